"""Catalogue text → sections, listings, data resources, and an account of every line.

Input: a `Source`. Output: a `Catalogue`. `list_reading` finds the entries;
this module puts them into sections, and makes sure that no line is lost.
"""

from collections import Counter, defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from survey_companion.model.accounts import Account
from survey_companion.model.headings import Kind
from survey_companion.model.hints import Hints
from survey_companion.model.problem_kinds import Code
from survey_companion.model.survey import Catalogue
from survey_companion.reading.catalogue_draft import CatalogueDraft
from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.drafts import Draft
from survey_companion.reading.lines.entry_types import PaperEntry, ResourceEntry
from survey_companion.reading.lines.flaws import find_flaws, find_tags, find_unclosed
from survey_companion.reading.lines.heading_words import date_above, is_general_heading, is_paper_heading
from survey_companion.reading.lines.link_roles import read_links
from survey_companion.reading.lines.outline import Node, lay_out, order_sections
from survey_companion.reading.lines.resource_lines import parse_resource, resource_of
from survey_companion.reading.list_reading import ListReading, read_list
from survey_companion.reading.list_title import name_survey
from survey_companion.reading.markdown.inline import Run
from survey_companion.reading.one_chapter import make_chapter
from survey_companion.reading.own_citation import complete_info
from survey_companion.reading.placed_entries import place_entries
from survey_companion.reading.sources.source import Source
from survey_companion.reading.sources.source_forms import Form
from survey_companion.reading.unlisted import read_blocks, read_leftovers, read_unread


def parse_catalogue(
    source: Source,
    hints: Hints | None = None,
    *,
    has_settings: bool = False,
    chapters: AbstractSet[str] = frozenset(),
) -> Catalogue:
    """Return everything read from the catalogue; what cannot be read becomes a problem, never an exception.

    `hints` say how to read it. With `has_settings`, its front matter is ignored, because survey.toml
    describes the survey. `chapters` are the names of the files of the survey, if each is a chapter.
    """
    found = read_list(source, hints, chapters)
    return build_catalogue(source, found, has_settings=has_settings, is_chapter=bool(chapters))


def build_catalogue(
    source: Source, found: ListReading, *, has_settings: bool = False, is_chapter: bool = False
) -> Catalogue:
    """Return the catalogue of a list that has been read."""
    if is_chapter:
        make_chapter(found, source.path)
    is_list = source.form is Form.MARKDOWN
    reading = CatalogueDraft(source=source, has_settings=has_settings, root=found.root)
    read_blocks(reading, found)
    if not found.root.children:
        _open_only_section(reading, found)
    for draft in found.papers:
        _accept_paper(reading, draft)
    found.unread += [
        each.reading.candidate for each in found.resources if not _accept_resource(reading, each)
    ]
    _say_doubt(reading, found)
    read_unread(reading, found)
    read_leftovers(reading)
    reading.entries.sort(key=lambda entry: entry[1].lines[0])
    sections, faults = lay_out(reading.root, is_general_heading, source.path, is_chapter=is_chapter)
    for code, node, mark in faults:
        reading.report(code, (node.line,), node.text, mark)
    listings, resources = place_entries(reading.entries, sections, reading.source)
    if not listings and not resources:
        number = len(source.lines)
        reading.report(Code.EMPTY_CATALOGUE, (1,), f"{number} line{'s' * (number != 1)}")
    info, notices = complete_info(reading.info, None if has_settings else found.own_entry)
    reading.problems.extend(notices)
    return Catalogue(
        info=name_survey(info, reading.root, is_list=is_list, is_chapter=is_chapter),
        own_entry=found.own_entry,
        sections=order_sections(sections.values(), is_list=is_list),
        listings=listings,
        resources=resources,
        used_hints=found.used_hints,
        account=_count(reading, len(listings), len(resources)),
        problems=tuple(
            sorted(
                (*source.problems, *found.problems, *reading.problems),
                key=lambda problem: problem.location.order,
            )
        ),
    )


# -- blocks ----------------------------------------------------------------------------------------


def _open_only_section(reading: CatalogueDraft, found: ListReading) -> None:
    """Start a section for a list that has no headings."""
    node = Node(level=1, text="Papers", line=1, parent=reading.root)
    reading.root.children.append(node)
    for draft in (*found.papers, *found.resources):
        draft.reading.candidate.node = node


# -- entries ---------------------------------------------------------------------------------------


def _accept_paper(reading: CatalogueDraft, draft: Draft) -> None:
    candidate = draft.reading.candidate
    runs = _all_runs(candidate)
    if flaw := find_unclosed(draft, candidate.runs):
        reading.account_for(candidate.lines, "problem")
        reading.report(flaw.code, candidate.lines, reading.quote(candidate.lines), flaw.found)
        return
    links, bad_links = read_links(draft.links, draft.title)
    is_whole = draft.year is not None and draft.venue is not None
    year, venue = (None, None) if is_whole else date_above(candidate.node)
    entry = PaperEntry(
        title=draft.title,
        short_name=draft.short_name,
        year=draft.year or year,
        month=draft.month,
        authors=tuple(draft.authors),
        people=draft.people,
        et_al=draft.et_al,
        type=draft.type,
        venue=draft.venue or venue,
        links=links,
        remark=draft.remark,
        flaws=(*find_flaws(draft, runs), *bad_links),
    )
    node = candidate.node
    if node.level == 0:
        reading.account_for(candidate.lines, "problem")
        reading.report(Code.NO_SECTION, candidate.lines, reading.quote(candidate.lines))
    elif not reading.has_room(node, entry.title):
        reading.account_for(candidate.lines, "problem")
        reading.report(Code.LISTED_TOO_OFTEN, candidate.lines, entry.title)
    else:
        _accept(reading, candidate, entry, "listing", Kind.TAXONOMY)


def _say_doubt(reading: CatalogueDraft, found: ListReading) -> None:
    """Say once for each heading which lines are papers only because of the address of a paper."""
    doubtful: dict[Node, list[Draft]] = defaultdict(list)
    for draft in found.papers:
        if draft.reading.candidate.stated:
            continue
        title = draft.reading.title_piece
        has_label = bool(draft.links) and (len(draft.links) > 1 or (title is not None and title.href is None))
        if not (draft.says_paper or has_label or is_paper_heading(draft.reading.candidate.node)):
            doubtful[draft.reading.candidate.node].append(draft)
    for drafts in doubtful.values():
        first = drafts[0]
        more = f" and {len(drafts) - 1:,} more below this heading" if len(drafts) > 1 else ""
        reading.report(Code.READ_AS_PAPER, first.reading.candidate.lines, f"{first.title}{more}", first.title)


def _accept_resource(reading: CatalogueDraft, draft: Draft) -> bool:
    """Take a data resource; return whether it has a name and anything that is said of it."""
    candidate = draft.reading.candidate
    entry = parse_resource(_all_runs(candidate)) if candidate.runs else None
    if entry is None and (draft.links or not candidate.runs):
        entry = resource_of(draft)
    if entry is None:
        return False
    if candidate.node.level == 0:
        reading.account_for(candidate.lines, "problem")
        reading.report(Code.NO_SECTION, candidate.lines, reading.quote(candidate.lines))
    else:
        flaws = (*entry.flaws, *find_tags(candidate.runs))
        _accept(reading, candidate, replace(entry, flaws=flaws), "resource", Kind.RESOURCES)
    return True


def _accept(
    reading: CatalogueDraft, candidate: Candidate, entry: PaperEntry | ResourceEntry, name: str, kind: Kind
) -> None:
    reading.account_for(candidate.lines, name)
    reading.entries.append((candidate.node, candidate, entry))
    candidate.node.kinds.add(kind)
    for flaw in entry.flaws:
        reading.report(flaw.code, candidate.lines, flaw.found, flaw.mark or flaw.found)


def _all_runs(candidate: Candidate) -> tuple[Run, ...]:
    """Return the runs of the candidate with those of its sub-items."""
    if not candidate.subs:
        return candidate.runs
    return (*candidate.runs, *(run for runs in candidate.subs for run in runs))


def _count(reading: CatalogueDraft, listings: int, resources: int) -> Account:
    source = reading.source
    content = {number for number, line in enumerate(source.lines, 1) if line.strip()} | source.unread
    names: Counter[str] = Counter(name for number, name in reading.lines.items() if number in content)
    fields: dict[str, Any] = {
        name: names[name] for name in ("listing", "resource", "heading", "prose", "problem")
    }
    return Account(content=len(content), listings=listings, resources=resources, **fields)
