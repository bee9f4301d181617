"""Which piece is the title in lines of one form."""

from collections import defaultdict

import pytest

from survey_companion.reading.lines import shapes
from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.outline import Node
from survey_companion.reading.lines.pieces import cut
from survey_companion.reading.lines.places import Reading
from survey_companion.reading.markdown.inline import parse_line


def _read(line: str) -> Reading:
    runs = parse_line(line)
    node = Node(level=1, text="Papers", line=1)
    return shapes._begin_reading(Candidate(node, "item", cut(runs), (1,), runs))


@pytest.mark.parametrize(
    ("line", "shape", "slots"),
    [
        ("**Stones** *Ada Doe* `ICML` [[paper](u)]", ("i", "B", "I", "Cv"), ["Stones", "Ada Doe", "ICML"]),
        ("[2020] **Stones** (Ada Doe)", ("i", "Sv", "B", "P"), ["2020", "Stones", "Ada Doe"]),
        ("[ACL] **Stones** (walls) [x]", ("i", "Sv", "B", "T", "S"), ["ACL", "Stones", "(walls)", "x"]),
        ("**Stones**, *Ada*, *Max*", ("i", "B", "I"), ["Stones", "Ada"]),
        ('"Stones" ICML 2020', ("i", "Q", "T"), ["Stones", "ICML 2020"]),
        ("![ICML 2020](u) Stones", ("i", "Gv", "T"), ["ICML 2020", "Stones"]),
        ("12 **Stones**", ("i", "B"), ["Stones"]),
        (
            "a *b* a *b* a *b* a *b* a *b*",
            ("i", "T", "I", "T", "I", "T", "I", "T", "I"),
            ["a", "b", "a", "b", "a", "b", "a", "b"],
        ),
        ("[Stones](u) [code](u)", ("i", "L"), ["Stones"]),
        ("(walls) x", ("i", "T"), ["(walls) x"]),
        ("(2020) x", ("i", "Pv", "T"), ["2020", "x"]),
    ],
)
def test_shapes(line: str, shape: tuple[str, ...], slots: list[str]) -> None:
    """The marks of a line, those in a row once, and the pieces that may be its title."""
    reading = _read(line)
    assert reading.shape == shape
    assert [piece.text for piece in reading.slots] == slots


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ("**Stones** *Ada Doe*", [4.1, -5.0]),
        ("Stones *Ada Doe* x", [2.4, -5.0, -2.1]),
        ("Stones `ICML`", [0.4, -6.25]),
        ("**Stones** `ICML`", [2.1, -6.25]),
        ("**Stones** `walls`", [1.1, -1.75]),
        ("**Stones** 2020", [2.1, -5.0]),
        ("**Rolling Stones** *Ada Doe, Max Roe*", [5.4, -5.0]),
        ("**Rolling Stones** ICML", [3.4, -5.0]),
        ("**Rolling Stones** walls", [1.4, -0.35]),
        ("**A Study of Stones** *Ada Doe*", [3.4, -5.0]),
        ("[paper](u) **Stones** 2020", [2.1, -5.0]),
        ("[Code one](u) 2020", [3.4, -5.0]),
        ("(Stones) *Ada Doe*", [2.4, -5.0]),
        ("**ICML 2020** *Ada Doe, Max Roe*", [0.9, -5.0]),
        ("*Ada Doe* **Stones** ICML", [-5.0, 1.35, -5.0]),
        ("ICML *Ada Doe*", [-5.0, -5.0]),
        ("**Three More Stones** ICML", [3.4, -5.0]),
        ("**Three More Old Stones** ICML", [3.4, -5.0]),
    ],
)
def test_points_of_pieces(line: str, points: list[float]) -> None:
    """A short marked piece may be a title where the rest is that of a paper."""
    reading = _read(line)
    found = shapes._all_points(reading.candidate, reading.slots)
    assert [round(each, 2) for each in found] == points


@pytest.mark.parametrize(
    ("lines", "points"),
    [
        (["**Stones** walls", "**Stones** walls", "**Stones** walls"], [1.1, -0.35]),
        (["**Stones** walls", "**Stones** walls", "**Stones** walls", "**Stones** walls"], [-1.9, -3.35]),
        (["**Stones** walls", "**Gates** walls", "**Stones** walls", "**Gates** walls"], [1.1, -3.35]),
        (
            ["**Stones A** walls", "**Stones B** walls", "**Stones C** walls", "**Stones D** walls"],
            [2.65, -3.35],
        ),
        (
            [
                *(f"**Stones {letter}** walls" for letter in "ABCDEFGHIA"),
            ],
            [1.6, -3.35],
        ),
        (
            [
                *(f"**Stones {letter}** walls" for letter in "ABCDEFGHIJKA"),
            ],
            [2.57, -3.35],
        ),
        (["**Stones** walls", "**Stones**", "**Gates**", "**Ropes** x"], [1.1]),
        ([], []),
    ],
)
def test_points_of_places(lines: list[str], points: list[float]) -> None:
    """Titles differ; what is the same in more than half of four lines or more is none."""
    found = shapes._mean_points(list(map(_read, lines)))
    assert [round(each, 2) for each in found] == points


@pytest.mark.parametrize(
    ("groups", "places"),
    [
        ([("**Stones of Wall #** `x #`", 3)], [0]),
        ([("**Stones of Wall #** `x #`", 3), ('"Stones of Wall #" **Old Gates #**', 3)], [0, 0]),
        ([('**Stones #** "Gates"', 7), ("**Stones of Wall #**", 9)], [0, 0]),
        ([('**Stones #** "Gates"', 8), ("**Stones of Wall #**", 9)], [0, 0]),
        ([("`x`", 3)], [None]),
        ([("*Old #* **Gates #**", 7), ("**Stones of Wall #**", 30)], [1, 0]),
        ([("*Old Stone #* **Gate #**", 8), ("**Stones of Wall #**", 30)], [1, 0]),
        ([("*Old Stone #* **Gate #**", 30), ("**Stones of Wall #**", 90)], [0, 0]),
        ([("*Stones and Walls #* **Gate #**", 7), ("**Stones of Wall #**", 30)], [0, 0]),
        ([("*Stones and Walls #* **Gate #**", 8), ("**Stones of Wall #**", 30)], [0, 0]),
        ([("*Stones and Walls #* **Gate #**", 30), ("**Stones of Wall #**", 30)], [0, 0]),
        ([("(2020) **2020**", 3)], [None]),
    ],
)
def test_places_of_titles(groups: list[tuple[str, int]], places: list[int | None]) -> None:
    """In each form the best place; the marks of most titles count, the more the fewer lines it has."""
    by_shape = defaultdict(list)
    for line, count in groups:
        for number in range(count):
            reading = _read(line.replace("#", str(number)))
            by_shape[reading.shape].append(reading)
    assert list(shapes._choose_slots(by_shape).values()) == places


@pytest.mark.parametrize(
    ("line", "slot", "certain", "title", "points"),
    [
        ("**A Study of Stones** walls", 0, False, "A Study of Stones", 3.4),
        ("**A Study of Stones** walls", 0, True, "A Study of Stones", 2.5),
        ("**A Study of Stones** walls", 1, False, "walls", -0.35),
        ("**A Study of Stones** walls", None, False, "A Study of Stones", 3.4),
        ("**A Study of Stones** walls", 2, False, "A Study of Stones", 3.4),
        ("**Stones Here** walls", 0, True, "Stones Here", 1.4),
        ("**Three Stones Here** walls", 0, True, "Three Stones Here", 2.5),
        ("**2020** A Study of Stones", 0, False, "A Study of Stones", 1.95),
        ("**ICML** A Study of Stones", 0, False, "A Study of Stones", 1.95),
        ("**paper** A Study of Stones", 0, False, "paper", -0.4),
        ("**https://example.org** x", 0, False, None, 0.0),
        ("A Study of Stones **Google**", 1, False, "A Study of Stones", 2.7),
        ("**2020** x", 0, False, "2020", -2.9),
        ("**2020**, ICML", 0, False, "2020", -2.9),
        ("**2020**, ICML", 1, False, None, 0.0),
        ("**2020**, ICML", None, False, None, 0.0),
        ("**Stones** x", None, False, None, 0.0),
        ("*Stones* x", None, False, None, 0.0),
        ("**Old Stones** walls", None, False, None, 0.0),
        ("(walls of stones)", None, False, "(walls of stones)", 1.7),
        ("", None, False, None, 0.0),
        ("**ICML 2020** *Ada Doe*, x", 0, False, "ICML 2020", 0.9),
    ],
)
def test_titles_of_lines(
    line: str, slot: int | None, certain: bool, title: str | None, points: float
) -> None:
    """The piece in the place of its form, unless it cannot be a title and another one can."""
    reading = _read(line)
    shapes._choose_title(reading, slot, is_certain=certain)
    shown = reading.title_piece.text if reading.title_piece else None
    assert (shown, round(reading.points, 2)) == (title, points)


@pytest.mark.parametrize(
    ("line", "count", "slot", "expected"),
    [
        ("**Stones of Wall**", 29, 0, False),
        ("**Stones of Wall**", 30, 0, True),
        ("*Stones of Wall*", 30, 0, False),
        ("[Stones of Wall](u)", 30, 0, True),
        ('"Stones of Wall"', 30, 0, True),
        ("**ICML**", 30, 0, False),
        ("**Stones of Wall** *x*", 30, 1, False),
    ],
)
def test_forms_that_are_certain(line: str, count: int, slot: int, expected: bool) -> None:
    """Thirty lines with a marked title each."""
    assert shapes._is_certain([_read(line)] * count, slot) is expected


@pytest.mark.parametrize(
    ("words", "points"),
    [
        (0, -0.3),
        (1, -0.3),
        (2, 1.0),
        (3, 1.0),
        (4, 2.0),
        (30, 2.0),
        (31, -2.5),
    ],
)
def test_points_of_lengths(words: int, points: float) -> None:
    """Four to thirty words are most likely a title."""
    assert shapes._length_points(words) == points


@pytest.mark.parametrize(
    ("lines", "habits"),
    [
        (
            [
                "Ada Doe, Max Roe. A Study of Stones",
                "A Study of Walls, Kim Poe, Lee Moe",
                "A Study of Gates, seen in 2020",
            ],
            (0.33, 0.33, 0.33),
        ),
        (["A Study of Stones"], (0.0, 0.0, 0.0)),
        (["**A Study of Stones**"], (0.0, 0.0, 0.0)),
        ([], (0.0, 0.0, 0.0)),
    ],
)
def test_habits(lines: list[str], habits: tuple[float, float, float]) -> None:
    """How many of the plain titles have names before or after them, or a year at their end."""
    readings = list(map(_read, lines))
    for reading in readings:
        reading.title_piece = reading.slots[0]
    found = shapes._find_habits(readings)
    assert (found.names_before, found.names_after, found.year_at_end) == habits
