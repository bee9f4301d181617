"""Whatever a list contains: no crash, nothing lost, the same result twice."""

import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from short_ways import read_survey
from survey_companion.audit.check_report import render_github, render_json, render_text
from survey_companion.exports.bibtex import render_bibtex
from survey_companion.exports.export_files import render_works
from survey_companion.model.problems import SurveyError
from survey_companion.pages import render_pages
from survey_companion.reading.sources.source import Source, decode_source

PIECES = (
    "- ",
    "  - ",
    "1. ",
    "# ",
    "## ",
    "### 1. ",
    "[2024] ",
    "[20x4] ",
    "**",
    "*",
    "`",
    "[[paper](",
    "https://arxiv.org/abs/2401.00001",
    "https://[::1",
    "https://e.org:99999/",
    "javascript:alert(1)",
    ")]",
    ")",
    "]",
    "[",
    "Title. ",
    "Doe et al.",
    "\n",
    "\n\n",
    "<!--",
    "-->",
    "<script>",
    "</details>",
    "> ",
    "```",
    "| a | b |\n| - | - |\n",
    "---\n",
    "\\",
    "&lt;",
    "\t",
    "\0",
    "é",
    "محمد",
    "ï¿½",
    "ðŸ”¥",
    "]: ",
    "{raw}",
    "$",
    "%",
    "@",
    "Σ",
)
LISTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=60).map("".join)


@given(LISTS)
@example("- [2024] **A.** [[paper](https://e.org:99999/)]")
@example("# A\n[x]: https://e.org\n[x]: https://e.org/2\n")
@example("```\n\n")
@example("- \n-\n>\n>\n#\n")
@example("1. a\n\n       code\n")
def test_nothing_is_lost(text: str) -> None:
    """Every line of any text ends as exactly one thing, and everything can be rendered."""
    if _decode(text.encode()) is None:
        return
    survey = read_survey("# T\n\n## P\n\n" + text)
    assert survey.account.is_balanced
    assert sum(len(work.listings) for work in survey.works) == survey.account.listings
    assert len({work.key for work in survey.works}) == len(survey.works)
    assert len({section.address for section in survey.sections}) == len(survey.sections)
    assert len({section.anchor for section in survey.sections}) == len(survey.sections)
    assert len({resource.slug for resource in survey.resources}) == len(survey.resources)
    pages = render_pages(survey, render_works(survey)["bib"])
    for section in survey.sections:
        assert f"{section.address}.md" in pages
    for render in (render_text, render_json, render_github):
        render(survey)
    again = read_survey("# T\n\n## P\n\n" + text)
    assert render_bibtex(again.works, "l.md") == render_bibtex(survey.works, "l.md")


CELLS = (
    *(
        "Rolling Stones",
        "Doe, Ada",
        "2021",
        "https://arxiv.org/abs/2001.00001",
        "10.1000/x",
        "et al.",
        " and ",
    ),
    *(
        "\n",
        "  ",
        ",",
        ";",
        ":",
        '"',
        "'",
        "{",
        "}",
        "[",
        "]",
        "- ",
        "\0",
        "**",
        "<script>",
        "\\",
        "%",
        "@",
        "#",
    ),
)
FORMS = {
    "l.csv": (
        "title,authors,year,link\n",
        "title;year;category\n",
        "name,link\n",
        "sep=;\n",
        '"a\nb"',
        ",,,",
    ),
    "l.bib": (
        *("@article{a, title = {Rolling Stones}, author = {Doe, Ada}, year = 2020}\n", "@misc{", "title = {"),
        *(
            "keywords = {A, B > C}",
            "crossref = {a}",
            "@proceedings{a, title={P}}",
            '@string{x = "y"}\n',
            "= ",
        ),
    ),
    "l.yaml": (
        *("- title: Rolling Stones\n  year: 2020\n", "title: ", "papers:\n", "&a ", "*a", "<<: *a\n", "| \n"),
        *("{title: A, year: 2020}", "---\n", "name: ", "link: ", "? "),
    ),
    "l.json": (
        *(
            '{"title": "A", "year": 2020}',
            '{"title": "Stones", "papers": [',
            '"name": "x",',
            '"authors": ["A B"]',
        ),
        *('"link": "https://a.example"', "null", "1.5", '"\\u0000"', '"\\ud800"', '"section": "S",'),
    ),
}


@pytest.mark.parametrize("path", FORMS)
@given(st.data())
def test_nothing_is_lost_of_other_forms(path: str, data: st.DataObject) -> None:
    """The same holds for tables, BibTeX, YAML and JSON, whole or broken."""
    pieces = st.one_of(st.sampled_from((*FORMS[path], *CELLS)), st.text(max_size=4))
    text = "".join(data.draw(st.lists(pieces, max_size=40)))
    if _decode(text.encode(), path) is None:
        return
    survey = read_survey(text, path)
    assert survey.account.is_balanced
    assert sum(len(work.listings) for work in survey.works) == survey.account.listings
    assert len({section.anchor for section in survey.sections}) == len(survey.sections)
    pages = render_pages(survey, render_works(survey)["bib"])
    for section in survey.sections:
        assert f"{section.address}.md" in pages
    for problem in survey.problems:
        assert str(problem).encode()


WORDS = st.lists(
    st.sampled_from(["[2024] ", "**", "*", "`", "](", ")", "[[", "]", " ", ". ", ", ", " and ", "\n  "]),
    max_size=30,
)


@given(WORDS)
def test_every_word_of_an_entry_is_somewhere(marks: list[str]) -> None:
    """Whatever the marks, each word of an item is in its record or in the problem that names it."""
    words = [f"w{number}x" for number in range(len(marks) + 1)]
    text = words[0] + "".join(mark + word for mark, word in zip(marks, words[1:], strict=True))
    survey = read_survey(f"# T\n\n## P\n\n- [2024] **Known.** *Doe*\n- {text}\n")
    records = repr([*survey.works, *survey.resources]) + "".join(problem.found for problem in survey.problems)
    assert [word for word in words if word not in records] == []


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Bytes are text with named faults, or one clear error."""
    source = _decode(data)
    if source is None:
        return
    assert read_survey(data).account.is_balanced
    for line in source.lines:
        line.encode()


def _decode(data: bytes, path: str = "l.md") -> Source | None:
    with contextlib.suppress(SurveyError):
        return decode_source(data, path)
    return None
