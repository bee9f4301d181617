"""Bytes become clean lines, and every repair is named."""

import pytest

from conftest import CASES, CheckGolden
from short_ways import read_survey
from survey_companion.audit.check_report import render_text
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import SurveyError
from survey_companion.reading.sources.source import (
    MAX_LINE,
    MOST_MARKS,
    clean_text,
    decode_source,
    find_stack,
)


def _problems(data: bytes) -> list[str]:
    return [str(problem).partition(";")[0] for problem in decode_source(data, "l.md").problems]


def test_line_ends_and_byte_order_mark() -> None:
    """All three line ends count as one, and a byte order mark is no text."""
    source = decode_source(b"\xef\xbb\xbfa\r\nb\rc\nd", "l.md")
    assert source.lines == ("a", "b", "c", "d")
    assert not source.problems


def test_mojibake_is_repaired_only_where_it_can_be_undone() -> None:
    """UTF-8 read as cp1252 is repaired; lost characters are left as printed, with their place."""
    data = "ok\nðŸ”¥ hot\nSabiï¿½ï¿½\nnaïve Müller – “fine” 中文\n".encode()
    source = decode_source(data, "l.md")
    assert source.lines == ("ok", "🔥 hot", "Sabiï¿½ï¿½", "naïve Müller – “fine” 中文")
    assert [problem.split(" ï")[0] for problem in _problems(data)] == [
        "l.md:2:1: warning repaired-encoding: this UTF-8 text was once saved as if it had another encoding",
        f"l.md:3:5: warning damaged-encoding: {Code.DAMAGED_ENCODING.wrong}:",
    ]


def test_bad_bytes_and_control_characters_have_a_place() -> None:
    """Neither a Latin-1 byte nor a NUL stops the reading, and both are reported with their column."""
    data = b"caf\xe9\nnu\0ll\na\xe2\x80\xaeb\n"
    assert decode_source(data, "l.md").lines == ("caf\ufffd", "null", "ab")
    assert _problems(data) == [
        "l.md:1:4: error invalid-utf8: this line is not valid UTF-8: byte 0xe9",
        "l.md:2:3: warning control-character: a control character was removed: U+0000",
        "l.md:3:2: warning control-character: a control character was removed: U+202E",
    ]


def test_a_letter_that_was_lost_has_a_place() -> None:
    """The character that other programs write for a letter that they could not read is named."""
    assert _problems("Sabi\ufffd\n".encode()) == [
        f"l.md:1:5: warning damaged-encoding: {Code.DAMAGED_ENCODING.wrong}: \ufffd",
    ]


def test_the_marks_of_a_conflict_are_no_text() -> None:
    """Each is named and left out; what only underlines a heading, or quotes a quotation, is none."""
    source = decode_source(
        b"<<<<<<< HEAD\na\n||||||| x\nb\n=======\nc\n>>>>>>> other\nd\n=======\n>>>>>>> e\n", "l.md"
    )
    assert source.lines == ("", "a", "", "b", "", "c", "", "d", "=======", ">>>>>>> e")
    assert [(each.code, each.location.line) for each in source.problems] == [
        (Code.CONFLICT_MARK, line) for line in (1, 3, 5, 7)
    ]
    assert source.unread == {1, 3, 5, 7}


def test_a_line_without_end_is_left_out() -> None:
    """A line of megabytes costs nothing and is named; its neighbours are kept."""
    source = decode_source(b"a\n" + b"x" * 50_000_000 + b"\nb\n", "l.md")
    assert source.lines == ("a", "", "b")
    assert source.unread == {2}
    assert "50,000,000 characters" in str(source.problems[0])
    assert len(decode_source(b"x" * MAX_LINE, "l.md").problems) == 0


@pytest.mark.parametrize(
    "data", [b"\xff\xfea\0b", bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Broken UTF-16 and binary files are refused as a whole, with one clear message."""
    with pytest.raises(SurveyError, match=r"^l.md:1:1: error unreadable-file: .*; expected a text file"):
        decode_source(data, "l.md")


def test_the_terrible_catalogue(check_golden: CheckGolden) -> None:
    """A list with every fault: all are reported in one run, at their places, and nothing is lost."""
    survey = read_survey((CASES / "terrible.md").read_bytes(), "terrible.md")
    check_golden("terrible.txt", render_text(survey, shows_all=True))
    assert survey.account.is_balanced


@pytest.mark.parametrize("mark", ["\u0301", "\u20dd"])  # an accent, and a circle around a letter
def test_stacked_marks_are_cut(mark: str) -> None:
    """Thirty marks on one letter stay; more are cut off, with the place of the letter."""
    assert decode_source(f"ab{mark * MOST_MARKS}c\n".encode(), "l.md").problems == ()
    source = decode_source(f"ab{mark * (MOST_MARKS + 1)}c\nd\n".encode(), "l.md")
    assert source.lines == (f"ab{mark * MOST_MARKS}c", "d")
    (problem,) = source.problems
    assert (problem.code, str(problem.location)) == (Code.STACKED_MARKS, "l.md:1:3")
    assert problem.found == f"b{mark * 3}"


def test_texts_of_escapes_are_cleaned() -> None:
    """What escapes in YAML or JSON can write is cleaned like a line of a list."""
    assert clean_text("Stones") == "Stones"
    assert clean_text("St\x00on\u202ees é") == "Stones é"
    assert clean_text("e" + "\u0301" * 40 + "\u20dd") == "e" + "\u0301" * 30
    assert find_stack("abc" + "\u0301" * 31) == 3
    assert find_stack("ab" + "\u0301" * 30 + "c" + "\u20dd" * 31) == 33
    assert find_stack("漢" * 40) is None


def test_places_in_lines() -> None:
    """A text is found in its line, or else the line's first letter; all lines end in a line feed."""
    source = decode_source(b"  ab cd\n\nx", "l.md")
    assert [str(source.locate(*place)) for place in ((1, "cd"), (1, "no"), (1, ""), (2, "a"), (9, "a"))] == [
        "l.md:1:6",
        "l.md:1:3",
        "l.md:1:3",
        "l.md:2:1",
        "l.md:9:1",
    ]
    assert source.text == "  ab cd\n\nx\n"


def test_a_long_line_of_json() -> None:
    """A program may write a whole table in one line; in a list nobody does."""
    line = b'[{"title": "' + b"a" * MAX_LINE + b'"}]'
    assert decode_source(line, "l.json").problems == ()
    (problem,) = decode_source(line, "l.md").problems
    assert (problem.code, str(problem.location)) == (Code.LONG_LINE, "l.md:1:1")
    assert problem.found == "20,015 characters"


@pytest.mark.parametrize(
    ("text", "fixed", "column"),
    [
        ("MÃ¼ller", "Müller", 2),
        ("a MÃ¼ller 中", "a Müller 中", 4),
        ("Müller", "Müller", None),
        ("naÃ¯ve â€œfine", "naïve “fine", 3),
    ],
)
def test_repairs_have_their_column(text: str, fixed: str, column: int | None) -> None:
    """The notice shows what stands there and what it was; one right letter does not prevent it."""
    source = decode_source(f"ok\n{text}\n".encode(), "l.md")
    assert source.lines[1] == fixed
    found = [each for each in source.problems if each.code is Code.REPAIRED_ENCODING]
    assert [str(each.location) for each in found] == ([f"l.md:2:{column}"] if column else [])
