"""The names of people, the same in every output of an invented survey."""

import csv
import io
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import rispy

from conftest import need
from short_ways import read_recorded
from survey_companion.exports.export_files import render_works
from survey_companion.exports.formats import FORMATS
from survey_companion.metadata.coins import render_coins
from survey_companion.model.survey import Survey
from survey_companion.pages import render_pages

LIST = """# L
## Larks
- [2024] **Song of Larks.** *Li et al.* [[paper](https://arxiv.org/abs/2401.00001)]
- [2024] **Nests of Terns.** *Berg et al.* [[paper](https://arxiv.org/abs/2401.00002)]
"""
RECORDS = """
[li2024song]
title = "Song of Larks"
authors = ["李, 世民", "김, 철수"]
year = 2024
confirmed = true
sources = []

[berg2024nests]
title = "Nests of Terns"
authors = ["van der Berg, Jan", "Sukarno", "{Institute of Birds and Trees}"]
year = 2024
confirmed = true
sources = []
"""


@pytest.fixture(scope="module")
def survey() -> Survey:
    """Two works whose authors have names of many kinds."""
    return read_recorded(LIST, RECORDS)


def _texts(survey: Survey) -> Mapping[str, str]:
    """Return the work by 李世民 in each format."""
    work = next(each for each in survey.works if each.key == "li2024song")
    return {each.suffix: each.render_work(work) for each in FORMATS}


def test_pages_show_whole_names(survey: Survey) -> None:
    """No page turns a name around, and those of the work show it as one word, family first."""
    pages = render_pages(survey, render_works(survey)["bib"])
    assert not [path for path, text in pages.items() if "世民 李" in text or "철수 김" in text]
    showing = {path for path, text in pages.items() if "李世民, 김철수" in text}
    assert {"explore.md", "taxonomy/larks/index.md"} <= showing
    assert '{byline}`["李世民","김철수"]`' in pages["works/li2024song.md"]


def test_the_explorer_sorts_by_family_names(survey: Survey) -> None:
    """What the first author is sorted by stands beside the names, if that is something else."""
    page = render_pages(survey, render_works(survey)["bib"])["explore.md"]
    assert (
        "| [Berg, van der, Jan]{.sort-key} Jan van der Berg, Sukarno, Institute of Birds and Trees |" in page
    )
    assert "| 李世民, 김철수 |" in page


def test_formats_keep_the_parts_of_a_name_where_programs_know_them(survey: Survey) -> None:
    """CSL, RIS, CSV and COinS tell the family name; BibTeX styles and texts have the whole name."""
    texts = _texts(survey)
    assert [each["family"] for each in json.loads(texts["json"])["author"]] == ["李", "김"]
    assert rispy.loads(texts["ris"])[0]["authors"] == ["李, 世民", "김, 철수"]
    assert "李, 世民; 김, 철수" in next(csv.reader(io.StringIO(texts["csv"])))
    assert " = {李世民 and 김철수}," in texts["bib"]
    assert texts["txt"].startswith("李世民, & 김철수. (2024).")
    work = next(each for each in survey.works if each.key == "li2024song")
    assert parse_qs(render_coins(work))["rft.creator"] == ["李, 世民", "김, 철수"]


def test_pandoc_prints_whole_names(survey: Survey, tmp_path: Path) -> None:
    """Neither the .bib file nor the CSL file turns a name around in a reference."""
    pandoc = need("pandoc")
    for suffix, text in _texts(survey).items():
        if suffix in {"bib", "json"}:
            path = tmp_path / f"larks.{suffix}"
            path.write_text(f"[{text}]" if suffix == "json" else text, encoding="utf-8")
            page = f'---\nbibliography: {path.name}\nnocite: "@*"\n---\n'
            printed = subprocess.run(
                [pandoc, "--citeproc", "--to=plain"],
                input=page,
                capture_output=True,
                cwd=tmp_path,
                encoding="utf-8",
                check=True,
            )
            assert "李世民, and 김철수" in printed.stdout, suffix
