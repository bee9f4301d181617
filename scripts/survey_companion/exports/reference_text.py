"""Writes the reference of a work, or of a place in the companion, as plain text in a style close to APA.

Input: a `Work` or a `CitedPlace`. Output: plain text.
Source: https://apastyle.apa.org/style-grammar-guidelines/references/examples
"""

from collections.abc import Iterator, Sequence

from survey_companion.exports.cited_place import CitedPlace, capitalise
from survey_companion.model.authors import Author, Person
from survey_companion.model.identifiers import doi_address
from survey_companion.model.record_types import Publication
from survey_companion.model.survey import Work
from survey_companion.model.work_kinds import PublicationType
from survey_companion.text.formulas import show_plainly
from survey_companion.text.myst import flatten
from survey_companion.text.person_names import join_wide

_MOST_NAMES = 20  # of longer lists, APA names the first nineteen and the last


def refer(work: Work) -> str:
    """Return the reference of a work: "Doe, A., & Roe, B. (2024). Title. Journal, 6(1), 3–12. https://…"."""
    names = list_names(work.byline.authors, is_truncated=work.byline.truncated) if work.byline else None
    start = " ".join(filter(None, (names, f"({work.year})." if work.year else "(n.d.).")))
    return flatten(" ".join(part for part in (start, stop(_title(work)), *_imprint(work)) if part))


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
        return f"{', '.join(names[: _MOST_NAMES - 1])}, … {names[-1]}"
    listed = ", ".join([*names[:-2], ", & ".join(names[-2:])])
    return listed if isinstance(authors[-1], Person) else stop(listed)


def _abbreviate(author: Author) -> str:
    if not isinstance(author, Person):
        return author.name
    if whole := join_wide(author):
        return whole
    initials = " ".join(
        "-".join(_initial(part) for part in name.split("-") if part) for name in (author.given or "").split()
    )
    return ", ".join(part for part in (author.family, initials, author.suffix) if part)


def _initial(name: str) -> str:
    """Return the initial; a name in a script without capital letters is not shortened."""
    return f"{name[0]}." if name[0].lower() != name[0].upper() else name


def _title(work: Work) -> str:
    """Return the title with what stands in brackets behind it: "Arches [PhD thesis, Stone University]"."""
    published, title = work.published, show_plainly(work.title)
    if published is None:
        return f"{title} [{work.kind.genre}]" if work.kind.genre else title
    kind = ", ".join(part for part in (work.kind.genre, published.school) if part)
    is_report = published.type is PublicationType.TECHREPORT
    number = published.number if is_report else published.edition and f"{published.edition} ed."
    return f"{title}{f' ({number})' if number else ''}{f' [{kind}]' if kind else ''}"


def _imprint(work: Work) -> Iterator[str | None]:
    """Yield where the work appeared, and its address."""
    published = work.published
    if published is None:
        yield f"arXiv:{work.arxiv}." if work.arxiv else work.venue and stop(work.venue)
        yield work.paper.url if work.paper else None
        return
    pages = "–".join(filter(None, published.page_range))
    if published.type is PublicationType.ARTICLE:
        volume = f"{published.volume or ''}{f'({published.number})' if published.number else ''}"
        yield stop(", ".join(part for part in (published.container, volume, pages) if part))
    else:
        yield _place(work, published, pages)
        publisher = published.institution or published.publisher
        yield stop(publisher) if publisher else None
    yield doi_address(published.doi) if published.doi else (work.paper.url if work.paper else None)


def _place(work: Work, published: Publication, pages: str) -> str | None:
    """Return what the work stands in; `None` if it stands alone."""
    if work.kind.is_part:
        return stop(f"In {published.container}{f' (pp. {pages})' if pages else ''}")
    if published.venue:
        return stop(published.venue)
    is_named = published.imprint or work.kind.genre
    return None if is_named else stop(published.label)
