"""Whoever describes the survey or its companion says the same: people, crawlers and reference managers."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import rispy
import yaml
from bibtexparser.entrypoint import parse_string
from bs4 import BeautifulSoup, Tag

from own_survey import own_info
from survey_companion.exports.place_citations import cite_survey
from survey_companion.model.authors import Person
from survey_companion.model.companion import companion_title
from survey_companion.model.dates import show_day
from survey_companion.model.survey import SurveyInfo
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import locate_project
from survey_companion.text.person_names import name_author


@pytest.fixture(scope="module")
def info() -> SurveyInfo:
    """What the project's own settings say."""
    return own_info()


@pytest.fixture(scope="module")
def front(site: Path) -> BeautifulSoup:
    """The front page."""
    return BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "lxml")


def _entries(info: SurveyInfo) -> list[dict[str, str]]:
    """Return the BibTeX entries of the survey: the article, and the preprint."""
    citation = cite_survey(info)
    assert citation is not None
    return [dict(entry.items()) for entry in parse_string(citation.files["bib"]).entries]


def _values(page: BeautifulSoup, name: str) -> list[str]:
    tags = [*page.find_all("meta", {"name": name}), *page.find_all("meta", {"property": name})]
    return [str(tag["content"]) for tag in tags]


def _graph(page: BeautifulSoup) -> list[dict[str, Any]]:
    """Return what the front page describes: the article, its preprint, and the companion."""
    script = page.find("script", type="application/ld+json")
    assert isinstance(script, Tag)
    things: list[dict[str, Any]] = json.loads(script.get_text())["@graph"]
    assert [thing["@type"] for thing in things] == ["ScholarlyArticle", "ScholarlyArticle", "Dataset"]
    return things


def _citation_file(site: Path) -> dict[str, Any]:
    """Return the file that was written with the site."""
    found: dict[str, Any] = yaml.load(
        (site.parents[2] / "CITATION.cff").read_text(encoding="utf-8"),
        Loader=yaml.BaseLoader,  # noqa: S506
    )
    return found


def test_everybody_gives_the_survey_one_title(info: SurveyInfo, front: BeautifulSoup, site: Path) -> None:
    """BibTeX, CITATION.cff, JSON-LD, Highwire and the page name the article alike, and so the preprint."""
    article, preprint, _ = _graph(front)
    one, two = _entries(info)
    file = _citation_file(site)
    titles = {
        re.sub("[{}]", "", one["title"]),
        file["preferred-citation"]["title"],
        article["name"],
        *_values(front, "citation_title"),
    }
    assert titles == {info.title}
    assert info.preprint is not None
    others = {re.sub("[{}]", "", two["title"]), file["references"][0]["title"], preprint["name"]}
    assert others == {info.preprint.title}
    text = front.get_text()
    assert text.index(str(info.title)) < text.index(str(info.preprint.title))


def test_everybody_gives_the_companion_one_title(info: SurveyInfo, front: BeautifulSoup, site: Path) -> None:
    """CITATION.cff, JSON-LD and Open Graph name the companion alike, after the survey."""
    titles = {_citation_file(site)["title"], _graph(front)[2]["name"], *_values(front, "og:title")}
    assert titles == {f"Companion to: {info.title}"}


def test_everybody_names_the_same_authors(info: SurveyInfo, front: BeautifulSoup, site: Path) -> None:
    """All authors of the survey, in order, in every form, and the companion's in every form of its own."""
    file, things = _citation_file(site), _graph(front)
    shown = [name_author(author) for author in info.authors]
    sorted_by = [f"{each.family}, {each.given}" for each in info.authors if isinstance(each, Person)]
    assert len(sorted_by) == len(shown) > 1
    for entry in _entries(info):
        assert entry["author"].split(" and ") == sorted_by
    for cited in (file["preferred-citation"], *file["references"]):
        assert [f"{each['family-names']}, {each['given-names']}" for each in cited["authors"]] == sorted_by
    assert _values(front, "citation_author") == sorted_by
    for thing in things[:2]:
        assert [each["name"] for each in thing["author"]] == shown
    assert ", ".join(shown) in front.get_text()
    makers = [name_author(author) for author in info.companion_authors]
    assert [each["name"] for each in things[2]["author"]] == makers
    assert [each["name"] for each in file["authors"]] == makers


def test_everybody_gives_the_same_imprint(info: SurveyInfo, front: BeautifulSoup, site: Path) -> None:
    """Journal, volume, issue, pages, date and DOI of the article are those of the settings."""
    published = info.published
    assert published is not None
    article, _, _ = _graph(front)
    one, _ = _entries(info)
    cited = _citation_file(site)["preferred-citation"]
    issue = article["isPartOf"]
    volume = issue["isPartOf"]
    numbers = [volume["volumeNumber"], issue["issueNumber"], article["pagination"]]
    described = [volume["isPartOf"]["name"], *numbers]
    assert described == [published.venue, published.volume, published.number, published.pages]
    assert [one[name] for name in ("journal", "volume", "number", "pages")] == described
    assert [cited[name] for name in ("journal", "volume", "issue", "start")] == described
    tags = ("journal_title", "volume", "issue", "firstpage")
    assert [*(_values(front, f"citation_{name}")[0] for name in tags)] == described
    assert {cited["date-published"], article["datePublished"]} == {published.date}
    assert _values(front, "citation_publication_date") == [str(published.date).replace("-", "/")]
    dois = {one["doi"], cited["doi"], article["identifier"]["value"], *_values(front, "citation_doi")}
    assert dois == {published.doi}
    assert f"doi:{published.doi}" in front.get_text()
    assert str(published.pmcid) in front.get_text()


def test_everybody_gives_the_same_edition(info: SurveyInfo, front: BeautifulSoup, site: Path) -> None:
    """The edition and its date, the years and the arXiv identifier, are those of the settings."""
    one, two = _entries(info)
    article, preprint, companion = _graph(front)
    file = _citation_file(site)
    (other,) = file["references"]
    assert {companion["version"], file["version"]} == {info.edition}
    assert {companion["dateModified"], companion["datePublished"], file["date-released"]} == {info.date}
    assert f"edition {info.edition} of {show_day(str(info.date))}" in front.get_text()
    assert {one["year"], file["preferred-citation"]["year"], article["datePublished"][:4]} == {str(info.year)}
    assert info.preprint is not None
    assert {two["year"], other["year"], preprint["datePublished"]} == {str(info.preprint.year)}
    identifiers = {one["eprint"], two["eprint"], *_values(front, "citation_arxiv_id")}
    assert identifiers | {preprint["identifier"]["value"]} == {info.arxiv}
    assert other["identifiers"] == [{"type": "other", "value": f"arXiv:{info.arxiv}"}]


def test_everybody_gives_the_same_addresses(info: SurveyInfo, front: BeautifulSoup, site: Path) -> None:
    """Address and licence of the companion, and the address of what to cite."""
    article, _, companion = _graph(front)
    file = _citation_file(site)
    links = {str(tag["rel"][0]): str(tag["href"]) for tag in front.find_all("link", rel=True)}
    # Sphinx names the file of the front page, which is the same page.
    assert links["canonical"].removesuffix("index.html") == info.address
    assert {file["url"], companion["url"], *_values(front, "og:url")} == {info.address}
    assert links["cite-as"] == article["@id"] == file["preferred-citation"]["url"]
    assert companion["isBasedOn"]["@id"] == article["@id"]
    assert links["license"] == companion["license"] == f"https://spdx.org/licenses/{file['license']}.html"


def test_everybody_cites_a_section_as_the_companion_s(info: SurveyInfo, site: Path) -> None:
    """Sentence, CSL-JSON, RIS, COinS, JSON-LD and Open Graph of a section name the companion alike."""
    survey = read_survey(locate_project(site.parents[2] / "bib" / "catalogue.md", site.parents[2]))
    (maker,) = [name_author(author) for author in info.companion_authors]
    title, address, year = companion_title(info), str(info.address), str(info.date)[:4]
    for section in survey.sections:
        path = site / f"{section.address}.html"
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        script = page.find("script", type="application/ld+json")
        assert isinstance(script, Tag)
        thing = json.loads(script.get_text())
        folder = site / "exports" / "cite"
        sentence = (folder / f"{section.anchor}.txt").read_text(encoding="utf-8")
        (item,) = json.loads((folder / f"{section.anchor}.json").read_text(encoding="utf-8"))
        (record,) = rispy.loads((folder / f"{section.anchor}.ris").read_text(encoding="utf-8"))
        coins = parse_qs(str(page.find_all("span", class_="Z3988")[0]["title"]))
        assert {item["author"][0]["literal"], *record["authors"], thing["author"][0]["name"]} == {maker}
        assert coins["rft.aucorp"] == [maker]
        assert sentence.startswith(f"{maker}. ({year}). {section.title} ")
        assert {item["title"], record["title"], coins["rft.atitle"][0]} == {section.title}
        books = {item["container-title"], record["secondary_title"], coins["rft.btitle"][0]}
        assert books | {thing["isPartOf"]["name"], *_values(page, "og:site_name")} == {title}
        assert {thing["version"], item["edition"], record["edition"]} == {info.edition}
        assert {thing["datePublished"], coins["rft.date"][0]} == {info.date}
        pages = {item["URL"].partition("#")[0], thing["url"], *_values(page, "og:url")}
        assert pages == {f"{address}{section.address}.html"}
        assert coins["rft_id"] == [item["URL"]]
        assert thing["isBasedOn"]["@id"] == f"https://doi.org/{info.published and info.published.doi}"
