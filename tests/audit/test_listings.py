"""What single lines of a list say that cannot be, and what settles it."""

from itertools import permutations

import pytest

from short_ways import in_short, read_recorded
from survey_companion.audit import listings
from survey_companion.model.problem_kinds import Code

HEAD = "# T\n## Walls\n### One\n"
RECORD = '[{key}]\ntitle = "{title}"\nauthors = [{authors}]\nconfirmed = true\nsources = []\n{more}\n'


def _line(
    title: str = "Stones", *, year: str = "", who: str = "Ana Doe", venue: str = "", links: str = ""
) -> str:
    return (
        f"- {f'[{year}] ' if year else ''}**{title}.**{f' *{who}*' if who else ''}"
        f"{f' `{venue}`' if venue else ''}{links}\n"
    )


def _paper(url: str) -> str:
    return f" [[paper]({url})]"


def _record(title: str = "Stones", key: str = "doe", authors: str = '"Doe, Ana"', more: str = "") -> str:
    return RECORD.format(key=key, title=title, authors=authors, more=more)


# -- years -------------------------------------------------------------------------------------------

ARXIV = _paper("https://arxiv.org/abs/2201.00001")


@pytest.mark.parametrize(
    ("year", "venue", "found"),
    [
        ("", "ACL", []),
        ("2022", "", []),
        ("2022", "arXiv", []),
        ("2023", "ACL", []),  # it was published later
        ("2023", "Arxivist Letters", []),
        ("2023", "", ["list.md:4:1 year-differs: 2023, but arXiv 2201.00001 is of 2022 (doe2023stones)"]),
        (
            "2023",
            "arXiv",
            ["list.md:4:1 year-differs: 2023, but arXiv 2201.00001 is of 2022 (doe2023stones)"],
        ),
        (
            "2023",
            "ArXiv 2023",
            ["list.md:4:1 year-differs: 2023, but arXiv 2201.00001 is of 2022 (doe2023stones)"],
        ),
        *(
            (
                "2021",
                venue,
                ["list.md:4:1 year-before-preprint: 2021, but arXiv 2201.00001 is of 2022 (doe2021stones)"],
            )
            for venue in ("", "arXiv", "ACL")
        ),
    ],
)
def test_a_year_is_not_before_the_preprint(year: str, venue: str, found: list[str]) -> None:
    """A publication may be of a later year than its preprint; nothing is of an earlier one."""
    survey = read_recorded(HEAD + _line(year=year, venue=venue, links=ARXIV), "")
    assert in_short(listings.check_printed_years(survey)) == found


def test_every_link_and_line_is_compared_with_its_year() -> None:
    """A link that says no year hides no other; each line has a problem of its own, in the list's order."""
    links = _paper("https://doi.org/10.1000/a") + ARXIV + _paper("https://arxiv.org/abs/2301.00001")
    survey = read_recorded(
        f"{HEAD}{_line(year='2021', links=links)}### Two\n{_line(year='2021', links=ARXIV)}", ""
    )
    assert in_short(listings.check_printed_years(survey)) == [
        "list.md:4:1 year-before-preprint: 2021, but arXiv 2201.00001 is of 2022 (doe2021stones)",
        "list.md:4:1 year-before-preprint: 2021, but arXiv 2301.00001 is of 2023 (doe2021stones)",
        "list.md:6:1 year-before-preprint: 2021, but arXiv 2201.00001 is of 2022 (doe2021stones)",
    ]


@pytest.mark.parametrize(("more", "settled"), [("year = 2022", "works.toml:1:1"), ("", None)])
def test_a_record_with_a_year_settles_the_year(more: str, settled: str | None) -> None:
    """The year of the record is the one that counts; a record without a year says nothing of it."""
    survey = read_recorded(HEAD + _line(year="2021", links=ARXIV), _record(more=more))
    assert [each.settled for each in listings.check_printed_years(survey)] == [settled]


def test_the_whole_message_names_what_to_do() -> None:
    """A person sees where it is, what is wrong, what was found, what was expected and what to do."""
    (problem,) = listings.check_printed_years(read_recorded(HEAD + _line(year="2021", links=ARXIV), ""))
    assert str(problem) == (
        "list.md:4:1: warning year-before-preprint: the year is earlier than the linked preprint, so year or"
        " link is wrong: 2021, but arXiv 2201.00001 is of 2022; expected the year of the preprint, or a later"
        " one; correct the year or the link"
    )


# -- venues ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("venue", "url", "found"),
    [
        ("", "https://aclanthology.org/2022.emnlp-main.1", None),
        ("EMNLP", "https://aclanthology.org/2022.emnlp-main.1", None),
        ("EMNLP 2022", "https://aclanthology.org/2022.emnlp-main.1", None),
        ("EMNLP", "https://aclanthology.org/2022.findings-emnlp.1", None),
        ("Findings", "https://aclanthology.org/2022.findings-emnlp.1", None),
        ("Findings of EMNLP", "https://aclanthology.org/2022.acl-long.1", None),  # too long to be sure
        ("2022", "https://aclanthology.org/2022.acl-long.1", None),
        ("ACL", "https://doi.org/10.1000/a", None),
        ("arXiv", "https://arxiv.org/abs/2201.00001", None),
        ("Arxivist", "https://doi.org/10.1000/a", None),
        (
            "ACL",
            "https://aclanthology.org/2022.emnlp-main.1",
            "venue-differs: ACL, but ACL Anthology 2022.emnlp-main.1 is of emnlp",
        ),
        (
            "ACL 2022",
            "https://aclanthology.org/2022.findings-emnlp.1",
            "venue-differs: ACL 2022, but ACL Anthology 2022.findings-emnlp.1 is of findings-emnlp",
        ),
        (
            "arXiv",
            "https://aclanthology.org/2022.emnlp-main.1",
            "venue-not-arxiv: arXiv, but the link is ACL Anthology 2022.emnlp-main.1",
        ),
        (
            "arXiv 2022",
            "https://doi.org/10.1000/a",
            "venue-not-arxiv: arXiv 2022, but the link is DOI 10.1000/a",
        ),
        (
            "ArXiv",
            "https://example.org/a",
            "venue-not-arxiv: ArXiv, but the link is address example.org/a",
        ),
    ],
)
def test_a_venue_is_that_of_the_link(venue: str, url: str, found: str | None) -> None:
    """A venue of one word is compared with that of the Anthology, and "arXiv" with any link."""
    survey = read_recorded(HEAD + _line(venue=venue, links=_paper(url)), "")
    expected = [f"list.md:4:1 {found} ({survey.works[0].key})"] if found else []
    assert in_short(listings.check_venues(survey)) == expected


@pytest.mark.parametrize(
    ("more", "settled"),
    [
        ("", None),
        ("year = 2022", None),
        ('arxiv = "2201.00001"', "works.toml:1:1"),
        ('published = {type = "article", short = "Walls", year = 2022}', "works.toml:1:1"),
    ],
)
def test_a_record_that_knows_where_it_appeared_settles_the_venue(more: str, settled: str | None) -> None:
    """It names a publication, or says that there is a preprint; any other record leaves the question open."""
    line = _line(venue="ACL", links=_paper("https://aclanthology.org/2022.emnlp-main.1"))
    survey = read_recorded(HEAD + line, _record(more=more))
    assert [each.settled for each in listings.check_venues(survey)] == [settled]


# -- links -------------------------------------------------------------------------------------------

CODE = " [[code](https://github.com/doe/stones)]"


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ("", ["no-link: Stones"]),
        (CODE, ["no-paper-link: Stones"]),
        (_paper("https://doi.org/10.1000/a"), []),
        (_paper("https://aclanthology.org/"), []),  # no identifier, but a place of papers
        (_paper("https://stones.example.org/10.1000/a"), []),  # the start of a DOI
        (_paper("https://stones.example.org/a"), ["unknown-host: https://stones.example.org/a"]),
        (_paper("http://doi.org/10.1000/a"), ["plain-http: http://doi.org/10.1000/a"]),
        (
            _paper("https://doi.org/10.1000/a") + " [[code](http://github.com/doe/stones)]",
            ["plain-http: http://github.com/doe/stones"],
        ),
        (_paper("https://doi.org/10.1000/a") + " [[page](https://stones.example.org/a)]", []),
    ],
)
def test_a_line_has_a_link_to_its_paper(links: str, found: list[str]) -> None:
    """A line without any link, or without one to the paper, is told; so are http and unknown publishers."""
    survey = read_recorded(HEAD + _line(links=links), "")
    assert in_short(listings.check_links(survey)) == [f"list.md:4:1 {each} (doestones)" for each in found]


@pytest.mark.parametrize("links", ["", CODE])
@pytest.mark.parametrize(
    ("more", "settled"),
    [("", None), ('arxiv = "2201.00001"', "works.toml:1:1"), ('code = "https://a.org"', None)],
)
def test_a_record_with_an_address_of_the_paper_settles_a_missing_link(
    links: str, more: str, settled: str | None
) -> None:
    """The page of the work then has the link; a record without one leaves the question open."""
    survey = read_recorded(HEAD + _line(links=links), _record(more=more))
    assert [each.settled for each in listings.check_links(survey)] == [settled]


def test_the_link_of_another_line_settles_nothing_without_a_record() -> None:
    """A work may have a link from another line; the line without one is still to be completed."""
    text = f"{HEAD}{_line(links=_paper('https://doi.org/10.1000/a'))}### Two\n{_line()}"
    assert in_short(listings.check_links(read_recorded(text, ""))) == [
        "list.md:6:1 no-link: Stones (doestones)"
    ]


@pytest.mark.parametrize(
    ("more", "settled"),
    [
        ('url = "https://stones.example.org/a"', "works.toml:1:1"),
        ('url = "https://stones.example.org/b"', None),
        ('not_this = [{identifier = "https://stones.example.org/a", reason = "Walls."}]', "works.toml:1:1"),
    ],
)
def test_a_record_that_has_or_refuses_the_address_settles_its_host(more: str, settled: str | None) -> None:
    """A person has looked at the address; but no record makes http safe."""
    links = _paper("https://stones.example.org/a") + " [[code](http://github.com/doe/stones)]"
    survey = read_recorded(HEAD + _line(links=links), _record(more=more))
    found = {each.code: each.settled for each in listings.check_links(survey)}
    assert found == {Code.PLAIN_HTTP: None, Code.UNKNOWN_HOST: settled}


# -- authors -----------------------------------------------------------------------------------------


def _authors(without: int, named: int, records: str = "") -> list[str]:
    """Return what is said of a list with so many lines without and with authors, in this order."""
    lines = [_line(f"Stone {number}", who="", venue="ACL") for number in range(without)]
    lines += [_line(f"Wall {number}") for number in range(named)]
    return in_short(listings.check_printed_authors(read_recorded(HEAD + "".join(lines), records)))


def _each(numbers: range) -> list[str]:
    return [f"list.md:{4 + number}:1 no-authors: Stone {number} (anonstone{number})" for number in numbers]


@pytest.mark.parametrize(("without", "named"), [(2, 0), (3, 0), (3, 7), (6, 34), (12, 68)])
def test_few_lines_without_authors_are_told_one_by_one(without: int, named: int) -> None:
    """Up to three, or up to 15 of 100, are slips."""
    assert _authors(without, named) == _each(range(without))


@pytest.mark.parametrize(("without", "named"), [(4, 0), (4, 6), (7, 33), (13, 67)])
def test_many_lines_without_authors_are_a_habit(without: int, named: int) -> None:
    """From four on, if they are more than 15 of 100, they are one problem at the first of them."""
    found = f"{without} of {without + named} entries, the first of them Stone 0"
    assert _authors(without, named) == [f"list.md:4:1 no-authors: {found}"]


def test_a_habit_is_said_in_other_words_than_a_slip() -> None:
    """The message is about the list, and it stays open whatever the records of other works say."""
    lines = "".join(_line(f"Stone {number}", who="", venue="ACL") for number in range(5))
    survey = read_recorded(HEAD + lines, _record("Stone 0"))
    habit, slip = listings.check_printed_authors(survey)
    assert habit.wrong == "entries of this list name no author"
    assert in_short([habit, slip]) == [
        "list.md:5:1 no-authors: 4 of 5 entries, the first of them Stone 1",
        "list.md:4:1 no-authors: Stone 0 (doe) settled: works.toml:1:1",
    ]
    assert slip.wrong is None


def test_settled_lines_make_no_habit() -> None:
    """Lines whose authors the records know are not counted; a record without authors settles nothing."""
    known = "".join(_record(f"Stone {number}", f"k{number}") for number in range(2))
    nothing = "".join(_record(f"Stone {number}", f"k{number}", authors="") for number in range(2))
    found = _authors(5, 0, known)
    assert len(found) == 5
    assert [text.partition("settled: ")[2] for text in found] == [
        "works.toml:1:1",
        "works.toml:7:1",
        "",
        "",
        "",
    ]
    assert _authors(5, 0, nothing) == ["list.md:4:1 no-authors: 5 of 5 entries, the first of them Stone 0"]


def test_authors_that_are_left_out_are_told() -> None:
    """A line that ends in "et al." is told with its authors, unless its record has them all."""
    lines = (
        _line("Stones", who="Ana Doe et al."),
        _line("Walls", who="Ana Doe, Bo Roe"),
        _line("Sand", who="Ana Doe, Bo Roe et al."),
        _line("Clay", who="Poe et al."),
    )
    records = _record("Sand", "sand") + _record("Clay", "clay", '"Poe, Cy"', "authors_truncated = true")
    assert in_short(listings.check_printed_authors(read_recorded(HEAD + "".join(lines), records))) == [
        "list.md:4:1 truncated-authors: Ana Doe et al. (anadoestones)",
        "list.md:6:1 truncated-authors: Ana Doe, Bo Roe et al. (sand) settled: works.toml:1:1",
        "list.md:7:1 truncated-authors: Poe et al. (clay)",
    ]


# -- capitals ----------------------------------------------------------------------------------------


def _capitals(*titles: str, records: str = "") -> list[str]:
    text = HEAD + "".join(f"### S{number}\n{_line(title)}" for number, title in enumerate(titles))
    return in_short(listings.check_capitals(read_recorded(text, records)))


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("On StoneBERT", "A stonebert study", "A stonebert study (elsewhere: StoneBERT)"),
        ("On StoneBERT", "Stonebert", None),  # the capital of a first word may be all that it has
        ("On WALL", "A wall", "A wall (elsewhere: WALL)"),
        ("On xWalls", "Of xwalls", "Of xwalls (elsewhere: xWalls)"),
        (
            "On WaLL and xWalls",
            "xwalls, wall and xwalls",
            "xwalls, wall and xwalls (elsewhere: xWalls, WaLL)",
        ),
        ("On StoneBERT", "A StoneBERT study", None),
        ("On Stones", "A study of stones", None),  # only the first letter
        ("On AI", "A study of ai", None),  # too short to be sure
        ("On X11", "A study of x11", None),
    ],
)
def test_a_name_without_its_capitals_is_told(one: str, two: str, found: str | None) -> None:
    """A word with a capital inside, in one title of the list, is a name in the others too."""
    told = _capitals(one, two)
    assert [text.rpartition(" (")[0] for text in told] == (
        [f"list.md:7:1 lost-capitals: {found}"] if found else []
    )


def test_of_two_spellings_of_a_name_the_same_is_chosen_in_any_order() -> None:
    """The last one in the order of titles is the name, whatever the order of lines."""
    titles = ("A StoneBert", "On StoneBERT", "Of stonebert")
    for order in permutations(titles):
        (told,) = _capitals(*order)
        assert told.partition(": ")[2].startswith("Of stonebert (elsewhere: StoneBERT) (")


def test_the_title_of_the_record_has_the_capitals() -> None:
    """A line that differs from its record in capitals alone is settled, and needs no other title."""
    record = _record("Of Stones")
    assert _capitals("Of stones", records=record) == [
        "list.md:5:1 lost-capitals: Of stones (doe) settled: works.toml:1:1"
    ]
    assert _capitals("Of Stones", records=record) == []


def test_a_record_settles_capitals_once() -> None:
    """What the record says of a line is not said again for its words; without one, the question is open."""
    record = _record("Of StoneBERT")
    assert _capitals("On StoneBERT", "Of stonebert", records=record) == [
        "list.md:7:1 lost-capitals: Of stonebert (doe) settled: works.toml:1:1"
    ]
    other = _record("Of many stones", more='also_titled = ["Of stonebert"]')
    assert _capitals("On StoneBERT", "Of stonebert", records=other) == [
        "list.md:7:1 lost-capitals: Of stonebert (elsewhere: StoneBERT) (doe) settled: works.toml:1:1"
    ]
