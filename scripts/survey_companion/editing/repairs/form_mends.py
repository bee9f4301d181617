"""Mends of lines that have another form than nearly all lines of their section.

Input: a `ListState`. Output: mends of single lines, in which only blanks, commas, brackets, quotation marks
and missing emphasis change: all words stay in their order, and the line says the same.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from survey_companion.editing.lists.entry_facts import facts_of
from survey_companion.editing.lists.form_slots import MARKER, EntryForm
from survey_companion.editing.lists.open_list import OpenList
from survey_companion.editing.repairs.mends import Change, ListState, Mend
from survey_companion.editing.writing.filled_forms import Habits, fill
from survey_companion.editing.writing.list_habits import learn_habits
from survey_companion.model.survey import Listing

_FEWEST = 5  # entries of a section with the same facts and one form
_SHARE = 0.8  # of those with the same facts
_BETWEEN = re.compile(r"[\s*_`~\"'“”‘’„«»()\[\]{},;.]+")  # what a form may have between facts
_FIXED = ".\\|<>/:!"
_EMPHASIS = "*_`~"


def find_odd_forms(state: ListState) -> Iterator[Mend]:
    """Yield the lines with the facts in another form than nearly all lines of their section."""
    keys = {each.location.spot: work.key for work in state.survey.works for each in work.listings}
    for path in state.texts:
        listed = state.lists.get(path)
        sections: dict[int, list[EntryForm]] = {}
        for form in listed.paper_forms if listed else ():
            sections.setdefault(form.section, []).append(form)
        for heading, forms in sections.items():
            if listed and len(forms) >= _FEWEST:
                for number, line in _odd_lines(listed, forms, learn_habits(listed, heading)).items():
                    change = Change(lines={number: line}, reason="in the form of most lines of its section")
                    yield Mend(path=path, choices=(change,), about=keys.get((path, number)))


def _odd_lines(listed: OpenList, forms: Sequence[EntryForm], habits: Habits) -> Mapping[int, str]:
    """Return the new texts of the lines that are to have another form, by number."""
    groups: dict[tuple[object, ...], list[EntryForm]] = defaultdict(list)
    for form in forms:
        if "\n" not in form.text:
            groups[form.origin, form.fields].append(form)
    found: dict[int, str] = {}
    listings = {each.location.line: each for each in listed.catalogue.listings}
    for group in groups.values():
        counted = Counter(each.skeleton for each in group)
        usual, number = counted.most_common(1)[0]
        if number < _FEWEST or number < _SHARE * len(group):
            continue
        like = [each for each in group if each.skeleton == usual]
        for form in group:
            listing, line = listings.get(form.line), listed.text.lines[form.line - 1]
            if form.skeleton != usual and listing and _count_links(form) == len(listing.links):
                model = min(like, key=lambda each: abs(each.line - form.line))
                if _count_links(model) != len(listing.links):
                    continue
                new = _rewrite(model, listing, habits, line)
                if new != line and _has_same_words(line, new):
                    found[form.line] = new
    return found


def _count_links(form: EntryForm) -> int:
    """Return for how many links to papers and code the form has a place; others would be put anywhere."""
    return sum(slot.field.startswith("url:") and slot.field != "url:other" for slot in form.slots)


def _rewrite(model: EntryForm, listing: Listing, habits: Habits, line: str) -> str:
    """Return the line in the form of the model, with its own marker, indentation and blanks at its end."""
    text = fill(model, facts_of(listing), habits)
    own, other = MARKER.match(line), MARKER.match(text)
    text = f"{own[0] if own else ''}{text[other.end() if other else 0 :].rstrip()}"
    return text + line[len(line.rstrip()) :]


def _has_same_words(line: str, new: str) -> bool:
    """Whether all words stand in the same order, and only marks that say nothing by themselves differ.

    A full stop may belong to a word, and emphasis may be meant, so neither is added or taken away.
    """
    one, two = (list(filter(None, _BETWEEN.split(each))) for each in (line, new))
    is_fixed = all(line.count(mark) == new.count(mark) for mark in _FIXED)
    return one == two and is_fixed and all(new.count(mark) >= line.count(mark) for mark in _EMPHASIS)
