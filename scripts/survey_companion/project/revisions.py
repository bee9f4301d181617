"""A revision of a git repository → files, read so that nothing in the repository can run a command.

Input: the name of the revision, and paths from the current folder. Output: the bytes of each file.

Only git's low-level commands are used; they read objects, but no index or working tree, and run no filter,
pager or signature check. Environment variables switch off what the repository's configuration could make git
run or wait for; https://git-scm.com/docs/git#_environment_variables explains each.
"""

import os
import re
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import PurePosixPath
from threading import Event, Timer
from typing import NamedTuple

from survey_companion.model.problems import shorten
from survey_companion.project.disk import MAX_BYTES

_SECONDS = 60.0  # for one command
_MOST_SAID = 64 * 1024  # bytes of output of a command that prints no file

_COMMAND = (
    *("git", "--no-pager", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "core.pager=cat"),
    *("-c", "core.sshCommand=false", "-c", "credential.helper=", "-c", "core.warnAmbiguousRefs=true"),
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # never fetch objects that a partial clone lacks
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "GIT_OPTIONAL_LOCKS": "0",
    "NoDefaultCurrentDirectoryInExePath": "1",  # Windows would look for git in the current folder first
    "LC_ALL": "C",
    "LANGUAGE": "",
}


class RevisionError(Exception):
    """A revision, or a file of it, cannot be read; the text says why."""


class _Entry(NamedTuple):
    """The entry of a path in a tree."""

    mode: str
    kind: str
    name: str  # of the object


def read_revision(revision: str, paths: Sequence[PurePosixPath]) -> dict[PurePosixPath, bytes]:
    """Return the bytes of the files at these paths; paths that the revision does not have are left out.

    Raises:
        RevisionError: there is no such revision, it is ambiguous, or a file cannot be read.
    """
    tree = _find_tree(revision)
    folders = {parent for path in paths for parent in path.parents if parent.name not in {"", ".."}}
    for folder, entry in _list(tree, sorted(folders), revision).items():
        if entry.kind != "tree":
            raise RevisionError(f"{folder} at {revision} is {_describe(entry)}, not a folder")
    return {path: _read(path, entry, revision) for path, entry in _list(tree, paths, revision).items()}


def list_revision(revision: str, folder: PurePosixPath) -> list[PurePosixPath]:
    """Return the paths of all files in a folder and below, without links, sorted; empty if it is not there.

    Raises:
        RevisionError: there is no such revision, it is ambiguous, or its folders cannot be read.
    """
    tree = _find_tree(revision)
    said = _ask("ls-tree", "-r", "-z", tree, "--", f"{folder}/", limit=MAX_BYTES)
    if said.failed:
        raise RevisionError(f"git cannot list the files at {revision}: {_PARTIAL}")
    lines = (line.partition(b"\t") for line in said.text.split(b"\0"))
    return sorted(PurePosixPath(os.fsdecode(name)) for facts, _, name in lines if facts.startswith(b"100"))


def find_base(revision: str) -> str:
    """Return the name of the last commit that the revision and the present state share.

    What was committed on another branch since is no change of the present state. It is the revision itself
    if git finds no such commit, as in a shallow clone.

    Raises:
        RevisionError: there is no such revision, or it is ambiguous.
    """
    name = _find_object(revision)
    said = _ask("merge-base", name, "HEAD", limit=_MOST_SAID)
    return name if said.failed else said.text.decode().split("\n")[0]


def _find_tree(revision: str) -> str:
    """Return the name of the revision's tree."""
    found = _ask("rev-parse", "--verify", "--quiet", f"{_find_object(revision)}^{{tree}}", limit=_MOST_SAID)
    if found.failed:
        raise RevisionError(f"{revision} is no commit, or {_PARTIAL}")
    return found.text.decode().strip()


def _find_object(revision: str) -> str:
    """Return the name of the commit, tag or other object that a revision names."""
    said = _ask("rev-parse", "--verify", "--end-of-options", revision, limit=_MOST_SAID, with_errors=True)
    answer = said.text.decode(errors="replace")
    if "is ambiguous" in answer:
        raise RevisionError(f"{revision} is ambiguous: git knows more than one")
    if said.failed:
        why = _SHALLOW if _is_shallow() else shorten(answer)
        raise RevisionError(f"git knows no revision {revision}: {why}")
    return "".join(re.findall(r"^[0-9a-f]{40,64}$", answer, re.MULTILINE))


_SHALLOW = "the clone is shallow; try git fetch --unshallow, or fetch-depth: 0 of actions/checkout"
_PARTIAL = "the clone is shallow, partial or damaged, and lacks it; nothing is fetched here"


def _is_shallow() -> bool:
    """Whether the clone has only the newest commits."""
    return _ask("rev-parse", "--is-shallow-repository", limit=_MOST_SAID).text.strip() == b"true"


def _list(tree: str, paths: Sequence[PurePosixPath], revision: str) -> dict[PurePosixPath, _Entry]:
    """Return the tree's entries for these paths; paths that it does not have are left out."""
    names = {os.fsencode(path.as_posix()): path for path in paths}
    said = _ask("ls-tree", "-z", tree, "--", *map(str, paths), limit=_MOST_SAID)
    if said.failed:
        raise RevisionError(f"git cannot list the files at {revision}: {_PARTIAL}")
    lines = (line.partition(b"\t") for line in said.text.split(b"\0"))
    return {names[name]: _Entry(*facts.decode().split()) for facts, _, name in lines if name in names}


def _describe(entry: _Entry) -> str:
    kinds = {"120000": "a link", "160000": "a submodule", "040000": "a folder"}
    return kinds.get(entry.mode, "a file")


def _read(path: PurePosixPath, entry: _Entry, revision: str) -> bytes:
    if not entry.mode.startswith("100"):
        raise RevisionError(f"{path} at {revision} is {_describe(entry)}, not a file")
    size = _ask("cat-file", "-s", entry.name, limit=_MOST_SAID)
    if size.failed:
        raise RevisionError(f"git lacks the content of {path} at {revision}: {_PARTIAL}")
    if int(size.text) > MAX_BYTES:
        raise RevisionError(f"{path} at {revision} has {int(size.text):,} bytes, more than {MAX_BYTES:,}")
    said = _ask("cat-file", "blob", entry.name, limit=int(size.text))
    if said.failed:
        raise RevisionError(f"git cannot read {path} at {revision}: {_PARTIAL}")
    return said.text


# -- asking git ------------------------------------------------------------------------------------


class _Answer(NamedTuple):
    text: bytes
    failed: bool


def _ask(*arguments: str, limit: int, with_errors: bool = False) -> _Answer:
    """Return git's exit status and output; more than `limit` bytes of output count as a failure.

    Raises:
        RevisionError: git is not installed, or takes too long.
    """
    with _started(arguments, with_errors=with_errors) as git:
        late = Event()
        timer = Timer(_SECONDS, _stop, (git, late))
        timer.start()
        try:
            assert git.stdout is not None  # noqa: S101  (it is a pipe)
            text = git.stdout.read(limit + 1)
            if len(text) > limit:
                _kill(git)
            failed = git.wait() != 0 or len(text) > limit
        finally:
            timer.cancel()
    if late.is_set():
        raise RevisionError(f"git did not answer within {_SECONDS:g} seconds")
    return _Answer(text, failed)


@contextmanager
def _started(arguments: Sequence[str], *, with_errors: bool) -> Iterator[subprocess.Popen[bytes]]:
    """Start git in its own process group, and end all its processes after the block."""
    try:
        git = subprocess.Popen(  # noqa: S603  (no shell)
            [*_COMMAND, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if with_errors else subprocess.DEVNULL,
            env={**os.environ, **_ENVIRONMENT},
            start_new_session=True,
        )
    except FileNotFoundError as missing:
        raise RevisionError("git is not installed") from missing
    with git:
        try:
            yield git
        finally:
            if git.poll() is None:
                _kill(git)


def _stop(git: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    _kill(git)


def _kill(git: subprocess.Popen[bytes]) -> None:
    """End git and all processes that it has started; on Windows, only git."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(git.pid, signal.SIGKILL)
        else:
            git.kill()
