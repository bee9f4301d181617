"""The encoding of a file is recognised and said; damaged UTF-8 stays UTF-8."""

import pytest

from survey_companion.model.problem_kinds import Code
from survey_companion.reading.sources.encodings import NAMES, decode
from survey_companion.reading.sources.source import decode_source

TEXTS = [
    ("gb18030", "标题,作者,年份\n石头的研究综述,张三,2023\n"),
    ("gb18030", "title,authors\nA Study of Stones,王伟 et al\n"),
    ("gb18030", "## 方法\n\n- [2023] **石头的研究** *张三*\n"),
    ("gb18030", "title\nGraniá: Stones of Portugal\n"),  # one letter of the whole file
    ("big5", "標題,作者,年份\n石頭的研究綜述,張三,2023\n"),
    ("big5", "title,authors\nA Study of Stones,王偉 et al\n"),
    ("cp932", "題名,著者,年\n大きな石の概観,山田太郎,2023\n"),
    ("cp932", "title,authors\nA Study of Stones,山田太郎\n"),
    ("euc_jp", "題名,著者,年\n大きな石の概観,山田太郎,2023\n"),
    ("cp949", "제목,저자\n돌의 모델 개관,홍길동\n"),
    ("cp1252", "title,authors\nA Study of Stones,José Müller\n"),
    ("cp1252", "Müller\n"),
    ("cp1252", "Søren Ærø – “quoted” naïve, François’s 5 °C\n"),
    ("cp1252", "¿Qué? Señor Nuñez\n"),
    ("cp1250", "title,authors\nA Study of Stones,Łukasz Żółć\n"),
    ("cp1251", "Название,Авторы\nОбзор камней,Иванов\n"),
]


# Only ASCII: pytest escapes other names again each time that mutmut collects the tests in one process.
NAMES_OF_TEXTS = [f"{codec} {number}" for number, (codec, _) in enumerate(TEXTS)]


@pytest.mark.parametrize(("codec", "text"), TEXTS, ids=NAMES_OF_TEXTS)
def test_short_texts_in_other_encodings(codec: str, text: str) -> None:
    """A file of one or two lines is enough, even with a single letter beyond ASCII."""
    decoded = decode(text.encode(codec))
    assert decoded
    assert decoded.text == text
    assert decoded.encoding == NAMES[codec]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings(codec: str) -> None:
    """UTF-16 is read with and without a byte order mark, UTF-32 with one."""
    decoded = decode("# Stones\n\n- Rolling stones\n".encode(codec))
    assert decoded
    assert decoded.text == "# Stones\n\n- Rolling stones\n"
    assert decoded.encoding == codec.upper()[:6]


def test_the_encoding_is_said_once() -> None:
    """One notice at the beginning of the file names the encoding; UTF-8 is never said."""
    source = decode_source("标题\n石头的研究\n".encode("gb18030"), "l.md")
    assert [str(each).partition(";")[0] for each in source.problems] == [
        f"l.md:1:1: notice read-as: {Code.READ_AS.wrong}: GB 18030"
    ]
    for data in ("# Größe 石头\n".encode(), "# Größe\n".encode("utf-8-sig"), b"# Stones\n"):
        assert decode_source(data, "l.md").problems == ()


def test_a_few_bad_bytes_in_utf8_are_damage() -> None:
    """A text that is UTF-8 but for some bytes is no text in another encoding."""
    source = decode_source("Größe\nÉtude\n".encode() + b"caf\xe9\n", "l.md")
    assert source.lines == ("Größe", "Étude", "caf\ufffd")
    assert [problem.code for problem in source.problems] == [Code.INVALID_UTF8]


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 4, b"\xff\xfea", b"\xfe\xff\xd8\x00", b"\x00\x01\x02\x03" * 99]
)
def test_bytes_that_are_no_text(data: bytes) -> None:
    """Binary data and broken UTF-16 are no text."""
    assert decode(data) is None


def test_bytes_that_fit_no_encoding_stay_bad_bytes() -> None:
    """What is in none of the encodings is read as UTF-8 with bad bytes, which are named one by one."""
    source = decode_source(b"a \x98\x81 \xff b\n", "l.md")
    assert source.problems[0].code is Code.INVALID_UTF8
