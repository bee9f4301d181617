"""Typst source → PDF, as often as it takes until all page numbers are right.

    python typesetting.py source.typ target.pdf --fonts DIR --standard ua-1 --moment 2024-01-31

Input: a source that reads the positions of all link targets in the last run from `positions.json` beside it,
and ends in a value labelled `<positions>` with those of the present run. So links and page numbers are plain
values in each run. If the compiler had to find them itself, it would lay out each page several times, and
take three times the time and memory.
Output: the PDF. Only fonts of the compiler and of the given folders are used, so that every machine gives the
same result.

The compiler runs in another process. It caches its results, so that its next run is faster but needs half as
much memory again; for a large source, each run therefore has a new process.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import typst

_POSITIONS = "positions.json"
_MOST_RUNS = 6
_LARGE = 1_500_000  # bytes of a source; the compiler takes about 3 MB per page
_UNSETTLED = "page numbers do not settle: each run moves what the last one named"


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """The result of a run of the compiler."""

    error: str | None = None  # why there is no PDF
    warnings: list[str] = field(default_factory=list)
    positions: str = "{}"  # JSON


Run: TypeAlias = Callable[[bool], Outcome]  # a run of the compiler; with a true argument, it writes no PDF


def set_pdf(
    source: Path, target: Path, fonts: Sequence[Path], standards: Sequence[str], day: str | None
) -> Outcome:
    """Typeset a book, and return the outcome of the last run.

    `day`, YYYY-MM-DD, becomes the date in the file; without it, that is the first of January 1970.
    """
    options = [f"--fonts={folder}" for folder in fonts] + [f"--standard={name}" for name in standards]
    options += [f"--moment={day}"] if day else []
    # -P: import nothing from the current folder, which may be a stranger's. Run by its path: with -m, Python
    # would first import the whole builder.
    command = [
        sys.executable,
        "-P",
        __file__,
        *options,
        str(source),
        str(target),
    ]
    if source.stat().st_size < _LARGE:
        outcome = _start([*command, "--settle"])
    else:
        outcome = _settle(lambda is_draft: _start([*command, "--draft"] if is_draft else command), source)
    packed = _start([*command, "--pack"]) if outcome.error is None else Outcome()
    return replace(outcome, error=outcome.error or packed.error)


def _settle(run: Run, source: Path) -> Outcome:
    """Run the compiler until the positions that a run reads are those that it finds."""
    told = source.with_name(_POSITIONS)
    told.write_text("{}", encoding="utf-8")
    outcome = run(True)  # the first positions are always wrong, so no PDF is needed
    for _ in range(_MOST_RUNS):
        if outcome.error:
            return outcome
        known = outcome.positions
        told.write_text(known, encoding="utf-8")
        outcome = run(False)
        if _pages_of(outcome.positions) == _pages_of(known):
            return outcome
    return replace(outcome, warnings=[*outcome.warnings, _UNSETTLED])


def _start(command: Sequence[str]) -> Outcome:
    """Run this module in another process."""
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)  # noqa: S603  (our own command)
    if done.returncode:
        return Outcome(error=f"the compiler stopped with exit code {done.returncode}")
    return Outcome(**json.loads(done.stdout))


def _pages_of(positions: str) -> dict[str, list[tuple[int, str]]]:
    """Return the pages of all link targets; their heights on the page may still differ a little."""
    known = json.loads(positions)
    places = {name: [place] for name, place in known.get("places", {}).items()}
    return {
        name: [(place["page"], place["shown"]) for place in found]
        for name, found in (places | known.get("cited", {})).items()
    }


def main() -> None:
    """Compile according to the arguments, and print the outcome as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--draft", action="store_true", help="Find the positions alone; write no PDF.")
    parser.add_argument("--settle", action="store_true", help="Run until all page numbers are right.")
    parser.add_argument("--pack", action="store_true", help="Make a PDF that is there smaller.")
    parser.add_argument("--fonts", type=Path, action="append", default=[])
    parser.add_argument("--standard", action="append", default=[])
    parser.add_argument("--moment", type=datetime.fromisoformat, default=datetime.fromtimestamp(0, UTC))
    wanted = parser.parse_args()
    if wanted.pack:
        sys.stdout.write(json.dumps(asdict(_pack(wanted.target))))
        return
    run = _prepare(wanted)
    outcome = _settle(run, wanted.source) if wanted.settle else run(wanted.draft)
    sys.stdout.write(json.dumps(asdict(outcome)))


def _prepare(wanted: argparse.Namespace) -> Run:
    """Return a function that runs the compiler, which reads all files again in each run."""
    import typst  # noqa: PLC0415  (only the other process needs it)

    compiler = typst.Compiler(
        wanted.source,
        root=wanted.source.parent,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=wanted.fonts),
    )

    def run(is_draft: bool) -> Outcome:
        try:
            warnings = [] if is_draft else _write(compiler, wanted)
            positions = compiler.query("<positions>", field="value", one=True)
        except typst.TypstError as error:
            return Outcome(error=error.diagnostic.strip())
        except OSError as error:  # a full disk
            return Outcome(error=f"cannot write {wanted.target.name}: {error}")
        except RuntimeError as error:  # a limit of the compiler, such as for the length of a link
            return Outcome(error=str(error))
        return Outcome(warnings=warnings, positions=positions)

    return run


def _write(compiler: "typst.Compiler", wanted: argparse.Namespace) -> list[str]:
    """Write the PDF, and return the compiler's warnings."""
    _, warnings = compiler.compile_with_warnings(
        output=wanted.target,
        format="pdf",
        pdf_standards=wanted.standard,
        timestamp=wanted.moment.replace(tzinfo=UTC),
    )
    return [warning.diagnostic.strip() for warning in warnings]


def _pack(target: Path) -> Outcome:
    """Make a file smaller, and let it open with its outline; what it says and claims stays as it is.

    The compiler writes tens of thousands of small objects, each uncompressed; together they take a tenth.
    """
    import pikepdf  # noqa: PLC0415  (only the other process needs it)

    packed = target.with_name(f"{target.name}.packed")
    pikepdf.settings.set_flate_compression_level(9)
    try:
        with pikepdf.open(target) as book:
            book.Root.PageMode = pikepdf.Name.UseOutlines
            book.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        packed.replace(target)
    except (OSError, RuntimeError, pikepdf.PdfError) as error:  # a full disk
        return Outcome(error=f"cannot write {target.name}: {error}")
    return Outcome()


if __name__ == "__main__":
    main()
