"""Who adds to the list what docs/contribute.md tells them breaks no test of the list."""

import inspect
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path

import pytest

from conftest import GOLDEN, ROOT, find_generated
from survey_companion.model.headings import Kind
from survey_companion.model.survey import Survey
from survey_companion.project.conversion import convert
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import locate_project

OF_LIST, OF_PROSE = map(import_module, ("test_real_catalogue", "test_prose"))  # beside this file
GUIDE = (ROOT / "docs" / "contribute.md").read_text(encoding="utf-8")
STALE = "bib/survey.bib is not up to date; run survey convert"
TITLES = (
    *("Herons of the Northern Marsh", "Counting Clouds", "A Ladder for Otters", "Salt, Wind and Lichens"),
    *(
        "Who Painted the Lighthouse?",
        "Whistling Kettles",
        "Seven Bridges",
        "Moss on Old Roofs",
        "Tin Whistles",
    ),
    *("Sheep That Swim", "Ferries at Dawn", "Peat", "Three Rusty Anchors", "Cormorants", "Driftwood Chairs"),
    *("Sea Glass", "Lobster Pots", "The Mapmaker's Dog", "Oars", "Rain Gauges", "Kelp Soup", "Puffins"),
)
Check = Callable[..., None]


def _example(heading: str) -> str:
    """Return the example that the guide gives below a heading."""
    part = GUIDE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    found = re.search(r"```markdown\n(.+)\n```", part)
    assert found, heading
    return found[1]


PAPER, DATA, SECTION = map(_example, ("Add a paper to the list", "Add a data resource", "Add a section"))


def _papers() -> Iterator[str]:
    """Yield the example of a paper with one invented title and identifier after the other."""
    for title, number in zip(TITLES, count(90001), strict=False):
        line = PAPER.replace("Title of the paper", title).replace("2401.02909", f"2401.{number}")
        assert line.count(title) == line.count(str(number)) == 1
        yield line.replace("owner/repository", f"quill/paper{number}")


def _resources() -> Iterator[str]:
    for title, number in zip(reversed(TITLES), count(1), strict=False):
        yield DATA.replace("Name", title).replace("//address", f"//example.org/data/{number}")


def _edit(text: str) -> str:
    """Return the list with a line at the top of each section, a new section, and a paper in a second one."""
    papers, resources = _papers(), _resources()
    lines: list[str] = []
    kind = Kind.TAXONOMY
    for line in text.splitlines():
        is_entry = line.startswith("- ")
        if line == "## Data Resources":
            kind = Kind.RESOURCES
            lines += [_next_section(lines), "", next(papers), lines[_last_entry(lines)], ""]
        if is_entry and lines[-1] == "":
            lines.append(next(papers if kind is Kind.TAXONOMY else resources))
        lines.append(line)
    return "\n".join(lines) + "\n"


def _next_section(lines: list[str]) -> str:
    """Return the example of a section with the number after that of the last one, however many there are."""
    heads = [found for line in lines if (found := re.match(r"#### (\d+)\.(\d+) ", line))]
    part, number = heads[-1].groups()
    return re.sub(r"\d+\.\d+", f"{part}.{int(number) + 1}", SECTION, count=1)


def _last_entry(lines: list[str]) -> int:
    return max(number for number, line in enumerate(lines) if line.startswith("- "))


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project with the edits, of which the list's own tests are."""
    shutil.copytree(ROOT / "bib", tmp_path / "bib")
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=find_generated)
    path = tmp_path / "bib" / "catalogue.md"
    path.write_text(_edit(path.read_text(encoding="utf-8")), encoding="utf-8")
    monkeypatch.setattr(OF_LIST, "CATALOGUE", path)
    monkeypatch.setattr(OF_PROSE, "ROOT", tmp_path)
    return tmp_path


def _checks(root: Path) -> dict[str, Callable[[], None]]:
    """Return every test of the list and of its prose that needs no built site, by its name."""
    survey = read_survey(locate_project(root / "bib" / "catalogue.md", None))
    known = json.loads((GOLDEN / "real-lists.json").read_text(encoding="utf-8"))

    def check_facts(name: str, facts: object) -> None:
        assert facts == known[name]

    given = {"survey": survey, "check_facts": check_facts}
    checks: dict[str, Callable[[], None]] = {}
    for module in (OF_LIST, OF_PROSE):
        for name, check in inspect.getmembers(module, inspect.isfunction):
            needed = inspect.signature(check).parameters
            is_of_list = module is OF_LIST or "survey" in needed or name == "test_citations_exist"
            is_test = name.startswith("test_") and {*needed} <= {*given}
            if is_of_list and is_test and not _needs_what_is_not_here(check):
                checks[name] = partial(check, **{each: given[each] for each in needed})
    for kind in Kind:
        checks[f"prose of {kind.value}"] = partial(OF_PROSE.test_sections_have_prose, survey, kind)
    return checks


def _needs_what_is_not_here(check: Check) -> bool:
    return any(mark.name == "skipif" and mark.args[0] for mark in getattr(check, "pytestmark", ()))


def _failures(root: Path) -> list[str]:
    found = []
    for name, check in _checks(root).items():
        try:
            with suppress(pytest.skip.Exception):
                check()
        except AssertionError as failure:
            found.append(f"{name}: {failure}".splitlines()[0])
    return found


def test_what_is_added_by_the_guide_breaks_one_test_until_it_is_converted(edited: Path) -> None:
    """A line in every section, a new section, a paper twice: one failure says what to run, and then none."""
    checks = _checks(edited)
    assert {"test_nothing_is_lost", "test_prose_names_the_works_of_its_section", "test_citations_exist"} <= {
        *checks
    }
    assert [each.partition(": ")[2] for each in _failures(edited)] == [STALE]
    assert STALE in GUIDE
    convert(locate_project(edited / "bib" / "catalogue.md", edited))
    assert _failures(edited) == []


def test_the_edit_is_one_of_every_section(edited: Path) -> None:
    """Each section of the list has an entry more than before, and one section is new."""
    before, after = (
        read_survey(locate_project(root / "bib" / "catalogue.md", None)) for root in (ROOT, edited)
    )
    assert len(after.sections) == len(before.sections) + 1
    one, two = (_count_entries(survey) for survey in (before, after))
    old = {section.anchor for section in before.sections}
    assert {two[anchor] - one[anchor] for anchor in old} == {1}


def _count_entries(survey: Survey) -> Counter[str]:
    found = Counter(line.section.anchor for work in survey.works for line in work.listings)
    return found + Counter(each.section.anchor for each in survey.resources)


def test_an_error_in_an_added_line_is_found(edited: Path) -> None:
    """The tests of the list are no formality: a wrong line fails them."""
    path = edited / "bib" / "catalogue.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(next(_papers()), "- [2024] **Half a line"), encoding="utf-8")
    assert any("test_nothing_is_wrong_but" in each for each in _failures(edited))
