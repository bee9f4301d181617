"""All entries that bibliography programs are tried with, in files of all formats, and what their records say.

The entries are those of the project's own list, one of every kind, and twenty that are difficult.
"""

import re
import subprocess
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from pybtex.database import Entry

from conftest import CASES, ROOT
from short_ways import read_listed
from survey_companion.exports.formats import FORMATS
from survey_companion.model.authors import Author, Person
from survey_companion.model.survey import Work
from survey_companion.model.work_kinds import Kind
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import locate_project
from survey_companion.text.latex import decode_latex


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a program, or a record, says of a work; `None` where it says nothing."""

    kind: str | None  # as the program calls it
    families: tuple[str, ...]  # particle and family name, or a team's name
    title: str
    year: str | None
    container: str | None  # journal, proceedings or book
    doi: str | None


@dataclass(frozen=True, kw_only=True)
class Library:
    """The works, by their keys, and the files that hold all of them: `all.bib`, `all.ris` and so on."""

    folder: Path
    works: dict[str, Work]  # sorted by key
    difficult: frozenset[str]  # keys

    def path(self, suffix: str) -> Path:
        """Return the path of the file of a format."""
        return self.folder / f"all.{suffix}"

    def text(self, suffix: str) -> str:
        """Return the file of a format."""
        return self.path(suffix).read_text(encoding="utf-8")

    @cached_property
    def facts(self) -> dict[str, Facts]:
        """What the records say of each work, with the name of its kind in CSL."""
        return {key: _state(work) for key, work in self.works.items()}


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """All works, and a file of each format with all of them."""
    folder = tmp_path_factory.mktemp("library")
    own = read_survey(locate_project(ROOT / "bib" / "catalogue.md", ROOT))
    kinds, difficult = (
        read_listed((CASES / f"{name}.toml").read_text(encoding="utf-8")).works
        for name in ("works-of-every-kind", "difficult-works")
    )
    works = sorted((*own.works, *own.cited, *kinds, *difficult), key=lambda work: work.key)
    for each in FORMATS:
        text = each.join_works(map(each.render_work, works), "tests")
        (folder / f"all.{each.suffix}").write_text(text, encoding="utf-8")
    by_key = {str(work.key): work for work in works}
    assert len(by_key) == len(works), "a key names one work"
    return Library(folder=folder, works=by_key, difficult=frozenset(work.key for work in difficult))


def _state(work: Work) -> Facts:
    return Facts(
        kind=work.kind.csl,
        families=tuple(map(_family, work.byline.authors)) if work.byline else (),
        title=work.title,
        year=str(work.year) if work.year else None,
        container=work.container,
        doi=work.doi,
    )


def _family(author: Author) -> str:
    return author.family if isinstance(author, Person) else author.name


def _drop_others(families: Iterable[str]) -> tuple[str, ...]:
    """Return the names without the word that stands for those who are not named."""
    known = tuple(families)
    return known[:-1] if known[-1:] == ("others",) else known


def run_program(
    *command: str, folder: Path, good: Collection[int] = (0,)
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, which must be a good one."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, errors="replace")
    told = f"{' '.join(command)}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    assert done.returncode in good, told
    return done


# -- comparing ---------------------------------------------------------------------------------------

_CHINESE = re.compile("^([\u4e00-\u9fff])[\u4e00-\u9fff]{1,2}$")

Read = dict[str, Facts]  # by citation key
Item = dict[str, Any]


def compare(found: Read, library: Library, name_kind: Callable[[Kind], str | None]) -> None:
    """Compare what a program found with the records; `name_kind` says what it calls a kind."""
    assert list(found) == list(library.works), "each key once, in our order"
    expected = {
        key: _plain(replace(library.facts[key], kind=name_kind(work.kind)))
        for key, work in library.works.items()
    }
    plain = {key: _plain(facts) for key, facts in found.items()}
    assert {key: facts for key, facts in plain.items() if facts != expected[key]} == {
        key: facts for key, facts in expected.items() if facts != plain[key]
    }


def _plain(facts: Facts) -> Facts:
    """Return the facts without what programs change by design: capitals, quotation marks and dashes."""

    def plain(text: str) -> str:
        text = unicodedata.normalize("NFC", text)
        return " ".join(re.sub("[–—-]+", "-", re.sub("[“”‘’']", '"', text)).casefold().split())

    return replace(
        facts,
        # A Chinese name that is kept whole begins with the family name.
        families=tuple(_CHINESE.sub(r"\1", plain(name)) for name in _drop_others(facts.families)),
        title=plain(facts.title),
        container=plain(facts.container) if facts.container else None,
        doi=facts.doi or None,
    )


KIND_IN: dict[str, Callable[[Kind], str]] = {
    "bib": lambda kind: kind.bibtex,
    "biblatex.bib": lambda kind: kind.biblatex,
}


def read_entry(entry: Entry) -> Facts:
    """Return an entry that pybtex read, with commands of LaTeX as letters."""
    fields = {name: decode_latex(value) for name, value in entry.fields.items()}
    names = [" ".join([*each.prelast_names, *each.last_names]) for each in entry.persons.get("author", ())]
    return Facts(
        kind=entry.type,
        families=tuple(decode_latex(name) for name in names),
        title=fields["title"],
        year=(fields.get("date") or fields.get("year", ""))[:4] or None,
        container=fields.get("booktitle") or fields.get("journal") or fields.get("journaltitle"),
        doi=fields.get("doi"),
    )


def read_csl(item: Item) -> Facts:
    """Return what a program wrote as CSL-JSON."""
    kind = item.get("type", "")
    date = item.get("issued", {}).get("date-parts")
    has_container = kind in {"paper-conference", "article-journal", "chapter"}
    return Facts(
        kind=kind,
        families=tuple(map(_csl_family, item.get("author", ()))),
        title=re.sub("<[^>]+>", "", item["title"]),
        year=str(date[0][0]) if date else None,
        container=item.get("container-title") if has_container else None,
        doi=item.get("DOI"),
    )


def _csl_family(name: dict[str, str]) -> str:
    parts = ("dropping-particle", "non-dropping-particle", "family", "literal")
    return " ".join(name[part] for part in parts if part in name)
