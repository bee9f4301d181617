"""Pages in fewer bytes: what is left out has no effect, and all else stays."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from browsing import make_site
from survey_companion.sphinx.speed.shorter_html import (
    address_tree,
    drop_pictures,
    name_code_colours,
    shorten_html,
    shorten_tree,
    tidy,
)

_LINK = "a[href$='#ref-doe2023lifting']"


@pytest.mark.parametrize(
    ("html", "short"),
    [
        ('<a class="reference internal" href="x">x</a>', '<a href="x">x</a>'),
        ('<a class="label reference external" href="x">x</a>', '<a class="label" href="x">x</a>'),
        (
            '<p>class="reference internal"</p>'.replace('"', "&quot;"),
            "<p>class=&quot;reference internal&quot;</p>",
        ),
        ('<tr class="row-even"><th class="head">', "<tr><th>"),
        ('<dt class="field-odd">A<span class="colon">:</span></dt>', "<dt>A:</dt>"),
        (
            '<code class="docutils literal notranslate"><span class="pre">key</span></code>',
            '<code class="literal">key</code>',
        ),
        (
            '<a href="r.html#ref-a" title="A">1</a><a href="r.html#ref-a" title="A">2</a>',
            '<a href="r.html#ref-a" title="A">1</a><a href="r.html#ref-a">2</a>',
        ),
    ],
)
def test_shorten(html: str, short: str) -> None:
    """Classes that nothing names go, and a reference is told once; the words stay."""
    assert shorten_html(html) == short


def test_tidy_leaves_code_alone() -> None:
    """Indentation goes but in code, and what is empty goes."""
    page = '<p>\n\n  a</p>\n<div class="right-details">\n</div><pre><span></span>a\n\n  b</pre>'
    assert tidy(page) == "<p>\na</p>\n<pre>a\n\n  b</pre>"


def test_pictures_go_but_those_of_edit_links() -> None:
    """What the style sheet draws leaves nothing, or its place; a picture without a mask stays."""
    arrow = '<svg class="furo-related-icon"><use href="#svg-arrow-right"></use></svg>'
    assert drop_pictures('<i><svg><use href="#svg-menu"></use></svg></i>') == "<i></i>"
    assert drop_pictures(arrow) == '<span class="furo-related-icon"></span>'
    assert "svg-pencil" in drop_pictures('<svg><use href="#svg-pencil"></use></svg>')


def test_trees_are_addressed_without_classes() -> None:
    """Links and the first level lose their classes, and the theme's rules find them as before."""
    assert (
        shorten_tree(
            '<li class="toctree-l1 current"><a class="current reference internal" href="#">A</a></li>'
            '<li class="toctree-l2"><a class="reference internal" href="b">B</a></li>'
        )
        == '<li class="current"><a class="current" href="#">A</a></li><li><a href="b">B</a></li>'
    )
    assert address_tree(".sidebar-tree .toctree-l1>.reference{a:b}p .reference{c:d}") == (
        ".sidebar-tree>ul>:is(.toctree-l1,li)>:is(.reference,a){a:b}p .reference{c:d}"
    )
    assert address_tree(".sidebar-tree .reference.external:after{a:b}") == (
        ".sidebar-tree .reference.external:after{a:b}"
    )


def test_colours_of_code_have_names() -> None:
    """The two colours of code are named where Pygments' sheet has them, for each scheme."""
    css = ".highlight { background: #fff; color: #000 }\nbody[x] .highlight { background: #000; color: #fff }"
    named = name_code_colours(css)
    assert "\nbody { --color-code-background: #fff; --color-code-foreground: #000 }\n" in named
    assert "\nbody[x] { --color-code-background: #000; --color-code-foreground: #fff }" in named


def test_the_theme_is_still_what_it_was(site: Path) -> None:
    """No page has a picture from symbols, and each rewritten sheet says what the pages need of it."""
    page = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "lxml")
    assert page.select("svg use") == []
    assert len(page.select(".sidebar-tree > ul > li > a")) > 8, (
        "the first level is where the sheet looks for it"
    )
    furo = (site / "_static" / "styles" / "furo.css").read_text(encoding="utf-8")
    assert ">ul>:is(.toctree-l1,li)>:is(.reference,a)" in furo
    assert "--color-code-background: #" in (site / "_static" / "pygments.css").read_text(encoding="utf-8")
    sheets = " ".join(path.read_text(encoding="utf-8") for path in (site / "_static").rglob("*.css"))
    for name in (
        "row-odd",
        "row-even",
        "field-odd",
        "field-even",
        "fn-bracket",
        "std-ref",
        "std-doc",
        "std-term",
    ):
        assert not re.search(rf"\.{name}\b", sheets), f"a style sheet names .{name}, which lean.py takes out"


@pytest.fixture
def page(browser: Browser, site: Path) -> Page:
    """The front page in a wide window."""
    page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    page.goto((site / "index.html").as_uri())
    return page


@pytest.mark.parametrize("place", [".theme-toggle-content .theme-toggle", ".sidebar-tree .icon"])
def test_pictures_are_drawn(page: Page, place: str) -> None:
    """The switch of the theme and the arrows of the tree are drawn by the sheet, large enough to see."""
    width, mask = page.locator(place).first.evaluate(
        "e => { const s = getComputedStyle(e, '::before'); return [parseFloat(s.width), s.maskImage]; }"
    )
    assert width > 12
    assert "svg" in mask


def test_the_second_citation_has_its_card(browser: Browser, tmp_path: Path) -> None:
    """A reference is told once on a page; the card of a later citation finds it there."""
    text = "# Text\n\n{cite:t}`doe2023lifting`, and again {cite:t}`doe2023lifting`.\n"
    bib = "@misc{doe2023lifting, author = {Doe, Ana}, title = {Lifting}, year = {2023}}\n"
    page = browser.new_context().new_page()
    page.goto((make_site(tmp_path, {"text": text}, bib) / "text.html").as_uri())
    assert [each.get_attribute("title") is None for each in page.locator(_LINK).all()] == [False, True]
    page.locator(_LINK).last.hover()
    expect(page.locator(".reference-card-text")).to_contain_text("Ana Doe. Lifting. 2023.")
