"""Leaves out of each page what it does not use: style sheets and scripts.

It saves space, not time: the project's own site has 8.9 MB, and 10.4 MB without this module; as one file of
`zip -9` it has 2.7 MB instead of 3.0 MB. The size of the site has a bound, which `test_browser` checks;
without this module the site exceeds it.
Input: the values that Sphinx passes to the template of a page. Output: the same values with fewer style
sheets and scripts. sphinx-design's style sheet has 55 kB of rules. A page uses about twenty of these rules,
so they are written into the page and the sheet is not loaded.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any

import tinycss2
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata
from tinycss2.ast import Node

from survey_companion.sphinx.tested_versions import is_tested

TESTED = {"sphinx": ("9.0.",), "furo": ("2025.12.",), "sphinx-design": ("0.8.",)}
_DESIGN = "sphinx-design.min.css"

# Files that no page loads, among them the source maps of the theme.
_UNUSED = (
    *("styles/furo.css.map", "styles/furo-extensions.css.map", "scripts/furo.js.map"),
    *("skeleton.css", "debug.css"),
)

# Files that only some pages need, each with texts of which one occurs in the HTML of each of these pages.
_CITE = ('class="cite"', "<pre", "bibtex-citation", "explorer-")  # the last two by what other scripts call
_NEEDED_FOR: dict[str, str | tuple[str, ...]] = {
    "cite.css": _CITE,
    "cite.js": _CITE,
    "pygments.css": "<pre",
    "design-tabs.js": "sd-tab",
    "figures.css": 'class="figure"',
    "cards.css": "bibtex-citation",
    "cards.js": "bibtex-citation",
    "authors.css": 'class="authors"',
    "folding.js": ('class="authors"', "explorer-"),
    "authors.js": 'class="authors"',
    "results.css": ('id="bench-', 'class="results'),
    "results.js": 'class="results',
    "explorer.css": "explorer-",
    "facets.js": "explorer-",
    "explorer.js": "explorer-",
}


# -- the rules of sphinx-design that a page uses -------------------------------------------------------


@cache
def subset_design(css: str, classes: frozenset[str]) -> str:
    """Return the CSS rules of sphinx-design that apply to these classes; empty if there are none."""
    if not classes:
        return ""
    sheet = _parse(css)
    rules = list(_select(sheet, classes))
    return _serialize([*_define(sheet, rules), *_find_moves(sheet, rules), *rules])


@lru_cache(maxsize=1)
def _parse(css: str) -> list[Node]:
    return list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def _serialize(nodes_: Iterable[Node]) -> str:
    return str(tinycss2.serialize(nodes_))


def _select(rules: Iterable[Node], classes: frozenset[str]) -> Iterator[Node]:
    """Yield the rules that can match an element of a page that has these classes of sphinx-design."""
    for rule in rules:
        if rule.type == "qualified-rule":
            if any(_can_match(selector, classes) for selector in _split(rule.prelude)):
                yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword == "media":
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if kept := list(_select(inner, classes)):
                yield _with_content(rule, kept)


def _with_content(rule: Node, content: list[Node]) -> Node:
    (copy,) = tinycss2.parse_stylesheet(f"@{rule.at_keyword}{_serialize(rule.prelude)}{{}}")
    copy.content = content
    return copy


def _split(prelude: Sequence[Node]) -> Iterator[list[Node]]:
    """Yield the selectors of a rule, which commas separate in its prelude."""
    selector: list[Node] = []
    for part in prelude:
        if part == ",":
            yield selector
            selector = []
        else:
            selector.append(part)
    yield selector


def _can_match(selector: Sequence[Node], classes: frozenset[str]) -> bool:
    """Return whether a page has all classes that a selector requires; classes within `:not()` are ignored."""
    named = [
        name.value
        for dot, name in pairwise(selector)
        if dot == "." and name.type == "ident" and name.value.startswith("sd-")
    ]
    return bool(named) and classes.issuperset(named)


def _names(parts: Iterable[Node]) -> Iterator[str]:
    """Yield every identifier in some rules or tokens, at any depth."""
    for part in parts:
        if part.type == "ident":
            yield part.value
        for inner in ("prelude", "content", "arguments", "value"):
            deeper = getattr(part, inner, None)
            if isinstance(deeper, list):
                yield from _names(deeper)


def _define(sheet: Iterable[Node], rules: Iterable[Node]) -> list[Node]:
    """Return a `:root` rule with CSS variables that the rules use, directly or not, in sheet order."""
    values = {
        each.name: each.value
        for rule in sheet
        if rule.type == "qualified-rule" and _serialize(rule.prelude).strip() == ":root"
        for each in tinycss2.parse_blocks_contents(rule.content)
        if each.type == "declaration"
    }
    needed = set(_names(rules))
    while more := {name for each in needed & values.keys() for name in _names(values[each])} - needed:
        needed |= more
    text = ";".join(f"{name}:{_serialize(value)}" for name, value in values.items() if name in needed)
    return list(tinycss2.parse_stylesheet(f":root{{{text}}}")) if text else []


def _find_moves(sheet: Iterable[Node], rules: Iterable[Node]) -> list[Node]:
    """Return the `@keyframes` rules that the rules refer to."""
    named = set(_names(rules))
    moves = (each for each in sheet if each.type == "at-rule" and each.lower_at_keyword == "keyframes")
    return [each for each in moves if named.intersection(_names(each.prelude))]


# -- pages ---------------------------------------------------------------------------------------------


def _list_classes(body: str) -> Iterator[str]:
    """Yield the classes of all elements. No text contains `class="`, as Sphinx writes `&quot;` in texts."""
    for after in body.split('class="')[1:]:
        yield from after.partition('"')[0].split()


def _is_needed(filename: object, body: str) -> bool:
    marks = _NEEDED_FOR.get(PurePosixPath(str(filename or "")).name, "")
    return any(mark in body for mark in ((marks,) if isinstance(marks, str) else marks))


@lru_cache(maxsize=1)
def _read(sheet: Path, _changed: int) -> str:
    return sheet.read_text(encoding="utf-8")


def _style(app: Sphinx, body: str) -> str | None:
    """Return a `<style>` element with the page's rules of sphinx-design; None if the sheet is missing."""
    sheet = Path(app.outdir) / "_static" / _DESIGN
    if not sheet.exists():
        return None
    classes = frozenset(name for name in _list_classes(body) if name.startswith("sd-"))
    rules = subset_design(_read(sheet, sheet.stat().st_mtime_ns), classes)
    return f"<style>{rules}</style>" if rules else ""


def _lighten(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Leave out files that the page does not need, and write its rules of sphinx-design into the page."""
    body = str(context.get("body", ""))
    link: Callable[[Any], str] = context["css_tag"]
    style = _style(app, body)

    def tag(css: Any) -> str:  # noqa: ANN401
        is_design = style is not None and PurePosixPath(str(css.filename)).name == _DESIGN
        return style or "" if is_design else link(css)

    context["css_tag"] = tag
    for name in ("css_files", "script_files"):
        context[name] = [each for each in context[name] if _is_needed(each.filename, body)]


def _drop_unused(app: Sphinx, error: Exception | None) -> None:
    """Delete files that no page loads, such as the sheet of sphinx-design, whose rules are in the pages."""
    if error is None and app.builder.format == "html":
        static = Path(app.outdir) / "_static"
        for name in (*_UNUSED, _DESIGN):
            (static / name).unlink(missing_ok=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the handlers that make pages smaller."""
    if is_tested("smaller pages", TESTED):
        app.connect("build-finished", _drop_unused)
        app.connect("html-page-context", _lighten, priority=900)  # after extensions have named their files
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
