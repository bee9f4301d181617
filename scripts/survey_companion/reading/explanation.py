"""What a list's lines are taken for, for people: what `survey read` prints.

Input: a `ListReading` and its `Catalogue`. Output: text.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from survey_companion.model.problems import shorten
from survey_companion.model.survey import Catalogue
from survey_companion.reading.line_forms import count_shapes
from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.drafts import Draft
from survey_companion.reading.lines.places import Detail, place_of
from survey_companion.reading.list_data import path_to_entry
from survey_companion.reading.list_reading import ListReading
from survey_companion.reading.suggested_hints import suggest_hints
from survey_companion.reading.words.looks import look

_MOST_SHAPES = 12  # that are shown without --all
_MOST_LINES = 8  # numbers of lines in one message


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
    yield from _suggest_hints(reading)


def _suggest_hints(reading: ListReading) -> Iterator[str]:
    """Yield lines for survey.toml that say what was guessed, to be changed where the guess is wrong."""
    yield ""
    yield "If that is wrong, say so in survey.toml; these lines say what was guessed:"
    hints = suggest_hints(reading)
    for name, headings in (("ignore", hints.ignore), ("data", hints.data)):
        if headings:
            yield f"  {name} = [{', '.join(map(_quote, headings))}]"
    yield "  papers = []"
    if hints.columns:
        columns = ", ".join(f"{_quote(head)} = {_quote(name)}" for head, name in hints.columns.items())
        yield f"  columns = {{ {columns} }}"
    for form in hints.shapes:
        yield "  [[shape]]"
        yield f"  like = {_quote(form)}"


def _quote(text: str) -> str:
    """Return the text as TOML."""
    return f"'{text}'" if "'" not in text and text.isprintable() else json.dumps(text, ensure_ascii=False)


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
    yield f"  of these {total:,}, {', '.join(f'{number:,} with {name}' for name, number in known.items())}"


def _explain_others(reading: ListReading, *, shows_all: bool) -> Iterator[str]:
    resources = [draft.reading.candidate for draft in reading.resources]
    yield from _name_lines("data resources", resources, "below", shows_all=shows_all)
    yield from _name_lines(
        "left as prose", [each for each in reading.prose if each.pieces], "below", shows_all=shows_all
    )
    yield from _name_lines("left out", reading.left_out, "below", shows_all=shows_all)
    for table in (*reading.tables, *reading.other_tables):
        what = "of papers, not understood" if table in reading.tables else "of something else"
        head = " | ".join(cell for cell in table.head if cell)
        yield f"a table {what}, lines {table.lines[0]}–{table.lines[-1]}: {shorten(head, 70)}"
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
    numbers = sorted(each.lines[0] for each in candidates if each.lines)
    shown = numbers if shows_all else numbers[:_MOST_LINES]
    rest = " …" if len(shown) < len(numbers) else ""
    return f"line{'s' * (len(numbers) > 1)} {', '.join(map(str, shown))}{rest}"


def explain_line(reading: ListReading, number: int) -> str:
    """Return what one line was taken for, piece by piece, and why."""
    for kind, drafts in (("paper", reading.papers), ("data resource", reading.resources)):
        for draft in drafts:
            if number in draft.reading.candidate.lines:
                return "".join(f"{line}\n" for line in _explain_draft(kind, draft, reading))
    for candidate in reading.groups:
        if number in candidate.lines:
            return f"Line {number} names the entries below it, like a heading.\n"
    for kind, candidates in (
        ("not understood", reading.unread),
        ("prose", reading.prose),
        ("left out", reading.left_out),
    ):
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
