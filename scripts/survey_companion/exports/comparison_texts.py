"""Renders the comparison of two lists as plain text, CSV or JSON.

Input: a `ListComparison`, and how the two lists are called. Output: a text, the same for the same lists.
A work is named by its line, `path:line`, or by its key if no line lists it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from survey_companion.columns.work_rows import short_byline
from survey_companion.exports.csv_tables import render_file
from survey_companion.joining.contents import count_noun
from survey_companion.joining.list_comparison import FIELDS, Foreign, ListComparison, Shared, show_byline
from survey_companion.model.change_types import FieldChange
from survey_companion.model.problems import Location, shorten, show
from survey_companion.model.survey import Work
from survey_companion.text.formulas import show_plainly

# The groups, in the order of display: the name in CSV and JSON.
_SHARED, _THEIRS, _OURS = "in both", "only theirs", "only ours"


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """How the two lists are called in messages."""

    ours: str
    theirs: str


def render_comparison(found: ListComparison, names: Names) -> str:
    """Return the groups as plain text, with their counts; what differs stands below its work."""
    other = [each for each in found.shared if each.differences]
    same = [each for each in found.shared if not each.differences]
    groups = (
        (f"Only in {names.theirs}", [line for each in found.only_theirs for line in _foreign(each)]),
        ("In both, with other facts", [line for each in other for line in _shared(each)]),
        ("In both, with the same facts", [line for each in same for line in _shared(each)]),
        (f"Only in {names.ours}", [f"  {_place(each)}  {_name(each)}" for each in found.only_ours]),
    )
    counts = (len(found.only_theirs), len(other), len(same), len(found.only_ours))
    lines = [_head(found, names)]
    for (head, told), count in zip(groups, counts, strict=True):
        if count:
            lines += ["", f"{head}: {count_noun(count, 'work')}", *told]
    return "\n".join(lines) + "\n"


def _head(found: ListComparison, names: Names) -> str:
    other = sum(bool(each.differences) for each in found.shared)
    return (
        f"{names.ours} and {names.theirs}: {count_noun(len(found.shared), 'work')} in both"
        f" ({other:,} with other facts), {len(found.only_theirs):,} only in {names.theirs},"
        f" {len(found.only_ours):,} only in {names.ours}"
    )


def _foreign(each: Foreign) -> Iterator[str]:
    yield f"  {_place(each.work)}  {_name(each.work)}"
    if each.claimed:
        yield f"    has an identifier of {_place(each.claimed)}  {_name(each.claimed)}"


def _shared(each: Shared) -> Iterator[str]:
    yield f"  {_place(each.ours)}  {_place(each.theirs)}  {_name(each.ours)}"
    for detail in each.differences:
        yield f"    {_say(detail)}"


def _say(detail: FieldChange) -> str:
    before, after = (shorten(text, 240) if text else None for text in (detail.before, detail.after))
    return f"{detail.field}: {before} → {after}" if before else f"{detail.field}: {after} (only there)"


def _place(work: Work) -> str:
    """Return the first line that lists the work, or else its key."""
    return _spot(work.listings[0].location) if work.listings else work.key


def _spot(location: Location) -> str:
    return f"{show(location.path)}:{location.line}"


def _name(work: Work) -> str:
    """Return title, authors and year in short form."""
    return f"{shorten(show_plainly(work.title), 100)} {shorten(short_byline(work), 60)}".strip()


# -- for programs ----------------------------------------------------------------------------------

_COLUMNS = ("group", "key", "line", "other_key", "other_line", "title", "authors", "year", "venue", "url")


def render_comparison_csv(found: ListComparison) -> str:
    """Return a row for each work; a column for each fact that differs has the value of their list."""
    head = [*_COLUMNS, "differs", *(f"their_{field}" for field in FIELDS)]
    rows = (
        *(_row(_THEIRS, None, each.work, ()) for each in found.only_theirs),
        *(_row(_SHARED, each.ours, each.theirs, each.differences) for each in found.shared),
        *(_row(_OURS, each, None, ()) for each in found.only_ours),
    )
    return render_file([head, *rows])


def _row(group: str, ours: Work | None, theirs: Work | None, differences: Sequence[FieldChange]) -> list[str]:
    work = ours or theirs
    if work is None:
        raise ValueError(group)
    values = {each.field: each.after or "" for each in differences}
    facts = _facts(work)
    return [
        group,
        *(text for each in (ours, theirs) for text in ((each.key, _place(each)) if each else ("", ""))),
        *(str(facts[name] or "") for name in ("title", "authors", "year", "venue", "url")),
        " ".join(values),
        *(values.get(field, "") for field in FIELDS),
    ]


def _facts(work: Work) -> dict[str, str | int | None]:
    return {
        "title": show_plainly(work.title),
        "authors": show_byline(work.byline),
        "year": work.year,
        "venue": work.venue,
        "url": work.paper.url if work.paper else None,
    }


def render_comparison_json(found: ListComparison, names: Names) -> str:
    """Return the groups as JSON."""
    data = {
        "ours": names.ours,
        "theirs": names.theirs,
        "in_both": [
            {
                "ours": _describe(each.ours),
                "theirs": _describe(each.theirs),
                "differences": [
                    {"field": detail.field, "ours": detail.before, "theirs": detail.after}
                    for detail in each.differences
                ],
            }
            for each in found.shared
        ],
        "only_theirs": [
            {**_describe(each.work), "has_identifier_of": each.claimed.key if each.claimed else None}
            for each in found.only_theirs
        ],
        "only_ours": _describe_all(found.only_ours),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _describe_all(works: Iterable[Work]) -> list[dict[str, object]]:
    return [_describe(work) for work in works]


def _describe(work: Work) -> dict[str, object]:
    lines = [f"{each.location.path}:{each.location.line}" for each in work.listings]
    return {"key": work.key, "lines": lines, **_facts(work)}
