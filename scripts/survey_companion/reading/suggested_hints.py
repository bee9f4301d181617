"""What a list was taken for → the hints for `survey.toml` that say the same, to be changed where it is wrong.

Input: a `ListReading`. Output: `Hints`; `explanation` and `pages.adoption` show them.
"""

from collections.abc import Iterable

from survey_companion.model.hints import FIELDS, Hints
from survey_companion.reading.line_forms import suggest_forms
from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.heading_words import fold_heading
from survey_companion.reading.list_reading import ListReading

_MOST_HEADINGS, _MOST_FORMS, _MOST_COLUMNS = 6, 2, 12
_ALL = 1_000  # of a list with a heading in every line, a page full is enough


def suggest_hints(reading: ListReading, *, shows_all: bool = False) -> Hints:
    """Return the guesses that matter most: a few headings, columns and forms of lines, each once.

    With `shows_all`, all of them.
    """
    headings, columns, shapes = (_ALL,) * 3 if shows_all else (_MOST_HEADINGS, _MOST_COLUMNS, _MOST_FORMS)
    forms = dict.fromkeys(form for form, _ in suggest_forms(reading) if form[:2] != "| ")
    ignore, data, papers = (
        _headings_of(reading.left_out),
        _headings_of(each.reading.candidate for each in reading.resources),
        _headings_of(each.reading.candidate for each in reading.papers),
    )
    data = _without(data, ignore)
    papers = _without(papers, (*ignore, *data))
    return Hints(
        ignore=ignore[:headings],
        papers=papers[:headings],
        data=data[:headings],
        columns=dict(list(_columns_of(reading).items())[:columns]),
        shapes=tuple(forms)[:shapes],
    )


def _headings_of(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    """Return the headings right above the candidates."""
    return tuple(dict.fromkeys(each.node.text for each in candidates if each.node.text))


def _without(headings: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Return the headings that are none of the others: headings that are read as one may be named once."""
    known = set(map(fold_heading, others))
    return tuple(each for each in headings if fold_heading(each) not in known)


def _columns_of(reading: ListReading) -> dict[str, str]:
    """Return heads of columns, and the fields that they were taken for."""
    columns: dict[str, str] = {}
    for head, names in reading.columns.items():
        for cell, name in zip(head, names, strict=False):
            if cell.strip() and name in FIELDS:
                columns.setdefault(cell.strip(), name)
    return columns
