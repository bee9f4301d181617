"""What the published list has, apart from what the companion has added."""

from added import PUBLISHED, read_added
from short_ways import read_survey
from survey_companion.joining.contents import colour_parts, contents_by_part
from survey_companion.joining.counts import count_all
from survey_companion.joining.coverage import describe_coverage, measure_coverage
from survey_companion.joining.published import (
    added_resources,
    added_works,
    describe_amounts,
    has_additions,
    published_resources,
    published_works,
    show_added,
)


def test_the_two_lists_are_told_apart() -> None:
    """Every work and data resource is in one of the two, in the order of the lists."""
    survey = read_added()
    assert has_additions(survey)
    assert (*published_works(survey), *added_works(survey)) == survey.works
    assert [each.title for each in added_works(survey)] == [
        "Lifting Stones in Breton",
        "Stones That Walk Alone",
    ]
    assert [each.slug for each in published_resources(survey)] == ["slate"]
    assert [each.slug for each in added_resources(survey)] == ["marble"]
    assert describe_amounts(survey) == (
        "4 works and 1 data resource, and 2 works and 1 data resource that the companion added"
    )


def test_without_entries_there_are_no_additions() -> None:
    """Neither without a list of additions, nor with an empty one."""
    for survey in (read_survey(PUBLISHED), read_added("# Additions\n")):
        assert not has_additions(survey)
        assert describe_amounts(survey) == "4 works and 1 data resource"


def test_counts_of_the_published_list_stay() -> None:
    """What a sentence of prose counts is the published list; what is added has names of its own."""
    published, both = count_all(read_survey(PUBLISHED)), count_all(read_added())
    assert {name: number for name, number in both.items() if " added" not in name} == published
    assert {name: number for name, number in both.items() if " added" in name} == {
        "listings added": 3,
        "listings added sec-by-hand": 2,
        "listings added sec-by-hand-large-stones": 2,
        "listings added sec-frontiers": 1,
        "listings added sec-frontiers-walking-stones": 1,
        "resources added": 1,
        "resources added res-data": 1,
        "resources added res-data-quarries": 1,
        "sections added": 1,
        "works added": 2,
        "works added sec-by-hand": 1,
        "works added sec-by-hand-large-stones": 2,
        "works added sec-frontiers": 1,
        "works added sec-frontiers-walking-stones": 1,
    }


def test_coverage_is_that_of_the_published_list() -> None:
    """Years and months are those of the survey's own list; a sentence names what has been added."""
    published, both = read_survey(PUBLISHED), read_added()
    assert measure_coverage(both) == measure_coverage(published)
    said = describe_coverage(both, has_figure=False).splitlines()
    assert said[:-1] == describe_coverage(published, has_figure=False).splitlines()
    assert said[-1] == (
        "This companion added 2 works and 1 data resource that the published list does not have,"
        " the latest in November 2026; each is marked."
    )


def test_sections_and_parts_count_both_apart() -> None:
    """A part counts a work once, and as published if the published list has it anywhere in the part."""
    parts = contents_by_part(read_added())
    assert [(part.part.title, part.count, [each.count for each in part.all_sections]) for part in parts] == [
        ("By Hand", "3 works, 1 added", ["2 works, 2 added", "1 work"]),
        ("By Machine", "1 work", ["1 work"]),
        ("Frontiers", "1 work added", ["1 work added"]),
        (parts[-1].part.title, "1 data resource, 1 added", ["1 data resource, 1 added"]),
    ]


def test_published_parts_keep_their_colours() -> None:
    """A part that is added takes the next colour, also if it stands before the data resources."""
    before = {part.title: colour for part, colour in colour_parts(read_survey(PUBLISHED)).items()}
    after = {part.title: colour for part, colour in colour_parts(read_added()).items()}
    assert after == before | {"Frontiers": f"part-{len(before) + 1}"}


def test_a_mark_in_words() -> None:
    """The month is named where it is known."""
    assert show_added("2026-11") == "added by this companion in November 2026"
    assert show_added(None) == "added by this companion"


def test_an_addition_says_nothing_of_a_published_work() -> None:
    """Year, authors and venue of a published work without a record are those of its published lines."""
    line = "- [2026] **Pebbles of the North.** *Somebody Else* `ACL` `added 2026-11`\n"
    survey = read_added(f"## 1.1 Large Stones\n\n{line}")
    (before,) = [each for each in read_survey(PUBLISHED).works if "Pebbles" in each.title]
    (after,) = [each for each in survey.works if "Pebbles" in each.title]
    assert (after.key, after.year, after.byline, after.venue) == (
        before.key, before.year, before.byline, before.venue
    )  # fmt: skip
