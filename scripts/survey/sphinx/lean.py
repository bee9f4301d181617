"""Says the same in fewer bytes: what every page of the site repeats and no reader sees.

Input: furo's templates and the HTML of a page. Output: the same without what has no effect. The theme's
pictures become masks in `survey.css`, its colours of code become a part of `pygments.css`, and classes
that no style sheet and no script of the site names are left out. `weight` decides which files a page loads.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docutils import nodes
from furo import THEME_PATH
from jinja2.ext import Extension
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

_BUILDERS = {"html", "dirhtml"}

_GENERATOR = re.compile(r"<!-- Generated with .*? -->")
# A picture that the theme draws from the symbols of `icons.html`; those of the edit and view links stay.
_PICTURE = re.compile(
    r'<svg(?: class="(?P<name>[^"]*)")?><use href="#svg-(?!pencil|eye)[\w-]+"></use></svg>', re.DOTALL
)
_ARROW_UP = re.compile(r'(?<=class="back-to-top muted-link">)\s*<svg.*?</svg>', re.DOTALL)
_VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1" />'  # the theme has its own
# `reference internal` and its like: the site's sheets and scripts name `reference` in the navigation alone.
_ONLY_CLASS = re.compile(r' class="reference (?:internal|external)"')
_LAST_CLASS = re.compile(r'( class="[^"]*?) reference (?:internal|external)"')
_PLAIN_CODE = re.compile(
    r'<code class="docutils literal notranslate"><span class="pre">([^<\s]+)</span></code>'
)
_ROW = re.compile(r'<tr class="row-(?:odd|even)">')
_HEAD = re.compile(r'<th class="head">')
_CODE_COLOURS = re.compile(r"^(.*?) ?\.highlight \{ background: ([^;}]+); color: ([^;}]+?) \}$", re.MULTILINE)


class Pictures(Extension):
    """Drops the pictures from the theme's templates."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the template without pictures and without the remark on who made it."""
        if not filename or not Path(filename).is_relative_to(THEME_PATH):
            return source
        return drop_pictures(_ARROW_UP.sub("", _GENERATOR.sub("", source)))


def drop_pictures(html: str) -> str:
    """Return HTML in which a picture with a place of its own is an empty element, and no other is left."""
    return _PICTURE.sub(lambda found: _stand_in(found["name"] or ""), html)


def _stand_in(name: str) -> str:
    return f'<span class="{name}"></span>' if name == "furo-related-icon" else ""


def shorten(html: str) -> str:
    """Return the text of a page without classes that nothing names."""
    short = _LAST_CLASS.sub(r'\1"', _ONLY_CLASS.sub("", html))
    return _PLAIN_CODE.sub(r'<code class="literal">\1</code>', _HEAD.sub("<th>", _ROW.sub("<tr>", short)))


def name_code_colours(css: str) -> str:
    """Return Pygments' sheet with the theme's names for the two colours of code, in each scheme."""
    return _CODE_COLOURS.sub(_with_names, css)


def _with_names(rule: re.Match[str]) -> str:
    scope, background, foreground = rule.groups()
    return (
        f"{rule[0]}\n{scope or 'body'} {{ --color-code-background: {background};"
        f" --color-code-foreground: {foreground} }}"
    )


class Unwrap(SphinxPostTransform):
    """Removes the elements that Sphinx puts around the words of a resolved link: no style names them."""

    default_priority = 800  # after links are resolved
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Put the words of each link into the link itself."""
        if self.app.builder.name not in _BUILDERS:
            return
        for link in self.document.findall(nodes.reference):
            words = link[0] if len(link) == 1 else None
            if isinstance(words, nodes.inline) and words["classes"][:1] == ["std"] and not words["ids"]:
                link.children = []
                link.extend(words.children)


def _tag_shorter(tag: Callable[..., str]) -> Callable[..., str]:
    return lambda *each: tag(*each).replace(' type="text/css"', "").replace(" />", ">")


def _shorten_page(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Shorten what the template of a page is given."""
    for name in ("body", "toc", "furo_navigation_tree"):
        if isinstance(context.get(name), str):
            context[name] = drop_pictures(context[name])
    context["body"] = shorten(context.get("body", ""))
    for name in ("toc", "furo_navigation_tree"):
        context[name] = (context.get(name) or "").replace('reference internal"', 'reference"')
    context["metatags"] = (context.get("metatags") or "").replace(_VIEWPORT, "").strip()
    context["css_tag"] = _tag_shorter(context["css_tag"])


def _prepare(app: Sphinx) -> None:
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if environment is not None and app.builder.name in _BUILDERS:
        environment.add_extension(Pictures)
        app.connect("html-page-context", _shorten_page, priority=950)  # when all others have had their say


def _name_code_colours(app: Sphinx, error: Exception | None) -> None:
    sheet = Path(app.outdir) / "_static" / "pygments.css"
    if error is None and app.builder.name in _BUILDERS and sheet.exists():
        sheet.write_text(name_code_colours(sheet.read_text(encoding="utf-8")), encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what makes pages shorter."""
    app.add_post_transform(Unwrap)
    app.connect("builder-inited", _prepare)
    app.connect("build-finished", _name_code_colours, priority=900)  # after the theme has written the sheet
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
