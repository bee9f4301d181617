"""A survey → the metadata of its pages for search engines and reference managers.

Input: a `Survey`. Output: the text of `docs/metadata.json`, from which `sphinx.site.page_metadata` takes:

    coins   citation key, or anchor of a section or data resource → the value of a COinS
    pages   page → `head`: its tags; `jsonld`: the text of a script; `coins`: keys and anchors of its COinS
"""

from collections.abc import Iterator
from typing import Any

from survey_companion.exports.cited_place import place_of
from survey_companion.joining.appearance import newest_first
from survey_companion.joining.contents import contents_by_part
from survey_companion.joining.survey_as_work import survey_work
from survey_companion.metadata.coins import render_coins, render_place_coins, render_resource_coins
from survey_companion.metadata.head_tags import front_tags, section_tags, work_tags
from survey_companion.metadata.jsonld import describe_section, describe_survey, describe_work, render_thing
from survey_companion.model.survey import Survey
from survey_companion.text.json_line import encode_json

_SURVEY = "the survey"  # no citation key has a blank
_Page = tuple[str, dict[str, Any]]


def render_metadata(survey: Survey, origin: str) -> str:
    """Return the text of the file, with one line for each work and page; `origin` says what made it."""
    works = sorted((*survey.works, *survey.cited), key=lambda work: work.key)
    coins: dict[str, Any] = {work.key: render_coins(work) for work in works}
    coins |= {each.anchor: render_place_coins(place_of(each), survey.info) for each in survey.sections}
    for each in survey.resources:
        coins[f"data-{each.slug}"] = render_resource_coins(each, survey.resource_records.get(each.slug))
    own = survey_work(survey.info)
    if own is not None:
        coins[_SURVEY] = render_coins(own)
    pages = dict(sorted([*_front(survey), *_sections(survey), *_works(survey)]))
    data: dict[str, dict[str, Any]] = {"coins": coins, "pages": pages}
    parts = ",\n".join(f"{encode_json(name)}: {{\n{_lines(each)}\n}}" for name, each in data.items())
    return f'{{"generated": {encode_json(origin)},\n{parts}}}\n'


def render_coins_script(survey: Survey) -> str:
    """Return a script with the COinS of all works, which the bibliography loads after everything else.

    In its HTML they would take two fifths of all that a reader waits for.
    """
    works = sorted((*survey.works, *survey.cited), key=lambda work: work.key)
    return f"surveyCoins({{\n{_lines({work.key: render_coins(work) for work in works})}\n}});\n"


def _lines(values: dict[str, Any]) -> str:
    return ",\n".join(f"{encode_json(name)}: {encode_json(value)}" for name, value in values.items())


def _front(survey: Survey) -> Iterator[_Page]:
    yield (
        "index",
        {
            "head": front_tags(survey),
            "jsonld": render_thing(describe_survey(survey)),
            "coins": [_SURVEY] if survey_work(survey.info) else [],
        },
    )


def _sections(survey: Survey) -> Iterator[_Page]:
    known = {work.key: work for work in (*survey.works, *survey.cited)}
    all_contents = {
        contents.section: contents
        for part_contents in contents_by_part(survey)
        for contents in part_contents.all_sections
    }
    for position, section in enumerate(survey.sections, 1):
        contents = all_contents[section]
        page = {
            "head": section_tags(contents, survey.info),
            "jsonld": render_thing(describe_section(survey, contents, position, known)),
            "coins": [
                section.anchor,
                *(work.key for work in newest_first(contents.works)),
                *(f"data-{each.slug}" for each in contents.resources),
            ],
        }
        yield section.address, page


def _works(survey: Survey) -> Iterator[_Page]:
    for work in (*survey.works, *survey.cited):
        page = {
            "head": work_tags(work),
            "jsonld": render_thing(describe_work(work)),
            "coins": [work.key],
        }
        yield f"works/{work.key}", page
