"""Where the line is drawn between one work and two."""

from itertools import permutations

import pytest

from short_ways import read_catalogue
from survey_companion.joining.same_work import group_listings, is_near, make_signs, name_authors, papers_of
from survey_companion.model.authors import Byline, Person, Team
from survey_companion.model.identifiers import Identifier, Scheme

HEAD = "# T\n## Walls\n### One\n"


def _line(title: str = "Old walls", who: str = "Doe", *links: str) -> str:
    shown = "".join(
        f" [[{'paper' if '(' not in each else each.partition('(')[0]}]({each.rpartition('(')[2]})]"
        for each in links
    )
    return f"- [2020] **{title}.**{f' *{who}*' if who else ''} `ACL`{shown}\n"


def _arxiv(number: int) -> str:
    return f"https://arxiv.org/abs/2001.{number:05}"


def _groups(*lines: str) -> list[list[int]]:
    """Return the lines of each work, by their places from 0."""
    listings = read_catalogue(HEAD + "".join(lines)).listings
    assert len(listings) == len(lines)
    return [[each.location.line - 4 for each in group] for group in group_listings(listings)]


# -- titles that are nearly one ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two", "is_one"),
    [
        ("abcdef ghijkl", "abcdef ghijkx", True),  # twelve letters
        ("abcdef ghijk", "abcdef ghijx", False),  # eleven are too few
        ("abcdef ghijkl", "abcdef ghijk", False),  # the shorter one counts
        ("abcdef ghijk", "Abcdef, ghijk!", False),
        ("abcdefghijklmnopqrst", "abcdefghijklmnopqrxy", True),  # 90 of 100
        ("abcdefghijklmnopqrs", "abcdefghijklmnopqxy", False),  # 89 of 100
        ("WALL", "Wall: Of many stones", True),
        ("Wall: Of many stones", "WALL", True),
        ("Wall", "Wall of many stones", False),
        ("Wall", "Wallflower: Of many stones", False),
        ("Walls of stones 2", "Walls of stones 3", False),
        ("Walls of stones 2", "Walls of stones", False),
        ("Walls of stones 2", "Walls of stone 2", True),
        ("Walls 2 of many stones", "Walls of many stones 2", True),  # the same numbers
        ("Walls of stones II", "Walls of stones III", False),
        ("Walls of stones ii", "Walls of stone II", True),
        ("Wall 2", "Wall 2: The third 3", True),  # a subtitle may have numbers
    ],
)
def test_titles_are_near(one: str, two: str, is_one: bool) -> None:
    """A slip of a long title or a subtitle makes no other title; another number does, whatever the order."""
    assert is_near(one, two) is is_one
    assert is_near(two, one) is is_one


def test_only_the_start_of_a_very_long_title_is_compared() -> None:
    """Titles that part after 500 characters are one, those that part a little before are not."""
    assert is_near("a" * 500 + "b" * 500, "a" * 500 + "c" * 500)
    assert is_near("a" * 500, f"{'a' * 500}7")
    assert not is_near("a" * 499, f"{'a' * 499}7")
    assert not is_near("a" * 440 + "b" * 60 + "b" * 500, "a" * 440 + "c" * 60 + "c" * 500)


def test_near_titles_of_one_identifier_are_one_work() -> None:
    """Each of several spellings is compared with each other; the work stands where its first line does."""
    titles = ("Walls of stones", "Other", "Walls of stone", "Wall of stones")
    links = (_arxiv(1), _arxiv(2), _arxiv(1), _arxiv(1))
    lines = [_line(title, "Doe", link) for title, link in zip(titles, links, strict=True)]
    assert _groups(*lines) == [[0, 2, 3], [1]]
    assert _groups(*(each.replace(_arxiv(1), "") for each in lines)) == [[0], [1], [2], [3]]


def test_no_more_than_ten_titles_of_an_identifier_are_compared() -> None:
    """An address of hundreds of papers takes no time; the first ten are looked at."""
    others = [_line(f"{letter * 8} {letter * 8}", "Doe", _arxiv(1)) for letter in "ABCDEFGHIJ"]
    near = _line("Walls of stones", "Doe", _arxiv(1)), _line("Walls of stone", "Doe", _arxiv(1))
    assert len(_groups(*others[:8], *near)) == 9
    assert len(_groups(*others[:9], *near)) == 11


@pytest.mark.parametrize(
    ("one", "two", "works"), [("Doe", "Roe", 2), ("Doe", "", 1), ("", "", 1), ("Doe", "Doe, Roe", 1)]
)
def test_near_titles_of_other_authors_are_two_works(one: str, two: str, works: int) -> None:
    """Where both lines name authors, one of them has to be of both."""
    lines = (_line("Walls of stones", one, _arxiv(1)), _line("Walls of stone", two, _arxiv(1)))
    assert len(_groups(*lines)) == works


# -- authors -----------------------------------------------------------------------------------------


def _names_one(one: str, two: str) -> bool:
    """Whether two lines with one title and other identifiers are one work because of their authors."""
    return len(_groups(_line("Old walls", one, _arxiv(1)), _line("Old walls", two, _arxiv(2)))) == 1


@pytest.mark.parametrize(
    ("one", "two", "is_one"),
    [
        ("Quarry", "Quary", True),
        ("Slates", "Slate", True),  # five letters may be misspelt
        ("Slate", "Slat", False),  # four may not
        ("Slat", "Slate", False),
        ("Abcdefghijklmnopqrst", "Abcdefghijklmnopqxyz", True),  # 85 of 100
        ("Abcdefghijklmnopqrs", "Abcdefghijklmnopxyz", False),  # 84 of 100
        ("Doe, Poe", "Roe, Poe", True),
        ("Aa, Bb, Cc, Dd, Ee, Quarry", "Quarry", True),
        ("Aa, Bb, Cc, Dd, Ee, Quarry", "Quary", False),  # the sixth one may not be misspelt
        ("Aa, Bb, Cc, Dd, Quarry", "Quary", True),
        ("Quary", "Aa, Bb, Cc, Dd, Ee, Quarry", False),
        ("Wei Stone", "Stone Wei", True),
        ("Wei Stone", "Wei Slab", False),
        ("Quarry Team", "Quarry Team", True),
    ],
)
def test_an_author_may_be_misspelt(one: str, two: str, is_one: bool) -> None:
    """A name of five letters or more that is nearly the same is the same; so is one with its parts turned."""
    assert _names_one(one, two) is is_one


def test_names_are_equal_for_one_author() -> None:
    """Accents, case and marks do not count; each stands once, and a missing byline has none."""
    authors = (Person(family="Müller", given="Ana"), Team(name="Night-Team"), Person(family="Muller"))
    byline = Byline(authors=authors, truncated=False)
    assert name_authors([None, byline, byline]) == ("muller", "nightteam")
    assert name_authors([]) == ()


# -- one title ---------------------------------------------------------------------------------------

DOE = _line("Old walls", "Doe", _arxiv(1))
ROE = _line("Old walls", "Roe", _arxiv(2))


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        ((DOE, ROE), [[0], [1]]),
        ((DOE, ROE, _line("old Walls!", "Poe", _arxiv(1))), [[0, 2], [1]]),  # by its identifier
        ((DOE, ROE, _line("Old walls", "Roe, Poe", _arxiv(3))), [[0], [1, 2]]),  # by its author
        ((DOE, ROE, _line("Old walls", "Doe, Roe", _arxiv(3))), [[0, 1, 2]]),
        ((DOE, _line("Old walls", "Roe"), _line("Old walls", "", _arxiv(2))), [[0, 1, 2]]),
        ((ROE, DOE, _line("Old walls", "Poe")), [[0], [1, 2]]),  # of the work with the least identifier
        ((ROE, DOE, _line("Old walls", "", _arxiv(3))), [[0], [1, 2]]),
        ((ROE, _line("Old walls", "Poe"), _line("Old walls", "Moe")), [[0, 1, 2]]),
        ((_line("Old walls", "Poe"), _line("Old walls", "", _arxiv(3))), [[0, 1]]),  # nothing contradicts
        ((_line("Old walls", "Poe"), _line("Old walls", "Moe")), [[0, 1]]),
        ((_line("Old walls", "Ana Doe", _arxiv(1)), _line("Old walls", "Bo Doe", _arxiv(2))), [[0, 1]]),
        ((_line("Old walls", "Doe, Poe", _arxiv(1)), _line("Old walls", "Doe, Moe", _arxiv(2))), [[0, 1]]),
    ],
)
def test_lines_of_one_title(lines: tuple[str, ...], groups: list[list[int]]) -> None:
    """They are two works only if authors and identifiers differ; a line that lacks one of them is of one."""
    assert _groups(*lines) == groups


def test_the_order_of_lines_changes_no_work() -> None:
    """Whatever stands first, the same lines are of one work, also those that lack something."""
    lines = (DOE, ROE, _line("Old walls", "Poe"), _line("Old walls", "", _arxiv(9)))
    for order in permutations(range(4)):
        found = _groups(*(lines[number] for number in order))
        assert {frozenset(order[place] for place in group) for group in found} == {
            frozenset({0, 2, 3}),
            frozenset({1}),
        }


@pytest.mark.parametrize(
    ("one", "two", "works"),
    [
        ("book(https://a.example.org", "book(https://b.example.org", 2),
        ("book(https://a.example.org", "book(https://a.example.org", 1),
        ("code(https://a.example.org", "code(https://b.example.org", 1),  # code is no place of a work
        ("code(https://a.example.org", _arxiv(1), 1),
        ("book(https://a.example.org", _arxiv(1), 2),
    ],
)
def test_a_page_of_a_book_is_its_place(one: str, two: str, works: int) -> None:
    """Without a link to a paper, any other link but that to code tells works apart."""
    assert len(_groups(_line("Old walls", "Doe", one), _line("Old walls", "Roe", two))) == works


def test_a_paper_link_stands_before_other_links() -> None:
    """A page beside the paper joins nothing: many papers may share it."""
    page = "page(https://walls.example.org"
    assert (
        len(_groups(_line("Old walls", "Doe", _arxiv(1), page), _line("Old walls", "Roe", _arxiv(2), page)))
        == 2
    )


# -- signs -------------------------------------------------------------------------------------------


def test_signs_are_few_and_in_order() -> None:
    """Ten titles, twenty identifiers and three authors are enough to know a work by."""
    titles = [f"Wall {chr(number)}" for number in range(ord("z"), ord("a") - 1, -1)]
    identifiers = [Identifier(Scheme.ARXIV, f"2001.{number:05}") for number in range(30, 0, -1)]
    address = Identifier(Scheme.URL, "a.org")
    signs = make_signs(titles, [address, *identifiers, address], ["", "doe", "roe", "", "poe", "moe"])
    assert signs.titles == tuple(f"wall{letter}" for letter in "abcdefghij")
    assert signs.identifiers == tuple(identifiers[::-1][:20])
    assert signs.authors == ("doe", "roe", "poe")
    assert make_signs(["Walls", "walls!"], [address], []).titles == ("walls",)
    assert make_signs([], [address, identifiers[0]], []).identifiers == (identifiers[0], address)
    assert make_signs(["a" * 501], [], []).titles == ("a" * 500,)


def test_the_identifiers_of_a_group_are_those_of_its_papers() -> None:
    """In the order of the list, each once; links to code have none."""
    text = (
        HEAD
        + _line("Walls", "Doe", _arxiv(2), "code(https://a.org", _arxiv(1))
        + _line("Walls", "Doe", _arxiv(2))
    )
    listings = read_catalogue(text).listings
    assert [each.value for each in papers_of(listings)] == ["2001.00002", "2001.00001"]
