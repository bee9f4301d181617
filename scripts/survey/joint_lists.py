"""Several lists of one survey → one `Catalogue`.

Input: what each list says, in the order of the settings. Output: one catalogue, in which headings of the
same name are one section, whichever list they stand in; its number is that of the first list.
Neighbours: `catalogue` reads one list, `merge` puts works together.
"""

from collections.abc import Sequence
from dataclasses import fields, replace

from survey.headings import Kind, Part, Section
from survey.keys import Slugs
from survey.model import Account, Catalogue


def join_catalogues(catalogues: Sequence[Catalogue]) -> Catalogue:
    """Return the lists as one; there is at least one.

    Listings and problems are in the order of the lists, sections in that of the first list which has them,
    and a section that only a later list has comes last in its part.
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
        account=_add([catalogue.account for catalogue in catalogues]),
        problems=tuple(problem for catalogue in catalogues for problem in catalogue.problems),
    )


class _Sections:
    """The sections of all lists by what they are called."""

    def __init__(self) -> None:
        self._parts: dict[tuple[Kind, str], Part] = {}
        self._sections: dict[str, Section] = {}  # by address

    def take(self, section: Section) -> Section:
        """Return the section that is to stand for this one."""
        part = self._parts.setdefault((section.part.kind, section.part.slug), section.part)
        return self._sections.setdefault(
            section.address, section if part is section.part else replace(section, part=part)
        )

    def in_order(self) -> tuple[Section, ...]:
        """Return each section once, those of a part together."""
        parts = list(self._parts.values())
        return tuple(sorted(self._sections.values(), key=lambda section: parts.index(section.part)))


def _add(accounts: Sequence[Account]) -> Account:
    names = [field.name for field in fields(Account)]
    return Account(**{name: sum(getattr(account, name) for account in accounts) for name in names})
