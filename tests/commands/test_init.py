"""The command `survey init`, and what it writes."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from conftest import ROOT, TESTS, need
from survey_companion.commands.cli import main
from survey_companion.records.survey_toml import parse_settings
from survey_companion.text.sealing import is_sealed

SCHEMAS = TESTS / "schemas"
TOOL = "git+https://code.example.org/stones/companion@v1.0"
LIST = """\
# Awesome Stones

[![stars](https://img.shields.io/github/stars/stone-club/awesome-stones?style=social)](https://example.org)

## 1. By Hand

- [2020] **Rolling Stones.** *Ada Doe et al.* `ICML` [[paper](https://arxiv.org/abs/2001.00001)]
- [2021] **Lifting Stones.** *Max Roe et al.* `ACL` [[paper](https://arxiv.org/abs/2101.00001)]

## Data

- [**Slate**](https://example.org/slate). Flat stones.

## Citation

```bibtex
@article{doe2024stones,
  title={Sorting Stones: A Survey},
  author={Doe, Ana and Roe, Max},
  journal={arXiv preprint arXiv:2401.00001},
  year={2024}
}
```
"""
WRITTEN = {
    *("bib/survey.toml", "docs/.gitignore", "docs/index.md", ".github/pull_request_template.md"),
    *(f".github/ISSUE_TEMPLATE/{name}.yml" for name in ("new-paper", "new-resource", "wrong-entry")),
}
WORKFLOWS = {
    ".readthedocs.yaml",
    *(f".github/workflows/{name}.yml" for name in ("check", "publish", "refresh")),
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a list, which is the current one."""
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _init(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(main, ["init", *arguments])
    assert done.exit_code == code, done.output
    return done


def _files(home: Path) -> dict[str, bytes]:
    """Return the content of each file of a folder, but for the list, by path."""
    found = (path for path in home.rglob("*") if path.is_file())
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in found}


def _settings(home: Path) -> dict[str, str]:
    """Return the lines of the settings that are no comments, by name; each name occurs once or is counted."""
    text = (home / "bib" / "survey.toml").read_text(encoding="utf-8")
    return dict(re.findall(r"^(\w+) = (.*)$", text, re.MULTILINE))


def test_it_writes_what_the_list_says(home: Path) -> None:
    """Title, authors and number come from the entry that cites the survey, its repository from badges."""
    _init("--tool", TOOL)
    assert set(_files(home)) == {"README.md", *WRITTEN, *WORKFLOWS}
    assert _settings(home) == {
        "lists": '["README.md"]',
        "tool": f'"{TOOL}"',
        "title": '"Sorting Stones: A Survey"',
        "authors": '["Doe, Ana", "Roe, Max"]',
        "year": "2024",
        "arxiv": '"2401.00001"',
        "repository": '"https://github.com/stone-club/awesome-stones"',
        "branch": '"main"',
    }
    assert all(map(is_sealed, (data for path, data in _files(home).items() if path != "README.md")))


def test_a_folder_stands_for_its_readme(home: Path) -> None:
    """The list of a repository at hand needs no name, nor does that of another folder."""
    _init()
    assert set(_files(home)) == {"README.md", *WRITTEN}
    other = home / "other"
    other.mkdir()
    (other / "readme.md").write_text(LIST, encoding="utf-8")
    said = _init("other").output
    assert (other / "bib" / "survey.toml").read_text(encoding="utf-8").count('lists = ["readme.md"]') == 1
    assert "Next, in other: survey build\n" in said
    (home / "empty").mkdir()
    assert _init("empty", code=1).output == (
        "empty:1:1: error unreadable-file: the folder has no list: no README.md in it; expected a README.md"
        " in the folder, or the path of another list; check the path and how the file was saved\n"
    )


def test_without_a_tool_there_are_no_workflows(home: Path) -> None:
    """Nobody at a terminal is asked for it, and the message says how to add them; then they are added."""
    said = _init().output
    assert said.endswith(
        "Without workflows and .readthedocs.yaml, since nothing says what they install;"
        " to add them: survey init --upgrade --tool git+https://…@TAG\nNext, survey build\n"
    )
    _init("--upgrade", "--tool", TOOL)
    assert set(_files(home)) == {"README.md", *WRITTEN, *WORKFLOWS}
    assert _settings(home)["tool"] == f'"{TOOL}"'


@pytest.mark.parametrize(
    "tool",
    [
        "survey-companion",
        "git+https://code.example.org/a/b",
        "git+ssh://git@code.example.org/a/b@v1",
        "git+https://me:secret@code.example.org/a/b@v1",
        'git+https://code.example.org/a/b@v1"; rm -rf ~; "',
        "git+https://code.example.org/a/${{ secrets.X }}@v1",
        "../outside.whl",
        "/stones/x.whl",
        "a/../../x.whl",
        "x.whl\n",
        "$(id).whl",
    ],
)
def test_a_tool_is_plain(home: Path, tool: str) -> None:
    """It stands in commands, so nothing that a shell would run or that leads elsewhere is taken."""
    assert "expected git+https://…@TAG, or the path of a wheel" in _init("--tool", tool, code=2).output
    assert set(_files(home)) == {"README.md"}


def test_a_wheel_of_the_project_is_installed(home: Path) -> None:
    """With extras, pip needs its path in another form; a wheel that is missing is named."""
    said = _init("--tool", "tools/stones-1.0-py3-none-any.whl", code=1).output
    assert said == (
        "tools/stones-1.0-py3-none-any.whl:1:1: error unreadable-file: workflows cannot install this wheel:"
        " no such file; expected a wheel of this program at that path in the project; check the path and how"
        " the file was saved\n"
    )
    assert set(_files(home)) == {"README.md"}
    (home / "tools").mkdir()
    (home / "tools" / "stones-1.0-py3-none-any.whl").write_bytes(b"")
    _init("--tool", "tools/stones-1.0-py3-none-any.whl")
    assert 'pip install "./tools/stones-1.0-py3-none-any.whl[book]"' in str(_yaml(home, ".readthedocs.yaml"))
    jobs = _yaml(home, ".github/workflows/check.yml")["jobs"]
    assert jobs["check"]["env"]["TOOL"] == "./tools/stones-1.0-py3-none-any.whl"


def _yaml(home: Path, path: str) -> Any:  # noqa: ANN401  (whatever the file holds)
    return yaml.safe_load((home / path).read_text(encoding="utf-8"))


# -- what is there already -------------------------------------------------------------------------


def test_what_is_there_is_kept_and_the_difference_shown(home: Path) -> None:
    """A file that its owner wrote stays to the byte."""
    mine = home / ".github" / "ISSUE_TEMPLATE" / "new-paper.yml"
    mine.parent.mkdir(parents=True)
    mine.write_text("name: Mine\x1b[2J\n", encoding="utf-8")
    before = mine.read_bytes()
    done = _init("--upgrade")
    assert mine.read_bytes() == before
    assert ".github/ISSUE_TEMPLATE/new-paper.yml: kept\n" in done.stderr
    assert done.stdout.startswith(
        "--- .github/ISSUE_TEMPLATE/new-paper.yml\n+++ .github/ISSUE_TEMPLATE/new-paper.yml as survey init"
    )
    assert "-name: Mine\\u001b[2J\n" in done.stdout
    assert "+name: New paper\n" in done.stdout


@pytest.mark.parametrize(
    "path", [".readthedocs.yml", ".github/PULL_REQUEST_TEMPLATE.md", ".github/workflows/check.yaml"]
)
def test_another_spelling_of_a_name_is_the_same_file(home: Path, path: str) -> None:
    """GitHub and Read the Docs would find two files where one is meant."""
    (home / path).parent.mkdir(parents=True, exist_ok=True)
    (home / path).write_text("mine\n", encoding="utf-8")
    assert f"{path}: kept\n" in _init("--tool", TOOL).stderr
    assert len(_files(home)) == 1 + len(WRITTEN | WORKFLOWS)
    assert (home / path).read_text(encoding="utf-8") == "mine\n"


def test_what_was_guessed_stands_behind_a_mark(home: Path) -> None:
    """Sections, what they hold, and the forms of lines; none of it is a setting until somebody wants it."""
    _init()
    text = (home / "bib" / "survey.toml").read_text(encoding="utf-8")
    assert '\n# papers = ["1. By Hand"]\n' in text
    assert '\n# data = ["Data"]\n' in text
    assert '\n# like = "- [{year}] **{title}** *{authors}* `{venue}` [{links}]"\n' in text


def test_twice_is_once(home: Path) -> None:
    """The second run finds everything as it is, with CR LF, too, and touches nothing."""
    _init("--tool", TOOL)
    first = _files(home)
    done = _init()
    assert _files(home) == first
    assert done.stderr.count(": unchanged\n") == len(WRITTEN | WORKFLOWS)
    path = home / "bib" / "survey.toml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert _init().stderr.count(": unchanged\n") == len(WRITTEN | WORKFLOWS)


def test_upgrade_renews_what_nobody_edited(home: Path) -> None:
    """The list has a new section: the form of papers has it, but not a form that somebody edited."""
    _init("--tool", TOOL)
    text = LIST.replace("## Data", "## By Machine\n\n- [2022] **Stone Mills.** *A. Poe* `ACL`\n\n## Data")
    (home / "README.md").write_text(text, encoding="utf-8")
    paper, data = (home / ".github" / "ISSUE_TEMPLATE" / f"new-{name}.yml" for name in ("paper", "resource"))
    data.write_text(data.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    done = _init()
    assert '+    - "By Machine"\n' in done.stdout
    assert "By Machine" not in paper.read_text(encoding="utf-8")
    assert "survey init --upgrade renews it" in done.stderr
    edited = data.read_bytes()
    done = _init("--upgrade")
    assert ".github/ISSUE_TEMPLATE/new-paper.yml: renewed\n" in done.stderr
    assert ".github/ISSUE_TEMPLATE/new-resource.yml: kept\n" in done.stderr
    assert '- "By Machine"\n' in paper.read_text(encoding="utf-8")
    assert data.read_bytes() == edited
    assert is_sealed(paper.read_bytes())


def test_settings_that_were_edited_are_followed(home: Path) -> None:
    """The tool that survey.toml names is in the workflows, and the edited file stays."""
    _init()
    path = home / "bib" / "survey.toml"
    text = re.sub("^# tool = .*", f'tool = "{TOOL}"', path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    _init("--upgrade")
    assert path.read_text(encoding="utf-8") == text
    assert _yaml(home, ".github/workflows/check.yml")["jobs"]["check"]["env"]["TOOL"] == TOOL


def test_settings_of_other_lists_stay(home: Path) -> None:
    """A folder is one project; a list that its settings do not name is refused."""
    _init()
    (home / "other.md").write_text(LIST, encoding="utf-8")
    before = _files(home)
    assert _init("other.md", code=1).output == (
        "bib/survey.toml:1:1: error invalid-value: a field has a value that cannot be right: it names other"
        " lists than other.md; expected that list among lists, or no such file yet; correct the value\n"
    )
    assert _files(home) == before


def test_a_list_of_another_folder_is_refused(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A link out of the project is named at once, and not by the first build."""
    other = tmp_path_factory.mktemp("elsewhere") / "list.md"
    other.write_text(LIST, encoding="utf-8")
    (home / "README.md").unlink()
    (home / "README.md").symlink_to(other)
    assert "README.md:1:1: error linked-file" in _init(code=1).output
    assert set(_files(home)) == {"README.md"}


def test_somebody_at_a_terminal_is_asked(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For what workflows install; an answer that cannot be installed ends the program before it writes."""
    asked = []

    def answer(text: str, **_: object) -> str:
        asked.append(text)
        return answers.pop(0)

    answers = ["survey-companion", "", TOOL]  # to the first, second and third question
    monkeypatch.setattr("survey_companion.commands.init.is_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", answer)
    assert "expected git+https://…@TAG" in _init(code=2).output
    assert set(_files(home)) == {"README.md"}
    _init()
    assert set(_files(home)) == {"README.md", *WRITTEN}
    _init("--upgrade")
    assert set(_files(home)) == {"README.md", *WRITTEN, *WORKFLOWS}
    _init()
    assert len(asked) == 3, "the settings have kept the answer"


def test_all_or_nothing(home: Path) -> None:
    """Where a link is in the way, and where the list has no entry, nothing is written."""
    (home / "elsewhere").mkdir()
    (home / ".github").symlink_to(home / "elsewhere", target_is_directory=True)
    assert "linked-file" in _init(code=1).output
    assert set(_files(home)) == {"README.md"}
    (home / ".github").unlink()
    (home / "README.md").write_text("# Nothing\n\nHello.\n", encoding="utf-8")
    assert "empty-catalogue" in _init(code=1).output
    assert set(_files(home)) == {"README.md"}
    (home / "README.md").write_text(LIST, encoding="utf-8")
    (home / "bib").write_text("mine\n", encoding="utf-8")
    assert _init(code=1).output == (
        "bib:1:1: error special-file: a file is where a folder is needed; nothing was written: a file;"
        " expected a folder, or nothing; move it away\n"
    )
    assert set(_files(home)) == {"README.md", "bib"}


def test_move_makes_the_list_the_catalogue(home: Path) -> None:
    """The list keeps its bytes under the name that the settings name; one that is there is not replaced."""
    _init("--move")
    assert set(_files(home)) == {"bib/catalogue.md", *WRITTEN}
    assert (home / "bib" / "catalogue.md").read_bytes() == LIST.encode()
    assert _settings(home)["lists"] == '["bib/catalogue.md"]'
    assert _init("bib/catalogue.md", "--move").stderr.count(": unchanged\n") == len(WRITTEN)
    (home / "README.md").write_text("# Something else\n", encoding="utf-8")
    assert _init("--move").stderr.count(": unchanged\n") == len(WRITTEN), "the list is that of the settings"
    assert "it names other lists than README.md" in _init("README.md", code=1).output


def test_move_in_a_project_renews_what_names_the_list(home: Path) -> None:
    """A list that was adopted can move later, but not if somebody has edited the settings that name it."""
    _init()
    (home / "docs" / "index.md").write_text("# Mine\n", encoding="utf-8")
    settings = home / "bib" / "survey.toml"
    unedited = settings.read_bytes()
    settings.write_bytes(unedited + b"# mine\n")
    before = _files(home)
    assert _init("--move", code=1).output == (
        "bib/survey.toml:6:1: error invalid-value: the list was not moved, since somebody has edited the"
        ' settings that name it: README.md; expected "bib/catalogue.md" among lists, and the list moved there'
        " by hand; correct the value\n"
    )
    assert _files(home) == before
    settings.write_bytes(unedited)
    done = _init("--move")
    assert "bib/survey.toml: renewed\n" in done.stderr
    assert "docs/index.md: kept\n" in done.stderr
    assert set(_files(home)) == {"bib/catalogue.md", *WRITTEN}
    assert _settings(home)["lists"] == '["bib/catalogue.md"]'
    assert _init().stderr.count(": unchanged\n") == len(WRITTEN) - 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("stones.bib", "@article{a, title={Rolling Stones}, author={Doe, Ana}, year={2020}}\n"),
        ("stones.csv", "Title,Authors,Year\nRolling Stones,Ada Doe,2020\n"),
    ],
)
def test_a_moved_list_is_read_as_before(home: Path, name: str, text: str) -> None:
    """One that is not in Markdown keeps its name, after which its only section is called."""
    (home / name).write_text(text, encoding="utf-8")
    _init(name)
    _init("--move")
    target = f"bib/{name}"
    assert set(_files(home)) == {"README.md", target, *WRITTEN}
    assert _settings(home)["lists"] == f'["{target}"]'
    assert _init("--move").stderr.count(": unchanged\n") == len(WRITTEN)
    assert "1 work" in CliRunner().invoke(main, ["check"]).output


def test_a_moved_list_is_not_where_the_bibliography_is_written(home: Path) -> None:
    """The first build would replace it."""
    (home / "survey.bib").write_text("@misc{a, title={Rolling Stones}, year={2020}}\n", encoding="utf-8")
    _init("survey.bib", "--move")
    assert set(_files(home)) == {"README.md", "bib/catalogue.bib", *WRITTEN}


def test_the_project_is_at_the_top_of_its_repository(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub looks for workflows and issue forms nowhere else; so it is from any folder, and for any list."""
    (home / ".git").mkdir()
    (home / "lists").mkdir()
    (home / "README.md").rename(home / "lists" / "README.md")
    expected = {"lists/README.md", *WRITTEN}
    assert "Next, survey build\n" in _init("lists/README.md").stderr
    assert set(_files(home)) == expected
    assert _settings(home)["lists"] == '["lists/README.md"]'
    monkeypatch.chdir(home / "lists")
    said = _init().stderr
    assert "../bib/survey.toml: unchanged\n" in said
    assert "Next, in ..: survey build\n" in said
    assert _init(str(home / "lists")).stderr.count(": unchanged\n") == len(WRITTEN)
    assert set(_files(home)) == expected


def test_a_project_inside_a_repository_stays_one(home: Path) -> None:
    """Whoever has one in a folder of the repository gets no second one around it."""
    inner = home / "inner"
    inner.mkdir()
    (home / "README.md").rename(inner / "README.md")
    _init("inner")
    (home / ".git").mkdir()
    for path in ("inner", "inner/README.md"):
        assert _init(path).stderr.count(": unchanged\n") == len(WRITTEN)


def test_a_list_in_a_folder_of_the_project(home: Path) -> None:
    """The settings say where the list is; no project is made inside the project."""
    _init()
    (home / "lists").mkdir()
    (home / "README.md").rename(home / "lists" / "stones.md")
    path = home / "bib" / "survey.toml"
    text = path.read_text(encoding="utf-8").replace('lists = ["README.md"]', 'lists = ["lists/stones.md"]')
    path.write_text(text, encoding="utf-8")
    for arguments in ((), ("lists/stones.md",), (".", "--upgrade")):
        _init(*arguments)
        assert set(_files(home)) == {"lists/stones.md", *WRITTEN}


def test_a_list_in_the_way_of_the_moved_one(home: Path) -> None:
    """Nothing is moved onto another list."""
    (home / "bib").mkdir()
    (home / "bib" / "catalogue.md").write_text("mine\n", encoding="utf-8")
    assert "it is there already, so the list was not moved" in _init("--move", code=1).output
    assert set(_files(home)) == {"README.md", "bib/catalogue.md"}


# -- what git knows --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("git@github.com:owner/name.git", "https://github.com/owner/name"),
        ("https://me:secret@gitlab.com/group/sub/name.git", "https://gitlab.com/group/sub/name"),
        ("ssh://git@codeberg.org:22/owner/name", "https://codeberg.org/owner/name"),
        ("https://code.example.org/owner/name", None),
        ("/srv/git/name", None),
        ("https://github.com/owner/name;id", None),
    ],
)
def test_the_clone_says_where_it_is_from(home: Path, url: str, address: str | None) -> None:
    """What git keeps as text comes before the badges, without passwords; git itself is not run."""
    (home / ".git" / "refs" / "remotes" / "origin").mkdir(parents=True)
    other = '[core]\n\tfsmonitor = "touch pwned"\n[remote "other"]\n\turl = https://github.com/a/b\n'
    config = f'{other}[remote "origin"]\n\turl = {url}\n'
    (home / ".git" / "config").write_text(config, encoding="utf-8")
    (home / ".git" / "refs" / "remotes" / "origin" / "HEAD").write_text("ref: refs/remotes/origin/trunk\n")
    _init()
    badge = "https://github.com/stone-club/awesome-stones"
    assert _settings(home)["repository"] == f'"{address or badge}"'
    assert _settings(home)["branch"] == '"trunk"'
    assert not (home / "pwned").exists()


def test_badges_that_disagree_say_nothing(home: Path) -> None:
    """Two repositories are named above the entries; which is the list's is not guessed."""
    text = LIST.replace("## 1.", "![](https://img.shields.io/github/forks/other/stones)\n\n## 1.")
    (home / "README.md").write_text(text, encoding="utf-8")
    _init()
    assert "repository" not in _settings(home)


# -- texts of strangers ----------------------------------------------------------------------------

STRANGE = (
    "yes: [a, b] # ${{ secrets.TOKEN }}",
    '\'; rm -rf "$HOME"; {{ site }} \\n \\u0041',
    "- !!python/object:os.system &x *x",
    "None",
    "~",
    "| > % @ ` $(id) << tool >> <% if %>",
    "2024-01-01",
    "1,000",
)


def test_strange_names_stay_as_they_are(home: Path) -> None:
    """Sections stand in the forms to the letter, the title in the settings; no command holds any of it."""
    entries = "\n\n".join(
        f"## {name}\n\n- [2020] **Stones of {n}.** *Ada Doe* `ICML` [[paper](https://arxiv.org/abs/2001.0000{n})]"
        for n, name in enumerate(STRANGE, 1)
    )
    title = 'Stones """ \\ {{ x }} ${{ y }} # [z] = \''
    (home / "README.md").write_text(f"# {title}\n\n{entries}\n", encoding="utf-8")
    _init("--tool", TOOL)
    form = _yaml(home, ".github/ISSUE_TEMPLATE/new-paper.yml")
    (options,) = [each["attributes"]["options"] for each in form["body"] if each["id"] == "section"]
    assert len(options) == len(STRANGE)
    assert options[1] == STRANGE[1]
    assert options[3] == "Section None"
    text = (home / ".github" / "ISSUE_TEMPLATE" / "new-paper.yml").read_text(encoding="utf-8")
    assert '    - "1,000"\n' in text, "which some readers of YAML take for a number"
    settings, problems = parse_settings((home / "bib/survey.toml").read_text(encoding="utf-8"), "survey.toml")
    assert problems == ()
    assert settings is not None
    assert settings.info.title is not None
    assert settings.info.title.startswith('Stones """ \\ {{ x }} ${{ y }} # [z]')
    for path in WORKFLOWS:
        text = (home / path).read_text(encoding="utf-8")
        assert "Stones" not in text
        assert "rm -rf" not in text
        assert set(re.findall(r"\$\{\{ (.*?) \}\}", text)) <= {
            *("github.base_ref", "github.token", "steps.deployment.outputs.page_url"),
            "github.event.repository.default_branch || github.ref_name",
        }


@pytest.mark.parametrize("char", ["\x07", "\x7f", "\u202e", "\u2028", "\ufeff", "\x85"])
def test_control_characters_go_into_no_file(home: Path, char: str) -> None:
    """TOML and YAML stay valid, and no such character is in them as it is."""
    text = LIST.replace("By Hand", f"By{char}Hand").replace("Sorting", f"So{char}rting")
    (home / "README.md").write_text(text, encoding="utf-8")
    _init("--tool", TOOL)
    for path in (*WRITTEN, *WORKFLOWS):
        shown = (home / path).read_text(encoding="utf-8").replace("docs/index.md", "")
        assert path == "docs/index.md" or char not in shown
    settings, problems = parse_settings((home / "bib/survey.toml").read_text(encoding="utf-8"), "survey.toml")
    assert settings is not None
    assert problems == ()
    assert _yaml(home, ".github/ISSUE_TEMPLATE/new-paper.yml")["name"] == "New paper"


# -- what the files are ----------------------------------------------------------------------------


def test_every_example_is_a_setting(home: Path) -> None:
    """With each # taken away, the settings are still without a problem, and all lines are settings."""
    _init("--tool", TOOL)
    text = (home / "bib" / "survey.toml").read_text(encoding="utf-8")
    used = re.sub(r"^# (?=\[|\w+ = )", "", text, flags=re.MULTILINE)
    assert used.count("\n[survey.published]\n") == 1
    settings, problems = parse_settings(used, "survey.toml")
    assert problems == ()
    assert settings is not None
    assert settings.info.published is not None
    assert settings.hints.shapes


_SCHEMAS = {
    "readthedocs": [".readthedocs.yaml"],
    "github-workflows": sorted(path for path in WORKFLOWS if "workflows" in path),
    "github-issue-forms": sorted(path for path in WRITTEN if "ISSUE_TEMPLATE" in path),
}


@pytest.mark.parametrize("schema", sorted(_SCHEMAS))
def test_yaml_has_the_form_that_services_expect(home: Path, schema: str) -> None:
    """GitHub's and Read the Docs' files are described by schemas; a file of another form is told."""
    _init("--tool", TOOL)
    described = json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(described)
    for path in _SCHEMAS[schema]:
        # JSON has no value for the word `on`, which YAML takes for true.
        found = {("on" if name is True else name): value for name, value in _yaml(home, path).items()}
        assert [each.message for each in validator.iter_errors(found)] == []
    assert not validator.is_valid({"name": "Stones", "version": 1})


def test_workflows_have_few_rights(home: Path) -> None:
    """They read, but for what publishes and what proposes; none keeps a token on disk or runs for a fork."""
    _init("--tool", TOOL)
    for path in sorted(WORKFLOWS - {".readthedocs.yaml"}):
        workflow = _yaml(home, path)
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        used = [step["uses"] for step in steps if "uses" in step]
        assert all(re.fullmatch(r"actions/[\w-]+@v\d+", each) for each in used)
        (checkout,) = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
        assert checkout["with"]["persist-credentials"] is False
        assert all("timeout-minutes" in job for job in workflow["jobs"].values())
        assert not any("${{" in step.get("run", "") for step in steps)
        assert "secrets" not in (home / path).read_text(encoding="utf-8")
    check, publish, refresh = (
        _yaml(home, f".github/workflows/{name}.yml") for name in ("check", "publish", "refresh")
    )
    assert set(check[True]) == {"pull_request"}  # YAML takes the word `on` for true
    assert check["permissions"] == publish["permissions"] == {"contents": "read"}
    assert publish["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert publish["jobs"]["build"]["if"] == "github.ref_name == github.event.repository.default_branch"
    assert refresh["permissions"] == {"contents": "write", "pull-requests": "write"}
    assert "merge" not in str(refresh)


@pytest.mark.parametrize("path", sorted(WORKFLOWS))
def test_commands_of_workflows_exist(home: Path, path: str) -> None:
    """Each command of the program has the options with which it is run elsewhere."""
    _init("--tool", TOOL)
    found = re.findall(
        r"(?:- |run: )survey (\w+)((?: --?[\w-]+| \S+)*)$", (home / path).read_text(), re.MULTILINE
    )
    assert found
    for name, rest in found:
        known = {option for parameter in main.commands[name].params for option in parameter.opts}
        assert {word for word in rest.split() if word.startswith("-")} <= known


def test_scripts_of_workflows_are_shell(home: Path) -> None:
    """What a step runs can be read by the shell that will run it."""
    bash = need("bash")
    _init("--tool", TOOL)
    for path in sorted(WORKFLOWS - {".readthedocs.yaml"}):
        for job in _yaml(home, path)["jobs"].values():
            for step in job["steps"]:
                subprocess.run([bash, "-n"], input=step.get("run", ""), text=True, check=True)


@pytest.mark.usefixtures("home")
def test_git_ignores_what_is_built() -> None:
    """After a build, git sees only what people write and what is kept on purpose."""
    _init()
    assert CliRunner().invoke(main, ["convert"]).exit_code == 0
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", "init", "-q"], check=True, env=environment)
    asked = ["git", "ls-files", "--others", "--exclude-standard"]
    seen = subprocess.run(asked, capture_output=True, text=True, check=True, env=environment).stdout.split()
    made = {
        "bib/survey.bib",
        "bib/keys.lock",
        "CITATION.cff",
        "docs/conf.py",
        "docs/cite.md",
        "docs/contribute.md",
    }
    assert set(seen) == {"README.md", *WRITTEN, *made, "docs/references.md"}


def test_git_ignores_the_same_in_every_project(home: Path) -> None:
    """What is generated below docs/ in this repository is so in that of a stranger."""
    _init()
    below_docs = (home / "docs" / ".gitignore").read_text(encoding="utf-8").splitlines()
    ours = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    generated = {each.removeprefix("docs") for each in ours if each.startswith("docs/")}
    assert {each for each in below_docs if each.startswith("/")} == generated


def test_the_front_page_is_the_one_that_is_built(home: Path) -> None:
    """Converting finds it as it would make it, and takes what its owner makes of it."""
    _init()
    page = home / "docs" / "index.md"
    before = page.read_bytes()
    assert CliRunner().invoke(main, ["convert"]).exit_code == 0
    assert page.read_bytes() == before
    page.write_bytes(before.split(b"\n", 1)[1] + b"\nMine.\n")
    assert CliRunner().invoke(main, ["convert"]).exit_code == 0
    assert page.read_bytes().endswith(b"\nMine.\n")


def test_no_index_is_named(home: Path) -> None:
    """What workflows install comes from the setting alone."""
    _init("--tool", TOOL)
    for path, data in _files(home).items():
        assert b"pypi" not in data.lower(), path
