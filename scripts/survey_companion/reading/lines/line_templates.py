"""The form of a line, as a person writes it in survey.toml, and the lines that have it.

Input: text such as `- **{short_name}**: "{title}", {venue}, {year} (*{remark}*) [{links}]`. Output: which
fields each piece of a line with these marks holds. Marks are those of Markdown; other words and signs say
nothing, and "…" stands for any pieces. Where several fields share one piece, what each part of it looks like
decides among them.
"""

import re
from dataclasses import dataclass, replace

from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.piece_marks import Piece
from survey_companion.reading.lines.pieces import may_hold_field

NAMES = (
    *("title", "short_name", "authors", "venue", "year", "date", "remark", "affiliation"),
    *("links", "link", "code", "ignore"),
)
Fields = tuple[str, ...]  # names, in the order of the form

LABELS = {"links": "link", "year": "date"}  # fields that labels of pieces call otherwise
_LINKS = frozenset(("links", "link", "code"))
_MARKER = re.compile(r"\s*(?:(?P<item>[-*+]|\d+[.)])|(?P<heading>#{1,6})|(?P<row>\|))\s+")
_OPENING = re.compile(
    r"(?P<any>…|\.{3})|\{(?P<field>[^{}]*)\}|(?P<mark>\*\*\*|\*\*|__|\*|_|`|!?\[|[(\"“「《])|(?P<break>[↵|])"
)
_CLOSING = {"[": "]", "![": "]", "(": ")", "“": "”", "「": "」", "《": "》"}
_LETTERS = {
    "***": "BI",
    "**": "B",
    "__": "B",
    "*": "I",
    "_": "I",
    "`": "C",
    "![": "G",
    "[": "S",
    "(": "P",
    **dict.fromkeys('"“「《', "Q"),
}
_MOST_TOKENS, _MOST_GAPS, _MOST_PIECES = 30, 3, 40
_BELOW = "↵"  # of a piece that is not in the first line
_ORDER = f"LBICGQPS{_BELOW}"


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of the form: its marks, and the fields that it holds; a gap holds any pieces."""

    marks: frozenset[str]
    fields: Fields
    is_gap: bool = False
    ends: str = ""  # "|" the cell or "↵" the line, which no piece goes across


@dataclass(frozen=True, slots=True)
class Template:
    """The form of a line."""

    text: str
    origin: str | None  # of the candidates that may have it: "item", "heading" or "row"; None: any
    has_below: bool  # whether it says how sub-items look
    tokens: tuple[_Token, ...]  # without gaps
    pattern: re.Pattern[str]  # of the marks of a candidate's pieces, with a group for each token

    def match(self, candidate: Candidate) -> list[tuple[Piece, Fields]]:
        """Return the pieces of the candidate that the form names, with their fields; none if it differs."""
        if self.origin is not None and candidate.origin != self.origin:
            return []
        is_row = candidate.origin == "row"
        pieces = [
            piece
            for piece in candidate.pieces
            if (piece.href is not None or may_hold_field(piece))
            and (self.has_below or is_row or not piece.sub)
        ]
        found = self.pattern.fullmatch("".join(_sign_of(each, is_row=is_row) for each in pieces))
        if found is None or len(pieces) > _MOST_PIECES:
            return []
        spans = [found.span(number) for number in range(1, len(self.tokens) + 1)]
        return [
            (piece, token.fields)
            for token, (start, end) in zip(self.tokens, spans, strict=True)
            for piece in pieces[start:end]
        ]


def parse_template(text: str) -> Template:
    """Return the form that a person wrote.

    Raises:
        ValueError: it cannot be understood; the message says what was expected.
    """
    marker = _MARKER.match(text)
    origin = marker.lastgroup if marker else None
    tokens = _mark_below(_parse(text[marker.end() if marker else 0 :], frozenset()))
    named = [field for token in tokens for field in token.fields]
    if unknown := [field for field in named if field not in NAMES]:
        raise ValueError(f"fields among {', '.join(NAMES)}, not {{{unknown[0]}}}")
    if named.count("title") + named.count("ignore") != 1:
        raise ValueError("one {title}, or {ignore} for no entry, such as '- **{title}** {authors} [{links}]'")
    tokens = [token for token in tokens if token.is_gap or not set(token.fields) <= _LINKS]
    if len(tokens) > _MOST_TOKENS or sum(token.is_gap for token in tokens) > _MOST_GAPS:
        raise ValueError(f"at most {_MOST_TOKENS} pieces and {_MOST_GAPS} times …")
    return Template(
        text=text,
        origin=origin,
        has_below="↵" in text,
        tokens=tuple(token for token in tokens if not token.is_gap),
        pattern=_compile(tokens),
    )


def is_template(text: str) -> bool:
    """Whether the form can be understood."""
    try:
        parse_template(text)
    except ValueError:
        return False
    return True


def _parse(text: str, marks: frozenset[str], depth: int = 0) -> list[_Token]:
    """Return the pieces of a form, or of what stands between two marks of it."""
    tokens: list[_Token] = []
    place = 0
    while found := _OPENING.search(text, place):
        place = found.end()
        if found["break"]:
            tokens.append(_Token(frozenset(), (), ends=found["break"]))
        elif found["any"]:
            tokens.append(_Token(frozenset(), (), is_gap=True))
        elif found["field"] is not None:
            tokens.append(_Token(marks, (found["field"].strip(),)))
        elif mark := found["mark"]:
            end = _find_end(text, place, mark)
            if end < 0 or depth > len(_ORDER):
                raise ValueError(f"the mark that closes {mark}")
            inside, letter = text[place:end], _LETTERS[mark]
            place = end + len(_CLOSING.get(mark, mark))
            if mark == "[" and text[place : place + 1] == "(":
                letter = "L"
                place = text.find(")", place) + 1 or len(text)
            tokens += _parse(inside, marks | set(letter), depth + 1)
    return _join(tokens, marks)


def _mark_below(tokens: list[_Token]) -> list[_Token]:
    """Return the tokens; those behind the end of the first line are marked so."""
    first = next((number for number, token in enumerate(tokens) if token.ends == "↵"), len(tokens))
    below = (replace(each, marks=each.marks | {_BELOW}) if each.fields else each for each in tokens[first:])
    return [*tokens[:first], *below]


def _find_end(text: str, start: int, mark: str) -> int:
    """Return where the mark that was opened before `start` is closed; below 0 if it is not."""
    closing = _CLOSING.get(mark, mark)
    if closing == mark:
        return text.find(mark, start)
    depth = 1
    for place in range(start, len(text)):
        depth += (text[place] == mark[-1]) - (text[place] == closing)
        if not depth:
            return place
    return -1


def _join(tokens: list[_Token], marks: frozenset[str]) -> list[_Token]:
    """Return the tokens; fields beside each other with no mark between them share one piece."""
    joined: list[_Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if last and last.marks == token.marks == marks and last.fields and token.fields:
            joined[-1] = _Token(marks, (*last.fields, *token.fields))
        else:
            joined.append(token)
    return joined


def _sign_of(piece: Piece, *, is_row: bool) -> str:
    """Return the character of a piece; the cells of a row have no lines below."""
    return _sign(frozenset(piece.marks) - {"T"} | ({_BELOW} if piece.sub and not is_row else set()))


def _sign(marks: frozenset[str]) -> str:
    """Return one character for a set of marks."""
    return chr(0x100 + sum(1 << _ORDER.index(mark) for mark in marks))


_ANY_LINK = f"[{''.join(chr(0x100 + mask) for mask in range(1, 1 << len(_ORDER), 2))}]"


def _compile(tokens: list[_Token]) -> re.Pattern[str]:
    """Return a pattern of signs; a piece may be repeated, and links may stand anywhere."""
    parts = [f"{_ANY_LINK}*?"]
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if token.is_gap:
            parts.append(".*?")
        elif "L" in token.marks or (following and following.marks == token.marks and not following.is_gap):
            parts.append(f"({_sign(token.marks)}){_ANY_LINK}*?")
        else:
            parts.append(f"({_sign(token.marks)}++){_ANY_LINK}*?")
    return re.compile("".join(parts), re.DOTALL)
