"""Typst source → PDF, in a process of its own: the compiler takes much memory and keeps it to the end.

    python -m survey.typesetting source.typ target.pdf --fonts DIR --standard ua-1 --moment 2024-01-31

Output: the PDF, and on standard output a JSON object with `error` and `warnings`, each as the compiler puts
it. Only the fonts of the compiler and of the folders named are used, so that every machine sets the same.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What the compiler said."""

    error: str | None = None  # why there is no PDF
    warnings: list[str] = field(default_factory=list)


def set_pdf(
    source: Path, target: Path, fonts: Sequence[Path], standards: Sequence[str], day: str | None
) -> Outcome:
    """Set a book in another process, and return what the compiler said of it.

    The day, YYYY-MM-DD, is that which the file bears; without one it bears the first of 1970.
    """
    options = [f"--fonts={folder}" for folder in fonts] + [f"--standard={name}" for name in standards]
    options += [f"--moment={day}"] if day else []
    command = [sys.executable, "-m", "survey.typesetting", *options, str(source), str(target)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603  (our own command)
    return Outcome(**json.loads(done.stdout))


def main() -> None:
    """Compile as the arguments say, and print the outcome."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--fonts", type=Path, action="append", default=[])
    parser.add_argument("--standard", action="append", default=[])
    parser.add_argument("--moment", type=datetime.fromisoformat, default=datetime.fromtimestamp(0, UTC))
    sys.stdout.write(json.dumps(asdict(_compile(parser.parse_args()))))


def _compile(wanted: argparse.Namespace) -> Outcome:
    import typst  # noqa: PLC0415  (the other half of this module has no need of it)

    try:
        pdf, warnings = typst.compile_with_warnings(
            wanted.source,
            root=wanted.source.parent,
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=wanted.fonts),
            pdf_standards=wanted.standard,
            timestamp=wanted.moment.replace(tzinfo=UTC),
        )
    except typst.TypstError as error:
        return Outcome(error=error.diagnostic.strip())
    wanted.target.write_bytes(pdf)
    return Outcome(warnings=[warning.diagnostic.strip() for warning in warnings])


if __name__ == "__main__":
    main()
