"""The runs of an entry → pieces: what stands between its marks, and how each is marked.

Input: runs of a line, a sub-item or a cell. Output: pieces in order. A piece is a stretch of text that is a
link, bold, italic, code, a badge, quoted or in brackets, or plain text between such. `shapes` decides what
each is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from survey_companion.reading.lines.piece_labels import USUAL, Labels, take_labels
from survey_companion.reading.lines.piece_marks import (
    AFTER,
    BRACKET,
    BRACKETS,
    LOOSE_EMOJI,
    PLAIN,
    QUOTES,
    WORD,
    Piece,
)
from survey_companion.reading.lines.plain_pieces import cut_unmarked
from survey_companion.reading.markdown.inline import Run
from survey_companion.reading.words.looks import look, role_of

_ROUND = frozenset("(（")


_CLOSING = frozenset(")]）】")


_MOST_RUNS = 1_000  # of one line; the longest real line has a tenth; what comes after them is text


def may_hold_field(piece: Piece) -> bool:
    """Whether a piece is more than a label, an index or an address."""
    if piece.href is not None:
        seen = look(piece.text)
        if seen.role or seen.is_address or not piece.text or piece.text.startswith("@"):
            return False
    if "G" in piece.marks:
        return look(piece.text).is_date or look(piece.text).venue >= 0.5
    return not (piece.marks in {PLAIN, "S", "B", "BS", "P"} and look(piece.text).is_number)


def cut(runs: Sequence[Run], sub: int = 0, *, is_below: bool = False, labels: Labels = USUAL) -> list[Piece]:
    """Return the pieces of the runs, in order."""
    if len(runs) > _MOST_RUNS:
        runs = [*runs[:_MOST_RUNS], Run("".join(run.text for run in runs[_MOST_RUNS:]))]
    simple = _cut_simply(runs, sub)
    if simple is not None:
        return simple
    pieces: list[Piece] = []
    before = ""
    for piece in take_labels(_pieces(runs), labels, is_sub=sub > 0 or is_below):
        before += piece.before
        if not WORD.search(piece.text) and not piece.href:
            before += piece.text
            continue
        piece.before, piece.sub = before, sub
        around = f"{pieces[-1].after if pieces else ''}{before}".rstrip()
        if piece.marks in {"I", "C"} and around[-1:] in _ROUND:
            piece.marks += "P"  # "(*Acme*)"
        pieces.append(piece)
        before = ""
    return pieces


def _cut_simply(runs: Sequence[Run], sub: int) -> list[Piece] | None:
    """Return the pieces of a line with plain separators between its marks, five times as fast; or `None`.

    tests/reading/test_pieces.py compares the result with that of `_pieces` and `take_labels`.
    """
    pieces: list[Piece] = []
    before = ""
    was_marked = False
    if not _are_simple(runs):
        return None
    for text, strong, emphasis, code, href, _, _, _, _ in runs:
        if href is None and not (strong or emphasis or code):
            was_marked = False
            if not WORD.search(text):
                if ":" in text:
                    return None
                before += text
                continue
            found = None if pieces else _BRACKETED_DATE.fullmatch(text.strip())  # "[2024]", at the start
            if found is None:
                return None
            pieces.append(Piece(found[1], "S", before, sub=sub))
            before = ""
            continue
        if was_marked or strong + emphasis + code > 1 or (href is not None and (emphasis or code)):
            return None
        shown = text.strip()
        is_et_al = emphasis and _ET_AL.fullmatch(shown)
        if is_et_al or not WORD.match(shown) or shown[-1] in ":\"'" or before.rstrip()[-1:] == "(":
            return None
        style = "B" if strong else "I" if emphasis else "C"
        marks = style if href is None else "LB" if strong else "L"
        pieces.append(Piece(" ".join(shown.split()).rstrip(AFTER), marks, before, href, sub=sub))
        before, was_marked = "", True
    return pieces


def _are_simple(runs: Sequence[Run]) -> bool:
    """Whether the runs are text without a sign that another way of cutting looks for."""
    text = "".join([run.text for run in runs])
    if "\n" in text:
        return False
    for _, _, _, _, _, escaped, tag, image, _ in runs:
        if escaped or tag or image:
            return False
    if text.isascii():
        return True
    return bool(_LATIN.fullmatch(text)) and all(run.href is None or run.text.isascii() for run in runs)


_LATIN = re.compile(r"[\x00-\x7f\u00c0-\u024f\u1e00-\u1eff’–—]*")  # no mark, no emoji, no wide letter
_BRACKETED_DATE = re.compile(r"\[((?:19|20)\d\d(?:[./-]\d\d?)?)\]")


def _pieces(runs: Sequence[Run]) -> Iterator[Piece]:
    for key, group in groupby(_unify([run for run in runs if not run.tag]), key=_style_of):
        inside = list(group)
        text = "".join(" " if run.text == "\n" and not run.stop else run.text for run in inside)
        marks, href = key
        if marks == PLAIN and "\n" not in text and not WORD.search(text):
            yield Piece(text="", marks=PLAIN, before=text)
        elif marks == PLAIN:
            yield from cut_unmarked(text)
        else:
            yield from _cut_marked(text, marks, href, inside)


Style = tuple[str, str | None]


def _style_of(run: Run) -> Style:
    marks = "".join(
        (
            "L" if run.href is not None else "",
            "B" if run.strong else "",
            "I" if run.emphasis else "",
            "C" if run.code else "",
            "G" if run.image else "",
        )
    )
    return marks or PLAIN, run.href


def _unify(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the runs with the styles inside a link or inside bold text dissolved: they are one piece."""
    for (href, strong), group in groupby(runs, key=lambda run: (run.href, run.strong)):
        inside = list(group)
        if href is None and not strong:
            yield from _unify_italics(inside)
            continue
        words = [run for run in inside if WORD.search(run.text)] or inside
        emphasis, code = (all(getattr(run, name) for run in words) for name in ("emphasis", "code"))
        image = all(run.image for run in words)
        for run in inside:
            yield run._replace(emphasis=emphasis, code=code, image=image)


def _unify_italics(runs: list[Run]) -> Iterator[Run]:
    """Yield the runs; a blank between two styles, and "et al." in italics, have no style."""
    for run in runs:
        is_plain = not run.text.strip() or (run.emphasis and _ET_AL.fullmatch(run.text))
        yield run._replace(strong=False, emphasis=False, code=False) if is_plain else run


_ET_AL = re.compile(r"[\s,]*et\.?\s?al\.?[\s,.:]*")  # "Doe, A. *et al.*": it belongs to the names


def _cut_marked(text: str, marks: str, href: str | None, runs: Iterable[Run]) -> Iterator[Piece]:
    """Yield the piece of one style; a quotation or bracket around all of it is a mark, too."""
    shown = " ".join(text.split())
    if "L" in marks and not shown.isascii() and role_of(LOOSE_EMOJI.sub(" ", shown)):
        shown = LOOSE_EMOJI.sub(" ", shown).strip()
    before = ""
    if "C" not in marks:
        if (end := QUOTES.get(shown[:1])) and shown.rstrip(".,")[-1:] == end and len(shown) > 3:
            shown, marks = shown.rstrip(".,")[1:-1], f"{marks}Q"
        elif BRACKETS.get(shown[:1]) and _closes_at(shown) == len(shown.rstrip(".,")) - 1:
            shown = shown.rstrip(".,")[1:-1]
            marks += "P" if runs and text.strip()[:1] in "(（" else "S"
    stripped = shown.lstrip(" .,;:|·").rstrip(AFTER)
    if "\n" in text and text.strip("\n ") == "":
        before = "\n"
    after = ":" if shown[-1:] in {":", "："} else ""
    yield Piece(text=stripped, marks=marks, before=before, href=href, after=after)


def _closes_at(text: str) -> int:
    """Return where the bracket that opens the text is closed; -1 if it is not."""
    depth = 0
    for place in BRACKET.finditer(text):
        depth += 1 if place[0] in BRACKETS else -1
        if depth == 0:
            return place.start()
    return -1


__all__ = ["PLAIN", "Piece", "cut"]
