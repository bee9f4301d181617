"""What has been read of a list so far, and the account of its lines."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.model.survey import SurveyInfo
from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.entry_types import PaperEntry, ResourceEntry
from survey_companion.reading.lines.outline import Node
from survey_companion.reading.sources.source import MAX_LINE, Source
from survey_companion.text.keys import normalise_title

MOST_SECTIONS = 100  # for one work; high, since a list sorted by language may name a work in each section


@dataclass(slots=True)
class CatalogueDraft:
    """What has been read of a list so far: headings, entries, problems, and what each line is."""

    source: Source
    has_settings: bool = False  # survey.toml exists, so the list's front matter is ignored
    info: SurveyInfo = field(default_factory=SurveyInfo)
    root: Node = field(default_factory=lambda: Node(level=0, text="", line=0))
    entries: list[tuple[Node, Candidate, PaperEntry | ResourceEntry]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lines: dict[int, str] = field(default_factory=dict)  # 1-based line → name of a field of Account
    places: dict[str, set[Node]] = field(default_factory=lambda: defaultdict(set))  # of a work: its headings

    def has_room(self, node: Node, title: str) -> bool:
        """Whether the work may be listed below this heading too.

        The number of its sections is limited, because each section's page names all the others.
        """
        places = self.places[normalise_title(title)]
        if len(places) < MOST_SECTIONS:
            places.add(node)
        return node in places

    def account_for(self, lines: Iterable[int], name: str) -> None:
        """Note that the lines are "listing", "resource", "heading", "prose" or "problem"."""
        for number in lines:
            self.lines[number] = name

    def report(self, code: Code, lines: tuple[int, ...], found: str, mark: str = "") -> None:
        """Note a problem where `mark` first occurs in the lines."""
        location = self.locate(lines, mark)
        self.problems.append(Problem(code=code, location=location, found=found))

    def quote(self, lines: tuple[int, ...]) -> str:
        """Return the text of the lines, joined by blanks."""
        texts = (self.source.lines[number - 1] for number in lines)
        return " ".join(text.strip() if len(text) <= MAX_LINE else text[: MAX_LINE // 10] for text in texts)

    def locate(self, lines: tuple[int, ...], mark: str = "") -> Location:
        """Return where `mark` first occurs in the lines, or else where they begin."""
        inside = (number for number in lines if mark in self.source.lines[number - 1]) if mark else ()
        return self.source.locate(next(iter(inside), lines[0]), mark)
