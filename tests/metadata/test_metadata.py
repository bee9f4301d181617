"""What machines read on the pages, read back by parsers that are not ours."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import cffconvert
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from browsing import run_sphinx, write_site
from conftest import CASES, ROOT, build_site
from short_ways import read_survey
from survey_companion.metadata.citation_file import render_citation_file
from survey_companion.metadata.coins import PLUS, render_coins
from survey_companion.metadata.head_tags import front_tags
from survey_companion.metadata.jsonld import license_url, render_thing
from survey_companion.model.record_types import Preprint, Publication
from survey_companion.model.survey import Survey, SurveyInfo, Work
from survey_companion.model.work_kinds import PublicationType
from survey_companion.project.inputs import read_survey as read_project
from survey_companion.project.locating import locate_project
from survey_companion.sphinx.settings import site_settings
from survey_companion.text.myst import flatten
from survey_companion.text.person_names import parse_author


def _coins(work: Work) -> dict[str, list[str]]:
    return parse_qs(render_coins(work), strict_parsing=True, errors="strict")


def _works(catalogue: Path, records: Path) -> Mapping[str, Work]:
    survey = read_project(locate_project(catalogue, None, records))
    return {work.key: work for work in (*survey.works, *survey.cited)}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented catalogue with its records."""
    folder = tmp_path_factory.mktemp("records")
    shutil.copy(CASES / "sample.md", folder / "sample.md")
    shutil.copy(CASES / "sample-works.toml", folder / "works.toml")
    shutil.copy(CASES / "sample-resources.toml", folder / "resources.toml")
    return folder / "sample.md"


# -- COinS -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["real", "sample"])
def test_coins_say_what_the_records_say(which: str, sample: Path) -> None:
    """Every record arrives: title, each author in order, year, DOI, venue and pages, and nothing else."""
    catalogue = ROOT / "bib" / "catalogue.md" if which == "real" else sample
    works = _works(catalogue, catalogue.parent)
    records = tomllib.loads((catalogue.parent / "works.toml").read_text(encoding="utf-8"))
    assert records
    for key, record in records.items():
        if key not in works:
            continue
        found = _coins(works[key])
        published = record.get("published", {})
        kind = published.get("type", "preprint")
        assert _title(found) == record["title"].replace("+", PLUS)
        persons = [_inverted(each) for each in record["authors"] if not each.startswith("{")]
        teams = [each[1:-1] for each in record["authors"] if each.startswith("{")]
        assert found.get("rft.au", found.get("rft.creator", [])) == persons, key
        assert found.get("rft.aucorp", []) == teams
        year = published.get("year") or record.get("year")
        assert [date[:4] for date in found.get("rft.date", [])] == ([str(year)] if year else [])
        if "doi" in published and not published["doi"].startswith("10.18653/v1/"):
            assert f"info:doi/{published['doi']}" in found["rft_id"]
        if kind == "inproceedings":
            assert found["rft.btitle"] == [published.get("venue") or published["short"]]
        if kind == "article":
            assert found["rft.jtitle"] == [published.get("venue") or published["short"]]
        if "pages" in published and kind in {"inproceedings", "article"}:
            assert found["rft.pages"] == [published["pages"].replace("--", "-").replace("–", "-")]


def _title(found: Mapping[str, list[str]]) -> str:
    """Return the title of the work itself, whichever field the format has for it."""
    return (found.get("rft.atitle") or found.get("rft.title") or found["rft.btitle"])[0]


def _inverted(author: str) -> str:
    """Return "Doe, Ana, Jr." for "Doe, Jr., Ana"."""
    family, *rest = (part.strip() for part in author.split(","))
    return ", ".join([family, *reversed(rest)]) + ("," if not rest and " " in family else "")


def _work(line: str) -> Work:
    """Return the work of a line, in a list that writes family names alone before "et al."."""
    more = "- [2019] **Sand.** *Koe et al.*"
    return read_survey(f"# L\n\n## Papers\n\n### 1. A\n\n#### 1.1 B\n\n- {line}\n{more}\n").works[0]


@pytest.mark.parametrize(
    ("names", "persons", "teams"),
    [
        ("Doe et al.", ["Doe"], None),
        ("Ana Doe, Bo Roe and others", ["Doe, Ana", "Roe, Bo"], None),
        ("Moura Ramos et al.", ["Moura Ramos,"], None),
        ("Night Team", None, ["Night Team"]),
        ("Night Team and Ana Doe", ["Doe, Ana"], ["Night Team"]),
    ],
)
def test_nobody_is_invented(names: str, persons: list[str] | None, teams: list[str] | None) -> None:
    """What stands for missing authors is no author, and a team is not torn into a given and a family name."""
    found = _coins(_work(f"[2020] **Stones.** *{names}* `Arxiv` [[paper](https://arxiv.org/abs/2001.00001)]"))
    assert found.get("rft.creator") == persons
    assert found.get("rft.aucorp") == teams
    assert not any(word in str(found).lower() for word in ("et al", "others"))


@given(st.text(alphabet=st.sampled_from("ab +&=%#?;\t\n\x00\u2028<>\"'é漢~._-:/,")))
def test_any_title_arrives(title: str) -> None:
    """A query carries every character of a title, on one line; it ends no attribute and no field."""
    work = replace(_work("[2020] **Stones.** *Ana Doe*"), title=title)
    arrived = _coins(work).get("rft.title", [""])
    assert arrived == [flatten(title).replace("+", PLUS)]
    assert re.fullmatch(r"[\w.~:/,+%&=-]+", render_coins(work), re.ASCII)
    assert "%2B" not in render_coins(work), "Zotero would take it for a blank"


@pytest.mark.parametrize(
    ("name", "is_safe"), [("Ana Doe", True), ("A. B. Doe", False), ("Ana Doe Jr.", False)]
)
def test_the_first_author_is_named_once(name: str, is_safe: bool) -> None:
    """Zotero shows a first author twice if two forms of the name seem to differ: then there is one form."""
    found = _coins(_work(f"[2020] **Stones.** *{name} and Bo Roe* `Stone Letters`"))
    assert ("rft.aulast" in found) == ("rft.aufirst" in found) == is_safe
    assert len(found["rft.au"]) == 2


def test_a_reference_manager_gets_the_version_to_cite(sample: Path) -> None:
    """There is one web address, and the kind of work is told in the terms of the standard."""
    for work in _works(sample, sample.parent).values():
        found = _coins(work)
        addresses = [each for each in found.get("rft_id", []) if each.startswith("http")]
        assert len(addresses) <= 1
        assert found["ctx_ver"] == ["Z39.88-2004"]
        assert found["rft_val_fmt"][0].removeprefix("info:ofi/fmt:kev:mtx:") in {"book", "journal", "dc"}


def test_coins_never_change_without_a_reason() -> None:
    """The whole text, fields in their order, encoded as a query needs it: `:`, `/` and `,` may stand."""
    work = _work(
        "[2020] **Äpfel & Birnen: 100%?** *Ana Doe* `Arxiv` [[paper](https://arxiv.org/abs/2001.00001)]"
    )
    assert render_coins(work) == (
        "ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc&rft.type=preprint"
        "&rft.title=%C3%84pfel+%26+Birnen:+100%25%3F&rft.date=2020&rft.publisher=arXiv"
        "&rft.creator=Doe,+Ana&rft_id=info:doi/10.48550/arXiv.2001.00001"
        "&rft_id=https://arxiv.org/abs/2001.00001"
    )


# -- on the pages ----------------------------------------------------------------------------------


def _page(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def _json(page: BeautifulSoup) -> dict[str, Any]:
    (script,) = page.find_all("script", type="application/ld+json")
    found: dict[str, Any] = json.loads(script.get_text())
    return found


def _leads_on(page: BeautifulSoup) -> bool:
    """Whether the page only leads on from an earlier address."""
    return bool(page.select('meta[http-equiv="refresh"]'))


@pytest.mark.parametrize("name", ["site", "sample_site"])
def test_a_page_offers_the_works_it_lists(name: str, request: pytest.FixtureRequest) -> None:
    """A row of a table of works or data has a COinS, as have each work, section and the survey.

    Those of the references are in a script, which `test_cite` loads.
    """
    site: Path = request.getfixturevalue(name)
    total = 0
    for path in site.rglob("*.html"):
        page = _page(path)
        if _leads_on(page):
            continue
        rows = page.select(
            "table.works:not(.explorer) tbody tr, table.data-resources:not(.explorer) tbody tr"
        )
        expected = len(rows) + (path == site / "index.html")
        spans = page.select("span.Z3988")
        script = page.find("script", type="application/ld+json")
        is_section = script is not None and '"CollectionPage"' in script.get_text().partition("hasPart")[0]
        assert len(spans) == expected + (path.parent == site / "works") + is_section, path
        assert all(not span.contents and span.find_parent(attrs={"aria-hidden": "true"}) for span in spans)
        total += len(spans)
    assert total > 10
    text = (site / "cite" / "coins.js").read_text(encoding="utf-8")
    told = json.loads(text.removeprefix("surveyCoins(").removesuffix(");\n"))
    listed = [
        str(each["id"]).removeprefix("ref-")
        for each in _page(site / "references.html").select("div.citation")
    ]
    assert sorted(told) == sorted(listed)


def test_titles_in_coins_are_those_of_the_rows(sample_site: Path) -> None:
    """The works of a section come in the order of its table, after the section itself."""
    page = _page(sample_site / "taxonomy" / "by-hand" / "large-stones.html")
    rows = [" ".join(cell.get_text().split()) for cell in page.select("table.works td .title")]
    found = [parse_qs(str(span["title"])) for span in page.select("span.Z3988")]
    titles = [_title(each) for each in found]
    assert ["Large Stones", *(row.replace("\u2068", "").replace("\u2069", "") for row in rows)] == titles


@pytest.mark.parametrize("name", ["site", "sample_site"])
def test_every_script_for_machines_is_json(name: str, request: pytest.FixtureRequest) -> None:
    """What stands in the pages can be read; a section counts its items, a page names what it is."""
    site: Path = request.getfixturevalue(name)
    for path in [
        *site.glob("works/*.html"),
        *site.glob("taxonomy/*/*.html"),
        *site.glob("resources/*/*.html"),
    ]:
        page = _page(path)
        if _leads_on(page):
            continue
        if not page.find("script", type="application/ld+json"):
            assert path.name == "index.html"  # of a part, which lists nothing itself
            continue
        thing = _json(page)
        assert thing["name"]
        if "mainEntity" in thing:
            items = thing["mainEntity"]["itemListElement"]
            assert len(items) == thing["mainEntity"]["numberOfItems"] > 0
            assert len(items) == len(page.select("table.works tbody tr, table.data-resources tbody tr"))


def test_only_the_front_page_is_a_publication(site: Path) -> None:
    """Google Scholar must not take our page about a paper for the paper."""
    for path in site.rglob("*.html"):
        has_tags = bool(_page(path).select('meta[name^="citation_"]'))
        assert has_tags == (path == site / "index.html"), path


def test_pages_link_the_files_that_describe_them(site: Path) -> None:
    """The exports that the head of a page names are there, and so is a description of most works."""
    found = 0
    for path in site.rglob("*.html"):
        for link in _page(path).select("link[rel=describedby]"):
            assert (path.parent / str(link["href"])).is_file(), (path, link)
            found += 1
    assert found > 200
    described = [path for path in site.glob("works/*.html") if _page(path).select("meta[name=description]")]
    assert len(described) > 100


HOSTILE = """---
title: 'Stones </script><script>alert("x")</script> & <b>'
authors: ['Ana "A" <Doe>']
year: 2020
address: https://example.org/stones/
---

# L

## Papers

### 1. A

#### 1.1 </script><script>alert(1)</script>

- [2020] **A \\</script>\\<script>alert(1)\\</script> & "quotes" 'too'.** *Ana Doe* `Arxiv` [[paper](https://arxiv.org/abs/2001.00001)]
- [2021] **أحجار كريمة.** *Bo Roe*
"""


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    """A title cannot end the script or the attribute it stands in, and arrives as it was written."""
    (tmp_path / "list.md").write_text(HOSTILE, encoding="utf-8")
    done = build_site(tmp_path / "list.md", tmp_path)
    site = tmp_path / "docs" / "_build" / "html"
    assert site.exists(), done.stderr
    survey = read_survey(HOSTILE)
    scripts = 0
    for path in site.rglob("*.html"):
        page = _page(path)
        assert not [each for each in page.find_all("script") if each.get_text().startswith("alert(")], path
        scripts += len(page.find_all("script", type="application/ld+json"))
    assert scripts == 4  # front page, section, two works
    for work in survey.works:
        page = _page(site / "works" / f"{work.key}.html")
        assert _json(page)["name"] == work.title
        (span,) = page.select("span.Z3988")
        assert _title(parse_qs(str(span["title"]))) == work.title
    front = _page(site / "index.html")
    assert _json(front)["@graph"][0]["name"] == survey.info.title
    (title,) = front.select('meta[name="citation_title"]')
    assert title["content"] == survey.info.title


def test_a_script_cannot_be_ended() -> None:
    """No character that ends a script, or a line of one, is left as it is."""
    text = render_thing({"name": "</script><!-- \u2028 \u2029 &"})
    assert json.loads(text) == {"name": "</script><!-- \u2028 \u2029 &"}
    assert not set("<>&\u2028\u2029") & set(text)


# -- data resources --------------------------------------------------------------------------------


def test_data_resources_say_nothing_unconfirmed(sample_site: Path) -> None:
    """A withdrawn one says so, a doubtful size or licence is left out, the list's own words stay."""
    page = _page(sample_site / "resources" / "data" / "quarries.html")
    items = [each["item"] for each in _json(page)["mainEntity"]["itemListElement"]]
    (slate,) = [item for item in items if item["name"] == "Slate"]
    assert slate["creativeWorkStatus"] == "withdrawn"
    assert slate["description"] == "Flat stones from two quarries."
    assert "size" not in slate  # it is marked as unconfirmed
    assert {"@type", "name"} <= set(items[1])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("MIT", "https://spdx.org/licenses/MIT.html"),
        ("CC-BY-NC-4.0", "https://spdx.org/licenses/CC-BY-NC-4.0.html"),
        ("GPL-3.0-only", "https://spdx.org/licenses/GPL-3.0-only.html"),
        ("CC-BY-SA", None),
        ("Apache-2.0 (repository)", None),
        ("CC-BY-4.0 and other (per file)", None),
        ("unknown (hub tag)", None),
        (None, None),
    ],
)
def test_only_one_plain_licence_is_named(name: str | None, expected: str | None) -> None:
    """A licence that leaves a doubt has no address."""
    assert license_url(name) == expected


# -- what is built anew ----------------------------------------------------------------------------

PAGES = {
    # As in a real survey, the pages of works stand outside the navigation.
    "index": "# Front\n\n```{toctree}\nlist\nreferences\n```\n",
    "works/doe2020stones": "---\norphan: true\n---\n\n# Stones\n",
    "works/roe2021walls": "---\norphan: true\n---\n\n# Walls\n",
    "list": "# List\n\nSee {cite:t}`doe2020stones` and {cite:t}`roe2021walls`.\n",
}
BIBLIOGRAPHY = """
@misc{doe2020stones, author = {Doe, Ana}, title = {Stones}, year = {2020}}
@misc{roe2021walls, author = {Roe, Bo}, title = {Walls}, year = {2021}}
"""


def _metadata(description: str, walls: str = "rft.title=Walls") -> str:
    """Return metadata of the pages above."""
    highwire = ["meta", {"name": "citation_title", "content": "S"}]
    described = ["meta", {"name": "description", "content": description}]
    pages = {
        "index": {"head": [highwire], "jsonld": "{}", "coins": []},
        "works/doe2020stones": {"head": [], "jsonld": "{}", "coins": ["doe2020stones"]},
        "works/roe2021walls": {"head": [described], "jsonld": "{}", "coins": ["roe2021walls"]},
    }
    return json.dumps({"coins": {"doe2020stones": "rft.title=Stones", "roe2021walls": walls}, "pages": pages})


def _build(docs: Path, output: Path, metadata: str) -> dict[str, int]:
    """Build and return when each page was written."""
    (docs / "metadata.json").write_text(metadata, encoding="utf-8")
    done = run_sphinx(docs, output)
    assert done.returncode == 0, done.stderr
    always = {"search", "genindex", "404"}  # Sphinx writes these each time
    paths = [path for path in output.rglob("*.html") if path.stem not in always]
    return {path.relative_to(output).with_suffix("").as_posix(): path.stat().st_mtime_ns for path in paths}


def _changed(before: Mapping[str, int], after: Mapping[str, int]) -> set[str]:
    return {name for name in after if before.get(name) != after[name]}


def test_a_page_is_built_anew_when_its_own_metadata_changes(tmp_path: Path) -> None:
    """A new description or a new COinS renews one page; others stay as they are."""
    docs, output = write_site(tmp_path, PAGES, BIBLIOGRAPHY), tmp_path / "html"
    first = _build(docs, output, _metadata("old"))
    assert _changed(first, _build(docs, output, _metadata("old"))) == set()
    second = _build(docs, output, _metadata("new"))
    assert _changed(first, second) == {"works/roe2021walls"}
    assert 'content="new"' in (output / "works" / "roe2021walls.html").read_text(encoding="utf-8")
    third = _build(docs, output, _metadata("new", "rft.title=High+Walls"))
    assert _changed(second, third) == {"works/roe2021walls"}


def test_the_pdf_is_named_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the book lies beside the pages, the front page gives its address, without any other change."""
    monkeypatch.setenv("READTHEDOCS_CANONICAL_URL", "https://example.org/en/stable/")
    docs, output = write_site(tmp_path, PAGES, BIBLIOGRAPHY), tmp_path / "html"
    first = _build(docs, output, _metadata("x"))
    assert not _page(output / "index.html").select('meta[name="citation_pdf_url"]')
    book = docs / "extra" / "downloads" / "stones.pdf"
    book.parent.mkdir()
    book.write_bytes(b"%PDF-1.7")
    assert _changed(first, _build(docs, output, _metadata("x"))) == {"index"}
    (tag,) = _page(output / "index.html").select('meta[name="citation_pdf_url"]')
    assert tag["content"] == "https://example.org/en/stable/downloads/stones.pdf"
    assert (output / "downloads" / "stones.pdf").is_file()
    (link,) = _page(output / "list.html").select("link[rel=canonical]")
    assert link["href"] == "https://example.org/en/stable/list.html"


def test_the_site_knows_its_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The host's word goes before that of the settings; without either there is none."""
    monkeypatch.delenv("READTHEDOCS_CANONICAL_URL", raising=False)
    info: dict[str, Any] = dict.fromkeys(("short_title", "edition", "date")) | {
        "title": "S",
        "stem": "s",
        "authors": [],
        "companion_title": "C",
        "companion_authors": ["D"],
    }
    for address in ("https://example.org/", None):
        (tmp_path / "survey.json").write_text(json.dumps({**info, "address": address}), encoding="utf-8")
        assert site_settings(tmp_path)["html_baseurl"] == (address or "")
    monkeypatch.setenv("READTHEDOCS_CANONICAL_URL", "https://example.net/v1/")
    assert site_settings(tmp_path)["html_baseurl"] == "https://example.net/v1/"


# -- CITATION.cff ----------------------------------------------------------------------------------

FULL = SurveyInfo(
    title='Stones: "A" & <Survey> #1',
    authors=tuple(map(parse_author, ("Ana Doe", "Bo van der Roe", "Cy Moe Jr.", "Night Team"))),
    year=2020,
    arxiv="2001.00001",
    edition="1.0",
    date="2020-01-31",
    address="https://example.org/",
    source_url="https://example.org/stones.git",
    license="CC-BY-4.0",
)


SHORT = SurveyInfo(title="Y", authors=(parse_author("A B"),))
PUBLISHED = replace(
    FULL,
    published=Publication(
        type=PublicationType.ARTICLE,
        short="P 2021",
        venue="Pebbles",
        volume="6",
        number="1",
        pages="3–12",
        year=2021,
        date="2021-02-28",
        doi="10.1000/1",
        publisher="Quarry",
    ),
    year=2021,
    preprint=Preprint(title="Walls", year=2020),
)


@pytest.mark.parametrize("info", [FULL, PUBLISHED, SurveyInfo(title="Stones"), SHORT])
def test_the_citation_file_is_valid(info: SurveyInfo) -> None:
    """The schema of the format accepts it, whatever is unknown."""
    text = render_citation_file(info, "Generated")
    assert text is not None
    cffconvert.Citation(text).validate()


def test_the_citation_file_splits_names_as_bibtex_does() -> None:
    """Particles belong to the family name, a suffix stands apart, and a team stays whole."""
    citation = cffconvert.Citation(render_citation_file(FULL, "Generated"))
    assert citation.cffobj["preferred-citation"]["authors"] == [
        {"family-names": "Doe", "given-names": "Ana"},
        {"family-names": "van der Roe", "given-names": "Bo"},
        {"family-names": "Moe", "given-names": "Cy", "name-suffix": "Jr."},
        {"name": "Night Team"},
    ]


def test_the_citation_file_has_the_article_before_the_preprint() -> None:
    """The companion is the work itself; what it asks to be cited is the article, with its imprint."""
    file = cffconvert.Citation(render_citation_file(PUBLISHED, "Generated")).cffobj
    assert file["authors"] == [{"name": 'Contributors to Stones: "A" & <Survey> #1'}]
    article, (preprint,) = file["preferred-citation"], file["references"]
    known = ("type", "journal", "volume", "issue", "start", "end", "year", "month", "date-published", "doi")
    assert [str(article[name]) for name in known] == [
        *("article", "Pebbles", "6", "1", "3", "12", "2021", "2", "2021-02-28", "10.1000/1"),
    ]
    assert (preprint["title"], preprint["status"], preprint["year"]) == ("Walls", "preprint", 2020)


def test_a_survey_without_a_title_has_no_citation_file() -> None:
    """There is nothing to cite by name."""
    assert render_citation_file(SurveyInfo(), "Generated") is None


def test_the_committed_citation_file_is_current(site: Path) -> None:
    """CITATION.cff is what the converter writes, and valid."""
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    hint = "CITATION.cff is not up to date; renew it with: survey convert"
    assert text == (site.parents[2] / "CITATION.cff").read_text(encoding="utf-8"), hint
    cffconvert.Citation(text).validate()


def test_a_citation_file_of_one_s_own_stays(tmp_path: Path, sample: Path) -> None:
    """A file that a person wrote is neither overwritten nor reported."""
    (tmp_path / "CITATION.cff").write_text("cff-version: 1.2.0\n", encoding="utf-8")
    done = build_site(sample, tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "CITATION.cff").read_text(encoding="utf-8") == "cff-version: 1.2.0\n"
    assert "CITATION" not in done.stderr + done.stdout


def test_an_unknown_survey_claims_nothing() -> None:
    """Without title and authors there is no tag for Google Scholar, and no link to cite by."""
    survey: Survey = read_survey("# L\n\n## Papers\n\n### 1. A\n\n- [2020] **Stones.** *Doe et al.*\n")
    tags = front_tags(survey)
    assert not [tag for tag in tags if "citation_" in str(tag) or tag[1].get("rel") in {"cite-as", "license"}]


def test_books_and_single_pages_have_none_of_this(tmp_path: Path) -> None:
    """Only the site's own pages describe their works to machines."""
    docs = write_site(tmp_path, PAGES, BIBLIOGRAPHY)
    (docs / "metadata.json").write_text(_metadata("x"), encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "singlehtml", str(docs), str(tmp_path / "one")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pages = list((tmp_path / "one").glob("*.html"))
    assert pages
    assert not any(_page(path).select("span.Z3988, meta[name=description]") for path in pages)


def test_the_citation_file_names_the_repository() -> None:
    """Where the catalogue is kept, or else the repository of its lines and issues."""
    home = "https://github.com/night/stones"
    for info, expected in (
        (replace(FULL, repository=home), FULL.source_url),
        (replace(FULL, repository=home, source_url=None), home),
    ):
        assert f"repository-code: {expected}\n" in (render_citation_file(info, "Generated") or "")
