"""Plain text → pieces: quotations, brackets with something of their own, web addresses, and what is between.

Input: text without marks. Output: pieces in order. Neighbour: `pieces` cuts text with marks.
"""

import re
from collections.abc import Iterator

from survey_companion.reading.lines.piece_marks import (
    AFTER,
    ASCII,
    BEFORE,
    BRACKET,
    BRACKETS,
    LOOSE_EMOJI,
    PLAIN,
    QUOTES,
    Piece,
)
from survey_companion.reading.lines.plain_runs import cut_plain
from survey_companion.reading.words.looks import look
from survey_companion.reading.words.venue_looks import is_track

# What Chinese references say a work is: "Title[J]. Journal" and "Title[C]//Proceedings".
_REFERENCE_KIND = re.compile(
    r"(?<!\s)\s*+\[(?:[JCDMNRSPZAG]|EB|DB)(?:/(?:OL|CD))?\]\s*(?:/{1,2}\s*)?[.．,，]?\s*(?:in:?\s)?"
)
_QUOTE = re.compile('["“”„《«「『]')


def cut_unmarked(text: str) -> Iterator[Piece]:
    """Yield plain text, cut at line breaks, free quotations and brackets with something of their own."""
    if not text.isascii() or ":" in text:
        text = LOOSE_EMOJI.sub(" ", text)
    text = _REFERENCE_KIND.sub(". ", text) if "[" in text else text
    for place, line in enumerate(text.split("\n")):
        separator = "\n" if place else ""
        spans = sorted(_spans(line))
        end = 0
        for start, stop, marks in spans:
            if start < end:
                continue
            yield from _with_addresses(line[end:start], separator)
            inner = " ".join(line[start + 1 : stop].split())
            yield Piece(
                text=inner.lstrip(BEFORE).rstrip(AFTER),
                marks=marks,
                before="" if line[end:start] else separator,
            )
            separator, end = "", stop + 1
        yield from _with_addresses(line[end:], separator)


def _with_addresses(text: str, separator: str) -> Iterator[Piece]:
    """Yield plain text; a bare web address in it is a link."""
    if "://" not in text:
        yield _plain(text, separator)
        return
    end = 0
    for found in _ADDRESS.finditer(text):
        yield _plain(text[end : found.start()], separator)
        yield Piece(text=found[0], marks="L", before="", href=found[0])
        separator, end = "", found.end()
    yield _plain(text[end:], separator)


_ADDRESS = re.compile(
    r"https?://[^\s<>\"“”，。；、（）【】|]+[^\s<>\"“”，。；、（）【】|.,;:!?)\]'*]", re.IGNORECASE
)


def strip_text(text: str) -> str:
    """Return the text without outer separators, and without outer brackets whose partner is elsewhere."""
    lonely = _find_lonely(text)
    first, end = 0, len(text)
    while first < end and (text[first] in BEFORE or first in lonely):
        first += 1
    while end > first and (text[end - 1] in AFTER or end - 1 in lonely):
        end -= 1
    return text[first:end]


def _find_lonely(text: str) -> set[int]:
    """Return where brackets and quotation marks stand whose partner is not in the text."""
    lonely: set[int] = set()
    if not _IN_PAIRS.search(text):
        return lonely
    for kinds, bracket in _KINDS:
        opened: list[int] = []
        for found in bracket.finditer(text):
            if found[0] in kinds[:2]:
                opened.append(found.start())
            elif opened:
                opened.pop()
            else:
                lonely.add(found.start())
        lonely.update(opened)
    for opening, closing in QUOTES.items():
        for mark in {opening, closing}:
            if text.count(mark) == 1 and (opening == closing or text.count(opening) != text.count(closing)):
                lonely.add(text.index(mark))
    return lonely


_KINDS = (("(（)）", re.compile("[()（）]")), ("[【]】", re.compile(r"[\[\]【】]")))
_IN_PAIRS = re.compile(f"[{re.escape('()（）[]【】' + ''.join((*QUOTES, *QUOTES.values())))}]")


def _plain(text: str, separator: str) -> Piece:
    stripped = strip_text(text)
    after = text[text.find(stripped) + len(stripped) :] if stripped else ""
    before = separator + (text[: text.find(stripped)] if stripped else text)
    return Piece(text=" ".join(stripped.split()), marks=PLAIN, before=before, after=after)


def _spans(line: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start, the end and the mark of each quotation and bracket that is a piece of its own."""
    quotes = list(_quotations(line))
    yield from quotes
    open_ones: list[tuple[int, str]] = []
    for found in BRACKET.finditer(line):
        mark = found[0]
        if closing := BRACKETS.get(mark):
            open_ones.append((found.start(), closing))
        elif open_ones and open_ones[-1][1] == ASCII.get(mark, mark):
            start, _ = open_ones.pop()
            if open_ones or any(first < start < last for first, last, _ in quotes):
                continue
            inside = line[start + 1 : found.start()]
            if mark in ")）" and _is_part(inside, line[:start]):
                continue
            if len(inside) <= 300 and _stands_alone(inside.strip()):
                yield start, found.start(), "P" if mark in ")）" else "S"
        elif open_ones and ASCII.get(mark, mark) in {closing for _, closing in open_ones[-3:]}:
            while open_ones and open_ones[-1][1] != ASCII.get(mark, mark):
                open_ones.pop()
            if open_ones:
                open_ones.pop()


def _is_part(inside: str, before: str) -> bool:
    """Whether a text in round brackets belongs to what stands before it."""
    if is_track(inside):
        return bool(before.strip())  # "ACL (Findings) 2023" is one venue
    return before[-1:].isalpha() and inside.isdigit() and len(inside) < 3  # "SO(3)" is one word


def _stands_alone(text: str) -> bool:
    """Whether a text in brackets is a thing of its own: a date, a venue, names, or several of these."""
    if look(text).stands_alone:
        return True
    sorts = [each.sort for each in cut_plain(text)]
    return len(sorts) > 1 and "O" not in sorts and bool(set(sorts) & set("NDV"))


def _quotations(line: str) -> Iterator[tuple[int, int, str]]:
    """Yield the quotations that stand free, and not inside a sentence or title."""
    place = 0
    while found := _QUOTE.search(line, place):
        start, closing = found.start(), QUOTES[found[0]]
        end = line.find(closing, start + 1)
        if closing == '"':
            while end > 0 and not _is_free_end(line, end):
                end = line.find(closing, end + 1)
        if end < 0:
            place = start + 1
            continue
        words = len(line[start + 1 : end].split())
        head = line[:start].rstrip(" \t([")
        is_after_word = bool(head) and (head[-1].isalnum() or head[-1] in "'’")
        if words >= (5 if is_after_word else 1) and end - start > 2 and _is_free_end(line, end):
            yield start, end, "Q"
        place = end + 1


def _is_free_end(line: str, end: int) -> bool:
    """Whether a closing quotation mark is followed by punctuation, a blank and more, or nothing."""
    rest = line[end + 1 : end + 2]
    return not (rest.isalnum() and rest.isascii())
