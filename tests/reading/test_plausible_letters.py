"""How plausible letters are in an encoding."""

import pytest

from survey_companion.reading.sources import encodings


@pytest.mark.parametrize(
    ("text", "place", "points"),
    [
        ("aéb", 1, 0.9),
        ("Müller", 1, 0.9),
        ("aÓb", 1, 0.2),
        ("AÓb", 1, 0.9),
        (" Ób", 1, 0.9),
        ("Ó", 0, 0.9),
        ("1é", 1, 0.2),
        ("é1", 0, 0.2),
        ("a1éb", 2, 0.2),
        ("é b", 0, 0.9),
        ("a’b", 1, 0.95),
        ("a…", 1, 0.95),
        ("a\xa0b", 1, 0.95),
        ("“a", 0, 0.95),
        ("¿a", 0, 0.95),
        ("a¿b", 1, 0.05),
        ("¿ a", 0, 0.6),
        ("¡a", 0, 0.95),
        ("a¡", 1, 0.6),
        ("a°b", 1, 0.05),
        ("a°", 1, 0.6),
        ("°b", 0, 0.6),
        ("1°", 1, 0.6),
        ("aºb", 1, 0.05),
        ("nº ", 1, 0.6),
        ("ªb", 0, 0.6),
        ("Ив", 0, 0.9),
        ("aИ", 1, 0.1),
        ("Иa", 0, 0.1),
        (" И ", 1, 0.9),
        ("1И", 1, 0.9),
        ("éИ", 1, 0.9),
        ("ñ", 0, 0.9),
    ],
)
def test_latin_and_cyrillic_letters(text: str, place: int, points: float) -> None:
    """Typographic signs are common; signs inside words and capitals behind small letters are not."""
    assert encodings._points_of_letter(text, place) == points


@pytest.mark.parametrize(
    ("codec", "text", "place", "points"),
    [
        ("gb18030", "石头", 0, 1.0),
        ("gb18030", "a石b", 1, 0.8),
        ("gb18030", "石", 0, 0.8),
        ("gb18030", "，石", 0, 0.9),
        ("gb18030", "a，b", 1, 0.9),
        ("gb18030", "é", 0, 0.9),
        ("gb18030", "aá", 1, 0.9),
        ("gb18030", "亍石", 0, 0.5),
        ("gb18030", "亍", 0, 0.4),
        ("gb18030", "Ия", 0, 0.3),
        ("gb18030", "한국", 0, 0.15),
        ("gb18030", "αβ", 0, 0.3),
        ("gb18030", "あい", 0, 0.3),
        ("gb18030", "石a", 0, 0.8),
        ("gb18030", "a石", 1, 0.8),
        ("gb18030", "头石a", 1, 1.0),
        ("big5", "石頭", 0, 1.0),
        ("big5", "，石", 0, 0.9),
        ("big5", "石头", 1, 0.15),
        ("big5", "乂石", 0, 0.3),
        ("big5", "兀", 0, 0.8),
        ("big5", "α石", 0, 0.3),
        ("big5", "╳石", 0, 0.5),
        ("cp932", "石の", 0, 1.0),
        ("cp932", "石の", 1, 1.0),
        ("cp932", "カナ", 0, 1.0),
        ("cp932", "ｶﾅ", 0, 0.1),
        ("cp932", "ｶ", 0, 0.08),
        ("cp932", "、石", 0, 0.9),
        ("cp932", "弌石", 0, 0.3),
        ("cp932", "漢字", 0, 1.0),
        ("cp932", "Ия", 0, 0.3),
        ("euc_jp", "石の", 0, 1.0),
        ("euc_jp", "石の", 1, 1.0),
        ("euc_jp", "カナ", 0, 1.0),
        ("euc_jp", "ｶﾅ", 0, 0.1),
        ("euc_jp", "、石", 0, 0.9),
        ("euc_jp", "弌石", 0, 0.3),
        ("euc_jp", "丂石", 0, 0.1),
        ("cp949", "돌의", 0, 1.0),
        ("cp949", "돌", 0, 0.8),
        ("cp949", "、돌", 0, 0.9),
        ("cp949", "石돌", 0, 0.3),
        ("cp949", "뷁돌", 0, 0.3),
        ("cp949", "갂돌", 0, 0.3),
        ("cp949", "ㄱ돌", 0, 0.3),
    ],
)
def test_letters_of_east_asian_encodings(codec: str, text: str, place: int, points: float) -> None:
    """Common ones count most, those that stand alone less, and what the standard lacks least."""
    found = encodings._points_in(encodings._SCRIPTS[codec], text, place)
    assert round(found, 2) == points


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한국한국한국", True),
        ("한국한국한", False),
        ("한국한국한국石", False),
        ("a 한국 한국 한국!", True),
    ],
)
def test_texts_that_are_all_hangul(text: str, expected: bool) -> None:
    """Six letters, and all of them."""
    assert encodings._is_all_hangul(text.encode("cp949"), "cp949") is expected
    assert not encodings._is_all_hangul(text.encode("cp949"), "gb18030")


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (b"a\x00b\x00c\x00d\x00", "utf-16-le"),
        (b"\x00a\x00b\x00c\x00d", "utf-16-be"),
        (b"a\x00b\x00c\x00", None),
        (b"a\x00b\x00c\x00d\x00e", None),
        (b"abcdefgh", None),
        (b"a\x00b\x00cdef", None),
        (b"a\x00b\x00c\x00de", "utf-16-le"),
        (b"\x00abcdefg", None),
        (b"\x00\x00\x00\x00\x00\x00\x00\x00", None),
        (b"\x00a\x00bcd\x00e", "utf-16-be"),
        (b"\x00a\x00bcdef", None),
    ],
)
def test_utf16_without_a_mark(data: bytes, codec: str | None) -> None:
    """Every second byte of most letters is zero, and none of the others."""
    assert encodings._unmarked_utf16(data) == codec


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xc3\xa9", False),
        (b"\xe9", True),
        (b"\xe9\xc3\xa9", False),
        (b"\xe9\xe8\xc3\xa9", True),
        (b"a", False),
        (b"", False),
        (b"\xc3\xa9\xc3\xa9\xc3\xa9\xe9\xe9\xe9", False),
        (b"\xc3\xa9\xc3\xa9\xe9\xe9\xe9", True),
    ],
)
def test_bytes_that_are_not_damaged_utf8(data: bytes, expected: bool) -> None:
    """More bad bytes than good letters beyond ASCII are another encoding."""
    assert encodings._is_other_than_utf8(data) is expected


@pytest.mark.parametrize(("strange", "plain", "expected"), [(4, 0, False), (5, 494, True), (5, 495, False)])
def test_binary_texts(strange: int, plain: int, expected: bool) -> None:
    """Five characters that no text has, and more than one in a hundred."""
    for char in "\x00\x08\x0e\x1a":
        assert encodings.is_binary(char * strange + "a" * plain) is expected
    for char in "\t\n\r\x0c\x1b\x1f":
        assert not encodings.is_binary(char * strange)


def test_marks_at_the_beginning() -> None:
    """A byte order mark tells the encoding, and is no part of the text."""
    for data, encoding in (
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "UTF-32"),
        (b"\x00\x00\xfe\xff\x00\x00\x00a", "UTF-32"),
        (b"\xff\xfea\x00", "UTF-16"),
        (b"\xfe\xff\x00a", "UTF-16"),
        (b"\xef\xbb\xbfa", None),
    ):
        assert encodings.decode(data) == encodings.Decoded(text="a", encoding=encoding)
    double = "\ufeff\ufeffStones and walls\n".encode("utf-16-le")
    assert encodings.decode(double) == encodings.Decoded(text="Stones and walls\n", encoding="UTF-16")


def test_a_long_text_in_another_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long file only the first lines beyond ASCII are judged, and all of it is decoded."""
    monkeypatch.setattr(encodings, "_SAMPLE", 64)
    text = "stones\n石头的滚动方法研究与综述，张三\n" * 9
    found = encodings.decode(text.encode("gb18030"))
    assert found == encodings.Decoded(text=text, encoding=encodings.NAMES["gb18030"])
