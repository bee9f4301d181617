"""The values of one record of a YAML or JSON file → cells of a row, and its authors.

Input: the value of a field, and what the field is. Output: text in Markdown, persons, or a date.
"""

import re
from collections.abc import Iterator

from survey_companion.model.authors import Author, Person, Team
from survey_companion.reading.forms.link_cells import escape, link_cell, make_link
from survey_companion.reading.forms.people import People, name_people
from survey_companion.reading.forms.trees import Branch, Leaf, Tree
from survey_companion.text.person_names import name_author, parse_author

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_FAMILY = ("family", "last", "lastname", "family_name", "last_name", "surname", "familyname")
_GIVEN = ("given", "first", "firstname", "given_name", "first_name", "givenname")
_WHOLE = ("name", "literal", "full_name", "fullname", "author", "author_name")
_LABELS = ("name", "label", "title", "type", "text", "kind")


def show(value: Tree, head: str, kind: str) -> str:
    """Return the cell of a value; `kind` is the meaning of its head."""
    if isinstance(value, Leaf):
        return link_cell(head, value.text)
    if kind == "date":
        return "-".join(part.zfill(2) for part in texts_of(value))
    if kind in {"link", "code"} or any(_ADDRESS.fullmatch(text) for text in texts_of(value)):
        return " ".join(_links(value, head))
    if value.is_mapping and kind == "authors" and (person := _read_person(value)):
        return escape(name_author(person))
    if value.is_mapping:
        return ", ".join(f"{key}: {show(each, key, '')}" for key, each in value.pairs if not _is_empty(each))
    return ", ".join(show(each, head, kind) for each in value.values if not _is_empty(each))


def _is_empty(value: Tree) -> bool:
    return not any(texts_of(value))


def texts_of(value: Tree) -> Iterator[str]:
    """Yield every text in the value, in file order."""
    left = [value]
    while left:
        each = left.pop()
        if isinstance(each, Branch):
            left += reversed(list(each.values))
        elif each.text:
            yield each.text


def _links(value: Branch, label: str) -> Iterator[str]:
    """Yield the links in a list or a mapping, with their keys or names as labels."""
    texts = {key.lower(): each.text for key, each in value.pairs if isinstance(each, Leaf) and each.text}
    urls = [text for text in texts.values() if _ADDRESS.fullmatch(text)]
    name = next((texts[key] for key in _LABELS if key in texts and texts[key] not in urls), None)
    if value.is_mapping and name and len(urls) == 1:  # {name: code, url: https://…}
        yield make_link(name, urls[0])
        return
    for key, each in value.pairs:
        if isinstance(each, Branch):
            yield from _links(each, key or label)
        elif each.text:
            is_address = bool(_ADDRESS.fullmatch(each.text))
            yield make_link(key, each.text) if key and is_address else link_cell(label, each.text)


def read_people(value: Tree) -> People | None:
    """Return the authors of a list of names or persons; `None` for one text, or if there are none."""
    if isinstance(value, Leaf):
        return None
    authors: list[Author] = []
    et_al = False
    for each in [value] if value.is_mapping else value.values:
        if isinstance(each, Leaf):
            found, is_cut = name_people([each.text])
        else:
            person = _read_person(each)
            found, is_cut = (person,) if person else (), False
        authors += found
        et_al |= is_cut
    return (tuple(authors), et_al) if authors else None


def _read_person(value: Branch) -> Author | None:
    texts = {key.lower(): each.text for key, each in value.pairs if isinstance(each, Leaf) and each.text}
    family = next((texts[key] for key in _FAMILY if key in texts), None)
    given = next((texts[key] for key in _GIVEN if key in texts), None)
    if family:
        particle = texts.get("non-dropping-particle") or texts.get("dropping-particle")
        return Person(
            family=f"{particle} {family}" if particle else family, given=given, suffix=texts.get("suffix")
        )
    if "literal" in texts:
        return Team(name=texts["literal"])
    name = next((texts[key] for key in _WHOLE if key in texts), given)
    return parse_author(name) if name else None
