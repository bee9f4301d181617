"""The text of one list item → a paper, if it is one.

    - [2024] **Title.** *Garcia et al.* `Arxiv` [[paper](https://…)] [[code](https://…)]

Many lines are less tidy; each function below reads one part of a line.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from survey_companion.model.identifiers import is_paper_address
from survey_companion.model.problem_kinds import Code
from survey_companion.reading.entries import Flaw, PaperEntry
from survey_companion.reading.inline import PARAGRAPH, Run, count_marked
from survey_companion.reading.link_roles import is_label, read_links

_YEAR = re.compile(r"\s*[\[(]\s*((?:19|20)\d\d)(?:[./-]\d{1,2}){0,2}\s*[\])]\s*")  # [2024], (2024.05)
_YEAR_ALONE = re.compile(
    r"[\s,.:–—-]*+[\[(]?+\s*+((?:19|20)\d\d)?+\s*+[\])]?+[\s.]*+"
)  # the end of a linked title that is complete
_BRACKETED = re.compile(r"\s*\[([^\[\]]{1,40})\]\s*")  # [20x4], [to appear], [ACL 2022]
_PRINTED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_VENUE_AND_YEAR = re.compile(r"(?=.*[A-Z])[A-Za-z][\w&'’:@/() -]{1,90}\b(?:19|20)\d\d")  # ACL (Findings) 2023
_QUOTED = re.compile(r"\s*[\"“]([^\"“”]+)[\"”]")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: (?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|[a-z]{2,3})){0,4}")  # Bo van Roe, Doe JK
# ", Doe et al., 2023" and " - A. Doe and B. Roe (ACL 2023)" after a linked title
_CREDIT_START = re.compile(r"\s*+[,(–—-]?+\s*+\w")
_ET_AL = re.compile(r"\bet al\b")
_CREDIT_END = re.compile(r"[\s.]*+\)?+\d\d(?:91|02)\s*+(?:,|[\w)]*[A-Z])")  # read backwards

_WORD = re.compile(r"\w")
_WORDS = re.compile(r"\w+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_EMPTY_BRACKETS = re.compile(r"\[[\s,;|/]*\]|[\[\]]|\(\s*\)")
_STOPS = re.compile(r"([.,;])[\s.,;]+")  # punctuation that remains where parts were taken out


def parse_paper(runs: Sequence[Run]) -> PaperEntry | Flaw | None:
    """Return the paper; a `Flaw` if it looks like a paper but has no readable title; `None` if it is none."""
    if not runs:
        return None
    year, first_venue, flaws, rest = _take_year(runs)
    if not (year or flaws or _has_paper_parts(rest)):
        return None
    title, rest = _take_title(rest)
    if mark := next((mark for mark in ("**", "__") if _is_unclosed(mark, title, runs)), None):
        return Flaw(code=Code.UNCLOSED_MARKUP, found=mark)
    if not title:
        return Flaw(code=Code.MISSING_TITLE, found="".join(run.text for run in runs))
    authors, venue, remark, unclosed = _read_details(rest)
    venue = venue or first_venue
    links, bad_links = read_links([run for run in runs if run.href is not None], title)
    return PaperEntry(
        title=title,
        year=year or _printed_year(venue, remark),
        authors=authors,
        venue=venue,
        links=links,
        remark=remark,
        flaws=(*flaws, *_doubt_title(title, runs), *bad_links, *unclosed),
    )


def parse_linked_title(runs: Sequence[Run]) -> PaperEntry | None:
    """Return the paper of a line that has only "[Title](https://arxiv.org/abs/…) (2023)", if it is one."""
    marked = count_marked(runs)
    found = _YEAR_ALONE.fullmatch("".join(run.text for run in runs[marked:]))
    addresses = {run.href for run in runs if run.href is not None}
    if not (found and len(addresses) == 1 and all(map(is_paper_address, addresses))):
        return None
    title = _title(runs[:marked])
    links, bad_links = read_links([run for run in runs if run.href is not None], title)
    return PaperEntry(
        title=title,
        year=int(found[1]) if found[1] else None,
        authors=None,
        venue=None,
        links=links,
        remark=None,
        flaws=(Flaw(code=Code.READ_AS_PAPER, found=title), *bad_links),
    )


def _has_paper_parts(runs: Sequence[Run]) -> bool:
    """Whether a line without a year has parts that only papers have: authors, a venue or labelled links."""
    marked = count_marked(runs)
    after = list(runs[marked:])
    labelled = any(run.href is not None and is_label(run.text) for run in after or runs)
    words = _leading_words(after)
    if marked and not words and after:
        return labelled or any((run.emphasis or run.code) and run.href is None for run in after)
    has_linked_name = any(run.href is not None for run in runs[:marked])
    if has_linked_name and _is_credit("".join(run.text for run in after)):
        return True
    return labelled and not has_linked_name and (not marked or words <= 8)


def _is_credit(text: str) -> bool:
    """Whether the text after a linked title starts with a word and names authors, or ends in a year."""
    start = _CREDIT_START.match(text)
    if start is None:
        return False
    return bool(_ET_AL.search(text, start.end()) or _CREDIT_END.match(text[: start.end() - 1 : -1]))


def _leading_words(runs: Sequence[Run]) -> int:
    """Return how many words of plain text precede the first mark."""
    plain = (i for i, run in enumerate(runs) if run.emphasis or run.code or run.href is not None)
    return len(_WORDS.findall("".join(run.text for run in runs[: next(plain, len(runs))])))


def _take_year(runs: Sequence[Run]) -> tuple[int | None, str | None, tuple[Flaw, ...], list[Run]]:
    """Split `[2024] ` or `[ACL 2024] ` off the front: return year, venue, flaws and the rest."""
    first = runs[0]
    if first.href is not None or first.code:
        return None, None, (), list(runs)
    if found := _YEAR.match(first.text):
        return int(found[1]), None, (), _cut(runs, found.end())
    if first.strong or len(runs) == 1 or not (found := _BRACKETED.match(first.text)):
        return None, None, (), list(runs)
    if _VENUE_AND_YEAR.fullmatch(found[1]):
        return _printed_year(found[1]), found[1], (), _cut(runs, found.end())
    return None, None, (Flaw(code=Code.UNREAD_YEAR, found=f"[{found[1]}]"),), _cut(runs, found.end())


def _cut(runs: Sequence[Run], length: int) -> list[Run]:
    """Return the runs without the first `length` characters of the first one."""
    first = runs[0]
    text = first.text[length:]
    head = [first._replace(text=text)] if text.strip() else []
    return [*head, *runs[1:]]


def _take_title(runs: Sequence[Run]) -> tuple[str, list[Run]]:
    """Split off the title: the bold text, or else a link's text, or else the text before any mark."""
    start = next((i for i, run in enumerate(runs) if run.strong and _may_be_title(run)), None)
    if start is not None and not any(run.href or run.emphasis for run in runs[:start]):
        end = next((i for i, run in enumerate(runs) if i > start and not run.strong), len(runs))
        return _title(runs[start:end]), [*runs[:start], *runs[end:]]
    if runs and runs[0].href is not None and not is_label(runs[0].text):
        end = next((i for i, run in enumerate(runs) if run.href != runs[0].href), len(runs))
        return _title(runs[:end]), list(runs[end:])
    return _take_plain_title(runs)


def _is_unclosed(mark: str, title: str, runs: Sequence[Run]) -> bool:
    """Whether the mark is unescaped and at a word's edge in the title, like an opening or closing mark."""
    if mark not in title:
        return False
    at_edge = re.compile(rf"(?<!\w){re.escape(mark)}|{re.escape(mark)}(?!\w)")
    return any(at_edge.search(run.text) for run in runs if not (run.escaped or run.code))


def _doubt_title(title: str, runs: Sequence[Run]) -> tuple[Flaw, ...]:
    """Return a flaw for a title without marks that contains what belongs to other parts of a line."""
    is_marked = any(
        (run.strong or run.href is not None) and title.startswith(run.text[:20].strip()) for run in runs
    )
    if is_marked or not (" | " in title or re.search(r"\bet al\b", title)):
        return ()
    return (Flaw(code=Code.DOUBTFUL_TITLE, found=title),)


def _may_be_title(run: Run) -> bool:
    return bool(_WORD.search(run.text)) and not (run.href is not None and is_label(run.text))


def _take_plain_title(runs: Sequence[Run]) -> tuple[str, list[Run]]:
    """Split off the text in quotation marks, or the text before the first mark or paragraph."""
    end = next((i for i, run in enumerate(runs) if _ends_plain_title(run)), len(runs))
    text = "".join(run.text for run in runs[:end])
    if quoted := _QUOTED.match(text):
        return _title([Run(quoted[1])]), [Run(text[quoted.end() :]), *runs[end:]]
    return _title(runs[:end]), list(runs[end:])


def _ends_plain_title(run: Run) -> bool:
    return bool(run.emphasis or run.code or run.href) or run.text == PARAGRAPH or run.text.strip() == "["


def _title(runs: Sequence[Run]) -> str:
    text = " ".join("".join(run.text for run in runs).split()).rstrip(" [(")
    if (quoted := _QUOTED.match(text)) and not text[quoted.end() :].strip(" ."):
        text = quoted[1]
    return text.removesuffix(".") if not text.endswith("..") else text


def _read_details(runs: Sequence[Run]) -> tuple[str | None, str | None, str | None, list[Flaw]]:
    """Return the authors in *…*, the venue in `…` (or in the authors), the remaining text, and flaws."""
    unlinked = [run for run in runs if run.href is None]
    codes = [run for run in unlinked if run.code]
    groups = [list(group) for is_name, group in groupby(unlinked, key=_is_name) if is_name]
    authors = " ".join("".join(run.text for run in groups[0]).split()) if groups else ""
    venue = _tidy(codes[0].text) if codes else None
    if venue is None:
        authors, venue = _split_venue(authors)
    taken = {id(run) for run in (*codes[:1], *(groups[0] if groups else ()))}
    remark, flaws = _read_remark([run for run in unlinked if id(run) not in taken])
    if remark and not authors:
        authors, venue, remark = _read_plain_details(remark, venue)
    if remark and not venue and _VENUE_AND_YEAR.fullmatch(remark):
        venue, remark = remark, None
    return authors.strip(" ,;:|()[]–—-") or None, venue, remark, flaws


def _read_plain_details(text: str, venue: str | None) -> tuple[str, str | None, str | None]:
    """Return authors, venue and remark from "Doe J, Roe B, et al. ACL 2024", without any marks."""
    head, et_al, tail = text.partition("et al")
    tail = tail.strip(" .,")
    if et_al and (not tail or re.fullmatch(r"(?:19|20)\d\d", tail)):
        return f"{head}et al.", venue, tail or None
    if et_al and _VENUE_AND_YEAR.fullmatch(tail):
        return f"{head}et al.", venue or tail, None
    names, inside = _split_venue(text)
    if inside and _are_names(names.strip(" ,")):
        return names.strip(" ,"), venue or inside, None
    head, _, tail = text.rpartition(". ")
    if head and _are_names(head) and _VENUE_AND_YEAR.fullmatch(tail):
        return head, venue or tail, None
    return (text, venue, None) if _are_names(text) else ("", venue, text)


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


def _are_names(text: str) -> bool:
    """Whether the text is two names or more, such as "Doe J, Bo van Roe and C. Moe"."""
    pieces = re.split(r", and |, | and | & ", text)
    return len(pieces) > 1 and all(_NAME.fullmatch(piece) for piece in pieces)


def _tidy(text: str) -> str | None:
    """Return the text without the punctuation that separates it from the parts beside it."""
    text = " ".join(text.split()).strip(" .,;:|[]–—-")
    if text.count("(") != text.count(")") or _IN_BRACKETS.fullmatch(text):
        text = text.strip("() ")
    return text or None


def _printed_year(*texts: str | None) -> int | None:
    """Return the only year that the texts name."""
    years = {int(found) for text in texts if text for found in _PRINTED_YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


def _read_remark(runs: Sequence[Run]) -> tuple[str | None, list[Flaw]]:
    """Return the text that belongs to no other part, and a flaw for each unexpected mark in it."""
    text = " ".join("".join(run.text for run in runs).split())
    marks = "".join(run.text for run in runs if not (run.escaped or run.code))
    flaws = [Flaw(code=Code.UNCLOSED_MARKUP, found=mark) for mark in ("**", "*", "`") if mark in marks][:1]
    if "](" in marks:
        flaws.append(Flaw(code=Code.UNCLOSED_LINK, found="]("))
    elif marks.count("[") != marks.count("]"):
        flaws.append(Flaw(code=Code.UNCLOSED_LINK, found="[[" if "[" in marks else "]]"))
    if not _WORD.search(text):
        return None, flaws
    return _tidy(_STOPS.sub(r"\1 ", _EMPTY_BRACKETS.sub(" ", text))), flaws
