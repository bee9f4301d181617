"""The text of one list item → a paper, a data resource, or neither.

Input: the runs of an item. Output: an `Entry`, which `catalogue` places in a section.
A paper looks like

    - [2024] **Title.** *Garcia et al.* `Arxiv` [[paper](https://…)] [[code](https://…)]

and a data resource like

    - [**Name**](https://…). Description.

but neither is always so tidy; each function below reads one part of such a line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlsplit

from survey.errors import Code
from survey.identifiers import host_of, identify
from survey.markdown import Run
from survey.model import Link, Role, Scheme


@dataclass(frozen=True, kw_only=True, slots=True)
class Flaw:
    """A problem inside an entry, not yet placed in the file."""

    code: Code
    found: str  # as it stands in the line, so that its column can be found


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperEntry:
    """What one paper line says."""

    title: str
    year: int | None
    authors: str | None  # as printed
    venue: str | None
    links: tuple[Link, ...]
    remark: str | None
    flaws: tuple[Flaw, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceEntry:
    """What one data resource line says."""

    name: str
    url: str | None
    description: str | None
    is_bare: bool  # the name is neither bold nor linked, so only its neighbours tell what it is
    flaws: tuple[Flaw, ...]


Entry = PaperEntry | ResourceEntry | Flaw | None

_YEAR = re.compile(r"\s*[\[(]\s*((?:19|20)\d\d)(?:[./-]\d{1,2}){0,2}\s*[\])]\s*")  # [2024], (2024.05)
_BRACKETED = re.compile(r"\s*\[([^\[\]]{1,20})\]\s*")  # [20x4], [to appear]
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PRINTED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_VENUE_AND_YEAR = re.compile(r"[A-Z][\w&'’:@/ -]{1,60}\b(?:19|20)\d\d")  # ACL 2023
_CODE_LABELS = re.compile(
    r"code|github|gitlab|repo|implementation|model|checkpoint|weights|hugging ?face", re.IGNORECASE
)
_PAPER_LABELS = re.compile(
    r"paper|pdf|arxiv|doi|abs|acl|openreview|proceedings|publication|preprint|link", re.IGNORECASE
)
_CODE_HOSTS = ("github.com", "gitlab.com", "huggingface.co", "modelscope.cn", "bitbucket.org")


def parse_entry(runs: Sequence[Run]) -> Entry:
    """Return what the item is; a `Flaw` where it is meant as an entry but cannot be read as one."""
    text = [run for run in runs if not run.tag]
    entry = _parse_paper(text) or _parse_resource(text)
    tags = [run.text for run in runs if run.tag and not _LINE_BREAK.fullmatch(run.text)]
    if tags and isinstance(entry, PaperEntry | ResourceEntry):
        return replace(entry, flaws=(*entry.flaws, Flaw(code=Code.HTML_TAG, found=tags[0])))
    return entry


# -- papers ----------------------------------------------------------------------------------------


def _parse_paper(runs: Sequence[Run]) -> PaperEntry | Flaw | None:
    if not runs:
        return None
    year, flaws, rest = _take_year(runs)
    if not (year or flaws or _has_paper_parts(rest)):
        return None
    title, rest = _take_title(rest)
    if "**" in title or "__" in title:
        return Flaw(code=Code.UNCLOSED_MARKUP, found="**" if "**" in title else "__")
    if not title:
        return Flaw(code=Code.MISSING_TITLE, found="".join(run.text for run in runs))
    authors, venue, remark, unclosed = _read_details(rest)
    links, bad_links = _read_links([run for run in runs if run.href is not None], title)
    return PaperEntry(
        title=title,
        year=year or _printed_year(venue, remark),
        authors=authors,
        venue=venue,
        links=links,
        remark=remark,
        flaws=(*flaws, *bad_links, *unclosed),
    )


def _has_paper_parts(runs: Sequence[Run]) -> bool:
    """Whether a line without a year has what only papers have: authors, a venue or labelled links."""
    marked = _count_marked(runs)
    after = list(runs[marked:])
    labelled = any(run.href is not None and _is_label(run.text) for run in after or runs)
    words = _leading_words(after)
    if marked and not words and after:
        return labelled or any((run.emphasis or run.code) and run.href is None for run in after)
    has_linked_name = any(run.href is not None for run in runs[:marked])
    return labelled and not has_linked_name and words <= 8


def _count_marked(runs: Sequence[Run]) -> int:
    """Return how many runs at the start are bold or linked."""
    return next((i for i, run in enumerate(runs) if not run.strong and run.href is None), len(runs))


def _leading_words(runs: Sequence[Run]) -> int:
    """Return how many words of plain text stand before the first mark."""
    plain = (i for i, run in enumerate(runs) if run.emphasis or run.code or run.href is not None)
    return len(re.findall(r"\w+", "".join(run.text for run in runs[: next(plain, len(runs))])))


def _is_label(text: str) -> bool:
    text = text.strip(" []")
    return len(text) <= 20 and bool(_CODE_LABELS.search(text) or _PAPER_LABELS.search(text))


def _take_year(runs: Sequence[Run]) -> tuple[int | None, tuple[Flaw, ...], list[Run]]:
    """Split `[2024] ` off the front."""
    first = runs[0]
    if first.href is not None or first.code:
        return None, (), list(runs)
    if found := _YEAR.match(first.text):
        return int(found[1]), (), _cut(runs, found.end())
    if not first.strong and (found := _BRACKETED.match(first.text)) and len(runs) > 1:
        flaw = Flaw(code=Code.UNREAD_YEAR, found=f"[{found[1]}]")
        return None, (flaw,), _cut(runs, found.end())
    return None, (), list(runs)


def _cut(runs: Sequence[Run], length: int) -> list[Run]:
    """Return the runs without the first `length` characters of the first one."""
    first = runs[0]
    text = first.text[length:]
    head = [replace(first, text=text)] if text.strip() else []
    return [*head, *runs[1:]]


def _take_title(runs: Sequence[Run]) -> tuple[str, list[Run]]:
    """Split the title off: what is bold, or else a link's text, or else the text before any mark."""
    start = next((i for i, run in enumerate(runs) if run.strong), None)
    if start is not None and not any(run.href or run.emphasis for run in runs[:start]):
        end = next((i for i, run in enumerate(runs) if i > start and not run.strong), len(runs))
        return _title(runs[start:end]), [*runs[:start], *runs[end:]]
    if runs and runs[0].href is not None and not _is_label(runs[0].text):
        end = next((i for i, run in enumerate(runs) if run.href != runs[0].href), len(runs))
        return _title(runs[:end]), list(runs[end:])
    end = next((i for i, run in enumerate(runs) if run.emphasis or run.code or run.href), len(runs))
    return _title(runs[:end]), list(runs[end:])


def _title(runs: Sequence[Run]) -> str:
    text = " ".join("".join(run.text for run in runs).split()).rstrip(" [(")
    return text.removesuffix(".") if not text.endswith("..") else text


def _read_details(runs: Sequence[Run]) -> tuple[str | None, str | None, str | None, list[Flaw]]:
    """Return the authors in *…*, the venue in `…` (or inside the authors), and what else is said."""
    unlinked = [run for run in runs if run.href is None]
    codes = [run for run in unlinked if run.code]
    groups = [list(group) for is_name, group in groupby(unlinked, key=_is_name) if is_name]
    authors = " ".join("".join(run.text for run in groups[0]).split()) if groups else ""
    venue = _tidy(codes[0].text) if codes else None
    if venue is None:
        authors, venue = _split_venue(authors)
    taken = {id(run) for run in (*codes[:1], *(groups[0] if groups else ()))}
    remark, flaws = _read_remark([run for run in unlinked if id(run) not in taken])
    if remark and not venue and _VENUE_AND_YEAR.fullmatch(remark):
        venue, remark = remark, None
    return authors.strip(" ,;:|()[]–—-") or None, venue, remark, flaws


def _is_name(run: Run) -> bool:
    return run.emphasis and not run.code


def _split_venue(authors: str) -> tuple[str, str | None]:
    """Split "Garcia et al., EMNLP 2023" and "A. Doe and B. Roe (ACL)"."""
    head, et_al, tail = authors.partition("et al")
    if et_al and (venue := _tidy(tail.lstrip("."))):
        return f"{head}{et_al}.", venue
    if found := re.search(r"\(([^()]+)\)\W*$", authors):
        return authors[: found.start()], _tidy(found[1])
    head, _, tail = authors.rpartition(",")
    if head and _VENUE_AND_YEAR.fullmatch(tail.strip(" .")):
        return head, _tidy(tail)
    return authors, None


def _tidy(text: str) -> str | None:
    """Return the text without the punctuation that only separates it from its neighbours."""
    return " ".join(text.split()).strip(" .,;:|()[]–—-") or None


def _printed_year(*texts: str | None) -> int | None:
    """Return the only year that the texts name."""
    years = {int(found) for text in texts if text for found in _PRINTED_YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def _read_remark(runs: Sequence[Run]) -> tuple[str | None, list[Flaw]]:
    """Return what no other part took, and the marks in it that should not be there."""
    text = " ".join("".join(run.text for run in runs).split())
    marks = "".join(run.text for run in runs if not (run.escaped or run.code))
    flaws = [Flaw(code=Code.UNCLOSED_MARKUP, found=mark) for mark in ("**", "*", "`") if mark in marks][:1]
    if "](" in marks:
        flaws.append(Flaw(code=Code.UNCLOSED_LINK, found="]("))
    elif marks.count("[") != marks.count("]"):
        flaws.append(Flaw(code=Code.UNCLOSED_LINK, found="[[" if "[" in marks else "]]"))
    loud = re.sub(r"\[[\s,;|/]*\]|[\[\]]|\(\s*\)", " ", text)
    loud = re.sub(r"([.,;])[\s.,;]+", r"\1 ", loud)  # what the parts between them leave behind
    return (_tidy(loud) if re.search(r"\w", loud) else None), flaws


# -- data resources --------------------------------------------------------------------------------


def _parse_resource(runs: Sequence[Run]) -> ResourceEntry | None:
    marked = _count_marked(runs)
    if marked:
        name = _name("".join(run.text for run in runs[:marked]))
        rest = "".join(_flat(run) for run in runs[marked:])
    else:
        name, separator, rest = "".join(run.text for run in runs).partition(". ")
        name = _name(name) if separator and len(name) <= 60 else ""
    if not name or not re.search(r"\w", name):
        return None
    href = next((run.href for run in runs[:marked] if run.href is not None), None)
    if href is not None and href.startswith("#"):
        return None  # a table of contents
    url = href if href is not None and is_web_address(href) else None
    rest = re.sub(r"\[([^\[\]]+ \(https?:[^\[\]]+\))\]", r"\1", rest)  # [[paper](…)]
    description = " ".join(rest.split()).lstrip(".:,;–—- ") or None
    flaws = () if href is None or url else (Flaw(code=Code.UNUSABLE_LINK, found=href),)
    return ResourceEntry(name=name, url=url, description=description, is_bare=not marked, flaws=flaws)


def _name(text: str) -> str:
    return " ".join(text.split()).rstrip(".: ")


def _flat(run: Run) -> str:
    """Return a run of a description as text; a link keeps its address."""
    return f"{run.text} ({run.href})" if run.href and run.href != run.text else run.text


# -- links -----------------------------------------------------------------------------------------


def is_web_address(url: str) -> bool:
    """Whether a browser would open the address as a web page."""
    if " " in url or not url.isprintable():
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:  # for instance an unclosed [ in the host
        return False


def _read_links(runs: Sequence[Run], title: str) -> tuple[tuple[Link, ...], list[Flaw]]:
    """Return the usable links in order; adjacent runs with one address are one link."""
    links: list[Link] = []
    flaws: list[Flaw] = []
    for href, group in groupby(runs, key=lambda run: run.href or ""):
        label = " ".join("".join(run.text for run in group).split()).strip("[] ")
        if not is_web_address(href):
            flaws.append(Flaw(code=Code.UNUSABLE_LINK, found=href or label))
            continue
        is_title = label.removesuffix(".") == title
        links.append(
            Link(label="paper" if is_title else label or "link", url=href, role=_role(label, href, is_title))
        )
    return tuple(links), flaws


def _role(label: str, url: str, is_title: bool) -> Role:
    if is_title:
        return Role.PAPER
    if _CODE_LABELS.search(label):
        return Role.CODE
    if _PAPER_LABELS.search(label):
        return Role.PAPER
    if identify(url).scheme is not Scheme.URL:
        return Role.PAPER
    return Role.CODE if host_of(url) in _CODE_HOSTS else Role.OTHER
