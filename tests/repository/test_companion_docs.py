"""What the pages about the tool say of the code is so."""

import re

import pytest

from conftest import ROOT

PACKAGE = ROOT / "scripts" / "survey_companion"
PAGES = sorted((ROOT / "docs" / "companion").glob("*.md"))
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_PATH = re.compile(r"[\w.*-]+(?:/[\w.*-]+)*(?:/|\.(?:py|md|toml|jinja|css|typ|svg|bib|csv|cff|txt|yaml))")
_NOT_OURS = re.compile(  # files of other people's projects, and what is made or set up by a command
    r"index\.(?:md|html)|conf\.py|library\.bib|figures\.css|survey\.json|objects\.inv|news/.*"
    r"|docs/(?:\.survey|_build|taxonomy|frontiers|resources|works|languages|figures)/.*|works/|exports/.*|bib/additions\.md"
)


def test_every_path_exists() -> None:
    """A file or folder that a page names is there, seen from the repository or from the package."""
    named = {
        (page.name, path)
        for page in PAGES
        for path in _CODE.findall(page.read_text(encoding="utf-8"))
        if _PATH.fullmatch(path) and not _NOT_OURS.fullmatch(path)
    }
    assert len(named) > 40
    places = (ROOT, PACKAGE, ROOT / "bib")
    missing = [
        f"{page}: {path}"
        for page, path in sorted(named)
        if not any([*place.glob(path.rstrip("/"))] for place in places)
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_to_files_arrive(name: str) -> None:
    """What these pages link to in the repository is there; they come with the source archive, too."""
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []
    assert f'"{name}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_changelog_keeps_its_form() -> None:
    """Versions follow, the newest first, below what is not released yet; each change has one of six kinds."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first, *versions = re.findall(r"^## (\S+)", text, re.MULTILINE)
    assert first == "Unreleased"
    numbers = [tuple(map(int, version.split("."))) for version in versions]
    assert numbers
    assert numbers == sorted(set(numbers), reverse=True)
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
