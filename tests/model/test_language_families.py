"""The table of languages."""

import re

from survey_companion.model.language_families import _FAMILIES, OTHERS, _fold, families, find_language


def test_a_language_has_one_usual_name() -> None:
    """Other names and codes, in any case, lead to it; what the table lacks is no known language."""
    names = ("Chinese", "Simplified Chinese", "zh", " mandarin ")
    assert {known.name for name in names if (known := find_language(name))} == {"Chinese"}
    persian = find_language("Farsi")
    assert persian
    assert (persian.name, persian.family) == ("Persian", "Iranian")
    assert find_language("Stonish") is None
    irish, ga = find_language("ga"), find_language("Ga")
    assert irish
    assert ga
    assert (irish.name, ga.name) == ("Irish", "Ga")
    assert find_language("") is None


def test_no_name_is_of_two_languages() -> None:
    """The table names each language once."""
    lines = _FAMILIES.replace("\n ", " ").strip().split("\n")
    names = [name.strip() for line in lines for name in re.split("[,/]", line.partition(": ")[2])]
    assert len(set(map(_fold, names))) == len(names)
    assert all(names)


def test_other_languages_come_last() -> None:
    """The families keep the order of the table."""
    assert families()[0] == "English"
    assert families()[-1] == OTHERS
    assert len(set(families())) == len(families())
