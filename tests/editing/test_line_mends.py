"""Mends that need no record."""

import pytest

from mended import START, mend, mend_bytes, read_bytes
from survey_companion.model.problem_kinds import Code

PAPER = "[[paper](https://arxiv.org/abs/2405.00001)]"
LINE = f"- [2024] **Song of Larks.** *Doe et al.* `ICML` {PAPER}\n"
OTHER = "- [2023] **Song of Terns.** *Roe et al.* `ICML` [[paper](https://arxiv.org/abs/2305.00002)]\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("*Doe et al*", "*Doe et al.*"),
        ("*Doe et. al.*", "*Doe et al.*"),
        ("*Doe et.al*", "*Doe et al.*"),
        ("*Doe et  al.*", "*Doe et al.*"),
        ("*Doe, Ada Roe, Et Al*", "*Doe, Ada Roe, et al.*"),
        ("*Doe et al.*", "*Doe et al.*"),
        ("*Doe et\u00a0al.*", "*Doe et\u00a0al.*"),
        ("*Doe and Alder*", "*Doe and Alder*"),
    ],
)
def test_et_al_is_spelt_in_one_way(before: str, after: str) -> None:
    """Without a full stop, with one too many, or without the blank; a blank that breaks no line is right."""
    assert mend(LINE.replace("*Doe et al.*", before)) == LINE.replace("*Doe et al.*", after)


def test_et_al_in_titles_and_addresses_is_no_spelling() -> None:
    """A title is as its authors wrote it, and an address is none of ours."""
    line = LINE.replace("Song of Larks", "Why et al Matters").replace("abs/", "abs/et.al/")
    assert mend(line) == line


def test_links_to_known_sites_become_secure() -> None:
    """Of papers and of data resources; other hosts stay, and so does a longer address that starts so."""
    papers = LINE.replace("https://arxiv.org", "http://arxiv.org").replace(
        PAPER.replace("https", "http"),
        "[[paper](http://arxiv.org/abs/2405.00001)] [[code](http://github.com/o/r)] [[page](http://a.example/x)]",
    )
    data = (
        "\n## Data\n\n### Nests\n\n- [**Nest**](http://github.com/o/nest). See http://github.com/o/nests.\n"
    )
    assert mend(papers + data) == (papers + data).replace("http://arxiv", "https://arxiv").replace(
        "http://github.com/o/r)", "https://github.com/o/r)"
    ).replace("(http://github.com/o/nest)", "(https://github.com/o/nest)")


def test_a_link_that_no_paper_can_have_is_left_to_a_person() -> None:
    """It is wrong with https, too, and the report would quote another address."""
    line = LINE.replace("https://arxiv.org/abs/2405.00001", "http://arxiv.org/abs/2413.00001")
    assert mend(line) == line


def test_old_addresses_become_new() -> None:
    """The Anthology's old host, with http, in one go."""
    line = LINE.replace("https://arxiv.org/abs/2405.00001", "http://www.aclweb.org/anthology/P19-1310")
    line = line.replace("[2024]", "[2019]").replace("ICML", "ACL")
    assert mend(line) == line.replace("http://www.aclweb.org/anthology/", "https://aclanthology.org/")


def test_the_second_of_two_equal_lines_goes() -> None:
    """No line is lost: its twin stays, and every other line, too."""
    data = (START + LINE + OTHER + LINE).encode()
    after, steps = mend_bytes(data)
    assert after == (START + LINE + OTHER).encode()
    assert [change.reason for step in steps for _, change in step.changes] == [
        "the same as line 7, in the same section"
    ]
    assert not [each for each in read_bytes(after).problems if each.code is Code.LISTED_TWICE]


@pytest.mark.parametrize(
    "lines",
    [
        LINE + OTHER + LINE.replace("ICML", "ACL"),
        LINE + f"\n### Gulls\n\n{OTHER}{LINE}",
        LINE + f"\n---\n\n{OTHER}{LINE}",
        LINE + f"\nAnd by the way:\n\n{OTHER}{LINE}",
    ],
    ids=["other facts", "another section", "behind a rule", "behind prose"],
)
def test_lines_that_may_be_meant_stay(lines: str) -> None:
    """A line that says something else, or is in another group, is no doubled line."""
    assert mend(lines) == lines


def test_a_decision_to_keep_both_lines_holds() -> None:
    """What a person settled in settled.toml is not mended."""
    key = next(work.key for work in read_bytes((START + LINE).encode()).works)
    settled = f'[[settled]]\nproblem = "listed-twice"\nabout = "{key}"\nreason = "Both are wanted."\n'
    assert mend(LINE + OTHER + LINE, settled=settled) == LINE + OTHER + LINE
