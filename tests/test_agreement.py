"""Whoever describes the survey or its companion says the same: people, crawlers and reference managers."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from bibtexparser.entrypoint import parse_string
from bs4 import BeautifulSoup, Tag

from conftest import ROOT
from survey.catalogue import parse_catalogue
from survey.citing import cite
from survey.model import SurveyInfo
from survey.source import decode_source

NAMES = [
    "Qin, Libo",
    "Chen, Qiguang",
    "Zhou, Yuhang",
    "Chen, Zhi",
    "Li, Yinghui",
    "Liao, Lizi",
    "Li, Min",
    "Che, Wanxiang",
    "Yu, Philip S.",
]


@pytest.fixture(scope="module")
def info() -> SurveyInfo:
    """What the front matter of the project's own list says."""
    path = ROOT / "bib" / "catalogue.md"
    return parse_catalogue(decode_source(path.read_bytes(), path.name)).info


@pytest.fixture(scope="module")
def front(site: Path) -> BeautifulSoup:
    """The front page."""
    return BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "lxml")


def _bibtex(info: SurveyInfo) -> str:
    citation = cite(info)
    assert citation is not None
    return citation.bibtex


def _values(page: BeautifulSoup, name: str) -> list[str]:
    tags = [*page.find_all("meta", {"name": name}), *page.find_all("meta", {"property": name})]
    return [str(tag["content"]) for tag in tags]


def _graph(page: BeautifulSoup) -> dict[str, Any]:
    """Return the things of the front page by their type."""
    script = page.find("script", type="application/ld+json")
    assert isinstance(script, Tag)
    return {thing["@type"]: thing for thing in json.loads(script.get_text())["@graph"]}


def _citation_file(site: Path) -> dict[str, Any]:
    """Return the file that was written with the site."""
    found: dict[str, Any] = yaml.load(
        (site.parents[2] / "CITATION.cff").read_text(encoding="utf-8"),
        Loader=yaml.BaseLoader,  # noqa: S506
    )
    return found


def test_everybody_gives_the_survey_one_title(info: SurveyInfo, front: BeautifulSoup, site: Path) -> None:
    """BibTeX, CITATION.cff, JSON-LD, Highwire and the page name the survey alike."""
    (entry,) = parse_string(_bibtex(info)).entries
    titles = {
        re.sub("[{}]", "", entry["title"]),
        _citation_file(site)["preferred-citation"]["title"],
        _graph(front)["ScholarlyArticle"]["name"],
        *_values(front, "citation_title"),
    }
    assert titles == {info.title}
    assert str(info.title) in front.get_text()


def test_everybody_gives_the_companion_one_title(info: SurveyInfo, front: BeautifulSoup, site: Path) -> None:
    """CITATION.cff, JSON-LD and Open Graph name the companion alike, after the survey."""
    titles = {_citation_file(site)["title"], _graph(front)["Dataset"]["name"], *_values(front, "og:title")}
    assert titles == {f"Companion to: {info.title}"}


def test_everybody_names_the_same_authors(info: SurveyInfo, front: BeautifulSoup, site: Path) -> None:
    """All authors, in order, in every form, and nobody else."""
    (entry,) = parse_string(_bibtex(info)).entries
    cited = _citation_file(site)["preferred-citation"]["authors"]
    assert entry["author"].split(" and ") == NAMES
    assert [f"{each['family-names']}, {each['given-names']}" for each in cited] == NAMES
    assert _values(front, "citation_author") == NAMES
    assert [each["name"] for each in _graph(front)["ScholarlyArticle"]["author"]] == list(info.authors)
    assert ", ".join(info.authors) in front.get_text()


def test_everybody_gives_the_same_edition(info: SurveyInfo, front: BeautifulSoup, site: Path) -> None:
    """The edition and its date, the year and the arXiv identifier, are those of the front matter."""
    (entry,) = parse_string(_bibtex(info)).entries
    things, file = _graph(front), _citation_file(site)
    cited = file["preferred-citation"]
    assert {things["Dataset"]["version"], file["version"]} == {info.edition}
    assert {things["Dataset"]["dateModified"], file["date-released"]} == {info.date}
    assert f"edition {info.edition} of {info.date}" in front.get_text()
    years = {entry["year"], cited["year"], *_values(front, "citation_publication_date")}
    assert years | {things["ScholarlyArticle"]["datePublished"]} == {str(info.year)}
    identifiers = {entry["eprint"], *_values(front, "citation_arxiv_id")}
    assert identifiers | {things["ScholarlyArticle"]["identifier"]["value"]} == {info.arxiv}
    assert cited["identifiers"] == [{"type": "other", "value": f"arXiv:{info.arxiv}"}]


def test_everybody_gives_the_same_addresses(info: SurveyInfo, front: BeautifulSoup, site: Path) -> None:
    """Address and licence of the companion, and the address of what to cite."""
    things, file = _graph(front), _citation_file(site)
    links = {str(tag["rel"][0]): str(tag["href"]) for tag in front.find_all("link", rel=True)}
    # Sphinx names the file of the front page, which is the same page.
    assert links["canonical"].removesuffix("index.html") == info.address
    assert {file["url"], things["Dataset"]["url"], *_values(front, "og:url")} == {info.address}
    assert links["cite-as"] == things["ScholarlyArticle"]["sameAs"] == file["preferred-citation"]["url"]
    assert (
        links["license"]
        == things["Dataset"]["license"]
        == f"https://spdx.org/licenses/{file['license']}.html"
    )
