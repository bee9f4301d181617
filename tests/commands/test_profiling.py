"""`survey build --profile` says where the time went."""

import cProfile
import pstats
import re
import subprocess
import sys
from pathlib import Path

import pytest

from survey_companion.commands.profiling import name_package, profiled, render_profile

LIST = """# A List

## Stones

### Large Stones

- [2023] **Stones.** Doe et al. *ACL 2023*. [[paper]](https://aclanthology.org/2023.acl-long.1/)
"""


def test_a_build_tells_its_steps(tmp_path: Path) -> None:
    """The site is built as ever, and the table names the steps of the conversion and of Sphinx."""
    (tmp_path / "list.md").write_text(LIST, encoding="utf-8")
    command = [sys.executable, "-m", "survey_companion", "build", "--profile", "--catalogue", "list.md"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (tmp_path / "list-site/docs/_build/html/index.html").is_file(), done.stderr
    for step in ("read the list", "write what has changed", "read pages", "write pages", "fill templates"):
        assert re.search(rf"^ +\d+\.\d\d s +\d+%  +{step}", done.stderr, re.MULTILINE), step
    assert re.search(r"\d+%  sphinx$", done.stderr, re.MULTILINE)
    assert pstats.Stats(str(tmp_path / "list-site/docs/_build/build.prof")).total_calls > 10_000  # type: ignore[attr-defined]


def test_a_failure_is_profiled_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What ended early still took time, and its exit code stays."""
    target = tmp_path / "build.prof"

    def write(data: bytes) -> Path:
        target.write_bytes(data)
        return target

    with pytest.raises(SystemExit, match="1"), profiled(write):
        sys.exit(1)
    assert pstats.Stats(str(target)).total_calls > 0  # type: ignore[attr-defined]
    assert "in the code of" in capsys.readouterr().err


def test_own_time_adds_up() -> None:
    """The shares of all packages are those of one whole."""
    profile = cProfile.Profile()
    profile.runcall(sorted, range(1000), key=lambda number: -number)
    shares = [int(found) for found in re.findall(r"(\d+)%", "\n".join(render_profile(pstats.Stats(profile))))]
    assert 95 <= sum(shares) <= 105


@pytest.mark.parametrize(
    ("path", "package"),
    [
        ("/x/lib/python3.11/site-packages/sphinx/builders/html/__init__.py", "sphinx"),
        ("/x/site-packages/sphinxcontrib/bibtex/domain.py", "sphinxcontrib.bibtex"),
        ("/x/scripts/survey_companion/pages/work_page.py", "survey_companion.pages.work_page"),
        ("/x/scripts/survey_companion/sphinx/editions/typst/base.py", "survey_companion.sphinx.editions"),
        ("/usr/lib/python3.11/json/decoder.py", "Python"),
        ("~", "Python"),
    ],
)
def test_packages_are_named(path: str, package: str) -> None:
    """Our own code is named by module, that of others by package."""
    assert name_package(path) == package
