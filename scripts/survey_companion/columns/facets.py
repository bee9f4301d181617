"""The facets of the explorers: what their rows are filtered by, and the cells that tables share.

Input: records. Output: Markdown. `sphinx/site/static/explorer.js` reads every value from the page:

    facet-NAME   a value of facet NAME for this row
    row-key      the key that names the row in the exports; not shown
    sort-key     what to sort a cell by, where its text would not do; not shown
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from survey_companion.model.headings import Part, Section
from survey_companion.model.record_types import ModelFacts
from survey_companion.text.myst import escape_text, span

_REACHES = ((1, "1"), (10, "2–10"), (50, "11–50"), (100, "51–100"), (400, "101–400"))
_BEYOND = "more than 400"
MOST_NAMES = 20  # of languages; of more than these a row shows the number, and the work's page all names


class Order(Enum):
    """In which order a facet shows its values; `explorer.js` has a function for each."""

    RISING = "rising"
    FALLING = "falling"
    COMMONEST = "commonest"  # the one of most rows first


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """One facet."""

    name: str
    label: str
    order: Order = Order.COMMONEST


# Of all explorers; each shows those that its rows have values of, in this order.
FACETS = (
    Facet(name="year", label="Year", order=Order.FALLING),
    Facet(name="part", label="Part", order=Order.RISING),
    Facet(name="section", label="Section", order=Order.RISING),
    Facet(name="venue", label="Venue"),
    Facet(name="type", label="Type"),
    Facet(name="has", label="Has"),
    Facet(name="language", label="Language"),
    Facet(name="openness", label="Openness"),
    Facet(name="base", label="Base"),
    Facet(name="kind", label="Kind"),
    Facet(name="reach", label="Languages", order=Order.RISING),
    Facet(name="license", label="Licence"),
    Facet(name="status", label="Status"),
)


def count_languages(model: ModelFacts) -> int:
    """Return the number of languages; 0 where it is not known."""
    return model.language_count or len(model.languages)


def show_names(model: ModelFacts) -> str:
    """Return the languages that are known by name, each a value of the facet; very many are not shown."""
    names = ", ".join(span(escape_text(name), "facet-language") for name in model.languages)
    return names if len(model.languages) <= MOST_NAMES else span(names, "many-names")


def show_reach(languages: int) -> str:
    """Return the span of numbers that a number of languages is in, for the facet; it is not shown."""
    return span(next((name for most, name in _REACHES if languages <= most), _BEYOND), "facet-reach")


def show_places(sections: Sequence[Section], colours: Mapping[Part, str]) -> str:
    """Return the sections as links, and their parts, which are not shown; all are values of facets."""
    parts = dict.fromkeys(section.part for section in sections)
    names = [span(escape_text(part.name), "facet-part") for part in parts]
    places = [
        span(f"{{ref}}`{section.anchor}`", "facet-section", colours[section.part]) for section in sections
    ]
    return " ".join([*names, *places])
