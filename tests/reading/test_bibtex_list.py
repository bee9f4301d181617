"""BibTeX files are read like lists: exact authors, sections from groups or keywords, faults with places."""

from typing import Any

import pytest

from short_ways import read_catalogue
from survey_companion.model.authors import Person, Team
from survey_companion.model.survey import Catalogue, Listing
from survey_companion.reading.catalogue import build_catalogue
from survey_companion.reading.list_data import describe_list
from survey_companion.reading.list_reading import read_list
from survey_companion.reading.sources.source import decode_source

STONES = r"""
% My stones
@string{icml = "International Conference on Stones"}
@article{doe2020,
  title = {{GPT}-Stones: A {\"U}ber Study of *Stones*},
  author = {Garc{\'i}a M{\'a}rquez, Ada and van der Roe, Max and {Stone Team} and others},
  journal = {arXiv preprint arXiv:2001.00001},
  year = {2020},
  keywords = {Rolling, Building > Walls},
}
@inproceedings{roe2021, title = "Walls of Stones", author = "Max Roe", booktitle = icml, year = 2021,
  month = mar, editor = {Lee Foe}, doi = {10.1000/a_b}, url = {https://example.org/a\_b},
  keywords = {Rolling}, pages = {1--3}}
@misc{poe2022, title = {Quarries}, author = {OpenStone}, howpublished = {\url{https://github.com/a/b}},
  note = {Online}, date = {2022-05-01}, keywords = {Rolling}}
@dataset{bank, title = {StoneBank}, url = {https://example.org/bank}, keywords = {Data}}
"""


def _read(text: str) -> Catalogue:
    return read_catalogue(text, "list.bib")


def _describe(text: str, path: str = "list.bib") -> dict[str, Any]:
    source = decode_source(text.encode(), path)
    found = read_list(source)
    return describe_list(found, build_catalogue(source, found))


def _authors(listing: Listing) -> tuple[Person | Team, ...]:
    assert listing.byline
    return listing.byline.authors


def test_an_entry_is_a_paper_in_each_of_its_sections() -> None:
    """Keywords are sections, with levels divided by >; an entry with two stands in both."""
    read = _describe(STONES)
    assert [(each["first"], each["last"], each["section"], each["title"]) for each in read["listings"]] == [
        (4, 10, ["Rolling"], "GPT-Stones: A Über Study of *Stones*"),
        (4, 10, ["Building", "Walls"], "GPT-Stones: A Über Study of *Stones*"),
        (11, 13, ["Rolling"], "Walls of Stones"),
        (14, 15, ["Rolling"], "Quarries"),
    ]
    assert [(each["section"], each["name"]) for each in read["resources"]] == [(["Data"], "StoneBank")]
    assert read["unread"] == []
    catalogue = _read(STONES)
    assert catalogue.account.is_balanced
    assert catalogue.account.prose == 2


def test_fields_need_no_judging() -> None:
    """Names, venues, dates and links are those of the fields."""
    first, _, second, third = _read(STONES).listings
    assert _authors(first) == (
        Person(family="García Márquez", given="Ada"),
        Person(family="van der Roe", given="Max"),
        Team(name="Stone Team"),
    )
    assert first.byline
    assert first.byline.truncated
    assert (first.year, first.venue) == (2020, "arXiv")
    assert [(link.label, link.url) for link in first.links] == [("arXiv", "https://arxiv.org/abs/2001.00001")]
    assert (second.year, second.venue) == (2021, "International Conference on Stones")
    assert [link.url for link in second.links] == ["https://doi.org/10.1000/a_b", "https://example.org/a_b"]
    assert _authors(third) == (Team(name="OpenStone"),)
    assert (third.year, third.venue, third.remark) == (2022, None, "Online")
    assert [(link.label, link.url) for link in third.links] == [("code", "https://github.com/a/b")]


def test_fields_without_a_place_are_named_once() -> None:
    """One notice counts the fields that are not carried over."""
    found = [each for each in _read(STONES).problems if each.code.slug == "unused-fields"]
    assert [(each.location.line, each.found) for each in found] == [(11, "editor (1), pages (1)")]


@pytest.mark.parametrize(
    ("fields", "section"),
    [
        ("groups = {Alignment}, keywords = {a, b, c}", ["Alignment"]),
        ("category = {Tuning}, subcategory = {Alignment}, keywords = {a}", ["Tuning", "Alignment"]),
        ("keywords = {Stones; Walls, High}", ["Stones"]),
        ("note = {none}", ["stones"]),
    ],
)
def test_where_sections_stand(fields: str, section: list[str]) -> None:
    """Fields of that name come first, then groups, then keywords; without any, the file is one section."""
    text = f"@misc{{a, title = {{Rolling Stones}}, author = {{Doe, Ada}}, {fields}}}\n"
    assert _describe(text, "stones.bib")["listings"][0]["section"] == section


def test_a_volume_gives_its_papers_what_they_lack() -> None:
    """What `crossref` names is no paper, and its papers take title and year from it."""
    listings = _read(
        "@inproceedings{a, title = {Rolling Stones}, author = {Ada Doe}, crossref = {v}}\n"
        "@proceedings{v, title = {Proceedings of Stones}, year = 2018}\n"
    ).listings
    assert [(each.title, each.venue, each.year) for each in listings] == [
        ("Rolling Stones", "Proceedings of Stones", 2018)
    ]


def test_faults_have_their_place_and_spare_the_other_entries() -> None:
    """An entry that is not closed does not swallow those after it; what can be read of one is kept."""
    rest = "the rest of this entry cannot be read"
    catalogue = _read(
        "@article{a, title = {Broken Stones}, author = {Kim Poe} year = 2020}\n"
        "@article{b, title = {Open Stones, author = {Kim Poe}, year = 2020}\n"
        "\n"
        "@article{c, title = {Good Stones}, author = {Lee Foe}, year = 2019, journal = nosuch}\n"
        "@article{d, author = {Lee Foe}, year = 2019}\n"
        "mail@example.org\n"
    )
    assert [(each.location.line, each.title) for each in catalogue.listings] == [
        (1, "Broken Stones"), (4, "Good Stones"),
    ]  # fmt: skip
    assert [
        (str(each.location), each.code.slug, each.wrong, each.found[:17]) for each in catalogue.problems
    ] == [
        ("list.bib:1:57", "broken-bibtex", f"{rest}: '}}' expected", "@article{a, title"),
        ("list.bib:2:1", "broken-bibtex", f"{rest}: premature end of file", "@article{b, title"),
        ("list.bib:4:79", "broken-bibtex", "the string is not defined, so it is empty", "nosuch"),
        ("list.bib:5:1", "missing-title", None, "@article{d, autho"),
    ]
    assert catalogue.account.is_balanced


@pytest.mark.parametrize(
    "text",
    [
        "@a{k,t={" * 2000,
        "@a(k,t={x" * 2000,
        "@a{k,title=" + "{" * 5000 + "}" * 5000 + "}",
        "@a{k,title={" + "x" * 60_000,
        "@a{k,\n" + "title={x},\n" * 8000 + "}",
        '@a{k,t="' * 2000,
        "@a{k, title = {\\" + "a" * 3000 + "}}",
        "@" * 20_000,
        "",
    ],
)
def test_hostile_files(text: str) -> None:
    """No file crashes or hangs the reading, and every line is accounted for."""
    catalogue = _read(text)
    assert catalogue.account.is_balanced


def test_the_contents_tell_the_form() -> None:
    """A file whose name says nothing is BibTeX if it begins with an entry or a comment before one."""
    assert len(_describe(STONES, "stones")["listings"]) == 4


@pytest.mark.parametrize(
    "written",
    [
        "10.1002/(SICI)1234-5678(199908)36:6<637::AID-LARK4>3.0.CO;2-9",
        r"10.1002/(SICI)1234-5678(199908)36:6{\textless}637::AID-LARK4{\textgreater}3.0.CO;2-9",
        r"10.1002/(SICI)1234-5678(199908)36:6$<$637::AID-LARK4$>$3.0.CO;2-9",
        r"10.1002/(SICI)1234-5678(199908)36:6\&lt;637::AID-LARK4\&gt;3.0.CO;2-9",
        r"https://doi.org/10.1002/(SICI)1234-5678(199908)36:6\%3C637::AID-LARK4\%3E3.0.CO;2-9",
    ],
)
def test_a_doi_keeps_its_angle_brackets(written: str) -> None:
    """However a reference manager wrote them, they are part of the DOI, and escaped in its address."""
    text = f"@article{{a, title={{Larks}}, author={{Doe, Ana}}, year={{1999}}, doi={{{written}}}}}\n"
    (listing,) = _read(text).listings
    assert [link.url for link in listing.links] == [
        "https://doi.org/10.1002/(SICI)1234-5678(199908)36:6%3C637::AID-LARK4%3E3.0.CO;2-9"
    ]


def test_a_preprint_keeps_its_old_archive() -> None:
    """An eprint with a class of small letters is read; one that arXiv cannot have given out is not."""
    entry = "@misc{{a, title={{Larks}}, author={{Doe, Ana}}, year={{2007}}, eprint={{{}}}}}\n"
    (listing,) = _read(entry.format("cond-mat.mes-hall/0701435")).listings
    assert [link.url for link in listing.links] == ["https://arxiv.org/abs/cond-mat.mes-hall/0701435"]
    (listing,) = _read(entry.format("2113.12345")).listings
    assert listing.links == ()
