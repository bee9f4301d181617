"""Where the files and the issues of a repository are on the web: on GitHub, GitLab and Codeberg.

Input: the address of a repository, and what is to be shown or said. Output: addresses, percent-encoded.
To add a forge, add an entry to `FORGES`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

FORM = "wrong-entry.yml"  # the issue form for a wrong entry
# A repository's owner or name, as forges allow them; a name of dots alone would be another folder.
_NAME = re.compile(r"(?!\.+$)[A-Za-z0-9_][A-Za-z0-9_.-]*")
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
# What git refuses in the name of a branch, and blanks: https://git-scm.com/docs/git-check-ref-format
_NO_BRANCH = re.compile(r"[\x00-\x20\x7f~^:?*\[\\]|\.\.|//|@\{|^[-/.]|/\.|[/.]$|\.lock(?:/|$)|^@$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Forge:
    """The forms of a forge's addresses, below that of the repository."""

    host: str
    most_names: int  # how many names a repository's address has; more than two are groups within groups
    at_commit: str  # a file; shown as text, since only that has numbered lines
    at_branch: str
    edit: str
    issue: str
    fields: Mapping[str, str]  # what is filled in, in this order → its name in the address


FORGES = (
    Forge(
        host="github.com",
        most_names=2,
        at_commit="blob/{ref}/{path}?plain=1#L{line}",
        at_branch="blob/{ref}/{path}?plain=1#L{line}",
        edit="edit/{ref}/{path}",
        issue="issues/new",
        fields={"template": "template", "title": "title", "key": "key", "line": "line"},
    ),
    Forge(
        host="gitlab.com",
        most_names=20,
        at_commit="-/blob/{ref}/{path}?plain=1#L{line}",
        at_branch="-/blob/{ref}/{path}?plain=1#L{line}",
        edit="-/edit/{ref}/{path}",
        issue="-/issues/new",
        fields={"title": "issue[title]", "body": "issue[description]"},
    ),
    Forge(
        host="codeberg.org",
        most_names=2,
        at_commit="src/commit/{ref}/{path}?display=source#L{line}",
        at_branch="src/branch/{ref}/{path}?display=source#L{line}",
        edit="_edit/{ref}/{path}",
        issue="issues/new",
        fields={"title": "title", "body": "body"},
    ),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Repository:
    """A repository on a known forge; its address has been checked."""

    forge: Forge
    address: str  # without a slash at its end
    branch: str
    commit: str | None = None  # the one that is built; `None` if nobody said so

    def line_address(self, path: str, line: int) -> str:
        """Return the address of a line (from 1) of a file: at the commit, or else on the branch as it is."""
        form = self.forge.at_commit if self.commit else self.forge.at_branch
        return self._below(form, ref=self.commit or self.branch, path=path, line=str(line))

    def edit_address(self, path: str) -> str:
        """Return the address where a file can be edited, which is always on the branch."""
        return self._below(self.forge.edit, ref=self.branch, path=path)

    def issue_address(self, entry: str, where: str | None) -> str:
        """Return the address of a new issue about a wrong entry, whose place in the list is filled in.

        GitHub has a form with fields; elsewhere the same stands in the text of the issue.
        """
        place = [f"Line: {where}"] if where else []
        said = {
            "template": FORM,
            "title": f"Wrong entry: {entry}",
            "key": entry,
            "line": where,
            "body": "\n".join([f"Entry: {entry}", *place, "What is wrong: ", "Where you saw it: "]),
        }
        filled = [(name, text) for kind, name in self.forge.fields.items() if (text := said[kind])]
        asked = "&".join(f"{quote(name, safe='')}={quote(text, safe='')}" for name, text in filled)
        return f"{self.address}/{self.forge.issue}?{asked}"

    def _below(self, form: str, **values: str) -> str:
        return f"{self.address}/" + form.format(**{name: quote(value) for name, value in values.items()})


def find_repository(
    address: str | None, branch: str = "main", commit: str | None = None
) -> Repository | None:
    """Return the repository at an address; `None` if the address is not that of one on a known forge."""
    forge = next((each for each in FORGES if address and _is_on(each, address)), None)
    if forge is None or address is None:
        return None
    return Repository(forge=forge, address=address.removesuffix("/"), branch=branch, commit=commit)


def _is_on(forge: Forge, address: str) -> bool:
    start = f"https://{forge.host}/"
    names = address.removeprefix(start).removesuffix("/").split("/")
    is_named = 2 <= len(names) <= forge.most_names and all(map(_NAME.fullmatch, names))
    return address.startswith(start) and is_named and not address.endswith(".git")


def is_branch(name: str) -> bool:
    """Whether git allows the name for a branch."""
    return bool(name) and _NO_BRANCH.search(name) is None


def find_commit(environment: Mapping[str, str], address: str) -> str | None:
    """Return the commit that a service builds, if it names one, and of this repository.

    The services are Read the Docs, GitHub Actions (and Codeberg's, which has the same names) and GitLab.
    Of a pull request, GitHub names a commit that will be gone.
    """
    said = environment.get
    candidates = (
        (said("READTHEDOCS_GIT_COMMIT_HASH"), said("READTHEDOCS_GIT_CLONE_URL")),
        (
            None if said("GITHUB_REF", "").startswith("refs/pull/") else said("GITHUB_SHA"),
            f"{said('GITHUB_SERVER_URL')}/{said('GITHUB_REPOSITORY')}",
        ),
        (said("CI_COMMIT_SHA"), said("CI_PROJECT_URL")),
    )
    own = _spell(address)
    for commit, origin in candidates:
        if commit and _COMMIT.fullmatch(commit) and _spell(origin or "") == own:
            return commit
    return None


def _spell(address: str) -> str:
    """Return host and path of a repository, which git also spells git@host:path.git."""
    place = address.rsplit("://", maxsplit=1)[-1].rpartition("@")[2].replace(":", "/", 1)
    return place.casefold().removesuffix("/").removesuffix(".git")
