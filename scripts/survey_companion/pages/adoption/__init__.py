"""The files with which somebody adopts a list: settings, workflows, issue forms.

Input: an `Adoption`. Output: texts by path below the project's folder; `project.adopting` writes them.
Each has a seal in its first line, which shows in every copy whether somebody has changed it since.
"""

from dataclasses import dataclass, field, fields

from survey_companion.model.headings import Section
from survey_companion.model.hints import Hints
from survey_companion.model.record_types import Preprint, Publication
from survey_companion.model.survey import SurveyInfo
from survey_companion.pages.adoption.filling import fill
from survey_companion.pages.adoption.issue_forms import render_issue_forms
from survey_companion.records.tool_source import install_argument
from survey_companion.text.person_names import invert_author
from survey_companion.text.sealing import ADOPTED, seal

SETTINGS = "bib/survey.toml"
_NOTE = f"{ADOPTED}. It is yours to edit; as long as nobody does, `survey init --upgrade` may renew it."
_EXTRAS = {"check": None, "publish": "book", "refresh": None}  # what each workflow installs, by its name


@dataclass(frozen=True, kw_only=True, slots=True)
class Adoption:
    """What is known of a list when it is adopted."""

    info: SurveyInfo
    lists: tuple[str, ...]  # POSIX paths below the project's folder
    sections: tuple[Section, ...]  # in the order of the list
    guessed: Hints  # what its lines were taken for
    given: Hints = field(default_factory=Hints)  # what its owner says of them
    additions: str | None = None  # a list of what the companion adds
    tool: str | None = None  # what workflows install; None: there are none


def render_adoption(adoption: Adoption) -> dict[str, str]:
    """Return the text of each file by its POSIX path below the project's folder."""
    files = {SETTINGS: _render_settings(adoption)}
    files["docs/.gitignore"] = fill("docs.gitignore.jinja")
    if adoption.tool is not None:
        files |= _render_workflows(adoption.tool)
    files |= render_issue_forms(adoption.sections)
    sealed = {path: seal(f"# {_NOTE}\n{text}") for path, text in files.items()}
    request = fill("pull_request_template.md.jinja", has_check=adoption.tool is not None)
    return {**sealed, ".github/pull_request_template.md": seal(f"<!-- {_NOTE} -->\n{request}")}


def _render_settings(adoption: Adoption) -> str:
    """Return the settings; a setting of which nothing is known is an example behind a #."""
    info = adoption.info
    preprint = {each.name: getattr(info.preprint, each.name, None) for each in fields(Preprint)}
    published = {each.name: getattr(info.published, each.name, None) for each in fields(Publication)}
    return fill(
        "survey.toml.jinja",
        adoption=adoption,
        info=info,
        authors=tuple(map(invert_author, info.authors)),
        companion_authors=tuple(map(invert_author, info.companion_authors)),
        published=published | {"type": info.published.type.value if info.published else None},
        preprint=preprint,
    )


def _render_workflows(tool: str) -> dict[str, str]:
    """Return what runs elsewhere: on GitHub, and on Read the Docs."""
    files = {
        f".github/workflows/{name}.yml": fill(f"{name}.yml.jinja", tool=install_argument(tool, extra=extra))
        for name, extra in _EXTRAS.items()
    }
    book = install_argument(tool, extra="book")
    return {**files, ".readthedocs.yaml": fill("readthedocs.yaml.jinja", tool=book)}
