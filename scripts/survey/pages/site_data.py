"""A survey → the file that tells Sphinx about it.

Input: a `Survey`. Output: JSON with the front matter and everything that can be referenced by name.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict

from survey.model import Survey
from survey.pages.rendering import GENERATED


def render_site_data(survey: Survey) -> str:
    """Return what Sphinx's settings need to know of the survey."""
    data = {
        "generated": GENERATED.strip("% "),
        "catalogue": survey.source,
        **asdict(survey.info),
        "objects": sorted({*_places(survey), *_works(survey), *_resources(survey)}),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


# What can be referenced, also from other projects: type, name, what is shown, page, anchor.
_Object = tuple[str, str, str, str, str]


def _places(survey: Survey) -> Iterator[_Object]:
    for section in survey.sections:
        for place in (section.part, section):
            yield "section", place.anchor, place.name, place.address, place.anchor


def _works(survey: Survey) -> Iterator[_Object]:
    """Yield the works by their key and by earlier keys, each with the first words of its title."""
    works = {work.key: work for work in (*survey.works, *survey.cited)}
    names = [*((key, key) for key in works), *survey.aliases.items()]
    for name, key in names:
        if key in works:
            yield "work", name, works[key].title.split(": ")[0], f"works/{key}", f"work-{key}"


def _resources(survey: Survey) -> Iterator[_Object]:
    for resource in survey.resources:
        yield "resource", resource.slug, resource.name, resource.section.address, f"data-{resource.slug}"
