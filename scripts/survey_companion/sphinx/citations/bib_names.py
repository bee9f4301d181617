"""Persons of a .bib file → their order in the list of references, and names that are shown whole.

Input: entries and persons of pybtex, whose names are LaTeX. Output: sort keys, and names, both as
`person_names` has them for all other outputs.
"""

import re
from functools import lru_cache

import pybtex.database
from pybtex.database import Entry
from pybtex.style.sorting import BaseSortingStyle

from survey_companion.model.authors import Author, Person, Team
from survey_companion.sphinx.site.search_terms import fold_for_search
from survey_companion.text.latex import decode_latex
from survey_companion.text.person_names import join_wide, sort_author

OTHERS = "others"  # BibTeX's "and others", for authors that are not named
_LATEX = re.compile(r"[\\{}~$]")
_BETWEEN = re.compile(r"[\s,.\-‐]+")


class ByNames(BaseSortingStyle):  # type: ignore[misc]  # pybtex has no types
    """Sorts by family names, then by year and title; what names nobody comes last."""

    def sorting_key(self, entry: Entry) -> tuple[bool, list[str], str, str]:
        """Return what decides the place of the entry: names without accents and case, year and title."""
        persons = entry.persons.get("author") or entry.persons.get("editor") or ()
        names = [_sort_person(*_parts(each)) for each in persons if str(each) != OTHERS]
        title = _fold(decode_latex(entry.fields.get("title", "")))
        return not names, names, entry.fields.get("year", ""), title


def read_person(person: pybtex.database.Person) -> Author:
    """Return the author; a name in braces is a team."""
    return _read(*_parts(person))


def _parts(person: pybtex.database.Person) -> tuple[str, str, str]:
    """Return family name with particle, given names and suffix, all LaTeX."""
    family = " ".join([*person.prelast_names, *person.last_names])
    return family, " ".join([*person.first_names, *person.middle_names]), " ".join(person.lineage_names)


def _read(family: str, given: str, suffix: str) -> Author:
    if family.startswith("{") and family.endswith("}") and not given:
        return Team(name=_plain(family))
    return Person(family=_plain(family), given=_plain(given) or None, suffix=_plain(suffix) or None)


@lru_cache(maxsize=1 << 16)  # many people wrote several works, and all are sorted twice
def _sort_person(family: str, given: str, suffix: str) -> str:
    return _fold(sort_author(_read(family, given, suffix)))


def whole_name(person: pybtex.database.Person) -> str | None:
    """Return "李世民" for the name that a .bib file has as "李, 世民"; `None` for names with spaces."""
    if not person.first_names or person.last_names[0].isascii():
        return None
    author = read_person(person)
    return join_wide(author) if isinstance(author, Person) else None


def _plain(latex: str) -> str:
    return decode_latex(latex) if _LATEX.search(latex) else latex


def _fold(text: str) -> str:
    return _BETWEEN.sub(" ", fold_for_search(text)).strip()
