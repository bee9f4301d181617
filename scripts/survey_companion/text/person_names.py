"""Names as a list prints them → a byline, and an author → the name that each output shows.

Input: "Garcia", "Ana Doe", "Huozi Team." Output: a `Byline`.
An author has four names: `name_author` in texts, `label_author` in citations and for comparing,
`sort_author` where names are sorted, and `invert_author` in formats that keep the parts of a name.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from survey_companion.model.authors import Author, Byline, Person, Team

# Chinese characters, kana and Hangul, and the dot in names from other languages: names of these letters have
# no space, and the family name comes first.
_WIDE = re.compile(
    r"[\u00b7\u3005-\u3007\u3040-\u30ff\u3105-\u312f\u3131-\u318e\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]+"
)
_WIDE_TEAM = re.compile(
    r"团队|團隊|[小课課题題]组|小組|研究[院所组室中]|大[学學]|[学學]院|公司|集[团團]|[实實]验室|實驗室|[协協][会會]|[学學][会會]"
    r"|[联聯]盟|委[员員][会會]|チーム|グループ|センター|ラボ|연구|대학|학회|협회|재단|센터|그룹|팀$"
)
_TEAM_WORDS = re.compile(
    r"\b(?:[Tt]eam|Group|Labs?|AI|Inc|Research|Consortium|[Ww]orkshop|Collaboration|[Pp]roject|Community"
    r"|University|Institute|Foundation|Corporation|Contributors|Initiative|Network)\b"
)
SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_SUFFIX_BETWEEN = re.compile(rf",\s*(?:{SUFFIX.pattern})\s*,\s*[^\s,]")
# The beginnings of "d'Alembert" and "al-Roe", which are particles as "van der" is.
_ELISION = re.compile(r"[dl]['’]|(?:a[dlnrstz]|e[dlnrstz]|ash|ath|adh)[-‐]")
# Footnote marks before or behind a name, and what footnotes say. Some of the signs may be in a team's name.
_SAID = r"\((?:equal(?:ly)? contribut|contributed equally|co-?first|corresponding|joint first)[^()]{0,30}\)"
_MARKS = re.compile(rf"(?:(?<!\s)\s++)?(?:{_SAID}|[*†‡§¶#∗⋆✉♠♣♦♥☆★⁰¹²³⁴-⁹])++(?![^\W\d_])", re.IGNORECASE)
_TEAM_MARKS = re.compile(rf"(?:(?<!\s)\s++)?(?:{_SAID}|[†‡§¶∗✉])++(?![^\W\d_])", re.IGNORECASE)
_FIRST_MARKS = re.compile(r"^[\s*†‡§¶∗✉⁰¹²³⁴-⁹]++")
_APOSTROPHE = re.compile(r"['’ʼ]")
_KEPT_FULL_STOP = re.compile(r"\b(?:Jr|Sr|[A-Z])\.$")
_PARTICLES = frozenset(
    "al bin da das de del della den der di do dos du el ibn la le ten ter van von zu".split()
)


def is_family_first(bylines: Iterable[Sequence[str]]) -> bool:
    """Whether a list writes only the family name before "et al.", as most lists do.

    Input: the names before each "et al.".
    This decides what "Moura Ramos et al." means: a double family name, or a given and a family name.
    """
    names = [
        names[0]
        for names in bylines
        if len(names) == 1 and not (_TEAM_WORDS.search(names[0]) or "{" in names[0])
    ]
    return 2 * sum(len(name.split()) == 1 for name in names) >= len(names)


def build_byline(names: Sequence[str], *, truncated: bool, is_family_first: bool) -> Byline | None:
    """Return the authors of these names, in order; `truncated` if more are not named. `None` for no name.

    A name in braces is a team's.
    """
    if len(names) == 1:
        is_family_name = truncated and is_family_first
        return Byline(
            authors=(_lone_author(names[0], is_family_name=is_family_name, may_be_team=not truncated),),
            truncated=truncated,
        )
    return Byline(authors=tuple(map(_author, names)), truncated=truncated) if names else None


def parse_author(name: str) -> Author:
    """Return the one author that "Ana Doe", "Doe, Jr., Ana", "Night Team" or "{Night, Inc.}" names."""
    if name.startswith("{") or _SUFFIX_BETWEEN.search(name):
        return parse_inverted(name)
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and given and not _TEAM_WORDS.search(name):
        return Person(family=family, given=given)
    return _lone_author(name.strip(), is_family_name=False, may_be_team=True)


def parse_inverted(name: str) -> Author:
    """Return the author that a record names: "Doe, Ana", "{Night Team}" or a lone family name."""
    if name.startswith("{"):
        return Team(name=name[1:-1])
    family, *rest = (part.strip() for part in name.split(","))
    suffix = rest.pop(0) if len(rest) > 1 else None
    return Person(family=family, given=rest[0] if rest else None, suffix=suffix)


def parse_editors(text: str) -> tuple[Author, ...]:
    """Return the editors that a record names, in order: "Doe, Ana and Bo Roe and {Stones and Walls Club}"."""
    names = re.split(r"\s+and\s+(?![^{}]*\})", text.strip())
    return tuple(map(parse_author, filter(None, names)))


def strip_marks(inverted: str) -> str:
    """Return the name of a record without footnote marks: "Doe, Ana" for "Doe, Ana*" or "Doe², Ana"."""
    if inverted.startswith("{") and inverted.endswith("}"):
        return f"{{{_TEAM_MARKS.sub('', inverted[1:-1]).strip()}}}"
    return _MARKS.sub("", _FIRST_MARKS.sub("", inverted)).strip()


def _lone_author(name: str, *, is_family_name: bool, may_be_team: bool) -> Author:
    """Return the only author of a line; a single word without "et al." is a team such as OpenAI."""
    bare = _strip_full_stop(name)
    if _WIDE.fullmatch(bare) or bare.startswith("{"):
        return _author(bare)
    if _TEAM_WORDS.search(bare) or (may_be_team and len(bare.split()) == 1):
        return Team(name=bare)
    return Person(family=bare) if is_family_name else _author(bare)


def _author(name: str) -> Author:
    name = _strip_full_stop(name)
    if name.startswith("{") and name.endswith("}"):
        return Team(name=name[1:-1])
    if _TEAM_WORDS.search(name) or _WIDE_TEAM.search(name):
        return Team(name=name)
    words = name.split()
    end = len(words)
    while end > 2 and SUFFIX.fullmatch(words[end - 1]):
        end -= 1
    person = _person(_strip_full_stop(" ".join(words[:end])).split())
    return replace(person, suffix=" ".join(words[end:])) if end < len(words) else person


def _person(words: list[str]) -> Person:
    """Return the person whose name consists of these words, which do not include "Jr." and the like."""
    if len(words) == 2 and all(map(_WIDE.fullmatch, words)):
        return Person(family=words[0], given=words[1])
    if len(words) > 1 and re.fullmatch(r"[A-Z]{1,3}", words[-1]) and not words[0].isupper():
        return Person(
            family=" ".join(words[:-1]), given=" ".join(f"{letter}." for letter in words[-1])
        )  # Doe JK
    first = next((i for i, word in enumerate(words) if i and word.lower() in _PARTICLES), len(words) - 1)
    return Person(family=" ".join(words[first:]), given=" ".join(words[:first]) or None)


def _strip_full_stop(name: str) -> str:
    """Return the name without the full stop of its sentence; "Jr." and an initial keep theirs."""
    return name if _KEPT_FULL_STOP.search(name) else name.rstrip(". ")


# -- the names of an author ------------------------------------------------------------------------


def name_author(author: Author) -> str:
    """Return "Ana Doe Jr.", "李世民", or the name of a team."""
    if not isinstance(author, Person):
        return author.name
    if not (author.given or author.suffix):  # as lists often have it
        return author.family
    name = join_wide(author) or " ".join(part for part in (author.given, author.family) if part)
    return f"{name} {author.suffix}" if author.suffix else name


def label_author(author: Author) -> str:
    """Return "Doe" for citations, and for comparing names; a name such as "李世民" is not shortened.

    Few families share most of the people who have such names, and many lists do not tell the parts.
    """
    if not isinstance(author, Person):
        return author.name
    return join_wide(author) or author.family


def sort_author(author: Author) -> str:
    """Return "Doe, Ana" or "Berg, van der, Jan", by which the author is sorted; a team has its name.

    A particle in lower case counts after the family name, as by default in the Citation Style Language,
    https://docs.citationstyles.org/en/stable/specification.html#name-particles. "Van der Berg" counts whole.
    An apostrophe does not count: "O'Brien" stands between "Oberg" and "Obst".
    """
    if not isinstance(author, Person):
        return _APOSTROPHE.sub("", author.name)
    if whole := join_wide(author):
        return whole
    particle, family = _split_particle(author.family)
    parts = (family, particle, author.given, author.suffix)
    return _APOSTROPHE.sub("", ", ".join(part for part in parts if part))


def _split_particle(family: str) -> tuple[str, str]:
    """Return the particle and the rest: "van der" and "Berg"; no particle if no capital follows."""
    if family.isalpha() or family[:1].isupper():  # nearly always
        return "", family
    words = family.split()
    first = next((place for place, word in enumerate(words) if not word.lstrip("'’")[:1].islower()), None)
    if first is None:
        first = len(words) - 1
    particles, name = words[:first], " ".join(words[first:])
    found = _ELISION.match(name)
    if found and name[found.end() : found.end() + 1].isupper():
        return " ".join([*particles, found[0]]), name[found.end() :]
    return (" ".join(particles), name) if name[:1].isupper() else ("", family)


def invert_author(author: Author) -> str:
    """Return "Doe, Ana" or "Doe, Ana, Jr.", or the name of a team."""
    if isinstance(author, Person):
        return ", ".join(part for part in (author.family, author.given, author.suffix) if part)
    return author.name


def join_wide(person: Person) -> str | None:
    """Return "李世民", the whole name of Chinese, Japanese or Korean letters; `None` for other names."""
    name = f"{person.family}{person.given or ''}"
    return name if not name.isascii() and _WIDE.fullmatch(name) else None
