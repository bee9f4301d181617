"""What other programs use, as they use it: in a folder of their own, by the names that the package offers."""

import json
import subprocess
import sys
from pathlib import Path
from typing import assert_type

import pytest

import survey_companion

LIST = """# Stones of the North

## Papers

### By Hand

- [2023] **Lifting Stones.** *Doe, Ana and Roe, Bo* `ACL` [[paper](https://example.org/lifting)]
- [2021] **Sieves.** *Koe, Cy* [[paper](https://example.org/sieves)]
"""


def _run(folder: Path, script: str) -> str:
    """Return what a program prints that is run in a folder of its own; it succeeds without a warning."""
    done = subprocess.run(
        [sys.executable, "-P", "-W", "error", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a list."""
    (tmp_path / "stones.md").write_text(LIST, encoding="utf-8")
    return tmp_path


def test_a_list_is_read(folder: Path) -> None:
    """`read` gives the works and the problems of a list, prints nothing and writes nothing."""
    script = """
import json
from survey_companion import Survey, read
survey = read("stones.md")
assert isinstance(survey, Survey)
print(json.dumps([[work.title, work.year] for work in survey.works]))
"""
    assert json.loads(_run(folder, script)) == [["Lifting Stones", 2023], ["Sieves", 2021]]
    assert [path.name for path in folder.iterdir()] == ["stones.md"]


def test_a_list_is_converted(folder: Path) -> None:
    """`convert` writes the bibliography and the pages, says how many files, and the second time none."""
    script = """
from pathlib import Path
from survey_companion import Conversion, convert
for path, output in (("stones.md", "site"), (Path("stones.md"), Path("site"))):
    conversion = convert(path, output)
    assert isinstance(conversion, Conversion)
    assert len(conversion.survey.works) == 2
    print(conversion.is_refused, conversion.written, conversion.unchanged)
"""
    first, second = _run(folder, script).splitlines()
    written = int(first.split()[1])
    assert (first, second) == (f"False {written} 0", f"False 0 {written}")
    assert "Lifting Stones" in (folder / "site" / "bib" / "survey.bib").read_text(encoding="utf-8")
    assert (folder / "site" / "docs" / "taxonomy" / "papers" / "by-hand.md").is_file()


def test_a_project_is_read_by_its_folder(folder: Path) -> None:
    """The folder above `bib` stands for the lists that its settings name; pages are written there."""
    project = folder / "north"
    (project / "bib").mkdir(parents=True)
    (folder / "stones.md").rename(project / "bib" / "catalogue.md")
    script = """
from survey_companion import convert, read
for survey in (read("north"), convert("north").survey):
    print(*(work.key for work in survey.works))
"""
    assert _run(folder, script) == "doe2023lifting koe2021sieves\n" * 2
    assert (project / "bib" / "survey.bib").is_file()


def test_an_empty_list_is_refused(folder: Path) -> None:
    """Nothing is written for a list without entries, and the survey says why."""
    (folder / "stones.md").write_text("Nothing here.\n", encoding="utf-8")
    script = """
from survey_companion import convert
conversion = convert("stones.md", "site")
print(conversion.is_refused, [problem.code.slug for problem in conversion.survey.problems])
"""
    assert _run(folder, script) == "True ['empty-catalogue']\n"
    assert not (folder / "site").exists()


def test_a_list_that_is_not_there_is_an_error(folder: Path) -> None:
    """What cannot be read at all is one exception, with the place."""
    script = """
from survey_companion import SurveyError, read
try:
    read("none.md")
except SurveyError as error:
    print(error)
"""
    assert _run(folder, script).startswith("none.md:1:1: error unreadable-file: ")


def test_the_import_costs_nothing(folder: Path) -> None:
    """Until a name is used, nothing of the package but itself is imported."""
    script = """
import sys
import survey_companion
print([name for name in sys.modules if name.startswith("survey_companion.") or name == "pydantic"])
"""
    assert _run(folder, script) == "[]\n"


def test_every_public_name_is_there() -> None:
    """All names that are offered can be asked for, are listed and are explained; no other name is there."""
    assert set(survey_companion.__all__) <= set(dir(survey_companion))
    for name in set(survey_companion.__all__) - {"__version__"}:
        assert getattr(survey_companion, name).__doc__
    with pytest.raises(AttributeError, match="module 'survey_companion' has no attribute 'reed'"):
        survey_companion.reed  # noqa: B018


def test_types_are_known(folder: Path) -> None:
    """A type checker, which reads these tests too, knows what a function takes and returns."""
    survey = assert_type(survey_companion.read(folder / "stones.md"), survey_companion.Survey)
    assert isinstance(survey, survey_companion.Survey)
    conversion = assert_type(
        survey_companion.convert(str(folder / "stones.md"), folder), survey_companion.Conversion
    )
    assert conversion.survey.info == survey.info
    with pytest.raises(TypeError):
        survey_companion.read(1)  # type: ignore[arg-type]
