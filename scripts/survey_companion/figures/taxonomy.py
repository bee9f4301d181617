"""The map of the list: parts and sections, with bars for their numbers of entries.

Input: a census. Output: a tree that is readable on a phone; every node links to its page.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from survey_companion.figures.census import Census, address_of
from survey_companion.figures.svg import MARGIN, WIDTH, Figure, anchor, box, line, render_svg, write
from survey_companion.figures.text_width import break_lines, clean, fit_text
from survey_companion.joining.contents import count_noun
from survey_companion.model.headings import Kind, Part, Section

_SIZE = 16
_RIGHT = WIDTH - MARGIN
_STEM = MARGIN + 14  # x of the line that connects a part's sections
_BAR = MARGIN + 30  # x at which a section's bar begins
_STEP = 36  # distance of rows, enough to hit a link with a finger
_NAMES = {Kind.TAXONOMY: "Taxonomy", Kind.RESOURCES: "Data resources"}
_NOUNS = {Kind.TAXONOMY: "work", Kind.RESOURCES: "data resource"}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Branch:
    """A part with its sections; empty if all its entries are directly below the part."""

    part: Part
    role: str
    count: int
    sections: tuple[Section, ...]


def draw_taxonomy(census: Census) -> Figure | None:
    """Return the map; `None` if there are no sections."""
    if not census.parts:
        return None
    title = "Map of the list"
    description = _describe(census)
    body: list[ET.Element] = []
    bottom = _draw_root(census, body)
    for kind in Kind:
        if census.sections[kind]:
            bottom = _draw_kind(census, kind, body, bottom + 12)
    return Figure(
        name="taxonomy",
        title=title,
        description=description,
        svg=render_svg("taxonomy", title, description, (WIDTH, bottom + MARGIN), body),
        columns=("Part", "Section", "Entries"),
        rows=tuple(_rows(census)),
    )


def _branches(census: Census, kind: Kind) -> Iterator[_Branch]:
    sections: dict[Part, list[Section]] = defaultdict(list)
    for section in census.sections[kind]:
        sections[section.part].append(section)
    for part, role in census.parts.items():
        if part.kind is kind:
            inside = tuple(sections[part])
            yield _Branch(
                part=part,
                role=role,
                count=_count_distinct(census, inside),
                sections=inside if any(each.slug for each in inside) else (),
            )


def _count_distinct(census: Census, sections: tuple[Section, ...]) -> int:
    """Return how many entries the sections have together; a work in several of them counts once."""
    works = {work.key for section in sections for work in census.works.get(section, ())}
    return len(works) + sum(len(census.resources.get(section, ())) for section in sections)


def _describe(census: Census) -> str:
    facts = []
    for kind in Kind:
        if sections := census.sections[kind]:
            parts = len({id(section.part) for section in sections})
            counts = count_noun(_count_distinct(census, sections), _NOUNS[kind])
            facts.append(
                f"{counts} in {count_noun(parts, 'part')} and {count_noun(len(sections), 'section')}"
            )
    return f"{'; '.join(facts)}. A work may stand in several sections; a part counts it once."


def _rows(census: Census) -> Iterator[tuple[str, ...]]:
    for kind in Kind:
        for branch in _branches(census, kind):
            yield clean(branch.part.name), "all", str(branch.count)
            for section in branch.sections:
                yield clean(branch.part.name), _name(section), str(census.count(section))


def _name(section: Section) -> str:
    return clean(section.name) if section.slug else "in the part itself"


# -- rows of the picture, drawn from `top` downwards; each function returns the top of the next row ------


def _draw_root(census: Census, body: list[ET.Element]) -> float:
    info = census.survey.info
    name = info.short_title or info.title or "Survey"
    lines = break_lines(name, 18, _RIGHT - MARGIN - 32, 3, bold=True)
    height = 20 + 23 * len(lines)
    body.append(
        anchor(
            "index.html",
            name,
            box(MARGIN, MARGIN, _RIGHT - MARGIN, height, "ink", radius=6),
            *(
                write(MARGIN + 16, MARGIN + 27 + 23 * i, text, role="paper", size=18, bold=True)
                for i, text in enumerate(lines)
            ),
        )
    )
    return MARGIN + height


def _draw_kind(census: Census, kind: Kind, body: list[ET.Element], top: float) -> float:
    count = count_noun(_count_distinct(census, census.sections[kind]), _NOUNS[kind])
    link = anchor(
        f"{kind.value}/index.html",
        f"{_NAMES[kind]}: {count}",
        write(MARGIN, top + 22, _NAMES[kind], size=_SIZE, bold=True),
        write(_RIGHT, top + 22, count, role="muted", align="end"),
    )
    body += [link, line(MARGIN, top + 32, _RIGHT, top + 32)]
    largest = max(census.count(each) for each in census.sections[kind])
    top += 40
    for branch in _branches(census, kind):
        top = _draw_branch(census, branch, largest, body, top) + 8
    return top


def _draw_branch(census: Census, branch: _Branch, largest: int, body: list[ET.Element], top: float) -> float:
    body.append(_draw_part(branch, top))
    below = top + 40
    for index, section in enumerate(branch.sections):
        middle = below + _STEP * index + 15
        body += [
            line(_STEM, middle - (_STEP if index else 17), _STEM, middle, thickness=2),
            line(_STEM, middle, _BAR - 4, middle, thickness=2),
            _draw_section(section, branch.role, census.count(section), largest, middle),
        ]
    return below + _STEP * len(branch.sections)


def _draw_part(branch: _Branch, top: float) -> ET.Element:
    noun = count_noun(branch.count, _NOUNS[branch.part.kind])
    return anchor(
        address_of(branch.part),
        f"{branch.part.name}: {noun}",
        box(MARGIN, top, _RIGHT - MARGIN, 36, branch.role, radius=4),
        write(
            MARGIN + 12,
            top + 24,
            fit_text(branch.part.name, _SIZE, _RIGHT - MARGIN - 80, bold=True),
            role="paper",
            size=_SIZE,
            bold=True,
        ),
        write(_RIGHT - 10, top + 24, f"{branch.count:,}", role="paper", size=_SIZE, bold=True, align="end"),
    )


def _draw_section(section: Section, role: str, count: int, largest: int, middle: float) -> ET.Element:
    noun = count_noun(count, _NOUNS[section.part.kind])
    room = _RIGHT - _BAR
    return anchor(
        address_of(section),
        f"{section.name}: {noun}",
        box(_BAR, middle - 15, room, 30, "paper"),
        box(_BAR, middle - 15, max(4.0, room * count / largest), 30, f"{role} tint", radius=3),
        box(_BAR, middle - 15, 4, 30, role),
        write(_BAR + 12, middle + 5.5, fit_text(_name(section), _SIZE, room - 72), size=_SIZE),
        write(_RIGHT - 10, middle + 5.5, f"{count:,}", size=_SIZE, bold=True, align="end"),
    )
