"""The block with which readers of a list propose a paper → its fields.

    title: Rolling of Pebbles in Rivers
    paper: https://arxiv.org/abs/…
    author: Nora Quill, Otto Vane
    code: (optional)

Input: lines. Output: blocks, with fields in any order and case. Lists print it as a form to be sent in, with
placeholders such as "[Title]"; one with values is an entry that nobody has put into a section.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from survey_companion.reading.words.author_names import find_names
from survey_companion.reading.words.looks import look
from survey_companion.reading.words.printed_dates import ADDRESS, arxiv_date, find_date

FIELDS: Mapping[str, str] = {
    "title": "title", "paper title": "title", "paper": "paper", "link": "paper", "url": "paper",
    "author": "authors", "authors": "authors", "code": "code", "github": "code",
    "key point": "key_point", "keypoint": "key_point", "key points": "key_point", "section": "section",
    "category": "section", "year": "year", "venue": "venue", "conference": "venue", "journal": "venue",
    "name": "name", "address": "address", "description": "description",
}  # fmt: skip
_LINE = re.compile(
    r"[ \t]*(?:[-*+>][ \t]+){0,3}[*_]{0,2}(?P<name>[A-Za-z]+(?:[ _-][A-Za-z]+)?)[*_]{0,2}[ \t]*[:：][*_]{0,2}"
    r"[ \t]*(?P<value>.*)"
)
_PLACEHOLDER = re.compile(
    r"\[[^\[\]]*\]|\((?:optional|if any|none)[^()]*\)|<[^<>:]*>|_no response_|n/?a|none|-+|\.{3}|…",
    re.IGNORECASE,
)
_LONGEST = 5_000  # characters of a line of a block


@dataclass(kw_only=True, slots=True)
class Block:
    """Lines with a field each."""

    line: int = 0  # 1-based, of its first field; 0: it has none yet
    last: int = 0  # 1-based
    fields: dict[str, str] = field(default_factory=dict)  # as printed
    names: set[str] = field(default_factory=set)  # of the fields, as printed, in small letters

    @property
    def is_proposal(self) -> bool:
        """Whether it names a paper: its title, and an address, a year or persons beside it."""
        values = {name: value for name, text in self.fields.items() if (value := fill_in(text))}
        if not ({"title", "paper"} <= self.names and {"title", "paper"} <= values.keys()):
            return False
        paper, authors = values["paper"], values.get("authors", "")
        has_names = (look(authors).names >= 0.6 and len(authors.split()) > 1) or find_names(authors).et_al
        is_dated = find_date(paper)[0] is not None or arxiv_date(paper)[0] is not None
        return has_names or is_dated or any(ADDRESS.search(value) for value in values.values())


def is_proposal(text: str) -> bool:
    """Whether the lines of a paragraph are one or more proposals and nothing else; marked text is none."""
    if "**" in text or "<br" in text or "title" not in text.casefold():
        return False
    lines = text.split("\n")
    blocks = list(find_blocks(lines))
    covered = sum(block.last - block.line + 1 for block in blocks)
    return bool(blocks) and covered == len(lines) and all(block.is_proposal for block in blocks)


def find_blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Yield the blocks of the lines; a field that comes again begins another block."""
    block, last = Block(), ""
    for number, line in enumerate(lines, 1):
        printed, name, value = _read_line(line)
        if not name:
            text = line.strip().lstrip("> ")  # of a block that a mail quotes
            goes_on = bool(last and text) and not text.startswith(("```", "~~~"))
            if goes_on and len(block.fields[last]) < _LONGEST:  # else many lines would take very long
                block.fields[last] = f"{block.fields[last]} {text}"
                block.last = number
            else:
                last = ""
            continue
        if name in block.fields:
            yield block
            block = Block()
        block.line, block.last, last = block.line or number, number, name
        block.fields[name] = value
        block.names.add(printed)
    if block.fields:
        yield block


def _read_line(line: str) -> tuple[str, str, str]:
    """Return the name as printed, the field and the value of a line such as "key-point: …"; else nothing."""
    found = _LINE.fullmatch(line[:_LONGEST])
    printed = fold_name(found["name"]) if found else ""
    name = FIELDS.get(printed, "")
    return (printed, name, found["value"].strip()) if found and name else ("", "", "")


def fold_name(name: str) -> str:
    """Return the name of a field as it is compared: "key point" for "Key-Point"."""
    return re.sub("[ _-]+", " ", name).casefold()


def fill_in(value: str | None) -> str | None:
    """Return the value in one line; `None` if it is empty or a placeholder."""
    whole = " ".join((value or "").split())
    bare = whole.strip("*_ ")
    return None if not bare or _PLACEHOLDER.fullmatch(bare) or _PLACEHOLDER.fullmatch(whole) else bare
