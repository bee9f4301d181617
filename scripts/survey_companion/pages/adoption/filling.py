"""Fills the templates of the files with which somebody adopts a list.

Input: the name of a file in `templates/adoption/`, and its values. Output: TOML, YAML or Markdown. The marks
of these templates are << >> and <% %>, since GitHub has {{ }} for itself, and TOML has [[ ]]. Each value goes
through the filter of its format, `toml` or `yaml`.
"""

from functools import cache
from typing import Any

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from survey_companion.text.toml_values import render_toml

_WIDE = 1 << 20  # columns; a value is never broken


def fill(template: str, **values: Any) -> str:  # noqa: ANN401  (whatever the template shows)
    """Return the file that the template makes.

    Raises:
        jinja2.UndefinedError: the template uses a value that is not given.
    """
    return _environment().get_template(template).render(values)


def show_setting(name: str, value: object, example: object) -> str:
    """Return a line of TOML: the setting, or an example behind a # if its value is unknown."""
    is_known = value is not None and value not in ((), {})
    return f"{name} = {render_toml(value)}" if is_known else f"# {name} = {render_toml(example)}"


def render_yaml(value: object) -> str:
    """Return a text as YAML in quotation marks."""
    return yaml.safe_dump(value, default_style='"', allow_unicode=True, width=_WIDE).rstrip("\n")


@cache
def _environment() -> Environment:
    environment = Environment(  # noqa: S701  (no HTML: each value goes through a filter of its format)
        loader=PackageLoader("survey_companion", "pages/templates/adoption"),
        undefined=StrictUndefined,
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters |= {"toml": render_toml, "yaml": render_yaml}
    environment.globals |= {"setting": show_setting}
    return environment
