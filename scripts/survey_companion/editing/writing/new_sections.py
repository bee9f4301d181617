"""A section of the published list → its heading in the list of additions, written if it is not there.

Input: both lists, and the line of the heading in the published one. Output: the list of additions, and the
line of the heading in it. The headings above it are written, too, with the same words and levels.
"""

from survey_companion.editing.lists.open_list import OpenList
from survey_companion.reading.lines.outline import Node


def find_or_write_heading(listed: OpenList, published: OpenList, line: int) -> tuple[OpenList, int]:
    """Return the list of additions with the heading, and its 1-based line there."""
    wanted = _path_to(published, line)
    known, missing = _deepest(listed, wanted)
    if not missing:
        return listed, known.line if known else 1
    start = _end_below(listed, known)
    lines = [each for node in missing for each in ("", published.source.lines[node.line - 1])]
    count = len(listed.text.lines)
    if start <= count and listed.text.lines[start - 1].strip():
        lines.append("")
    return listed.replace(start, start, lines), start + 2 * len(missing) - 1


def _path_to(listed: OpenList, line: int) -> list[Node]:
    """Return the heading in that line with those above it, outermost first; without the title of the list."""
    node: Node | None = next((each for each in listed.headings if each.line == line), None)
    path: list[Node] = []
    while node is not None and node.line > 0:
        path.insert(0, node)
        node = node.parent
    is_title = len(path) > 1 and path[0].level == 1 and len(listed.found.root.children) == 1
    return path[1:] if is_title else path


def _deepest(listed: OpenList, wanted: list[Node]) -> tuple[Node | None, list[Node]]:
    """Return the heading that is there with the same words above it, and the headings that are missing."""
    headings = listed.headings
    known: Node | None = None
    for number, node in enumerate(wanted):
        inside = [
            each
            for each in headings
            if each.text == node.text and (known is None or each.parent is known or number == 0)
        ]
        if not inside:
            return known, wanted[number:]
        known = inside[0]
    return known, []


def _end_below(listed: OpenList, node: Node | None) -> int:
    """Return the line behind everything that stands below a heading; behind the list without one."""
    lines = listed.source.lines
    following = [
        each.line
        for each in listed.headings
        if node is not None and each.line > node.line and each.level <= node.level
    ]
    end = min(following, default=len(lines) + 1)
    while end > 1 and not lines[end - 2].strip():
        end -= 1
    return end
