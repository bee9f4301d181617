"""Works of two lists are found to be the same publication, whatever their keys."""

import pytest

from short_ways import read_survey
from survey_companion.joining.changes import compare
from survey_companion.joining.pairing import is_another, pair_works, recognise_works

ARXIV = " [[paper](https://arxiv.org/abs/{})]"


def _line(title: str, authors: str = "Ana Doe", arxiv: str = "", year: int = 2024) -> str:
    return f"- [{year}] **{title}.** *{authors}*{ARXIV.format(arxiv) if arxiv else ''}"


def _pair(before: list[str], after: list[str]) -> dict[str, str]:
    """Return the titles after by the titles before, of pairs that are the same in both directions."""
    surveys = [read_survey("\n".join(["# T", "## Walls", *lines, ""])) for lines in (before, after)]
    old, new = (recognise_works(each) for each in surveys)
    found = pair_works(old, new)
    assert {two: one for one, two in pair_works(new, old).items()} == found
    return {old[one].titles[0]: new[two].titles[0] for one, two in found.items()}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (_line("Owls of Wales", "Ana Doe", "2401.00001"), _line("Birds at Night", "Ana Doe", "2401.00001")),
        (_line("Owls of Wales", "Ana Doe", "2401.00001"), _line("Owls of Wales", "Ana Doe")),
        (_line("Owls of Wales", "Doe et al.", year=2023), _line("Owls of Wales", "Ana Doe, Bo Roe")),
        (_line("The Quiet Owls of Wales"), _line("The Quite Owls of Wales", "Bo Roe, Ana Doe")),
        (_line("The Quiet Owls"), _line("The Quiet Owls: A Study of Wales")),
        (_line("Quiet Owls of Northern Wales"), _line("On Quiet Owls of Northern Wales")),
        ("- [2024] **Owls of Wales.** [[paper](https://example.org/owls.pdf)]", _line("Owls of Wales")),
        (_line("威尔士夜间的安静猫头鹰研究"), _line("威尔士夜间的安静猫头鹰研究法")),
        (
            "- **Owls.** *Ana Doe* [[paper](https://aclanthology.org/2024.acl-long.1/)]",
            "- **Gulls.** *Ana Doe* [[paper](https://doi.org/10.18653/v1/2024.acl-long.1)]",
        ),
        (
            "- **Owls.** *Ana Doe* [[paper](https://openreview.net/forum?id=aBcDe12345)]",
            "- **Gulls.** *Ana Doe* [[paper](https://openreview.net/pdf?id=aBcDe12345)]",
        ),
    ],
)
def test_one_work_is_found_again(one: str, two: str) -> None:
    """By its identifier, its title, or nearly its title and an author."""
    assert len(_pair([one], [two])) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (_line("Owls of Wales", "Ana Doe", "2401.00001"), _line("Owls of Wales", "Bo Roe", "2401.00002")),
        (_line("Owls of Wales", "Ana Doe", "2401.00001"), _line("Gulls of Kent", "Bo Roe", "2401.00001")),
        (_line("The Quiet Owls of Wales 2"), _line("The Quiet Owls of Wales 3")),
        (_line("The Quiet Owls of Wales"), _line("The Quite Owls of Wales", "Bo Roe")),
        (_line("Owls of Wales"), _line("Gulls of Wales")),
    ],
)
def test_two_works_stay_two(one: str, two: str) -> None:
    """With one title but other authors and identifiers, with one identifier only, or with other numbers."""
    assert _pair([one], [two]) == {}


def test_what_says_most_goes_first() -> None:
    """An identifier that was wrong for a while takes no other work's place, and neither does a title."""
    before = [_line("Owls of Wales", "Ana Doe", "2401.00001")]
    after = [
        _line("Gulls of Kent", "Ana Doe, Bo Roe", "2401.00001"),
        _line("Owls of Wales", "Ana Doe", "2401.00002"),
    ]
    assert _pair(before, after) == {"Owls of Wales": "Owls of Wales"}
    after[1] = _line("Owls of Wales", "Cy Koe", "2401.00002")
    assert _pair(before, after) == {"Owls of Wales": "Gulls of Kent"}


def test_each_is_in_one_pair_only() -> None:
    """Of several works that could be it, one is, the same in both directions."""
    before = [_line(f"The Very Quiet Owls of Wales{letter}") for letter in "abc"]
    found = _pair(before, [_line("The Very Quiet Owls of Wales")])
    assert found == {"The Very Quiet Owls of Walesa": "The Very Quiet Owls of Wales"}
    crowd = [_line(f"The Very Quiet Owls of Wales {chr(97 + number) * 2}") for number in range(11)]
    assert _pair(crowd, [_line("The Very Quiet Owls of Wales")]) == {}, "nobody could say which"


def test_a_key_may_be_another_work_s() -> None:
    """Without a file of keys, the next work of an author and a year may get the key of one that is gone."""
    old, new = (
        recognise_works(read_survey(f"# T\n## W\n{line}\n"))["doe2024owls"]
        for line in (_line("Owls of Wales", arxiv="2401.00001"), _line("Owls and Mice", arxiv="2401.00002"))
    )
    assert is_another(old, new)
    assert not is_another(old, old)
    same_title = recognise_works(read_survey(f"# T\n## W\n{_line('Owls of Wales', arxiv='2401.00002')}\n"))
    assert not is_another(old, same_title["doe2024owls"])
    assert not is_another(old, recognise_works(read_survey(f"# T\n## W\n{_line('Owls')}\n"))["doe2024owls"])


def test_a_new_title_is_a_change() -> None:
    """It is no removal and no addition, though the key follows the title; another work is both."""
    head = "# T\n## Walls\n"
    before = read_survey(f"{head}{_line('Owls of Wales', arxiv='2401.00001')}\n")
    renamed = read_survey(f"{head}{_line('Birds at Night', arxiv='2401.00001')}\n")
    other = read_survey(f"{head}{_line('Owls and Mice', arxiv='2401.00002')}\n")
    assert [(each.sort.value, each.name, each.details[0].field) for each in compare(before, renamed)] == [
        ("renamed", "doe2024birds", "name"),
        ("corrected", "doe2024birds", "title"),
    ]
    assert [(each.sort.value, each.title) for each in compare(before, other)] == [
        ("added", "Owls and Mice"),
        ("removed", "Owls of Wales"),
    ]
