"""Joins what `survey convert` knows with what pages say: the entries of the search.

Input: entries of sections, works, data resources and benchmarks, and the passages of each page. Output: all
entries by kind, in the form that `pages.search_facts` describes, with the addresses of the built site.
An entry of a page has a ninth value: its headings, each with title, anchor and text.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from survey_companion.sphinx.site.page_texts import Passage
from survey_companion.sphinx.site.search_terms import split_terms

Facts = dict[str, list[list[Any]]]  # by kind

_ADDRESS, _TEXT, _REMARK, _MORE, _PARTS = 1, 2, 4, 5, 8  # places in an entry
# What a heading is, by the beginning of its anchor.
_KINDS = {"fig-": "Figure", "results-": "Benchmark", "author-": "Author", "lang-": "Language"}


def gather_entries(
    facts: Facts, pages: Mapping[str, Sequence[tuple[Passage, str]]], address: Callable[[str], str]
) -> Facts:
    """Return all entries by kind; `pages` has the passages of each page with their texts."""
    entries = {kind: [_lengthen(each) for each in known] for kind, known in facts.items()}
    places = {each[_ADDRESS]: each for known in entries.values() for each in known}
    for docname, passages in pages.items():
        _add_page(entries, places, docname, passages)
    for entry in (each for known in entries.values() for each in known):
        docname, hash_, anchor = entry[_ADDRESS].partition("#")
        entry[_ADDRESS] = f"{address(docname)}{hash_}{anchor}"
        _drop_repeated(entry)
    return {kind: [_trim(each) for each in known] for kind, known in entries.items()}


def _lengthen(entry: Sequence[Any]) -> list[Any]:
    """Return a copy with all nine values."""
    empty: list[Any] = ["", "", "", [], "", "", [], [], []]
    return [*entry, *empty[len(entry) :]]


def _trim(entry: list[Any]) -> list[Any]:
    while not entry[-1]:
        entry.pop()
    return entry


def _drop_repeated(entry: list[Any]) -> None:
    """Leave out other titles that have no word besides those of the title: another spelling is one title."""
    title = set(split_terms(entry[0])) if entry[_MORE] else set()
    if all(term in title for word in entry[_MORE].split() for term in split_terms(word)):
        entry[_MORE] = ""


def _add_page(
    entries: Facts,
    places: Mapping[str, list[Any]],
    docname: str,
    passages: Sequence[tuple[Passage, str]],
) -> None:
    """Add the passages of a page to the entries; those that are known get their text."""
    top: list[Any] | None = None
    is_listed = False  # the page is a section's: its headings without text are the template's, over a table
    for passage, text in passages:
        known = next((places[each] for name in passage.ids if (each := f"{docname}#{name}") in places), None)
        kind = "Term" if passage.is_term else _kind_of(passage)
        if known is not None:
            _add_text(known, text)
        elif kind is not None or top is None:
            known = _lengthen([passage.title, _place(docname, passage, is_top=top is None), text])
            entries.setdefault(kind or "Page", []).append(known)
            known[_REMARK] = top[0] if top and kind != "Term" else ""  # the page on which it stands
        elif text or not is_listed:
            top[_PARTS].append([passage.title, f"#{passage.ids[0]}" if passage.ids else "", text])
        if top is None and known is not None:
            top, is_listed = known, any(f"{docname}#{name}" in places for name in passage.ids)
            top[_ADDRESS] = docname  # the top of the page needs no anchor


def _add_text(entry: list[Any], text: str) -> None:
    """Give an entry the text of its page: to be shown if it has no summary, else to be searched."""
    place = _MORE if entry[_TEXT] else _TEXT
    entry[place] = f"{entry[place]} {text}".strip()


def _kind_of(passage: Passage) -> str | None:
    """Return what a heading is, if it is more than a heading on a page."""
    found = (_KINDS[start] for name in passage.ids for start in _KINDS if name.startswith(start))
    return next(found, None)


def _place(docname: str, passage: Passage, *, is_top: bool) -> str:
    return docname if is_top or not passage.ids else f"{docname}#{passage.ids[0]}"
