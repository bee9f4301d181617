"""What is said of false identifiers, of DOIs whose end is unclear, and of titles that are addresses."""

import pytest

from short_ways import read_catalogue, read_survey
from survey_companion.audit import audit_survey
from survey_companion.joining.merge import merge_survey
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem
from survey_companion.records.toml_records import parse_work_records

HEAD = "# T\n\n## Papers\n\n### One\n\n"
UNCLEAR = "https://larks.example.org/doi/10.1234/larks.5/full"


def _line(title: str, url: str, label: str = "paper", who: str = "Doe et al.") -> str:
    return f"- [2024] **{title}** *{who}* [[{label}]({url})]\n"


def _found(code: Code, *lines: str) -> list[Problem]:
    return [each for each in read_survey(HEAD + "".join(lines)).problems if each.code is code]


def test_a_false_identifier_is_said_with_what_was_meant() -> None:
    """At its line, whatever the label of the link; nothing is said of the line beside it."""
    found = _found(
        Code.FALSE_IDENTIFIER,
        _line("Song of larks.", "https://arxiv.org/abs/2403.01244."),
        _line("Song of terns.", "https://arxiv.org/abs/2403.01245"),
        _line("Song of owls.", "https://arxiv.org/abs/2113.12345", "code"),
    )
    assert [(each.location.line, each.found) for each in found] == [
        (
            7,
            (
                "“.” at the end is no part of the address: https://arxiv.org/abs/2403.01244.;"
                " https://arxiv.org/abs/2403.01244 was probably meant"
            ),
        ),
        (9, "2113.12345 is no arXiv identifier: https://arxiv.org/abs/2113.12345"),
    ]


def test_a_false_identifier_joins_nothing() -> None:
    """The address is the work's, but no arXiv number is in its entry."""
    survey = read_survey(HEAD + _line("Song of larks.", "https://arxiv.org/abs/2403.01244."))
    assert [(work.arxiv, work.doi) for work in survey.works] == [(None, None)]


@pytest.mark.parametrize(("number", "said"), [(1, ""), (3, "3 links, the first of them ")])
def test_unclear_dois_are_said_once(number: int, said: str) -> None:
    """A list of a publisher that is not known has many of them."""
    names = (("Larks", "Doe et al."), ("Terns", "Roe et al."), ("Owls", "Moe et al."))
    lines = [
        _line(f"Song of {name}.", UNCLEAR.replace("larks", name.lower()), who=who)
        for name, who in names[:number]
    ]
    found = _found(Code.UNCLEAR_DOI, *lines)
    assert [each.found for each in found] == [f"{said}10.1234/larks.5 in {UNCLEAR}"]
    assert found[0].location.line == 7


def test_an_unclear_doi_is_no_news_where_the_doi_is_known() -> None:
    """A line that also links the DOI itself is clear, and so is one whose link is wrong anyhow."""
    both = f"- [2024] **Larks.** *Ana Doe* [[paper]({UNCLEAR})] [[doi](https://doi.org/10.1234/larks.5)]\n"
    assert _found(Code.UNCLEAR_DOI, both) == []
    wrong = _line("Terns.", "https://larks.example.org/doi/10.1145/1234567.1234568.")
    assert _found(Code.UNCLEAR_DOI, wrong) == []
    assert len(_found(Code.FALSE_IDENTIFIER, wrong)) == 1


@pytest.mark.parametrize(
    ("title", "url", "found"),
    [
        (
            "https://arxiv.org/abs/2401.04784",
            "https://arxiv.org/abs/2401.04645",
            ["arXiv 2401.04784 is the title, but arXiv 2401.04645 is linked"],
        ),
        ("https://arxiv.org/abs/2401.04784", "https://arxiv.org/pdf/2401.04784v3", []),
        ("https://arxiv.org/abs/2401.04784", "https://doi.org/10.1234/larks.5", []),
        ("Larks: a study", "https://arxiv.org/abs/2401.04645", []),
    ],
)
def test_a_title_that_is_an_address_is_that_of_the_link(title: str, url: str, found: list[str]) -> None:
    """Two identifiers of one kind in one line are a contradiction, one of two kinds is none."""
    other = _line("Song of larks.", "https://arxiv.org/abs/2403.01244", who="Roe et al.")
    problems = _found(Code.TWO_IDENTIFIERS, other, _line(title, url))
    assert [each.found for each in problems] == found
    assert {each.wrong for each in problems} <= {"the title is the address of another paper than the link"}


def test_a_record_settles_what_it_has() -> None:
    """Who gave the work a record with the address has looked at it."""
    record = (
        '[doe2024larks]\ntitle = "Larks"\nauthors = ["Doe, Ana"]\nconfirmed = true\nsources = []\n'
        'url = "https://arxiv.org/abs/2113.12345"\n'
    )
    works, problems = parse_work_records(record, "works.toml")
    assert not problems
    catalogue = read_catalogue(HEAD + _line("Larks.", "https://arxiv.org/abs/2113.12345"))
    survey = audit_survey(merge_survey(catalogue, works, {}, {"list.md": "list.md"}))
    found = [each for each in survey.problems if each.code is Code.FALSE_IDENTIFIER]
    assert [each.settled for each in found] == ["works.toml:1:1"]
