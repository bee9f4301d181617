"""Where the checks of what is one work draw their lines."""

import pytest

from short_ways import read_catalogue, read_survey
from survey_companion.audit import audit_survey
from survey_companion.joining.merge import merge_survey
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem
from survey_companion.records.toml_records import parse_work_records

HEAD = "# T\n\n## Papers\n\n### One\n\n"
ARXIV = "https://arxiv.org/abs/2401.00001"


def _line(title: str, who: str = "A B, C D", url: str = "") -> str:
    return f"- [2024] **{title}.** *{who}* `ACL`" + (f" [[paper]({url})]" if url else "") + "\n"


def _found(code: Code, *lines: str, records: str = "") -> list[Problem]:
    """Return the problems of one kind of a list of these lines; none of the others is looked at."""
    works, problems = parse_work_records(records, "works.toml")
    assert not problems
    catalogue = read_catalogue(HEAD + "".join(lines))
    survey = audit_survey(merge_survey(catalogue, works, {}, {"list.md": "list.md"}))
    return [problem for problem in survey.problems if problem.code is code]


def _lines_of(problems: list[Problem]) -> list[int]:
    return [problem.location.line for problem in problems]


# -- one link under several titles -------------------------------------------------------------------


@pytest.mark.parametrize(("others", "settled"), [(["Rivers"], True), (["Rivers", "Lakes"], False)])
def test_a_refusal_settles_whose_link_it_is_only_if_one_work_is_left(
    others: list[str], settled: bool
) -> None:
    """When one of three works refuses a link, it is still open to which of the other two it belongs."""
    record = (
        '[doe2024stones]\ntitle = "Stones"\nauthors = ["Doe, Ana"]\nconfirmed = true\nsources = []\n'
        'not_this = [{ identifier = "arXiv:2401.00001", reason = "This is another work." }]\n'
    )
    lines = [_line(title, url=ARXIV) for title in ("Stones", *others)]
    found = _found(Code.TWO_TITLES, *lines, records=record)
    assert [problem.settled is not None for problem in found] == [settled] * len(lines)


def test_titles_alike_of_other_authors_are_a_wrong_link() -> None:
    """A work is taken for renamed only if both lines print the same authors."""
    titles = ("Sorting stones by hand", "By hand: sorting many stones")
    for authors, guess in (("A B, C D", "The work was probably renamed."), ("E F", "probably wrong.")):
        lines = (_line(titles[0], url=ARXIV), _line(titles[1], authors, url=ARXIV))
        found = _found(Code.TWO_TITLES, *lines)
        assert [problem.found.endswith(guess) for problem in found] == [True, True]


def test_at_most_three_other_titles_are_named() -> None:
    """A link under many titles is told with three of the others and the number of the rest."""
    titles = ("Amber", "Basalt", "Chalk", "Diorite", "Flint")
    lines = [_line(title, url=ARXIV) for title in titles]
    start = "arXiv 2401.00001 is “Amber” here, but “Basalt” (line 8); “Chalk” (line 9); “Diorite” (line 10)"
    end = "One of the links is probably wrong."
    assert _found(Code.TWO_TITLES, *lines[:4])[0].found == f"{start}. {end}"
    assert _found(Code.TWO_TITLES, *lines)[0].found == f"{start}; and 1 more. {end}"


# -- titles that are nearly the same -------------------------------------------------------------------


def test_titles_are_near_from_a_certain_likeness() -> None:
    """A word of one more letter makes titles near (96 of 100); another word of its length does not (86)."""
    first = _line("Sorting large stones by hand")
    assert _lines_of(_found(Code.NEAR_TITLES, first, _line("Sorting larger stones by hand"))) == [8]
    assert _found(Code.NEAR_TITLES, first, _line("Sorting small stones by hand")) == []


def test_near_titles_are_told_with_the_line_of_the_other() -> None:
    """The problem stands at the later line, and names both titles."""
    first, second = _line("Sorting large stones by hand"), _line("Sorting larger stones by hand")
    (problem,) = _found(Code.NEAR_TITLES, first, second)
    assert problem.found == "“Sorting larger stones by hand”, and “Sorting large stones by hand” on line 7"


@pytest.mark.parametrize(("titles", "pairs"), [(3, 3), (20, 190), (21, 0)])
def test_words_of_more_than_twenty_titles_do_not_make_titles_near(titles: int, pairs: int) -> None:
    """What many titles share is a custom of the list; up to twenty, each pair of near titles is told."""
    lines = [_line(f"Sorting stones by hand {number}") for number in range(titles)]
    assert len(_found(Code.NEAR_TITLES, *lines)) == pairs


def test_one_common_word_is_too_little() -> None:
    """Titles are compared only if they share two words, so that a list of thousands is read in seconds."""
    assert _found(Code.NEAR_TITLES, _line("Gravelsorting machines"), _line("Gravelsortings machines")) == []
    assert _found(Code.NEAR_TITLES, _line("Gravelsorting machines now"), _line("Gravelsortings machines now"))


def test_records_settle_that_two_titles_are_two_works() -> None:
    """Near titles are no question where both works have records; one record alone is not enough."""
    titles = ("Sorting large stones by hand", "Sorting larger stones by hand")
    records = [
        f'[doe2024{number}]\ntitle = "{title}"\nauthors = ["Doe, Ana"]\nconfirmed = true\nsources = []\n'
        for number, title in enumerate(titles)
    ]
    lines = [_line(title) for title in titles]
    assert _found(Code.NEAR_TITLES, *lines, records="".join(records)) == []
    assert _lines_of(_found(Code.NEAR_TITLES, *lines, records=records[0])) == [8]


# -- copies, and sections that hold others ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two", "code"),
    [
        ("Roess", "Roes", Code.COPIES_DISAGREE),
        ("Quarry", "Quary", Code.COPIES_DISAGREE),
        ("Quarry", "Quarrs", Code.COPIES_DISAGREE),
        ("Quarry", "Quarrys", Code.MISSPELT_NAME),
        ("Quarry et al.", "Quarrys et al.", Code.MISSPELT_NAME),
    ],
)
def test_a_slip_in_a_name_is_told_from_another_name(one: str, two: str, code: Code) -> None:
    """Names of six letters or more that are nearly the same are one name misspelt; short ones are two."""
    survey = read_survey(f"{HEAD}{_line('T', one)}### Two\n{_line('T', two)}")
    codes = {problem.code for problem in survey.problems}
    assert codes & {Code.COPIES_DISAGREE, Code.MISSPELT_NAME} == {code}


def test_a_section_is_no_union_of_itself() -> None:
    """Only a section that holds exactly the works of smaller ones is told, with their names."""
    one = _line("X")
    both = _line("Y") + _line("Z")
    assert _found(Code.SECTION_UNION, one, f"### Two\n{both}") == []
    assert _found(Code.SECTION_UNION, one, f"### Two\n{both}", f"### All\n{one}{both}{_line('V')}") == []
    (union,) = _found(Code.SECTION_UNION, one, f"### Two\n{both}", f"### All\n{one}{both}")
    assert union.found == "All has the 3 works of One and Two, and no other"
