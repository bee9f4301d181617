"""Turns a table of reported results into the columns, rows and notes that its page shows.

Input: a table and the works that can be cited. Output: texts, all of them Markdown.
To keep long tables small, a row shows a letter for how its system was made and run, and a number for where
it is reported; both are explained below the table. A column of letters or numbers is left out if it would be
the same in all rows.
"""

import re
import string
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from survey_companion.columns.resource_rows import show_sentence
from survey_companion.columns.work_rows import UNKNOWN
from survey_companion.joining.contents import count_noun
from survey_companion.model.benchmark_types import Result, ResultTable
from survey_companion.model.identifiers import is_web_address
from survey_companion.text.myst import escape_text, link

_COMMIT = re.compile(r" \(commit ([0-9a-f]{7,40})\)$")
_Column = tuple[str, list[str]]  # heading, and cells


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultView:
    """One table of results as its page shows it; every text is Markdown."""

    facts: str  # the line of facts above the table
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: str  # meaning of the headings, and of bold and slanted numbers
    ways: tuple[str, ...]  # how the systems with each letter were made and run
    places: tuple[str, ...]  # where the rows with each number are reported; one text for each work and source
    notes: tuple[str, ...]  # remarks on the table and its rows


def view_results(table: ResultTable, keys: Collection[str]) -> ResultView:
    """Return what the page shows of a table; `keys` are those of works that can be cited."""
    columns = [*_identities(table), *_scores(table), *_averages(table), *_ways(table), *_places(table)]
    heads, cells = zip(*columns, strict=True)
    return ResultView(
        facts=_describe(table),
        columns=heads,
        rows=tuple(zip(*cells, strict=True)),
        legend=_explain(table),
        ways=tuple(_name_way(way) for way in dict.fromkeys(map(_way, table.rows))),
        places=tuple(_name_places(table.rows, keys)),
        notes=tuple(_notes(table)),
    )


def _describe(table: ResultTable) -> str:
    better = "higher" if table.higher_is_better else "lower"
    columns = [count_noun(len(table.languages), "column")] if table.languages else []
    scores = escape_text(f"{table.metric}, in {table.unit.value}: {better} is better")
    return " · ".join([count_noun(len(table.rows), "system"), *columns, scores])


# -- columns ---------------------------------------------------------------------------------------


def _identities(table: ResultTable) -> Iterator[_Column]:
    yield "System", [escape_text(row.system) for row in table.rows]
    if any(row.parameters for row in table.rows):
        yield "Size", [escape_text(row.parameters or UNKNOWN) for row in table.rows]


def _scores(table: ResultTable) -> Iterator[_Column]:
    """Yield a column for each language, all with the same number of decimals."""
    values = [score for row in table.rows for score in row.scores.values()]
    decimals = _decimals(values)
    for code in table.languages if values else ():
        column = [row.scores.get(code) for row in table.rows]
        best = _best(column, table)
        texts = (_show(score, decimals) for score in column)
        yield code, [_mark(text, score == best) for text, score in zip(texts, column, strict=True)]


def _averages(table: ResultTable) -> Iterator[_Column]:
    column = [row.average for row in table.rows]
    known = [average for average in column if average is not None]
    if known:
        best = _best(column, table)
        computed = {row.computed_average for row in table.rows if row.average is not None}
        decimals = {
            kind: _decimals(
                [r.average for r in table.rows if r.average is not None and r.computed_average is kind]
            )
            for kind in (True, False)
        }
        cells = []
        for row in table.rows:
            text = _show(row.average, decimals[row.computed_average])
            is_slanted = row.computed_average and len(computed) > 1
            cells.append(_mark(f"*{text}*" if is_slanted else text, row.average in {best} - {None}))
        yield "Average", cells


def _best(values: Sequence[float | None], table: ResultTable) -> float | None:
    known = [value for value in values if value is not None]
    choose = max if table.higher_is_better else min
    return choose(known, default=None)


def _mark(text: str, is_best: bool) -> str:
    return f"**{text}**" if is_best and text != UNKNOWN else text


def _show(value: float | None, decimals: int) -> str:
    return UNKNOWN if value is None else f"{value:.{decimals}f}"


def _decimals(values: Sequence[float]) -> int:
    """Return the number of decimals of the value that has most of them."""
    exponents = (Decimal(repr(value)).as_tuple().exponent for value in values)
    return max((-each for each in exponents if isinstance(each, int)), default=0)


# -- what differs between rows ---------------------------------------------------------------------


def _way(row: Result) -> tuple[str | None, str | None]:
    return row.method, row.setting


def _ways(table: ResultTable) -> Iterator[_Column]:
    """Yield the column of letters, if the systems differ in how they were made or run."""
    letters = {way: letter_of(i) for i, way in enumerate(dict.fromkeys(map(_way, table.rows)))}
    if len(letters) > 1:
        yield "How", [letters[_way(row)] for row in table.rows]


def letter_of(number: int) -> str:
    """Return a to z for 0 to 25, then aa, bb and so on."""
    return string.ascii_lowercase[number % 26] * (1 + number // 26)


def _name_way(way: tuple[str | None, str | None]) -> str:
    return show_sentence("; ".join(part for part in way if part)) if any(way) else "Unknown."


def _place(row: Result) -> tuple[str, str]:
    """Return the work and the place in it, without a file name at its end that the source repeats."""
    file = row.source.rpartition("/")[2]
    return row.reported_in.work, row.reported_in.where.removesuffix(file).rstrip()


def _places(table: ResultTable) -> Iterator[_Column]:
    """Yield the column of numbers; those of a place whose rows have different sources are links to these."""
    numbers = _number_places(table.rows)
    if len({(_place(row), row.source) for row in table.rows}) > 1:
        many = {place for place in numbers if len(_sources(place, table.rows)) > 1}
        cells = []
        for row in table.rows:
            url = locate_source(row.source) if _place(row) in many else None
            cells.append(link(str(numbers[_place(row)]), url))
        yield "In", cells


def _number_places(rows: Sequence[Result]) -> dict[tuple[str, str], int]:
    """Return the places with their numbers from 1; places of the same work and sources are consecutive."""
    places = dict.fromkeys(map(_place, rows))
    groups = {place: (place[0], _sources(place, rows)) for place in places}
    firsts = list(groups.values())
    ordered = sorted(places, key=lambda place: firsts.index(groups[place]))
    return {place: number for number, place in enumerate(ordered, 1)}


def _sources(place: tuple[str, str], rows: Sequence[Result]) -> list[str]:
    return list(dict.fromkeys(row.source for row in rows if _place(row) == place))


def _name_places(rows: Sequence[Result], keys: Collection[str]) -> Iterator[str]:
    """Yield a sentence on the places of each work and its sources, with the numbers if there are several."""
    numbers = _number_places(rows)
    for (work, sources), group in groupby(numbers, lambda place: (place[0], _sources(place, rows))):
        cited = f"{{cite:t}}`{work}`" if work in keys else escape_text(work)
        named = [(f"**{numbers[place]}** " if len(numbers) > 1 else "", place[1]) for place in group]
        seen = (
            f"seen at {link(sources[0], locate_source(sources[0]))}"
            if len(sources) == 1
            else "each number is a link to where its row was seen"
        )
        places = "; ".join(f"{number}{escape_text(where)}" for number, where in named)
        yield f"{cited}, {seen}: {places}."


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


# -- below the table -------------------------------------------------------------------------------


def _explain(table: ResultTable) -> str:
    """Return the legend: the meaning of headings, and of bold and slanted numbers."""
    names = ", ".join(f"{code} {name}" for code, name in table.languages.items())
    without = ", ".join(table.languages[code] for code in table.average_leaves_out)
    computed = {row.computed_average for row in table.rows if row.average is not None}
    parts = (
        escape_text(f"{names}.") if any(row.scores for row in table.rows) else "",
        "Bold: the best value of a column.",
        "Averages are computed here." if computed == {True} else "",
        "*Slanted:* an average that is computed here; the others are printed." if len(computed) > 1 else "",
        escape_text(f"Averages leave out {without}.") if without else "",
    )
    return " ".join(filter(None, parts))


def _notes(table: ResultTable) -> Iterator[str]:
    for note in (table.note, table.average_note and f"Average: {table.average_note}"):
        if note:
            yield show_sentence(note)
    for row in table.rows:
        for note in (row.note, row.average_note and f"Average: {row.average_note}"):
            if note:
                yield f"{escape_text(row.system)}: {show_sentence(note)}"
