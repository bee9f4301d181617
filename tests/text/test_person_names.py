"""Who is named, and that nobody is invented."""

import pytest

from survey_companion.model.survey import Byline, Person, Team
from survey_companion.text.person_names import is_family_first, parse_byline, parse_inverted


def _byline(*authors: Person | Team, truncated: bool = False) -> Byline:
    return Byline(authors=authors, truncated=truncated)


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("Garcia et al.", _byline(Person(family="Garcia"), truncated=True)),
        ("Garcia et al", _byline(Person(family="Garcia"), truncated=True)),
        ("Garcia, et. al.", _byline(Person(family="Garcia"), truncated=True)),
        ("Moura Ramos et al.", _byline(Person(family="Moura Ramos"), truncated=True)),
        (
            "Ana Doe, Bo Roe et al.",
            _byline(Person(given="Ana", family="Doe"), Person(given="Bo", family="Roe"), truncated=True),
        ),
        ("Ana Doe and Bo Roe.", _byline(Person(given="Ana", family="Doe"), Person(given="Bo", family="Roe"))),
        ("Doe & Roe", _byline(Person(family="Doe"), Person(family="Roe"))),
        (
            "Doe, J. K., Roe, B.",
            _byline(Person(given="J. K.", family="Doe"), Person(given="B.", family="Roe")),
        ),
        (
            "Doe JK, de Roe B, Moe C",
            _byline(
                *(Person(given=g, family=f) for g, f in (("J. K.", "Doe"), ("B.", "de Roe"), ("C.", "Moe")))
            ),
        ),
        ("Ana de la Cruz", _byline(Person(given="Ana", family="de la Cruz"))),
        (
            "Ana Doe Jr. and Bo Roe, III",
            _byline(
                Person(given="Ana", family="Doe", suffix="Jr."),
                Person(given="Bo", family="Roe", suffix="III"),
            ),
        ),
        ("OpenThing.", _byline(Team(name="OpenThing"))),
        ("Night Team.", _byline(Team(name="Night Team"))),
        ("Team et al.", _byline(Team(name="Team"), truncated=True)),
        ("BigThing Workshop et al.", _byline(Team(name="BigThing Workshop"), truncated=True)),
        ("Xi Ai et al.", _byline(Person(family="Xi Ai"), truncated=True)),
        ("et al.", None),
        (" . ", None),
    ],
)
def test_bylines(text: str, byline: Byline | None) -> None:
    """Names, teams and "et al." are told apart."""
    assert parse_byline(text) == byline


def test_the_list_decides_what_two_words_mean() -> None:
    """Where most lines give full names, "Ana Doe et al." has a given name."""
    assert is_family_first([["Garcia"], ["Moura Ramos"], ["Zhu"]])
    assert not is_family_first([["Ana Doe"], ["Bo Roe"], ["Zhu"]])
    assert is_family_first([])
    assert parse_byline("Ana Doe et al.", is_family_first=False) == _byline(
        Person(given="Ana", family="Doe"), truncated=True
    )


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("van der Roe, Bo", Person(family="van der Roe", given="Bo")),
        ("Doe, Jr., Ana", Person(family="Doe", suffix="Jr.", given="Ana")),
        ("{Night Team}", Team(name="Night Team")),
        ("Doe", Person(family="Doe")),
    ],
)
def test_names_of_records(name: str, author: Person | Team) -> None:
    """A record gives the parts of a name in BibTeX's order."""
    assert parse_inverted(name) == author
