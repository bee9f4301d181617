"""Where the rows of a table of results are reported: in each row, and in full below the table.

Input: the rows, and how the works that can be cited are named. Output: Markdown. On the site each row names
the work and the place, both as links; an edition, whose page is narrow, has a number that is explained below.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from survey_companion.columns.work_rows import WorkCells
from survey_companion.model.benchmark_types import Result
from survey_companion.model.identifiers import is_web_address
from survey_companion.model.survey import CitationKey
from survey_companion.text.myst import escape_text, link
from survey_companion.text.short_texts import cut_at_word

_COMMIT = re.compile(r" \(commit ([0-9a-f]{7,40})\)$")
_FIRST_PART = re.compile(r"[^,;:(]+")
_WIDE = 25  # characters of a place in a row

Place = tuple[str, str]  # key of a work, and the place in it


class ResultPlaces:
    """The places of the rows of one table.

    `bylines` has, for each work that can be cited, its key and how a row names it, which is Markdown.
    """

    def __init__(self, rows: Sequence[Result], bylines: Mapping[str, str]) -> None:
        self._rows = rows
        self._bylines = bylines
        self._sources: dict[Place, dict[str, None]] = {}
        for row in rows:
            self._sources.setdefault(_place(row), {})[row.source] = None
        self._numbers = self._number()

    def _group_of(self, place: Place) -> tuple[str, tuple[str, ...]]:
        """Return work and sources of a place: what one sentence below the table is about."""
        return place[0], tuple(self._sources[place])

    def _number(self) -> dict[Place, int]:
        """Return the places with their numbers from 1; those of one work and its sources are consecutive."""
        groups = {group: at for at, group in enumerate(dict.fromkeys(map(self._group_of, self._sources)))}
        ordered = sorted(self._sources, key=lambda place: groups[self._group_of(place)])
        return {place: number for number, place in enumerate(ordered, 1)}

    @property
    def numbers(self) -> list[str]:
        """Return each row's number, a link if its place has several sources; empty if all are the same."""
        if len(self._sources) == 1 and len(next(iter(self._sources.values()))) == 1:
            return []
        return [self._number_of(row) for row in self._rows]

    def _number_of(self, row: Result) -> str:
        place = _place(row)
        url = locate_source(row.source) if len(self._sources[place]) > 1 else None
        return link(str(self._numbers[place]), url)

    @property
    def names(self) -> list[str]:
        """Return for each row its work and the place in it, both as links where that is known."""
        return [self._name(row) for row in self._rows]

    def _name(self, row: Result) -> str:
        key, where = _place(row)
        work = name_reporting(key, self._bylines)
        shown = f"{work}, {link(_shorten(where), locate_source(row.source))}"
        return f"{shown} ({self._numbers[key, where]})" if len(self._numbers) > 1 else shown

    @property
    def sentences(self) -> Iterator[str]:
        """Yield a sentence on the places of each work and its sources, with numbers if there are several."""
        for (work, sources), group in groupby(self._numbers, self._group_of):
            cited = f"{{cite:t}}`{work}`" if work in self._bylines else escape_text(work)
            seen = (
                f"seen at {link(sources[0], locate_source(sources[0]))}"
                if len(sources) == 1
                else "each row has a link to where it was seen"
            )
            places = "; ".join(f"{self._mark(place)}{escape_text(place[1])}" for place in group)
            yield f"{cited}, {seen}: {places}."

    def _mark(self, place: Place) -> str:
        return f"**{self._numbers[place]}** " if len(self._numbers) > 1 else ""


def _place(row: Result) -> Place:
    """Return the work and the place in it, without a file name at its end that the source repeats."""
    file = row.source.rpartition("/")[2]
    return row.reported_in.work, row.reported_in.where.removesuffix(file).rstrip()


def name_works(cells: Mapping[CitationKey, WorkCells]) -> dict[str, str]:
    """Return how rows name the works that can be cited, by their keys."""
    return {
        key: each.byline if each.work.byline else escape_text(each.work.title) for key, each in cells.items()
    }


def name_reporting(key: str, bylines: Mapping[str, str]) -> str:
    """Return how a row names the work that reports it: a link to the work's page if there is one."""
    return f"[{bylines[key]}](</works/{key}.md>)" if key in bylines else escape_text(key)


def _shorten(where: str) -> str:
    """Return the first words of a place: "Table 1" of "Table 1 (average); scores from a file"."""
    found = _FIRST_PART.match(where)
    return cut_at_word(found[0].strip() if found else "", _WIDE) or "place"


def locate_source(source: str) -> str | None:
    """Return the web address of a source; None if it has none.

    A file on GitHub ("owner/repository:path") is linked at the commit that its remark names, or else at HEAD.
    For several files of one repository, it is the address of the repository.
    """
    if is_web_address(source):
        return source
    commit = _COMMIT.search(source)
    repository, _, path = source.partition(" (")[0].partition(":")
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository) or not path:
        return None
    if ", " in path:
        return f"https://github.com/{repository}"
    return f"https://github.com/{repository}/blob/{commit[1] if commit else 'HEAD'}/{path}"
