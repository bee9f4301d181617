"""The command `survey compare`."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from survey_companion.commands.cli import main

OURS = "# T\n## Walls\n- [2024] **Owls.** *Ana Doe*\n- [2023] **Gulls.** *Bo Roe*\n"
THEIRS = "# T\n## Birds\n- [2024] **Owls.** *Ana Doe*\n- [2022] **Mice.** *Cy Koe*\n"
RECORD = """[doe2024owls]
title = "Owls"
authors = ["Doe, Ana", "Loe, Di"]
year = 2024
confirmed = true
sources = []
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a list of two works, and another list beside it."""
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "survey.toml").write_text('lists = ["bib/list.md"]\n', encoding="utf-8")
    (tmp_path / "bib" / "list.md").write_text(OURS, encoding="utf-8")
    (tmp_path / "bib" / "works.toml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "other.md").write_text(THEIRS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _compare(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["compare", *arguments])


def test_the_project_is_compared_with_a_list(project: Path) -> None:
    """What differs is no failure, and nothing is written."""
    before = sorted(path for path in project.rglob("*"))
    done = _compare("other.md")
    assert done.exit_code == 0
    assert done.stdout.startswith(
        "bib/list.md and other.md: 1 work in both (1 with other facts),"
        " 1 only in other.md, 1 only in bib/list.md\n"
    )
    assert "    authors: Ana Doe, Di Loe → Ana Doe\n" in done.stdout
    assert sorted(path for path in project.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("other.bib", "@article{a, title = {Mice}, author = {Koe, Cy}, year = 2022, journal = {M}}\n"),
        (
            "other.json",
            '[{"id": "a", "type": "article", "title": "Mice", "author": [{"family": "Koe", "given": "Cy"}]}]',
        ),
        ("other.csv", "title,authors,year\nMice,Cy Koe,2022\n"),
    ],
)
def test_other_forms_are_read(name: str, text: str, project: Path) -> None:
    """A library of BibTeX or CSL-JSON, or a table, is as good as a list."""
    (project / name).write_text(text, encoding="utf-8")
    data = json.loads(_compare(name, "--format", "json").stdout)
    assert [(each["title"], each["lines"][0].split(":")[0]) for each in data["only_theirs"]] == [
        ("Mice", name)
    ]


def test_a_list_beside_our_records_is_read_without_them(project: Path) -> None:
    """They are ours: they would make its facts the same as ours."""
    (project / "bib" / "other.md").write_text(THEIRS, encoding="utf-8")
    assert "    authors: Ana Doe, Di Loe → Ana Doe\n" in _compare("bib/other.md").stdout


def test_another_project_is_read_with_its_records(project: Path) -> None:
    """A folder with a survey.toml is a project."""
    other = project / "second"
    (other / "bib").mkdir(parents=True)
    (other / "bib" / "survey.toml").write_text('lists = ["README.md"]\n', encoding="utf-8")
    (other / "README.md").write_text(THEIRS, encoding="utf-8")
    (other / "bib" / "works.toml").write_text(RECORD, encoding="utf-8")
    assert "1 work in both (0 with other facts)" in _compare("second").stdout


@pytest.mark.usefixtures("project")
def test_lines_can_be_pasted() -> None:
    """Only the lines are on the standard output, so that they can be sent to a file."""
    done = _compare("other.md", "--format", "lines")
    assert done.stdout == "<!-- for no section that is clear -->\n- [2022] **Mice.** *Cy Koe*\n"
    table = _compare("other.md", "--format", "csv", "--catalogue", "other.md")
    assert table.stdout.count("in both") == 2


def test_what_is_not_compared_is_said(project: Path) -> None:
    """Lines that could not be read, and data resources; a list that is not there is a wrong command."""
    more = "- [2020] **Larks.** *Ed Moe* [[paper](https://example.org/x)\n"
    more += "## Data\n### Sets\n- [**Set**](https://example.org/s). A.\n"
    (project / "other.md").write_text(THEIRS + more, encoding="utf-8")
    done = _compare("other.md")
    assert re.search("^Only papers are compared, not the 0 and 1 data resources$", done.stderr, re.MULTILINE)
    assert "Left out: other.md:5:" in done.stderr
    assert _compare("none.md").exit_code == 2
