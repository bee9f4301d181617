"""The text of a heading → what it says of the entries below it: papers, other resources, or none.

Input: headings and the headings above them. Output: yes or no, and
the year and the venue that a heading gives. Words are those of `section_words`.
"""

import re
from collections.abc import Set as AbstractSet

from survey_companion.reading.lines.list_items import clean_venue
from survey_companion.reading.lines.outline import Node
from survey_companion.reading.words.looks import look
from survey_companion.reading.words.printed_dates import find_date
from survey_companion.reading.words.section_words import LEFT_OUT_HEADINGS, PAPER_WORDS, RESOURCE_WORDS

_BEFORE = re.compile(r"[\W\d_]*")
_PARTS = re.compile(r"\s*[|/&()（）]\s*|\s-\s")
_AFTER_HEAD = re.compile(r"\s+(?:for|of|in|on|about|from|with|to)\s+|\s*[(:（：]")
_BETWEEN_WORDS = re.compile(r"[\s,/&]+|\band\b")
_NOT_WORDS = re.compile(r"[^\w-]+")
_CERTAIN, _MOST_WORDS = 0.85, 6  # of a heading such as "Findings of ACL 2023": looks like a venue, words
# Whole lists stand below headings such as "Table of contents".
_MAY_HOLD_ALL = re.compile("content|overview|目录", re.IGNORECASE)


def path_to(node: Node) -> list[Node]:
    """Return the heading and all above it, innermost first."""
    found: list[Node] = []
    each: Node | None = node
    while each is not None and each.level:
        found.append(each)
        each = each.parent
    return found


def headings_left_out(node: Node) -> list[Node]:
    """Return those of the heading and the ones above it below which lists have no entries, such as News."""
    path = path_to(node)
    return [
        each
        for each in path
        if _is_left_out(each.text)
        and (each is node or (each.level > 1 and not _MAY_HOLD_ALL.search(each.text)))
    ]


def _is_left_out(heading: str) -> bool:
    text = _words(heading)
    parts = set(_PARTS.split(text))
    return text in LEFT_OUT_HEADINGS or (len(text) <= 30 and bool(parts & LEFT_OUT_HEADINGS))


def is_resource_heading(node: Node) -> bool:
    """Whether no papers stand below the heading: the nearest heading above it whose words decide says so.

    The heading itself is the nearest one.
    """
    path = path_to(node)
    for each in path:
        if each.level == 1 and len(path) > 1:
            return False  # the title of the list
        if _ends_in(each.text, RESOURCE_WORDS) and not _has_any(each.text, PAPER_WORDS):
            return True
        if _ends_in(each.text, PAPER_WORDS):
            return False
    return False


def is_paper_heading(node: Node) -> bool:
    """Whether the heading, or one above it, says that papers stand below it."""
    return any(_has_any(each.text, PAPER_WORDS) for each in path_to(node))


def fold_heading(heading: str) -> str:
    """Return the heading as headings are compared: without case, number, emoji and punctuation around it."""
    return _words(heading)


def is_general_heading(text: str) -> bool:
    """Whether the heading says no more than that papers or resources stand below it, such as "Paper list"."""
    return _ends_in(text, PAPER_WORDS) or _ends_in(text, RESOURCE_WORDS)


def date_above(node: Node) -> tuple[int | None, str | None]:
    """Return year and venue that the nearest heading with a year is, such as "2024" or "ACL 2023"."""
    for each in path_to(node):
        year, _, is_date = find_date(each.text)
        if year is not None and is_date:
            return year, None
        seen = look(each.text)
        if year is not None and seen.venue >= _CERTAIN and seen.words <= _MOST_WORDS:
            return year, clean_venue(each.text)
    return None, None


def _words(heading: str) -> str:
    """Return the heading in lower case without numbers, emoji and punctuation around it."""
    text = heading.casefold()
    end = len(text)
    while end and not text[end - 1].isalnum():
        end -= 1
    return _BEFORE.sub("", text[:end], count=1)


def _ends_in(heading: str, words: AbstractSet[str]) -> bool:
    """Whether the head noun of the heading is one of the words: "Tools for Stones", not "Tool Learning"."""
    head = _AFTER_HEAD.split(_words(heading), maxsplit=1)[0]
    tokens = [token for token in _BETWEEN_WORDS.split(head) if token]
    if not tokens:
        return False
    is_chinese = not head.isascii() and any(head.endswith(word) for word in words if not word.isascii())
    return is_chinese or head in words or tokens[-1] in words or " ".join(tokens[-2:]) in words


def _has_any(heading: str, words: AbstractSet[str]) -> bool:
    text = _words(heading)
    if not text.isascii() and any(word in text for word in words if not word.isascii()):
        return True
    return any(token in words for token in _NOT_WORDS.split(text))
