"""The keywords of a work in every format: the titles of its sections, and whether the companion added it."""

from survey_companion.model.survey import Work
from survey_companion.text.formulas import show_plainly

ADDED = "added"  # the keyword of what only the companion lists: \\printbibliography[keyword=added]


def name_topics(work: Work) -> list[str]:
    """Return the keywords as plain text, in the order of the sections."""
    titles = [show_plainly(section.title) for section in work.sections]
    return [*titles, ADDED] if work.is_added else titles
