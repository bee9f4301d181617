"""Polite requests to sources that nobody has to trust: one at a time, limited per host, retried with pauses.

Input: an address and headers. Output: a text, or one reason why there is none, as a clause after "because".
Redirects are followed here, so that each step is judged and limited as the first was.
No cookie is kept, no password is known, and nothing but the headers given, the program's name and
`Accept-Encoding` is sent.
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
from survey_companion.online.exchange import LONGEST_HEAD, Answer, exchange, open_tunnel
from survey_companion.online.failures import BrokenError, UnavailableError
from survey_companion.online.proxies import check_spelling, find_proxy

LONGEST = 4_000_000  # bytes of an answer; the largest real ones are a tenth of it
MOST_REDIRECTS = 5
_REDIRECTS = {301, 302, 303, 307, 308}
_BUSY = {429, 500, 502, 503, 504}  # asking again may help


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestPolicy:
    """How to treat a source; tests are less patient. All but the first are seconds or counts."""

    per_second: float = 1 / 3  # requests to one host; arXiv asks for three seconds between requests
    patience: float = 5  # to find a name, and to be connected
    silence: float = 30  # without a sign of life
    deadline: float = 120  # for a question with all its redirects, repetitions and pauses
    retries: int = 4
    backoff: float = 2  # the pauses are 1, 2, 4, 8 times as long
    longest_pause: float = 60  # whatever Retry-After asks for


class Client:
    """Fetches texts; `given` are addresses that a person named, whose servers may be anywhere."""

    def __init__(self, manners: RequestPolicy | None = None, given: Iterable[str] = ()) -> None:
        self._manners = manners or RequestPolicy()
        self._given = {parse_destination(url).origin for url in given}
        self._free_at: dict[str, float] = {}  # when a host may be asked again
        self._name = f"survey-companion/{__version__}"

    def fetch(self, url: str, headers: Mapping[str, str]) -> str:
        """Return the text at the address.

        Raises:
            UnreachableError: there is no connection.
            UnavailableError: no answer in time, an error of the server, too large an answer, or no text.
        """
        deadline = Deadline(self._manners.deadline)
        place = parse_destination(url)
        answer = self._ask_patiently(place, headers, deadline)
        for _ in range(MOST_REDIRECTS):
            if answer.status not in _REDIRECTS:
                return _read_text(answer)
            place = _next_place(place, answer)
            try:
                answer = self._ask_patiently(place, headers, deadline)
            except UnavailableError as failure:  # not of the network: the first server was reached
                raise UnavailableError(f"it redirects to {place.host}, and {failure}") from failure
        if answer.status in _REDIRECTS:
            raise UnavailableError(f"it redirects more than {MOST_REDIRECTS} times")
        return _read_text(answer)

    def _ask_patiently(self, place: Destination, headers: Mapping[str, str], deadline: Deadline) -> Answer:
        """Return the answer, after pauses if the server is busy or the connection breaks."""
        for attempt in range(self._manners.retries + 1):
            own = self._manners.backoff * 2**attempt
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
        """Wait, or return that it is not worth it: it was the last attempt, or the pause is too long."""
        if attempt == self._manners.retries or seconds > self._manners.longest_pause:
            return False
        if seconds >= deadline.left():
            return False
        time.sleep(seconds)
        return True

    def _ask(self, place: Destination, headers: Mapping[str, str], deadline: Deadline) -> Answer:
        """Ask once, not before the host may be asked again."""
        is_given = place.origin in self._given
        if place.scheme != "https" and not is_given:
            raise UnavailableError(f"{place.url} is not encrypted (https)")
        time.sleep(deadline.left(max(0.0, self._free_at.get(place.host, 0) - time.monotonic())))
        self._free_at[place.host] = time.monotonic() + 1 / self._manners.per_second
        with self._open(place, deadline, is_given=is_given) as connection:
            if place.scheme == "https":
                connection.start_tls(place.host)
            return exchange(connection, place.target, self._headers(place, headers), LONGEST)

    def _headers(self, place: Destination, headers: Mapping[str, str]) -> list[tuple[str, str]]:
        own = {"Host": place.authority, "User-Agent": self._name, "Accept-Encoding": "gzip"}
        return [*own.items(), *headers.items(), ("Connection", "close")]

    def _open(self, place: Destination, deadline: Deadline, *, is_given: bool) -> Connection:
        """Connect to the place, through the proxy if there is one and the place was not given."""
        proxy = None if is_given else find_proxy(place.host)
        if proxy is None:
            return self._connect(place.host, place.port, deadline, is_trusted=is_given)
        check_spelling(place, deadline, self._manners.patience)
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
            patience=self._manners.patience,
            silence=self._manners.silence,
            most=LONGEST + LONGEST_HEAD,
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
    """Return the seconds after which the server wants to be asked again, as far as it can be understood."""
    value = b"".join(answer.values(b"retry-after")[:1]).decode("latin-1")
    if re.fullmatch("[0-9]+", value):
        return float(value)
    with suppress(ValueError, TypeError, OverflowError, IndexError):
        return parsedate_to_datetime(value).timestamp() - time.time()
    return 0
