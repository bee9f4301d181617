"""Weeks in the life of a list: lines are added, corrected, published, moved, deleted, split and joined.

Input: the text of a list, and its records. What each line is about is known outside of the list, by a number
that no edit changes; so it can be told whether a citation key ever names another work.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from short_ways import read_catalogue
from survey_companion.joining.merge import merge_survey
from survey_companion.model.given_keys import GivenKeys
from survey_companion.model.links import PAPER
from survey_companion.model.record_types import WorkRecord
from survey_companion.model.survey import Listing, Survey
from survey_companion.records.key_lock import parse_keys, render_keys

_WORDS = "deep wide tall large small language model models stone stones bridge wall lifting moving".split()
_NAMES = ("Doe", "Roe", "Poe", "Loe")


@dataclass(kw_only=True)
class Line:
    """A line of the list; what it says is as printed in its text."""

    text: str
    work: int | None = None  # None: no entry
    title: str = ""
    url: str = ""
    year: str = ""
    by: str = ""

    def set(self, **facts: str) -> None:
        """Change what the line says."""
        for name, value in facts.items():
            old = getattr(self, name)
            if old:
                self.text = self.text.replace(old, value, 1)
                setattr(self, name, value)


@dataclass(kw_only=True)
class Year:
    """A list with its keys, from week to week."""

    lines: list[Line]
    records: Mapping[str, WorkRecord]
    random: Random
    keys: str | None = None  # the text of keys.lock
    named: dict[str, int] = field(default_factory=dict)  # what each key was given to
    key_of: dict[int, str] = field(default_factory=dict)
    joined: dict[int, int] = field(default_factory=dict)  # works that became part of another one
    gone: list[tuple[int, Line]] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)  # that any work has ever had
    works: int = 0  # how many there have been
    edits: list[str] = field(default_factory=list)  # of this week, for messages
    edited: set[int] = field(default_factory=set)  # works that were edited this week

    def read(self) -> Survey:
        """Return the survey of the list as it is, with the keys of the week before."""
        keys, problems = parse_keys(self.keys, "keys.lock") if self.keys else ((), ())
        assert not problems
        text = "".join(f"{line.text}\n" for line in self.lines)
        given = GivenKeys(keys=keys)
        survey = merge_survey(read_catalogue(text), self.records, {}, {"list.md": "list.md"}, given)
        self.keys = render_keys(survey.key_book.keys)
        return survey

    # -- what is checked ---------------------------------------------------------------------------

    def end_week(self) -> None:
        """Read the list, and see that no key names another work, that none is lost, and works keep theirs."""
        known = set(self.named)
        survey = self.read()
        for work in survey.works:
            (number,) = {self.final(self.lines[each.location.line - 1].work) for each in work.listings}
            assert self.final(self.named.setdefault(work.key, number)) == number, (work.key, self.edits)
            same = [each for each in (number, *self.joined) if self.final(each) == number]
            kept = {self.key_of[each] for each in same if each in self.key_of}
            assert work.key in kept or not kept, (work.key, kept, self.edits)
            self.key_of |= dict.fromkeys(same, work.key)
        for old, now in survey.aliases.items():
            if old in self.named and now in self.named:
                assert self.final(self.named[old]) == self.final(self.named[now]), (old, now, self.edits)
        lock = {line.split(" ")[0] for line in (self.keys or "").splitlines()}
        assert known <= lock, (known - lock, self.edits)
        self.edits.clear()
        self.edited.clear()

    def final(self, work: int | None) -> int:
        """Return the work that this one has become."""
        assert work is not None
        while work in self.joined:
            work = self.joined[work]
        return work

    # -- edits -------------------------------------------------------------------------------------

    def edit(self) -> None:
        """Make one edit of a kind that happens in pull requests."""
        kinds: list[Callable[[Line], object]] = [
            *(self.add, self.add, self.fix_title, self.publish, self.move, self.delete, self.restore),
            *(self.swap, self.repeat, self.split, self.join, self.rename),
        ]
        kind = self.random.choice(kinds)
        line = self.random.choice(self.entries)
        if self.final(line.work) in self.edited:  # a work whose title and link are new is another work
            return
        self.edited.add(self.final(line.work))
        self.edits.append(f"{kind.__name__}: {line.text}")
        kind(line)

    @property
    def entries(self) -> list[Line]:
        """The entries with a title and the link of a paper, by one of which they are recognised."""
        return [line for line in self.lines if line.work is not None and line.title and line.url]

    def of(self, work: int | None) -> list[Line]:
        """Return all lines of a work."""
        return [line for line in self.lines if line.work is not None and self.final(line.work) == work]

    def new_title(self) -> str:
        """Return a title of few words, so that keys are often alike."""
        while True:
            words = [self.random.choice(_WORDS).capitalize() for _ in range(self.random.randint(2, 5))]
            title = " ".join(words)
            if title.casefold() not in self.titles:
                self.titles.add(title.casefold())
                return title

    def new_url(self) -> str:
        """Return the address of a preprint that no other line has."""
        self.works += 1
        return f"https://arxiv.org/abs/2401.{self.works:05}"

    def add(self, like: Line) -> None:
        """Add a line of a new work below another one, in its form."""
        line = Line(**vars(like))
        line.set(title=self.new_title(), url=self.new_url(), by=self.random.choice(_NAMES))
        line.work = self.works
        self.edited.add(self.works)
        self.lines.insert(self.lines.index(like) + 1, line)

    def fix_title(self, like: Line) -> None:
        """Give all lines of a work another title."""
        title = f"{like.title} {self.random.choice(_WORDS)}"
        self.titles.add(title.casefold())
        for line in self.of(self.final(like.work)):
            line.set(title=title)

    def publish(self, like: Line) -> None:
        """Give all lines of a work the address and the year of its publication."""
        url = self.new_url().replace("arxiv.org/abs/", "doi.org/10.1000/")
        for line in self.of(self.final(like.work)):
            line.set(url=url, year=str(2024 + self.random.randint(0, 2)))

    def move(self, line: Line) -> None:
        """Put a line below another one, perhaps of another section."""
        self.lines.remove(line)
        self.lines.insert(self.lines.index(self.random.choice(self.entries)) + 1, line)

    def delete(self, line: Line) -> None:
        """Take a line away, and remember it."""
        if len(self.entries) > 5:
            self.lines.remove(line)
            self.gone.append((0, line))

    def restore(self, place: Line) -> None:
        """Put a line back that was deleted, unless its work has changed meanwhile."""
        if self.gone:
            _, line = self.gone.pop(self.random.randrange(len(self.gone)))
            others = self.of(self.final(line.work))
            if all((each.title, each.url) == (line.title, line.url) for each in others):
                self.lines.insert(self.lines.index(place) + 1, line)

    def swap(self, line: Line) -> None:
        """Let two lines change places."""
        one, two = self.lines.index(line), self.lines.index(self.random.choice(self.entries))
        self.lines[one], self.lines[two] = self.lines[two], self.lines[one]

    def repeat(self, like: Line) -> None:
        """List a work once more."""
        self.lines.insert(self.lines.index(self.random.choice(self.entries)) + 1, Line(**vars(like)))

    def split(self, like: Line) -> None:
        """Make a further line of a work that of another one, which it always should have been."""
        lines = self.of(self.final(like.work))
        if len(lines) > 1:
            lines[-1].set(title=self.new_title(), url=self.new_url())
            lines[-1].work = self.works
            self.edited.add(self.works)

    def join(self, like: Line) -> None:
        """Make two works one: the lines of the second say what those of the first do."""
        one, two = self.final(like.work), self.final(self.random.choice(self.entries).work)
        if two not in self.edited and not any(self.final(line.work) in {one, two} for _, line in self.gone):
            for line in self.of(two):
                line.set(title=like.title, url=like.url, year=like.year, by=like.by)
            self.joined[two] = one
            self.edited.add(two)

    def rename(self, _: Line) -> None:
        """Give a section another name."""
        heads = [line for line in self.lines if line.text.startswith("###")]
        if heads:
            self.random.choice(heads).text += f" {self.random.choice(_WORDS)}"


def begin(text: str, seed: int, records: Mapping[str, WorkRecord] | None = None) -> Year:
    """Return the first week of a list."""
    lines = [Line(text=line) for line in text.splitlines()]
    year = Year(lines=lines, records=records or {}, random=Random(seed))  # noqa: S311
    for number, work in enumerate(year.read().works, 1):
        for listing in work.listings:
            line = lines[listing.location.line - 1]
            line.work = number
            if listing.last_line == listing.location.line:
                _print(line, listing)
                year.titles.add(line.title.casefold())
        year.works = number
    year.end_week()
    return year


def _print(line: Line, listing: Listing) -> None:
    """Note what a line says where the text has it as it was read."""
    paper = listing.link(PAPER)
    url = paper.url if paper else ""
    if line.text.count(listing.title) == line.text.count(url) == 1:
        line.title, line.url = listing.title, url
        line.year = str(listing.year) if line.text.count(str(listing.year)) == 1 else ""
        name = getattr(listing.byline.authors[0], "family", "") if listing.byline else ""
        line.by = name if name and line.text.count(name) == 1 else ""
