"""An HTML parser that knows its offset, so that parts of a text are replaced and the rest stays as it is.

Input: HTML, or a template for HTML. Output: offsets into the text, in characters from 0.
"""

from collections.abc import Iterable
from html.parser import HTMLParser


class PlacedParser(HTMLParser):
    """Parses a text as soon as it is created; subclasses handle the tags and note what they need."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html = html
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


class _Tags(PlacedParser):
    """Notes where the tags of a text are, also those in scripts."""

    def __init__(self, html: str) -> None:
        self.found: list[tuple[int, int, str]] = []
        super().__init__(html)

    def set_cdata_mode(self, *_: object, **__: object) -> None:
        """Read what stands in <script> and <style> like everything else."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Note the place of a tag."""
        self.found.append((self.here, self.here + len(self.get_starttag_text() or ""), ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the place of a tag such as <br/> once."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        """Note the place of an end tag."""
        self.found.append((self.here, self.html.find(">", self.here) + 1, ""))


def drop_tags(html: str) -> str:
    """Return a text without its tags; a < that begins none stays, as do comments and references like &amp;.

    The time can grow with the square of the length, so long texts of strangers are not for it.
    """
    return replace_parts(html, _Tags(html).found) if "<" in html else html


class _Comments(PlacedParser):
    """Notes where the comments of a text are."""

    def __init__(self, html: str) -> None:
        self.found: list[tuple[int, int, str]] = []
        super().__init__(html)

    def handle_comment(self, data: str) -> None:
        """Note the place of a comment; the parser also calls <!x> one, and what has no end."""
        start = self.here
        end = self.html.find(">", start + len("<!--") + len(data)) + 1
        if end and self.html.startswith("<!--", start):
            self.found.append((start, end, ""))


def drop_comments(html: str) -> str:
    """Return HTML, or a template for HTML, without comments; those in scripts are none."""
    return replace_parts(html, _Comments(html).found) if "<!--" in html else html
