"""Renders the changes between two surveys as plain text, Markdown, JSON or an Atom feed.

Input: two surveys and the changes between them. Output: a text, the same for the same changes.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from survey_companion.exports.feed import (
    MOST_ADDED,
    Entry,
    anchor_of,
    describe_paper,
    render_entries,
    works_by_name,
)
from survey_companion.joining.contents import count_noun
from survey_companion.model.change_types import Change, ChangedKind, ChangeKind, FieldChange
from survey_companion.model.dates import describe_edition, is_date
from survey_companion.model.problems import shorten
from survey_companion.model.survey import Survey, SurveyInfo
from survey_companion.text.formulas import show_plainly
from survey_companion.text.myst import escape_text

_PLURALS = {
    ChangedKind.SETTINGS: "Settings",
    ChangedKind.SECTION: "Sections",
    ChangedKind.WORK: "Works",
    ChangedKind.RESOURCE: "Data resources",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """Two states of a survey, and the changes from one to the other."""

    before: Survey
    after: Survey
    changes: tuple[Change, ...]


def render_change_list(found: Comparison) -> str:
    """Return the changes as plain text, grouped by what they concern."""
    lines = [_head(found)]
    for what, changes in groupby(found.changes, lambda change: change.what):
        lines += ["", _PLURALS[what]]
        for change in changes:
            lines += _lines(change)
    return "\n".join(lines) + "\n"


def _head(found: Comparison) -> str:
    names = [_name(each.info) or "unnamed edition" for each in (found.before, found.after)]
    return f"{names[0]} → {names[1]}: {_count(found.changes)}"


def _name(info: SurveyInfo) -> str:
    return describe_edition(info.edition, info.date)


def _count(changes: Sequence[Change]) -> str:
    """Return the counts in words: "2 works added, 1 data resource corrected"."""
    counts = [
        f"{what.value} {sort.value}"
        if what is ChangedKind.SETTINGS
        else f"{count_noun(len(group), what.value)} {sort.value}"
        for (what, sort), group in _group(changes)
    ]
    return ", ".join(counts) or "nothing changed"


def _group(changes: Sequence[Change]) -> list[tuple[tuple[ChangedKind, ChangeKind], list[Change]]]:
    groups = groupby(changes, lambda change: (change.what, change.sort))
    return [(kind, list(group)) for kind, group in groups]


def _lines(change: Change) -> list[str]:
    if change.what is ChangedKind.SETTINGS:
        return [f"  {_say(detail)}" for detail in change.details]
    title = f"  {shorten(show_plainly(change.title), 80)}" if change.title else ""
    return [
        f"  {change.sort.value:9}  {change.name}{title}",
        *(f"    {_say(each)}" for each in change.details),
    ]


def _say(detail: FieldChange) -> str:
    before, after = (shorten(text, 240) if text else None for text in (detail.before, detail.after))
    field = detail.field.replace("_", " ")
    if before is None or after is None:
        return f"{field}: {after} (new)" if after else f"{field}: {before} (gone)"
    return f"{field}: {before} → {after}"


def render_markdown(found: Comparison) -> str:
    """Return the changes as Markdown, for release notes; all texts are escaped."""
    lines = [f"# {escape_text(_head(found))}"]
    for (what, sort), changes in _group(found.changes):
        lines += ["", f"## {_PLURALS[what]} {sort.value}", ""]
        for change in changes:
            title = f": {escape_text(change.title)}" if change.title else ""
            lines.append(f"- `{change.name}`{title}")
            lines += [f"  - {escape_text(_say(detail))}" for detail in change.details]
    return "\n".join(lines) + "\n"


def render_json(found: Comparison) -> str:
    """Return the changes as JSON."""
    data = {
        "before": {"edition": found.before.info.edition, "date": found.before.info.date},
        "after": {"edition": found.after.info.edition, "date": found.after.info.date},
        "changes": [
            {**asdict(change), "what": change.what.value, "sort": change.sort.value}
            for change in found.changes
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def render_atom(found: Comparison) -> str | None:
    """Return a feed with an entry for the changes and, for each paper that was added, one more.

    It is `None` if the later survey lacks its address, edition or date.
    """
    info = found.after.info
    if not info.address or not info.edition or not info.date or not is_date(info.date):
        return None
    entry = Entry(
        name=anchor_of(info.edition),
        title=f"{_name(info)}: {_count(found.changes)}",
        day=info.date,
        uri=f"{info.address}changes.html#{anchor_of(info.edition)}",
        text=render_change_list(found),
    )
    works = works_by_name(found.after)
    added = (
        each.name for each in found.changes if (each.what, each.sort) == (ChangedKind.WORK, ChangeKind.ADDED)
    )
    papers = [describe_paper(info, info.edition, info.date, name, works[name]) for name in added]
    entries = sorted([entry, *papers[:MOST_ADDED]], key=lambda each: each.day, reverse=True)
    return render_entries(info, entries, next((each.date for each in found.after.editions), info.date))
