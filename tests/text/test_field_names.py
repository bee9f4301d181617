"""What fields of records are called where people read them."""

from dataclasses import fields, is_dataclass

import pytest

from survey_companion.model.benchmark_types import BenchmarkRecord
from survey_companion.model.record_types import ModelFacts, Preprint, Publication, ResourceRecord, WorkRecord
from survey_companion.text.field_names import FIELD_NAMES, name_field

PARTS = {"published": Publication, "preprint": Preprint, "model": ModelFacts}
_SILENT = {"confirmed", "location", "unconfirmed_fields"}  # nobody doubts these


def _fields(kind: type) -> set[str]:
    assert is_dataclass(kind)
    return {each.name for each in fields(kind)} - _SILENT


def test_every_field_has_a_name() -> None:
    """A field that is added to a record gets a name in words, and none is left behind."""
    own = set().union(*map(_fields, (WorkRecord, ResourceRecord, BenchmarkRecord)))
    parts = {f"{part}.{name}" for part, kind in PARTS.items() for name in _fields(kind)}
    assert set(FIELD_NAMES) == own | parts


def test_names_are_words() -> None:
    """No name has the signs of a program, or a question mark."""
    assert all(name.replace(" ", "").isalpha() for name in FIELD_NAMES.values())


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        ("arxiv_class", "the arXiv class"),
        ("published.doi", "the DOI of the published version"),
        ("published.pages: from a photograph", "the pages: from a photograph"),
        ("published.doi (seen once)", "the DOI of the published version (seen once)"),
        ("license (a guess)", "the licence (a guess)"),
        ("caveat is an inference", "the caveat is an inference"),
        ("published.colour", "published.colour"),
        ("published", "the publication"),
        ("published.", "published."),
        ("title.", "title."),
        ("title, perhaps", "the title, perhaps"),
        ("title2", "title2"),
        ("Title", "Title"),
        (" title", " title"),
        ("the title", "the title"),
        ("years ago", "years ago"),
        ("that stones are counted", "that stones are counted"),
        ("", ""),
    ],
)
def test_a_doubt_is_said_in_words(entry: str, shown: str) -> None:
    """The field that an entry starts with is named; a sentence stays as it is."""
    assert name_field(entry) == shown
