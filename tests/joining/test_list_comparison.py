"""What two lists have in common, and what they say differently."""

import pytest

from short_ways import read_recorded, read_survey
from survey_companion.joining.list_comparison import ListComparison, compare_lists, propose_sections

HEAD = "# T\n## Walls\n"
LINE = "- [2024] **Owls of Wales.** *Ana Doe* `ACL` [[paper](https://arxiv.org/abs/2401.00001)]"


def _compare(ours: list[str], theirs: list[str]) -> ListComparison:
    one, two = ("\n".join([HEAD, *lines, ""]) for lines in (ours, theirs))
    return compare_lists(read_survey(one, "ours.md"), read_survey(two, "theirs.md"))


def _differences(ours: str, theirs: str) -> list[tuple[str, str | None, str | None]]:
    """Return what differs in the only work of both lists."""
    (shared,) = _compare([ours], [theirs]).shared
    return [(each.field, each.before, each.after) for each in shared.differences]


def test_each_work_is_in_one_group() -> None:
    """In the order of our list, then of theirs; whatever the keys are, and however often a work is listed."""
    gulls, mice = "- [2023] **Gulls.** *Bo Roe*", "- [2022] **Mice.** *Cy Koe*"
    found = _compare([gulls, LINE, gulls], [mice, LINE.replace("Doe", "Ana Doe")])
    assert [(each.ours.title, each.theirs.title) for each in found.shared] == [
        ("Owls of Wales", "Owls of Wales")
    ]
    assert [each.work.title for each in found.only_theirs] == ["Mice"]
    assert [each.title for each in found.only_ours] == ["Gulls"]
    same = _compare([gulls, LINE], [LINE, gulls])
    assert (same.only_ours, same.only_theirs) == ((), ())
    assert not any(each.differences for each in same.shared)


def test_a_wrong_identifier_is_named() -> None:
    """A paper that has an identifier of another paper of ours is not ours, but one of the links is wrong."""
    (found,) = _compare(
        [LINE], [LINE.replace("Owls of Wales", "Gulls").replace("Ana Doe", "Bo Roe")]
    ).only_theirs
    assert found.claimed is not None
    assert found.claimed.title == "Owls of Wales"
    (other,) = _compare([LINE], ["- [2023] **Gulls.** *Bo Roe*"]).only_theirs
    assert other.claimed is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Owls of Wales", "Birds", [("title", "Owls of Wales", "Birds")]),
        ("Owls of", "owls of", [("spelling", "Owls of Wales", "owls of Wales")]),
        ("2024]", "2023]", [("year", "2024", "2023")]),
        ("[2024] ", "", []),
        ("Ana Doe", "Ana Doe, Bo Roe", [("authors", "Ana Doe", "Ana Doe, Bo Roe")]),
        ("Ana Doe", "Doe et al.", []),
        ("Ana Doe", "A. Doe", []),
        ("Ana Doe", "Bo Roe et al.", [("authors", "Ana Doe", "Bo Roe et al.")]),
        ("*Ana Doe* ", "", []),
        ("`ACL`", "`EMNLP`", [("venue", "ACL 2024", "EMNLP 2024")]),
        ("`ACL`", "`ACL 2024`", []),
        (" `ACL`", "", []),
        ("abs/2401.00001", "pdf/2401.00001v2", []),
    ],
)
def test_facts_that_contradict_each_other_differ(
    old: str, new: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    """What their list leaves out, or says in other words, is no difference."""
    venue = [(field, *(each and each.removesuffix(" 2024") for each in both)) for field, *both in expected]
    found = _differences(LINE, LINE.replace(old, new))
    assert [
        (field, *(each and each.removesuffix(" 2024") for each in both)) for field, *both in found
    ] == venue


def test_what_only_their_list_knows_differs() -> None:
    """A year, authors, a venue or a link that ours lacks; all archives of preprints are one venue."""
    bare = "- **Owls of Wales.** [[paper](https://arxiv.org/abs/2401.00001)]"
    code = f"{LINE} [[code](https://example.org/code)]"
    fields = [(field, before) for field, before, _ in _differences(bare, code)]
    assert fields == [(name, None) for name in ("authors", "year", "venue", "links")]
    assert _differences(code, LINE) == []
    assert _differences(LINE.replace("ACL", "Arxiv"), LINE.replace("ACL", "CoRR")) == []


def test_a_venue_has_several_names() -> None:
    """The short and the long one of a record, and a long one within a longer one."""
    record = """[doe2024owls]
title = "Owls of Wales"
authors = ["Doe, Ana"]
year = 2024
confirmed = true
sources = []
published = { type = "inproceedings", short = "OWLS 2024", venue = "Meeting on Owls", year = 2024 }
"""
    ours = read_recorded(f"{HEAD}{LINE}\n", record)
    for venue, count in (("OWLS", 0), ("Second Meeting on Owls", 0), ("Meeting on Larks", 1), ("OWLSX", 1)):
        theirs = read_survey(f"{HEAD}{LINE.replace('ACL', venue)}\n")
        (shared,) = compare_lists(ours, theirs).shared
        assert [each.field for each in shared.differences if each.field == "venue"] == ["venue"] * count, (
            venue
        )


def test_a_paper_outside_the_taxonomy_is_known() -> None:
    """It is in both lists if theirs has it, and in ours alone it is no line."""
    record = """[roe2020quarry]
title = "A Quarry"
authors = ["Roe, Bo"]
year = 2020
confirmed = true
sources = []
asked_by = ["prose"]
"""
    ours = read_recorded(f"{HEAD}{LINE}\n", record)
    assert [work.key for work in ours.cited] == ["roe2020quarry"]
    found = compare_lists(ours, read_survey(f"{HEAD}- [2020] **A Quarry.** *Bo Roe*\n"))
    assert [each.ours.key for each in found.shared] == ["roe2020quarry"]
    assert [each.title for each in found.only_ours] == ["Owls of Wales"]


def test_a_section_is_proposed_for_what_only_they_have() -> None:
    """By the words of the titles in our sections, in our order; what fits nowhere is not forced into one."""
    ours = read_survey(
        "# T\n## Birds\n### Owls\n"
        + "".join(
            f"- [2020] **Owls {word} at night.** *Ana Doe*\n" for word in ("hunting", "calling", "nesting")
        )
        + "### Gulls\n"
        + "".join(
            f"- [2020] **Gulls {word} on cliffs.** *Bo Roe*\n" for word in ("feeding", "diving", "resting")
        )
    )
    theirs = read_survey(
        f"{HEAD}- [2021] **Gulls of Kent.** *Cy Koe*\n- [2021] **Owls of Wales.** *Di Loe*\n"
    )
    found = propose_sections(ours, theirs.works)
    assert [
        (section and section.title, [work.title for work in works]) for section, works in found.items()
    ] == [
        ("Owls", ["Owls of Wales"]),
        ("Gulls", ["Gulls of Kent"]),
    ]
    nothing = read_survey(f"{HEAD}- [2021] **Zymurgy.** *Cy Koe*\n").works
    assert list(propose_sections(ours, nothing)) == [None]
