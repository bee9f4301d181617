"""Writes the reference of a work, or of a place in the companion, as plain text in the style of APA.

Input: a `Work` or a `CitedPlace`. Output: plain text.
Source: https://apastyle.apa.org/style-grammar-guidelines/references/examples
"""

import re
from collections.abc import Iterator, Sequence

from survey_companion.exports.cited_place import CitedPlace, capitalise
from survey_companion.exports.csl import CslItem, csl_item
from survey_companion.model.authors import Author, Person
from survey_companion.model.dates import show_day
from survey_companion.model.identifiers import doi_address
from survey_companion.model.survey import Work
from survey_companion.text.formulas import show_plainly
from survey_companion.text.myst import flatten
from survey_companion.text.person_names import join_wide

_MOST_NAMES = 20  # of longer lists, APA names the first nineteen and the last


def refer(work: Work) -> str:
    """Return the reference of a work: "Doe, A., & Roe, B. (2024). Title. Journal, 6(1), 3–12. https://…".

    It is what a program with the style of APA makes of the work's CSL-JSON, except that a list of authors
    which is not complete ends in "et al.".
    """
    item = csl_item(work)
    names = list_names(work.byline.authors, is_truncated=work.byline.truncated) if work.byline else None
    start = " ".join(filter(None, (names, f"({_date(work, item)}).")))
    address = doi_address(work.doi) if work.doi else item.get("URL")
    title = stop(f"{item['title']}{_describe(item)}")
    return flatten(" ".join(filter(None, (start, title, *_imprint(item), address))))


def render_work(work: Work) -> str:
    """Return the reference of a work as a line."""
    return f"{refer(work)}\n"


def render_place(cited: CitedPlace) -> str:
    """Return the reference of a place as a line."""
    return f"{refer_to_place(cited)}\n"


def refer_to_place(cited: CitedPlace) -> str:
    """Return the reference of a place in the companion.

    "Club. (2025). Lifting [Section 1]. In Companion to: Stones (edition 2.1 of 9 March 2025). https://…"
    """
    start = f"{list_names(cited.authors)} {f'({cited.year}).' if cited.year else '(n.d.).'}"
    number = f" [Section {cited.place.number}]" if cited.place.number else ""
    edition = f" ({capitalise(cited.edition) if cited.is_whole else cited.edition})" if cited.edition else ""
    title = stop(f"{show_plainly(cited.place.title)}{number}{edition if cited.is_whole else ''}")
    book = stop(f"In {cited.book}{edition}") if cited.book else None
    return flatten(" ".join(filter(None, (start, title, book, cited.address))))


def stop(text: str) -> str:
    """Return the text with a full stop, unless it already ends in ".", "?" or "!"."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def list_names(authors: Sequence[Author], *, is_truncated: bool = False) -> str:
    """Return the names of authors: "Doe, A., Roe, B. C., & Moe, D."."""
    names = [_abbreviate(author) for author in authors]
    if is_truncated:
        return f"{', '.join(names)}, et al."
    if len(names) > _MOST_NAMES:
        return stop(f"{', '.join(names[: _MOST_NAMES - 1])}, … {names[-1]}")
    return stop(", ".join([*names[:-2], ", & ".join(names[-2:])]))


def _abbreviate(author: Author) -> str:
    if not isinstance(author, Person):
        return author.name
    if whole := join_wide(author):
        return whole
    return ", ".join(filter(None, (author.family, _initials(author.given or ""), author.suffix)))


def _initials(given: str) -> str:
    """Return "J.-P. M." for "Jean-Paul Marie"."""
    return " ".join("-".join(_initial(part) for part in name.split("-") if part) for name in given.split())


def _initial(name: str) -> str:
    """Return the initial; "Md." and names in scripts without capital letters are not shortened."""
    if len(name) > 2 and name.endswith("."):
        return name
    return f"{name[0]}." if name[0].lower() != name[0].upper() else name


def _date(work: Work, item: CslItem) -> str:
    """Return the year; of a page on the web also month and day, if they are known: "2025, March 9"."""
    if not work.year:
        return "n.d."
    day, _, month = (show_day(work.date) if work.date else "").rpartition(" ")[0].partition(" ")
    return f"{work.year}, {month} {day}" if item["type"] == "webpage" and month else str(work.year)


# -- what stands behind the names ------------------------------------------------------------------

_PERIODICAL, _PROCEEDINGS, _CHAPTER = "article-journal", "paper-conference", "chapter"
_THESIS = "thesis"
_PARTS = {_PERIODICAL, _PROCEEDINGS, _CHAPTER}


def _describe(item: CslItem) -> str:
    """Return what stands in brackets behind the title: " (2nd ed.)", " [PhD thesis, Stone University]"."""
    if item["type"] in _PARTS:
        return ""
    number = f"No. {item['number']}" if "number" in item else None
    volume = f"Vol. {item['volume']}" if "volume" in item else None
    details = ", ".join(filter(None, (number, _edition(item), volume)))
    school = item.get("publisher") if item["type"] == _THESIS else None
    kind = ", ".join(filter(None, (item.get("genre"), school)))
    return f"{f' ({details})' if details else ''}{f' [{kind}]' if kind else ''}"


def _edition(item: CslItem) -> str | None:
    """Return "2nd ed." for "2", and "Revised ed." for "Revised"; `None` if there is none."""
    edition = str(item.get("edition", ""))
    if not edition.isdecimal():
        return f"{edition} ed." if edition else None
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    return f"{edition}{'th' if edition[-2:] in {'11', '12', '13'} else ending} ed."


def _imprint(item: CslItem) -> Iterator[str | None]:
    """Yield where the work appeared and who published it."""
    container, publisher = item.get("container-title"), item.get("publisher")
    if item["type"] == _PERIODICAL or (item["type"] == _PROCEEDINGS and "editor" not in item):
        number = item.get("issue", item.get("number"))
        issue = f"({number})" if number else ""
        parts = (container, f"{item.get('volume', '')}{issue}", item.get("page"))
        yield stop(", ".join(part for part in parts if part)) if any(parts) else None
        return
    if item["type"] in _PARTS:
        yield _name_book(item) if container else None
    elif container:
        yield stop(container)
    yield stop(publisher) if publisher and item["type"] != _THESIS else None


def _name_book(item: CslItem) -> str:
    """Return "In E. Wall & L. Moe (Eds.), The Book of Walls (Vol. 2, pp. 32–35)."."""
    names = [_name_editor(each) for each in item.get("editor", ())]
    listed = ", ".join([*names[:-2], (", & " if len(names) > 2 else " & ").join(names[-2:])])
    editors = f"{listed} (Ed{'s' if len(names) > 1 else ''}.), " if names else ""
    pages = item.get("page", "")
    several = "pp" if re.search(r"\W", pages) else "p"
    details = (
        _edition(item),
        f"Vol. {item['volume']}" if "volume" in item else None,
        f"{several}. {pages}" if pages else None,
    )
    told = ", ".join(filter(None, details))
    return stop(f"In {editors}{item['container-title']}{f' ({told})' if told else ''}")


def _name_editor(name: dict[str, str]) -> str:
    """Return "E. von Wall", or the name of a team."""
    if "family" not in name:
        return name["literal"]
    return ", ".join(
        filter(None, (f"{_initials(name.get('given', ''))} {name['family']}".strip(), name.get("suffix")))
    )
