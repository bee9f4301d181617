"""Makes `survey.json`, from which the settings and extensions of Sphinx read the data of the survey.

Input: a `Survey`. Output: JSON with the facts about the survey, everything that can be referenced by name,
and counts.
"""

from collections.abc import Iterator

from survey_companion.exports.feed import name_files
from survey_companion.exports.place_citations import cite_survey
from survey_companion.joining.counts import count_all
from survey_companion.joining.published import added_resources, added_works
from survey_companion.model.companion import companion_authors, companion_title
from survey_companion.model.survey import Survey
from survey_companion.reading.lines.outline import anchor_at
from survey_companion.text.json_line import encode_json
from survey_companion.text.person_names import name_author
from survey_companion.text.sealing import MARK
from survey_companion.text.short_texts import main_title

_PLAIN = (
    *("title", "short_title", "year", "arxiv"),
    *("edition", "date", "origin", "source_url", "address", "license"),
)


def render_site_data(survey: Survey) -> str:
    """Return the text of `survey.json`."""
    info = survey.info
    citation = cite_survey(info)
    data = {
        "generated": MARK,
        "catalogue": survey.source,
        **{name: getattr(info, name) for name in _PLAIN},
        **({"language": info.language} if info.language else {}),
        "authors": [name_author(author) for author in info.authors],
        "companion_title": companion_title(info),
        "companion_authors": [name_author(author) for author in companion_authors(info)],
        "stem": name_files(info),
        "citation": list(citation.sentences) if citation else [],
        "counts": count_all(survey),
        **({"added": added} if (added := dict(_added(survey))) else {}),
        "numbers": dict(_numbers(survey)),
        "models": dict(_models(survey)),
        "redirects": sorted(_redirects(survey)),
        "earlier": sorted(_earlier_anchors(survey)),
        "objects": sorted({*_places(survey), *_works(survey), *_resources(survey), *_benchmarks(survey)}),
    }
    return (
        "{\n" + ",\n".join(f"{encode_json(name)}: {_show(value)}" for name, value in data.items()) + "\n}\n"
    )


def _show(value: object) -> str:
    """Return a value as JSON, each item of a list on a line of its own."""
    if not isinstance(value, list):
        return encode_json(value)
    return "[" + ",".join(f"\n {encode_json(each)}" for each in value) + "]"


# Something to reference, also from other projects: type, name, displayed text, page and anchor.
_Object = tuple[str, str, str, str, str]


def _places(survey: Survey) -> Iterator[_Object]:
    for section in survey.sections:
        for place in (section.part, section):
            yield "section", place.anchor, place.name, place.address, place.anchor


def _numbers(survey: Survey) -> Iterator[tuple[str, str]]:
    """Yield the page and the number of each section and part that has one."""
    for section in survey.sections:
        for place in (section.part, section):
            if place.number:
                yield place.address, place.number


def _added(survey: Survey) -> Iterator[tuple[str, str | None]]:
    """Yield the anchor and the month of each work and each data resource that only the companion lists."""
    for work in added_works(survey):
        yield f"work-{work.key}", work.added
    for resource in added_resources(survey):
        yield f"data-{resource.slug}", resource.added


def _models(survey: Survey) -> Iterator[tuple[str, str]]:
    """Yield the citation key and the short name of the model of each work that releases a model."""
    for work in (*survey.works, *survey.cited):
        model = work.record.model if work.record else None
        if model and model.is_release and model.short_name:
            yield work.key, model.short_name


def _works(survey: Survey) -> Iterator[_Object]:
    """Yield the works by their keys and earlier keys; the displayed text is the title up to a colon."""
    works = {work.key: work for work in (*survey.works, *survey.cited)}
    names = [*((key, key) for key in works), *survey.aliases.items()]
    for name, key in names:
        if key in works:
            yield "work", name, main_title(works[key].title), f"works/{key}", f"work-{key}"


def _resources(survey: Survey) -> Iterator[_Object]:
    for resource in survey.resources:
        yield "resource", resource.slug, resource.name, resource.section.address, f"data-{resource.slug}"


def _benchmarks(survey: Survey) -> Iterator[_Object]:
    tested = {table.benchmark for table in survey.results.values()}
    for slug, facts in survey.benchmarks.items():
        page = f"benchmarks/{slug if slug in tested else 'index'}"
        yield "benchmark", slug, facts.name, page, f"bench-{slug}"


_EVERYWHERE = ("explore", "")  # the page of all works, and no anchor


def _redirects(survey: Survey) -> Iterator[tuple[str, str, str]]:
    """Yield each page that has moved, the page that replaces it, and the anchor on that page or "".

    The page of a work that is gone leads to that of the section that last listed it.
    """
    for key, current in survey.aliases.items():
        yield f"works/{key}", f"works/{current}", f"work-{current}"
    pages, moves = survey.pages, {move.origin: move.target for move in survey.valid_moves}
    for key, place in survey.gone.items():
        last = place if place in pages else moves.get(place or "", "")
        yield f"works/{key}", *((last, pages[last]) if last in pages else _EVERYWHERE)
    for origin, target in moves.items():
        if target in pages and not origin.startswith("data-"):
            yield origin, target, pages[target]


def _earlier_anchors(survey: Survey) -> Iterator[tuple[str, str]]:
    """Yield each earlier anchor that is no longer in use, and the anchor that replaces it."""
    for key, current in survey.aliases.items():
        yield f"work-{key}", f"work-{current}"
    taken = {*survey.pages.values(), *survey.data_anchors}
    for move in survey.valid_moves:
        earlier = anchor_at(move.origin)
        if earlier not in taken:
            taken.add(earlier)
            yield earlier, survey.pages.get(move.target, move.target)
