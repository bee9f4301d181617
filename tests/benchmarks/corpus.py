"""Catalogues of any size, the same for every run.

Shape, after the survey's own list: sections of about 130 lines; about 45 works in 100 are listed
a second time, in another section; 9 lines in 10 have a preprint link, 4 in 10 a code link.
"""

import random
from collections.abc import Iterator

ROWS = 130  # lines a section
SECTIONS = 8  # sections a part
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


def make_catalogue(listings: int) -> str:
    """Return a list with that many paper lines, in sections and parts."""
    lines = ["# Stones", "", "## Papers"]
    for number, line in enumerate(_listings(listings)):
        if number % (ROWS * SECTIONS) == 0:
            lines += ["", f"### {number // (ROWS * SECTIONS) + 1}. Part {number // (ROWS * SECTIONS) + 1}"]
        if number % ROWS == 0:
            lines += ["", f"#### Section {number // ROWS + 1}", ""]
        lines.append(line)
    return "\n".join(lines) + "\n"


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
