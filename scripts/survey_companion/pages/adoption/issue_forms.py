"""The issue forms of a list: a new paper, a new data resource, something that is wrong.

Input: the sections of a survey. Output: YAML by path; `survey add --from` reads the issues that they make.
https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-issue-forms
"""

from collections.abc import Iterable, Sequence
from typing import Any

import yaml

from survey_companion.joining.section_names import name_choices
from survey_companion.model.headings import Kind, Section

FOLDER = ".github/ISSUE_TEMPLATE"
Field = dict[str, Any]


def render_issue_forms(sections: Iterable[Section]) -> dict[str, str]:
    """Return the text of each form by its path, without a first line that says who made it."""
    choices = name_choices(sections)
    papers, data = (
        [_Choice(name) for name, section in choices.items() if section.part.kind is kind]
        for kind in (Kind.TAXONOMY, Kind.RESOURCES)
    )
    forms = {
        "new-paper": _form("New paper", "Propose a paper for the list.", "Paper: ", _ask_paper(papers)),
        "new-resource": _form(
            "New data resource", "Propose a data resource for the list.", "Resource: ", _ask_resource(data)
        ),
        "wrong-entry": _form("Something is wrong", "Correct an entry of the list.", "Wrong: ", _ask_wrong()),
    }
    return {f"{FOLDER}/{name}.yml": _dump(form) for name, form in forms.items()}


class _Choice(str):
    """A name from a list; it is quoted, since readers of YAML differ in what they take for a number."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes choices in quotation marks."""


_Dumper.add_representer(
    _Choice, lambda dumper, choice: dumper.represent_scalar("tag:yaml.org,2002:str", str(choice), style='"')
)


def _dump(form: Field) -> str:
    text: str = yaml.dump(form, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
    return text


def _form(name: str, description: str, title: str, body: list[Field]) -> Field:
    return {"name": name, "description": description, "title": title, "body": body}


def _ask_paper(sections: Sequence[str]) -> list[Field]:
    return [
        _ask("title", "Title", "As the paper has it, with its capitals.", is_needed=True),
        _ask(
            "paper",
            "Paper",
            "The address of the paper at arXiv, a publisher or a conference.",
            is_needed=True,
        ),
        _ask("authors", "Authors", "All names with commas between, or the first one and et al."),
        _ask("code", "Code", "The address of its code, if there is any."),
        _ask("key-point", "Key point", "What the paper does or shows, in one sentence."),
        _ask_section(sections),
    ]


def _ask_resource(sections: Sequence[str]) -> list[Field]:
    return [
        _ask("name", "Name", "What the data resource is called.", is_needed=True),
        _ask("address", "Address", "Where it can be found on the web.", is_needed=True),
        _ask("description", "Description", "What it is, in one or two sentences."),
        _ask_section(sections),
    ]


def _ask_wrong() -> list[Field]:
    return [
        _ask("key", "Entry", "The citation key or the title of the entry.", is_needed=True),
        _ask("line", "Line", "Its line in the list, if you know it."),
        _ask("wrong", "What is wrong", "What it says, and what it should say.", is_needed=True, is_long=True),
        _ask("source", "Where you saw it", "The address of a page that says so."),
    ]


def _ask(name: str, label: str, description: str, *, is_needed: bool = False, is_long: bool = False) -> Field:
    """Return a field for text."""
    return {
        "type": "textarea" if is_long else "input",
        "id": name,
        "attributes": {"label": label, "description": description},
        "validations": {"required": is_needed},
    }


def _ask_section(sections: Sequence[str]) -> Field:
    """Return a field with the sections to choose from; for text if the list has none of the kind."""
    if not sections:
        return _ask("section", "Section", "Where it belongs in the list.")
    described = "Where it belongs in the list. If you do not know, leave it out."
    return {
        "type": "dropdown",
        "id": "section",
        "attributes": {"label": "Section", "description": described, "options": list(sections)},
        "validations": {"required": False},
    }
