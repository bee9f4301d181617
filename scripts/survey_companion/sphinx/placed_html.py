"""An HTML parser that knows its offset, so that parts of a text are replaced and the rest stays as it is.

Input: HTML, or a template for HTML. Output: offsets into the text, in characters from 0.
"""

from collections.abc import Iterable
from html.parser import HTMLParser


class PlacedParser(HTMLParser):
    """Parses a text as soon as it is created; subclasses handle the tags and note what they need."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(html)
        self.close()

    @property
    def here(self) -> int:
        """Offset of the start of the current tag."""
        line, column = self.getpos()
        return self._lines[line - 1] + column


def replace_parts(text: str, parts: Iterable[tuple[int, int, str]]) -> str:
    """Return the text with parts replaced; each part is (start, end, replacement), in ascending order."""
    kept, end = [], 0
    for start, stop, other in parts:
        kept += [text[end:start], other]
        end = stop
    return "".join([*kept, text[end:]])
