"""A server that says what it is told to, byte by byte, and the many ways in which it can misbehave."""

import gzip
import json
import socket
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

Reply = bytes | Callable[[socket.socket], None]


class HostileServer:
    """Listens on this machine; each path has its reply."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.replies: dict[str, Reply] = {}  # path → what is sent; else 404
        self.at_once: Reply | None = None  # what is sent instead before anything came
        self.requests: list[bytes] = []  # what came, up to the empty line

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def serve(self) -> None:
        """Answer until the listener is closed."""
        with suppress(OSError):
            while True:
                peer, _ = self._listener.accept()
                threading.Thread(target=self._answer, args=(peer,), daemon=True).start()

    def _answer(self, peer: socket.socket) -> None:
        with suppress(OSError), peer:
            peer.settimeout(30)
            reply = self.at_once or self._read(peer)
            if isinstance(reply, bytes):
                peer.sendall(reply)
            else:
                reply(peer)

    def _read(self, peer: socket.socket) -> Reply:
        """Read a request and return what is to be answered."""
        request = b""
        while b"\r\n\r\n" not in request and (piece := peer.recv(65536)):
            request += piece
        self.requests.append(request)
        path = request.split(b" ")[1].decode() if b" " in request else ""
        return self.replies.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    def close(self) -> None:
        """Stop listening."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes what waits for the next connection
        self._listener.close()


@contextmanager
def hostile_server() -> Iterator[HostileServer]:
    """A server that listens while the context lasts."""
    server = HostileServer()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join(5)


def ok(body: bytes | str, *headers: str, length: int | None = None, status: str = "200 OK") -> bytes:
    """Return an answer as it should be, but for what is asked to be wrong."""
    data = body if isinstance(body, bytes) else body.encode()
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(data) if length is None else length}", *headers]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + data


def redirect(location: str, status: str = "302 Found") -> bytes:
    """Return a redirect."""
    return ok(b"", f"Location: {location}", status=status)


def csl(**fields: Any) -> str:  # noqa: ANN401  (any JSON)
    """Return CSL-JSON of the work that is looked for, with other fields."""
    known = {
        "title": "Sorting Stones",
        "author": [{"family": "Doe", "given": "Ana"}],
        "container-title": "Journal of Stones",
    }
    return json.dumps({**known, **fields})


def feed(inside: str, head: str = "") -> str:
    """Return an arXiv feed of the work that is looked for, with something more in it."""
    return (
        f'{head}<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Sorting Stones</title>'
        f"<author><name>Ana Doe</name></author>{inside}</entry></feed>"
    )


def bib(*fields: str) -> str:
    """Return an entry of the work that is looked for, with more fields."""
    known = ["title = {Sorting Stones}", "author = {Doe, Ana}", "booktitle = {Proceedings}"]
    return "@inproceedings{doe,\n" + ",\n".join([*known, *fields]) + "}\n"


# -- ways to send ----------------------------------------------------------------------------------


def _hang(peer: socket.socket) -> None:
    """Say nothing until the other side goes."""
    peer.recv(1)


def _reset(peer: socket.socket) -> None:
    """Break the connection instead of closing it."""
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _then_hang(data: bytes) -> Reply:
    def reply(peer: socket.socket) -> None:
        peer.sendall(data)
        _hang(peer)

    return reply


def _drip(head: bytes, data: bytes) -> Reply:
    """Send the head at once and the rest byte by byte, never silent for long."""

    def reply(peer: socket.socket) -> None:
        peer.sendall(head)
        for index in range(len(data)):
            peer.sendall(data[index : index + 1])
            time.sleep(0.02)

    return reply


def _endless(head: bytes, piece: bytes) -> Reply:
    """Send the piece again and again."""

    def reply(peer: socket.socket) -> None:
        peer.sendall(head)
        while True:
            peer.sendall(piece)

    return reply


# -- the cases -------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One way to misbehave."""

    name: str
    source: str  # doi, arxiv or acl: which of them misbehaves
    reply: Reply
    reason: str  # after "not used, because"; {port} is the server's
    field: str = ""  # what alone is not used; empty: nothing is
    silence: float = 20  # seconds that it is given
    deadline: float = 40


_HEAD = b"HTTP/1.1 200 OK\r\n"
_CHUNKED = _HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
_EARLY = "the answer ends too early"
_INVALID = "the answer is not valid HTTP"
_LONG = "the answer is longer than 4,000,000 bytes"
_LONG_HEAD = "the headers are longer than 32,768 bytes"
_PACKED = "the answer is packed in a way that was not asked for"
_SPOILT = "the answer cannot be unpacked"
_GZIP = gzip.compress(csl().encode(), mtime=0)
_BOMB = gzip.compress(b" " * 5_000_000, mtime=0)


def _of(source: str, *rows: tuple[str, Reply, str], **more: Any) -> list[Case]:  # noqa: ANN401
    return [Case(name=name, source=source, reply=reply, reason=why, **more) for name, reply, why in rows]


_CONNECTIONS = [
    *_of(
        "doi",
        ("closed at once", b"", "the connection was closed before an answer came"),
        ("broken at once", _reset, "the connection was lost"),
        ("half a status line", b"HTTP/1.1 20", _EARLY),
        ("half the headers", b"HTTP/1.1 200 OK\r\nContent-Le", _EARLY),
        ("half the body", ok(csl(), length=10_000), _EARLY),
    ),
    *_of(
        "doi",
        ("no answer", _hang, "nothing came for 0.2 s"),
        ("silence after the headers", _then_hang(ok("", length=9)), "nothing came for 0.2 s"),
        ("silence in the headers", _then_hang(_HEAD), "nothing came for 0.2 s"),
        silence=0.2,
    ),
    *_of(
        "doi",
        ("dripping status", _drip(b"", _HEAD * 9), "the answer was not complete after 0.4 s"),
        ("dripping headers", _drip(_HEAD, b"A: b\r\n" * 99), "the answer was not complete after 0.4 s"),
        ("dripping body", _drip(ok("", length=999), b"x" * 999), "the answer was not complete after 0.4 s"),
        ("dripping chunks", _drip(_CHUNKED, b"1\r\nx\r\n" * 99), "the answer was not complete after 0.4 s"),
        deadline=0.4,
    ),
]

_GRAMMAR = _of(
    "doi",
    ("garbage", b"\x00\xff\x1b[2J garbage\r\n\r\n", _INVALID),
    ("a body alone", csl().encode() + b"\r\n\r\n", _INVALID),
    ("another protocol", b"SSH-2.0-OpenSSH_9.9\r\n\r\n", _INVALID),
    ("HTTP/2", b"HTTP/2 200\r\n\r\n", _INVALID),
    ("letters for a status", b"HTTP/1.1 abc OK\r\n\r\n", _INVALID),
    ("a status of four digits", b"HTTP/1.1 2000 OK\r\n\r\n", _INVALID),
    ("a status below 100", b"HTTP/1.1 042 OK\r\n\r\n", _INVALID),
    ("another protocol from here", b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", _INVALID),
    ("a header without a colon", _HEAD + b"nonsense\r\n\r\n", _INVALID),
    ("a header with NUL", _HEAD + b"A: \x00\r\n\r\n", _INVALID),
    ("a blank before the colon", _HEAD + b"Content-Length : 2\r\n\r\n{}", _INVALID),
    ("a negative length", ok("{}", length=-2), _INVALID),
    ("a length in words", _HEAD + b"Content-Length: two\r\n\r\n{}", _INVALID),
    ("two lengths", ok("{}", "Content-Length: 3"), _INVALID),
    ("an endless length", ok("{}", length=10**40), _INVALID),
    ("an unknown transfer", _HEAD + b"Transfer-Encoding: magic\r\n\r\n{}", _INVALID),
    ("a chunk of no number", _CHUNKED + b"zz\r\n{}\r\n0\r\n\r\n", _INVALID),
    ("a negative chunk", _CHUNKED + b"-2\r\n{}\r\n0\r\n\r\n", _INVALID),
    ("an endless chunk", _CHUNKED + b"f" * 40 + b"\r\n{}", _INVALID),
    ("a chunk that is longer than it says", _CHUNKED + b"1\r\n{}\r\n0\r\n\r\n", _INVALID),
    ("a chunk that is cut", _CHUNKED + b"9\r\n{}", _EARLY),
    ("no last chunk", _CHUNKED + b"2\r\n{}\r\n", _EARLY),
    ("a length that is too short", ok(csl(), length=9), "it is not JSON"),
)

_SIZES = _of(
    "doi",
    ("a long status line", b"HTTP/1.1 200 " + b"x" * 99_999, _LONG_HEAD),
    ("a long header", _HEAD + b"A: " + b"x" * 99_999, _LONG_HEAD),
    ("endless headers", _endless(_HEAD, b"A: b\r\n" * 1000), _LONG_HEAD),
    ("endless words before the answer", _endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 99), _LONG_HEAD),
    ("many headers", ok("{}", *["A: b"] * 300), "there are more than 200 headers"),
    ("an endless body", _endless(_HEAD + b"\r\n", b"x" * 65536), _LONG),
    ("a body that is as long as it says", _endless(ok("", length=10**12), b"x" * 65536), _LONG),
    ("endless chunks", _endless(_CHUNKED, b"ff00\r\n" + b"x" * 0xFF00 + b"\r\n"), _LONG),
    ("a chunk with an endless name", _endless(_CHUNKED + b"2;", b"x" * 9999), _LONG_HEAD),
    (
        "chunks of more name than text",
        _endless(_CHUNKED, b"1;" + b"x" * 9000 + b"\r\nx\r\n"),
        "the answer is longer than 4,032,768 bytes",
    ),
    ("endless trailers", _endless(_CHUNKED + b"0\r\n", b"A: b\r\n" * 1000), _LONG_HEAD),
    ("a bomb", ok(_BOMB, "Content-Encoding: gzip"), f"{_LONG} when it is unpacked"),
    ("a cut archive", ok(_GZIP[:-9], "Content-Encoding: gzip"), _SPOILT),
    ("an archive and more", ok(_GZIP + _GZIP, "Content-Encoding: gzip"), _SPOILT),
    ("no archive", ok(csl(), "Content-Encoding: gzip"), _SPOILT),
    ("packed twice", ok(gzip.compress(_GZIP), "Content-Encoding: gzip, gzip"), _PACKED),
    ("packed twice, said twice", ok(_GZIP, *["Content-Encoding: gzip"] * 2), _PACKED),
    ("deflate", ok(zlib.compress(csl().encode()), "Content-Encoding: deflate"), _PACKED),
    ("br", ok(b"\x0b\x02\x80{}\x03", "Content-Encoding: br"), _PACKED),
    ("zstd", ok(b"\x28\xb5\x2f\xfd", "Content-Encoding: zstd"), _PACKED),
)

_STATUSES = [
    *_of(
        "doi",
        *(
            (f"status {status}", ok(csl(), status=f"{status} Odd"), f"the server says {status}")
            for status in (201, 206, 300, 305, 399, 400, 401, 403, 404, 407, 410, 418, 429, 500, 503, 999)
        ),
        ("status 204", b"HTTP/1.1 204 No Content\r\n\r\n", "the server says 204"),
        ("status 304", b"HTTP/1.1 304 Not Modified\r\n\r\n", "the server says 304"),
        ("a status without a word", b"HTTP/1.1 404\r\n\r\n", "the server says 404"),
        ("an endless error", _endless(b"HTTP/1.1 404 No\r\n\r\n", b"x" * 65536), "the server says 404"),
        ("a long pause", ok("", "Retry-After: 99999999", status="429 Busy"), "the server says 429"),
        ("an odd pause", ok("", "Retry-After: 1e999 \x1b", status="503 Busy"), "the server says 503"),
        (
            "a pause in another age",
            ok("", "Retry-After: 1 Jan 0000", status="503 Busy"),
            "the server says 503",
        ),
        ("nothing", ok(""), "the answer is empty"),
        ("blanks", ok(" \r\n\t"), "the answer is empty"),
    )
]

_NOT_PUBLIC = {
    "127.0.0.1": "127.0.0.1",
    "127.1": "127.0.0.1",
    "0x7f000001": "127.0.0.1",
    "0x7f.1": "127.0.0.1",
    "2130706433": "127.0.0.1",
    "017700000001": "127.0.0.1",
    "0.1": "0.0.0.1",
    "10.1.2.3": "10.1.2.3",
    "100.64.0.1": "100.64.0.1",
    "169.254.169.254": "169.254.169.254",
    "172.16.0.1": "172.16.0.1",
    "192.168.0.1": "192.168.0.1",
    "224.0.0.1": "224.0.0.1",
    "255.255.255.255": "255.255.255.255",
    "[::]": "::",
    "[::1]": "::1",
    "[::ffff:127.0.0.1]": "::ffff:127.0.0.1",
    "[64:ff9b::7f00:1]": "64:ff9b::7f00:1",
    "[fe80::1]": "fe80::1",
    "[fd00::1]": "fd00::1",
    "[ff02::1]": "ff02::1",
}


def _why_not(host: str, number: str) -> str:
    spelt = host if host == number else f"{host} is {number}, which"
    return f"it redirects to {host}, and {spelt} is not on the public internet"


_REDIRECTS = _of(
    "doi",
    *(
        (
            f"a redirect to {host}",
            redirect(f"https://{host}:{{port}}/"),
            _why_not(host.strip("[]"), number),
        )
        for host, number in _NOT_PUBLIC.items()
    ),
    *(
        (
            f"a redirect to {location[:40]!r}",
            redirect(location),
            f"it redirects, and {shown} is no web address",
        )
        for location, shown in {
            "http://[::1": "http://[::1",
            "https://[::1%25eth0]/": "https://[::1%25eth0]/",
            "https://[zz]/": "https://[zz]/",
            "https://": "https://",
            "https://\x1b[31m/": "https://\\u001b[31m/",
            "https://ex ample.org/": "https://ex%20ample.org/",
            "https://exämple.org/": "https://ex%E4mple.org/",
            "https://a:0/": "https://a:0/",
            "https://a:65536/": "https://a:65536/",
            "https://a:b/": "https://a:b/",
            "file:///etc/passwd": "file:///etc/passwd",
            "ftp://example.org/": "ftp://example.org/",
            "javascript:alert(1)": "javascript:alert(1)",
            "data:,{}": "data:,{}",
        }.items()
    ),
    ("a redirect to nowhere", ok("", status="302 Found"), "it redirects without saying where to"),
    ("an empty redirect", redirect(""), "it redirects without saying where to"),
    ("two redirects", ok("", "Location: /a", "Location: /b", status="301 Odd"), "it redirects to two places"),
    ("a circle", redirect("?"), "it redirects more than 5 times"),
    ("a circle of endless bodies", _endless(redirect("?"), b"x" * 9999), "it redirects more than 5 times"),
    (
        "a redirect without encryption",
        redirect("http://example.org/"),
        "it redirects to example.org, and http://example.org/ is not encrypted (https)",
    ),
    (
        "a redirect to another port",
        redirect("http://127.0.0.1:1/"),
        "it redirects to 127.0.0.1, and http://127.0.0.1:1/ is not encrypted (https)",
    ),
    (
        "a redirect with a password",
        redirect("https://ana:secret@example.org/"),
        "it redirects, and the address https://ana:secret@example.org/ names a user",
    ),
    (
        "a long redirect",
        redirect("/" + "x" * 5000),
        f"it redirects, and the address /{'x' * 118}… is longer than 4,000 characters",
    ),
)

_DIGITS = "“{}”, and not a year from 1900 to 2100".format
_TEXTS = [
    *_of(
        "doi",
        ("HTML", ok("<html><title>Sorting Stones</title></html>"), "it is not JSON"),
        ("a list", ok("[]"), "it has no title"),
        ("null", ok("null"), "it has no title"),
        ("NaN", ok('{"title": NaN}'), "it is not JSON"),
        ("100,000 lists", ok("[" * 100_000), "it is not JSON"),
        ("100,000 lists in a title", ok(f'{{"title": {"[" * 100_000}}}'), "it is not JSON"),
        ("a title in a list in a list", ok(csl(title=[["x"]])), "it has no title"),
        ("true for a title", ok(csl(title=True)), "it has no title"),
        ("no UTF-8", ok(csl().encode() + b"\xff"), "the answer is not UTF-8 text"),
        ("UTF-16", ok(csl().encode("utf-16")), "the answer is not UTF-8 text"),
        (
            "another character set",
            ok('{"title": "é"}'.encode("latin-1"), "Content-Type: x; charset=latin-1"),
            "the answer is not UTF-8 text",
        ),
        (
            "half a character",
            ok('{"title": "\\ud800"}'),
            "its title is “\\ud800”, and not one line of visible text",
        ),
        (
            "an escape in the title",
            ok(csl(title="\x1b[2JStones")),
            "its title is “\\u001b[2JStones”, and not one line of visible text",
        ),
        (
            "a turned title",
            ok(csl(title="\u202eStones")),
            "its title is “\\u202eStones”, and not one line of visible text",
        ),
        (
            "NUL in the title",
            ok(csl(title="a\0b")),
            "its title is “a\\u0000b”, and not one line of visible text",
        ),
        (
            "a long title",
            ok(csl(title="x" * 5000)),
            f"its title is “{'x' * 79}…”, and not at most 2,000 characters",
        ),
        ("another work", ok(csl(title="Rivers")), "it has another title, “Rivers”"),
        ("other people", ok(csl(author=[{"family": "Roe"}])), "it has other authors, Roe"),
        ("nobody", ok(csl(author=7)), "it names no authors"),
    ),
    *_of(
        "doi",
        *(
            (f"a year that is {year[:9]}", ok(f'{csl()[:-1]}, "issued": {{"date-parts": [[{year}]]}}}}'), why)
            for year, why in {
                "1e999": f"it is {_DIGITS('inf')}",
                "1e400": f"it is {_DIGITS('inf')}",
                "-2020": f"it is {_DIGITS('-2020')}",
                "20.5": f"it is {_DIGITS('20.5')}",
                "true": f"it is {_DIGITS('True')}",
                "[2020]": f"it is {_DIGITS('[2020]')}",
                '"abcd"': f"it is {_DIGITS('abcd')}",
                '"²"': f"it is {_DIGITS('²')}",
                '"２０２０"': f"it is {_DIGITS('２０２０')}",
                "3000": f"it is {_DIGITS('3000')}",
                "9" * 50_000: f"it is {_DIGITS('9' * 79 + '…')}",
            }.items()
        ),
        field="published.year",
    ),
    *_of(
        "doi",
        (
            "no DOI",
            ok(csl(DOI="nonsense")),
            "it is “nonsense”, and not a DOI without resolver, such as 10.18653/v1/P19-1310",
        ),
        (
            "an escape in a DOI",
            ok(csl(DOI="10.1234/\x1b")),
            "it is “10.1234/\\u001b”, and not one line of visible text",
        ),
        field="published.doi",
    ),
    Case(
        name="two people in one",
        source="doi",
        reply=ok(csl(author=[{"family": "Doe", "given": "Ana"}, {"family": "Roe and Poe", "given": "B"}])),
        reason='it is “Doe, Ana; Roe and Poe, B”, and not one author each, as "Family, Given" or "{Team}"',
        field="authors",
    ),
    Case(
        name="pages of odd digits",
        source="doi",
        reply=ok(csl(page="9²-1\u200b")),
        reason="it is “9²–1\\u200b”, and not one line of visible text",
        field="published.pages",
    ),
]

_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>',
    '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
)
_FEEDS = [
    *_of(
        "arxiv",
        *(
            (f"entities {number}", ok(feed("", head)), "it is not a feed")
            for number, head in enumerate(_LAUGHS)
        ),
        ("JSON for a feed", ok(csl()), "it is not a feed"),
        ("half a feed", ok(feed("")[:-9]), "it is not a feed"),
        ("a feed with NUL", ok(feed("\0")), "it is not a feed"),
        ("a deep feed", ok("<a>" * 100_000), "it is not a feed"),
        ("an unknown entity", ok(feed("&nbsp;")), "it is not a feed"),
        ("HTML for a feed", ok("<html/>"), "it has no entry"),
        ("a feed of nothing", ok('<feed xmlns="http://www.w3.org/2005/Atom"/>'), "it has no entry"),
        (
            "a feed about something else",
            ok(feed("").replace("Stones", "Rivers")),
            "it has another title, “Sorting Rivers”",
        ),
    ),
    Case(
        name="a month of letters",
        source="arxiv",
        reply=ok(feed("<published>abcd-01</published>")),
        reason="it is “abcd-01”, and not a month as YYYY-MM",
        field="submitted",
    ),
    Case(
        name="no identifier of arXiv",
        source="arxiv",
        reply=ok(feed("<id>http://arxiv.org/abs/../../x</id>")),
        reason="it is “../../x”, and not an arXiv identifier without version, such as 2401.02909",
        field="arxiv",
    ),
    Case(
        name="no subject class",
        source="arxiv",
        reply=ok(feed('<c:primary_category xmlns:c="http://arxiv.org/schemas/atom" term="a b"/>')),
        reason="it is “a b”, and not a subject class of arXiv, such as cs.CL",
        field="arxiv_class",
    ),
]

_DOUBLING = "".join(f"@string{{m{n + 1} = m{n} # m{n}}}\n" for n in range(40))
_TANGLED = "it has LaTeX that is too long or too deeply nested"
_ENTRIES = [
    *_of(
        "acl",
        ("HTML for an entry", ok("<html>"), "it has no entry"),
        ("half an entry", ok(bib()[:-3]), "it is not BibTeX"),
        ("an entry without a title", ok("@misc{a, year = {2020}}"), "it has no title"),
        ("26 braces", ok(bib(f"note = {'{' * 26}x{'}' * 26}")), "its braces are nested more than 12 deep"),
        (
            "26 braces after as many that close nothing",
            ok("}" * 26 + bib(f"note = {'{' * 26}x{'}' * 26}")),
            "its braces are nested more than 12 deep",
        ),
        ("26 braces that nothing closes", ok("@a{" + "{" * 26), "its braces are nested more than 12 deep"),
        (
            "macros that double",
            ok('@string{m0 = "x"}\n' + _DOUBLING + bib("note = m40")),
            "it defines macros",
        ),
        ("26 accents", ok(bib("volume = {" + "\\`" * 26 + "a}")), _TANGLED),
        ("26 accents in braces", ok(bib("volume = {" + "{\\`" * 6 + "a" + "}" * 6 + "}")), _TANGLED),
        ("accents on words with accents", ok(bib("volume = {" + "\\`{a" * 6 + "}" * 6 + "}")), _TANGLED),
        ("26 accents on an author", ok(bib().replace("Ana", "\\'" * 26 + "a")), _TANGLED),
        ("a long value", ok(bib("volume = {" + "x" * 50_000 + "}")), _TANGLED),
        ("a long entry", ok(bib("note = {" + "x" * 200_000 + "}")), "it is longer than 100,000 characters"),
        ("three commas in a name", ok(bib().replace("Doe, Ana", "a,b,c,d,e")), "it is not BibTeX"),
        ("a field twice", ok(bib("year = 2020", "year = 2021")), "it is not BibTeX"),
    ),
    *_of(
        "acl",
        *(
            (f"{{{year}}} for a year", ok(bib(f"year = {{{year}}}")), f"it is {_DIGITS(year)}")
            for year in ("²", "abcd", "20 20", "0x7e4", "1.5e3", "٢٠٢٠", "1066")
        ),
        field="published.year",
    ),
    Case(
        name="no address",
        source="acl",
        reply=ok(bib("url = {javascript:alert(1)}")),
        reason="it is “javascript:alert(1)”, and not an address that starts with https://",
        field="published.url",
    ),
]

CASES = [*_CONNECTIONS, *_GRAMMAR, *_SIZES, *_STATUSES, *_REDIRECTS, *_TEXTS, *_FEEDS, *_ENTRIES]
