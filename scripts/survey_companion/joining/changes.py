"""Two states of a catalogue → the changes between them.

Input: two surveys, the earlier first. Output: changes, sorted by what changed (works, sections …), how it
changed, and name. If the two surveys are swapped, the changes are the same with before and after swapped.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, fields
from enum import Enum
from typing import Any

from survey_companion.joining.pairing import is_another, pair_works, recognise_works
from survey_companion.model.authors import Byline
from survey_companion.model.change_types import Change, ChangedKind, ChangeKind, FieldChange
from survey_companion.model.links import RECORD_LINKS
from survey_companion.model.record_types import ResourceRecord, WorkRecord
from survey_companion.model.survey import Resource, Survey, SurveyInfo, Work
from survey_companion.text.keys import normalise_title
from survey_companion.text.person_names import name_author

_ADDITIONS = "additions of the companion"  # the list of a work; nothing is said of the published list
Values = dict[str, str | None]
_Pairs = AbstractSet[tuple[str, str]]  # names before and after


@dataclass(frozen=True, kw_only=True, slots=True)
class _Compared:
    """The compared values of a section, a work or a data resource."""

    title: str
    values: Values
    places: tuple[str, ...] = ()  # addresses of the sections that list it


_State = Mapping[str, _Compared]  # by name


def compare(before: Survey, after: Survey) -> tuple[Change, ...]:
    """Return every change from one state to the other."""
    places = _renamed_places(before, after)
    data = {(old.removeprefix("data-"), new.removeprefix("data-")) for old, new in places}
    changes = (
        *_compare_info(before.info, after.info),
        *_compare_all(ChangedKind.SECTION, _sections(before), _sections(after), places),
        *_compare_works(before, after),
        *_compare_all(ChangedKind.RESOURCE, _resources(before), _resources(after), data),
    )
    order = {each: number for kind in (ChangedKind, ChangeKind) for number, each in enumerate(kind)}
    kept = (change for change in changes if not _is_renamed_place(change, dict(places)))
    return tuple(sorted(kept, key=lambda change: (order[change.what], order[change.sort], change.name)))


def _compare_info(before: SurveyInfo, after: SurveyInfo) -> Iterator[Change]:
    old, new = _info_values(before), _info_values(after)
    for detail in _details(old, new):
        yield Change(
            what=ChangedKind.SETTINGS,
            sort=ChangeKind.CORRECTED,
            name=detail.field,
            title="",
            details=(detail,),
        )


def _info_values(info: SurveyInfo) -> Values:
    names = {"authors": info.authors, "companion_authors": info.companion_authors}
    shown = {name: "; ".join(map(name_author, authors)) or None for name, authors in names.items()}
    return {**_values_of(info, {*names, "commit"}), **shown}


def _compare_all(
    what: ChangedKind, before: Mapping[str, _Compared], after: Mapping[str, _Compared], renamed: _Pairs
) -> Iterator[Change]:
    """Yield the changes; `renamed` has pairs of an earlier and a later name that may be of the same thing."""
    pairs = {(old, new) for old, new in renamed if old in before and new in after and old != new}
    same = {name: name for name in before if name in after} | _match(pairs, before, after)
    yield from _compare_paired(what, (before, after), same, pairs)


def _compare_works(before: Survey, after: Survey) -> Iterator[Change]:
    """Yield the changes of works, which are found again whatever their keys and titles."""
    old, new = recognise_works(before), recognise_works(after)
    aliased, titled = _renamed_works(before, after)
    known = {(one, two) for one, two in aliased | titled if one in old and two in new and one != two}
    same = {key: key for key in old if key in new and not is_another(old[key], new[key])}
    same |= _match(known & aliased, old, new)
    taken = set(same.values())
    same |= pair_works(
        {key: each for key, each in old.items() if key not in same},
        {key: each for key, each in new.items() if key not in taken},
    )
    yield from _compare_paired(ChangedKind.WORK, (_works(before), _works(after)), same, known)


def _compare_paired(
    what: ChangedKind, states: tuple[_State, _State], same: Mapping[str, str], pairs: _Pairs
) -> Iterator[Change]:
    """Yield the changes; `same` has new names by old names, and `pairs` also what was joined or parted."""
    before, after = states
    for old, new in same.items():
        yield from _compare_one(what, (old, before[old]), (new, after[new]))
    joined: dict[str, list[FieldChange]] = defaultdict(list)
    taken: dict[str, list[FieldChange]] = defaultdict(list)
    for old, new in sorted(pairs):
        joined[old].append(_rename(old, new))
        taken[new].append(_rename(old, new))
    for name in before.keys() - same.keys():
        details = (*joined.get(name, ()), *_details(_list_of(before[name]), {}))
        yield Change(what=what, sort=ChangeKind.REMOVED, name=name, title=before[name].title, details=details)
    for name in after.keys() - set(same.values()):
        details = (*taken.get(name, ()), *_details({}, _list_of(after[name])))
        yield Change(what=what, sort=ChangeKind.ADDED, name=name, title=after[name].title, details=details)


def _list_of(compared: _Compared) -> Values:
    return {"list": compared.values.get("list")}


def _rename(before: str, after: str) -> FieldChange:
    return FieldChange(field="name", before=before, after=after)


def _match(pairs: _Pairs, before: Collection[str], after: Collection[str]) -> dict[str, str]:
    """Return new names by old names, each used once; swapping before and after gives the same pairs."""
    found: dict[str, str] = {}
    given: set[str] = set()
    for old, new in sorted(pairs, key=sorted):
        if old not in after and new not in before and old not in found and new not in given:
            found[old] = new
            given.add(new)
    return found


def _compare_one(
    what: ChangedKind, old: tuple[str, _Compared], new: tuple[str, _Compared]
) -> Iterator[Change]:
    (old_name, before), (name, after) = old, new
    found = {
        ChangeKind.RENAMED: (_rename(old_name, name),) if old_name != name else (),
        ChangeKind.MOVED: tuple(_details(_only_in(before, after), _only_in(after, before))),
        ChangeKind.CORRECTED: tuple(_details(before.values, after.values)),
    }
    for sort, details in found.items():
        if details:
            yield Change(what=what, sort=sort, name=name, title=after.title, details=details)


def _only_in(one: _Compared, other: _Compared) -> Values:
    """Return the sections of the first that the other is not in."""
    return {"section": _join(place for place in one.places if place not in other.places)}


def _details(before: Values, after: Values) -> Iterator[FieldChange]:
    for field in before | after:
        if before.get(field) != after.get(field):
            yield FieldChange(field=field, before=before.get(field), after=after.get(field))


def _is_renamed_place(change: Change, renamed: Mapping[str, str]) -> bool:
    """Whether a move is only apparent, because the section itself has a new address."""
    if change.sort is not ChangeKind.MOVED:
        return False
    (detail,) = change.details
    before, after = ((text or "").split(", ") for text in (detail.before, detail.after))
    return sorted(renamed.get(place, place) for place in before) == sorted(after)


# -- names -----------------------------------------------------------------------------------------


def _renamed(forward: Mapping[str, str], backward: Mapping[str, str]) -> _Pairs:
    """Return pairs of old and new names from the aliases or moves of both states."""
    return {*forward.items(), *((new, old) for old, new in backward.items())}


def _renamed_places(before: Survey, after: Survey) -> _Pairs:
    """Return the old and new addresses of pages and data resources that moved between the states."""
    old, new = ({*each.pages, *each.data_anchors} for each in (before, after))
    moves = ({move.origin: move.target for move in each.moves} for each in (after, before))
    return {pair for pair in _renamed(*moves) if pair[0] in old - new and pair[1] in new - old}


def _renamed_works(before: Survey, after: Survey) -> tuple[_Pairs, _Pairs]:
    """Return the old and new keys of works that an alias links, and those of works with one title."""
    old = {normalise_title(work.title): work.key for work in _all_works(before)}
    new = {normalise_title(work.title): work.key for work in _all_works(after)}
    titles = {(str(old[title]), str(new[title])) for title in old.keys() & new.keys()}
    return _renamed(after.aliases, before.aliases), titles


# -- values ----------------------------------------------------------------------------------------


def _sections(survey: Survey) -> dict[str, _Compared]:
    places = {place.address: place for each in survey.sections for place in (each.part, each)}
    return {
        address: _Compared(title=place.name, values={"heading": place.name})
        for address, place in places.items()
    }


def _all_works(survey: Survey) -> tuple[Work, ...]:
    return (*survey.works, *survey.cited)


def _works(survey: Survey) -> dict[str, _Compared]:
    return {
        work.key: _Compared(
            title=work.title,
            values=_work_values(work),
            places=tuple(section.address for section in work.sections),
        )
        for work in _all_works(survey)
    }


def _work_values(work: Work) -> Values:
    links = [link for link in (work.paper, work.preprint, *work.links) if link]
    shown = {
        "title": work.title,
        "authors": _show_byline(work.byline),
        "year": _show(work.year),
        "venue": work.venue,
        "identifiers": _join(f"{each.scheme.value} {each.value}" for each in work.identifiers),
        "links": _join(dict.fromkeys(f"{link.label} {link.url}" for link in links)),
        "list": _ADDITIONS if work.is_added else None,
    }
    # These fields of the record are in `shown` already, or follow from it.
    hidden = {*shown, "authors_truncated", "arxiv", "url", "aliases", *(each.field for each in RECORD_LINKS)}
    return {**shown, **_values_of(work.record, hidden)}


def _show_byline(byline: Byline | None) -> str | None:
    if byline is None:
        return None
    names = map(name_author, byline.authors)
    return ", ".join([*names, *(["and others"] if byline.truncated else [])])


def _resources(survey: Survey) -> dict[str, _Compared]:
    return {
        each.slug: _Compared(
            title=each.name,
            values=_resource_values(each, survey.resource_records.get(each.slug)),
            places=(each.section.address,),
        )
        for each in survey.resources
    }


def _resource_values(resource: Resource, facts: ResourceRecord | None) -> Values:
    shown = {
        "name": resource.name,
        "links": _join(dict.fromkeys(url for url in (facts and facts.url, resource.url) if url)),
        "description": resource.description,
        "list": _ADDITIONS if resource.is_addition else None,
    }
    return {**shown, **_values_of(facts, {*shown, "url"})}


def _values_of(record: SurveyInfo | WorkRecord | ResourceRecord | None, hidden: Iterable[str] = ()) -> Values:
    """Return the fields of a record as text, without the hidden ones; empty if there is no record."""
    if record is None:
        return {}
    values = asdict(record)
    shown: Values = {}
    for name in (each.name for each in fields(record) if each.name not in {*hidden, "location"}):
        value = values[name]
        inner = value.items() if isinstance(value, dict) else ()
        shown |= {f"{name}.{part}": _show(each) for part, each in inner} or {name: _show(value)}
    return shown


def _join(texts: Iterable[str]) -> str | None:
    return ", ".join(texts) or None


def _show(value: Any) -> str | None:  # noqa: ANN401  (whatever a record holds)
    """Return a value as text; `None` if it is unknown or empty."""
    if value is None or value in ((), {}):
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, dict):
        inner = {name: _show(each) for name, each in value.items()}
        return ", ".join(f"{name}: {text}" for name, text in inner.items() if text is not None)
    if isinstance(value, tuple):
        return "; ".join(_show(each) or "" for each in value)
    return json.dumps(value)
