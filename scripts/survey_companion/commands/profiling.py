"""Profiles a build.

Input: the code in a `with` block. Output: a table of steps with their times, a table of packages with the
times of their own code, and a file for `python -m pstats` or a viewer such as snakeviz.
Profiling makes everything about twice as slow; only the ratios of the times mean something.
"""

import cProfile
import marshal
import pstats
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

import click

# The name of a step, and the file and name of its function; an indented step is part of the one above.
_STEPS = (
    ("read the list and its records", "survey_companion/project/inputs.py", "read_survey"),
    ("render pages, exports and figures", "survey_companion/project/conversion.py", "render_files"),
    ("write what has changed", "survey_companion/project/disk.py", "write_files"),
    ("start Sphinx", "sphinx/application.py", "__init__"),
    ("read pages", "sphinx/builders/__init__.py", "read"),
    ("  parse", "myst_parser/parsers/sphinx_.py", "parse"),
    ("  transform", "sphinx/transforms/__init__.py", "apply_transforms"),
    ("  make citations and references", "sphinxcontrib/bibtex/domain.py", "env_updated"),
    ("write pages", "sphinx/builders/__init__.py", "write"),
    ("  resolve links and citations", "sphinx/environment/__init__.py", "get_and_resolve_doctree"),
    ("  translate to HTML", "docutils/nodes.py", "walkabout"),
    ("  fill templates", "sphinx/jinja2glue.py", "render"),
    ("finish: search index, inventory, files", "sphinx/builders/html/__init__.py", "finish"),
)
_MOST = 12  # packages in the table
_OWN = "survey_companion"


@contextmanager
def profiled(write: Callable[[bytes], Path]) -> Iterator[None]:
    """Profile the block; at its end print the tables and write the profile, even after a failure.

    `write` writes the profile to a file, and returns the path.
    """
    profile = cProfile.Profile()
    profile.enable()
    try:
        yield
    finally:
        profile.disable()
        stats = pstats.Stats(profile)
        click.echo("\n".join(render_profile(stats)), err=True)
        data = marshal.dumps(stats.stats)  # type: ignore[attr-defined]  # what `pstats` reads
        click.echo(f"All of it: python -m pstats {write(data)}", err=True)


def render_profile(stats: pstats.Stats) -> Iterator[str]:
    """Yield the lines of both tables."""
    timed: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = stats.stats  # type: ignore[attr-defined]
    total: float = stats.total_tt or 1.0  # type: ignore[attr-defined]
    yield f"{total:8.2f} s  in all, while watched"
    for title, path, name in _STEPS:
        times = [time[3] for place, time in timed.items() if place[0].endswith(path) and place[2] == name]
        if times:
            yield f"{max(times):8.2f} s  {max(times) / total:4.0%}  {title}"
    yield "in the code of"
    packages: dict[str, float] = defaultdict(float)  # seconds
    for (path, _, _), (_, _, own, _, _) in timed.items():
        packages[name_package(path)] += own
    for package, own in sorted(packages.items(), key=lambda each: -each[1])[:_MOST]:
        yield f"{own:8.2f} s  {own / total:4.0%}  {package}"


def name_package(path: str) -> str:
    """Return the package of a file, and its module if the package is this one; C code counts as Python's."""
    parts = PurePath(path).with_suffix("").parts
    if "site-packages" in parts:
        inside = parts[parts.index("site-packages") + 1 :]
        return ".".join(inside[:2]) if inside[0] == "sphinxcontrib" else inside[0]
    if _OWN in parts:
        return ".".join(parts[len(parts) - 1 - parts[::-1].index(_OWN) :][:3])
    return "Python"
