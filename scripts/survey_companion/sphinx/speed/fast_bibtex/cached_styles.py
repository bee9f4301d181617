"""Styles of pybtex that format an entry only when it, or the style, has changed since they last did.

Input: the name of a style, and the texts of an earlier build. Output: a style that gives the same texts.
"""

from hashlib import sha256
from typing import Any, NamedTuple, TypeAlias

from pybtex.database import Entry, Person
from pybtex.plugin import find_plugin
from pybtex.richtext import BaseText
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle


class Text(NamedTuple):
    """What a style has made of an entry."""

    digest: bytes  # of the entry
    text: BaseText


Texts: TypeAlias = dict[tuple[str, str], Text]  # by style and key


def remember_entries(name: str, earlier: Texts, texts: Texts) -> type[BaseStyle]:
    """Return a style that takes what it can from earlier texts, and adds what it gives to the new ones."""
    style: type[BaseStyle] = find_plugin("pybtex.style.formatting", name)

    class Remembering(style):  # type: ignore[misc]  # known when the program runs
        """The style, with a memory."""

        def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:  # noqa: ANN401
            """Return an entry as the style formats it."""
            if "crossref" in entry.fields:  # shows fields of another entry
                return super().format_entry(label, entry, bib_data)
            place, digest = (f"{style.__module__}.{style.__qualname__}", entry.key), digest_entry(entry)
            known = texts.get(place) or earlier.get(place)
            if known is None or known.digest != digest:
                known = Text(digest, super().format_entry(label, entry, bib_data).text)
            texts[place] = known
            return FormattedEntry(entry.key, known.text, label)

    return Remembering


def digest_entry(entry: Entry) -> bytes:
    """Return a few bytes that differ between entries that may read differently."""
    persons = [(role, [_parts(person) for person in each]) for role, each in entry.persons.items()]
    content = (entry.type, entry.key, list(entry.fields.items()), persons)
    return sha256(repr(content).encode()).digest()


def _parts(person: Person) -> tuple[list[str], ...]:
    return (
        person.first_names,
        person.middle_names,
        person.prelast_names,
        person.last_names,
        person.lineage_names,
    )
