"""What readers come for, done on the project's own site in a browser, from disk."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pybtex.database import parse_string

from browsing import watch
from conftest import ROOT
from prose import find_citations
from survey_companion.model.headings import Kind, Section
from survey_companion.model.record_types import Status
from survey_companion.model.survey import Survey
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import locate_project
from survey_companion.text.keys import fold


@pytest.fixture(scope="module")
def survey() -> Survey:
    """The project's own survey."""
    return read_survey(locate_project(ROOT / "bib" / "catalogue.md", ROOT))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must not complain."""
    with browser.new_context(viewport={"width": 1400, "height": 900}, offline=True) as context:
        page = context.new_page()
        complaints = watch(page)
        yield page
        assert complaints == []


def _choose(page: Page, facet: str, value: str) -> None:
    group = page.locator("details.explorer-facet", has=page.locator(f"summary:text-is('{facet}')"))
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    group.locator("label", has=page.get_by_text(value, exact=True)).locator("input").check()


def _shown(page: Page) -> set[str]:
    keys = page.locator("table.explorer tbody .row-key").all_text_contents()
    return {key.strip() for key in keys}


def test_works_of_a_section_and_a_year_with_code(page: Page, site: Path, survey: Survey) -> None:
    """All works of one year in one section with code are found and exported as BibTeX."""
    groups: dict[tuple[Section, int | None], set[str]] = defaultdict(set)
    for work in survey.works:
        if any(each.label == "code" for each in work.links):
            for each in work.sections:
                groups[each, work.year].add(work.key)
    (section, year), wanted = max(groups.items(), key=lambda group: len(group[1]))
    page.goto((site / "explore.html").as_uri())
    _choose(page, "Year", str(year))
    _choose(page, "Section", section.name)
    _choose(page, "Has", "Code")
    assert _shown(page) == wanted
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert set(parse_string(text, "bibtex").entries) == wanted
    page.reload()
    assert _shown(page) == wanted


def test_data_for_more_than_400_languages(page: Page, site: Path, survey: Survey) -> None:
    """Data resources with more than 400 languages that can still be had are two clicks away."""
    wanted = {
        slug
        for slug, facts in survey.resource_records.items()
        if facts.status is Status.AVAILABLE and (facts.languages or 0) > 400
    }
    assert wanted
    page.goto((site / "explore-data.html").as_uri())
    _choose(page, "Languages", "more than 400")
    _choose(page, "Status", "available")
    assert _shown(page) == wanted


def test_where_a_model_is_discussed(page: Page, site: Path, survey: Survey) -> None:
    """A model's name in the search leads to its work's page, which names sections and pages that cite it."""
    introduction = (ROOT / "docs" / "introduction.md").read_text(encoding="utf-8")
    cited = {key for _, key in find_citations(introduction)}
    work, name = next(
        (work, model.short_name)
        for work in survey.works
        if work.key in cited and len(work.sections) > 1 and work.record and (model := work.record.model)
        if model.short_name and model.short_name.isalpha() and model.short_name not in work.title
    )
    page.goto((site / "search.html").as_uri() + f"?q={name}")
    page.locator("ul.search li a", has_text=work.title).first.click()
    expect(page.locator("h1")).to_contain_text(work.title)
    article = page.locator("article")
    for section in work.sections:
        expect(article).to_contain_text(section.name)
    expect(article).to_contain_text(re.compile(r"Cited in .*\bIntroduction\b"))


def test_a_name_without_its_accent(page: Page, site: Path, survey: Survey) -> None:
    """Search and explorer find an accented name typed without accents."""
    name = next(
        word for work in survey.works for word in re.findall(r"\w+", work.title) if _has_accents(word)
    )
    plain = fold(name)
    page.goto((site / "search.html").as_uri() + f"?q={plain}")
    expect(page.locator("ul.search li").first).to_contain_text(name)
    page.goto((site / "explore.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type(plain)
    expect(page.locator("table.explorer tbody .title").first).to_contain_text(name)


def _has_accents(word: str) -> bool:
    return len(unicodedata.normalize("NFD", word)) > len(word)


def test_from_a_table_to_the_entry(page: Page, site: Path, survey: Survey) -> None:
    """A title leads to the work's page; what is copied there is its entry of the site's .bib file."""
    work = next(work for work in survey.works if work.record)  # others have no files to export
    page.goto((site / f"{work.sections[0].address}.html").as_uri())
    page.locator("table.works .title a", has_text=work.title).first.click()
    page.locator("summary", has_text="The entry").click()
    code = page.locator("#cite pre").first.inner_text().strip()
    key = re.match(r"@\w+\{(\w+),", code)
    assert key
    assert code in (site.parents[2] / "bib" / "survey.bib").read_text(encoding="utf-8")
    page.locator("article a", has_text="CSL-JSON").click()
    assert json.loads(page.inner_text("body"))[0]["id"] == key[1]


def test_the_map_leads_into_the_site(page: Page, site: Path, survey: Survey) -> None:
    """Every section has its place on the front page's map, and a click on it opens its page."""
    page.goto((site / "index.html").as_uri())
    links = page.locator(".drawing svg a")
    names = " ".join(links.all_text_contents())
    assert all(section.name in names for section in survey.sections)
    last = [section for section in survey.sections if section.part.kind is Kind.TAXONOMY][-1]
    links.filter(has_text=last.name).click()
    expect(page.locator("h1")).to_contain_text(last.name)
