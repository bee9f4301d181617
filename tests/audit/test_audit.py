"""What the audit finds, what settles it, and what is no fault."""

from dataclasses import replace

import pytest

from conftest import CheckGolden
from short_ways import read_catalogue, read_survey
from survey_companion import audit
from survey_companion.audit import audit_survey
from survey_companion.audit.check_report import render_text
from survey_companion.joining.merge import merge_survey
from survey_companion.model.problem_kinds import Code, Severity
from survey_companion.model.problems import Location, Problem
from survey_companion.model.record_types import Settlement
from survey_companion.model.survey import Survey
from survey_companion.records.toml_records import (
    parse_resource_records,
    parse_settlements,
    parse_work_records,
)

HEAD = "# T\n\n## Papers\n\n### One\n\n"


def _line(
    title: str,
    *,
    year: int = 2024,
    venue: str = "ACL",
    url: str = "https://doi.org/10.1/a",
    who: str = "A B, C D",
) -> str:
    return f"- [{year}] **{title}.** *{who}* `{venue}` [[paper]({url})]\n"


def _codes(text: str) -> set[str]:
    return {problem.code.slug for problem in read_survey(HEAD + text).problems}


def test_a_later_publication_contradicts_no_preprint() -> None:
    """A paper of 2024 may have a preprint of 2023; one of 2020 may not."""
    line = _line("T", year=2024, venue="ACL", url="https://arxiv.org/abs/2301.00001")
    assert not {"year-differs", "year-before-preprint"} & _codes(line)


def test_a_line_may_link_its_paper_at_several_addresses() -> None:
    """A page of the publisher and a file are one paper; two arXiv identifiers are not."""
    line = "- [2024] **T.** *A B, C D* `ACL` [[paper](https://a.org/{})] [[pdf](https://{})]\n"
    assert "two-identifiers" not in _codes(line.format("1", "b.org/1.pdf"))
    line = "- [2024] **T.** *A B, C D* `ACL` [[paper](https://arxiv.org/abs/{})] [[pdf](https://arxiv.org/abs/{})]\n"
    assert "two-identifiers" in _codes(line.format("2401.00001", "2402.00001"))


def test_a_list_without_authors_is_one_problem() -> None:
    """Where most lines name no author, the list does not print them; where few lack them, each is named."""
    without = [
        f"- [2024] **Stones of Kind {n}.** `ACL` [[paper](https://doi.org/10.1/{n})]\n" for n in range(6)
    ]
    found = [each for each in read_survey(HEAD + "".join(without)).problems if each.code is Code.NO_AUTHORS]
    assert [each.found.partition(",")[0] for each in found] == ["6 of 6 entries"]
    lines = [_line(f"Walls of Kind {n}", url=f"https://doi.org/10.1/{n}") for n in range(40)]
    problems = read_survey(HEAD + "".join([*lines, *without])).problems
    assert sum(each.code is Code.NO_AUTHORS for each in problems) == 6


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("year-before-preprint", _line("T", year=2020, url="https://arxiv.org/abs/2401.00001")),
        ("year-differs", _line("T", year=2024, venue="arXiv", url="https://arxiv.org/abs/2301.00001")),
        ("venue-differs", _line("T", venue="ACL", url="https://aclanthology.org/2022.emnlp-main.1")),
        ("venue-differs", _line("T", venue="ACL", url="https://aclanthology.org/2021.naacl-main.1")),
        ("venue-differs", _line("T", venue="EMNLP", url="https://aclanthology.org/P19-1310")),
        ("venue-not-arxiv", _line("T", venue="arXiv", url="https://aclanthology.org/2022.emnlp-main.1")),
        ("no-link", "- [2024] **T.** *A B, C D* `ACL`\n"),
        ("no-paper-link", "- [2024] **T.** *A B, C D* `ACL` [[code](https://github.com/o/r)]\n"),
        ("no-authors", "- [2024] **T.** `ACL` [[paper](https://doi.org/10.1/a)]\n"),
        ("truncated-authors", _line("T", who="Doe et al.")),
        ("plain-http", _line("T", url="http://doi.org/10.1/a")),
        ("unknown-host", _line("T", url="https://example.org/a.pdf")),
        ("unknown-formula", _line(r"The $\\input{x}$ of $5 and $10")),
        ("lost-capitals", _line("A chatgpt study") + _line("On ChatGPT", url="https://doi.org/10.1/b")),
        (
            "near-titles",
            _line("Sorting large stones by hand")
            + _line("Sorting larger stones by hand", url="https://doi.org/10.1/b"),
        ),
        ("misspelt-name", _line("T", who="Quarry Team") + "### Two\n" + _line("T", who="Quarry Teaml")),
        ("listed-twice", _line("T") * 2),
        (
            "section-union",
            _line("X", url="https://doi.org/10.1/x")
            + "### Two\n"
            + _line("Y", url="https://doi.org/10.1/y")
            + "### Both\n"
            + _line("X", url="https://doi.org/10.1/x")
            + _line("Y", url="https://doi.org/10.1/y"),
        ),
    ],
)
def test_each_fault_is_found(code: str, text: str) -> None:
    """A list with one fault has the problem of that name."""
    assert code in _codes(text)


@pytest.mark.parametrize(
    "text",
    [
        _line("T"),
        _line("T", year=2023, venue="Arxiv", url="https://arxiv.org/abs/2301.00001"),
        _line("T", venue="EMNLP", url="https://aclanthology.org/2022.emnlp-main.1"),
        _line("T", venue="Findings of EMNLP 2022", url="https://aclanthology.org/2022.findings-emnlp.1"),
        _line("T", venue="TACL", url="https://aclanthology.org/2022.tacl-1.1"),
        _line("T", venue="MTSummit", url="https://aclanthology.org/2023.mtsummit-users.7"),
        _line("Sorting stones by hand") + _line("Throwing stones by machine", url="https://doi.org/10.1/b"),
        _line("X") + "### Two\n" + _line("X"),
    ],
)
def test_a_sound_list_raises_no_alarm(text: str) -> None:
    """What is right is not reported, not even as a notice."""
    assert _codes(text) == set()


def test_three_explanations_of_two_titles() -> None:
    """Of a short name, a renamed work and a wrong link, the likely one is named."""
    url = "https://arxiv.org/abs/2401.00001"
    pairs = {
        "a short name": (_line("STONE", url=url), _line("STONE, A Very Large Stone", url=url)),
        "probably renamed": (
            _line("Sorting stones by hand", url=url),
            _line("By hand: sorting many stones", url=url),
        ),
        "probably wrong": (_line("Sorting stones", url=url), _line("On rivers", url=url, who="E F")),
    }
    for guess, lines in pairs.items():
        found = [
            each.found for each in read_survey(HEAD + "".join(lines)).problems if each.code is Code.TWO_TITLES
        ]
        assert len(found) == 2
        assert all(guess in text for text in found)


LISTED = HEAD + (
    _line(
        "Sorting stones", year=2022, venue="Arxiv", url="https://arxiv.org/abs/2401.00009", who="Doe et al."
    )
    + _line("On rivers", year=2024, venue="Arxiv", url="https://arxiv.org/abs/2401.00009", who="Roe et al.")
    + "### Two\n"
    + _line(
        "sorting stones", year=2023, venue="ACL", url="https://arxiv.org/abs/2201.00001", who="Doe et al."
    )
)
RECORDS = """
[doe2022sorting]
title = "Sorting STONES"
authors = ["Doe, Ana", "van der Roe, Bo"]
year = 2023
arxiv = "2201.00001"
submitted = "2022-01"
not_this = [{ identifier = "arXiv:2401.00009", reason = "This is On rivers." }]
confirmed = true
sources = ["https://example.org"]

[doe2022sorting.published]
type = "inproceedings"
short = "ACL 2023"
year = 2023
acl_id = "2023.acl-long.1"
url = "https://aclanthology.org/2023.acl-long.1"

[roe2024rivers]
title = "On rivers"
authors = ["Roe, Max"]
year = 2024
arxiv = "2401.00009"
confirmed = true
sources = []
"""


def _with_records(text: str, records: str, settled: str = "") -> Survey:
    works, problems = parse_work_records(records, "works.toml")
    settlements, more = parse_settlements(settled, "settled.toml")
    assert not (*problems, *more)
    return audit_survey(merge_survey(read_catalogue(text), works, {}, {"list.md": "list.md"}), settlements)


def test_records_settle_what_the_list_leaves_open(check_golden: CheckGolden) -> None:
    """With records nothing is open, and --all shows every problem with what settled it."""
    survey = _with_records(LISTED, RECORDS)
    assert [str(problem) for problem in survey.problems if problem.is_open] == []
    check_golden("settled.txt", render_text(survey, shows_all=True))


def test_without_the_refusal_the_wrong_link_stays_open() -> None:
    """A record alone does not excuse a link that it does not have."""
    records = "\n".join(line for line in RECORDS.splitlines() if not line.startswith("not_this"))
    open_codes = [problem.code for problem in _with_records(LISTED, records).problems if problem.is_open]
    assert open_codes == [Code.TWO_TITLES, Code.LINK_NOT_RECORDED, Code.TWO_TITLES, Code.TWO_IDENTIFIERS]


def test_a_listing_without_a_record_is_named_with_its_neighbour() -> None:
    """Where there are records, a work without one is a problem, and a known link hints at a new title."""
    text = LISTED + _line("Streams", url="https://arxiv.org/abs/2401.00009", who="Roe et al.")
    found = [
        problem.found for problem in _with_records(text, RECORDS).problems if problem.code is Code.NO_RECORD
    ]
    assert found == [
        "“Streams”; its link is that of roe2024rivers, so perhaps a title to add to also_titled there"
    ]


def test_faults_of_the_records_themselves() -> None:
    """Nobody lists it, nobody confirmed it, two for one work, and an alias that is taken."""
    records = RECORDS + (
        '\n[moe2020sand]\ntitle = "Sand"\nauthors = []\nconfirmed = false\nsources = []\n'
        'arxiv = "2401.00009"\naliases = ["roe2024rivers"]\n'
    )
    survey = _with_records(LISTED, records)
    found = {problem.code.slug for problem in survey.problems if problem.settled is None}
    assert {"unlisted-record", "unconfirmed-record", "twin-records", "key-used-twice"} <= found


def test_a_settlement_silences_one_problem_and_must_have_one() -> None:
    """A person may leave a problem as it is, with a reason; a settlement of nothing is a warning."""
    text = HEAD + _line("T") * 2
    settled = '[[settled]]\nproblem = "listed-twice"\nabout = "b2024t"\nreason = "Printed twice."\n'
    survey = _with_records(text, "", settled)
    assert [problem.settled for problem in survey.problems] == ["settled.toml:1:1: Printed twice."]
    idle = _with_records(HEAD + _line("T"), "", settled)
    assert [problem.code for problem in idle.problems] == [Code.IDLE_SETTLEMENT]


def test_a_broken_settlement_has_a_line() -> None:
    """Missing fields, unknown codes, settlements about nothing and other tables are refused."""
    text = '[[settled]]\nproblem = "listed-twice"\n\n'
    text += '[[settled]]\nproblem = "listed-twise"\nabout = "x"\nreason = "y"\n'
    text += '\n[[settled]]\nproblem = "listed-twice"\nabout = ""\nreason = "y"\n\n[other]\n'
    settlements, problems = parse_settlements(text, "s.toml")
    assert not settlements
    assert [f"{problem.location} {problem.code.slug}" for problem in problems] == [
        "s.toml:1:1 invalid-field",
        "s.toml:1:1 invalid-field",
        "s.toml:1:1 invalid-field",
        "s.toml:4:1 invalid-value",
        "s.toml:9:1 invalid-value",
    ]
    assert [problem.code for problem in parse_settlements("settled = 5\n", "s.toml")[1]] == [
        Code.INVALID_FIELD
    ]


def test_a_record_settles_only_what_it_knows() -> None:
    """A record without venue, year and full authors leaves each of these questions open."""
    text = HEAD + _line(
        "T", year=2020, venue="ACL", url="https://aclanthology.org/2022.emnlp-main.1", who="Doe et al."
    )
    record = '[doe2020t]\ntitle = "T"\nauthors = ["Doe, Ana"]\nauthors_truncated = true\n'
    record += "confirmed = true\nsources = []\n"
    found = {each.code for each in _with_records(text, record).problems if each.settled is None}
    assert found == {Code.VENUE_DIFFERS, Code.TRUNCATED_AUTHORS, Code.LINK_NOT_RECORDED}


def test_a_link_that_its_record_does_not_have_is_reported() -> None:
    """A slip in an arXiv identifier is found although no other work has the wrong one."""
    text = LISTED.replace("2201.00001", "2201.00002")
    found = [
        str(each.location)
        for each in _with_records(text, RECORDS).problems
        if each.code is Code.LINK_NOT_RECORDED
    ]
    assert found == ["list.md:10:1"]


def test_a_settlement_covers_as_many_as_it_says() -> None:
    """A third line of a work is a new question, and an error is never settled."""
    settled = '[[settled]]\nproblem = "listed-twice"\nabout = "b2024t"\nreason = "Printed twice."\n'
    survey = _with_records(HEAD + _line("T") * 3, "", settled)
    assert [bool(problem.settled) for problem in survey.problems] == [True, False]


def test_facts_and_description_of_a_data_resource_are_compared() -> None:
    """A very different number of languages is a problem; a count with or without English is none."""
    for stated, expected in (("85", [Code.CLAIM_DIFFERS]), ("99 other", []), ("100", [])):
        text = f"# T\n## Data\n- [**Set**](https://example.org/s). It has {stated} languages.\n"
        record = (
            '[set]\nname = "Set"\nstatus = "available"\nconfirmed = true\nsources = []\nlanguages = 100\n'
        )
        facts, _ = parse_resource_records(record, "r.toml")
        survey = audit_survey(merge_survey(read_catalogue(text), {}, facts, {"l.md": "l.md"}))
        assert [problem.code for problem in survey.problems] == expected


def test_every_code_is_complete() -> None:
    """Each kind of problem has a name of its own and says what is wrong, expected and to do."""
    assert len({code.slug for code in Code}) == len(Code)
    for code in Code:
        assert all((code.wrong, code.expected, code.advice))
        assert code.severity in Severity


def test_a_preprint_contradicts_no_publication() -> None:
    """Year and venue of a preprint are its own; those of two publications are compared."""
    line = "- [{}] **Walls of many stones.** *Doe et al.* `{}` [[pdf](https://arxiv.org/abs/2101.00001)]\n"

    def found(*lines: tuple[int, str]) -> list[str]:
        text = "".join(f"## S{n}\n{line.format(*each)}" for n, each in enumerate(lines))
        problems = read_survey(f"# T\n{text}").problems
        return [each.found.partition(",")[0] for each in problems if each.code is Code.COPIES_DISAGREE]

    assert found((2021, "arXiv"), (2022, "ACL")) == []
    assert found((2022, "ACL Findings"), (2022, "ACL findings")) == []
    assert found((2022, "ACL"), (2022, "EMNLP")) == ["venue EMNLP"]


def test_works_that_archives_tell_apart_are_not_near() -> None:
    """Titles of one pattern are no doubt where identifiers and authors differ."""
    line = (
        "- [2021] **Lifting the walls of many {}.** *{} et al.* [[pdf](https://arxiv.org/abs/2101.0000{})]\n"
    )
    first = line.format("old stones", "Doe", 1)
    for author, number in (("Doe", 1), ("Roe", 0)):
        problems = read_survey(f"# T\n## S\n{first}{line.format('old stone', author, 2)}").problems
        assert [each.code for each in problems].count(Code.NEAR_TITLES) == number


def _settle(problems: tuple[Problem, ...], count: int = 1) -> list[str | None]:
    """Return what settles each of these problems, given a settlement of links missing at "doe"."""
    answer = Settlement(
        problem="no-link", about="doe", reason="So.", count=count, location=Location(path="s.toml", line=2)
    )
    survey = replace(read_survey("## P\n"), works=(), problems=())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audit, "CHECKS", (lambda _: iter(problems),))
        found = audit_survey(survey, [answer]).problems
    return [each.settled for each in found if each.location.path == "list.md"]


def test_a_settlement_is_used_for_open_problems_alone() -> None:
    """Errors and what a record settles do not use it up; a problem about something else is left open."""
    places = [Location(path="list.md", line=line) for line in range(1, 7)]
    link = Problem(code=Code.NO_LINK, location=places[0], found="", about="doe")
    problems = (
        replace(link, settled="works.toml:1:1"),
        replace(link, location=places[1], code=Code.UNREAD_LINE),
        replace(link, location=places[2], about="roe"),
        replace(link, location=places[3], about=None),
        replace(link, location=places[4]),
        replace(link, location=places[5]),
    )
    answered = "s.toml:2:1: So."
    assert _settle(problems) == ["works.toml:1:1", None, None, None, answered, None]
    assert _settle(problems, 2) == ["works.toml:1:1", None, None, None, answered, answered]
    error = Code.UNKNOWN_KEY
    assert error.severity is Severity.ERROR
    survey = replace(read_survey("## P\n"), works=(), problems=())
    about = Settlement(problem=error.slug, about="doe", reason="So.", location=places[0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audit, "CHECKS", (lambda _: iter([replace(link, code=error)]),))
        assert [each.settled for each in audit_survey(survey, [about]).problems] == [None]


def test_problems_stand_in_the_order_of_the_files() -> None:
    """By path, line and column, whichever check found them; those of reading are among them."""
    places = [("b.md", 1, 1), ("a.md", 10, 2), ("a.md", 10, 1), ("a.md", 9, 5)]
    problems = [
        Problem(code=Code.NO_LINK, location=Location(path=path, line=line, column=column), found="")
        for path, line, column in places
    ]
    survey = replace(read_survey("## P\n"), works=(), problems=tuple(problems[:2]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audit, "CHECKS", (lambda _: iter(problems[2:3]), lambda _: iter(problems[3:])))
        found = audit_survey(survey).problems
    assert [each.location.order for each in found] == sorted(places)
