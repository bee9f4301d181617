"""Works of every kind in every format, and what reference managers make of them."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.client import HTTPConnection
from typing import Any
from urllib.parse import parse_qs

import pytest
import rispy
from pybtex.database import parse_string

from conftest import CASES, CheckGolden
from short_ways import read_listed
from survey_companion.exports.export_files import FOLDER, render_exports, render_works
from survey_companion.metadata.coins import PLUS, render_coins
from survey_companion.model.survey import Survey, Work
from survey_companion.text.latex import decode_latex

RECORDS = CASES / "works-of-every-kind.toml"

Item = dict[str, Any]


@pytest.fixture(scope="module")
def survey() -> Survey:
    """The works of the file, all in one section."""
    found = read_listed(RECORDS.read_text(encoding="utf-8"))
    assert [work.key for work in found.works] == list(ITEM_TYPES)
    return found


@pytest.fixture
def files(survey: Survey) -> dict[str, str]:
    """The file of all works in each format, by its suffix."""
    made = render_exports(survey, render_works(survey))
    return {suffix: made[f"{FOLDER}/survey.{suffix}"] for suffix in ("bib", "biblatex.bib", "ris", "json")}


@pytest.mark.parametrize("suffix", ["bib", "biblatex.bib", "ris", "json"])
def test_every_kind_in_every_format(suffix: str, files: dict[str, str], check_golden: CheckGolden) -> None:
    """Each field of each kind stands where the format has a place for it."""
    check_golden(f"kinds/survey.{suffix}", files[suffix])


def test_every_kind_on_a_page(survey: Survey, check_golden: CheckGolden) -> None:
    """The same for what Zotero finds on pages."""
    works = sorted(survey.works, key=lambda work: work.key)
    check_golden("kinds/coins.txt", "\n".join(f"{work.key}\n{render_coins(work)}" for work in works) + "\n")


# -- what Zotero makes of it -----------------------------------------------------------------------

# The item that Zotero makes of each work, and the roads on which its importers know no better type.
# https://www.zotero.org/support/kb/item_types_and_fields, https://github.com/zotero/translators
ITEM_TYPES: dict[str, tuple[str, dict[str, str]]] = {
    "doe2024rolling": ("preprint", {"ris": "manuscript", "bib": "document", "biblatex.bib": "webpage"}),
    "doe2023lifting": ("conferencePaper", {}),
    "doe2022carrying": ("journalArticle", {}),
    "doe2021stones": ("book", {}),
    "doe2020walls": ("bookSection", {}),
    "doe2019arches": ("thesis", {}),
    "doe2018sand": ("thesis", {}),
    "doe2017sieves": ("report", {}),
    "stoneteam2016stonetool": ("computerProgram", {"bib": "document", "json": "webpage"}),
    "doe2015quarry": ("dataset", {"bib": "document"}),
    "doe2014pebble": ("webpage", {"bib": "document"}),
}
# What the importers make of the types of each format.
OF_RIS = {
    "CONF": "conferencePaper",
    "JOUR": "journalArticle",
    "BOOK": "book",
    "CHAP": "bookSection",
    "THES": "thesis",
    "RPRT": "report",
    "COMP": "computerProgram",
    "DATA": "dataset",
    "ELEC": "webpage",
    "UNPD": "manuscript",
}
OF_BIBTEX = {
    "inproceedings": "conferencePaper",
    "article": "journalArticle",
    "book": "book",
    "incollection": "bookSection",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "misc": "document",
    "online": "webpage",
    "software": "computerProgram",
    "dataset": "dataset",
}
OF_CSL = {
    "paper-conference": "conferencePaper",
    "article-journal": "journalArticle",
    "book": "book",
    "chapter": "bookSection",
    "thesis": "thesis",
    "report": "report",
    "dataset": "dataset",
    "webpage": "webpage",
    "article": "preprint",
}
OF_COINS = {"proceeding": "conferencePaper", "article": "journalArticle", "bookitem": "bookSection"}


def _read_ris(text: str) -> dict[str, Item]:
    mapping = {**rispy.TAG_KEY_MAPPING, "BT": "book", "ED": "editors", "CR": "rights"}
    entries = rispy.loads(text, mapping=mapping, list_tags=[*rispy.LIST_TYPE_TAGS, "ED"])
    return {each["id"]: _item_of_ris(each) for each in entries}


def _item_of_ris(entry: dict[str, Any]) -> Item:
    kind = OF_RIS[entry["type_of_reference"]]
    inside = entry.get("custom3") if kind == "conferencePaper" else entry.get("secondary_title")
    date = entry.get("date", entry.get("year", "")).strip("/").replace("/", "-")
    return {
        "itemType": kind,
        "title": entry["title"],
        "authors": entry["authors"],
        "editors": entry.get("editors", []),
        "container": inside if kind != "webpage" else None,
        "date": date,
        "DOI": entry.get("doi"),
        "publisher": entry.get("publisher"),
        "rights": entry.get("rights"),
        "url": entry.get("urls", [None])[0],
    }


def _read_bibtex(text: str) -> dict[str, Item]:
    return {key: _item_of_bibtex(entry) for key, entry in parse_string(text, "bibtex").entries.items()}


def _item_of_bibtex(entry: Any) -> Item:  # noqa: ANN401  (pybtex has no types)
    fields = {name: decode_latex(value) for name, value in entry.fields.items()}
    names = {role: [_bibtex_name(str(each)) for each in people] for role, people in entry.persons.items()}
    months = {name: f"-{number:02}" for number, name in enumerate(MONTHS, 1)}
    return {
        "itemType": OF_BIBTEX[entry.type],
        "title": fields["title"],
        "authors": names["author"],
        "editors": names.get("editor", []),
        "container": fields.get("booktitle") or fields.get("journal") or fields.get("journaltitle"),
        "date": fields.get("date") or fields["year"] + months.get(fields.get("month", "").lower()[:3], ""),
        "DOI": fields.get("doi"),
        "publisher": next((fields[name] for name in PUBLISHERS if name in fields), None),
        "rights": fields.get("copyright"),
        "url": fields.get("url"),
    }


def _bibtex_name(name: str) -> str:
    """Return "Doe, Ana, Jr." for "Doe, Jr., Ana", without the braces around the name of a team."""
    family, *rest = decode_latex(name).split(", ")
    return ", ".join([family, *reversed(rest)])


MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
PUBLISHERS = ("publisher", "institution", "school", "howpublished", "organization")


def _read_csl(text: str) -> dict[str, Item]:
    return {each["id"]: _item_of_csl(each) for each in json.loads(text)}


def _item_of_csl(entry: dict[str, Any]) -> Item:
    kind = OF_CSL[entry["type"]]
    parts = entry["issued"]["date-parts"][0]
    return {
        "itemType": kind,
        "title": entry["title"],
        "authors": [_inverted(name) for name in entry["author"]],
        "editors": [_inverted(name) for name in entry.get("editor", [])],
        "container": entry.get("container-title") if kind != "webpage" else None,
        "date": "-".join([str(parts[0]), *(f"{part:02}" for part in parts[1:])]),
        "DOI": entry.get("DOI"),
        "publisher": entry.get("publisher"),
        "rights": entry.get("license"),
        "url": entry.get("URL"),
    }


def _inverted(name: dict[str, str]) -> str:
    return name.get("literal") or ", ".join(
        name[part] for part in ("family", "given", "suffix") if part in name
    )


ROADS: dict[str, Callable[[str], dict[str, Item]]] = {
    "ris": _read_ris,
    "bib": _read_bibtex,
    "biblatex.bib": _read_bibtex,
    "json": _read_csl,
}
# What a format has no field for.
SILENT = {
    "biblatex.bib": {"rights"},
    "coins": {"editors"},
    "doe2014pebble": {"container", "publisher"},  # each importer has another place for the name of a site
    "bib doe2014pebble": {"date", "container", "publisher"},  # BibTeX has no day
    "bib doe2024rolling": {"publisher"},  # there it is "arXiv:2405.00001", since styles print no `eprint`
    "biblatex.bib doe2024rolling": {"publisher"},  # biblatex prints the name of the archive with the number
}


@pytest.mark.parametrize("road", [*ROADS, "coins"])
def test_every_road_offers_the_same(road: str, survey: Survey, files: dict[str, str]) -> None:
    """Whichever file or page an author takes, Zotero gets the same item with all that the record says."""
    items = ROADS[road](files[road]) if road in ROADS else _read_coins(survey)
    expected = _read_csl(files["json"])
    assert items.keys() == ITEM_TYPES.keys()
    for key, (kind, others) in ITEM_TYPES.items():
        item, wanted = items[key], {**expected[key], "itemType": others.get(road, kind)}
        if road == "coins":
            wanted["title"] = wanted["title"].replace("+", PLUS)
        silent = SILENT.get(road, set()) | SILENT.get(key, set()) | SILENT.get(f"{road} {key}", set())
        assert {name: value for name, value in item.items() if name not in silent} == {
            name: value for name, value in wanted.items() if name not in silent
        }, (road, key)


def _read_coins(survey: Survey) -> dict[str, Item]:
    return {work.key: _item_of_coins(work) for work in survey.works}


def _item_of_coins(work: Work) -> Item:
    fields = {name: values[0] for name, values in parse_qs(render_coins(work)).items()}
    lists = parse_qs(render_coins(work))
    kind = fields.get("rft.type") or OF_COINS.get(fields["rft.genre"], fields.get("rft.genre"))
    is_part = "rft.atitle" in fields
    addresses = [each for each in lists.get("rft_id", []) if each.startswith("http")]
    dois = [each.removeprefix("info:doi/") for each in lists.get("rft_id", []) if each.startswith("info:doi")]
    return {
        "itemType": kind,
        "title": fields.get("rft.atitle") or fields.get("rft.title") or fields["rft.btitle"],
        "authors": [*lists.get("rft.au", []), *lists.get("rft.creator", []), *lists.get("rft.aucorp", [])],
        "editors": None,  # COinS has none
        "container": (fields.get("rft.btitle") or fields.get("rft.jtitle")) if is_part else None,
        "date": fields["rft.date"],
        "DOI": dois[0] if dois else None,
        "publisher": fields.get("rft.pub") or fields.get("rft.publisher"),
        "rights": fields.get("rft.rights"),
        "url": addresses[0] if addresses else None,
    }


# -- Zotero itself ---------------------------------------------------------------------------------

SERVER = "SURVEY_ZOTERO"  # names a folder of https://github.com/zotero/translation-server, set up by npm ci
PORT = 1969


@pytest.fixture(scope="module")
def zotero() -> Iterator[Callable[[str], list[Item]]]:
    """Zotero's server, with its own importers; it is started for the tests."""
    folder = os.environ.get(SERVER)
    if not folder:
        pytest.skip(f"NOT TESTED: Zotero's own importers; {SERVER} names no folder of its translation server")
    with subprocess.Popen(["npm", "start"], cwd=folder, stdout=subprocess.DEVNULL) as process:
        try:
            _wait()
            yield _import
        finally:
            process.terminate()


def _wait() -> None:
    for _ in range(60):
        with suppress(ConnectionError):
            _ask("")
            return
        time.sleep(1)
    pytest.fail(f"Zotero's server does not answer at port {PORT}", pytrace=False)


def _ask(text: str) -> str:
    """Return the answer to a file that is to be imported."""
    connection = HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request("POST", "/import", text.encode(), {"Content-Type": "text/plain; charset=utf-8"})
    return connection.getresponse().read().decode()


def _import(text: str) -> list[Item]:
    items: list[Item] = json.loads(_ask(text))
    return [item for item in items if "title" in item]  # notes have none


@pytest.mark.parametrize("road", list(ROADS))
def test_zotero_reads_every_file(
    road: str, files: dict[str, str], zotero: Callable[[str], list[Item]]
) -> None:
    """Its own importers make of each work what the table above says."""
    expected = _read_csl(files["json"])
    found = {item["title"]: item["itemType"] for item in zotero(files[road])}
    assert found == {
        expected[key]["title"]: others.get(road, kind) for key, (kind, others) in ITEM_TYPES.items()
    }
