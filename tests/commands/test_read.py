"""The command `survey read`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from added import ADDITIONS, PUBLISHED
from survey_companion.commands.cli import main

LIST = """\
# Stones

## News

- 2024-01-01 We released our list.

## Papers

- [2020] **Rolling Stones.** *Ada Doe et al.* `ICML` [[paper](https://arxiv.org/abs/2001.00001)]
- [2021] **Lifting Stones.** *Max Roe et al.* `ACL` [[paper](https://arxiv.org/abs/2101.00001)]
- see there
- [2022] **Carrying Stones.** *Kim Poe et al.* [[paper](https://arxiv.org/abs/2201.00001)]

| Name | Stars |
| --- | --- |
| a | 3 |

## Data

- [**Slate**](https://example.org/slate). Flat stones.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small list, alone in its folder."""
    file = tmp_path / "README.md"
    file.write_text(LIST, encoding="utf-8")
    return file


def _run(*arguments: str) -> str:
    done = CliRunner().invoke(main, ["read", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_it_says_what_lines_are_taken_for(path: Path) -> None:
    """Each form of line is shown once with its number of lines; so is what is no paper, or not understood."""
    assert _run(str(path)) == (
        "Stones: 13 lines with content\n"
        "\n"
        "3 papers below 1 headings, in 2 forms:\n"
        "       2  - [{year}] **{title}** *{authors}* `{venue}` [{links}]\n"
        "          first at line 9; sure\n"
        "       1  - [{year}] **{title}** *{authors}* [{links}]\n"
        "          first at line 12; sure\n"
        "  of these 3, 3 with authors, 3 with a year, 2 with a venue, 3 with a link\n"
        "1 data resources, below Data (1)\n"
        "1 left out, below News (1)\n"
        "a table of something else, lines 14–16: Name | Stars\n"
        "1 not understood: line 11\n"
        "  --line N says of one line what it was taken for\n"
        "\n"
        "If that is wrong, say so in survey.toml; these lines say what was guessed:\n"
        "  ignore = ['News']\n"
        "  data = ['Data']\n"
        "  papers = []\n"
        "  [[shape]]\n"
        "  like = '- [{year}] **{title}** *{authors}* `{venue}` [{links}]'\n"
        "  [[shape]]\n"
        "  like = '- [{year}] **{title}** *{authors}* [{links}]'\n"
    )
    assert list(path.parent.iterdir()) == [path]


def test_one_line_is_explained(path: Path) -> None:
    """Each part of the line is named with its place, and why it was taken for what it is."""
    shown = _run(str(path), "--line", "9")
    assert shown.startswith("A paper, line 9, below Stones › Papers\n  title       Rolling Stones\n")
    assert "  authors     Ada Doe et al." in shown
    assert "is not understood" in _run(str(path), "--line", "11")
    assert "holds no entry" in _run(str(path), "--line", "1")


def test_programs_get_everything(path: Path) -> None:
    """The data has every entry with its lines and headings, and what was not understood."""
    read = json.loads(_run(str(path), "--format", "json"))
    assert list(read) == ["title", "account", "shapes", "listings", "resources", "unread"]
    assert read["account"]["listing"] == 3
    assert sum(read["account"].values()) - read["account"]["content"] == read["account"]["content"]
    assert read["listings"][0] == {
        "first": 9,
        "last": 9,
        "section": ["Stones", "Papers"],
        "title": "Rolling Stones",
        "short_name": None,
        "authors": ["Ada Doe"],
        "et_al": True,
        "year": 2020,
        "month": None,
        "venue": "ICML",
        "links": [{"label": "paper", "url": "https://arxiv.org/abs/2001.00001", "role": "paper"}],
        "remark": None,
    }
    assert read["resources"][0]["name"] == "Slate"
    assert read["unread"] == [{"first": 11, "last": 11, "code": "unread-item"}]


def test_a_missing_list_is_one_message(tmp_path: Path) -> None:
    """Without the file there is one line, and the exit code of an error."""
    done = CliRunner().invoke(main, ["read", str(tmp_path / "none.md")])
    assert done.exit_code == 1
    assert done.output.count("\n") == 1


def test_what_is_printed_for_survey_toml_can_be_pasted(path: Path) -> None:
    """The suggested lines are TOML; pasted beside the list, they change nothing but what a person changes."""
    shown = _run(str(path))
    lines = [line[2:] for line in shown.split("say so in survey.toml")[1].splitlines()[1:]]
    settings = path.with_name("survey.toml")
    settings.write_text("\n".join(line for line in lines if line != "papers = []"))
    assert _run(str(path)).splitlines()[:12] == shown.splitlines()[:12]
    settings.write_text('papers = ["Data"]\n')
    assert json.loads(_run(str(path), "--format", "json"))["resources"] == []


def test_what_is_said_of_the_whole_file(path: Path) -> None:
    """The encoding, what could not be read, and where the facts of the survey come from are named, too."""
    table = path.with_name("papers.csv")
    rows = "".join(f"石头的研究{n},王伟等,2023,extra\n" for n in range(12))
    table.write_bytes(f"标题,作者,年份\n{rows}".encode("gb18030"))
    lines = CliRunner().invoke(main, ["read", str(table)]).output.splitlines()
    assert any(line.startswith(f"{table.as_posix()}:1:1: ") and line.endswith(": GB 18030") for line in lines)
    assert lines[-1] == "and 3 more of the kind; --all shows them"
    every = CliRunner().invoke(main, ["read", str(table), "--all"]).output.splitlines()
    assert sum("the row has more cells" in line for line in every) == 12


def test_several_lists_are_chapters(path: Path) -> None:
    """Each is explained by itself; programs get a list of lists; one line needs one list."""
    other = path.with_name("more.md")
    other.write_text("# More\n\n- [2023] **Piling Stones.** *Lee Foe.* `ICML`\n", encoding="utf-8")
    runner = CliRunner()
    text = runner.invoke(main, ["read", str(path), str(other)]).output
    assert [line for line in text.splitlines() if line.endswith(".md")] == [path.as_posix(), other.as_posix()]
    found = json.loads(runner.invoke(main, ["read", str(path.parent), "--format", "json"]).output)["lists"]
    assert [(each["path"], len(each["listings"])) for each in found] == [
        (path.as_posix(), 3), (other.as_posix(), 1),
    ]  # fmt: skip
    failed = runner.invoke(main, ["read", str(path), str(other), "--line", "3"])
    assert failed.exit_code == 2
    assert "--line needs one list" in failed.output


def test_the_columns_of_tables_can_be_pasted(tmp_path: Path) -> None:
    """Heads of columns are named once, and are TOML; pasted, none of them is idle."""
    table = "| {} | Who | Year |\n| --- | --- | --- |\n| {} of Many Stones | Ada Doe | 2020 |\n\n"
    list_file = tmp_path / "list.md"
    list_file.write_text(
        f"# T\n\n## Papers\n\n{table.format('Title', 'Rolling')}{table.format('Paper title', 'Lifting')}"
    )
    shown = _run(str(list_file))
    pasted = "\n".join(line.strip() for line in shown.splitlines() if line.startswith("  columns"))
    assert (
        pasted
        == "columns = { 'Title' = 'title', 'Who' = 'authors', 'Year' = 'date', 'Paper title' = 'title' }"
    )
    (tmp_path / "survey.toml").write_text(f"{pasted}\n")
    done = CliRunner().invoke(main, ["read", str(list_file)])
    assert done.output == shown


def test_additions_are_read_like_the_published_list(tmp_path: Path) -> None:
    """Their marks are no part of an entry, and programs get the months."""
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "survey.toml").write_text('lists = ["README.md"]\nadditions = "bib/more.md"\n')
    (tmp_path / "README.md").write_text(PUBLISHED, encoding="utf-8")
    (tmp_path / "bib" / "more.md").write_text(ADDITIONS, encoding="utf-8")
    more = tmp_path / "bib" / "more.md"
    found = json.loads(_run(str(more), "--format", "json"))
    assert [each["added"] for each in found["listings"]] == ["2026-11", "2026-10", "2026-11"]
    assert [each["added"] for each in found["resources"]] == ["2026-09"]
    assert {each["remark"] for each in found["listings"]} == {None}
    assert "`added" not in _run(str(more))
    published = json.loads(_run(str(tmp_path / "README.md"), "--format", "json"))
    assert not any("added" in each for each in published["listings"])
