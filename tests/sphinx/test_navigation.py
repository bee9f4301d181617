"""The list of pages beside each page."""

from collections.abc import Mapping
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from browsing import run_sphinx, write_site

FRONT = """# Front

```{toctree}
:caption: Read
:hidden:

one
stones/index
```

```{toctree}
:caption: Elsewhere & more
:hidden:

Named otherwise <two>
Outside <https://example.org/a?b&c>
references
```
"""
PART = "# Stones & *more*\n\n```{toctree}\nlarge\n```\n"
LARGE = "# Large stones\n\n```{toctree}\nboulder\n```\n"
PAGES = {
    "index": FRONT,
    "one": "# One\n",
    "two": "# Two\n",
    "stones/index": PART,
    "stones/large": LARGE,
    "stones/boulder": "# Boulder\n",
    "works/alone": "---\norphan: true\n---\n# Alone\n",
}


def _build(root: Path, pages: Mapping[str, str]) -> Path:
    docs = write_site(root, pages, "")
    done = run_sphinx(docs, root / "html")
    assert done.returncode == 0, done.stderr
    return root / "html"


def _tree(page: Path) -> Tag:
    found = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml").select_one("nav.sidebar-tree")
    assert found is not None
    return found


def test_pages_stand_in_groups_with_names(tmp_path: Path) -> None:
    """Captions of the front page name the groups; titles keep their markup, and links lead to the pages."""
    site = _build(tmp_path, PAGES)
    tree = _tree(site / "one.html")
    groups = [(caption.get_text(), caption.find_next_sibling("ul")) for caption in tree.find_all("p")]
    assert [name for name, _ in groups] == ["Read", "Elsewhere & more"]
    assert all(isinstance(each, Tag) and each.find("a") for _, each in groups)
    links = {link.get_text(): link["href"] for link in tree.find_all("a")}
    assert links == {
        "One": "#",
        "Stones & more": "stones/index.html",
        "Large stones": "stones/large.html",
        "Boulder": "stones/boulder.html",
        "Named otherwise": "two.html",
        "Outside": "https://example.org/a?b&c",
        "References": "references.html",
    }
    assert tree.select("a > em")


def test_the_branch_of_the_page_is_open_and_its_place_marked(tmp_path: Path) -> None:
    """One page is the current one; its branch is open and others are folded, with a name for each arrow."""
    site = _build(tmp_path, PAGES)
    for page, is_open in (("one", False), ("stones/index", True), ("stones/boulder", True)):
        tree = _tree(site / f"{page}.html")
        (branch,) = tree.find_all("details")
        assert branch.has_attr("open") is is_open
        assert branch.summary is not None
        assert branch.summary["aria-label"] == "Below Stones & more"
        (current,) = tree.select("[aria-current]")
        assert (current["aria-current"], current["href"]) == ("page", "#")


def test_a_page_outside_has_the_first_level_alone(tmp_path: Path) -> None:
    """An orphan opens no branch, so that thousands of such pages stay light; its links work."""
    site = _build(tmp_path, PAGES)
    tree = _tree(site / "works" / "alone.html")
    assert tree.select("details, [aria-current]") == []
    assert [link["href"] for link in tree.find_all("a")][:2] == ["../one.html", "../stones/index.html"]


def test_a_large_branch_is_not_repeated_on_every_page(tmp_path: Path) -> None:
    """A branch of more than sixty pages can be opened on its own pages only, so that sites stay small."""
    many = [f"stone{number}" for number in range(61)]
    part = "# Stones\n\n```{toctree}\n" + "\n".join(many) + "\n```\n"
    pages = {name: text for name, text in PAGES.items() if not name.startswith("stones")}
    pages |= {"stones/index": part, **{f"stones/{name}": f"# {name}\n" for name in many}}
    site = _build(tmp_path, pages)
    assert _tree(site / "one.html").select("details") == []
    assert len(_tree(site / "stones" / "stone3.html").select("details a")) == 61


def test_a_new_caption_reaches_every_page(tmp_path: Path) -> None:
    """When only the name of a group changes, all pages are written again."""
    site = _build(tmp_path, PAGES)
    front = tmp_path / "docs" / "index.md"
    front.write_text(front.read_text(encoding="utf-8").replace("Read", "Study"), encoding="utf-8")
    assert run_sphinx(tmp_path / "docs", site).returncode == 0
    assert "Study" in _tree(site / "stones" / "boulder.html").get_text()
