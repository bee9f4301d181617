"""A survey → a table of how complete its bibliography is, per section, and the works to fix first.

Input: a `Survey`. Output: rows of counts, as text for a terminal and as Markdown for a page.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from survey_companion.model.identifiers import Scheme
from survey_companion.model.survey import Survey, Work
from survey_companion.model.work_kinds import PublicationType
from survey_companion.text.field_names import name_field
from survey_companion.text.myst import escape_text

if TYPE_CHECKING:
    from survey_companion.model.headings import Section

_WITH_IDENTIFIERS = {PublicationType.ARTICLE, PublicationType.INPROCEEDINGS}


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """How many works of a section have each thing that a citation needs."""

    name: str
    works: int
    counts: tuple[int, ...]  # one for each of `ASPECTS`


def has_all_authors(work: Work) -> bool:
    """Whether all authors of the work are named."""
    return work.byline is not None and not work.byline.truncated


def has_venue(work: Work) -> bool:
    """Whether its record, or else its list, says where it appeared, or that it is only a preprint."""
    return work.is_published or bool(work.record.arxiv if work.record else work.venue)


def has_identifier(work: Work) -> bool:
    """Whether the work has a DOI, an ACL Anthology or arXiv identifier; for software, an address counts."""
    published = work.published
    is_software = (
        published is not None and published.type not in _WITH_IDENTIFIERS and published.url is not None
    )
    return is_software or any(each.scheme is not Scheme.URL for each in work.identifiers)


def has_doi(work: Work) -> bool:
    """Whether a DOI of the publication is known; arXiv's own do not count."""
    return any(each.scheme is Scheme.DOI for each in work.identifiers)


def is_confirmed(work: Work) -> bool:
    """Whether a person has compared title, first author and identifier with a source."""
    return bool(work.record and work.record.confirmed)


def is_free_of_doubt(work: Work) -> bool:
    """Whether the work's record is confirmed and has no unconfirmed field."""
    return is_confirmed(work) and not (work.record and work.record.unconfirmed_fields)


ASPECTS: tuple[tuple[str, Callable[[Work], bool]], ...] = (
    ("all authors", has_all_authors),
    ("venue", has_venue),
    ("identifier", has_identifier),
    ("DOI", has_doi),
    ("confirmed", is_confirmed),
    ("no doubt", is_free_of_doubt),
)


_Results = tuple[bool, ...]  # one for each of `ASPECTS`


def measure(survey: Survey) -> list[Row]:
    """Return a row for each section with works, one for all, and one for papers outside the taxonomy.

    What the companion has added counts in a row of its own, and in those of sections that it added.
    """
    results: dict[Section, list[_Results]] = defaultdict(list)
    every: list[_Results] = []
    added: list[_Results] = []
    for work in survey.works:
        found = _test(work)
        (added if work.is_added else every).append(found)
        for section in work.sections:
            if section.is_added or not work.is_added_to(section):
                results[section].append(found)
    rows = [_row(section.name, results[section]) for section in survey.sections if section in results]
    more = [_row("added by the companion", added)] if added else []
    outside = [_row("outside the taxonomy", list(map(_test, survey.cited)))] if survey.cited else []
    return [*rows, _row("the taxonomy", every), *more, *outside]


def _test(work: Work) -> _Results:
    return tuple(test(work) for _, test in ASPECTS)


def _row(name: str, results: Sequence[_Results]) -> Row:
    counts = tuple(map(sum, zip(*results, strict=True))) or (0,) * len(ASPECTS)
    return Row(name=name, works=len(results), counts=counts)


def find_gaps(survey: Survey) -> Iterator[tuple[Work, tuple[str, ...]]]:
    """Yield the works with gaps and the names of these, most gaps first; a missing DOI alone is no gap."""
    gaps = [(work, _missing(work)) for work in (*survey.works, *survey.cited)]
    yield from sorted((gap for gap in gaps if gap[1]), key=lambda gap: (-len(gap[1]), gap[0].key))


_GAPS = {
    "all authors": "authors missing",
    "venue": "venue unknown",
    "identifier": "no identifier",
    "confirmed": "not confirmed",
}


def _missing(work: Work) -> tuple[str, ...]:
    missing = [name for name, test in ASPECTS if name in _GAPS and not test(work)]
    doubts = work.record.unconfirmed_fields if work.record else ()
    return (*(_GAPS[name] for name in missing), *_doubts(doubts))


def _doubts(fields: Iterable[str]) -> Iterator[str]:
    # The primary class of a preprint does not appear in citations.
    names = [name_field(field) for field in fields if field != "arxiv_class"]
    if names:
        yield f"not confirmed: {'; '.join(names)}"


def render_completeness(survey: Survey, limit: int = 10) -> str:
    """Return the table and the first gaps for a terminal."""
    rows = measure(survey)
    width = max(len(row.name) for row in rows)
    lines = ["".join([" " * width, f"{'works':>8}", *(f"{name:>13}" for name, _ in ASPECTS)])]
    lines += [
        "".join([f"{row.name:<{width}}", f"{row.works:>8,}", *map(_cell, _shares(row))]) for row in rows
    ]
    gaps = list(find_gaps(survey))
    lines += ["", f"What to fix first ({min(limit, len(gaps))} of {len(gaps)} works with gaps):"]
    lines += [f"  {work.key}: {', '.join(missing)}" for work, missing in gaps[:limit]]
    return "\n".join(lines) + "\n"


def _shares(row: Row) -> list[tuple[int, int]]:
    return [(count, row.works) for count in row.counts]


def _cell(share: tuple[int, int]) -> str:
    count, works = share
    return f"{count:>6,} {_percent(count, works):>6}"


def _percent(count: int, works: int) -> str:
    return f"({100 * count // works} %)" if works else "–"


def render_markdown(survey: Survey, limit: int = 50) -> str:
    """Return the table and the first gaps as Markdown."""
    head = ["Section", "Works", *(name[0].upper() + name[1:] for name, _ in ASPECTS)]
    lines = [_table_row(head), _table_row(["---", *["---:"] * (len(head) - 1)])]
    lines += [_table_row([escape_text(row.name), *_numbers(row)]) for row in measure(survey)]
    gaps = list(find_gaps(survey))
    lines += ["", "**What to fix first.**" if gaps else "Nothing is missing.", ""]
    lines += [f"- `{work.key}`: {escape_text(', '.join(missing))}" for work, missing in gaps[:limit]]
    if len(gaps) > limit:
        lines.append(f"- and {len(gaps) - limit:,} more; `survey report --most {len(gaps)}` names them all")
    return "\n".join(lines) + "\n"


def _numbers(row: Row) -> list[str]:
    return [f"{number:,}" for number in (row.works, *row.counts)]


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
