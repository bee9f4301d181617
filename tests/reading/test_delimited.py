"""CSV and TSV files are read like lists: same works, same account, problems with lines of the file."""

from typing import Any

import pytest

from short_ways import read_catalogue
from survey_companion.model.problem_kinds import Code
from survey_companion.model.survey import Catalogue
from survey_companion.reading.catalogue import build_catalogue
from survey_companion.reading.list_data import describe_list
from survey_companion.reading.list_reading import read_list
from survey_companion.reading.sources.source import decode_source
from survey_companion.reading.sources.source_forms import Form, tell_form

TABLE = """\
Title,Authors,Year,Venue,Paper Link,Code,Category,Subcategory
Rolling Stones,Ada Doe et al.,2021,ICML,https://example.org/a,https://github.com/a/b,Methods,Rolling
Walls of Stones,"Doe, Ada; Roe, Max",2022,ACL,https://arxiv.org/abs/2201.00002,,Methods,Building
"Lifting ""Heavy"" Stones, Again",Kim Poe and Lee Foe,2023,,https://example.org/c,,Surveys,
Stones that Roll,Max Roe,2020,ICML,,,Methods,Rolling
"""


def _describe(data: str | bytes, path: str = "list.csv") -> dict[str, Any]:
    source = decode_source(data.encode() if isinstance(data, str) else data, path)
    found = read_list(source)
    return describe_list(found, build_catalogue(source, found))


def _papers(data: str | bytes, path: str = "list.csv") -> list[tuple[Any, ...]]:
    names = ("first", "section", "title", "authors", "year", "venue")
    return [tuple(each[name] for name in names) for each in _describe(data, path)["listings"]]


def _problems(catalogue: Catalogue) -> list[str]:
    return [str(each).partition("; expected")[0] for each in catalogue.problems]


PAPERS = [
    (2, ["Methods", "Rolling"], "Rolling Stones", ["Ada Doe"], 2021, "ICML"),
    (3, ["Methods", "Building"], "Walls of Stones", ["Ada Doe", "Max Roe"], 2022, "ACL"),
    (4, ["Surveys"], 'Lifting "Heavy" Stones, Again', ["Kim Poe", "Lee Foe"], 2023, None),
    (5, ["Methods", "Rolling"], "Stones that Roll", ["Max Roe"], 2020, "ICML"),
]


def test_a_row_is_a_paper_with_its_section() -> None:
    """Columns are known by their heads; two hold sections, whose rows need not stand together."""
    read = _describe(TABLE)
    assert _papers(TABLE) == PAPERS
    assert read["listings"][0]["et_al"] is True
    assert read["unread"] == read["resources"] == []
    assert [(link["label"], link["url"], link["role"]) for link in read["listings"][0]["links"]] == [
        ("paper", "https://example.org/a", "paper"),
        ("code", "https://github.com/a/b", "code"),
    ]
    catalogue = read_catalogue(TABLE, "list.csv")
    assert catalogue.account.is_balanced
    assert catalogue.account.content == 5
    assert [(each.part.title, each.title) for each in catalogue.sections] == [
        ("Methods", "Rolling"), ("Methods", "Building"), ("Surveys", "Surveys"),
    ]  # fmt: skip
    assert not catalogue.problems


@pytest.mark.parametrize("path", ["list.tsv", "list.csv", "list", "list.txt"])
def test_tabs_and_semicolons(path: str) -> None:
    """The delimiter is found in the file, and a file without a known suffix by its head."""
    with_tabs = (
        TABLE.replace(", Again", " Again").replace('"Doe, Ada; Roe, Max"', "Doe; Roe").replace(",", "\t")
    )
    assert [paper[0] for paper in _papers(with_tabs, path)] == [2, 3, 4, 5]
    with_semicolons = TABLE.replace(",", ";").replace("Stones; Again", "Stones, Again")
    with_semicolons = with_semicolons.replace('"Doe; Ada; Roe; Max"', '"Doe, Ada; Roe, Max"')
    assert _papers(with_semicolons, path) == PAPERS


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings_and_chinese_heads(codec: str) -> None:
    """Heads in Chinese are known, whatever the encoding."""
    text = (
        "序号,标题,作者,年份,会议,类别\r\n"
        "1,石头的滚动方法研究,王伟等,2021,ACL,方法\r\n"
        "2,石头综述,李娜,2022,,综述\r\n"
    )
    papers = _papers(text.encode(codec))
    assert [(paper[1], paper[2], paper[4]) for paper in papers] == [
        (["方法"], "石头的滚动方法研究", 2021), (["综述"], "石头综述", 2022),
    ]  # fmt: skip


def test_without_a_section_the_file_names_it() -> None:
    """All rows of a table without a section are one section, which is called like the file."""
    papers = _papers("title,year\nRolling Stones,2021\nWalls of Stones,2022\n", "stones/papers-2022.csv")
    assert [(paper[1], paper[2]) for paper in papers] == [
        (["papers-2022"], "Rolling Stones"), (["papers-2022"], "Walls of Stones"),
    ]  # fmt: skip


def test_identifiers_and_several_links_in_a_cell() -> None:
    """A bare DOI or arXiv number below its head is a link; a cell may hold several addresses, or Markdown."""
    text = (
        "title;doi;arxiv;pdf;code\n"
        "Rolling Stones;10.1000/xyz;2101.00001v2;https://example.org/a.pdf, https://example.org/b_(c).pdf;\n"
        "Walls;;;[Paper](https://arxiv.org/abs/2201.00002) [Slides](https://example.org/s);www.example.org/d\n"
    )
    first, second = _describe(text)["listings"]
    assert [link["url"] for link in first["links"]] == [
        "https://doi.org/10.1000/xyz",
        "https://arxiv.org/abs/2101.00001v2",
        "https://example.org/a.pdf",
        "https://example.org/b_(c).pdf",
    ]
    assert [link["label"] for link in second["links"]] == ["Paper", "Slides", "code"]


def test_what_is_wrong_has_the_line_of_the_file() -> None:
    """Quoted line breaks, empty and short rows are fine; open quotes and long rows are read and named."""
    text = (
        "title,authors,remark\n"
        'Rolling Stones,Ada Doe,"two\n\nlines"\n'
        ",,\n"
        "\n"
        "Short\n"
        '"Open Stones,Max Roe,\n'
        "Walls, of Stones,Max Roe,good,indeed\n"
    )
    catalogue = read_catalogue(text, "list.csv")
    assert [(each.location.line, each.last_line, each.title) for each in catalogue.listings] == [
        (2, 4, "Rolling Stones"), (7, 7, "Short"), (8, 8, '"Open Stones'), (9, 9, "Walls"),
    ]  # fmt: skip
    assert _problems(catalogue) == [
        f'list.csv:8:1: warning open-quote: {Code.OPEN_QUOTE.wrong}: "Open Stones,Max Roe,',
        f"list.csv:9:26: warning long-row: {Code.LONG_ROW.wrong}: good, indeed",
    ]
    assert "indeed" in (catalogue.listings[-1].remark or "")
    assert catalogue.account.is_balanced


def test_rows_without_a_title_are_named() -> None:
    """A row of a table was meant as an entry, so it is never silently left out."""
    catalogue = read_catalogue("title,authors,year\n,Ada Doe,2020\nRolling Stones,Max Roe,2021\n", "list.csv")
    assert [(each.location.line, each.code.name) for each in catalogue.problems] == [(2, "MISSING_TITLE")]
    assert catalogue.account.problem == 1


def test_without_a_head() -> None:
    """What stands in each column is then told by its cells."""
    text = (
        "Rolling Stones of the North,Ada Doe and Max Roe,2021,https://arxiv.org/abs/2001.00001\n"
        "Walls of Stones in Cities,Kim Poe,2022,https://arxiv.org/abs/2001.00002\n"
    )
    assert [(paper[0], *paper[2:5]) for paper in _papers(text)] == [
        (1, "Rolling Stones of the North", ["Ada Doe", "Max Roe"], 2021),
        (2, "Walls of Stones in Cities", ["Kim Poe"], 2022),
    ]


def test_what_a_reference_manager_exports() -> None:
    """A second title is that of the journal; kinds of entries are no sections, and keys no remarks."""
    read = _describe(
        '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Date"\n'
        '"AB","journalArticle","2020","Doe, Ada; Roe, Max","Rolling Stones","Pebbles","10.1000/x","2020-05"\n'
        '"CD","dataset","2021","Poe, Kim","StoneBank","","","2021"\n'
    )
    (listing,) = read["listings"]
    assert (listing["section"], listing["authors"]) == (["list"], ["Ada Doe", "Max Roe"])
    assert (listing["year"], listing["month"], listing["venue"]) == (2020, 5, "Pebbles")
    assert listing["remark"] is None
    assert [each["name"] for each in read["resources"]] == ["StoneBank"]


def test_a_table_of_data() -> None:
    """Names with links, and no titles, are data resources."""
    read = _describe(
        "name,type,link,info\nFooBank,manual,https://example.org/f,Stones\nBarSet,crawled,,Walls\n"
    )
    assert [(each["section"], each["name"], each["url"]) for each in read["resources"]] == [
        (["manual"], "FooBank", "https://example.org/f"), (["crawled"], "BarSet", None),
    ]  # fmt: skip


def test_names_in_the_place_of_titles() -> None:
    """Names with authors, venues or links to papers are papers."""
    for text in (
        "name,authors,link\nRolling Stones,Ada Doe,https://example.org/a\nWalls,Max Roe,https://example.org/b\n",
        "model,paper,code\nRolling Stones,https://example.org/a,\nWalls,https://example.org/b,\n",
    ):
        read = _describe(text)
        assert [each["title"] for each in read["listings"]] == ["Rolling Stones", "Walls"]
        assert [each["links"][0]["url"][-1] for each in read["listings"]] == ["a", "b"]
        assert read["resources"] == read["unread"] == []


def test_lines_above_the_head_and_a_said_delimiter() -> None:
    """Excel's first line and a title above the head are prose."""
    text = "sep=;\nOur stones;;\n;;\nTitle;Authors;Year\nRolling Stones;Ada Doe;2021\n"
    catalogue = read_catalogue(text, "list.csv")
    assert [each.title for each in catalogue.listings] == ["Rolling Stones"]
    assert catalogue.account.is_balanced
    assert not catalogue.problems


@pytest.mark.parametrize(
    "text",
    [
        "title,year\n" + '"' * 30_001,
        "title,year\n" + '"a,b\n' * 3001,
        "title,year\n" + "x" * 50_000,
        "title,year\n" + "," * 10_000 + "\n",
        "title\n",
        "title;year;category\n,,,\n",
        "# \ntitle;year;category\n",
        ",\n,\n",
        "",
    ],
)
def test_hostile_tables(text: str) -> None:
    """No table crashes or hangs the reading, and every line is accounted for."""
    catalogue = read_catalogue(text, "list.csv")
    assert catalogue.account.is_balanced
    assert catalogue.problems


def test_a_list_without_a_suffix_is_no_table() -> None:
    """Bars of a table in Markdown are no delimiters, whatever the file is called."""
    text = "# T\n\n## A\n\n| Title | Year |\n| --- | --- |\n" + "".join(
        f"| Stones {n} | 2020 |\n" for n in range(9)
    )
    assert tell_form("README", text) is Form.MARKDOWN
    assert tell_form("papers", "title,year\n" + "Stones,2020\n" * 9) is Form.TABLE
