"""A file that is one chapter of a survey → the same file below one heading.

Input: what was read from the file. Output: the same, with everything below the file's title, or its name.
`joint_lists` puts the chapters together; `lay_out` makes a part of each.
"""

from pathlib import PurePosixPath

from survey_companion.reading.lines.outline import Node
from survey_companion.reading.list_reading import ListReading


def make_chapter(found: ListReading, path: str) -> None:
    """Put all headings and all entries of the file below one heading of the first level."""
    root = found.root
    own = [node for node in root.children if node.level == 1]
    name = PurePosixPath(path).stem
    if len(own) == 1:
        chapter = own[0]
    elif len(root.children) == 1 and root.children[0].text == name:
        chapter = root.children[0]  # a table without sections
    else:
        chapter = Node(level=1, text=name, line=1, parent=root)
    others = [node for node in root.children if node is not chapter]
    for node in others:
        node.parent = chapter
    before = [node for node in others if node.line < chapter.line]
    chapter.children = [*before, *chapter.children, *(node for node in others if node not in before)]
    root.children = [chapter]
    for draft in (*found.papers, *found.resources):
        candidate = draft.reading.candidate
        if candidate.node is root:
            candidate.node = chapter
