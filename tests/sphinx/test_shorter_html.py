"""Pages in fewer bytes: what is left out has no effect, and all else stays."""

import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from furo import THEME_PATH
from jinja2 import Environment
from playwright.sync_api import Browser, Page, expect

from browsing import make_site, run_sphinx
from survey_companion.sphinx.smaller.short_sheets import address_tree, shorten_sheet
from survey_companion.sphinx.smaller.shorter_html import ShortTemplates, drop_pictures

_LINK = "a[href$='#ref-doe2023lifting']"


def _build_article(root: Path, text: str) -> Tag:
    """Build a site of one page, and return the article of the page."""
    site = make_site(root, {"text": text}, "")
    article = BeautifulSoup((site / "text.html").read_text(encoding="utf-8"), "lxml").find("article")
    assert isinstance(article, Tag)
    return article


def test_sheets_have_no_comments() -> None:
    """Comments and indentation are left out; what looks like a comment in a text is none."""
    css = '/* Why. */\n\n@media print {\n  a::before { /* here */\n    content: "/* a  b */";\n  }\n}\n'
    assert shorten_sheet(css) == '@media print {\na::before {\ncontent: "/* a  b */";\n}\n}'


def test_classes_that_nothing_names_are_not_written(tmp_path: Path) -> None:
    """Links have no class but those that somebody gave them; words and addresses stay."""
    text = (
        "# Text\n\n[here](#there) and [out](https://example.org)\n\n(there)=\n\n## There\n\n"
        "| a |\n| - |\n| [b](https://example.org/b){.label} |\n"
    )
    article = _build_article(tmp_path, text)
    links = article.select("a:not(.headerlink)")
    assert [(link.get_text(), link.get("href"), link.get("class")) for link in links] == [
        ("here", "#there", None),
        ("out", "https://example.org", None),
        ("b", "https://example.org/b", ["label"]),
    ]


def test_elements_that_nothing_names_are_not_written(tmp_path: Path) -> None:
    """Rows, fields, labels and code of one word are text alone; code of several words is kept together."""
    text = "# Text\n\n:Name: `one` and `two words`\n\n| a |\n| - |\n| b |\n\n[^note]\n\n[^note]: Small.\n"
    article = _build_article(tmp_path, text)
    assert [each.get_text() for each in article.select("code .pre")] == ["two", "words"]
    assert [each.get_text() for each in article.select("code")] == ["one", "two words"]
    assert not article.select(".row-odd, .row-even, .field-odd, .field-even, .colon, .label .fn-bracket")
    assert [each.get_text() for each in article.select("dt, td, .label")] == ["Name:", "b", "[1]"]


def test_a_paragraph_alone_needs_no_element(tmp_path: Path) -> None:
    """A cell and an item of one line have their text alone; all other text has paragraphs."""
    text = (
        "# Text\n\nFirst.\n\n| a |\n| - |\n| [b](https://example.org/b) |\n\n- one\n- two\n\n"
        "1. three\n\n   four\n\n{.lead}\nLast.\n"
    )
    article = _build_article(tmp_path, text)
    assert [each.get_text() for each in article.select("p")] == ["First.", "three", "four", "Last."]
    assert [each.get_text() for each in article.select("td, .simple > li")] == ["b", "one", "two"]


def test_pictures_go_but_those_of_edit_links() -> None:
    """What the style sheet draws leaves nothing, or its place; a picture without a mask stays."""
    arrow = '<svg class="furo-related-icon"><use href="#svg-arrow-right"></use></svg>'
    up = '<a href="#">\n  <svg viewBox="0 0 24 24">\n<path d="M13 20"></path>\n</svg> Up</a>'
    pencil = '<svg><use href="#svg-pencil"></use></svg>'
    assert drop_pictures('<i><svg><use href="#svg-menu"></use></svg></i>') == "<i></i>"
    assert drop_pictures(f"<p>{arrow}</p>\n{arrow}") == (
        '<p><span class="furo-related-icon"></span></p>\n<span class="furo-related-icon"></span>'
    )
    assert drop_pictures(up) == '<a href="#">\n   Up</a>'
    assert drop_pictures(f"{pencil}{arrow}{{% if a > b %}}{pencil}") == (
        f'{pencil}<span class="furo-related-icon"></span>{{% if a > b %}}{pencil}'
    )


def test_templates_are_not_indented() -> None:
    """The theme's templates lose indentation and empty lines; other templates stay as they are."""
    templates = ShortTemplates(Environment(autoescape=True))
    source = "<p>\n\n  a <svg><path/></svg>\n</p>"
    assert templates.preprocess(source, "page.html", str(THEME_PATH / "page.html")) == "<p>\na\n</p>"
    assert templates.preprocess(source, "page.html", "/elsewhere/page.html") == source


@pytest.mark.parametrize(
    ("css", "addressed"),
    [
        (
            ".sidebar-tree .toctree-l1>.reference{a:b}p .reference{c:d}",
            ".sidebar-tree>ul>:is(.toctree-l1,li)>:is(.reference,a){a:b}p .reference{c:d}",
        ),
        (".sidebar-tree .reference.external:after{a:b}", ".sidebar-tree .reference.external:after{a:b}"),
        (".toc-tree .reference,p .reference{a:b}", ".toc-tree :is(.reference,a),p .reference{a:b}"),
        (
            "@media (min-width:1px){.toc-tree .reference{a:url('x')}}",
            '@media (min-width:1px){.toc-tree :is(.reference,a){a:url("x")}}',
        ),
        (
            "@font-face{src:url(x)}/* .toc-tree .reference */",
            "@font-face{src:url(x)}/* .toc-tree .reference */",
        ),
    ],
)
def test_trees_are_addressed_without_classes(css: str, addressed: str) -> None:
    """The theme's rules find links, and the first level, where they are; no other rule changes."""
    assert address_tree(css) == addressed


def test_heads_say_once_how_wide_a_screen_is(sample_site: Path) -> None:
    """The theme and Docutils each have a tag for it; a page keeps the theme's."""
    pages = [path.read_text(encoding="utf-8") for path in sample_site.rglob("*.html")]
    whole = [page for page in pages if 'class="sidebar-drawer"' in page]
    assert whole
    assert {page.count('name="viewport"') for page in whole} == {1}
    assert not [page for page in whole if "<!-- Generated" in page or 'type="text/css"' in page]


def test_colours_of_code_have_names(sample_site: Path) -> None:
    """The two colours of code are named beside the rules that Pygments has for them, for each scheme."""
    css = (sample_site / "_static" / "pygments.css").read_text(encoding="utf-8").lower()
    named = re.findall(r"--color-code-background: (\S+); --color-code-foreground: (\S+) }", css)
    light, dark, also_dark = named
    assert light != dark == also_dark
    for background, foreground in (light, dark):
        assert f".highlight {{ background: {background}; color: {foreground} }}" in css


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
    for name in ("std-ref", "std-doc", "std-term"):
        assert not re.search(rf"\.{name}\b", sheets), f"a style sheet names .{name}, which pages leave out"


_WITHOUT = """
from pathlib import Path
from survey_companion.sphinx.settings import site_settings
globals().update(site_settings(Path(__file__).parent))
extensions.remove("survey_companion.sphinx.smaller.shorter_html")
extensions.remove("survey_companion.sphinx.smaller.fewer_files")
"""


def _read_article(path: Path) -> tuple[str, list[tuple[object, str, str]]] | None:
    """Return the words of a page, its anchors and the pages it links to; `None` if it only leads on."""
    article = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").find("article")
    if not isinstance(article, Tag):
        return None
    links: list[tuple[object, str, str]] = [
        (each.get("id"), str(each.get("href", "")).partition("#")[0], each.get_text())
        for each in article.select("[id], [href]")
    ]
    return " ".join(article.get_text().split()), links


def test_readers_see_the_same(sample_site: Path, tmp_path: Path) -> None:
    """Without what makes pages small, articles have the same words and links, and weigh more."""
    docs = tmp_path / "docs"
    shutil.copytree(sample_site.parents[1], docs, ignore=shutil.ignore_patterns("_build"))
    shutil.copytree(sample_site.parents[2] / "bib", tmp_path / "bib")
    (docs / "conf.py").write_text(_WITHOUT, encoding="utf-8")
    whole = tmp_path / "html"
    done = run_sphinx(docs, whole)
    assert done.returncode == 0, done.stderr
    pages = [path.relative_to(whole) for path in whole.rglob("*.html") if "_static" not in path.parts]
    assert len(pages) > 10
    for path in pages:
        small, large = _read_article(sample_site / path), _read_article(whole / path)
        if small and large and path.parts[0] == "works":  # the anchor made of the words of the title goes
            gone = [each for each in large[1] if not any(each[1:]) and each not in small[1]]
            assert len(gone) <= 1, path
            large = large[0], [each for each in large[1] if each not in gone]
        assert small == large, path
        if small is not None:
            assert (sample_site / path).stat().st_size < (whole / path).stat().st_size


@pytest.fixture
def page(browser: Browser, site: Path) -> Page:
    """The front page in a wide window."""
    page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    page.goto((site / "index.html").as_uri())
    return page


@pytest.mark.parametrize("place", [".theme-toggle", ".sidebar-tree summary"])
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
