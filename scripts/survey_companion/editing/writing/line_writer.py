"""The facts of an entry → its text in the form that the neighbouring lines of its section have.

Input: an `OpenList`, the facts, and the place. Output: a `WrittenEntry`.

Each entry that was read is a form: its text with a slot for each fact. The form that has a slot for each
fact, and stands nearest, is filled, and the list is read again with the new entry in it. Only if the entry
says nothing but the facts, and all other entries say what they said before, is the form taken; a fact that no
form has room for is named, and never left out in silence.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from survey_companion.editing.lists.entry_facts import Facts, PaperFacts, ResourceFacts, bare_venue, flatten
from survey_companion.editing.lists.form_slots import MARKER, EntryForm
from survey_companion.editing.lists.open_list import OpenList
from survey_companion.editing.writing.bylines_like import BylineForm
from survey_companion.editing.writing.filled_forms import Habits, fill
from survey_companion.editing.writing.house_forms import PAPER_FORM, RESOURCE_FORM
from survey_companion.editing.writing.line_checks import Change, LineCheck, check_line
from survey_companion.editing.writing.list_habits import learn_habits
from survey_companion.editing.writing.list_parts import take_part

_MOST_TRIES = 8  # forms of which each costs one reading of the list


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where an entry is to stand: in place of the lines from `start` up to, not including, `end`."""

    start: int  # 1-based
    end: int  # equal to `start` if the entry is new
    heading: int  # 1-based line of the heading above it; 0: none
    beside: int | None = None  # 1-based line where the entry beside it begins, whose marker it has
    blank_before: bool = False  # whether an empty line parts it from what stands above
    blank_after: bool = False  # and from what stands below
    mark: str | None = None  # what stands at its end in a list of additions: "added 2026-11"


@dataclass(frozen=True, kw_only=True)
class WrittenEntry:
    """An entry as it is to stand in the list."""

    lines: tuple[str, ...]  # without line ends, and without the empty lines around it
    first: int  # 1-based line in the list where it begins
    after: OpenList  # the list with it
    lost: tuple[str, ...]  # facts that the form has no room for, such as "given names"
    like: int | None  # 1-based line of the entry whose form it has; None: no entry of the list has one


class NoFormError(Exception):
    """In no form does the entry say the facts and nothing else; the message names what would be wrong."""


def write_entry(listed: OpenList, facts: Facts, place: Place) -> WrittenEntry:
    """Return the entry in the form of the list.

    Raises:
        NoFormError: it cannot be written so that it is read as it was meant.
        UnwritableListError: a letter of it does not exist in the encoding of the list.
    """
    facts = _clean(facts)
    forms = listed.paper_forms if isinstance(facts, PaperFacts) else listed.resource_forms
    habits = learn_habits(listed, place.heading)
    facts = _adapt(facts, habits)
    best: WrittenEntry | None = None
    wrong: Counter[str] = Counter()
    near = listed  # where a form is tried first; the one that is tried before all others nearly always holds
    for number, (form, tried) in enumerate(_tries(forms, facts, place, habits)):
        if form.line == 0 and (best is not None or _is_html(listed, place)):
            break
        near = take_part(listed, place.heading) if number == 1 else near
        written, check = _try(near, facts, place, form, tried)
        gains = best is None or len(written.lost) < len(best.lost)
        if check.is_right and gains and near is not listed:
            written, check = _try(listed, facts, place, form, tried)
        if not check.is_right:
            wrong.update(check.wrong or ("other lines",))
            continue
        if gains:
            best = written
        if form.line and len(set(check.lost) - _SHORTENED) <= len(_fields_of(facts) - form.fields):
            break  # it lacks only what it has no place for; those after it have no more places
    if best is None:
        raise NoFormError(_explain(wrong))
    return best


def _explain(wrong: Counter[str]) -> str:
    """Return why no line can be written, and what to do."""
    names = [name for name, _ in wrong.most_common() if name != "entry"]
    if not names:
        return (
            "a line with it would not be read as an entry of this list;"
            " say more of it, such as its year, authors or address, or add the line by hand"
        )
    return (
        f"in no form of this list would its line be read as it is meant ({', '.join(names)}); add it by hand"
    )


def copy_entry(listed: OpenList, lines: Sequence[str], facts: Facts, place: Place) -> WrittenEntry:
    """Return an entry that stands elsewhere already, as it is printed there or else in the form of this list.

    Raises:
        NoFormError: it cannot be written so that it is read as it was meant.
        UnwritableListError: a letter of it does not exist in the encoding of the list.
    """
    habits = replace(learn_habits(listed, place.heading), byline=BylineForm())
    written, check = _place(listed, facts, place, "\n".join(lines), habits)
    beside = listed.source.lines[place.beside - 1] if place.beside else lines[0]
    is_alike = (lines[0].lstrip()[:1] == "|") == (beside.lstrip()[:1] == "|")
    if not check.is_right or check.lost or not is_alike:
        return write_entry(listed, facts, place)
    return written


def _is_html(listed: OpenList, place: Place) -> bool:
    """Whether the entry beside the place is written in HTML, where a line of Markdown would be no item."""
    line = listed.source.lines[place.beside - 1] if place.beside else ""
    return line.lstrip().startswith("<") and not line.lstrip().startswith(("<http", "<["))


_SHORTENED = frozenset(("given names", "authors after the first"))  # as the list does it in all its lines


def _clean(facts: Facts) -> Facts:
    """Return the facts in one line each, and a venue without its year."""
    if isinstance(facts, ResourceFacts):
        described = flatten(facts.description) if facts.description else None
        return replace(facts, name=flatten(facts.name), description=described or None)
    return replace(
        facts,
        title=flatten(facts.title),
        venue=bare_venue(flatten(facts.venue), facts.year) if facts.venue else None,
        short_name=flatten(facts.short_name) if facts.short_name else None,
        remark=flatten(facts.remark) if facts.remark else None,
    )


def _adapt(facts: Facts, habits: Habits) -> Facts:
    """Return the facts with the name that the list gives to the archive of preprints, if it names it."""
    if isinstance(facts, PaperFacts) and facts.venue and facts.venue.casefold() == "arxiv":
        return replace(facts, venue=habits.preprint)
    return facts


# -- forms -----------------------------------------------------------------------------------------


def _tries(
    forms: Sequence[EntryForm], facts: Facts, place: Place, habits: Habits
) -> Iterator[tuple[EntryForm, Habits]]:
    """Yield forms, the most fitting first, each with how to print authors."""
    others = [form for form in forms if not place.start <= form.line < place.end]
    ordered = _order_forms(others, facts, place)[:_MOST_TRIES]
    for form in ordered:
        yield form, habits
    if isinstance(facts, PaperFacts) and habits.byline != BylineForm():
        plain = replace(habits, byline=BylineForm(most=habits.byline.most))
        yield from ((form, plain) for form in ordered[:2])
    yield (PAPER_FORM if isinstance(facts, PaperFacts) else RESOURCE_FORM), habits


def _order_forms(forms: Sequence[EntryForm], facts: Facts, place: Place) -> list[EntryForm]:
    """Return one entry of each form: first those with all fields and no others, then the frequent ones."""
    needed = _fields_of(facts)
    beside = next((form for form in forms if form.line == place.beside), None)
    in_section = Counter(form.skeleton for form in forms if form.section == place.heading)
    in_list = Counter(form.skeleton for form in forms)

    def rank(form: EntryForm) -> tuple[int, ...]:
        fields = {each for each in form.fields if not each.startswith(("label", "number"))}
        return (
            beside is not None and form.origin != beside.origin,
            len(needed - fields),
            in_list[form.skeleton] == 1,  # it may say something of its own, such as "Code (soon)"
            form.section != place.heading,
            "\n" in form.text and beside is not None and "\n" not in beside.text,
            len(fields - needed),
            -in_section[form.skeleton],
            -in_list[form.skeleton],
            beside is not None and form.group != beside.group,
            abs(form.line - place.start),
        )

    best: dict[str, EntryForm] = {}
    for form in sorted(forms, key=rank):
        best.setdefault(form.skeleton, form)
    return list(best.values())


def _fields_of(facts: Facts) -> frozenset[str]:
    """Return the slots that a form needs."""
    if isinstance(facts, ResourceFacts):
        names: dict[str, object] = {
            "name": facts.name,
            "url:resource": facts.url,
            "description": facts.description,
        }
    else:
        names = {
            "title": facts.title, "authors": facts.authors, "date": facts.year, "venue": facts.venue,
            "short_name": facts.short_name, "remark": facts.remark,
        }  # fmt: skip
        names |= {f"url:{each.role.name}": each for each in facts.links if each.role.name != "other"}
    return frozenset(name for name, value in names.items() if value)


# -- one form --------------------------------------------------------------------------------------


def _try(
    listed: OpenList, facts: Facts, place: Place, form: EntryForm, habits: Habits
) -> tuple[WrittenEntry, LineCheck]:
    """Write the entry in one form, and read the list with it."""
    written, check = _place(listed, facts, place, fill(form, facts, habits), habits)
    return replace(written, like=form.line if form.line > 0 else None), check


def _place(
    listed: OpenList, facts: Facts, place: Place, text: str, habits: Habits
) -> tuple[WrittenEntry, LineCheck]:
    """Put the text of an entry in its place, and read the list with it."""
    text = _like_beside(text, listed, place)
    text = f"{text} `{mark}`" if (mark := place.mark) else text
    lines = tuple(text.split("\n"))
    above, below = [""] * place.blank_before, [""] * place.blank_after
    after = listed.replace(place.start, place.end, [*above, *lines, *below])
    count = len(above) + len(lines) + len(below)
    change = Change(before=listed, after=after, start=place.start, end=place.end, count=count)
    check = check_line(facts, change, habits)
    written = WrittenEntry(
        lines=lines,
        first=place.start + len(above),
        after=after,
        lost=check.lost,
        like=None,
    )
    return written, check


def _like_beside(text: str, listed: OpenList, place: Place) -> str:
    """Return the entry with the indentation and the marker of the entry beside it, and the next number."""
    own = MARKER.match(text)
    if place.beside is None or own is None:
        return text
    beside = MARKER.match(listed.source.lines[place.beside - 1])
    if beside is None:
        return text
    sign = beside["sign"]
    if beside["number"]:
        step = 1 if place.start > place.beside else 0
        sign = f"{int(beside['number']) + step}{beside['stop']}"
    lines = text[own.end() :].split("\n")
    inner = (
        " " * (len(beside["indent"]) - len(own["indent"]))
        if len(beside["indent"]) > len(own["indent"])
        else ""
    )
    cut = max(0, len(own["indent"]) - len(beside["indent"]))
    below = [f"{inner}{line[cut:] if not line[:cut].strip() else line}" for line in lines[1:]]
    first = f"{beside['indent']}{sign}{beside['blank']}{lines[0]}"
    return "\n".join((first, *below))
