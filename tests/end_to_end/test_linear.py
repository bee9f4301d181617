"""Whatever a line repeats, it is read to its end; `tests/benchmarks` measures that the time is linear."""

import unicodedata
from collections.abc import Callable

import pathological
import pybtex.database
import pytest

from short_ways import read_survey
from survey_companion.audit import audit_survey
from survey_companion.exports.bibtex import render_bibtex
from survey_companion.exports.export_files import render_works
from survey_companion.model.authors import Person
from survey_companion.model.problem_kinds import Code
from survey_companion.model.survey import Survey
from survey_companion.pages import render_pages
from survey_companion.reading.sources.source import MAX_LINE, MOST_MARKS
from survey_companion.records.toml_records import parse_work_records
from survey_companion.text.latex import decode_latex, encode_latex
from survey_companion.text.person_names import build_byline

LENGTH = 120  # of what is repeated in each of many lines
DEEP = 3_000  # past Python's own limit of calls inside each other


def _read(text: str) -> Survey:
    """Return the survey of a list, each line of it accounted for and everything made of it."""
    survey = read_survey(text if text.startswith("---") else pathological.HEAD + text)
    assert survey.account.is_balanced
    assert sum(len(work.listings) for work in survey.works) == survey.account.listings
    database = pybtex.database.parse_string(render_bibtex(survey.works, "l.md"), "bibtex")
    assert set(database.entries) == {work.key for work in survey.works}
    pages = render_pages(survey, render_works(survey)["bib"])
    assert {f"{section.address}.md" for section in survey.sections} <= pages.keys()
    return survey


@pytest.mark.parametrize("place", pathological.PLACES)
def test_lines_that_repeat_are_read(place: str) -> None:
    """Runs, alternations, nested or unclosed marks and stacked accents are read, or named, anywhere."""
    hole = pathological.PLACES[place]
    text = "\n".join(pathological.fill(hole, unit)(LENGTH) for unit in pathological.UNITS)
    survey = _read(text)
    assert survey.account.content > len(pathological.UNITS) / 2


@pytest.mark.parametrize("unit", ["a", " ", "[", "*a ", "`", "\u0300", "<a ", "A Jr ", "[a](b) ", "\\", "漢"])
def test_the_longest_line_is_read(unit: str) -> None:
    """So is a line of as many characters as a line may have."""
    place = pathological.PLACES["item"]
    text = pathological.fill(place, unit)(MAX_LINE - len(place))
    assert len(text) <= MAX_LINE
    _read(text)


@pytest.mark.parametrize("kind", pathological.MANY)
def test_many_of_a_kind_are_read(kind: str) -> None:
    """So are many equal headings, titles, names and blocks."""
    _read(pathological.MANY[kind](150))


@pytest.mark.parametrize(("kind", "make"), tuple(pathological.front_matter()))
def test_front_matter_is_read_or_refused(kind: str, make: Callable[[int], str]) -> None:  # noqa: ARG001
    """So is front matter, however it nests."""
    _read(make(DEEP))


def test_a_work_stands_in_a_bounded_number_of_sections() -> None:
    """Each page of a work's sections names the others, so a line past the bound is named and left out."""
    survey = _read(pathological.MANY["a work in every section"](103))
    (work,) = (work for work in survey.works if len(work.sections) > 1)
    assert len(work.sections) == 100
    left_out = [problem for problem in survey.problems if problem.code is Code.LISTED_TOO_OFTEN]
    assert [(problem.found, problem.location.line) for problem in left_out] == [
        ("Stone 0", 508),
        ("Stone 0", 513),
        ("Stone 0", 518),
    ]


# -- marks and nesting -----------------------------------------------------------------------------


def _name(marks: int) -> tuple[Survey, str]:
    survey = _read(f"- [2024] **A stone.** *Doe{chr(0x300) * marks} et al.*\n")
    byline = survey.works[1].byline
    assert byline is not None
    (author,) = byline.authors
    assert isinstance(author, Person)
    return survey, author.family


@pytest.mark.parametrize("marks", [1, 2, 3, 4, 26, MOST_MARKS])
def test_marks_on_one_letter_are_kept(marks: int) -> None:
    """As many as any script may need are carried, in LaTeX that gives them back."""
    survey, family = _name(marks)
    assert unicodedata.normalize("NFD", family).count("\u0300") == marks
    assert not any(problem.code is Code.STACKED_MARKS for problem in survey.problems)
    assert decode_latex(encode_latex(family)) == unicodedata.normalize("NFC", family)


def test_more_marks_than_any_script_has_are_named() -> None:
    """The rest of a stack is left out, with its line and column, and never in silence."""
    survey, family = _name(90)
    assert unicodedata.normalize("NFD", family).count("\u0300") == MOST_MARKS
    (problem,) = (problem for problem in survey.problems if problem.code is Code.STACKED_MARKS)
    assert str(problem.location) == "list.md:6:27"
    assert problem.found == "e" + "\u0300" * 3


def test_marks_in_a_record_are_named() -> None:
    """A record with such a stack is refused with its place."""
    text = pathological.RECORD.format("A e" + "\u0300" * 31, "Doe, A", "")
    records, problems = parse_work_records(text, "w.toml")
    assert not records
    assert [str(problem.location) for problem in problems] == ["w.toml:2:1"]


def test_each_accent_is_decoded_once() -> None:
    r"""`\'{\~{\=e}}` is an e with three marks, not eight of them."""
    assert decode_latex(r"{\`{\`{\`e}}}") == "\u00e8\u0300\u0300"
    assert decode_latex(r"\'{\i} \H{o} \hat{\hat{a}}") == "í ő â\u0302"


@pytest.mark.parametrize(("kind", "make"), tuple(pathological.latex()))
def test_any_latex_is_decoded_or_kept(kind: str, make: Callable[[int], str]) -> None:  # noqa: ARG001
    """LaTeX that nests too deep, or breaks off, ends no run and makes no text longer."""
    latex = make(DEEP)
    assert len(decode_latex(latex)) <= 3 * len(latex)


def test_latex_that_cannot_be_decoded_is_kept() -> None:
    """What nests too deep, or breaks off, stays as it is."""
    for latex in ("{" * 21 + "a" + "}" * 21, r"\sqrt[a", r"\footnote[" * 5 + "a", r"a \frac", r"\sqrt"):
        assert decode_latex(latex) == latex
    assert decode_latex("{" * 20 + r"\'a" + "}" * 20) == "á"


@pytest.mark.parametrize("name", ["record, deep key", "record, deep array"])
@pytest.mark.parametrize("depth", [30, 900, DEEP])
def test_deep_tables_are_refused(name: str, depth: int) -> None:
    """A record that nests deeper than records do is a problem with its place, whatever its depth."""
    records, problems = parse_work_records(dict(pathological.records())[name](depth), "w.toml")
    assert not records
    assert [problem.code for problem in problems] == [Code.INVALID_TOML]


def test_suffixes_do_not_nest() -> None:
    """A name may end in any number of suffixes; none of them is lost."""
    byline = build_byline(["Ana Doe" + " Jr" * DEEP], truncated=False, is_family_first=True)
    assert byline is not None
    (author,) = byline.authors
    assert author == Person(family="Doe", given="Ana", suffix=" ".join(["Jr"] * DEEP))


# -- what the checks say is the same ---------------------------------------------------------------


def _sections(*sections: str) -> list[str]:
    """Return what is said of unions, where each section has the works named by its letters."""
    text = "".join(
        f"## S{number}\n\n" + "".join(f"- [2024] **Stone {letter}.** *Doe*\n" for letter in letters) + "\n"
        for number, letters in enumerate(sections)
    )
    survey = audit_survey(read_survey(f"# T\n\n{text}"))
    return sorted({each.found for each in survey.problems if each.code is Code.SECTION_UNION})


def test_unions_are_found() -> None:
    """A section with exactly the works of smaller ones is found; equal sections are not inside each other."""
    assert _sections("abc", "ab", "bc") == ["S0 has the 3 works of S1 and S2, and no other"]
    assert _sections("abc", "ab", "ab") == []
    assert _sections("ab", "ab", "a", "b") == [
        "S0 has the 2 works of S2 and S3, and no other",
        "S1 has the 2 works of S2 and S3, and no other",
    ]
    assert _sections("a", "a") == []


def test_a_long_message_is_cut() -> None:
    """Of many sections inside another one, ten are named."""
    letters = "abcdefghijklmn"
    (found,) = _sections(letters, *letters)
    assert found.endswith("S9 and S10 and 4 more, and no other")
