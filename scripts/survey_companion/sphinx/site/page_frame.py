"""What stands around the text of each page: the navigation, the way to the page, its neighbours, its title.

Input: the pages of the site, and of each work the sections that list it, which `survey convert` has left in
`metadata.json`. Output: values for `templates/page.html`:

    site_navigation   the list of pages, as HTML
    trail             the way from the front page: pairs of address, which the page itself lacks, and title
    places            of a work: in which section, which works come before and after
    survey_about      one line on what this site is, for pages of works
    metatags          with a description of the page
"""

from collections.abc import Callable, Iterable, Iterator
from html import escape, unescape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from survey_companion.sphinx.left_out import WORKS
from survey_companion.sphinx.site.descriptions import describe_page
from survey_companion.sphinx.site.navigation import Entry, Navigation, words_of
from survey_companion.sphinx.site.page_metadata import read_metadata

_SITES = {"html", "dirhtml"}
_KEPT = "survey_toctree"
_BEFORE_THEME, _AFTER_THEME = 100, 600
_AFTER_METADATA = 910  # after the tags of `page_metadata` are there
_FALLBACK = "references"  # stands above the works that no section lists


class _Frame:
    """The frame of the pages of one build."""

    def __init__(self) -> None:
        self._navigation: Navigation | None = None

    def add(
        self, app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
    ) -> None:
        """Add what `page.html` shows around the text."""
        if app.builder.name not in _SITES:
            return
        if self._navigation is None:
            self._navigation = Navigation(app.builder)  # type: ignore[arg-type]  # a builder of sites
        navigation, is_work = self._navigation, page.startswith(WORKS)
        known = read_metadata(app)["pages"].get(page, {}) if is_work else {}
        places = list(_read_places(app, navigation, page, known.get("places", ())))
        folder = _find_folder(navigation, page)
        marked = [place["page"] for place in places] or [each.page for each in folder[-1:]]
        context["site_navigation"] = navigation.draw(page, marked)
        context["places"] = places
        context["survey_about"] = app.config.survey_about if is_work else ""
        if page in app.env.titles and page != app.config.root_doc:
            above = navigation.way_to(places[0]["page"] if places else _FALLBACK)
            way = above if is_work else navigation.way_to(page)[:-1] or folder
            last = escape(known.get("name", "")) or context["title"]
            context["trail"] = [*_link_way(way, context["pathto"], app.config.root_doc), ("", last)]


def _find_folder(navigation: Navigation, page: str) -> tuple[Entry, ...]:
    """Return the way to "languages/index" for a page beside it that no table names."""
    return () if navigation.way_to(page) else navigation.way_to(f"{page.rpartition('/')[0]}/index")


def _link_way(way: Iterable[Entry], address: Callable[[str], str], front: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses and the titles of the pages above a page."""
    yield address(front), "Home"
    for entry in way:
        if entry.page:
            yield address(entry.page), entry.title


def _read_places(
    app: Sphinx, navigation: Navigation, page: str, known: Iterable[Any]
) -> Iterator[dict[str, Any]]:
    """Yield what the page of a work says of each section that lists it."""
    address = app.builder.get_relative_uri
    for section, before, after, number, count in known:
        if section in app.env.titles:
            way = navigation.way_to(section)
            yield {
                "page": section,
                "url": address(page, section),
                "title": way[-1].title if way else escape(app.env.titles[section].astext()),
                "before": before and (address(page, WORKS + before[0]), before[1]),
                "after": after and (address(page, WORKS + after[0]), after[1]),
                "number": number,
                "count": count,
            }


def spare_the_theme(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Give the theme no tree of pages to draw and to parse: `page.html` does not show it."""
    if "toctree" in context:
        context[_KEPT] = context["toctree"]
        context["toctree"] = lambda **_: ""


def give_back(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Let templates of one's own draw a tree, as Sphinx offers it."""
    if _KEPT in context:
        context["toctree"] = context.pop(_KEPT)


def add_description(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Describe each page to search engines that its metadata do not describe."""
    tags = context.get("metatags") or ""
    if app.builder.name in _SITES and 'name="description"' not in tags:
        title = words_of(context.get("title") or "")
        words = describe_page(doctree, title) or f"{title} – {unescape(app.config.html_title)}"
        tag = f'<meta name="description" content="{escape(words)}">'
        context["metatags"] = f"{tags}\n{tag}"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the setting and the handlers."""
    app.add_config_value("survey_about", "", "html", frozenset({str}), "one line on what the site is")
    app.connect("html-page-context", _Frame().add, priority=_AFTER_THEME)
    app.connect("html-page-context", spare_the_theme, priority=_BEFORE_THEME)
    app.connect("html-page-context", give_back, priority=_AFTER_THEME)
    app.connect("html-page-context", add_description, priority=_AFTER_METADATA)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
