"""`make search`: property tests with random examples, again and again until one fails or time is up.

Chance finds a fault once; written down as an `@example` it is tried in every `make test` from then on.
"""

import secrets
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
ADVICE = """
Keep what was found: write the arguments that are shown with the test's name above the test, as in
    @example(text="- a")
then mend the code, and run: make test
The same search again: {command}
"""


def search(minutes: float, chosen: Sequence[str] = ()) -> int:
    """Return 1 once a property test has failed, 0 when time is up; `chosen` are further words for pytest."""
    end = time.monotonic() + 60 * minutes
    rounds = 0
    while (left := end - time.monotonic()) > 0:
        command = _command(secrets.randbelow(1 << 32), chosen)
        try:
            done = subprocess.run(command, cwd=ROOT, timeout=left, check=False)
        except subprocess.TimeoutExpired:
            break
        if done.returncode:
            sys.stdout.write(ADVICE.format(command=" ".join(command)))
            return 1
        rounds += 1
    sys.stdout.write(f"Nothing found in {minutes:g} minutes: {rounds} whole rounds.\n")
    return 0


def _command(seed: int, chosen: Sequence[str]) -> list[str]:
    """Return one round, which its seed makes repeatable."""
    options = ("--hypothesis-profile=search", f"--hypothesis-seed={seed}", "-m", "hypothesis", "-q", "-x")
    return [sys.executable, "-m", "pytest", *options, *chosen]


if __name__ == "__main__":
    sys.exit(search(float(sys.argv[1]), sys.argv[2:]))
