"""Each file that is written can stand beside the others, on every file system."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from short_ways import read_catalogue, read_survey
from survey_companion.audit import audit_survey
from survey_companion.joining.merge import merge_survey
from survey_companion.model.problem_kinds import Code
from survey_companion.pages.survey_json import render_site_data
from survey_companion.project.conversion import convert, render_files
from survey_companion.project.inputs import read_survey as read_project
from survey_companion.project.locating import Project, locate_project
from survey_companion.records.toml_records import (
    parse_benchmarks,
    parse_moves,
    parse_results,
    parse_work_records,
)
from survey_companion.text.keys import LONGEST_NAME, RESERVED

LONG = "Extraordinarily " * 30
PAPER = "- **{}.** *{}* [[paper](https://example.org/{})]\n"
HEADINGS = (
    *("Index", "CON", "con", "Aux", "NUL", "com1", "COM1", "com1-section", "Straße", "STRASSE", "lpt9."),
    *(LONG, f"{LONG}again", LONG, "é", "e\u0301", "E", "★", "☆", "con.", "prn "),
)
WORKS = (
    *(("Dex", "In"), ("Dex?", "In"), ("L", "Nu"), ("N", "Co"), ("1", "Com"), ("1!", "COM"), ("9", "Lpt")),
    *(("X", "Au"), ("É", "Doe"), ("E\u0301", "DOE"), ("e", "Doé"), (LONG, f"{'Van ' * 50}Roe")),
    *(("a" * 300, "b" * 300), ("a" * 299, "b" * 299), (" ".join(4 * ["a" * 60]), "b" * 60)),
    *((" ".join(letter * 50 for letter in letters), "c" * 60) for letters in ("defg", "defh", "defi")),
)


def _sections() -> Iterator[str]:
    """Yield a part and a section for each heading, of papers and of data, and each work in one of them."""
    for number, heading in enumerate(HEADINGS):
        title, author = WORKS[number % len(WORKS)]
        yield f"### {heading}\n\n#### {heading}\n\n{PAPER.format(title, author, number)}\n"
        yield f"#### {HEADINGS[-number]}\n\n{PAPER.format(f'Stones {number}', 'Doe', f's{number}')}\n"


LIST = (
    "---\ntitle: T\nauthors: [Ada Doe]\nyear: 2024\naddress: https://example.org/\n---\n# T\n\n## Papers\n\n"
    + "".join([*_sections(), "## Data\n\n"])
    + "".join(
        f"### {name}\n\n#### {name}\n\n- [{name}](https://example.org/). Flat.\n\n" for name in HEADINGS
    )
)


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[PurePosixPath]:
    """The paths of all files of a list whose names are as bad as can be."""
    folder = tmp_path_factory.mktemp("names")
    (folder / "list.md").write_text(LIST, encoding="utf-8")
    project = locate_project(folder / "list.md", folder)
    survey = read_project(project)
    files = render_files(project, survey)
    assert len(files) > 500
    return [PurePosixPath(Path(path).relative_to(folder).as_posix()) for path in files]


def test_no_two_files_are_one_on_another_system(paths: list[PurePosixPath]) -> None:
    """No two paths differ only in case or in how their letters are put together."""
    folded = {
        unicodedata.normalize("NFC", unicodedata.normalize("NFD", str(path)).casefold()) for path in paths
    }
    assert len(folded) == len(paths)


def test_no_file_has_a_name_that_a_system_reserves(paths: list[PurePosixPath]) -> None:
    """No name is that of a device, ends in a dot or a blank, or takes the place of a folder's page."""
    for path in paths:
        for part in path.parts:
            stem = part.partition(".")[0]
            assert stem not in RESERVED - {"index"}, path
            assert not part.endswith((".", " ")), path
        assert (
            path.name != "index.md" or path.parent.name in {"taxonomy", "resources"} or len(path.parts) == 4
        )
    assert "docs/works/index.md" not in map(str, paths)


def test_no_name_is_too_long(paths: list[PurePosixPath]) -> None:
    """Each name has room for what builders and drafts add to it: file systems allow 255 bytes."""
    assert max(len(part.encode()) for path in paths for part in path.parts) <= 200


def test_a_name_is_the_same_each_time(paths: list[PurePosixPath], tmp_path: Path) -> None:
    """Names that had to be chosen differently are chosen the same way again."""
    (tmp_path / "list.md").write_text(LIST, encoding="utf-8")
    project: Project = locate_project(tmp_path / "list.md", tmp_path)
    files = render_files(project, read_project(project))
    assert [PurePosixPath(Path(path).relative_to(tmp_path).as_posix()) for path in files] == paths


# -- names that people give ------------------------------------------------------------------------

FIELDS = 'title = "{title}"\nauthors = []\nsources = ["https://example.org/"]\nconfirmed = true\n'
RECORD = f"[{{key}}]\n{FIELDS}aliases = [{{aliases}}]\n"
TOO_LONG = "a" * (LONGEST_NAME + 1)
NAMES = [
    *("index", "con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1", "lpt9"),
    *("Doe2021", "DOE2021", "doé", "doe\u0301", "doe.", TOO_LONG),
]


def _quote(name: str) -> str:
    return f'"{name}"'


@pytest.mark.parametrize("name", NAMES)
def test_a_key_that_no_file_can_have_is_refused(name: str) -> None:
    """A key and an alias are each a problem that shows them, with their line, and are no record."""
    for key, alias, line in ((_quote(name), "fine", 1), ("fine", name, 6)):
        records, problems = parse_work_records(
            RECORD.format(key=key, title="T", aliases=f'"{alias}"'), "works.toml"
        )
        assert records == {}
        (problem,) = problems
        assert (problem.code.slug, problem.location.path) == ("invalid-value", "works.toml")
        assert problem.location.line == line
        assert name[:80] in str(problem)


def test_the_longest_key_is_one() -> None:
    """What is just short enough, or only begins like a reserved name, is a key."""
    for key in ("a" * LONGEST_NAME, "con1", "com10", "index2", "nulls"):
        records, problems = parse_work_records(
            RECORD.format(key=key, title="T", aliases='"fine"'), "works.toml"
        )
        assert (list(records), problems) == ([key], ())


@pytest.mark.parametrize("name", ["index", "con", "com1", "a" * (LONGEST_NAME + 1), "Stones"])
def test_a_benchmark_or_a_setting_has_a_name_for_a_file(name: str) -> None:
    """So is the name of a benchmark's page, and that of a table of results."""
    benchmark = f'[{name}]\nname = "S"\nabilities = ["x"]\nsources = ["s"]\nconfirmed = true\n'
    for parse in (parse_benchmarks, parse_results):
        found, problems = parse(benchmark, "b.toml")
        assert name not in found
        assert problems
    _, problems = parse_benchmarks(benchmark, "b.toml")
    assert any(str(problem).startswith("b.toml:1:1: error") for problem in problems)


@pytest.mark.parametrize(
    ("origin", "word"),
    [
        ("taxonomy/con/a", "another name"),
        ("taxonomy/a/com1", "another name"),
        ("taxonomy/index/index", "another name"),
        (f"taxonomy/a/{'b' * 91}", "at most 90 characters"),
        (f"data-{'b' * 91}", "at most 90 characters"),
        ("taxonomy/A/b", "an address such as"),
    ],
)
def test_an_old_address_is_one_that_a_file_can_have(origin: str, word: str) -> None:
    """A page leads on from each old address, so what cannot be the name of a page is refused."""
    text = f'[[moved]]\nfrom = "{origin}"\nto = "taxonomy/a/now"\n'
    moves, problems = parse_moves(text, "moved.toml")
    assert moves == ()
    assert [str(problem).startswith("moved.toml:1:1: error invalid-value") for problem in problems] == [True]
    assert word in str(problems[0])
    fine = text.replace(origin, f"taxonomy/{'a' * 90}/index")
    assert not parse_moves(fine, "moved.toml")[1]


# -- names given twice -----------------------------------------------------------------------------

TWO = "# T\n\n## Papers\n\n### A\n\n#### B C\n\n- **One.** *Doe*\n\n### A B\n\n#### D\n\n- **Two.** *Roe*\n"


def test_an_old_anchor_does_not_take_the_place_of_another_section_s() -> None:
    """Exports are called after anchors: one that is another section's now gets no copy of another's."""
    text = '[[moved]]\nfrom = "taxonomy/a-b/c"\nto = "taxonomy/a-b/d"\n'
    moves, _ = parse_moves(text, "moved.toml")
    survey = audit_survey(replace(read_survey(TWO), moves=moves))
    assert survey.pages["taxonomy/a/b-c"] == "sec-a-b-c"
    data = json.loads(render_site_data(survey))
    assert data["redirects"] == [["taxonomy/a-b/c", "taxonomy/a-b/d", "sec-a-b-d"]]
    assert data["earlier"] == []
    assert [
        f"{each.location} {each.code.slug}" for each in survey.problems if each.location.path == "moved.toml"
    ] == ["moved.toml:1:1 address-in-use"]


def test_a_section_may_keep_its_anchor_at_another_address() -> None:
    """A page that moved, and whose anchor is spelled as before, is no problem."""
    moves, _ = parse_moves('[[moved]]\nfrom = "taxonomy/a-b/c"\nto = "taxonomy/a/b-c"\n', "moved.toml")
    survey = audit_survey(replace(read_survey(TWO), moves=moves))
    assert [each for each in survey.problems if each.location.path == "moved.toml"] == []
    assert json.loads(render_site_data(survey))["earlier"] == []


def test_an_address_that_moves_twice_leads_to_the_first() -> None:
    """Where two entries disagree the file is one all the same, and both entries are problems."""
    entries = "".join(
        f'[[moved]]\nfrom = "{old}"\nto = "taxonomy/{new}"\n'
        for old, new in (
            ("taxonomy/x-y/z", "a-b/d"),
            ("taxonomy/x-y/z", "a/b-c"),
            ("taxonomy/x/y-z", "a/b-c"),
        )
    )
    moves, _ = parse_moves(entries, "moved.toml")
    survey = audit_survey(replace(read_survey(TWO), moves=moves))
    data = json.loads(render_site_data(survey))
    assert [redirect[0] for redirect in data["redirects"]] == ["taxonomy/x-y/z", "taxonomy/x/y-z"]
    assert data["earlier"] == [["sec-x-y-z", "sec-a-b-d"]]
    assert sum(each.code is Code.ADDRESS_IN_USE for each in survey.problems) == 3


def test_a_key_that_is_another_work_s_is_no_alias() -> None:
    """A record's own key outranks an alias, and of two aliases the first counts; both are problems."""
    text = "".join(
        RECORD.format(key=key, title=title, aliases=f'"{alias}", "old"')
        for key, title, alias in (("one", "One", "two"), ("two", "Two", "older"))
    )
    records, problems = parse_work_records(text, "works.toml")
    assert problems == ()
    survey = audit_survey(merge_survey(read_catalogue(TWO), records, {}, {"list.md": "list.md"}))
    assert survey.aliases == {"old": "one", "older": "two"}
    assert [each.found for each in survey.problems if each.code is Code.KEY_USED_TWICE] == [
        "[one] has the alias two",
        "[two] has the alias old",
    ]


def test_the_commit_that_a_service_builds_is_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the pages of works name it, as each page that names it changes with each commit."""
    (tmp_path / "bib").mkdir()
    home = "https://github.com/night/stones"
    (tmp_path / "bib" / "survey.toml").write_text(
        f'lists = ["README.md"]\n[companion]\nrepository = "{home}"\n', encoding="utf-8"
    )
    (tmp_path / "README.md").write_text(
        "# T\n## Walls\n- [2020] **Old walls.** *Ana Doe*\n", encoding="utf-8"
    )
    page = tmp_path / "docs" / "works" / "doe2020old.md"
    commit = "0123456789abcdef0123456789abcdef01234567"
    monkeypatch.delenv("CI_COMMIT_SHA", raising=False)
    monkeypatch.delenv("GITHUB_SHA", raising=False)
    monkeypatch.delenv("READTHEDOCS_GIT_COMMIT_HASH", raising=False)
    convert(locate_project(tmp_path, None, None))
    assert f"[line 3](<{home}/blob/main/README.md?plain=1#L3>)" in page.read_text(encoding="utf-8")
    monkeypatch.setenv("READTHEDOCS_GIT_COMMIT_HASH", commit)
    monkeypatch.setenv("READTHEDOCS_GIT_CLONE_URL", f"{home}.git")
    convert(locate_project(tmp_path, None, None))
    assert f"[line 3](<{home}/blob/{commit}/README.md?plain=1#L3>)" in page.read_text(encoding="utf-8")
    naming = [path for path in tmp_path.rglob("*") if path.is_file() and commit in path.read_text("utf-8")]
    assert naming == [page]
