"""Roles of links are one table, and the links of records another: whatever reads or shows links asks them."""

import re
import sys
from collections.abc import Iterator

import pytest

from short_ways import read_recorded, read_survey
from survey_companion.audit.identity import knows
from survey_companion.exports.export_files import render_works
from survey_companion.joining.changes import compare
from survey_companion.model.links import RECORD_LINKS, ROLES, RecordLink, Role
from survey_companion.pages import render_pages
from survey_companion.reading.lines import link_roles
from survey_companion.records.toml_records import parse_work_records

DATA = Role(name="data", labels=re.compile("dataset"), hosts=("data.example",), counted_as="with data")
LIST = """
## Papers

### Part

#### Walls

- [2023] **On Stones.** *Ana Doe* [[paper](https://arxiv.org/abs/2301.00001)] [[dataset](https://example.org/stones)]
- [2022] **On Walls.** *Bo Roe* [[paper](https://arxiv.org/abs/2201.00001)] [[here](https://data.example/walls)]
- [2021] **On Arches.** *Cy Moe* [[paper](https://arxiv.org/abs/2101.00001)] [[code](https://example.org/arches)]
"""
RECORD = """
[doe2023stones]
title = "On Stones"
authors = ["Doe, Ana"]
year = 2023
arxiv = "2301.00001"
confirmed = true
sources = []
"""


@pytest.fixture
def with_data(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A role is added to the table, as every module sees it."""
    link_roles._role_of_label.cache_clear()
    for module in list(sys.modules.values()):
        if vars(module).get("ROLES") is ROLES:
            monkeypatch.setattr(module, "ROLES", (*ROLES, DATA))
    yield
    link_roles._role_of_label.cache_clear()


@pytest.mark.usefixtures("with_data")
def test_a_role_that_is_added_is_read_shown_and_counted() -> None:
    """A label or a host tells it; pages have it as a class, and a section counts the works with it."""
    survey = read_survey(LIST)
    roles = [[link.role.name for link in work.listings[0].links] for work in survey.works]
    assert roles == [["paper", "data"], ["paper", "data"], ["paper", "code"]]
    pages = render_pages(survey, render_works(survey)["bib"])
    link = "[Dataset](<https://example.org/stones>){.label .data"
    assert f"{link}}}" in pages["works/doe2023stones.md"]
    assert f"{link}}}" in pages["taxonomy/part/walls.md"]
    assert f"{link} .facet-has}}" in pages["explore.md"]
    assert "1 with code · 2 with data" in pages["taxonomy/part/walls.md"]


def test_roles_have_names_of_their_own() -> None:
    """A role is told by its name, and every link of a record has one of the table."""
    assert len({role.name for role in ROLES}) == len(ROLES)
    assert {each.role for each in RECORD_LINKS} <= set(ROLES)


@pytest.mark.parametrize("link", RECORD_LINKS, ids=lambda link: str(link.field))
def test_a_link_of_a_record_is_checked_shown_and_compared(link: RecordLink) -> None:
    """It must be an address, stands on the page with its role, answers for a link, and is compared once."""
    _, problems = parse_work_records(f'{RECORD}{link.field} = "nowhere"\n', "works.toml")
    assert [problem.found for problem in problems] == [f'doe2023stones.{link.field} = "nowhere"']
    before = read_recorded(LIST, RECORD)
    after = read_recorded(LIST, f'{RECORD}{link.field} = "https://stones.example/x"\n')
    (work,) = (work for work in after.works if work.record)
    assert [(each.label, each.role) for each in work.links if each.url == "https://stones.example/x"] == [
        (link.field, link.role)
    ]
    assert knows(work, "code link")
    page = render_pages(after, render_works(after)["bib"])["works/doe2023stones.md"]
    assert f"[{link.field.capitalize()}](<https://stones.example/x>){{.label .{link.role.name}}}" in page
    (change,) = compare(before, after)
    assert [detail.field for detail in change.details] == ["links"]
