"""The colours of the drawings in `docs/drawings/`, whose shapes and words a person drew."""

import re

from survey_companion.figures.palette import STYLE, colours_of
from survey_companion.text.placed_html import PlacedParser, replace_parts

_STYLE = re.compile("(?<=<style>)[^<]*(?=</style>)")
_RULE = re.compile(r"svg\.figure \.([\w.-]+)\{.*\}")


class _Painted(PlacedParser):
    """Notes each element with a class: its place, its start tag in the colours of its classes, and these."""

    def __init__(self, svg: str) -> None:
        self.found: list[tuple[int, int, str]] = []
        self.classes: list[set[str]] = []
        super().__init__(svg)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Replace the colours that the classes give; what is no colour, such as none, stays."""
        classes = dict(attrs).get("class")
        if not classes or tag == "svg":
            return
        self.classes.append(set(classes.split()))
        text = painted = self.get_starttag_text() or ""
        for name, colour in colours_of(classes).items():
            painted = re.sub(rf'(?<= {name}=")#[^"]*', colour, painted)
        self.found.append((self.here, self.here + len(text), painted))


def recolour(svg: str) -> str:
    """Return a drawing in the colours of the table: light ones for its elements, dark ones in its style.

    The style has the rules of those classes that the drawing uses, so a new colour changes no drawing.
    """
    drawn = _Painted(svg)
    first, *rules, last = STYLE.split("\n")
    used = [rule for rule in rules if _is_used(rule, drawn.classes)]
    return _STYLE.sub("\n".join([first, *used, last]), replace_parts(svg, drawn.found))


def _is_used(rule: str, classes: list[set[str]]) -> bool:
    found = _RULE.fullmatch(rule)
    assert found
    return any(set(found[1].split(".")) <= each for each in classes)
