"""Authors in the form in which a list prints them: whole or family names, and how many before "et al.".

Input: bylines of other lines, as printed, with the names that were read from them. Output: a byline.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from survey_companion.model.authors import Author, Team
from survey_companion.text.person_names import name_author

_ET_AL = re.compile(r",?\s*(?:\band\s+)?(?:\bet\b\.?\s*\bal\b\.?|\band others\b\.?|等)", re.IGNORECASE)
_INITIAL = re.compile(r"^(?:[^\W\d_]\.[\s-]?)+\s*\S")
_INVERTED = re.compile(r"^[^\s,]+, (?:[^\W\d_]\.[\s-]?)+")
_BETWEEN = re.compile(r"\s*(?:;|,\s*(?:and|&)\s|\band\b|,|&|、|/)\s*")
_SHARE = 0.5  # of the lines that say "et al." from which the list always does


@dataclass(frozen=True, slots=True)
class PrintedByline:
    """The authors of one line."""

    text: str  # as printed
    names: tuple[str, ...]  # "Ada Doe"
    et_al: bool


@dataclass(frozen=True, slots=True)
class BylineForm:
    """How a list writes authors."""

    name: str = "full"  # full, initials, family, inverted
    most: int | None = None  # so many before "et al."; None: all of them
    separator: str = ", "
    last: str = ", "  # before the last name
    et_al: str = " et al."

    def write(self, authors: Sequence[Author], *, et_al: bool) -> str:
        """Return the byline; `et_al` if there are more authors than these."""
        shown = authors if self.most is None else authors[: self.most]
        form = self.of(authors, et_al=et_al)
        names = [form._name(each) for each in shown]
        if et_al or len(shown) < len(authors):
            return f"{self.separator.join(names)}{self.et_al}"
        if len(names) < 2:
            return "".join(names)
        return f"{self.separator.join(names[:-1])}{self.last}{names[-1]}"

    def of(self, authors: Sequence[Author], *, et_al: bool) -> "BylineForm":
        """Return the form for these authors: a family name alone would be taken for a team's."""
        is_lone = len(authors) == 1 and not et_al and self.name == "family"
        return replace(self, name="full") if is_lone else self

    def _name(self, author: Author) -> str:
        if isinstance(author, Team) or not author.given:
            return name_author(author)
        initials = " ".join(f"{part[0]}." for part in re.split(r"[\s-]+", author.given) if part)
        suffix = f" {author.suffix}" if author.suffix else ""
        return {
            "family": author.family,
            "initials": f"{initials} {author.family}{suffix}",
            "inverted": f"{author.family}{suffix}, {initials}",
        }.get(self.name, name_author(author))


def learn_byline(printed: Iterable[PrintedByline]) -> BylineForm:
    """Return the form that most of the bylines have; whole names with commas if there are none."""
    printed = list(printed)
    cut = [each for each in printed if each.et_al]
    many = [each for each in printed if len(each.names) > 1]
    usual = BylineForm()
    is_cut = bool(cut) and len(cut) >= _SHARE * len(printed)
    shown = Counter(len(each.names) for each in cut).most_common(1)
    marks = Counter(found[0] for each in cut if (found := _ET_AL.search(each.text)))
    separators = Counter(sep for each in many for sep in _separators(each)[:-1])
    lasts = Counter(_separators(each)[-1] for each in many if not each.et_al and _separators(each))
    last = lasts.most_common(1)[0][0] if lasts else usual.last
    return BylineForm(
        name=_most(map(_form_of_name, printed)) or "full",
        most=shown[0][0] if is_cut else None,
        separator=separators.most_common(1)[0][0] if separators else usual.separator,
        last=last,
        et_al=marks.most_common(1)[0][0] if marks else usual.et_al,
    )


def _most(names: Iterable[str | None]) -> str | None:
    counted = Counter(filter(None, names)).most_common(1)
    return counted[0][0] if counted else None


def _form_of_name(printed: PrintedByline) -> str | None:
    """Return the form of the names; teams have none."""
    names = [name for name in printed.names if not name.startswith("{")]
    if not names:
        return None
    if _INVERTED.match(printed.text):
        return "inverted"
    if all(" " not in name for name in names):
        return "family" if printed.et_al or len(names) > 1 else None
    return "initials" if _INITIAL.match(printed.text) else "full"


def _separators(printed: PrintedByline) -> list[str]:
    """Return what stands between the names, in order; the comma inside an inverted name is none."""
    if _INVERTED.match(printed.text):
        found = re.findall(r"(?<=\.)(?:\s*[;,]\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*)", printed.text)
    else:
        found = [each[0] for each in _BETWEEN.finditer(_ET_AL.sub("", printed.text))]
    return [re.sub(r"\s+", " ", each) for each in found if each.strip()]
