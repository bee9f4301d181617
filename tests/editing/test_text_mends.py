"""Mends of damaged text."""

import pytest

from mended import START, mend_bytes, read_bytes

LINE = "- [2024] **Song of Larks.** *Doe et al.* `ICML` [[paper](https://arxiv.org/abs/2405.00001)]"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ðŸ”¥ News of larks", "🔥 News of larks"),
        ("Song\u200b of\u202e larks\x07", "Song\u200b of larks"),
        ("ðŸ”¥ and\x08 larks", "🔥 and larks"),
        ("Sabiï¿½ï¿½ of larks", "Sabiï¿½ï¿½ of larks"),  # what was lost is not known
        ("naïve Größe, 5 µm, Â", "naïve Größe, 5 µm, Â"),
    ],
)
def test_text_is_as_it_is_read(before: str, after: str) -> None:
    """Encoding and control characters are mended as reading does; what cannot be undone stays."""
    data = f"{START}{before}\n\n{LINE}\n".encode()
    expected = f"{START}{after}\n\n{LINE}\n".encode()
    assert mend_bytes(data)[0] == expected
    was, now = read_bytes(data), read_bytes(expected)
    assert [each.title for each in was.works] == [each.title for each in now.works]


def test_bad_bytes_stay() -> None:
    """A line with a byte that is no UTF-8 is not touched, since nobody knows which letter it was."""
    data = (
        f"{START}ðŸ”¥ one\n".encode()
        + b"two \xff \xc3\xb0\xc5\xb8\xe2\x80\x9d\xc2\xa5\n\n"
        + f"{LINE}\n".encode()
    )
    after, steps = mend_bytes(data)
    assert after == data.replace("ðŸ”¥ one".encode(), "🔥 one".encode())
    assert [step.cause.slug for step in steps] == ["encoding"]


@pytest.mark.parametrize(
    "data",
    [
        f"{START}ðŸ”¥\x07\n\n{LINE}".encode(),
        b"\xef\xbb\xbf" + f"{START}ðŸ”¥ a\n\n{LINE}\n".encode().replace(b"\n", b"\r\n"),
        f"{START}\tðŸ”¥ a  \n\n{LINE}\t\n\n\n".encode(),
        f"{START}ðŸ”¥ a\r\n\n{LINE}\r".encode(),
        b"\xff\xfe" + f"{START}a\x07b\n\n{LINE}\n".encode("utf-16-le"),
        f"{START}Fünf Lärchen für Größe\n\nöde\x07\n\n{LINE}\n".encode("cp1252"),
    ],
    ids=["no final newline", "mark and CRLF", "tabs", "mixed ends", "UTF-16", "Windows-1252"],
)
def test_all_else_stays_to_the_byte(data: bytes) -> None:
    """Line ends, a mark, tabs, blanks at line ends, a missing last line end and the encoding are kept."""
    after, steps = mend_bytes(data)
    assert steps
    kept = data.replace("ðŸ”¥".encode(), "🔥".encode())
    for seven in (b"\x07\0", b"\x07"):
        if seven in kept:
            kept = kept.replace(seven, b"")
            break
    assert after == kept
    assert mend_bytes(after) == (after, ())


def test_the_reason_shows_where_the_text_changes() -> None:
    """From the first letter that differs, a few letters of both."""
    _, steps = mend_bytes(f"{START}News: ðŸ”¥ of larks and terns\n\n{LINE}\n".encode())
    assert [change.reason for _, change in steps[0].changes] == [
        "the text was once decoded wrongly: ðŸ”¥ of lark → 🔥 of larks a"
    ]
