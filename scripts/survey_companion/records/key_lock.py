"""`bib/keys.lock` ↔ the citation keys that were given out.

Input: the text of the file. Output: keys, and a problem for each line that cannot be read; and back.

    doe2023lifting arxiv:2301.00001 by:doe,roe in:taxonomy/by-hand/large title:liftingstones
    doe2022lifting now:doe2023lifting
    koe2021sieves gone by:koe in:taxonomy/by-machine title:sieves

A line has a key and what recognises its work, so that two branches that add works change different lines.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote

from survey_companion.model.characters import is_visible
from survey_companion.model.given_keys import GivenKey, Signs, follow_keys
from survey_companion.model.identifiers import Identifier, Scheme, identify, is_web_address, names_one_work
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.text.keys import LONGEST_NAME, RESERVED
from survey_companion.text.sealing import MARK, is_marked

NAME = "keys.lock"
HEAD = f"""\
# {MARK}. Do not edit, but commit it: it keeps each citation key for its work.
# One line for each key that was ever given out. "gone": nothing lists its work any more; now: the key that
# took its place; by: first authors; in: the page that lists it, or did last; title: without case and marks.
# After a merge with conflicts, keep the lines of both sides.
"""
_SCHEMES = {scheme.name.lower(): scheme for scheme in Scheme}
_NAMES = ("by", "in", "now", "title", *_SCHEMES)
_KEY = re.compile(r"[a-z0-9]+")
_CONFLICT = re.compile(r"(<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)( |$)")
_PLAIN = re.compile(r"[!-$&-~]+")  # visible ASCII without %
_WHOLE = "a file that begins with the line that survey convert writes"
_LINE = (
    "a key, then gone or now:KEY if it is no longer used, and by:, in:, title: or an identifier such as doi:"
)
_CLEAN = "the lines of both sides, without the marks between them"


class _Fault(NamedTuple):
    """What is wrong in a line."""

    column: int  # 1-based
    found: str
    expected: str


def render_keys(keys: Iterable[GivenKey]) -> str:
    """Return the text of the file; the keys must be sorted."""
    return HEAD + "".join(f"{' '.join(_words(each))}\n" for each in keys)


def _words(given: GivenKey) -> Iterator[str]:
    yield given.key
    if given.is_gone:
        yield "gone"
    if given.now:
        yield f"now:{given.now}"
    for each in given.signs.identifiers:
        yield f"{each.scheme.name.lower()}:{_quote(each.value)}"
    if given.signs.authors:
        yield f"by:{','.join(map(_quote, given.signs.authors))}"
    if given.place:
        yield f"in:{_quote(given.place)}"
    for title in given.signs.titles:
        yield f"title:{_quote(title)}"


def _quote(text: str) -> str:
    """Return a text without blanks and invisible characters, which `unquote` turns back."""
    if _PLAIN.fullmatch(text):
        return text
    kept = (char if is_visible(char) and not char.isspace() and char != "%" else None for char in text)
    return "".join(
        char or quote(old, safe="", errors="surrogatepass") for char, old in zip(kept, text, strict=True)
    )


def parse_keys(text: str, path: str) -> tuple[tuple[GivenKey, ...], tuple[Problem, ...]]:
    """Return the keys of all lines that can be read, in file order, and a problem for each other line."""
    lines = text.removesuffix("\n").split("\n")
    if not is_marked(text.encode("utf-8", "surrogatepass")):
        return (), (_problem(path, 1, _Fault(1, lines[0] or "an empty line", _WHOLE)),)
    keys: dict[str, GivenKey] = {}
    problems = []
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r")
        if not line or (line.startswith("#") and not keys):
            continue
        given = _parse_line(line, Location(path=path, line=number))
        if isinstance(given, GivenKey) and _is_repeated(keys.get(given.key), given):
            first = keys[given.key].location
            found = f"{given.key}, which also stands on line {first.line if first else 1}"
            given = _Fault(1, found, "one line for each key")
        if isinstance(given, _Fault):
            problems.append(_problem(path, number, given))
        else:
            keys.setdefault(given.key, given)
    problems += [] if problems else _lost_ways(keys, path)
    return tuple(keys.values()), tuple(problems)


def _is_repeated(known: GivenKey | None, given: GivenKey) -> bool:
    """Whether two lines say different things of one key; a merge may repeat a line."""
    return known is not None and list(_words(known)) != list(_words(given))


def _problem(path: str, line: int, fault: _Fault) -> Problem:
    location = Location(path=path, line=line, column=fault.column)
    return Problem(code=Code.INVALID_KEYS, location=location, found=fault.found, expected=fault.expected)


def _parse_line(line: str, location: Location) -> GivenKey | _Fault:
    if _CONFLICT.match(line):
        return _Fault(1, f"{line}, the mark of a merge with conflicts", _CLEAN)
    key, *words = line.split(" ")
    if not is_key(key):
        return _Fault(1, key or line, "a citation key of small letters and digits at the start of the line")
    column = len(key) + 2
    values: dict[str, list[str]] = {}
    for word in words:
        name, colon, value = word.partition(":")
        is_known = (name in _NAMES and value) or word == "gone"
        if not is_known or (name in {"by", "in", "now", "gone"} and name in values):
            return _Fault(column, word or "two blanks", _LINE)
        if name == "now" and (not is_key(value) or value == key):
            return _Fault(column, word, "another key of this file")
        values.setdefault(name, []).append(unquote(value) if colon else "")
        column += len(word) + 1
    if "gone" in values and "now" in values:
        return _Fault(1, line, "either gone or now:, not both")
    return _assemble(key, values, location)


def is_key(text: str) -> bool:
    """Whether the program could have given out this key."""
    return len(text) <= LONGEST_NAME and text not in RESERVED and bool(_KEY.fullmatch(text))


def _assemble(key: str, values: dict[str, list[str]], location: Location) -> GivenKey:
    found = [
        _read_identifier(_SCHEMES[name], value)
        for name, given in values.items()
        if name in _SCHEMES
        for value in given
    ]
    return GivenKey(
        key=key,
        signs=Signs(
            titles=tuple(values.get("title", ())),
            identifiers=tuple(found),
            authors=tuple(name for each in values.get("by", ()) for name in each.split(",") if name),
        ),
        place=next(iter(values.get("in", ())), None),
        now=next(iter(values.get("now", ())), None),
        is_gone="gone" in values,
        location=location,
    )


def _read_identifier(scheme: Scheme, value: str) -> Identifier:
    """Return an identifier; the address of a paper may have been spelt in another way when it was written."""
    if scheme is Scheme.URL and is_web_address(f"https://{value}"):
        known = identify(f"https://{value}")
        if names_one_work(known):
            return known
    return Identifier(scheme=scheme, value=value)


def _lost_ways(keys: dict[str, GivenKey], path: str) -> Iterator[Problem]:
    """Yield a problem for each key that leads to no key of the file, or in a circle."""
    now = {key: each.now for key, each in keys.items() if each.now}
    for key, end in follow_keys(now).items():
        location = keys[key].location
        if location and (end not in keys or end in now):
            fault = _Fault(len(key) + 2, f"now:{now[key]}", "another key of this file, and no circle of keys")
            yield _problem(path, location.line, fault)
