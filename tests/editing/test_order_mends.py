"""Mends of the order of lines."""

import pytest

from mended import RECORD, mend


def _line(year: int, word: str) -> str:
    return f"- [{year}] **{word} and Songs.** *Doe et al.* `ICML` [[paper](https://example.org/{word}.pdf)]\n"


OWLS, RAILS, KITES, GEESE, COOTS, AUKS = (
    _line(year, word)
    for year, word in zip(
        (2024, 2023, 2024, 2022, 2021, 2020), "Owls Rails Kites Geese Coots Auks".split(), strict=True
    )
)


def test_lines_are_sorted_only_if_asked() -> None:
    """By year as most of the section is; lines of one year stay in order, and other text in its place."""
    lines = OWLS + RAILS + KITES + GEESE + COOTS + "\nprose\n\n" + AUKS
    many = lines + "".join(_line(2019 - number, f"Wren{number}") for number in range(3))
    assert mend(many) == many
    expected = many.replace(RAILS + KITES, KITES + RAILS)
    assert mend(many, cause="order") == expected
    assert mend(expected, cause="order") == expected


@pytest.mark.parametrize(
    "lines",
    [
        OWLS + COOTS + KITES + AUKS + GEESE,
        "1. " + OWLS[2:] + "2. " + RAILS[2:] + "3. " + KITES[2:] + "4. " + GEESE[2:] + "5. " + COOTS[2:],
    ],
    ids=["no order", "numbered"],
)
def test_a_section_without_that_order_is_not_sorted(lines: str) -> None:
    """Where the list has another order, or numbers its lines, nothing moves."""
    assert mend(lines, cause="order") == lines


def test_months_count_where_the_section_is_sorted_by_them() -> None:
    """A line is not put before an earlier month of its year; without an order by month nothing moves."""
    words = "Wrens Doves Swans Hawks Ducks Storks Cranes".split()
    dates = ["2023/01", "2023/05", "2024/02", "2023/11", "2024/01", "2024/03", "2024/07"]
    lines = [_line(2020, word).replace("2020", date) for word, date in zip(words, dates, strict=True)]
    moved = [*lines[:2], lines[3], lines[4], lines[2], *lines[5:]]
    assert mend("".join(lines), cause="order") == "".join(moved)
    loose = ["2022/09", "2022/01", "2023/05", "2023/02", "2024/06", "2023/11", "2024/01"]
    lines = [_line(2020, word).replace("2020", date) for word, date in zip(words, loose, strict=True)]
    assert mend("".join(lines), cause="order") == "".join(lines)


SINCE = "- [2023] **Song of Larks.** *Doe et al.* `Arxiv` [[paper](https://arxiv.org/abs/2305.00001)]\n"
NOW = (
    "- [2024] **Song of Larks.** *Doe et al.* `EMNLP` [[paper](https://aclanthology.org/2024.emnlp-main.1)]\n"
)
LINKED = "".join(
    f"- [202{year}] **{word}.** *Poe et al.* `ACL` [[paper](https://aclanthology.org/202{year}.acl-long.1)]\n"
    for year, word in zip((4, 3, 2), "Nests Eggs Wings".split(), strict=True)
)
NEST, EGG, WING = LINKED.splitlines(keepends=True)


def test_a_section_that_was_sorted_is_sorted_after_a_year_was_mended() -> None:
    """The line goes to the end of the lines of its new year; one that nobody sorted stays as it is."""
    assert mend(NEST + EGG + SINCE + WING, RECORD) == NEST + NOW + EGG + WING
    assert mend(NEST + NOW + EGG + WING, RECORD) == NEST + NOW + EGG + WING
    assert mend(WING + NEST + EGG + SINCE + WING[:-1] + " \n" + NEST[:-1] + " \n", RECORD).count(EGG + NOW)


def test_a_section_of_two_years_has_the_order_of_the_list() -> None:
    """It has too few lines to show one of its own."""
    other = NEST + EGG + WING + "\n### Wrens\n\n" + OWLS.replace("2024", "2023") + SINCE + GEESE
    assert mend(other, RECORD).endswith(NOW + OWLS.replace("2024", "2023") + GEESE)
