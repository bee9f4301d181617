"""Persons of a .bib file → their order in the list of references, and names that are shown whole.

Input: entries and persons of pybtex, whose names are LaTeX. Output: sort keys, and names, both as
`person_names` has them for all other outputs.
"""

import re
from collections.abc import Sequence

import pybtex.database
from pybtex.database import Entry
from pybtex.style.sorting import BaseSortingStyle

from survey_companion.model.survey import Author, Person, Team
from survey_companion.sphinx.site.search import fold_for_search
from survey_companion.text.latex import decode_latex
from survey_companion.text.person_names import join_wide, sort_author

OTHERS = "others"  # BibTeX's "and others", for authors that are not named
_BETWEEN = re.compile(r"[\s,.\-‐]+")


class ByNames(BaseSortingStyle):  # type: ignore[misc]  # pybtex has no types
    """Sorts by family names, then by year and title; what names nobody comes last."""

    def sorting_key(self, entry: Entry) -> tuple[bool, list[str], str, str]:
        """Return what decides the place of the entry: names without accents and case, year and title."""
        persons = entry.persons.get("author") or entry.persons.get("editor") or ()
        names = [_fold(sort_author(read_person(each))) for each in persons if str(each) != OTHERS]
        title = _fold(decode_latex(entry.fields.get("title", "")))
        return not names, names, entry.fields.get("year", ""), title


def read_person(person: pybtex.database.Person) -> Author:
    """Return the author; a name in braces is a team."""
    family = _plain([*person.prelast_names, *person.last_names])
    given = _plain([*person.first_names, *person.middle_names])
    if not given and any(name.startswith("{") for name in person.last_names):
        return Team(name=family)
    return Person(family=family, given=given or None, suffix=_plain(person.lineage_names) or None)


def whole_name(person: pybtex.database.Person) -> str | None:
    """Return "李世民" for the name that a .bib file has as "李, 世民"; `None` for names with spaces."""
    if not person.first_names or person.last_names[0].isascii():
        return None
    author = read_person(person)
    return join_wide(author) if isinstance(author, Person) else None


def _plain(names: Sequence[str]) -> str:
    text = " ".join(names)
    return decode_latex(text) if re.search(r"[\\{}~$-]", text) else text


def _fold(text: str) -> str:
    return _BETWEEN.sub(" ", fold_for_search(text)).strip()
