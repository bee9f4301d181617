"""The table of formats in which readers download works and cite the companion.

All code that writes such files, links to them or describes them to search engines uses this table.
To add a format, write a module that renders one work, and add an entry to `FORMATS`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from survey_companion.columns.resource_table import RESOURCES
from survey_companion.columns.work_table import WORKS
from survey_companion.exports import biblatex, bibtex, csl, csv_tables, reference_text, ris
from survey_companion.exports.cited_place import CitedPlace
from survey_companion.model.record_types import ResourceRecord
from survey_companion.model.survey import Resource, Work


class Scope(Enum):
    """What a file contains; the value is its path below `exports/`, without suffix.

    The braces are replaced by the name of the work or section that the file is about.
    """

    WORK = "works/{}"  # each work that a record describes, by its citation key
    SECTION = "sections/{}"  # the works of each section, by its anchor
    BIBLIOGRAPHY = "survey"  # all works, sorted by their keys
    TABLE = "works"  # the works of the taxonomy, in the order of the list
    PUBLISHED = "published"  # if there are additions, the works of the published list alone
    ADDED = "added"  # and the works that only the companion lists
    CHOSEN_WORKS = "explorer-works"  # what readers choose in the explorers of works and of models
    CHOSEN_RESOURCES = "explorer-resources"  # what readers choose in the explorer of data resources


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """A format: how to write an entry, how to join entries to a file, and which files it has."""

    label: str  # name on pages
    suffix: str  # of its files; unique
    media_type: str
    render_work: Callable[[Work], str]
    scopes: frozenset[Scope] = frozenset()
    render_place: Callable[[CitedPlace], str] | None = None  # None: no citations of the survey and of places
    # If given, there is a table of data resources; if not, chosen data resources export the papers to cite.
    render_resource: Callable[[Resource, ResourceRecord | None], str] | None = None
    # Comments on the source of the works, and on the text of their entries.
    describe_origin: Callable[[str, Sequence[str]], str] | None = None
    head: str = ""  # before the works
    resource_head: str = ""  # before the data resources
    separator: str = "\n"  # between two entries
    tail: str = ""  # after the last entry
    is_dataset: bool = False  # whether search engines are told of the file of all works

    def path(self, scope: Scope, name: str = "") -> str:
        """Return the path of a file below `exports/`; `name` is that of the work or section it contains."""
        return f"{scope.value.format(name)}.{self.suffix}"

    def join_works(self, entries: Iterable[str], source: str | None = None) -> str:
        """Return the text of a file with rendered works; it names its `source`, if given, in a comment."""
        texts = list(entries)
        if self.describe_origin and source is not None:
            texts.insert(0, self.describe_origin(source, texts))
        return f"{self.head}{self.separator.join(texts)}{self.tail}"

    def join_resources(self, entries: Iterable[str]) -> str:
        """Return the text of a file with rendered data resources."""
        return f"{self.resource_head}{self.separator.join(entries)}{self.tail}"


_FILES = frozenset({Scope.WORK, Scope.SECTION, Scope.BIBLIOGRAPHY, Scope.PUBLISHED, Scope.ADDED})

# Pages name the formats in this order. For programs, the page of a work links to the first with `WORK`.
FORMATS: tuple[Format, ...] = (
    Format(
        label="Text",
        suffix="txt",
        media_type="text/plain",
        render_work=reference_text.render_work,
        render_place=reference_text.render_place,
    ),
    Format(
        label="BibTeX",
        suffix="bib",
        media_type="application/x-bibtex",
        render_work=bibtex.render_work,
        scopes=_FILES | {Scope.CHOSEN_WORKS, Scope.CHOSEN_RESOURCES},
        render_place=bibtex.render_place,
        describe_origin=bibtex.describe_origin,
        is_dataset=True,
    ),
    Format(
        label="biblatex",
        suffix="biblatex.bib",
        media_type="application/x-bibtex",
        render_work=biblatex.render_work,
        scopes=_FILES,
        render_place=biblatex.render_place,
        describe_origin=bibtex.describe_origin,
    ),
    Format(
        label="RIS",
        suffix="ris",
        media_type="application/x-research-info-systems",
        render_work=ris.render_work,
        scopes=_FILES | {Scope.CHOSEN_WORKS},
        render_place=ris.render_place,
    ),
    Format(
        label="CSL-JSON",
        suffix="json",
        media_type="application/vnd.citationstyles.csl+json",
        render_work=csl.render_work,
        scopes=_FILES,
        render_place=csl.render_place,
        head="[\n",
        separator=",\n",
        tail="\n]\n",
    ),
    Format(
        label="CSV",
        suffix="csv",
        media_type="text/csv",
        render_work=csv_tables.render_work,
        scopes=frozenset({Scope.TABLE, Scope.CHOSEN_WORKS, Scope.CHOSEN_RESOURCES}),
        render_resource=csv_tables.render_resource,
        head=csv_tables.render_file([csv_tables.WORK_FIELDS]),
        resource_head=csv_tables.render_file([csv_tables.RESOURCE_FIELDS]),
        separator="",
        is_dataset=True,
    ),
)


_CSV = FORMATS[-1]
_WITH_MONTHS = replace(
    _CSV,
    render_work=csv_tables.render_work_with_month,
    render_resource=csv_tables.render_resource_with_month,
    head=csv_tables.render_file([WORKS.name_fields(has_additions=True)]),
    resource_head=csv_tables.render_file([RESOURCES.name_fields(has_additions=True)]),
)


def write_months(form: Format) -> Format:
    """Return the format of a survey with additions: a table also says in which month each was added."""
    return _WITH_MONTHS if form is _CSV else form


def formats_for(*scopes: Scope) -> tuple[Format, ...]:
    """Return the formats with files of any of these scopes, in the order of `FORMATS`."""
    return tuple(each for each in FORMATS if each.scopes.intersection(scopes))


def choices_of_resources() -> tuple[tuple[Format, ...], tuple[Format, ...]]:
    """Return the formats that export chosen data resources, and those that export the papers to cite."""
    offered = formats_for(Scope.CHOSEN_RESOURCES)
    own = tuple(each for each in offered if each.render_resource)
    return own, tuple(each for each in offered if each not in own)


def name_formats(formats: Sequence[Format], word: str) -> str:
    """Return the labels of the formats for a sentence: "BibTeX, RIS or CSV"; `word` is "or" or "and"."""
    *others, last = [each.label for each in formats]
    return f"{', '.join(others)} {word} {last}" if others else last
