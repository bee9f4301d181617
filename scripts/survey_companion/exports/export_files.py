"""A survey → the files that readers take with them: each work, each section and the whole.

Input: a `Survey`. Output: the text of every file by its path under `docs/`; Sphinx copies
what is in `extra/` to the site as it is, so addresses like `exports/sections/sec-….bib` last.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from survey_companion.exports.benchmark_csv import render_benchmarks_csv, render_results_csv
from survey_companion.exports.bibtex import join_entries, render_entry
from survey_companion.exports.csv_tables import (
    RESOURCE_FIELDS,
    WORK_FIELDS,
    csl_item,
    join_csl,
    join_ris,
    render_csl_item,
    render_csv,
    render_resources_csv,
    render_ris_record,
    render_rows,
    resource_fields,
    work_fields,
)
from survey_companion.model.survey import CitationKey, Resource, Survey, Work

FOLDER = "extra/exports"


def render_entry_files(survey: Survey) -> dict[CitationKey, str]:
    """Return the BibTeX entry of every work by its key; pages and files both show it."""
    return {work.key: render_entry(work) for work in (*survey.works, *survey.cited)}


def render_exports(survey: Survey, entries: Mapping[CitationKey, str]) -> dict[str, str]:
    """Return every file; a single work has files of its own once a record describes it.

    A work stands in several files, but is rendered once for each format.
    """
    works = {work.key: work for work in (*survey.works, *survey.cited)}
    items = {key: csl_item(work) for key, work in works.items()}
    texts = {
        "bib": entries,
        "json": {key: render_csl_item(item) for key, item in items.items()},
        "ris": {key: render_ris_record(works[key], item) for key, item in items.items()},
    }
    joins: dict[str, Callable[[Iterable[str]], str]] = {
        "bib": lambda entries: join_entries(entries, survey.source),
        "json": join_csl,
        "ris": join_ris,
    }
    files: dict[str, str] = {}
    for name, keys in _groups(survey).items():
        for suffix, join in joins.items():
            files[f"{FOLDER}/{name}.{suffix}"] = join(texts[suffix][key] for key in keys)
    texts["csv"] = dict(zip(works, render_rows(map(work_fields, works.values())), strict=True))
    rows = (texts["csv"][work.key] for work in survey.works)
    files[f"{FOLDER}/works.csv"] = "".join([render_csv([WORK_FIELDS]), *rows])
    files[f"{FOLDER}/resources.csv"] = render_resources_csv(survey.resources, survey.resource_records)
    if survey.benchmarks:
        files[f"{FOLDER}/benchmarks.csv"] = render_benchmarks_csv(survey.benchmarks)
    for slug, table in survey.results.items():
        files[f"{FOLDER}/results/{slug}.csv"] = render_results_csv(table)
    files[f"{FOLDER}/explorer-works.js"] = _script(
        {work.key: _work_item(work, texts) for work in survey.works}, WORK_FIELDS
    )
    files[f"{FOLDER}/explorer-resources.js"] = _script(
        {each.slug: _resource_item(each, survey, texts) for each in survey.resources}, RESOURCE_FIELDS
    )
    return files


# -- what the explorers export ---------------------------------------------------------------------


def _work_item(work: Work, texts: Mapping[str, Mapping[CitationKey, str]]) -> dict[str, object]:
    return {
        "bib": f"{texts['bib'][work.key]}\n",
        "ris": texts["ris"][work.key],
        "csv": texts["csv"][work.key],
    }


def _resource_item(
    resource: Resource, survey: Survey, texts: Mapping[str, Mapping[CitationKey, str]]
) -> dict[str, object]:
    """Return the row of a data resource, and the entries of the papers that it asks to be cited."""
    facts = survey.resource_records.get(resource.slug)
    papers = [CitationKey(key) for key in facts.papers] if facts else []
    return {
        "bib": [f"{texts['bib'][key]}\n" for key in papers if key in texts["bib"]],
        "csv": render_csv([resource_fields(resource, facts)]),
    }


def _script(items: Mapping[str, dict[str, object]], fields: Sequence[str]) -> str:
    """Return a script instead of plain JSON: a page opened from disk may load a script, but read no file."""
    formats = {
        "bib": {"label": "BibTeX", "type": "application/x-bibtex", "head": "", "join": "\n"},
        "ris": {"label": "RIS", "type": "application/x-research-info-systems", "head": "", "join": "\n"},
        "csv": {"label": "CSV", "type": "text/csv", "head": render_csv([fields]), "join": ""},
    }
    rows = ",\n".join(f"{json.dumps(key)}: {json.dumps(item)}" for key, item in items.items())
    return f'surveyExports({{"formats": {json.dumps(formats)}, "items": {{\n{rows}\n}}}});\n'


def _groups(survey: Survey) -> dict[str, Sequence[CitationKey]]:
    """Return the keys in each file, sorted."""
    groups: dict[str, list[CitationKey]] = defaultdict(list)
    for work in sorted((*survey.works, *survey.cited), key=lambda work: work.key):
        groups["survey"].append(work.key)
        for section in work.sections:
            groups[f"sections/{section.anchor}"].append(work.key)
        if work.record:
            groups[f"works/{work.key}"].append(work.key)
    return {"survey": [], **groups}
