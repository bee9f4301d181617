"""Whether a list marks single words inside its titles, and its runs without such marks.

Input: runs of all entries. In a list that writes "Learning **Fast** with Less", bold is no mark of a title.
"""

from collections.abc import Iterable, Sequence

from survey_companion.reading.markdown.inline import Run
from survey_companion.reading.words.looks import look

_LEAST, _SHARE = 8, 0.3  # of all lines with bold text
_ENDS = frozenset("?!？！")  # of a title that needs no full stop behind it


def _is_inside(runs: Sequence[Run], place: int) -> bool:
    """Whether the marked run is joined to plain words by nothing but a blank."""
    run = runs[place]
    if run.href is not None or not (run.strong or run.emphasis or run.code) or run.text[:1] in "[(":
        return False
    if place == 0 and run.text.rstrip()[-1:] in {":", "："}:
        return False  # "**Authors:** Ada Doe"
    before = runs[place - 1] if place else None
    after = runs[place + 1] if place + 1 < len(runs) else None
    joined = (
        (
            before is not None
            and _is_plain(before)
            and ((before.text[-2:-1].isalnum() and before.text[-1:] == " ") or before.text[-1:] in "-(")
        ),
        (
            after is not None
            and _is_plain(after)
            and run.text.rstrip()[-1:] not in _ENDS
            and ((after.text[:1] == " " and after.text[1:2].isalnum()) or after.text[:1] == "-")
        ),
    )
    if not any(joined):
        return False
    seen = look(" ".join(run.text.split()))
    return not (seen.is_date or seen.is_number or seen.venue >= 0.5)


def _is_plain(run: Run) -> bool:
    return not (run.strong or run.emphasis or run.code or run.href is not None or run.image or run.tag)


def marks_words(lines: Iterable[Sequence[Run]]) -> bool:
    """Whether the list marks words inside its titles."""
    bold = inside = 0
    for runs in lines:
        places = [
            place for place, run in enumerate(runs) if run.strong and run.href is None and run.text.strip()
        ]
        if places:
            bold += 1
            inside += any(_is_inside(runs, place) for place in places)
    return inside >= _LEAST and inside >= _SHARE * bold


def dissolve(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs in which marked words inside a sentence are plain."""
    return tuple(
        run._replace(strong=False, emphasis=False, code=False) if _is_inside(runs, place) else run
        for place, run in enumerate(runs)
    )
