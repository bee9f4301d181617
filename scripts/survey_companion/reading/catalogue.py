"""Catalogue text → sections, listings, data resources, and an account of every line.

Input: a `Source`. Output: a `Catalogue`. `list_items` reads single entries;
this module puts them into sections, and makes sure that no line is lost.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from survey_companion.model.characters import is_letter
from survey_companion.model.headings import Kind
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.model.survey import Account, Catalogue, SurveyInfo
from survey_companion.reading.blocks import Heading, Item, Prose, parse_blocks
from survey_companion.reading.entries import Flaw, PaperEntry, ResourceEntry
from survey_companion.reading.front_matter import parse_front_matter, skip_front_matter
from survey_companion.reading.inline import Run, parse_line
from survey_companion.reading.list_items import Entry, parse_entry
from survey_companion.reading.outline import Node, lay_out
from survey_companion.reading.placed_entries import place_entries
from survey_companion.reading.source import Source
from survey_companion.text.keys import normalise_title

MOST_SECTIONS = 100  # for one work; high, since a list sorted by language may name a work in each section


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    source: Source
    has_settings: bool = False  # survey.toml exists, so the list's front matter is ignored
    info: SurveyInfo = field(default_factory=SurveyInfo)
    root: Node = field(default_factory=lambda: Node(level=0, text="", line=0))
    headings: list[Node] = field(default_factory=list)  # the open ones, outermost first
    entries: list[tuple[Node, Item, PaperEntry | ResourceEntry]] = field(default_factory=list)
    doubtful: list[tuple[Node, Item, ResourceEntry | None]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lines: dict[int, str] = field(default_factory=dict)  # 1-based line → name of a field of Account
    parsed: dict[tuple[Run, ...], Entry] = field(default_factory=dict)
    places: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))  # of a work: its headings

    def parse(self, runs: tuple[Run, ...]) -> Entry:
        """Return the entry in an item's text; equal texts are read once, because lists repeat whole lines."""
        entry = self.parsed.get(runs)
        if entry is None:
            entry = self.parsed[runs] = parse_entry(runs)
        return entry

    def has_room(self, node: Node, title: str) -> bool:
        """Whether the work may be listed below this heading too.

        The number of its sections is limited, because each section's page names all the others.
        """
        places = self.places[normalise_title(title)]
        if len(places) < MOST_SECTIONS:
            places.add(node.line)
        return node.line in places

    def account_for(self, lines: range | tuple[int, ...], name: str) -> None:
        self.lines.update(dict.fromkeys(lines, name))

    def report(self, code: Code, lines: range | tuple[int, ...], found: str, mark: str = "") -> None:
        location = self.locate(lines, mark)
        self.problems.append(Problem(code=code, location=location, found=found))

    def quote(self, lines: range | tuple[int, ...]) -> str:
        """Return the text of the lines, joined by blanks."""
        return " ".join(self.source.lines[number - 1].strip() for number in lines)

    def locate(self, lines: range | tuple[int, ...], mark: str = "") -> Location:
        """Return where `mark` first occurs in the lines, or else where they begin."""
        inside = (number for number in lines if mark in self.source.lines[number - 1]) if mark else ()
        return self.source.locate(next(iter(inside), lines[0]), mark)


def parse_catalogue(source: Source, *, has_settings: bool = False) -> Catalogue:
    """Return everything read from the catalogue; what cannot be read becomes a problem, never an exception.

    With `has_settings`, its front matter is ignored, because survey.toml describes the survey.
    """
    reading = _Reading(source=source, has_settings=has_settings)
    blocks = parse_blocks(source)
    if not any(isinstance(block, Heading) for block in blocks):
        _open_only_section(reading)
    for block in blocks:
        match block:
            case Heading():
                _read_heading(reading, block)
            case Item():
                _read_item(reading, block)
            case Prose():
                _read_prose(reading, block)
    _settle_doubtful(reading)
    _read_leftovers(reading)
    sections, faults = lay_out(reading.root, source.path)
    for code, node, mark in faults:
        reading.report(code, (node.line,), node.text, mark)
    listings, resources = place_entries(reading.entries, sections, reading.source)
    if not listings and not resources:
        reading.report(Code.EMPTY_CATALOGUE, (1,), f"{len(source.lines)} lines")
    return Catalogue(
        info=_name_survey(reading),
        sections=tuple(sorted(sections.values(), key=lambda section: section.location.order)),
        listings=listings,
        resources=resources,
        account=_count(reading, len(listings), len(resources)),
        problems=tuple(
            sorted((*source.problems, *reading.problems), key=lambda problem: problem.location.order)
        ),
    )


# -- blocks ----------------------------------------------------------------------------------------


def _open_only_section(reading: _Reading) -> None:
    """Start a section for a list that has no headings."""
    node = Node(level=1, text="Papers", line=1)
    reading.root.children.append(node)
    reading.headings.append(node)


def _read_heading(reading: _Reading, block: Heading) -> None:
    while reading.headings and reading.headings[-1].level >= block.level:
        reading.headings.pop()
    parent = reading.headings[-1] if reading.headings else reading.root
    node = Node(level=block.level, text=block.text, line=block.lines[0])
    parent.children.append(node)
    reading.headings.append(node)
    reading.account_for(block.lines, "heading")


def _read_item(reading: _Reading, block: Item) -> None:
    entry = reading.parse(block.runs)
    node = reading.headings[-1] if reading.headings else None
    if isinstance(entry, Flaw):
        reading.account_for(block.lines, "problem")
        reading.report(entry.code, block.lines, reading.quote(block.lines), entry.mark or entry.found)
    elif entry is None or (isinstance(entry, ResourceEntry) and _is_doubtful(entry, reading.headings)):
        reading.doubtful.append((node or reading.root, block, entry))
    elif node is None:
        reading.account_for(block.lines, "problem")
        reading.report(Code.NO_SECTION, block.lines, reading.quote(block.lines))
    else:
        _accept(reading, node, block, entry)


_DATA = re.compile(
    r"\b(?:data|data ?sets?|corpus|corpora|benchmarks?|tree ?banks?|resources?)\b", re.IGNORECASE
)


def _is_doubtful(entry: ResourceEntry, headings: list[Node]) -> bool:
    """Whether line and headings cannot decide what an entry is; the list's title (level 1) does not count."""
    is_data = any(_DATA.search(node.text) for node in headings if node.level > 1)
    return entry.is_bare or bool(entry.as_paper and headings and not is_data)


def _accept(reading: _Reading, node: Node, block: Item, entry: PaperEntry | ResourceEntry) -> None:
    if isinstance(entry, PaperEntry) and not reading.has_room(node, entry.title):
        reading.account_for(block.lines, "problem")
        reading.report(Code.LISTED_TOO_OFTEN, block.lines, entry.title)
        return
    is_paper = isinstance(entry, PaperEntry)
    reading.account_for(block.lines, "listing" if is_paper else "resource")
    reading.entries.append((node, block, entry))
    node.kinds.add(Kind.TAXONOMY if is_paper else Kind.RESOURCES)
    for flaw in entry.flaws:
        reading.report(flaw.code, block.lines, flaw.found, flaw.mark or flaw.found)


def _read_prose(reading: _Reading, block: Prose) -> None:
    reading.account_for(block.lines, "prose")
    if block.name == "front_matter":
        read = skip_front_matter if reading.has_settings else parse_front_matter
        reading.info, problems = read(block.text, reading.source.locate(block.lines[0]))
        reading.problems.extend(problems)
    elif block.name == "table":
        reading.account_for(block.lines, "problem")
        reading.report(Code.UNREAD_TABLE, block.lines, f"a table of {len(block.lines)} lines")
    elif block.name == "paragraph" and _is_hidden_paper(parse_entry(block.runs)):
        reading.account_for(block.lines, "problem")
        reading.report(Code.HIDDEN_ENTRY, block.lines, block.text)
    elif block.name == "too_long":
        reading.account_for(block.lines, "problem")
        reading.report(Code.LONG_LINE, block.lines, f"{len(block.lines)} lines")
    elif block.name == "code_block" or (
        block.name == "html_block" and not block.text.lstrip().startswith("<!--")
    ):
        _report_hidden_items(reading, block)


def _is_hidden_paper(entry: Entry) -> bool:
    return isinstance(entry, PaperEntry) and bool(entry.year and entry.links)


_HIDDEN_ITEM = re.compile(r"\s*+(?:[-*+]\s++|\d{1,4}[.)]\s++|<li\b[^>]*>)(.*)", re.IGNORECASE)


def _report_hidden_items(reading: _Reading, block: Prose) -> None:
    """Report lines that look like entries but are part of an HTML or (by indentation) a code block."""
    for number in block.lines:
        line = reading.source.lines[number - 1]
        if (found := _HIDDEN_ITEM.match(line)) and ("://" in line or parse_entry(parse_line(found[1]))):
            reading.account_for((number,), "problem")
            reading.report(Code.HIDDEN_ENTRY, (number,), line.strip())


def _settle_doubtful(reading: _Reading) -> None:
    """Decide what each doubtful item is by the other entries of its section."""
    for node, block, entry in reading.doubtful:
        if entry and Kind.RESOURCES in node.kinds and Kind.TAXONOMY not in node.kinds:
            _accept(reading, node, block, entry)
        elif entry and entry.as_paper:
            _accept(reading, node, block, entry.as_paper)
        elif node.kinds:
            reading.account_for(block.lines, "problem")
            reading.report(Code.UNREAD_ITEM, block.lines, reading.quote(block.lines))
        else:
            reading.account_for(block.lines, "prose")
    reading.entries.sort(key=lambda entry: entry[1].lines[0])


def _read_leftovers(reading: _Reading) -> None:
    """Account for every line that is in no block."""
    reading.account_for(tuple(reading.source.unread), "problem")
    for number, line in enumerate(reading.source.lines, 1):
        if number in reading.lines or not line.strip():
            continue
        if any(map(is_letter, line)):
            reading.account_for((number,), "problem")
            reading.report(Code.UNREAD_LINE, (number,), line)
        else:
            reading.account_for((number,), "prose")  # only a list marker or a quotation mark


def _name_survey(reading: _Reading) -> SurveyInfo:
    """Return what the front matter says; if it has no title, the first heading is the title."""
    titles = (node.text for node in reading.root.children if node.text and not node.kinds)
    return reading.info if reading.info.title else replace(reading.info, title=next(titles, None))


def _count(reading: _Reading, listings: int, resources: int) -> Account:
    source = reading.source
    content = {number for number, line in enumerate(source.lines, 1) if line.strip()} | source.unread
    names: Counter[str] = Counter(name for number, name in reading.lines.items() if number in content)
    fields: dict[str, Any] = {
        name: names[name] for name in ("listing", "resource", "heading", "prose", "problem")
    }
    return Account(content=len(content), listings=listings, resources=resources, **fields)
