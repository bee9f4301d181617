"""Heads of columns and names of fields → words of `field_words`, and the columns that name sections.

Input: the head of a table, or names of fields. Output: known words, and numbers of columns.
`table_columns` says what every other column is.
"""

import re
from collections.abc import Sequence

from survey_companion.reading.words.field_words import FIELD_LABELS, SECTION_LABELS

_KNOWN = {**SECTION_LABELS, **FIELD_LABELS}
# "paperlink", "paper_link" and "paperLink" are "paper link".
_JOINED = {
    re.sub(r"[\W_]+", "", word): word
    for word in sorted(_KNOWN, key=lambda word: -len(re.findall(r"[^\w ]", word)))  # the plainest last
    if word.isascii() and word.strip("#")
}
# Kinds of publication in BibTeX, CSL and Zotero, which are no sections.
_KINDS = frozenset(
    "article article-journal article-magazine article-newspaper book bookinbook booklet broadcast chapter"
    " collection conference conferencepaper dataset electronic entry journal journalarticle"
    " inbook incollection inproceedings manual manuscript masterthesis mastersthesis misc online"
    " paper-conference patent phdthesis post post-weblog preprint proceedings report review software"
    " techreport thesis unpublished webpage".split()
)
_KIND_HEADS = frozenset({"type", "itemtype", "entrytype", "publicationtype"})
_NO_PUBLICATIONS = frozenset({"dataset", "software"})
_KEYS = frozenset(
    "key keys bibkey bibtexkey citekey citationkey citationkeys entrytype uuid slug uid index itemkey".split()
)
_NO_LETTERS = re.compile(r"[\W_]+")
_MOST_LEVELS = 3
_FEW = 8  # rows in which no value needs to recur
_LONG = 80  # characters of a value that is more than the name of a section


def known_head(head: str) -> str:
    """Return the word of `field_words` that the head of a column is, or else the head."""
    text = " ".join(head.strip("\ufeff*_` ").casefold().split()).strip(" .:：")
    return text if text in _KNOWN else _JOINED.get(_NO_LETTERS.sub("", text), head.strip("\ufeff "))


def known_heads(heads: Sequence[str]) -> list[str]:
    """Return the known words of the heads; another title beside "Title" is that of the journal."""
    found = list(map(known_head, heads))
    return ["journal" if head == "publication title" and "title" in found else head for head in found]


def is_known(head: str) -> bool:
    """Whether `field_words` has the head of the column."""
    return known_head(head) in _KNOWN


def is_index(head: str) -> bool:
    """Whether the column only counts or names the rows; `head` is a known word."""
    return FIELD_LABELS.get(head) == "index" or _NO_LETTERS.sub("", head.casefold()) in _KEYS


def is_dataset_or_software(value: str) -> bool:
    """Whether a kind of publication, such as "dataset", says that the entry is data or a program."""
    return value.casefold() in _NO_PUBLICATIONS


def find_section_columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns that name the sections, outermost first; `heads` are known words."""
    others = find_kind_columns(heads, rows)
    kinds = ["" if number in others else SECTION_LABELS.get(head, "") for number, head in enumerate(heads)]
    whole = [number for number, kind in enumerate(kinds) if kind == "whole" and _values(number, rows)]
    perhaps = [number for number, kind in enumerate(kinds) if kind == "perhaps" and _recur(number, rows)]
    order = list(SECTION_LABELS)
    perhaps.sort(key=lambda number: order.index(heads[number]))
    below = [number for number, kind in enumerate(kinds) if kind == "below" and _values(number, rows)]
    return [*(whole or perhaps[:1]), *below][:_MOST_LEVELS]


def _values(number: int, rows: Sequence[Sequence[str]]) -> list[str]:
    return [row[number] for row in rows if number < len(row) and row[number].strip()]


def _recur(number: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether the values of a column are names of groups, not something else of each paper."""
    values = _values(number, rows)
    if not values or sum(len(value) > _LONG for value in values) * 5 > len(values):
        return False
    return len(values) < _FEW or len(set(values)) <= 0.6 * len(values)


def find_kind_columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns that say of each entry whether it is an article, a book or data."""
    places = [
        number for number, head in enumerate(heads) if _NO_LETTERS.sub("", head.casefold()) in _KIND_HEADS
    ]
    return [number for number in places if all(map(_is_kind, _values(number, rows)))]


def _is_kind(value: str) -> bool:
    return value.casefold() in _KINDS or _NO_LETTERS.sub("", value.casefold()) in _KINDS
