"""Who is named, and that nobody is invented."""

import pytest

from survey_companion.model.authors import Byline, Person, Team
from survey_companion.text.person_names import (
    build_byline,
    is_family_first,
    label_author,
    name_author,
    parse_editors,
    parse_inverted,
    sort_author,
)


def _byline(*authors: Person | Team, truncated: bool = False) -> Byline:
    return Byline(authors=authors, truncated=truncated)


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("Garcia et al.", _byline(Person(family="Garcia"), truncated=True)),
        ("Moura Ramos et al.", _byline(Person(family="Moura Ramos"), truncated=True)),
        (
            "Ana Doe, Bo Roe et al.",
            _byline(Person(given="Ana", family="Doe"), Person(given="Bo", family="Roe"), truncated=True),
        ),
        ("Ana Doe, Bo Roe.", _byline(Person(given="Ana", family="Doe"), Person(given="Bo", family="Roe"))),
        ("Doe, Roe", _byline(Person(family="Doe"), Person(family="Roe"))),
        (
            "J. K. Doe, B. Roe",
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
            "Ana Doe Jr., Bo Roe III",
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
        ("李世民, 王五", _byline(Person(family="李世民"), Person(family="王五"))),
        ("李世民, 王五 et al.", _byline(Person(family="李世民"), Person(family="王五"), truncated=True)),
        ("山田 太郎", _byline(Person(family="山田", given="太郎"))),
        ("山田太郎", _byline(Person(family="山田太郎"))),
        ("김철수", _byline(Person(family="김철수"))),
        ("石头研究院", _byline(Team(name="石头研究院"))),
        ("李世民, 石头团队", _byline(Person(family="李世民"), Team(name="石头团队"))),
        ("", None),
    ],
)
def test_bylines(text: str, byline: Byline | None) -> None:
    """Names, teams and "et al." are told apart."""
    names = [name for name in text.removesuffix(" et al.").split(", ") if name]
    found = build_byline(names, truncated=text.endswith(" et al."), is_family_first=True)
    assert found == byline


def test_the_list_decides_what_two_words_mean() -> None:
    """Where most lines give full names, "Ana Doe et al." has a given name."""
    assert is_family_first([["Garcia"], ["Moura Ramos"], ["Zhu"]])
    assert not is_family_first([["Ana Doe"], ["Bo Roe"], ["Zhu"]])
    assert is_family_first([])
    assert build_byline(["Ana Doe"], truncated=True, is_family_first=False) == _byline(
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


def test_the_editors_of_a_record() -> None:
    """Each may be in either order; a team in braces is one."""
    assert parse_editors("Doe, Ana and Bo Roe and Poe, Jr., Kim and {Stones and Walls Club}") == (
        Person(family="Doe", given="Ana"),
        Person(family="Roe", given="Bo"),
        Person(family="Poe", given="Kim", suffix="Jr."),
        Team(name="Stones and Walls Club"),
    )
    assert parse_editors(" ") == ()


@pytest.mark.parametrize(
    ("inverted", "shown", "label", "sort"),
    [
        ("Doe, Ana", "Ana Doe", "Doe", "Doe, Ana"),
        ("Doe, Jr., Ana", "Ana Doe Jr.", "Doe", "Doe, Ana, Jr."),
        ("Sukarno", "Sukarno", "Sukarno", "Sukarno"),
        ("{O'Roe Team}", "O'Roe Team", "O'Roe Team", "ORoe Team"),
        ("李, 世民", "李世民", "李世民", "李世民"),
        ("김, 철수", "김철수", "김철수", "김철수"),
        ("山田, 太郎", "山田太郎", "山田太郎", "山田太郎"),
        ("李, Stone", "Stone 李", "李", "李, Stone"),
        ("van der Berg, Jan", "Jan van der Berg", "van der Berg", "Berg, van der, Jan"),
        ("Van der Berg, Jan", "Jan Van der Berg", "Van der Berg", "Van der Berg, Jan"),
        ("d'Alm, Jean", "Jean d'Alm", "d'Alm", "Alm, d, Jean"),
        ("von d’Alm, Jean", "Jean von d’Alm", "von d’Alm", "Alm, von d, Jean"),
        ("al-Roe, Amal", "Amal al-Roe", "al-Roe", "Roe, al-, Amal"),
        ("'t Roe, Bo", "Bo 't Roe", "'t Roe", "Roe, t, Bo"),
        ("roe, bo", "bo roe", "roe", "roe, bo"),
        ("öst roe, bo", "bo öst roe", "öst roe", "öst roe, bo"),
        ("Öst Roe, Bo", "Bo Öst Roe", "Öst Roe", "Öst Roe, Bo"),
        ("Roe y Doe, Ana", "Ana Roe y Doe", "Roe y Doe", "Roe y Doe, Ana"),
        ("O'Roe, Pat", "Pat O'Roe", "O'Roe", "ORoe, Pat"),
        ("фон Роэ, Бо", "Бо фон Роэ", "фон Роэ", "Роэ, фон, Бо"),
        ("الرعد, سحاب", "سحاب الرعد", "الرعد", "الرعد, سحاب"),
    ],
)
def test_the_names_of_an_author(inverted: str, shown: str, label: str, sort: str) -> None:
    """A name is shown as people write it, shortened for citations, and sorted by the family name."""
    author = parse_inverted(inverted)
    assert (name_author(author), label_author(author), sort_author(author)) == (shown, label, sort)
