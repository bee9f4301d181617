"""What a work is cited by: its DOI, the same in every form."""

import re
from urllib.parse import parse_qs

import pytest

from short_ways import read_catalogue
from survey_companion.audit import audit_survey
from survey_companion.columns.work_rows import show_works
from survey_companion.exports import ris
from survey_companion.exports.bibtex import render_entry
from survey_companion.exports.csl import csl_item
from survey_companion.exports.csv_tables import WORK_FIELDS, work_fields
from survey_companion.joining.merge import merge_survey
from survey_companion.metadata.coins import render_coins
from survey_companion.metadata.jsonld import describe_work
from survey_companion.model.identifiers import Scheme
from survey_companion.model.survey import Survey, Work
from survey_companion.pages.work_page import describe_work_page
from survey_companion.pages.work_relations import Relations
from survey_companion.records.toml_records import parse_work_records

RECORD = """[doe2021larks]
title = "Song of Larks"
authors = ["Doe, Ana"]
year = 2021
arxiv = "{arxiv}"
confirmed = true
sources = []
"""
PUBLISHED = '[doe2021larks.published]\ntype = "article"\nshort = "JoL 2021"\nyear = 2021\n'


def _read(line: str, records: str = "") -> Survey:
    works, problems = parse_work_records(records, "works.toml")
    assert not problems
    catalogue = read_catalogue(f"## Papers\n\n### Larks\n\n{line}\n".encode(), "list.md")
    return merge_survey(catalogue, works, {}, {"list.md": "list.md"})


def _recorded(arxiv: str, published: str = "") -> Work:
    line = f"- [2021] **Song of Larks.** *Ana Doe* [[paper](https://arxiv.org/abs/{arxiv})]"
    (work,) = _read(line, RECORD.format(arxiv=arxiv) + published).works
    return work


def _dois(work: Work) -> dict[str, str | None]:
    """Return the DOI in each form that a work is given out in."""
    item = csl_item(work)
    field = re.search(r"^DO {2}- (.*)$", ris.render_work(work), re.MULTILINE)
    bib = re.search(r"^ +doi += \{(.*)\},$", render_entry(work), re.MULTILINE)
    ids = [each for each in parse_qs(render_coins(work)).get("rft_id", []) if each.startswith("info:doi/")]
    same = [each for each in describe_work(work).get("sameAs", []) if each.startswith("https://doi.org/")]
    page = describe_work_page(work, "", {}, [], Relations(cells=show_works([work])))
    shown = re.search(r"\[doi:(\S+?)\]\(", page.details)
    return {
        "bib": bib[1] if bib else None,
        "csl": item.get("DOI"),
        "ris": field[1] if field else None,
        "csv": dict(zip(WORK_FIELDS, work_fields(work), strict=True))["doi"] or None,
        "coins": ids[0].removeprefix("info:doi/") if ids else None,
        "json-ld": same[0].removeprefix("https://doi.org/") if same else None,
        "page": shown[1].replace("\\", "") if shown else None,
    }


@pytest.mark.parametrize(
    ("arxiv", "doi"),
    [
        ("2103.00001", "10.48550/arXiv.2103.00001"),
        ("cs/0112017", "10.48550/arXiv.cs/0112017"),
        ("math.GT/0309136", "10.48550/arXiv.math/0309136"),
        ("cond-mat/9901001", "10.48550/arXiv.cond-mat/9901001"),
    ],
)
def test_a_preprint_has_the_doi_of_arxiv(arxiv: str, doi: str) -> None:
    """Wherever the preprint is what to cite, its DOI follows from its identifier, in every form alike."""
    work = _recorded(arxiv)
    assert work.doi == doi
    assert set(_dois(work).values()) == {doi}


def test_a_version_is_no_part_of_a_doi() -> None:
    """A list that links the second version cites the paper."""
    (work,) = _read(
        "- [2021] **Song of Larks.** *Ana Doe* [[paper](https://arxiv.org/pdf/2103.00001v2)]"
    ).works
    assert work.doi == "10.48550/arXiv.2103.00001"


def test_what_is_published_never_has_the_doi_of_its_preprint() -> None:
    """Where the publication's own DOI is not known there is none; where it is, it is the one."""
    assert set(_dois(_recorded("2103.00001", PUBLISHED)).values()) == {None}
    work = _recorded("2103.00001", f'{PUBLISHED}doi = "10.1234/JoL.5"\n')
    assert set(_dois(work).values()) == {"10.1234/JoL.5", None}  # JSON-LD has it as the work's own address
    assert work.paper
    assert work.paper.url == "https://doi.org/10.1234/JoL.5"


@pytest.mark.parametrize(
    ("venue", "doi"),
    [("EMNLP 2021", None), ("Arxiv", "10.48550/arXiv.2103.00001"), ("CoRR", "10.48550/arXiv.2103.00001")],
)
def test_a_list_that_names_a_venue_cites_the_publication(venue: str, doi: str | None) -> None:
    """Without a record the line says what is cited."""
    line = f"- [2021] **Song of Larks.** *Ana Doe* `{venue}` [[paper](https://arxiv.org/abs/2103.00001)]"
    (work,) = _read(line).works
    assert set(_dois(work).values()) == {doi}


def test_what_follows_from_an_identifier_is_not_a_second_one() -> None:
    """A line with arXiv's page and one with its DOI are one work with one identifier."""
    lines = [
        f"- [2021] **Song of Larks.** *Ana Doe* [[paper]({url})]"
        for url in ("https://arxiv.org/abs/2103.00001", "https://doi.org/10.48550/arXiv.2103.00001")
    ]
    survey = _read("\n".join(lines))
    (work,) = survey.works
    assert [each.scheme for each in work.identifiers] == [Scheme.ARXIV]
    assert not [each for each in audit_survey(survey).problems if "identifier" in each.code.slug]


SICI = "10.1002/(SICI)1234-5678(199902)22:3<267::LARK>3.0.CO;2-A"


def test_a_doi_with_angles_stands_as_it_is() -> None:
    """No percent sign is in the DOI of any form; only addresses have them."""
    work = _recorded("2103.00001", f'{PUBLISHED}doi = "{SICI}"\n')
    found = _dois(work)
    assert found["bib"] == found["csl"] == found["ris"] == found["csv"] == SICI
    assert work.paper
    assert work.paper.url == f"https://doi.org/{SICI.replace('<', '%3C').replace('>', '%3E')}"
    assert csl_item(work)["URL"] == work.paper.url


def test_a_doi_is_not_recorded_as_an_address_has_it() -> None:
    """A record with %3C is refused, so that no form has to guess what was meant."""
    quoted = SICI.replace("<", "%3C").replace(">", "%3E")
    text = RECORD.format(arxiv="2103.00001") + f'{PUBLISHED}doi = "{quoted}"\n'
    _, (problem,) = parse_work_records(text, "works.toml")
    assert problem.found == f'doe2021larks.published.doi = "{quoted}"'


@pytest.mark.parametrize(
    ("facts", "published", "date"),
    [
        ('submitted = "2021-03"', "", "2021-03"),
        ('submitted = "2020-12"', "", "2021"),  # a later version is the one to cite
        ('submitted = "2021-03"', PUBLISHED, "2021"),
        ('submitted = "2021-03"', f'{PUBLISHED}date = "2021-07-01"\n', "2021-07-01"),
    ],
)
def test_a_date_is_that_of_the_version_to_cite(facts: str, published: str, date: str) -> None:
    """A month is told only if it is of the version's own year; the month of a preprint is of no other."""
    record = RECORD.replace('arxiv = "{arxiv}"', facts) + published
    (work,) = _read("- [2021] **Song of Larks.** *Ana Doe*", record).works
    assert work.date == date


@pytest.mark.parametrize("sign", ["{", "}", "\\", "^", "é", '"'])
def test_a_doi_that_would_break_the_entry_is_left_to_the_address(sign: str) -> None:
    """BibTeX has no form for it; the address of the work leads there all the same."""
    (work,) = _read(f"- [2021] **Larks.** *Ana Doe* [[paper](https://doi.org/10.1234/l{sign}k)]").works
    entry = render_entry(work)
    assert " doi " not in entry
    assert "https://doi.org/10.1234/l%" in entry
