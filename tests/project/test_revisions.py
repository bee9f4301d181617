"""A revision is read from a repository that may be a trap."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

import pytest

from survey_companion.project import revisions
from survey_companion.project.revisions import RevisionError, find_base, list_revision, read_revision

LIST = PurePosixPath("bib/catalogue.md")
WORKS = PurePosixPath("bib/works.toml")
PATHS = (LIST, WORKS)
Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository with two commits, which is the current folder, and a way to ask git there."""
    folder = tmp_path / "repository"
    (folder / "bib").mkdir(parents=True)
    monkeypatch.chdir(folder)
    for name, value in {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(name, value)

    def ask(*arguments: str, check: bool = True, text: str | None = None) -> str:
        who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
        done = subprocess.run(
            ["git", *who, *arguments], capture_output=True, text=True, check=check, input=text
        )
        return done.stdout.strip()

    ask("init", "--quiet", "--initial-branch=main")
    for number in (1, 2):
        Path(LIST).write_text(f"# List {number}\n", encoding="utf-8")
        ask("add", ".")
        ask("commit", "--quiet", "--message", str(number))
    return ask


def test_files_are_read_as_they_were(git: Git) -> None:
    """Bytes are those of the revision, whatever stands in the folder; a file that it lacks is left out."""
    Path(LIST).unlink()
    git("tag", "--annotate", "v1", "--message", "x", "HEAD~1")
    assert read_revision("HEAD", PATHS) == {LIST: b"# List 2\n"}
    assert read_revision("v1", PATHS) == {LIST: b"# List 1\n"}
    assert read_revision(git("rev-parse", "HEAD~1")[:12], PATHS) == {LIST: b"# List 1\n"}
    assert read_revision("HEAD", [WORKS]) == {}


def test_a_folder_is_listed_as_it_was(git: Git) -> None:
    """Files of the revision in the folder and below it, with paths from here; a folder may be missing."""
    for name in ("docs/prose/part/one.md", "docs/two.md", "docs.md"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x", encoding="utf-8")
    Path("docs/index.md").symlink_to("../docs.md")  # a link is no page of the project
    git("add", ".")
    git("commit", "--quiet", "--message", "3")
    found = list_revision("HEAD", PurePosixPath("docs"))
    assert found == [PurePosixPath("docs/prose/part/one.md"), PurePosixPath("docs/two.md")]
    assert list_revision("HEAD~1", PurePosixPath("docs")) == []
    os.chdir("bib")
    assert list_revision("HEAD", PurePosixPath("../docs/prose")) == [
        PurePosixPath("../docs/prose/part/one.md")
    ]


def test_what_another_branch_has_since_is_no_change_of_this_one(git: Git) -> None:
    """The base is the last common commit; without one, as in a shallow clone, it is the revision itself."""
    base = git("rev-parse", "HEAD~1")
    git("checkout", "--quiet", "-b", "other", "HEAD~1")
    git("commit", "--quiet", "--allow-empty", "--message", "other")
    other = git("rev-parse", "HEAD")
    assert find_base("main") == base
    assert find_base("other") == other
    git("checkout", "--quiet", "--orphan", "alone")
    git("commit", "--quiet", "--allow-empty", "--message", "alone")
    assert find_base("other") == other
    with pytest.raises(RevisionError, match="git knows no revision nothing"):
        find_base("nothing")


# -- traps -----------------------------------------------------------------------------------------


def _configure(git: Git, **values: str) -> None:
    for name, value in values.items():
        git("config", "--add", name.replace("__", "."), value)


def _attributes(text: str) -> None:
    Path(".git/info/attributes").write_text(text, encoding="utf-8")


def _lose(git: Git, url: str, **values: str) -> list[str]:
    """Make the repository a partial clone that lacks the list, and return the command that fetches it."""
    name = git("rev-parse", f"HEAD:{LIST}")
    (Path(".git/objects") / name[:2] / name[2:]).unlink()
    _configure(git, core__repositoryFormatVersion="1", extensions__partialClone="origin")
    _configure(git, remote__origin__promisor="true", remote__origin__url=url, **values)
    return ["cat-file", "-p", name]


def _fsmonitor(git: Git, trap: str) -> list[str]:
    _configure(git, core__fsmonitor=trap)
    return ["status"]


def _included(git: Git, trap: str) -> list[str]:
    Path(".git/more").write_text(f"[core]\nfsmonitor = {trap}\n", encoding="utf-8")
    _configure(git, include__path="more")
    return ["status"]


def _text(git: Git, trap: str) -> list[str]:
    _attributes("*.md diff=trap\n")
    _configure(git, diff__trap__textconv=trap)
    return ["show"]


def _difference(git: Git, trap: str) -> list[str]:
    _attributes("*.md diff=trap\n")
    _configure(git, diff__trap__command=trap)
    return ["diff", "HEAD~1"]


def _filter(git: Git, trap: str) -> list[str]:
    _attributes("*.md filter=trap\n")
    _configure(git, filter__trap__smudge=trap)
    return ["checkout", "HEAD~1", "--", str(LIST)]


def _hook(git: Git, trap: str) -> list[str]:
    Path(".git/traps").mkdir()
    shutil.copy(trap, ".git/traps/post-checkout")
    _configure(git, core__hooksPath=".git/traps")
    return ["checkout", "--quiet", "main"]


def _signature(git: Git, trap: str) -> list[str]:
    head, _, message = git("cat-file", "commit", "HEAD").partition("\n\n")
    signed = (
        f"{head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n{message}\n"
    )
    git("update-ref", "HEAD", git("hash-object", "-t", "commit", "-w", "--stdin", text=signed))
    _configure(git, gpg__program=trap, log__showSignature="true")
    return ["show"]


def _promise_of_a_protocol(git: Git, trap: str) -> list[str]:
    return _lose(git, f"ext::{trap}", protocol__ext__allow="always", protocol__allow="always")


def _promise_of_a_folder(git: Git, trap: str) -> list[str]:
    return _lose(git, str(Path.cwd()), remote__origin__uploadpack=trap, protocol__file__allow="always")


def _promise_of_a_shell(git: Git, trap: str) -> list[str]:
    return _lose(git, "ssh://git@stones.example/list", core__sshCommand=trap, protocol__ssh__allow="always")


def _others(git: Git, trap: str) -> None:
    """Set whatever else names a program; some of it git reads only where it talks to another repository."""
    _configure(git, core__pager=trap, core__editor=trap, core__askPass=trap, core__gitProxy=trap)
    _configure(
        git, credential__helper=trap, core__alternateRefsCommand=trap, uploadpack__packObjectsHook=trap
    )
    names = ("rev-parse", "ls-tree", "cat-file")
    _configure(git, **{f"{kind}__{name}": f"!{trap}" for kind in ("alias", "pager") for name in names})


TRAPS = (
    *(_fsmonitor, _included, _text, _difference, _filter, _hook, _signature),
    *(_promise_of_a_protocol, _promise_of_a_folder, _promise_of_a_shell),
)


@pytest.mark.parametrize("lay", TRAPS, ids=lambda lay: lay.__name__.strip("_"))
def test_no_command_of_a_repository_is_run(
    lay: Callable[[Git, str], list[str]], git: Git, tmp_path: Path
) -> None:
    """What git runs when it is asked without care is not run: no marker appears beside the trap."""
    trap, marker = tmp_path / "trap", tmp_path / "marker"
    trap.write_text(f"#!/bin/sh\necho x >> {shlex.quote(str(marker))}\n", encoding="utf-8")
    trap.chmod(0o755)
    careless = lay(git, str(trap))
    git(*careless, check=False)
    assert marker.exists(), "the trap is none"
    marker.unlink()
    _others(git, str(trap))
    for command in (["git:HEAD", "git:HEAD"], ["git:HEAD~1", "git:main"]):
        done = subprocess.run(
            [sys.executable, "-m", "survey_companion", "diff", *command], check=False, capture_output=True
        )
        assert b"Traceback" not in done.stderr
        assert done.returncode in {0, 2}, done.stderr
    assert not marker.exists()


# -- what cannot be read ---------------------------------------------------------------------------


def _refusal(revision: str, paths: Sequence[PurePosixPath] = PATHS) -> str:
    with pytest.raises(RevisionError) as refused:
        read_revision(revision, paths)
    return str(refused.value)


def test_a_revision_has_to_be_one(git: Git) -> None:
    """A name of nothing, of two things and of a file is refused, and the message says which."""
    assert _refusal("HEAD~9") == "git knows no revision HEAD~9: fatal: Needed a single revision"
    assert _refusal("--output=x") == "git knows no revision --output=x: fatal: Needed a single revision"
    git("branch", "v1", "HEAD")
    git("tag", "v1", "HEAD~1")
    assert _refusal("v1") == "v1 is ambiguous: git knows more than one"
    assert read_revision("refs/tags/v1", PATHS) == {LIST: b"# List 1\n"}
    assert _refusal(f"HEAD:{LIST}").startswith(f"HEAD:{LIST} is no commit, or the clone is")
    nothing = "1" * 40
    assert _refusal(nothing).startswith(f"{nothing} is no commit, or the clone is")


def test_a_clone_may_lack_what_is_asked(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A commit that a shallow clone lacks and a file that a partial one lacks are named, and not fetched."""
    name = git("rev-parse", f"HEAD:{LIST}")
    git("config", "uploadpack.allowFilter", "true")
    origin = Path.cwd().as_uri()
    git("clone", "--quiet", "--depth", "1", origin, str(tmp_path / "shallow"))
    git("clone", "--quiet", "--no-checkout", "--filter=blob:none", origin, str(tmp_path / "partial"))
    monkeypatch.chdir(tmp_path / "shallow")
    advice = "try git fetch --unshallow, or fetch-depth: 0 of actions/checkout"
    assert _refusal("HEAD~1").endswith(f"HEAD~1: the clone is shallow; {advice}")
    monkeypatch.chdir(tmp_path / "partial")
    assert _refusal("HEAD").startswith(
        f"git lacks the content of {LIST} at HEAD: the clone is shallow, partial"
    )
    git("cat-file", "-e", name)
    assert read_revision("HEAD", PATHS) == {LIST: b"# List 2\n"}


def _commit(git: Git, mode: str, name: str, path: str) -> None:
    git("rm", "--quiet", "--cached", "-r", "bib")
    git("update-index", "--add", "--cacheinfo", f"{mode},{name},{path}")
    git("commit", "--quiet", "--message", "x")


@pytest.mark.parametrize(
    ("mode", "source", "path", "message"),
    [
        ("120000", f"HEAD:{LIST}", str(LIST), f"{LIST} at HEAD is a link, not a file"),
        ("160000", "HEAD", str(LIST), f"{LIST} at HEAD is a submodule, not a file"),
        ("100644", f"HEAD:{LIST}", f"{LIST}/inside", f"{LIST} at HEAD is a folder, not a file"),
        ("120000", f"HEAD:{LIST}", "bib", "bib at HEAD is a link, not a folder"),
        ("160000", "HEAD", "bib", "bib at HEAD is a submodule, not a folder"),
        ("100644", f"HEAD:{LIST}", "bib", "bib at HEAD is a file, not a folder"),
    ],
)
def test_only_files_are_read(mode: str, source: str, path: str, message: str, git: Git) -> None:
    """Links are not followed, and what stands in the place of a file or of its folder is named."""
    _commit(git, mode, git("rev-parse", source), path)
    assert _refusal("HEAD") == message


@pytest.mark.usefixtures("git")
def test_a_huge_file_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is asked before the content."""
    monkeypatch.setattr(revisions, "MAX_BYTES", 8)
    assert _refusal("HEAD") == f"{LIST} at HEAD has 9 bytes, more than 8"
    monkeypatch.setattr(revisions, "MAX_BYTES", 9)
    assert read_revision("HEAD", PATHS) == {LIST: b"# List 2\n"}


def test_git_cannot_hang(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git that waits for ever is stopped, with what it has started; so is git that talks for ever."""
    monkeypatch.setattr(revisions, "_SECONDS", 0.5)
    os.mkfifo(".git/never")
    _configure(git, include__path="never")
    assert _refusal("HEAD") == "git did not answer within 0.5 seconds"
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    program.write_text("#!/bin/sh\nsleep 1000 &\n", encoding="utf-8")  # it ends, and its child has the pipe
    program.chmod(0o755)
    assert _refusal("HEAD") == "git did not answer within 0.5 seconds"
    monkeypatch.setattr(revisions, "_SECONDS", 60)
    program.write_text("#!/bin/sh\nexec yes\n", encoding="utf-8")
    assert _refusal("HEAD").startswith("git knows no revision HEAD")


def test_git_may_be_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without git the message says so."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _refusal("HEAD") == "git is not installed"
