"""Polite requests: one at a time, limited per host, retried with growing pauses, believed answers kept."""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from requests import RequestException, Response, Session
from requests.adapters import HTTPAdapter
from requests_ratelimiter import LimiterMixin
from urllib3.exceptions import HTTPError
from urllib3.util import Retry

from survey import disk

LARGEST = 4_000_000  # bytes of an answer; the largest real ones are a tenth of it
WEEK = 7 * 24 * 3600  # seconds for which an answer is kept


class UnavailableError(Exception):
    """A source did not give a usable answer; the message says why."""


class UnreachableError(UnavailableError):
    """There was no connection at all."""


class _PoliteSession(LimiterMixin, Session):
    """A session that asks no host more often than it may."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Manners:
    """How to treat a source; tests are less patient."""

    per_second: float = 1 / 3  # arXiv asks for three seconds between requests
    timeout: tuple[float, float] = (5, 30)  # seconds to connect, and without a sign of life
    deadline: float = 60  # seconds for a whole answer
    retries: int = 4
    backoff: float = 2  # seconds; the pauses are 0, 2, 4, 8 times as long
    longest_pause: int = 60  # seconds, whatever Retry-After asks for


class Client:
    """Fetches texts; an answer that was believed before is taken from the cache."""

    def __init__(self, cache: Path, manners: Manners | None = None) -> None:
        self._cache = cache
        self._manners = manners or Manners()
        self._session = _PoliteSession(per_second=self._manners.per_second)
        retry = Retry(
            total=self._manners.retries,
            connect=0,  # without a network the user should know at once
            backoff_factor=self._manners.backoff,
            status_forcelist=(429, 500, 502, 503, 504),
            respect_retry_after_header=True,
            retry_after_max=self._manners.longest_pause,
            raise_on_status=False,
        )
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=retry))
        self._session.headers["User-Agent"] = f"survey-companion/{version('survey-companion')}"

    def fetch(self, url: str, headers: Mapping[str, str]) -> str:
        """Return the text at the address.

        Raises:
            UnreachableError: there is no connection.
            UnavailableError: no answer in time, an error of the server, or too large an answer.
        """
        kept = self._place(url, headers)
        if kept.exists() and time.time() - kept.stat().st_mtime < WEEK:
            return kept.read_text(encoding="utf-8")
        try:
            with self._session.get(
                url, headers=dict(headers), timeout=self._manners.timeout, stream=True
            ) as response:
                if response.status_code != 200:
                    raise UnavailableError(f"{url}: status {response.status_code}")
                return self._read(response, url)
        except (RequestException, HTTPError) as error:
            is_offline = type(error).__name__ in {"ConnectionError", "ConnectTimeout", "ProxyError"}
            kind = UnreachableError if is_offline else UnavailableError
            raise kind(f"{url}: {type(error).__name__}") from error

    def keep(self, url: str, headers: Mapping[str, str], text: str) -> None:
        """Keep an answer that was read and believed, so that it is not asked for again."""
        disk.write_files({self._place(url, headers): text})

    def _read(self, response: Response, url: str) -> str:
        """Return the body, unless it is too long or drips too slowly."""
        end = time.monotonic() + self._manners.deadline
        body = bytearray()
        while piece := response.raw.read1(65536, decode_content=True):  # whatever has arrived
            body += piece
            if len(body) > LARGEST:
                raise UnavailableError(f"{url}: more than {LARGEST:,} bytes")
            if time.monotonic() > end:
                raise UnavailableError(f"{url}: not complete after {self._manners.deadline:.0f} s")
        if response.raw.length_remaining:
            raise UnavailableError(f"{url}: the answer ends too early")
        return body.decode("utf-8", errors="replace")

    def _place(self, url: str, headers: Mapping[str, str]) -> Path:
        name = hashlib.sha256(f"{url}\n{sorted(headers.items())}".encode()).hexdigest()
        return self._cache / f"{name}.txt"
