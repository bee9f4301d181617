"""Polite requests to untrusted servers: one at a time, limited per host, retried with pauses.

Input: an address and headers. Output: a text, or the reason why there is none, as a clause after "because".
Redirects are followed here, so that each step is checked and limited like the first request.
No cookies or passwords are used; only the given headers, the program's name and `Accept-Encoding` are sent.
"""

import re
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from survey_companion import __version__
from survey_companion.online.connection import Connection, Deadline, connect
from survey_companion.online.destinations import Destination, follow, parse_destination
from survey_companion.online.failures import BrokenError, UnavailableError
from survey_companion.online.http_exchange import LONGEST_HEAD, Answer, exchange, open_tunnel
from survey_companion.online.proxies import check_spelling, find_proxy

LONGEST = 4_000_000  # bytes of an answer; the largest real ones have a tenth of it
MOST_REDIRECTS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
_BUSY = {429, 500, 502, 503, 504}  # statuses for which a retry may help


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestPolicy:
    """How often and how long to ask a source; tests use smaller values."""

    per_second: float = 1 / 3  # requests to one host; arXiv asks for three seconds between requests
    patience: float = 5  # seconds to resolve a name, and to connect
    silence: float = 30  # seconds without any data
    deadline: float = 120  # seconds for a question with all its redirects, retries and pauses
    retries: int = 4
    backoff: float = 2  # seconds; the pauses are 1, 2, 4, 8 times as long
    longest_pause: float = 60  # seconds, even if Retry-After asks for more


class Client:
    """Fetches texts; the servers of `given`, addresses that a person named, may be in a private network."""

    def __init__(self, policy: RequestPolicy | None = None, given: Iterable[str] = ()) -> None:
        self._policy = policy or RequestPolicy()
        self._given = {parse_destination(url).origin for url in given}
        self._free_at: dict[str, float] = {}  # host → monotonic time at which it may be asked again
        self._name = f"survey-companion/{__version__}"

    def fetch(self, url: str, headers: Mapping[str, str]) -> str:
        """Return the text at the address.

        Raises:
            UnreachableError: there is no connection.
            UnavailableError: no answer in time, an error of the server, too large an answer, or no text.
        """
        deadline = Deadline(self._policy.deadline)
        place = parse_destination(url)
        answer = self._ask_patiently(place, headers, deadline)
        for _ in range(MOST_REDIRECTS):
            if answer.status not in _REDIRECTS:
                return _read_text(answer)
            place = _next_place(place, answer)
            try:
                answer = self._ask_patiently(place, headers, deadline)
            except UnavailableError as failure:  # never `UnreachableError`: the first server was reached
                raise UnavailableError(f"it redirects to {place.host}, and {failure}") from failure
        if answer.status in _REDIRECTS:
            raise UnavailableError(f"it redirects more than {MOST_REDIRECTS} times")
        return _read_text(answer)

    def _ask_patiently(self, place: Destination, headers: Mapping[str, str], deadline: Deadline) -> Answer:
        """Return the answer, after pauses if the server is busy or the connection breaks."""
        for attempt in range(self._policy.retries + 1):
            own = self._policy.backoff * 2**attempt
            try:
                answer = self._ask(place, headers, deadline)
                pause = max(own, _asked_pause(answer))
                if answer.status not in _BUSY or not self._pauses(attempt, pause, deadline):
                    return answer
            except BrokenError:
                if not self._pauses(attempt, own, deadline):
                    raise
        raise AssertionError("the last attempt does not pause")

    def _pauses(self, attempt: int, seconds: float, deadline: Deadline) -> bool:
        """Wait and return true; false without waiting after the last attempt, or if the pause is too long."""
        if attempt == self._policy.retries or seconds > self._policy.longest_pause:
            return False
        if seconds >= deadline.left():
            return False
        time.sleep(seconds)
        return True

    def _ask(self, place: Destination, headers: Mapping[str, str], deadline: Deadline) -> Answer:
        """Return the answer to one request, which is sent when the host may be asked again."""
        is_given = place.origin in self._given
        if place.scheme != "https" and not is_given:
            raise UnavailableError(f"{place.url} is not encrypted (https)")
        time.sleep(deadline.left(max(0.0, self._free_at.get(place.host, 0) - time.monotonic())))
        self._free_at[place.host] = time.monotonic() + 1 / self._policy.per_second
        with self._open(place, deadline, is_given=is_given) as connection:
            if place.scheme == "https":
                connection.start_tls(place.host)
            return exchange(connection, place.target, self._headers(place, headers), LONGEST)

    def _headers(self, place: Destination, headers: Mapping[str, str]) -> list[tuple[str, str]]:
        own = {"Host": place.authority, "User-Agent": self._name, "Accept-Encoding": "gzip"}
        return [*own.items(), *headers.items(), ("Connection", "close")]

    def _open(self, place: Destination, deadline: Deadline, *, is_given: bool) -> Connection:
        """Return a connection, through the proxy if there is one; never for addresses that a person named."""
        proxy = None if is_given else find_proxy(place.host)
        if proxy is None:
            return self._connect(place.host, place.port, deadline, is_trusted=is_given)
        check_spelling(place, deadline, self._policy.patience)
        connection = self._connect(proxy.host, proxy.port, deadline, is_trusted=True)
        try:
            open_tunnel(connection, place.endpoint, proxy.headers)
        except BaseException:
            connection.close()
            raise
        return connection

    def _connect(self, host: str, port: int, deadline: Deadline, *, is_trusted: bool) -> Connection:
        return connect(
            host,
            port,
            deadline,
            patience=self._policy.patience,
            silence=self._policy.silence,
            limit=LONGEST + LONGEST_HEAD,
            is_trusted=is_trusted,
        )


def _next_place(place: Destination, answer: Answer) -> Destination:
    """Return where the redirect leads."""
    locations = set(answer.values(b"location")) - {b""}
    if len(locations) != 1:
        raise UnavailableError(
            "it redirects without saying where to" if not locations else "it redirects to two places"
        )
    try:
        return follow(place, locations.pop())
    except UnavailableError as failure:
        raise UnavailableError(f"it redirects, and {failure}") from failure


def _read_text(answer: Answer) -> str:
    if answer.status != 200:
        raise UnavailableError(f"the server says {answer.status}")
    if not answer.body.strip():
        raise UnavailableError("the answer is empty")
    try:
        return answer.body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnavailableError("the answer is not UTF-8 text") from error


def _asked_pause(answer: Answer) -> float:
    """Return the seconds in the header Retry-After; 0 if it is missing or unreadable."""
    value = b"".join(answer.values(b"retry-after")[:1]).decode("latin-1")
    if re.fullmatch("[0-9]+", value):
        return float(value)
    with suppress(ValueError, TypeError, OverflowError, IndexError):
        return parsedate_to_datetime(value).timestamp() - time.time()
    return 0
