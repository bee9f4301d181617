"""The BibTeX entry with which a list says how to cite its survey → facts of the survey.

Input: the blocks of a list. Output: an `OwnEntry`, and blocks that hold BibTeX instead of papers. The entry
stands below a heading such as Citation, has the title of the list, or is the only one beside the papers.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from survey_companion.model.identifiers import is_doi
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.model.record_types import Publication
from survey_companion.model.survey import OwnEntry, SurveyInfo
from survey_companion.model.work_kinds import PublicationType, type_of_entry
from survey_companion.reading.forms.bibtex_entries import BibEntry, parse_bibtex
from survey_companion.reading.forms.bibtex_fields import (
    read_arxiv,
    read_authors,
    read_date,
    read_doi,
    read_venue,
    to_plain,
)
from survey_companion.reading.markdown.blocks import Block, Heading, Paragraph, Prose
from survey_companion.text.keys import normalise_title

_ENTRY = re.compile(r"\s*@[A-Za-z]+\s*[{(]\s*[^\s,{}()]+\s*,")
_CITE = re.compile(r"\b(?:cit(?:e|es|ing|ation|ations)|bibtex|bib)\b|引用|引文", re.IGNORECASE)
_SURVEY = re.compile(
    r"\b(?:surveys?|reviews?|overview|taxonomy|roadmap|tutorial|primer)\b|综述|概述", re.IGNORECASE
)
_ARXIV = re.compile(r"\b(?:arxiv|corr)\b", re.IGNORECASE)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(\S+)", re.IGNORECASE)
_WORDS = {
    "title": "title",
    "authors": "authors",
    "year": "year",
    "arxiv": "arXiv number",
    "published": "venue",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """An entry, and the headings above it, the nearest last."""

    entry: BibEntry
    headings: tuple[Heading, ...]


def drop_bibtex(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with BibTeX outside of fences as prose, so that no part of it is read as a paper."""
    found: list[Block] = []
    depth = 0  # of braces that are open; an entry may have empty lines in it
    for block in blocks:
        if not isinstance(block, Paragraph):
            depth = 0
            found.append(block)
        elif depth > 0 or _ENTRY.match(block.text):
            last = found[-1] if depth > 0 else None
            lines, text = block.lines, block.text
            if isinstance(last, Prose):
                lines, text = (*last.lines, *lines), f"{last.text}\n{text}"
                found.pop()
            depth = max(0, text.count("{") - text.count("}"))
            found.append(Prose(lines=lines, name="bibtex", text=text))
        else:
            found.append(block)
    return found


def find_own_entry(
    blocks: Sequence[Block], lines: Sequence[str], path: str, paper_headings: AbstractSet[int]
) -> OwnEntry | None:
    """Return the entry that cites the survey of the list; `None` if there is none, or nothing tells which.

    `lines` are those of the file, and `paper_headings` the lines of headings with papers directly below.
    """
    found = list(_find_entries(blocks, lines))
    tops = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    titles = {normalise_title(block.text) for block in tops}
    cited = [each for each in found if any(_CITE.search(heading.text) for heading in each.headings)]
    chosen = _choose(cited, titles)
    if chosen is None and not cited:
        beside = [
            each for each in found if not each.headings or each.headings[-1].lines[0] not in paper_headings
        ]
        same = [each for each in beside if normalise_title(to_plain(each.entry.fields["title"])) in titles]
        chosen = same[0] if same else beside[0] if len(found) == len(beside) == 1 else None
    if chosen is None:
        return None
    location = Location(path=path, line=chosen.entry.lines[0])
    return OwnEntry(key=chosen.entry.key, info=_describe(chosen.entry), location=location)


def _choose(found: Sequence[_Found], titles: AbstractSet[str]) -> _Found | None:
    """Return the entry with the title of the list, or else the only one, or the only one of a survey."""
    same = [each for each in found if normalise_title(to_plain(each.entry.fields["title"])) in titles]
    surveys = [each for each in found if _SURVEY.search(to_plain(each.entry.fields["title"]))]
    return next((some[0] for some in (same, found, surveys) if len(some) == 1), same[0] if same else None)


def _find_entries(blocks: Sequence[Block], lines: Sequence[str]) -> Iterator[_Found]:
    """Yield the entries with titles in fences and in paragraphs, in file order."""
    headings: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading):
            while headings and headings[-1].level >= block.level:
                headings.pop()
            headings.append(block)
        elif isinstance(block, Prose) and block.name in {"fence", "bibtex"} and "@" in block.text:
            first = block.lines[0]
            inside = [line.lstrip("> \t") for line in lines[first - 1 : block.lines[-1]]]
            for entry in parse_bibtex(inside).entries:
                if "title" in entry.fields:
                    shifted = tuple(line + first - 1 for line in entry.lines)
                    yield _Found(entry=replace(entry, lines=shifted), headings=tuple(headings))


def _describe(entry: BibEntry) -> SurveyInfo:
    """Return what the entry says of the survey."""
    fields = entry.fields
    authors, et_al = read_authors(fields.get("author", ""))
    year, _, _ = read_date(fields)
    venue, doi = read_venue(entry.type, fields), read_doi(fields)
    arxiv = read_arxiv(fields)
    if doi and (found := _ARXIV_DOI.fullmatch(doi)):
        arxiv, doi = arxiv or found[1], None
    published = None
    if venue and year and not _ARXIV.search(venue):
        published = Publication(
            type=type_of_entry(entry.type) or PublicationType.MISC,
            short=venue if str(year) in venue else f"{venue} {year}",
            year=year,
            venue=venue,
            volume=to_plain(fields.get("volume", "")) or None,
            number=to_plain(fields.get("number", "")) or None,
            pages=re.sub("[–-]+", "–", to_plain(fields.get("pages", ""))) or None,
            publisher=to_plain(fields.get("publisher", "")) or None,
            doi=doi if doi and is_doi(doi) else None,
        )
    title = to_plain(fields["title"])
    return SurveyInfo(
        title=title, authors=() if et_al else authors, year=year, arxiv=arxiv, published=published
    )


def complete_info(info: SurveyInfo, own: OwnEntry | None) -> tuple[SurveyInfo, list[Problem]]:
    """Return the facts of the survey with what the entry adds, and a notice that it does.

    What is known already stays; an entry with another title is of another version, or another work.
    """
    if own is None or (info.title and normalise_title(info.title) != normalise_title(own.info.title or "")):
        return info, []
    taken = {name: value for name in _WORDS if (value := getattr(own.info, name)) and not getattr(info, name)}
    if info.year and own.info.year != info.year:
        taken.pop("published", None)
    if not taken:
        return info, []
    words = [_WORDS[name] for name in taken]
    said = f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]
    verb = "are" if len(words) > 1 or "authors" in taken else "is"
    wrong = f"the survey's own {said} {verb} taken from this entry"
    notice = Problem(code=Code.OWN_ENTRY, location=own.location, found=own.key, wrong=wrong)
    return replace(info, **taken), [notice]
