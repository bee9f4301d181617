"""What the front matter of a list says of the survey."""

import pytest

from survey_companion.model.authors import Person
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location
from survey_companion.model.survey import SurveyInfo
from survey_companion.reading.catalogue import parse_catalogue
from survey_companion.reading.markdown.front_matter import parse_front_matter, skip_front_matter
from survey_companion.reading.sources.source import decode_source

PLACE = Location(path="list.md", line=1)
WHOLE = """\
title: "Stones: A Survey"
short_title: Stones
authors: ["Ada Doe", "Roe, Max"]
year: 2024
arxiv: 2404.10
edition: second
date: 2024-05-01
origin: https://example.org/list
source_url: https://example.org/source
address: https://stones.example.org
license: CC-BY-4.0
"""


def test_all_that_it_says() -> None:
    """Each field is taken as it is written; the address ends in a slash."""
    info, problems = parse_front_matter(WHOLE, PLACE)
    assert info == SurveyInfo(
        title="Stones: A Survey",
        short_title="Stones",
        authors=(Person(family="Doe", given="Ada"), Person(family="Roe", given="Max")),
        year=2024,
        arxiv="2404.10",
        edition="second",
        date="2024-05-01",
        origin="https://example.org/list",
        source_url="https://example.org/source",
        address="https://stones.example.org/",
        license="CC-BY-4.0",
    )
    assert problems == []


@pytest.mark.parametrize(
    ("text", "title", "said"),
    [
        ("", None, []),
        ("title: Stones\ncolour: grey\nsize: 3", "Stones", [
            (3, "unused-front-matter", "colour"), (4, "unused-front-matter", "size")]),
        ("title: Stones\nyear: soon", "Stones", [(3, "invalid-front-matter", "year: soon")]),
        ("year: soon\nauthors: {a: 1}\ntitle: Stones", "Stones", [
            (2, "invalid-front-matter", "year: soon"), (3, "invalid-front-matter", "authors: dict")]),
        ("title: [a]", None, [(2, "invalid-front-matter", "title: list")]),
        ("address: nowhere\ntitle: Stones", "Stones", [(2, "invalid-front-matter", "address: nowhere")]),
        ("- a list", None, [(1, "invalid-front-matter", "- a list")]),
        ("just words", None, [(1, "invalid-front-matter", "just words")]),
        ("title:\nyear: ''", None, []),
    ],
)  # fmt: skip
def test_what_cannot_be_used_has_its_line(
    text: str, title: str | None, said: list[tuple[int, str, str]]
) -> None:
    """A field that is wrong or not known is named with its line, and the others hold."""
    info, problems = parse_front_matter(text, PLACE)
    assert info == SurveyInfo(title=title)
    assert sorted((each.location.line, each.code.slug, each.found) for each in problems) == sorted(said)
    assert {each.location.path for each in problems} <= {"list.md"}


def test_what_is_no_yaml() -> None:
    """The message of the parser says what is wrong, at the line that opens the front matter."""
    info, (problem,) = parse_front_matter("title: [a", PLACE)
    assert info == SurveyInfo()
    assert (problem.code, problem.location) == (Code.INVALID_FRONT_MATTER, PLACE)
    assert "expected ',' or ']'" in problem.found


def test_settings_take_its_place() -> None:
    """Where survey.toml describes the survey, fields that it decides are named once, in their order."""
    info, problems = skip_front_matter("year: 2024\ncolour: grey\ntitle: Stones\n", PLACE)
    assert info == SurveyInfo()
    (problem,) = problems
    assert (str(problem.location), problem.code) == ("list.md:1:1", Code.UNUSED_FRONT_MATTER)
    said = "survey.toml describes the survey, so the front matter is not used"
    assert problem.summary == f"{said}: year, title"
    assert skip_front_matter("colour: grey\n", PLACE) == (SurveyInfo(), [])
    source = decode_source(f"---\n{WHOLE}---\n# Pebbles\n".encode(), "list.md")
    assert parse_catalogue(source, has_settings=True).info == SurveyInfo(title="Pebbles")
    assert parse_catalogue(source).info.title == "Stones: A Survey"
