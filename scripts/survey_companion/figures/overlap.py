"""How sections overlap: a matrix of the works that each two of them share.

Input: a census. Output: a figure with a row and a column for each section that lists works.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from survey_companion.figures.census import Census, address_of, name_in_full, short_names
from survey_companion.figures.palette import edge_role, paint
from survey_companion.figures.svg import (
    MARGIN,
    SIZE,
    SMALL,
    WIDTH,
    Figure,
    anchor,
    box,
    element,
    group,
    render_svg,
    write,
    write_note,
)
from survey_companion.figures.text_width import break_lines, clean, width
from survey_companion.joining.contents import count_noun
from survey_companion.joining.published import has_additions, published_works
from survey_companion.model.headings import Kind, Section

if TYPE_CHECKING:
    from survey_companion.model.survey import CitationKey

_CELL = 34.0  # least width of a cell
_ROW = 38.0
_DARKEST = 0.45  # opacity of the darkest shading, on which text is readable in both themes
_MOST = 24  # sections in the picture
_LONGEST_NAME = 182.0  # width of a line of a name

_Counts = Counter[tuple[Section, Section]]  # 0 for pairs that are not in it


def draw_overlap(census: Census) -> Figure | None:
    """Return the figure; `None` if no two sections share a work."""
    sections = [each for each in census.sections[Kind.TAXONOMY] if census.published(each)]
    counts = _count(census, sections)
    if all(one is other for one, other in counts):
        return None
    title = "Works that sections share"
    description = _describe(census, counts)
    drawn = _choose(sections, counts)
    if len(drawn) < len(sections):
        description += f" The {len(drawn)} sections that share most are drawn."
    body, size = _draw(census, drawn, counts)
    return Figure(
        name="overlap",
        title=title,
        description=description,
        svg=render_svg("overlap", title, description, size, body),
        columns=("Section", "Other section", "Works in both", "Share of the section"),
        rows=tuple(_rows(sections, counts)),
    )


def _count(census: Census, sections: Sequence[Section]) -> Counter[tuple[Section, Section]]:
    """Return how many works each section shares with each other section and with itself, in file order.

    Pairs without a shared work are left out, as a thousand sections would make a million pairs.
    """
    places: dict[CitationKey, list[Section]] = defaultdict(list)
    for section in sections:
        for work in census.published(section):
            places[work.key].append(section)
    counts = Counter(pair for inside in places.values() for pair in product(inside, inside))
    order = {section: number for number, section in enumerate(sections)}
    return Counter(dict(sorted(counts.items(), key=lambda each: [order[section] for section in each[0]])))


def _choose(sections: Sequence[Section], counts: _Counts) -> list[Section]:
    """Return the sections that share most works with others, at most `_MOST`, in file order."""
    shared: Counter[Section] = Counter()
    for (section, other), number in counts.items():
        shared[section] += 0 if other is section else number
    chosen = set(sorted(sections, key=lambda section: -shared[section])[:_MOST])
    return [section for section in sections if section in chosen]


def _describe(census: Census, counts: _Counts) -> str:
    pairs = [pair for pair in counts if pair[0] is not pair[1]]
    first, second = max(pairs, key=lambda pair: counts[pair])  # the first pair on a tie
    most = counts[first, second]
    works = published_works(census.survey)
    places = [{each.section for each in work.listings if not each.is_addition} for work in works]
    several = sum(len(inside) > 1 for inside in places)
    text = (
        f"{count_noun(several, 'work')} of {len(works):,} in more than one section."
        f" {first.name} and {second.name} share most: {count_noun(most, 'work')}."
    )
    return f"{text} What this companion added is not counted." if has_additions(census.survey) else text


def _rows(sections: Sequence[Section], counts: _Counts) -> Iterator[tuple[str, ...]]:
    """Yield a row for each section alone, and for each pair of sections with shared works."""
    others: dict[Section, list[Section]] = defaultdict(list)
    for section, other in counts:
        others[section] += [] if other is section else [other]
    names = {section: clean(name_in_full(section)) for section in sections}
    for section in sections:
        whole = counts[section, section]
        yield names[section], "itself", str(whole), "100%"
        for other in others[section]:
            number = counts[section, other]
            yield names[section], names[other], str(number), f"{number / whole:.0%}"


# -- the picture -----------------------------------------------------------------------------------


def _draw(
    census: Census, sections: Sequence[Section], counts: _Counts
) -> tuple[list[ET.Element], tuple[float, float]]:
    """Return the elements and the size that they take."""
    short = short_names(sections)
    side = max(_CELL, *(width(clean(name), SMALL, bold=True) + 6 for name in short.values()))
    side = max(side, *(width(str(number), SIZE, bold=True) + 6 for number in set(counts.values())))
    labels = [_break_name(section, short[section]) for section in sections]
    left = MARGIN + 10 + max(width(text, SMALL) for lines in labels for text in lines)
    across = max(float(WIDTH), left + side * len(sections) + MARGIN)
    note = (
        "Each number counts the works of the row’s section that the column’s section lists too;"
        " the stronger the colour, the larger their share of the row."
    )
    notes = write_note(MARGIN, 24, note, across - 2 * MARGIN)
    top = 24.0 + 20 * len(notes) + 18
    body = list(notes)
    for index, section in enumerate(sections):
        body.append(_draw_head(section, short[section], left + side * (index + 0.5), top - 8))
        y = top + _ROW * index
        body.append(_draw_name(section, labels[index], (left - 10, y + _ROW / 2)))
        for column, other in enumerate(sections):
            place = (left + side * column, y, side)
            body.append(_draw_cell((section, other), counts, census.parts[section.part], place))
    return body, (across, top + _ROW * len(sections) + MARGIN)


def _break_name(section: Section, short: str) -> list[str]:
    """Return the section's name in at most two lines, starting with its letter if it has no number."""
    name = section.name if section.number == short else f"{short}: {section.name}"
    return break_lines(name, SMALL, _LONGEST_NAME, 2)


def _draw_head(section: Section, short: str, x: float, y: float) -> ET.Element:
    return anchor(
        address_of(section),
        section.name,
        write(x, y, short, role="muted", size=SMALL, bold=True, align="middle"),
    )


def _draw_name(section: Section, lines: Sequence[str], place: tuple[float, float]) -> ET.Element:
    x, y = place
    return anchor(
        address_of(section),
        section.name,
        box(MARGIN, y - _ROW / 2, x - MARGIN, _ROW, "paper"),
        *(
            write(x, y + 5 + 16 * (i - (len(lines) - 1) / 2), text, size=SMALL, align="end")
            for i, text in enumerate(lines)
        ),
    )


def _draw_cell(
    pair: tuple[Section, Section], counts: _Counts, role: str, place: tuple[float, float, float]
) -> ET.Element:
    """Return the cell of two sections with the number of shared works; cells on the diagonal have a frame."""
    x, y, side = place
    number, whole = counts[pair], counts[pair[0], pair[0]]
    is_diagonal = pair[0] is pair[1]
    share = number / whole
    shape = {"x": x + 1, "y": y + 1, "width": side - 2, "height": _ROW - 2, "rx": 3}
    if is_diagonal:
        ground = element("rect", **shape, stroke_width=1.5, **paint("paper", edge_role(role)))
        title = f"{pair[0].name}: {count_noun(number, 'work')}"
    else:
        ground = element("rect", **shape, fill_opacity=f"{_DARKEST * share:.2f}", **paint(role))
        title = f"{count_noun(number, 'work')} of {pair[0].name} ({share:.0%}) also in {pair[1].name}"
    look = {"size": SIZE, "bold": is_diagonal} if number else {"size": SMALL, "role": "muted"}
    text = write(x + side / 2, y + _ROW / 2 + 5, str(number), align="middle", **look)
    return group(ground, text, title=title)
