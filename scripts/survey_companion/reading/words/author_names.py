"""A stretch of text → the names of persons and teams in it, and how sure it is that they are names.

Input: text between two marks, such as "Ada Doe*, Max Roe (Acme) et al.". Output: `Names`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from survey_companion.reading.words.name_words import (
    AFFILIATION_WORDS,
    ORGANISATIONS,
    PARTICLES,
    PLACES,
    TITLE_WORDS,
)
from survey_companion.reading.words.printed_dates import NUMBER_OF_MONTH
from survey_companion.reading.words.venue_words import VENUES
from survey_companion.reading.words.wide_names import HAN, WIDE, look_at_wide

MOST = 6_000  # characters; a longer text is no list of names


@dataclass(frozen=True, slots=True)
class Names:
    """What a text says if it is read as names."""

    names: tuple[str, ...]  # "Ada Doe", in order
    et_al: bool  # more authors are not named
    score: float  # 0 to 1: how much the text looks like names
    aside: str | None  # affiliations in brackets


_ET_AL = re.compile(
    r"(?:[,;&]|\band\b)?[\s(]{0,3}(?:(?:\bet|\bel|\be|&)\.?\s*[aá]l\b\.?|\betal\b\.?|\bet\.al\b\.?"
    r"|\band\s+(?:\d+\s+)?(?:more\s+|many\s+)?(?:others|colleagues|co-?authors|coworkers)\b"
    r"|\bu\.\s?a\.|\by otros\b|\bet autres\b|\be outros\b|\be altri\b"
    r"|\bи др\b\.?|وآخرون|ほか|(?:他|ら|\s외|等人?)(?=[\s。.,，;；)]|$)|…|(?<!\.)\.\.\.(?!\.))[\s)]{0,3}",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"(?<=[^\W\d_])\s?[*†‡§¶#∗⋆✉♠♣♦♥^☆★]+\d*"
    r"|(?<=[a-zà-ÿ])\d{1,2}(?:,\d{1,2})*(?=[\s,;.)*†‡§¶#∗⋆✉^☆★]|$)[*†‡§¶#∗⋆✉^☆★]*"
    r"|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\\\*"
)
_MARK_BETWEEN = re.compile(r"(?<=[^\W\d_])[*†‡∗]+\s+(?=[^\W\d_a-z])(?!and\b)")  # "Ada Doe* Max Roe"
_ASIDE = re.compile(r"[(（\[]([^()（）\[\]]{1,80})[)）\]]")
_DEGREES = re.compile(
    r",?\s+(?:Ph\.?\s?D|M\.?\s?Sc|B\.?\s?Sc|Dr\.-Ing)\b\.?|,\s+M\.?D\b\.?(?![.\s]*\w)"  # no initials
    r"|\b(?:Dr|Prof|Professor)\.?\s+"
)
_MAY_BE_MARK = re.compile(r"[*†‡§¶#∗⋆✉♠♣♦♥^☆★¹²³⁴⁵⁶⁷⁸⁹⁰\\\d]")
# One of these is in every text that the slow search for "et al." or for degrees may find something in.
_ET_AL_HOLDS = (
    "al",
    "others",
    "colleagues",
    "authors",
    "coworkers",
    "u.",
    "otros",
    "autres",
    "outros",
    "...",
)
_DEGREES_HOLD = ("Ph", "Sc", "Dr", "Prof", "M.D", "MD")
_LEAD = re.compile(r"^(?:by|from|authors?\s*:|written by|作者[:：])\s+", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:[,;，；、|/]\s*(?:and\b|&)?|\s(?:and|AND|und|y|et|e)\s(?=\S)|&|·\s|\s[-–—]\s)\s*"
)
_WORD = re.compile(
    r"(?:[^\W\d_a-zß-öø-ÿ][^\W\d_]*[.'’]?|[dlDLO]['’][^\W\d_]+|[a-z][^\W\d_]*[A-Z][^\W\d_]+"
    r"|(?:Mc|Mac|De|Van|Le|La|El|Al|Di|Da)[^\W\d_]+)"
    r"(?:[-‐'’.](?:[^\W\d_]+\.?))*"
)
_AND = re.compile(r"^\s*(?:and|&)\s+", re.IGNORECASE)
CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŸŹŻŽƠƯΑ-ΩА-ЯЁ]"
_INITIALS = re.compile(rf"(?:{CAPITAL}\.?[ -]?){{1,3}}")
_SENTENCE_END = re.compile(r"[^\W\d_]{4,}\.\s")  # "Roemer. Stones"
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_TEAM = re.compile(r"\b(?:[Tt]eam|[Gg]roup|Consortium|Collaboration|Contributors|[Pp]roject)\b")
_NO_NAME = re.compile(r"[:?!=+%$@_<>\"“”]|\d")
_LATER_INITIAL = re.compile(r" [A-Z]{1,2}\.$")
_BARE_INITIAL = re.compile(r" [A-Z]{1,2}$")
_FIRST_WORDS = re.compile(r"(?:[^\s,;&、，；|/()（]+\s+(?!and\b|et\b|[-–—]\s)){6}[^\s,;&、，；|/()（]+\s")
NOBODY = Names((), et_al=False, score=0.0, aside=None)


@lru_cache(maxsize=1 << 15)
def find_names(text: str) -> Names:
    """Return the names in the text, if it were names; `score` says how likely that is."""
    if len(text) > MOST or not text:
        return NOBODY
    if _FIRST_WORDS.match(text):
        return NOBODY  # quickly, as most titles are asked for, too
    text = text[lead.end() :] if (lead := _LEAD.match(text)) else text
    asides = _ASIDE.findall(text)
    bare = " ".join((_ASIDE.sub(" ", text) if asides else text).split())
    bare, times = _cut_off_et_al(bare)
    bare = _without_marks(bare)
    if (";" in bare and _INVERTED.search(bare)) or _PAIRED.fullmatch(bare.rstrip(" ,.")):
        parts = [each for part in bare.split(";") for each in _split_pairs(part)]
    else:
        parts = _join(_split(bare), bare, et_al=bool(times))
    if not parts:
        return NOBODY
    if (
        len(parts) > 1
        and _LATER_INITIAL.search(parts[-1])
        and any(_BARE_INITIAL.search(each) for each in parts[:-1])
    ):
        parts[-1] = parts[-1].rstrip(".")  # "Doe J, Roe M.": the full stop of the sentence
    looks = [_look_at(part) for part in parts]
    if min(looks) < 0:
        return NOBODY
    score = sum(looks) / len(looks)
    if times and score >= 0.3:
        score = max(score, 0.75)
    if len(parts) >= 3 and score >= 0.6:
        score = min(1.0, score + 0.1)
    asides += [part for part, own in zip(parts, looks, strict=True) if own <= 0]  # a place or institution
    names = tuple(part for part, own in zip(parts, looks, strict=True) if own > 0)
    return Names(names, bool(times), min(score, 1.0), ", ".join(asides) or None)


def _without_marks(text: str) -> str:
    """Return the text without the marks of affiliations and without degrees."""
    if _MAY_BE_MARK.search(text):
        text = _MARKS.sub("", _MARK_BETWEEN.sub(", ", text))
    return _DEGREES.sub(" ", text) if any(word in text for word in _DEGREES_HOLD) else text


def _cut_off_et_al(text: str) -> tuple[str, int]:
    """Return the text with a comma for each "et al.", and their number."""
    if text.isascii():
        lower = text.lower()
        if not any(word in lower for word in _ET_AL_HOLDS):
            return text, 0
    return _ET_AL.subn(" , ", text)


_INVERTED = re.compile(r"[^\s;,]+,\s*[^;,]+;")


def _split_pairs(text: str) -> list[str]:
    """Return the names of a part between semicolons: "Doe, Ada" is one, "Doe, A., Roe, B." two."""
    bare = _AND.sub("", text.strip(" ,;*"))
    if bare.count(",") > 1 and not _PAIRED.fullmatch(bare.rstrip(".")):
        return _join(_split(bare), bare, et_al=False)
    return [_invert(each) for each in map(_full_stop, _PAIR_END.split(bare)) if each.strip(".")]


_GIVEN = rf"{CAPITAL}[^\W\d_]+(?:-[^\W\d_]+)?(?:\s{CAPITAL}\.?)?"
_FAMILY = rf"(?:d['’])?{CAPITAL}['’]?[^\W\d_]+(?:-[^\W\d_]+)?"
_GIVEN_WORDS = rf"{_GIVEN}(?:\s{CAPITAL}[^\W\d_]+)?"  # "Van Hue", behind a family name of one word
_PAIR = (
    rf"(?:[^\W\d_A-Z]{{1,3}}\s){{0,2}}(?:{_FAMILY},\s{_GIVEN_WORDS}|{_FAMILY}\s{_FAMILY},\s{_GIVEN})(?!\w)"
)
_PAIRED = re.compile(rf"{_PAIR}(?:(?:\s(?:y|and|&|und|et|/)\s|;\s){_PAIR})+")  # "Doe, Ada y Roe, Max"
_PAIR_END = re.compile(r"(?<=\w)\.?\s+(?:and|&|und|y|et|/)\s+(?=[^,]+,)")  # "Doe, Ada y Roe, Max"


def _invert(name: str) -> str:
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and "," not in given else name


def _split(text: str) -> list[str]:
    if begun := _AND.match(text):
        text = text[begun.end() :]
    if " e " in text or " y " in text:
        text = _DOUBLE_INVERTED.sub("\\1\ue000\\2\ue000", _DOUBLE.sub("\\1\ue000\\2\ue000", text))
    parts = (
        part.strip(" .,;:*{}") if not part.rstrip().endswith(".") else part.strip(" ,;:*{}")
        for part in _BETWEEN.split(text)
    )
    return [_full_stop(part.replace("\ue000", " ")) for part in parts if part and part != "."]


_NAME = rf"{CAPITAL}[^\W\d_]+"
# One family name with an "and" of its own: "Ana Doe e Roe" and "Doe e Roe, A."
_DOUBLE = re.compile(rf"((?:{_NAME}|{CAPITAL}\.)\s{_NAME})\s([ey])\s(?={_NAME}(?:[.,;]|$|\s(?:et|and|&)\b))")
_DOUBLE_INVERTED = re.compile(rf"({_NAME})\s([ey])\s(?={_NAME},\s?{CAPITAL}\.)")


def is_initials(text: str) -> bool:
    """Whether the text is nothing but initials, such as "J. K."."""
    return bool(_INITIALS.fullmatch(text)) and (len(text) <= 2 or "." in text)


def _full_stop(name: str) -> str:
    """Return the name without the full stop of a sentence; an initial keeps its own."""
    if name[-1:] != ".":
        return name
    last = name.rpartition(" ")[2]
    return name if _INITIALS.fullmatch(last) or _SUFFIX.fullmatch(last) else name.rstrip(".")


def _join(parts: list[str], text: str, *, et_al: bool) -> list[str]:
    """Return full names: initials and given names behind a comma go before their family name."""
    joined: list[str] = []
    inverted: list[bool] = []
    for part in parts:
        is_initials = bool(_INITIALS.fullmatch(part)) and (len(part) <= 2 or "." in part or part.isupper())
        if joined and is_initials and not inverted[-1] and not _INITIALS.fullmatch(joined[-1]):
            joined[-1], inverted[-1] = f"{part} {joined[-1]}", True
        elif joined and _SUFFIX.fullmatch(part):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
            inverted.append(False)
    if _is_inverted(joined, text, et_al=et_al):
        joined[:2] = [f"{joined[1]} {joined[0]}"]
    return joined


def _is_inverted(names: list[str], text: str, *, et_al: bool) -> bool:
    """Whether only the first name is "Doe, Ada", as in references of the MLA style."""
    if len(names) < 2 or HAN.fullmatch(names[0]):
        return False
    if not all(word.casefold() in PARTICLES for word in names[0].split()[:-1]):
        return False  # a full name
    if not _begins_with(text, names[0]):
        return False
    given = names[1].split()
    is_known = bool(_INITIALS.fullmatch(names[1])) or names[1].casefold() in NUMBER_OF_MONTH  # Jan, April
    if _look_at(names[1]) <= 0 and not is_known:
        return False
    if len(names) == 2:  # "Doe, Ada, et al." and "Doe, Ada B."; "Doe, Roe" are two
        return (len(given) == 1 and et_al) or (len(given) == 2 and bool(_INITIALS.fullmatch(given[1])))
    most = 3 if " " not in names[0] else 1  # "Le Zhang, Yixiong Xiao" are two full names
    is_given = len(given) <= most and given[0][:1].isupper()
    return is_given and all(len(name.split()) >= 2 for name in names[2:])


def _begins_with(text: str, name: str) -> bool:
    """Whether the text is the name, a comma and more; there may be signs before it."""
    most = next((place for place, char in enumerate(text) if char.isalnum() or char == "_"), len(text))
    starts = (start for start in range(most + 1) if text.startswith(name, start))
    return any(text[start + len(name) :].lstrip()[:1] == "," for start in starts)


@lru_cache(maxsize=1 << 16)
def _look_at(name: str) -> float:
    """Return how much the text looks like one person or team: 1 yes, 0 no, below 0 never."""
    name = _without_accents(name)
    words = name.split()
    if len(words) > 6 or _NO_NAME.search(name) or (". " in name and _SENTENCE_END.search(name)):
        return -1.0
    if not words or len(name) > 60 or _is_something_else(name, words):
        return 0.0
    if not name.isascii() and WIDE.search(name):
        return look_at_wide(name)
    if _TEAM.search(name) and name[:1].isupper():
        return 0.6
    core = [word for word in words if word not in PARTICLES and not _SUFFIX.fullmatch(word)]
    if not core or not all(_WORD.fullmatch(word) or _INITIALS.fullmatch(word) for word in core):
        return 0.0 if len(words) < 4 else -0.5
    return _weigh_words(core)


def _without_accents(text: str) -> str:
    """Return the text without accents and vowel signs, which regular expressions do not take for letters."""
    if text.isascii():
        return text
    bare = (char for char in unicodedata.normalize("NFD", text) if unicodedata.category(char)[0] != "M")
    return unicodedata.normalize("NFC", "".join(bare))


def _is_something_else(name: str, words: list[str]) -> bool:
    """Whether the text is an organisation, a place, a venue or a month."""
    lower = name.casefold()
    if name in ORGANISATIONS or name in PLACES or name in VENUES or lower in NUMBER_OF_MONTH:
        return True
    return not _TEAM.search(name) and any(word.casefold().strip(".") in AFFILIATION_WORDS for word in words)


def _weigh_words(words: list[str]) -> float:
    """Return how much words that may all be parts of a name look like the name of one person."""
    titles = sum(word.casefold() in TITLE_WORDS for word in words)
    initials = sum(bool(_INITIALS.fullmatch(word)) and len(word) <= 5 for word in words)
    if titles:
        return 0.0 if titles > 1 or len(words) < 2 else 0.5 if initials else 0.35
    if len(words) == 1:
        return 0.5 if len(words[0]) > 1 and not words[0].isupper() else 0.2
    if all(len(word) >= 2 and word.isupper() for word in words):
        return 0.5
    if initials == len(words):
        return 0.2
    return 1.0 if len(words) <= 4 else 0.6
