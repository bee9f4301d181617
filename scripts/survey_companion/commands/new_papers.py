"""What `survey add` is told → entries to add: contributions of a file or of options, and what sources say.

It asks the network only for identifiers that a source knows, and not at all without the extra "online".
"""

import sys
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey_companion.commands.asked_sources import AskedSources
from survey_companion.editing.lists.entry_facts import flatten
from survey_companion.editing.proposed.contributions import (
    Contribution,
    UnreadContributionError,
    read_contributions,
)
from survey_companion.editing.proposed.named_papers import name_paper
from survey_companion.editing.proposed.new_entries import NewEntry, build_entry
from survey_companion.model.problems import show
from survey_companion.reading.words.author_names import find_names
from survey_companion.text.person_names import parse_author

if TYPE_CHECKING:
    from collections.abc import Sequence

    from survey_companion.online.lookup import Found

NO_NETWORK = 3  # the exit code
_ONLINE = ("certifi", "h11", "tomlkit")  # what the extra "online" installs


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the options say of the paper."""

    title: str | None = None
    authors: str | None = None
    year: int | None = None
    venue: str | None = None
    code: str | None = None
    key_point: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no option says anything."""
        return self == Given()


def read_file(source: str) -> tuple[Contribution, ...]:
    """Return the contributions of a file, or of standard input for "-"; a faulty one is wrong usage."""
    shown = "<stdin>" if source == "-" else Path(source).as_posix()
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return read_contributions(data.decode("utf-8-sig"))
    except OSError as error:
        raise click.BadParameter(f"{show(shown)}: {error.strerror}", param_hint="--from") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise click.BadParameter(
            f"{show(shown)}:{line}:1: byte 0x{error.object[error.start]:02x}; expected text in UTF-8",
            param_hint="--from",
        ) from error
    except UnreadContributionError as error:
        raise click.BadParameter(
            f"{show(shown)}:{error.line}:1: {show(str(error))}", param_hint="--from"
        ) from error


def read_options(names: "Sequence[str]", given: Given) -> tuple[Contribution, ...]:
    """Return a contribution for each identifier, or the one that the options describe without any."""
    addresses = []
    for name in names:
        address = name_paper(name)
        if address is None:
            raise click.BadParameter(
                f"“{show(name)}”; expected an arXiv number, a DOI, an identifier of the ACL Anthology,"
                " or the address of a paper",
                param_hint="ID",
            )
        addresses.append(address)
    if not addresses and given.title is None:
        raise click.UsageError("nothing to add: give an ID, --from FILE, or --title")
    if len(addresses) > 1 and not given.is_empty:
        raise click.UsageError("--title and the other facts are of one paper, so give one ID with them")
    if code := given.code:
        addressed = name_paper(code)
        if addressed is None:
            raise click.BadParameter(f"“{show(code)}”; expected a web address", param_hint="--code")
    return tuple(_complete(Contribution(papers=(each,)), given) for each in addresses) or (
        _complete(Contribution(), given),
    )


def _complete(said: Contribution, given: Given) -> Contribution:
    """Return the contribution with what the options say."""
    names = find_names(flatten(given.authors or ""))
    authors = names.names or ((flatten(given.authors),) if given.authors else ())
    return replace(
        said,
        title=flatten(given.title) if given.title else said.title,
        authors=tuple(map(parse_author, authors)) or said.authors,
        et_al=names.et_al or said.et_al,
        year=given.year or said.year,
        venue=flatten(given.venue) if given.venue else said.venue,
        code=(given.code,) if given.code else said.code,
        key_point=flatten(given.key_point) if given.key_point else said.key_point,
    )


def make_entry(said: Contribution, sources: AskedSources | None) -> NewEntry | None:
    """Return the entry, with what sources say; `None`, and a message, if it cannot be made.

    Without any network the program ends with 3.
    """
    if said.is_resource:
        return build_entry(said)
    found = _look_up(said, sources) if sources else None
    if found is None:
        entry = build_entry(said)
        if entry is None:
            say(f"{_name(said)}: its title is not known here; give it with --title")
        return entry
    for doubt in found.doubts:
        say(f"  {doubt}")
    if found.is_without_network:
        say("No source can be reached. Is there a network? With --offline and --title, none is asked.")
        sys.exit(NO_NETWORK)
    from survey_companion.online.lookup import is_same_title

    if said.title and found.answers and not is_same_title(said.title, found.answers[0].title):
        say(f"{_name(said)}: two titles, so nothing is written")
        say(f"  given: {said.title}")
        say(f"  found: {found.answers[0].title} ({found.answers[0].source})")
        return None
    entry = build_entry(said, found.answers)
    if entry is None:
        say(f"{_name(said)}: no source says what its title is; give it with --title")
    return entry


def _look_up(said: Contribution, sources: AskedSources) -> "Found | None":
    """Return what sources say; `None` if none knows such an identifier, or none can be asked."""
    if missing := [each for each in _ONLINE if find_spec(each) is None]:
        if said.title is None:
            raise click.UsageError(
                f"to look a paper up, {', '.join(missing)} must be installed;"
                " try, in a clone of this program: pip install '.[online]',"
                " or say what it is: --title --authors --year"
            )
        say("Not looked up, since the extra “online” is not installed.")
        return None
    from survey_companion.model.identifiers import identify
    from survey_companion.online.lookup import has_source, look_up

    hosts = sources.hosts
    known = [each for each in said.papers if has_source(identify(each), hosts)]
    if not known:
        if said.title is None and said.papers:
            say(f"{said.papers[0]}: papers at such an address, as at OpenReview, cannot be looked up")
        return None
    return look_up(known, sources.open_client(), sources.cache, hosts)


def _name(said: Contribution) -> str:
    return said.papers[0] if said.papers else said.title or f"line {said.line}"


def say(text: str) -> None:
    """Print one line; what cannot be seen, or what the terminal lacks, is escaped."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    click.echo(show(text).encode(encoding, "backslashreplace").decode(encoding))
