"""The proxy that the environment names for encrypted connections (https_proxy, all_proxy, no_proxy).

A person who sets a proxy needs it to reach the network, so it is used wherever it is. The proxy resolves the
names of hosts itself, so only hosts that are spelt as IP addresses, or as this machine, can be checked here.
"""

import base64
import re
from dataclasses import dataclass
from urllib import request
from urllib.parse import unquote, urlsplit

from survey_companion.online.connection import Deadline, check_addresses, resolve
from survey_companion.online.destinations import Destination
from survey_companion.online.failures import UnreachableError

_is_direct = request.proxy_bypass_environment  # type: ignore[attr-defined]  # missing in typeshed
_NUMBER = re.compile(r"(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+))*", re.ASCII)  # also 127.1 and 2130706433


@dataclass(frozen=True, kw_only=True, slots=True)
class Proxy:
    """The address of a proxy, and its credentials, which are sent to nobody else."""

    host: str
    port: int
    headers: tuple[tuple[str, str], ...]


def find_proxy(host: str) -> Proxy | None:
    """Return the proxy for the host; `None` if there is none, or the host needs none.

    Raises:
        UnreachableError: the proxy is of a kind that cannot be used.
    """
    named = request.getproxies_environment()
    address = named.get("https") or named.get("all")
    if not address or _is_direct(host):
        return None
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        if parts.scheme == "http" and parts.hostname:
            headers = _credentials(parts.username, parts.password)
            return Proxy(host=parts.hostname, port=parts.port or 80, headers=headers)
    except ValueError:  # not an address
        pass
    raise UnreachableError("the proxy that the environment names is no http:// address")


def _credentials(user: str | None, password: str | None) -> tuple[tuple[str, str], ...]:
    if user is None:
        return ()
    words = f"{unquote(user)}:{unquote(password or '')}".encode()
    return (("Proxy-Authorization", f"Basic {base64.b64encode(words).decode()}"),)


def check_spelling(place: Destination, deadline: Deadline, patience: float) -> None:
    """Refuse a host that is this machine or an IP address that is not public, in any spelling.

    Raises:
        UnreachableError: it is one of these.
    """
    name = place.host.rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        raise UnreachableError(f"{place.host} is this machine")
    if ":" in name or _NUMBER.fullmatch(name):  # resolving these needs no network
        check_addresses(place.host, resolve(place.host, place.port, deadline, patience))
