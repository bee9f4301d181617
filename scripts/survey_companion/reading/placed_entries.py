"""Entries of a list, with their headings and lines → listings and data resources of sections."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from survey_companion.model.authors import Byline
from survey_companion.model.headings import Kind, Section
from survey_companion.model.problems import Location
from survey_companion.model.survey import Listing, Resource
from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.entry_types import PaperEntry, ResourceEntry
from survey_companion.reading.lines.outline import Node
from survey_companion.reading.sources.source import Source
from survey_companion.text.keys import Slugs, slugify
from survey_companion.text.person_names import build_byline, is_family_first


def place_entries(
    entries: Sequence[tuple[Node, Candidate, PaperEntry | ResourceEntry]],
    sections: Mapping[tuple[Node, Kind], Section],
    source: Source,
) -> tuple[tuple[Listing, ...], tuple[Resource, ...]]:
    """Return the papers and the data resources, each in its section, in the order of the entries."""
    papers = [entry for _, _, entry in entries if isinstance(entry, PaperEntry)]
    family_first = is_family_first([paper.authors for paper in papers if paper.et_al])
    slugs = Slugs()
    listings: list[Listing] = []
    resources: list[Resource] = []
    for node, block, entry in entries:
        location = source.locate(block.lines[0], "")
        if block.column is not None:
            location = replace(location, column=block.column)
        last_line = block.lines[-1]
        if isinstance(entry, PaperEntry):
            section = sections[node, Kind.TAXONOMY]
            listings.append(_listing(entry, section, location, last_line, is_family_first=family_first))
        else:
            section = sections[node, Kind.RESOURCES]
            resources.append(_resource(entry, section, location, last_line, slugs))
    return tuple(listings), tuple(resources)


def _listing(
    entry: PaperEntry, section: Section, location: Location, last_line: int, *, is_family_first: bool
) -> Listing:
    byline = (
        Byline(authors=entry.people, truncated=entry.et_al)
        if entry.people
        else build_byline(entry.authors, truncated=entry.et_al, is_family_first=is_family_first)
    )
    return Listing(
        section=section,
        title=entry.title,
        short_name=entry.short_name,
        type=entry.type,
        year=entry.year,
        byline=byline,
        venue=entry.venue,
        links=entry.links,
        remark=entry.remark,
        location=location,
        last_line=last_line,
    )


def _resource(
    entry: ResourceEntry, section: Section, location: Location, last_line: int, slugs: Slugs
) -> Resource:
    return Resource(
        section=section,
        name=entry.name,
        slug=slugs.take(slugify(entry.name))[0],
        url=entry.url,
        description=entry.description,
        location=location,
        last_line=last_line,
    )
