"""Lists of a few lines, each at a bound of what decides how lines are read.

The lists are `tests/cases/small-lists.md`; what is read from each is `tests/golden/reading/small-lists.txt`.
"""

import re
from collections.abc import Iterator
from itertools import chain

from conftest import CASES, CheckGolden
from survey_companion.model.survey import Catalogue
from survey_companion.reading.catalogue import build_catalogue
from survey_companion.reading.lines.drafts import Draft
from survey_companion.reading.list_reading import ListReading, read_list
from survey_companion.reading.sources.source import decode_source

_LIST = re.compile(r"^## ([^\n]+)\n```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_REPEATED = re.compile(r"@(\d+) (.+)\n")


def _unfold(text: str) -> str:
    """Return the list with a line for each number of a line that is repeated."""
    return _REPEATED.sub(
        lambda found: "".join(
            found[2].replace("{n}", f"{number:02}") + "\n" for number in range(1, int(found[1]) + 1)
        ),
        text,
    )


def _show_draft(kind: str, draft: Draft) -> tuple[tuple[int, ...], str]:
    fields = (
        ("authors", "; ".join(draft.authors) + (" et al." if draft.et_al else "")),
        ("short name", draft.short_name),
        ("venue", draft.venue),
        ("year", draft.year and f"{draft.year}{f'-{draft.month}' if draft.month else ''}"),
        ("links", ", ".join(label for label, _ in draft.links)),
        ("remark", draft.remark),
    )
    told = "".join(f" | {name} {value}" for name, value in fields if value)
    parts = " ".join(f"{role or '-'}‹{detail.text}›" for detail, role in draft.parts)
    candidate = draft.reading.candidate
    head = f"{kind} {draft.reading.points:.2f} {candidate.group and f'({candidate.group}) '}"
    return candidate.lines, f"{head}{draft.title}{told} | {parts}"


def _show_candidates(found: ListReading) -> Iterator[tuple[tuple[int, ...], str]]:
    yield from (_show_draft("paper", each) for each in found.papers)
    yield from (_show_draft("data", each) for each in found.resources)
    others = (
        ("unread", found.unread),
        ("prose", found.prose),
        ("group", found.groups),
        ("left out", found.left_out),
    )
    for kind, candidates in others:
        for each in candidates:
            yield each.lines, f"{kind} {' | '.join(piece.text for piece in each.pieces)}"


def _show(found: ListReading, catalogue: Catalogue) -> Iterator[str]:
    shown = [(lines or (0,), text) for lines, text in _show_candidates(found)]
    for lines, text in sorted(shown):
        yield f"{lines[0]}–{lines[-1]} {text}\n" if len(lines) > 1 else f"{lines[0]} {text}\n"
    for section in catalogue.sections:
        part = f"{section.part.kind.value} {section.part.number or ''} {section.part.title}"
        yield f"section {part} › {section.number or ''} {section.title} = {section.address}\n"
    for problem in catalogue.problems:
        yield f"{problem.location}: {problem.code.slug}: {problem.summary}\n"


def test_small_lists(check_golden: CheckGolden) -> None:
    """What each line is taken for, how sure its title is, its fields piece by piece, and each problem."""
    texts: list[str] = []
    for title, text in _LIST.findall((CASES / "small-lists.md").read_text(encoding="utf-8")):
        source = decode_source(_unfold(text).encode(), "list.md")
        found = read_list(source)
        texts += chain([f"{title}\n"], _show(found, build_catalogue(source, found)), ["\n"])
    check_golden("reading/small-lists.txt", "".join(texts))
