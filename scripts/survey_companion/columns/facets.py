"""The facets by which readers filter the explorers, and cells with values of facets that tables share.

Input: records. Output: Markdown. `facets.js` and `explorer.js` in `sphinx/site/static` read every value
from the page:

    facet-NAME   a value of facet NAME for this row
    row-key      the key of the row in the exports; hidden
    sort-key     the value by which to sort a cell, if its text does not sort well; hidden
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from survey_companion.model.headings import Part, Section
from survey_companion.model.record_types import ModelFacts, Openness
from survey_companion.text.myst import escape_text, span

_REACHES = ((1, "1"), (10, "2–10"), (50, "11–50"), (100, "51–100"), (400, "101–400"))
_BEYOND = "more than 400"
OPENNESS = {
    Openness.WEIGHTS_AND_CODE: "open weights and code",
    Openness.WEIGHTS: "open weights",
    Openness.CODE: "open code",
    Openness.NONE: "closed",
}
MOST_NAMES = 20  # of languages; for more, a row shows only their number, and the page of the work names all


class Order(Enum):
    """The order of the values of a facet; `facets.js` has a function for each."""

    RISING = "rising"
    FALLING = "falling"
    COMMONEST = "commonest"  # values of the most rows first


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """A property of rows by which readers filter an explorer."""

    name: str
    label: str
    order: Order = Order.COMMONEST
    is_rare: bool = False  # pages without a value of it do not name it
    column: str = ""  # heading of the column whose names, between commas, are its values; or the spans are

    @property
    def told(self) -> list[str]:
        """Return what `facets.js` reads of it."""
        return [self.name, self.label, self.order.value, *([self.column] if self.column else [])]


# The facets of all explorers. Each explorer shows those of which its rows have values, in this order.
FACETS = (
    Facet(name="year", label="Year", order=Order.FALLING),
    Facet(name="part", label="Part", order=Order.RISING),
    Facet(name="section", label="Section", order=Order.RISING),
    Facet(name="list", label="List", is_rare=True),
    Facet(name="author", label="Author", column="Authors"),
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
    """Return the number of languages; 0 if it is unknown."""
    return model.language_count or len(model.languages)


def show_names(model: ModelFacts) -> str:
    """Return the names of the languages, each a value of the facet; more than `MOST_NAMES` are hidden."""
    names = ", ".join(span(escape_text(name), "facet-language") for name in model.languages)
    return names if len(model.languages) <= MOST_NAMES else span(names, "many-names")


def show_reach(languages: int) -> str:
    """Return the range of the number of languages, as a hidden value of the facet, such as "2–10"."""
    return span(next((name for most, name in _REACHES if languages <= most), _BEYOND), "facet-reach")


def show_places(
    sections: Sequence[Section], colours: Mapping[Part, str], mark: Callable[[Section], str] = lambda _: ""
) -> str:
    """Return links to the sections, and the hidden names of their parts; all are values of facets.

    `mark` returns what stands after the link of a section.
    """
    parts = dict.fromkeys(section.part for section in sections)
    names = [span(escape_text(part.name), "facet-part") for part in parts]
    places = [
        span(f"{{ref}}`{section.anchor}`", "facet-section", colours[section.part]) + mark(section)
        for section in sections
    ]
    return " ".join([*names, *places])


def show_model(model: ModelFacts | None) -> str:
    """Return the name, sizes, base, languages and openness of the model in one line."""
    if model is None:
        return ""
    languages = _describe_languages(model)
    openness = span(OPENNESS[model.openness], "facet-openness") if model.openness in OPENNESS else None
    known = [
        escape_text(text) for text in (model.short_name, ", ".join(model.parameters), model.base) if text
    ]
    return " · ".join([*known, *(text for text in (languages, openness) if text)])


def _describe_languages(model: ModelFacts) -> str:
    """Return the languages of the model, or of what `languages_of` names; else the note on languages."""
    number = count_languages(model)
    is_short = len(model.languages) <= MOST_NAMES
    shown = show_names(model) if model.languages and is_short else f"{number:,} languages" if number else ""
    hidden = "" if is_short else show_names(model)
    if shown and model.languages_of:
        shown = f"{shown} {escape_text(f'(of {model.languages_of})')}"
    return f"{shown} {hidden}".strip() or escape_text(model.languages_note or "")
