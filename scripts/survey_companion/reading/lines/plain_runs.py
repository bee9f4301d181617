"""A stretch of plain text → segments: what stands between its commas, full stops and dashes.

Input: text without marks, such as "Three Foos, M. Roe et al. ICML 2016". Output: segments with their classes;
`split_title` finds the title among them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from survey_companion.reading.words.author_names import CAPITAL, find_names, is_initials
from survey_companion.reading.words.front_names import take_front_names
from survey_companion.reading.words.journal_words import goes_on
from survey_companion.reading.words.looks import Look, look
from survey_companion.reading.words.venue_looks import is_track


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of plain text, and what it looks like.

    `sort` is one of D date, V venue, G number, L label, N several names, n one name, m perhaps a name,
    i initials,
    F institution, O other.
    """

    text: str
    before: str  # the separator before it
    sort: str


_CUT = re.compile(
    rf",(?=(?:19|20)\d\d\b)|\s*(?:[,;|·。，；、]\s+|\s[–—-]{{1,2}}\s|\|)\s*|(?<=[^\s.])(?<!\b{CAPITAL})(?<!\bal)(?<!\bvs)(?<!\bDr)(?<!\bcf)(?<!\bSt)\.\s+(?=[\"“(\[]?(?:[^\W_a-z]|[a-z]{{1,4}}[A-Z]|in\s+[A-Z“]))|(?<=\bal)[.,]{{0,2}}\s+|(?<=[^\s.])\.\.\s+(?=[^\W_a-z])|(?<=[?!])\s+(?=[A-Z])|[。；，．]"
)


_AFTER_INITIAL = re.compile(
    rf"(?<=\b{CAPITAL})\.\s+(?=[^\W\d_a-z][^\W_]*[\s-](?!&|and\b|[A-Z]\.)[^\s,;&]+[\s:-]+[^\s,;&])"
)


_ABBREVIATION = re.compile(
    r"\b(?:Proc|Conf|Int|Trans|Jr|Sr|St|Vol|No|Symp|Lett|Univ|Inst|Comput|Sci|J|Res|Mach|Intell|Learn)$"
)


_BRACKETED = re.compile(r"(.*?\S)\s*[(\[（【]([^()\[\]（）【】]{2,120})[)\]）】]\.?", re.DOTALL)


def _cuts(text: str) -> list[re.Match[str]]:
    """Return where the text may be cut; also behind the initial that ends a list of names."""
    cuts = list(_CUT.finditer(text))
    for found in _AFTER_INITIAL.finditer(text, 0, 400):
        names = find_names(text[: found.start() + 1])
        if len(names.names) > 1 and names.score >= 0.75:
            cuts.append(found)
            break
    return sorted(cuts, key=lambda found: found.start())


@lru_cache(maxsize=1 << 15)
def cut_plain(text: str) -> tuple[Segment, ...]:
    """Return the segments of the text; a family name and the given name behind its comma are one."""
    names, rest = take_front_names(text)
    if names and find_names(names).names:
        below = (Segment(each.text, each.before or ". ", each.sort) for each in _cut(rest))
        return Segment(names, "", "N"), *_name_journal(tuple(below))
    return _cut(text)


_VOLUME = re.compile(r"(?:19|20)\d\d(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?;\s?\S")  # "2021 Mar;190(9):287-47"


def _name_journal(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Return the segments; what stands before the year and the volume is the journal."""
    for place in range(1, len(segments)):
        each, after = segments[place], segments[place + 1] if place + 1 < len(segments) else None
        ends = "." in each.before or segments[place - 1].text[-1:] in "?!"
        is_name = ends and each.sort in "OmnF" and look(each.text).words <= _MOST_JOURNAL
        if is_name and after is not None and _VOLUME.match(after.text):
            return (*segments[:place], Segment(each.text, each.before, "V"), *segments[place + 1 :])
        if is_name and (numbered := _NUMBERED.fullmatch(each.text)):
            journal = Segment(numbered[1], each.before, "V"), Segment(numbered[2], " ", "G")
            return (*segments[:place], *journal, *segments[place + 1 :])
    return segments


_MOST_JOURNAL = 8  # words
_NUMBERED = re.compile(r"([^\W\d_a-z].*[^\W\d_]),?\s+(\d{1,4}(?::\s?[\d–-]+)?)")  # "Journal of Stones 72"


def _cut(text: str) -> tuple[Segment, ...]:
    parts: list[tuple[str, str]] = []
    depth = start = counted = 0
    before = ""
    head, colon, tail = text.partition(": ")
    if (
        colon
        and ("," in head or ";" in head)
        and find_names(head).score >= 0.75
        and len(find_names(head).names) > 1
    ):
        return (
            Segment(head, "", "N"),
            *(Segment(each.text, each.before or ": ", each.sort) for each in cut_plain(tail)),
        )
    for found in _cuts(text):
        between = text[counted : found.start()]
        depth, counted = depth + between.count("(") - between.count(")"), found.start()
        head = text[start : found.start()]
        if depth > 0 or (found.re is _CUT and _is_in_name(head, found)):
            continue
        parts.append((before, head))
        before, start = found[0], found.end()
    parts.append((before, text[start:]))
    segments = [
        Segment(part, before, _sort(part))
        for separator, each in parts
        if each.strip()
        for before, part in _take_venue(separator, each.strip())
    ]
    segments = [part for each in segments for part in _open_bracket(each)]
    return tuple(_join_names(_name_proceedings(segments)))


_IN_NAME = re.compile(r"In:? (?:the |Proc\.? )?[^\W\d_a-z]")


def _name_proceedings(segments: list[Segment]) -> list[Segment]:
    """Return the segments; "In Long Name of a Conference" at their end, behind a full stop, is the venue."""
    last = segments[-1] if len(segments) > 1 else None
    if last is None or last.sort not in "OmnF" or "." not in last.before or not _IN_NAME.match(last.text):
        return segments
    return [*segments[:-1], Segment(last.text, last.before, "V")]


def _is_in_name(head: str, cut: re.Match[str]) -> bool:
    """Whether the cut is inside a name with short words, such as "Nat. Commun."."""
    after = cut.string[cut.end() : cut.end() + 24]
    if _YEAR.match(after):
        return False
    return bool(_ABBREVIATION.search(head[-12:])) or (cut[0][0] == "." and goes_on(head, after))


_YEAR = re.compile(r"(?:19|20)\d\d\b")


def _open_bracket(segment: Segment) -> tuple[Segment, ...]:
    """Return names and the venue in brackets behind them as two segments."""
    head, inside = (
        take_bracket(segment.text)
        if segment.sort not in "DG" and segment.text[-1:] in set(")]）】.")
        else ("", "")
    )
    if inside and find_names(head).score >= 0.5 and find_names(head).names:
        return Segment(head, segment.before, _sort(head)), Segment(inside, "(", _sort(inside))
    return (segment,)


_LAST_WORDS = re.compile(r"(.+?\S)\s+(\S+(?:\s(?:['’]?\d\d|(?:19|20)\d\d))?\.?)")


def _take_venue(before: str, text: str) -> tuple[tuple[str, str], ...]:
    """Split a short name of a venue off the end of names: "Max Roe NAACL 2018"."""
    found = _LAST_WORDS.fullmatch(text) if len(text) < 200 else None
    least = 0.7 if found and found[1].endswith(".") else 0.9
    names = find_names(found[1]) if found else None
    if (
        found
        and names
        and look(found[2]).venue >= least
        and names.score >= (0.5 if len(names.names) > 1 else 0.75)
    ):
        return (before, found[1]), (" ", found[2])
    return ((before, text),)


def _sort(text: str) -> str:
    """Return what the text looks like; see `Segment`."""
    if is_initials(text):
        return "i"
    seen = look(text)
    if seen.role and seen.words == 1 and seen.venue < 0.5:
        return "L"
    if seen.is_date or _VOLUME.match(text):
        return "D"
    if seen.venue >= 0.6 or is_track(text):
        return "V"
    if seen.is_number:
        return "G"
    return _sort_names(text, seen)


def _sort_names(text: str, seen: Look) -> str:
    names = find_names(text)
    is_affiliation = seen.is_affiliation and not names.et_al
    if names.score >= 0.5 and not is_affiliation:
        if names.et_al or (len(names.names) > 1 and names.score >= 0.6):
            return "N"
        return "n" if seen.words >= 2 and names.score >= 0.8 else "m"
    if seen.role and seen.words <= 2:
        return "L"
    if is_affiliation:
        return "F"
    return "m" if names.score >= 0.3 and seen.words <= 3 else "O"


def _join_names(segments: list[Segment]) -> Iterator[Segment]:
    """Yield the segments with neighbouring names as one."""
    group: list[Segment] = []
    for each in segments:
        if group and not _goes_on(group[-1], each):
            yield from _end_group(group)
            group = []
        if each.sort in "Nnmi" or group:
            group.append(each)
        else:
            yield each
    yield from _end_group(group)


def _goes_on(last: Segment, each: Segment) -> bool:
    """Whether a segment may belong to the names before it."""
    if find_names(last.text).et_al:
        return False
    if each.sort == "O":
        return len(each.text) < 12 and find_names(f"Ada Doe, {each.text}").et_al  # "et al."
    separator = each.before.strip()
    if separator == "." and "N" not in last.sort + each.sort and last.sort != "i":
        return False
    return each.sort in "Nnmi" and separator in {",", ";", "，", "、", "|", "·", "."}


def _end_group(group: list[Segment]) -> Iterator[Segment]:
    if len(group) < 2:
        yield from group
        return
    text = group[0].text + "".join(f"{each.before}{each.text}" for each in group[1:])
    names = find_names(text)
    if names.score >= 0.5:
        yield Segment(text, group[0].before, "N" if len(names.names) > 1 or names.et_al else "n")
    else:
        yield from group


def take_bracket(text: str) -> tuple[str, str]:
    """Split "(ICML 2020)" off the end."""
    found = _BRACKETED.fullmatch(text) if text.rstrip(".")[-1:] in set(")]）】") else None
    if found:
        seen = look(found[2].strip())
        if seen.is_date or seen.venue >= 0.5 or (seen.year and seen.words <= 5):
            return found[1], found[2].strip()
    return text, ""
