"""Turns a place in the companion into entries for biblatex.

Input: a place to cite. Output: entries, which end in a line break.
Specification: https://ctan.org/pkg/biblatex
Works need no entries of their own, since biblatex reads those that `bibtex` makes.
"""

from survey_companion.exports.bibtex import place_fields, place_link_fields, render_entry, render_fields
from survey_companion.exports.cited_place import CitedPlace, capitalise
from survey_companion.text.latex import encode_latex


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
    return "\n\n".join([entry, *([render_entry(survey)] if survey else [])]) + "\n"
