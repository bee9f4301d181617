"""YAML and JSON files are read like lists: papers at any depth, sections by keys or fields."""

import json
from typing import Any

import pytest

from short_ways import read_catalogue
from survey_companion.model.authors import Person, Team
from survey_companion.reading.catalogue import build_catalogue
from survey_companion.reading.list_data import describe_list
from survey_companion.reading.list_reading import read_list
from survey_companion.reading.sources.source import decode_source

STONES = """\
# My stones
title: "Stones: A Survey"
papers:
  Rolling:
    - title: Rolling Stones
      authors: [Ada Doe, "Roe, Max", et al.]
      year: 2020
      venue: ICML
      url: https://arxiv.org/abs/2001.00001
      code: https://github.com/a/b
  Building:
    Walls:
      - {title: High Walls, authors: Kim Poe and Lee Foe, year: 2021, doi: 10.1000/xyz}
    Quarries:
      - title: Quarries of Stones
        remark: |
          two
          lines
        links:
          - name: slides
            url: https://example.org/s
datasets:
  - name: StoneBank
    url: https://example.org/bank
"""


def _describe(text: str, path: str) -> dict[str, Any]:
    source = decode_source(text.encode(), path)
    found = read_list(source)
    return describe_list(found, build_catalogue(source, found))


def _papers(text: str, path: str) -> list[tuple[Any, ...]]:
    names = ("first", "last", "section", "title", "authors", "year")
    return [tuple(each[name] for name in names) for each in _describe(text, path)["listings"]]


def test_papers_at_any_depth() -> None:
    """Keys around papers are their sections, and the title of the file is that of the survey."""
    survey = "Stones: A Survey"
    read = _describe(STONES, "list.yaml")
    assert _papers(STONES, "list.yaml") == [
        (5, 10, [survey, "Rolling"], "Rolling Stones", ["Ada Doe", "Max Roe"], 2020),
        (13, 13, [survey, "Building", "Walls"], "High Walls", ["Kim Poe", "Lee Foe"], 2021),
        (15, 21, [survey, "Building", "Quarries"], "Quarries of Stones", None, None),
    ]
    assert read["title"] == survey
    assert read["listings"][0]["et_al"] is True
    assert read["listings"][2]["remark"] == "two lines"
    assert [[link["url"] for link in each["links"]] for each in read["listings"]] == [
        ["https://arxiv.org/abs/2001.00001", "https://github.com/a/b"],
        ["https://doi.org/10.1000/xyz"],
        ["https://example.org/s"],
    ]
    assert [(each["section"], each["name"]) for each in read["resources"]] == [
        ([survey, "datasets"], "StoneBank")
    ]
    assert read["unread"] == []
    catalogue = read_catalogue(STONES, "list.yaml")
    assert catalogue.account.is_balanced
    assert [part.title for part in dict.fromkeys(each.part for each in catalogue.sections)] == [
        "Rolling", "Building", "datasets",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "papers",
    [
        [
            {"title": "Rolling Stones", "year": 2020, "task": "A"},
            {"title": "Walls", "year": 2021, "task": "B"},
        ],
        {"A": [{"title": "Rolling Stones", "year": 2020}], "B": [{"title": "Walls", "year": 2021}]},
        {"sections": [
            {"name": "A", "papers": [{"title": "Rolling Stones", "year": 2020}]},
            {"name": "B", "papers": [{"title": "Walls", "year": 2021}]},
        ]},
        {
            "doe2020": {"title": "Rolling Stones", "year": 2020, "category": "A"},
            "roe2021": {"title": "Walls", "year": 2021, "category": "B"},
        },
    ],
)  # fmt: skip
@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_shapes_of_json(papers: object, indent: int | str | None) -> None:
    """Lists, mappings by section or by key, and lists of sections say the same, in one line or many."""
    text = json.dumps(papers, indent=indent)
    found = [(each[2], each[3], each[5]) for each in _papers(text, "list.json")]
    assert found == [(["A"], "Rolling Stones", 2020), (["B"], "Walls", 2021)]
    assert read_catalogue(text, "list.json").account.is_balanced


def test_names_with_authors_are_papers() -> None:
    """Some lists call a title a name; names with links alone are data."""
    read = _describe(
        "- {name: Rolling Stones, authors: [Ada Doe], links: [{name: code, url: 'https://example.org/c'}]}\n"
        "- {name: StoneBank, url: 'https://example.org/b'}\n",
        "list.yaml",
    )
    assert [each["title"] for each in read["listings"]] == ["Rolling Stones"]
    assert [each["name"] for each in read["resources"]] == ["StoneBank"]


def test_entries_of_one_line_are_told_apart() -> None:
    """Each has the column in which it begins."""
    text = '[{"title": "Rolling Stones", "year": 2020}, {"title": "Walls", "year": 2021}]'
    listings = read_catalogue(text, "list.json").listings
    assert [str(each.location) for each in listings] == ["list.json:1:2", "list.json:1:45"]


def test_csl_json() -> None:
    """What reference managers export is read with its persons, dates and kinds."""
    text = json.dumps(
        [
            {
                "id": "doe2020", "type": "article-journal", "title": "Rolling *Stones*",
                "author": [{"family": "Doe", "given": "Ada"}, {"literal": "Stone Team"},
                           {"family": "Roe", "given": "Max", "non-dropping-particle": "van"}],
                "container-title": "Journal of Stones", "issued": {"date-parts": [[2020, 5]]},
                "DOI": "10.1000/xyz",
            },
            {"id": "bank", "type": "dataset", "title": "StoneBank", "URL": "https://example.org/bank"},
        ]
    )  # fmt: skip
    catalogue = read_catalogue(text, "list.json")
    (listing,) = catalogue.listings
    assert listing.byline
    assert listing.byline.authors == (
        Person(family="Doe", given="Ada"), Team(name="Stone Team"), Person(family="van Roe", given="Max"),
    )  # fmt: skip
    assert (listing.title, listing.year, listing.venue) == ("Rolling Stones", 2020, "Journal of Stones")
    assert listing.remark is None
    assert [(each.name, each.url) for each in catalogue.resources] == [
        ("StoneBank", "https://example.org/bank")
    ]


def test_json_lines_and_contents_without_a_suffix() -> None:
    """Values one after the other are all read, and the first characters tell the form."""
    lines = '{"title": "Rolling Stones", "year": 2020}\n{"title": "Walls", "year": 2021}\n'
    assert [each[:4] for each in _papers(lines, "list.jsonl")] == [
        (1, 1, ["list"], "Rolling Stones"), (2, 2, ["list"], "Walls"),
    ]  # fmt: skip
    assert len(_papers(lines, "list")) == 2
    assert len(_papers("- title: Rolling Stones\n  year: 2020\n", "list.txt")) == 1
    assert len(_papers("- Title: not yaml\n\n# Stones\n", "list.md")) == 0


@pytest.mark.parametrize(
    ("text", "path", "problem"),
    [
        ('[{"title": "Rolling Stones", "year": 2020},\n {"title": ?}]', "l.json", "l.json:2:12"),
        ('[{"title": "Rolling Stones", "year": 2020}', "l.json", "l.json:1:42"),
        ("- title: Rolling Stones\n  year: 2020\n- title: [Walls\n- x: }", "l.yaml", "l.yaml:4:4"),
        ("- title: Rolling Stones\n  year: *missing\n", "l.yaml", "l.yaml:2:9"),
        ("- title: Rolling Stones\n  year: 2020\n-\ttitle: Walls\n \t- x", "l.yaml", "l.yaml:3:2"),
    ],
)
def test_a_fault_spares_what_stands_before_it(text: str, path: str, problem: str) -> None:
    """What was read before the fault is kept; the fault has its place; the lines after it are counted."""
    catalogue = read_catalogue(text, path)
    assert catalogue.listings[0].title == "Rolling Stones"
    assert [str(each.location) for each in catalogue.problems if each.code.slug == "broken-file"] == [problem]
    assert catalogue.account.is_balanced


def test_aliases_and_merged_keys() -> None:
    """An alias stands for what it names."""
    text = (
        "- &a\n  title: Rolling Stones\n  venue: &v ICML\n"
        "- <<: *a\n  title: Walls\n"
        "- {title: Hills, venue: *v}\n"
    )
    catalogue = read_catalogue(text, "list.yaml")
    assert [(each.title, each.venue) for each in catalogue.listings] == [
        ("Rolling Stones", "ICML"), ("Walls", "ICML"), ("Hills", "ICML"),
    ]  # fmt: skip


def test_a_text_among_papers_is_named() -> None:
    """What is no mapping among papers is not lost."""
    catalogue = read_catalogue("- title: Rolling Stones\n  year: 2020\n- Walls of Stones\n", "list.yaml")
    assert [(each.location.line, each.code.slug, each.found) for each in catalogue.problems] == [
        (3, "unread-line", "Walls of Stones")
    ]
    assert catalogue.account.is_balanced


def test_escapes_write_no_control_characters() -> None:
    """An escape cannot write what a line of a list may not hold."""
    text = '[{"title": "Rolling\\u0000 St\\u202eones", "venue": "ICML\\ud800", "year": 2020}]'
    (listing,) = read_catalogue(text, "l.json").listings
    assert (listing.title, listing.venue) == ("Rolling Stones", "ICML\ufffd")
    (listing,) = read_catalogue(text.replace("\\ud800", ""), "l.yaml").listings
    assert listing.title == "Rolling Stones"


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(20)
)


@pytest.mark.parametrize("path", ["list.json", "list.yaml"])
@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000, '{"a":' * 100_000, "[a, " * 50_000, "- " * 50_000 + "a", "? " * 20_000, BOMB,
        "\n".join(" " * n + "a:" for n in range(2000)), '"' + "a" * 3_000_000, "\0" * 3 + "a: b", "&a [*a]",
        "[{\"title\": \"A\"}]" * 10_000, "]" * 1000, "", "null", "---\n" * 1000,
    ],
)  # fmt: skip
def test_hostile_files(text: str, path: str) -> None:
    """No file crashes or hangs the reading, and every line is accounted for."""
    assert read_catalogue(text, path).account.is_balanced


def test_some_records_name_their_section() -> None:
    """A record without the field, or with a list in it, stands in no section of that name."""
    text = (
        "- {title: Rolling Stones, section: Hard, year: 2020}\n"
        "- {title: Lifting Stones, year: 2021}\n"
        "- {title: Carrying Stones, section: [a, b], year: 2022}\n"
        "- {title: Sorting Stones, section: Hard, year: 2023}\n"
    )
    assert [(paper[2], paper[3]) for paper in _papers(text, "list.yaml")] == [
        (["Hard"], "Rolling Stones"),
        (["list"], "Lifting Stones"),
        (["list"], "Carrying Stones"),
        (["Hard"], "Sorting Stones"),
    ]


def test_keys_that_are_no_text() -> None:
    """A list as a key names nothing, and what it holds is read."""
    text = "? [a, b]\n: - {title: Rolling Stones, year: 2020}\nwalls:\n  - {title: High Walls, year: 2021}\n"
    assert [(paper[2], paper[3]) for paper in _papers(text, "list.yaml")] == [
        (["list"], "Rolling Stones"),
        (["walls"], "High Walls"),
    ]


def test_the_first_value_of_two_keys_counts() -> None:
    """Of two keys with one meaning the first with a value is read; a name may take the place of a title."""
    text = (
        '[{"title": "", "Title": "Rolling Stones", "year": 2020, "Year": 2021},'
        ' {"name": "StoneBank", "authors": "Ada Doe", "url": "https://example.org"},'
        ' {"name": "WallBank", "url": "https://example.org/w"},'
        ' {"name": "just a name"}]'
    )
    read = _describe(text, "list.json")
    assert [(each["title"], each["year"]) for each in read["listings"]] == [
        ("Rolling Stones", 2020),
        ("StoneBank", None),
    ]
    assert [each["name"] for each in read["resources"]] == ["WallBank"]
