"""Checks of the list against the records, and of the records against the list."""

import re
from collections.abc import Iterator, Sequence

from survey_companion.audit.identity import about_listing, is_answered, papers, spell
from survey_companion.joining.merge import identifiers_of
from survey_companion.model.headings import Slug
from survey_companion.model.identifiers import Scheme
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.model.record_types import Settlement, WorkRecord
from survey_companion.model.survey import Survey

_LANGUAGES = re.compile(r"\b(\d{1,3}(?:,\d{3})?|\d{4})(\+)? (?:\w+ ){0,2}languages\b")


def check_preprint_venues(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for a listing with the venue "arXiv" whose work has been published since."""
    for work in survey.works:
        published = work.published
        for listing in work.listings if published else ():
            if re.match(r"arxiv\b", listing.venue or "", re.IGNORECASE) and published:
                found = f"{listing.venue}, but published as {published.label}"
                yield about_listing(Code.SINCE_PUBLISHED, work, listing, found, is_settled=True)


def check_listings(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for a listing that no record describes, if a person keeps records.

    Records that nobody confirmed may be those of a few lines that `survey add` wrote.
    """
    known = {
        identifier: key
        for key, record in survey.work_records.items()
        for identifier in identifiers_of(record)
    }
    keeps_records = any(each.confirmed for each in survey.work_records.values())
    for work in survey.works if keeps_records else ():
        if work.record is None:
            listing = work.listings[0]
            same = next((known[each] for each in papers(listing) if each in known), None)
            hint = (
                f"; its link is that of {same}, so perhaps a title to add to also_titled there"
                if same
                else ""
            )
            yield about_listing(Code.NO_RECORD, work, listing, f"“{listing.title}”{hint}")


def check_unrecorded_links(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for a link to arXiv, the Anthology or a DOI that the record does not have."""
    for work in survey.works:
        for listing in work.listings if work.record else ():
            for identifier in papers(listing):
                if identifier.scheme is not Scheme.URL and not is_answered(work, identifier):
                    yield about_listing(Code.LINK_NOT_RECORDED, work, listing, spell(identifier))


def check_works(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for a record of no listed work, for two records of one, and for a key used twice."""
    listed = {work.key for work in (*survey.works, *survey.cited) if work.record}
    titles: dict[object, str] = {}
    for key, record in survey.work_records.items():
        if key not in listed:
            yield _at(Code.UNLISTED_RECORD, record.location, f"[{key}]")
        if not record.confirmed:
            yield _at(Code.UNCONFIRMED_RECORD, record.location, f"[{key}] {record.title}")
        yield from _check_twins(key, record, titles)
    yield from _check_aliases(survey)
    yield from _check_keys(survey)


def _check_twins(key: str, record: WorkRecord, seen: dict[object, str]) -> Iterator[Problem]:
    for identifier in identifiers_of(record):
        other = seen.setdefault(identifier, key)
        if other != key:
            yield _at(
                Code.TWIN_RECORDS, record.location, f"[{key}] and [{other}] both have {spell(identifier)}"
            )


def _check_aliases(survey: Survey) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    used = {*survey.work_records, *(work.key for work in survey.works)}
    for key, record in survey.work_records.items():
        for alias in record.aliases:
            other = key if alias in used else seen.setdefault(alias, key)
            if alias in used or other != key:
                yield _at(Code.KEY_USED_TWICE, record.location, f"[{key}] has the alias {alias}")


def _check_keys(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for each key whose work is gone since the last run, or is another one now."""
    for lost in survey.key_book.lost:
        if lost.location and lost.key not in survey.work_records:
            yield _at(Code.LOST_KEY, lost.location, lost.key)
    for reused in survey.key_book.reused:
        record = survey.work_records.get(reused.key)
        if record and reused.location:
            title = f"a work with the title {reused.signs.titles[0]}"
            yield _at(Code.REUSED_KEY, record.location, f"[{reused.key}] was {title} ({reused.location})")


def check_resources(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for an unlisted data resource, an unknown paper, and another number of languages."""
    listed = {resource.slug: resource for resource in survey.resources}
    keys = {work.key for work in (*survey.works, *survey.cited)}
    for slug, facts in survey.resource_records.items():
        if slug not in listed:
            yield _at(Code.UNLISTED_RECORD, facts.location, f"[{slug}]")
            continue
        for key in facts.papers:
            if key not in keys:
                yield _at(Code.UNKNOWN_KEY, facts.location, f"[{slug}] asks for {key}")
        resource = listed[Slug(slug)]
        stated = _LANGUAGES.search(resource.description or "")
        if stated is None or facts.languages is None:
            continue
        number = int(stated[1].replace(",", ""))
        # A small difference is no contradiction: one count may leave out English ("99 other languages").
        if number and abs(number - facts.languages) > facts.languages / 10:
            yield Problem(
                code=Code.CLAIM_DIFFERS,
                location=resource.location,
                found=f"“{stated[0]}”, but {facts.location} says {facts.languages:,}",
                about=resource.slug,
            )


def check_settlements(settlements: Sequence[Settlement], problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield a problem for each settlement that matches no problem."""
    asked = {(problem.code.slug, problem.about) for problem in problems}
    for each in settlements:
        if (each.problem, each.about) not in asked:
            yield _at(Code.IDLE_SETTLEMENT, each.location, f"{each.problem} about {each.about}")


def _at(code: Code, location: Location, found: str) -> Problem:
    return Problem(code=code, location=location, found=found)
