"""Rewrites style sheets, so that pages need neither some classes nor their own colours of code.

Input: the sheets that Sphinx and the theme wrote. Output: the same rules without comments and indentation,
with selectors that need fewer classes, and the colours of code. `shorter_html` leaves the classes out of the
pages.
"""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import tinycss2
from sphinx.application import Sphinx
from sphinx.highlighting import PygmentsBridge
from tinycss2.ast import Node

_DONE = "/* rewritten by survey_companion.sphinx.smaller.short_sheets */"

_TREES = {"sidebar-tree", "toc-tree"}
_FIRST_LEVEL = tinycss2.parse_component_value_list(">ul>:is(.toctree-l1,li)")
_LINK = tinycss2.parse_component_value_list(":is(.reference,a)")


def address_tree(css: str) -> str:
    """Return the theme's style sheet with selectors that do without the classes that pages leave out.

    In trees of pages, `.reference` also matches every link, and `.toctree-l1` also matches every item of
    the first level. `:is` keeps the specificity of each selector, as it counts its most specific argument.
    """
    rules = tinycss2.parse_stylesheet(css)
    _address_rules(rules)
    return str(tinycss2.serialize(rules))


def _address_rules(rules: Sequence[Node]) -> None:
    for rule in rules:
        if rule.type == "qualified-rule":
            rule.prelude = list(_address(rule.prelude))
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            rule.content = tinycss2.parse_rule_list(rule.content or [])
            _address_rules(rule.content)


def _address(selectors: Sequence[Node]) -> Iterator[Node]:
    """Yield the tokens of some selectors; the classes of links and items in trees are replaced."""
    in_tree = False
    position = 0
    while position < len(selectors):
        part, name = selectors[position], _class_at(selectors, position)
        in_tree = part != "," and (in_tree or name in _TREES)
        if in_tree and part.type == "whitespace" and _class_at(selectors, position + 1) == "toctree-l1":
            yield from _FIRST_LEVEL
            position += 3
        elif in_tree and name == "reference" and _class_at(selectors, position + 2) != "external":
            yield from _LINK
            position += 2
        else:
            yield part
            position += 1


def _class_at(tokens: Sequence[Node], position: int) -> str | None:
    """Return the class if the tokens at this position are a dot and a name; otherwise None."""
    if position + 1 >= len(tokens) or tokens[position] != "." or tokens[position + 1].type != "ident":
        return None
    return str(tokens[position + 1].value)


def name_code_colours(app: Sphinx) -> str:
    """Return CSS rules that define the theme's variables for the colours of code, light and dark.

    The theme would write these variables into every page.
    """
    from furo import get_pygments_style_colors  # noqa: PLC0415  (only of a known version)

    light = app.builder.highlighter.formatter_args["style"]  # type: ignore[attr-defined]
    dark = PygmentsBridge("html", app.config.pygments_dark_style).formatter_args["style"]
    on_light = _render_colours(get_pygments_style_colors(light, fallbacks=_colours("white", "black")))
    on_dark = _render_colours(get_pygments_style_colors(dark, fallbacks=_colours("black", "white")))
    return f"""
body {{ {on_light} }}
@media not print {{
body[data-theme="dark"] {{ {on_dark} }}
@media (prefers-color-scheme: dark) {{
body:not([data-theme="light"]) {{ {on_dark} }}
}}
}}
"""


def shorten_sheet(css: str) -> str:
    """Return a style sheet without comments, indentation and empty lines."""
    text = str(tinycss2.serialize(tinycss2.parse_component_value_list(css, skip_comments=True)))
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _colours(background: str, foreground: str) -> dict[str, str]:
    return {"background": background, "foreground": foreground}


def _render_colours(colours: dict[str, str]) -> str:
    return "; ".join(f"--color-code-{name}: {colour}" for name, colour in colours.items())


def rewrite_sheets(app: Sphinx, error: Exception | None) -> None:
    """Rewrite all style sheets, which a build may write anew."""
    if error is not None or app.builder.name not in {"html", "dirhtml"}:
        return
    static = Path(app.outdir) / "_static"
    special: dict[Path, Callable[[str], str]] = {
        static / "pygments.css": lambda css: shorten_sheet(css + name_code_colours(app)),
        static / "styles" / "furo.css": address_tree,
    }
    for sheet in sorted(static.rglob("*.css")):
        old, rewrite = sheet.read_text(encoding="utf-8"), special.get(sheet, shorten_sheet)
        if _DONE not in old:
            sheet.write_text(f"{_rewrite_once(app, old, rewrite)}\n{_DONE}\n", encoding="utf-8")


def _rewrite_once(app: Sphinx, old: str, rewrite: Callable[[str], str]) -> str:
    """Return a sheet as rewritten; the next build finds it beside the doctrees."""
    known = sha256(Path(__file__).read_bytes() + old.encode()).hexdigest()
    kept = Path(app.doctreedir) / "sheets" / f"{known}.css"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(rewrite(old), encoding="utf-8")
    return kept.read_text(encoding="utf-8")
