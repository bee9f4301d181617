"""References that begin with their authors."""

import pytest

from survey_companion.reading.words.front_names import take_front_names


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("Doe, A. Three Stones", "Doe, A.", "Three Stones"),
        ("Doe, A., Roe, B. & Poe, K. Three Stones", "Doe, A., Roe, B. & Poe, K.", "Three Stones"),
        ("Doe, A., Roe, B., Poe, K. Three Stones", "Doe, A., Roe, B., Poe, K.", "Three Stones"),
        ("Doe, A. and Roe, B. Three Stones", "Doe, A. and Roe, B.", "Three Stones"),
        ("Doe, A. B., & Roe, C.-D. (2020). Three Stones", "Doe, A. B., & Roe, C.-D.", "(2020). Three Stones"),
        ("Doe AB, Roe M, Poe K. Three Stones", "Doe AB, Roe M, Poe K", "Three Stones"),
        ("Doe A. Three Stones", "", "Doe A. Three Stones"),
        ("STONER A. Three Stones", "STONER A", "Three Stones"),
        ("STONER A, WALLER M. Three Stones", "STONER A, WALLER M", "Three Stones"),
        ("A. Doe, B. Roe. Three Stones", "A. Doe, B. Roe", "Three Stones"),
        ("A. Doe and B. Roe, Three Stones", "A. Doe and B. Roe", "Three Stones"),
        ("A. Doe. Three Stones", "", "A. Doe. Three Stones"),
        ("Doe, A., et al. Three Stones", "Doe, A., et al.", "Three Stones"),
        ("Doe, A. et al. Three Stones", "Doe, A. et al.", "Three Stones"),
        ("Doe A, Roe M, et al. Three Stones", "Doe A, Roe M, et al.", "Three Stones"),
        ("Doe, A., et al., Three Stones", "Doe, A., et al.", "Three Stones"),
        ("Doe, A., & others. Three Stones", "Doe, A., & others", "Three Stones"),
        ("Doe, A., u. a. Three Stones", "Doe, A., u. a.", "Three Stones"),
        ("Doe, Ada (2020). Three Stones", "Doe, Ada", "(2020). Three Stones"),
        ("Doe, Ada, and Roe, Max (2020). Three Stones", "Doe, Ada, and Roe, Max", "(2020). Three Stones"),
        ("Doe, Ada. Three Stones", "", "Doe, Ada. Three Stones"),
        ("Doe, Ada B. (2020) Three Stones", "Doe, Ada B.", "(2020) Three Stones"),
        ("van der Doe, A., Roe, B. Three Stones", "van der Doe, A., Roe, B.", "Three Stones"),
        ("St. Doe, A., Roe, B. Three Stones", "St. Doe, A., Roe, B.", "Three Stones"),
        ("O'Doe, A., Roe-Poe, B. Three Stones", "O'Doe, A., Roe-Poe, B.", "Three Stones"),
        ("Doe, A., Jr., Roe, B. Three Stones", "Doe, A., Jr., Roe, B.", "Three Stones"),
        ("Doe, A., Roe, B.: Three Stones", "Doe, A., Roe, B.", "Three Stones"),
        ("Doe, A.; Roe, B. Three Stones", "Doe, A.; Roe, B.", "Three Stones"),
        ("1. Doe, A., Roe, B. Three Stones", "Doe, A., Roe, B.", "Three Stones"),
        ("[12] Doe, A., Roe, B. Three Stones", "Doe, A., Roe, B.", "Three Stones"),
        ("(3) Doe, A., Roe, B. Three Stones", "", "(3) Doe, A., Roe, B. Three Stones"),
        ("1234. Doe, A., Roe, B. Three Stones", "", "1234. Doe, A., Roe, B. Three Stones"),
        ("Doe, A., Roe", "Doe, A.", "Roe"),
        ("Doe, A., Roe, Poe, Moe. Three Stones", "Doe, A., Roe", "Poe, Moe. Three Stones"),
        ("Doe, A., Roe, B., Poe. Three Stones", "Doe, A., Roe, B., Poe", "Three Stones"),
        ("Three Stones. Doe, A., Roe, B.", "", "Three Stones. Doe, A., Roe, B."),
        ("Ada Doe, Max Roe. Three Stones", "", "Ada Doe, Max Roe. Three Stones"),
        ("Three Stones", "", "Three Stones"),
        ("Doe, A. (2020). Three Stones", "Doe, A.", "(2020). Three Stones"),
        ("Doe, A. 'Three Stones'", "Doe, A.", "'Three Stones'"),
        ("Doe, A. “Three Stones”", "Doe, A.", "“Three Stones”"),
        ("Doe, A. three stones", "", "Doe, A. three stones"),
        ("Le Doe, A. Three Stones", "", "Le Doe, A. Three Stones"),
        ("Doe Roe, A. Three Stones", "", "Doe Roe, A. Three Stones"),
        ("Doe, A. B. C. D. Three Stones", "Doe, A. B. C. D.", "Three Stones"),
        ("Doe, A. B. C. D. E., Roe, B. Three Stones", "Doe, A. B. C. D.", "E., Roe, B. Three Stones"),
        ("Doe A-B, Roe M. Three Stones", "Doe A-B, Roe M", "Three Stones"),
        ("Doe y Roe, A., Poe, B. Three Stones", "Doe y Roe, A., Poe, B.", "Three Stones"),
        ("Müller, Ä., Roe, B. Three Stones", "Müller, Ä., Roe, B.", "Three Stones"),
        ("Doe, A., Roe, B. [2020] Three Stones", "Doe, A., Roe, B.", "[2020] Three Stones"),
        ("", "", ""),
        ("Doe", "", "Doe"),
    ],
)
def test_names_at_the_front(text: str, names: str, rest: str) -> None:
    """The names of one style come off, and the rest begins with the title; else all of it is the rest."""
    assert take_front_names(text) == (names, rest)


def test_names_end_after_two_hundred() -> None:
    """So many names of one work are read, and no more."""
    text = "".join(f"Doe, {letter}., " for letter in "AB" * 100)
    assert take_front_names(f"{text}Roe, B. Three Stones")[0] == text.rstrip(", ")
