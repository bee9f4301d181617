"""What readers find: without accents, in any script, by name, and what the results say they are."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from browsing import make_site, run_sphinx, serve_folder, watch, write_site
from survey_companion.sphinx.site.search_terms import fold_for_search, split_terms

PAGES = {
    "works/nguyen2024quarries": "# Quarries of the World\n\nThuat Nguyễn wrote this, and Søren Łukasz,\n"
    "Pat O'Brien and Ann Þórsson.\n",
    "works/koe2023opala": "# Opalá: Shining Stones\n\nA bird.\n",
    "works/li2023da": "# 大型语言模型\n\n石头的研究。한국어로 번역했다.\n",
    "works/roe2020etude": "# Étude des pierres & galets\n\nSee arXiv:2401.02909, written in 2020.\n",
    "works/moe2023gpt": "# Stones in GPT-4\n\nप्रयोग हिन्दी में।\n",
    "taxonomy/by-hand/index": "# 2 By Hand\n\nLifting.\n",
    "taxonomy/by-hand/code-switching": "# 2.3 Code-Switching Stones\n\nNothing.\n\n## Óptica\n\nMore.\n",
    "resources/data/quarries": "# 1 Heaps\n\nA table.\n\n(data-elephant)=\n## Heap\n\nIt has Nguyen in it.\n",
    "about": "# On Pebbles\n\nPlain.\n",
}
OBJECTS = [
    ["resource", "elephant", "Éléphant & Co. Café", "resources/data/quarries", "data-elephant"],
    ["section", "sec-by-hand", "2 By Hand", "taxonomy/by-hand/index", "by-hand"],
    ["work", "nobody", "No page", "works/nobody", "work-nobody"],
]
BIBLIOGRAPHY = "@misc{roe2020etude, author = {Ana Roe}, title = {Pierres}, year = {2020}}\n"

# What is typed, and the first result: its label, its title, where it leads.
QUERIES = [
    ("nguyen", ("Work", "Quarries of the World", "works/nguyen2024quarries.html")),
    ("Nguyễn", ("Work", "Quarries of the World", "works/nguyen2024quarries.html")),
    ("NGUYỄN", ("Work", "Quarries of the World", "works/nguyen2024quarries.html")),
    *(
        (query, ("Work", "Quarries of the World", "works/nguyen2024quarries.html"))
        for query in ("obrien", "O'Brien", "O’Brien", "thorsson")
    ),
    ("soren lukasz", ("Work", "Quarries of the World", "works/nguyen2024quarries.html")),
    ("opala", ("Work", "Opalá: Shining Stones", "works/koe2023opala.html")),
    ("opala: shining stones", ("Work", "Opalá: Shining Stones", "works/koe2023opala.html")),
    ("语言", ("Work", "大型语言模型", "works/li2023da.html")),
    ("型", ("Work", "大型语言模型", "works/li2023da.html")),
    ("번역", ("Work", "大型语言模型", "works/li2023da.html")),
    ("हिन्दी", ("Work", "Stones in GPT-4", "works/moe2023gpt.html")),
    ("etude", ("Work", "Étude des pierres & galets", "works/roe2020etude.html")),
    ("2401.02909", ("Work", "Étude des pierres & galets", "works/roe2020etude.html")),
    ("GPT-4", ("Work", "Stones in GPT-4", "works/moe2023gpt.html")),
    ("gpt4", ("Work", "Stones in GPT-4", "works/moe2023gpt.html")),
    ("code switching", ("Section", "2.3 Code-Switching Stones", "taxonomy/by-hand/code-switching.html")),
    ("codeswitching", ("Section", "2.3 Code-Switching Stones", "taxonomy/by-hand/code-switching.html")),
    ("Code-Switching", ("Section", "2.3 Code-Switching Stones", "taxonomy/by-hand/code-switching.html")),
    (
        "optica",
        ("Section", "2.3 Code-Switching Stones > Óptica", "taxonomy/by-hand/code-switching.html#optica"),
    ),
    ("elephant", ("Data set", "Éléphant & Co. Café", "resources/data/quarries.html#data-elephant")),
    ("cafe ELEPHANT", ("Data set", "Éléphant & Co. Café", "resources/data/quarries.html#data-elephant")),
    ("heaps", ("Data resources", "1 Heaps", "resources/data/quarries.html")),
    ("pebbles", ("Page", "On Pebbles", "about.html")),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with names, titles and texts in several scripts."""
    return make_site(tmp_path_factory.mktemp("search"), PAGES, BIBLIOGRAPHY, OBJECTS)


@pytest.fixture(scope="module", params=["http", "file"])
def address(request: pytest.FixtureRequest, built: Path) -> Iterator[str]:
    """Where the site is: on a server, and on disk."""
    if request.param == "file":
        yield f"{built.as_uri()}/"
    else:
        with serve_folder(built) as address:
            yield f"{address}/"


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """One tab for all tests of this file, and what its pages complain about."""
    with browser.new_context() as context:
        page = context.new_page()
        yield page, watch(page)


@pytest.fixture
def page(tab: tuple[Page, list[str]]) -> Iterator[Page]:
    """A page that must not complain."""
    page, complaints = tab
    complaints.clear()
    yield page
    assert complaints == []


def _ask(page: Page, address: str, query: str) -> None:
    """Search, and wait until the last result is there."""
    page.goto(f"{address}search.html?{urlencode({'q': query})}")
    page.wait_for_selector(".search-summary:not(:empty)")


def _index(site: Path) -> dict[str, Any]:
    text = (site / "searchindex.js").read_text(encoding="utf-8")
    index: dict[str, Any] = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    return index


_NO_LETTER = {"Cn", "Co", "Cs"}  # not assigned, private, half of a pair


# -- the index -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Nguyễn Straße Łódź", ["nguyen", "strasse", "lodz"]),
        ("I\u0307stanbul İstanbul ısı", ["istanbul", "istanbul", "isi"]),
        ("Æsir Œuvre Þór Đà", ["aesir", "oeuvre", "thor", "da"]),
        ("Code-switching", ["code", "switching", "codeswitching"]),
        ("O'Brien’s", ["o", "brien", "s", "obriens"]),
        ("'quoted'", ["quoted"]),
        ("GPT-3.5, at last.", ["gpt", "3", "5", "gpt35", "at", "last"]),
        ("语言模型", ["语", "言", "模", "型", "语言", "言模", "模型"]),
        ("用GPT写", ["用", "gpt", "写"]),
        ("ガイド", ["ガ", "イ", "ド", "ガイ", "イド"]),
        ("한국", ["한", "국", "한국"]),
        ("हिन्दी", ["हिन्दी"]),
        ("مُدَرِّسَة", ["مدرسه"]),
        ("Ёлка йод", ["елка", "иод"]),
        ("ὈΔΥΣΣΕΎΣ", ["οδυσσευσ"]),
        ("Hawaiʻi and hy\u00adphen", ["hawaii", "and", "hyphen"]),
        ("ＦＵＬＬ ﬁne", ["full", "fine"]),
        ("– … !", []),
    ],
)
def test_terms(text: str, terms: list[str]) -> None:
    """A text is found by its words without case and accents, and by any part of a run without spaces."""
    assert list(split_terms(text)) == terms


def test_the_index_has_folded_terms(built: Path) -> None:
    """The built index knows words without accents, pairs of Chinese letters, identifiers and years."""
    index = _index(built)
    terms = {**index["terms"], **index["titleterms"]}
    assert {"nguyen", "soren", "lukasz", "opala", "etud", "语言", "번역", "240102909", "2020"} <= set(terms)
    assert not {term for term in terms if term != fold_for_search(term)}
    assert not {"4", "and", "the"} & set(terms)


def test_only_data_sets_are_entries(built: Path) -> None:
    """Data sets are listed by name; sections and works are found by their pages' titles."""
    index = _index(built)
    assert index["objtypes"] == {"0": "survey:resource"}
    assert "Nobody" not in json.dumps(index["objects"])


def test_browser_and_index_agree_on_every_letter(page: Page, built: Path) -> None:
    """What is typed is folded and split exactly as what was indexed, for all of Unicode's first plane."""
    letters = [
        chr(code)
        for code in range(0x20, 0x10000)
        if unicodedata.category(chr(code)) not in {"Cn", "Co", "Cs"}
    ]
    texts = [f"b{letter}d" for letter in letters] + [text for pair in PAGES.items() for text in pair]
    page.goto(f"{built.as_uri()}/search.html")
    found = page.evaluate("texts => texts.map((text) => SurveyTerms.split(text))", texts)
    different = {
        text: terms for text, terms in zip(texts, found, strict=True) if terms != list(split_terms(text))
    }
    assert different == {}


# -- the results -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("query", "first"), QUERIES, ids=[query for query, _ in QUERIES])
def test_the_first_result(page: Page, address: str, query: str, first: tuple[str, str, str]) -> None:
    """Each query finds what was meant, on a server and on disk, and says what it is."""
    _ask(page, address, query)
    link = page.locator("ul.search > li").first.locator("a")
    keys = page.locator("ul.search > li").first.locator(".result-key").all_inner_texts()
    assert keys == ([first[2].removeprefix("works/").removesuffix(".html")] if first[0] == "Work" else [])
    label = link.locator(".result-kind").inner_text()
    assert (label, link.inner_text().removeprefix(f"{label} "), link.get_attribute("href")) == first


def test_a_reader_searches_from_any_page(page: Page, address: str) -> None:
    """The box beside each page leads to the results, and nothing goes wrong while they load."""
    page.goto(f"{address}works/li2023da.html")
    page.locator('input[name="q"]').first.fill("nguyen")
    page.keyboard.press("Enter")
    page.wait_for_selector(".search-summary:not(:empty)")
    page.wait_for_load_state("networkidle")
    assert page.locator("ul.search > li").count() == 2
    assert page.locator("p.context").count() == (0 if address.startswith("file") else 2)


def test_all_words_are_needed(page: Page, address: str) -> None:
    """A page that lacks one of the words is no result, and that is said in the status."""
    _ask(page, address, "nguyen galets")
    assert page.locator("ul.search > li").count() == 0
    assert page.locator('.search-summary[role="status"]').inner_text() == (
        "Nothing was found. A page must have all the words; try fewer, or only the beginning of a name."
    )


def test_the_status_counts(page: Page, address: str) -> None:
    """The number of results is read out, and each page and data set is there once."""
    _ask(page, address, "nguyen")
    links = [str(each.get_attribute("href")) for each in page.locator("ul.search > li > a").all()]
    assert links == ["works/nguyen2024quarries.html", "resources/data/quarries.html"]
    assert page.locator('.search-summary[role="status"]').inner_text() == "2 results."


def test_excerpts_mark_what_was_found(page: Page, built: Path) -> None:
    """An excerpt shows the name as it is printed and marks it, although it was typed without accents."""
    with serve_folder(built) as folder:
        address = f"{folder}/"
        _ask(page, address, "nguyen")
        excerpt = page.locator("ul.search > li").first.locator("p.context")
        assert "Thuat Nguyễn wrote this" in excerpt.inner_text()
        assert excerpt.locator(".highlighted").all_inner_texts() == ["Nguyễn"]
        _ask(page, address, "语言")
        assert page.locator("ul.search > li").first.locator("a .highlighted").all_inner_texts() == ["语言"]


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", "constructor", "__proto__", "((", "%", "-", "the"]
)
def test_odd_queries_do_no_harm(page: Page, address: str, query: str) -> None:
    """Markup, names of JavaScript's own and lone signs are looked up like anything else."""
    _ask(page, address, query)
    assert page.locator("#search-results img").count() == 0
    assert page.locator("ul.search > li").count() == 0


def test_only_the_search_page_loads_the_script(built: Path) -> None:
    """Other pages do without the search's script."""
    assert "search.js" in (built / "search.html").read_text(encoding="utf-8")
    assert "search.js" not in (built / "index.html").read_text(encoding="utf-8")


# -- references by name ----------------------------------------------------------------------------


def _links(page: Path) -> list[tuple[str, str]]:
    article = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml").find("article")
    assert article is not None
    return [(tag.get_text(), str(tag["href"])) for tag in article.select("p a")]


def test_roles_link_by_name(tmp_path: Path) -> None:
    """A reference by name reads like its target, or as its author wants."""
    pages = {
        **PAGES,
        "notes": "# Notes\n\n{survey:section}`sec-by-hand`, {survey:resource}`elephant`, "
        "{survey:work}`this one <roe2020etude>`\n",
    }
    work = ["work", "roe2020etude", "Étude", "works/roe2020etude", "work-roe2020etude"]
    site = make_site(tmp_path, pages, BIBLIOGRAPHY, [*OBJECTS, work])
    assert _links(site / "notes.html") == [
        ("2 By Hand", "taxonomy/by-hand/index.html#by-hand"),
        ("Éléphant & Co. Café", "resources/data/quarries.html#data-elephant"),
        ("this one", "works/roe2020etude.html#work-roe2020etude"),
    ]


@pytest.mark.parametrize(
    ("kind", "said"), [("section", "section"), ("work", "work"), ("resource", "data set")]
)
def test_unknown_names_are_reported(tmp_path: Path, kind: str, said: str) -> None:
    """A name that nothing has, or whose page is missing, is a warning with its place."""
    docs = write_site(tmp_path, {"notes": f"# Notes\n\n{{survey:{kind}}}`nobody`\n"}, BIBLIOGRAPHY, OBJECTS)
    done = run_sphinx(docs, tmp_path / "html")
    assert done.returncode == 1
    assert f"notes.md:3: WARNING: unknown {said}: nobody [ref.{kind}]" in done.stderr


@pytest.mark.parametrize(
    ("extensions", "text"),
    [
        (
            ["survey_companion.sphinx.survey_domain"],
            "{survey:section}`sec-by-hand-large-stones` and {survey:resource}`slate`",
        ),
        (
            [],
            "<inv:stones:survey:section#sec-by-hand-large-stones> and <inv:stones:survey:resource#slate>",
        ),
    ],
    ids=["with our roles", "with nothing of ours"],
)
def test_other_projects_refer_by_name(
    sample_site: Path, tmp_path: Path, extensions: list[str], text: str
) -> None:
    """Another project reaches a section and a data set of this one by the inventory."""
    mapping = {"stones": ("https://stones.example", str(sample_site / "objects.inv"))}
    (tmp_path / "conf.py").write_text(
        f"extensions = {['myst_parser', 'sphinx.ext.intersphinx', *extensions]!r}\n"
        f"intersphinx_mapping = {mapping!r}\n",
        encoding="utf-8",
    )
    (tmp_path / "index.md").write_text(f"# Elsewhere\n\n{text}\n", encoding="utf-8")
    done = run_sphinx(tmp_path, tmp_path / "html")
    assert done.returncode == 0, done.stderr
    soup = BeautifulSoup((tmp_path / "html" / "index.html").read_text(encoding="utf-8"), "lxml")
    assert [(tag.get_text(), str(tag["href"])) for tag in soup.select("a.external[href*=stones]")] == [
        (
            "1.1 Large Stones",
            "https://stones.example/taxonomy/by-hand/large-stones.html#sec-by-hand-large-stones",
        ),
        ("Slate", "https://stones.example/resources/data/quarries.html#data-slate"),
    ]
