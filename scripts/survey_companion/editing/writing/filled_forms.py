"""A form of an entry and the facts of another → its text.

Slots without a fact are left out with their marks. Facts are put in last, so nothing in them is taken for a
mark of the form.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from survey_companion.editing.lists.dates_like import write_date
from survey_companion.editing.lists.entry_facts import Facts, PaperFacts, ResourceFacts
from survey_companion.editing.lists.form_slots import EntryForm, Slot
from survey_companion.editing.writing.bylines_like import BylineForm
from survey_companion.editing.writing.literal_text import write_address, write_literally
from survey_companion.model.identifiers import Scheme, identify
from survey_companion.model.links import Link

_EMPTY = "\x00"  # where a fact is missing
_FIRST = 0xE000  # private characters stand for facts until the end
_FACT = "[\ue000-\uf8ff]"
_WORDS = re.compile(r"[^\W_][^\W_ -]*(?:[ -][^\W_]+){0,3}")  # a label without marks
_BLANK = rf"[\s,.;:·•|{_EMPTY}]*"
_INSIDE_CELL = rf"[ \t,.;:·•{_EMPTY}]*"


@dataclass(frozen=True, kw_only=True, slots=True)
class Habits:
    """What a list does the same in all lines."""

    byline: BylineForm
    labels: Mapping[str, str]  # role of a link → its usual label
    common: frozenset[str]  # labels that many links have
    preprint: str | None  # how it writes arXiv as a venue; None: it does not


def fill(form: EntryForm, facts: Facts, habits: Habits) -> str:
    """Return the text of an entry with the facts in the form; it may have several lines."""
    filler = _Filler(form, habits)
    text = filler.place(_values(facts, form, habits), facts)
    return filler.put_in(_close_gaps(text, is_row=form.origin == "row"))


def _values(facts: Facts, form: EntryForm, habits: Habits) -> dict[str, str | None]:
    """Return the text for each field but addresses and dates."""
    is_row = form.origin == "row"
    if isinstance(facts, ResourceFacts):
        texts = {"name": facts.name, "description": facts.description}
    else:
        byline = habits.byline.write(facts.authors, et_al=facts.et_al) if facts.authors else None
        texts = {
            "title": facts.title, "authors": byline, "venue": facts.venue,
            "short_name": facts.short_name, "remark": facts.remark,
        }  # fmt: skip
    return {
        name: write_literally(text, is_cell=is_row, in_html="</" in form.text) if text else None
        for name, text in texts.items()
    }


class _Filler:
    """Puts private characters where facts go, and the facts in their place at the end."""

    def __init__(self, form: EntryForm, habits: Habits) -> None:
        self._form = form
        self._habits = habits
        self._facts: list[str] = []

    def _hold(self, text: str) -> str:
        self._facts.append(text)
        return chr(_FIRST + len(self._facts) - 1)

    def put_in(self, text: str) -> str:
        """Return the text with all facts."""
        return re.sub(_FACT, lambda found: self._facts[ord(found[0]) - _FIRST], text)

    def place(self, values: Mapping[str, str | None], facts: Facts) -> str:
        """Return the text of the form with a private character for each fact, and a mark for none."""
        links = _Links(facts)
        shown, place, used = [], 0, set()
        for slot in self._form.slots:
            value = self._value(slot, values, facts, links)
            if value is not None and slot.field in {"remark", "venue", "authors", "short_name"}:
                value = None if slot.field in used else value
                used.add(slot.field)
            before = self._form.text[place : slot.start]
            if value is None and slot.label is not None and slot.label[0] >= place:
                word = slice(*slot.label)
                before = (
                    f"{self._form.text[place : word.start]}{_EMPTY}{self._form.text[word.stop : slot.start]}"
                )
            if slot.field.startswith("label:"):  # it goes with its link
                shown += [before, self._label(slot)]
            else:
                shown += [before, _EMPTY if value is None else self._hold(value)]
            place = slot.end
        text = "".join((*shown, self._form.text[place:]))
        for link in links.rest:
            text = self._append(text, link)
        return text

    def _label(self, slot: Slot) -> str:
        """Return the label of a link, or the usual one where it says something of this link alone."""
        printed = self._form.text[slot.start : slot.end]
        usual = self._habits.labels.get(slot.field.partition(":")[2], printed)
        return printed if printed in self._habits.common or not _WORDS.fullmatch(usual) else usual

    def _value(
        self, slot: Slot, values: Mapping[str, str | None], facts: Facts, links: "_Links"
    ) -> str | None:
        printed = self._form.text[slot.start : slot.end]
        kind, _, role = slot.field.partition(":")
        if kind == "url":
            link = links.take(role, printed)
            return write_address(link) if link else None
        if kind == "date":
            year = facts.year if isinstance(facts, PaperFacts) else None
            return write_date(printed, year, getattr(facts, "month", None)) if year else None
        if kind == "number":
            return links.number
        if kind == "label":
            return printed
        return values.get(kind)

    def _append(self, text: str, link: Link) -> str:
        """Return the text with one more link, in the form of the last link of the entry."""
        label = self._habits.labels.get(link.role.name) or link.label
        label = label if link.role.name != "other" else link.label
        found = list(re.finditer(rf"\[?\[[^\[\]\n{_FIRST:c}-\uf8ff]*\]\]?\({_FACT}\)\]?", text))
        address = self._hold(write_address(link.url))
        held = self._hold(write_literally(label, is_cell=self._form.origin == "row"))
        if found:
            like = re.sub(r"(\[+)[^\[\]]*(\]+)\(.*?\)", rf"\1{held}\2({address})", found[-1][0])
            end = found[-1].end()
            return f"{text[:end]} {like}{text[end:]}"
        if self._form.origin == "row" or text.lstrip().startswith(("<t", "<l")):
            return text
        first, rest = re.match(r"(.*?)[ \t]*((?:\n.*)?)\Z", text, re.DOTALL).groups()  # type: ignore[union-attr]
        if "\n" in first:
            first, _, rest = first.partition("\n")
            rest = f"\n{rest}"
        return f"{first} [[{held}]({address})]{rest}"


class _Links:
    """The links of the facts, each of which is written once."""

    def __init__(self, facts: Facts) -> None:
        self.rest: list[Link] = []
        self._url = facts.url if isinstance(facts, ResourceFacts) else None
        if isinstance(facts, PaperFacts):
            self.rest = list(facts.links)
        self._taken: dict[str, str] = {}  # address of the form → address that stands for it
        named = [identify(each.url) for each in self.rest if each.role.name == "paper"]
        self.number = next((each.value for each in named if each.scheme is Scheme.ARXIV), None)

    def take(self, role: str, printed: str) -> str | None:
        """Return the next address of that role; an address of the form that occurs twice has one."""
        if role == "resource":
            return self._url
        if printed in self._taken:
            return self._taken[printed]
        found = next((each for each in self.rest if each.role.name == role != "other"), None)
        if found is None:
            return None
        self.rest.remove(found)
        self._taken[printed] = found.url
        return found.url


# -- slots without a fact ---------------------------------------------------------------------------

_WRAPPED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\*\*\*{_BLANK}{_EMPTY}{_BLANK}\*\*\*",
        rf"\*\*{_BLANK}{_EMPTY}{_BLANK}\*\*",
        rf"__{_BLANK}{_EMPTY}{_BLANK}__",
        rf"(?<!\*)\*{_BLANK}{_EMPTY}{_BLANK}\*(?!\*)",
        rf"(?<!_)_{_BLANK}{_EMPTY}{_BLANK}_(?!_)",
        rf"`{_BLANK}{_EMPTY}{_BLANK}`",
        rf"[\"“]{_BLANK}{_EMPTY}{_BLANK}[\"”]",
        rf"《{_BLANK}{_EMPTY}{_BLANK}》|「{_BLANK}{_EMPTY}{_BLANK}」",
        rf"\[{_BLANK}{_EMPTY}{_BLANK}\](?!\()|【{_BLANK}{_EMPTY}{_BLANK}】",
        rf"(?<!\])(?:\({_BLANK}{_EMPTY}{_BLANK}\)|（{_BLANK}{_EMPTY}{_BLANK}）)",
        rf"<((?!t[dhr]\b|li\b)\w+)(?:\s[^<>\n]*)?>{_BLANK}{_EMPTY}{_BLANK}</\1>",
        rf"<{_EMPTY}>",
    )
)
_LINK = re.compile(rf"\[(?P<text>[^\[\]\n]*|\[[^\[\]\n]*\])\]\({_EMPTY}(?:\s\"[^\"\n]*\")?\)")
_ANCHOR = re.compile(rf"<a\s[^<>\n]*?{_EMPTY}[^<>\n]*>(?P<text>(?:(?!</a>)[^\n])*)</a>", re.IGNORECASE)
_UNLABELLED = re.compile(rf"\[[\s{_EMPTY}]*\]\((?P<url>{_FACT})\)")
_SEPARATED = re.compile(rf"[ \t]*[,;·•–—/:-]+[ \t]*{_EMPTY}")
_BETWEEN = re.compile(rf"(?<=\S)[ \t]*[,;·•–—/:-]+[ \t]*{_EMPTY}(?=[ \t]*[,;·•–—/:-]+[ \t]*[^\s)\]])")
_SEPARATED_BEFORE = re.compile(rf"{_EMPTY}[ \t]*[,;·•–—/:-]+[ \t]*(?=[^\s)\]])")
_BREAKS = re.compile(r"^(?:\s*<br\s*/?>)+|(?:<br\s*/?>\s*)+$", re.IGNORECASE)  # around what is left of a cell
_MOST_ROUNDS = 12


def _close_gaps(text: str, *, is_row: bool) -> str:
    """Return the text without marks, labels and separators that surround nothing."""
    text = _UNLABELLED.sub(r"[link](\g<url>)", text)
    for _ in range(_MOST_ROUNDS):
        before = text
        text = _ANCHOR.sub(_keep_facts, _LINK.sub(_keep_facts, text))
        for pattern in _WRAPPED:
            text = pattern.sub(_EMPTY, text)
        text = re.sub(rf"{_EMPTY}(?:[ \t]*{_EMPTY})+", _EMPTY, text)
        if text == before:
            break
    if is_row and "\n" not in text:
        return "|".join(_close_cell(cell) for cell in re.split(r"(?<!\\)\|", text))
    lines = text.split("\n")
    kept = [line for number, line in enumerate(lines) if not number or not _is_empty(line)]
    return "\n".join(_close_line(line) for line in kept)


def _keep_facts(found: re.Match[str]) -> str:
    """Return the text of a link without an address, if there is a fact in it."""
    return found["text"] if re.search(_FACT, found["text"]) else _EMPTY


def _is_empty(line: str) -> bool:
    """Whether a line of an entry has lost all that it said; a label that stays says nothing."""
    return _EMPTY in line and not re.search(_FACT, line)


def _close_cell(cell: str) -> str:
    return cell if _EMPTY not in cell else f" {_BREAKS.sub('', _close_line(cell)).strip()} "


def _close_line(line: str) -> str:
    if _EMPTY not in line:
        return line if line.endswith("  ") else line.rstrip()
    marker = re.match(r"[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?", line)
    start = marker.end() if marker else 0
    text = _BETWEEN.sub("", line[start:])  # one of two separators stays
    for _ in range(_MOST_ROUNDS):
        before = text
        text = _SEPARATED.sub(_EMPTY, text, count=1)
        if text == before:
            break
    text = _SEPARATED_BEFORE.sub(_EMPTY, text)
    text = re.sub(rf"^{_EMPTY}[ \t]*", "", text)
    text = re.sub(rf"[ \t]?{_EMPTY}", "", text)
    return f"{line[:start]}{text}" if line.endswith("  ") else f"{line[:start]}{text.rstrip()}"
