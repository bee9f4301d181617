"""A survey → where each work stands among the works of the sections that list it.

Input: the contents of the parts. Output: for each work, what its page needs to lead on: the sections in the
order of the survey, each with the work before and the work after it in the rows of the section's page.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from survey_companion.joining.appearance import newest_first
from survey_companion.joining.contents import PartContents
from survey_companion.model.survey import CitationKey, Work
from survey_companion.text.short_texts import cut_at_word, main_title

_LENGTH = 60  # letters of a title, as the name of a link to a neighbour

# Page of the section, the neighbours before and after (key and short title; `None` at an end), row, and rows.
Neighbour = tuple[str, str]
Place = tuple[str, Neighbour | None, Neighbour | None, int, int]


def find_places(parts: Iterable[PartContents]) -> Mapping[CitationKey, list[Place]]:
    """Return the places of each work that a section lists, in the order of the sections."""
    found: dict[CitationKey, list[Place]] = defaultdict(list)
    for part in parts:
        for contents in part.all_sections:
            rows = newest_first(contents.works)
            named = [None, *((work.key, shorten_title(work)) for work in rows), None]
            for number, work in enumerate(rows, 1):
                place = (contents.section.address, named[number - 1], named[number + 1], number, len(rows))
                found[work.key].append(place)
    return found


def shorten_title(work: Work) -> str:
    """Return the title up to its colon, without markup; a long one ends at a word."""
    return cut_at_word(main_title(work.title), _LENGTH)
