"""Programs that read bibliographies find in our files what our records say, of every work.

Each program reads a file with all works once, without a warning.
A program that is not installed skips its test and says so; in CI it fails the test.
"""

import csv
import json
import re
from dataclasses import replace

import bibtexparser.entrypoint as bibtexparser
import pytest
import rispy
from bibtexparser import middlewares
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string

from bibliographies import KIND_IN, Facts, Item, Library, compare, read_csl, read_entry, run_program
from conftest import TESTS, need, need_package
from survey_companion.model.work_kinds import PREPRINT
from survey_companion.text.latex import decode_latex

# -- programs in Python ----------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["bib", "biblatex.bib"])
def test_pybtex(suffix: str, library: Library) -> None:
    """Pybtex splits names as BibTeX does."""
    entries = parse_string(library.text(suffix), "bibtex").entries
    found = {key: read_entry(entry) for key, entry in entries.items()}
    compare(found, library, KIND_IN[suffix])


@pytest.mark.parametrize("suffix", ["bib", "biblatex.bib"])
def test_bibtexparser(suffix: str, library: Library) -> None:
    """Bibtexparser fails at no block, and splits names in its own way."""
    names = [middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()]
    read = bibtexparser.parse_string(library.text(suffix), append_middleware=names)
    assert not read.failed_blocks
    found = {
        entry.key: _read_block(entry.entry_type, {f.key: f.value for f in entry.fields})
        for entry in read.entries
    }
    assert len(read.entries) == len(found)
    compare(found, library, KIND_IN[suffix])


def _read_block(kind: str, fields: Item) -> Facts:
    names = [" ".join([*each.von, *each.last]) for each in fields.get("author", ())]
    container = fields.get("booktitle") or fields.get("journal") or fields.get("journaltitle")
    return Facts(
        kind=kind,
        families=tuple(decode_latex(name) for name in names),
        title=decode_latex(fields["title"]),
        year=(fields.get("date") or fields.get("year", ""))[:4] or None,
        container=decode_latex(container) if container else None,
        doi=fields.get("doi"),
    )


def test_rispy(library: Library) -> None:
    """Rispy reads every record; its authors are "Family, Given"."""
    found = {each["id"]: _read_record(each) for each in rispy.loads(library.text("ris"))}
    compare(found, library, lambda kind: kind.ris)


def _read_record(record: Item) -> Facts:
    kind = record["type_of_reference"]
    has_container = kind in {"CONF", "JOUR", "CHAP"}
    return Facts(
        kind=kind,
        families=tuple(name.split(", ")[0] for name in record.get("authors", ())),
        title=record["title"],
        year=record.get("year"),
        container=record.get("secondary_title") if has_container else None,
        doi=record.get("doi"),
    )


def test_csv(library: Library) -> None:
    """A row of the table has the citation key, the title and the year of each work of the list."""
    rows = {
        row["key"]: row for row in csv.DictReader(library.text("csv").removeprefix("\ufeff").splitlines())
    }
    assert list(rows) == list(library.works)
    for key, facts in library.facts.items():
        assert (rows[key]["title"].removeprefix("'"), rows[key]["year"]) == (facts.title, facts.year or "")


def test_citeproc(library: Library, recwarn: pytest.WarningsRecorder) -> None:
    """citeproc-py makes a reference of every item, with its first family name and its year."""
    source = CiteProcJSON(json.loads(library.text("json")))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for key in library.works:
        bibliography.register(Citation([CitationItem(key)]))
    references = [str(reference) for reference in bibliography.bibliography()]
    assert len(references) == len(library.works)
    for key, facts in library.facts.items():
        parts = (*facts.families[:1], facts.year or "")
        assert any(all(part in each for part in parts) for each in references), key
    said = [str(each.message) for each in recwarn]
    assert said == ["The following arguments for Reference are unsupported: license"], "Zotero reads it"


# -- programs in JavaScript ------------------------------------------------------------------------

# What citation.js calls kinds of works, by the names that Zotero has for them; others it calls as CSL does.
CITATION_JS = {
    "bib": dict.fromkeys(("preprint", "webpage", "dataset", "computerProgram", "document"), "document"),
    "biblatex.bib": {"preprint": "webpage", "computerProgram": "software", "document": "document"},
    "ris": {"computerProgram": "software", "document": "document"},
    "json": {},
}


@pytest.fixture(scope="module")
def in_javascript(library: Library) -> dict[str, list[Item]]:
    """What each program in JavaScript makes of each file, by the names of both."""
    need_package("@citation-js/core")
    paths = [str(library.path(suffix)) for suffix in CITATION_JS]
    done = run_program(need("node"), "references.mjs", *paths, folder=TESTS / "browser")
    answer = json.loads(done.stdout)
    assert (answer["said"], done.stderr) == ([], "")
    found: dict[str, list[Item]] = answer["found"]
    return found


@pytest.mark.parametrize("suffix", CITATION_JS)
def test_citation_js(suffix: str, library: Library, in_javascript: dict[str, list[Item]]) -> None:
    """citation.js reads each of our formats, but in RIS it knows no unpublished works, such as preprints."""
    items = in_javascript[f"citation.js {suffix}"]
    if suffix == "ris":
        known = {key: work for key, work in library.works.items() if work.kind is not PREPRINT}
        items = [item for item in items if item["id"] in known]
        library = replace(library, works=known)
    found = {item["id"]: read_csl(item) for item in items}
    assert len(found) == len(items)
    compare(found, library, lambda kind: CITATION_JS[suffix].get(kind.zotero, kind.csl))


@pytest.mark.parametrize("suffix", ["bib", "biblatex.bib"])
def test_better_bibtex(suffix: str, library: Library, in_javascript: dict[str, list[Item]]) -> None:
    """So does the parser with which Better BibTeX imports into Zotero."""
    entries = in_javascript[f"Better BibTeX {suffix}"]
    found = {entry["key"]: _read_parsed(entry["type"], entry["fields"]) for entry in entries}
    assert len(found) == len(entries)
    compare(found, library, KIND_IN[suffix])


def _read_parsed(kind: str, fields: Item) -> Facts:
    names = [
        " ".join(filter(None, [each.get("prefix"), each.get("lastName") or each.get("name")]))
        for each in fields.get("author", ())
    ]
    container = fields.get("booktitle") or fields.get("journal") or fields.get("journaltitle")
    return Facts(
        kind=kind,
        families=tuple(names),
        title=re.sub("<[^>]+>", "", fields["title"]),
        year=str(fields.get("date") or fields.get("year") or "")[:4] or None,
        container=re.sub("<[^>]+>", "", container) if container else None,
        doi=fields.get("doi"),
    )


# -- lists of authors that are not complete --------------------------------------------------------


def test_no_author_is_invented(library: Library) -> None:
    """`others` stands for exactly the lists that are known to stop early, and for nobody in other formats."""
    works = library.works.values()
    truncated = {work.key for work in works if work.byline and work.byline.truncated}
    for suffix in ("bib", "biblatex.bib"):
        entries = parse_string(library.text(suffix), "bibtex").entries
        last = {key: str(entry.persons["author"][-1]) for key, entry in entries.items()}
        assert {key for key, name in last.items() if name == "others"} == truncated
    names = json.dumps([item.get("author") for item in json.loads(library.text("json"))]).lower()
    assert "et al" not in names
    assert "others" not in names
