"""One run at a time."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from survey_companion.model.problems import SurveyError
from survey_companion.project.disk import OWN as FOLDER
from survey_companion.project.locking import one_at_a_time

HOLD = """
import os, sys, time
from pathlib import Path
from survey_companion.model.problems import SurveyError
from survey_companion.project.locking import one_at_a_time
with one_at_a_time(Path(sys.argv[1])) as has_waited:
    if sys.argv[2] == "child" and os.fork() == 0:
        sys.stdin.read()
        os._exit(0)
    print(has_waited, flush=True)
    sys.stdin.read()
"""


def _start(docs: Path, how: str = "alone") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(docs), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_run_waits_and_says_so(tmp_path: Path) -> None:
    """It goes on when the first has ended, and knows that there was one."""
    first = _start(tmp_path)
    assert _line(first) == "False"
    second = _start(tmp_path)
    assert second.stderr is not None
    assert second.stderr.readline() == f"Waiting for another run that writes to {tmp_path}\n"
    first.communicate("")
    assert _line(second) == "True"
    second.communicate("")


def test_other_folders_do_not_wait(tmp_path: Path) -> None:
    """Two projects have nothing to do with each other."""
    first = _start(tmp_path / "one")
    assert _line(first) == "False"
    with one_at_a_time(tmp_path / "two") as has_waited:
        assert not has_waited
    first.communicate("")


@pytest.mark.parametrize("how", ["alone", "child"])
def test_a_killed_run_holds_nothing(how: str, tmp_path: Path) -> None:
    """The lock dies with the last process of the run, not before: one that lives on may still write."""
    first = _start(tmp_path, how)
    assert _line(first) == "False"
    first.kill()
    first.wait()
    second = _start(tmp_path)
    if how == "child":
        assert second.stderr is not None
        assert second.stderr.readline().startswith("Waiting")
    first.communicate("")  # which lets the child end
    assert _line(second) == str(how == "child")
    second.communicate("")


def test_a_run_does_not_wait_for_itself(tmp_path: Path) -> None:
    """A build converts first, and both need the lock."""
    with one_at_a_time(tmp_path), one_at_a_time(tmp_path) as has_waited:
        assert not has_waited
    with one_at_a_time(tmp_path) as has_waited:
        assert not has_waited


def test_what_a_killed_run_was_writing_is_removed(tmp_path: Path) -> None:
    """Nobody else can be writing now."""
    with one_at_a_time(tmp_path):
        draft = tmp_path / FOLDER / "drafts" / "half"
        draft.write_text("half")
    with one_at_a_time(tmp_path):
        assert not draft.exists()


@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_a_lock_that_is_no_file_is_refused(kind: str, tmp_path: Path) -> None:
    """A repository can bring one along; a link is not followed, and nothing hangs."""
    with one_at_a_time(tmp_path):
        pass
    lock = tmp_path / FOLDER / "lock"
    lock.unlink()
    if kind == "link":
        lock.symlink_to(tmp_path / "outside")
    else:
        os.mkfifo(lock)
    with pytest.raises(SurveyError, match="lock:1:1: error"), one_at_a_time(tmp_path):
        pass
    assert not (tmp_path / "outside").exists()


def test_a_folder_that_is_removed_meanwhile_does_not_let_two_in(tmp_path: Path) -> None:
    """Whoever waits for a lock that is no longer the one of the folder waits for that of the folder."""
    first = _start(tmp_path)
    assert _line(first) == "False"
    second = _start(tmp_path)
    assert second.stderr is not None
    assert second.stderr.readline().startswith("Waiting")
    shutil.rmtree(tmp_path / FOLDER)
    third = _start(tmp_path)
    assert _line(third) == "False", "it cannot know of the first"
    first.communicate("")
    assert second.stderr.readline().startswith("Waiting"), "now for the third"
    third.communicate("")
    assert _line(second) == "True"
    second.communicate("")
