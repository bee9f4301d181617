r"""The grammar of a formula: its LaTeX → the same LaTeX, once as it is and once in commands of plain LaTeX.

Input: what stands between two dollar signs, or in a formula of prose. Output: both spellings, in which each
argument has braces; an error if a command is not in `formula_commands`, or something is incomplete.
"""

import re
from functools import lru_cache

from survey_companion.text.formula_commands import (
    ACCENTS,
    CHOICES,
    DELIMITERS,
    ENVIRONMENTS,
    FONTS,
    FRACTIONS,
    OPERATOR_NAME,
    ROOT,
    SYMBOLS,
    TEXTS,
)
from survey_companion.text.latex import encode_latex
from survey_companion.text.mathml import character_of

_DEEPEST = 8  # groups within groups

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)
_PLAIN = frozenset("+-*/=<>()[]|.,:;!?")  # characters that are mathematics themselves
_TEXT = re.compile(r"[^\\{}$#%&~^_`\n]*")
_NAME = re.compile(r"[A-Za-z ]+")
_COLUMNS = re.compile(r"[lcr|]{1,20}")


class NoFormulaError(Exception):
    """The text is no formula."""


class FormulaReader:
    """Reads a formula by its grammar, and writes it again, both as it is and in plain LaTeX."""

    def __init__(self, text: str, *, in_prose: bool) -> None:
        self._tokens: list[str] = _TOKEN.findall(text)
        self._at = 0
        self._in_prose = in_prose  # where environments and pairs of delimiters are allowed, too
        self._has_rows = False  # whether rows of a table are outside of an environment
        self._source: list[str] = []
        self.portable: list[str] = []

    def read(self, *, is_block: bool) -> str:
        """Return the formula; `portable` has it in plain LaTeX.

        Raises:
            NoFormulaError: the text is none.
        """
        self._read_items(ends=frozenset(), depth=0, has_cells=is_block)
        source = "".join(self._source)
        return rf"\begin{{split}}{source}\end{{split}}" if self._has_rows else source

    def _next(self) -> str:
        if self._at == len(self._tokens):
            raise NoFormulaError
        self._at += 1
        return self._tokens[self._at - 1]

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _write(self, source: str, portable: str | None = None) -> None:
        self._source.append(source)
        self.portable.append(source if portable is None else portable)

    def _read_items(self, *, ends: frozenset[str], depth: int, has_cells: bool) -> None:
        """Read up to a mark of `ends`, or to the end of the formula if there are none."""
        if depth > _DEEPEST:
            raise NoFormulaError
        while (mark := self._peek()) not in ends:
            if has_cells and mark in {"&", r"\\"}:
                self._has_rows |= depth == 0
                self._write(self._next())
            elif not mark:
                raise NoFormulaError
            elif mark.isspace():
                self._next()
                self._write(" ")
            else:
                self._read_item(depth)
            if not ends and not self._peek():
                return

    def _read_item(self, depth: int) -> None:
        """Read one thing with its scripts, of which LaTeX allows one above and one below."""
        mark = self._peek()
        if mark not in {"^", "_", "'"}:
            self._read_base(depth)
        seen: set[str] = set()
        while (mark := self._peek()) in {"^", "_", "'"}:
            if mark in seen - {"'"} or (mark == "'" and "^" in seen):
                raise NoFormulaError
            seen.add(mark)
            self._write(self._next())
            if mark != "'":
                self._skip_blanks()
                self._read_argument(depth)

    def _read_base(self, depth: int) -> None:
        mark = self._next()
        name = mark[1:]
        if mark == "{":
            self._read_group(depth)
        elif not mark.startswith("\\"):
            self._write_character(mark)
        elif name in SYMBOLS:
            self._write_symbol(name)
        elif known := FONTS.get(name) or ACCENTS.get(name):
            self._write(mark, f"\\{known}")
            self._read_arguments(1, depth)
        elif known := FRACTIONS.get(name):
            self._write(mark, f"\\{known}")
            self._read_arguments(2, depth)
        elif known := TEXTS.get(name):
            text = self._read_words(_TEXT)
            self._write(f"{mark}{{{text}}}", f"\\{known}{{{encode_latex(text)}}}")
        elif name == OPERATOR_NAME:
            text = self._read_words(_NAME)
            self._write(f"{mark}{{{text}}}", f"\\mathrm{{{text}}}")
        elif name == ROOT:
            self._read_root(depth)
        elif self._in_prose:
            self._read_in_prose(name, depth)
        else:
            raise NoFormulaError

    def _read_in_prose(self, name: str, depth: int) -> None:
        """Read what only prose has, after its first command."""
        if name == "left":
            self._read_between_delimiters(depth)
        elif name == "begin":
            self._read_environment(depth)
        elif name in CHOICES:
            self._write(f"\\{name}")
            self._read_arguments(2, depth)
        else:
            raise NoFormulaError

    def _write_character(self, char: str) -> None:
        if char == "|":  # in a table of Markdown it would end the cell
            self._write(r"\vert ")
        elif char in _PLAIN or (char.isascii() and char.isalnum()):
            self._write(char)
        else:
            name = _name_of(char)
            if name is None:
                raise NoFormulaError
            self._write_symbol(name)

    def _write_symbol(self, name: str) -> None:
        if name == "|":
            name = "Vert"
        self._write(_spell(name), _spell(SYMBOLS[name]))

    def _skip_blanks(self) -> None:
        while self._peek().isspace():
            self._next()

    def _read_arguments(self, number: int, depth: int) -> None:
        for _ in range(number):
            self._skip_blanks()
            self._read_argument(depth)

    def _read_argument(self, depth: int) -> None:
        """Read a group, or one thing, which is put into braces."""
        if depth > _DEEPEST:
            raise NoFormulaError
        if self._peek() == "{":
            self._next()
            self._read_group(depth)
        elif not self._peek() or self._peek() in {"^", "_", "'", "}", "]"}:
            raise NoFormulaError
        else:
            self._write("{")
            self._read_base(depth + 1)
            self._write("}")

    def _read_group(self, depth: int) -> None:
        self._write("{")
        self._read_items(ends=frozenset("}"), depth=depth + 1, has_cells=False)
        self._write(self._next())

    def _read_words(self, shape: re.Pattern[str]) -> str:
        """Return the text in braces, in which nothing is mathematics."""
        if self._next() != "{":
            raise NoFormulaError
        parts = []
        while (mark := self._next()) != "}":
            parts.append(mark)
        text = "".join(parts)
        if not shape.fullmatch(text):
            raise NoFormulaError
        return text

    def _read_root(self, depth: int) -> None:
        self._write(rf"\{ROOT}")
        self._skip_blanks()
        if self._peek() == "[":
            self._write(self._next())
            self._read_items(ends=frozenset("]"), depth=depth + 1, has_cells=False)
            self._write(self._next())
        self._read_arguments(1, depth)

    def _read_between_delimiters(self, depth: int) -> None:
        self._write(rf"\left{self._read_delimiter()}")
        self._read_items(ends=frozenset({r"\right"}), depth=depth + 1, has_cells=False)
        self._next()
        self._write(rf"\right{self._read_delimiter()}")

    def _read_delimiter(self) -> str:
        self._skip_blanks()
        mark = self._next()
        if mark not in DELIMITERS:
            raise NoFormulaError
        return r"\vert " if mark == "|" else f"{mark} " if mark[-1].isalpha() else mark

    def _read_environment(self, depth: int) -> None:
        name = self._read_words(re.compile(r"[A-Za-z]+\*?"))
        known = ENVIRONMENTS.get(name)
        if known is None:
            raise NoFormulaError
        columns = f"{{{self._read_words(_COLUMNS)}}}" if name == "array" else ""
        self._write(rf"\begin{{{known}}}{columns}")
        self._read_items(ends=frozenset({r"\end"}), depth=depth + 1, has_cells=True)
        self._next()
        if self._read_words(re.compile(re.escape(name))) != name:
            raise NoFormulaError
        self._write(rf"\end{{{known}}}")


def _spell(name: str) -> str:
    """Return a command that no letter behind it can make longer."""
    return f"\\{name} " if name.isalpha() else f"\\{name}"


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    found = {character_of(name): name for name in reversed(SYMBOLS) if name.isalpha()}
    return {char: name for char, name in found.items() if char is not None and not char.isascii()}


def _name_of(char: str) -> str | None:
    """Return the command for a character such as α or ≤; `None` if there is none."""
    return None if char.isascii() else _names().get(char)
