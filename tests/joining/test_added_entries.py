"""Which entries only the later of two states has, and which sections are the same."""

import pytest

from short_ways import read_survey
from survey_companion.joining.added_entries import AddedEntries
from survey_companion.joining.changes import compare

PAPERS = (
    "- **Lifting stones.** *Doe* [[paper](https://doi.org/10.1000/1)]",
    "- **Rolling boulders.** *Roe* [[paper](https://doi.org/10.1000/2)]",
    "- **Painted walls of caves.** *Moe* [[paper](https://doi.org/10.1000/3)]",
)
ONE, TWO, THREE = PAPERS
BARE = "- **Humming by the river.** *Loe* `ACL`"
DATA = "- [**Slate**](https://example.org/slate). Flat stones."
LIST = (
    f"## Papers\n\n### P\n\n#### One\n\n{ONE}\n{TWO}\n\n#### Two\n\n{THREE}\n{BARE}\n"
    f"\n## Data\n\n### Q\n\n{DATA}\n"
)
NEW = "- **Whistling.** *Poe* [[paper](https://doi.org/10.1000/4)]"


def _compare(old: str, new: str) -> AddedEntries:
    assert old in LIST
    return AddedEntries(before=read_survey(LIST), after=read_survey(LIST.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "titles"),
    [
        (ONE, ONE, []),
        (ONE, f"{NEW}\n{ONE}", ["Whistling"]),
        (f"{ONE}\n{TWO}", f"{TWO}\n{ONE}", []),
        (f"{ONE}\n", "", []),
        (THREE, f"{THREE}\n{ONE}", ["Lifting stones"]),
        (ONE, f"{ONE}\n{ONE}", ["Lifting stones"]),
        (ONE, ONE.replace("Lifting stones", "How stones are lifted"), []),  # with its identifier
        (THREE, THREE.replace("walls", "wall").replace("/3", "/9"), []),  # a slip, in its section
        (THREE, THREE.replace("Painted walls of caves", "Nets").replace("/3", "/9"), ["Nets"]),
        (
            BARE,
            "- **Whistling.** *Poe* `ACL`",
            ["Whistling"],
        ),  # without a link, nothing says that it is the same
    ],
)
def test_what_is_added_is_neither_moved_nor_corrected(old: str, new: str, titles: list[str]) -> None:
    """Lines are the same by title and section, by title alone, by identifier, or by nearly one title."""
    assert [each.title for each in _compare(old, new).listings] == titles


@pytest.mark.parametrize(
    ("new", "names"),
    [
        (DATA.replace("Flat", "Thin"), []),
        (DATA.replace("Slate", "Slates"), []),  # with its address
        (DATA.replace("/slate", "/new"), []),  # with its name
        (f"{DATA}\n{DATA.replace('Slate', 'Tuff').replace('/slate', '/tuff')}", ["Tuff"]),
        (f"{DATA}\n{DATA}", ["Slate"]),
    ],
)
def test_a_data_resource_is_the_same_by_name_or_address(new: str, names: list[str]) -> None:
    """Its description may change, and one of the two."""
    assert [each.name for each in _compare(DATA, new).resources] == names


def test_a_renamed_section_is_known_by_what_it_lists() -> None:
    """It is paired with the one that is gone, and its works are not moved; a new section beside it is new."""
    found = _compare("#### One", "#### Uno")
    assert found.sections == {
        "sec-p-one": "sec-p-one",
        "sec-p-uno": "sec-p-one",
        "sec-p-two": "sec-p-two",
        "res-data-q": "res-data-q",
    }
    assert [(each.origin, each.target) for each in found.moves] == [("taxonomy/p/one", "taxonomy/p/uno")]
    assert found.listings == ()
    split = _compare(TWO, f"\n#### Three\n\n{TWO}")
    assert split.sections["sec-p-three"] == "sec-p-three"
    assert split.moves == ()


def test_a_renamed_part_takes_its_sections_along() -> None:
    """Each page of it has another address, its own included; nothing is added or removed."""
    found = _compare("### P", "### R")
    assert sorted((each.origin, each.target) for each in found.moves) == [
        ("taxonomy/p/index", "taxonomy/r/index"),
        ("taxonomy/p/one", "taxonomy/r/one"),
        ("taxonomy/p/two", "taxonomy/r/two"),
    ]
    assert {each.sort.value for each in compare(found.before, found.after)} >= {"added", "removed"}
