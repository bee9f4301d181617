"""Numbers are compared by what they are worth, and what only looks like a number is none."""

from decimal import Decimal

import pytest

from survey_companion.text.quantities import find_quantities, may_be_precise, read_names

NAMES = {name for text in ("Flores 200", "Stone 3.1", "CC-BY-4.0") for name in read_names(text)}


def _shown(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_quantities(text, NAMES) if each.is_precise]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("46.3 and 7%, 100 stones", ["46.3", "7%", "100"]),
        ("46 % or 46 per cent or 46 percent", ["46 %", "46 per cent", "46 percent"]),
        ("2.6 trillion, 2.6T, 13B, 16.9k", ["2.6 trillion", "2.6T", "13B", "16.9k"]),
        ("a 176-billion-stone model for 100-language texts", ["176-billion", "100"]),
        ("1,234,567 stones of 1.5 GB and 80 GB", ["1,234,567", "1.5 GB"]),
        ("7–13B, 10–15%", ["7", "13B", "10", "15%"]),
        ("thirty million, twenty-five per cent", ["thirty million", "twenty-five per cent"]),
        ("two hundred million, seven thousand", ["two hundred million", "seven thousand"]),
        ("100,200,300 and 1.0", ["100,200,300", "1.0"]),
        ("(Table 4, 78.9), page 3 or 87%, Section 3.2, 500 stones", ["78.9", "87%", "500"]),
    ],
)
def test_precise_numbers_are_found(text: str, shown: list[str]) -> None:
    """Decimals, percentages and numbers from 100, in figures or words, with all that belongs to them."""
    assert _shown(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "99 stones, ten stones, a hundred stones, hundreds of thousands of them",
        "in 2023, from 1990 to 2014, in the 1990s, 2023-10-05",
        "GPT-3.5, gpt-3.5-turbo-0301, FLORES-200, BLOOM-7B1, M2M-100, mT5-300, Rock2.5, XLM-R-100",
        "Flores 200, Stone 3.1 and CC BY 4.0",
        "arXiv:2404.04925v2, arXiv 2404.04925, doi 10.1016/j.stone.2024.101118, https://x.org/1.5/200",
        "Tables 4, 5 and 6",
        "Section 4.1, Sections 4.1 and 4.2, § 3.4, Table 12.3, p. 118, pp. 100–120, version 2.5, v1.5",
        "ISO 639-3, BCP 471; 1.2.3, the 100th, 8x7B1, 120b3",
        "2024.stones-main.153",
    ],
)
def test_names_years_and_places_are_no_numbers(text: str) -> None:
    """Years, names, identifiers, ordinals, sections, pages and versions say how many of nothing."""
    assert _shown(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,234", "1234"),
        ("46 %", "46"),
        ("46%", "0.46"),
        ("0.46", "46"),
        ("46%", "46.3"),
        ("46.3", "46.34"),
        ("46.3", "46.25"),
        ("13 billion", "13000000000"),
        ("2.6 trillion", "2600000000000"),
        ("1.7 million", "1660000"),
        ("7–13B", "7000000000"),
        ("7 to 13%", "7"),
        ("over 100", "100"),
        ("over 700", "744"),
        ("more than 100", "120"),
        ("nearly 700", "690"),
        ("about 16,900", "16932"),
        ("30 million", "30000000"),
        ("thirty million", "30000000"),
        ("2.6 TB", "2600000000000"),
    ],
)
def test_numbers_of_one_worth_are_the_same(text: str, values: str) -> None:
    """The spelling does not matter, and a number in prose may round the one of a record."""
    assert find_quantities(text)[0].covers({Decimal(values)})


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("46.3", "46"),
        ("46.3", "46.4"),
        ("46%", "47"),
        ("1%", "100"),
        ("0.8%", "80"),
        ("700", "744"),
        ("over 700", "690"),
        ("over 100", "130"),
        ("nearly 700", "744"),
        ("13B", "13"),
        ("13", "13000000000"),
        ("16,900", "16932"),
        ("about 16,900", "17000"),
    ],
)
def test_other_numbers_are_not(text: str, values: str) -> None:
    """More decimals than the record has, another scale or another number is not what it says."""
    assert not find_quantities(text)[0].covers({Decimal(values)})


@pytest.mark.parametrize(
    "text", ["46.3", "7%", "100", "13B", "seven thousand", "ten per cent", "7 bn", "1 %"]
)
def test_what_may_be_precise_is_seen_at_once(text: str) -> None:
    """A look at a text leaves out nothing that reading it would find."""
    assert find_quantities(text)[0].is_precise
    assert may_be_precise(text)
    assert not may_be_precise("Ten stones and 20 bricks, in one of 3 rows.")
