"""Shared by the commands that look papers up: their options, and the client made from these."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from survey_companion.online.cache import Cache
    from survey_companion.online.client import Client
    from survey_companion.online.proposals import Hosts


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedSources:
    """Where facts are looked up; tests run sources on this machine."""

    doi: str
    arxiv: str
    acl: str
    folder: Path  # of kept answers
    is_impatient: bool  # without pauses

    @property
    def hosts(self) -> "Hosts":
        """Return the addresses of the sources."""
        from survey_companion.online.proposals import Hosts

        return Hosts(doi=self.doi, arxiv=self.arxiv, acl=self.acl)

    @property
    def cache(self) -> "Cache":
        """Return the kept answers."""
        from survey_companion.online.cache import Cache

        return Cache(self.folder)

    def open_client(self) -> "Client":
        """Return what asks the sources; what it cannot be made with is wrong usage."""
        from survey_companion.online.client import Client, RequestPolicy
        from survey_companion.online.failures import UnavailableError

        hasty = RequestPolicy(per_second=1000, patience=2, silence=1, deadline=2, retries=2, backoff=0.05)
        try:
            return Client(hasty if self.is_impatient else RequestPolicy(), given=self.hosts.given)
        except UnavailableError as error:
            raise click.UsageError(str(error)) from error


_OPTIONS = (
    click.option(
        "--cache",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(".survey-cache"),
        show_default=True,
        help="Where answers are kept for a week.",
    ),
    click.option("--doi-host", default="https://doi.org", hidden=True),
    click.option("--arxiv-host", default="https://export.arxiv.org", hidden=True),
    click.option("--acl-host", default="https://aclanthology.org", hidden=True),
    click.option("--impatient", is_flag=True, hidden=True, help="Without pauses, for servers of our own."),
)


def source_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say which sources are asked, and how; the command gets them as `sources`."""

    @wraps(command)
    def with_sources(
        *, cache: Path, doi_host: str, arxiv_host: str, acl_host: str, impatient: bool, **others: object
    ) -> None:
        sources = AskedSources(
            doi=doi_host, arxiv=arxiv_host, acl=acl_host, folder=cache, is_impatient=impatient
        )
        command(sources=sources, **others)

    wrapped: Callable[..., None] = with_sources
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped
