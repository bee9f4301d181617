"""What the first line of a generated file says."""

import re
from hashlib import sha256

import pytest

from survey_companion.text.sealing import MARK, is_marked, is_sealed, seal

TEXT = f"% {MARK} from list.md. Do not edit.\n\n# Stones\n"


def test_a_sealed_text_is_as_it_was_written() -> None:
    """The seal stands in the first line, which still says what made the file."""
    sealed = seal(TEXT)
    assert sealed.split("\n")[1:] == TEXT.split("\n")[1:]
    assert is_marked(sealed.encode())
    assert is_sealed(sealed.encode())
    assert is_sealed(sealed.replace("\n", "\r\n").encode()), "git writes other line ends on Windows"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("# Stones", "# My stones"),
        lambda text: text.replace("Do not edit", "Do edit"),
        lambda text: f"{text}More.\n",
        lambda text: text.replace("[sha256:", "[sha256:0"),
        lambda text: text.replace("% ", "", 1),
        lambda text: f"\n{text}",
        lambda text: re.sub(r" \[sha256:.*\]", "", text),
    ],
)
def test_a_changed_text_is_not_sealed(change: object) -> None:
    """Whatever a person changes, the file is told from what was written."""
    assert callable(change)
    assert not is_sealed(change(seal(TEXT)).encode())


@pytest.mark.parametrize("start", ["% ", "# ", "<!-- "])
def test_the_mark_counts_in_the_first_line_alone(start: str) -> None:
    """A page that quotes the mark is a person's."""
    assert is_marked(f"{start}{MARK}\n".encode())
    assert not is_marked(f"Pages say:\n{start}{MARK}\n".encode())
    assert not is_marked(f"Pages say {start}{MARK}\n".encode())


def test_the_seal_is_a_digest_of_the_first_line_and_the_text() -> None:
    """Sixteen hexadecimal digits of what a copy of the project can compute again."""
    digest = sha256(TEXT.encode()).hexdigest()[:16]
    first, rest = TEXT.split("\n", 1)
    assert seal(TEXT) == f"{first} [sha256:{digest}]\n{rest}"
    unmarked = "My stones\n\nText.\n"
    assert not is_sealed(seal(unmarked).encode()), "a seal alone is no mark"
    assert not is_sealed(b"")
