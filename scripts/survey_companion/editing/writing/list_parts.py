"""A list → the part of it around one place, which is read in a fraction of the time.

Input: an `OpenList`, and the heading of a section. Output: the list with all other lines empty, so that each
line keeps its number, if the entries of the section say the same there; else the whole list.
"""

from dataclasses import replace

from survey_companion.editing.lists.open_list import OpenList
from survey_companion.editing.writing.line_checks import said_by
from survey_companion.reading.additions import choose_models


def take_part(listed: OpenList, heading: int) -> OpenList:
    """Return the section whose heading is in that 1-based line, with the headings above it."""
    node = next((each for each in listed.headings if each.line == heading), None)
    if node is None or listed.is_additions:
        return listed
    count = len(listed.text.lines)
    end = min((each.line for each in listed.headings if each.line > heading), default=count + 1)
    kept = set(range(heading, end))
    while node is not None:
        kept.add(node.line)
        node = node.parent
    lines = tuple(line if number in kept else "" for number, line in enumerate(listed.text.lines, 1))
    part = replace(
        listed, text=replace(listed.text, lines=lines), models=tuple(choose_models([listed.found]))
    )
    return part if _say_the_same(listed, part, kept) else listed


def _say_the_same(listed: OpenList, part: OpenList, kept: set[int]) -> bool:
    whole = [said_by(each) for each in listed.entries if each.location.line in kept]
    return whole == [said_by(each) for each in part.entries]
