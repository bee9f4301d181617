"""The issue forms of this repository are those that `survey init` makes of our own list."""

import pytest
import yaml

from conftest import ROOT
from survey_companion.joining.section_names import name_choices
from survey_companion.model.headings import Kind
from survey_companion.model.hints import Hints
from survey_companion.pages.adoption import Adoption, render_adoption
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import open_project

FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"


@pytest.fixture(scope="module")
def own() -> Adoption:
    """What is known of our own list."""
    survey = read_survey(open_project(ROOT))
    return Adoption(info=survey.info, lists=("bib/catalogue.md",), sections=survey.sections, guessed=Hints())


def test_they_are_made_by_the_program(own: Adoption, request: pytest.FixtureRequest) -> None:
    """A section that is added or renamed is in the forms, too; `--renew` renews them."""
    texts = {path: text for path, text in render_adoption(own).items() if path.startswith(".github/")}
    assert len(texts) == 4
    for path, text in texts.items():
        if request.config.getoption("--renew"):
            (ROOT / path).parent.mkdir(exist_ok=True)
            (ROOT / path).write_text(text, encoding="utf-8")
        hint = (
            f"{path} is stale; renew it with: python -m pytest tests/repository/test_issue_forms.py --renew"
        )
        assert (ROOT / path).read_text(encoding="utf-8") == text, hint


@pytest.mark.parametrize(("name", "kind"), [("paper", Kind.TAXONOMY), ("resource", Kind.RESOURCES)])
def test_every_section_can_be_chosen(own: Adoption, name: str, kind: Kind) -> None:
    """A choice leads back to one section of the list, and each section of the kind is a choice."""
    form = yaml.safe_load((FOLDER / f"new-{name}.yml").read_text(encoding="utf-8"))
    (field,) = [each for each in form["body"] if each["id"] == "section"]
    choices = name_choices(own.sections)
    chosen = [choices[option] for option in field["attributes"]["options"]]
    assert chosen == [section for section in own.sections if section.part.kind is kind]
