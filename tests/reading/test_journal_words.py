"""Names of journals in short words."""

import pytest

from survey_companion.reading.words.journal_words import goes_on, is_abbreviated, is_journal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nat Mach Intell", True),
        ("Nat. Mach. Intell.", True),
        ("J Chem Phys", True),
        ("J Stone Sci", True),
        ("J Stone Wall Sci", False),
        ("Stone Sci", False),
        ("Stone Sci Lett", False),
        ("Stone Sci Lett Int", True),
        ("Stone Wall Sci Lett Int", False),
        ("IEEE Trans Audio", True),
        ("Sci", False),
        ("Machine Learning", False),
        ("Neural Process Model", False),
        ("J Learning", True),
        ("J of Learning", True),
        ("Sci " * 14, True),
        ("Sci " * 15, False),
        ("J Stone", False),
        ("Med Image Anal", True),
        ("Bus Inf Syst Eng", True),
        ("Lett.", False),
        ("J. Stone Sci.", False),
        ("Nat Stone Commun", False),
        ("of Sci", True),
    ],
)
def test_journals_in_short_words(text: str, expected: bool) -> None:
    """One word must be short; hardly any may be another word."""
    assert is_journal(text.split()) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Angew. Chem. Int. Ed.", False),
        ("Angew. Chem.", True),
        ("Angew. Chem", False),
        ("Angew.", False),
        ("Angew. of Chem. and the Ed.", False),
        ("Angew. Chem. B", True),
        ("Angew. Chem. b", False),
        ("Angew. Chemie. 2020", False),
        ("Angew. Chem. Stone", False),
        ("A.", False),
        ("Ab. Cd.", False),
        ("Abc. Def.", True),
        ("Abcdefghijklm. Def.", False),
        ("Abcdefghijklmn. Def.", False),
        ("Chem. & Int. Ed.", False),
        ("Chem.-Int. Ed.", False),
        ("  Chem. Int. ", True),
        ("Chem. " * 14, True),
        ("Chem. " * 15, False),
        ("chem. int.", False),
    ],
)
def test_names_of_nothing_but_short_words(text: str, expected: bool) -> None:
    """Each word has a full stop, is little or is a letter."""
    assert is_abbreviated(text) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Nat", " Commun. 12", True),
        ("In Nat", "Commun. 12", True),
        ("Nat", "Stones are", False),
        ("Stones", "Nat. Commun", False),
        ("Nat", "B stones", True),
        ("Nat", "b stones", True),
        ("Nat", "BC stones", False),
        ("Proc", "of the", True),
        ("J", "Stone Sci.", True),
        ("J", "Stone Wall Sci.", False),
        ("stones Nat", "Communications", False),
        ("J. Chem", "Phys. 3", True),
        ("J. Chem", "Phys", True),
        ("Nat", "machine", True),
        ("Nat", "", False),
    ],
)
def test_a_full_stop_inside_a_name(before: str, after: str, expected: bool) -> None:
    """It is one if a short word stands before it, and another word of journals behind it."""
    assert goes_on(before, after) is expected
