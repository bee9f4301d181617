"""A survey → descriptions for search engines in the vocabulary of schema.org, as JSON-LD.

Input: a `Survey` or a part of it. Output: objects for `json.dumps`, without unknown or unconfirmed values.
https://schema.org/Dataset, https://schema.org/ScholarlyArticle
"""

import re
from collections.abc import Mapping
from typing import Any

from survey_companion.columns.resource_rows import format_size
from survey_companion.exports.formats import Scope, formats_for, name_formats
from survey_companion.joining.appearance import newest_first
from survey_companion.joining.contents import SectionContents
from survey_companion.joining.coverage import measure_coverage
from survey_companion.joining.published import describe_amounts
from survey_companion.joining.survey_as_work import survey_preprint, survey_work
from survey_companion.model.authors import Author, Person
from survey_companion.model.companion import companion_authors, companion_title
from survey_companion.model.identifiers import doi_address
from survey_companion.model.record_types import Publication, ResourceRecord, Status
from survey_companion.model.survey import CitationKey, Resource, Survey, SurveyInfo, Work
from survey_companion.model.work_kinds import PublicationType
from survey_companion.text.formulas import show_plainly
from survey_companion.text.json_line import encode_json
from survey_companion.text.myst import flatten
from survey_companion.text.person_names import name_author

JsonLd = dict[str, Any]

CONTEXT = "https://schema.org"
# SPDX identifiers without ambiguity: MIT, or a name with a version.
_SPDX = re.compile(r"MIT|[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z]+)*-\d+(?:\.\d+)*(?:-only|-or-later)?")
_MARKUP = re.compile("[<>&\u2028\u2029]")
_STATUSES = {Status.WITHDRAWN, Status.SUPERSEDED}


def render_thing(thing: JsonLd) -> str:
    """Return the text for a `<script>`, escaped so that no value in it can end the element."""
    return _MARKUP.sub(lambda found: f"\\u{ord(found[0]):04x}", encode_json(thing))


def page_url(info: SurveyInfo, docname: str) -> str | None:
    """Return the address of a page of the published site; `None` if the site's address is unknown."""
    if info.address is None:
        return None
    return info.address if docname == "index" else f"{info.address}{docname}.html"


def license_url(name: str | None) -> str | None:
    """Return the address of a licence; `None` if the text is not exactly one SPDX identifier."""
    return f"https://spdx.org/licenses/{name}.html" if name and _SPDX.fullmatch(name) else None


_WORDS = frozenset({"name", "description"})  # where formulas are written in plain letters


def _clean(**values: Any) -> JsonLd:  # noqa: ANN401
    """Return the known values by name; a leading `_` in a name stands for JSON-LD's `@`."""
    known = {name: value for name, value in values.items() if value not in (None, "", [])}
    for name in _WORDS & known.keys():
        known[name] = show_plainly(known[name])
    return {
        re.sub("^_", "@", name): flatten(value) if isinstance(value, str) else value
        for name, value in known.items()
    }


# -- the survey and its companion ------------------------------------------------------------------


def describe_survey(survey: Survey) -> JsonLd:
    """Return the survey, its preprint if it was published later, and the companion."""
    info = survey.info
    versions = [work for work in (survey_work(info), survey_preprint(info)) if work]
    known = [_describe_version(work) for work in versions] or [_name_survey(info)]
    graph = [*known, {**_companion(info), **_contents(survey)}]
    return {"@context": CONTEXT, "@graph": [thing for thing in graph if "name" in thing]}


def _name_survey(info: SurveyInfo) -> JsonLd:
    """Return a survey whose authors are unknown: only its name and the like."""
    return _clean(_type="ScholarlyArticle", _id=survey_id(info), name=info.title, sameAs=survey_id(info))


def survey_id(info: SurveyInfo) -> str | None:
    """Return the address that identifies the version to cite."""
    published = info.published
    if published is not None:
        return doi_address(published.doi) if published.doi else published.url
    return f"https://arxiv.org/abs/{info.arxiv}" if info.arxiv else None


def _describe_version(work: Work) -> JsonLd:
    """Return one version of the survey, with its publication."""
    published = work.published
    arxiv = f"https://arxiv.org/abs/{work.arxiv}" if work.arxiv else None
    address = arxiv
    if published is not None:
        address = doi_address(published.doi) if published.doi else published.url
    thing = _clean(
        _type="ScholarlyArticle",
        _id=address,
        name=work.title,
        author=[_describe_author(each) for each in work.byline.authors] if work.byline else None,
        datePublished=(published and published.date) or (str(work.year) if work.year else None),
        identifier=_clean(_type="PropertyValue", propertyID="arXiv", value=work.arxiv)
        if work.arxiv and not published
        else None,
    )
    if published is None:
        return thing | _clean(creativeWorkStatus="Preprint", sameAs=arxiv)
    pmc = f"https://pmc.ncbi.nlm.nih.gov/articles/{published.pmcid}/" if published.pmcid else None
    return thing | _clean(
        identifier=_clean(_type="PropertyValue", propertyID="DOI", value=published.doi)
        if published.doi
        else None,
        isPartOf=_describe_venue(published),
        pagination=published.pages,
        sameAs=[url for url in (address, pmc) if url],
        workExample={"@id": arxiv} if arxiv else None,
    )


def _describe_venue(published: Publication) -> JsonLd:
    """Return the journal, with its volume and issue, or the proceedings."""
    name = published.container
    if published.type is not PublicationType.ARTICLE:
        return _clean(_type="CreativeWorkSeries", name=name)
    inner = _clean(_type="Periodical", name=name)
    if published.volume:
        inner = _clean(_type="PublicationVolume", volumeNumber=published.volume, isPartOf=inner)
    if published.number:
        inner = _clean(_type="PublicationIssue", issueNumber=published.number, isPartOf=inner)
    return inner


def _companion(info: SurveyInfo) -> JsonLd:
    return _clean(
        _type="Dataset",
        _id=f"{info.address}#companion" if info.address else None,
        name=companion_title(info),
        url=info.address,
    )


def _edition(info: SurveyInfo) -> JsonLd:
    """Return the companion's authors and edition, and the survey that it belongs to."""
    known = survey_id(info)
    return _clean(
        author=[_describe_author(each) for each in companion_authors(info)],
        version=info.edition,
        datePublished=info.date,
        license=license_url(info.license),
        isBasedOn=_clean(_type="ScholarlyArticle", _id=known, name=info.title) if info.title else None,
    )


def _contents(survey: Survey) -> JsonLd:
    info = survey.info
    return _clean(
        description=describe_contents(survey),
        **_edition(info),
        dateModified=info.date,
        temporalCoverage=coverage.interval if (coverage := measure_coverage(survey)) else None,
        distribution=_downloads(info),
        hasPart=[
            _clean(_type="CollectionPage", name=each.name, url=page_url(info, each.address))
            for each in survey.sections
        ],
    )


def describe_contents(survey: Survey) -> str:
    """Return a sentence that describes the companion's contents."""
    formats = formats_for(Scope.BIBLIOGRAPHY)
    of_survey = f" of the survey “{survey.info.title}”" if survey.info.title else ""
    return (
        f"The literature{of_survey}: {describe_amounts(survey)},"
        f" sorted, described and cross-referenced, with a bibliography in {name_formats(formats, 'and')}."
    )


def _downloads(info: SurveyInfo) -> list[JsonLd]:
    """Return where all works can be had, which is known of a published site alone."""
    return [
        _clean(
            _type="DataDownload",
            encodingFormat=each.media_type,
            contentUrl=f"{info.address}exports/{each.path(scope)}",
        )
        for scope in (Scope.BIBLIOGRAPHY, Scope.TABLE)
        for each in formats_for(scope)
        if info.address and each.is_dataset
    ]


# -- sections --------------------------------------------------------------------------------------


def describe_section(
    survey: Survey, contents: SectionContents, position: int, known: Mapping[CitationKey, Work]
) -> JsonLd:
    """Return a section with its works, or its data resources.

    `position` counts from 1; `known` are all works by their keys.
    """
    info, section = survey.info, contents.section
    items = [
        *(_mention_work(work, info) for work in newest_first(contents.works)),
        *({"item": describe_resource(each, survey, known)} for each in contents.resources),
    ]
    entries = [{"@type": "ListItem", "position": i} | item for i, item in enumerate(items, 1)]
    return {"@context": CONTEXT} | _clean(
        _type="CollectionPage",
        _id=page_url(info, section.address),
        name=section.name,
        url=page_url(info, section.address),
        position=position,
        **_edition(info),
        isPartOf=_companion(info),
        mainEntity={"@type": "ItemList", "numberOfItems": len(entries), "itemListElement": entries},
    )


def describe_resource(resource: Resource, survey: Survey, known: Mapping[CitationKey, Work]) -> JsonLd:
    """Return a data resource: the list's facts and the confirmed ones of its record."""
    facts = survey.resource_records.get(resource.slug)
    page = page_url(survey.info, resource.section.address)
    return _clean(
        _type="Dataset",
        _id=f"{page}#data-{resource.slug}" if page else None,
        name=resource.name,
        description=resource.description,
        url=(facts and _confirmed(facts, "url", facts.url)) or resource.url,
        **(_describe_facts(facts, survey.info, known) if facts else {}),
    )


def _describe_facts(facts: ResourceRecord, info: SurveyInfo, known: Mapping[CitationKey, Work]) -> JsonLd:
    papers = [known[CitationKey(key)] for key in facts.papers if key in known]
    return {
        "license": license_url(_confirmed(facts, "license", facts.license)),
        "size": _confirmed(facts, "size", format_size(facts.size) if facts.size else None),
        "datePublished": _confirmed(facts, "year", str(facts.year) if facts.year else None),
        "citation": [{"@type": "ScholarlyArticle"} | _mention_work(work, info) for work in papers],
        "creativeWorkStatus": _confirmed(
            facts, "status", facts.status.value if facts.status in _STATUSES else None
        ),
        "conditionsOfAccess": _confirmed(facts, "status", "gated" if facts.status is Status.GATED else None),
    }


def _confirmed(facts: ResourceRecord, field: str, value: str | None) -> str | None:
    """Return the value if the field is confirmed; else `None`."""
    return value if facts.is_certain(field) else None


# -- works -----------------------------------------------------------------------------------------


def describe_work(work: Work) -> JsonLd:
    """Return a work with authors, date and addresses, for its own page."""
    return {"@context": CONTEXT} | _clean(
        _type=work.kind.schema,
        name=work.title,
        author=[_describe_author(each) for each in work.byline.authors] if work.byline else None,
        datePublished=work.date,
        inLanguage=work.record.language if work.record else None,
        url=work.paper.url if work.paper else None,
        sameAs=_same_as(work),
    )


def _mention_work(work: Work, info: SurveyInfo) -> JsonLd:
    """Return a short form of a work that refers to its page; a section can have hundreds of works."""
    page = page_url(info, f"works/{work.key}")
    where = {"url": page} if page else {"sameAs": same} if (same := _same_as(work)) else {}
    return {"name": flatten(show_plainly(work.title)), **where}


def _same_as(work: Work) -> list[str]:
    """Return the addresses of the work's identifiers."""
    doi, arxiv = work.doi, work.arxiv
    known = work.paper.url if work.paper else None
    found = [doi_address(doi)] if doi else []
    found += [f"https://arxiv.org/abs/{arxiv}"] if arxiv else []
    return [url for url in found if url != known]


def _describe_author(author: Author) -> JsonLd:
    kind = "Person" if isinstance(author, Person) else "Organization"
    return {"@type": kind, "name": flatten(name_author(author))}
