"""Several lists of one survey → one `Catalogue`.

Input: the catalogue of each list, in the order of the settings. Output: one catalogue, in which sections of
the same name are one section, with the number that it has in the first list. Each list may also be a chapter.
Neighbours: `catalogue` reads one list, `joining.merge` puts works together.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace

from survey_companion.model.accounts import Account
from survey_companion.model.headings import Kind, Part, Section, Slug
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem
from survey_companion.model.survey import Catalogue
from survey_companion.text.keys import Slugs


def join_chapters(catalogues: Sequence[Catalogue]) -> Catalogue:
    """Return one catalogue of all chapters; `catalogues` must not be empty.

    A chapter without entries, such as a table of contents, says only what the survey is called. Numbers that
    begin anew in each chapter are left out.
    """
    entries = [bool(each.listings or each.resources) for each in catalogues]
    if any(entries):
        pairs = zip(catalogues, entries, strict=True)
        catalogues = [each if has else _without_empty(each) for each, has in pairs]
    numbers = Counter(number for each in catalogues for number in _numbers(each))
    if any(count > 1 for count in numbers.values()):
        catalogues = list(map(_without_numbers, catalogues))
    info = next((each.info for each in catalogues if each.info.title), catalogues[0].info)
    return replace(join_catalogues(catalogues), info=info)


def _without_empty(catalogue: Catalogue) -> Catalogue:
    kept = tuple(each for each in catalogue.problems if each.code is not Code.EMPTY_CATALOGUE)
    return replace(catalogue, problems=kept)


def _numbers(catalogue: Catalogue) -> set[str]:
    """Return the numbers of the chapter's headings."""
    both = {each.number for each in catalogue.sections} | {each.part.number for each in catalogue.sections}
    return {number for number in both if number}


def _without_numbers(catalogue: Catalogue) -> Catalogue:
    bare = {
        each: replace(each, number=None, part=replace(each.part, number=None)) for each in catalogue.sections
    }
    return replace(
        catalogue,
        sections=tuple(bare.values()),
        listings=tuple(replace(each, section=bare[each.section]) for each in catalogue.listings),
        resources=tuple(replace(each, section=bare[each.section]) for each in catalogue.resources),
    )


def join_catalogues(catalogues: Sequence[Catalogue]) -> Catalogue:
    """Return one catalogue of all lists; `catalogues` must not be empty.

    Listings and problems are in the order of the lists. Sections are in the order of the first list; a
    section that only a later list has comes last in its part.
    """
    if len(catalogues) == 1:
        return catalogues[0]
    sections = _Sections()
    for catalogue in catalogues:
        for section in catalogue.sections:
            sections.take(section)
    slugs = Slugs()
    return Catalogue(
        info=catalogues[0].info,
        own_entry=next((each.own_entry for each in catalogues if each.own_entry), None),
        sections=sections.in_order(),
        listings=tuple(
            replace(each, section=sections.take(each.section))
            for catalogue in catalogues
            for each in catalogue.listings
        ),
        resources=tuple(
            replace(each, section=sections.take(each.section), slug=slugs.take(each.slug)[0])
            for catalogue in catalogues
            for each in catalogue.resources
        ),
        used_hints=frozenset().union(*(catalogue.used_hints for catalogue in catalogues)),
        account=_add([catalogue.account for catalogue in catalogues]),
        problems=(*(each for catalogue in catalogues for each in catalogue.problems), *sections.problems),
    )


class _Sections:
    """The sections of all lists by their names."""

    def __init__(self) -> None:
        self._parts: dict[tuple[Kind, str], Part] = {}
        self._sections: dict[tuple[Kind, str, str | None], Section] = {}
        self._slugs = {kind: Slugs() for kind in Kind}
        self._numbers: set[str] = set()
        self.problems: list[Problem] = []

    def take(self, section: Section) -> Section:
        """Return the joint section that replaces this one."""
        part = self._take_part(section)
        name = None if section.slug is None else _fold(section.title)
        key = (part.kind, _fold(part.title), name)
        if key not in self._sections:
            slug = section.slug and self._slug(part.kind, section.slug, section, f"{part.slug}-")
            # A part that holds entries itself shares its heading, and so its number, with its section.
            number = part.number if slug is None else self._number(section.number, section)
            self._sections[key] = replace(section, part=part, slug=slug, number=number)
        return self._sections[key]

    def _take_part(self, section: Section) -> Part:
        part = section.part
        key = (part.kind, _fold(part.title))
        if key not in self._parts:
            slug = self._slug(part.kind, part.slug, section)
            self._parts[key] = replace(part, slug=slug, number=self._number(part.number, section))
        return self._parts[key]

    def _slug(self, kind: Kind, slug: Slug, section: Section, prefix: str = "") -> Slug:
        """Return the slug, with a number added if it would give the anchor of another heading."""
        free, is_first = self._slugs[kind].take(slug, prefix)
        if not is_first:
            self._report(Code.DUPLICATE_HEADING, section, section.title)
        return free

    def _number(self, number: str | None, section: Section) -> str | None:
        """Return the number, or `None` if another heading has it: numbers are shown only if unique."""
        if number in self._numbers:
            self._report(Code.DUPLICATE_NUMBER, section, str(number))
            return None
        self._numbers.update([number] if number else [])
        return number

    def _report(self, code: Code, section: Section, found: str) -> None:
        self.problems.append(Problem(code=code, location=section.location, found=found))

    def in_order(self) -> tuple[Section, ...]:
        """Return each section once, ordered by kind and part."""
        kinds = list(dict.fromkeys(part.kind for part in self._parts.values()))
        parts = sorted(self._parts.values(), key=lambda part: kinds.index(part.kind))
        return tuple(sorted(self._sections.values(), key=lambda section: parts.index(section.part)))


def _fold(title: str) -> str:
    """Return a title for comparing; punctuation counts, so "C" and "C++" are different."""
    return " ".join(title.casefold().split())


def _add(accounts: Sequence[Account]) -> Account:
    names = [field.name for field in fields(Account)]
    return Account(**{name: sum(getattr(account, name) for account in accounts) for name in names})
