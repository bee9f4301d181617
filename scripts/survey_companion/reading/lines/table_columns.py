"""The columns of a table → what each says about the paper of a row.

Input: the head and the rows of all tables with the same head. Output: a name for each column, or `None` if
the rows are no papers.
"""

import re
from collections.abc import Mapping, Sequence

from survey_companion.model.identifiers import is_paper_address
from survey_companion.reading.words.field_words import FIELD_LABELS
from survey_companion.reading.words.looks import look, role_of

_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]*\]|!\[[^\[\]]*\]\([^()\s]*\))*)\]\(([^()\s]+(?:\([^()\s]*\))?)[^()]*\)|<a\b[^<>]*href=[\"']?([^\"'\s>]+)[^<>]*>(.*?)</a>"
)
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)|<[^<>]*>")
_MARKS = re.compile(r"[*_`~\"“”]|<br\s*/?>", re.IGNORECASE)
_LEAST = 3.2  # points that a title column needs


def show_cell(cell: str) -> str:
    """Return the words of a cell."""
    text = _LINK.sub(lambda found: found[1] or found[4] or "", _IMAGE.sub(" ", cell) if "!" in cell else cell)
    return " ".join(_MARKS.sub(" ", _IMAGE.sub(" ", text)).split())


_FIRST_AUTHOR = re.compile(r"(?:1st|first|lead|corresponding|senior|last)\b|一作|第一作者|通[信讯]")


def fold_head(cell: str) -> str:
    """Return the head of a column as heads are compared."""
    return show_cell(cell).casefold().strip(" .:")


def name_columns(
    head: Sequence[str], rows: Sequence[Sequence[str]], given: Mapping[str, str] | None = None
) -> list[str] | None:
    """Return what each column is: "title", another field, or its head; `None` if there is no title.

    `given` are heads that a person names, as `fold_head` returns them, with the field of each.
    """
    heads = [fold_head(cell) for cell in head]
    width = max([len(heads), *(len(row) for row in rows[:50])])
    heads += [""] * (width - len(heads))
    if not heads:
        return None
    given = given or {}
    known = [given.get(each) or FIELD_LABELS.get(each, "") for each in heads]
    sample = rows[:300]
    scores = [_score(number, heads[number], known[number], sample) for number in range(width)]
    best = max(range(width), key=lambda number: scores[number])
    has_paper = hold_papers(sample)
    others = {name for number, name in enumerate(known) if number != best} & {
        "authors",
        "venue",
        "date",
        "link",
        "code",
    }
    if titles := [number for number, each in enumerate(heads) if given.get(each) == "title"]:
        best = titles[0]
    elif scores[best] < _LEAST or not (others or has_paper):
        return None
    if known.count("authors") > 1:  # a column of the first authors only repeats
        known = [
            "index" if _FIRST_AUTHOR.match(each) else name for each, name in zip(heads, known, strict=True)
        ]
    names = []
    for number in range(width):
        if number == best:
            names.append("title")
        elif known[number] == "title":
            names.append("link" if _is_links(number, sample) else heads[number])
        else:
            names.append(known[number] or _guess(number, sample) or heads[number])
    return names


_OF_RESOURCES = frozenset(("link", "code", "date"))  # fields that stand for themselves, without their heads


def name_resource_columns(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str] | None:
    """Return what each column of a table of data or tools is, its names as "title"; `None` without links.

    Its names are below a head such as Name or Dataset, or else in the first column.
    """
    heads = [fold_head(cell) for cell in head]
    linked = sum(any(_LINK.search(cell) for cell in row) for row in rows)
    if len(heads) < 2 or 2 * linked < len(rows):
        return None
    known = [FIELD_LABELS.get(each, "") for each in heads]
    called = [number for number, name in enumerate(known) if name in {"short_name", "title"}]
    title = called[0] if called else 0
    names = [name if name in _OF_RESOURCES else heads[number] for number, name in enumerate(known)]
    names[title] = "title"
    return names


def _cells(number: int, rows: Sequence[Sequence[str]]) -> list[str]:
    return [row[number] for row in rows if number < len(row)]


def _score(number: int, head: str, known: str, rows: Sequence[Sequence[str]]) -> float:
    """Return how much a column looks like the titles of papers."""
    cells = [show_cell(cell) for cell in _cells(number, rows)]
    filled = [cell for cell in cells if cell]
    if not filled:
        return -9.0
    looks = [look(cell) for cell in filled]
    count = len(filled)
    words = sum(seen.words for seen in looks) / count
    score = 2.0 if 3 <= words <= 22 else -1.0
    score += 2 * len(set(filled)) / count + count / len(rows)
    score -= (
        (1 if known == "title" else 4) * sum(seen.names >= 0.6 and seen.words >= 2 for seen in looks) / count
    )
    score -= 3 * sum(seen.venue >= 0.6 or seen.is_date for seen in looks) / count
    score -= 4 * sum(bool(seen.role) for seen in looks) / count
    if known == "title":
        score += 4.0 if "title" in head or "题" in head else 2.5
    elif known in {"remark", "affiliation", "date", "venue", "authors"}:
        score -= 3.0
    return score - 0.15 * number


def hold_papers(rows: Sequence[Sequence[str]]) -> bool:
    """Whether at least half of the rows have a link to a paper."""
    found = sum(
        any(is_paper_address(link[1] or link[2]) for link in _LINK.findall(" ".join(row))) for row in rows
    )
    return 2 * found >= len(rows) > 0


def _is_links(number: int, rows: Sequence[Sequence[str]]) -> bool:
    cells = [cell for cell in _cells(number, rows) if cell]
    return bool(cells) and 2 * sum(
        bool(role_of(show_cell(cell))) or not show_cell(cell) for cell in cells
    ) >= len(cells)


def _guess(number: int, rows: Sequence[Sequence[str]]) -> str:
    """Return what a column without a known head looks like."""
    looks = [look(text) for cell in _cells(number, rows) if (text := show_cell(cell))]
    if not looks:
        return ""
    for name, fits in (
        ("date", [seen.is_date for seen in looks]),
        ("venue", [seen.venue >= 0.5 for seen in looks]),
        ("authors", [seen.names >= 0.75 and seen.words >= 2 for seen in looks]),
        ("link", [bool(seen.role) for seen in looks]),
    ):
        if sum(fits) >= 0.7 * len(fits):
            return name
    return ""
