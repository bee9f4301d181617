"""What stands around the text of each page: the navigation, the way to the page, its neighbours, its title.

Input: the pages of the site, and of each work the sections that list it, which `survey convert` has left in
`metadata.json`. Output: values for `templates/page.html`:

    site_navigation   the list of pages, as HTML
    trail             the way from the front page: pairs of address and title as HTML; the page itself has none
    places            of a work: in which section, which works come before and after
    survey_about      one line on what this site is, for pages of works
    metatags          with a description of the page
"""

from collections.abc import Iterator
from html import escape, unescape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from survey_companion.sphinx.left_out import WORKS
from survey_companion.sphinx.site.descriptions import describe_page
from survey_companion.sphinx.site.navigation import Navigation
from survey_companion.sphinx.site.page_metadata import read_metadata

_BEFORE_THEME = 100
_AFTER_METADATA = 910  # after the tags of `page_metadata` are there
_FALLBACK = "references"  # stands above the works that no section lists


class _Frame:
    """The frame of the pages of one build."""

    def __init__(self) -> None:
        self._navigation: Navigation | None = None

    def add(
        self, app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
    ) -> None:
        """Add what `page.html` shows around the text; the theme is given no tree to draw a second time."""
        if app.builder.name not in {"html", "dirhtml"}:
            return
        if self._navigation is None:
            self._navigation = Navigation(app.builder)  # type: ignore[arg-type]
        places = self._find_places(app, page)
        context["site_navigation"] = self._navigation.draw(page, [place["page"] for place in places])
        context["trail"] = list(self._find_trail(app, page, places, context))
        context["places"] = places
        context["survey_about"] = app.config.survey_about if page.startswith(WORKS) else ""
        context["toctree"] = lambda **_: ""

    def _find_trail(
        self, app: Sphinx, page: str, places: list[dict[str, Any]], context: dict[str, Any]
    ) -> Iterator[tuple[str, str]]:
        """Yield the steps from the front page down to the page; the front page and those of Sphinx have none."""
        if page == app.config.root_doc or page not in app.env.titles or self._navigation is None:
            return
        yield context["pathto"](app.config.root_doc), "Home"
        is_work = page.startswith(WORKS)
        above = places[0]["page"] if places else _FALLBACK
        way = self._navigation.way_to(above) if is_work else self._navigation.way_to(page)[:-1]
        for entry in way:
            if entry.page:
                yield context["pathto"](entry.page), entry.title
        name = read_metadata(app)["pages"].get(page, {}).get("name") if is_work else None
        yield "", escape(name) if name else context["title"]

    def _find_places(self, app: Sphinx, page: str) -> list[dict[str, Any]]:
        """Return what the page of a work says of each section that lists it."""
        known = read_metadata(app)["pages"].get(page, {}).get("places", ()) if page.startswith(WORKS) else ()
        address = app.builder.get_relative_uri
        return [
            {
                "page": section,
                "url": address(page, section),
                "title": self._title_of(app, section),
                "neighbours": [
                    each and (address(page, WORKS + each[0]), each[1]) for each in (before, after)
                ],
                "number": number,
                "count": count,
            }
            for section, before, after, number, count in known
            if section in app.env.titles
        ]

    def _title_of(self, app: Sphinx, page: str) -> str:
        way = self._navigation.way_to(page) if self._navigation else ()
        return way[-1].title if way else escape(app.env.titles[page].astext())


def add_description(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Describe each page to search engines that its metadata do not describe."""
    tags = context.get("metatags") or ""
    if app.builder.name in {"html", "dirhtml"} and 'name="description"' not in tags:
        site = app.config.survey_about if page == app.config.root_doc else ""
        words = describe_page(doctree) or site or f"{context.get('title', '')} – {app.config.html_title}"
        tag = f'<meta name="description" content="{escape(unescape(words))}">'
        context["metatags"] = f"{tags}\n{tag}"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the setting and the handlers."""
    app.add_config_value("survey_about", "", "html", frozenset({str}), "one line on what the site is")
    app.connect("html-page-context", _Frame().add, priority=_BEFORE_THEME)
    app.connect("html-page-context", add_description, priority=_AFTER_METADATA)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
