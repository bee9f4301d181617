"""The survey, the companion, or one place in it → its citation in every format.

Input: what is said of the survey, and what is cited. Output: a `Citation`, plain texts all.
The survey is cited as its authors' work, its published version first and its preprint beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from survey_companion.exports import formats
from survey_companion.exports.cited_place import CitedPlace, Place
from survey_companion.exports.reference_text import refer, refer_to_place
from survey_companion.joining.survey_as_work import survey_preprint, survey_work
from survey_companion.model.survey import CitationKey, SurveyInfo


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """One citation in every format."""

    name: str  # of its files, without suffix
    sentences: tuple[str, ...]  # the reference, and behind it that of what is cited with it: the preprint
    files: Mapping[str, str]  # the text of each by its suffix, in the order in which pages show them


def cite_survey(info: SurveyInfo) -> Citation | None:
    """Return the citation of the survey; `None` where its authors or its title are unknown."""
    work = survey_work(info)
    if work is None:
        return None
    preprint = survey_preprint(info)
    works = [work] if preprint is None else [work, preprint]
    return Citation(
        name="survey",
        sentences=tuple(map(refer, works)),
        files={
            each.suffix: each.join_works(map(each.render_work, works))
            for each in formats.FORMATS
            if each.render_place
        },
    )


def cite(info: SurveyInfo, place: Place, key: CitationKey) -> Citation:
    """Return the citation of a place in the companion, or of the companion as a whole."""
    cited = CitedPlace(info=info, place=place, key=key)
    return Citation(
        name=place.anchor,
        sentences=(refer_to_place(cited),),
        files={
            each.suffix: each.join_works([each.render_place(cited)])
            for each in formats.FORMATS
            if each.render_place
        },
    )
