"""What `survey check` prints, for people, programs and GitHub."""

import json
from dataclasses import replace

import pytest

from added import read_added
from short_ways import read_survey
from survey_companion.audit.check_report import count_problems, render_github, render_json, render_text
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.model.survey import Survey

LIST = (
    "# T\n\nSome words.\n\n## Walls\n### One\n- **Stones.** *Ana Doe* [[paper](https://doi.org/10.1000/a)]\n"
)
PLACE = Location(path="list.md", line=3, column=5)
ERROR = Problem(code=Code.UNREAD_LINE, location=PLACE, found="error")
WARNING = Problem(code=Code.NO_LINK, location=PLACE, found="warning", about="doe")
NOTICE = Problem(code=Code.PLAIN_HTTP, location=PLACE, found="notice")
SETTLED = replace(WARNING, found="settled", settled="works.toml:1:1: So.")
NUMBER = Problem(code=Code.UNSUPPORTED_NUMBER, location=PLACE, found="4.5")
SETTLED_NUMBER = replace(NUMBER, found="5.5", settled="settled.toml:1:1: So.")


def _survey(*problems: Problem) -> Survey:
    return replace(read_survey(LIST), problems=problems)


def test_open_problems_are_shown_and_all_if_asked_for() -> None:
    """Notices and settled ones are counted; those of a check that somebody switched on are shown."""
    every = (ERROR, WARNING, NOTICE, SETTLED, NUMBER, SETTLED_NUMBER)
    survey = _survey(*every)
    shown = [str(each) for each in (ERROR, WARNING, NUMBER)]
    account = [
        "list.md: 5 lines with content",
        "       1  listings: 1 of 1 works in 1 section",
        "       0  data resources: 0 in 0 sections",
        "       3  headings",
        "       1  prose",
        "       0  unread, each named above as a problem",
        "1 error, 1 warning; 2 notices, 2 settled (--all shows them)",
    ]
    assert render_text(survey).splitlines() == [*shown, "", *account]
    assert render_text(survey, shows_all=True).splitlines() == [*map(str, every), "", *account]
    assert render_text(_survey()).splitlines()[0] == account[0], "no blank line where nothing is to be said"


@pytest.mark.parametrize(
    ("problems", "text"),
    [
        ((), "0 errors, 0 warnings; 0 notices, 0 settled"),
        ((ERROR, WARNING, NOTICE, SETTLED), "1 error, 1 warning; 1 notice, 1 settled"),
        (
            (ERROR,) * 2 + (WARNING,) * 3 + (NOTICE,) * 4 + (SETTLED,) * 5,
            "2 errors, 3 warnings; 4 notices, 5 settled",
        ),
        ((WARNING,) * 1_000 + (SETTLED,) * 2_000, "0 errors, 1,000 warnings; 0 notices, 2,000 settled"),
    ],
)
def test_problems_are_counted(problems: tuple[Problem, ...], text: str) -> None:
    """One has no plural, and what is settled counts nowhere else."""
    assert count_problems(problems) == f"{text} (--all shows them)"


def test_the_json_has_every_field() -> None:
    """Programs get what people read, and what they cannot see: about what it is, and what settled it."""
    first, second = json.loads(render_json(_survey(WARNING, SETTLED), shows_all=True))["problems"]
    assert first == {
        "path": "list.md",
        "line": 3,
        "column": 5,
        "severity": "warning",
        "code": "no-link",
        "wrong": "this entry has no link at all",
        "found": "warning",
        "expected": "a link to the paper",
        "advice": "add the link",
        "about": "doe",
        "settled": None,
    }
    assert second == {**first, "found": "settled", "settled": "works.toml:1:1: So."}
    own = replace(WARNING, wrong="this stone has no link", expected="a stone")
    (third,) = json.loads(render_json(_survey(own, NOTICE)))["problems"]
    assert (third["wrong"], third["expected"]) == ("this stone has no link", "a stone")


def test_the_json_has_the_account() -> None:
    """The counts are those of the text; letters of any script stand as they are."""
    text = render_json(_survey(replace(WARNING, found="Mauer aus 石")))
    assert "Mauer aus 石" in text
    assert text.startswith('{\n  "catalogue": "list.md",\n')
    assert text.endswith("}\n")
    found = json.loads(text)
    assert {name: each for name, each in found.items() if name != "problems"} == {
        "catalogue": "list.md",
        "lines": {"content": 5, "listing": 1, "resource": 0, "heading": 3, "prose": 1, "problem": 0},
        "listings": 1,
        "works": 1,
        "resources": 0,
    }


def test_an_annotation_is_one_command() -> None:
    """What GitHub would take for the end of a value or of a line is escaped; one notice is no warning."""
    place = Location(path="a,b:c%.md", line=3, column=5)
    odd = replace(WARNING, location=place, found="100 % of\nthem: a, b", expected="a stone\rand a wall")
    assert render_github(_survey(odd, NOTICE)) == (
        "::warning file=a%2Cb%3Ac%25.md,line=3,col=5,title=no-link::this entry has no link at all: 100 %25 of"
        " them: a, b; expected a stone%0Dand a wall; add the link\n"
    )
    assert render_github(_survey(WARNING, ERROR)).splitlines() == [
        (
            "::warning file=list.md,line=3,col=5,title=no-link::this entry has no link at all: warning;"
            " expected a link to the paper; add the link"
        ),
        (
            "::error file=list.md,line=3,col=5,title=unread-line::this line could not be read: error;"
            " expected a heading, a list item or a paragraph, nested at most 20 deep;"
            " check the line's indentation"
        ),
    ]
    assert render_github(_survey(NOTICE), shows_all=True).startswith("::notice file=list.md,")


def test_additions_have_an_account_of_their_own() -> None:
    """The numbers of the published list are those without additions; theirs follow, for programs as well."""
    survey = replace(read_added(), problems=())
    lines = render_text(survey).splitlines()
    assert lines[0] == "bib/list.md: 13 lines with content"
    assert lines[1:3] == [
        "       4  listings: 4 of 4 works in 3 sections",
        "       1  data resources: 1 in 1 section",
    ]
    assert lines[6:] == [
        "bib/additions.md: 12 lines with content",
        "       3  listings: 3 in 2 sections, with 2 works that no other list has",
        "       1  data resources: 1 in 1 section",
        "       8  headings",
        "       0  prose",
        "       0  unread, each named above as a problem",
        "0 errors, 0 warnings; 0 notices, 0 settled (--all shows them)",
    ]
    told = json.loads(render_json(survey))
    assert (told["listings"], told["works"], told["resources"]) == (4, 4, 1)
    assert told["additions"] == {
        "catalogue": "bib/additions.md",
        "lines": {"content": 12, "listing": 3, "resource": 1, "heading": 8, "prose": 0, "problem": 0},
        "listings": 3,
        "works": 2,
        "resources": 1,
    }
    assert "additions" not in json.loads(render_json(_survey()))
