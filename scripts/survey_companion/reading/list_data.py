"""What a list's lines are taken for, for programs: what `survey read --format json` prints.

Input: a `ListReading` and its `Catalogue`. Output: data with the keys title, account, shapes, listings,
resources and unread; lines are 1-based and inclusive, `null` is unknown, `section` is the path of headings,
outermost first. Keys may be added, and none will go.
"""

from collections.abc import Iterator
from typing import Any

from survey_companion.model.survey import Catalogue, Listing
from survey_companion.reading.drafts_by_line import DraftsByLine
from survey_companion.reading.line_forms import count_shapes
from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.drafts import Draft
from survey_companion.reading.lines.outline import Node
from survey_companion.reading.list_reading import ListReading
from survey_companion.text.person_names import name_author


def describe_list(reading: ListReading, catalogue: Catalogue) -> dict[str, Any]:
    """Return everything read from the list as data."""
    drafts = DraftsByLine(reading)
    account = catalogue.account
    return {
        "title": catalogue.info.title,
        "account": {
            "content": account.content,
            "listing": account.listing,
            "resource": account.resource,
            "heading": account.heading,
            "prose": account.prose,
            "unread": account.problem,
        },
        "shapes": [
            {"shape": each.pattern, "items": each.items, "example": each.example, "sure": each.sure}
            for each in count_shapes(reading)
        ],
        "listings": [_describe_listing(each, drafts.take(each)) for each in catalogue.listings],
        "resources": [
            {
                "first": each.location.line,
                "last": each.last_line,
                "section": path_of(drafts.take(each).reading.candidate.node),
                **({"added": each.added} if each.is_addition else {}),
                "name": each.name,
                "url": each.url,
            }
            for each in catalogue.resources
        ],
        "unread": list(_describe_unread(reading)),
    }


def _describe_listing(listing: Listing, draft: Draft) -> dict[str, Any]:
    byline = listing.byline
    return {
        "first": listing.location.line,
        "last": listing.last_line,
        "section": path_to_entry(draft.reading.candidate),
        **({"added": listing.added} if listing.is_addition else {}),
        "title": listing.title,
        "short_name": listing.short_name,
        "authors": [name_author(author) for author in byline.authors] if byline else None,
        "et_al": bool(byline and byline.truncated),
        "year": listing.year,
        "month": draft.month,
        "venue": listing.venue,
        "links": [{"label": each.label, "url": each.url, "role": each.role.name} for each in listing.links],
        "remark": listing.remark,
    }


def _describe_unread(reading: ListReading) -> Iterator[dict[str, Any]]:
    found = [(each.lines, "unread-item") for each in reading.unread if each.lines]
    found += [(each.lines, "unread-table") for each in reading.tables]
    for lines, code in sorted(found):
        yield {"first": lines[0], "last": lines[-1], "code": code}


def path_of(node: Node | None) -> list[str]:
    """Return the headings above and including this one, outermost first."""
    path: list[str] = []
    while node is not None and node.level:
        path.append(node.text)
        node = node.parent
    return path[::-1]


def path_to_entry(candidate: Candidate) -> list[str]:
    """Return the headings above an entry, and the item that names its group."""
    return [*path_of(candidate.node), *([candidate.group] if candidate.group else [])]
