"""`make mutants`: makes a fixed random sample of small code changes, and counts those that the tests notice.

mutmut makes the changes, and runs for each the tests that reach it: https://mutmut.readthedocs.io
It works in a copy without the decorators for caches, since it skips functions with a decorator.
It changes nothing outside functions, such as regular expressions.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
WINGS = ("joining", "audit", "text")
WHOLE = "tests/pages/test_pages.py"  # tests of the output for a whole list, including reports of problems
SEED = 21
CHILDREN = "2"  # processes
SETTINGS = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = {changed}
also_copy = ["bib", "docs", "README.md", "CITATION.cff", "LICENSE", "Makefile"]
pytest_add_cli_args = ["-p", "no:cacheprovider", "--hypothesis-profile", "quick"]
pytest_add_cli_args_test_selection = {tests}
use_git_change_detection = false
track_dependencies = false
timeout_multiplier = 2.0
timeout_constant = 10.0
"""
_CACHE = re.compile(r"^ *@(?:lru_)?cache(?:\(.*\))? *(?:#.*)?\n", re.MULTILINE)
NOTICED = {"killed", "timeout", "segfault"}


def sample(folder: Path, wings: Sequence[str], number: int) -> Counter[str]:
    """Test `number` changes of the wings in a copy, print those not noticed, and count the outcomes."""
    prepare(folder, wings)
    _mutmut(folder, "run", "none", check=False)  # makes all changes and runs the tests on unchanged code
    found = re.findall(r"^ *(\S+): not checked$", _mutmut(folder, "results", "--all", "true"), re.MULTILINE)
    chosen = random.Random(SEED).sample(sorted(found), min(number, len(found)))  # noqa: S311  (no secret)
    _mutmut(folder, "run", "--max-children", CHILDREN, *chosen)
    results = dict(re.findall(r"^ *(\S+): (.+)$", _mutmut(folder, "results", "--all", "true"), re.MULTILINE))
    for name in chosen:
        if results[name] not in NOTICED:
            sys.stdout.write(f"\n{_mutmut(folder, 'show', name)}")
            sys.stdout.flush()
    return Counter(results[name] for name in chosen)


def prepare(folder: Path, wings: Sequence[str]) -> None:
    """Copy the sources to the folder, and add settings for mutmut: what to change, and which tests to run."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split():
        copy = folder / re.sub("^scripts/", "src/", name)  # mutmut supports src/, not scripts/
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, copy)
    changed = [f"src/survey_companion/{wing}/*" for wing in wings]
    for path in (path for wing in wings for path in folder.glob(f"src/survey_companion/{wing}/**/*.py")):
        path.write_text(_CACHE.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    tests = [*(f"tests/{wing}" for wing in wings), WHOLE]
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS.format(changed=changed, tests=tests))


def _mutmut(folder: Path, *arguments: str, check: bool = True) -> str:
    """Return what a command of mutmut prints; programs that the tests start run the unchanged code."""
    paths = [str(folder / "src"), os.environ.get("PYTHONPATH", "")]
    # A folder for what tests write: pytest would tidy up after earlier runs at each start in the usual one.
    (folder / "written").mkdir(exist_ok=True)
    more = {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "TMPDIR": str(folder / "written")}
    command = [sys.executable, "-P", "-m", "mutmut", *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if check and done.returncode:
        sys.exit(f"{done.stdout}\n{done.stderr}")
    return done.stdout


def main() -> None:
    """Print the changes that no test notices, and the share of those that are noticed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("wings", nargs="*", default=WINGS, help="folders of the package (joining audit text)")
    parser.add_argument("--number", type=int, default=300, help="how many changes to try (300)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="survey-mutants-") as folder:
        results = sample(Path(folder), asked.wings, asked.number)
    tried = results.total()
    noticed = sum(results[name] for name in NOTICED)
    sys.stdout.write(f"\n{noticed} of {tried} changes noticed ({noticed / tried:.0%}): {dict(results)}\n")


if __name__ == "__main__":
    main()
