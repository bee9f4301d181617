"""Says the same in fewer bytes: what every page of the site repeats and no reader sees.

Saves 1.0 MB of the 9.6 MB of the project's own site, measured; without it `test_browser` finds the site too
large.
Input: furo's templates and the nodes of a page. Output: the same without what has no effect. The theme's
pictures become masks in `survey.css`, its colours of code become a part of `pygments.css`, and classes
that no style sheet and no script of the site names are left out. `fewer_files` decides which files a page
loads.
"""

import posixpath
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import tinycss2
from docutils import nodes
from jinja2.ext import Extension
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.highlighting import PygmentsBridge
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator
from tinycss2.ast import Node

from survey_companion.sphinx.placed_html import PlacedParser, replace_parts
from survey_companion.sphinx.speed.tested_versions import is_tested

TESTED = {"sphinx": ("9.0.",), "docutils": ("0.22.",), "furo": ("2025.12.",)}
_BUILDERS = ("html", "dirhtml")
_TEMPLATES = Path(__file__).parent / "templates"  # in place of those of the theme
_DONE = "/* rewritten by survey_companion.sphinx.speed.shorter_html */"

# -- classes -----------------------------------------------------------------------------------------

# What Sphinx adds to each link; the site's sheets name `reference` in the navigation alone.
_UNNAMED = {"reference internal", "reference external"}


class ShortTranslator(HTML5Translator):
    """Writes pages without classes that nothing names; `address_tree` tells the theme's sheet so."""

    def starttag(
        self,
        node: nodes.Element,
        tagname: str,
        suffix: str = "\n",
        empty: bool = False,
        **attributes: Any,  # noqa: ANN401
    ) -> str:
        """Return the beginning of an element."""
        if attributes.get("class") in _UNNAMED:
            del attributes["class"]
        return super().starttag(node, tagname, suffix, empty, **attributes)

    def visit_list_item(self, node: nodes.list_item) -> None:
        """Begin an item; how deep it lies in a tree of pages is seen from where it is."""
        node["classes"] = [name for name in node["classes"] if not name.startswith("toctree-l")]
        super().visit_list_item(node)


class UnwrapLinkText(SphinxPostTransform):
    """Removes what Sphinx puts around the words of a resolved link: no style names it.

    A link to the anchor of a whole page becomes one to the page. The first citation of a work on a page says
    the whole reference; later ones need not say it again, since `cards.js` finds it there.
    """

    default_priority = 800  # after links are resolved
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Put the words of each link into the link itself."""
        if self.app.builder.name not in _BUILDERS:
            return
        told: set[str] = set()
        for link in self.document.findall(nodes.reference):
            self._shorten_address(link)
            words = link[0] if len(link) == 1 else None
            if isinstance(words, nodes.inline) and "std" in words["classes"] and not words["ids"]:
                link.children = []
                link.extend(words.children)
            address = str(link.get("refuri", ""))
            if "#ref-" in address and "reftitle" in link:
                if address in told:
                    del link["reftitle"]
                told.add(address)

    def _shorten_address(self, link: nodes.reference) -> None:
        page, _, anchor = str(link.get("refuri", "")).partition("#")
        if link.get("internal") and page and anchor:
            here = self.app.builder.get_target_uri(self.env.docname)
            there = posixpath.normpath(posixpath.join(posixpath.dirname(here), page))
            if is_top(there.removesuffix(".html"), anchor):
                link["refuri"] = page


def is_top(docname: str, anchor: str) -> bool:
    """Return whether an anchor is the one of a section's page itself: its name says so."""
    kind, _, rest = anchor.partition("-")
    path = docname.removesuffix("/index").split("/")
    return kind in {"sec", "res"} and len(path) > 1 and rest == "-".join(path[1:])


# -- templates ---------------------------------------------------------------------------------------


_ARROW = "furo-related-icon"  # to the page before or after
_STAYING = {"#svg-pencil", "#svg-eye"}


class _Pictures(PlacedParser):
    """Finds the pictures: where each begins and ends, and what takes its place."""

    def __init__(self, html: str) -> None:
        self.found: list[tuple[int, int, str]] = []
        self._start: int | None = None
        self._stand_in: str | None = None  # `None` if the picture stays
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a picture begins, and whether it is one that stays."""
        values = dict(attrs)
        if tag == "svg" and self._start is None:
            has_place = values.get("class") == _ARROW
            self._start, self._stand_in = self.here, f'<span class="{_ARROW}"></span>' * has_place
        elif tag == "use" and values.get("href") in _STAYING:
            self._stand_in = None

    def handle_endtag(self, tag: str) -> None:
        """Note where a picture ends."""
        if tag == "svg" and self._start is not None:
            if self._stand_in is not None:
                self.found.append((self._start, self.here + len("</svg>"), self._stand_in))
            self._start = None


@lru_cache(maxsize=1_024)
def drop_pictures(html: str) -> str:
    """Return HTML of the theme without pictures; one with a place of its own leaves an empty element.

    The pictures of the links to edit and view a page stay.
    """
    return replace_parts(html, _Pictures(html).found) if "<svg" in html else html


class ShortTemplates(Extension):
    """Drops pictures and indentation from the theme's templates."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the template without pictures, with its lines at the left margin."""
        from furo import THEME_PATH  # noqa: PLC0415  (only of a known version)

        is_theme = filename and Path(filename).is_relative_to(THEME_PATH)
        lines = (line.strip() for line in drop_pictures(source).splitlines())
        return "\n".join(line for line in lines if line) if is_theme else source


def _shorten_page(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Drop the pictures of the tree of pages."""
    context["furo_navigation_tree"] = drop_pictures(context.get("furo_navigation_tree") or "")


# -- style sheets ------------------------------------------------------------------------------------

_TREES = {"sidebar-tree", "toc-tree"}
_FIRST_LEVEL = tinycss2.parse_component_value_list(">ul>:is(.toctree-l1,li)")
_LINK = tinycss2.parse_component_value_list(":is(.reference,a)")


def address_tree(css: str) -> str:
    """Return the theme's sheet with links of trees, and the first level, addressed by where they are.

    Each selector stays as specific as it was: `:is` counts the most specific of its arguments.
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
    """Yield the tokens of some selectors, those of a tree with other addresses."""
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
    """Return the class that a selector names from a token on: a dot and a name."""
    if position + 1 >= len(tokens) or tokens[position] != "." or tokens[position + 1].type != "ident":
        return None
    return str(tokens[position + 1].value)


def name_code_colours(app: Sphinx) -> str:
    """Return rules with the theme's names for the two colours of code, in each scheme.

    Without them every page has to say them.
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


def _colours(background: str, foreground: str) -> dict[str, str]:
    return {"background": background, "foreground": foreground}


def _render_colours(colours: dict[str, str]) -> str:
    return "; ".join(f"--color-code-{name}: {colour}" for name, colour in colours.items())


def _rewrite_sheets(app: Sphinx, error: Exception | None) -> None:
    """Rewrite the theme's sheets, which are written anew by every build."""
    if error is not None or app.builder.name not in _BUILDERS:
        return
    static = Path(app.outdir) / "_static"
    code, theme = static / "pygments.css", static / "styles" / "furo.css"
    for sheet, rewrite in ((code, lambda css: css + name_code_colours(app)), (theme, address_tree)):
        old = sheet.read_text(encoding="utf-8") if sheet.exists() else _DONE
        if _DONE not in old:
            sheet.write_text(f"{rewrite(old)}\n{_DONE}\n", encoding="utf-8")


# -- setup -------------------------------------------------------------------------------------------


def _offer(_: Sphinx, config: Config) -> None:
    """Put our templates beside the others, and tell `survey.css` that it has to draw the pictures."""
    config.templates_path = [*config.templates_path, str(_TEMPLATES)]
    config.html_context = config.html_context | {"draws_pictures": True}


def _prepare(app: Sphinx) -> None:
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if environment is not None and app.builder.name in _BUILDERS:
        environment.add_extension(ShortTemplates)
        app.connect("html-page-context", _shorten_page, priority=950)  # when all others have had their say


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what makes pages shorter."""
    if is_tested("shorter pages", TESTED):
        app.add_post_transform(UnwrapLinkText)
        for name in _BUILDERS:
            app.set_translator(name, ShortTranslator)
        app.connect("config-inited", _offer)
        app.connect("builder-inited", _prepare)
        app.connect("build-finished", _rewrite_sheets, priority=900)  # after the theme has written the sheet
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
