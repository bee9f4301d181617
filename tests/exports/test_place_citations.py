"""The survey, its companion and the places in it, cited in every form; who says what is never mixed."""

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import rispy
from pybtex.database import Entry, parse_string

from added import read_added
from conftest import ROOT, need
from survey_companion.exports.cited_place import Place, companion_place, place_of
from survey_companion.exports.place_citations import Citation, cite, cite_survey
from survey_companion.model.authors import Person, Team
from survey_companion.model.record_types import Preprint, Publication
from survey_companion.model.survey import CitationKey, SurveyInfo
from survey_companion.model.work_kinds import PublicationType
from survey_companion.pages.citation_tabs import cite_places, lay_out_tabs
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import locate_project
from survey_companion.text.person_names import parse_author

INFO = SurveyInfo(
    title="On Stones & {Walls}",
    short_title="Stones",
    authors=tuple(map(parse_author, ("Ana Maria Doe", "Roe, Jean-Paul", "University of A, Dept B"))),
    year=2024,
    arxiv="2401.00001",
    aliases=("doe2023walls",),
    companion_authors=(Team(name="Stone & Wall Club"),),
    edition="2.1",
    date="2025-03-09",
    address="https://stones.example.org/en/latest/",
)
PUBLISHED = replace(
    INFO,
    title="A survey of stones",
    year=2025,
    published=Publication(
        type=PublicationType.ARTICLE,
        short="Pebbles 2025",
        venue="Pebbles",
        volume="6",
        number="1",
        pages="101118",
        year=2025,
        date="2025-01-10",
        doi="10.1000/stones.1",
        pmcid="PMC123",
    ),
    preprint=Preprint(title="On Stones: Walls", year=2024),
)
PLACE = Place(
    anchor="sec-by-hand",
    name="by-hand",
    title="Lifting, by hand",
    page="taxonomy/by-hand/index.html#sec-by-hand",
    number="1",
    earlier=("sec-with-hands",),
)
ADDRESS = "https://stones.example.org/en/latest/taxonomy/by-hand/index.html#sec-by-hand"
KEY = CitationKey("stones-by-hand")
SURVEY_NAMES = re.compile(r"\bDoe\b|\bRoe\b|Jean-Paul|University of A|arXiv,|\b2024\b")


def _cite(info: SurveyInfo = INFO, place: Place = PLACE) -> Citation:
    return cite(info, place, KEY)


def _cite_survey(info: SurveyInfo) -> Citation:
    citation = cite_survey(info)
    assert citation is not None
    return citation


def _entry(text: str) -> tuple[str, Entry]:
    """Return the first of the entries."""
    key, entry = next(iter(parse_string(text, "bibtex").entries.items()))
    return key, entry


# -- the survey ------------------------------------------------------------------------------------


def test_a_survey_that_is_not_published_is_its_preprint() -> None:
    """It is cited by its arXiv identifier; without authors or title it is not cited at all."""
    citation = _cite_survey(INFO)
    assert citation.sentences[0] == (
        "Doe, A. M., Roe, J.-P., & University of A, Dept B. (2024). On Stones & {Walls} "
        "(No. arXiv:2401.00001). arXiv. https://doi.org/10.48550/arXiv.2401.00001"
    )
    assert len(citation.sentences) == 1
    key, entry = _entry(citation.files["bib"])
    assert (key, entry.type) == ("doe2024stones", "misc")
    assert [str(person) for person in entry.persons["author"]] == [
        "Doe, Ana Maria",
        "Roe, Jean-Paul",
        "{University of A, Dept B}",
    ]
    assert cite_survey(SurveyInfo(title="On Stones")) is None
    assert cite_survey(SurveyInfo(authors=INFO.authors)) is None


def test_two_versions_have_two_keys() -> None:
    """Also where the preprint has the title, the year and the authors of the article."""
    same = replace(PUBLISHED, preprint=Preprint(year=2025))
    one, two = parse_string(_cite_survey(same).files["bib"], "bibtex").entries.values()
    assert one.key != two.key
    assert (one.fields["year"], two.fields["year"]) == ("2025", "2025")


def test_a_preprint_has_what_is_said_of_it() -> None:
    """Its own authors, and the year of its identifier where no other is given; none without an identifier."""
    own = replace(PUBLISHED, preprint=Preprint(authors=("Moe, Di",)))
    assert _cite_survey(own).sentences[1] == (
        "Moe, D. (2024). A survey of stones (No. arXiv:2401.00001). arXiv. https://doi.org/10.48550/arXiv.2401.00001"
    )
    assert len(_cite_survey(replace(PUBLISHED, arxiv=None)).sentences) == 1


def test_names_of_the_survey_keep_their_parts() -> None:
    """A particle, a suffix and a lone family name are what they were, in every form."""
    names = (Person(family="van der Roe", given="Bo", suffix="Jr."), Person(family="Moe"))
    citation = _cite_survey(replace(INFO, authors=names))
    assert citation.sentences[0].startswith("van der Roe, B., Jr., & Moe. (2024).")
    assert "author        = {van der Roe, Jr., Bo and Moe}" in citation.files["bib"]
    (item,) = json.loads(citation.files["json"])
    assert item["author"] == [{"family": "van der Roe", "given": "Bo", "suffix": "Jr."}, {"family": "Moe"}]


def test_a_published_survey_comes_before_its_preprint() -> None:
    """Every form has the article first, with all that it is found by, and then the preprint by its title."""
    citation = _cite_survey(PUBLISHED)
    names = "Doe, A. M., Roe, J.-P., & University of A, Dept B."
    assert citation.sentences == (
        f"{names} (2025). A survey of stones. Pebbles, 6(1), 101118. https://doi.org/10.1000/stones.1",
        f"{names} (2024). On Stones: Walls (No. arXiv:2401.00001). arXiv. https://doi.org/10.48550/arXiv.2401.00001",
    )
    assert citation.files["txt"] == "\n\n".join(citation.sentences) + "\n"
    article, preprint = parse_string(citation.files["bib"], "bibtex").entries.values()
    assert (article.key, preprint.key) == ("doe2025survey", "doe2024stones")
    fields = {name: article.fields[name] for name in ("journal", "volume", "number", "pages", "year", "doi")}
    assert list(fields.values()) == ["Pebbles", "6", "1", "101118", "2025", "10.1000/stones.1"]
    assert preprint.fields["title"] == "On Stones: Walls"
    assert "journal" not in preprint.fields
    first, second = json.loads(citation.files["json"])
    assert (first["type"], second["type"]) == ("article-journal", "article")
    assert (first["issued"]["date-parts"], second["issued"]["date-parts"]) == ([[2025, 1, 10]], [[2024]])
    assert (first["DOI"], first["PMCID"]) == ("10.1000/stones.1", "PMC123")
    one, two = rispy.loads(citation.files["ris"])
    assert (one["type_of_reference"], one["secondary_title"], one["doi"]) == (
        "JOUR",
        "Pebbles",
        "10.1000/stones.1",
    )
    assert (
        (one["title"], two["title"])
        == (first["title"], second["title"])
        == (PUBLISHED.title, "On Stones: Walls")
    )


# -- the companion ---------------------------------------------------------------------------------


def test_a_section_as_a_sentence() -> None:
    """The sentence has the companion's authors, edition's year, title, number, companion and address."""
    assert _cite(PUBLISHED).sentences[0] == (
        "Stone & Wall Club. (2025). Lifting, by hand [Section 1]. "
        "In Companion to: A survey of stones (edition 2.1 of 9 March 2025). " + ADDRESS
    )


def test_a_section_is_never_the_survey_s() -> None:
    """No form names the survey's authors, arXiv or its year; biblatex's related entry is its own."""
    citation = _cite()
    own_entry = citation.files["biblatex.bib"].partition("\n\n")[0]
    for text in {**citation.files, "biblatex.bib": own_entry}.values():
        own = re.sub(r"(?m)^ *ids .*$", "", text).replace("arXiv:2401.00001", "")
        assert not SURVEY_NAMES.search(own), own


def test_every_form_of_a_section_says_the_same() -> None:
    """Title, companion, number, year, edition and address agree, as other programs read them."""
    citation = _cite()
    (item,) = json.loads(citation.files["json"])
    (record,) = rispy.loads(citation.files["ris"])
    key, bibtex = _entry(citation.files["bib"])
    other_key, biblatex = _entry(citation.files["biblatex.bib"])
    assert {key, other_key, item["id"], record["id"]} == {KEY}
    assert (bibtex.type, biblatex.type, item["type"], record["type_of_reference"]) == (
        "incollection",
        "inbook",
        "chapter",
        "CHAP",
    )
    assert {item["title"], record["title"], bibtex.fields["title"], biblatex.fields["title"]} == {PLACE.title}
    assert item["container-title"] == record["secondary_title"] == f"Companion to: {INFO.title}"
    assert bibtex.fields["booktitle"] == biblatex.fields["booktitle"]
    assert {item["chapter-number"], record["section"], bibtex.fields["chapter"]} == {"1"}
    assert {item["URL"], record["urls"][0], bibtex.fields["url"], biblatex.fields["url"]} == {ADDRESS}
    assert item["issued"]["date-parts"] == [[2025, 3, 9]]
    assert (record["year"], bibtex.fields["year"], biblatex.fields["date"]) == ("2025", "2025", "2025-03-09")
    assert bibtex.fields["publisher"] == "stones.example.org"
    note = f"Edition 2.1 of 9 March 2025; companion to “{INFO.title}” (arXiv:2401.00001)"
    assert {item["note"], record["notes"][0]} == {note}
    assert biblatex.fields["note"] == "Edition 2.1 of 9 March 2025"
    assert {item["edition"], record["edition"]} == {"2.1"}
    assert item["author"] == [{"literal": "Stone & Wall Club"}]
    assert record["authors"] == ["Stone & Wall Club"]
    assert str(bibtex.persons["author"][0]) == r"{Stone \& Wall Club}"


def test_a_section_names_the_survey_as_a_related_work() -> None:
    """In biblatex it leads to the survey's own entry, which stands below; elsewhere a note identifies it."""
    entries = parse_string(_cite(PUBLISHED).files["biblatex.bib"], "bibtex").entries
    section, survey = entries.values()
    assert section.fields["related"] == survey.key == "doe2025survey"
    assert section.fields["relatedstring"] == "Companion to"
    assert survey.fields["doi"] == "10.1000/stones.1"
    (item,) = json.loads(_cite(PUBLISHED).files["json"])
    assert item["note"].endswith("companion to “A survey of stones” (doi:10.1000/stones.1)")


def test_keys_that_were_given_out_still_work() -> None:
    """Biblatex finds a section by its keys of before, also those from before it was moved."""
    _, entry = _entry(_cite().files["biblatex.bib"])
    assert entry.fields["ids"] == "doe2023walls-sec-by-hand, doe2023walls-sec-with-hands"
    assert "ids" not in _entry(_cite(replace(INFO, aliases=())).files["bib"])[1].fields
    whole = _cite(place=companion_place(INFO))
    assert "ids" not in _entry(whole.files["bib"])[1].fields, "it had no key before"


def test_what_the_companion_added_never_had_a_key_of_the_survey() -> None:
    """A section of the frontiers has the companion's key alone."""
    survey = read_added()
    (section,) = [each for each in survey.sections if each.address == "frontiers/walking-stones"]
    for place in (section, section.part):
        assert "ids" not in _entry(_cite(place=place_of(place)).files["biblatex.bib"])[1].fields


def test_a_site_without_an_address_is_its_repository() -> None:
    """Where it is kept stands for where it is read; without either the publisher is who makes it."""
    kept = _cite(replace(INFO, address=None, source_url="https://code.example.org/stones"))
    assert kept.sentences[0].endswith(" https://code.example.org/stones")
    fields = _entry(kept.files["bib"])[1].fields
    assert fields["publisher"] == r"Stone \& Wall Club"
    whole = _cite(replace(INFO, address=None), companion_place(INFO))
    assert "howpublished" not in _entry(whole.files["bib"])[1].fields
    published = _cite(place=companion_place(INFO))
    assert _entry(published.files["bib"])[1].fields["howpublished"] == "stones.example.org"


def test_a_day_that_is_none_gives_no_year() -> None:
    """Nothing is made of a date that cannot be read."""
    citation = _cite(replace(INFO, date="spring"))
    assert "(n.d.)" in citation.sentences[0]
    assert "issued" not in json.loads(citation.files["json"])[0]
    assert not {"year", "date"} & set(_entry(citation.files["biblatex.bib"])[1].fields)


def test_the_companion_as_a_whole() -> None:
    """It is a site with an edition, not a part of itself."""
    citation = _cite(place=companion_place(INFO))
    assert citation.sentences[0] == (
        "Stone & Wall Club. (2025). Companion to: On Stones & {Walls} (Edition 2.1 of 9 March 2025). "
        "https://stones.example.org/en/latest/"
    )
    _, entry = _entry(citation.files["bib"])
    assert entry.type == "misc"
    assert not {"booktitle", "chapter", "publisher"} & set(entry.fields)
    assert "container-title" not in json.loads(citation.files["json"])[0]


def test_unknown_facts_are_left_out() -> None:
    """Without authors of its own, date, edition and address the forms are shorter, and nothing reads None."""
    bare = _cite(SurveyInfo(title="Stones", authors=INFO.authors), replace(PLACE, number=None))
    assert bare.sentences[0] == "Contributors to Stones. (n.d.). Lifting, by hand. In Companion to: Stones."
    for text in bare.files.values():
        assert "None" not in text
    fields = {"title", "booktitle", "publisher", "note"}
    assert set(_entry(bare.files["bib"])[1].fields) == fields
    assert "issued" not in json.loads(bare.files["json"])[0]
    nameless = _cite(SurveyInfo(), PLACE)
    assert nameless.sentences[0].startswith(
        "Contributors to this list. (n.d.). Lifting, by hand [Section 1]. In "
    )
    assert "related" not in nameless.files["biblatex.bib"]


def test_a_number_may_change() -> None:
    """A renumbered section keeps its address."""
    before, after = _cite(), _cite(place=replace(PLACE, number="7"))
    assert before.files["bib"].replace("{1}", "{7}") == after.files["bib"]


def test_no_text_ends_its_tab() -> None:
    """Colons and backticks in a title cannot close the tabs or the blocks they stand in."""
    tabs = lay_out_tabs(_cite(replace(INFO, title="A ```` title\n::::::: with marks")))
    assert tabs
    assert tabs.inner == ":" * 8
    assert tabs.tabs[0].block.startswith("`````text")


def test_every_place_of_our_survey_can_be_cited(tmp_path: Path) -> None:
    """Each section and part has its own key; BibTeX and biber take all entries without a warning."""
    survey = read_survey(locate_project(ROOT / "bib" / "catalogue.md", ROOT))
    citations = cite_places(survey, ())
    anchors = {place_of(place).anchor for section in survey.sections for place in (section.part, section)}
    assert set(citations) == {"survey", "companion", *anchors}
    entries: dict[str, dict[str, str]] = {"bib": {}, "biblatex.bib": {}}
    for form, found in entries.items():
        for citation in citations.values():
            for text in citation.files[form].split("\n\n"):
                found[_entry(text)[0]] = text
    assert len(entries["bib"]) == len(citations) + 1, "the preprint of the survey"
    for name, form in (("classic", "bib"), ("modern", "biblatex.bib")):
        (tmp_path / f"{name}.bib").write_text("\n\n".join(entries[form].values()) + "\n", encoding="utf-8")
    need("bibtex")
    for style in ("plain", "plainnat", "apalike", "ieeetr"):
        aux = f"\\citation{{*}}\n\\bibdata{{classic}}\n\\bibstyle{{{style}}}\n"
        (tmp_path / "t.aux").write_text(aux)
        done = subprocess.run(["bibtex", "t"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
        assert "Warning" not in done.stdout
        assert len(re.findall(r"\\bibitem", (tmp_path / "t.bbl").read_text())) == len(entries["bib"])
    need("biber")
    command = ["biber", "--tool", "--validate-datamodel", "--noconf", "modern.bib"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "WARN" not in done.stdout, done.stdout
    assert "ERROR" not in done.stdout, done.stdout


def test_no_section_of_ours_names_the_survey_s_authors() -> None:
    """Over all sections, parts and figures: the family names stand only in the survey's own entries."""
    survey = read_survey(locate_project(ROOT / "bib" / "catalogue.md", ROOT))
    citations = cite_places(survey, ())
    names = [name.split(",")[0] for name in rispy.loads(citations.pop("survey").files["ris"])[0]["authors"]]
    pattern = re.compile("|".join(rf"\b{name}\b" for name in names))
    for citation in citations.values():
        own_entry = citation.files["biblatex.bib"].partition("\n\n")[0]
        for text in {**citation.files, "biblatex.bib": own_entry}.values():
            assert not pattern.search(text), text


def test_a_sentence_is_one_line_and_ends_once() -> None:
    """A question mark needs no full stop behind it, and no line break survives."""
    place = replace(PLACE, title="Why stones?", number=None)
    sentence = _cite(replace(INFO, edition="2\n1", date=None), place).sentences[0]
    assert "Why stones? In Companion to: On Stones" in sentence
    assert "edition 2 1)" in sentence
