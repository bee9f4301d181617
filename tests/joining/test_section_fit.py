"""Which sections a title fits, by the titles that are listed there."""

from short_ways import read_survey
from survey_companion.joining.section_fit import CLEARLY, Fit, SectionWords, rank_sections, sections_of
from survey_companion.model.headings import Kind

LIFTING = ("ropes", "pulleys", "levers", "cranes", "ramps", "sledges", "rollers", "winches")
PAINTING = ("ochre", "chalk", "soot", "madder", "copper", "lead", "shells", "clay")
LIST = f"""
## Papers

### Lifting

{chr(10).join(f"- **Lifting heavy stones with {each}.** *Ana Doe*" for each in LIFTING)}

### Painting

{chr(10).join(f"- **Painting smooth walls with {each}.** *Bo Roe*" for each in PAINTING)}

### Singing

- **Chants of quarry workers.** *Cy Moe*

## Data

### Quarries

- [**Slate**](https://example.org/slate). Photographs of slate.
- [**Marble**](https://example.org/marble). Photographs of marble.

### Rivers

- [**Gravel**](https://example.org/gravel). Samples of water.
"""


def _names(fits: tuple[Fit, ...]) -> list[str]:
    return [each.section.title for each in fits]


def test_a_title_fits_where_its_words_are_listed() -> None:
    """The section whose titles have a title's words comes first, and others far below are not named."""
    survey = read_survey(LIST)
    assert _names(rank_sections(survey, "Lifting stones and heavy beams with ropes"))[0] == "Lifting"
    assert _names(rank_sections(survey, "PAINTING smooth walls"))[0] == "Painting"
    assert _names(rank_sections(survey, "Lifting heavy stones with ropes, lifting stones with cranes")) != []


def test_a_heading_counts_where_few_titles_stand_below_it() -> None:
    """A word of the heading alone leads to its section."""
    assert _names(rank_sections(read_survey(LIST), "Singing"))[0] == "Singing"


def test_nothing_is_said_of_words_that_no_section_has() -> None:
    """A title with no word of the list, or with no word at all, fits nowhere; an empty list fits nothing."""
    survey = read_survey(LIST)
    assert rank_sections(survey, "Quantum chromodynamics") == ()
    assert rank_sections(survey, "of the ???") == ()
    assert rank_sections(read_survey("# Stones\n"), "Lifting heavy stones") == ()


def test_papers_and_data_have_sections_of_their_own() -> None:
    """A data resource is compared with data resources, by name and description."""
    survey = read_survey(LIST)
    assert _names(rank_sections(survey, "Basalt: photographs of basalt", Kind.RESOURCES))[0] == "Quarries"
    assert {each.section.part.kind for each in rank_sections(survey, "Lifting walls")} == {Kind.TAXONOMY}


def test_a_listed_work_does_not_speak_for_itself() -> None:
    """A line in the wrong section fits another one clearly better, as its own words are left out there."""
    wrong = "- **Painting smooth walls with lime, painting walls with gypsum.** *Di Poe*"
    survey = read_survey(LIST.replace("### Painting", f"{wrong}\n\n### Painting"))
    (work,) = (each for each in survey.works if "lime" in each.title)
    ranked = SectionWords(survey).rank(work.title, leaving_out=work)
    scores = {fit.section.title: fit.score for fit in ranked}
    assert [each.title for each in sections_of(work)] == ["Lifting"]
    assert scores["Painting"] - scores["Lifting"] > CLEARLY / 2
    with_itself = {fit.section.title: fit.score for fit in SectionWords(survey).rank(work.title)}
    assert scores["Lifting"] < with_itself["Lifting"]
    assert scores["Painting"] > with_itself["Painting"]


def test_leaving_out_is_as_if_it_were_not_listed() -> None:
    """The scores without an entry are those of the list without its line."""
    line = "- **Lifting heavy stones with kites.** *Di Poe*\n"
    survey = read_survey(LIST.replace("### Painting", f"{line}\n### Painting"))
    (work,) = (each for each in survey.works if "kites" in each.title)
    ranked = SectionWords(survey).rank(work.title, leaving_out=work)
    alone = SectionWords(read_survey(LIST)).rank(work.title)
    assert [(fit.section.title, round(fit.score, 6)) for fit in ranked] == [
        (fit.section.title, round(fit.score, 6)) for fit in alone
    ]


def test_the_order_of_lines_changes_nothing() -> None:
    """The same titles in another order give the same answer."""
    lines = LIST.splitlines()
    start = lines.index("### Lifting") + 2
    block = lines[start : start + len(LIFTING)]
    turned = "\n".join([*lines[:start], *reversed(block), *lines[start + len(LIFTING) :]])
    title = "Heavy walls with ropes and chalk"
    one, two = (SectionWords(read_survey(text)).rank(title) for text in (LIST, turned))
    assert [(fit.section.title, fit.score) for fit in one] == [(fit.section.title, fit.score) for fit in two]
