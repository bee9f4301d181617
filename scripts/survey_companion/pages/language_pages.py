"""Makes the page of all languages, and a page for each language that two works or more name.

Input: a `Survey`, its figures and the cells of its works. Output: the text of each page by its path under
`docs/`; a survey whose records name no language has none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from survey_companion.columns.best_table import name_sources, name_systems
from survey_companion.columns.facets import OPENNESS, count_languages
from survey_companion.columns.resource_rows import format_size
from survey_companion.columns.result_places import name_works
from survey_companion.columns.work_rows import WorkCells
from survey_companion.figures.svg import Figure
from survey_companion.joining.contents import count_noun, enumerate_names
from survey_companion.joining.studied_languages import (
    BestScore,
    StudiedLanguage,
    count_unnamed,
    find_languages,
    model_of,
    sections_without,
)
from survey_companion.model.benchmark_types import Unit
from survey_companion.model.headings import Kind
from survey_companion.model.language_families import find_language
from survey_companion.model.survey import CitationKey, Resource, Survey, Work
from survey_companion.pages.rendering import render
from survey_companion.text.myst import escape_text

LEAST = 2  # works of a language with a page of its own
_MOST_GAPS = 20  # sections that are named; of more, only their number is told


def render_languages(
    survey: Survey, cells: Mapping[CitationKey, WorkCells], figure: Figure | None
) -> dict[str, str]:
    """Return the pages; `figure` is the map of sections and languages."""
    languages = find_languages(survey)
    if not languages:
        return {}
    unnamed = count_unnamed(survey.works)
    naming = sum(bool((model := model_of(work)) and model.languages) for work in survey.works)
    index = render(
        "languages.md.jinja",
        survey,
        languages=languages,
        naming=naming,
        total=f"{len(survey.works):,}",
        unnamed=unnamed,
        map=figure,
        rows=[_row(each) for each in languages],
    )
    context = _Context(survey=survey, cells=cells, bylines=name_works(cells), unnamed=unnamed)
    own = {_path(each): _render_page(context, each) for each in languages if _has_page(each)}
    return {"languages/index.md": index, **own}


def _has_page(language: StudiedLanguage) -> bool:
    return len(language.models) + len(language.tested) >= LEAST


def _path(language: StudiedLanguage) -> str:
    return f"languages/{language.slug}.md"


def link_language(language: StudiedLanguage) -> str:
    """Return the name, as a link if the language has a page."""
    name = escape_text(language.name)
    return f"[{name}](</{_path(language)}>)" if _has_page(language) else name


def locate_language(language: StudiedLanguage) -> str:
    """Return page and anchor: that of the language, or its row on the page of all languages."""
    page = language.slug if _has_page(language) else "index"
    return f"languages/{page}#lang-{language.slug}"


def _row(language: StudiedLanguage) -> tuple[str, ...]:
    """Return name, family and numbers; the row of a language without a page has its anchor."""
    family = f" ({language.family})" if language.family != language.name else ""
    numbers = (len(language.works), len(language.resources), len(language.benchmarks))
    name = link_language(language)
    shown = name if _has_page(language) else f"[{name}]{{#lang-{language.slug}}}"
    return f"{shown}{family}", *map(str, numbers)


# -- the page of a language ------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class _Context:
    """What all pages of languages share."""

    survey: Survey
    cells: Mapping[CitationKey, WorkCells]
    bylines: Mapping[str, str]  # by citation key
    unnamed: int  # works with several languages that do not name them


def _render_page(context: _Context, language: StudiedLanguage) -> str:
    survey, cells = context.survey, context.cells
    missing = sections_without(survey, language)
    scored = {score.table.benchmark for score in language.scores}
    return render(
        "language.md.jinja",
        survey,
        language=language,
        facts=state_facts(language),
        models=[_show_work(work, cells) for work in language.models],
        tested=[_show_work(work, cells) for work in language.tested],
        resources=[_show_resource(survey, each) for each in language.resources],
        scores=list(_show_scores(context, language)),
        benchmarks=[f"{{survey:benchmark}}`{slug}`" for slug in language.benchmarks if slug not in scored],
        missing=len(missing),
        named_gaps=len(missing) <= _MOST_GAPS,
        gaps=enumerate_names([f"{{ref}}`{each.anchor}`" for each in missing], _MOST_GAPS),
        sections=sum(each.part.kind is Kind.TAXONOMY for each in survey.sections),
        unnamed=context.unnamed,
    )


def state_facts(language: StudiedLanguage) -> str:
    """Return the numbers of works, data resources and benchmarks, and the family."""
    numbers = (
        (len(language.works), "work"),
        (len(language.resources), "data resource"),
        (len(language.benchmarks), "benchmark"),
    )
    return " · ".join([*(count_noun(number, noun) for number, noun in numbers if number), language.family])


def _show_work(work: Work, cells: Mapping[CitationKey, WorkCells]) -> dict[str, str]:
    shown = cells[work.key]
    return {
        "key": work.key,
        "title": shown.title,
        "byline": shown.byline,
        "facts": " · ".join(_tell_model(work)),
    }


def _tell_model(work: Work) -> Iterator[str]:
    """Yield name, sizes, base and openness of the model, and how many languages there are in all."""
    model = model_of(work)
    if model is None:
        return
    if not model.languages_of:
        known = (model.short_name, ", ".join(model.parameters), model.base and f"from {model.base}")
        yield from (escape_text(text) for text in known if text)
    if (number := count_languages(model)) > 1:
        of = f" of {model.languages_of}" if model.languages_of else ""
        yield escape_text(f"one of {count_noun(number, 'language')}{of}")
    elif model.languages_of:
        yield escape_text(f"the language of {model.languages_of}")
    if model.openness in OPENNESS and not model.languages_of:
        yield OPENNESS[model.openness]


def _show_resource(survey: Survey, resource: Resource) -> str:
    """Return the name with its kind, size, languages and licence."""
    facts = survey.resource_records[resource.slug]
    told = (
        facts.kind and facts.kind.value,
        facts.size and format_size(facts.size),
        count_noun(facts.languages, "language") if facts.languages else None,
        facts.license,
    )
    shown = " · ".join(escape_text(each) for each in told if each)
    return (
        f"{{survey:resource}}`{resource.slug}`: {shown}" if shown else f"{{survey:resource}}`{resource.slug}`"
    )


def _show_scores(context: _Context, language: StudiedLanguage) -> Iterator[tuple[str, list[str]]]:
    """Yield each benchmark, in file order, with a line for each of its settings."""
    lines: dict[str, list[str]] = {slug: [] for slug in context.survey.benchmarks}
    for score in language.scores:
        lines[score.table.benchmark].append(_show_score(score, context.bylines))
    for slug, inside in lines.items():
        if inside:
            yield f"{{survey:benchmark}}`{slug}`", inside


def _show_score(score: BestScore, bylines: Mapping[str, str]) -> str:
    """Return the score with its unit, its setting and perhaps direction, its systems and their works."""
    unit = score.table.unit
    number = f"{score.best.score:g}%" if unit is Unit.PERCENT else f"{score.best.score:g} {unit.value}"
    direction = "" if find_language(score.column) else f", {escape_text(score.column)}"
    return (
        f"**{escape_text(number)}** {name_systems(score.best)}"
        f" ({{ref}}`results-{score.setting}`{direction}),"
        f" reported in {enumerate_names(name_sources(score.best, bylines))}"
    )
