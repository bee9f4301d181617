"""Makes the tabs from which readers copy a citation, and the files that they download.

Input: the survey and its figures. Output: Markdown for a page, and files by their path under `docs/`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from survey_companion.exports import formats
from survey_companion.exports.cite_scripts import render_place_scripts
from survey_companion.exports.cited_place import Place, companion_place, place_of
from survey_companion.exports.export_files import FOLDER
from survey_companion.exports.place_citations import Citation, cite, cite_survey
from survey_companion.figures.svg import Figure
from survey_companion.model.survey import Survey
from survey_companion.reading.lines.outline import anchor_at
from survey_companion.text.myst import fence
from survey_companion.text.place_keys import name_places


@dataclass(frozen=True, kw_only=True, slots=True)
class Tab:
    """A citation in one format."""

    title: str
    file: str  # under `exports/`
    block: str  # the text in a fenced block of code


@dataclass(frozen=True, kw_only=True, slots=True)
class Tabs:
    """A citation in all formats."""

    outer: str  # fence of colons around the set of tabs; longer than `inner`
    inner: str  # fence of colons around each tab; longer than any run of colons in the texts
    tabs: tuple[Tab, ...]


def cite_places(survey: Survey, figures: Iterable[Figure]) -> dict[str, Citation]:
    """Return the citation of every section, part and figure by its anchor.

    The citation of the survey is added as "survey", and that of the whole companion as "companion".
    """
    info = survey.info
    sections = {place.anchor: place for section in survey.sections for place in (section.part, section)}
    earlier = _earlier_anchors(survey)
    places = [
        companion_place(info),
        *(replace(place_of(place), earlier=earlier.get(place.anchor, ())) for place in sections.values()),
        *map(_place_of_figure, figures),
    ]
    keys = name_places(info, {place.anchor: place.name for place in places})
    found = {place.anchor: cite(info, place, keys[place.anchor]) for place in places}
    whole = cite_survey(info)
    return found | ({"survey": whole} if whole else {})


def _earlier_anchors(survey: Survey) -> dict[str, tuple[str, ...]]:
    """Return the earlier anchors of each section or part, by its current anchor."""
    earlier: dict[str, tuple[str, ...]] = {}
    for move in survey.valid_moves:
        if anchor := survey.pages.get(move.target):
            earlier[anchor] = (*earlier.get(anchor, ()), anchor_at(move.origin))
    return earlier


def _place_of_figure(figure: Figure) -> Place:
    anchor = f"fig-{figure.name}"
    return Place(anchor=anchor, name=anchor, title=f"Figure: {figure.title}", page=f"figures.html#{anchor}")


def lay_out_tabs(citation: Citation | None) -> Tabs | None:
    """Return the tabs of a citation; `None` without one."""
    if citation is None:
        return None
    texts = citation.files
    longest = max((len(run) for text in texts.values() for run in re.findall(":+", text)), default=0)
    inner = ":" * max(3, longest + 1)
    return Tabs(
        outer=f"{inner}:",
        inner=inner,
        tabs=tuple(
            Tab(
                title=each.label,
                file=f"cite/{citation.name}.{each.suffix}",
                block=fence(texts[each.suffix], "text"),
            )
            for each in formats.FORMATS
            if each.suffix in texts
        ),
    )


def render_citation_files(citations: Mapping[str, Citation]) -> dict[str, str]:
    """Return a file for each citation in each format, and the scripts of the dialog that shows them."""
    return render_place_scripts(citations) | {
        f"{FOLDER}/cite/{citation.name}.{suffix}": text
        for citation in citations.values()
        for suffix, text in citation.files.items()
    }
