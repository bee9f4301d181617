"""The values of a YAML or JSON file, with their lines.

`yaml_tree` and `json_tree` make them, `tree_rows` makes rows of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from survey_companion.reading.sources.source import clean_text

DEEPEST = 50  # levels; real files have at most ten
_SURROGATE = re.compile("[\ud800-\udfff]")  # half of a character, which only an escape can write


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text, a number or a truth value, as text; nothing is an empty text."""

    text: str
    first: int  # 1-based line
    last: int


@dataclass(slots=True)
class Branch:
    """A list, or a mapping, whose values have keys."""

    first: int  # 1-based line
    last: int
    is_mapping: bool
    column: int  # 1-based, of its first character
    pairs: list[tuple[str, "Tree"]] = field(default_factory=list)  # a list has empty keys

    @property
    def values(self) -> Iterator["Tree"]:
        """Return the values, in file order."""
        return (value for _, value in self.pairs)


Tree = Leaf | Branch


@dataclass(frozen=True, kw_only=True, slots=True)
class TreeFault:
    """Where a file cannot be read any further, or has something that is refused."""

    line: int  # 1-based
    column: int  # 1-based
    found: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TreeFile:
    """What a file holds up to its first fault."""

    roots: list[Tree]  # a file may have several documents
    fault: TreeFault | None = None


class Grower:
    """Puts values together in file order, without recursion; closes what is left open."""

    def __init__(self) -> None:
        self.roots: list[Tree] = []
        self._open: list[Branch] = []
        self._keys: list[str | None] = []  # of the next value in each open branch

    @property
    def depth(self) -> int:
        """Return how many branches are open."""
        return len(self._open)

    @property
    def needs_key(self) -> bool:
        """Whether the next text is a key."""
        return bool(self._open) and self._open[-1].is_mapping and self._keys[-1] is None

    def add(self, value: Tree) -> None:
        """Add a value, or a text that is a key."""
        if not self._open:
            self.roots.append(value)
        elif self.needs_key:
            self._keys[-1] = value.text if isinstance(value, Leaf) else ""
        else:
            self._open[-1].pairs.append((self._keys[-1] or "", value))
            self._keys[-1] = None

    def begin(self, line: int, column: int, *, is_mapping: bool) -> None:
        """Begin a list or a mapping."""
        branch = Branch(line, line, is_mapping, column)
        self.add(branch)
        self._open.append(branch)
        self._keys.append(None)

    def close(self, line: int) -> Branch:
        """End the innermost list or mapping; `line` is its last."""
        self._keys.pop()
        branch = self._open.pop()
        branch.last = max(branch.first, line)
        return branch

    def close_all(self, line: int) -> None:
        """End everything that is open, at a fault or at the end of the file."""
        while self._open:
            self.close(line)


def make_leaf(text: str, first: int, last: int) -> Leaf:
    """Return a value as one line of clean text: escapes can write what no list may hold."""
    return Leaf(clean_text(_SURROGATE.sub("\ufffd", " ".join(text.split()))), first, last)
