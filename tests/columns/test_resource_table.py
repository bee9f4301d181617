"""The table of data resources, cell by cell."""

from dataclasses import replace

import pytest

from short_ways import read_catalogue
from survey_companion.columns.resource_rows import (
    describe_resources,
    format_size,
    show_details,
    show_sentence,
    show_sources,
    show_value,
)
from survey_companion.columns.resource_table import (
    RESOURCES,
    ResourceRow,
    explored_resources,
    resource_rows,
)
from survey_companion.joining.contents import colour_parts
from survey_companion.joining.merge import merge_survey
from survey_companion.model.record_types import ResourceRecord, Size, Status
from survey_companion.model.survey import CitationKey, Survey
from survey_companion.records.toml_records import parse_resource_records

LIST = """# T
## Walls
### One
- [2020] **Stones.** *Doe*
## Data
### Heaps
- [**Slate**](https://slate.example.org): many *slates*.
- [**Chalk**](https://chalk.example.org)
"""
FULL = """[slate]
name = "Slate"
status = "gated"
kind = "speech"
url = "https://slate.example.org/now"
languages = 1234
languages_note = "of *Wales*"
size = { value = 2600000, unit = "slates", note = "all" }
origin = "Dug up."
license = "CC-BY-4.0 (text), MIT"
papers = ["doe2020stones", "nobody"]
claim_check = "It has more"
note = "Seen twice!"
unconfirmed_fields = ["size: a guess", "languages_note"]
confirmed = false
sources = ["https://www.a.org/x/y", "a/b:README.md", "by hand"]
"""
BARE = '[slate]\nname = "Slate"\nstatus = "available"\nconfirmed = true\nsources = []\n'


def _facts(text: str) -> dict[str, ResourceRecord]:
    facts, problems = parse_resource_records(text, "resources.toml")
    assert not problems
    return dict(facts)


def _survey(text: str) -> Survey:
    return merge_survey(read_catalogue(LIST), {}, _facts(text), {"list.md": "list.md"})


def _rows(text: str) -> list[ResourceRow]:
    survey = _survey(text)
    return resource_rows(survey.resources, survey.resource_records, {CitationKey("doe2020stones")})


def test_each_value_of_the_csv_file() -> None:
    """What the record says, as plain text; without a record, what the list says."""
    full, chalk = (dict(zip(RESOURCES.fields, RESOURCES.values(row), strict=True)) for row in _rows(FULL))
    assert full == {
        "name": "Slate",
        "section": "Heaps",
        "url": "https://slate.example.org/now",
        "kind": "speech",
        "languages": "1234",
        "size": "2600000",
        "unit": "slates",
        "license": "CC-BY-4.0 (text), MIT",
        "status": "gated",
        "papers": "doe2020stones; nobody",
        "description": "many slates.",
    }
    nothing = dict.fromkeys(full, "")
    assert chalk == {**nothing, "name": "Chalk", "section": "Heaps", "url": "https://chalk.example.org"}
    bare, _ = (dict(zip(RESOURCES.fields, RESOURCES.values(row), strict=True)) for row in _rows(BARE))
    assert bare == {
        **nothing,
        "name": "Slate",
        "section": "Heaps",
        "url": "https://slate.example.org",
        "status": "available",
        "description": "many slates.",
    }


def test_a_data_resource_may_have_no_address() -> None:
    """Then it has no link, and its value is empty."""
    row = _rows(BARE)[0]
    row = replace(row, resource=replace(row.resource, url=None, description=None))
    values = dict(zip(RESOURCES.fields, RESOURCES.values(row), strict=True))
    assert (row.url, values["url"], values["description"]) == (None, "", "")
    assert _page(row)["name"] == "[Slate]{#data-slate .title} "


def _page(row: ResourceRow) -> dict[str, str]:
    keys = [column.key for column in RESOURCES.page_columns]
    return dict(zip(keys, RESOURCES.cells([row])[0], strict=True))


def test_each_cell_of_a_page() -> None:
    """What is doubtful has a question mark; a paper that cannot be cited is left out; unknown is a dash."""
    full, chalk = map(_page, _rows(FULL))
    assert full == {
        "name": (
            "[[Slate](<https://slate.example.org/now>)]{#data-slate .title} [many slates.]{.key-point}"
            " [These facts are not confirmed.]{.key-point} [[details and sources]{.summary} *Origin:* Dug up."
            " *Languages:* of \\*Wales\\*. [*The published description:* It has more.]{.site-only} *Note:*"
            " Seen twice\\! [*Seen at:* [a.org](<https://www.a.org/x/y>),"
            " [a/b](<https://github.com/a/b/blob/HEAD/README.md>), by hand]{.site-only}]{.disclosure}"
        ),
        "kind": "speech",
        "languages": "1,234",
        "size": "2.6 million slates (all)\u00a0(?)",
        "license": "CC-BY-4.0 (text), MIT",
        "status": "[gated]{.status .gated}",
        "papers": "{cite:t}`doe2020stones` {cite-button}`doe2020stones`",
    }
    assert chalk == {
        **dict.fromkeys(full, "–"),
        "name": "[[Chalk](<https://chalk.example.org>)]{#data-chalk .title} ",
    }
    bare, _ = map(_page, _rows(BARE))
    assert bare == {
        **dict.fromkeys(full, "–"),
        "name": "[[Slate](<https://slate.example.org>)]{#data-slate .title} [many slates.]{.key-point}",
        "status": "[available]{.status .available}",
    }


def _explored(text: str) -> list[dict[str, str]]:
    survey = _survey(text)
    keys = [column.key for column in RESOURCES.explorer_columns]
    rows = explored_resources(survey, colour_parts(survey))
    return [dict(zip(keys, cells, strict=True)) for cells in RESOURCES.explorer_cells(rows)]


def test_each_cell_of_the_explorer() -> None:
    """With the key, the values of facets and what sorts; unknown is a dash."""
    full, chalk = _explored(FULL)
    place = "[Data]{.facet-part} [{ref}`res-data-heaps`]{.facet-section .part-2}"
    assert full == {
        "name": (
            "[slate]{.row-key} [[Slate](<https://slate.example.org/now>)]{.title} "
            "[many slates.]{.key-point} {cite-button}`doe2020stones`"
        ),
        "kind": "[speech]{.facet-kind}",
        "languages": "[1234]{.sort-key} 1,234 [more than 400]{.facet-reach}",
        "size": "[2600000]{.sort-key} 2.6 million slates (all)\u00a0(?)",
        "license": "[CC-BY-4.0]{.facet-license} \\(text), MIT",
        "status": "[gated]{.status .gated .facet-status}",
        "places": place,
    }
    assert chalk == {
        **dict.fromkeys(full, "–"),
        "name": "[chalk]{.row-key} [[Chalk](<https://chalk.example.org>)]{.title} ",
        "places": place,
    }
    bare, _ = _explored(BARE)
    assert (bare["languages"], bare["size"], bare["license"], bare["kind"]) == ("–",) * 4


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("MIT", "[MIT]{.facet-license}"),
        ("MIT (code)", "[MIT]{.facet-license} \\(code)"),
        ("MIT; Apache-2.0", "[MIT]{.facet-license}; Apache-2.0"),
        ("MIT, in part", "[MIT]{.facet-license}, in part"),
        *(
            (f"MIT {word} code", f"[MIT]{{.facet-license}} {word} code")
            for word in ("on", "for", "by", "and")
        ),
        ("MIT licence", "[MIT licence]{.facet-license}"),
        ("MIT(X)", "[MIT(X)]{.facet-license}"),
    ],
)
def test_a_licence_is_a_value_up_to_its_remark(text: str, shown: str) -> None:
    """So that licences with and without remarks are one value."""
    assert _explored(f'{BARE}license = "{text}"\n')[0]["license"] == shown


def test_a_doubtful_number_of_languages_sorts_as_it_is() -> None:
    """The mark is not part of what sorts."""
    text = f'{BARE}languages = 7\nunconfirmed_fields = ["languages"]\n'
    assert _explored(text)[0]["languages"] == "[7]{.sort-key} 7\u00a0(?) [2–10]{.facet-reach}"


# -- texts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0 stones"),
        (999, "999 stones"),
        (1_000, "1,000 stones"),
        (2.5, "2.5 stones"),
        (999_999, "999,999 stones"),
        (10**6, "1 million stones"),
        (1_234_567, "1.23 million stones"),
        (999_499_999, "999 million stones"),
        (10**9 - 1, "1 billion stones"),
        (10**9, "1 billion stones"),
        (10**12 - 10**10, "990 billion stones"),
        (10**12, "1 trillion stones"),
        (30_400_000_000_000, "30.4 trillion stones"),
    ],
)
def test_a_size_has_three_digits(value: float, text: str) -> None:
    """From a million on; a note stands behind it."""
    assert format_size(Size(value=value, unit="stones")) == text
    assert format_size(Size(value=value, unit="stones", note="all")) == f"{text} (all)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One", "One."),
        ("One.", "One."),
        ("One!", "One\\!"),
        ("One?", "One?"),
        ("*", "\\*."),
        ("One)", "One)."),
    ],
)
def test_a_sentence_has_its_stop(text: str, shown: str) -> None:
    """One of three marks, or a full stop is added."""
    assert show_sentence(text) == shown


@pytest.mark.parametrize(
    ("sources", "shown"),
    [
        (("https://www.a.org/x/y",), "[a.org](<https://www.a.org/x/y>)"),
        (
            ("https://a.org/x", "https://www.a.org/y/"),
            "[a.org/x](<https://a.org/x>), [a.org/y](<https://www.a.org/y/>)",
        ),
        (("https://a.org/x", "https://b.org/y"), "[a.org](<https://a.org/x>), [b.org](<https://b.org/y>)"),
        (("a/b:c/d.md",), "[a/b](<https://github.com/a/b/blob/HEAD/c/d.md>)"),
        (
            ("a/b:c", "a/b:d"),
            ", ".join(
                f"[github.com/a/b/blob/HEAD/{name}](<https://github.com/a/b/blob/HEAD/{name}>)"
                for name in "cd"
            ),
        ),
        (("by hand",), "by hand"),
        (("by hand", "by hand"), "by hand, by hand"),
        (("ftp://a.org:x",), "ftp://a.org:x"),
        (
            (f"https://a.org/{'x' * 38}", "https://a.org/1"),
            f"[a.org/{'x' * 38}](<https://a.org/{'x' * 38}>), [a.org/1](<https://a.org/1>)",
        ),
        (
            (f"https://a.org/{'x' * 39}", "https://a.org/1"),
            f"[a.org/{'x' * 37}…](<https://a.org/{'x' * 39}>), [a.org/1](<https://a.org/1>)",
        ),
    ],
)
def test_sources_are_links(sources: tuple[str, ...], shown: str) -> None:
    """The host is enough, unless several sources have it; then it is the address, up to 44 characters."""
    assert show_sources(sources) == shown


@pytest.mark.parametrize(
    ("field", "text", "shown"),
    [
        ("size", "7 *GB*", "7 \\*GB\\*"),
        ("license", "MIT", "MIT\u00a0(?)"),
        ("lice", "MIT", "MIT"),
        ("year", "2020", "2020\u00a0(?)"),
        ("size", None, "–"),
    ],
)
def test_a_doubtful_value_is_marked(field: str, text: str | None, shown: str) -> None:
    """An entry that begins with the name of the field says so; unknown stays unknown."""
    facts = _facts(f'{BARE}unconfirmed_fields = ["license", "year: a guess", "the size"]\n')["slate"]
    assert show_value(facts, field, text) == shown
    assert show_value(None, field, text) == "–"


def test_details_are_folded_away() -> None:
    """What only checks facts is for the site alone, and so is a box with nothing else."""
    facts = _facts(BARE)["slate"]
    assert show_details(facts) == ""
    assert show_details(replace(facts, claim_check="agrees")) == ""
    assert show_details(replace(facts, sources=("by hand",))) == (
        "[[details and sources]{.summary} [*Seen at:* by hand]{.site-only}]{.disclosure .site-only}"
    )
    assert show_details(replace(facts, note="Old")) == (
        "[[details and sources]{.summary} *Note:* Old.]{.disclosure}"
    )


def test_statuses_are_counted() -> None:
    """Each with its word, in the order of the statuses; what has no record is not counted."""
    survey = _survey(BARE)
    facts = survey.resource_records["slate"]
    both = {"slate": facts, "chalk": replace(facts, status=Status.GATED)}
    assert describe_resources(survey.resources, both) == "2 data resources · 1 available · 1 gated"
    assert describe_resources(survey.resources, {}) == "2 data resources"
    assert describe_resources(survey.resources[:1], {"slate": facts}) == "1 data resource · 1 available"
    same = dict.fromkeys(("slate", "chalk"), facts)
    assert describe_resources(survey.resources, same) == "2 data resources · 2 available"
