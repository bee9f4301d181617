"""A list with everything that is read from it, so that it can be changed and read again.

Input: the bytes of a list. Output: an `OpenList`; with other lines, another.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property

from survey_companion.editing.lists.entry_forms import find_paper_form, find_resource_form
from survey_companion.editing.lists.form_slots import EntryForm
from survey_companion.editing.lists.list_text import ListText, split_text
from survey_companion.model.hints import Hints
from survey_companion.model.survey import Catalogue, Listing, Resource
from survey_companion.reading.added_marks import find_marks, leave_out
from survey_companion.reading.additions import choose_models
from survey_companion.reading.catalogue import build_catalogue
from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.outline import Node
from survey_companion.reading.list_reading import ListReading, read_list
from survey_companion.reading.sources.source import Source, decode_source


@dataclass(frozen=True, kw_only=True)
class OpenList:
    """A list that is being changed."""

    path: str  # as messages have it
    text: ListText
    hints: Hints | None = None
    chapters: AbstractSet[str] = frozenset()
    has_settings: bool = False
    # The lists to which it is the list of additions; empty: it is none.
    published: tuple["OpenList", ...] = ()
    models: tuple[Candidate, ...] = ()  # entries of the whole list, if it is a part of one

    @property
    def is_additions(self) -> bool:
        """Whether each entry ends with the month in which it was added."""
        return bool(self.published)

    @cached_property
    def _all(self) -> tuple[Source, ListReading, Catalogue]:
        source = decode_source(self.text.encode(), self.path)
        if self.is_additions:
            source = leave_out(source, find_marks(source))
        models = [*self.models, *choose_models([each.found for each in self.published])]
        found = read_list(source, self.hints, self.chapters, models=models)
        catalogue = build_catalogue(
            source, found, has_settings=self.has_settings, is_chapter=bool(self.chapters)
        )
        return source, found, catalogue

    @property
    def source(self) -> Source:
        """Return its lines, as they are read."""
        return self._all[0]

    @property
    def found(self) -> ListReading:
        """Return its entries with the text that they were read from."""
        return self._all[1]

    @property
    def catalogue(self) -> Catalogue:
        """Return what it says."""
        return self._all[2]

    @cached_property
    def headings(self) -> tuple[Node, ...]:
        """Return all headings in file order, with entries or without."""
        found: list[Node] = []
        waiting = list(self.found.root.children)
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting += node.children
        return tuple(sorted((node for node in found if node.line > 0), key=lambda node: node.line))

    @property
    def entries(self) -> tuple[Listing | Resource, ...]:
        """Return its papers and then its data resources."""
        return (*self.catalogue.listings, *self.catalogue.resources)

    @cached_property
    def paper_forms(self) -> tuple[EntryForm, ...]:
        """Return the forms of its papers, in file order; a text that is not as it was read has none."""
        drafts = {each.reading.candidate.lines[0]: each for each in self.found.papers}
        pairs = ((drafts.get(each.location.line), each) for each in self.catalogue.listings)
        forms = (find_paper_form(draft, each, self.source.lines) for draft, each in pairs if draft)
        others = (form for each in self.published for form in each.paper_forms)
        return (*filter(None, forms), *map(_from_elsewhere, others))

    @cached_property
    def resource_forms(self) -> tuple[EntryForm, ...]:
        """Return the forms of its data resources, in file order."""
        drafts = {each.reading.candidate.lines[0]: each for each in self.found.resources}
        pairs = ((drafts.get(each.location.line), each) for each in self.catalogue.resources)
        forms = (find_resource_form(draft, each, self.source.lines) for draft, each in pairs if draft)
        others = (form for each in self.published for form in each.resource_forms)
        return (*filter(None, forms), *map(_from_elsewhere, others))

    def replace(self, start: int, end: int, lines: Sequence[str]) -> "OpenList":
        """Return the list with other lines from the 1-based `start` up to, not including, `end`."""
        return replace(self, text=self.text.replace(start, end, lines))


def _from_elsewhere(form: EntryForm) -> EntryForm:
    """Return the form of an entry of another list: its lines are none of this one."""
    return replace(form, line=-form.line, section=-1)


def open_list(data: bytes, path: str, hints: Hints | None = None) -> OpenList:
    """Return a list that stands alone.

    Raises:
        UnwritableListError: its bytes cannot be changed without changing others.
        SurveyError: it cannot be read.
    """
    return OpenList(path=path, text=split_text(data), hints=hints)
