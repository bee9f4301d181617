"""Makes the files that readers download: of each work, of each section and of the whole survey.

Input: a `Survey`. Output: the text of each file by its path under `docs/`. Sphinx copies the content of
`extra/` unchanged to the site, so that addresses like `exports/sections/sec-….bib` are stable.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from survey_companion.exports import formats
from survey_companion.exports.csv_tables import render_benchmarks_csv, render_results_csv
from survey_companion.exports.formats import Format, Scope, formats_for, write_months
from survey_companion.joining.published import added_works, has_additions, published_works
from survey_companion.model.survey import CitationKey, Resource, Survey, Work

FOLDER = "extra/exports"

# The text of each work in each format, by the suffix of the format and the key of the work.
Entries = Mapping[str, Mapping[CitationKey, str]]


def render_works(survey: Survey) -> dict[str, dict[CitationKey, str]]:
    """Return the text of each work in each format that has files of works.

    A work is part of several files and pages, but is rendered only once for each format.
    """
    works = (*survey.works, *survey.cited)
    return {
        each.suffix: {work.key: each.render_work(work) for work in works}
        for each in _adapt(formats_for(*Scope), survey)
    }


def _adapt(forms: Iterable[Format], survey: Survey) -> list[Format]:
    """Return the formats as a survey with, or without, additions has them."""
    return [*map(write_months, forms)] if has_additions(survey) else [*forms]


def render_exports(survey: Survey, entries: Entries) -> dict[str, str]:
    """Return all files. Works with a record also have files of their own."""
    files: dict[str, str] = {}
    for scope, groups in _groups(survey).items():
        for form in _adapt(formats_for(scope), survey):
            texts = entries[form.suffix]
            for name, keys in groups.items():
                files[form.path(scope, name)] = form.join_works((texts[key] for key in keys), survey.source)
    facts = survey.resource_records
    for form in _adapt(formats.FORMATS, survey):
        if form.render_resource:
            rows = [form.render_resource(each, facts.get(each.slug)) for each in survey.resources]
            files[f"resources.{form.suffix}"] = form.join_resources(rows)
    if survey.benchmarks:
        files["benchmarks.csv"] = render_benchmarks_csv(survey.benchmarks)
    for slug, table in survey.results.items():
        files[f"results/{slug}.csv"] = render_results_csv(table)
    files |= _render_choices(survey, entries)
    return {f"{FOLDER}/{name}": text for name, text in files.items()}


def _groups(survey: Survey) -> dict[Scope, dict[str, Sequence[CitationKey]]]:
    """Return, by the name of each file, the keys of its works: sorted, but for the table in list order."""
    sections: dict[str, list[CitationKey]] = defaultdict(list)
    works = sorted((*survey.works, *survey.cited), key=lambda work: work.key)
    for work in works:
        for section in work.sections:
            sections[section.anchor].append(work.key)
    return {
        Scope.WORK: {work.key: [work.key] for work in works if work.record},
        Scope.SECTION: {**sections},
        Scope.BIBLIOGRAPHY: {"": [work.key for work in works]},
        Scope.TABLE: {"": [work.key for work in survey.works]},
        **_groups_apart(survey),
    }


def _groups_apart(survey: Survey) -> dict[Scope, dict[str, Sequence[CitationKey]]]:
    """Return the works of the published list and the added ones; none if the companion has added no work."""
    if not added_works(survey):
        return {}
    groups = ((Scope.PUBLISHED, published_works(survey)), (Scope.ADDED, added_works(survey)))
    return {scope: {"": sorted(work.key for work in works)} for scope, works in groups}


# -- what the explorers export ---------------------------------------------------------------------


def _render_choices(survey: Survey, entries: Entries) -> dict[str, str]:
    """Return the scripts with the data from which the explorers export the rows that readers choose."""
    works = ((work.key, _work_item(work, entries)) for work in survey.works)
    resources = ((each.slug, _resource_item(each, survey, entries)) for each in survey.resources)
    forms = _adapt(formats.FORMATS, survey)
    heads = {each.suffix: each.head for each in forms}
    own_heads = {each.suffix: each.resource_head for each in forms if each.render_resource}
    return {
        f"{Scope.CHOSEN_WORKS.value}.js": _script(works, heads),
        f"{Scope.CHOSEN_RESOURCES.value}.js": _script(resources, heads | own_heads),
    }


def _work_item(work: Work, entries: Entries) -> dict[str, str]:
    return {each.suffix: entries[each.suffix][work.key] for each in formats_for(Scope.CHOSEN_WORKS)}


def _resource_item(resource: Resource, survey: Survey, entries: Entries) -> dict[str, str | list[str]]:
    """Return a data resource in each format; in formats without data resources, the papers to cite for it."""
    facts = survey.resource_records.get(resource.slug)
    papers = [CitationKey(key) for key in facts.papers] if facts else []
    return {
        each.suffix: each.render_resource(resource, facts)
        if each.render_resource
        else [entries[each.suffix][key] for key in papers if key in entries[each.suffix]]
        for each in _adapt(formats_for(Scope.CHOSEN_RESOURCES), survey)
    }


def _script(items: Iterable[tuple[str, Mapping[str, object]]], heads: Mapping[str, str]) -> str:
    """Return a script, not plain JSON: a page opened from disk may load scripts, but may not read files."""
    described = {
        each.suffix: {
            "label": each.label,
            "type": each.media_type,
            "head": heads[each.suffix],
            "join": each.separator,
            **({"tail": each.tail} if each.tail else {}),
        }
        for each in formats_for(Scope.CHOSEN_WORKS, Scope.CHOSEN_RESOURCES)
    }
    rows = ",\n".join(f"{json.dumps(key)}: {json.dumps(item)}" for key, item in items)
    return f'surveyExports({{"formats": {json.dumps(described)}, "items": {{\n{rows}\n}}}});\n'
