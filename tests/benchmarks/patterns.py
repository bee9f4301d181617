"""Every regular expression of the package, run over what it may be slow on.

Input: the source of the package. Output: for each pattern the worst growth, over runs and alternations of the
characters that it mentions, some ended by one that it does not match. Patterns are those that modules hold,
and those given to `re` where they are used.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from typing import Any

from pathological import Make, fill

import survey_companion

_SIZE = 20_000
_MOST = 14  # characters taken of a pattern
_COMMON = " a1A.-,"
_ESCAPED = {"s": " ", "d": "1", "w": "a", "b": " ", "S": "a", "W": ".", "D": "a", "n": "\n", "t": "\t"}

Grow = Callable[[Callable[[str], object], Make, int], tuple[float, float]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A pattern, and how it is used."""

    place: str
    pattern: "re.Pattern[str]"
    searches: bool  # anywhere in a text, not at its start alone


def find_patterns() -> Iterator[Found]:
    """Yield every pattern of the package."""
    for module in pkgutil.walk_packages(survey_companion.__path__, "survey_companion."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        source = Path(str(loaded.__file__)).read_text(encoding="utf-8")
        held = {
            name: _as_text(value) for name, value in vars(loaded).items() if isinstance(value, re.Pattern)
        }
        for name, value in held.items():
            others = re.search(rf"\b{name}\b(?!\.(?:match|fullmatch)\b|\.pattern| = )", source)
            yield Found(place=f"{module.name}.{name}", pattern=value, searches=others is not None)
        yield from _find_constants(module.name, source)


def _as_text(pattern: "re.Pattern[Any]") -> "re.Pattern[str]":
    """Return the pattern, that of bytes as one of characters."""
    if isinstance(pattern.pattern, str):
        return pattern
    return re.compile(pattern.pattern.decode("latin-1"), pattern.flags | re.ASCII)


def _find_constants(module: str, source: str) -> Iterator[Found]:
    """Yield what is given to `re` where it is used; what is compiled first, a module holds."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=name),
                args=[ast.Constant(value=str(text)), *_],
            ) if name != "compile":
                searches = name not in {"match", "fullmatch"}
                yield Found(place=f"{module}:{node.lineno}", pattern=re.compile(text), searches=searches)


def sweep_patterns(grow: Grow) -> Iterator[tuple[float, float, str]]:
    """Yield the worst growth of each pattern, what it took, and where the pattern stands."""
    for found in find_patterns():
        yield max(
            (*grow(_use(found), fill(f"□{end}", unit), _SIZE), f"{found.place} on {unit!r}")
            for unit in _units(found.pattern.pattern)
            for end in ("\0", "")
        )


def _use(found: Found) -> Callable[[str], object]:
    pattern = found.pattern
    return (lambda text: pattern.sub("", text)) if found.searches else pattern.fullmatch


def _units(text: str) -> Iterator[str]:
    """Yield runs and pairs of what the pattern mentions, and its longer words."""
    marks = re.findall(r"\\.|.", text)
    letters = [_ESCAPED.get(each[1], each[1]) if each[0] == "\\" else each for each in marks]
    words = re.findall(r"[\w:/]{3,}", text)
    mentioned = list(islice(dict.fromkeys([*_COMMON, *letters]), len(_COMMON) + _MOST))
    yield from mentioned
    yield from (one + other for one, other in product(mentioned, mentioned) if one != other)
    yield from words
    yield from (word + space for word in words for space in " ,")
