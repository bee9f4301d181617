"""What a process costs: elapsed time, CPU time and peak memory."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    elapsed: float  # seconds
    cpu: float  # seconds
    memory: float  # MB


def measure(*arguments: str | Path) -> Cost:
    """Run Python with the arguments and return its cost; a failure ends the benchmark."""
    return measure_program(sys.executable, *arguments)


def measure_program(*arguments: str | Path, folder: Path | None = None) -> Cost:
    """Run a program in a folder and return its cost; a failure ends the benchmark."""
    command = [*map(str, arguments)]
    start = time.perf_counter()
    with (
        tempfile.TemporaryFile() as messages,
        subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=messages, stderr=messages, cwd=folder
        ) as process,
    ):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            messages.seek(0)
            sys.exit(f"failed: {' '.join(command)}\n{messages.read().decode()}")
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
