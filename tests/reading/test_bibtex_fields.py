"""Fields of BibTeX entries."""

import pytest

from survey_companion.reading.forms.bibtex_entries import BibEntry
from survey_companion.reading.forms.bibtex_fields import (
    find_links,
    is_used,
    read_arxiv,
    read_authors,
    read_date,
    read_doi,
    read_venue,
)
from survey_companion.text.person_names import name_author


@pytest.mark.parametrize(
    ("value", "names", "kinds", "et_al"),
    [
        ("Doe, Ada", ["Ada Doe"], ["Person"], False),
        ("Ada Doe", ["Ada Doe"], ["Person"], False),
        ("Doe, Ada and Roe, Max", ["Ada Doe", "Max Roe"], ["Person", "Person"], False),
        ("{Stone Group}", ["Stone Group"], ["Team"], False),
        ("{Stone} Group", ["Stone Group"], ["Person"], False),
        ("{Stone} {Group}", ["Stone Group"], ["Person"], False),
        ("{Stone Group} and Doe, Ada", ["Stone Group", "Ada Doe"], ["Team", "Person"], False),
        ("van der Doe, Ada", ["Ada van der Doe"], ["Person"], False),
        ("Doe, Jr., Ada", ["Ada Doe Jr."], ["Person"], False),
        ("Ada van Doe", ["Ada van Doe"], ["Person"], False),
        ("Doe", ["Doe"], ["Team"], False),
        ('D{\\"o}e, Ada', ["Ada Döe"], ["Person"], False),
        ("Doe, Ada and others", ["Ada Doe"], ["Person"], True),
        ("Doe, Ada and et al.", ["Ada Doe"], ["Person"], True),
        ("Doe, Ada and et al", ["Ada Doe"], ["Person"], True),
        ("others", [], [], True),
        ("", [], [], False),
        ("Doe, A. B.", ["A. B. Doe"], ["Person"], False),
    ],
)
def test_names(value: str, names: list[str], kinds: list[str], et_al: bool) -> None:
    """Braces around a whole name make a team; the particle belongs to the family name; others are noted."""
    authors, is_cut = read_authors(value)
    assert [name_author(author) for author in authors] == names
    assert [type(author).__name__ for author in authors] == kinds
    assert is_cut is et_al


@pytest.mark.parametrize(
    ("kind", "fields", "venue"),
    [
        ("article", {"journal": "Stones"}, "Stones"),
        ("article", {"booktitle": "Proc", "journal": "Stones"}, "Stones"),
        ("article", {"journaltitle": "Stones"}, "Stones"),
        ("x", {"maintitle": "M", "eventtitle": "E"}, "M"),
        ("x", {"eventtitle": "E"}, "E"),
        ("phdthesis", {"school": "S", "publisher": "P"}, "S"),
        ("mastersthesis", {"school": "S"}, "S"),
        ("thesis", {"institution": "I"}, "I"),
        ("techreport", {"institution": "I"}, "I"),
        ("report", {"institution": "I"}, "I"),
        ("book", {"publisher": "P"}, "P"),
        ("manual", {"organization": "O"}, "O"),
        ("article", {"publisher": "P"}, None),
        ("article", {"journal": "arXiv preprint arXiv:2001.00001"}, "arXiv"),
        ("article", {"journal": "CoRR abs/2001.00001"}, "CoRR abs/2001.00001"),
        ("article", {"journal": "Stones'20"}, "Stones'20"),
        ("article", {}, None),
        ("article", {"journal": "{Stones} \\& Walls"}, "Stones & Walls"),
        ("article", {"journal": "arXiv:2001.00001"}, "arXiv"),
    ],
)
def test_places_of_publication(kind: str, fields: dict[str, str], venue: str | None) -> None:
    """The journal or the book; what has none names its school, institution or publisher."""
    assert read_venue(kind, fields) == venue


@pytest.mark.parametrize(
    ("fields", "year", "month", "said"),
    [
        ({"year": "2020"}, 2020, None, "2020"),
        ({"date": "2020-05-01"}, 2020, 5, "2020-05-01"),
        ({"year": "2020", "date": "2021"}, 2020, None, "2020"),
        ({"year": "2020", "month": "may"}, 2020, 5, "2020"),
        ({"year": "2020", "month": "5"}, 2020, 5, "2020"),
        ({"year": "2020", "month": "13"}, 2020, None, "2020"),
        ({"year": "2020", "month": "0"}, 2020, None, "2020"),
        ({"year": "2020", "month": "12"}, 2020, 12, "2020"),
        ({"year": "2020", "month": "1"}, 2020, 1, "2020"),
        ({"date": "2020-05", "month": "7"}, 2020, 5, "2020-05"),
        ({"month": "5"}, None, None, ""),
        ({"year": "in press"}, None, None, "in press"),
        ({}, None, None, ""),
        ({"year": "{2020}"}, 2020, None, "2020"),
        ({"year": "2020", "month": "soon"}, 2020, None, "2020"),
    ],
)
def test_dates_in_fields(fields: dict[str, str], year: int | None, month: int | None, said: str) -> None:
    """The year counts before the date, and the month that stands with it before its own field."""
    assert read_date(fields) == (year, month, said)


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        ({"url": "https://example.org/a."}, [("paper", "https://example.org/a")]),
        ({"url": "{\\url{https://example.org/a\\_b}}"}, [("paper", "https://example.org/a_b")]),
        ({"url": "\\href{https://example.org/a}{text}"}, [("paper", "https://example.org/a")]),
        ({"url": "https://a.org, https://b.org;"}, [("paper", "https://a.org"), ("paper", "https://b.org")]),
        (
            {"eprint": "2001.00001", "url": "https://arxiv.org/abs/2001.00001"},
            [("arXiv", "https://arxiv.org/abs/2001.00001")],
        ),
        ({"doi": "10.1000/1", "url": "https://doi.org/10.1000/1"}, [("doi", "https://doi.org/10.1000/1")]),
        (
            {"code": "https://example.org/c", "url": "https://example.org/c"},
            [("paper", "https://example.org/c")],
        ),
        ({"url": "https://github.com/a/b"}, [("code", "https://github.com/a/b")]),
        (
            {
                "pdf": "https://a.org/p",
                "ee": "https://a.org/e",
                "link": "https://a.org/l",
                "code": "https://a.org/c",
                "github": "https://a.org/g",
                "codeurl": "https://a.org/u",
                "repository": "https://a.org/r",
                "project": "https://a.org/o",
                "website": "https://a.org/w",
                "homepage": "https://a.org/h",
                "howpublished": "https://a.org/x",
            },
            [
                ("pdf", "https://a.org/p"),
                ("paper", "https://a.org/e"),
                ("paper", "https://a.org/l"),
                ("code", "https://a.org/c"),
                ("code", "https://a.org/g"),
                ("code", "https://a.org/u"),
                ("code", "https://a.org/r"),
                ("project", "https://a.org/o"),
                ("website", "https://a.org/w"),
                ("homepage", "https://a.org/h"),
                ("paper", "https://a.org/x"),
            ],
        ),
        ({"url": "nothing"}, []),
        ({"url": "http://a.org/\\%7Ex"}, [("paper", "http://a.org/%7Ex")]),
        (
            {"url": "\\path{https://a.org} \\nolinkurl{https://b.org}"},
            [("paper", "https://a.org"), ("paper", "https://b.org")],
        ),
        ({}, []),
    ],
)
def test_links_in_fields(fields: dict[str, str], links: list[tuple[str, str]]) -> None:
    """Identifiers come first, each address is there once, and its field or its host says what it is."""
    assert find_links(fields) == links


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"eprint": "2001.00001"}, "2001.00001"),
        ({"eprint": "2001.00001v3"}, "2001.00001"),
        ({"eprint": "arXiv:2001.00001V2"}, "2001.00001"),
        ({"eprint": " 2001.00001 ", "archiveprefix": "arXiv"}, "2001.00001"),
        ({"eprint": "2001.00001", "archiveprefix": " ARXIV "}, "2001.00001"),
        ({"eprint": "2001.00001", "eprinttype": "pubmed"}, None),
        ({"eprint": "2001.00001", "archiveprefix": "arxiv", "eprinttype": "pubmed"}, "2001.00001"),
        ({"eprint": "2001.00001", "archiveprefix": "", "eprinttype": "arxiv"}, "2001.00001"),
        ({"eprint": "hep-th/9901001"}, "hep-th/9901001"),
        ({"eprint": "12345"}, None),
        ({"journal": "arXiv preprint arXiv:2001.00002"}, "2001.00002"),
        ({"journaltitle": "arXiv:2001.00002"}, "2001.00002"),
        ({"booktitle": "arXiv:2001.00002"}, "2001.00002"),
        ({"volume": "abs/2001.00003"}, "2001.00003"),
        ({"note": "see arXiv: 2001.00004"}, "2001.00004"),
        ({"url": "https://arxiv.org/abs/2001.00005v1"}, None),
        ({"url": "https://arxiv.org/pdf/2001.00005"}, None),
        ({"title": "arXiv:2001.00006"}, None),
        ({"journal": "arXiv:2001.00002", "url": "https://arxiv.org/abs/2001.00005"}, "2001.00002"),
        ({"note": "arXiv:math.AG/0101001"}, "math.AG/0101001"),
        ({}, None),
        ({"eprint": "v2"}, None),
        ({"note": "x/arxiv:2001.00001"}, None),
    ],
)
def test_arxiv_numbers(fields: dict[str, str], number: str | None) -> None:
    """The eprint is one unless another archive is named; else fields that may hold one are searched."""
    assert read_arxiv(fields) == number


@pytest.mark.parametrize(
    ("value", "doi"),
    [
        ("10.1000/1", "10.1000/1"),
        ("https://doi.org/10.1000/1", "10.1000/1"),
        ("http://dx.doi.org/10.1000/1", "10.1000/1"),
        ("doi: 10.1000/1", "10.1000/1"),
        ("DOI:10.1000/1", "10.1000/1"),
        ("{10.1000/a\\_b}", "10.1000/a_b"),
        ("10.1000/a<b>", "10.1000/a<b>"),
        ("10.100/1", None),
        ("10.1000", None),
        ("see 10.1000/1", None),
        ("", None),
        (" 10.1000/1 ", "10.1000/1"),
        ("10.123456789/x", "10.123456789/x"),
        ("10.1234567890/x", None),
    ],
)
def test_doi_numbers(value: str, doi: str | None) -> None:
    """A resolver, a label and braces go; other text is no DOI."""
    assert read_doi({"doi": value}) == doi


@pytest.mark.parametrize(
    ("name", "kind", "fields", "expected"),
    [
        ("title", "article", {}, True),
        ("editor", "book", {}, True),
        ("editor", "book", {"author": "x"}, False),
        ("school", "phdthesis", {}, True),
        ("school", "article", {}, False),
        ("publisher", "book", {}, True),
        ("publisher", "article", {}, False),
        ("institution", "report", {}, True),
        ("organization", "manual", {}, True),
        ("volume", "article", {}, False),
        ("pages", "article", {}, False),
        ("note", "article", {}, True),
        ("keywords", "article", {}, True),
        ("groups", "article", {}, True),
        ("crossref", "article", {}, True),
        ("mendeley-tags", "article", {}, True),
        ("abstract", "article", {}, False),
    ],
)
def test_fields_that_are_carried_over(name: str, kind: str, fields: dict[str, str], expected: bool) -> None:
    """What a list has a place for; publishers and the like only where they take that of the venue."""
    assert is_used(name, BibEntry(type=kind, key="k", fields=fields, lines=(1,))) is expected
