"""Patches, as git reads them."""

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import need
from survey_companion.editing.lists.list_text import split_text
from survey_companion.editing.repairs.mend_causes import CAUSES
from survey_companion.editing.repairs.mending import Step, apply_changes
from survey_companion.editing.repairs.mends import Change
from survey_companion.editing.repairs.unified_patch import UnpatchableError, quote_path, render_patch

USUAL = CAUSES[0]
ORDER = next(each for each in CAUSES if each.moves)


def _git_apply(folder: Path, patch: bytes) -> None:
    done = subprocess.run(
        [need("git"), "-c", "core.autocrlf=false", "apply", "-"],
        cwd=folder,
        input=patch,
        capture_output=True,
        check=False,
        env={"PATH": str(Path(need("git")).parent), "GIT_CEILING_DIRECTORIES": str(folder.parent)},
    )
    assert done.returncode == 0, done.stderr.decode()


def _step(before: bytes, lines: Mapping[int, str | None], *, reason: str = "why") -> Step:
    text = {"list.md": split_text(before)}
    changes = tuple(
        ("list.md", Change(lines={number: line}, reason=reason)) for number, line in sorted(lines.items())
    )
    after, unwritable = apply_changes(text, changes)
    assert not unwritable
    return Step(cause=USUAL, before=text, after=after, changes=changes)


def _applied(step: Step, name: str = "list.md") -> bytes:
    """Return the list after git has applied the patch."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(step.before["list.md"].encode())
        other = Path(folder, "x")
        other.write_bytes(b"mine\n")
        _git_apply(Path(folder), render_patch(step, {"list.md": name}))
        assert other.read_bytes() == b"mine\n"
        return path.read_bytes()


def test_a_patch_says_what_and_why() -> None:
    """The cause stands before it, and each hunk has its reasons behind the numbers of its lines."""
    before = b"one\ntwo\nthree\nfour\nfive\nsix\nseven"
    step = _step(before, {2: "zwei", 5: None, 7: "sieben"}, reason="since\n\x1b[31mI say so")
    assert render_patch(step, {"list.md": "bib/list.md"}).decode() == (
        "survey fix: encoding: text that was once decoded wrongly is repaired (3 places)\n"
        "diff --git a/bib/list.md b/bib/list.md\n"
        "--- a/bib/list.md\n"
        "+++ b/bib/list.md\n"
        "@@ -1,3 +1,3 @@ line 2: since \\u001b[31mI say so\n"
        " one\n-two\n+zwei\n three\n"
        "@@ -4,4 +4,3 @@ line 5: since \\u001b[31mI say so; line 7: since \\u001b[31mI say so\n"
        " four\n-five\n six\n-seven\n\\ No newline at end of file\n+sieben\n\\ No newline at end of file\n"
    )
    assert _applied(step, "bib/list.md") == step.after["list.md"].encode()


_HOSTILE = [
    *(
        "--- a/x",
        "+++ b/x",
        "+++ /dev/null",
        "-- a/x",
        "++ b/x",
        "diff --git a/x b/x",
        "deleted file mode 100644",
    ),
    *("@@ -1,9 +1,9 @@", "\\ No newline at end of file", "rename from x", "GIT binary patch", "", " ", "\t"),
    *(
        "-",
        "+",
        "\x1b[2J",
        "ü 中 🔥",
        "- [2024] **Larks.**",
        "Index: x",
        "*** x ****",
        "\x0c",
        "\u2028",
        "\x85",
    ),
]
_LINES = st.lists(
    st.tuples(st.sampled_from(_HOSTILE), st.sampled_from(["\n", "\r\n", "\n", "\n", "\n"])),
    min_size=1,
    max_size=14,
)
_ENDS = st.sampled_from(["", "\n", "no end", "\r"])


@settings(max_examples=60)
@given(lines=_LINES, end=_ENDS, mark=st.sampled_from([b"", b"\xef\xbb\xbf"]), data=st.data())
def test_git_makes_of_it_what_we_would_write(
    lines: list[tuple[str, str]], end: str, mark: bytes, data: st.DataObject
) -> None:
    """Whatever the lines say and however they end: the list is changed as planned, and no other file."""
    before = mark + ("".join(text + stop for text, stop in lines) + end).encode()
    count = len(split_text(before).lines)
    changed = data.draw(
        st.dictionaries(
            st.integers(1, count), st.one_of(st.none(), st.sampled_from(_HOSTILE)), min_size=1, max_size=count
        )
    )
    old = split_text(before).lines
    changed = {number: line for number, line in changed.items() if line != old[number - 1]}
    if not changed:
        return
    step = _step(before, changed)
    if step.after["list.md"].encode():  # git removes a file of which nothing is left
        assert _applied(step) == step.after["list.md"].encode()


@settings(max_examples=30)
@given(lines=st.lists(st.sampled_from(_HOSTILE), min_size=2, max_size=9), data=st.data())
def test_moved_lines_are_moved(lines: list[str], data: st.DataObject) -> None:
    """A patch of moved lines takes as few as possible from their place."""
    order = data.draw(st.permutations(lines))
    changed = {
        number: new for number, (old, new) in enumerate(zip(lines, order, strict=True), 1) if old != new
    }
    if not changed:
        return
    text = {"list.md": split_text("".join(f"{line}\n" for line in lines).encode())}
    changes = (("list.md", Change(lines=changed, reason="newest first")),)
    step = Step(cause=ORDER, before=text, after=apply_changes(text, changes)[0], changes=changes)
    assert _applied(step) == step.after["list.md"].encode()


def test_a_line_that_moves_is_one_line_of_a_patch() -> None:
    """Its neighbours stay."""
    text = {"list.md": split_text(b"a\nb\nc\nd\n")}
    changes = (("list.md", Change(lines={1: "b", 2: "c", 3: "a"}, reason="newest first")),)
    step = Step(cause=ORDER, before=text, after=apply_changes(text, changes)[0], changes=changes)
    patch = render_patch(step, {"list.md": "list.md"}).decode()
    assert patch.endswith(
        "@@ -1,2 +1,1 @@ line 1: newest first\n-a\n b\n@@ -3,2 +2,3 @@ line 1: newest first\n c\n+a\n d\n"
    )


def test_several_patches_apply_in_a_row() -> None:
    """Each begins where the one before ended, in one stream, too."""
    first = _step(b"a\nb\nc\nd\ne\n", {2: None, 4: "D"})
    second = _step(first.after["list.md"].encode(), {3: "DD", 4: None})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "list.md")
        path.write_bytes(b"a\nb\nc\nd\ne\n")
        names = {"list.md": "list.md"}
        _git_apply(Path(folder), render_patch(first, names) + b"\n" + render_patch(second, names))
        assert path.read_bytes() == b"a\nc\nDD\n"


@pytest.mark.parametrize("codec", ["cp1252", "gb18030", "big5", "shift_jis", "euc_kr"])
def test_other_encodings_stay(codec: str) -> None:
    """Bytes beyond ASCII are those of the list."""
    word = "Größe" if codec == "cp1252" else "鳥類研究論文"
    word = "조류 연구 논문 목록" if codec == "euc_kr" else word
    before = f"# {word}\n\n{word} {word}\n{word}, a\n{word}\n".encode(codec)
    step = _step(before, {4: f"{word}, b"})
    after = step.after["list.md"].encode()
    assert after == f"# {word}\n\n{word} {word}\n{word}, b\n{word}\n".encode(codec)
    assert _applied(step) == after


def test_wide_encodings_have_no_patch() -> None:
    """In UTF-16 every line end is two bytes, which no patch knows: the message says what to do."""
    step = _step(b"\xff\xfe" + "a\nb\n".encode("utf-16-le"), {2: "c"})
    with pytest.raises(UnpatchableError, match="no patch can change a file in UTF-16-LE; use --write"):
        render_patch(step, {"list.md": "list.md"})


@pytest.mark.parametrize(
    ("path", "quoted"),
    [
        ("a/bib/list.md", "a/bib/list.md"),
        ("a/my list.md", "a/my list.md"),
        ("a/li\tst\n.md", '"a/li\\tst\\n.md"'),
        ('a/"li\\st".md', '"a/\\"li\\\\st\\".md"'),
        ("a/größe.md", '"a/gr\\303\\266\\303\\237e.md"'),
        ("a/ list.md ", '"a/ list.md "'),
    ],
)
def test_paths_are_quoted_as_git_does(path: str, quoted: str) -> None:
    """In quotation marks where a name has quotation marks, control characters or letters beyond ASCII."""
    assert quote_path(path) == quoted


@pytest.mark.parametrize(
    "name", ["my list.md", "größe/list.md", 'a "b"\\c.md', "tab\t.md", "+++ b/x.md", "b/x y"]
)
def test_git_finds_unusual_paths(name: str) -> None:
    """Whatever the list is called, that file is changed."""
    step = _step(b"a\nb\n", {1: "c"})
    assert _applied(step, name) == b"c\nb\n"
