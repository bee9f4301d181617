"""A survey → the rows of its table of models: every model that a work of the taxonomy releases.

Input: a `Survey`. Output: rows whose every text is Markdown: for the site with what the script of the
explorers reads (see `explorer`), for editions in the columns that a page of a book has room for.
"""

import re
from collections.abc import Iterator, Mapping

from survey_companion.columns.work_rows import OPENNESS, UNKNOWN, add_note, show_links, show_title
from survey_companion.joining.appearance import first_appeared, newest_first
from survey_companion.joining.contents import colour_parts
from survey_companion.model.headings import Part
from survey_companion.model.record_types import ModelFacts
from survey_companion.model.survey import Survey, Work
from survey_companion.pages.explorer_rows import (
    MOST_NAMES,
    count_languages,
    show_names,
    show_places,
    show_reach,
)
from survey_companion.text.myst import escape_text, span

COLUMNS = ("Model", "Parameters", "Base", "Languages", "Openness", "Date", "Links", "Listed in")
PLAIN_COLUMNS = COLUMNS[:-2]

_UNITS = {"M": 1e-3, "B": 1.0, "T": 1e3}
_SIZE = re.compile(r"(?<!\d)(\d++(?:\.\d++)?+)\s*+([MBT])\b")
_REMARK = re.compile(r"(?:(?<!\s)\s++)?\([^()]*+\)")
_UP_TO_BRACKET = re.compile(r"([^()]*+)([()]?)")
_COMMA = re.compile(r"(,\s*+)")

Release = tuple[Work, ModelFacts]


def find_releases(survey: Survey) -> list[Release]:
    """Return the works that release a model, with what is known of it, newest first."""
    works = newest_first(survey.works)
    found = [(work, work.record.model) for work in works if work.record and work.record.model]
    return [(work, model) for work, model in found if model.is_release]


def model_cells(survey: Survey) -> list[tuple[str, ...]]:
    """Return the cells of each released model in the order of `COLUMNS`, newest first."""
    colours = colour_parts(survey)
    return [tuple(_cells(*release, colours)) for release in find_releases(survey)]


def plain_model_cells(survey: Survey) -> list[tuple[str, ...]]:
    """Return the cells of each released model in the order of `PLAIN_COLUMNS`, newest first."""
    return [tuple(_plain_cells(*release)) for release in find_releases(survey)]


def _cells(work: Work, model: ModelFacts, colours: Mapping[Part, str]) -> Iterator[str]:
    title = span(show_title(work), "key-point") if model.short_name else ""
    yield " ".join([span(work.key, "row-key"), span(_name(work, model), "title"), title]).strip()
    yield _parameters(model)
    yield _base(model)
    yield _languages(model)
    yield span(OPENNESS[model.openness], "facet-openness") if model.openness in OPENNESS else UNKNOWN
    yield _dated(work)
    yield show_links(work, has_facets=True) or UNKNOWN
    yield show_places(work.sections, colours)


def _name(work: Work, model: ModelFacts) -> str:
    """Return the model's name, or the work's title, as a link to the work's page."""
    name = escape_text(model.short_name) if model.short_name else show_title(work)
    return f"[{name}](</works/{work.key}.md>)"


def _parameters(model: ModelFacts) -> str:
    if not model.parameters:
        return UNKNOWN
    sizes = [
        float(number) * _UNITS[unit] for text in model.parameters for number, unit in _SIZE.findall(text)
    ]
    key = span(f"{max(sizes):g}", "sort-key") if sizes else ""
    return f"{key} {escape_text(', '.join(model.parameters))}".strip()


def _base(model: ModelFacts) -> str:
    """Return what the model is made from; each name without its remark is a value of the facet."""
    if model.base is None:
        return UNKNOWN
    names = _split_names(model.base)
    return "".join(_base_name(name) if name.strip(", ") else name for name in names)


def _split_names(text: str) -> list[str]:
    """Return names and the commas between them; a comma in brackets is part of a remark."""
    names = [""]
    for before, bracket in _UP_TO_BRACKET.findall(text):
        first, *others = [before] if bracket == ")" else _COMMA.split(before)
        names[-1] += first
        names += others
        names[-1] += bracket
    return names


def _base_name(text: str) -> str:
    name = _REMARK.sub("", text)
    remark = text.removeprefix(name)
    return span(escape_text(name), "facet-base") + (
        f" {escape_text(remark.strip())}" if remark.strip() else ""
    )


def _languages(model: ModelFacts) -> str:
    """Return the languages of the model; those of what it was tested on are not its own."""
    if model.languages_of:
        return UNKNOWN
    number, names = count_languages(model), show_names(model)
    is_short = len(model.languages) <= MOST_NAMES
    note = escape_text(model.languages_note) if model.languages_note else None
    shown = add_note(names if names and is_short else f"{number:,}" if number else "", note)
    if not number:
        return shown or UNKNOWN
    reach = [show_reach(model.language_count)] if model.language_count else []
    return " ".join([span(str(number), "sort-key"), shown, *reach, *(() if is_short else (names,))])


def _dated(work: Work) -> str:
    """Return when the work first appeared, the year as a value of the facet."""
    date = first_appeared(work)
    return f"{span(date[:4], 'facet-year')}{date[4:]}" if date else UNKNOWN


def _plain_cells(work: Work, model: ModelFacts) -> Iterator[str]:
    yield _name(work, model)
    yield escape_text(", ".join(model.parameters)) or UNKNOWN
    yield escape_text(model.base) if model.base else UNKNOWN
    yield _plain_languages(model)
    yield OPENNESS.get(model.openness, UNKNOWN) if model.openness else UNKNOWN
    yield first_appeared(work) or UNKNOWN


def _plain_languages(model: ModelFacts) -> str:
    """Return the languages of the model; of many, the number."""
    if model.languages_of:
        return UNKNOWN
    number = count_languages(model)
    names = ", ".join(model.languages) if len(model.languages) <= MOST_NAMES else ""
    return escape_text(add_note(names or (f"{number:,}" if number else ""), model.languages_note)) or UNKNOWN
