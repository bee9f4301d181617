"""Entries with their headings → papers, data resources, and what is neither.

Input: drafts of all entries. Output: a `Sorted`. A heading, its entries' links and fields decide; a missing
author never does. When in doubt, an entry is a paper.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from survey_companion.model.headings import Kind
from survey_companion.model.identifiers import host_of
from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.drafts import Draft
from survey_companion.reading.lines.heading_words import headings_left_out, is_resource_heading, path_to
from survey_companion.reading.lines.outline import Node
from survey_companion.reading.lines.piece_marks import PLAIN
from survey_companion.reading.lines.places import Reading
from survey_companion.reading.sources.stated import Stated
from survey_companion.reading.words.looks import look
from survey_companion.reading.words.paper_addresses import VIDEO_HOSTS, is_paper_link

_NEWS = re.compile(
    r"\b(?:[Ww]e|[Oo]ur)\b.{0,80}\b(?:(?:releas|accept|updat|announc|add|publish|open-?sourc)"
    r"|(?:is|are) (?:now )?(?:out|available)\b)"
    r"|\b(?:is|are) (?:(?:now|also|already) )+(?:out|available)\b"
)
_FEW = 3  # links to papers
_SMALL_SHARE = 0.15  # of all links to papers of a list
_SHORT = 3  # words: a name rather than a title

Family = tuple[str, ...]  # how an entry is built


@dataclass(slots=True)
class _Entry:
    """A candidate, and what several steps ask of it."""

    reading: Reading
    draft: Draft | None  # None: it has no title
    family: Family
    has_paper_link: bool
    is_paper: bool  # its own fields show it, whatever its heading says


@dataclass(slots=True)
class Sorted:
    """All candidates of a list, by what they are."""

    papers: list[Draft] = field(default_factory=list)
    resources: list[Draft] = field(default_factory=list)
    unread: list[Candidate] = field(default_factory=list)
    prose: list[Candidate] = field(default_factory=list)
    left_out: list[Candidate] = field(default_factory=list)  # stand below headings such as News
    groups: list[Candidate] = field(default_factory=list)  # name the entries below them, and are none

    def leave_out(self, candidates: Sequence[Candidate]) -> None:
        """Take these candidates out again, such as those of another list."""
        others = set(map(id, candidates))
        for drafts in (self.papers, self.resources):
            drafts[:] = [each for each in drafts if id(each.reading.candidate) not in others]
        for kept in (self.unread, self.prose, self.left_out, self.groups):
            kept[:] = [each for each in kept if id(each) not in others]


def sort_entries(
    entries: Iterable[tuple[Reading, Draft | None]], hint_of: Callable[[Node], str | None] = lambda _: None
) -> Sorted:
    """Return papers, data resources, unread entries and prose, each in the order of the list.

    `hint_of` returns "ignore", "papers" or "data" for a heading of which a person says so.
    """
    found = Sorted()
    sections: dict[Node, list[_Entry]] = defaultdict(list)
    for reading, draft in entries:
        candidate = reading.candidate
        if reading.is_ignored:
            found.left_out.append(candidate)
        elif candidate.stated and draft and hint_of(candidate.node) is None:
            _add_stated(draft, candidate.stated, found)
        else:
            sections[candidate.node].append(_look_at(reading, draft))
    left_out = _find_left_out(sections)
    resources = {node for node in sections if is_resource_heading(node)}
    known = _find_families(sections, left_out | resources)
    for node, inside in sections.items():
        hint = hint_of(node)
        if hint in {"papers", "data"}:
            _sort_as_said(inside, found, are_papers=hint == "papers")
        elif hint == "ignore" or node in left_out:
            found.left_out += [each.reading.candidate for each in inside]
        else:
            _Section(inside, known, is_of_resources=node in resources).sort(found)
    found.papers.sort(key=lambda draft: draft.reading.candidate.lines[0])
    return found


def _look_at(reading: Reading, draft: Draft | None) -> _Entry:
    has_paper_link = draft is not None and any(is_paper_link(url) for _, url in draft.links)
    is_paper = draft is not None and _is_paper(draft, has_paper_link=has_paper_link)
    return _Entry(reading, draft, _family(reading), has_paper_link, is_paper)


def _sort_as_said(entries: Iterable[_Entry], found: Sorted, *, are_papers: bool) -> None:
    """Add entries of which a person says what they are."""
    for each in entries:
        if each.draft is not None:
            (found.papers if are_papers else found.resources).append(each.draft)
        else:
            candidate = each.reading.candidate
            is_prose = candidate.origin == "paragraph" or not candidate.pieces
            (found.prose if is_prose else found.unread).append(candidate)


def _add_stated(draft: Draft, stated: Stated, found: Sorted) -> None:
    """Add an entry of a table; one of papers may hold data below a heading that says so."""
    is_resource = is_resource_heading(draft.reading.candidate.node) and not draft.says_paper
    (found.resources if stated.kind is Kind.RESOURCES or is_resource else found.papers).append(draft)


def _find_left_out(sections: dict[Node, list[_Entry]]) -> set[Node]:
    """Return the headings without entries: News, Contributing and so on, unless most of the list is there."""
    below: dict[Node, int] = defaultdict(int)
    numbers = {node: sum(each.has_paper_link for each in inside) for node, inside in sections.items()}
    for node, number in numbers.items():
        for each in path_to(node):
            below[each] += number
    total = sum(numbers.values()) or 1
    return {
        node
        for node in sections
        if any(
            below[each] < _SMALL_SHARE * total or (below[each] < _FEW and below[each] < total)
            for each in headings_left_out(node)
        )
    }


def _find_families(sections: dict[Node, list[_Entry]], others: AbstractSet[Node]) -> set[Family]:
    """Return how the papers of the list are built."""
    families = Counter(
        each.family
        for node, inside in sections.items()
        if node not in others
        for each in inside
        if each.is_paper
    )
    total = sum(families.values())
    return {family for family, number in families.items() if number >= 3 and number >= 0.02 * total}


def _family(reading: Reading) -> Family:
    candidate = reading.candidate
    title = reading.title_piece.marks if reading.title_piece else ""
    first = candidate.pieces[0].marks if candidate.pieces else ""
    has_subs = any(piece.sub for piece in candidate.pieces)
    return candidate.origin, str(candidate.table), title, first, "sub-items" if has_subs else ""


class _Section:
    """The entries below one heading."""

    def __init__(
        self, entries: Sequence[_Entry], known: AbstractSet[Family], *, is_of_resources: bool
    ) -> None:
        self._entries = entries
        self._known = known
        self._is_of_resources = is_of_resources
        self._papers = sum(each.is_paper for each in entries)
        self._share_known = sum(each.family in known for each in entries) / len(entries)
        titles = sum(each.draft is not None and look(each.draft.title).words > _SHORT for each in entries)
        linked = sum(each.draft is not None and bool(each.draft.links) for each in entries)
        self._has_links = 2 * linked >= len(entries)
        self._has_titles = 2 * titles >= len(entries)  # and not the names of tools or data

    @property
    def _is_of_papers(self) -> bool:
        return self._papers > 0 and 2 * self._papers >= len(self._entries)

    def sort(self, found: Sorted) -> None:
        """Add each entry to where it belongs."""
        for entry in self._entries:
            draft, candidate = entry.draft, entry.reading.candidate
            if draft is not None and entry.reading.given_title is not None and not self._is_of_resources:
                found.papers.append(draft)
            elif candidate.heads_others and not entry.is_paper:
                found.groups.append(candidate)
            elif draft is None:
                is_like_entry = bool(self._papers and candidate.pieces and candidate.origin != "paragraph")
                (found.unread if is_like_entry else found.prose).append(candidate)
            elif _NEWS.search(draft.title):
                found.prose.append(candidate)
            elif self._is_of_resources:
                self._sort_among_resources(entry, draft, found)
            else:
                self._sort_among_papers(entry, draft, found)

    def _sort_among_resources(self, entry: _Entry, draft: Draft, found: Sorted) -> None:
        """Add an entry of a section of tools or data; what is built like the papers of the list is one."""
        is_known = entry.family in self._known and (self._share_known >= 0.7 or draft.venue)
        is_certain = bool(
            draft.venue and draft.year and (draft.authors or entry.has_paper_link or not draft.links)
        )
        is_name = not (self._has_titles or draft.authors) and look(draft.title).words < _SHORT
        if (is_certain or (is_known and _says_anything(entry, draft))) and not is_name:
            found.papers.append(draft)
        elif draft.reading.candidate.origin == "paragraph" and not entry.is_paper:
            found.prose.append(draft.reading.candidate)
        else:
            found.resources.append(draft)

    def _sort_among_papers(self, entry: _Entry, draft: Draft, found: Sorted) -> None:
        candidate = entry.reading.candidate
        is_known = entry.family in self._known
        if candidate.origin == "paragraph":
            is_entry = entry.has_paper_link or _is_reference(draft)
            is_above_all = candidate.node.level <= 1 and bool(candidate.node.children)  # an introduction
            if entry.is_paper and (is_known or (is_entry and not is_above_all)):
                found.papers.append(draft)
            else:
                found.prose.append(candidate)
        elif candidate.origin == "row" and self._has_links and not (entry.is_paper or draft.links):
            found.unread.append(candidate)  # such as "no meeting" in a table of meetings
        elif entry.is_paper or (is_known and entry.reading.points > 1.5 and self._is_of_papers):
            found.papers.append(draft)
        elif not is_known and look(draft.title).words <= _SHORT and (draft.remark or draft.links):
            found.resources.append(draft)
        elif self._is_of_papers:
            self._sort_doubtful(draft, found, is_known=is_known)
        elif draft.links:
            if self._papers:
                found.unread.append(candidate)
            else:
                found.resources.append(draft)
        else:
            found.prose.append(candidate)

    @staticmethod
    def _sort_doubtful(draft: Draft, found: Sorted, *, is_known: bool) -> None:
        """Add an entry that says nothing of a paper, in a section of papers."""
        is_like_others = is_known or bool(draft.links)
        if is_like_others and draft.reading.points > 1.2 and look(draft.title).words >= _SHORT:
            found.papers.append(draft)
        else:
            found.unread.append(draft.reading.candidate)


def _is_reference(draft: Draft) -> bool:
    """Whether a paragraph without the address of a paper has what references have, and is no sentence."""
    is_marked = bool(draft.links) or (
        draft.reading.title_piece is not None and draft.reading.title_piece.marks != PLAIN
    )
    fields = (draft.venue, draft.year, draft.authors and is_marked)
    return sum(map(bool, fields)) >= 2


def _says_anything(entry: _Entry, draft: Draft) -> bool:
    """Whether anything but the title says that it is a paper."""
    if draft.links and not draft.venue and all(host_of(url) in VIDEO_HOSTS for _, url in draft.links):
        return False  # a talk
    has_year = draft.year and (draft.links or look(draft.title).words > _SHORT)
    return bool(draft.says_paper or entry.has_paper_link or has_year)


def _is_paper(draft: Draft, *, has_paper_link: bool) -> bool:
    """Whether the entry itself says that it is a paper."""
    words = look(draft.title).words
    if words < 1 or (draft.reading.candidate.origin == "paragraph" and words > 30):
        return False
    if draft.says_paper or has_paper_link:
        return True
    title = draft.reading.title_piece
    marks = set(title.marks) if title is not None else set()
    is_marked = bool(marks & set("BQ")) or ("L" in marks and words > 1)
    return draft.year is not None and (words >= _SHORT or is_marked)


def is_contents(
    candidate: Candidate, own_pages: AbstractSet[str], files: AbstractSet[str] = frozenset()
) -> bool:
    """Whether all links of the candidate lead to places of the list itself, or to its other files."""
    urls = [piece.href for piece in candidate.pieces if piece.href is not None]
    return bool(urls) and all(
        ("#" in url and ("://" not in url or url.partition("#")[0] in own_pages))
        or url.partition("#")[0].rpartition("/")[2] in files
        for url in urls
    )


def find_own_pages(candidates: Iterable[Candidate]) -> set[str]:
    """Return the addresses of the list itself: at least three links lead to places of such a page."""
    pages = Counter(
        piece.href.partition("#")[0]
        for each in candidates
        for piece in each.pieces
        if piece.href is not None and "#" in piece.href
    )
    return {page for page, number in pages.items() if number >= _FEW and page}
