"""Turns works and places in the companion into entries for biblatex.

Input: a work, or a place to cite. Output: entries, which end in a line break.
Specification: https://ctan.org/pkg/biblatex
biblatex reads what `bibtex` makes, but has types of its own for what BibTeX knows as @misc, and whole dates.
"""

from collections.abc import Iterator, Mapping

from survey_companion.exports.bibtex import (
    Field,
    entry_type,
    place_fields,
    place_link_fields,
    render_fields,
    work_fields,
)
from survey_companion.exports.cited_place import CitedPlace, capitalise
from survey_companion.model.survey import Work
from survey_companion.model.work_kinds import PREPRINT, PublicationType
from survey_companion.text.latex import encode_latex

# What a field of BibTeX is called here; `None`: another field says it.
_Names = Mapping[str, str | None]
_NAMES: _Names = {
    "journal": "journaltitle",
    "school": "institution",
    "archivePrefix": None,
    "primaryClass": "eprintclass",
    "year": "date",
    "month": None,
    "key": "sortkey",
    "copyright": None,  # biblatex has no field for it
}
# The same for types of entry that are @misc in BibTeX.
_NAMES_IN_TYPE: Mapping[str, _Names] = {
    "online": {"howpublished": "organization"},
    "dataset": {"howpublished": "publisher"},
}
# What biblatex calls a thesis or a report, which have one type of entry each.
_TYPES = {
    PublicationType.PHDTHESIS: "phdthesis",
    PublicationType.MASTERSTHESIS: "mathesis",
    PublicationType.TECHREPORT: "techreport",
}


def render_work(work: Work) -> str:
    """Return the entry of a work."""
    return f"{_render_entry(work)}\n"


def _render_entry(work: Work) -> str:
    is_complete = work.kind.bibtex == "misc" or entry_type(work) != "misc"
    name = work.kind.biblatex if is_complete else "misc"
    return render_fields(name, work.key, _fields(work, name))


def _fields(work: Work, own_type: str) -> Iterator[Field]:
    """Yield the fields of a work under the names that an entry of this type has in biblatex."""
    names = {**_NAMES, **_NAMES_IN_TYPE.get(own_type, {})}
    if work.kind is PREPRINT:
        names["howpublished"] = None  # its number stands in `eprint`
    # As biblatex has them: a whole date, and a number, which styles spell in their language.
    values = {"date": work.date, "edition": work.published.edition_number if work.published else None}
    for name, value in work_fields(work):
        renamed = names.get(name, name)
        if renamed is not None:
            yield renamed, values.get(renamed) or value
        if name == "title" and work.type and own_type != "misc":
            yield "type", _TYPES.get(work.type)


def render_place(cited: CitedPlace) -> str:
    """Return the entry of a place, followed by that of the survey, which it names as a related work."""
    survey = cited.survey
    entry = render_fields(
        # @incollection is for books with editors; a part of a book by the same authors is an @inbook.
        "online" if cited.is_whole else "inbook",
        cited.key,
        (
            *place_fields(cited),
            ("date", cited.date),
            ("note", encode_latex(capitalise(cited.edition)) if cited.edition else None),
            ("related", survey.key if survey else None),
            ("relatedstring", "Companion to" if survey else None),
            *place_link_fields(cited),
        ),
    )
    return "\n\n".join([entry, *([_render_entry(survey)] if survey else [])]) + "\n"
