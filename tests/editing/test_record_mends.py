"""Mends of titles, identifiers and links to code by records."""

import pytest

from mended import START, mend, read_bytes
from survey_companion.model.problem_kinds import Code

RECORD = """
[doe2023parrot]
title = "ParroTalk: the Larks of ACME via Songs"
authors = ["Doe, Ada", "Roe, Max"]
year = 2023
arxiv = "2305.00001"
code = "https://github.com/doe/parrot"
not_this = [{ identifier = "arXiv:2306.00009", reason = "This is “Gulls” by Poe." }]
confirmed = true
sources = ["https://example.org/larks"]
"""
TITLE = "ParroTalk: the Larks of ACME via Songs"
LINE = f"- [2023] **{TITLE}.** *Doe et al.* `Arxiv` [[paper](https://arxiv.org/abs/2305.00001)]\n"


@pytest.mark.parametrize(
    ("listed", "is_mended"),
    [
        ("Parrotalk: the larks of acme via songs", True),
        ("Parrotalk: The Larks of Acme Via Songs", True),
        ("ParroTalk: The Larks of ACME Via Songs", False),  # nothing is lost
        ("Parrotalk: the LARKS of ACME via Songs", False),  # it would lose some
        ("Parrotalks: the larks of acme via songs", False),
    ],
)
def test_titles_get_the_capitals_of_the_record(listed: str, is_mended: bool) -> None:
    """Only where no capitals go but those of small words, and no letter differs."""
    record = RECORD.replace("confirmed", f'also_titled = ["{listed}"]\nconfirmed')
    line = LINE.replace(TITLE, listed)
    assert mend(line, record) == (LINE if is_mended else line)


def test_an_uncertain_title_is_not_used() -> None:
    """Its capitals may be wrong."""
    record = RECORD.replace("confirmed = true", 'confirmed = true\nunconfirmed_fields = ["title"]')
    line = LINE.replace(TITLE, TITLE.lower())
    assert mend(line, record) == line


def test_lost_letters_are_those_of_the_record() -> None:
    """The link leads to the record, and all other letters of the title are its own."""
    record = RECORD.replace(TITLE, "Sabiá of the Larks")
    line = LINE.replace(TITLE, "Sabiï¿½ï¿½ of the Larks")
    assert mend(line, record) == LINE.replace(TITLE, "Sabiá of the Larks")
    other = line.replace("Larks", "Terns")
    assert mend(other, record) == other
    elsewhere = line.replace("2305.00001", "2305.00002")
    assert mend(elsewhere, record) == elsewhere


def test_a_link_to_another_work_becomes_the_right_one() -> None:
    """The record refuses the identifier of the link, and has another."""
    wrong = LINE.replace("2305.00001", "2306.00009")
    gulls = "- [2023] **Gulls.** *Poe et al.* `Arxiv` [[paper](https://arxiv.org/abs/2306.00009)]\n"
    before = read_bytes((START + wrong + gulls).encode(), RECORD)
    assert [each for each in before.problems if each.code is Code.TWO_TITLES]
    assert mend(wrong + gulls, RECORD) == LINE + gulls
    after = read_bytes((START + LINE + gulls).encode(), RECORD)
    assert not [each for each in after.problems if each.code is Code.TWO_TITLES]


def test_a_wrong_link_stays_where_no_right_one_is_known() -> None:
    """A record without an identifier has nothing to put there."""
    record = RECORD.replace('arxiv = "2305.00001"\n', "")
    wrong = LINE.replace("2305.00001", "2306.00009")
    assert mend(wrong, record) == wrong


CODE = " [[code](https://github.com/doe/parrot)]"


def test_a_line_gets_the_code_of_its_twin() -> None:
    """As the other line has it; blanks at the end of the line stay."""
    twin = LINE.replace("\n", f"{CODE}\n")
    lines = LINE.replace("\n", "  \n") + "\n### Terns\n\n" + twin
    assert mend(lines, RECORD) == LINE.replace("\n", f"{CODE}  \n") + "\n### Terns\n\n" + twin


def test_code_that_the_record_does_not_have_is_not_added() -> None:
    """Which of two links is right is not for a machine to say, and neither is where a link should be none."""
    other = CODE.replace("doe/parrot", "roe/parrot")
    for twin in (LINE.replace("\n", f"{other}\n"),):
        lines = LINE + "\n### Terns\n\n" + twin
        assert mend(lines, RECORD) == lines
    both = LINE.replace("\n", f"{CODE}\n") + "\n### Terns\n\n" + LINE.replace("\n", f"{other}\n")
    assert mend(both, RECORD) == both


def test_a_misspelt_name_becomes_that_of_the_record() -> None:
    """Another line of the work has it; a name that neither has stays."""
    wrong = LINE.replace("Doe et al.", "Doee-Team et al.")
    record = RECORD.replace('"Doe, Ada", "Roe, Max"', '"{Doe-Team}"')
    right = wrong.replace("Doee", "Doe")
    lines = wrong + "\n### Terns\n\n" + right
    before = read_bytes((START + lines).encode(), record)
    assert [each for each in before.problems if each.code is Code.MISSPELT_NAME]
    assert mend(lines, record) == right + "\n### Terns\n\n" + right
    assert mend(lines, RECORD) == lines


def test_capitals_that_another_title_would_lack_are_not_restored() -> None:
    """They would be a new remark about that title; other titles get theirs."""
    record = RECORD.replace(TITLE, "Song of the McLarks") + RECORD.replace(
        "doe2023parrot", "doe2023terns"
    ).replace(TITLE, "Song of the McTerns").replace("2305.00001", "2305.00002").replace(
        "doe/parrot", "doe/terns"
    )
    larks = LINE.replace(TITLE, "Song of the Mclarks")
    terns = LINE.replace(TITLE, "Song of the Mcterns").replace("2305.00001", "2305.00002")
    other = "- [2023] **On mclarks.** *Poe et al.* `Arxiv` [[paper](https://arxiv.org/abs/2305.00003)]\n"
    assert mend(larks + terns + other, record) == larks + terns.replace("Mcterns", "McTerns") + other
    assert mend(larks + terns, record) == larks.replace("Mcl", "McL") + terns.replace("Mcterns", "McTerns")


@pytest.mark.parametrize(
    ("venue", "address"),
    [("Arxiv", "https://arxiv.org/abs/2305.00001"), ("ACL", "https://aclanthology.org/2023.acl-long.7")],
)
def test_a_wrong_link_becomes_that_of_the_version_of_the_line(venue: str, address: str) -> None:
    """A line of the preprint links the preprint, and one of the publication the publication."""
    published = '[doe2023parrot.published]\ntype = "inproceedings"\nshort = "ACL 2023"\nyear = 2023\n'
    record = f'{RECORD}\n{published}acl_id = "2023.acl-long.7"\n'
    line = LINE.replace("`Arxiv`", f"`{venue}`")
    wrong = line.replace("2305.00001", "2306.00009")
    expected = line.replace("https://arxiv.org/abs/2305.00001", address)
    assert mend(wrong, record, cause="wrong-identifier") == expected
