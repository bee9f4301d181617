"""What the lines of a work together say of it."""

import pytest

from short_ways import read_survey
from survey_companion.joining.listed_works import most_common
from survey_companion.model.survey import Work

HEAD = "# T\n## Walls\n"


def _line(
    *links: str, year: str = "2020", venue: str = "", who: str = "Doe", title: str = "Old walls"
) -> str:
    shown = "".join(f" [[{label}]({url})]" for label, _, url in (each.partition("=") for each in links))
    return f"- {f'[{year}] ' if year else ''}**{title}.** *{who}*{f' `{venue}`' if venue else ''}{shown}\n"


def _work(*lines: str) -> Work:
    """Return the only work of lines that stand in sections of their own."""
    survey = read_survey(HEAD + "".join(f"### S{number}\n{line}" for number, line in enumerate(lines)))
    (work,) = survey.works
    return work


ARXIV = "paper=https://arxiv.org/abs/2001.00001"
DOI = "paper=https://doi.org/10.1000/a"
ACL = "paper=https://aclanthology.org/2021.acl-long.1"
BIORXIV = "paper=https://doi.org/10.1101/2020.01.01.000001"
PAGE = "paper=https://walls.example.org"


@pytest.mark.parametrize(
    ("one", "two", "year", "venue"),
    [
        # a venue says which version it is
        (_line(venue="arXiv"), _line(year="2021", venue="Wall Letters"), 2021, "Wall Letters"),
        (_line(year="2021", venue="Wall Letters"), _line(venue="Preprint"), 2021, "Wall Letters"),
        (_line(DOI, venue="arXiv"), _line(ARXIV, year="2021", venue="Wall Letters"), 2021, "Wall Letters"),
        # without a venue, the link does
        (_line(ARXIV), _line(DOI, year="2021"), 2021, None),
        (_line(ARXIV), _line(ACL, year="2021"), 2021, None),
        (_line(ARXIV), _line(ARXIV, DOI, year="2021"), 2021, None),
        (_line(BIORXIV), _line(DOI, year="2021"), 2021, None),
        # a line that says nothing counts as well, the first one on a tie
        (_line(), _line(DOI, year="2021"), 2020, None),
        (_line(PAGE), _line(DOI, year="2021"), 2020, None),
        (_line(ARXIV), _line(year="2021"), 2020, None),
        # nothing is published
        (_line(ARXIV), _line(BIORXIV, year="2021"), 2020, None),
        (_line(ARXIV, venue="arXiv"), _line(year="2021"), 2020, "arXiv"),
    ],
)
def test_the_facts_are_those_of_the_published_version(
    one: str, two: str, year: int, venue: str | None
) -> None:
    """Preprints are left aside as soon as some line has the publication."""
    work = _work(one, two)
    assert (work.year, work.venue) == (year, venue)


def test_the_title_is_that_of_the_first_published_line() -> None:
    """The preprint's spelling is that of its own line."""
    work = _work(
        _line(ARXIV, title="Old walls!"), _line(ACL, title="Old Walls"), _line(ACL, title="OLD WALLS")
    )
    assert work.title == "Old Walls"
    assert _work(_line(ARXIV, title="Old walls!"), _line(title="Old Walls")).title == "Old walls!"


def test_what_most_lines_say_counts() -> None:
    """Year, venue and authors are those of most lines, each on its own; unknown ones have no vote."""
    work = _work(
        _line(year="2021", venue="ACL", who="Doe"),
        _line(year="2022", venue="EMNLP", who="Doe, Roe"),
        _line(year="2022", venue="EMNLP", who="Doe, Roe"),
        *(_line(year="") for _ in range(3)),
    )
    assert (work.year, work.venue) == (2022, "EMNLP")
    assert work.byline is not None
    assert len(work.byline.authors) == 1, "four lines have one author"


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([], None),
        ([None], None),
        (["a"], "a"),
        ([None, None, "a"], "a"),
        (["a", "b"], "a"),
        (["a", "b", "b"], "b"),
        ([None, None], None),
    ],
)
def test_the_first_of_the_most_common_values(values: list[str | None], found: str | None) -> None:
    """On a tie, the order of the list decides."""
    assert most_common(values) == found


# -- links and identifiers ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "paper", "preprint", "others"),
    [
        ((_line(),), None, None, []),
        ((_line(ARXIV, venue="ACL"),), ARXIV, None, []),
        ((_line(ARXIV, DOI, venue="ACL"),), DOI, ARXIV, []),
        ((_line(DOI, ARXIV, venue="ACL"),), DOI, ARXIV, []),
        ((_line(ARXIV, venue="arXiv"), _line(DOI, venue="ACL")), DOI, ARXIV, []),
        ((_line(ARXIV, DOI, venue="arXiv"),), ARXIV, None, [DOI]),  # nothing says that it was published
        ((_line(ARXIV, DOI),), ARXIV, None, [DOI]),
        ((_line(DOI, ACL, venue="ACL"),), DOI, None, [ACL]),  # no preprint
        ((_line(BIORXIV, DOI, venue="ACL"),), DOI, BIORXIV, []),
        ((_line(ARXIV, BIORXIV, venue="ACL"),), ARXIV, None, [BIORXIV]),  # nothing but preprints
        ((_line("code=https://a.org", DOI, venue="ACL"),), DOI, None, ["code=https://a.org"]),
    ],
)
def test_the_link_to_the_paper_is_that_of_the_version_to_cite(
    lines: tuple[str, ...], paper: str | None, preprint: str | None, others: list[str]
) -> None:
    """A published work has links to both versions, any other only to the first; no link is lost."""
    work = _work(*lines)
    found = [each and each.url for each in (work.paper, work.preprint)]
    assert found == [each and each.partition("=")[2] for each in (paper, preprint)]
    assert [each.url for each in work.links] == [each.partition("=")[2] for each in others]
    assert work.preprint is None or (work.preprint.label, work.preprint.role.name) == ("preprint", "paper")


def test_a_claim_of_two_works_is_in_neither() -> None:
    """An identifier of two titles is taken from both, an address of a volume is not; what is sure stays."""
    text = (
        f"{HEAD}### One\n{_line(ARXIV, DOI, PAGE, who='Doe', title='Old walls')}"
        f"{_line(ARXIV, PAGE, who='Roe', title='New gates')}{_line(who='Poe', title='Sand')}"
    )
    first, second, third = read_survey(text).works
    assert [each.value for each in first.identifiers] == ["10.1000/a", "walls.example.org"]
    assert [each.value for each in second.identifiers] == ["walls.example.org"]
    assert third.identifiers == ()
    assert first.paper is not None
    assert first.paper.url == DOI.partition("=")[2]
    assert ARXIV.partition("=")[2] in [each.url for each in first.links], "it is still shown"
    keys = read_survey(text).key_book.keys
    assert {each.key: [found.value for found in each.signs.identifiers] for each in keys} == {
        "doe2020old": ["10.1000/a"],
        "roe2020new": [],
        "poe2020sand": [],
    }, "no work is recognised by what several claim"


def test_a_work_stands_in_each_section_once() -> None:
    """In the order of the list."""
    text = f"{HEAD}### One\n{_line()}{_line()}### Two\n{_line()}"
    (work,) = read_survey(text).works
    assert [section.name for section in work.sections] == ["One", "Two"]
    assert len(work.listings) == 3
