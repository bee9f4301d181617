"""Programs that turn bibliographies into other formats find in our files what our records say, of every work.

Each program reads a file with all works once, without a warning.
A program that is not installed skips its test and says so; in CI it fails the test.
"""

import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pybtex.database import parse_file

from bibliographies import KIND_IN, Facts, Library, compare, read_csl, read_entry, run_program
from conftest import need

# The same for pandoc.
PANDOC = {
    "bibtex": dict.fromkeys(("preprint", "webpage", "dataset", "computerProgram", "document"), ""),
    "biblatex": {"preprint": "webpage", "computerProgram": "book", "document": ""},
    "csljson": {},
}


@pytest.mark.parametrize(
    ("form", "suffix"), [("bibtex", "bib"), ("biblatex", "biblatex.bib"), ("csljson", "json")]
)
def test_pandoc(form: str, suffix: str, library: Library) -> None:
    """Pandoc reads three of our formats, and writes CSL-JSON."""
    options = ("--from", form, "--to", "csljson")
    done = run_program(need("pandoc"), str(library.path(suffix)), *options, folder=library.folder)
    assert done.stderr == ""
    items = json.loads(done.stdout)
    found = {item["id"]: read_csl(item) for item in sorted(items, key=lambda item: str(item["id"]))}
    assert len(found) == len(items)
    compare(found, library, lambda kind: PANDOC[form].get(kind.zotero, kind.csl))


MODS = {"": "http://www.loc.gov/mods/v3"}
# What bibutils does not know of RIS: two types and a tag, which other programs do.
UNKNOWN = {"bib": set(), "ris": {"UNPD", "DATA", "DATABASE"}}


@pytest.mark.parametrize(("program", "suffix"), [("bib2xml", "bib"), ("ris2xml", "ris")])
def test_bibutils(program: str, suffix: str, library: Library, tmp_path: Path) -> None:
    """Bibutils turns two of our formats into MODS, and that into BibTeX, which pybtex reads."""
    done = run_program(need(program), str(library.path(suffix)), folder=tmp_path)
    assert set(re.findall(r"(?:type |^\w+: {8})'(\w+)'", done.stderr, re.MULTILINE)) == UNKNOWN[suffix]
    assert not re.search("error|warning|cannot", done.stderr, re.IGNORECASE)
    (tmp_path / "all.xml").write_text(done.stdout, encoding="utf-8")
    root = ElementTree.fromstring(done.stdout.removeprefix("\ufeff"))  # noqa: S314  (our own works)
    names = (name for facts in library.facts.values() for name in facts.families)
    teams = {name.replace(" ", ""): name for name in names if " " in name}
    found = {each.get("ID", ""): _read_mods(each, teams) for each in root}
    for key, facts in library.facts.items():
        found[key] = _forgive(found[key], facts, suffix)
    compare(found, library, lambda _: None)
    back = run_program(need("xml2bib"), "all.xml", folder=tmp_path).stdout
    assert re.findall(r"^\ufeff?@\w+\{(\w+),", back, re.MULTILINE) == list(library.works)


def _forgive(found: Facts, expected: Facts, suffix: str) -> Facts:
    """Return what bibutils found, but what the record says where it is known to read something else."""
    if suffix == "ris":  # it knows no DOI, and splits a team at "and"
        is_split = any(" and " in name for name in expected.families)
        return replace(found, doi=expected.doi, families=(expected if is_split else found).families)
    has_dot_below = r"\d" in f"{found.families} {found.title}"  # of which it knows no command
    is_parted = _join(found) == _join(expected)  # it keeps the blank that ends a command, as in {\l }
    return replace(expected, kind=None) if has_dot_below or is_parted else found


def _join(facts: Facts) -> str:
    """Return all names and the title without blanks."""
    return "".join("".join((*facts.families, facts.title)).casefold().split())


def _read_mods(mods: ElementTree.Element, teams: Mapping[str, str]) -> Facts:
    names = [
        each for each in mods.findall("name", MODS) if each.findtext("role/roleTerm", "", MODS) == "author"
    ]
    date = mods.find(".//dateIssued", MODS)
    return Facts(
        kind=None,
        families=tuple(_mods_family(name, teams) for name in names),
        title=_mods_title(mods.find("titleInfo", MODS)) or "",
        year=(date.text or "")[:4] if date is not None else None,
        container=_mods_title(mods.find("relatedItem[@type='host']/titleInfo", MODS)),
        doi=mods.findtext("identifier[@type='doi']", None, MODS),
    )


def _mods_title(info: ElementTree.Element | None) -> str | None:
    if info is None:
        return None
    parts = (info.findtext(name, None, MODS) for name in ("title", "subTitle"))
    title = ": ".join(part for part in parts if part)
    return re.sub("(?<=[?!]):", "", title).replace("\N{UP ARROWHEAD}", "^")  # bibutils' circumflex


def _mods_family(name: ElementTree.Element, teams: Mapping[str, str]) -> str:
    """Return the family name, or a team's, which RIS cannot tell from a person's."""
    parts = [part.text or "" for part in name.findall("namePart", MODS)]
    family = name.findtext("namePart[@type='family']", " ".join(parts), MODS)
    return teams.get("".join(parts).replace(" ", ""), family)  # "NLLB" is four given names


JABREF = "SURVEY_JABREF"  # names the folder of JabRef, if it is not on the path


@pytest.mark.parametrize("suffix", ["bib", "biblatex.bib"])
def test_jabref(suffix: str, library: Library, tmp_path: Path) -> None:
    """JabRef reads both .bib files and writes them again, without a window."""
    folder = os.environ.get(JABREF)
    path = f"{folder}/bin" if folder else None
    program = shutil.which("jabref", path=path) or shutil.which("JabRef", path=path)
    if program is None:
        pytest.skip(f"NOT TESTED: JabRef, which is not on the path; {JABREF} can name its folder")
    command = (
        "--nogui",
        "--import",
        f"{library.path(suffix)},bibtex",
        "--output",
        f"{tmp_path / 'out.bib'},bibtex",
    )
    run_program(program, *command, folder=tmp_path)
    entries = parse_file(str(tmp_path / "out.bib"), "bibtex").entries
    found = {key: read_entry(entry) for key, entry in sorted(entries.items())}
    compare(found, library, KIND_IN[suffix])
