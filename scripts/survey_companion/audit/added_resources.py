"""Checks the data resources of the additions against those of the published list."""

from collections.abc import Iterator

from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem
from survey_companion.model.survey import Resource, Survey
from survey_companion.text.keys import normalise_title


def check_added_resources(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for each addition whose name or address the published list has in the same section."""
    known: dict[tuple[str, str], Resource] = {}
    for resource in survey.resources:
        names = (normalise_title(resource.name), resource.url)
        signs = [(resource.section.anchor, name) for name in names if name]
        if not resource.is_addition:
            known |= dict.fromkeys(signs, resource)
            continue
        first = next((known[sign] for sign in signs if sign in known), None)
        if first is not None:
            found = f"“{resource.name}”, also on {first.location.seen_from(resource.location)}"
            code = Code.ALREADY_LISTED
            yield Problem(code=code, location=resource.location, found=found, about=resource.slug)
