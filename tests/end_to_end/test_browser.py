"""The whole site in a real browser, and every page before a validator.

The browser, node or the npm packages may be missing: `need` says what to install, and fails in CI.
"""

import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Page, Request

from browsing import is_given_up
from conftest import NODE_MODULES, TESTS, Serve, need, need_package

# One page of every kind, as patterns: of several that match, the largest stands for all.
KINDS = (
    "index introduction taxonomy/index taxonomy/*/index taxonomy/*/* resources/index resources/*/index "
    "resources/*/* references cite completeness contribute problems search genindex explore explore-data "
    "models figures authors languages/index languages/* benchmarks/index benchmarks/* new glossary changes "
    "404 works/* companion/architecture companion/*"
).split()
# Preloading reads style sheets by XMLHttpRequest, which the browser refuses for files.
AXE = "axe.run({preload: false, resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"
WIDTHS = (360, 768, 1400, 1440)
HEIGHT = 900
# Bytes of the site for each citation key, old and new: what readers load, and what they can download.
A_KEY = 26_600
DOWNLOADS_A_KEY = 11_200
AN_AUTHOR = 190  # of the page of authors, each with all works
A_LANGUAGE = 27_000  # of a page of a language, and the page of all
WHAT_IS_NEW = 11_000  # of the page with what came when
CITE_A_KEY = 4_800
FRONT_PAGE = 150_000


def _pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if "_static" not in path.parts)


def _kinds(site: Path) -> list[Path]:
    """Return one page of every kind that the site has."""
    chosen = []
    for kind in KINDS:
        found = [
            page for page in site.glob(f"{kind}.html") if not kind.endswith("/*") or page.stem != "index"
        ]
        chosen += sorted(found, key=lambda page: (-page.stat().st_size, page))[:1]
    assert len(chosen) > 12
    return chosen


def _open(page: Page, path: Path) -> None:
    page.goto(path.as_uri(), wait_until="load")


def _background(page: Page) -> tuple[int, ...]:
    """Return red, green and blue of the page's background."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return tuple(int(each) for each in colour.removeprefix("rgb(").removesuffix(")").split(","))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window without a network."""
    context = browser.new_context(viewport={"width": 1400, "height": HEIGHT}, offline=True)
    yield context
    context.close()


@pytest.mark.parametrize("name", ["site", "sample_site"])
def test_a_page_asks_nobody_and_complains_of_nothing(
    name: str, context: BrowserContext, request: pytest.FixtureRequest
) -> None:
    """Opened from disk, every page asks for files of the site only, and nothing complains."""
    site: Path = request.getfixturevalue(name)
    faults: list[str] = []
    page = context.new_page()

    def check(asked: Request) -> None:
        if not asked.url.startswith((site.as_uri() + "/", "data:")):
            faults.append(f"{page.url} asks for {asked.url}")

    page.on("request", check)

    def miss(asked: Request) -> None:
        if not is_given_up(asked):
            faults.append(f"{page.url} did not get {asked.url}")

    page.on("requestfailed", miss)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda said: faults.append(f"{page.url}: {said.text}") if said.type in {"error", "warning"} else None,
    )
    for path in _pages(site):
        _open(page, path)
    assert faults == []


def test_the_front_page_works_over_http(context: BrowserContext, site: Path, serve: Serve) -> None:
    """Served, as on Read the Docs, the front page and its search form work without a complaint."""
    faults: list[str] = []
    page = context.new_page()
    context.set_offline(False)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)
    page.goto(serve(site) + "/index.html", wait_until="load")
    page.get_by_role("combobox", name="Search").first.fill("tokenizer")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?*")
    assert faults == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(width: int, context: BrowserContext, site: Path) -> None:
    """No kind of page has to be scrolled sideways, on a phone, a tablet or a desk."""
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": HEIGHT})
    wide = {}
    for path in _kinds(site):
        _open(page, path)
        found, room = page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
        if found > room:
            wide[path.relative_to(site).as_posix()] = found
    assert wide == {}


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(scheme: Any, width: int, browser: Browser, site: Path) -> None:  # noqa: ANN401
    """No kind of page breaks a rule of axe-core: WCAG 2.2 A and AA, contrast included, and good practice."""
    axe = (need_package("axe-core") / "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, offline=True
    )
    page = context.new_page()
    faults = []
    for path in _kinds(site):
        _open(page, path)
        page.evaluate(axe)
        result = page.evaluate(AXE)
        assert len(result["passes"]) > 10, "axe has checked next to nothing"
        for violation in result["violations"]:
            nodes = [(node["target"], node["failureSummary"]) for node in violation["nodes"][:3]]
            faults.append((path.relative_to(site).as_posix(), violation["id"], nodes))
    context.close()
    assert faults == []


def test_a_page_reads_well_without_javascript(browser: Browser, site: Path) -> None:
    """With scripts off every kind of page but the search has a heading, text and links that can be seen."""
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    for path in _kinds(site):
        _open(page, path)
        article = page.locator("article")
        assert article.locator("h1").first.is_visible(), path
        assert path.stem in {"search", "404"} or len(article.inner_text()) > 100, path
    section = max(site.glob("taxonomy/*/[!i]*.html"), key=lambda path: path.stat().st_size)
    _open(page, section)
    assert page.locator("article table tbody tr").count() > 20
    assert page.locator("article table a").first.is_visible()
    _open(page, site / "index.html")
    assert page.locator("article a:visible").count() > 15
    context.close()


def test_dark_is_dark(browser: Browser, site: Path) -> None:
    """A reader whose system is dark gets a dark page, and the button keeps the choice on the next page."""
    for scheme, clicks in (("dark", 0), ("light", 1)):
        context = browser.new_context(color_scheme=scheme, offline=True)  # type: ignore[arg-type]  # the literal types of two words
        page = context.new_page()
        _open(page, site / "index.html")
        assert (max(_background(page)) < 60) == (clicks == 0)
        for _ in range(clicks):
            page.click(".theme-toggle")
        assert max(_background(page)) < 60
        _open(page, site / "references.html")
        assert max(_background(page)) < 60
        context.close()


def _validate(pages: list[Path], folder: Path) -> list[tuple[Path, str, str]]:
    """Return what html-validate says against pages: the file, the rule, and where and what."""
    program = need_package("html-validate") / "bin" / "html-validate.mjs"
    settings = TESTS / "browser" / "htmlvalidate.mjs"
    report = folder / "html-validate.json"  # what node writes to a pipe may be cut off
    command: list[str | Path] = [
        need("node"),
        program,
        "--config",
        settings,
        "--formatter",
        f"json={report}",
        *pages,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=NODE_MODULES.parent)
    assert done.returncode in {0, 1}, done.stderr
    return [
        (Path(file["filePath"]), fault["ruleId"], f"{fault['line']}: {fault['message']}")
        for file in json.loads(report.read_text(encoding="utf-8"))
        for fault in file["messages"]
    ]


@pytest.mark.parametrize("name", ["site", "sample_site"])
def test_every_page_is_valid_html(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """html-validate accepts every page; what it is not asked has a reason in its settings."""
    assert _validate(_pages(request.getfixturevalue(name)), tmp_path) == []


def test_the_validator_would_find_a_fault(tmp_path: Path) -> None:
    """The settings leave on what makes a page wrong: repeated ids, pictures without words, open elements."""
    page = tmp_path / "page.html"
    page.write_text('<p id="a"><div id="a"><img src="x.png"></div></p>', encoding="utf-8")
    found = {rule for _, rule, _ in _validate([page], tmp_path)}
    assert {"no-dup-id", "wcag/h37", "no-implicit-close"} <= found


def test_the_site_is_small(site: Path) -> None:
    """For each citation key, pages and all they load stay below 27 kB, and files to download below 12 kB.

    What the dialog "Cite" loads on demand stays below 5 kB.

    The PDF and the pages about the tool do not count; those of authors, of languages and of
    what is new have bounds below.
    """
    found = (path for path in site.rglob("*") if path.is_file() and path.suffix != ".pdf")
    files = [path for path in found if path.parent != site / "companion"]
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in files}
    largest = sorted(sizes.items(), key=lambda item: -item[1])[:10]
    keys = sum(name.startswith("exports/works/") and name.endswith(".ris") for name in sizes)
    downloads = sum(size for name, size in sizes.items() if name.startswith("exports/"))
    assert downloads < DOWNLOADS_A_KEY * keys, largest
    on_demand = sum(size for name, size in sizes.items() if name.startswith("cite/"))
    assert on_demand < CITE_A_KEY * keys, largest
    apart = sum(size for name, size in sizes.items() if name.startswith(("authors", "languages/", "new.")))
    assert sum(sizes.values()) - downloads - on_demand - apart < A_KEY * keys, largest


def test_pages_of_authors_and_languages_are_small(site: Path) -> None:
    """Each author takes 190 bytes; their page, compressed, 60 kB; the page of a language 27 kB."""
    page = (site / "authors.html").read_bytes()
    assert len(page) < AN_AUTHOR * page.count(b'id="author-')
    assert len(gzip.compress(page, 9)) < 60_000
    sizes = {path.name: path.stat().st_size for path in (site / "languages").glob("*.html")}
    every = sizes.pop("index.html")
    assert max(sizes.values()) < A_LANGUAGE, sizes
    assert every < 2 * A_LANGUAGE
    assert (site / "new.html").stat().st_size < WHAT_IS_NEW


def test_the_references_are_light(site: Path) -> None:
    """Compressed, the page has at most 220 bytes for each entry, and 8 kB besides."""
    page = (site / "references.html").read_bytes()
    entries = page.count(b'class="citation"')
    assert entries > 100
    assert len(gzip.compress(page, 9)) < 220 * entries + 8_000


def test_cite_adds_little_to_a_page(site: Path) -> None:
    """Compressed, buttons and anchors of rows add less than 2 kB to any page."""
    for path in _pages(site):
        page = path.read_text(encoding="utf-8")
        bare = re.sub(r' ?<a class="cite"[^>]*>Cite</a>| id="row-[^"]*"', "", page)
        if bare != page:
            sizes = [len(gzip.compress(text.encode(), 9)) for text in (page, bare)]
            assert sizes[0] - sizes[1] < 2_000, path


def test_the_front_page_is_light(context: BrowserContext, site: Path) -> None:
    """The front page and all it loads take less than 150 kB, uncompressed."""
    asked: set[str] = set()
    page = context.new_page()
    page.on("request", lambda request: asked.add(request.url.partition("?")[0]))
    _open(page, site / "index.html")
    sizes = {
        url: (site / url.removeprefix(site.as_uri() + "/")).stat().st_size
        for url in asked
        if url.startswith("file:") and not url.endswith(".pdf")
    }
    assert len(sizes) > 3
    assert sum(sizes.values()) < FRONT_PAGE, sizes


def test_nothing_waits_for_a_script(site: Path) -> None:
    """No page has a script from a file before its text: what is read first needs none."""
    for path in _pages(site):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        early = [
            script
            for script in soup.find_all("script", src=True)
            if script.find_next("article") and not (script.has_attr("defer") or script.has_attr("async"))
        ]
        assert early == [], path


def test_paper_shows_what_is_folded(context: BrowserContext, sample_site: Path) -> None:
    """In print the names behind "and 7 more" are there, and the button is not."""
    page = context.new_page()
    _open(page, sample_site / "works" / "muller2021etude.html")
    names = page.locator(".byline + details.disclosure")
    assert "Pi Xoe" not in names.inner_text()
    page.emulate_media(media="print")
    assert "Pi Xoe" in names.inner_text()
    assert "more" not in names.inner_text()


def test_a_link_to_a_work_marks_nothing_on_its_page(context: BrowserContext, sample_site: Path) -> None:
    """A page that has moved leads to the title of another; a link to a part of a page marks its heading."""
    page = context.new_page()
    key = "doe2023lifting"

    def marked(anchor: str) -> list[str]:
        page.goto(f"{(sample_site / 'works' / f'{key}.html').as_uri()}#{anchor}")
        headings = "[...document.querySelectorAll('h1, h2')]"
        is_marked = "each => getComputedStyle(each).backgroundColor !== 'rgba(0, 0, 0, 0)'"
        found = page.evaluate(f"{headings}.filter({is_marked}).map(each => each.firstChild.textContent)")
        return [str(each) for each in found]

    assert marked(f"work-{key}") == []
    assert marked("bibtex") == ["BibTeX"]
