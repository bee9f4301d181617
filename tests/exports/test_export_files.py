"""The files that readers take with them, and the script from which the explorers export."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from pybtex.database import parse_string

from conftest import CASES
from short_ways import read_catalogue, read_survey
from survey_companion.exports import formats
from survey_companion.exports.export_files import FOLDER, render_exports, render_works
from survey_companion.exports.formats import Scope
from survey_companion.joining.merge import merge_survey
from survey_companion.model.survey import Survey
from survey_companion.records.toml_records import parse_resource_records, parse_work_records


@pytest.fixture(scope="module")
def sample() -> Survey:
    """The invented catalogue with its records."""
    works, _ = parse_work_records((CASES / "sample-works.toml").read_text(), "works.toml")
    facts, _ = parse_resource_records((CASES / "sample-resources.toml").read_text(), "resources.toml")
    return merge_survey(
        read_catalogue((CASES / "sample.md").read_bytes(), "sample.md"),
        works,
        facts,
        {"sample.md": "sample.md"},
    )


def _read_script(files: dict[str, str], name: str) -> dict[str, Any]:
    text = files[f"{FOLDER}/explorer-{name}.js"]
    assert text.startswith("surveyExports({")
    assert text.endswith(");\n")
    found: dict[str, Any] = json.loads(text[len("surveyExports(") : -len(");\n")])
    return found


def test_the_explorer_exports_what_the_files_hold(sample: Survey) -> None:
    """Joined, the texts of all works are those of the files, as other programs read them."""
    files = render_exports(sample, render_works(sample))
    script = _read_script(files, "works")
    keys = [work.key for work in sample.works]
    assert list(script["items"]) == keys
    bib = "".join(script["items"][key]["bib"] for key in keys)
    whole = parse_string(files[f"{FOLDER}/survey.bib"], "bibtex").entries
    assert {key: dict(entry.fields) for key, entry in parse_string(bib, "bibtex").entries.items()} == {
        key: dict(entry.fields) for key, entry in whole.items() if key in keys
    }
    rows = script["formats"]["csv"]["head"] + "".join(script["items"][key]["csv"] for key in keys)
    assert list(csv.reader(io.StringIO(rows))) == list(csv.reader(io.StringIO(files[f"{FOLDER}/works.csv"])))
    assert all(script["items"][key]["ris"].startswith("TY  - ") for key in keys)


def test_data_resources_export_the_papers_they_ask_for(sample: Survey) -> None:
    """A data resource gives its row, and the entry of every paper that it asks to be cited."""
    files = render_exports(sample, render_works(sample))
    script = _read_script(files, "resources")
    assert list(script["items"]) == [resource.slug for resource in sample.resources]
    assert [list(parse_string(text, "bibtex").entries) for text in script["items"]["slate"]["bib"]] == [
        ["doe2023lifting"],
        ["doe2020quarry"],
    ]
    assert script["items"]["granite"]["bib"] == []
    rows = script["formats"]["csv"]["head"] + "".join(item["csv"] for item in script["items"].values())
    whole = csv.reader(io.StringIO(files[f"{FOLDER}/resources.csv"]))
    assert list(csv.reader(io.StringIO(rows))) == list(whole)


def test_papers_of_data_resources_are_joined_as_works(
    sample: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A format that has no data resources gives their papers, between the head and the tail of its works."""
    offered = [
        replace(each, scopes=each.scopes | {Scope.CHOSEN_RESOURCES}) if each.suffix == "json" else each
        for each in formats.FORMATS
    ]
    monkeypatch.setattr(formats, "FORMATS", tuple(offered))
    script = _read_script(render_exports(sample, render_works(sample)), "resources")
    how = script["formats"]["json"]
    text = how["head"] + how["join"].join(script["items"]["slate"]["json"]) + how["tail"]
    assert [item["id"] for item in json.loads(text)] == ["doe2023lifting", "doe2020quarry"]


def test_a_title_cannot_leave_its_string() -> None:
    """A title of quotation marks, script tags and odd line ends stays one text of the script."""
    title = "\"); alert('x'); (\" </script>\u2028 \\"
    survey = read_survey(f"## Papers\n\n### One\n\n- **{title}** *Ana Doe* [[code](https://example.org)]\n")
    files = render_exports(survey, render_works(survey))
    script = _read_script(files, "works")
    (key,) = script["items"]
    assert files[f"{FOLDER}/explorer-works.js"].isascii()
    assert "alert" in script["items"][key]["csv"]
