"""The project's own list, and the list as it was published.

What the published list holds in numbers and titles, and what ours repairs of it, stands in
`tests/golden/real-lists.json`, which --renew writes anew. Our list may have more: a line that is added to it
changes nothing here, but for what `survey convert` renews.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from conftest import GOLDEN, ROOT
from short_ways import read_catalogue, read_survey
from survey_companion.audit.brought import OF_MAINTAINER
from survey_companion.audit.identity import authors
from survey_companion.exports.bibtex import render_bibtex
from survey_companion.joining.counts import count_all
from survey_companion.model.problem_kinds import Code
from survey_companion.model.survey import Catalogue
from survey_companion.project.inputs import read_survey as read_project
from survey_companion.project.locating import locate_project
from survey_companion.records.key_lock import render_keys
from survey_companion.text.keys import normalise_title
from survey_companion.text.sealing import MARK

RENEW = "python -m pytest tests/repository/test_real_catalogue.py --renew"
CATALOGUE = ROOT / "bib" / "catalogue.md"
PUBLISHED = ROOT.parent / "shared" / "catalogue" / "upstream-readme.md"

needs_published = pytest.mark.skipif(
    not PUBLISHED.exists(),
    reason="the list as published is not beside this checkout; our own edition is tested",
)


CheckFacts = Callable[[str, object], None]


@pytest.fixture
def check_facts(request: pytest.FixtureRequest) -> CheckFacts:
    """Compare facts about a list, as JSON, with those of that name in the one file that has all of them."""
    path = GOLDEN / "real-lists.json"

    def check(name: str, facts: object) -> None:
        known = json.loads(path.read_text(encoding="utf-8"))
        if request.config.getoption("--renew"):
            known[name] = facts
            path.write_text(json.dumps(known, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        hint = f"{path.relative_to(ROOT)} is stale; look at the change, then renew it with: {RENEW}"
        assert facts == known.get(name), hint

    return check


def test_nothing_is_lost() -> None:
    """Every line of the list is in exactly one place."""
    account = read_catalogue(CATALOGUE.read_bytes()).account
    assert account.is_balanced
    assert (account.listing, account.resource) == (account.listings, account.resources)
    assert account.problem == 0
    content = [line for line in CATALOGUE.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert account.content == len(content)


def test_each_section_has_what_stands_below_its_heading() -> None:
    """A plain Markdown reader counts as many entries below each heading as the survey has in that section."""
    survey = read_project(locate_project(CATALOGUE, None))
    counted = count_all(survey)
    below = [number for number in _count_items(CATALOGUE.read_text(encoding="utf-8")) if number]
    entries = [
        counted.get(f"listings {section.anchor}", 0) + counted.get(f"resources {section.anchor}", 0)
        for section in survey.sections
    ]
    assert entries == below
    assert counted["listings"] + counted["resources"] == sum(below)
    titles = {normalise_title(each.title) for work in survey.works for each in work.listings}
    assert 0 < counted["works"] == len(survey.works) <= len(titles)


def _count_items(text: str) -> list[int]:
    """Return the number of list items below each heading, up to the next one."""
    numbers = [0]
    for token in MarkdownIt().parse(text):
        if token.type == "heading_open":
            numbers.append(0)
        numbers[-1] += token.type == "list_item_open"
    return numbers


def test_nothing_is_wrong_but_what_only_a_maintainer_can_answer() -> None:
    """The list and its records have no error and no doubt; a new work may lack its record for a while."""
    survey = read_project(locate_project(CATALOGUE, None))
    found = [str(each) for each in survey.problems if each.is_open and each.code not in OF_MAINTAINER]
    assert found == [], "the list has open problems; what to do about each is said by: survey check"


def test_what_is_generated_and_committed_is_up_to_date() -> None:
    """`bib/survey.bib` is what the list gives, and `bib/keys.lock` has each key; said once for both."""
    project = locate_project(CATALOGUE, None)
    survey = read_project(project)
    made = {
        project.bibliography: render_bibtex((*survey.works, *survey.cited), survey.source),
        project.keys: render_keys(survey.key_book.keys),
    }
    stale = [path.name for path, text in made.items() if path.read_text(encoding="utf-8") != text]
    assert not stale, "bib/survey.bib is not up to date; run survey convert"


@needs_published
def test_the_published_list_is_read_as_it_is(check_facts: CheckFacts) -> None:
    """Damage included: all entries, their works, and every kind of problem with its lines."""
    survey = read_survey(PUBLISHED.read_bytes())
    account = survey.account
    assert account.is_balanced
    assert (account.listing, account.resource, account.problem) == (account.listings, account.resources, 0)
    lines: dict[str, list[int]] = defaultdict(list)
    for problem in survey.problems:
        lines[problem.code.slug].append(problem.location.line)
    problems = {code: " ".join(map(str, found)) for code, found in sorted(lines.items())}
    check_facts("published", {"counts": count_all(survey), "problems": problems})


@needs_published
def test_our_list_carries_the_published_one_over(check_facts: CheckFacts) -> None:
    """Same entries in the same sections and order; what was repaired or left out is written down.

    Entries that the published list does not have may stand anywhere between them.
    """
    ours, theirs = (_rows(read_catalogue(path.read_bytes())) for path in (CATALOGUE, PUBLISHED))
    known = set(ours)
    repaired = {row: row if row in known else _find_entry(row, ours) for row in theirs}
    changes = [
        f"{sign}{text}"
        for row, own in repaired.items()
        if own != row
        for sign, text in (("-", row), ("+", own))
        if text
    ]
    check_facts("changes", changes)
    rest = iter(ours)
    carried = [row for row in theirs if repaired[row]]
    lost = [row for row in carried if not any(own == repaired[row] for own in rest)]
    assert lost == [], "each stands after the one before it"


def _find_entry(row: str, rows: Iterable[str]) -> str | None:
    """Return the row of the same section with the same title, letters only, or the same first link."""
    place, title, link = _marks(row)
    found = (each for each in rows if _marks(each)[0] == place and {title, link} & {*_marks(each)[1:]} - {""})
    return next(found, None)


def _marks(row: str) -> tuple[str, str, str]:
    """Return section, title and first link of a row."""
    place, _, entry = row.partition(": ")
    return place, _letters(entry.partition(" | ")[0]), entry.rpartition(" | ")[2].split(" ")[0]


def _rows(catalogue: Catalogue) -> list[str]:
    """Return what a list says of each entry, but for descriptions, in a line."""
    papers = [
        f"{each.section.address}: {each.title} | {each.year} | {each.venue} | {authors(each)} | "
        + " ".join(f"{link.label}={link.url}" for link in each.links)
        for each in catalogue.listings
    ]
    resources = [f"{each.section.address}: {each.name} | {each.url}" for each in catalogue.resources]
    return [*(section.address for section in catalogue.sections), *papers, *resources]


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
    assert shared == set()


def _hand_written() -> list[Path]:
    pages = [*ROOT.glob("docs/*.md"), *ROOT.glob("docs/prose/**/*.md"), ROOT / "README.md"]
    return [page for page in pages if MARK not in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    "path", [CATALOGUE, pytest.param(PUBLISHED, marks=needs_published)], ids=["ours", "published"]
)
def test_an_independent_reader_finds_every_title_on_its_page(path: Path, site: Path) -> None:
    """Titles and names taken from the list without our code stand on the right built pages."""
    texts = dict(map(_read_page, site.glob("*/*/*.html")))
    repaired = _repaired_titles()
    page, letter, papers, resources = "", "", 0, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            letter = "D" if line == "## Data Resources" else letter
            page = texts.get(letter + re.sub(r"\W", "", line), "")
        elif not letter and (found := re.match(r"- (?:\[\d{4}\] )?\*\*(.*?)\.?\*\*", line)):
            # Records restore lost capitals, so letters count and their case does not.
            assert _letters(repaired.get(found[1], found[1])) in _letters(page), line
            papers += 1
        elif line.startswith("- ") and (found := re.match(r"- \[?(?:\*\*)?([^*.]+(?:\.\d)?)", line)):
            assert found[1].strip() in page, line
            resources += 1
    account = read_catalogue(path.read_bytes()).account
    assert (papers, resources) == (account.listings, account.resources)


def _repaired_titles() -> dict[str, str]:
    """Return the titles of the published list that ours spells otherwise, with ours, by their first links."""
    changes = json.loads((GOLDEN / "real-lists.json").read_text(encoding="utf-8"))["changes"]
    entry = re.compile(r"([-+])[^:]+: (.+) \| \d{4} \|.*?=(\S+)")
    found = [match.groups() for match in map(entry.match, changes) if match]
    ours = {link: title for sign, title, link in found if sign == "+"}
    return {title: ours[link] for sign, title, link in found if sign == "-" and link in ours}


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
    account = read_catalogue(CATALOGUE.read_bytes()).account
    assert sum(token.type == "list_item_open" for token in tokens) == account.listings + account.resources


def test_every_number_in_our_prose_is_supported() -> None:
    """What the pages say in numbers stands in what their sentences cite, or is counted by the build."""
    survey = read_project(locate_project(CATALOGUE, None))
    found = [each for each in survey.problems if each.code is Code.UNSUPPORTED_NUMBER and not each.settled]
    assert [str(problem) for problem in found] == []
