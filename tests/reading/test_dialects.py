"""What is read from lists of other dialects: whole lists, small and large."""

from typing import Any

import pytest

from conftest import CASES
from short_ways import Case, read_cases, read_catalogue
from survey_companion.reading.catalogue import build_catalogue
from survey_companion.reading.list_data import describe_list
from survey_companion.reading.list_reading import read_list
from survey_companion.reading.sources.source import decode_source

DIALECTS = read_cases(CASES / "dialects.md")
HEAD = "# Stone papers\n\n## Methods\n\n"


def _describe(text: str) -> dict[str, Any]:
    source = decode_source(text.encode(), "list.md")
    found = read_list(source)
    return describe_list(found, build_catalogue(source, found))


def _shown(listing: dict[str, Any]) -> dict[str, Any]:
    fields = ("title", "short_name", "authors", "et_al", "year", "venue", "remark")
    links = [[link["label"], link["role"]] for link in listing["links"]]
    return {name: listing[name] for name in fields if listing[name]} | {"links": links}


@pytest.mark.parametrize("case", DIALECTS, ids=[case.title for case in DIALECTS])
def test_a_dialect_is_read_as_a_person_reads_it(case: Case) -> None:
    """Papers, their authors, venues, years and links are found; nothing is a data resource or unread."""
    read = _describe(HEAD + case.text)
    assert [_shown(listing) for listing in read["listings"]] == case.expected
    assert read["resources"] == read["unread"] == []
    assert read_catalogue(HEAD + case.text).account.is_balanced


def _repeat(line: str, times: int = 12) -> str:
    titles = ("Rolling", "Lifting", "Carrying", "Sorting", "Throwing", "Cutting")
    return "".join(line.format(title=f"{titles[n % 6]} of Many Stones {n}", n=n) for n in range(times))


def test_what_stands_in_a_place_is_judged_by_its_like() -> None:
    """One name in italics is an author where all others are, and a remark where institutions stand."""
    lines = _repeat("- **{title}.** *Ada Doe, Max Roe.* ICML 2020. [[pdf](https://example.org/{n})]\n")
    authors = _describe(f"{HEAD}{lines}- **Walls.** *Poe.* ICML 2020. [[pdf](https://example.org/w)]\n")
    assert authors["listings"][-1]["authors"] == ["Poe"]
    lines = _repeat('- "{title}", ICML, 2020 (*Example University*). [[pdf](https://example.org/{n})]\n')
    others = _describe(
        f'{HEAD}{lines}- "Walls of Stones", ICML, 2020 (*Acme*). [[pdf](https://example.org/w)]\n'
    )
    assert {listing["authors"] is None for listing in others["listings"]} == {True}
    assert others["listings"][-1]["remark"] == "Acme"


def test_a_talk_is_no_paper() -> None:
    """Below a heading such as Talks, a video with the name of its speaker is none, but one of a venue is."""
    papers = _repeat("- [{title}](https://arxiv.org/abs/2001.0000{n}), Ada Doe, 2020\n", 9)
    talks = (
        "## Talks\n\n- [Stones in Forty Minutes](https://www.youtube.com/watch?v=1), Ada Doe\n"
        "- [Walls in Forty Minutes](https://youtu.be/2), Max Roe, ICML 2020\n"
        "- [Arches in Forty Minutes](https://example.org/3), Kim Poe, 2019\n"
    )
    read = _describe(f"{HEAD}{papers}{talks}")
    assert [each["title"] for each in read["listings"][9:]] == [
        "Walls in Forty Minutes",
        "Arches in Forty Minutes",
    ]
    assert [each["name"] for each in read["resources"]] == ["Stones in Forty Minutes"]


def test_a_bold_question_is_a_whole_title() -> None:
    """What follows the question mark of a bold title is no part of it, though words are bold elsewhere."""
    marked = _repeat("- **{title}** and their **Walls**. ICML 2019. [[pdf](https://example.org/{n})]\n")
    question = "- **Do Stones Really Roll?** arXiv 2018. [[pdf](https://example.org/q)]\n"
    read = _describe(f"{HEAD}{marked}{question}")["listings"]
    assert read[0]["title"] == "Rolling of Many Stones 0 and their Walls"
    assert (read[-1]["title"], read[-1]["year"]) == ("Do Stones Really Roll?", 2018)


@pytest.mark.parametrize(
    "heading", ["News", "📢 Updates", "Contributing", "Star History", "更新日志", "Table of Contents"]
)
def test_headings_without_entries(heading: str) -> None:
    """What stands below News and the like is prose, even with the link of a paper; the rest is read."""
    lines = _repeat("- **{title}.** *Doe et al.* ICML 2020. [[pdf](https://arxiv.org/abs/2001.0000{n})]\n", 9)
    news = f"## {heading}\n\n- 2024-03-05: a talk on [Stones and Walls](https://arxiv.org/abs/2403.00001)\n\n"
    read = _describe(f"# Stone papers\n\n{news}## Methods\n\n{lines}")
    assert len(read["listings"]) == 9
    assert {tuple(listing["section"]) for listing in read["listings"]} == {("Stone papers", "Methods")}


def test_a_contents_list_is_no_list_of_papers() -> None:
    """Links to places of the list itself are left out, however they are written."""
    own = "https://github.com/a/stones"
    contents = (
        f"- [Methods](#methods)\n- [Walls]({own}#walls)\n- [Arches]({own}#arches)\n- [Data]({own}#data)\n\n"
    )
    lines = _repeat("- **{title}.** *Doe et al.* ICML 2020.\n", 3)
    read = _describe(f"# Stone papers\n\n## Overview\n\n{contents}## Methods\n\n{lines}")
    assert (len(read["listings"]), read["resources"], read["unread"]) == (3, [], [])


def test_papers_among_tools_are_papers() -> None:
    """What is built like the papers of the list is one, also below a heading of other things."""
    lines = _repeat("- [{title}](https://arxiv.org/abs/2001.0000{n}) (ICML 2020)\n", 9)
    tools = (
        "- [StoneKit](https://github.com/a/kit): cuts stones.\n"
        "- [Stones in Use](https://arxiv.org/abs/2101.00001) (ACL 2021)\n"
    )
    read = _describe(f"{HEAD}{lines}\n## Tools\n\n{tools}")
    assert [each["name"] for each in read["resources"]] == ["StoneKit"]
    assert read["listings"][-1]["title"] == "Stones in Use"


def test_what_looks_like_an_entry_is_never_prose() -> None:
    """An item in a section of papers that is not understood is named with its lines."""
    lines = _repeat("- **{title}.** *Doe et al.* ICML 2020.\n", 4)
    read = _describe(f"{HEAD}{lines}- see also there\n")
    assert read["unread"] == [{"first": 9, "last": 9, "code": "unread-item"}]


def test_bold_words_inside_titles_are_part_of_them() -> None:
    """A list that marks words marks no titles with bold."""
    words = ("Rolling", "Lifting", "Carrying", "Sorting")
    lines = "".join(
        f"- How **{words[n % 4]}** Moves Stone {n} [ICML 2020] [[pdf](https://example.org/{n})]\n"
        for n in range(12)
    )
    read = _describe(HEAD + lines)
    assert read["listings"][0]["title"] == "How Rolling Moves Stone 0"
    assert len(read["listings"]) == 12


def test_rows_of_data_are_data_resources() -> None:
    """A table below a heading of data gives a data resource for each row, with its links."""
    table = (
        "| Dataset | Paper | Link |\n|---|---|---|\n"
        "| Slate of Quarries | [On Slate](https://arxiv.org/abs/2001.00001) | [Link](https://a.org/slate) |\n"
        "| Shale of Rivers | [On Shale](https://arxiv.org/abs/2001.00002) | [Link](https://a.org/shale) |\n"
    )
    catalogue = read_catalogue(f"# Stone papers\n\n## Datasets\n\n{table}")
    assert len(catalogue.resources) == 2
    assert all(each.url for each in catalogue.resources)
    assert catalogue.account.problem == 0


def test_where_else_the_list_stands_is_prose() -> None:
    """A sentence in bold says where the list itself is available; it is no paper."""
    sentence = "**The paper list is also available on [[ArXiv](https://arxiv.org/abs/2001.00099)].**\n\n"
    lines = _repeat("- **{title}.** *Doe et al.* `ICML` [[pdf](https://arxiv.org/abs/2001.0000{n})]\n", 4)
    assert len(_describe(f"# Stone papers\n\n{sentence}## Methods\n\n{lines}")["listings"]) == 4


@pytest.mark.parametrize(
    ("line", "authors", "title", "venue", "year"),
    [
        (
            "Doe, A. B., Roe, M. & Le Poe, K. (2021). Rolling of many stones. In Proceedings of ACL.",
            ["A. B. Doe", "M. Roe", "K. Le Poe"],
            "Rolling of many stones",
            "Proceedings of ACL",
            2021,
        ),
        (
            "A. B. Doe, M. Roe, and K. Poe. Rolling of many stones. In CVPR, 2020.",
            ["A. B. Doe", "M. Roe", "K. Poe"],
            "Rolling of many stones",
            "CVPR",
            2020,
        ),
        (
            "Doe AB, Roe M, Poe K. Rolling of many stones: a trial. J Stone Res. 2019;12(3):45-50.",
            ["A. B. Doe", "M. Roe", "K. Poe"],
            "Rolling of many stones: a trial",
            "J Stone Res",
            2019,
        ),
    ],
)
def test_styles_of_references(line: str, authors: list[str], title: str, venue: str, year: int) -> None:
    """One style of names holds for all names before the title."""
    [listing] = _describe(f"{HEAD}1. {line}\n")["listings"]
    assert (listing["title"], listing["venue"], listing["year"]) == (title, venue, year)
    assert listing["authors"] == authors


def test_a_heading_gives_the_year_and_the_venue() -> None:
    """Of entries that say neither; the nearest heading with a year counts."""
    read = _describe(
        "# Stone papers\n\n## 2021\n\n### ACL 2023\n\n- [Rolling of Many Stones](https://arxiv.org/abs/2301.00001)\n\n"
        "### Walls\n\n- [Lifting of Many Stones](https://arxiv.org/abs/2101.00001)\n"
    )
    assert [(each["year"], each["venue"]) for each in read["listings"]] == [(2023, "ACL 2023"), (2021, None)]
