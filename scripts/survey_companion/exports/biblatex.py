"""Works and places of the companion → entries with the fields of biblatex.

Input: a work, or a place to cite. Output: entries, which end in a line break. https://ctan.org/pkg/biblatex
A work has the entry that BibTeX has: biblatex reads it as it is.
"""

from survey_companion.exports.bibtex import place_fields, place_link_fields, render_entry, render_fields
from survey_companion.exports.cited_place import CitedPlace, capitalise
from survey_companion.text.latex import encode_latex


def render_place(cited: CitedPlace) -> str:
    """Return the entry of a place, and that of the survey, which it names as related."""
    survey = cited.survey
    entry = render_fields(
        # In biblatex a collection has editors; a part of the authors' own book is an @inbook.
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
    return "\n\n".join([entry, *([render_entry(survey)] if survey else [])]) + "\n"
