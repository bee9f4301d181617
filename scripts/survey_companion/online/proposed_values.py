"""A value that a source offers for a field → whether the field can have it.

The checks of records apply (`record_values`), and some more: a text from a source must be short and visible,
and an identifier must be ASCII.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from survey_companion.model.problems import Location
from survey_companion.model.record_types import Publication, WorkRecord
from survey_companion.model.work_kinds import PublicationType
from survey_companion.records.record_values import A_YEAR, check_work

LONGEST_TEXT = 2000  # characters; the longest title that we know has 300
LONGEST_NAME = 300
MOST_AUTHORS = 5000  # as papers in particle physics have
_JOINERS = "\u200c\u200d"  # invisible, but needed for Persian and some scripts of India
_ASCII = {"arxiv", "arxiv_class", "submitted", "published.acl_id", "published.doi"}
_PUBLISHED = Publication(type=PublicationType.ARTICLE, short="x", year=2000)
_RECORD = WorkRecord(
    title="x",
    authors=(),
    confirmed=False,
    sources=(),
    location=Location(path="", line=1),
)


def find_fault(field: str, value: Any) -> str | None:  # noqa: ANN401  (any field's value)
    """Return what was expected instead of the value; `None` if the field can have the value."""
    if field.endswith("year") and not isinstance(value, int):
        return A_YEAR
    texts = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    return next(chain(_check_texts(field, texts), _check_record(field, value)), None)


def _check_texts(field: str, texts: tuple[str, ...]) -> Iterator[str]:
    longest = LONGEST_NAME if field == "authors" else LONGEST_TEXT
    if len(texts) > MOST_AUTHORS:
        yield f"at most {MOST_AUTHORS:,} authors"
    if any(len(text) > longest for text in texts):
        yield f"at most {longest:,} characters"
    if not all(map(is_plain, texts)):
        yield "one line of visible text"
    if field in _ASCII and not all(map(str.isascii, texts)):
        yield "letters, digits and signs of ASCII"
    if field == "arxiv_class" and not re.fullmatch(r"[a-z-]+(\.[A-Za-z-]+)?", texts[0]):
        yield "a subject class of arXiv, such as cs.CL"


def is_plain(text: str) -> bool:
    """Whether the text has no control characters, invisible marks of direction or private characters."""
    return all(
        char in _JOINERS or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
        for char in text
    )


def _check_record(field: str, value: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the faults of the value, found by checking an otherwise minimal record with it."""
    group, _, name = field.rpartition(".")
    if name == "type":
        value = PublicationType(value)
    if group:
        record = replace(_RECORD, published=replace(_PUBLISHED, **{name: value}))
    else:
        record = replace(_RECORD, published=None, **{name: value})
    asked = tuple(field.split("."))  # only faults of this field count; the record's year is invented
    for place, _, expected in check_work("x", record):
        if place == asked:
            yield expected
