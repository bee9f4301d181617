"""Lines with HTML → lines of Markdown that say the same, each with the numbers of the lines it stands for.

Input: the lines of a list. Output: lines in which HTML lists, tables and headings are those of Markdown, and
from which comments, scripts and tags that only arrange the page are gone. Tags inside a line, such as <b> and
<a>, stay: `inline` reads them.
"""

import re
from collections.abc import Set as AbstractSet

from survey_companion.reading.markdown.html_tables import Line, Row, open_cell, write_table

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_BLOCK_TAG = re.compile(
    r"<(/?)(ul|ol|li|table|thead|tbody|tfoot|tr|td|th|h[1-6]|summary|details|p|div|center|section"
    r"|script|style|hr|picture|source|figure|figcaption|dl|dt|dd|sup|nobr)\b[^<>]*>",
    re.IGNORECASE,
)
_MOST_TABLES = 5  # nested
_MOST_DEEP = 20  # nested lists
_LONGEST_HEADING = 4  # lines
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "summary"}
_BREAKS = {"p", "div", "dt", "dd", "details"}  # a paragraph ends there
_UNSEEN = {"script", "style"}
_MARKER = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")  # of an item
# The words of a <summary> that folds something away without naming a section.
_FOLDED = re.compile(
    r"\W*(?:(?:click|tap|show|expand|see|open|view|read|unfold)\b.*"
    r"|(?:more )?(?:details?|abstract|bibtex|summary)"
    r"|点击.*|展开.*|摘要)\W*$",
    re.IGNORECASE,
)


def unfold_html(lines: tuple[str, ...]) -> tuple[list[Line], list[int]]:
    """Return the lines without block tags, and the numbers of those with nothing but comments and tags."""
    whole = "\n".join(lines).casefold()
    reader = _Unfolder({name for name in ("table", "script", "style") if _is_closed(whole, name)})
    fence = ""
    comment = False
    for number, line in enumerate(lines, 1):
        text = line
        if fence or not ("<" in text or comment):
            mark = _FENCE.match(text)
            if mark and (not fence or mark[1].startswith(fence)):
                fence = "" if fence else mark[1]
            if not comment:
                reader.add_line(number, text)
                continue
        text, comment = _strip_comments(text, comment=comment)
        if not comment and (mark := _FENCE.match(text)):
            fence = mark[1]
        reader.add_marked(number, text, was_empty=not line.strip())
    reader.close()
    return reader.lines, reader.unseen


def _is_closed(text: str, name: str) -> bool:
    """Whether every such tag is closed; one that is not would take the rest of the list with it."""
    return len(re.findall(rf"<{name}\b", text)) == text.count(f"</{name}>")


def _strip_comments(text: str, *, comment: bool) -> tuple[str, bool]:
    """Return the text without comments, and whether a comment is still open at its end."""
    kept = ""
    while True:
        if comment:
            _, end, text = text.partition("-->")
            if not end:
                return kept, True
            comment = False
        before, start, text = text.partition("<!--")
        kept += before
        if not start:
            return kept, False
        comment = True


class _Unfolder:
    """Takes lines one by one; what is open goes on with the next one."""

    def __init__(self, closed: AbstractSet[str]) -> None:
        self._closed = closed  # the names of those tags that are always closed
        self.lines: list[Line] = []
        self.unseen: list[int] = []
        self._depth = 0  # of lists
        self._tables: list[list[Row]] = []
        self._hidden = ""  # the <script> or <style> that is open
        self._item = False  # whether an item of an HTML list is open
        self._heading: tuple[list[int], str, str] | None = None  # lines, tag and text of an open heading

    def add_line(self, number: int, text: str) -> None:
        """Take a line without tags."""
        if self._hidden:
            self.unseen.append(number)
        elif self._tables or self._heading or self._item:
            self.add_marked(number, text, was_empty=not text.strip())
        else:
            self.lines.append(Line((number,), text))

    def add_marked(self, number: int, text: str, *, was_empty: bool) -> None:
        """Take a line that may have tags."""
        before = len(self.lines)
        end = 0
        is_known = False
        for tag in _BLOCK_TAG.finditer(text):
            name, is_end = tag[2].lower(), bool(tag[1])
            if self._hidden:
                if is_end and name == self._hidden:
                    self._hidden, end, is_known = "", tag.end(), True
                continue
            is_inside = name in _UNSEEN and bool(text[: tag.start()].strip())
            if not is_inside:
                self._add_text(number, text[end : tag.start()])
                self._take_tag(number, name, tag[0], is_end=is_end)
                end, is_known = tag.end(), True
        if not self._hidden:
            rest = text[end:]
            if not is_known and not (self._tables or self._heading):
                self._add_text(number, rest, whole=True)
            else:
                self._add_text(number, rest)
        if len(self.lines) == before or not any(number in line.numbers for line in self.lines[before:]):
            self._note_unseen(number, was_empty=was_empty)

    def _note_unseen(self, number: int, *, was_empty: bool) -> None:
        """Note a line with nothing but tags, or nothing at all."""
        rows = self._tables[-1] if self._tables else None
        if was_empty:
            self.lines.append(Line((number,), ""))
        elif rows is not None:
            if not rows or number not in rows[-1].numbers:
                self.unseen.append(number)  # <table>, <thead> and the like
        elif not self._heading:
            self.unseen.append(number)
            self.lines.append(Line((), ""))

    def close(self) -> None:
        """Take the end of the file."""
        while self._tables:
            self._end_table()
        self._end_heading()

    def _add_text(self, number: int, text: str, *, whole: bool = False) -> None:
        if self._heading and number - self._heading[0][0] > _LONGEST_HEADING:
            self._end_heading()  # it was never closed
        if self._heading:
            self._heading[0].append(number)
            self._heading = (self._heading[0], self._heading[1], f"{self._heading[2]} {text.strip()}")
        elif self._tables:
            rows = self._tables[-1]
            if rows and text.strip():
                rows[-1].numbers.append(number)
                if rows[-1].cells:
                    cell = rows[-1].cells[-1]
                    cell.text = f"{cell.text} {text.strip()}"
                    cell.numbers.append(number)
        elif text.strip():
            same = self.lines and self.lines[-1].numbers == (number,) and self.lines[-1].text and not whole
            if same:
                self.lines[-1] = Line((number,), f"{self.lines[-1].text}{text}")
            elif self._item and self._depth:
                self.lines.append(Line((number,), f"{'  ' * self._depth}{text.strip()}"))
            else:
                self.lines.append(Line((number,), text))

    def _take_tag(self, number: int, name: str, tag: str, *, is_end: bool) -> None:
        if name in _UNSEEN | {"table"} and name not in self._closed:
            return
        if name in _UNSEEN:
            self._hidden = "" if is_end else name
        elif name in {"ul", "ol", "li"} and not self._tables:
            self._take_list_tag(number, name, is_end=is_end)
        elif name == "table":
            self._take_table(is_end=is_end)
        elif self._tables:
            self._take_table_tag(number, name, tag, is_end=is_end)
        elif name in {"details", "summary"} and self._is_inside(number):
            self._add_text(number, ": " if name == "summary" and is_end else " ")
        elif name in _HEADINGS:
            self._end_heading()
            self._heading = None if is_end else ([number], name, "")
        elif name in _BREAKS:
            self.lines.append(Line((), ""))

    def _is_inside(self, number: int) -> bool:
        """Whether an item of the list begins in the line, so that what is folded away in it is the item's."""
        return bool(self.lines and self.lines[-1].numbers == (number,) and _MARKER.match(self.lines[-1].text))

    def _take_table(self, *, is_end: bool) -> None:
        if is_end:
            self._end_table()
        elif len(self._tables) < _MOST_TABLES:
            self._tables.append([])

    def _take_list_tag(self, number: int, name: str, *, is_end: bool) -> None:
        if name == "li":
            self._item = not is_end
            if not is_end:
                self.lines.append(Line((number,), f"{'  ' * max(0, self._depth - 1)}- "))
            return
        self._depth = min(_MOST_DEEP, max(0, self._depth + (-1 if is_end else 1)))
        self._item = self._item and is_end and self._depth > 0

    def _take_table_tag(self, number: int, name: str, tag: str, *, is_end: bool) -> None:
        rows = self._tables[-1]
        if is_end or name not in {"tr", "td", "th"}:
            return
        if name == "tr" or not rows:
            rows.append(Row([number]))
        if name != "tr":
            rows[-1].numbers.append(number)
            rows[-1].cells.append(open_cell(tag))
            rows[-1].is_head |= name == "th"

    def _end_heading(self) -> None:
        if self._heading is None:
            return
        numbers, name, text = self._heading
        self._heading = None
        level = 7 if name == "summary" else int(name[1])
        if level == 7 and (_FOLDED.match(re.sub(r"<[^<>]*>", "", text)) or not text.strip()):
            self.unseen.extend(numbers)
            return
        self.lines.append(Line(tuple(dict.fromkeys(numbers)), f"{'#' * level} {text.strip()}"))

    def _end_table(self) -> None:
        if not self._tables:
            return
        rows = [row for row in self._tables.pop() if row.cells]
        if rows and not self._tables:
            self.lines += write_table(rows)
        elif rows and self._tables[-1] and self._tables[-1][-1].cells:  # a table inside a cell only arranges
            outer = self._tables[-1][-1]
            outer.numbers += [number for row in rows for number in row.numbers]
            outer.cells[-1].text += "".join(f" {cell.text.strip()}" for row in rows for cell in row.cells)
