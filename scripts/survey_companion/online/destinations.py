"""The text of an address → the destination of a request, if it is allowed.

An answer can redirect to any address, so each one is checked: its text here, and its IP addresses in
`connection`, before connecting.
"""

import ipaddress
import re
import string
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from survey_companion.model.problems import shorten
from survey_companion.online.failures import UnavailableError

LONGEST = 4000  # characters of an address
_PORTS = {"http": 80, "https": 443}
_KEPT = string.punctuation  # not percent-encoded; nor is %, as the address may be encoded already
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_.-]{0,252})", re.ASCII)
_PUBLIC_V6 = ipaddress.IPv6Network(
    "2000::/3"
)  # all that is allocated: https://www.iana.org/assignments/ipv6-address-space
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052


@dataclass(frozen=True, kw_only=True, slots=True)
class Destination:
    """One address, taken apart."""

    scheme: str  # http or https
    host: str  # in small letters; an IPv6 address without brackets
    port: int
    target: str  # path and query, ASCII

    @property
    def origin(self) -> tuple[str, str, int]:
        """Return scheme, host and port, which identify a server."""
        return self.scheme, self.host, self.port

    @property
    def endpoint(self) -> str:
        """Return host and port."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def authority(self) -> str:
        """Return host and port for the header Host, without the scheme's default port."""
        return self.endpoint.removesuffix(f":{_PORTS[self.scheme]}")

    @property
    def url(self) -> str:
        """Return the whole address."""
        return f"{self.scheme}://{self.authority}{self.target}"


def parse_destination(url: str) -> Destination:
    """Return the destination of an address; characters that an address cannot contain are percent-encoded.

    Raises:
        UnavailableError: it is no web address, too long, or names a user.
    """
    shown = shorten(url)
    if len(url) > LONGEST:
        raise UnavailableError(f"the address {shown} is longer than {LONGEST:,} characters")
    try:
        parts = urlsplit(quote(url, safe=_KEPT, errors="replace"))
        host, port = parts.hostname or "", parts.port
    except ValueError as error:  # for instance an unclosed [ in the host, or a port past 65535
        raise UnavailableError(f"{shown} is no web address") from error
    if parts.scheme not in _PORTS or port == 0 or not _is_host(host):
        raise UnavailableError(f"{shown} is no web address")
    if "@" in parts.netloc:
        raise UnavailableError(f"the address {shown} names a user")
    path = parts.path if parts.path.startswith("/") else f"/{parts.path}"
    return Destination(
        scheme=parts.scheme,
        host=host,
        port=port or _PORTS[parts.scheme],
        target=f"{path}?{parts.query}" if parts.query else path,
    )


def _is_host(host: str) -> bool:
    if ":" not in host:
        return bool(_NAME.fullmatch(host))
    try:
        return "%" not in host and bool(ipaddress.IPv6Address(host))
    except ValueError:
        return False


def follow(place: Destination, location: bytes) -> Destination:
    """Return the destination of a redirect; `location` may be relative to the place that redirects.

    Raises:
        UnavailableError: it is no web address, too long, or names a user.
    """
    shown = shorten(location.decode("latin-1"))
    if len(location) > LONGEST:
        raise UnavailableError(f"the address {shown} is longer than {LONGEST:,} characters")
    try:
        joined = urljoin(place.url, quote(location, safe=_KEPT))
    except ValueError as error:
        raise UnavailableError(f"{shown} is no web address") from error
    return parse_destination(joined)


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet; an IPv4 address inside an IPv6 one is unwrapped."""
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour
        if number in _NAT64:
            inner = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
        if inner is None:
            return number in _PUBLIC_V6 and number.is_global  # these include no multicast
        number = inner
    return number.is_global and not (number.is_multicast or number.is_reserved)
