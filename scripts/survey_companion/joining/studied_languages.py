"""A survey → the languages that its records name, each with its works, data resources, benchmarks and scores.

Input: a `Survey`. Output: a `StudiedLanguage` for each language, those of most works first.
A language is what a record names. Two names are one language only if the table of `language_families` says
so; it is called by the name that most records use. Of a data resource or a benchmark, the records have the
number of languages and a note; a note that is nothing but as many known names counts as naming them. So does
the heading of a column of results, such as "Welsh" or "Welsh to Breton". Works that have only a number of
languages name none; `count_unnamed` counts them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from survey_companion.joining.appearance import newest_first
from survey_companion.joining.best_results import Best, best_scores
from survey_companion.model.benchmark_types import ResultTable
from survey_companion.model.headings import Kind, Section, Slug
from survey_companion.model.language_families import OTHERS, families, find_language
from survey_companion.model.record_types import ModelFacts
from survey_companion.model.survey import Resource, Survey, Work
from survey_companion.text.keys import Slugs, name_file
from survey_companion.text.myst import flatten

_REMARK = re.compile(r"\s*\([^()]*\)")
_BETWEEN = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_DIRECTION = re.compile(r"(.+?)(?: to |-to-|→|–)(.+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class BestScore:
    """The best score of a language in one table of results."""

    setting: str  # slug of the table
    table: ResultTable
    column: str  # heading of the column: the language, or a direction of translation
    best: Best


@dataclass(kw_only=True, slots=True)
class StudiedLanguage:
    """A language with what names it; filled while the survey is read, and not changed after."""

    name: str  # as most records have it
    slug: Slug  # unique; of its usual name
    family: str
    models: list[Work] = field(default_factory=list)  # whose model has the language, newest first
    tested: list[Work] = field(default_factory=list)  # of which something else has it, such as the test set
    resources: list[Resource] = field(default_factory=list)  # in file order
    benchmarks: list[str] = field(default_factory=list)  # slugs, in file order
    scores: list[BestScore] = field(default_factory=list)  # one for each table and column, in file order

    @property
    def works(self) -> list[Work]:
        """Return all works that name the language, newest first."""
        return newest_first([*self.models, *self.tested])


def find_languages(survey: Survey) -> list[StudiedLanguage]:
    """Return the languages by the number of their works, then by name."""
    called = _name_languages(survey)
    slugs, found = Slugs(), {}
    for usual in called:
        known = find_language(usual)
        slug, _ = slugs.take(name_file(usual, "language"))
        family = known.family if known else OTHERS
        found[usual] = StudiedLanguage(name=called[usual], slug=slug, family=family)
    for work in newest_first(survey.works):
        if model := model_of(work):
            for usual in dict.fromkeys(map(usual_name, model.languages)):
                (found[usual].tested if model.languages_of else found[usual].models).append(work)
    for resource in survey.resources:
        for usual in _names_of_resource(survey, resource):
            found[usual].resources.append(resource)
    _add_benchmarks(survey, found)
    return sorted(found.values(), key=lambda each: (-len(each.models) - len(each.tested), each.name))


def model_of(work: Work) -> ModelFacts | None:
    """Return what is known of the model that a work releases or studies."""
    return work.record.model if work.record else None


def usual_name(name: str) -> str:
    """Return the name by which all names of a language are the same."""
    known = find_language(name)
    return known.name if known else flatten(name)


def family_of(name: str) -> str:
    """Return the family of the language of this name."""
    known = find_language(name)
    return known.family if known else OTHERS


def group_languages(languages: Iterable[StudiedLanguage]) -> dict[str, list[StudiedLanguage]]:
    """Return the languages of each family that has any, in the order of the table of families."""
    groups: dict[str, list[StudiedLanguage]] = {family: [] for family in families()}
    for language in languages:
        groups[language.family].append(language)
    return {family: inside for family, inside in groups.items() if inside}


def count_unnamed(works: Iterable[Work]) -> int:
    """Return how many works have only a number of languages, or a note on them, and no name."""
    models = map(model_of, works)
    return sum(bool(m and not m.languages and (m.language_count or m.languages_note)) for m in models)


def sections_without(survey: Survey, language: StudiedLanguage) -> list[Section]:
    """Return the sections of works that list none that names the language, in file order."""
    having = {section for work in (*language.models, *language.tested) for section in work.sections}
    listing = {section for work in survey.works for section in work.sections}
    return [
        each
        for each in survey.sections
        if each.part.kind is Kind.TAXONOMY and each in listing and each not in having
    ]


def _name_languages(survey: Survey) -> dict[str, str]:
    """Return what each language is called, by its usual name, in the order in which they are met."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for work in survey.works:
        model = model_of(work)
        for name in model.languages if model else ():
            spellings[usual_name(name)][flatten(name)] += 1
    others = (name for resource in survey.resources for name in _names_of_resource(survey, resource))
    columns = (name for table in survey.results.values() for name in _columns_by_name(table))
    notes = (
        name for each in survey.benchmarks.values() for name in _noted(each.languages, each.languages_note)
    )
    for usual in (*others, *columns, *notes):
        spellings[usual][usual] += 0
    return {
        usual: max(names, key=lambda name: (names[name], name == usual)) for usual, names in spellings.items()
    }


def _names_of_resource(survey: Survey, resource: Resource) -> tuple[str, ...]:
    facts = survey.resource_records.get(resource.slug)
    return _noted(facts.languages, facts.languages_note) if facts else ()


def _noted(number: int | None, note: str | None) -> tuple[str, ...]:
    """Return the languages that a note names, if it is nothing but as many known names."""
    if not (number and note):
        return ()
    found = [find_language(name) for name in _BETWEEN.split(_REMARK.sub("", note).strip(" ."))]
    names = dict.fromkeys(each.name for each in found if each)
    return tuple(names) if len(names) == number == len(found) else ()


def _columns_by_name(table: ResultTable) -> dict[str, list[str]]:
    """Return the codes of the columns of each known language; a direction has two."""
    columns: dict[str, list[str]] = defaultdict(list)
    for code, heading in table.languages.items():
        for usual in _languages_of_column(heading):
            columns[usual].append(code)
    return columns


def _languages_of_column(heading: str) -> Iterator[str]:
    found = _DIRECTION.fullmatch(heading)
    names = [heading] if find_language(heading) or not found else [found[1], found[2]]
    for name in dict.fromkeys(names):
        if known := find_language(name):
            yield known.name


# -- benchmarks ------------------------------------------------------------------------------------


def _add_benchmarks(survey: Survey, found: dict[str, StudiedLanguage]) -> None:
    """Add to each language its benchmarks, and the best score of each table."""
    named: dict[str, dict[str, None]] = {slug: {} for slug in survey.benchmarks}
    for slug, facts in survey.benchmarks.items():
        named[slug] |= dict.fromkeys(_noted(facts.languages, facts.languages_note))
    known = {name: table for name, table in survey.results.items() if table.benchmark in named}
    for setting, table in known.items():
        best = best_scores(table)
        for usual, codes in _columns_by_name(table).items():
            named[table.benchmark][usual] = None
            found[usual].scores += [
                BestScore(setting=setting, table=table, column=table.languages[code], best=best[code])
                for code in codes
                if code in best
            ]
    for slug, names in named.items():
        for usual in names:
            found[usual].benchmarks.append(slug)
