"""Bytes become clean lines, and every repair is named."""

import pytest

from conftest import CASES, CheckGolden
from short_ways import read_survey
from survey_companion.audit.check_report import render_text
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import SurveyError
from survey_companion.reading.sources.source import MAX_LINE, decode_source


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
