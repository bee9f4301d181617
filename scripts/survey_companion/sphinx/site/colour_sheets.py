"""Gives the site's style sheets the colours of the table in `model/colours.py`, and what every page needs.

Input: the table, and the sheets and the script beside this module. Output: values for the files in `static/`
that are templates (`*.jinja`), which Sphinx renders. What every page needs is a part of `survey.css` or of
`frame.js`, as an element for a file of its own would be in every page, and one more file to wait for.
"""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata

from survey_companion.figures.palette import render_site_style
from survey_companion.model.colours import PARTS, name_parts, shades

_HERE = Path(__file__).parent
_EVERYWHERE = ("search", "frame", "print")  # sheets that are parts of `survey.css`


def sheet_values() -> dict[str, Any]:
    """Return the values for the templates of style sheets and scripts."""
    return {
        "part_classes": list(name_parts(PARTS)),
        "light_colours": _properties("light"),
        "dark_colours": _properties("dark"),
        "figure_style": render_site_style(),
        **{f"{name}_sheet": (_HERE / f"{name}.css").read_text(encoding="utf-8") for name in _EVERYWHERE},
        "search_script": (_HERE / "search.js").read_text(encoding="utf-8"),
    }


def _properties(medium: str) -> dict[str, str]:
    """Return the colours of one medium by their CSS custom properties, without the leading `--`."""
    parts = name_parts(PARTS)
    return {name if name in parts else f"survey-{name}": shade for name, shade in shades(medium).items()}


def _offer(_: Sphinx, config: Config) -> None:
    """Add the values to those that the settings of the site pass to templates."""
    config.html_context = config.html_context | sheet_values()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the handler that passes the colours to the style sheets."""
    app.connect("config-inited", _offer)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
