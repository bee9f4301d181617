"""What readers find: without accents, in any script, by name, and what the results say they are."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from browsing import make_site, run_sphinx, serve_folder, watch, write_site
from conftest import CASES
from survey_companion.sphinx.site.search_terms import split_terms

PAGES = {
    "works/nguyen2024quarries": "# Quarries of the World\n\nFound in a work's page alone: obsidian.\n",
    "works/koe2023opala": "# Opalá: Shining Stones\n",
    "works/roe2020etude": "# Étude\n",
    "taxonomy/by-hand/index": "(sec-by-hand)=\n# 2 By Hand\n\nLifting.\n",
    "taxonomy/by-hand/code-switching": "(sec-by-hand-code-switching)=\n# 2.3 Code-Switching Stones\n\n"
    "{cite:t}`roe2020etude` lift two stones, see {ref}`sec-by-hand` and {doc}`/about`.\n\n"
    "## Óptica\n\nMore on C# and बड़ा पत्थर {cite:p}`roe2020etude`.\n\n"
    "## The works\n\n| A |\n| --- |\n| tabular |\n",
    "resources/data/quarries": "(res-heaps)=\n# D1.2 Heaps\n\nA table.\n\n"
    "(data-elephant)=\n## Heap\n\nIt has Nguyen in it.\n",
    "about": "# On Pebbles\n\nPlain. The letter c stands alone.\n\n```text\nverbatim\n```\n\n"
    "## Flint & chert\n\n"
    "Flint is a hard stone that breaks into blades, and 이야기, and ในน้ำ. "
    + "Nothing else is said in this long sentence about what people made of it. " * 4
    + "At the end comes a marble.\n\n{.no-search}\n## Secret\n\nHidden.\n",
    "hidden": "---\nno-search: true\n---\n# Hidden\n\nunfindable\n",
    "glossary": "# Glossary\n\n```{glossary}\nmenhir\n  A tall stone that somebody put up.\n```\n",
}
WORKS: list[list[Any]] = [
    [
        "Quarries of the World",
        "works/nguyen2024quarries",
        "Maps where stones are broken.",
        ["nguyen2024quarries", "tran2023quarries", "10.1000/q.7"],
        "2024 · ROCK",
        "Proceedings of Rocks",
        ["Thuat|Nguyễn", "Søren|Łukasz", "Pat|O'Brien", "Ann|Þórsson", "Ex|Last"],
        [1],
    ],
    ["Opalá: Shining Stones", "works/koe2023opala", "", ["koe2023opala", "Opalá"], "2023"],
    ["大型语言模型", "works/li2023da", "石头的研究。한국어로 번역했다.", ["li2023da"], "", "", ["|李四"]],
    [
        "Étude des pierres & galets",
        "works/roe2020etude",
        "",
        ["roe2020etude", "2401.02909"],
        "2020",
        "",
        ["Ana|Roe"],
    ],
    [
        "Stones in GPT-4",
        "works/moe2023gpt",
        "प्रयोग हिन्दी में।",
        ["moe2023gpt", "C#"],
        "2023",
        "Pebbles in GPT-4",
    ],
]
FACTS = {
    "Section": [
        ["2 By Hand", "taxonomy/by-hand/index#sec-by-hand", "", ["2"]],
        [
            "2.3 Code-Switching Stones",
            "taxonomy/by-hand/code-switching#sec-by-hand-code-switching",
            "",
            ["2.3"],
        ],
        ["D1.2 Heaps", "resources/data/quarries#res-heaps", "", ["D1.2"]],
    ],
    "Work": WORKS,
    "Data resource": [
        [
            "Éléphant & Co. Café",
            "resources/data/quarries#data-elephant",
            "",
            ["elephant"],
            "speech",
            "",
            [],
            [2],
        ]
    ],
}
OBJECTS = [
    ["resource", "elephant", "Éléphant & Co. Café", "resources/data/quarries", "data-elephant"],
    ["section", "sec-by-hand", "2 By Hand", "taxonomy/by-hand/index", "by-hand"],
    ["work", "nobody", "No page", "works/nobody", "work-nobody"],
]
BIBLIOGRAPHY = "@misc{roe2020etude, author = {Ana Roe}, title = {Pierres}, year = {2020}}\n"

_QUARRIES = ("Work", "Quarries of the World", "works/nguyen2024quarries.html")
_GPT = ("Work", "Stones in GPT-4", "works/moe2023gpt.html")
_DA = ("Work", "大型语言模型", "works/li2023da.html")
_ETUDE = ("Work", "Étude des pierres & galets", "works/roe2020etude.html")
_SWITCHING = ("Section", "2.3 Code-Switching Stones", "taxonomy/by-hand/code-switching.html")
_OPTICA = ("Section", "2.3 Code-Switching Stones › Óptica", "taxonomy/by-hand/code-switching.html#optica")
_ELEPHANT = ("Data resource", "Éléphant & Co. Café", "resources/data/quarries.html#data-elephant")
_FLINT = ("Page", "On Pebbles › Flint & chert", "about.html#flint-chert")

# What is typed, and the first result: what it is, its title, where it leads.
QUERIES = [
    *(("nguyen", _QUARRIES), ("Nguyễn", _QUARRIES), ("NGUYỄN", _QUARRIES), ("obrien", _QUARRIES)),
    *(("O'Brien", _QUARRIES), ("O’Brien", _QUARRIES), ("thorsson", _QUARRIES), ("torsson", _QUARRIES)),
    *(
        ("soren lukasz", _QUARRIES),
        ("tran2023quarries", _QUARRIES),
        ("https://doi.org/10.1000/Q.7", _QUARRIES),
    ),
    *(
        ("quaries", _QUARRIES),
        ("quarreis", _QUARRIES),
        ("quarrie", _QUARRIES),
        ("proceedings rocks", _QUARRIES),
    ),
    *(("rock 2024", _QUARRIES), ("broken stone", _QUARRIES), ("the quarries of a world", _QUARRIES)),
    ("opala", ("Work", "Opalá: Shining Stones", "works/koe2023opala.html")),
    ("opala: shining stones", ("Work", "Opalá: Shining Stones", "works/koe2023opala.html")),
    *(("语言", _DA), ("型", _DA), ("번역", _DA), ("石头", _DA), ("李四", _DA)),
    *(("हिन्दी", _GPT), ("GPT-4", _GPT), ("gpt4", _GPT), ("C#", _GPT), ("pebbles in gpt-4", _GPT)),
    *(("etude", _ETUDE), ("2401.02909", _ETUDE), ("arXiv:2401.02909v2", _ETUDE)),
    *(("2.3", _SWITCHING), ("§2.3", _SWITCHING), ("Sec. 2.3", _SWITCHING), ("codeswitching", _SWITCHING)),
    *(("shin-ing", ("Work", "Opalá: Shining Stones", "works/koe2023opala.html")),),
    *(("code switching stones", _SWITCHING), ("2.3 Code-Switching Stones", _SWITCHING)),
    *(("optica", _OPTICA), ("पत्थर", _OPTICA)),
    *(("elephant", _ELEPHANT), ("cafe ELEPHANT", _ELEPHANT), ("speech", _ELEPHANT)),
    ("d1.2", ("Section", "D1.2 Heaps", "resources/data/quarries.html")),
    ("menhir", ("Glossary", "menhir", "glossary.html#term-menhir")),
    ("menhirs", ("Glossary", "menhir", "glossary.html#term-menhir")),
    ("pebbles", ("Page", "On Pebbles", "about.html")),
    *(("chert", _FLINT), ("marble", _FLINT), ("이야기", _FLINT), ("น้ำ", _FLINT)),
]
_LINES = (CASES / "queries.tsv").read_text(encoding="utf-8").splitlines()
SAMPLE = [tuple(line.split("\t")) for line in _LINES]


def write_facts(docs: Path, facts: dict[str, Any]) -> None:
    """Write what `survey convert` knows for the search."""
    (docs / "search.json").write_text(json.dumps({"kinds": facts}), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with names, titles and texts in several scripts."""
    root = tmp_path_factory.mktemp("search")
    docs = write_site(root, PAGES, BIBLIOGRAPHY, OBJECTS)
    write_facts(docs, FACTS)
    done = run_sphinx(docs, root / "html")
    assert done.returncode == 0, done.stderr
    return root / "html"


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
    page.set_viewport_size({"width": 1280, "height": 800})
    yield page
    assert complaints == []


RESULTS = "#search-results li"
BOX = "#search-page input[name=q]"
SIDEBAR = ".sidebar-search"


def _ask(page: Page, address: str, query: str) -> None:
    """Search, and wait until the results are there."""
    page.goto(f"{address}search.html?{urlencode({'q': query})}")
    page.wait_for_selector("#search-status:not(:empty)")


def _read(page: Page) -> list[tuple[str, str, str]]:
    """Return what each result is, its title and where it leads."""
    items = page.locator(RESULTS).all()
    return [
        (
            each.locator(".search-what").inner_text().partition(" · ")[0],
            each.locator("a").inner_text(),
            str(each.locator("a").get_attribute("href")).removeprefix("./"),
        )
        for each in items
    ]


def _entries(site: Path) -> dict[str, list[list[Any]]]:
    """Return the entries in the index, by kind."""
    text = (site / "search-index.js").read_text(encoding="utf-8")
    found = re.search("^const ENTRIES = (.*);$", text, re.MULTILINE)
    assert found
    entries: dict[str, list[list[Any]]] = json.loads(found[1])
    return entries


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
        ("C# and C++, F#m 1+1", ["c#", "and", "c++", "f", "m", "1", "1"]),
        ("– … !", []),
    ],
)
def test_terms(text: str, terms: list[str]) -> None:
    """A text is found by its words without case and accents, and by any part of a run without spaces."""
    assert list(split_terms(text)) == terms


def test_the_index_has_plain_text(built: Path) -> None:
    """Prose is there with what its links say; code, tables, hidden parts and pages are not."""
    entries = _entries(built)
    sections = {each[0]: each for each in entries["Section"]}
    assert (
        sections["2.3 Code-Switching Stones"][2]
        == "Roe (2020) lift two stones, see 2 By Hand and On Pebbles."
    )
    assert sections["2.3 Code-Switching Stones"][8] == [
        ["Óptica", "#optica", "More on C# and बड़ा पत्थर (Roe, 2020)."]
    ]
    said = json.dumps(entries, ensure_ascii=False)
    for hidden in ("verbatim", "tabular", "Secret", "Hidden", "unfindable", "obsidian", "The works"):
        assert hidden not in said, hidden


def test_what_is_known_is_listed_once(built: Path, sample_site: Path) -> None:
    """A section, a data resource and a benchmark have one entry each, with the text of its page."""
    for site in (built, sample_site):
        addresses = [each[1] for known in _entries(site).values() for each in known]
        assert len(addresses) == len(set(addresses))
    (elephant,) = _entries(built)["Data resource"]
    assert elephant[2] == "It has Nguyen in it."


def test_the_index_is_data(tmp_path: Path) -> None:
    """What a list says ends no script, and is neither tag nor code."""
    docs = write_site(tmp_path, {}, "")
    (docs / "references.md").write_text("# References\n")
    title = "</script><!--<img src=x onerror=alert(1)>\u2028`${alert(2)}"
    write_facts(docs, {"Work": [[title, "works/a", title, ["a"]]]})
    assert run_sphinx(docs, tmp_path / "html").returncode == 0
    text = (tmp_path / "html" / "search-index.js").read_text(encoding="utf-8")
    assert "</script" not in text
    assert "<!--" not in text
    assert _entries(tmp_path / "html")["Work"][0][0] == title


def test_sphinxs_own_index_is_not_made(built: Path) -> None:
    """No page loads or has what only Sphinx's search uses; its index and stemmers are not there."""
    files = {path.name for path in built.rglob("*")}
    unused = {
        "searchindex.js",
        "searchtools.js",
        "language_data.js",
        "english-stemmer.js",
        "sphinx_highlight.js",
    }
    assert not files & unused
    for name in ("index.html", "search.html"):
        html = (built / name).read_text(encoding="utf-8")
        assert not [each for each in unused if each in html]
        assert 'src="_static/frame.js' in html


def test_browser_and_index_agree_on_every_letter(page: Page, built: Path) -> None:
    """What is typed is folded and split exactly as Python does it, for all of Unicode's first plane."""
    letters = [
        chr(code) for code in range(0x20, 0x10000) if unicodedata.category(chr(code)) not in _NO_LETTER
    ]
    texts = [f"b{letter}d" for letter in letters] + [text for pair in PAGES.items() for text in pair]
    texts += [
        "C# C++ C#m a+b x#y é# 1# GPT-4+ _a_ o'brien# A.B.C# 语# C#语",
        "2.3 D1.2 10.1000/q.7",
        "a-'b c--d",
    ]
    page.goto(f"{built.as_uri()}/search.html")
    page.wait_for_function("window.SurveySearch")
    found = page.evaluate("texts => texts.map((text) => SurveySearch.split(text))", texts)
    different = {
        text: terms for text, terms in zip(texts, found, strict=True) if terms != list(split_terms(text))
    }
    assert different == {}


# -- the results -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("query", "first"), QUERIES, ids=[query for query, _ in QUERIES])
def test_the_first_result(page: Page, address: str, query: str, first: tuple[str, str, str]) -> None:
    """Each query finds what was meant, on a server and on disk, and says what it is."""
    _ask(page, address, query)
    assert _read(page)[0] == first


def test_thirty_queries(page: Page, sample_site: Path) -> None:
    """Numbers, keys, identifiers, names and titles of a whole survey lead to what has them."""
    found = []
    for query, _, _ in SAMPLE:
        _ask(page, f"{sample_site.as_uri()}/", query)
        found.append((query, *next(((kind, title) for kind, title, _ in _read(page)), ())))
    assert len(SAMPLE) >= 30
    assert found == SAMPLE


@pytest.mark.parametrize(("query", "absent"), [("C#", "about.html"), ("c", "works/moe2023gpt.html")])
def test_signs_are_parts_of_names(page: Page, address: str, query: str, absent: str) -> None:
    """C# is not c: what has the letter alone is not found by the name, and comes first for the letter."""
    _ask(page, address, query)
    assert absent != _read(page)[0][2]
    if query == "C#":
        assert absent not in {each[2].partition("#")[0] for each in _read(page)}


def test_a_reader_searches_from_any_page(page: Page, address: str) -> None:
    """The box beside each page leads to the results, and nothing goes wrong while they load."""
    page.goto(f"{address}works/nguyen2024quarries.html")
    page.locator(SIDEBAR).fill("nguyen")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-status:not(:empty)")
    assert len(_read(page)) == 2
    assert page.locator(BOX).input_value() == "nguyen"


def test_one_script_is_loaded_when_it_is_needed(page: Page, address: str) -> None:
    """A page loads the index when a box takes the focus, and no sooner; one query loads one file."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{address}about.html")
    page.wait_for_load_state("networkidle")
    assert "search-index.js" not in asked
    asked.clear()
    page.locator(SIDEBAR).focus()
    page.locator(SIDEBAR).fill("nguyen")
    page.wait_for_selector(".search-suggestions a")
    assert asked == ["search-index.js"]


def test_all_words_are_needed(page: Page, address: str) -> None:
    """What lacks one of the words is no result; that is read out, with a way on that keeps the query."""
    _ask(page, address, "nguyen galets")
    assert page.locator(RESULTS).count() == 0
    expect(page.locator('#search-status[role="status"]')).to_have_text(
        "Nothing was found for “nguyen galets”. "
        "Every word must occur; try fewer words, or the beginning of a name."
    )
    expect(page.locator("#search-help")).to_be_visible()


def test_the_way_on_leads_to_the_explorer(page: Page, sample_site: Path) -> None:
    """Where nothing is found, the explorer is offered with the query; else there is no such offer."""
    _ask(page, f"{sample_site.as_uri()}/", "zzz & yyy")
    link = page.get_by_role("link", name="all works, with filters")
    assert str(link.get_attribute("href")).endswith("/explore.html#q=zzz+%26+yyy")
    _ask(page, f"{sample_site.as_uri()}/", "stones")
    expect(page.locator("#search-help")).to_be_hidden()


def test_a_typing_error_is_forgiven_and_said(page: Page, address: str) -> None:
    """If nothing has a word, what is nearly the same is found, and the status says which word that is."""
    _ask(page, address, "quaries worlx")
    assert _read(page)[0][2] == "works/nguyen2024quarries.html"
    expect(page.locator("#search-status")).to_have_text(
        "Nothing has all words as typed; 1 result for “quarries world”."
    )
    _ask(page, address, "2401.02908")
    assert page.locator(RESULTS).count() == 0  # another number is another paper


def test_the_status_counts(page: Page, address: str) -> None:
    """The number of results is read out, and each is there once."""
    _ask(page, address, "nguyen")
    assert [each[2] for each in _read(page)] == [
        "works/nguyen2024quarries.html",
        "resources/data/quarries.html#data-elephant",
    ]
    expect(page.locator("#search-status")).to_have_text("2 results for “nguyen”.")


def test_groups_are_counted_and_filter(page: Page, address: str) -> None:
    """Results stand in groups with counts; a group shows alone, which the address keeps for going back."""
    _ask(page, address, "stones")
    headings = page.locator("#search-results h2").all_inner_texts()
    assert {"Works 3", "Sections 1"} <= set(headings)
    buttons = page.locator("#search-filters button")
    assert buttons.first.inner_text() == f"All {page.locator(RESULTS).count()}"
    page.get_by_role("button", name="Works 3").click()
    assert page.locator("#search-results h2").all_inner_texts() == ["Works 3"]
    assert page.locator('#search-filters [aria-pressed="true"]').all_inner_texts() == ["Works 3"]
    assert "in=Work" in page.url
    page.get_by_role("button", name="All").first.click()
    assert "in=" not in page.url


def test_back_leads_to_the_earlier_results(page: Page, address: str) -> None:
    """Each query is in the address; "back" shows the results before, and the box has their words."""
    _ask(page, address, "nguyen")
    page.locator(BOX).fill("elephant")
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_have_text("1 result for “elephant”.")
    assert page.url.endswith("?q=elephant")
    page.go_back()
    expect(page.locator("#search-status")).to_have_text("2 results for “nguyen”.")
    assert page.locator(BOX).input_value() == "nguyen"


def test_excerpts_mark_what_was_found(page: Page, address: str) -> None:
    """An excerpt is a plain summary, or the passage that has the words, marked as they are printed."""
    _ask(page, address, "nguyen")
    first = page.locator(RESULTS).first
    assert first.locator(".context").inner_text() == "Maps where stones are broken."
    assert first.locator(".search-what mark").all_inner_texts() == ["Nguyễn", "nguyen2024quarries"]
    _ask(page, address, "marble")
    excerpt = page.locator(RESULTS).first.locator(".context")
    assert excerpt.locator("mark").all_inner_texts() == ["marble"]
    assert excerpt.inner_text().startswith("… ")
    assert len(excerpt.inner_text()) < 200
    _ask(page, address, "语言")
    assert page.locator(RESULTS).first.locator("a mark").all_inner_texts() == ["语言"]
    _ask(page, address, "code")
    assert page.locator(RESULTS).first.locator("a mark").all_inner_texts() == ["Code"]


def test_an_author_asked_for_is_named(page: Page, address: str) -> None:
    """Of many authors the first are named, and the one that was asked for."""
    _ask(page, address, "last")
    said = page.locator(RESULTS).first.locator(".search-what").inner_text()
    assert said == (
        "Work · Thuat Nguyễn, Søren Łukasz, Pat O'Brien, Ex Last et al. · 2024 · ROCK · nguyen2024quarries"
    )


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", "constructor", "__proto__", "((", "%", "-", "\\", "🙂"]
)
def test_odd_queries_do_no_harm(page: Page, address: str, query: str) -> None:
    """Markup, names of JavaScript's own and lone signs are looked up like anything else."""
    _ask(page, address, query)
    assert page.locator("#search-page img").count() == 0
    assert page.locator(RESULTS).count() == 0


# -- boxes -----------------------------------------------------------------------------------------


def _suggested(page: Page) -> list[str]:
    return page.locator(".search-suggestions:visible a > span").all_inner_texts()


@pytest.mark.parametrize("box", [SIDEBAR, BOX])
def test_suggestions_by_keyboard(page: Page, address: str, box: str) -> None:
    """A box is a combobox: arrows choose, Escape closes, Enter opens what is chosen."""
    page.goto(f"{address}{'search' if box == BOX else 'about'}.html")
    page.locator(box).focus()
    page.keyboard.type("ngu")
    expect(page.get_by_role("option")).to_have_count(2)
    field = page.locator(f"{box}[role=combobox][aria-autocomplete=list]")
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}[aria-selected=true]")
    assert chosen.locator("span").inner_text() == "Quarries of the World"
    assert page.locator(f"#{field.get_attribute('aria-controls')}[role=listbox]").count() == 1
    page.keyboard.press("Escape")
    assert _suggested(page) == []
    assert field.get_attribute("aria-expanded") == "false"
    assert field.get_attribute("aria-activedescendant") is None
    assert field.input_value() == "ngu"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/works/nguyen2024quarries.html")


def test_suggestions_by_pointer(page: Page, address: str) -> None:
    """A suggestion is a link; a click elsewhere closes the list."""
    page.goto(f"{address}about.html")
    page.locator(SIDEBAR).fill("opal")
    page.get_by_role("option").first.wait_for()
    page.locator("h1").click()
    page.wait_for_selector(".search-suggestions", state="hidden")
    page.locator(SIDEBAR).fill("opala")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/works/koe2023opala.html")


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_keys_lead_to_the_search(page: Page, address: str, keys: str) -> None:
    """They lead to the box, or on a narrow screen to a dialog with one; in a field "/" is a letter."""
    page.goto(f"{address}about.html")
    page.keyboard.press(keys)
    expect(page.locator(SIDEBAR)).to_be_focused()
    page.keyboard.type("a/b")
    assert page.locator(SIDEBAR).input_value() == "a/b"
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}about.html")
    page.keyboard.press(keys)
    expect(page.get_by_role("dialog", name="Search").get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_icon_opens_the_search(page: Page, address: str) -> None:
    """The icon of narrow screens opens a dialog with suggestions; without a script it is a link."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}about.html")
    box = page.locator(".search-icon").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    page.locator(".search-icon").click()
    page.keyboard.type("opala")
    page.get_by_role("option").first.wait_for()
    assert _suggested(page) == ["Opalá: Shining Stones"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=opala")


def test_without_scripts_the_results_page_says_so(browser: Browser, sample_site: Path) -> None:
    """The form leads to a page that says what is missing, and links explorer, references and contents."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{sample_site.as_uri()}/search.html?q=stones")
        note = page.locator("#search-page noscript")
        assert note.bounding_box()
        assert "The search needs JavaScript" in str(note.text_content())
        links = [str(each.get_attribute("href")) for each in page.locator("#search-page li a").all()]
        assert links == ["explore.html", "explore-data.html", "references.html", "index.html"]
        assert page.locator(SIDEBAR).get_attribute("role") is None


def test_a_missing_index_is_said(browser: Browser, built: Path) -> None:
    """If the index cannot be loaded, the page of results says so."""
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/search-index.js", lambda route: route.abort())
        page.goto(f"{built.as_uri()}/search.html?q=x")
        expect(page.locator("#search-status")).to_have_text("The index of the search could not be loaded.")


def test_an_index_of_ten_thousand_works_answers_at_once(page: Page, tmp_path: Path) -> None:
    """Size and time are linear: 10,000 works have less than 1 kB each, and a prefix is found in a second."""
    words = [
        f"{a}{b}{c}" for a in ("ba", "ke", "li", "mo") for b in ("nu", "ra", "si") for c in ("to", "ve", "xy")
    ]
    works = [
        [
            " ".join(words[(i * n) % 36] for n in range(1, 9)),
            f"works/k{i}",
            " ".join(words[(i + n * n) % 36] for n in range(20)),
            [f"doe2024k{i}", f"2401.{i:05}"],
            "2024 · ROCK",
            "",
            [f"A{n}|{words[(i + n) % 36]}{i % 97}" for n in range(6)],
        ]
        for i in range(10_000)
    ]
    docs = write_site(tmp_path, {}, "")
    (docs / "references.md").write_text("# References\n")
    write_facts(docs, {"Work": works})
    assert run_sphinx(docs, tmp_path / "html").returncode == 0
    assert (tmp_path / "html" / "search-index.js").stat().st_size < 10_000_000
    page.goto(f"{(tmp_path / 'html').as_uri()}/search.html")
    page.wait_for_function("window.SurveySearch")
    page.evaluate("SurveySearch.find('warm')")
    timed = "start => { SurveySearch.find('kera'); return performance.now() - start }"
    took = page.evaluate(f"({timed})(performance.now())")
    assert took < 1_000
    _ask(page, f"{(tmp_path / 'html').as_uri()}/", "doe2024k777")
    assert _read(page)[0][2] == "works/k777.html"


def test_a_changed_page_changes_the_index(tmp_path: Path) -> None:
    """A build that goes on from the last has the entries of a build from nothing."""
    docs = write_site(tmp_path, {"a": "# A\n\nagate\n", "b": "# B\n\nberyl\n"}, "")
    (docs / "references.md").write_text("# References\n")
    for text in ("agate", "amber"):
        (docs / "a.md").write_text(f"# A\n\n{text}\n", encoding="utf-8")
        assert run_sphinx(docs, tmp_path / "html").returncode == 0
        assert run_sphinx(docs, tmp_path / text).returncode == 0
        indexes = [(tmp_path / name / "search-index.js").read_bytes() for name in ("html", text)]
        assert indexes[0] == indexes[1]
        assert text.encode() in indexes[0]
    (docs / "b.md").unlink()
    assert run_sphinx(docs, tmp_path / "html").returncode == 0
    assert b"beryl" not in (tmp_path / "html" / "search-index.js").read_bytes()


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
        ("this one", "works/roe2020etude.html"),
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
