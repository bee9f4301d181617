"""A connection to a checked address, whose every wait has an end.

The number that was judged is the number that is connected to: a name that is resolved to something
else the next time gains nothing.
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

_MOST_ADDRESSES = 4  # of one name that are tried
_Address = tuple[socket.AddressFamily, tuple[Any, ...]]


class Deadline:
    """When everything that belongs to a question has to be over."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self, at_most: float | None = None) -> float:
        """Return the seconds that are left, or as many of them as are wanted.

        Raises:
            UnavailableError: none is left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise UnavailableError(f"the answer was not complete after {self._seconds:g} s")
        return left if at_most is None else min(left, at_most)


class Connection:
    """A socket that is given up when it is silent for too long, says too much, or the time is over."""

    def __init__(self, raw: socket.socket, deadline: Deadline, silence: float, most: int) -> None:
        self._socket = raw
        self._deadline = deadline
        self._silence = silence
        self._most = most
        self.received = 0  # bytes
        self.is_ended = False  # by the other side

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the socket back."""
        self._socket.close()

    def start_tls(self, host: str) -> None:
        """Encrypt what follows, if the host shows a certificate of that name.

        Raises:
            UnavailableError: it does not, or not in time.
        """
        context = ssl.create_default_context()
        context.load_verify_locations(certifi.where())  # not every system has certificates of its own
        context.set_alpn_protocols(["http/1.1"])
        self._socket = self._wait(lambda: context.wrap_socket(self._socket, server_hostname=host))

    def send(self, data: bytes) -> None:
        """Send all of it."""
        self._wait(lambda: self._socket.sendall(data))

    def receive(self) -> bytes:
        """Return what has arrived, or nothing at its end."""
        data: bytes = self._wait(lambda: self._socket.recv(8192))
        self.received += len(data)
        self.is_ended = not data
        if self.received > self._most:
            raise UnavailableError(f"the answer is longer than {self._most:,} bytes")
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
    host: str, port: int, deadline: Deadline, *, patience: float, silence: float, most: int, is_trusted: bool
) -> Connection:
    """Return a connection to the host; unless it is trusted, only to the public internet.

    Raises:
        UnreachableError: there is no such host, it does not answer, or it is not a public one.
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
        return Connection(raw, deadline, silence, most)
    raise UnreachableError(f"{host} cannot be reached ({reason})")


def resolve(host: str, port: int, deadline: Deadline, patience: float) -> list[_Address]:
    """Return the numbers that the name leads to; the system is not waited for longer than the patience.

    Raises:
        UnreachableError: nobody knows the name, or not in time.
    """
    found: list[_Address] = []
    over = threading.Event()

    def ask() -> None:
        with suppress(OSError, UnicodeError):
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend((answer[0], answer[4]) for answer in answers)
        over.set()

    threading.Thread(target=ask, daemon=True).start()  # a look-up cannot be stopped, but left alone
    if not over.wait(deadline.left(patience)):
        raise UnreachableError(f"the name {host} was not found in time")
    if not found:
        raise UnreachableError(f"the name {host} is not known")
    return found


def check_addresses(host: str, addresses: list[_Address]) -> None:
    """Refuse a host of which any number is not public.

    Raises:
        UnreachableError: it has one.
    """
    for _, address in addresses:
        number = str(address[0])
        if not is_public(number):
            shown = host if host == number else f"{host} is {number}, which"
            raise UnreachableError(f"{shown} is not on the public internet")
