"""What a list's lines are taken for, in the words of the list: what `survey read` prints.

Input: a `ListReading` and its `Catalogue`. Output: text for people, or data for programs.

The data has the keys title, account, shapes, listings, resources and unread; lines are 1-based and inclusive,
`null` is unknown, `section` is the path of headings, outermost first. Keys may be added, and none will go.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from survey_companion.model.problems import shorten
from survey_companion.model.survey import Catalogue, Listing
from survey_companion.reading.candidates import Candidate
from survey_companion.reading.fields import Draft
from survey_companion.reading.list_reading import ListReading
from survey_companion.reading.looks import look
from survey_companion.reading.outline import Node
from survey_companion.reading.piece_marks import Piece
from survey_companion.reading.places import Detail, place_of
from survey_companion.text.person_names import name_author

_MOST_SHAPES = 12  # that are shown without --all
_MOST_LINES = 8  # numbers of lines in one message
_WRAPPED = {
    "L": "[{}](…)",
    "B": "**{}**",
    "I": "*{}*",
    "C": "`{}`",
    "Q": '"{}"',
    "P": "({})",
    "S": "[{}]",
    "G": "![{}]",
}
_MARKERS = {"item": "- ", "paragraph": "", "heading": "# ", "row": "| "}
_CERTAIN, _LIKELY = 2.0, 1.0  # points of a title


@dataclass(frozen=True, kw_only=True, slots=True)
class ShapeCount:
    """One form of line, and how many entries have it."""

    pattern: str
    items: int
    example: int  # 1-based line of the first
    sure: str  # sure, likely or doubtful


# -- shapes ----------------------------------------------------------------------------------------


def count_shapes(reading: ListReading) -> list[ShapeCount]:
    """Return the forms of the list's papers, the most frequent first."""
    groups: dict[str, list[Draft]] = defaultdict(list)
    for draft in reading.papers:
        groups[show_pattern(draft)].append(draft)
    counts = [
        ShapeCount(
            pattern=pattern,
            items=len(drafts),
            example=drafts[0].reading.candidate.lines[0],
            sure=_say_certainty(drafts),
        )
        for pattern, drafts in groups.items()
    ]
    return sorted(counts, key=lambda count: (-count.items, count.example))


def _say_certainty(drafts: Sequence[Draft]) -> str:
    points = sum(draft.reading.points for draft in drafts) / len(drafts)
    return "sure" if points >= _CERTAIN else "likely" if points >= _LIKELY else "doubtful"


def show_pattern(draft: Draft) -> str:
    """Return the form of an entry, with the name of each field in its place."""
    candidate = draft.reading.candidate
    roles: dict[int, list[str]] = defaultdict(list)
    for detail, role in draft.parts:
        owner = detail.piece if detail.piece is not None else draft.reading.title_piece
        side = "" if detail.piece is not None else ("<" if detail.is_before else ">")
        roles[id(owner)].append(f"{side}{role}")
    shown: list[str] = []
    for piece in candidate.pieces:
        part = _show_piece(piece, draft, roles[id(piece)])
        if part and (not shown or shown[-1] != part):
            shown.append(part)
    return f"{_MARKERS.get(candidate.origin, '')}{' '.join(shown)}"


def _show_piece(piece: Piece, draft: Draft, roles: Sequence[str]) -> str:
    names = [role for role in dict.fromkeys(roles) if role[:1] not in "<>"]
    if piece is draft.reading.title_piece:
        before = [role[1:] for role in dict.fromkeys(roles) if role.startswith("<")]
        after = [role[1:] for role in dict.fromkeys(roles) if role.startswith(">")]
        names = [*before, "title", *after]
    elif not names:
        return "[{links}]" if piece.href is not None else ""
    elif names == ["link"]:
        return "[{links}]"
    text = ", ".join(f"{{{name}}}" for name in names)
    for mark in reversed(piece.marks):
        text = _WRAPPED.get(mark, "{}").format(text)
    text = f"{piece.said}: {text}" if piece.said else text
    return f"\u21b5 {text}" if piece.sub and not piece.column else text


# -- for programs ----------------------------------------------------------------------------------


def describe_list(reading: ListReading, catalogue: Catalogue) -> dict[str, Any]:
    """Return everything read from the list as data."""
    drafts = {draft.reading.candidate.lines[0]: draft for draft in (*reading.papers, *reading.resources)}
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
        "listings": [_describe_listing(each, drafts[each.location.line]) for each in catalogue.listings],
        "resources": [
            {
                "first": each.location.line,
                "last": each.last_line,
                "section": path_of(drafts[each.location.line].reading.candidate.node),
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


# -- for people ------------------------------------------------------------------------------------


def explain_list(reading: ListReading, catalogue: Catalogue, *, shows_all: bool = False) -> str:
    """Return what the lines of the list are taken for, form by form."""
    return "".join(f"{line}\n" for line in _explain(reading, catalogue, shows_all=shows_all))


def _explain(reading: ListReading, catalogue: Catalogue, *, shows_all: bool) -> Iterator[str]:
    account = catalogue.account
    title = shorten(catalogue.info.title or "A list without a title")
    yield f"{title}: {account.content:,} lines with content"
    yield ""
    shapes = count_shapes(reading)
    sections = len({each.section for each in catalogue.listings})
    yield f"{len(reading.papers):,} papers below {sections:,} headings, in {len(shapes):,} forms:"
    shown = shapes if shows_all else shapes[:_MOST_SHAPES]
    for shape in shown:
        yield f"  {shape.items:>6,}  {shape.pattern}"
        yield f"          first at line {shape.example}; {shape.sure}"
    if rest := shapes[len(shown) :]:
        yield f"  {sum(each.items for each in rest):>6,}  in {len(rest):,} other forms; --all shows them"
    yield from _explain_fields(catalogue)
    yield from _explain_others(reading, shows_all=shows_all)


def _explain_fields(catalogue: Catalogue) -> Iterator[str]:
    listings = catalogue.listings
    if not listings:
        return
    known = {
        "authors": sum(each.byline is not None for each in listings),
        "a year": sum(each.year is not None for each in listings),
        "a venue": sum(each.venue is not None for each in listings),
        "a link": sum(bool(each.links) for each in listings),
    }
    total = len(listings)
    yield f"  of these {', '.join(f'{number:,} with {name}' for name, number in known.items())}, of {total:,}"


def _explain_others(reading: ListReading, *, shows_all: bool) -> Iterator[str]:
    resources = [draft.reading.candidate for draft in reading.resources]
    yield from _name_lines("data resources", resources, "below", shows_all=shows_all)
    yield from _name_lines(
        "left as prose", [each for each in reading.prose if each.pieces], "below", shows_all=shows_all
    )
    for table in reading.tables:
        head = " | ".join(cell for cell in table.head if cell)
        yield f"a table of something else, lines {table.lines[0]}–{table.lines[-1]}: {shorten(head, 70)}"
    if reading.unread:
        yield f"{len(reading.unread):,} not understood: {_show_lines(reading.unread, shows_all=shows_all)}"
        yield "  --line N says of one line what it was taken for"


def _name_lines(what: str, candidates: Sequence[Candidate], word: str, *, shows_all: bool) -> Iterator[str]:
    """Yield how many lines of a kind there are, and below which headings."""
    if not candidates:
        return
    headings = Counter(each.node.text or "no heading" for each in candidates)
    names = [
        f"{shorten(name, 40)} ({number:,})" for name, number in headings.most_common(None if shows_all else 5)
    ]
    more = f" and {len(headings) - len(names):,} more headings" if len(headings) > len(names) else ""
    yield f"{len(candidates):,} {what}, {word} {', '.join(names)}{more}"


def _show_lines(candidates: Sequence[Candidate], *, shows_all: bool) -> str:
    numbers = [each.lines[0] for each in candidates if each.lines]
    shown = numbers if shows_all else numbers[:_MOST_LINES]
    return f"line {', '.join(map(str, shown))}{' …' if len(shown) < len(numbers) else ''}"


def explain_line(reading: ListReading, number: int) -> str:
    """Return what one line was taken for, piece by piece, and why."""
    for kind, drafts in (("paper", reading.papers), ("data resource", reading.resources)):
        for draft in drafts:
            if number in draft.reading.candidate.lines:
                return "".join(f"{line}\n" for line in _explain_draft(kind, draft, reading))
    for candidate in reading.groups:
        if number in candidate.lines:
            return f"Line {number} names the entries below it, like a heading.\n"
    for kind, candidates in (("not understood", reading.unread), ("prose", reading.prose)):
        for candidate in candidates:
            if number in candidate.lines:
                return (
                    f"Line {number} is {kind}: no part of it looks like the title of a paper in this list.\n"
                )
    return f"Line {number} holds no entry: it is a heading, prose or empty.\n"


def _explain_draft(kind: str, draft: Draft, reading: ListReading) -> Iterator[str]:
    candidate = draft.reading.candidate
    first, last = candidate.lines[0], candidate.lines[-1]
    lines = f"line {first}" if first == last else f"lines {first}–{last}"
    yield f"A {kind}, {lines}, below {' › '.join(path_to_entry(candidate)) or 'no heading'}"
    yield f"  {'title':<11} {shorten(draft.title, 80)}"
    for detail, role in draft.parts:
        yield f"  {role:<11} {shorten(detail.text, 60)}{_say_why(detail, role, reading)}"
    for label, url in draft.links:
        yield f"  {'link':<11} {shorten(label, 30)}: {shorten(url, 80)}"


def _say_why(detail: Detail, role: str, reading: ListReading) -> str:
    """Return what else stands in the same place of other lines, where that decided."""
    place = place_of(detail, reading.places)
    if place is None or role not in {"authors", "venue", "remark"}:
        return ""
    seen = look(detail.text)
    if role == "authors":
        return f"  (names stand there in {place.names:,} of {place.total:,} lines)"
    if role == "venue":
        return f"  (venues stand there in {place.venues:,} of {place.total:,} lines)"
    return (
        f"  (names stand there in only {place.names:,} of {place.total:,} lines)" if seen.names >= 0.5 else ""
    )
