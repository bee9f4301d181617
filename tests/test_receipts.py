"""What the program notes of its own files counts only where it came about."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from survey.receipts import read_receipt, write_receipt

NOTES = {"terms": "usual", "files": {"a.html": [1, 2], "number": None}}


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    """A receipt that replaced another one."""
    write_receipt(tmp_path / "receipt.json", {"files": []}, tmp_path)
    write_receipt(tmp_path / "receipt.json", NOTES, tmp_path)
    return tmp_path / "receipt.json"


def test_what_was_noted_is_read_back(receipt: Path) -> None:
    """Also from another place on the same disk: a project may be moved."""
    assert read_receipt(receipt) == NOTES
    moved = receipt.rename(receipt.with_name("moved.json"))
    assert read_receipt(moved) == NOTES


def test_a_copy_grants_nothing(receipt: Path) -> None:
    """Neither a clone nor an archive has the number of the file, whatever else it has."""
    shutil.copy2(receipt, receipt.with_name("copy.json"))
    assert read_receipt(receipt.with_name("copy.json")) == {}


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
        lambda path: path.write_text(json.dumps({"number": path.stat().st_ino + 1, **NOTES})),
        _make_pipe,
        _make_folder,
        _link,
    ],
)
def test_a_broken_receipt_says_nothing(spoil: Callable[[Path], object], receipt: Path) -> None:
    """Nothing waits for a pipe, and no link is taken for the file."""
    spoil(receipt)
    assert read_receipt(receipt) == {}
