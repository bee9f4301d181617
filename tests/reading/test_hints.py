"""What a person says in survey.toml of how a list is to be read."""

import pytest

from conftest import CASES
from short_ways import read_cases
from survey_companion.model.authors import Byline, Person
from survey_companion.model.hints import Hints
from survey_companion.model.problem_kinds import Code
from survey_companion.model.survey import Catalogue
from survey_companion.reading.catalogue import build_catalogue, parse_catalogue
from survey_companion.reading.line_forms import suggest_forms
from survey_companion.reading.lines.line_templates import parse_template
from survey_companion.reading.list_reading import ListReading, read_list
from survey_companion.reading.sources.source import Source, decode_source
from survey_companion.reading.suggested_hints import suggest_hints

DIALECTS = read_cases(CASES / "dialects.md")
LINK = "[[pdf](https://example.org/{})]"


def _source(text: str) -> Source:
    return decode_source(text.encode(), "list.md")


def _read(text: str, hints: Hints) -> Catalogue:
    return parse_catalogue(_source(text), hints)


def _shown(found: ListReading) -> list[object]:
    return [(each.title, each.authors, each.venue, each.year, each.short_name) for each in found.papers]


def test_headings_say_what_stands_below_them() -> None:
    """The nearest heading that is named decides, whatever its emoji, number and case."""
    line = "- [A Study of Many Stones](https://example.org/{})\n"
    text = "# T\n## 1. 🪨 News\n{}## Datasets\n{}### Walls\n{}## Papers\n{}".format(*map(line.format, "abcd"))
    read = _read(text, Hints(papers=("News", "Walls"), data=("Papers",), ignore=("datasets",)))
    assert [each.location.line for each in read.listings] == [3, 7]
    assert [each.location.line for each in read.resources] == [9]
    assert read.account.is_balanced
    assert read.used_hints == {
        ("papers", "News"),
        ("papers", "Walls"),
        ("data", "Papers"),
        ("ignore", "datasets"),
    }


def test_columns_and_labels_of_other_languages() -> None:
    """A person names the columns and labels that the tool does not know."""
    table = "| Werk | Wer |\n| --- | --- |\n| Drei Steine am Berg | Ada Doe |\n"
    items = f"- **Steine am Fluss.** {LINK.format(1)}\n  - Wo: Steintag\n"
    hints = Hints(columns={"Werk": "title", "wer": "authors", "Was": "remark"}, labels={"Wo": "venue"})
    read = _read(f"# T\n## Papers\n{table}\n{items}", hints)
    assert [(each.title, each.venue) for each in read.listings] == [
        ("Drei Steine am Berg", None),
        ("Steine am Fluss", "Steintag"),
    ]
    assert read.listings[0].byline is not None
    assert read.listings[0].byline.authors == (Person(family="Doe", given="Ada"),)
    assert set(hints.all) - read.used_hints == {("columns", "Was")}


@pytest.mark.parametrize(
    ("line", "like", "expected"),
    [
        (
            "- **Title of Stones.** *Ada Doe* {}",
            "- **{title}** *{remark}* [{links}]",
            ("Title of Stones", [], None),
        ),
        ("- **Stones** {} *Rolling On*", "- **{remark}** [{links}] *{title}*", ("Rolling On", [], None)),
        (
            "- **Title of Stones.** *Pebble* {}",
            "- **{title}** *{authors}* …",
            ("Title of Stones", ["Pebble"], None),
        ),
        ("- **Title of Stones.** Pebble, 2020 {}", "- `{date}` {title}", None),
        (
            "- **Title of Stones.** Pebble, 2020 {}",
            "- **{title}** {venue}, {year}",
            ("Title of Stones", [], "Pebble"),
        ),
    ],
)
def test_the_form_of_a_line(line: str, like: str, expected: tuple[str, list[str], str | None] | None) -> None:
    """The fields stand where the form says, and a line of another form is read as before."""
    lines = "".join(f"{line}\n".format(LINK.format(n)) for n in range(3))
    found = read_list(_source(f"# T\n## Papers\n{lines}"), Hints(shapes=(like,)))
    before = read_list(_source(f"# T\n## Papers\n{lines}"))
    if expected is None:
        assert _shown(found) == _shown(before)
    else:
        assert [(each.title, each.authors, each.venue) for each in found.papers] == [expected] * 3
        assert found.used_hints == {("shape", like)}


@pytest.mark.parametrize("case", DIALECTS, ids=[case.title for case in DIALECTS])
def test_forms_that_are_suggested_change_nothing(case: object) -> None:
    """Pasting what `survey read` prints leaves the list as it was read."""
    source = _source(f"# T\n\n## Methods\n\n{case.text}")  # type: ignore[attr-defined]
    before = read_list(source)
    forms = tuple(form for form, _ in suggest_forms(before))
    after = read_list(source, Hints(shapes=forms))
    assert _shown(after) == _shown(before)
    assert build_catalogue(source, after).account == build_catalogue(source, before).account
    assert after.used_hints


@pytest.mark.parametrize(
    ("like", "expected"),
    [
        ("- **{authors}**", "one {title}"),
        ("- {title} {title}", "one {title}"),
        ("- {title} {when}", "fields among"),
        ("- **{title}", "the mark that closes"),
        ("… {title} … {venue} … {year} …", "at most"),
        ("(" * 40 + "{title}" + ")" * 40, "the mark that closes"),
    ],
)
def test_a_form_that_says_nothing_is_refused(like: str, expected: str) -> None:
    """The message says what was expected."""
    with pytest.raises(ValueError, match=r".") as refused:
        parse_template(like)
    assert expected in str(refused.value)


def test_lines_of_a_form_may_be_no_entries() -> None:
    """They are left out like those below News, and said."""
    text = f"# T\n## Papers\n- **Stones.** *Doe et al.* {LINK}\n- *no meeting*\n- *no meeting*\n"
    read = _read(text, Hints(shapes=("- *{ignore}*",)))
    assert [each.title for each in read.listings] == ["Stones"]
    assert [each.found for each in read.problems if each.code is Code.LEFT_OUT] == [
        "2 items below Papers (2)"
    ]
    assert read.account.problem == 0


@pytest.mark.parametrize(
    ("shape", "line"), [("- {ignore}", "- no meeting"), ("- **{ignore}**", "- **no meeting**")]
)
def test_the_whole_of_a_line_may_be_no_entry(shape: str, line: str) -> None:
    """Also what stands where a title would."""
    read = _read(
        f"# T\n## Papers\n- **Stones.** *Doe et al.* {LINK}\n{line}\n{line}\n", Hints(shapes=(shape,))
    )
    assert "no meeting" not in [each.title for each in read.listings]
    assert [each.found for each in read.problems if each.code is Code.LEFT_OUT] == [
        "2 items below Papers (2)"
    ]


def test_columns_of_a_table_in_another_file() -> None:
    """A person has the last word on columns that the tool knows, too, however their heads are written."""
    table = "Title,authors,conferenceName,Wer\nDrei Steine am Berg,Ada Doe,ICML,Max Roe\n"
    hints = Hints(columns={"authors": "affiliation", "conferenceName": "remark", "Wer": "authors"})
    read = parse_catalogue(decode_source(table.encode(), "papers.csv"), hints)
    assert [(each.venue, each.byline) for each in read.listings] == [
        (None, Byline(authors=(Person(family="Roe", given="Max"),), truncated=False))
    ]
    assert read.used_hints == set(hints.all)


def test_a_hostile_form_is_matched_in_linear_time() -> None:
    """Neither many gaps nor many like pieces make a search that never ends."""
    like = "… **{title}** … " + " ".join(["**{remark}**"] * 20) + " … `{venue}`"
    text = "".join(f"- {' '.join(['**Stone walls**'] * 200)} {n}\n" for n in range(30))
    found = read_list(_source(f"# T\n## Papers\n{text}"), Hints(shapes=(like,)))
    assert found.used_hints == frozenset()


def test_what_is_no_entry_below_a_heading_that_is_named() -> None:
    """There, a paragraph without a title is prose, an item without one is not understood."""
    text = "# T\n## Walls\n- [2020]\n- **Rolling Many Stones**\n\n2021\n\n[[paper](u)]\n"
    for hints in (Hints(papers=("Walls",)), Hints(data=("Walls",))):
        found = read_list(_source(text), hints)
        assert [each.lines for each in found.unread] == [(3,)]
        assert [each.lines for each in found.prose] == [(6,), (8,)]
        assert [each.title for each in (*found.papers, *found.resources)] == ["Rolling Many Stones"]


@pytest.mark.parametrize(
    ("form", "line", "authors", "venue", "remark"),
    [
        ("**{title}** {authors}", "- **Many Stones** 12", [], None, "12"),
        ("**{title}** *{authors}*", "- **Many Stones** *12*", [], None, "12"),
        ("**{title}** `{authors}, {year}`", "- **Many Stones** `2020: 12`", [], None, "2020: 12"),
        ("**{title}** *{authors}, {year}*", "- **Many Stones** *Old men, 2020*", ["Old men"], None, None),
        ("**{title}** {authors}", "- **Many Stones** old stone masons", ["old stone masons"], None, None),
        ("**{title}** {venue}", "- **Many Stones** Stonefest", [], "Stonefest", None),
        ("**{title}** {venue}", "- **Many Stones** Ada Doe", [], "Ada Doe", None),
        ("**{title}** {venue}, {year}", "- **Many Stones** Stonefest, 2020", [], "Stonefest", None),
        ("**{title}** {remark}", "- **Many Stones** ICML", [], None, "ICML"),
        ("**{title}** {remark}", "- **Many Stones** Ada Doe, Max Roe", [], None, "Ada Doe, Max Roe"),
        ("**{title}** *{authors}* {remark}", "- **Many Stones** *Kim* ICML", ["Kim"], None, "ICML"),
    ],
)  # fmt: skip
def test_a_form_says_what_stands_in_its_places(
    form: str, line: str, authors: list[str], venue: str | None, remark: str | None
) -> None:
    """Text is what the form says of its place; a number where authors should stand is a remark."""
    found = read_list(_source(f"# T\n## Papers\n{line}\n"), Hints(papers=("Papers",), shapes=(f"- {form}",)))
    (draft,) = found.papers
    assert (draft.title, list(draft.authors), draft.venue, draft.remark) == (
        "Many Stones",
        authors,
        venue,
        remark,
    )


def test_what_is_suggested_changes_nothing() -> None:
    """Headings that are read as one, such as those in other capitals, are named once, and each holds."""
    paper = "- [2024] **A Study of {}.** *Doe et al.* `ACL` [[paper](https://example.org/{})]\n"
    data = "- [**{}**](https://example.org/{}). Stones.\n"
    text = "# T\n## Papers\n### Stone&Text\n{}### Walls\n{}## Datasets\n### Stone&text\n{}".format(
        paper.format("Walls", 1), paper.format("Stones", 2), data.format("Slate", 3) * 2
    )
    before = read_list(_source(text))
    hints = suggest_hints(before, shows_all=True)
    assert (hints.papers, hints.data) == (("Walls",), ("Stone&text",))
