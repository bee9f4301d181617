"""Pieces → pieces without labels: "Authors: Ada Doe" is a piece that says what it is.

Input: the pieces of a line. Output: the same, with `label` and `said` of those that follow a label.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from survey_companion.reading.lines.piece_marks import PLAIN, WORD, Piece
from survey_companion.reading.lines.plain_pieces import strip_text
from survey_companion.reading.words.field_words import FIELD_LABELS
from survey_companion.reading.words.looks import look

_LABEL = re.compile(r"[\s*_]*([^\W\d_][\w()\-. /&]{0,28}?|[一-鿿]{2,8})\s*[:：]\s*")


@dataclass(frozen=True, slots=True)
class Labels:
    """The words before a colon that say what follows them."""

    known: Mapping[str, str]  # word in lower case → field
    given: frozenset[str] = frozenset()  # those that a person names: they hold wherever they stand


USUAL = Labels(FIELD_LABELS)


def fold_label(word: str) -> str:
    """Return the word as labels are compared."""
    return word.strip(" *_:：").casefold()


def with_labels(given: Mapping[str, str]) -> Labels:
    """Return the usual labels and those that a person names."""
    folded = {fold_label(word): field for word, field in given.items()}
    return Labels({**FIELD_LABELS, **folded}, frozenset(folded)) if folded else USUAL


def take_labels(pieces: Iterable[Piece], labels: Labels = USUAL, *, is_sub: bool) -> Iterator[Piece]:
    """Yield the pieces; "Authors:" is taken off and told of what follows it."""
    parts = [part for each in pieces for part in _part_labels(each, labels.known)]
    pending: str | None = None
    said: str | None = None
    is_first, is_fresh = True, False  # is_fresh: nothing has followed the label yet
    for place, piece in enumerate(parts):
        if not WORD.search(piece.text):
            yield piece
            continue
        after = parts[place + 1].before if place + 1 < len(parts) else ""
        name, rest = _split_label(piece, after, labels, is_sub=is_sub, is_first=is_first)
        following = next((each for each in parts[place + 1 :] if WORD.search(each.text)), None)
        if is_first and name != "title" and following is not None and "Q" in following.marks:
            name, rest = None, piece.text  # a short name before a title, such as STAR: "…"
        is_first = False
        if name is not None:
            pending, said = name, piece.text[: len(piece.text) - len(rest)].strip(" *_:：")
            if not WORD.search(rest):
                yield Piece(text="", marks=piece.marks, before=f"{piece.before}{piece.text}")
                is_fresh = True
                continue
            piece.text = rest
        piece.label, piece.said = pending, said
        if name is None and pending is not None and not (is_fresh or _may_continue(piece)):
            piece.label = piece.said = None
        is_fresh = False
        yield piece


_INNER_LABEL = re.compile(
    r"(?:^|[,;|，；、。.?!]\s*)([^\W\d_][\w()\-/&]*(?: [\w()\-/&]+){0,2}|[一-鿿]{2,8})\s*[:：](?=\s|$)"
)


def _part_labels(piece: Piece, known: Mapping[str, str]) -> Iterator[Piece]:
    """Yield a plain piece in parts, each of which begins with a label: "Ada Doe. Code:" is two."""
    mark = next((mark for mark in ":：" if mark in piece.after), "")
    whole = f"{piece.text}{mark}"
    if piece.marks != PLAIN or (":" not in whole and "：" not in whole):
        yield piece
        return
    end = 0
    for found in _INNER_LABEL.finditer(whole):
        label = found[1].casefold()
        start = found.start(1)
        if label not in known or start <= end:
            continue
        before = piece.text[end:start]
        yield Piece(text=strip_text(before), marks=PLAIN, before=piece.before if not end else "")
        end = start
    if not end:
        yield piece
        return
    yield Piece(text=piece.text[end:].strip(), marks=PLAIN, before="", after=piece.after)


def _may_continue(piece: Piece) -> bool:
    """Whether a label also holds for this piece: names and links go on, anything else is on its own."""
    if piece.href is not None and look(piece.text).role:
        return False
    return bool(piece.href) or look(piece.text).names >= 0.5 or piece.marks != PLAIN


# What a label may say in the first line of an entry, where "Model:" may also begin a title.
_NAMED = frozenset(("authors", "affiliation", "date", "venue"))  # and in bold, where "CODE:" may
_CERTAIN = frozenset(("authors", "affiliation", "date", "venue", "link", "code"))


def _split_label(  # noqa: PLR0911  (one for each kind of place)
    piece: Piece, after: str, labels: Labels, *, is_sub: bool, is_first: bool
) -> tuple[str | None, str]:
    """Return what the label at the start of a piece says, and the rest; `after` is what follows the piece."""
    nothing = None, piece.text
    if piece.href is not None or "Q" in piece.marks:
        return nothing
    has_own = ":" in piece.text or "：" in piece.text
    if not has_own and not any(mark in f"{piece.after}{after[:2]}" for mark in ":："):
        return nothing
    found = _LABEL.match(piece.text if has_own else f"{piece.text}:")
    if found is None or (piece.marks != PLAIN and found.end() < len(piece.text)):
        return nothing
    word = found[1].strip().casefold()
    name = labels.known.get(word)
    rest = piece.text[found.end() :]
    if word in labels.given:
        return name, rest
    if is_sub and is_first:
        return (name, rest) if name is not None else nothing
    if is_first:  # a short name such as "TIME:" is no label
        is_for_link = name in {"link", "code"} and not WORD.search(rest)
        is_field = piece.marks != PLAIN and name in _NAMED and not found[1].isupper()  # "**Journal:** Stones"
        return (name, rest) if name == "title" or is_for_link or is_field else nothing
    is_before_link = name == "title" and not WORD.search(rest)  # "Paper: https://…"
    return (name, rest) if name in _CERTAIN or is_before_link or (is_sub and name) else nothing
