"""Which works are like which."""

from short_ways import read_survey
from survey_companion.joining.related import MOST, find_related
from survey_companion.model.survey import Survey

LIST = """
## Papers

### One

- **Lifting heavy stones.** *Ana Doe*
- **Heavy stones, lifted twice.** *Bo Roe*
- **Painting walls.** *Cy Moe*

### Two

- **Lifting heavy ropes.** *Di Koe*
- **Walls of paint.** *Ed Loe*
- **Singing.** *Fa Noe*
"""


def _related(survey: Survey) -> dict[str, list[str]]:
    titles = {work.key: work.title for work in survey.works}
    found = find_related(survey.works)
    return {titles[key]: [each.work.title for each in relations] for key, relations in found.items()}


def test_shared_words_relate_and_sections_break_ties() -> None:
    """Titles with a telling word in common are related; those of the same section come first.

    "Stones" and "lifting" stand in two titles each; "heavy" in half of them, and so tells nothing.
    """
    related = _related(read_survey(LIST))
    assert related["Lifting heavy stones"] == ["Heavy stones, lifted twice", "Lifting heavy ropes"]
    assert related["Painting walls"] == ["Walls of paint"]
    assert related["Singing"] == []


def test_no_work_is_related_to_itself_and_few_are_named() -> None:
    """A list of near copies names at most so many others, and never the work itself."""
    lines = "\n".join(f"- **Stone number {number} of the wall.** *Ana Doe*" for number in range(30))
    survey = read_survey(f"## Papers\n\n### One\n\n{lines}\n\n- **Ropes.** *Bo Roe*\n")
    related = _related(survey)
    assert all(title not in others for title, others in related.items())
    assert max(map(len, related.values())) <= MOST


def test_the_order_of_the_list_changes_nothing() -> None:
    """The same works in another order are related in the same way."""
    works = read_survey(LIST).works
    forwards = find_related(works)
    backwards = find_related(tuple(reversed(works)))
    assert forwards == backwards


def test_a_relation_names_its_words() -> None:
    """The words that relate two works are named, the rarest first."""
    works = read_survey(LIST).works
    relations = find_related(works)[works[0].key]
    assert [(each.work.title, each.words) for each in relations] == [
        ("Heavy stones, lifted twice", ("stones",)),
        ("Lifting heavy ropes", ("lifting",)),
    ]
