"""Where a repository's lines, edits and issues are, and which commit a service builds."""

from urllib.parse import parse_qs, urlsplit

import pytest

from survey_companion.model.forge import Repository, find_commit, find_repository, is_branch

GITHUB = "https://github.com/night-team/stones"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def _find(address: str, branch: str = "main", commit: str | None = None) -> Repository:
    found = find_repository(address, branch, commit)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("address", "on_branch", "at_commit", "edit"),
    [
        (
            GITHUB,
            "/blob/main/bib/a%20b.md?plain=1#L64",
            f"/blob/{COMMIT}/bib/a%20b.md?plain=1#L64",
            "/edit/main/bib/a%20b.md",
        ),
        (
            "https://gitlab.com/group/inner/stones",
            "/-/blob/main/bib/a%20b.md?plain=1#L64",
            f"/-/blob/{COMMIT}/bib/a%20b.md?plain=1#L64",
            "/-/edit/main/bib/a%20b.md",
        ),
        (
            "https://codeberg.org/night/stones",
            "/src/branch/main/bib/a%20b.md?display=source#L64",
            f"/src/commit/{COMMIT}/bib/a%20b.md?display=source#L64",
            "/_edit/main/bib/a%20b.md",
        ),
    ],
)
def test_each_forge_has_its_own_addresses(address: str, on_branch: str, at_commit: str, edit: str) -> None:
    """A line is shown as text, since a rendered list has no numbered lines; an edit is never of a commit."""
    assert _find(address).line_address("bib/a b.md", 64) == address + on_branch
    known = _find(f"{address}/", commit=COMMIT)
    assert known.line_address("bib/a b.md", 64) == address + at_commit
    assert known.edit_address("bib/a b.md") == address + edit


def test_a_form_is_filled_in() -> None:
    """GitHub's form has fields; what a list says can end no field and add none."""
    found = urlsplit(_find(GITHUB).issue_address('Owls & "Larks"#1', "bib/a.md:64"))
    assert (found.path, found.fragment) == ("/night-team/stones/issues/new", "")
    assert parse_qs(found.query) == {
        "template": ["wrong-entry.yml"],
        "title": ['Wrong entry: Owls & "Larks"#1'],
        "key": ['Owls & "Larks"#1'],
        "line": ["bib/a.md:64"],
    }
    assert "line=" not in _find(GITHUB).issue_address("doe2024owls", None), "what is unknown is no field"


@pytest.mark.parametrize(
    ("address", "title", "body"),
    [
        ("https://gitlab.com/night/stones", "issue[title]", "issue[description]"),
        ("https://codeberg.org/night/stones", "title", "body"),
    ],
)
def test_other_forges_have_the_same_in_the_text(address: str, title: str, body: str) -> None:
    """Entry and line stand in the text, and below them what a reader is asked for."""
    asked = parse_qs(urlsplit(_find(address).issue_address("doe2024owls", "a.md:3")).query)
    assert asked == {
        title: ["Wrong entry: doe2024owls"],
        body: ["Entry: doe2024owls\nLine: a.md:3\nWhat is wrong: \nWhere you saw it: "],
    }


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "http://github.com/night/stones",
        "https://github.com/night",
        "https://github.com/night/stones/issues",
        "https://github.com/night/stones.git",
        "https://github.com/night/..",
        "https://github.com/night/stones?x",
        "https://github.com/night/stones#x",
        "https://github.com.example.org/night/stones",
        "https://someone@github.com/night/stones",
        "https://github.com/night/sto nes",
        "https://code.example.org/night/stones",
        "https://gitlab.com/night/-/stones",
    ],
)
def test_no_other_address_is_that_of_a_repository(address: str | None) -> None:
    """The form of an address on another host is not known, and is not guessed."""
    assert find_repository(address) is None


def test_branches_are_those_of_git() -> None:
    """What git refuses could be another path in an address."""
    assert all(map(is_branch, ["main", "list/2026", "v1.0", "übersicht", "a-b_c+d"]))
    wrong = ["", "a b", "..", "a..b", "/a", "a/", "a//b", "-a", "a.lock", "@", "a~1", "a:b", "a/.b", "a\x7f"]
    assert not any(map(is_branch, wrong))


@pytest.mark.parametrize(
    "environment",
    [
        {
            "READTHEDOCS_GIT_COMMIT_HASH": COMMIT,
            "READTHEDOCS_GIT_CLONE_URL": "https://github.com/Night-Team/stones.git",
        },
        {
            "READTHEDOCS_GIT_COMMIT_HASH": COMMIT,
            "READTHEDOCS_GIT_CLONE_URL": "git@github.com:night-team/stones.git",
        },
        {
            "GITHUB_SHA": COMMIT,
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "night-team/stones",
            "GITHUB_REF": "refs/heads/main",
        },
        {"CI_COMMIT_SHA": COMMIT, "CI_PROJECT_URL": GITHUB},
    ],
)
def test_a_service_names_the_commit_that_it_builds(environment: dict[str, str]) -> None:
    """It counts only for the repository that the service builds."""
    assert find_commit(environment, GITHUB) == COMMIT
    assert find_commit(environment, f"{GITHUB}-two") is None


def test_no_commit_is_guessed() -> None:
    """Without a service, with half of what it says, with a merge that will be gone, or with no commit."""
    github = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "night-team/stones"}
    assert find_commit({}, GITHUB) is None
    assert find_commit({"GITHUB_SHA": COMMIT}, GITHUB) is None
    assert find_commit(github | {"GITHUB_SHA": COMMIT, "GITHUB_REF": "refs/pull/7/merge"}, GITHUB) is None
    assert find_commit(github | {"GITHUB_SHA": f"{COMMIT[:-1]}/"}, GITHUB) is None
    assert find_commit(github | {"GITHUB_SHA": COMMIT[:7]}, GITHUB) is None
