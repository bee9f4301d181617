"""Titles that are the same, or nearly so, are told where nobody has told the works apart."""

import pytest

from short_ways import in_short, read_recorded
from survey_companion.audit.like_titles import check_namesakes, check_near_titles

HEAD = "# T\n## Walls\n### One\n"
RECORD = '[{key}]\ntitle = "{title}"\nauthors = ["{who}"]\nconfirmed = true\nsources = []\n{more}\n'


def _line(title: str, who: str = "Ana Doe", *links: str) -> str:
    shown = "".join(f" [[paper]({link})]" for link in links)
    return f"- [2020] **{title}.**{f' *{who}*' if who else ''} `ACL`{shown}\n"


def _arxiv(number: int) -> str:
    return f"https://arxiv.org/abs/2001.{number:05}"


def _same(*lines: str, records: str = "") -> list[str]:
    return in_short(check_namesakes(read_recorded(HEAD + "".join(lines), records)))


def _near(*lines: str, records: str = "") -> list[str]:
    return in_short(check_near_titles(read_recorded(HEAD + "".join(lines), records)))


# -- one title ---------------------------------------------------------------------------------------

NAMESAKES = (
    _line("Old walls", "Ana Doe", _arxiv(1)),
    _line("Old Walls!", "Bo Roe", _arxiv(2)),
    _line("old walls", "Cy Poe", _arxiv(3)),
)


def test_works_of_one_title_are_told_once() -> None:
    """The problem stands at the second of them and names the first, and how many more there are."""
    assert _same(NAMESAKES[0]) == []
    assert _same(*NAMESAKES[:2]) == [
        "list.md:5:1 same-title: “Old Walls!” of Bo Roe, and of Ana Doe on line 4 (roe2020old)"
    ]
    assert _same(*NAMESAKES) == [
        "list.md:5:1 same-title: “Old Walls!” of Bo Roe, and of Ana Doe on line 4, and of 1 more (roe2020old)"
    ]


def test_spellings_of_one_work_are_no_namesakes() -> None:
    """A work whose lines spell its title in several ways is one work, and no question."""
    titles = ("Old walls of stone", "Old Walls of Stone!", "Old walls of stones", "OLD walls of stone")
    lines = [_line(title, "Ana Doe", _arxiv(1)) for title in titles]
    assert len(read_recorded(HEAD + "".join(lines), "").works) == 1
    assert _same(*lines) == []


def test_every_title_of_a_work_is_compared() -> None:
    """A title that only a later line of a work has may be that of another work."""
    record = RECORD.format(key="doe", title="Old walls", who="Doe, Ana", more='also_titled = ["New walls"]')
    record += RECORD.format(
        key="roe", title="Newer walls", who="Roe, Bo", more='also_titled = ["New walls!"]'
    )
    lines = (
        _line("Old walls"),
        _line("New walls", "Ana Doe", _arxiv(1)),
        _line("Newer walls", "Bo Roe", _arxiv(2)),
        _line("New walls!", "Bo Roe", _arxiv(2)),
    )
    works = read_recorded(HEAD + "".join(lines), record).works
    assert [len(work.listings) for work in works] == [2, 2]
    assert _same(*lines, records=record) == [
        (
            "list.md:6:1 same-title: “Newer walls” of Bo Roe, and of Ana Doe on line 4 (roe)"
            " settled: works.toml:7:1"
        ),
    ]


def test_only_records_of_all_works_settle_a_common_title() -> None:
    """As long as one of them has no record, nobody has told them apart."""
    lines = (
        _line("Old walls of stones", "Bo Roe", _arxiv(2)),
        _line("Old walls of stone", "Ana Doe", _arxiv(1)),
        _line("Old walls of stones", "Ana Doe", _arxiv(1)),
    )
    records = RECORD.format(
        key="doe", title="Old walls of stone", who="Doe, Ana", more='arxiv = "2001.00001"'
    )
    found = "list.md:5:1 same-title: “Old walls of stone” of Ana Doe, and of Bo Roe on line 4 (doe)"
    assert _same(*lines, records=records) == [found]
    records += RECORD.format(
        key="roe", title="Old walls of stones", who="Roe, Bo", more='arxiv = "2001.00002"'
    )
    assert _same(*lines, records=records) == [f"{found} settled: works.toml:1:1"]


# -- nearly one title --------------------------------------------------------------------------------

LARGE, LARGER = "Sorting large stones by hand", "Sorting larger stones by hand"
FOUND = f"list.md:5:1 near-titles: “{LARGER}”, and “{LARGE}” on line 4 ({{key}})"


def _pair(one: tuple[str, ...], two: tuple[str, ...]) -> list[str]:
    """Return what is said of near titles with these authors and links."""
    return [text.rpartition(" (")[0] for text in _near(_line(LARGE, *one), _line(LARGER, *two))]


DOI = "https://doi.org/10.1000/"


@pytest.mark.parametrize(
    ("one", "two", "is_told"),
    [
        (("Ana Doe",), ("Bo Roe",), True),
        (("Ana Doe", _arxiv(1)), ("Bo Roe", _arxiv(2)), False),
        (("Ana Doe", f"{DOI}a"), ("Bo Roe", f"{DOI}b"), False),
        (("Ana Doe", _arxiv(1)), ("Ana Doe", _arxiv(2)), True),  # one author may repeat a title
        (("Ana Doe", _arxiv(1)), ("Bo Roe", f"{DOI}b"), True),  # a preprint and its publication
        (("Ana Doe", _arxiv(1)), ("Bo Roe",), True),
        (("", _arxiv(1)), ("Bo Roe", _arxiv(2)), True),
        (("Ana Doe", _arxiv(1)), ("", _arxiv(2)), True),
        (("Ana Doe", "https://a.example.org"), ("Bo Roe", "https://b.example.org"), True),  # says nothing
        (("Ana Doe", _arxiv(1), f"{DOI}a"), ("Bo Roe", _arxiv(2)), False),
        (  # one address of both, as of a volume
            ("Ana Doe", _arxiv(1), "https://a.example.org"),
            ("Bo Roe", _arxiv(2), "https://a.example.org"),
            True,
        ),
    ],
)
def test_archives_and_authors_tell_works_apart(
    one: tuple[str, ...], two: tuple[str, ...], is_told: bool
) -> None:
    """Near titles are no question if authors and identifiers of one kind differ, and no link is common."""
    found = FOUND.partition(" ({key}")[0]
    assert _pair(one, two) == ([found] if is_told else [])


def test_each_pair_of_near_titles_is_told_in_the_order_of_the_list() -> None:
    """Of three titles, the second is told beside the first, and the third beside both."""
    titles = (LARGE, LARGER, "Sorting largest stones by hand")
    found = [text.partition(" near-titles: ")[::2] for text in _near(*map(_line, titles))]
    assert [(place, told.partition(" (")[0]) for place, told in found] == [
        ("list.md:5:1", f"“{LARGER}”, and “{LARGE}” on line 4"),
        ("list.md:6:1", f"“{titles[2]}”, and “{LARGE}” on line 4"),
        ("list.md:6:1", f"“{titles[2]}”, and “{LARGER}” on line 5"),
    ]


@pytest.mark.parametrize(
    ("one", "two", "is_told"),
    [
        (LARGE, LARGER.upper(), True),  # case does not matter
        (LARGE, "By hand: sorting large stones", True),  # the order of words does not either
        ("Stone-wall makers", "Stone wall maker", True),  # a hyphen parts words
        ("Towers:walls of stones", "Towers: wall of stone", True),  # and so does a colon
        (LARGE, "Sorting large stones: by hand!", False),  # the same title, which is another question
        (LARGE, "Sorting large bricks with feet", False),
    ],
)
def test_titles_are_near_however_they_are_spelt(one: str, two: str, is_told: bool) -> None:
    """Case, marks and the order of words make no other title."""
    lines = (_line(one, "Ana Doe", _arxiv(1)), _line(two, "Ana Doe", f"{DOI}a"))
    assert len(_near(*lines)) == is_told


def test_only_the_start_of_a_very_long_title_is_compared() -> None:
    """Titles that part after 500 characters are near, those that part before are not."""
    start = "Walls of stones " + "a" * 483
    assert len(_near(_line(f"{start} {'b' * 400}"), _line(f"{start} {'c' * 400}"))) == 1
    start = start[:300]
    assert _near(_line(f"{start} {'b' * 400}"), _line(f"{start} {'c' * 400}")) == []


def test_records_of_both_works_tell_them_apart() -> None:
    """One record is not enough, whichever of the two it is of."""
    lines = (_line(LARGE), _line(LARGER))
    records = [
        RECORD.format(key=f"k{n}", title=t, who="Doe, Ana", more="") for n, t in enumerate((LARGE, LARGER))
    ]
    assert _near(*lines, records="".join(records)) == []
    assert _near(*lines, records=records[0]) == [FOUND.format(key="doe2020sorting")]
    assert _near(*lines, records=records[1]) == [FOUND.format(key="k1")]
