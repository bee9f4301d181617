"""Data resources by the number of their languages and by size, one lane for each unit of size.

Input: a census. Output: a figure with logarithmic scales; every mark links to its section's page.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from survey_companion.columns.resource_rows import format_size
from survey_companion.figures.census import (
    Census,
    address_of,
    address_of_resource,
    name_in_full,
)
from survey_companion.figures.marks import RADIUS, SHAPES, STROKE, Filling, draw_mark
from survey_companion.figures.scatter import Point, draw_lane
from survey_companion.figures.svg import (
    MARGIN,
    SIZE,
    SMALL,
    WIDTH,
    Figure,
    anchor,
    render_svg,
    write,
    write_note,
)
from survey_companion.figures.text_width import clean, fit_text
from survey_companion.joining.contents import count_noun, enumerate_names
from survey_companion.model.headings import Kind, Part
from survey_companion.model.record_types import ResourceRecord, Size, Status
from survey_companion.model.survey import Resource

_BYTES = {"KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "PB": 1e15}
_FILLINGS = {
    Status.AVAILABLE: Filling.FULL,
    Status.GATED: Filling.HOLLOW,
    Status.WITHDRAWN: Filling.HOLLOW,
    Status.SUPERSEDED: Filling.HOLLOW,
    Status.UNKNOWN: Filling.DOTTED,
}
_STATES = {status: status.value for status in Status} | {Status.UNKNOWN: "status unknown"}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    """A data resource whose number of languages is known."""

    resource: Resource
    status: Status
    languages: int
    size: float | None  # in the lane's unit
    shown: str  # the size in words, for the tooltip


def draw_resources(census: Census) -> Figure | None:
    """Return the figure; `None` if no data resource has a known number of languages."""
    known = [
        (each, census.survey.resource_records[each.slug])
        for each in census.survey.resources
        if each.slug in census.survey.resource_records
    ]
    lanes: dict[str, list[_Entry]] = {}
    for resource, facts in known:
        if facts.languages is not None and facts.languages > 0:
            unit, point = _read_point(resource, facts, facts.languages)
            lanes.setdefault(unit, []).append(point)
    if not lanes:
        return None
    ordered = sorted((unit for unit in lanes if unit), key=lambda unit: (-len(lanes[unit]), unit))
    lanes = {unit: _order(lanes[unit]) for unit in [*ordered, *([""] if "" in lanes else [])]}
    title = "Data resources by languages and size"
    description = _describe(census, lanes)
    body, height = _draw(census, lanes)
    return Figure(
        name="resources",
        title=title,
        description=description,
        svg=render_svg("resources", title, description, (WIDTH, height), body),
        columns=("Data resource", "Section", "Languages", "Size", "Status"),
        rows=tuple(
            _row(each, census.survey.resource_records.get(each.slug)) for each in census.survey.resources
        ),
    )


def _read_point(resource: Resource, facts: ResourceRecord, languages: int) -> tuple[str, _Entry]:
    """Return the unit ('' if the size is unknown) and the entry."""
    unit, size = _measure(facts.size) if facts.size and facts.size.value > 0 else ("", None)
    shown = format_size(facts.size) if facts.size else "size unknown"
    return unit, _Entry(resource=resource, status=facts.status, languages=languages, size=size, shown=shown)


def _measure(size: Size) -> tuple[str, float]:
    """Return unit and value of the size, with all multiples of bytes converted to bytes."""
    return (
        ("bytes", size.value * _BYTES[size.unit]) if size.unit in _BYTES else (clean(size.unit), size.value)
    )


def _order(points: Sequence[_Entry]) -> list[_Entry]:
    return sorted(points, key=lambda each: (each.languages, each.size or 0, each.resource.slug))


def _describe(census: Census, lanes: Mapping[str, Sequence[_Entry]]) -> str:
    points = [each for lane in lanes.values() for each in lane]
    most = max(points, key=lambda each: each.languages)
    text = (
        f"{count_noun(len(points), 'data resource')} of {len(census.survey.resources)} with a known number of"
        f" languages, up to {most.languages:,} ({clean(most.resource.name)});"
        f" {sum(each.size is not None for each in points)} with a known size, in"
        f" {count_noun(len([unit for unit in lanes if unit]), 'unit')}."
    )
    if added := sum(each.resource.is_addition for each in points):
        text += f" This companion added {added} of them."
    drawn = {each.resource.slug for each in points}
    others = [clean(each.name) for each in census.survey.resources if each.slug not in drawn]
    if others:
        text += f" Not drawn, since the number of languages is unknown: {enumerate_names(others)}."
    return text


def _row(resource: Resource, facts: ResourceRecord | None) -> tuple[str, ...]:
    languages = facts.languages if facts else None
    state = facts.status.value if facts else "unknown"
    return (
        clean(resource.name),
        clean(name_in_full(resource.section)),
        "unknown" if languages is None else f"{languages:,}",
        clean(format_size(facts.size)) if facts and facts.size else "unknown",
        f"{state}, added by this companion" if resource.is_addition else state,
    )


# -- the picture -----------------------------------------------------------------------------------


def _draw(census: Census, lanes: Mapping[str, Sequence[_Entry]]) -> tuple[list[ET.Element], float]:
    """Return the elements and the height that they take."""
    entries = [each for lane in lanes.values() for each in lane]
    shapes = {part: SHAPES[index % len(SHAPES)] for index, part in enumerate(_resource_parts(census))}
    note = _note({each.status for each in entries}, len(census.survey.resources) - len(entries))
    note += f" {STROKE}" if any(each.resource.is_addition for each in entries) else ""
    body, top = _draw_legend(census, shapes, note)
    most = max(each.languages for each in entries)
    for unit, lane in lanes.items():
        points = [_point(census, each, shapes) for each in lane]
        heading = f"Size in {unit}" if unit else "Size unknown"
        body.append(write(MARGIN, top + 20, fit_text(heading, SIZE, 330, bold=True), bold=True))
        body.append(write(WIDTH - MARGIN, top + 20, str(len(lane)), role="muted", align="end"))
        lines, top = draw_lane(unit, points, most, top + 30)
        body += lines
        top += 12
    body.append(
        write(WIDTH - MARGIN, top + 4, "Number of languages →", role="muted", size=SMALL, align="end")
    )
    return body, top + 4 + MARGIN


def _resource_parts(census: Census) -> list[Part]:
    return [part for part in census.parts if part.kind is Kind.RESOURCES]


def _point(census: Census, entry: _Entry, shapes: Mapping[Part, str]) -> Point:
    name = clean(entry.resource.name)
    part = entry.resource.section.part
    return Point(
        name=name,
        title=f"{name}: {count_noun(entry.languages, 'language')}, {entry.shown}, {_STATES[entry.status]}",
        href=address_of_resource(entry.resource),
        role=census.parts[part],
        shape=shapes[part],
        filling=_FILLINGS[entry.status],
        is_added=entry.resource.is_addition,
        languages=entry.languages,
        size=entry.size,
    )


def _draw_legend(census: Census, shapes: Mapping[Part, str], note: str) -> tuple[list[ET.Element], float]:
    """Return the legend of shapes and fillings, and the y at which it ends."""
    body: list[ET.Element] = []
    top = 24.0
    for part, shape in shapes.items():
        name = fit_text(part.name, SIZE, WIDTH - 2 * MARGIN - 24)
        mark = draw_mark(MARGIN + RADIUS, top - 5, census.parts[part], Filling.FULL, shape)
        body.append(anchor(address_of(part), part.name, mark, write(MARGIN + 20, top, name)))
        top += 25
    notes = write_note(MARGIN, top, note, WIDTH - 2 * MARGIN)
    return [*body, *notes], top + 20 * len(notes)


def _note(statuses: Collection[Status], undrawn: int) -> str:
    hollow = [status.value for status in Status if status in statuses and _FILLINGS[status] is Filling.HOLLOW]
    note = "Filled: available."
    note += f" Hollow: {', '.join(hollow)}." if hollow else ""
    note += " Hollow with a point: status unknown." if Status.UNKNOWN in statuses else ""
    note += " Both scales are logarithmic."
    return f"{note} Not drawn: {undrawn} with an unknown number of languages." if undrawn else note
