"""The runs of an entry that was read → what is wrong with how it is written.

Input: a draft and the runs of its lines. Output: flaws, in the order of the line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from survey_companion.model.problem_kinds import Code
from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.drafts import Draft
from survey_companion.reading.lines.entry_types import Flaw
from survey_companion.reading.lines.piece_marks import PLAIN
from survey_companion.reading.markdown.inline import Run
from survey_companion.reading.words.looks import look

_BRACKETED = re.compile(r"\s*\[([^\[\]]{1,40})\]\s*")
_LIKE_YEAR = re.compile(r"[0-2]\d{3,5}")  # "20224"; numbers of entries have fewer digits
_LINK = re.compile(r"\b(?:href|src)\s*=", re.IGNORECASE)


_AT_EDGE = {mark: re.compile(rf"(?<!\w){re.escape(mark)}|{re.escape(mark)}(?!\w)") for mark in ("**", "__")}


def find_unclosed(draft: Draft, runs: Sequence[Run]) -> Flaw | None:
    """Return the flaw of a title that a mark has not closed, so that it holds other parts of the line."""
    for mark, at_edge in _AT_EDGE.items():
        if mark not in draft.title:
            continue
        if any(at_edge.search(run.text) for run in runs if not (run.escaped or run.code)):
            return Flaw(code=Code.UNCLOSED_MARKUP, found=mark)
    return None


def find_flaws(draft: Draft, runs: Sequence[Run]) -> Iterator[Flaw]:
    """Yield what is wrong with a line that could be read."""
    yield from _find_bad_year(draft, runs)
    yield from _doubt_title(draft)
    yield from _find_loose_marks(draft, runs)
    yield from find_tags(runs)


def _find_bad_year(draft: Draft, runs: Sequence[Run]) -> Iterator[Flaw]:
    """Yield the flaw of a line that begins with something in brackets that is no year."""
    first = runs[0] if runs and draft.year is None else None
    if first is None or first.href is not None or first.code or first.strong or len(runs) == 1:
        return
    found = _BRACKETED.match(first.text)
    if found and (_LIKE_YEAR.fullmatch(found[1]) or not look(found[1]).stands_alone):
        yield Flaw(code=Code.UNREAD_YEAR, found=f"[{found[1]}]")


def _doubt_title(draft: Draft) -> Iterator[Flaw]:
    """Yield a flaw for a title without marks that contains what belongs to other parts of a line."""
    piece = draft.reading.title_piece
    is_plain = piece is not None and piece.marks == PLAIN
    if is_plain and (" | " in draft.title or re.search(r"\bet al\b", draft.title)):
        yield Flaw(code=Code.DOUBTFUL_TITLE, found=draft.title)


def _find_loose_marks(draft: Draft, runs: Sequence[Run]) -> Iterator[Flaw]:
    """Yield a flaw for each mark that stands in the text instead of marking it."""
    plain = [
        text
        for text, strong, emphasis, code, href, escaped, _, _, _ in runs
        if href is None and not (strong or emphasis or code or escaped)
    ]
    marks = "".join(plain)
    title = draft.title
    yield from (
        Flaw(code=Code.UNCLOSED_MARKUP, found=mark)
        for mark in [mark for mark in ("**", "*", "`") if mark in marks and mark not in title][:1]
    )
    if "](" in marks:
        yield Flaw(code=Code.UNCLOSED_LINK, found="](")
    elif marks.count("[") != marks.count("]"):
        yield Flaw(code=Code.UNCLOSED_LINK, found="[[" if "[[" in marks else "[" if "[" in marks else "]]")


def find_tags(runs: Iterable[Run]) -> Iterator[Flaw]:
    """Yield the flaw of an entry with HTML tags; a lost link or image is worse than any other tag."""
    tags = [run.text for run in runs if run.tag]
    if tags:
        link = next((tag for tag in tags if _LINK.search(tag)), None)
        yield Flaw(code=Code.HTML_LINK, found=link) if link else Flaw(code=Code.HTML_TAG, found=tags[0])


def has_other_fields(candidate: Candidate) -> bool:
    """Whether everything that is not understood looks like the authors, the venue or the date of a paper."""
    looks = [look(piece.text) for piece in candidate.pieces if piece.href is None]
    return bool(looks) and all(seen.is_date or seen.venue >= 0.5 or seen.names >= 0.6 for seen in looks)
