"""Gives the site's style sheets their colours: those of the table in `model/colours.py`.

Input: the table. Output: the values with which Sphinx fills in the sheets of `static/` that end in `.jinja`.
"""

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

from survey_companion.figures.palette import render_site_style
from survey_companion.model.colours import PARTS, name_parts, shades

# What `survey.css` uses beside the colours of parts; the theme has colours for all else.
_ROLES = ("published", "published-tint", "alert", "alert-tint")


def sheet_values() -> dict[str, Any]:
    """Return what the templates of style sheets show."""
    return {
        "part_classes": list(name_parts(PARTS)),
        "light_colours": _properties("light"),
        "dark_colours": _properties("dark"),
        "figure_style": render_site_style(),
    }


def _properties(medium: str) -> dict[str, str]:
    """Return the custom properties of CSS, without their dashes, by which a page knows its colours."""
    shown = shades(medium)
    parts = {name: shown[name] for name in name_parts(PARTS)}
    return parts | {f"survey-{name}": shown[name] for name in _ROLES}


def _offer(_: Sphinx, config: Config) -> None:
    """Add the values to those that the settings give to templates."""
    config.html_context = config.html_context | sheet_values()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what fills in the sheets."""
    app.connect("config-inited", _offer)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
