"""What `survey check` costs the owner of a list: `python tests/benchmarks/check.py [LINES …] [--guard]`.

CPU time (user and system) in a project as `survey init` makes it, without that of starting the interpreter
and importing the command, which a list of one line shows; the median of the runs.
"""

import argparse
import itertools
import re
import statistics
import sys
import tempfile
from pathlib import Path

from corpus import make_catalogue
from processes import measure, measure_program

# The lines of `corpus`, and longer ones with other marks.
FORMS = {
    "usual": r"\g<0>",
    "quoted": r'- **Pebble**: "\2", \4, \1 (*The Stone Club of \3*). \5[[GitHub](https://example.org/code)]',
}
_LINE = re.compile(r"- \[(\d+)\] \*\*(.+)\*\* \*(.+?)\* `(.+?)` (\[\[paper\]\(\S+\)\])?.*")
LINES = (2_400,)
TARGET = 1.0  # seconds above start for 2,400 lines; of other sizes in proportion
SLACK = 2.0  # how far over the target each run may be before --guard fails


def make_project(lines: int, form: str, folder: Path) -> Path:
    """Return a project with a list of that many papers in one form."""
    folder.mkdir()
    (folder / "README.md").write_text(_LINE.sub(FORMS[form], make_catalogue(lines)), encoding="utf-8")
    measure("-m", "survey_companion", "init", folder)
    return folder


def check(project: Path) -> float:
    """Return the CPU time of one check, in seconds."""
    return measure_program(sys.executable, "-m", "survey_companion", "check", folder=project).cpu


def measure_check(lines: int, form: str, runs: int, folder: Path) -> list[float]:
    """Return the CPU time above start of each run, in seconds."""
    least, project = (make_project(each, form, folder / str(each)) for each in (1, lines))
    return [check(project) - check(least) for _ in range(runs)]


def main() -> None:
    """Print the time of each size as soon as it is known."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("lines", type=int, nargs="*", help="how many papers are listed (2,400)")
    parser.add_argument("--runs", type=int, default=5, help="how often each is measured (5)")
    parser.add_argument(
        "--guard", action="store_true", help=f"fail if each run is over {SLACK:g} times the target"
    )
    wanted = parser.parse_args()
    faults = []
    for lines, form in itertools.product(wanted.lines or LINES, FORMS):
        with tempfile.TemporaryDirectory() as folder:
            seconds = measure_check(lines, form, wanted.runs, Path(folder))
        target = TARGET * lines / LINES[0]
        name = f"survey check, {lines:,} {form} lines"
        print(f"{name}: {statistics.median(seconds):.2f} s above start, ≤ {target:.2f}", flush=True)
        # What has become slow is slow in every run; a moment's noise is in one.
        if min(seconds) > SLACK * target:
            faults.append(f"{name}: {min(seconds):.2f} s, more than {SLACK:g} times {target:.2f}")
    if wanted.guard and faults:
        sys.exit("too slow:\n" + "\n".join(faults))


if __name__ == "__main__":
    main()
