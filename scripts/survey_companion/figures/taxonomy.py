"""The map of the list: parts and sections, with bars for their numbers of entries.

Input: a census. Output: a tree that is readable on a phone; every node links to its page.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from survey_companion.figures.census import Census, address_of
from survey_companion.figures.svg import (
    MARGIN,
    WIDTH,
    Figure,
    anchor,
    box,
    element,
    line,
    polygon,
    render_svg,
    write,
    write_note,
)
from survey_companion.figures.text_width import break_lines, clean, fit_text
from survey_companion.joining.contents import count_apart, count_noun
from survey_companion.joining.published import has_additions
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
    count: int  # of the published list
    added: int  # by the companion
    sections: tuple[Section, ...]


def draw_taxonomy(census: Census) -> Figure | None:
    """Return the map; `None` if there are no sections."""
    if not census.parts:
        return None
    title = "Map of the list"
    description = _describe(census)
    body: list[ET.Element] = []
    has_added = has_additions(census.survey)
    if has_added:
        body.append(element("defs", *map(_draw_hatch, dict.fromkeys(census.parts.values()))))
    bottom = _draw_root(census, body)
    for kind in Kind:
        if census.sections[kind]:
            bottom = _draw_kind(census, kind, body, bottom + 12)
    if has_added:
        note = "Hatched, and behind a plus sign: added by this companion."
        notes = write_note(MARGIN, bottom + 16, note, WIDTH - 2 * MARGIN)
        body += notes
        bottom += 20 * len(notes)
    return Figure(
        name="taxonomy",
        title=title,
        description=description,
        svg=render_svg("taxonomy", title, description, (WIDTH, bottom + MARGIN), body),
        columns=("Part", "Section", "Entries", *(["Added"] if has_added else [])),
        rows=tuple(row if has_added else row[:3] for row in _rows(census)),
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
                count=_count_distinct(census, inside)[0],
                added=_count_distinct(census, inside)[1],
                sections=inside if any(each.slug for each in inside) else (),
            )


def _count_distinct(census: Census, sections: tuple[Section, ...]) -> tuple[int, int]:
    """Return how many entries the sections have together; a work in several of them counts once.

    The first number counts what is published, the second what the companion has added.
    """
    works = {work.key for section in sections for work in census.works.get(section, ())}
    published = {work.key for section in sections for work in census.published(section)}
    resources = [each for section in sections for each in census.resources.get(section, ())]
    added = sum(each.is_addition for each in resources)
    return len(published) + len(resources) - added, len(works) - len(published) + added


def _add(published: int, added: int) -> str:
    """Return "27", or "27 + 2" with what the companion has added."""
    return f"{published:,} + {added:,}" if added else f"{published:,}"


def _describe(census: Census) -> str:
    facts = []
    for kind in Kind:
        if sections := census.sections[kind]:
            parts = len({id(section.part) for section in sections})
            published, added = _count_distinct(census, sections)
            counts = count_noun(published, _NOUNS[kind])
            counts += f" and {added:,} added by this companion," if added else ""
            facts.append(
                f"{counts} in {count_noun(parts, 'part')} and {count_noun(len(sections), 'section')}"
            )
    return f"{'; '.join(facts)}. A work may stand in several sections; a part counts it once."


def _rows(census: Census) -> Iterator[tuple[str, ...]]:
    for kind in Kind:
        for branch in _branches(census, kind):
            yield clean(branch.part.name), "all", str(branch.count), str(branch.added)
            for section in branch.sections:
                added = census.count_added(section)
                published = census.count(section) - added
                yield clean(branch.part.name), _name(section), str(published), str(added)


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
    count = count_apart(*_count_distinct(census, census.sections[kind]), _NOUNS[kind])
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
            _draw_section(census, section, branch.role, largest, middle),
        ]
    return below + _STEP * len(branch.sections)


def _draw_part(branch: _Branch, top: float) -> ET.Element:
    noun = count_apart(branch.count, branch.added, _NOUNS[branch.part.kind])
    count = _add(branch.count, branch.added)
    left = 112 if branch.added else 80  # for the numbers
    return anchor(
        address_of(branch.part),
        f"{branch.part.name}: {noun}",
        box(MARGIN, top, _RIGHT - MARGIN, 36, branch.role, radius=4),
        write(
            MARGIN + 12,
            top + 24,
            fit_text(branch.part.name, _SIZE, _RIGHT - MARGIN - left, bold=True),
            role="paper",
            size=_SIZE,
            bold=True,
        ),
        write(_RIGHT - 10, top + 24, count, role="paper", size=_SIZE, bold=True, align="end"),
    )


def _draw_hatch(role: str) -> ET.Element:
    """Return the SVG pattern of what the companion has added: slanted stripes in the colour of the part."""
    stripes = (((0, 6), (6, 0), (6, 1.2), (1.2, 6)), ((0, 0), (1.2, 0), (0, 1.2)))
    return element(
        "pattern",
        *(polygon(points, role) for points in stripes),
        id=f"fig-taxonomy-added-{role}",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
    )


def _draw_section(census: Census, section: Section, role: str, largest: int, middle: float) -> ET.Element:
    room = _RIGHT - _BAR
    added = census.count_added(section)
    published = census.count(section) - added
    noun = count_apart(published, added, _NOUNS[section.part.kind])
    length = max(4.0, room * published / largest)
    count = _add(published, added)
    left = 104 if added else 72  # for the numbers
    more = {"x": _BAR + length, "y": middle - 15, "width": room * added / largest, "height": 30}
    hatched = [element("rect", **more, fill=f"url(#fig-taxonomy-added-{role})")] if added else []
    return anchor(
        address_of(section),
        f"{section.name}: {noun}",
        box(_BAR, middle - 15, room, 30, "paper"),
        box(_BAR, middle - 15, length, 30, f"{role} tint", radius=3),
        *hatched,
        box(_BAR, middle - 15, 4, 30, role),
        write(
            _BAR + 12,
            middle + 5.5,
            fit_text(_name(section), _SIZE, room - left),
            size=_SIZE,
        ),
        write(_RIGHT - 10, middle + 5.5, count, size=_SIZE, bold=True, align="end"),
    )
