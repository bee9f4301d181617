"""The pieces of an item or paragraph → what it looks like beside others: an entry, or a field of one.

Input: pieces of an item, of a paragraph, or of what follows a heading. Output: yes or no, or one letter:

    E   an entry of its own: a title, in marked text or with links or a date
    F   a field of the entry above: a label with its value, such as "Code: https://…"
    L   nothing but links
    N   names of people
    V   a venue, a date or a number
    S   a sentence
    O   anything else
"""

import re
from collections.abc import Callable, Sequence

from survey_companion.reading.lines.piece_marks import Piece
from survey_companion.reading.lines.pieces import cut
from survey_companion.reading.markdown.blocks import Heading, Item, Paragraph
from survey_companion.reading.markdown.inline import Run
from survey_companion.reading.words.looks import Look, look

Parse = Callable[[str], tuple[Run, ...]]


def find_entry_levels(blocks: Sequence[object], parse: Parse) -> set[int]:
    """Return the levels of headings that are titles of entries and not names of sections."""
    found: dict[int, list[tuple[int, bool]]] = {}
    for place, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        runs = parse(block.text)
        pieces = cut(runs)
        text = " ".join(piece.text for piece in pieces)
        has_link = any(piece.href is not None and look(piece.text).words >= 3 for piece in pieces)
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        has_fields = False
        if isinstance(after, Paragraph):
            has_fields = sort_of(cut(parse(after.text)), parse(after.text)) in {"F", "L", "N", "V"}
        elif isinstance(after, Item) and after.paragraphs:
            inside = parse(after.paragraphs[0].text)
            has_fields = sort_of(cut(inside, is_below=True), inside) in {"F", "L", "N", "V"}
        found.setdefault(block.level, []).append((look(text).words, has_link or has_fields))
    return {
        level
        for level, headings in found.items()
        if len(headings) >= 4
        and sum(words for words, _ in headings) >= 4 * len(headings)
        and sum(is_entry for _, is_entry in headings) >= 0.7 * len(headings)
    }


_STARTS_MARKED = re.compile(r"\s*(?:\*\*|\[|<b>|<a |\"|“|`|\d+[.)]\s)")


def are_entries(lines: Sequence[str]) -> bool:
    """Whether nearly every line of a paragraph begins with a mark and has an address."""
    starts = sum(bool(_STARTS_MARKED.match(line)) for line in lines)
    links = sum("](http" in line or "href=" in line for line in lines)
    return min(starts, links) >= 0.9 * len(lines)


Seen = Sequence[tuple[Piece, Look]]


def sort_of(pieces: Sequence[Piece], runs: Sequence[Run]) -> str:  # noqa: PLR0911  (one for each kind)
    """Return the letter of what an item looks like, as listed above."""
    if not pieces:
        return "L" if any(run.href or run.image for run in runs) else "O"
    if pieces[0].label is not None:
        return "F"
    seen = [(piece, look(piece.text)) for piece in pieces]
    first = seen[0][1]
    if all(_is_link(piece, each) for piece, each in seen):
        return "L"
    if len(seen) > 1 and first.words <= 2 and all(each.is_address for _, each in seen[1:]):
        return "F"  # an unknown label: "Homepage of it: https://…"
    if all(each.is_date or each.venue >= 0.5 or each.is_number for _, each in seen):
        return "V"
    if first.names >= 0.6 and first.words >= 2 and first.venue < 0.5:
        return "N" if all(_may_stand_by_names(piece, each) for piece, each in seen) else "O"
    if _is_entry(seen):
        return "E"
    is_sentence = first.words >= 12 or (first.words >= 7 and pieces[0].text[-1:] in ".。!")
    return "S" if is_sentence else "O"


def _is_link(piece: Piece, seen: Look) -> bool:
    return piece.href is not None and (bool(seen.role) or seen.words <= 3 or seen.is_address)


def _may_stand_by_names(piece: Piece, seen: Look) -> bool:
    is_detail = seen.is_date or seen.venue >= 0.5 or seen.is_affiliation or seen.words <= 3
    return piece.href is not None or seen.names >= 0.5 or is_detail


def _is_entry(seen: Seen) -> bool:
    """Whether a title stands there: marked text of some words, or text with links or a date."""
    first_piece, first = seen[0]
    if set(first_piece.marks) & set("LBQ") and first.words >= 3 and not (first.role or first.is_affiliation):
        return True
    if any("Q" in piece.marks and each.words >= 3 for piece, each in seen):
        return True  # a title in quotation marks behind a short name
    is_marked = any(set(piece.marks) & set("BQ") and not set(piece.marks) & set("PSC") for piece, _ in seen)
    if is_marked and len(seen) > 2 and any(each.is_date for _, each in seen):
        return True
    links = [each for piece, each in seen if piece.href is not None]
    has_linked_title = any(each.words >= 4 and not each.role for each in links)
    return has_linked_title or (first.words >= 4 and any(each.role for each in links))


_UNKNOWN_LABEL = re.compile(r"[^\W\d_][\w&/-]*(?: [\w&/-]+){0,2}\s*[:：]")


def has_unknown_label(pieces: Sequence[Piece]) -> bool:
    """Whether a sub-item begins with a word before a colon that is no known label, as in "Env: mobile"."""
    first = pieces[0] if pieces else None
    if first is None or first.label is not None or first.href is not None or "Q" in first.marks:
        return False
    after = pieces[1].before if len(pieces) > 1 else ""
    text = first.text if ":" in first.text or "：" in first.text else f"{first.text}{first.after}{after[:1]}"
    return bool(_UNKNOWN_LABEL.match(text))
