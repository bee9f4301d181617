"""Mends of where and when a paper appeared."""

import pytest

from mended import OTHERS, PREPRINT, RECORD, START, mend, mend_bytes, read_bytes
from survey_companion.model.problem_kinds import Code

PUBLISHED = (
    "- [2024] **Song of Larks.** *Doe et al.* `EMNLP` [[paper](https://aclanthology.org/2024.emnlp-main.1)]\n"
)


def test_a_preprint_becomes_the_publication() -> None:
    """Venue and year are the record's, in the form of the list; so is the link where the list links such."""
    assert mend(PREPRINT + OTHERS, RECORD) == PUBLISHED + OTHERS
    after = read_bytes((START + PUBLISHED + OTHERS).encode(), RECORD)
    assert not [each for each in after.problems if each.code is Code.SINCE_PUBLISHED]


def test_the_link_stays_where_the_list_links_preprints() -> None:
    """Most of its published papers have the link of the preprint, or there are none to learn from."""
    expected = PREPRINT.replace("[2023]", "[2024]").replace("Arxiv", "EMNLP")
    assert mend(PREPRINT, RECORD) == expected
    linked = OTHERS.replace("aclanthology.org/2022.acl-long.", "arxiv.org/abs/2203.0000")
    assert mend(PREPRINT + linked, RECORD) == expected + linked


def test_a_link_named_after_the_archive_stays() -> None:
    """What is labelled arXiv leads to arXiv."""
    line = PREPRINT.replace("[[paper]", "[[arXiv]")
    expected = line.replace("[2023]", "[2024]").replace("`Arxiv`", "`EMNLP`")
    assert mend(line + OTHERS, RECORD) == expected + OTHERS


def test_the_venue_has_its_year_where_the_list_writes_it() -> None:
    """The form is that of most lines."""
    others = OTHERS.replace("`ACL`", "`ACL 2022`")
    assert mend(PREPRINT + others, RECORD) == PUBLISHED.replace("`EMNLP`", "`EMNLP 2024`") + others


def test_the_address_and_the_title_are_no_venue() -> None:
    """Only the venue is replaced, though its word stands elsewhere in the line, too."""
    record = RECORD.replace("Song of Larks", "Arxiv 2023 in Larks")
    line = PREPRINT.replace("Song of Larks", "Arxiv 2023 in Larks")
    published = PUBLISHED.replace("Song of Larks", "Arxiv 2023 in Larks")
    assert mend(line + OTHERS, record) == published + OTHERS


@pytest.mark.parametrize(
    "record",
    [
        "",
        RECORD.replace("confirmed = true", "confirmed = false"),
        RECORD.replace("confirmed = true", 'confirmed = true\nunconfirmed_fields = ["published.year"]'),
        RECORD.replace("confirmed = true", 'confirmed = true\nunconfirmed_fields = ["published"]'),
    ],
    ids=["no record", "not confirmed", "year in doubt", "publication in doubt"],
)
def test_nothing_is_taken_from_what_nobody_confirmed(record: str) -> None:
    """A value in doubt is no fact, so the line stays."""
    assert mend(PREPRINT + OTHERS, record) == PREPRINT + OTHERS


def test_a_doubtful_address_is_not_used() -> None:
    """The venue is certain and the identifier is not: the link stays."""
    record = RECORD.replace("confirmed = true", 'confirmed = true\nunconfirmed_fields = ["published.acl_id"]')
    expected = PREPRINT.replace("[2023]", "[2024]").replace("Arxiv", "EMNLP")
    assert mend(PREPRINT + OTHERS, record) == expected + OTHERS


def test_a_link_that_would_be_a_new_problem_stays() -> None:
    """The Anthology's identifier has another name for the venue: the line gets the venue alone."""
    record = RECORD.replace("EMNLP 2024", "BirdNLP 2024").replace("2024.emnlp-main.1", "2024.birds-1.1")
    expected = PREPRINT.replace("[2023]", "[2024]").replace("Arxiv", "BirdNLP")
    assert mend(PREPRINT + OTHERS, record) == expected + OTHERS


def test_a_wrong_venue_becomes_that_of_the_record() -> None:
    """The identifier of the link says so, and the record says which."""
    assert mend(PUBLISHED.replace("EMNLP", "ACL"), RECORD) == PUBLISHED


def test_lines_that_disagree_become_those_of_the_record() -> None:
    """Venue and year of a published version are the record's, on whichever line they differ."""
    wrong = PUBLISHED.replace("[2024]", "[2022]")
    lines = PUBLISHED + "\n### Terns\n\n" + wrong + "\n### Gulls\n\n" + PUBLISHED.replace("EMNLP", "COLING")
    assert mend(lines, RECORD) == PUBLISHED + "\n### Terns\n\n" + PUBLISHED + "\n### Gulls\n\n" + PUBLISHED


def test_a_year_before_the_preprint_becomes_that_of_the_record() -> None:
    """Only where the record is of no publication and its year is that of the linked preprint."""
    record = RECORD.split("\n[doe2024song.published]", maxsplit=1)[0].replace("year = 2024", "year = 2023")
    wrong = PREPRINT.replace("[2023]", "[2021]")
    assert mend(wrong, record) == PREPRINT
    assert mend(wrong, record.replace("year = 2023", "year = 2022")) == wrong


def test_each_change_says_why() -> None:
    """The reason names what becomes what, and the place of the record."""
    _, steps = mend_bytes((START + PREPRINT + OTHERS).encode(), RECORD)
    assert [(step.cause.slug, change.reason) for step in steps for _, change in step.changes] == [
        ("published-version", "Arxiv → EMNLP, 2023 → 2024, and the link, as in works.toml:2")
    ]


@pytest.mark.parametrize(
    "date",
    ["[2023/05]", "[2023.05]", "[05/2023]", "[May 2023]", "[2023, May]", "[2023-05-01]", "[May 1st, 2023]"],
)
def test_a_month_is_not_put_into_another_year(date: str) -> None:
    """Of the publication the month may be another, so a line with a month stays."""
    line = PREPRINT.replace("[2023]", date)
    assert mend(line + OTHERS, RECORD) == line + OTHERS


def test_a_line_without_a_year_gets_the_venue_alone() -> None:
    """No year is written where the line has none."""
    line = PREPRINT.replace("[2023] ", "")
    assert mend(line, RECORD) == line.replace("Arxiv", "EMNLP")
