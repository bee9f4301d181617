"""Records are typed, and every fault is named with its path."""

import pytest

from survey_companion.model.problem_kinds import Code
from survey_companion.model.record_types import ResourceKind, Size, Status
from survey_companion.records.toml_records import parse_resource_records, parse_work_records

GOOD = """
[slate]
name = "Slate"
kind = "mixed"
status = "gated"
languages = 2
size = { value = 1.5, unit = "GB" }
confirmed = true
sources = ["https://example.org"]
papers = ["doe2020slate"]
"""


def test_a_good_record() -> None:
    """Every value has its type, what is missing is unknown, and the record knows its line."""
    facts, problems = parse_resource_records(GOOD, "r.toml")
    (record,) = facts.values()
    assert not problems
    assert (record.kind, record.status) == (ResourceKind.MIXED, Status.GATED)
    assert record.size == Size(value=1.5, unit="GB")
    assert record.license is None
    assert str(record.location) == "r.toml:2:1"


def test_all_faults_in_one_run() -> None:
    """Wrong types, unknown fields, missing fields and unknown words are all reported, each at its line."""
    text = f"""{GOOD}
[granite]
name = 5
status = "lost"
languages = "2"
size = {{ value = 1 }}
colour = "grey"
confirmed = 1
"""
    facts, problems = parse_resource_records(text, "r.toml")
    assert set(facts) == {"slate"}
    other = "this value is of another kind"
    statuses = "'available', 'gated', 'withdrawn', 'superseded' or 'unknown'"
    known = "the fields that the file's first lines describe"
    shown = [
        str(problem).removesuffix("; correct the field").partition("; expected ") for problem in problems
    ]
    assert [(start.replace(" error invalid-field:", ""), expected) for start, _, expected in shown] == [
        ("r.toml:12:1: this field is missing: granite.sources = nothing", known),
        (f"r.toml:13:1: {other}: granite.name = 5", "text in quotation marks"),
        ('r.toml:14:1: this value is not known: granite.status = "lost"', f"one of {statuses}"),
        (f'r.toml:15:1: {other}: granite.languages = "2"', "a whole number without quotation marks"),
        ("r.toml:16:1: this field is missing: granite.size.unit = nothing", known),
        ('r.toml:17:1: this field is not known: granite.colour = "grey"', known),
        (f"r.toml:18:1: {other}: granite.confirmed = 1", "true or false"),
    ]


def test_a_field_of_two_types_is_one_problem() -> None:
    """A size may be a whole number or not; text instead is told once, by the name of the field."""
    _, problems = parse_resource_records(GOOD.replace("value = 1.5", 'value = "1.5"'), "r.toml")
    assert [f"{problem.location} {problem.found}" for problem in problems] == [
        'r.toml:7:1 slate.size.value = "1.5"'
    ]


def test_a_field_that_is_not_known_is_told_with_its_neighbour() -> None:
    """A slip of the pen in a field's name is told with the name that was probably meant."""
    _, problems = parse_resource_records(GOOD + 'licence = "MIT"\nxyz = 1\n', "r.toml")
    assert [problem.wrong for problem in problems] == [
        *("this field is not known (did you mean license?)", "this field is not known")
    ]


def test_broken_toml_has_a_place() -> None:
    """A syntax error is one problem with line and column."""
    facts, problems = parse_resource_records("[slate]\nname = \n", "r.toml")
    assert not facts
    assert [str(problem.location) for problem in problems] == ["r.toml:2:8"]


def test_a_value_outside_a_table_is_a_problem() -> None:
    """A stray key is refused, not ignored."""
    _, problems = parse_resource_records('name = "x"\n', "r.toml")
    assert [problem.code.slug for problem in problems] == ["invalid-field"]


def test_what_a_record_must_not_say() -> None:
    """Its own place cannot be forged, and a script is no address."""
    _, problems = parse_resource_records(GOOD + 'location = "here"\n', "r.toml")
    assert [problem.code.slug for problem in problems] == ["invalid-field"]
    facts, problems = parse_resource_records(GOOD + 'url = "javascript:alert(1)"\n', "r.toml")
    assert [f"{problem.location} {problem.code.slug}" for problem in problems] == [
        "r.toml:11:1 invalid-value"
    ]
    assert not facts


def test_a_record_nested_without_end_is_refused() -> None:
    """Thousands of brackets are one problem, not a crash."""
    _, problems = parse_resource_records(f"a = {'[' * 5000}", "r.toml")
    assert [problem.code.slug for problem in problems] == ["invalid-toml"]


def test_a_placeholder_is_refused_with_what_to_do() -> None:
    """What ACM gives to papers without a DOI resolves nowhere; its page can be the address."""
    text = WORK.replace('acl_id = "2020.stones-1.1"', 'doi = "10.5555/123456.123457"')
    _, problems = parse_work_records(text, "works.toml")
    assert [(each.found, each.expected) for each in problems] == [
        (
            'doe2020slate.published.doi = "10.5555/123456.123457"',
            (
                "a DOI; 10.5555/… is no DOI, so leave it out, and give the page as url,"
                " such as https://dl.acm.org/doi/10.5555/…"
            ),
        )
    ]


WORK = """
[doe2020slate]
title = "On Slate"
authors = ["Doe, Ana"]
year = 2020
arxiv = "2001.00001"
submitted = "2020-01"
confirmed = true
sources = []

[doe2020slate.published]
type = "article"
short = "STONES 2020"
year = 2020
pages = "1–9"
acl_id = "2020.stones-1.1"
"""


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('title = "On Slate"', 'title = "On\\nSlate"', "doe2020slate.title"),
        ('"Doe, Ana"', '"Ana Doe"', "doe2020slate.authors"),
        ('"Doe, Ana"', '"Doe, A and Roe, B"', "doe2020slate.authors"),
        ('"Doe, Ana"', '"Doe et al."', "doe2020slate.authors"),
        ('"Doe, Ana"', '"{}"', "doe2020slate.authors"),
        ('"Doe, Ana"', '"*"', "doe2020slate.authors"),
        ('"Doe, Ana"', '"Doe, Ana, Jr."', "doe2020slate.authors"),
        ('"Doe, Ana"', '"Doe,"', "doe2020slate.authors"),
        ('"Doe, Ana"', '"{Night} and {Day}"', "doe2020slate.authors"),
        ('"2001.00001"', '"2001.00001v2"', "doe2020slate.arxiv"),
        ('"2001.00001"', '"2001.0001"', "doe2020slate.arxiv"),
        ('acl_id = "2020.stones-1.1"', 'doi = "10.5555/123456.123457"', "doe2020slate.published.doi"),
        ('acl_id = "2020.stones-1.1"', 'doi = "10.1002/a%3Cb"', "doe2020slate.published.doi"),
        ('acl_id = "2020.stones-1.1"', 'url = "https://doi.org/10.5555/1.2"', "doe2020slate.published.url"),
        ('"2020-01"', '"2019-01"', "doe2020slate.submitted"),
        (
            '"2001.00001"\nsubmitted = "2020-01"',
            '"cs/0112017"\nsubmitted = "2020-13"',
            "doe2020slate.submitted",
        ),
        ("year = 2020\narxiv", "year = 20200\narxiv", "doe2020slate.year"),
        ('"1–9"', '"900-12"', "doe2020slate.published.pages"),
        ('"1–9"', '"one to nine"', "doe2020slate.published.pages"),
        ('"2020.stones-1.1"', '"2021.stones-1.1"', "doe2020slate.published.year"),
        ('"2020.stones-1.1"', '"stones"', "doe2020slate.published.acl_id"),
        ("sources = []", 'sources = []\ncode = "javascript:x"', "doe2020slate.code"),
        ("sources = []", 'sources = []\naliases = ["A B"]', "doe2020slate.aliases"),
        (
            "sources = []",
            'sources = []\nnot_this = [{ identifier = "https://[x", reason = "r" }]',
            "doe2020slate.not_this",
        ),
        ("doe2020slate]", "Doe-2020]", "Doe-2020"),
    ],
)
def test_a_value_that_cannot_be_right_is_refused(old: str, new: str, place: str) -> None:
    """The right type is not enough: each wrong value is named with its path."""
    assert parse_work_records(WORK, "w.toml")[1] == ()
    _, problems = parse_work_records(WORK.replace(old, new), "w.toml")
    values = [problem for problem in problems if problem.code is Code.INVALID_VALUE]
    assert [problem.found.partition(" = ")[0] for problem in values] == [place]


def test_a_number_without_end_is_refused() -> None:
    """Python refuses to read it, and so do we, with a message."""
    _, problems = parse_work_records(f"a = {'9' * 5000}\n", "w.toml")
    assert [problem.code for problem in problems] == [Code.INVALID_TOML]


def test_a_team_and_a_mononym_are_one_author() -> None:
    """The name of a team may have "and" and commas, that of a person may be one word."""
    names = ["{Institute of Birds, Bees, and Trees}", "{Night, Day}", "Sukarno", "李世民", "Doe, Jr., Ana"]
    records, problems = parse_work_records(WORK.replace('["Doe, Ana"]', str(names)), "w.toml")
    assert problems == ()
    assert list(records["doe2020slate"].authors) == names


def test_footnote_marks_are_taken_off_and_said() -> None:
    """A mark is no part of a name: the record counts without it, and each name that has one is named."""
    marked = ["Doe, Ana*", "Roe², Bo", "†Moe, Cy", "Poe, Di (equal contribution)", "{Night Team‡}", "Koe, E"]
    records, problems = parse_work_records(WORK.replace('["Doe, Ana"]', str(marked)), "w.toml")
    assert [*records["doe2020slate"].authors] == [
        *("Doe, Ana", "Roe, Bo", "Moe, Cy", "Poe, Di", "{Night Team}", "Koe, E"),
    ]
    assert len(problems) == 5
    assert str(problems[0]) == (
        "w.toml:4:1: warning marked-name: this author's name has a footnote mark, which is left out:"
        ' doe2020slate.authors = "Doe, Ana*"; expected the name alone, Doe, Ana;'
        " delete the mark from the record"
    )


def test_what_is_no_footnote_mark_stays() -> None:
    """A team may be called C*Stars or Team #1, and a person Ana (Bo) Doe."""
    names = ["{C*Stars}", "{Team #1}", "{CO₂ Lab}", "{R² Lab}", "Doe, Ana (Bo)", "O'Roe, Pat"]
    records, problems = parse_work_records(WORK.replace('["Doe, Ana"]', str(names)), "w.toml")
    assert (problems, list(records["doe2020slate"].authors)) == ((), names)
