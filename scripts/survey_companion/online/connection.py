"""A connection to a checked address, with a time limit for every wait.

A name is resolved once, and the connection is made to the IP addresses that were checked, so a name that
resolves differently the next time cannot bypass the check.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self

import certifi

from survey_companion.online.destinations import is_public
from survey_companion.online.failures import BrokenError, UnavailableError, UnreachableError

_MOST_ADDRESSES = 4  # IP addresses of one name that are tried
_Address = tuple[socket.AddressFamily, tuple[Any, ...]]


class Deadline:
    """The time at which a question, with all its requests, is given up."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self, at_most: float | None = None) -> float:
        """Return the seconds left, at most `at_most`.

        Raises:
            UnavailableError: none is left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise UnavailableError(f"the answer was not complete after {self._seconds:g} s")
        return left if at_most is None else min(left, at_most)


class Connection:
    """A socket that is given up if no data comes for too long, if too much comes, or at the deadline."""

    def __init__(self, raw: socket.socket, deadline: Deadline, silence: float, limit: int) -> None:
        self._socket = raw
        self._deadline = deadline
        self._silence = silence
        self._limit = limit
        self.received = 0  # bytes so far
        self.is_ended = False  # whether the other side has closed it

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def start_tls(self, host: str) -> None:
        """Encrypt the connection, if the host has a valid certificate for its name.

        Raises:
            UnavailableError: it has none, or does not answer in time.
        """
        context = ssl.create_default_context()
        context.load_verify_locations(certifi.where())  # not every system has certificates of its own
        context.set_alpn_protocols(["http/1.1"])
        self._socket = self._wait(lambda: context.wrap_socket(self._socket, server_hostname=host))

    def send(self, data: bytes) -> None:
        """Send all data."""
        self._wait(lambda: self._socket.sendall(data))

    def receive(self) -> bytes:
        """Return the bytes that have arrived; empty if the other side has closed the connection."""
        data: bytes = self._wait(lambda: self._socket.recv(8192))
        self.received += len(data)
        self.is_ended = not data
        if self.received > self._limit:
            raise UnavailableError(f"the answer is longer than {self._limit:,} bytes")
        return data

    def _wait(self, act: Callable[[], Any]) -> Any:  # noqa: ANN401  (what the act returns)
        self._socket.settimeout(self._deadline.left(self._silence))
        try:
            return act()
        except TimeoutError as error:
            self._deadline.left()
            raise UnavailableError(f"nothing came for {self._silence:g} s") from error
        except ssl.SSLCertVerificationError as error:
            raise UnavailableError(f"its certificate is not valid ({error.verify_message})") from error
        except ssl.SSLError as error:
            raise UnavailableError("the connection could not be encrypted") from error
        except (OSError, ValueError) as error:  # ValueError: a name that no certificate can have
            raise BrokenError("the connection was lost") from error


def connect(  # noqa: PLR0913  (each is a limit or a part of the address)
    host: str, port: int, deadline: Deadline, *, patience: float, silence: float, limit: int, is_trusted: bool
) -> Connection:
    """Return a connection to the host, which must be on the public internet unless it is trusted.

    Raises:
        UnreachableError: there is no such host, it does not answer, or it is not public.
    """
    addresses = resolve(host, port, deadline, patience)
    if not is_trusted:
        check_addresses(host, addresses)
    reason = "no address"
    for family, address in addresses[:_MOST_ADDRESSES]:
        raw = socket.socket(family, socket.SOCK_STREAM)
        try:
            raw.settimeout(deadline.left(patience))
            raw.connect(address)
        except OSError as error:
            raw.close()
            reason = "no answer" if isinstance(error, TimeoutError) else error.strerror or "no answer"
            continue
        except BaseException:
            raw.close()
            raise
        with suppress(OSError):
            raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return Connection(raw, deadline, silence, limit)
    raise UnreachableError(f"{host} cannot be reached ({reason})")


def resolve(host: str, port: int, deadline: Deadline, patience: float) -> list[_Address]:
    """Return the IP addresses of the name; `patience` is how many seconds to wait for the system.

    Raises:
        UnreachableError: the name is unknown, or was not resolved in time.
    """
    found: list[_Address] = []
    over = threading.Event()

    def ask() -> None:
        with suppress(OSError, UnicodeError):
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend((answer[0], answer[4]) for answer in answers)
        over.set()

    threading.Thread(target=ask, daemon=True).start()  # a thread, because a look-up cannot be stopped
    if not over.wait(deadline.left(patience)):
        raise UnreachableError(f"the name {host} was not found in time")
    if not found:
        raise UnreachableError(f"the name {host} is not known")
    return found


def check_addresses(host: str, addresses: list[_Address]) -> None:
    """Refuse a host if any of its IP addresses is not public.

    Raises:
        UnreachableError: one is not.
    """
    for _, address in addresses:
        number = str(address[0])
        if not is_public(number):
            shown = host if host == number else f"{host} is {number}, which"
            raise UnreachableError(f"{shown} is not on the public internet")
