"""One HTTP/1.1 request and its answer on one connection (RFC 9112), with the parser of `h11`.

The body is read only if the status is 200; of errors and redirects, the head is enough.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import h11

from survey_companion.online.connection import Connection
from survey_companion.online.failures import BrokenError, UnavailableError

LONGEST_HEAD = 32_768  # bytes of a status line and all headers
MOST_HEADERS = 200
_Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The answer of a server."""

    status: int
    headers: _Headers  # names in small letters
    body: bytes  # decompressed; empty unless the status is 200

    def values(self, name: bytes) -> list[bytes]:
        """Return the values of every header of that name."""
        return [value for each, value in self.headers if each == name]


def exchange(connection: Connection, target: str, headers: Iterable[tuple[str, str]], longest: int) -> Answer:
    """Send a request and return the answer.

    Raises:
        BrokenError: the connection ended before the answer did.
        UnavailableError: the answer is too long, not HTTP, or compressed in a way that was not asked for.
    """
    protocol = h11.Connection(h11.CLIENT, max_incomplete_event_size=LONGEST_HEAD)
    request = h11.Request(method="GET", target=target, headers=list(headers))
    connection.send((protocol.send(request) or b"") + (protocol.send(h11.EndOfMessage()) or b""))
    try:
        head = _read_head(protocol, connection)
        body = _read_body(protocol, connection, longest) if head.status_code == 200 else b""
    except h11.RemoteProtocolError as error:
        raise _explain(error, connection) from error
    answer = Answer(status=head.status_code, headers=list(head.headers), body=body)
    return Answer(status=answer.status, headers=answer.headers, body=_unpack(answer, longest))


def open_tunnel(connection: Connection, authority: str, headers: Iterable[tuple[str, str]]) -> None:
    """Ask a proxy for a tunnel to a host (RFC 9110, 9.3.6).

    Raises:
        UnavailableError: the proxy refuses.
    """
    protocol = h11.Connection(h11.CLIENT, max_incomplete_event_size=LONGEST_HEAD)
    request = h11.Request(method="CONNECT", target=authority, headers=[("Host", authority), *headers])
    connection.send((protocol.send(request) or b"") + (protocol.send(h11.EndOfMessage()) or b""))
    try:
        head = _read_head(protocol, connection)
    except h11.RemoteProtocolError as error:
        raise _explain(error, connection) from error
    if not 200 <= head.status_code < 300:
        raise UnavailableError(f"the proxy says {head.status_code}")
    if protocol.trailing_data[0]:
        raise UnavailableError("the proxy answers in the place of the host")


def _next_event(protocol: h11.Connection, connection: Connection) -> object:
    while True:
        event = protocol.next_event()
        if event is not h11.NEED_DATA:
            return event
        protocol.receive_data(connection.receive())


def _read_head(protocol: h11.Connection, connection: Connection) -> h11.Response:
    """Return the status and the headers; interim answers (1xx) before them count towards their length."""
    while True:
        event = _next_event(protocol, connection)
        if isinstance(event, h11.Response):
            if len(event.headers) > MOST_HEADERS:
                raise UnavailableError(f"there are more than {MOST_HEADERS} headers")
            return event
        if not isinstance(event, h11.InformationalResponse):
            raise BrokenError("the connection was closed before an answer came")
        if connection.received > LONGEST_HEAD:
            raise UnavailableError(f"the headers are longer than {LONGEST_HEAD:,} bytes")


def _read_body(protocol: h11.Connection, connection: Connection, longest: int) -> bytes:
    body = bytearray()
    while isinstance(event := _next_event(protocol, connection), h11.Data):
        body += event.data
        if len(body) > longest:
            raise UnavailableError(f"the answer is longer than {longest:,} bytes")
    return bytes(body)


def _explain(error: h11.RemoteProtocolError, connection: Connection) -> UnavailableError:
    """Return the failure in fixed words: h11's own message quotes what the server sent."""
    if error.error_status_hint == 431:
        return UnavailableError(f"the headers are longer than {LONGEST_HEAD:,} bytes")
    if not connection.received:
        return BrokenError("the connection was closed before an answer came")
    if connection.is_ended:
        return BrokenError("the answer ends too early")
    return UnavailableError("the answer is not valid HTTP")


def _unpack(answer: Answer, longest: int) -> bytes:
    """Return the decompressed body; too long a body is refused."""
    packed = b",".join(answer.values(b"content-encoding")).strip().lower()
    if not answer.body or packed in {b"", b"identity"}:
        return answer.body
    if packed not in {b"gzip", b"x-gzip"}:
        raise UnavailableError("the answer is packed in a way that was not asked for")
    unpacker = zlib.decompressobj(wbits=31)
    try:
        body = unpacker.decompress(answer.body, longest + 1)
    except zlib.error as error:
        raise UnavailableError("the answer cannot be unpacked") from error
    if len(body) > longest:
        raise UnavailableError(f"the answer is longer than {longest:,} bytes when it is unpacked")
    if not unpacker.eof or unpacker.unused_data:
        raise UnavailableError("the answer cannot be unpacked")
    return body
