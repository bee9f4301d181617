"""Same sources, same bytes on every Python that can run the program."""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import CASES, ROOT, TESTS
from survey_companion.figures.text_width import _em, width
from survey_companion.project.disk import OWN as FOLDER

VERSIONS = ("3.11", "3.12", "3.13", "3.14")
# Where they are installed, by Debian, by hand, by pyenv, by uv and by GitHub's runners.
PLACES = (
    *("/usr/bin/python{}", "/usr/local/bin/python{}", "/opt/*/bin/python{}"),
    *("~/.pyenv/versions/{}.*/bin/python", "~/.local/share/uv/python/cpython-{}.*/bin/python"),
    "/opt/hostedtoolcache/Python/{}.*/*/bin/python",
)
ASK = "import sys; print(sys.implementation.name, *sys.version_info[:3])"

# What Pythons could tell apart: characters newer than Unicode 14, hosts in brackets, widths to add up.
ODD = """# Oddities

## Stones

- [2024] **Shaking 🫨 stones of Kawi 𑼀, 𛄲 and 𲎯.** *Doe et al.* [[paper](https://example.org/🫨)]
- [2024] **Stones 𲎯.** *Doe et al.*
- [2024] **Stones 𲎰.** *Doe et al.*
- [2024] **Stones in brackets.** *Roe et al.* [[paper](https://[stones]/1)] [[code](https://a[::1].org/)]
- [2023] **0.1 + 0.2: 🪈🫷 of many words that must be broken somewhere ⿼.** *Poe, Ada and Zoë Ro* `ACL`

## Data

- [Slate 🫨](https://example.org/slate). Stones of 3 languages.
"""


def find_pythons(version: str) -> Iterator[Path]:
    """Yield Pythons of a minor version, other than the one that runs here, one of each release."""
    places = [shutil.which(f"python{version}")]
    for pattern in PLACES:
        folder, _, name = str(Path(pattern.format(version)).expanduser())[1:].partition("/")
        places += map(str, sorted(Path("/", folder).glob(name)))
    known = {f"{sys.implementation.name} {' '.join(map(str, sys.version_info[:3]))}"}
    for place in filter(None, places):
        done = subprocess.run([place, "-c", ASK], capture_output=True, text=True, check=False)
        release = done.stdout.strip()
        if release.startswith(f"cpython {version.replace('.', ' ')} ") and release not in known:
            known.add(release)
            yield Path(place)


def _convert(python: str, mode: str, list_: Path, output: Path) -> dict[str, bytes]:
    """Return what a Python writes for a list, by path, and what it says."""
    packages = os.pathsep.join([str(ROOT / "scripts"), sysconfig.get_path("purelib")])
    arguments = ["convert", "--catalogue", list_.name, "--output", str(output)]
    done = subprocess.run(
        [python, "-s", str(TESTS / "elsewhere.py"), mode, str(list_.with_suffix(".answers")), *arguments],
        cwd=list_.parent,
        env={**os.environ, "PYTHONPATH": packages, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    said = (done.stdout + done.stderr).replace(bytes(output), b"")
    assert done.returncode in {0, 1}, said.decode()
    files = {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and FOLDER not in path.parts  # which has the numbers of files on this disk
    }
    assert "bib/survey.bib" in files, said.decode()
    return {"": said, **files}


@pytest.fixture(scope="module", params=["catalogue", "sample", "odd"])
def converted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, bytes]]:
    """A list with its records, and what this Python writes for it."""
    folder = tmp_path_factory.mktemp(request.param)
    path = folder / f"{request.param}.md"
    if request.param == "odd":
        path.write_text(ODD, encoding="utf-8")
    elif request.param == "catalogue":  # our own
        shutil.copytree(ROOT / "bib", folder, dirs_exist_ok=True)
    else:
        shutil.copy(CASES / "sample.md", path)
        for record in CASES.glob("sample-*.toml"):
            shutil.copy(record, folder / record.name.removeprefix("sample-"))
    return path, _convert(sys.executable, "record", path, folder / "here")


@pytest.mark.parametrize("version", VERSIONS)
def test_the_same_bytes_on_another_python(
    version: str, converted: tuple[Path, dict[str, bytes]], capfd: pytest.CaptureFixture[str]
) -> None:
    """Another Python writes the same files and says the same of a list."""
    path, expected = converted
    pythons = list(find_pythons(version))
    if not pythons:
        pytest.skip(f"NOT TESTED: there is no other Python {version}; try: apt-get install python{version}")
    for number, python in enumerate(pythons):
        found = _convert(str(python), "replay", path, path.parent / f"{version}-{number}")
        assert found.keys() == expected.keys(), python
        assert [name for name in found if found[name] != expected[name]] == [], python
    with capfd.disabled():
        sys.stdout.write(f"\nThe same bytes for {path.stem}.md: {', '.join(map(str, pythons))}\n")


@pytest.mark.parametrize(
    ("text", "size", "bold", "expected"),
    [
        ("", 15, False, 0.0),
        ("0123456789", 1, False, 6.5),  # 0.65 ten times; added up one by one it is 6.500000000000001
        ("Multilingual Large Language Models", 15, False, 302.7),
        ("Multilingual Large Language Models", 15, True, 339.024),
        ("Zoë Müller-Łukasz, 2024", 11, False, 156.85999999999999),
        ("多语言模型 🔥 🫨", 12, False, 103.32),
        ("e\u0301\u200d🇩🇪", 10, False, 23.5),
    ],
)
def test_golden_widths(text: str, size: float, bold: bool, expected: float) -> None:
    """A text is exactly as wide as it was, so that figures stay as they are."""
    assert repr(width(text, size, bold=bold)) == repr(expected)


def test_each_character_has_the_same_width_everywhere() -> None:
    """No Python gives another width to any character, be it newer than the Unicode that Python knows."""
    widths = ",".join(f"{_em(chr(code)):g}" for code in range(sys.maxunicode + 1))
    assert (
        hashlib.sha256(widths.encode()).hexdigest()
        == "773a1c1815f7db7d2dc439e1853a1db845a872be3fd5e930a1d3d5d0e7225a69"
    )
