"""The sections of a list of additions."""

from added import PUBLISHED, read_both
from short_ways import in_short
from survey_companion.model.headings import Section
from survey_companion.model.problem_kinds import Code
from survey_companion.reading.lines.outline import anchor_at

LINE = (
    "- [2026] **A Stone.** *Loe et al.* `Arxiv` [[paper](https://arxiv.org/abs/2601.00006)] `added 2026-11`\n"
)


def _place(*headings: str, published: str = PUBLISHED) -> tuple[list[Section], list[str]]:
    """Return the section of an addition below each of the groups of headings, and what is said of them."""
    _, both = read_both("".join(f"{each}\n\n{LINE}\n" for each in headings), published)
    said = [each for each in both.problems if each.code in {Code.NEW_SECTION, Code.DUPLICATE_NUMBER}]
    return [each.section for each in both.listings if each.is_addition], in_short(said)


def test_a_section_is_known_by_all_its_headings_or_by_its_name() -> None:
    """Its part may be missing, and so may its number, as long as there is only one of the name."""
    for headings in (
        "# L\n\n## Papers\n\n### 1. By Hand\n\n#### 1.2 Small Stones",
        "### 1. By Hand\n\n#### Small stones",
        "## 1.2 Small Stones",
        "# Small Stones",
    ):
        (section,), said = _place(headings)
        assert (section.address, section.number, section.is_added) == (
            "taxonomy/by-hand/small-stones", "1.2", False
        )  # fmt: skip
        assert said == []


def test_a_name_of_several_sections_is_a_new_section() -> None:
    """Nothing is guessed: the entry gets a section of its own, and the message says so."""
    published = PUBLISHED.replace("### 2. By Machine", "### 2. By Machine\n\n#### 2.1 Small Stones")
    (section,), said = _place("## Small Stones", published=published)
    assert (section.address, section.is_added) == ("taxonomy/small-stones/index", True)
    assert said == ["additions.md:1:1 new-section: Small Stones"]
    (section,), said = _place("## 2.1 Small Stones", published=published)
    assert section.address == "taxonomy/by-machine/small-stones"


def test_a_section_that_is_not_published_comes_last_in_its_part() -> None:
    """Its number is its own only if no published section has it."""
    (first, second), said = _place("### 1. By Hand\n\n#### 1.1 Tiny Stones", "#### 1.3 Huge Stones")
    assert [(each.name, each.address) for each in (first, second)] == [
        ("Tiny Stones", "taxonomy/by-hand/tiny-stones"),
        ("1.3 Huge Stones", "taxonomy/by-hand/huge-stones"),
    ]
    assert said == [
        "additions.md:3:1 new-section: 1. By Hand › 1.1 Tiny Stones".replace("1. By", "1 By"),
        "additions.md:7:1 new-section: 1 By Hand › 1.3 Huge Stones",
    ]


def test_frontiers_are_numbered_and_have_a_folder_of_their_own() -> None:
    """F1, F2 and so on as printed, or else in their order; addresses come from names."""
    for headings in (
        ("### Frontiers\n\n#### Agents", "#### Stones in Space"),
        ("### Frontiers\n\n#### F1 Agents", "#### F2. Stones in Space"),
        ("### 3. Frontiers\n\n#### 1. Agents", "#### 2 Stones in Space"),
    ):
        sections, said = _place(*headings)
        assert [(each.name, each.address, each.anchor) for each in sections] == [
            ("F1 Agents", "frontiers/agents", "sec-frontiers-agents"),
            ("F2 Stones in Space", "frontiers/stones-in-space", "sec-frontiers-stones-in-space"),
        ]
        assert said == []
        part = sections[0].part
        assert (part.name, part.address, part.anchor) == ("Frontiers", "frontiers/index", "sec-frontiers")
        assert [anchor_at(each.address) for each in sections] == [each.anchor for each in sections]


def test_a_frontier_may_be_called_like_a_published_section() -> None:
    """What stands below the frontiers is theirs; data resources keep the address of their kind."""
    (section,), said = _place("### Frontiers\n\n#### Small Stones")
    assert (section.address, section.number) == ("frontiers/small-stones", "F1")
    assert said == []
    line = "- [**Marble**](https://example.org/marble). Soft stones. `added 2026-11`\n"
    _, both = read_both(f"## Frontiers\n\n### Data of Quarries\n\n{line}")
    assert [each.section.address for each in both.resources if each.is_addition] == [
        "resources/frontiers/data-of-quarries"
    ]
    assert not [each for each in both.problems if each.code is Code.NEW_SECTION]


def test_frontiers_are_counted_around_printed_numbers() -> None:
    """A section without a number gets one that no other has got before."""
    sections, _ = _place("### Frontiers\n\n#### F1 Agents", "#### Stones in Space", "#### F2 Maps")
    assert [each.number for each in sections] == ["F1", "F2", None]


def test_published_frontiers_stay_where_they_are() -> None:
    """If the published list has such a part, additions to it stand there; no two anchors are the same."""
    published = PUBLISHED.replace("2. By Machine", "2. Frontiers")
    (section,), _ = _place("### Frontiers\n\n#### Agents", published=published)
    assert (section.address, section.part.is_frontier) == ("taxonomy/frontiers/agents", False)
    published = PUBLISHED.replace("2. By Machine", "2. Frontiers, agents")
    (section,), _ = _place("### Frontiers\n\n#### Agents", published=published)
    assert (section.address, section.anchor) == ("frontiers/agents-2", "sec-frontiers-agents-2")


def test_order_of_sections() -> None:
    """What is new stands behind what is published, and the taxonomy before the data resources."""
    _, both = read_both()
    assert [each.name for each in both.sections] == [
        "1.1 Large Stones", "1.2 Small Stones", "2 By Machine", "F1 Walking Stones", "D1 Quarries"
    ]  # fmt: skip
