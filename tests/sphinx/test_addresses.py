"""What was given out once still arrives, and a wrong address gets an answer.

`bib/addresses.txt` has every address of the releases so far; a new release only adds to it.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from defusedxml.ElementTree import parse
from playwright.sync_api import Browser

from browsing import is_given_up, write_site
from conftest import ROOT, Serve, build_site
from own_survey import own_info
from short_ways import read_survey
from survey_companion.audit import audit_survey
from survey_companion.records.toml_records import parse_moves
from survey_companion.sphinx.site.addresses import lead_from_root

ADDRESSES = ROOT / "bib" / "addresses.txt"
# What may be linked to; other anchors come from headings and may change with them.
_LASTING = re.compile(r"(sec|res|work|ref|data|edition|fig)-[a-z0-9-]+")
_INSIDE = re.compile(r"^fig-.*-(title|desc|texture-\d+)$")  # of a drawing
_HINT = (
    "an address that was given out is gone; give the new one in bib/moved.toml, or an alias in bib/works.toml"
)


def _soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def _find_addresses(site: Path) -> set[str]:
    """Return every page, lasting anchor and file of a site, relative to its root."""
    found = set()
    for path in site.rglob("*.html"):
        name = path.relative_to(site).as_posix()
        if name == "404.html" or name.startswith("_static/"):
            continue
        ids = [str(tag["id"]) for tag in _soup(path).find_all(id=True)]
        found |= {name, *(f"{name}#{each}" for each in ids if _is_lasting(each))}
    exports = (path.relative_to(site).as_posix() for path in (site / "exports").rglob("*") if path.is_file())
    return found | {name for name in exports if not name.endswith(".js")}


def _is_lasting(anchor: str) -> bool:
    return bool(_LASTING.fullmatch(anchor)) and not _INSIDE.search(anchor)


def _find_lost(site: Path, addresses: Iterable[str]) -> list[str]:
    """Return the addresses that lead nowhere; those of a page that moved are looked for where it is now."""
    ids: dict[Path, set[str]] = {}

    def arrives(address: str) -> bool:
        name, _, anchor = address.partition("#")
        path = _follow(site / name)
        if anchor and path.is_file() and path not in ids:
            ids[path] = {str(tag["id"]) for tag in _soup(path).find_all(id=True)}
        return path.is_file() and (not anchor or anchor in ids[path])

    return [address for address in addresses if not arrives(address)]


def _follow(path: Path) -> Path:
    """Return the page that a page leads on to, or the page itself."""
    if path.suffix != ".html" or not path.is_file():
        return path
    head = path.read_text(encoding="utf-8")[:2000]
    found = re.search(r'http-equiv="refresh" content="0; url=([^"#]*)', head)
    return (path.parent / found[1]).resolve() if found else path


def test_no_address_is_lost(site: Path, request: pytest.FixtureRequest) -> None:
    """Every address of an earlier release still arrives; `--renew` adds those of this one, removes none."""
    text = ADDRESSES.read_text(encoding="utf-8") if ADDRESSES.exists() else ""
    known = [line for line in text.splitlines() if line and not line.startswith("#")]
    if request.config.getoption("--renew"):
        head = [line for line in text.splitlines() if line.startswith("#")]
        known = sorted({*known, *_find_addresses(site)})
        ADDRESSES.write_text("\n".join([*head, *known]) + "\n", encoding="utf-8")
    assert len(known) > 800
    assert _find_lost(site, known) == [], _HINT


def test_the_list_of_addresses_has_this_edition(site: Path) -> None:
    """When a new edition is made, its addresses are promised, too; between editions nothing is."""
    editions = {address for address in _find_addresses(site) if address.startswith("changes.html#edition-")}
    assert editions
    missing = editions - set(ADDRESSES.read_text(encoding="utf-8").splitlines())
    assert not missing, (
        "a new edition; add its addresses with: python -m pytest tests/sphinx/test_addresses.py --renew"
    )


def test_a_lost_address_is_noticed(sample_site: Path) -> None:
    """A page, an anchor and a file that are gone are named; what has moved is not."""
    there = [
        "taxonomy/by-hand/large-stones.html#sec-by-hand-large-stones",
        "taxonomy/by-hand/boulders.html#sec-by-hand-boulders",
        "taxonomy/with-tools/index.html#sec-with-tools",
        "resources/data/quarries.html#data-shale",
        "exports/sections/sec-by-hand-boulders.bib",
    ]
    lost = ["gone.html", "index.html#sec-gone", "exports/gone.bib", "taxonomy/by-hand/boulders.html#sec-gone"]
    assert _find_lost(sample_site, [*there, *lost]) == lost


@pytest.mark.parametrize("is_scripted", [True, False])
def test_an_old_page_leads_on(browser: Browser, sample_site: Path, *, is_scripted: bool) -> None:
    """Opened from disk, with scripts and without, the old page ends at the new one."""
    context = browser.new_context(java_script_enabled=is_scripted, offline=True)
    page = context.new_page()
    old = (sample_site / "taxonomy" / "by-hand" / "boulders.html").as_uri()
    page.goto(old)
    page.wait_for_url("**/large-stones.html#sec-by-hand-large-stones")
    if is_scripted:
        page.goto(f"{old}#sec-by-hand-boulders")
        page.wait_for_url("**/large-stones.html#sec-by-hand-boulders")
        assert page.locator("#sec-by-hand-boulders").count() == 1
    context.close()


def test_an_old_page_is_a_page(sample_site: Path) -> None:
    """It says what happened and has a link, is in no index, and names the new page."""
    path = sample_site / "taxonomy" / "with-tools" / "index.html"
    soup = _soup(path)
    link = soup.find("a", href=True)
    assert isinstance(link, Tag)
    assert (path.parent / urlsplit(str(link["href"])).path).resolve() == (
        sample_site / "taxonomy" / "by-machine" / "index.html"
    )
    assert link.get_text() == "2 By Machine"
    for name in ("search-index.js", "objects.inv"):
        assert b"with-tools" not in (sample_site / name).read_bytes()


def test_the_sitemap_has_every_document(site: Path, sample_site: Path) -> None:
    """Where the site's address is known, the sitemap has each page once, and no page that has moved."""
    address = own_info().address
    assert address
    places = parse(site / "sitemap.xml").iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    found = [str(each.text) for each in places]
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html") if _follow(path) == path}
    expected = {address + name for name in pages - {"404.html", "search.html", "genindex.html"}}
    assert sorted(expected) == sorted(each for each in found if "_static" not in each)
    assert not (sample_site / "sitemap.xml").exists(), "nobody knows where that site is published"


def test_relative_addresses_are_led_from_the_root() -> None:
    """Links, scripts, pictures and forms; an anchor of the page, whole addresses and all else stay."""
    html = (
        '<!doctype html>\n<html data-content_root="./"><!-- <a href="x"> -->\n'
        '<a class="a" href="works/a.html#b&amp;c">href="x" &amp; y</a><a href="#b"></a><a href="/c"></a>'
        '<a href="mailto:x@example.org"></a><a href="https://example.org/"></a><img alt="" src="y.svg"/>'
        '<form action=""></form><script src="z.js?v=1">if (a < b) "<a href=\\"w\\">"</script>'
    )
    assert lead_from_root(html, "/en/") == (
        '<!doctype html>\n<html data-content_root="/en/./"><!-- <a href="x"> -->\n'
        '<a class="a" href="/en/works/a.html#b&amp;c">href="x" &amp; y</a><a href="#b"></a><a href="/c"></a>'
        '<a href="mailto:x@example.org"></a><a href="https://example.org/"></a><img alt="" src="/en/y.svg"/>'
        '<form action="/en/"></form><script src="/en/z.js?v=1">if (a < b) "<a href=\\"w\\">"</script>'
    )


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, built as Read the Docs builds it."""
    root = tmp_path_factory.mktemp("served")
    docs = write_site(root, {}, "")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-n",
        "-W",
        "-q",
        str(docs),
        str(root / "html" / "en" / "latest"),
    ]
    settings = {**os.environ, "READTHEDOCS_CANONICAL_URL": "https://stones.example/en/latest/"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=settings)
    assert done.returncode == 0, done.stderr
    return root / "html"


def test_a_missing_page_offers_the_search(browser: Browser, served: Path, serve: Serve) -> None:
    """At any depth it has its style, the words of the address in its form, and a link that works."""
    base = serve(served)
    page = browser.new_page()
    missing = served / "en" / "latest" / "404.html"
    page.route("**/gone/*", lambda route: route.fulfill(path=missing, status=404, content_type="text/html"))
    faults: list[str] = []
    page.on("requestfailed", lambda asked: None if is_given_up(asked) else faults.append(asked.url))
    page.on("response", lambda got: faults.append(got.url) if got.status >= 400 else None)
    address = f"{base}/en/latest/taxonomy/gone/cross-lingual_stones.html"
    page.goto(address)
    assert page.get_by_label("Search the site").input_value() == "cross lingual stones"
    page.get_by_role("button", name="Search", exact=True).click()
    page.wait_for_url(f"{base}/en/latest/search.html?q=cross+lingual+stones")
    page.goto(address)
    page.get_by_role("link", name="the front page").click()
    page.wait_for_url(f"{base}/en/latest/index.html")
    assert set(faults) == {address}
    page.close()


def test_a_missing_page_can_be_opened_from_disk(sample_site: Path) -> None:
    """A site that is not built where it is published keeps its relative links."""
    soup = _soup(sample_site / "404.html")
    assert [tag["href"] for tag in soup.select("article a")] == ["index.html", "explore.html"]
    assert [tag["action"] for tag in soup.select("article form")] == ["search.html"]
    assert b'"404"' not in (sample_site / "search-index.js").read_bytes()


def test_the_page_of_a_gone_work_leads_to_its_section(tmp_path: Path) -> None:
    """And to the explorer when the section is gone, too; a work that comes back has its page again."""
    start = "# Birds\n\n## Larks\n\n### {}\n\n- [2024] **Wing.** *Roe*\n"
    lark = "- [2024] **Song of Larks.** *Doe* [[paper](https://arxiv.org/abs/2405.00001)]\n"
    page = tmp_path / "docs" / "_build" / "html" / "works" / "doe2024song.html"
    targets = []
    for text in (start.format("A") + lark, start.format("A"), start.format("B"), start.format("A") + lark):
        (tmp_path / "list.md").write_text(text, encoding="utf-8")
        done = build_site(tmp_path / "list.md", tmp_path)
        assert done.returncode == 0, done.stderr
        soup = _soup(page)
        is_moved = soup.title is not None and soup.title.get_text().startswith("Moved: ")
        targets.append(str(soup.select("main a")[0]["href"]) if is_moved else None)
    assert targets == [None, "../taxonomy/larks/a.html#sec-larks-a", "../explore.html", None]


LIST = """
# L

## Papers

### Part

#### Now

- **Stones.** *Doe*

## Data

- [**Slate**](https://e.org). Flat.
"""


@pytest.mark.parametrize(
    ("moves", "problems"),
    [
        ([("taxonomy/part/old", "taxonomy/part/now")], []),
        ([("data-shale", "data-slate")], []),
        ([("data-shale", "taxonomy/part/now")], []),
        ([("taxonomy/part/old", "taxonomy/part/gone")], ["m.toml:1:1 moved-nowhere"]),
        (
            [("taxonomy/part/a", "taxonomy/part/b"), ("taxonomy/part/b", "taxonomy/part/now")],
            ["m.toml:1:1 moved-nowhere"],
        ),
        ([("taxonomy/part/now", "taxonomy/part/now")], ["m.toml:1:1 address-in-use"]),
        (
            [("taxonomy/part/a", "taxonomy/part/now"), ("taxonomy/part/a", "resources/data/index")],
            ["m.toml:1:1 address-in-use", "m.toml:5:1 address-in-use"],
        ),
        ([("taxonomy/part/a", "data-slate")], ["m.toml:1:1 invalid-value"]),
        ([("../etc", "taxonomy/part/now")], ["m.toml:1:1 invalid-value"]),
    ],
)
def test_moves_are_checked(moves: list[tuple[str, str]], problems: list[str]) -> None:
    """A lost target, a chain, an address in use and one that moves twice are named by their line."""
    text = "".join(f'[[moved]]\nfrom = "{old}"\nto = "{new}"\n\n' for old, new in moves)
    parsed, faults = parse_moves(text, "m.toml")
    survey = audit_survey(replace(read_survey(LIST), moves=parsed))
    found = [*faults, *(each for each in survey.problems if each.location.path == "m.toml")]
    assert [f"{each.location} {each.code.slug}" for each in found] == problems
