"""Makes `search.json`: what the search of the site finds of sections, works, authors, data and languages.

Input: a `Survey`. Output: JSON with the entries of each kind. `sphinx.site.search` adds what pages say, and
`sphinx/site/search_scripts/ranking.js` reads the entries. An entry is a list without the empty values at its
end:

    title, page and anchor, summary, names, remark, more text, authors, sections

Names are what finds an entry first if a reader types all of it: numbers, citation keys, identifiers, models.
The remark is shown beside the title. More text is searched, but not shown. The title of an author is
"Ana|Doe", where the bar stands before the family name. Authors and sections are the numbers of their entries,
counted from 0, so that each name stands once in the index; who has one work has no entry but the name there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from survey_companion.columns.resource_rows import format_size
from survey_companion.columns.work_rows import short_names
from survey_companion.joining.authors_with_works import SEVERAL, AuthorOfWorks, locate_authors
from survey_companion.joining.contents import count_noun
from survey_companion.joining.merge import titles_of
from survey_companion.joining.studied_languages import StudiedLanguage, find_languages
from survey_companion.model.authors import Author, Person
from survey_companion.model.benchmark_types import BenchmarkRecord
from survey_companion.model.headings import Part, Section
from survey_companion.model.identifiers import Scheme
from survey_companion.model.record_types import ResourceRecord
from survey_companion.model.survey import Resource, Survey, Work
from survey_companion.pages.language_pages import locate_language, state_facts
from survey_companion.text.formulas import show_plainly
from survey_companion.text.json_line import encode_json
from survey_companion.text.keys import normalise_title
from survey_companion.text.person_names import name_author
from survey_companion.text.sealing import MARK

Entry = list[Any]


def render_search_facts(survey: Survey, pages: Mapping[str, Sequence[AuthorOfWorks]]) -> str:
    """Return the text of `search.json`, a line for each entry; `pages` has the authors of each page."""
    places: dict[str, Part | Section] = {}
    for section in survey.sections:  # a part that holds the entries itself is its own section
        places |= {each.anchor: each for each in (section.part, section)}
    numbers = {anchor: number for number, anchor in enumerate(places)}
    names = _mark_families(survey)
    authors = _authors(names, pages)
    shown: dict[str, int | str] = {**names, **{name: number for number, name in enumerate(authors)}}
    kinds = {
        "Section": [_place(each) for each in places.values()],
        "Work": list(_works(survey, numbers, shown)),
        "Data resource": [_resource(each, survey, numbers) for each in survey.resources],
        "Benchmark": list(_benchmarks(survey)),
        "Author": list(authors.values()),
        "Language": [_language(each) for each in find_languages(survey)],
    }
    lines = ",\n".join(f"{encode_json(kind)}: [{_lines(entries)}]" for kind, entries in kinds.items())
    return f'{{"generated": {encode_json(MARK)},\n"kinds": {{\n{lines}\n}}}}\n'


def _lines(entries: Iterable[Entry]) -> str:
    return ",".join(f"\n {encode_json(_trim(each))}" for each in entries)


def _trim(entry: Entry) -> Entry:
    """Return the entry without the empty values at its end."""
    while entry and not entry[-1]:
        entry.pop()
    return entry


def _place(place: Part | Section) -> Entry:
    names = [place.number] if place.number else []
    return [place.name, f"{place.address}#{place.anchor}", "", names]


# -- works -----------------------------------------------------------------------------------------


def _works(survey: Survey, numbers: Mapping[str, int], authors: Mapping[str, int | str]) -> Iterator[Entry]:
    """Yield the works, with earlier keys; sections have their numbers by anchor, authors theirs by name."""
    earlier: dict[str, list[str]] = {}
    for old, key in survey.aliases.items():
        earlier.setdefault(key, []).append(old)
    for work in (*survey.works, *survey.cited):
        yield [
            show_plainly(work.title),
            f"works/{work.key}",
            (work.record.key_point if work.record else None) or "",
            [work.key, *earlier.get(work.key, ()), *_work_names(work)],
            _date_and_venue(work),
            " ".join(_other_texts(work)),
            [authors[name_author(author)] for author in work.byline.authors] if work.byline else [],
            [numbers[section.anchor] for section in work.sections],
        ]


def _work_names(work: Work) -> list[str]:
    """Return the identifiers of a work, and what its model is called."""
    model = work.record.model if work.record else None
    known = (
        *(each.value for each in work.identifiers if each.scheme is not Scheme.URL),
        work.doi,
        model.short_name if model and model.is_release else None,
        *short_names(work),
    )
    return list(dict.fromkeys(each for each in known if each))


def _date_and_venue(work: Work) -> str:
    """Return year and venue; a venue such as "EMNLP 2023" has the year already."""
    year, venue = str(work.year or ""), work.venue or ""
    return " · ".join(filter(None, ("" if year and year in venue else year, venue)))


def _other_texts(work: Work) -> Iterator[str]:
    """Yield the other titles of a work, such as that of its preprint, and the full name of its venue."""
    titles = (*(each.title for each in work.listings), *(titles_of(work.record) if work.record else ()))
    others = {normalise_title(title): show_plainly(title) for title in titles}
    others.pop(normalise_title(work.title), None)
    yield from others.values()
    if work.published and work.published.venue and work.published.venue != work.venue:
        yield work.published.venue


def _authors(names: Mapping[str, str], pages: Mapping[str, Sequence[AuthorOfWorks]]) -> dict[str, Entry]:
    """Return those with several works by name, in the order of their page; one work is found by itself."""
    places = locate_authors(pages, SEVERAL)
    return {name: [names[name], "#".join(place)] for name, place in places.items()}


def _mark_families(survey: Survey) -> dict[str, str]:
    """Return the names of all authors, each with a bar before the family name."""
    return {
        name_author(author): _mark_family(author)
        for work in (*survey.works, *survey.cited)
        for author in (work.byline.authors if work.byline else ())
    }


def _mark_family(author: Author) -> str:
    """Return the name, with a bar before the family name or the name of a team."""
    name = name_author(author).replace("|", " ")
    family = author.family.replace("|", " ") if isinstance(author, Person) else name
    before, found, after = name.rpartition(family)
    return f"{before.rstrip()}|{family}{after}" if found else f"|{name}"


# -- data ------------------------------------------------------------------------------------------


def _resource(resource: Resource, survey: Survey, numbers: dict[str, int]) -> Entry:
    facts = survey.resource_records.get(resource.slug)
    return [
        resource.name,
        f"{resource.section.address}#data-{resource.slug}",
        resource.description or "",
        [resource.slug],
        _state_facts(facts),
        " ".join(filter(None, (facts.languages_note, facts.origin))) if facts else "",
        [],
        [numbers[resource.section.anchor]],
    ]


def _state_facts(facts: ResourceRecord | BenchmarkRecord | None) -> str:
    """Return what a data resource or a benchmark is, its languages, size and licence, as far as known."""
    if facts is None:
        return ""
    what = facts.task if isinstance(facts, BenchmarkRecord) else facts.kind and facts.kind.value
    languages = count_noun(facts.languages, "language") if facts.languages else None
    size = format_size(facts.size) if facts.size else None
    return " · ".join(filter(None, (what, languages, size, facts.license)))


def _language(language: StudiedLanguage) -> Entry:
    return [language.name, locate_language(language), state_facts(language)]


def _benchmarks(survey: Survey) -> Iterator[Entry]:
    tested = {table.benchmark for table in survey.results.values()}
    for slug, facts in survey.benchmarks.items():
        page = f"benchmarks/{slug if slug in tested else 'index'}"
        more: Sequence[str | None] = (facts.ability, facts.languages_note, facts.metric, facts.origin)
        yield [
            facts.name,
            f"{page}#bench-{slug}",
            facts.description or "",
            [slug, *([facts.full_name] if facts.full_name else [])],
            _state_facts(facts),
            " ".join(filter(None, more)),
        ]
