"""A BibTeX file → blocks: a table below each section.

Input: a `Source`. Output: a `Structure`. The sections of an entry are its groups, or else its keywords; what
its fields say needs no judging.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from survey_companion.model.headings import Kind
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.model.work_kinds import type_of_entry
from survey_companion.reading.forms.bibtex_entries import BibEntry, BibFile, parse_bibtex
from survey_companion.reading.forms.bibtex_fields import (
    find_links,
    is_used,
    read_authors,
    read_date,
    read_venue,
    to_plain,
)
from survey_companion.reading.forms.link_cells import escape, make_link
from survey_companion.reading.forms.sectioned_rows import SectionedRow, Structure, build_blocks
from survey_companion.reading.markdown.blocks import Prose, Row
from survey_companion.reading.sources.source import Source
from survey_companion.reading.sources.stated import Stated
from survey_companion.text.formulas import decode_title
from survey_companion.text.person_names import name_author

_COLUMNS = ("title", "short_name", "authors", "venue", "date", "link", "remark")
_DATA = frozenset({"dataset", "software"})
# Fields that name sections, outermost first, and what divides several sections of one entry.
_OWN = (("section", "category", "taxonomy", "topic", "task"), ("subsection", "subcategory", "subtopic"))
_GROUPS = ("groups", "group")
_KEYWORDS = ("keywords", "keyword", "author_keywords", "tags", "mendeley-tags")
_MOST_LEVELS = 3


def read_bibtex(source: Source, _given: Mapping[str, str]) -> Structure:
    """Return the blocks of the file."""
    file = parse_bibtex(source.lines)
    faulty = {fault.line for fault in file.faults}
    lost: list[BibEntry] = []
    kept: list[BibEntry] = []
    for each in file.entries:
        is_lost = "title" not in each.fields and not faulty.isdisjoint(each.lines)
        (lost if is_lost else kept).append(each)
    unread = (*file.unread, *(line for entry in lost for line in entry.lines))  # named by their faults
    entries = _inherit(kept)
    places = _choose_places(entries)
    rows = [
        SectionedRow(path=path, row=row)
        for entry in entries
        for row in [_row(entry)]
        for path in _sections(entry, places) or [()]
    ]
    known = {line for entry in entries for line in entry.lines} | set(unread)
    prose = tuple(number for number in range(1, len(source.lines) + 1) if number not in known)
    blocks = build_blocks(_COLUMNS, rows, PurePosixPath(source.path).stem, columns=_COLUMNS)
    problems = [*_faults(source, file), *_unused(source, entries)]
    top = [Prose(lines=lines, name=name) for lines, name in ((prose, "comment"), (unread, "broken")) if lines]
    return Structure(blocks=[*top, *blocks], problems=problems)


def _inherit(entries: Sequence[BibEntry]) -> list[BibEntry]:
    """Return the entries with what they take from the one that `crossref` names, which is no paper itself."""
    by_key = {entry.key.lower(): entry for entry in entries}
    parents = set()
    found = []
    for entry in entries:
        parent = by_key.get(entry.fields.get("crossref", "").lower())
        if parent is not None and parent is not entry:
            parents.add(parent.key)
            taken = {
                name: value for name, value in parent.fields.items() if name in {"year", "date", "month"}
            }
            title = parent.fields.get("booktitle") or parent.fields.get("title")
            taken |= {"booktitle": title} if title else {}
            found.append(replace(entry, fields={**taken, **entry.fields}))
        else:
            found.append(entry)
    volumes = {"proceedings", "book", "collection", "mvcollection", "mvbook", "mvproceedings"}
    return [entry for entry in found if entry.key not in parents or entry.type not in volumes]


def _row(entry: BibEntry) -> Row:
    fields = entry.fields
    title = " ".join(decode_title(fields.get("title", "")).split())
    if subtitle := to_plain(fields.get("subtitle", "")):
        title = f"{title}: {subtitle}"
    authors, et_al = read_authors(fields.get("author") or fields.get("editor") or "")
    venue = read_venue(entry.type, fields)
    year, month, said = read_date(fields)
    links = find_links(fields)
    notes = [to_plain(fields[name]) for name in ("note", "annote", "annotation") if name in fields]
    remark = ". ".join(each.rstrip(".") for each in ([said] if said and year is None else []) + notes if each)
    stated = Stated(
        kind=Kind.RESOURCES if entry.type in _DATA else Kind.TAXONOMY,
        title=title or None,
        authors=authors,
        et_al=et_al,
        type=type_of_entry(entry.type),
        venue=venue,
        year=year,
        month=month,
    )
    cells = (
        escape(title),
        escape(to_plain(fields.get("shorttitle", ""))),
        escape(", ".join(map(name_author, authors))),
        escape(venue or ""),
        str(year or ""),
        " ".join(make_link(label, url) for label, url in links),
        escape(remark),
    )
    return Row(lines=entry.lines, cells=cells, stated=stated)


# -- sections --------------------------------------------------------------------------------------


def _choose_places(entries: Sequence[BibEntry]) -> tuple[tuple[str, ...], ...]:
    """Return the fields that name sections in this file, outermost first; empty if none does."""
    used = {name for entry in entries for name in entry.fields}
    for levels in (_OWN, (_GROUPS,), (_KEYWORDS,)):
        if used & set(levels[0]):
            return levels
    return ()


def _sections(entry: BibEntry, places: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the paths of the sections that the entry stands in, each once."""
    values = [
        next((to_plain(entry.fields[name]) for name in names if name in entry.fields), "") for names in places
    ]
    if len(values) > 1:
        path = tuple(value for value in values if value)
        return [path] if path else []
    text = values[0] if values else ""
    parts = (part.strip() for part in text.split(";" if ";" in text else ","))
    # JabRef writes the levels of a keyword as "Outer > Inner".
    paths = (tuple(step for each in part.split(">") if (step := each.strip())) for part in parts)
    return list(dict.fromkeys(path[:_MOST_LEVELS] for path in paths if path))


# -- problems --------------------------------------------------------------------------------------


def _faults(source: Source, file: BibFile) -> list[Problem]:
    return [
        Problem(
            code=Code.BROKEN_BIBTEX,
            location=Location(path=source.path, line=fault.line, column=fault.column),
            found=fault.found,
            wrong=fault.wrong,
        )
        for fault in file.faults
    ]


def _unused(source: Source, entries: Sequence[BibEntry]) -> list[Problem]:
    """Return one notice of the fields that a list has no place for."""
    unused = [(entry, name) for entry in entries for name in entry.fields if not is_used(name, entry)]
    if not unused:
        return []
    numbers = Counter(name for _, name in unused)
    found = ", ".join(f"{name} ({number:,})" for name, number in numbers.most_common())
    location = Location(path=source.path, line=unused[0][0].lines[0])
    return [Problem(code=Code.UNUSED_FIELDS, location=location, found=found)]
