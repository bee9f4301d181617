"""A reader of HTML that knows where it is, so that a text is changed in some places and kept in all others.

Input: HTML, or a template of it. Output: offsets in the text, from 0.
"""

from collections.abc import Iterable
from html.parser import HTMLParser


class PlacedParser(HTMLParser):
    """Reads a text at once; its heirs note what they meet."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(html)
        self.close()

    @property
    def here(self) -> int:
        """Where the tag begins that is being read."""
        line, column = self.getpos()
        return self._lines[line - 1] + column


def replace_parts(text: str, parts: Iterable[tuple[int, int, str]]) -> str:
    """Return the text with others in place of some parts: start, end and what stands there; in order."""
    kept, end = [], 0
    for start, stop, other in parts:
        kept += [text[end:start], other]
        end = stop
    return "".join([*kept, text[end:]])
