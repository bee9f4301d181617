"""Letters after the year, and names and titles from right to left, in citations and references."""

from pybtex.database import BibliographyData, Entry, parse_string
from sphinxcontrib.bibtex.style.referencing import format_references
from sphinxcontrib.bibtex.style.template import SphinxReferenceInfo

from survey_companion.sphinx.citations.reference_styles import InTextStyle, ReferenceStyle, letter_entries
from survey_companion.sphinx.citations.year_letters import show_year

ENTRIES = """
@inproceedings{doe2023walls, author = {Doe, Cy and Roe, Bo and Poe, Al}, title = {Walls},
  booktitle = {Stones 2023}, year = {2023}}
@misc{doe2023arches, author = {Doe, Ana and others}, title = {Arches?}, year = {2023}}
@misc{doe2022arches, author = {Doe, Ana and others}, title = {Early Arches}, year = {2022}}
@misc{doe2023alone, author = {Doe, Ana}, title = {Alone}, year = {2023}}
@misc{team, author = {{Stone Team}}, title = {Undated}}
@misc{team2, author = {{Stone Team}}, title = {Undated, too}}
@misc{untitled, title = {No Names}, year = {2023}}
@misc{hebrew, author = {כהן, דנה}, title = {אבנים}, year = {2022}}
@misc{arabic, author = {Noe, Ida}, title = {ما الحجر؟}, year = {2022}}
"""


def _lettered(text: str = ENTRIES) -> BibliographyData:
    data = parse_string(text, "bibtex")
    letter_entries(data.entries.values())
    return data


def _refer(entry: Entry) -> str:
    """Return an entry of the list of references as text, without its key."""
    formatted = ReferenceStyle().format_entry("1", entry)
    text = str(formatted.text).replace("<newblock>", " ").replace("<nbsp>", " ")
    return text.removesuffix(entry.key).strip()


def _cite(role: str, *entries: Entry) -> str:
    info = SphinxReferenceInfo(None, "page", "references", "id", None, "", "")  # type: ignore[arg-type]
    cited = [(entry, ReferenceStyle().format_entry("1", entry), info) for entry in entries]
    return str(format_references(InTextStyle(), role, cited))


def test_only_what_reads_the_same_gets_a_letter() -> None:
    """The letters follow the list of references; another year, or one author alone, reads differently."""
    entries = _lettered().entries
    assert {key: show_year(entry) for key, entry in entries.items()} == {
        "doe2023walls": "2023b",
        "doe2023arches": "2023a",
        "doe2022arches": "2022",
        "doe2023alone": "2023",
        "team": "n.d.-a",
        "team2": "n.d.-b",
        "untitled": "2023",
        "hebrew": "2022",
        "arabic": "2022",
    }


def test_every_citation_shows_the_letter() -> None:
    """In the text, in brackets, and as the year alone."""
    entries = _lettered().entries
    both = entries["doe2023walls"], entries["doe2023arches"]
    assert _cite("t", *both) == "Doe et al. (2023b); Doe et al. (2023a)"
    assert _cite("p", *both) == "(Doe et al., 2023b; Doe et al., 2023a)"
    assert _cite("year", *both) == "2023b; 2023a"
    assert _cite("t", entries["team"]) == "Stone Team (n.d.-a)"
    assert _cite("entry", entries["team"]) == "Cite"
    assert _cite("t", entries["doe2023alone"]) == "Doe (2023)"


def test_a_reference_shows_what_citations_say() -> None:
    """The year with its letter stands in the list, even where the venue names the year."""
    entries = _lettered().entries
    assert _refer(entries["doe2023walls"]).endswith("Walls. Stones 2023, 2023b.")
    assert _refer(entries["doe2023arches"]).endswith("Arches? 2023a.")
    assert _refer(entries["doe2022arches"]).endswith("Early Arches. 2022.")
    assert _refer(entries["team"]).endswith("Undated. n.d.-a.")


def test_letters_do_not_depend_on_order_or_history() -> None:
    """They are the same for entries in any order, and go when the other work goes."""
    data = _lettered()
    letter_entries(reversed(list(data.entries.values())))
    assert show_year(data.entries["doe2023arches"]) == "2023a"
    letter_entries([data.entries["doe2023arches"]])
    assert show_year(data.entries["doe2023arches"]) == "2023"


def test_there_are_letters_beyond_z() -> None:
    """The twenty-seventh work of one name and year is 2023aa."""
    data = _lettered("".join(f"@misc{{k{n}, title = {{Same}}, year = {{2023}}}}\n" for n in range(28)))
    assert [show_year(data.entries[f"k{n}"]) for n in (0, 25, 26, 27)] == [
        "2023a",
        "2023z",
        "2023aa",
        "2023ab",
    ]


def test_text_from_right_to_left_keeps_to_itself() -> None:
    """A title or a name is isolated, so the year after it stays where it is; its own mark ends it."""
    entries = _lettered().entries
    assert "\u2068אבנים\u2069. 2022." in _refer(entries["hebrew"])
    assert _cite("t", entries["hebrew"]) == "\u2068כהן\u2069 (2022)"
    assert "\u2068ما الحجر؟\u2069 2022." in _refer(entries["arabic"])
    assert "\u2068" not in _refer(entries["doe2023walls"])
