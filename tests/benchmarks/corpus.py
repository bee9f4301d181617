"""Catalogues of any size and of several shapes, the same for every run.

The usual shape is after the survey's own list: sections of about 130 lines; about 45 works in 100 are listed
a second time, in another section; 9 lines in 10 have a preprint link, 4 in 10 a code link.
"""

import random
from collections.abc import Iterator
from enum import StrEnum

ROWS = 130  # lines a section
SECTIONS = 8  # sections a part


class Shape(StrEnum):
    """How the lines of a list are spread over sections."""

    USUAL = "usual"
    SMALL = "small"  # a section has ten lines
    HUGE = "huge"  # one section has all
    FIVE = "five"  # each work stands in five sections


WORDS = (
    "alignment basalt boulder carving cliff cobble crystal erosion flint fossil gneiss granite gravel"
    " layer limestone marble mineral mining mortar obsidian pebble polishing pumice quarry quartz rock sand"
    " sandstone shale sieve silt slate stone stratum tile tuff vein wall weathering"
).split()
NAMES = (
    "Doe",
    "Roe",
    "Moe",
    "Poe",
    "Koe",
    "Loe",
    "Noe",
    "Foe",
    "Goe",
    "Joe",
    "Müller",
    "Nguyễn",
    "Šimić",
    "Østby",
)
VENUES = ("Arxiv", "Arxiv", "Arxiv", "STONES", "ROCKS", "Journal of Stones")


def make_catalogue(listings: int, shape: Shape = Shape.USUAL) -> str:
    """Return a list with that many paper lines, in sections and parts."""
    rows = {Shape.SMALL: 10, Shape.HUGE: listings, Shape.FIVE: min(ROWS, max(1, listings // 5))}.get(
        shape, ROWS
    )
    lines = ["# Stones", "", "## Papers"]
    for number, line in enumerate(_in_five(listings) if shape is Shape.FIVE else _listings(listings)):
        if number % (rows * SECTIONS) == 0:
            lines += ["", f"### {number // (rows * SECTIONS) + 1}. Part {number // (rows * SECTIONS) + 1}"]
        if number % rows == 0:
            lines += ["", f"#### Section {number // rows + 1}", ""]
        lines.append(line)
    return "\n".join(lines) + "\n"


def change_title(catalogue: str) -> str:
    """Return the list with another title for the work that is listed first, wherever it is listed."""
    title = catalogue.partition("**")[2].partition(".**")[0]
    return catalogue.replace(title, f"{title} Anew")


def _in_five(count: int) -> Iterator[str]:
    """Yield five times the same lines."""
    chance = random.Random(187)  # noqa: S311  (reproducible, not secret)
    lines = [_line(chance, number) for number in range(max(1, count // 5))]
    for number in range(count):
        yield lines[number % len(lines)]


def _listings(count: int) -> Iterator[str]:
    """Yield lines; a work that is listed twice has the same line both times."""
    chance = random.Random(187)  # noqa: S311  (reproducible, not secret)
    again: list[str] = []
    for number in range(count):
        if len(again) > min(ROWS, count // 5) and chance.random() < 0.31:
            yield again.pop(chance.randrange(len(again) // 2))
            continue
        line = _line(chance, number)
        if chance.random() < 0.45:
            again.append(line)
        yield line


def _line(chance: random.Random, number: int) -> str:
    words = chance.choices(WORDS, k=chance.randint(5, 12))
    title = f"{words[0].capitalize()}-{number}: {' '.join(word.capitalize() for word in words[1:])}"
    year = chance.randint(2018, 2024)
    links = []
    if chance.random() < 0.9:
        links.append(f"[[paper](https://arxiv.org/abs/{year % 100}{chance.randint(1, 12):02}.{number:05})]")
    if chance.random() < 0.4:
        links.append(f"[[code](https://github.com/stones/{words[0]}-{number})]")
    authors = f"{chance.choice(NAMES)} et al."
    return f"- [{year}] **{title}.** *{authors}* `{chance.choice(VENUES)}` {' '.join(links)}"
