"""Says the same in fewer bytes: what every page of the site repeats and no reader sees.

Input: furo's templates and the HTML of a page. Output: the same without what has no effect. The theme's
pictures become masks in `survey.css`, its colours of code become a part of `pygments.css`, and classes
that no style sheet and no script of the site names are left out. `weight` decides which files a page loads.
"""

import posixpath
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

_DONE = "/* rewritten by survey_companion.sphinx.speed.shorter_html */"
_GENERATOR = re.compile(r"<!-- Generated with .*? -->")
# A picture that the theme draws from the symbols of `icons.html`; those of the edit and view links stay.
_PICTURE = re.compile(
    r'<svg(?: class="(?P<name>[^"]*)")?><use href="#svg-(?!pencil|eye)[\w-]+"></use></svg>', re.DOTALL
)
_ARROW_UP = re.compile(r'(?<=class="back-to-top muted-link">)\s*<svg.*?</svg>', re.DOTALL)
# Parts of the theme that are empty here, or that Sphinx's search has not read for years.
_LEFTOVERS = re.compile(
    r'<div class="(?:related-pages|right-details)">\s*</div>|<div id="searchbox"></div>'
    r'|<input type="hidden" name="(?:check_keywords|area)" value="\w+">'
)
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_BLANK = re.compile(r"(?<!\s)\s*\n\s*")
_VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1" />'  # the theme has its own
# `reference internal` and its like: the site's sheets and scripts name `reference` in the navigation alone.
_ONLY_CLASS = re.compile(r' class="reference (?:internal|external)"')
_LAST_CLASS = re.compile(r'( class="[^"]*?) reference (?:internal|external)"')
_PLAIN_CODE = re.compile(
    r'<code class="docutils literal notranslate"><span class="pre">([^<\s]+)</span></code>'
)
_ROW = re.compile(r'<tr class="row-(?:odd|even)">')
_HEAD = re.compile(r'<th class="head">')
_FIELD = re.compile(r'<(d[td]) class="field-(?:odd|even)">')
_MARK = re.compile(r'<span class="(?:fn-bracket|colon)">(.)</span>')
# A citation whose title says the whole reference: the second on a page needs not say it again.
_CITATION = re.compile(r'(<a href="([^"]*#ref-[^"]+)") title="[^"]*"')
_LEVEL = re.compile(r'<li class="toctree-l\d(?: ([^"]*))?">')
_LINK = re.compile(r'<a class="((?:current )?)reference internal"')
_CODE_COLOURS = re.compile(r"^(.*?) ?\.highlight \{ background: ([^;}]+); color: ([^;}]+?) \}$", re.MULTILINE)


class Pictures(Extension):
    """Drops pictures from the theme's templates."""

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


def shorten_html(html: str) -> str:
    """Return the text of a page without classes that nothing names."""
    short = _LAST_CLASS.sub(r'\1"', _ONLY_CLASS.sub("", html))
    short = _MARK.sub(r"\1", _FIELD.sub(r"<\1>", _HEAD.sub("<th>", _ROW.sub("<tr>", short))))
    return _tell_once(_PLAIN_CODE.sub(r'<code class="literal">\1</code>', short))


def _tell_once(html: str) -> str:
    """Return HTML in which the first citation of each work has a title; `cards.js` finds it there."""
    told: set[str] = set()

    def tell(citation: re.Match[str]) -> str:
        is_new = citation[2] not in told
        told.add(citation[2])
        return citation[0] if is_new else citation[1]

    return _CITATION.sub(tell, html)


def shorten_tree(html: str) -> str:
    """Return a tree of pages or headings whose links and levels `address_tree` addresses without classes."""
    short = _LINK.sub(lambda link: f'<a class="{link[1].strip()}"' if link[1] else "<a", html)
    return _LEVEL.sub(lambda item: f'<li class="{item[1]}">' if item[1] else "<li>", short)


def address_tree(css: str) -> str:
    """Return the theme's sheet with links of trees, and the first level, addressed by where they are.

    Each selector stays as specific as it was: `:is` counts the most specific of its arguments.
    """

    def address(selector: re.Match[str]) -> str:
        levels = selector[0].replace(" .toctree-l1", ">ul>:is(.toctree-l1,li)")
        return re.sub(r"\.reference(?!\.external)", ":is(.reference,a)", levels)

    return re.sub(r"\.(?:sidebar|toc)-tree [^{},]*", address, css)


def tidy(html: str) -> str:
    """Return a whole page without empty lines, indentation and empty elements; code stays as it is."""
    parts = _PRE.split(_LEFTOVERS.sub("", html))
    parts[::2] = [_BLANK.sub("\n", part) for part in parts[::2]]
    return "".join(parts).replace("<pre><span></span>", "<pre>")


def name_code_colours(css: str) -> str:
    """Return Pygments' sheet with the theme's names for the two colours of code, in each scheme."""
    return _CODE_COLOURS.sub(_with_names, css)


def _with_names(rule: re.Match[str]) -> str:
    scope, background, foreground = rule.groups()
    return (
        f"{rule[0]}\n{scope or 'body'} {{ --color-code-background: {background};"
        f" --color-code-foreground: {foreground} }}"
    )


def is_top(docname: str, anchor: str) -> bool:
    """Return whether an anchor is the one of a section's page itself: its name says so."""
    kind, _, rest = anchor.partition("-")
    path = docname.removesuffix("/index").split("/")
    return kind in {"sec", "res"} and len(path) > 1 and rest == "-".join(path[1:])


class UnwrapLinkText(SphinxPostTransform):
    """Removes the elements that Sphinx puts around the words of a resolved link: no style names them.

    A link to the anchor of a whole page becomes one to the page.
    """

    default_priority = 800  # after links are resolved
    formats = ("html",)

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Put the words of each link into the link itself."""
        if self.app.builder.name not in _BUILDERS:
            return
        for link in self.document.findall(nodes.reference):
            self._shorten_address(link)
            words = link[0] if len(link) == 1 else None
            if isinstance(words, nodes.inline) and "std" in words["classes"] and not words["ids"]:
                link.children = []
                link.extend(words.children)

    def _shorten_address(self, link: nodes.reference) -> None:
        page, _, anchor = str(link.get("refuri", "")).partition("#")
        if link.get("internal") and page and anchor:
            here = self.app.builder.get_target_uri(self.env.docname)
            there = posixpath.normpath(posixpath.join(posixpath.dirname(here), page))
            if is_top(there.removesuffix(".html"), anchor):
                link["refuri"] = page


def _tag_shorter(tag: Callable[..., str]) -> Callable[..., str]:
    return lambda *each: tag(*each).replace(' type="text/css"', "").replace(" />", ">")


def _shorten_page(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Shorten what the template of a page is given."""
    for name in ("body", "toc", "furo_navigation_tree"):
        if isinstance(context.get(name), str):
            context[name] = drop_pictures(context[name])
    context["body"] = shorten_html(context.get("body", ""))
    for name in ("toc", "furo_navigation_tree"):
        context[name] = shorten_tree(context.get(name) or "")
    context["metatags"] = (context.get("metatags") or "").replace(_VIEWPORT, "").strip()
    context["css_tag"] = _tag_shorter(context["css_tag"])


def _tidy_page(text: str) -> str:
    """Return what a template has become: tidy, if it is a page."""
    return tidy(text) if text.lstrip().startswith("<!doctype html>") else text


def _prepare(app: Sphinx) -> None:
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if environment is not None and app.builder.name in _BUILDERS:
        render = app.builder.templates.render
        app.builder.templates.render = lambda name, context: _tidy_page(render(name, context))
        environment.add_extension(Pictures)
        app.connect("html-page-context", _shorten_page, priority=950)  # when all others have had their say


def _rewrite_sheets(app: Sphinx, error: Exception | None) -> None:
    """Rewrite the theme's sheets, which are written anew by every build."""
    if error is not None or app.builder.name not in _BUILDERS:
        return
    for name, rewrite in (("pygments.css", name_code_colours), ("styles/furo.css", address_tree)):
        sheet = Path(app.outdir) / "_static" / name
        if sheet.exists():
            old = sheet.read_text(encoding="utf-8")
            sheet.write_text(old if _DONE in old else f"{rewrite(old)}\n{_DONE}\n", encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what makes pages shorter."""
    app.add_post_transform(UnwrapLinkText)
    app.connect("builder-inited", _prepare)
    app.connect("build-finished", _rewrite_sheets, priority=900)  # after the theme has written the sheet
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
