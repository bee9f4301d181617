"""Says how readers suggest a change of an entry: with the issue form or, without a repository, in words.

Input: an entry's name and its lines. Output: Markdown for the site; editions leave it out.

    [Wrong?](<https://github.com/…/issues/new?template=wrong-entry.yml&…>){.label .wrong .site-only}
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from survey_companion.joining.contents import enumerate_names
from survey_companion.model.forge import Repository, find_repository
from survey_companion.model.problems import Location
from survey_companion.model.survey import Survey
from survey_companion.text.myst import escape_text, escape_url, link

_PAGE = "</contribute.md>"
_EDITIONS = "site-only"


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestions:
    """Where the lists of a survey are kept, and thus where a change can be suggested."""

    lists: Mapping[str, str]  # path of each list in messages → its path in the repository
    repository: Repository | None = None
    kept_at: str | None = None  # the address of the repository, or of what is known instead

    @property
    def home(self) -> str:
        """Return a link to where the lists are kept; empty if that is unknown."""
        return link(self.kept_at.partition("://")[2].rstrip("/"), self.kept_at) if self.kept_at else ""

    def of_row(self, entry: str, location: Location) -> str:
        """Return the short link of a row; empty without a repository."""
        if self.repository is None:
            return ""
        address = escape_url(self.repository.issue_address(entry, self._place(location)))
        return f'[Wrong?](<{address}> "Suggest a change"){{.label .wrong .{_EDITIONS}}}'

    def of_line(self, entry: str, location: Location) -> str:
        """Return the short link of a row that has no page of its own to say on which line it stands.

        Without a repository it leads to the page on contributing, and its text says which line to name there.
        """
        if self.repository is not None:
            return self.of_row(entry, location)
        is_only_list = tuple(self.lists) == (location.path,)
        place = f"line {location.line}" if is_only_list else self._words(location)
        return f"[Wrong? See {place}]({_PAGE}){{.label .wrong .{_EDITIONS}}}"

    def below(self, where: str) -> str:
        """Return what stands once below an explorer whose rows have no link; empty with a repository."""
        if self.repository is not None:
            return ""
        told = f"Is something wrong? The page of each {where} says on which line it stands"
        return f"{told}: [suggest a change]({_PAGE})."

    def of_page(self, entry: str, locations: Sequence[Location]) -> str:
        """Return the paragraph for the page of a work, which may stand on several lines or on none."""
        if self.repository is None:
            return f"Wrong? [Suggest a change]({_PAGE}){f': {self._say(locations)}' if locations else ''}."
        where = ", ".join(map(self._place, locations)) or None
        said = link("Wrong? Suggest a change", self.repository.issue_address(entry, where))
        if not locations or locations[0].path not in self.lists:
            return f"{said}."
        edit = self.repository.edit_address(self._path(locations[0]))
        return f"{said}, or {link('edit the list', edit)}."

    def _say(self, locations: Sequence[Location]) -> str:
        """Return "it is line 2 of a.md", or of several "it stands on lines 2 and 4 of a.md"."""
        if len(locations) == 1:
            return f"it is {self._words(locations[0])}"
        lines: dict[str, list[str]] = {}
        for each in locations:
            lines.setdefault(self._path(each), []).append(str(each.line))
        told = (
            f"line{'s' if len(each) > 1 else ''} {enumerate_names(each)} of {escape_text(path)}"
            for path, each in lines.items()
        )
        return f"it stands on {' and '.join(told)}"

    def line(self, location: Location) -> str:
        """Return "line 64", which is a link if the repository is known."""
        words = f"line {location.line}"
        if self.repository is None:
            return words
        return link(words, self.repository.line_address(self._path(location), location.line))

    def _path(self, location: Location) -> str:
        """Return the path of a list in the repository; of another file, such as of records, the name."""
        return self.lists.get(location.path) or PurePosixPath(location.path).name

    def _place(self, location: Location) -> str:
        return f"{self._path(location)}:{location.line}"

    def _words(self, location: Location) -> str:
        return f"line {location.line} of {escape_text(self._path(location))}"


def find_suggestions(survey: Survey) -> Suggestions:
    """Return how readers of a survey suggest a change."""
    info = survey.info
    return Suggestions(
        repository=find_repository(info.repository, info.branch, info.commit),
        lists=survey.lists,
        kept_at=info.repository or info.source_url or info.origin,
    )
