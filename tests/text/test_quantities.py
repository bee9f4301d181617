"""Numbers are compared by what they are worth, and what only looks like a number is none."""

from decimal import Decimal

import pytest

from survey_companion.text.quantities import Quantity, find_quantities, may_be_precise, read_names

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


# -- what is read of each number -------------------------------------------------------------------------


def _all(text: str) -> list[tuple[str, str, str]]:
    """Return of each quantity its text, its number and its scale; a percent sign and bytes are marked."""
    return [
        (
            text[each.start : each.end],
            f"{each.number:f}{'%' if each.is_percent else ''}",
            f"{each.scale:f}{' bytes' if each.is_bytes else ''}",
        )
        for each in find_quantities(text)
    ]


SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
SHORT = {"k": 3, "K": 3, "M": 6, "mn": 6, "B": 9, "bn": 9, "T": 12}
BYTES = {"kB": 10**3, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12, "PB": 10**15}
BINARY = {"KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40}


@pytest.mark.parametrize(("word", "zeros"), {**SCALES, **SHORT}.items())
def test_every_scale_is_known(word: str, zeros: int) -> None:
    """In words behind a blank or a hyphen, in letters directly behind the number, too."""
    for text in (f"7 {word}", f"7-{word}", f"7\u00a0{word}", *((f"7{word}",) if word in SHORT else ())):
        assert _all(f"{text} of stones") == [(text, "7", f"1{'0' * zeros}")]


@pytest.mark.parametrize(("unit", "size"), {**BYTES, **BINARY}.items())
def test_every_unit_of_bytes_is_known(unit: str, size: int) -> None:
    """Decimal and binary ones."""
    for text in (f"7 {unit}", f"7{unit}"):
        assert _all(text) == [(text, "7", f"{size} bytes")]


ONES = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def test_every_number_in_words_is_known() -> None:
    """From one to ninety-nine, before a scale or a percent sign."""
    for value, word in enumerate((*ONES, *TEENS), 1):
        assert _all(f"{word} million") == [(f"{word} million", str(value), "1000000")]
    for tens, word in enumerate(TENS, 2):
        assert _all(f"{word} percent") == [(f"{word} percent", f"{tens}0%", "1")]
        for ones, last in enumerate(ONES, 1):
            text = f"{word.capitalize()}-{last} thousand"
            assert _all(text) == [(text, f"{tens}{ones}", "1000")]
    assert _all("seven stones, seventy of them, none a thousand") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two hundred million billion", [("two hundred million", "2", "100000000")]),  # two units at most
        ("1 million GB", [("1 million GB", "1", "1000000000000000 bytes")]),
        ("7B million", [("7B", "7", "1000000000")]),  # a unit that is joined is the only one
        (
            "3x, 4s, 5ms, 6h, 7pp",
            [("3x", "3", "1"), ("4s", "4", "1"), ("5ms", "5", "1"), ("6h", "6", "1"), ("7pp", "7", "1")],
        ),
        ("3 x", [("3", "3", "1")]),
        ("7 per cent, 7 per", [("7 per cent", "7%", "1"), ("7", "7", "1")]),
        ("7 % or 7%", [("7 %", "7%", "1"), ("7%", "7%", "1")]),
        ("7 million %", [("7 million", "7", "1000000")]),
        (
            "1900%, 1900.0 and 1900k",
            [("1900%", "1900%", "1"), ("1900.0", "1900.0", "1"), ("1900k", "1900", "1000")],
        ),
        ("1899 2100", [("1899", "1899", "1"), ("2100", "2100", "1")]),
        ("1900 1999 2000 2099 1900s 2090s", []),
        ("1,900", [("1,900", "1900", "1")]),
        ("12,34 1,2345", [("12", "12", "1"), ("34", "34", "1"), ("1", "1", "1"), ("2345", "2345", "1")]),
        ("1\u00a0234, 1\u2009234, 1\u202f234", [(f"1{gap}234", "1234", "1") for gap in "\u00a0\u2009\u202f"]),
        ("1 234", [("1", "1", "1"), ("234", "234", "1")]),
        ("1.2.3, 4.5.6b, 7th, 8x2", []),
    ],
)
def test_what_belongs_to_a_number(text: str, found: list[tuple[str, str, str]]) -> None:
    """Units, signs and separators; years, versions and ordinals are no numbers."""
    assert _all(text) == found


def _reach(text: str) -> tuple[str, str]:
    """Return how far below and above the only number of a text the true value may be."""
    (found,) = find_quantities(text)
    return f"{found.low.normalize():f}", f"{found.high.normalize():f}"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("700", "0.5", "0.5"),
        ("7.5", "0.05", "0.05"),
        ("7.50", "0.005", "0.005"),
        *(
            (f"{word} 700", "50", "50")
            for word in ("about", "around", "approximately", "circa", "close to", "~")
        ),
        *((f"{word} 700", "50", "50") for word in ("roughly", "some", "≈", "About")),
        *(
            (f"{word} 700", "0.5", "100")
            for word in ("over", "above", "at least", "beyond", "more than", ">", "≥")
        ),
        *(
            (f"{word} 700", "100", "0.5")
            for word in ("under", "almost", "at most", "below", "fewer than", "<")
        ),
        *((f"{word} 700", "100", "0.5") for word in ("less than", "nearly", "up to", "≤")),
        ("about 712", "0.5", "0.5"),
        ("over 712", "0.5", "1"),
        ("about 7,120", "5", "5"),
        ("over 100", "0.5", "25"),  # never a quarter away
        ("over 400", "0.5", "100"),
        ("over 300", "0.5", "75"),
        ("about 100", "12.5", "12.5"),
        ("under 2", "0.5", "0.5"),
        ("over 0", "0.5", "1"),
        ("over 7.0", "0.05", "1"),
        ("over 7.50", "0.005", "0.1"),
        ("about thirty million", "3.75", "3.75"),
        ("over the whole week there were 700", "0.5", "0.5"),  # the word is not directly before it
        ("about the 700", "0.5", "0.5"),
        ("turnover 700", "0.5", "0.5"),
        ("over                        700", "0.5", "0.5"),  # too far away
    ],
)
def test_a_number_may_be_rounded(text: str, low: str, high: str) -> None:
    """At its last digit, or with "about" and the like at the last one that is not 0."""
    assert _reach(text) == (low, high)


@pytest.mark.parametrize(
    ("text", "is_precise"),
    [
        ("99", False),
        ("100", True),
        ("1.0", True),
        ("7.5", True),
        ("7%", True),
        ("99 hundred", True),
        ("1 hundred", True),
        ("0 million", False),
        ("99 GB", False),  # the number of bytes does not make it precise
        ("100 GB", True),
        ("about 20", False),
        ("99 or 3", False),
        ("1 or 2k", True),
        ("99 or 3 GB", False),
    ],
)
def test_small_whole_numbers_need_no_source(text: str, is_precise: bool) -> None:
    """Decimals, percentages and numbers from 100 do."""
    assert find_quantities(text)[0].is_precise is is_precise


@pytest.mark.parametrize(
    ("text", "value", "is_covered"),
    [
        ("46%", "0.464", True),
        ("46%", "0.465", True),
        ("46%", "0.466", False),
        ("100%", "1", False),  # one is one, and not all of them
        ("1%", "1", True),
        ("100%", "0.999", True),
        ("46", "0.46", False),  # only percentages are shares
        ("0.46", "46", True),
        ("0.46", "46.4", True),
        ("0.46", "46.6", False),
        ("0.46%", "46", False),
        ("1.0", "100", False),  # only a number below one is a share
        ("0.99", "99", True),
        ("700", "699.5", True),
        ("700", "700.5", True),
        ("700", "700.51", False),
        ("700", "699.49", False),
        ("7–13B", "7", True),
        ("7–13B", "7000000000", True),
        ("7–13B", "13000000000", False),
        ("2 GB", "2", False),
    ],
)
def test_what_a_number_covers(text: str, value: str, is_covered: bool) -> None:
    """A share may be printed as a percentage, and the other way round; a range shares its unit."""
    found = find_quantities(text)[0]
    assert found.covers([Decimal(value)]) is is_covered
    assert found.covers([Decimal(-1), Decimal(value)]) is is_covered
    assert not found.covers([])


def test_the_values_of_a_number() -> None:
    """Its own, and what it is with the unit of the next one; a percentage is its number."""
    found = find_quantities("7–13B, 46%, 0.5 million")
    assert [sorted(map(int, each.values)) for each in found] == [
        [7, 7 * 10**9],
        [13 * 10**9],
        [46],
        [500_000],
    ]


def _shared(text: str) -> list[tuple[int, bool, bool]]:
    return [(int(each.shared), each.is_percent, each.is_bytes) for each in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        *(
            (f"7{joint}13B", [(10**9, False, False)] * 2)
            for joint in ("–", "-", "—", " & ", " to ", " and ", ", ")
        ),
        *((f"7{joint}13%", [(1, True, False)] * 2) for joint in (" or ", ", or ", ", and ", ",", "‑")),
        ("7 to 13 GB", [(10**9, False, True)] * 2),
        ("7, 8 and 9k", [(1_000, False, False)] * 3),
        ("7k to 13M", [(1_000, False, False), (10**6, False, False)]),
        ("7% to 13B", [(1, True, False), (10**9, False, False)]),
        ("7 with 13B", [(1, False, False), (10**9, False, False)]),
        ("7,   13B", [(10**9, False, False)] * 2),
        ("7,       13B", [(1, False, False), (10**9, False, False)]),  # too far away
        ("7B and 13", [(10**9, False, False), (1, False, False)]),
    ],
)
def test_numbers_share_a_unit(text: str, shared: list[tuple[int, bool, bool]]) -> None:
    """The unit behind the last of several is that of all; one that has its own keeps it."""
    assert _shared(text) == shared


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Flores 200", []),
        ("the Flores\u00a0200", []),
        ("Flores  200", []),
        ("flores 200", ["200"]),  # not a name
        ("Flores with 200", ["200"]),
        ("Flores, 200", ["200"]),
        ("Flores 201", ["201"]),
        ("Flores      200", []),
        ("Flores       200", ["200"]),  # too far away
        ("Old-Flores 200", []),  # the last part of the word counts
        ("200 Flores", ["200"]),
        ("Stone 3.1", []),
        ("Stone 3.10", ["3.10"]),
        ("Flores 200 and 200", ["200"]),
    ],
)
def test_a_number_in_a_name_is_none(text: str, shown: list[str]) -> None:
    """It stands right behind a word with a capital, and both are a known name."""
    assert _shown(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Table 4, 500", ["500"]),
        ("Table 4, 50.5", ["50.5"]),
        ("Table 4, 50", []),
        ("Tables 4 and 500", []),  # no comma
        ("Tables 4, 5, 600", ["600"]),
        ("page 3 or 87%", ["87%"]),
        ("page 300 of 400", ["400"]),
        ("page 300–400", []),
        ("page, 300", ["300"]),
        ("on page\u00a0300", []),
        ("No. 300, p. 300, §300, #300", []),
        ("the notable 300", ["300"]),
        ("table                            300", ["300"]),  # too far away
    ],
)
def test_a_number_of_a_table_or_page_is_none(text: str, shown: list[str]) -> None:
    """Nor are those that are listed with it; a value behind a comma is a value."""
    assert _shown(text) == shown


def test_names_are_words_with_a_number() -> None:
    """Any word and the number right after it; two words or two numbers are no name."""
    assert list(read_names("Flores-200 of Stone 3.1 and 4 walls 5")) == [
        ("flores", "200"),
        ("stone", "3.1"),
        ("and", "4"),
        ("walls", "5"),
    ]
    assert list(read_names("CC-BY 4.0")) == [("by", "4.0")]
    assert list(read_names("1 2 Stone Wall")) == []


def test_a_quantity_is_a_value() -> None:
    """Two texts with one number have equal quantities but for where they stand."""
    (one,), (two,) = find_quantities("7.5 million"), find_quantities("7.5M")
    assert isinstance(one, Quantity)
    assert (one.number, one.low, one.high, one.values) == (two.number, two.low, two.high, two.values)
    assert (one.start, one.end, two.end) == (0, 11, 4)
