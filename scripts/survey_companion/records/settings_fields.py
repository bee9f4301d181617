"""The tables and fields of `survey.toml`, and checks of their values.

Input: tables of TOML, or the records made from them.
Output: faults; `survey_toml` adds their lines.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, ClassVar

from survey_companion.model.arxiv import is_arxiv_id
from survey_companion.model.dates import is_date
from survey_companion.model.hints import ALSO, FIELDS
from survey_companion.model.identifiers import is_root
from survey_companion.model.record_types import READ_STRICTLY, Preprint, Publication
from survey_companion.reading.lines.line_templates import parse_template
from survey_companion.records.record_values import (
    check_authors,
    check_marks,
    check_publication,
    check_urls,
    check_years,
)
from survey_companion.records.toml_validation import Fault, Place


@dataclass(frozen=True, kw_only=True, slots=True)
class SurveyTable:
    """The survey, described like any work."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    title: str | None = None
    short_title: str | None = None
    authors: tuple[str, ...] = ()  # "Family, Given" or "{Team}"
    year: int | None = None
    arxiv: str | None = None
    published: Publication | None = None
    preprint: Preprint | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CompanionTable:
    """The companion: the site and editions that are made from the lists."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    title: str | None = None
    authors: tuple[str, ...] = ()  # "Family, Given" or "{Team}"
    edition: str | None = None
    date: str | None = None
    address: str | None = None
    source_url: str | None = None
    origin: str | None = None
    license: str | None = None
    key: str | None = None  # prefix of its sections' citation keys


@dataclass(frozen=True, kw_only=True, slots=True)
class ChecksTable:
    """Checks that run only if a project switches them on."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    numbers_in_prose: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ShapeTable:
    """The form of some lines of a list."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    like: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SettingsFile:
    """The whole file."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    lists: tuple[str, ...] = ()
    additions: str | None = None
    add_to: str | None = None
    ignore: tuple[str, ...] = ()  # headings below which nothing is an entry
    papers: tuple[str, ...] = ()  # headings below which entries are papers
    data: tuple[str, ...] = ()  # headings below which entries are data resources
    columns: dict[str, str] = field(default_factory=dict)  # head of a column → field
    labels: dict[str, str] = field(default_factory=dict)  # word before a colon → field
    shape: tuple[ShapeTable, ...] = ()
    chapters: bool = False
    survey: SurveyTable = field(default_factory=SurveyTable)
    companion: CompanionTable = field(default_factory=CompanionTable)
    checks: ChecksTable = field(default_factory=ChecksTable)


_TABLES: dict[Place, type] = {
    (): SettingsFile,
    ("survey",): SurveyTable,
    ("survey", "published"): Publication,
    ("survey", "preprint"): Preprint,
    ("companion",): CompanionTable,
    ("checks",): ChecksTable,
    ("shape",): ShapeTable,
}


def name_fields(place: Place) -> str:
    """Return the fields of the table that contains a place, for a message: "one of title, …"."""
    names = [each.name for each in fields(_TABLES.get(place[:-1], SettingsFile))]
    return f"one of {', '.join(names)}"


def check_settings(file: SettingsFile) -> Iterator[Fault]:
    """Yield the impossible values, except those of `lists`."""
    places = [*file.lists, *([file.additions] if file.additions else [])]
    if file.add_to is not None and file.lists and file.add_to not in places:
        or_additions = ", or that of additions" if file.additions else ""
        yield ("add_to",), file.add_to, f"one of lists: {', '.join(file.lists)}{or_additions}"
    yield from _check_additions(file)
    yield from _check_hints(file)
    for name, faults in (
        ("survey", _check_survey(file.survey)),
        ("companion", _check_companion(file.companion)),
    ):
        for place, value, expected in faults:
            yield (name, *place), value, expected


def check_lists(file: SettingsFile) -> Iterator[Fault]:
    """Yield each path that cannot be that of a list in the project, and an empty `lists`."""
    if not file.lists:
        yield ("lists",), [], 'the paths of the lists to read, such as ["bib/catalogue.md"]'
    for number, path in enumerate(file.lists):
        if not _is_inside(path):
            yield ("lists",), path, "a path inside the project's folder, such as bib/catalogue.md"
        elif path in file.lists[:number]:
            yield ("lists",), path, "each list once"


def _check_additions(file: SettingsFile) -> Iterator[Fault]:
    """Yield the path of the additions if it cannot be that of a list of their own."""
    path = file.additions
    if path is None:
        return
    if not _is_inside(path) or not path.lower().endswith((".md", ".markdown")):
        yield ("additions",), path, "a Markdown file inside the project's folder, such as bib/additions.md"
    elif path in file.lists:
        yield ("additions",), path, "a list of its own, which is none of lists"


def check_texts(tables: Mapping[str, Any], start: Place = ()) -> Iterator[Fault]:
    """Yield every text without a visible character; if a value is unknown, its field is left out."""
    for name, value in tables.items():
        if isinstance(value, str) and not any(char.isprintable() and not char.isspace() for char in value):
            yield (*start, name), value, "a text, or no such field"
        elif isinstance(value, dict):
            yield from check_texts(value, (*start, name))


def check_versions(tables: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield a table of the preprint that stands without one of the publication."""
    survey = tables.get("survey")
    if isinstance(survey, dict) and "preprint" in survey and "published" not in survey:
        expected = "[survey.published] as well; if the survey is only a preprint, describe it in [survey]"
        yield ("survey", "preprint"), survey["preprint"], expected


def _check_hints(file: SettingsFile) -> Iterator[Fault]:
    """Yield each hint that cannot be followed; `lists` of headings may name one only once."""
    said: dict[str, str] = {}
    for name, headings in (("ignore", file.ignore), ("papers", file.papers), ("data", file.data)):
        for heading in headings:
            if heading in said:
                yield (name,), heading, f"each heading once; {said[heading]} names it, too"
            said.setdefault(heading, name)
    for name, words in (("columns", file.columns), ("labels", file.labels)):
        for word, meaning in words.items():
            if ALSO.get(meaning, meaning) not in FIELDS:
                yield (name, word), meaning, f"one of {', '.join((*FIELDS, *ALSO))}"
    for number, shape in enumerate(file.shape):
        try:
            parse_template(shape.like)
        except ValueError as error:
            yield ("shape", str(number), "like"), shape.like, str(error)


def _is_inside(path: str) -> bool:
    """Whether a relative path stays inside its folder, on every system."""
    parts = path.split("/")
    is_plain = not {"", ".", ".."} & set(parts) and "\\" not in path
    return is_plain and not PureWindowsPath(path).drive and not PurePosixPath(path).is_absolute()


def _check_survey(survey: SurveyTable) -> Iterator[Fault]:
    yield from check_authors(survey.authors)
    yield from check_marks(survey.authors)
    yield from check_years(survey.year, survey.published)
    yield from check_publication(survey.published)
    if survey.preprint is not None:
        for place, value, expected in (
            *check_authors(survey.preprint.authors),
            *check_marks(survey.preprint.authors),
            *check_years(survey.preprint.year),
        ):
            yield ("preprint", *place), value, expected
    if survey.arxiv is not None and not is_arxiv_id(survey.arxiv):
        yield ("arxiv",), survey.arxiv, "an arXiv identifier without version, such as 2401.02909"
    for alias in survey.aliases:
        if not re.fullmatch(r"[a-z][a-z0-9]*", alias):
            yield ("aliases",), alias, "citation keys of small letters and digits"


def _check_companion(companion: CompanionTable) -> Iterator[Fault]:
    yield from check_authors(companion.authors)
    yield from check_marks(companion.authors)
    yield from check_urls({"source_url": companion.source_url, "origin": companion.origin})
    if companion.key is not None and not re.fullmatch(r"[a-z][a-z0-9-]{0,11}", companion.key):
        yield ("key",), companion.key, "up to twelve small letters, digits and hyphens"
    if companion.edition is not None and not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z.-]*", companion.edition):
        yield ("edition",), companion.edition, "letters, digits, dots and hyphens"
    if companion.date is not None and not is_date(companion.date):
        yield ("date",), companion.date, "a day as YYYY-MM-DD"
    if companion.address is not None and not is_root(companion.address):
        yield (
            ("address",),
            companion.address,
            "the site's address, without ? and #, such as https://a.example/",
        )
