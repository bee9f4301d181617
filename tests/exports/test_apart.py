"""Exports of a survey to which a companion has added works."""

import csv
import io
import json

from added import PUBLISHED, read_added
from short_ways import read_survey
from survey_companion.exports.export_files import render_exports, render_works
from survey_companion.model.survey import Survey

FOLDER = "extra/exports"


def _export(survey: Survey) -> dict[str, str]:
    return render_exports(survey, render_works(survey))


def _keys(text: str) -> list[str]:
    return [line.partition("{")[2].rstrip(",") for line in text.splitlines() if line.startswith("@")]


def test_each_list_has_files_of_its_own() -> None:
    """Together they are the file of all works; a published work is in that of the published list alone."""
    files = _export(read_added())
    published, added = (_keys(files[f"{FOLDER}/{name}.bib"]) for name in ("published", "added"))
    assert added == ["loe2026lifting", "poe2025stones"]
    assert sorted([*published, *added]) == _keys(files[f"{FOLDER}/survey.bib"])
    for suffix in ("biblatex.bib", "ris", "json"):
        assert all(key in files[f"{FOLDER}/added.{suffix}"] for key in added)
        assert not any(key in files[f"{FOLDER}/added.{suffix}"] for key in published)


def test_keywords_say_what_is_added() -> None:
    """In each format one keyword, which a bibliography can be filtered by."""
    survey = read_added()
    files = _export(survey)
    for suffix, mark in (("bib", ", added}"), ("biblatex.bib", ", added}"), ("ris", "KW  - added\n")):
        assert files[f"{FOLDER}/survey.{suffix}"].count(mark) == 2
    items = {each["id"]: each["keyword"] for each in json.loads(files[f"{FOLDER}/survey.json"])}
    assert items["poe2025stones"] == "Walking Stones, added"
    assert items["moe2023pebbles"] == "Small Stones, Large Stones"


def test_tables_have_the_month() -> None:
    """A column says it in the files and in what the explorers export."""
    files = _export(read_added())
    rows = list(csv.DictReader(io.StringIO(files[f"{FOLDER}/works.csv"].removeprefix("\ufeff"))))
    assert {row["key"]: row["added"] for row in rows if row["added"]} == {
        "loe2026lifting": "2026-11",
        "poe2025stones": "2026-11",
    }
    rows = list(csv.DictReader(io.StringIO(files[f"{FOLDER}/resources.csv"].removeprefix("\ufeff"))))
    assert [(row["name"], row["added"]) for row in rows] == [("Slate", ""), ("Marble", "2026-09")]
    chosen = files[f"{FOLDER}/explorer-works.js"]
    heads = json.loads(chosen.removeprefix("surveyExports(").removesuffix(");\n"))["formats"]
    assert heads["csv"]["head"].rstrip().endswith(",added")


def test_without_additions_files_are_as_ever() -> None:
    """No file, no column and no keyword tells of a list that is not there."""
    alone, empty = _export(read_survey(PUBLISHED)), _export(read_added("# Additions\n"))
    assert alone.keys() == empty.keys()
    assert not [name for name in alone if "/added." in name or "/published." in name]
    assert not [name for name, text in alone.items() if "added" in text]
    different = [name for name in alone if alone[name] != empty[name] and not name.endswith(".bib")]
    assert different == [], "and .bib files name the lists in their first line"
