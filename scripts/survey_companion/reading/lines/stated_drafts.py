"""What a file states of an entry → its draft.

Input: a draft that was read from the cells of a row. Output: the same draft, with what needs no judging.
"""

from survey_companion.reading.lines.drafts import Draft
from survey_companion.text.person_names import name_author


def take_stated(draft: Draft) -> Draft:
    """Return the draft with every field that the file states."""
    stated = draft.reading.candidate.stated
    if stated is None:
        return draft
    if stated.title:
        draft.title = stated.title
    if stated.authors:
        draft.people, draft.et_al = stated.authors, stated.et_al
        draft.authors = list(map(name_author, stated.authors))
    draft.type = stated.type
    if stated.venue:
        draft.venue, draft.is_certain_venue = stated.venue, True
    if stated.year:
        draft.year, draft.month = stated.year, stated.month
    return draft
