"""Where requests go, what they carry, and how long they are waited for."""

import gzip
import socket
import ssl
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import certifi
import pytest
import trustme

from hostile import HostileServer, Reply, hostile_server, ok, redirect
from survey_companion.online.client import Client, RequestPolicy
from survey_companion.online.destinations import follow, is_public, parse_destination
from survey_companion.online.failures import UnavailableError, UnreachableError

MANNERS = RequestPolicy(per_second=1e9, patience=20, silence=20, deadline=40, retries=2, backoff=0.001)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Somebody who makes certificates, and whom nobody trusts."""
    return trustme.CA()


@pytest.fixture(scope="module")
def trusted(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file that says that one may."""
    path = tmp_path_factory.mktemp("authority") / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@pytest.fixture(scope="module")
def with_tls(authority: trustme.CA) -> Callable[[socket.socket], None]:
    """Answers one request after the handshake."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "journal.example").configure_cert(context)

    def answer(peer: socket.socket) -> None:
        with suppress(OSError), context.wrap_socket(peer, server_side=True) as secret:
            secret.recv(65536)
            secret.sendall(ok("text"))

    return answer


@pytest.fixture
def server() -> Iterator[HostileServer]:
    """A server whose replies each test sets."""
    with hostile_server() as running:
        yield running


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine that runs the tests has in its environment."""
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)


def _fetch(server: HostileServer, path: str = "/a", manners: RequestPolicy = MANNERS) -> str:
    return Client(manners, given=[server.address]).fetch(server.address + path, {"Accept": "text/x"})


# -- addresses -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    """0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255
    192.0.2.1 192.168.0.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 224.0.1.1 239.1.1.1 240.0.0.1
    255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1
    64:ff9b::a00:1 64:ff9b:1::1 100::1 2001:db8::1 2001::1 2002:7f00:1:: 2002:a00:1:: fc00::1 fd12::1 fe80::1
    fe80::1%eth0 fec0::1 ff02::1 ff0e::1 nonsense 127.1""".split(),
)
def test_a_number_of_a_closed_network_is_not_public(address: str) -> None:
    """Loopback, link-local, private, multicast, reserved, for documents; also inside another number."""
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    """1.1.1.1 8.8.8.8 172.32.0.1 192.167.1.1 2606:4700::1111 2a00::1 ::ffff:8.8.8.8 64:ff9b::808:808
    2002:808:808::""".split(),
)
def test_a_number_of_the_internet_is_public(address: str) -> None:
    """So is one that stands for it in a network without IPv4."""
    assert is_public(address)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        (b"/b?c#d", "https://a.example/b?c"),
        (b"b", "https://a.example/x/b"),
        (b"?q", "https://a.example/x/y?q"),
        (b"//b.example", "https://b.example/"),
        (b"HTTPS://B.Example:443/\xc3\xa9 \x1b", "https://b.example/%C3%A9%20%1B"),
        (b"https://b.example:8443/%C3%A9", "https://b.example:8443/%C3%A9"),
        (b"https://[2606:4700::1]/", "https://[2606:4700::1]/"),
    ],
)
def test_redirects_are_read_as_a_browser_does(location: bytes, url: str) -> None:
    """Relative or whole, quoted or not; the fragment stays here."""
    assert follow(parse_destination("https://a.example/x/y?z"), location).url == url


_REFUSED = r"not on the public|not encrypted|localhost\. is not known"  # some systems know no final dot


@pytest.mark.parametrize(
    "host", "127.0.0.1 127.1 0x7f000001 2130706433 localhost localhost. [::ffff:127.0.0.1]".split()
)
@pytest.mark.parametrize("scheme", ["https", "http"])
def test_this_machine_is_not_asked_unless_it_is_given(host: str, scheme: str, server: HostileServer) -> None:
    """However it is spelt, nothing is sent to it; that another of its ports is given changes nothing."""
    with hostile_server() as other, pytest.raises(UnavailableError, match=_REFUSED):
        Client(MANNERS, given=[other.address]).fetch(f"{scheme}://{host}:{server.port}/", {})
    assert server.requests == []


def test_the_number_that_was_judged_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere the next time gains nothing; one private number among others is enough."""
    answers = [["93.184.216.34"], ["127.0.0.1"], ["93.184.216.34", "10.0.0.1"]]
    answers += [[f"1.1.1.{number}" for number in range(9)]]
    connected: list[Any] = []

    def look_up(_: str, port: int, **__: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in answers.pop(0)]

    class Refusing(socket.socket):
        def connect(self, address: Any) -> None:  # noqa: ANN401
            connected.append(address)
            raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "socket", Refusing)
    reasons = []
    for _ in range(4):
        with pytest.raises(UnreachableError) as caught:
            Client(MANNERS).fetch("https://journal.example/", {})
        reasons.append(str(caught.value))
    assert connected == [("93.184.216.34", 443), *((f"1.1.1.{number}", 443) for number in range(4))]
    assert reasons == [
        "journal.example cannot be reached (Connection refused)",
        "journal.example is 127.0.0.1, which is not on the public internet",
        "journal.example is 10.0.0.1, which is not on the public internet",
        "journal.example cannot be reached (Connection refused)",
    ]


def test_a_name_that_nobody_finds_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own look-up can take minutes and cannot be stopped."""
    is_over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: is_over.wait(30) and [])
    with pytest.raises(UnreachableError, match=r"^the name journal.example was not found in time$"):
        Client(RequestPolicy(patience=0.05)).fetch("https://journal.example/", {})
    is_over.set()


# -- requests --------------------------------------------------------------------------------------


def test_a_request_says_who_asks_and_nothing_about_them(
    server: HostileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No cookie that was set, no password of ~/.netrc, no address that one came from."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ana password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    server.replies = {
        "/a": ok("", "Set-Cookie: a=b", "Location: /b", status="302 Found"),
        "/b": ok("text", "Set-Cookie: c=d"),
    }
    client = Client(MANNERS, given=[server.address])
    assert [client.fetch(server.address + "/a", {"Accept": "text/x"}) for _ in range(2)] == ["text"] * 2
    heads = {tuple(request.decode().split("\r\n")[1:-2]) for request in server.requests}
    assert len(heads) == 1
    names = [line.partition(":")[0].lower() for line in heads.pop()]
    assert sorted(names) == ["accept", "accept-encoding", "connection", "host", "user-agent"]


def test_five_redirects_are_followed(server: HostileServer) -> None:
    """Of every kind, and not a sixth."""
    steps = ["301 A", "302 B", "303 C", "307 D", "308 E"]
    server.replies = {f"/{n}": redirect(f"/{n + 1}", status) for n, status in enumerate(steps)}
    server.replies |= {"/5": ok("text"), "/x": redirect("/0")}
    assert _fetch(server, "/0") == "text"
    with pytest.raises(UnavailableError, match=r"^it redirects more than 5 times$"):
        _fetch(server, "/x")


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nte\r\n2;a=b\r\nxt\r\n0\r\nA: b\r\n\r\n",
        b"HTTP/1.0 200 OK\r\n\r\ntext",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + ok("text"),
        ok(b"\xef\xbb\xbftext"),
        ok(gzip.compress(b"text"), "Content-Encoding: GZip"),
        ok("text", "Content-Encoding: identity"),
        ok("text", *["A: " + "x" * 1000] * 30),
    ],
    ids="chunks until-the-end hints mark packed unpacked many-words".split(),
)
def test_an_answer_may_have_any_form_that_http_knows(reply: bytes, server: HostileServer) -> None:
    """In chunks, up to the end of the connection, after hints, with a mark of its encoding, packed."""
    server.replies = {"/a": reply}
    assert _fetch(server) == "text"


def test_a_bomb_is_not_unpacked_further_than_an_answer_may_be_long(server: HostileServer) -> None:
    """It is not held in memory and measured afterwards."""
    server.replies = {"/a": ok(gzip.compress(b" " * 60_000_000), "Content-Encoding: gzip")}
    tracemalloc.start()
    try:
        with pytest.raises(UnavailableError, match=r"when it is unpacked$"):
            _fetch(server)
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("first", [b"", ok("x", length=9), ok("", "Retry-After: 0", status="503 Busy")])
def test_what_may_pass_is_tried_again(first: bytes, server: HostileServer) -> None:
    """A lost connection, half an answer, a busy server."""
    replies = [first, first, ok("text")]
    server.replies = {"/a": lambda peer: peer.sendall(replies.pop(0))}
    assert _fetch(server) == "text"


@pytest.mark.parametrize("first", [b"nonsense\r\n\r\n", ok("", status="404 No"), ok(b"\xff")])
def test_what_will_not_pass_is_not_tried_again(first: bytes, server: HostileServer) -> None:
    """A server that says nonsense is left alone."""
    server.replies = {"/a": first}
    with pytest.raises(UnavailableError):
        _fetch(server)
    assert len(server.requests) == 1


def test_pauses_are_as_long_as_asked_for_and_no_longer_than_we_wait(
    server: HostileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Retry-After is kept to; who asks for too long a pause is not asked again."""
    pauses: list[float] = []
    monkeypatch.setattr(
        "survey_companion.online.client.time.sleep", lambda seconds: pauses.append(round(seconds))
    )
    manners = RequestPolicy(per_second=1e9, retries=3, backoff=2, longest_pause=30)
    for asked, waited in {"": [2, 4, 8], "7": [7, 7, 8], "31": [], "9" * 9: [], "never": [2, 4, 8]}.items():
        pauses.clear()
        server.replies = {"/a": ok("", f"Retry-After: {asked}", status="429 Busy")}
        with pytest.raises(UnavailableError, match=r"^the server says 429$"):
            _fetch(server, manners=manners)
        assert [each for each in pauses if each] == waited, asked


def test_a_host_is_not_asked_more_often_than_it_may(
    server: HostileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not by a redirect to itself either."""
    pauses: list[float] = []
    monkeypatch.setattr(
        "survey_companion.online.client.time.sleep", lambda seconds: pauses.append(round(seconds))
    )
    server.replies = {"/a": redirect("/b"), "/b": ok("text")}
    assert _fetch(server, manners=RequestPolicy(per_second=0.1)) == "text"
    assert [each for each in pauses if each] == [10]


def test_pauses_end_with_the_time_for_a_question(server: HostileServer) -> None:
    """No pause is begun that would last longer than there is time; all redirects share that time."""
    server.replies = {"/a": ok("", "Retry-After: 50", status="503 Busy")}
    with pytest.raises(UnavailableError, match=r"^the server says 503$"):
        _fetch(server, manners=RequestPolicy(per_second=1e9, deadline=20))

    def wait_and_redirect(peer: socket.socket) -> None:
        threading.Event().wait(0.2)
        peer.sendall(redirect("/b"))

    server.replies = {"/b": wait_and_redirect}
    with pytest.raises(UnavailableError, match=r"the answer was not complete after 0.5 s$"):
        _fetch(server, "/b", RequestPolicy(per_second=1e9, deadline=0.5))


# -- TLS and proxies -------------------------------------------------------------------------------


def test_a_certificate_is_checked(
    server: HostileServer, with_tls: Reply, trusted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that nobody trusts is refused, also of a given host; a trusted one is asked."""
    server.at_once = with_tls
    url = f"https://127.0.0.1:{server.port}/"
    with pytest.raises(UnavailableError, match=r"^its certificate is not valid \("):
        Client(MANNERS, given=[url]).fetch(url, {})
    monkeypatch.setattr(certifi, "where", lambda: trusted)
    assert Client(MANNERS, given=[url]).fetch(url, {}) == "text"


def _wait(peer: socket.socket) -> None:
    """Take what comes, and say nothing until the other side goes."""
    while peer.recv(65536):
        pass


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", "the connection could not be encrypted"),
        (_wait, "nothing came for 0.2 s"),
    ],
    ids=["no TLS", "silence"],
)
def test_a_handshake_is_not_waited_for(reply: Reply, reason: str, server: HostileServer) -> None:
    """Whoever does not speak TLS, or says nothing, costs no more than any other."""
    server.at_once = reply
    url = f"https://127.0.0.1:{server.port}/"
    with pytest.raises(UnavailableError, match=reason):
        Client(RequestPolicy(silence=0.2, retries=0), given=[url]).fetch(url, {})


def test_a_proxy_of_the_environment_is_used(
    with_tls: Callable[[socket.socket], None], trusted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It opens a way to the host, whose certificate is checked; only it is told its password."""
    with hostile_server() as proxy:

        def open_way(peer: socket.socket) -> None:
            peer.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            with_tls(peer)

        proxy.replies = {"journal.example:443": open_way}
        monkeypatch.setenv("https_proxy", f"http://ana:s%65cret@127.0.0.1:{proxy.port}")
        monkeypatch.setattr(certifi, "where", lambda: trusted)
        assert Client(MANNERS).fetch("https://journal.example/a", {}) == "text"
        (asked,) = proxy.requests
        assert asked.decode().split("\r\n") == [
            "CONNECT journal.example:443 HTTP/1.1",
            "Host: journal.example:443",
            "Proxy-Authorization: Basic YW5hOnNlY3JldA==",
            "",
            "",
        ]


def test_a_proxy_can_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not taken for the source, not asked for this machine, and not needed for a given host."""
    with hostile_server() as proxy, hostile_server() as given:
        monkeypatch.setenv("all_proxy", f"127.0.0.1:{proxy.port}")
        with pytest.raises(UnavailableError, match=r"^the proxy says 404$"):
            Client(MANNERS).fetch("https://journal.example/", {})
        proxy.replies = {"journal.example:443": b"HTTP/1.1 200 OK\r\n\r\n" + ok("text")}
        with pytest.raises(UnavailableError, match=r"^the proxy answers in the place of the host$"):
            Client(MANNERS).fetch("https://journal.example/", {})
        for host in ("localhost", "a.localhost.", "127.1", "0x7f.1", "2130706433", "[::1]", "10.0.0.1"):
            with pytest.raises(UnreachableError, match=r"this machine|not on the public internet"):
                Client(MANNERS).fetch(f"https://{host}/", {})
        given.replies = {"/a": ok("text")}
        assert _fetch(given) == "text"
        assert len(proxy.requests) == 2


@pytest.mark.parametrize(
    "proxy", ["socks5://127.0.0.1:1", "https://127.0.0.1:1", "http://[::1", "127.0.0.1:x"]
)
def test_a_proxy_of_another_kind_is_said(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing goes past it, either."""
    monkeypatch.setenv("https_proxy", proxy)
    with pytest.raises(UnreachableError, match="the proxy that the environment names is no http:// address"):
        Client(MANNERS).fetch("https://journal.example/", {})


def test_a_host_can_be_asked_past_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment names these hosts, too; they are judged as if there were no proxy."""
    answer = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 443))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [answer])
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "journal.example")
    with pytest.raises(UnreachableError, match=r"^journal.example is 10.0.0.1, which is not on the public"):
        Client(MANNERS).fetch("https://journal.example/", {})
