"""Keeps pages small: each loads what it shows, and pages outside the navigation carry little of it.

Input: what Sphinx hands to the template of a page. Output: the same with fewer styles and scripts.
sphinx-design's sheet has 55 kB of rules, of which a page uses some twenty: those are written into the page.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from docutils import nodes
from furo import THEME_PATH
from jinja2.ext import Extension
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

_DESIGN = "sphinx-design.min.css"

# Maps to the theme's sources, and what no page loads.
_UNUSED = (
    *("styles/furo.css.map", "styles/furo-extensions.css.map", "scripts/furo.js.map"),
    *("skeleton.css", "debug.css", "copybutton_funcs.js"),
)

# A file that only some pages need, and what is in the text of such a page.
_NEEDED_FOR = {
    "pygments.css": "<pre",
    "copybutton.css": "<pre",
    "clipboard.min.js": "<pre",
    "copybutton.js": "<pre",
    "design-tabs.js": "sd-tab",
    "figures.css": 'class="figure"',
    "cards.css": "bibtex-citation",
    "cards.js": "bibtex-citation",
    "explorer.css": "explorer-",
    "explorer.js": "explorer-",
}

# What Pygments puts around the spaces between two tokens, which no style of ours shows.
_SPACE = re.compile(r'<span class="w">(\s*)</span>')
_INDENTATION = re.compile(r"(?<!\s)\s*\n\s*")
_CLASS = re.compile(r"\.(sd-[\w-]+)")
_NEGATED = re.compile(r":not\([^()]*\)")
_VARIABLE = re.compile(r"(--sd-[\w-]+)\s*:([^;}]*)")


class OwnStyleSheet(Extension):
    """Drops the indentation of the theme's templates: a tenth of a small page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the template with its lines at the left margin."""
        is_theme = filename and Path(filename).is_relative_to(THEME_PATH)
        return _INDENTATION.sub("\n", source) if is_theme else source


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield the head and the body of each rule, the rules of a media query as one body."""
    start = depth = opened = 0
    for match in re.finditer(r"[{}]", css):
        depth += 1 if match.group() == "{" else -1
        if match.group() == "{" and depth == 1:
            opened = match.start()
        elif depth == 0:
            yield css[start:opened].strip(), css[opened + 1 : match.start()]
            start = match.end()


def _select(css: str, classes: frozenset[str]) -> str:
    """Return the rules of a sheet that can match in a page with these classes of sphinx-design."""
    kept = []
    for head, body in _rules(css):
        if head.startswith("@media"):
            inner = _select(body, classes)
            kept += [f"{head}{{{inner}}}"] if inner else []
        elif any(_can_match(selector, classes) for selector in head.split(",")):
            kept.append(f"{head}{{{body}}}")
    return "".join(kept)


def _can_match(selector: str, classes: frozenset[str]) -> bool:
    named = _CLASS.findall(_NEGATED.sub("", selector))
    return bool(named) and classes.issuperset(named)


def _with_definitions(rules: str, css: str) -> str:
    """Return the rules, preceded by the variables and movements they name, in the sheet's order."""
    needed = set(re.findall(r"--sd-[\w-]+", rules))
    values = dict(_VARIABLE.findall("".join(f"{body};" for head, body in _rules(css) if head == ":root")))
    while (
        more := {name for each in needed for name in re.findall(r"--sd-[\w-]+", values.get(each, ""))}
        - needed
    ):
        needed |= more
    variables = ";".join(f"{name}:{value}" for name, value in values.items() if name in needed)
    moves = "".join(
        f"{head}{{{body}}}"
        for head, body in _rules(css)
        if head.startswith("@keyframes") and re.search(rf"\b{re.escape(head.split()[1])}\b", rules)
    )
    return (f":root{{{variables}}}" if variables else "") + moves + rules


@cache
def subset_design(css: str, classes: frozenset[str]) -> str:
    """Return the part of sphinx-design's sheet that a page with these classes uses; nothing for no class."""
    if not classes:
        return ""
    sheet = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return _with_definitions(_select(sheet, classes), sheet)


def _is_needed(filename: object, body: str) -> bool:
    mark = _NEEDED_FOR.get(PurePosixPath(str(filename or "")).name)
    return mark is None or mark in body


@lru_cache(maxsize=1)
def _read(sheet: Path, _changed: int) -> str:
    return sheet.read_text(encoding="utf-8")


def _style(app: Sphinx, body: str) -> str | None:
    """Return the element with the rules of sphinx-design for a page, None when there is no such sheet."""
    sheet = Path(app.outdir) / "_static" / _DESIGN
    if not sheet.exists():
        return None
    classes = frozenset(re.findall(r"\bsd-[\w-]+", body))
    rules = subset_design(_read(sheet, sheet.stat().st_mtime_ns), classes)
    return f"<style>{rules}</style>" if rules else ""


def _lighten(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Leave out the files that the page does not need, and write the rules of sphinx-design into it."""
    body = _SPACE.sub(r"\1", str(context.get("body", "")))
    if "body" in context:
        context["body"] = body
    link: Callable[[Any], str] = context["css_tag"]
    style = _style(app, body)

    def tag(css: Any) -> str:  # noqa: ANN401
        is_design = style is not None and PurePosixPath(str(css.filename)).name == _DESIGN
        return style or "" if is_design else link(css)

    context["css_tag"] = tag
    for name in ("css_files", "script_files"):
        context[name] = [each for each in context[name] if _is_needed(each.filename, body)]


def _shorten_navigation(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Give a page outside the navigation the first level of it: there is no branch to show open."""
    if "orphan" in (context.get("meta") or {}) and "toctree" in context:
        whole: Callable[..., str] = context["toctree"]
        context["toctree"] = lambda **options: whole(**(options | {"maxdepth": 1}))


def _compact_templates(app: Sphinx) -> None:
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if environment is not None:
        environment.add_extension(OwnStyleSheet)


def _drop_unused(app: Sphinx, error: Exception | None) -> None:
    """Remove what no page loads, such as the sheet whose rules are in the pages."""
    if error is None and app.builder.format == "html":
        static = Path(app.outdir) / "_static"
        for name in (*_UNUSED, _DESIGN):
            (static / name).unlink(missing_ok=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what makes pages small."""
    app.connect("builder-inited", _compact_templates)
    app.connect("build-finished", _drop_unused)
    app.connect("html-page-context", _shorten_navigation, priority=100)  # before the theme draws the tree
    app.connect("html-page-context", _lighten, priority=900)  # after extensions have named their files
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
