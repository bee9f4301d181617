"""Makes all generated MyST pages of a survey.

Input: a `Survey` and the names of its prose files. Output: the text of every generated page by its path under
`docs/`. Fixed text is in `templates/`; this wing selects, sorts, groups and counts the values for it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from survey_companion.audit import completeness
from survey_companion.columns.list_marks import mark_added
from survey_companion.columns.model_table import MODELS, model_rows
from survey_companion.columns.resource_table import RESOURCES, explored_resources
from survey_companion.columns.suggestions import find_suggestions
from survey_companion.columns.work_rows import WorkCells, show_works
from survey_companion.columns.work_table import WORKS, explored_works
from survey_companion.exports.place_citations import Citation
from survey_companion.figures.all_figures import draw_figures, draw_sections
from survey_companion.figures.results import draw_results
from survey_companion.figures.svg import Figure
from survey_companion.joining.appearance import newest_first
from survey_companion.joining.authors_with_works import list_authors
from survey_companion.joining.contents import PartContents, colour_parts, contents_by_part, problems_by_line
from survey_companion.joining.coverage import describe_coverage
from survey_companion.joining.model_names import ModelNames
from survey_companion.joining.published import (
    added_works,
    has_additions,
    published_resources,
    published_works,
)
from survey_companion.joining.related import find_related
from survey_companion.joining.studied_languages import find_languages
from survey_companion.model.companion import companion_title
from survey_companion.model.dates import show_day
from survey_companion.model.headings import Kind
from survey_companion.model.problem_kinds import Code
from survey_companion.model.survey import CitationKey, Resource, Survey
from survey_companion.pages.author_pages import render_authors
from survey_companion.pages.benchmarks import list_charts, render_benchmarks
from survey_companion.pages.changes_page import render_changes
from survey_companion.pages.citation_tabs import cite_places, lay_out_tabs, render_citation_files
from survey_companion.pages.language_pages import render_languages
from survey_companion.pages.reference_lines import name_survey, refer_to_survey
from survey_companion.pages.rendering import render, render_fixed
from survey_companion.pages.search_facts import render_search_facts
from survey_companion.pages.sections import PageContext, render_sections
from survey_companion.pages.survey_json import render_site_data
from survey_companion.pages.what_is_new import has_news, render_what_is_new
from survey_companion.pages.work_page import describe_work_page
from survey_companion.pages.work_relations import Relations, relate_works
from survey_companion.text.sealing import MARK, seal

SETTINGS = "conf.py"
_NEWEST = 4  # number of works on the front page


def render_pages(
    survey: Survey, entries: Mapping[CitationKey, str], prose: Iterable[str] = ()
) -> dict[str, str]:
    """Return the text of every generated file by its path under `docs/`.

    `entries` are the BibTeX entries of all works.
    `prose` has the paths of files relative to `docs/prose/`; a page includes the file with its own path.
    """
    parts = contents_by_part(survey)
    suggestions = find_suggestions(survey)
    cells = show_works((*survey.works, *survey.cited), suggestions)
    strips = draw_sections(survey)
    figures = draw_figures(survey)
    results = draw_results(survey)
    names, authors = ModelNames((*survey.works, *survey.cited)), list_authors(survey)
    citations = cite_places(survey, figures)
    context = PageContext(
        survey=survey,
        prose=frozenset(prose),
        strips=strips,
        citations=citations,
        cells=cells,
        colours=colour_parts(survey),
        suggestions=suggestions,
    )
    pages = render_sections(context, parts)
    drawn = {figure.name: figure for figure in figures}
    pages |= _render_overviews(survey, parts, drawn) | _render_snippets(survey, drawn, citations, cells)
    pages |= (
        _render_explorers(survey, cells)
        | _render_models(survey)
        | render_what_is_new(survey, cells)
        | _render_works(survey, entries, relate_works(survey, cells, names, authors))
        | _render_figures(survey, figures, citations, results)
    )
    pages |= render_citation_files(citations)
    pages |= render_benchmarks(survey, results, cells, names) | render_authors(survey, authors)
    pages["search.json"] = render_search_facts(survey, authors)
    pages |= render_languages(survey, cells, drawn.get("language-map"))
    return pages | {_figure_path(each): _mark(each) for each in (*strips.values(), *results.values())}


def _render_overviews(
    survey: Survey, parts: Sequence[PartContents], figures: Mapping[str, Figure]
) -> dict[str, str]:
    """Return, for each kind of parts, the page that lists them, with a figure about them."""
    kinds = (
        (Kind.TAXONOMY, "Taxonomy", "evolution", "explore"),
        (Kind.RESOURCES, "Data resources", "resources", "explore-data"),
    )
    return {
        f"{kind.value}/index.md": render(
            "kind.md.jinja",
            survey,
            kind=kind,
            title=title,
            figure=figures.get(figure),
            explorer=explorer,
            parts=[part_contents for part_contents in parts if part_contents.part.kind is kind],
            colours=colour_parts(survey),
        )
        for kind, title, figure, explorer in kinds
    }


def _render_snippets(
    survey: Survey,
    figures: Collection[str],
    citations: Mapping[str, Citation],
    cells: Mapping[CitationKey, WorkCells],
) -> dict[str, str]:
    """Return the snippets that hand-written pages include, and the file that Sphinx's settings read."""
    coverage = describe_coverage(survey, has_figure="works-by-month" in figures)
    texts = {
        "map": render("map.md.jinja", survey, has_figure="taxonomy" in figures),
        "about": render("about.md.jinja", survey, day=show_day(survey.info.date or ""), **_count(survey)),
        "coverage": render("coverage.md.jinja", survey, coverage=coverage),
        "new": _render_newest(survey, cells),
        # Separate from "citation", because a block of code adds 40 kB of scripts and styles to a page.
        "reference": render("reference.md.jinja", survey, references=refer_to_survey(survey.info)),
        "citation": render("citation.md.jinja", survey, cited=lay_out_tabs(citations.get("survey"))),
        "downloads": render("downloads.md.jinja", survey, has_added_works=bool(added_works(survey))),
        "companion": render("citation.md.jinja", survey, cited=lay_out_tabs(citations.get("companion"))),
        "problems": render("problems.md.jinja", survey, codes=list(Code)),
        "changes": render_changes(survey, cells),
        "completeness": render("completeness.md.jinja", survey, table=completeness.render_markdown(survey)),
    }
    snippets = {f"snippets/{name}.md": text for name, text in texts.items()}
    return {**snippets, "survey.json": render_site_data(survey)}


def _count(survey: Survey) -> dict[str, int]:
    """Return how much the published list has; what the companion has added is counted with the years."""
    return {"works": len(published_works(survey)), "resources": len(published_resources(survey))}


def render_starter(survey: Survey) -> dict[str, str]:
    """Return the starter files, which people may replace: front page, references, citations, settings."""
    names = ["index.md", "cite.md", "references.md", "contribute.md"]
    names += ["changes.md"] if survey.editions else []
    shown = {
        "title": companion_title(survey.info),
        "has_models": bool(model_rows(survey)),
        "has_authors": any(work.byline for work in (*survey.works, *survey.cited)),
        "has_languages": bool(find_languages(survey)),
        "has_news": has_news(survey),
        "suggestions": find_suggestions(survey),
    }
    pages = {name: seal(render(f"starter/{name}.jinja", survey, **shown)) for name in names}
    return {SETTINGS: render_settings(), **pages}


def render_settings() -> str:
    """Return the starter file with the settings of Sphinx."""
    return seal(render_fixed(f"starter/{SETTINGS}.jinja"))


# -- works -----------------------------------------------------------------------------------------


def _render_works(survey: Survey, entries: Mapping[CitationKey, str], relations: Relations) -> dict[str, str]:
    """Return a page for each work, including works outside the taxonomy."""
    works = (*survey.works, *survey.cited)
    related = find_related(works)
    problems = problems_by_line(survey)
    colours = colour_parts(survey)
    asking = _find_asking(survey)
    return {
        f"works/{work.key}.md": render(
            "work.md.jinja",
            survey,
            page=describe_work_page(work, entries[work.key], problems, related[work.key], relations),
            asking=asking.get(work.key, ()),
            colours=colours,
        )
        for work in works
    }


def _find_asking(survey: Survey) -> dict[str, list[Resource]]:
    """Return the data resources that ask for a work to be cited, by the key of the work."""
    asking: dict[str, list[Resource]] = defaultdict(list)
    for resource in survey.resources:
        facts = survey.resource_records.get(resource.slug)
        for key in facts.papers if facts else ():
            asking[key].append(resource)
    return asking


def _render_newest(survey: Survey, cells: Mapping[CitationKey, WorkCells]) -> str:
    """Return the newest works, for the front page, with a link to what is new if there is such a page."""
    newest = [cells[work.key] for work in newest_first(survey.works)[:_NEWEST]]
    return render("new.md.jinja", survey, works=newest, mark_added=mark_added, has_news=has_news(survey))


def _render_explorers(survey: Survey, cells: Mapping[CitationKey, WorkCells]) -> dict[str, str]:
    colours, suggestions = colour_parts(survey), find_suggestions(survey)
    pages = {
        "explore": ("works", WORKS, WORKS.explorer_cells(explored_works(survey, cells, colours))),
        "explore-data": (
            "resources",
            RESOURCES,
            RESOURCES.explorer_cells(explored_resources(survey, colours)),
        ),
    }
    return {
        f"{name}.md": render(
            "explorer.md.jinja",
            survey,
            what=what,
            table=table,
            rows=rows,
            has_additions=has_additions(survey),
            suggestion=suggestions.below("work" if what == "works" else "section"),
        )
        for name, (what, table, rows) in pages.items()
    }


def _render_models(survey: Survey) -> dict[str, str]:
    """Return the page with the table of models; empty if there are no models."""
    rows = model_rows(survey)
    if not rows:
        return {}
    shown = {"table": MODELS, "rows": MODELS.explorer_cells(rows), "plain_rows": MODELS.cells(rows)}
    suggestion = find_suggestions(survey).below("work")
    return {"models.md": render("models.md.jinja", survey, suggestion=suggestion, **shown)}


def _render_figures(
    survey: Survey,
    figures: Sequence[Figure],
    citations: Mapping[str, Citation],
    results: Collection[str],
) -> dict[str, str]:
    """Return for each figure its file and a snippet with its text alternative, and a page of all figures."""
    pages = {}
    for figure in figures:
        pages[_figure_path(figure)] = _mark(figure)
        snippet = render("figure.md.jinja", survey, figure=figure)
        pages[f"snippets/figures/{figure.name}.md"] = snippet
    cited = [(figure, lay_out_tabs(citations.get(f"fig-{figure.name}"))) for figure in figures]
    charts = list_charts(survey, results)
    pages["figures.md"] = render(
        "figures.md.jinja", survey, figures=cited, charts=charts, survey_name=name_survey(survey.info)
    )
    return pages


def _figure_path(figure: Figure) -> str:
    return f"figures/{figure.name}.svg"


def _mark(figure: Figure) -> str:
    """Return the text of the figure's file, with a comment that says what made it."""
    return f"<!-- {MARK} -->\n{figure.svg}"
