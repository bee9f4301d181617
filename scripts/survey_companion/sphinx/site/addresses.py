"""Keeps old addresses working, and answers wrong ones.

Input: `survey.json`, which has the moves. Output, beside the pages of a site:

works/<old>.html, taxonomy/….html    redirects to the new page, and keeps the #anchor
exports/works/, exports/sections/    a copy of each file under the old name
404.html                             the page that a server shows for unknown addresses
sitemap.xml                          all pages, if the address of the published site is known

The pages also get their earlier anchors, so that links to a part of a page still work.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from survey_companion.exports.formats import Scope, formats_for
from survey_companion.model.dates import FEED
from survey_companion.sphinx.site.stale_files import note_file
from survey_companion.text.placed_html import PlacedParser, replace_parts

_LOGGER = logging.getLogger(__name__)
_SITES = {"html", "dirhtml"}
_ADDRESSES = {"href", "src", "action", "data-content_root"}  # attributes


def add_earlier_anchors(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Give every node its earlier anchors too."""
    earlier: dict[str, list[str]] = defaultdict(list)
    for old, current in app.config.survey_earlier:
        earlier[current].append(old)
    for node in doctree.findall(nodes.Element) if earlier else ():
        names: list[str] = node["ids"]
        node["ids"] = list(dict.fromkeys([*names, *(old for name in names for old in earlier[name])]))


def add_edition(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: nodes.document | None
) -> None:
    """Give the template the edition and whether there is a feed; add the script of the page 404."""
    if page == "404":
        app.add_js_file("missing.js", loading_method="defer")
    context["feed"] = app.builder.name in _SITES and (Path(app.srcdir) / "extra" / "exports" / FEED).exists()
    context["edition"] = app.config.survey_edition if app.builder.name in _SITES else None


def add_missing_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page for missing pages; it is no document, so the search does not find it."""
    if app.builder.name in _SITES:
        uris = {name: app.builder.get_relative_uri("404", name) for name in ("index", "search", "explore")}
        body = app.builder.templates.render("missing.html", {**uris, "docs": app.env.found_docs})
        yield "404", {"title": "Page not found", "body": body, "pageurl": None}, "page.html"


def write_extras(app: Sphinx, failure: Exception | None) -> None:
    """Write the files beside the pages."""
    if failure or app.builder.name not in _SITES:
        return
    for old, current, anchor in app.config.survey_redirects:
        if current not in app.env.found_docs:
            _LOGGER.warning(
                "the page %s, to which %s should lead, does not exist", current, old, type="survey"
            )
        elif old not in app.env.found_docs:
            _write_redirect(app, old, current, anchor)
    _copy_exports(app)
    root = app.config.survey_root
    page = _path_of(app, "404")
    if root:  # a server shows this page at any depth
        page.write_text(lead_from_root(page.read_text(encoding="utf-8"), root), encoding="utf-8")
    if app.config.html_baseurl:
        _write_sitemap(app)


class _Relative(PlacedParser):
    """Finds the tags of a page that have relative addresses; an anchor on the same page is none."""

    def __init__(self, html: str, root: str) -> None:
        self.found: list[tuple[int, int, str]] = []
        self._root = root
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Note a tag with each relative address led from the root."""
        text = absolute = self.get_starttag_text() or ""
        for name, value in attrs:
            if name in _ADDRESSES and value is not None and not _is_whole(value):
                absolute = absolute.replace(f' {name}="', f' {name}="{self._root}', 1)
        if absolute != text:
            self.found.append((self.here, self.here + len(text), absolute))


def _is_whole(address: str) -> bool:
    return address.startswith(("#", "/")) or bool(urlsplit(address).scheme)


def lead_from_root(html: str, root: str) -> str:
    """Return a page whose relative addresses begin at the root of the server: it is right anywhere."""
    return replace_parts(html, _Relative(html, root).found)


def _path_of(app: Sphinx, page: str) -> Path:
    return Path(app.builder.get_outfilename(page))  # type: ignore[attr-defined]  # every builder of sites has it


def _write_redirect(app: Sphinx, old: str, current: str, anchor: str) -> None:
    uri = app.builder.get_relative_uri(old, current)
    values = {
        "page": uri,
        "uri": f"{uri}#{anchor}" if anchor else uri,
        "canonical": app.config.html_baseurl
        and app.config.html_baseurl + app.builder.get_target_uri(current),
        "title": nodes.Text(app.env.titles[current].astext()),
    }
    path = _path_of(app, old)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(app.builder.templates.render("redirect.html", values), encoding="utf-8")
    note_file(app, path)


def _copy_exports(app: Sphinx) -> None:
    """Copy the present exports to their old names."""
    folder = Path(app.outdir) / "exports"
    for old, current in app.config.survey_earlier:
        scope = Scope.WORK if old.startswith("work-") else Scope.SECTION
        for each in formats_for(scope):
            source, copy = (folder / each.path(scope, name.removeprefix("work-")) for name in (current, old))
            if source.exists():
                shutil.copyfile(source, copy)
                note_file(app, copy)


def _write_sitemap(app: Sphinx) -> None:
    """Write all documents in order, without dates, because it is unknown when a page changed."""
    base = app.config.html_baseurl
    uris = (base + app.builder.get_target_uri(name) for name in sorted(app.env.found_docs))
    lines = [f"  <url><loc>{escape(uri)}</loc></url>" for uri in uris]
    text = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>\n",
        ]
    )
    path = Path(app.outdir) / "sitemap.xml"
    path.write_text(text, encoding="utf-8")
    note_file(app, path)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the settings and the events."""
    app.setup_extension("survey_companion.sphinx.site.stale_files")
    app.setup_extension("survey_companion.sphinx.editions.offline")  # which knows the edition
    app.add_config_value("survey_redirects", [], "env")
    app.add_config_value("survey_earlier", [], "env")
    app.add_config_value("survey_root", "", "html", str)
    app.connect("doctree-resolved", add_earlier_anchors)
    app.connect("html-page-context", add_edition)
    app.connect("html-collect-pages", add_missing_page)
    app.connect("build-finished", write_extras)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
