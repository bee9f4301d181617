"""Measure conversion, builds, growth: `python tests/benchmarks [LISTINGS …]`; --help names what else it can.

Each number is of a process of its own: CPU time (user and system) and peak memory; the median of the runs.
The yardstick is Sphinx with MyST, sphinx-design and the same theme on the same pages, with a plain link in
place of each citation and reference, and without a bibliography. The pages of works, which the yardstick has
not, are measured by building with them and without. Speed varies between machines and from minute to minute,
so the runs of one round follow each other at once, and ratios are what to compare.
"""

import argparse
import importlib.util
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus import Shape, change_title, make_catalogue
from growth import MOST, measure_growth
from processes import Cost, measure
from variants import count_works, write_mkdocs, write_plain, write_stock, write_without_works

SPHINX = ("-m", "sphinx", "-q", "-b", "html")
SIZES = (187, 1_000, 10_000)
REPEATED = 5  # builds of about a second, which a moment's noise would spoil
SLACK = 1.5  # how far over its target a ratio may be before --guard fails

# Ratio to the yardstick by number of listings, up to which the target holds.
TARGETS: dict[str, dict[int, float]] = {
    "full build": {187: 1.5, 1_000: 1.7, 10_000: 1.9},
    "nothing changed": {187: 1.1, 1_000: 1.1, 10_000: 1.5},
    "one listing changed": {187: 1.2, 1_000: 1.2, 10_000: 1.5},
    "peak memory": {187: 1.2, 1_000: 1.3, 10_000: 1.4},
}
# Milliseconds a page, and seconds.
A_PAGE = {187: 15.0, 1_000: 15.0, 10_000: 15.0}
CONVERSION = {187: 0.2, 1_000: 0.4, 10_000: 2.0, 100_000: 25.0}


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """What one round measured."""

    conversion: float  # seconds of CPU time, without start-up
    conversion_memory: float  # MB
    ours: dict[str, Cost]
    plain: dict[str, Cost]
    page_of_work: float  # milliseconds of CPU time
    peers: dict[str, Cost]

    def ratios(self) -> dict[str, float]:
        """Return each ratio by its name."""
        times = {name: cost.cpu / self.plain[name].cpu for name, cost in self.ours.items()}
        return times | {
            "peak memory": max(cost.memory for cost in self.ours.values())
            / max(cost.memory for cost in self.plain.values())
        }


def convert(catalogue: Path, output: Path) -> Cost:
    """Return the cost of one conversion."""
    return measure("-m", "survey_companion", "convert", "--catalogue", catalogue, "--output", output)


def measure_round(listings: int, shape: Shape, peers: list[str], folder: Path) -> Round:
    """Convert and build a list of that size once, in an empty folder."""
    empty, catalogue, survey = folder / "empty.md", folder / "list.md", folder / "survey"
    empty.write_text(make_catalogue(1), encoding="utf-8")
    catalogue.write_text(make_catalogue(listings, shape), encoding="utf-8")
    start_up = convert(empty, folder / "empty")
    conversion = convert(catalogue, survey)
    ours: dict[str, Cost] = {}
    plain: dict[str, Cost] = {}
    for step in ("full build", "nothing changed", "one listing changed"):
        if step == "one listing changed":
            catalogue.write_text(change_title(catalogue.read_text(encoding="utf-8")), encoding="utf-8")
            convert(catalogue, survey)
        own_docs = write_without_works(survey, folder / "ours")
        plain_docs = write_plain(survey, folder / "plain")
        times = REPEATED if step == "nothing changed" else 1
        costs = [
            (measure(*SPHINX, own_docs, folder / "html"), measure(*SPHINX, plain_docs, folder / "plain-html"))
            for _ in range(times)
        ]
        ours[step], plain[step] = sorted(costs, key=lambda pair: pair[0].cpu / pair[1].cpu)[times // 2]
    whole = measure(*SPHINX, survey / "docs", folder / "survey-html")
    return Round(
        conversion=conversion.cpu - start_up.cpu,
        conversion_memory=conversion.memory,
        ours=ours,
        plain=plain,
        page_of_work=1_000 * (whole.cpu - ours["full build"].cpu) / count_works(survey),
        peers=dict(_measure_peers(peers, survey, folder)),
    )


def _measure_peers(peers: list[str], survey: Path, folder: Path) -> Iterator[tuple[str, Cost]]:
    if "stock" in peers:
        docs = write_stock(survey, folder / "stock")
        yield "sphinxcontrib-bibtex", measure(*SPHINX, docs, folder / "stock-html")
        yield "sphinxcontrib-bibtex, nothing changed", measure(*SPHINX, docs, folder / "stock-html")
    if "mkdocs" in peers:
        settings = write_mkdocs(survey, folder / "mkdocs")
        yield "MkDocs, plain links", measure("-m", "mkdocs", "build", "-q", "-f", settings)


def describe(listings: int, rounds: list[Round]) -> Iterator[tuple[str, str]]:
    """Yield the lines of the table of one size, and what is wrong with each for --guard."""
    ratios = [each.ratios() for each in rounds]
    for name, targets in TARGETS.items():
        ratio = statistics.median(each[name] for each in ratios)
        target = targets.get(listings)
        last = rounds[-1]
        if name == "peak memory":
            detail = " / ".join(
                f"{max(cost.memory for cost in each.values()):,.0f} MB" for each in (last.ours, last.plain)
            )
        else:
            detail = f"{last.ours[name].cpu:,.2f} s / {last.plain[name].cpu:,.2f} s"
        # What has become slow is slow in every run; a moment's noise is in one.
        least = min(each[name] for each in ratios)
        bad = target is not None and least > target * SLACK
        fault = f"{listings:,} listings, {name}: {least:.2f}, more than {SLACK} times {target}" if bad else ""
        yield _line(name, f"{ratio:.2f}", target, detail), fault
    page = statistics.median(each.page_of_work for each in rounds)
    yield _line("work pages on top, each", f"{page:.1f} ms", A_PAGE.get(listings), ""), ""
    seconds = statistics.median(each.conversion for each in rounds)
    memory = max(each.conversion_memory for each in rounds)
    yield _line("conversion alone", f"{seconds:.2f} s", CONVERSION.get(listings), f"{memory:,.0f} MB"), ""
    for name in rounds[0].peers:
        cost = statistics.median(each.peers[name].cpu / each.plain["full build"].cpu for each in rounds)
        yield _line(name, f"{cost:.2f}", None, f"{rounds[-1].peers[name].cpu:,.2f} s"), ""


def _line(name: str, value: str, target: float | None, detail: str) -> str:
    wanted = "" if target is None else f"≤ {target:g}"
    return f"  {name:<38} {value:>9}  {wanted:<7} {detail}".rstrip()


def measure_conversion(listings: int, shape: Shape, folder: Path) -> str:
    """Return the line of a size too large to build, measured in an empty folder."""
    catalogue = folder / "list.md"
    catalogue.write_text(make_catalogue(listings, shape), encoding="utf-8")
    cost = convert(catalogue, folder / "survey")
    return _line(
        "conversion, with start-up", f"{cost.cpu:.2f} s", CONVERSION.get(listings), f"{cost.memory:,.0f} MB"
    )


def main() -> None:
    """Print a table for each size as soon as it is known."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("listings", type=int, nargs="*", help="how many (187, 1,000 and 10,000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (3)")
    parser.add_argument("--shape", type=Shape, choices=list(Shape), default=Shape.USUAL)
    parser.add_argument("--stock", action="store_true", help="also sphinxcontrib-bibtex alone")
    parser.add_argument("--mkdocs", action="store_true", help="also MkDocs on plain links")
    parser.add_argument(
        "--guard",
        action="store_true",
        help=f"fail if a ratio is over {SLACK} times its target in each run, or a growth over {MOST}",
    )
    parser.add_argument(
        "--growth",
        action="store_true",
        help="what twice as much costs; --guard asks it, too, and without sizes nothing else is measured",
    )
    wanted = parser.parse_args()
    peers = [name for name in ("stock", "mkdocs") if getattr(wanted, name)]
    if "mkdocs" in peers and importlib.util.find_spec("mkdocs") is None:
        sys.exit("MkDocs is not installed; try: .venv/bin/python -m pip install mkdocs")
    # Nothing is removed before the end: for half a minute after many files were removed, ext4 takes up to
    # twenty times as long to make new ones, which the next round would pay for.
    with tempfile.TemporaryDirectory() as folder:
        faults = list(_measure_all(wanted, peers, Path(folder)))
    if wanted.guard or wanted.growth:
        faults += _measure_growth()
    if wanted.guard and faults:
        sys.exit("too slow:\n" + "\n".join(faults))


def _measure_all(wanted: argparse.Namespace, peers: list[str], folder: Path) -> Iterator[str]:
    """Print the tables, and yield what is wrong for --guard."""
    for listings in wanted.listings or ([] if wanted.growth else SIZES):
        print(
            f"{listings:,} listings, {wanted.shape}: CPU time and memory as a ratio to plain links",
            flush=True,
        )
        if listings > 20_000:
            print(measure_conversion(listings, wanted.shape, _empty(folder)), flush=True)
            continue
        rounds = [measure_round(listings, wanted.shape, peers, _empty(folder)) for _ in range(wanted.runs)]
        for line, fault in describe(listings, rounds):
            print(line, flush=True)
            if fault:
                yield fault


def _measure_growth() -> Iterator[str]:
    """Print what twice as much of each kind costs, and yield what is wrong for --guard."""
    print(f"texts made to be slow: what twice the length costs, at most {MOST:g} times", flush=True)
    for line, faults in measure_growth():
        print(line, flush=True)
        yield from faults


def _empty(folder: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=folder))


if __name__ == "__main__":
    main()
