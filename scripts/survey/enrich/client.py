"""Polite requests: one at a time, cached on disk, limited per host, retried with growing pauses."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from requests import RequestException, Session
from requests.adapters import HTTPAdapter
from requests_cache import CacheMixin
from requests_ratelimiter import LimiterMixin
from urllib3.util import Retry

LARGEST = 4_000_000  # bytes of an answer; the largest real ones are a tenth of it
WEEK = 7 * 24 * 3600  # seconds for which an answer is kept


class UnavailableError(Exception):
    """A source did not give a usable answer; the message says why."""


class _PoliteSession(CacheMixin, LimiterMixin, Session):
    """A session that asks no host more often than it may, and nothing twice."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Manners:
    """How to treat a source; tests are less patient."""

    per_second: float = 1 / 3  # arXiv asks for three seconds between requests
    timeout: tuple[float, float] = (5, 30)  # seconds to connect, and to wait for an answer
    retries: int = 4
    backoff: float = 2  # seconds of the first pause; each is twice the one before


class Client:
    """Fetches texts; an answer that was fetched before is taken from the cache."""

    def __init__(self, cache: Path, manners: Manners | None = None) -> None:
        self._manners = manners or Manners()
        self._session = _PoliteSession(
            cache_name=str(cache / "answers"),
            backend="sqlite",
            expire_after=WEEK,
            match_headers=["Accept"],
            allowable_codes=[200],
            per_second=self._manners.per_second,
        )
        retry = Retry(
            total=self._manners.retries,
            backoff_factor=self._manners.backoff,
            status_forcelist=(429, 500, 502, 503, 504),
            respect_retry_after_header=True,
            raise_on_status=False,
        )
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=retry))
        self._session.headers["User-Agent"] = f"survey-companion/{version('survey-companion')}"

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> str:
        """Return the text at the address.

        Raises:
            UnavailableError: no answer in time, an error of the server, or too large an answer.
        """
        try:
            response = self._session.get(url, headers=dict(headers or {}), timeout=self._manners.timeout)
        except RequestException as error:
            raise UnavailableError(f"{url}: {type(error).__name__}") from error
        if response.status_code != 200:
            raise UnavailableError(f"{url}: status {response.status_code}")
        if len(response.content) > LARGEST:
            raise UnavailableError(f"{url}: {len(response.content):,} bytes")
        return response.content.decode("utf-8", errors="replace")
