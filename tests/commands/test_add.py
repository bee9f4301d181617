"""`survey add`: what it writes, what it says, and what it leaves alone."""

import json
import re
import socket
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import CASES
from hostile import HostileServer, bib, feed, hostile_server, ok
from short_ways import Case, read_cases
from survey_companion.commands.cli import main
from survey_companion.editing.lists import open_list
from survey_companion.model.hints import Hints
from survey_companion.model.problems import Problem
from survey_companion.project import inputs
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import locate_project
from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.list_reading import ListReading, read_list
from survey_companion.reading.sources.source import Source

DIALECTS = [
    case
    for case in read_cases(CASES / "dialects.md")
    if case.title not in {"a list in HTML", "cells that span rows"}
]
LIST = """# Stone papers

## 1. Rolling

### 1.1 Rolling Uphill

- [2024] **A Study of Rolling Stones.** *Doe et al.* `ICML` [[paper](https://arxiv.org/abs/2401.00001)]
- [2022] **Rolling Walls.** *Roe et al.* `Arxiv` [[paper](https://arxiv.org/abs/2201.00002)] [[code](https://example.org/b)]

### 1.2 Lifting

- [2023] **Lifting of Many Stones.** *Poe et al.* `ACL` [[paper](https://arxiv.org/abs/2301.00003)]
- [2021] **Lifting Arches.** *Roe et al.* `Arxiv` [[paper](https://arxiv.org/abs/2101.00004)]

### 1.3 Empty

## Datasets

- [**StoneBank**](https://example.org/bank). A bank of stones.
- [**WallBank**](https://example.org/walls). Many walls.
"""
NEW = (
    *(
        "--offline",
        "--title",
        "Rolling of Pebbles in Rivers",
        "--authors",
        "Nora Quill, Otto Vane, Ivy Marsh",
    ),
    *("--year", "2023", "--venue", "EMNLP"),
)
LINE = "- [2023] **Rolling of Pebbles in Rivers.** *Quill et al.* `EMNLP` [[paper](https://arxiv.org/abs/2305.01234)]"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one list, which is the current folder."""
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "catalogue.md").write_text(LIST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def server() -> Iterator[HostileServer]:
    """A server whose replies each test sets."""
    with hostile_server() as running:
        yield running


def _add(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, ["add", *arguments], input=given)


def _ask(server: HostileServer, *arguments: str) -> Result:
    hosts = [f"--{name}-host={server.address}/{name}" for name in ("doi", "arxiv", "acl")]
    return _add("--impatient", *hosts, *arguments)


def _subject(problem: Problem) -> tuple[str, str]:
    """What is wrong, without counts of lines, of which there is one more."""
    return problem.code.slug, re.sub(r"\d+ of \d+", "", problem.found)


def _list(folder: Path) -> str:
    return (folder / "bib" / "catalogue.md").read_bytes().decode()


# -- what it writes --------------------------------------------------------------------------------


def test_a_line_is_shown_and_not_written_without_a_yes(folder: Path) -> None:
    """Without a terminal and --yes, the difference is shown, and nothing is written."""
    result = _add("2305.01234v2", *NEW, "--section", "1.1")
    assert result.exit_code == 0, result.output
    assert f"+{LINE}\n" in result.output
    assert result.output.endswith("Not written: there is nobody to ask. --yes writes without asking.\n")
    assert _list(folder) == LIST
    assert [each.name for each in folder.rglob("*") if each.is_file()] == ["catalogue.md"]


def test_only_the_new_line_differs(folder: Path) -> None:
    """It stands where the order has it; its key and its record come with it; all else stays to the byte."""
    result = _add(
        "arXiv:2305.01234", *NEW, "--section", "Rolling Uphill", "--yes", "--key-point", "Stones roll."
    )
    assert result.exit_code == 0, result.output
    lines = _list(folder).split("\n")
    assert lines.pop(7) == LINE
    assert "\n".join(lines) == LIST
    record = (folder / "bib" / "works.toml").read_text(encoding="utf-8")
    for part in ("[quill2023rolling]\n", '"Vane, Otto"', 'key_point = "Stones roll."', "confirmed = false\n"):
        assert part in record


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("2305.01234", "https://arxiv.org/abs/2305.01234"),
        ("https://arxiv.org/pdf/2305.01234v3.pdf", "https://arxiv.org/abs/2305.01234"),
        ("10.1000/stones.7", "https://doi.org/10.1000/stones.7"),
        ("https://doi.org/10.1000/stones.7", "https://doi.org/10.1000/stones.7"),
        ("2023.acl-long.1", "https://aclanthology.org/2023.acl-long.1"),
        ("https://aclanthology.org/P19-1310.pdf", "https://aclanthology.org/P19-1310"),
        ("https://openreview.net/forum?id=aBcD1234", "https://openreview.net/forum?id=aBcD1234"),
    ],
)
def test_identifiers_of_every_kind_become_the_link(folder: Path, name: str, address: str) -> None:
    """A number or an address in any form is the address of the paper."""
    result = _add(name, *NEW, "--section", "1.1", "--yes")
    assert result.exit_code == 0, result.output
    assert f"[[paper]({address})]" in _list(folder)


def test_the_bibliography_and_the_keys_of_a_project_are_renewed(folder: Path) -> None:
    """In a project with settings, both are as `survey convert` would write them."""
    (folder / "bib" / "survey.toml").write_text('lists = ["bib/catalogue.md"]\n', encoding="utf-8")
    added = _add("2305.01234", *NEW, "--section", "1.1", "--yes")
    assert added.exit_code == 0
    for name in ("keys.lock", "survey.bib"):  # as long as the list, and nobody reads them here
        assert f"bib/{name}: new, generated from the list\n" in added.output
    assert "@inproceedings" not in added.output
    result = CliRunner().invoke(main, ["convert", "--check"])
    assert result.exit_code == 0, result.output
    assert "@inproceedings{quill2023rolling," in (folder / "bib" / "survey.bib").read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_a_list_is_read_before_and_after_and_not_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reading of a long list takes more than all else; the record and the forms of lines need none."""
    read: list[str] = []

    def count(
        source: Source,
        hints: Hints | None = None,
        chapters: AbstractSet[str] = frozenset(),
        models: Sequence[Candidate] = (),
    ) -> ListReading:
        read.append(source.path)
        return read_list(source, hints, chapters, models)

    for module in (open_list, inputs):
        monkeypatch.setattr(module, "read_list", count)
    assert _add("2305.01234", *NEW, "--section", "1.1", "--key-point", "They roll.", "--yes").exit_code == 0
    assert read == ["bib/catalogue.md"] * 2


@pytest.mark.parametrize("case", DIALECTS, ids=[case.title for case in DIALECTS])
def test_the_check_has_nothing_new_to_say(folder: Path, case: Case) -> None:
    """In a list of any dialect, a whole new paper brings no problem, and only its lines are new."""
    text = f"# Stone papers\n\n## Methods\n\n{case.text}"
    (folder / "bib" / "catalogue.md").write_text(text, encoding="utf-8")
    earlier = read_survey(locate_project())
    before = set(map(_subject, earlier.problems))
    result = _add("2305.01234", *NEW, "--section", earlier.sections[-1].address, "--yes")
    assert result.exit_code == 0, result.output
    after = {_subject(each) for each in read_survey(locate_project()).problems if each.is_open}
    assert {code for code, _ in after - before} <= {"unconfirmed-record"}, after - before
    old, new = text.split("\n"), _list(folder).split("\n")
    start = next(number for number, line in enumerate(new) if number >= len(old) or line != old[number])
    assert new[:start] + new[start + len(new) - len(old) :] == old


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_marks_stay(folder: Path, end: str, mark: bytes) -> None:
    """A list with other line ends, a mark at its start or no last line end keeps them."""
    text = LIST.removesuffix("\n").replace("\n", end)
    (folder / "bib" / "catalogue.md").write_bytes(mark + text.encode())
    assert _add("2305.01234", *NEW, "--section", "1.2", "--yes").exit_code == 0
    data = (folder / "bib" / "catalogue.md").read_bytes()
    assert data.startswith(mark + b"# Stone")
    assert data.replace(f"{LINE}{end}".encode(), b"") == mark + text.encode()


# -- what is listed already ------------------------------------------------------------------------


def test_what_is_listed_is_named_with_its_place(folder: Path) -> None:
    """By its identifier, or by its title and authors; nothing is written."""
    for arguments in (
        ("2101.00004", "--offline", "--title", "Lifting Arches"),
        ("--offline", "--title", "Lifting arches", "--authors", "Max Roe"),
    ):
        result = _add(*arguments, "--yes")
        assert result.exit_code == 0, result.output
        assert "is listed already: bib/catalogue.md:13:1, in 1.2 Lifting\n" in result.output
    assert _list(folder) == LIST


def test_another_section_gets_the_line_that_stands(folder: Path) -> None:
    """The copy is the same to the letter; the section that has it gets nothing."""
    line = LIST.split("\n")[12]
    assert _add("2101.00004", "--offline", "--title", "Lifting Arches", "--section", "1.2").exit_code == 0
    result = _add("2101.00004", "--offline", "--title", "Lifting Arches", "--section", "1.1", "--yes")
    assert result.exit_code == 0, result.output
    assert _list(folder).split("\n")[8] == line
    assert len(_list(folder)) == len(LIST) + len(line) + 1


def test_an_identifier_of_another_title_is_a_contradiction(folder: Path) -> None:
    """Both titles are shown, and nothing is written."""
    result = _add(
        "2101.00004", "--offline", "--title", "Something Else Altogether", "--section", "1.1", "--yes"
    )
    assert result.exit_code == 1
    assert "Something Else Altogether: its identifier is that of another title" in result.output
    assert "bib/catalogue.md:13:1: Lifting Arches" in result.output
    assert _list(folder) == LIST


def test_a_title_with_another_number_is_a_contradiction(folder: Path) -> None:
    """One title has one number at arXiv, so a person has to look."""
    result = _add("2305.01234", "--offline", "--title", "Lifting Arches", "--section", "1.1", "--yes")
    assert result.exit_code == 1
    assert result.output == (
        "Lifting Arches: its title is listed with another number at arXiv, so nothing is written\n"
        "  bib/catalogue.md:13:1: Lifting Arches (arXiv 2101.00004)\n"
    )
    assert _list(folder) == LIST


def test_what_may_be_listed_is_named(folder: Path) -> None:
    """A title that is nearly the same, or has a subtitle more, of one author; a person decides."""
    named = "perhaps it is the same as bib/catalogue.md:13:1: Lifting Arches (arXiv 2101.00004)\n"
    title = ("--offline", "--title", "Lifting Arches: A Long Story", "--section", "1.1")
    assert named in _add(*title, "--authors", "Max Roe").output
    assert named not in _add(*title, "--authors", "Nora Quill").output
    assert _list(folder) == LIST


@pytest.mark.usefixtures("folder")
def test_what_a_line_cannot_say_is_explained() -> None:
    """A title alone is no entry of the list, and papers do not stand among data resources."""
    result = _add("--offline", "--title", "Counting", "--section", "1.1", "--yes")
    assert result.exit_code == 1
    assert result.output == (
        "Counting: a line with it would not be read as an entry of this list; say more of it, such as its"
        " year, authors or address, or add the line by hand; nothing is written\n"
    )
    result = _add(*NEW, "--section", "Datasets")
    assert result.exit_code == 2
    assert "has data resources, and this is a paper; name another --section" in result.output


@pytest.mark.parametrize("name", ["10.1000/stones.7", "2023.nodalida-1.9", "2023.emnlp-main.9"])
def test_an_identifier_without_a_venue_brings_no_problem(folder: Path, name: str) -> None:
    """The record has the link; a well-known venue follows from an identifier of the Anthology."""
    (folder / "bib" / "works.toml").write_text("", encoding="utf-8")
    result = _add(name, *NEW[:-2], "--section", "1.1", "--yes")
    assert result.exit_code == 0, result.output
    assert "new: " not in result.output
    assert ("`EMNLP`" in _list(folder)) is ("emnlp" in name)


def test_the_full_name_of_a_conference_stays_in_the_record(folder: Path) -> None:
    """The line has the name that lines have, where the identifier tells it."""
    full = "Proceedings of the Conference on Stones in Natural Walls"
    entry = (
        f"@inproceedings{{a, title={{Stacking}}, author={{Quill, Nora}}, year=2023, booktitle={{{full}}},\n"
        "url={https://aclanthology.org/2023.findings-emnlp.9}}\n"
    )
    result = _add("--from", "-", "--offline", "--section", "1.1", "--yes", given=entry)
    assert result.exit_code == 0, result.output
    assert "**Stacking.** *Nora Quill* `Findings of EMNLP` [[paper]" in _list(folder)
    assert f'venue = "{full}"' in (folder / "bib" / "works.toml").read_text(encoding="utf-8")


def test_what_cannot_be_used_is_named(folder: Path) -> None:
    """Code that is no address, and a section that the list does not have."""
    block = "title: Stacking\npaper: 2305.01234\nauthor: Nora Quill, Otto Vane\ncode: coming soon\n"
    result = _add("--from", "-", "--offline", "--section", "1.1", given=block)
    assert "  left out: code “coming soon”, which is no web address\n" in result.output
    result = _add("--from", "-", "--offline", given=f"{block}section: 1.1 Rolling Down\n")
    assert result.exit_code == 2
    assert (
        "Invalid value for the section in --from, which --section may correct: no section “1.1 Rolling Down”;"
        " the nearest are 1.1 Rolling Uphill (bib/catalogue.md:5)" in result.output
    )
    assert _list(folder) == LIST


# -- sections --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "name",
    [
        "1.2",
        "Lifting",
        "1.2 Lifting",
        "sec-rolling-lifting",
        "taxonomy/rolling/lifting",
        "Rolling: Lifting",
        "lifting",
    ],
)
def test_a_section_has_many_names(name: str) -> None:
    """Number, title, anchor and address name it."""
    result = _add("2305.01234", *NEW, "--section", name)
    assert "bib/catalogue.md:13, in 1.2 Lifting\n" in result.output


def test_an_unknown_section_is_wrong_usage(folder: Path) -> None:
    """The nearest names are shown with their lines."""
    result = _add("2305.01234", *NEW, "--section", "Liftin")
    assert result.exit_code == 2
    assert "no section “Liftin”; the nearest are 1.2 Lifting (bib/catalogue.md:10)" in result.output
    assert _list(folder) == LIST


@pytest.mark.usefixtures("folder")
def test_without_a_section_the_best_are_named() -> None:
    """Nobody can be asked, so it is wrong usage."""
    result = _add("2305.01234", *NEW)
    assert result.exit_code == 2
    assert "the best fits are:\n  1.1 Rolling Uphill (bib/catalogue.md:5)" in result.output


def test_a_heading_without_entries_is_a_section(folder: Path) -> None:
    """It gets its first line, with empty lines around it."""
    assert _add("2305.01234", *NEW, "--section", "1.3", "--yes").exit_code == 0
    assert f"### 1.3 Empty\n\n{LINE}\n\n## Datasets\n" in _list(folder)


# -- what is sent in -------------------------------------------------------------------------------

BLOCK = """Hello! Please add this:

```
Title: Rolling of Pebbles in Rivers
code: (optional)
key-point: Pebbles roll.
author: Nora Quill, Otto Vane, Ivy Marsh
PAPER: EMNLP 2023, https://arxiv.org/abs/2305.01234
```
"""
FORM = """### Title

Rolling of Pebbles in Rivers

### Paper

https://arxiv.org/pdf/2305.01234

### Authors

Nora Quill, Otto Vane and Ivy Marsh

### Code

_No response_

### Key point

_No response_

### Section

1.1 Rolling Uphill
"""
ENTRY = """@inproceedings{x,
  title = {Rolling of {Pebbles} in Rivers},
  author = {Quill, Nora and Vane, Otto and Marsh, Ivy},
  booktitle = {EMNLP}, year = 2023, eprint = {2305.01234}, archiveprefix = {arXiv},
}
"""


@pytest.mark.parametrize("text", [BLOCK, FORM, ENTRY, BLOCK.replace("\n", "\r\n")])
def test_a_block_a_form_and_an_entry_say_what_to_add(folder: Path, text: str) -> None:
    """From standard input or a file, the line is the same."""
    line = LINE if "EMNLP" in text else LINE.replace("EMNLP", "Arxiv")
    result = _add("--from", "-", "--offline", "--section", "1.1", given=text)
    assert f"+{line}\n" in result.output, result.output
    (folder / "issue.txt").write_bytes(text.encode())
    assert _add("--from", "issue.txt", "--offline", "--section", "1.1").output == result.output


@pytest.mark.usefixtures("folder")
def test_a_form_says_its_section() -> None:
    """The section of the form is used where none is given."""
    result = _add("--from", "-", "--offline", "--yes", given=FORM)
    assert result.exit_code == 0, result.output
    assert "in 1.1 Rolling Uphill\n" in result.output


def test_several_entries_are_added_together(folder: Path) -> None:
    """All of a BibTeX file, or none: here the second is listed already."""
    other = ENTRY.replace("Rolling of {Pebbles} in Rivers", "Lifting of Sand").replace(
        "2305.01234", "2305.05678"
    )
    third = ENTRY.replace("Rolling of {Pebbles} in Rivers", "Lifting Arches").replace(
        "2305.01234", "2101.00004"
    )
    result = _add("--from", "-", "--offline", "--section", "1.2", "--yes", given=ENTRY + third + other)
    assert result.exit_code == 0, result.output
    assert _list(folder).count("\n") == LIST.count("\n") + 2
    assert "Lifting Arches is listed already" in result.output


def test_a_data_resource_is_added(folder: Path) -> None:
    """The form of a data resource gives one; one that is listed is named."""
    form = (
        "### Name\n\n{}\n\n### Address\n\nhttps://example.org/pebbles\n\n### Description\n\nMany pebbles.\n"
    )
    result = _add("--from", "-", "--section", "Datasets", "--yes", given=form.format("PebbleBank"))
    assert result.exit_code == 0, result.output
    assert _list(folder).endswith("- [**PebbleBank**](https://example.org/pebbles). Many pebbles.\n")
    again = _add("--from", "-", "--section", "Datasets", "--yes", given=form.format("Pebblebank"))
    assert "Pebblebank is listed already: bib/catalogue.md:21:1" in again.output


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Hello\n", "<stdin>:1:1: no such line; expected lines such as “title: …”"),
        (
            "x\ntitle: [Title]\npaper: [Conference/Journal/arXiv]\n",
            "<stdin>:2:1: a form that nobody has filled in",
        ),
        (
            "### Entry\n\nquill2023\n\n### What is wrong\n\nAll.\n",
            "<stdin>:1:1: “Entry”, of a form that corrects",
        ),
        ("\n@article{x, title = {Stones", "<stdin>:2:"),
        ("@article{x, year = 2020}", "<stdin>:1:1: no title"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text: str, message: str) -> None:
    """Wrong usage, with the line and what was expected."""
    result = _add("--from", "-", "--offline", given=text)
    assert result.exit_code == 2
    assert message in result.output


def test_hostile_text_is_text(folder: Path) -> None:
    """Marks, tags, addresses and invisible characters of a contribution are no Markdown, and no path."""
    title = "</a> **Stones** [x](javascript:1) `../../etc` \u202e $x$ <script>"
    text = f"title: {title}\npaper: https://arxiv.org/abs/2305.01234\nauthor: Ada Doe\n"
    result = _add("--from", "-", "--offline", "--section", "1.1", "--yes", given=text)
    assert result.exit_code == 0, result.output
    survey = read_survey(locate_project())
    assert title.replace("\u202e ", "") in {work.title for work in survey.works}
    assert "\u202e" not in _list(folder)


# -- looking up ------------------------------------------------------------------------------------

ARXIV = "/arxiv/api/query?id_list=2305.01234"


def test_facts_are_looked_up(folder: Path, server: HostileServer) -> None:
    """Title, authors and month come from the source, which the record names."""
    server.replies = {ARXIV: ok(feed("<published>2023-05-02</published>"))}
    result = _ask(server, "2305.01234", "--section", "1.1", "--yes", "--key-point", "They are sorted.")
    assert result.exit_code == 0, result.output
    assert "- [2023] **Sorting Stones.** *Ana Doe* `Arxiv` [[paper]" in _list(folder)
    record = (folder / "bib" / "works.toml").read_text(encoding="utf-8")
    assert 'submitted = "2023-05"' in record
    assert f'"{server.address}{ARXIV}"' in record


def test_two_titles_are_both_shown(folder: Path, server: HostileServer) -> None:
    """The title that is given and the one that is found disagree, so nothing is written."""
    server.replies = {ARXIV: ok(feed("<published>2023-05-02</published>"))}
    result = _ask(server, "2305.01234", "--title", "Something Else Altogether", "--section", "1.1", "--yes")
    assert result.exit_code == 1
    assert "  given: Something Else Altogether\n  found: Sorting Stones (" in result.output
    assert _list(folder) == LIST


def test_a_publication_is_the_venue(folder: Path, server: HostileServer) -> None:
    """The Anthology says where it appeared: the line has the short name, the record all of it."""
    answer = bib("year = 2022", "pages = {1--9}", "url = {https://aclanthology.org/2022.emnlp-main.9}")
    server.replies = {"/acl/2022.emnlp-main.9.bib": ok(answer)}
    result = _ask(server, "2022.emnlp-main.9", "--section", "1.1", "--yes")
    assert result.exit_code == 0, result.output
    assert (
        "- [2022] **Sorting Stones.** *Ana Doe* `EMNLP` [[paper](https://aclanthology.org/2022.emnlp-main.9)]\n"
    ) in _list(folder)
    record = (folder / "bib" / "works.toml").read_text(encoding="utf-8")
    assert '[doe2022sorting.published]\ntype = "inproceedings"\nvenue = "Proceedings"\n' in record
    assert 'pages = "1–9"\n' in record


def test_without_a_network_the_exit_code_is_3(folder: Path) -> None:
    """Nothing is written, and --offline is named."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    hosts = [f"--{name}-host=http://127.0.0.1:{port}" for name in ("doi", "arxiv", "acl")]
    result = _add("--impatient", *hosts, "2305.01234", "--section", "1.1", "--yes")
    assert result.exit_code == 3
    assert (
        "No source can be reached. Is there a network? With --offline and --title, none is asked."
        in result.output
    )
    assert _list(folder) == LIST


@pytest.mark.usefixtures("folder")
def test_openreview_needs_a_title(server: HostileServer) -> None:
    """It says so, and asks nobody."""
    result = _ask(server, "https://openreview.net/forum?id=aBcD1234", "--section", "1.1", "--yes")
    assert result.exit_code == 1
    assert "cannot be looked up" in result.output
    assert "give it with --title" in result.output
    assert server.requests == []


# -- additions -------------------------------------------------------------------------------------


def test_additions_get_the_line_with_its_month(folder: Path) -> None:
    """Where a project has a list of additions, it is written there, below the same heading, dated."""
    settings = 'lists = ["bib/catalogue.md"]\nadditions = "bib/additions.md"\n'
    (folder / "bib" / "survey.toml").write_text(settings, encoding="utf-8")
    (folder / "bib" / "additions.md").write_text("# Additions\n", encoding="utf-8")
    for number, title in enumerate(("Rolling of Pebbles in Rivers", "Lifting of Sand in Rivers")):
        section = ("1.1", "1.2")[number]
        new = [title if each == NEW[2] else each for each in NEW]
        result = _add(f"2305.0123{number}", *new[:-2], "--section", section, "--yes")
        assert result.exit_code == 0, result.output
    assert _list(folder) == LIST
    added = (folder / "bib" / "additions.md").read_text(encoding="utf-8")
    line = LINE.replace("`EMNLP`", "`Arxiv`").replace("01234", "01230")
    assert f"### 1.1 Rolling Uphill\n\n{line} `added 2" in added
    assert added.count("## 1. Rolling\n") == 1
    survey = read_survey(locate_project())
    assert [each.title for each in survey.sections if each.is_added] == []
    assert not [each for each in survey.problems if "added" in each.code.slug]


def test_several_additions_are_all_written(folder: Path) -> None:
    """Each is written into what the one before has left, the headings included."""
    settings = 'lists = ["bib/catalogue.md"]\nadditions = "bib/additions.md"\n'
    (folder / "bib" / "survey.toml").write_text(settings, encoding="utf-8")
    (folder / "bib" / "additions.md").write_text("# Additions\n", encoding="utf-8")
    entry = (
        "@article{{a{0}, title = {{{1}}}, author = {{Quill, Nora}}, year = 2023, doi = {{10.1000/{0}}}}}\n"
    )
    titles = ("Rolling of Pebbles in Rivers", "Lifting of Sand by Hand", "Waves over Gravel")
    given = "".join(entry.format(number, title) for number, title in enumerate(titles))
    result = _add("--from", "-", "--offline", "--section", "1.2", "--yes", given=given)
    assert result.exit_code == 0, result.output
    added = (folder / "bib" / "additions.md").read_text(encoding="utf-8")
    assert [title for title in titles if added.count(title) == 1] == [*titles]
    assert added.count("### 1.2 Lifting\n") == 1


# -- what cannot be written ------------------------------------------------------------------------


def test_a_table_of_data_is_refused(folder: Path) -> None:
    """A list that is no Markdown is left to its program."""
    (folder / "papers.csv").write_text("title,year\nA Study of Stones,2020\n", encoding="utf-8")
    result = _add("--catalogue", "papers.csv", *NEW, "--section", "Papers", "--yes")
    assert result.exit_code == 2
    assert "survey add writes lists in Markdown only" in result.output


def test_a_faulty_record_stops_everything(folder: Path) -> None:
    """A file that cannot be read is not written over."""
    (folder / "bib" / "works.toml").write_text("[x\n", encoding="utf-8")
    result = _add("2305.01234", *NEW, "--section", "1.1", "--yes")
    assert result.exit_code == 1
    assert "bib/works.toml:1" in result.output
    assert _list(folder) == LIST


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "nothing to add"),
        (("stones",), "“stones”; expected an arXiv number"),
        (("2305.01234", "2305.05678", "--title", "X"), "of one paper"),
        (("2305.01234", "--from", "x"), "--from says what to add"),
        (("--title", "X", "--code", "x"), "expected a web address"),
    ],
)
def test_wrong_usage_is_named(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    """Exit code 2, and what was expected."""
    result = _add(*arguments)
    assert result.exit_code == 2
    assert message in result.output
    assert json.dumps(_list(folder)) == json.dumps(LIST)


# -- asking ----------------------------------------------------------------------------------------


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person sits there and answers."""
    monkeypatch.setattr("survey_companion.commands.section_question.has_terminal", lambda: True)


@pytest.mark.usefixtures("terminal")
def test_a_person_chooses_the_section_and_says_yes(folder: Path) -> None:
    """The best sections are numbered; after the difference comes the question."""
    result = _add("2305.01234", *NEW, given="2\ny\n")
    assert result.exit_code == 0, result.output
    assert "It fits:\n  1  1.1 Rolling Uphill (bib/catalogue.md:5)\n  2  1.2 Lifting" in result.output
    assert result.output.endswith("Written: bib/catalogue.md, bib/works.toml\n")
    assert _list(folder).split("\n")[12] == LINE


@pytest.mark.usefixtures("terminal")
def test_a_no_writes_nothing(folder: Path) -> None:
    """No file is new or changed."""
    result = _add("2305.01234", *NEW, "--section", "1.1", given="n\n")
    assert (result.exit_code, result.output.endswith("Not written.\n")) == (0, True)
    assert _list(folder) == LIST
    assert [each.name for each in folder.rglob("*") if each.is_file()] == ["catalogue.md"]


def test_a_file_that_changed_meanwhile_is_not_written_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the difference and the yes, a person may have saved the list."""

    def change() -> bool:
        (folder / "bib" / "catalogue.md").write_text(f"{LIST}\nMore.\n", encoding="utf-8")
        return False

    monkeypatch.setattr("survey_companion.commands.section_question.has_terminal", change)
    monkeypatch.setattr("survey_companion.commands.add._ask", lambda _: not change())
    result = _add("2305.01234", *NEW, "--section", "1.1")
    assert result.exit_code == 1
    assert "bib/catalogue.md was changed meanwhile; run it again; nothing is written" in result.output
    assert _list(folder) == f"{LIST}\nMore.\n"
    assert not (folder / "bib" / "works.toml").exists()


def test_without_the_extra_a_title_is_enough(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is looked up, and it says so; without a title, it says what to install."""
    monkeypatch.setattr("survey_companion.commands.new_papers.find_spec", lambda _: None)
    new = [each for each in NEW if each != "--offline"]
    result = _add("2305.01234", *new, "--section", "1.1", "--yes")
    assert result.exit_code == 0, result.output
    assert "Not looked up, since the extra “online” is not installed.\n" in result.output
    assert LINE in _list(folder)
    result = _add("2305.05678", "--section", "1.1")
    assert result.exit_code == 2
    assert "pip install '.[online]'" in result.output
