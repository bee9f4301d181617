"""The project's own list, and the list as it was published."""

import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from conftest import ROOT
from short_ways import read_catalogue, read_survey
from survey_companion.exports.bibtex import render_bibtex
from survey_companion.model.headings import Kind
from survey_companion.model.problem_kinds import Code
from survey_companion.project.inputs import read_survey as read_project
from survey_companion.project.locating import locate_project
from survey_companion.text.sealing import MARK

CATALOGUE = ROOT / "bib" / "catalogue.md"
PUBLISHED = ROOT.parent / "shared" / "catalogue" / "upstream-readme.md"

needs_published = pytest.mark.skipif(
    not PUBLISHED.exists(),
    reason="the list as published is not beside this checkout; our own edition is tested",
)


def test_nothing_is_lost() -> None:
    """187 listings in 9 sections, 42 data resources in 8, and every line in exactly one place."""
    catalogue = read_catalogue(CATALOGUE.read_bytes())
    account = catalogue.account
    assert (account.listings, account.resources) == (187, 42)
    assert Counter(section.part.kind for section in catalogue.sections) == {
        Kind.TAXONOMY: 9,
        Kind.RESOURCES: 8,
    }
    assert account.is_balanced
    assert (account.listing, account.resource, account.problem) == (187, 42, 0)
    content = [line for line in CATALOGUE.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert account.content == len(content)


def test_nothing_is_wrong_but_what_the_list_itself_leaves_open() -> None:
    """The list and its records have no error, and every data resource has its facts."""
    survey = read_project(locate_project(CATALOGUE, None))
    assert [str(problem) for problem in survey.problems if problem.is_open] == []
    assert (len(survey.works), len(survey.cited)) == (129, 76)
    assert {resource.slug for resource in survey.resources} == set(survey.resource_records)


def test_the_bibliography_is_up_to_date() -> None:
    """`bib/survey.bib` is what the list gives; otherwise run: survey convert."""
    project = locate_project(CATALOGUE, None)
    survey = read_project(project)
    text = render_bibtex((*survey.works, *survey.cited), survey.source)
    assert project.bibliography.read_text(encoding="utf-8") == text, (
        "bib/survey.bib is stale; run: survey convert"
    )


@needs_published
def test_the_published_list_is_read_as_it_is() -> None:
    """Damage included: all entries, the works that the facts count, and the contradictions at their lines."""
    survey = read_survey(PUBLISHED.read_bytes())
    account = survey.account
    assert (account.listings, account.resources, account.problem) == (187, 42, 0)
    assert account.is_balanced
    assert len(survey.works) == 130
    found = Counter((problem.code.slug, problem.location.line) for problem in survey.problems)
    assert {line for code, line in found if code == "two-titles"} == {99, 222}
    assert {line for code, line in found if code == "damaged-encoding"} == {80}
    assert {line for code, line in found if code == "listed-twice"} == {39, 144}
    assert {line for code, line in found if code == "near-titles"} == {225}
    assert {line for code, line in found if code == "section-union"} == {123}
    assert {line for code, line in found if code == "misspelt-name"} == {163}
    assert {line for code, line in found if code == "year-before-preprint"} == {85, 99, 121, 170}
    assert {line for code, line in found if code == "year-differs"} == {69, 83}
    assert {line for code, line in found if code == "venue-differs"} == {56, 68, 90, 98, 191, 223, 241}
    assert {line for code, line in found if code == "no-paper-link"} == {54, 64, 103, 115, 146, 163}
    assert {line for code, line in found if code == "no-link"} == {150}
    assert {line for code, line in found if code == "unknown-host"} == {113, 145}
    assert {line for code, line in found if code == "repaired-encoding"} == {4, 6, 8}
    values = Counter(
        problem.found.split(" ")[0] for problem in survey.problems if problem.code.slug == "copies-disagree"
    )
    assert values == {"code": 11, "venue": 1, "year": 1}


@needs_published
def test_our_list_carries_the_published_one_over() -> None:
    """Same sections, titles, years, venues, links in the same order; only the encoding is repaired."""
    ours, theirs = read_catalogue(CATALOGUE.read_bytes()), read_catalogue(PUBLISHED.read_bytes())
    assert [section.address for section in ours.sections] == [section.address for section in theirs.sections]

    def rows(catalogue: object) -> list[object]:
        return [
            (each.section.address, each.year, each.byline, each.venue, each.links, each.title)
            for each in catalogue.listings  # type: ignore[attr-defined]
        ]

    different = [(a, b) for a, b in zip(rows(ours), rows(theirs), strict=True) if a != b]
    assert [(a[-1], b[-1]) for a, b in different] == [  # type: ignore[index]
        ("Sabiá: Portuguese Large Language Models", "Sabiï¿½ï¿½: Portuguese Large Language Models")
    ]
    names = [(each.section.address, each.name, each.url) for each in ours.resources]
    assert names == [(each.section.address, each.name, each.url) for each in theirs.resources]


@needs_published
def test_our_words_are_our_own() -> None:
    """No run of eight words of the published list's running text stands in ours."""

    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}

    theirs = read_catalogue(PUBLISHED.read_bytes())
    papers = {listing.location.line for listing in theirs.listings}
    lines = PUBLISHED.read_text(encoding="utf-8").splitlines()
    prose = [
        line for number, line in enumerate(lines, 1) if number not in papers and not line.startswith("#")
    ]
    published = set().union(*(runs(line) for line in prose))
    ours = read_catalogue(CATALOGUE.read_bytes())
    written = [each.description or "" for each in ours.resources]
    written += [path.read_text(encoding="utf-8") for path in _hand_written()]
    shared = set().union(*(runs(text) for text in written)) & published
    # The form for contributions and the survey's title are quoted on purpose.
    assert {run for run in shared if "conference" not in run and "taxonomy" not in run} == set()


def _hand_written() -> list[Path]:
    pages = [*ROOT.glob("docs/*.md"), *ROOT.glob("docs/prose/**/*.md"), ROOT / "README.md"]
    return [page for page in pages if MARK not in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    "path", [CATALOGUE, pytest.param(PUBLISHED, marks=needs_published)], ids=["ours", "published"]
)
def test_an_independent_reader_finds_every_title_on_its_page(path: Path, site: Path) -> None:
    """Titles and names taken from the list without our code stand on the right built pages."""
    texts = dict(map(_read_page, site.glob("*/*/*.html")))
    page, letter, papers, resources = "", "", 0, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            letter = "D" if line == "## Data Resources" else letter
            page = texts.get(letter + re.sub(r"\W", "", line), "")
        elif found := re.match(r"- \[\d{4}\] \*\*(.*?)\.?\*\*", line):
            # Records restore lost capitals, so letters count and their case does not.
            assert _letters(found[1].replace("Sabiï¿½ï¿½", "Sabiá")) in _letters(page), line
            papers += 1
        elif line.startswith("- ") and (found := re.match(r"- \[?(?:\*\*)?([^*.]+(?:\.\d)?)", line)):
            assert found[1].strip() in page, line
            resources += 1
    assert (papers, resources) == (187, 42)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _read_page(path: Path) -> tuple[str, str]:
    """Return a built page's heading, letters and digits only, and its text."""
    article = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").find("article")
    assert article is not None
    for mark in article.find_all(class_="headerlink"):
        mark.decompose()
    heading = article.find("h1")
    assert heading is not None
    return re.sub(r"\W", "", heading.get_text()), " ".join(article.get_text().split())


def test_markdown_it_is_not_only_ours() -> None:
    """A plain Markdown reader finds as many list items in our list as we do entries."""
    tokens = MarkdownIt().parse(CATALOGUE.read_text(encoding="utf-8"))
    assert sum(token.type == "list_item_open" for token in tokens) == 187 + 42


def test_every_number_in_our_prose_is_supported() -> None:
    """What the pages say in numbers stands in what their sentences cite, or is counted by the build."""
    survey = read_project(locate_project(CATALOGUE, None))
    found = [each for each in survey.problems if each.code is Code.UNSUPPORTED_NUMBER and not each.settled]
    assert [str(problem) for problem in found] == []
