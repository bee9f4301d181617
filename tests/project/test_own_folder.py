"""The folder that the program has to itself is never somebody else's."""

import os
from pathlib import Path

import pytest

from survey_companion.model.problems import SurveyError
from survey_companion.project.disk import OWN
from survey_companion.project.own_folder import open_own_folder


def test_the_folder_is_made_once(tmp_path: Path) -> None:
    """What a person writes into its .gitignore stays."""
    own = open_own_folder(tmp_path)
    assert (own / ".gitignore").read_text().endswith("\n*\n"), "git is told to leave all of it alone"
    (own / ".gitignore").write_text("mine")
    assert open_own_folder(tmp_path) == own
    assert (own / ".gitignore").read_text() == "mine"


@pytest.mark.parametrize("name", ["", OWN, f"{OWN}/drafts", f"{OWN}/lock", f"{OWN}/manifest.json"])
def test_no_link_is_followed_on_the_way(name: str, tmp_path: Path) -> None:
    """A repository can bring one along; nothing behind it is made, changed or removed."""
    other = tmp_path / "other"
    (other / "drafts").mkdir(parents=True)
    (other / "manifest.json").write_text("theirs")
    place = tmp_path / "docs" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(other / "manifest.json" if "." in place.name[1:] or place.name == "lock" else other)
    before = sorted(other.rglob("*"))
    with pytest.raises(SurveyError, match="linked-file"):
        open_own_folder(tmp_path / "docs")
    assert sorted(other.rglob("*")) == before
    assert (other / "manifest.json").read_text() == "theirs"


def test_a_pipe_in_its_place_is_named(tmp_path: Path) -> None:
    """It is neither read nor waited for."""
    os.mkfifo(tmp_path / OWN)
    with pytest.raises(SurveyError, match="special-file"):
        open_own_folder(tmp_path)
