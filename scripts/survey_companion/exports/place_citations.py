"""Makes the citation of the survey, of the companion or of a place in it, in every format.

Input: the facts about the survey, and the place to cite. Output: a `Citation` of plain texts.
The citation of the survey names the survey's authors, and has the published version first, then the preprint.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from survey_companion.exports import formats
from survey_companion.exports.cited_place import CitedPlace, Place
from survey_companion.exports.reference_text import refer, refer_to_place
from survey_companion.joining.survey_as_work import survey_preprint, survey_work
from survey_companion.model.survey import CitationKey, SurveyInfo
from survey_companion.text.formulas import show_plainly


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """One citation in every format."""

    name: str  # name of its files, without suffix
    key: CitationKey  # of the entry; for the survey, that of the version to cite
    title: str  # what is cited
    sentences: tuple[str, ...]  # the reference; for the survey, followed by that of its preprint, if any
    files: Mapping[str, str]  # text by suffix of the format, in the order in which pages show the formats


def cite_survey(info: SurveyInfo) -> Citation | None:
    """Return the citation of the survey; `None` if its authors or its title are unknown."""
    work = survey_work(info)
    if work is None:
        return None
    preprint = survey_preprint(info)
    works = [work] if preprint is None else [work, preprint]
    return Citation(
        name="survey",
        key=work.key,
        title=show_plainly(work.title),
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
        key=key,
        title=show_plainly(place.title),
        sentences=(refer_to_place(cited),),
        files={
            each.suffix: each.join_works([each.render_place(cited)])
            for each in formats.FORMATS
            if each.render_place
        },
    )
