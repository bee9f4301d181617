"""Renders a template to the text of a page.

Input: the name of a file in `templates/`, and its values. Output: MyST Markdown. Templates only loop over
values and test whether they are present. Each value is either Markdown or is escaped by the filter `md`.
"""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from survey_companion.exports.formats import Scope, choices_of_resources, formats_for, name_formats
from survey_companion.joining.contents import count_noun
from survey_companion.model.survey import Survey
from survey_companion.text.myst import escape_text
from survey_companion.text.sealing import MARK


def render(template: str, survey: Survey, **values: Any) -> str:  # noqa: ANN401  (whatever the template shows)
    """Return the page that the template makes.

    Raises:
        jinja2.UndefinedError: the template uses a value that is not given.
    """
    made = f"% {MARK} from {escape_text(survey.source)}."
    fixed = {"survey": survey, "made": made, "generated": f"{made} Do not edit."}
    return _load(template).render(fixed | values)


def render_fixed(template: str) -> str:
    """Return the file that a template without values makes."""
    return _load(template).render()


def link_files(scope: Scope, name: str = "") -> list[str]:
    """Return links to the files of a scope, one for each format; `name` is that of the work or section."""
    return [f"{{export}}`{each.label} <{each.path(scope, name)}>`" for each in formats_for(scope)]


@cache
def _load(name: str) -> Template:
    template = _environment().get_template(name)
    # Jinja copies them for each page; copying a dict is ten times as fast as copying Jinja's ChainMap.
    template.globals = dict(template.globals)
    return template


@cache
def _environment() -> Environment:
    environment = Environment(  # noqa: S701  (Markdown, not HTML: every value goes through the filter `md`)
        loader=PackageLoader("survey_companion", "pages/templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # templates do not change while a list is converted
    )
    environment.filters |= {"md": escape_text, "names": name_formats}
    environment.globals |= {"count": count_noun, "downloads": link_files, "Scope": Scope}
    environment.globals |= {"formats_for": formats_for, "choices_of_resources": choices_of_resources}
    return environment
