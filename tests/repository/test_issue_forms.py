"""The issue forms of this repository are those that `survey init` makes of our own list."""

from typing import Any

import pytest
import yaml

from conftest import ROOT
from survey_companion.joining.section_names import name_choices
from survey_companion.model.forge import FORGES, FORM
from survey_companion.model.headings import Kind
from survey_companion.model.hints import Hints
from survey_companion.pages.adoption import Adoption, render_adoption
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import open_project
from survey_companion.text.sealing import is_sealed

HINT = "renew it with: python -m pytest tests/repository/test_issue_forms.py --renew"
FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"


@pytest.fixture(scope="module")
def own() -> Adoption:
    """What is known of our own list."""
    survey = read_survey(open_project(ROOT))
    return Adoption(info=survey.info, lists=("bib/catalogue.md",), sections=survey.sections, guessed=Hints())


def test_pages_fill_in_fields_that_the_form_has() -> None:
    """A link beside an entry names the form's file, and every field that it fills in is one of the form."""
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8"))
    asked = {field["id"] for field in form["body"] if "id" in field}
    (github,) = (forge for forge in FORGES if forge.host == "github.com")
    assert set(github.fields) - {"template", "title"} <= asked  # those two are of every form
    assert {"key", "line"} <= asked


def _form(text: str) -> tuple[dict[str, Any], list[str]]:
    """Return what a form says but for its choices, and its choices."""
    form: dict[str, Any] = yaml.safe_load(text) if not text.startswith("<!--") else {"text": text}
    choices: list[str] = []
    for field in form.get("body", []):
        choices += field["attributes"].pop("options", [])
    return form, choices


def test_they_are_made_by_the_program(own: Adoption, request: pytest.FixtureRequest) -> None:
    """Fields and words are those that the program writes for any list; `--renew` renews the forms."""
    texts = {path: text for path, text in render_adoption(own).items() if path.startswith(".github/")}
    assert len(texts) == 4
    for path, text in texts.items():
        if request.config.getoption("--renew"):
            (ROOT / path).parent.mkdir(exist_ok=True)
            (ROOT / path).write_text(text, encoding="utf-8")
        found = (ROOT / path).read_text(encoding="utf-8")
        assert is_sealed(found.encode()), f"{path} was edited; {HINT}"
        assert _form(found)[0] == _form(text)[0], f"{path} is stale; {HINT}"


@pytest.mark.parametrize(("name", "kind"), [("paper", Kind.TAXONOMY), ("resource", Kind.RESOURCES)])
def test_every_choice_is_a_section(own: Adoption, name: str, kind: Kind) -> None:
    """A choice leads to one section of its kind, in the order of the list; a new section may still lack."""
    _, options = _form((FOLDER / f"new-{name}.yml").read_text(encoding="utf-8"))
    sections = name_choices(own.sections)
    known = [option for option, section in sections.items() if section.part.kind is kind]
    assert options
    assert options == [each for each in known if each in options], f"a section has another name; {HINT}"
