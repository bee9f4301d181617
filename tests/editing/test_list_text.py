"""A list is changed to the byte where it is changed, and nowhere else."""

import pytest

from survey_companion.editing.lists.list_text import UnwritableListError, split_text

LINES = "# Stones\n\n- Édé\n- Roe\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("has_last", [True, False])
def test_other_lines_stay_to_the_byte(end: str, codec: str, has_last: bool) -> None:
    """Line ends, the mark at the start, the encoding and a missing last line end are kept."""
    text = LINES.replace("\n", end) if has_last else LINES.replace("\n", end).removesuffix(end)
    listed = split_text(text.encode(codec))
    assert listed.encode() == text.encode(codec)
    assert listed.replace(4, 4, ["- Poe"]).encode() == text.replace("- Roe", f"- Poe{end}- Roe").encode(codec)
    last = f"{text}- Poe{end}" if has_last else f"{text}{end}- Poe"
    assert listed.replace(5, 5, ["- Poe"]).encode() == last.encode(codec)
    assert listed.replace(4, 5, ["- Poe"]).encode() == text.replace("- Roe", "- Poe").encode(codec)


def test_bad_bytes_stay() -> None:
    """A byte that is not UTF-8 is kept where it is."""
    data = b"# Stones\n\n- Caf\xe9\n- \xc3\xa9t\xc3\xa9 \xc3\xa9\n"
    assert split_text(data).replace(5, 5, ["- Poe"]).encode() == data + b"- Poe\n"


def test_mixed_line_ends_stay() -> None:
    """Each line keeps its end; a new line has the usual one."""
    assert split_text(b"a\r\nb\nc\r\n").replace(2, 2, ["x"]).encode() == b"a\r\nx\r\nb\nc\r\n"


def test_a_letter_that_the_encoding_lacks_is_refused() -> None:
    """Nothing is written as a question mark."""
    text = (
        "# Caf\u00e9s\n\n"
        + "- Caf\u00e9 cr\u00e8me \u00e0 la carte, d\u00e9j\u00e0 vu, na\u00efve r\u00e9sum\u00e9\n" * 5
    )
    listed = split_text(text.encode("cp1252"))
    assert listed.encode() == text.encode("cp1252")
    with pytest.raises(UnwritableListError, match=r"U\+738B\) cannot be written in cp1252"):
        listed.replace(3, 3, ["- \u738b"]).encode()


def test_binary_data_is_refused() -> None:
    """What is no text is not changed."""
    with pytest.raises(UnwritableListError, match="it is no text"):
        split_text(bytes(range(256)) * 8)
