"""Facts of a new entry → the work or the data resource of the survey that it is already, if it is one.

A paper is known by an identifier, or else by its title and authors, as lines of a list are: see
`joining.same_work`. One identifier with another title is a contradiction, which a person settles.
"""

from dataclasses import dataclass

from survey_companion.editing.lists.entry_facts import PaperFacts, ResourceFacts
from survey_companion.joining.merge import titles_of
from survey_companion.joining.same_work import group_listings, is_near, name_authors
from survey_companion.model.authors import Byline
from survey_companion.model.identifiers import Scheme, identify
from survey_companion.model.links import PAPER
from survey_companion.model.problems import Location
from survey_companion.model.survey import Listing, Resource, Survey, Work
from survey_companion.text.keys import fold, normalise_title

_NOWHERE = ""  # path of a line that is in no list


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedWork:
    """The work that a paper is already."""

    work: Work
    by: str  # "identifier" or "title", by which it was found
    has_other_title: bool  # its identifier is that of the work, and its title is another
    has_other_number: bool = False  # its title is that of the work, and its number at arXiv is another


def find_listed(survey: Survey, facts: PaperFacts) -> ListedWork | None:
    """Return the work that the paper is; `None` if it is new."""
    wanted = {identify(link.url) for link in facts.links if link.role is PAPER}
    for work in (*survey.works, *survey.cited):
        if not wanted.isdisjoint(work.identifiers):
            titles = _titles(work)
            is_same = any(
                normalise_title(title) == normalise_title(facts.title) or is_near(title, facts.title)
                for title in titles
            )
            return ListedWork(work=work, by="identifier", has_other_title=not is_same)
    found = _find_by_title(survey, facts)
    if found is None:
        return None
    numbers = [
        {each.value for each in some if each.scheme is Scheme.ARXIV} for some in (wanted, found.identifiers)
    ]
    return ListedWork(
        work=found,
        by="title",
        has_other_title=False,
        has_other_number=all(numbers) and numbers[0].isdisjoint(numbers[1]),
    )


def find_alike(survey: Survey, facts: PaperFacts) -> tuple[Work, ...]:
    """Return works that the paper may be: with an author of it, and its title but for some letters."""
    names = set(name_authors([Byline(authors=facts.authors, truncated=facts.et_al)]))
    found = (
        work for work in survey.works if any(is_near(title, facts.title) for title in set(_titles(work)))
    )
    return tuple(work for work in found if not names or not names.isdisjoint(_authors(work)))


def _authors(work: Work) -> tuple[str, ...]:
    return name_authors([work.byline, *(each.byline for each in work.listings)])


def _titles(work: Work) -> tuple[str, ...]:
    recorded = titles_of(work.record) if work.record else ()
    return (work.title, *recorded, *(each.title for each in work.listings))


def _find_by_title(survey: Survey, facts: PaperFacts) -> Work | None:
    """Return the work whose lines would be joined with a line of the facts."""
    listings = [each for work in survey.works for each in work.listings]
    if not listings:
        return None
    new = Listing(
        section=listings[0].section,
        title=facts.title,
        year=facts.year,
        byline=Byline(authors=facts.authors, truncated=facts.et_al) if facts.authors else None,
        venue=facts.venue,
        links=facts.links,
        remark=None,
        location=Location(path=_NOWHERE, line=1),
        last_line=1,
    )
    group = next(each for each in group_listings([*listings, new]) if any(one is new for one in each))
    ids = {id(each) for each in group}
    return next((work for work in survey.works if any(id(each) in ids for each in work.listings)), None)


def find_listed_resource(survey: Survey, facts: ResourceFacts) -> Resource | None:
    """Return the data resource with that name or address; `None` if it is new."""
    for each in survey.resources:
        has_address = (
            each.url is not None and facts.url is not None and identify(each.url) == identify(facts.url)
        )
        if has_address or fold(each.name) == fold(facts.name):
            return each
    return None
