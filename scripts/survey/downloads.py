"""A survey → the files that readers take with them: each work, each section and the whole.

Input: a `Survey`. Output: the text of every file by its path under `docs/`; Sphinx copies
what is in `extra/` to the site as it is, so addresses like `exports/sections/sec-….bib` last.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from survey.bibtex import join_entries, render_entry
from survey.exports import (
    join_csl,
    join_ris,
    render_csl_item,
    render_resources_csv,
    render_ris_record,
    render_works_csv,
)
from survey.model import CitationKey, Survey, Work

FOLDER = PurePosixPath("extra/exports")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Format:
    suffix: str
    render: Callable[[Work], str]  # a single work
    join: Callable[[Iterable[str]], str]


def render_exports(survey: Survey) -> dict[PurePosixPath, str]:
    """Return every file; a single work has files of its own once a record describes it.

    A work stands in several files, but is rendered once for each format.
    """
    formats = (
        _Format(suffix="bib", render=render_entry, join=lambda texts: join_entries(texts, survey.source)),
        _Format(suffix="json", render=render_csl_item, join=join_csl),
        _Format(suffix="ris", render=render_ris_record, join=join_ris),
    )
    groups = _groups(survey)
    files: dict[PurePosixPath, str] = {}
    for form in formats:
        texts = {work.key: form.render(work) for work in (*survey.works, *survey.cited)}
        for name, keys in groups.items():
            files[FOLDER / f"{name}.{form.suffix}"] = form.join(texts[key] for key in keys)
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
