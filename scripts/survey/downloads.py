"""A survey → the files that readers take with them: each work, each section and the whole.

Input: a `Survey`. Output: the text of every file by its path under `docs/`; Sphinx copies
what is in `extra/` to the site as it is, so addresses like `exports/sections/sec-….bib` last.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from survey.bibtex import join_entries, render_entry
from survey.exports import (
    csl_item,
    join_csl,
    join_ris,
    render_csl_item,
    render_resources_csv,
    render_ris_record,
    render_works_csv,
)
from survey.model import CitationKey, Survey

FOLDER = PurePosixPath("extra/exports")


def render_exports(survey: Survey) -> dict[PurePosixPath, str]:
    """Return every file; a single work has files of its own once a record describes it.

    A work stands in several files, but is rendered once for each format.
    """
    works = {work.key: work for work in (*survey.works, *survey.cited)}
    items = {key: csl_item(work) for key, work in works.items()}
    texts = {
        "bib": {key: render_entry(work) for key, work in works.items()},
        "json": {key: render_csl_item(item) for key, item in items.items()},
        "ris": {key: render_ris_record(works[key], item) for key, item in items.items()},
    }
    joins: dict[str, Callable[[Iterable[str]], str]] = {
        "bib": lambda entries: join_entries(entries, survey.source),
        "json": join_csl,
        "ris": join_ris,
    }
    files: dict[PurePosixPath, str] = {}
    for name, keys in _groups(survey).items():
        for suffix, join in joins.items():
            files[FOLDER / f"{name}.{suffix}"] = join(texts[suffix][key] for key in keys)
    files[FOLDER / "works.csv"] = render_works_csv(survey.works)
    files[FOLDER / "resources.csv"] = render_resources_csv(survey.resources, survey.facts)
    return files


def _groups(survey: Survey) -> dict[str, Sequence[CitationKey]]:
    """Return the keys in each file, sorted."""
    groups: dict[str, list[CitationKey]] = defaultdict(list)
    for work in sorted((*survey.works, *survey.cited), key=lambda work: work.key):
        groups["survey"].append(work.key)
        for section in work.sections:
            groups[f"sections/{section.anchor}"].append(work.key)
        if work.facts:
            groups[f"works/{work.key}"].append(work.key)
    return {"survey": [], **groups}
