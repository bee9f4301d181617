"""The pages of the site as a tree, and as the list of links beside each page.

Input: the tables of contents (`toctree`) of pages, from those of the front page downwards, whose captions
name the groups of the list. Output: the tree, the way to a page, and the list as HTML.

Sphinx could draw the list, but for each page it builds the whole tree anew, and the theme then parses that;
this takes a fifth of the time of a build and more bytes. Here only the branch of the page itself is open.
Other branches can be opened on pages of the tree. The many pages outside, such as those of works, show of
them only the way to what is marked.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape, unescape

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from sphinx import addnodes

_FOLDED = 60  # pages of a branch that can be opened in place; a larger branch has only the link to its page


@dataclass(frozen=True, kw_only=True, eq=False)
class Entry:
    """A page in the tree, or a link to elsewhere."""

    page: str  # its name; empty for a link to elsewhere
    url: str  # empty for a page
    title: str  # HTML
    below: tuple["Entry", ...] = ()

    @cached_property
    def size(self) -> int:
        """The number of entries below it."""
        return sum(1 + each.size for each in self.below)


@dataclass(frozen=True, kw_only=True)
class Group:
    """Some entries of the first level below one caption, which may be empty."""

    caption: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Tree:
    """All pages that the navigation names."""

    groups: tuple[Group, ...]
    ways: Mapping[str, tuple[Entry, ...]] = field(repr=False)  # page → the entries from the first level to it


def read_tree(builder: StandaloneHTMLBuilder) -> Tree:
    """Return the tree of a site."""
    reader = _Reader(builder)
    groups = tuple(
        Group(caption=each.get("caption") or "", entries=tuple(reader.read(each, (builder.config.root_doc,))))
        for each in _tables(builder.env, builder.config.root_doc)
    )
    ways: dict[str, tuple[Entry, ...]] = {}
    for group in groups:
        for entry in group.entries:
            _note_ways(entry, (), ways)
    return Tree(groups=tuple(each for each in groups if each.entries), ways=ways)


def _tables(env: BuildEnvironment, page: str) -> Iterable[addnodes.toctree]:
    known = env.tocs.get(page)
    return known.findall(addnodes.toctree) if known is not None else ()


class _Reader:
    """Reads entries, and each title once."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self._builder = builder
        self._titles: dict[str, str] = {}

    def read(self, table: addnodes.toctree, above: tuple[str, ...]) -> Iterator[Entry]:
        """Yield the entries of a table of contents; a page does not stand below itself."""
        env = self._builder.env
        for title, target in table["entries"]:
            if "://" in target or target.startswith("mailto:"):
                yield Entry(page="", url=target, title=escape(title or target))
                continue
            page = above[-1] if target == "self" else target
            if page not in env.titles or (page in above and target != "self"):
                continue
            inner = () if target == "self" else _tables(env, page)
            below = tuple(each for table in inner for each in self.read(table, (*above, page)))
            yield Entry(page=page, url="", title=escape(title) if title else self.title(page), below=below)

    def title(self, page: str) -> str:
        """Return the title of a page as HTML, with its number if pages are numbered."""
        if page not in self._titles:
            env = self._builder.env
            numbers = env.toc_secnumbers.get(page, {}).get("") or ()
            shown = self._builder.render_partial(env.titles[page])["title"]
            self._titles[page] = f"{'.'.join(map(str, numbers))} {shown}".strip()
        return self._titles[page]


def _note_ways(entry: Entry, above: tuple[Entry, ...], ways: dict[str, tuple[Entry, ...]]) -> None:
    way = (*above, entry)
    if entry.page:
        ways.setdefault(entry.page, way)
    for each in entry.below:
        _note_ways(each, way, ways)


# -- as HTML ---------------------------------------------------------------------------------------


class Navigation:
    """Draws the list beside each page."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self.tree = read_tree(builder)
        self._builder = builder
        self._known: dict[tuple[str, frozenset[str]], str] = {}

    def way_to(self, page: str) -> tuple[Entry, ...]:
        """Return the entries from the first level of the tree to a page; empty for a page outside."""
        return self.tree.ways.get(page, ())

    def draw(self, page: str, marked: Collection[str] = ()) -> str:
        """Return the list for a page; if it stands outside, the sections that list it are marked."""
        if self._is_inside(page):
            return self._draw(page, frozenset())
        # Links are relative to the folder of the published page: pages of one folder have the same links.
        folder = self._builder.get_target_uri(page).rpartition("/")[0]
        key = folder, frozenset(marked)
        if key not in self._known:
            self._known[key] = self._draw(page, key[1])
        return self._known[key]

    def _is_inside(self, page: str) -> bool:
        return page in self.tree.ways or page == self._builder.config.root_doc

    def _draw(self, page: str, marked: frozenset[str]) -> str:
        opened = {each for name in (page, *marked) for each in self.way_to(name)}
        pen = _Pen(self._builder, page, marked, opened, self._is_inside(page))
        return "\n".join(map(pen.draw_group, self.tree.groups))


@dataclass(frozen=True)
class _Pen:
    """Draws the list for one page."""

    builder: StandaloneHTMLBuilder
    page: str
    marked: frozenset[str]
    opened: Collection[Entry]
    is_whole: bool  # whether branches other than the page's own are there, too

    def draw_group(self, group: Group) -> str:
        """Return a caption and its entries."""
        items = "\n".join(map(self._draw_first, group.entries))
        heading = f"<p>{escape(group.caption)}</p>\n" if group.caption else ""
        return f"{heading}<ul>\n{items}\n</ul>"

    def _draw_first(self, entry: Entry) -> str:
        """Return an entry of the first level; its branch can be folded."""
        is_open, has_all = entry in self.opened, self.is_whole and entry.size <= _FOLDED
        if not entry.below or not (is_open or has_all):
            return f"<li>{self._link(entry)}</li>"
        if not self.is_whole:
            return f"<li>{self._link(entry)}{self._draw_below(entry, has_all=False)}</li>"
        label = escape(f"Below {words_of(entry.title)}")
        inner = f'<summary aria-label="{label}"></summary>{self._draw_below(entry, has_all=has_all)}'
        return f"<li>{self._link(entry)}<details{' open' * is_open}>{inner}</details></li>"

    def _draw_below(self, entry: Entry, *, has_all: bool) -> str:
        items = []
        # A page outside shows only the way to what is marked: there may be thousands of such pages.
        for each in entry.below if self.is_whole else (each for each in entry.below if each in self.opened):
            is_shown = each.below and (has_all or each in self.opened)
            items.append(
                f"<li>{self._link(each)}{self._draw_below(each, has_all=has_all) if is_shown else ''}</li>"
            )
        return "<ul>\n" + "\n".join(items) + "\n</ul>" if items else ""

    def _link(self, entry: Entry) -> str:
        if not entry.page:
            return f'<a href="{escape(entry.url)}">{entry.title}</a>'
        if entry.page == self.page:
            return f'<a href="#" aria-current="page">{entry.title}</a>'
        url = escape(self.builder.get_relative_uri(self.page, entry.page))
        state = ' aria-current="true"' if entry.page in self.marked else ""
        return f'<a href="{url}"{state}>{entry.title}</a>'


_TAG = re.compile(r"<[^<>]*>")


def words_of(html: str) -> str:
    """Return the words of a title without its markup."""
    return unescape(_TAG.sub("", html))
