"""The sections of a project, and the one that a person names: by number, title, anchor or address.

Input: the survey, the lists, and a text such as "1.1", "SFT Alignment", "sec-…" or "taxonomy/…". Output: the
sections with that name. A heading without entries is a section, too, once it has one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from survey_companion.editing.lists.open_list import OpenList
from survey_companion.model.headings import Kind, Section
from survey_companion.model.survey import Survey
from survey_companion.reading.lines.outline import split_number
from survey_companion.text.keys import fold

_NEAREST = 3


@dataclass(frozen=True, kw_only=True)
class NamedSection:
    """A heading of a list, with everything that it is called."""

    path: str  # of its list, as messages have it
    line: int  # 1-based, of the heading
    title: str  # as a person would call it: "1.1 SFT Alignment"
    names: frozenset[str]  # folded
    section: Section | None  # None: it has no entries

    @property
    def shown(self) -> str:
        """Return its name with its place."""
        return f"{self.title} ({self.path}:{self.line})"


def list_sections(survey: Survey, lists: Sequence[OpenList]) -> tuple[NamedSection, ...]:
    """Return all sections with entries, then all headings without any, in the order of the lists."""
    found = [
        NamedSection(
            path=section.location.path,
            line=section.location.line,
            title=section.name,
            names=_names_of(section),
            section=section,
        )
        for section in survey.sections
    ]
    known = {(each.path, each.line) for each in found}
    for listed in lists:
        for node in listed.headings:
            number, title = split_number(node.text, Kind.TAXONOMY)
            if node.text and not node.children and (listed.path, node.line) not in known:
                names = filter(None, (number, title, node.text))
                found.append(
                    NamedSection(
                        path=listed.path,
                        line=node.line,
                        title=node.text,
                        names=frozenset(map(_fold, names)),
                        section=None,
                    )
                )
    return tuple(found)


def _names_of(section: Section) -> frozenset[str]:
    address = section.address.removesuffix("/index")
    names = (section.number, section.title, section.name, section.anchor, section.address, address)
    under = [
        f"{part}{between}{own}"
        for part in (section.part.title, section.part.name)
        for own in (section.title, section.name)
        for between in (": ", " › ")
    ]
    chosen = [f"{each} ({section.address})" for each in (section.name, *under)]  # as forms offer them
    return frozenset(_fold(each) for each in (*names, *under, *chosen, f"Section {section.name}") if each)


def _fold(name: str) -> str:
    """Return the name as it is compared; in numbers, full stops count."""
    return fold(name) if any(map(str.isalpha, name)) else name.strip().rstrip(".")


def find_named(sections: Sequence[NamedSection], text: str) -> tuple[NamedSection, ...]:
    """Return the sections of that name; several if it is not the name of one alone, and none if of none.

    The heading itself names a section whose title says the headings above it, too.
    """
    wanted = _fold(text.strip().removeprefix("#").removesuffix(".html").removesuffix(".md"))
    found = tuple(each for each in sections if wanted in each.names)
    found = found or tuple(each for each in sections if wanted == _fold(each.title.rpartition(": ")[2]))
    exact = tuple(each for each in found if text.strip() in _printed_names(each))
    return exact if len(exact) == 1 else found


def _printed_names(named: NamedSection) -> set[str]:
    """Return its names letter for letter, by which "C" and "C++" are two."""
    section = named.section
    return {named.title} | ({section.title, section.address, section.anchor} if section else set())


def name_nearest(sections: Sequence[NamedSection], text: str) -> tuple[NamedSection, ...]:
    """Return the sections whose names are most like the text."""
    titles = [_fold(each.title) for each in sections]
    best = process.extract(_fold(text)[:200], titles, scorer=fuzz.WRatio, limit=_NEAREST)
    return tuple(sections[number] for _, _, number in best)
