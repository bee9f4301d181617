"""The table of export formats: names that tell formats apart, and how entries become a file."""

from dataclasses import replace

import pytest

from survey_companion.exports import formats
from survey_companion.exports.formats import FORMATS, Format, Scope, choices_of_resources, formats_for

CARDS = Format(
    label="Card index",
    suffix="card",
    media_type="application/x-card",
    render_work=lambda work: str(work.key),
    scopes=frozenset({Scope.SECTION}),
    describe_origin=lambda source, entries: f"{len(entries)} from {source}",
    head="[",
    resource_head="data [",
    separator=", ",
    tail="]",
)


def test_names_tell_formats_apart() -> None:
    """No two formats have one suffix, which would be one file, or one label, which would be one tab."""
    assert len({each.suffix for each in FORMATS}) == len(FORMATS)
    assert len({each.label for each in FORMATS}) == len(FORMATS)


def test_entries_become_a_file() -> None:
    """Between head and tail stand what made the file, where that is asked for, and the entries."""
    assert CARDS.join_works(["a", "b"], "list.md") == "[2 from list.md, a, b]"
    assert CARDS.join_works(["a", "b"]) == "[a, b]"
    assert CARDS.join_works([]) == "[]"
    assert CARDS.join_resources(["a", "b"]) == "data [a, b]"


def test_a_path_has_what_the_file_is_about() -> None:
    """The name of a work or a section is in the path; of all works there is one file."""
    assert CARDS.path(Scope.WORK, "doe2020quarry") == "works/doe2020quarry.card"
    assert CARDS.path(Scope.BIBLIOGRAPHY) == "survey.card"


def test_formats_are_asked_for_by_what_they_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """They come in the order of the table; one that has a part of what is asked for is among them."""
    monkeypatch.setattr(formats, "FORMATS", (CARDS, *FORMATS))
    assert formats_for(Scope.SECTION)[0] is CARDS
    assert CARDS in formats_for(Scope.WORK, Scope.SECTION)
    assert CARDS not in formats_for(Scope.WORK)


def test_chosen_data_resources_are_had_themselves_or_as_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format that renders data resources gives these, any other one the papers to cite for them."""
    as_papers = replace(CARDS, scopes=frozenset({Scope.CHOSEN_RESOURCES}))
    as_rows = replace(as_papers, render_resource=lambda resource, _: resource.slug)
    monkeypatch.setattr(formats, "FORMATS", (CARDS, as_papers, as_rows))
    assert choices_of_resources() == ((as_rows,), (as_papers,))


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (["Cards"], "Cards"),
        (["Cards", "Slips"], "Cards or Slips"),
        (["Cards", "Slips", "Tags"], "Cards, Slips or Tags"),
    ],
)
def test_a_sentence_names_formats(labels: list[str], shown: str) -> None:
    """Commas stand between all but the last two."""
    assert formats.name_formats([replace(CARDS, label=label) for label in labels], "or") == shown
