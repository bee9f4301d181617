"""What the program notes of its own files counts only where it came about."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from survey_companion.project.receipts import read_receipt, write_receipt

NOTES = {"terms": "usual", "files": {"a.html": [1, 2], "signature": None}}


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    """A receipt that replaced another one."""
    write_receipt(tmp_path / "receipt.json", {"files": []}, tmp_path)
    write_receipt(tmp_path / "receipt.json", NOTES, tmp_path)
    return tmp_path / "receipt.json"


def test_what_was_noted_is_read_back(receipt: Path) -> None:
    """Also in another place: a user may move or copy a project."""
    assert read_receipt(receipt) == NOTES
    (receipt.parent / "elsewhere").mkdir()
    assert read_receipt(Path(shutil.copy(receipt, receipt.parent / "elsewhere"))) == NOTES


WRITE = """
import json, sys
from pathlib import Path
from survey_companion.project.receipts import write_receipt
path = Path(sys.argv[1])
write_receipt(path, json.loads(sys.argv[2]), path.parent)
"""


def _of_another_user(receipt: Path, state: Path) -> Path:
    """Write the same as somebody who has another secret."""
    command = [sys.executable, "-c", WRITE, str(receipt), json.dumps(NOTES)]
    subprocess.run(command, check=True, env={**os.environ, "XDG_STATE_HOME": str(state)})
    return receipt


def test_that_of_another_user_grants_nothing(receipt: Path, tmp_path: Path) -> None:
    """Neither a clone nor an archive brings one along that counts."""
    assert read_receipt(_of_another_user(receipt, tmp_path / "state")) == {}


def test_a_changed_note_or_name_counts_no_more(receipt: Path) -> None:
    """The signature is that of all that is noted, in a file of that name."""
    text = receipt.read_text()
    receipt.write_text(text.replace("usual", "other"))
    assert read_receipt(receipt) == {}
    receipt.write_text(text)
    assert read_receipt(receipt) == NOTES
    assert read_receipt(receipt.rename(receipt.with_name("other.json"))) == {}


def test_the_secret_is_its_users_alone(tmp_path: Path) -> None:
    """It is made once, and nobody else may read it."""
    for name in ("a.json", "b.json"):
        _of_another_user(tmp_path / name, tmp_path / "state")
    (secret,) = (tmp_path / "state").rglob("secret")
    assert secret.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in secret.parent.iterdir()] == ["secret"]


def test_where_no_secret_can_be_kept_it_is_said(tmp_path: Path) -> None:
    """The run goes on; only the next one does not know its files."""
    (tmp_path / "state").write_text("")
    program = "from survey_companion.project.receipts import _secret; assert _secret() == _secret()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")},
    )
    assert done.stderr.endswith("cannot be saved: the next run will not recognise the files of this one\n")


def _make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path) -> None:
    path.rename(path.with_name("elsewhere.json"))
    path.symlink_to("elsewhere.json")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-9]),
        lambda path: path.write_bytes(b"\xff"),
        lambda path: path.write_text("[]"),
        lambda path: path.write_text("[" * 100_000),
        lambda path: path.write_text(json.dumps({"signature": "0" * 64, **NOTES})),
        _make_pipe,
        _make_folder,
        _link,
    ],
)
def test_a_broken_receipt_says_nothing(spoil: Callable[[Path], object], receipt: Path) -> None:
    """Nothing waits for a pipe, and no link is taken for the file."""
    spoil(receipt)
    assert read_receipt(receipt) == {}
