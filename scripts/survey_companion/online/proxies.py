"""The proxy that the environment names for encrypted connections (https_proxy, all_proxy, no_proxy).

A person who sets it says that there is no other way out, so it is used, wherever it is. It finds the
numbers of hosts itself: what can be judged here is a name that is a number, or this machine.
"""

import base64
import re
from dataclasses import dataclass
from urllib import request
from urllib.parse import unquote, urlsplit

from survey_companion.online.connection import Deadline, check_addresses, resolve
from survey_companion.online.destinations import Destination
from survey_companion.online.failures import UnreachableError

_is_direct = request.proxy_bypass_environment  # type: ignore[attr-defined]  # types forget it
_NUMBER = re.compile(r"(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+))*", re.ASCII)  # also 127.1 and 2130706433


@dataclass(frozen=True, kw_only=True, slots=True)
class Proxy:
    """Where it is, and what it wants to know; nobody else is told that."""

    host: str
    port: int
    headers: tuple[tuple[str, str], ...]


def find_proxy(host: str) -> Proxy | None:
    """Return the proxy for the host; `None` if there is none, or the host needs none.

    Raises:
        UnreachableError: there is one of a kind that cannot be used.
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
    except ValueError:  # no address at all
        pass
    raise UnreachableError("the proxy that the environment names is no http:// address")


def _credentials(user: str | None, password: str | None) -> tuple[tuple[str, str], ...]:
    if user is None:
        return ()
    words = f"{unquote(user)}:{unquote(password or '')}".encode()
    return (("Proxy-Authorization", f"Basic {base64.b64encode(words).decode()}"),)


def check_spelling(place: Destination, deadline: Deadline, patience: float) -> None:
    """Refuse a host that is this machine or a number that is not public, however it is spelt.

    Raises:
        UnreachableError: it is.
    """
    name = place.host.rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        raise UnreachableError(f"{place.host} is this machine")
    if ":" in name or _NUMBER.fullmatch(name):  # nobody is asked for these
        check_addresses(place.host, resolve(place.host, place.port, deadline, patience))
