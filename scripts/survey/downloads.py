"""A survey → the files that readers take with them: each work, each section and the whole.

Input: a `Survey`. Output: the text of every file by its path under `docs/`; Sphinx copies
what is in `extra/` to the site as it is, so addresses like `exports/sections/sec-….bib` last.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from survey.bibtex import render_bibtex
from survey.exports import render_csl, render_resources_csv, render_ris, render_works_csv
from survey.model import Survey, Work

FOLDER = PurePosixPath("extra/exports")


def render_exports(survey: Survey) -> dict[PurePosixPath, str]:
    """Return every file; a single work has files of its own once a record describes it."""
    formats: dict[str, Callable[[Iterable[Work]], str]] = {
        "bib": lambda works: render_bibtex(works, survey.source),
        "json": render_csl,
        "ris": render_ris,
    }
    files: dict[PurePosixPath, str] = {}
    for name, works in _groups(survey).items():
        for suffix, render in formats.items():
            files[FOLDER / f"{name}.{suffix}"] = render(works)
    files[FOLDER / "works.csv"] = render_works_csv(survey.works)
    files[FOLDER / "resources.csv"] = render_resources_csv(survey.resources, survey.facts)
    return files


def _groups(survey: Survey) -> dict[str, Sequence[Work]]:
    groups: dict[str, list[Work]] = defaultdict(list)
    for work in survey.works:
        for section in work.sections:
            groups[f"sections/{section.anchor}"].append(work)
    everything = [*survey.works, *survey.cited]
    single = {f"works/{work.key}": [work] for work in everything if work.facts}
    return {"survey": everything, **groups, **single}
