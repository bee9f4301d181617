"""Which languages are studied: a bar for each, as long as the number of works that name it.

Input: a census. Output: a figure of the most frequent languages; its description counts the others.
"""

from collections import Counter
from xml.etree import ElementTree as ET

from survey_companion.figures.census import Census
from survey_companion.figures.svg import (
    MARGIN,
    SIZE,
    WIDTH,
    Figure,
    box,
    group,
    render_svg,
    write,
    write_note,
)
from survey_companion.figures.text_width import clean, fit_text, width
from survey_companion.joining.contents import count_noun
from survey_companion.joining.published import added_works, published_works

_MOST = 25
_STEP = 26
_LONGEST_NAME = 150.0


def draw_languages(census: Census) -> Figure | None:
    """Return the figure; `None` if no work names a language."""
    works = published_works(census.survey)
    models = [work.record.model for work in works if work.record and work.record.model]
    counts = Counter(clean(name) for model in models for name in dict.fromkeys(model.languages))
    if not counts:
        return None
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    title = "Languages studied"
    description = _describe(ordered, sum(bool(model.languages) for model in models), len(works))
    description += " What this companion added is not counted." if added_works(census.survey) else ""
    body, height = _draw(ordered[:_MOST])
    return Figure(
        name="languages",
        title=title,
        description=description,
        svg=render_svg("languages", title, description, (WIDTH, height), body),
        columns=("Language", "Works"),
        rows=tuple((name, str(number)) for name, number in ordered),
    )


def _describe(ordered: list[tuple[str, int]], naming: int, works: int) -> str:
    name, most = ordered[0]
    text = (
        f"{count_noun(naming, 'work')} of {works:,} name the languages that they study,"
        f" {count_noun(len(ordered), 'language')} in all; most often {name} ({count_noun(most, 'work')})."
    )
    rest = ordered[_MOST:]
    if rest:
        text += f" Not drawn: {count_noun(len(rest), 'language')}, each with at most"
        text += f" {count_noun(rest[0][1], 'work')}."
    return text


def _draw(ordered: list[tuple[str, int]]) -> tuple[list[ET.Element], float]:
    """Return the elements and the height that they take."""
    names = [fit_text(name, SIZE, _LONGEST_NAME) for name, _ in ordered]
    left = MARGIN + max(width(name, SIZE) for name in names) + 8
    largest = ordered[0][1]
    room = WIDTH - MARGIN - left - width(f"{largest:,}", SIZE, bold=True) - 8
    note = "Number of works that study each language, of those that name their languages."
    body = write_note(MARGIN, 24, note, WIDTH - 2 * MARGIN)
    top = 24.0 + 20 * len(body) - 4
    for index, (name, (full, number)) in enumerate(zip(names, ordered, strict=True)):
        y, length = top + _STEP * index, max(2.0, room * number / largest)
        body.append(
            group(
                write(left - 8, y + 17, name, align="end"),
                box(left, y + 3, length, _STEP - 6, "part-1", radius=2),
                write(left + length + 7, y + 17, f"{number:,}", bold=True),
                title=f"{full}: {count_noun(number, 'work')}",
            )
        )
    return body, top + _STEP * len(ordered) + MARGIN
