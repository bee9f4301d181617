"""A list of additions beside a published list."""

import pytest

from added import ADDITIONS, PUBLISHED, read_added, read_both
from short_ways import in_short
from survey_companion.model.problem_kinds import Code
from survey_companion.reading.additions import find_misplaced
from survey_companion.reading.sources.source import decode_source

OURS = {Code.NO_ADDED_MONTH, Code.INVALID_ADDED_MONTH, Code.STRAY_ADDED_MONTH, Code.NEW_SECTION}


def _said(additions: str) -> list[str]:
    _, catalogue = read_both(additions)
    return in_short(
        each for each in catalogue.problems if each.code in OURS or each.severity.value == "error"
    )


def test_nothing_published_changes() -> None:
    """Sections, numbers, addresses, entries and counts of the published list are the same with additions."""
    alone, both = read_both()
    kept = [each for each in both.sections if not each.is_added]
    assert kept == list(alone.sections)
    assert both.listings[: len(alone.listings)] == alone.listings
    assert both.resources[: len(alone.resources)] == alone.resources
    assert both.account == alone.account
    assert both.info == alone.info


def test_additions_stand_in_published_sections() -> None:
    """A section is found by its headings; entries know that they are additions, and since when."""
    _, both = read_both()
    assert [(each.section.address, each.title, each.added) for each in both.listings if each.is_addition] == [
        ("taxonomy/by-hand/large-stones", "Lifting Stones in Breton", "2026-11"),
        ("taxonomy/by-hand/large-stones", "Pebbles of the North", "2026-10"),
        ("frontiers/walking-stones", "Stones That Walk Alone", "2026-11"),
    ]
    assert [(each.slug, each.added) for each in both.resources] == [("slate", None), ("marble", "2026-09")]


def test_a_mark_is_no_field() -> None:
    """It is no venue, no tag, no remark and no part of a description."""
    _, both = read_both()
    added = [each for each in both.listings if each.is_addition]
    assert {each.venue for each in added} == {"Arxiv"}
    assert {each.remark for each in added} == {None}
    assert both.resources[-1].description == "Soft stones."


def test_every_line_is_accounted_for() -> None:
    """The additions have an account of their own, which adds up."""
    _, both = read_both()
    assert both.added_account is not None
    assert both.added_account.is_balanced
    assert (both.added_account.listings, both.added_account.resources) == (3, 1)
    assert both.added_account.content == sum(bool(line.strip()) for line in ADDITIONS.splitlines())


def test_a_single_line_is_read_as_the_published_list_is() -> None:
    """One line is too short to learn from; what stands where is known from the published list."""
    line = "Koe et al. Arxiv. A Stone of Our Own. 2024. [paper](https://arxiv.org/abs/2401.00009)"
    lines = [line.replace("Our Own", word).replace("00009", f"0001{n}") for n, word in enumerate("abcdef")]
    published = "# L\n\n## Part\n\n" + "".join(f"- {each}\n" for each in lines)
    _, both = read_both(f"# L\n\n## Part\n\n- {line} `added 2026-11`\n", published)
    first, *_, last = both.listings
    assert (last.byline, last.year, last.venue) == (first.byline, first.year, first.venue)


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("", "additions.md:3:1 no-added-month: Lifting Stones in Breton"),
        ("`added 2026-13`", "additions.md:3:53 invalid-added-month: `added 2026-13`"),
        ("`added soon`", "additions.md:3:53 invalid-added-month: `added soon`"),
        ("`added 2026-10` `added 2026-11`", "additions.md:3:69 invalid-added-month: `added 2026-11`"),
    ],
)
def test_each_entry_needs_one_month(mark: str, said: str) -> None:
    """A missing, impossible or second mark is named with its place; the entry is an addition all the same."""
    text = f"## 1.1 Large Stones\n\n- [2026] **Lifting Stones in Breton.** *Loe et al.* {mark}\n"
    assert _said(text) == [said]
    _, both = read_both(text)
    assert (both.listings[-1].is_addition, both.listings[-1].added) == (True, None)


def test_a_mark_that_belongs_to_no_entry_is_named() -> None:
    """A heading is not added; in prose, such as an example of the form, a mark says nothing."""
    text = "# Additions\n\nEach entry ends with `added 2026-11`\n\n## Papers `added 2026-11`\n"
    assert _said(text) == ["additions.md:5:11 stray-added-month: `added 2026-11`"]


def test_an_empty_list_is_a_beginning() -> None:
    """A list of additions without entries is no problem: the first are still to come."""
    assert _said("# Additions\n") == []


def test_a_mark_in_the_published_list_stays_a_remark() -> None:
    """Nothing of the line is lost, and the mark makes it no addition; only its place is named."""
    published = PUBLISHED.replace("2301.00002)]", "2301.00002)] `added 2026-11`")
    alone, _ = read_both("", published)
    first = alone.listings[0]
    assert not first.is_addition
    assert (first.title, first.venue, first.year) == ("Lifting Stones in Welsh", "Arxiv", 2023)
    assert first.remark == "added 2026-11"
    found = find_misplaced(decode_source(published.encode(), "list.md"), alone)
    assert in_short(found) == ["list.md:9:104 stray-added-month: `added 2026-11`"]


def test_a_work_of_both_lists_is_published() -> None:
    """An addition of a published work is a further listing of it; only a work of additions alone is added."""
    survey = read_added()
    assert [(each.title, each.is_added, each.added) for each in survey.works] == [
        ("Lifting Stones in Welsh", False, None),
        ("A Very Large Stone", False, None),
        ("Pebbles of the North", False, None),
        ("Sieves for Everyone", False, None),
        ("Lifting Stones in Breton", True, "2026-11"),
        ("Stones That Walk Alone", True, "2026-11"),
    ]
    pebbles = survey.works[2]
    assert [pebbles.is_added_to(section) for section in pebbles.sections] == [False, True]


def test_what_a_section_has_already_is_named() -> None:
    """The message names both lines; in another section, the same work is a listing like any other."""
    text = (
        "## 1.2 Small Stones\n\n- [2023] **Pebbles of the North.** *Moe et al.* `added 2026-11`\n\n"
        "## 2. By Machine\n\n- [2023] **Pebbles of the North.** *Moe et al.* `added 2026-11`\n\n"
        "## 1. Quarries (data)\n\n- [**slate**](https://example.org/other). A stone. `added 2026-11`\n"
    ).replace("1. Quarries (data)", "Data\n\n### 1. Quarries")
    found = [each for each in read_added(text).problems if each.code is Code.ALREADY_LISTED]
    assert in_short(found) == [
        (
            "additions.md:3:1 already-listed: “Pebbles of the North”, also on line 14 of list.md"
            " (moe2023pebbles)"
        ),
        "additions.md:13:1 already-listed: “slate”, also on line 24 of list.md (slate-2)",
    ]
