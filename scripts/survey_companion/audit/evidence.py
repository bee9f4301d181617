"""The numbers in records, results and listings, by the work, data resource or benchmark they describe.

Input: a `Survey`. Output: an `Evidence`, which `prose_numbers` uses; numbers are read when they are needed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cached_property

from survey_companion.audit.sentences import Reference
from survey_companion.model.benchmark_types import BenchmarkRecord, Result, ResultTable
from survey_companion.model.identifiers import Identifier, identify, is_web_address
from survey_companion.model.links import RECORD_LINKS
from survey_companion.model.record_types import ResourceRecord, Size
from survey_companion.model.survey import Survey
from survey_companion.text.quantities import Name, find_quantities, read_names

# Fields with names, places and addresses: digits in them are no quantities.
_NO_NUMBERS = set(
    """
    acl_id aliases arxiv arxiv_class asked_by authors doi editors location not_this number pages
    paper papers slug source sources submitted unconfirmed_fields url used_by volume work year
    """.split()
) | {each.field for each in RECORD_LINKS}
_ANCHOR = re.compile(r"(work|ref|data|bench)-(.+)")
_ANCHORED = {"work": "work", "ref": "work", "data": "resource", "bench": "benchmark"}
_PAGE = re.compile(r"(?:.*/)?(work|benchmark)s/([\w-]+?)(?:\.md|\.html)?/?")
_MAY_COUNT = re.compile(r"\d|hundred|thousand|illion|cent")
_DOMAIN = "survey:"
_SHORT_TITLE = 4  # at most so many words before a colon are a name: "Gemini 1.5: Unlocking …"

Subject = tuple[str, str]  # "work", "resource" or "benchmark", and its key or slug


class Evidence:
    """The numbers that support a sentence which cites a work, data resource or benchmark."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._works = {str(work.key): work for work in (*survey.works, *survey.cited)}
        self._resources = {str(resource.slug): resource for resource in survey.resources}
        self._known: dict[Subject, frozenset[Decimal]] = {}

    def find(self, references: Iterable[Reference]) -> frozenset[Decimal]:
        """Return the numbers of all works, data resources and benchmarks among the references."""
        subjects = {subject for reference in references for subject in self._resolve(reference)}
        for subject in subjects - self._known.keys():
            self._known[subject] = frozenset(self._read(*subject))
        return frozenset().union(*(self._known[subject] for subject in subjects))

    @cached_property
    def names(self) -> frozenset[Name]:
        """Return the pairs of a word and the number after it in all names, such as ("flores", "200")."""
        return frozenset(name for text in _find_names(self._survey) for name in read_names(text))

    # -- the subjects of a reference

    def _resolve(self, reference: Reference) -> Iterator[Subject]:
        role, target = reference
        if role == "cite":
            yield "work", self._survey.aliases.get(target, target)
        elif role.startswith(_DOMAIN):
            yield role.removeprefix(_DOMAIN), self._survey.aliases.get(target, target)
        elif role == "link" and is_web_address(target):
            yield from self._addressed.get(identify(target), ())
        else:
            page, _, anchor = target.rpartition("#")
            if found := _ANCHOR.fullmatch(anchor):
                yield _ANCHORED[found[1]], self._survey.aliases.get(found[2], found[2])
            elif found := _PAGE.fullmatch(page or anchor):
                yield found[1], self._survey.aliases.get(found[2], found[2])

    @cached_property
    def _addressed(self) -> Mapping[Identifier, list[Subject]]:
        """Return the subjects by the identifiers of their addresses."""
        found: dict[Identifier, list[Subject]] = defaultdict(list)
        for work in self._works.values():
            for identifier in work.identifiers:
                found[identifier].append(("work", work.key))
        for resource in self._survey.resources:
            facts = self._survey.resource_records.get(resource.slug)
            for url in {resource.url, facts.url if facts else None} - {None}:
                found[identify(str(url))].append(("resource", resource.slug))
        for slug, benchmark in self._survey.benchmarks.items():
            if benchmark.url:
                found[identify(benchmark.url)].append(("benchmark", slug))
        return found

    # -- the numbers of a subject

    def _read(self, kind: str, name: str) -> Iterator[Decimal]:
        facts = {"work": self._of_work, "resource": self._of_resource, "benchmark": self._of_benchmark}
        for fact in dict.fromkeys(facts[kind](name)) if kind in facts else ():
            if isinstance(fact, Decimal):
                yield fact
            elif _MAY_COUNT.search(fact):
                yield from (value for each in find_quantities(fact, self.names) for value in each.values)

    def _of_work(self, key: str) -> Iterator[str | Decimal]:
        """Yield texts and numbers about a work: from its record, its listings, its data and its results."""
        work = self._works.get(key)
        if work is None:
            return
        yield from _read_record(work.record)
        for line in work.listings:
            yield from (line.title, line.remark or "")
        for record in self._of_paper[key]:
            yield from _read_record(record)
        model = work.record.model.short_name if work.record and work.record.model else None
        for table, row in (*self._rows[key], *(self._rows[model] if model else ())):
            yield from _read_row(table, row)

    @cached_property
    def _of_paper(self) -> Mapping[str, list[ResourceRecord | BenchmarkRecord]]:
        """Return the records of the data resources and benchmarks that each work presents, by its key."""
        found: dict[str, list[ResourceRecord | BenchmarkRecord]] = defaultdict(list)
        for data in self._survey.resource_records.values():
            for key in data.papers:
                found[key].append(data)
        for benchmark in self._survey.benchmarks.values():
            if benchmark.paper:
                found[benchmark.paper].append(benchmark)
        return found

    @cached_property
    def _rows(self) -> Mapping[str, list[tuple[ResultTable, Result]]]:
        """Return the results by the key of the work that reports them, and by the name of their model."""
        found: dict[str, list[tuple[ResultTable, Result]]] = defaultdict(list)
        for table in self._survey.results.values():
            for row in table.rows:
                for name in {row.reported_in.work, row.model or row.system, row.system}:
                    found[name].append((table, row))
        return found

    def _of_resource(self, slug: str) -> Iterator[str | Decimal]:
        if resource := self._resources.get(slug):
            yield from (resource.name, resource.description or "")
        yield from _read_record(self._survey.resource_records.get(slug))

    def _of_benchmark(self, slug: str) -> Iterator[str | Decimal]:
        yield from _read_record(self._survey.benchmarks.get(slug))
        for table in self._survey.results.values():
            if table.benchmark == slug:
                yield from (fact for row in table.rows for fact in _read_row(table, row))


def _read_record(record: object) -> Iterator[str | Decimal]:
    """Yield every text and number of a record, and the length of each of its lists."""
    match record:
        case str():
            yield record
        case bool() | None:
            pass
        case int() | float():
            yield Decimal(str(record))
        case Size():
            yield f"{Decimal(str(record.value)):,f} {record.unit}"
            yield from _read_record(record.note)
        case tuple():
            yield Decimal(len(record))
            yield from (fact for each in record for fact in _read_record(each))
        case _ if is_dataclass(record):
            for field in fields(record):
                if field.name not in _NO_NUMBERS:
                    yield from _read_record(getattr(record, field.name))


def _read_row(table: ResultTable, row: Result) -> Iterator[str | Decimal]:
    yield from (text for text in (table.title, table.note, row.parameters, row.setting, row.note) if text)
    for score in (*row.scores.values(), row.average):
        if score is not None:
            yield Decimal(str(score))


def _find_names(survey: Survey) -> Iterator[str]:
    """Yield the names of models, data resources, benchmarks, systems and licences."""
    for work in (*survey.works, *survey.cited):
        head, colon, _ = work.title.partition(":")
        if colon and len(head.split()) <= _SHORT_TITLE:
            yield head
        if work.record and work.record.model:
            yield from (name for name in (work.record.model.short_name, work.record.model.base) if name)
    yield from (resource.name for resource in survey.resources)
    for facts in survey.resource_records.values():
        yield from (name for name in (facts.name, facts.license) if name)
    for benchmark in survey.benchmarks.values():
        yield from (name for name in (benchmark.name, benchmark.full_name, benchmark.license) if name)
    rows = (row for table in survey.results.values() for row in table.rows)
    yield from (name for row in rows for name in (row.system, row.model) if name)
