"""The survey and the places in it, cited in every form."""

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import rispy
from pybtex.database import Entry, parse_string

from conftest import ROOT, need
from survey.citing import Citation, Place, cite, place_of
from survey.model import SurveyInfo
from survey.pages.citations import cite_places, lay_out
from survey.project import locate_project, read_survey

INFO = SurveyInfo(
    title="On Stones & {Walls}",
    authors=("Ana Maria Doe", "Roe, Jean-Paul", "University of A, Dept B"),
    year=2024,
    arxiv="2401.00001",
    edition="2.1",
    date="2025-03-09",
    address="https://stones.example.org/en/latest/",
)
PLACE = Place(
    anchor="sec-by-hand", title="Lifting, by hand", page="taxonomy/by-hand/index.html#sec-by-hand", number="1"
)
ADDRESS = "https://stones.example.org/en/latest/taxonomy/by-hand/index.html#sec-by-hand"


def _cite(info: SurveyInfo = INFO, place: Place | None = PLACE) -> Citation:
    citation = cite(info, place)
    assert citation is not None
    return citation


def _entry(text: str) -> tuple[str, Entry]:
    ((key, entry),) = parse_string(text, "bibtex").entries.items()
    return key, entry


def test_a_section_as_a_sentence() -> None:
    """The sentence has names, year, title, number, book, edition, identifier and address, in APA's order."""
    assert _cite().sentence == (
        "Doe, A. M., Roe, J.-P., & University of A, Dept B (2024). Lifting, by hand [Section 1]. "
        "In On Stones & {Walls} (companion, edition 2.1 of 9 March 2025). arXiv:2401.00001. " + ADDRESS
    )


def test_the_survey_itself_has_no_edition_of_ours() -> None:
    """The survey is cited as the preprint it is; without authors or title nothing is."""
    assert _cite(place=None).sentence == (
        "Doe, A. M., Roe, J.-P., & University of A, Dept B (2024). On Stones & {Walls}. "
        "arXiv:2401.00001. https://arxiv.org/abs/2401.00001"
    )
    key, entry = _entry(_cite(place=None).bibtex)
    assert key == "doe2024stones"
    assert [str(person) for person in entry.persons["author"]] == [
        "Doe, Ana Maria",
        "Roe, Jean-Paul",
        "{University of A, Dept B}",
    ]
    assert cite(SurveyInfo(title="On Stones")) is None
    assert cite(SurveyInfo(authors=("Ana Doe",)), PLACE) is None


def test_every_form_says_the_same() -> None:
    """Title, book, number, year, edition, identifier and address agree, as other programs read them."""
    citation = _cite()
    (item,) = json.loads(citation.csl)
    (record,) = rispy.loads(citation.ris)
    key, bibtex = _entry(citation.bibtex)
    other_key, biblatex = _entry(citation.biblatex)
    assert {key, other_key, item["id"], record["id"]} == {"doe2024stones-sec-by-hand"}
    assert (bibtex.type, biblatex.type, item["type"], record["type_of_reference"]) == (
        "incollection",
        "inbook",
        "chapter",
        "CHAP",
    )
    assert {item["title"], record["title"], bibtex.fields["title"], biblatex.fields["title"]} == {PLACE.title}
    assert item["container-title"] == record["secondary_title"] == INFO.title
    assert {item["chapter-number"], record["section"], bibtex.fields["chapter"]} == {"1"}
    assert {item["URL"], record["urls"][0], bibtex.fields["url"], biblatex.fields["url"]} == {ADDRESS}
    assert {item["archive_location"], bibtex.fields["eprint"], biblatex.fields["eprint"]} == {INFO.arxiv}
    assert item["issued"]["date-parts"][0][0] == int(record["year"]) == int(bibtex.fields["year"]) == 2024
    edition = "Companion, edition 2.1 of 9 March 2025"
    assert {item["note"], record["notes"][0], biblatex.fields["note"]} == {edition}
    assert bibtex.fields["note"] == f"{edition}, arXiv:{INFO.arxiv}", "plain styles print no eprint"
    assert len(item["author"]) == len(record["authors"]) == len(bibtex.persons["author"]) == 3


def test_unknown_facts_are_left_out() -> None:
    """Without year, identifier, edition or address the forms are shorter, and nothing reads None."""
    bare = _cite(SurveyInfo(title="Stones", authors=("Ana Doe",)), replace(PLACE, number=None))
    assert bare.sentence == "Doe, A. (n.d.). Lifting, by hand. In Stones."
    for text in bare.files.values():
        assert "None" not in text
    assert set(_entry(bare.bibtex)[1].fields) == {"title", "booktitle"}


def test_a_number_may_change() -> None:
    """A renumbered section keeps its key and its address."""
    before, after = _cite(), _cite(place=replace(PLACE, number="7"))
    assert _entry(before.bibtex)[0] == _entry(after.bibtex)[0]
    assert before.bibtex.replace("{1}", "{7}") == after.bibtex


def test_no_text_ends_its_tab() -> None:
    """Colons and backticks in a title cannot close the tabs or the blocks they stand in."""
    tabs = lay_out(_cite(replace(INFO, title="A ```` title\n::::::: with marks"), PLACE))
    assert tabs
    assert tabs.inner == ":" * 8
    assert tabs.tabs[0].block.startswith("`````text")


def test_every_place_of_our_survey_can_be_cited(tmp_path: Path) -> None:
    """Each section and part has its own key; BibTeX and biber take all entries without a warning."""
    survey = read_survey(locate_project(ROOT / "bib" / "catalogue.md", ROOT))
    citations = cite_places(survey, ())
    anchors = {place_of(place).anchor for section in survey.sections for place in (section.part, section)}
    assert set(citations) == {"survey", *anchors}
    for name, form in (("classic", "bibtex"), ("modern", "biblatex")):
        entries = [getattr(citation, form) for citation in citations.values()]
        (tmp_path / f"{name}.bib").write_text("\n\n".join(entries) + "\n", encoding="utf-8")
    need("bibtex")
    for style in ("plain", "plainnat", "apalike", "ieeetr"):
        aux = f"\\citation{{*}}\n\\bibdata{{classic}}\n\\bibstyle{{{style}}}\n"
        (tmp_path / "t.aux").write_text(aux)
        done = subprocess.run(["bibtex", "t"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
        assert "Warning" not in done.stdout
        assert len(re.findall(r"\\bibitem", (tmp_path / "t.bbl").read_text())) == len(citations)
    need("biber")
    command = ["biber", "--tool", "--validate-datamodel", "--noconf", "modern.bib"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "WARN" not in done.stdout, done.stdout
    assert "ERROR" not in done.stdout, done.stdout


def test_a_sentence_is_one_line_and_ends_once() -> None:
    """A question mark needs no full stop behind it, and no line break survives."""
    place = replace(PLACE, title="Why stones?", number=None)
    sentence = _cite(replace(INFO, edition="2\n1", date=None), place).sentence
    assert "Why stones? In On Stones" in sentence
    assert "edition 2 1)" in sentence
