"""A build continues a finished one or starts from nothing, and what is brought out is whole."""

import json
import os
import shutil
from pathlib import Path

import pytest

from conftest import stopped_after
from survey_companion.model.problems import SurveyError
from survey_companion.project.build_folder import BuildFolder

PAGES = {"index.html": "index", "works/a.html": "a", "_static/style.css": "style"}


@pytest.fixture
def room(tmp_path: Path) -> BuildFolder:
    """A workshop after a build."""
    room = BuildFolder(build=tmp_path / "_build", kind="html", terms="terms")
    assert not room.prepare(keeps_pages=True)
    _make(room, PAGES)
    room.finish()
    return room


def _make(room: BuildFolder, pages: dict[str, str]) -> None:
    for name, text in {**pages, "../doctrees/environment.pickle": "all"}.items():
        path = room.pages / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def _read(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


def test_a_finished_build_is_continued(room: BuildFolder) -> None:
    """Its pages are there, but for what every build makes anew; while it goes on it is not finished."""
    assert room.prepare(keeps_pages=True)
    assert set(_read(room.pages)) == {"index.html", "works/a.html"}
    assert _read(room.doctrees) == {"environment.pickle": "all"}
    assert not room.prepare(keeps_pages=True), "this build has not come to its end"
    assert (_read(room.pages), _read(room.doctrees)) == ({}, {})


def test_pages_are_made_anew_where_they_are_not_kept(room: BuildFolder) -> None:
    """What Sphinx remembers is kept."""
    assert room.prepare(keeps_pages=False)
    assert (_read(room.pages), _read(room.doctrees)) == ({}, {"environment.pickle": "all"})


def _make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("name", ["pages/index.html", "pages/works/a.html", "doctrees/environment.pickle"])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_text(""),
        lambda path: path.write_text(path.read_text()[:-1]),
        lambda path: path.unlink(),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.unlink(), path.symlink_to("/dev/null")),
        _make_pipe,
        lambda path: (path.parent / "more").write_text("not of this build"),
        lambda path: (path.parent / "more").symlink_to("elsewhere"),
    ],
    ids=["empty", "cut", "gone", "folder", "link", "pipe", "another file", "another link"],
)
def test_a_file_that_was_touched_is_noticed(name: str, spoil: object, room: BuildFolder) -> None:
    """Nothing of the build is used again."""
    assert callable(spoil)
    spoil(room.folder / name)
    assert not room.prepare(keeps_pages=True)
    assert (_read(room.pages), _read(room.doctrees)) == ({}, {})


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"terms": "terms"}', '{"terms": "others"}', "\0", "[" * 99_999]
)
def test_a_broken_record_is_no_finished_build(text: str, room: BuildFolder) -> None:
    """Without it nobody knows."""
    (room.folder / "finished.json").write_text(text)
    assert not room.prepare(keeps_pages=True)


def test_other_terms_start_from_nothing(room: BuildFolder, tmp_path: Path) -> None:
    """Another version or somebody else's settings may write other pages from the same sources."""
    assert room.pages.exists()
    assert not BuildFolder(build=tmp_path / "_build", kind="html", terms="others").prepare(keeps_pages=True)


def test_only_what_belongs_to_the_site_is_kept(room: BuildFolder) -> None:
    """Pages without a source go, with the folders they leave empty."""
    room.keep_only(["index.html", "_static/style.css", "missing.html"])
    assert set(_read(room.pages)) == {"index.html", "_static/style.css"}
    assert not (room.pages / "works").exists()


def test_a_build_that_came_with_a_repository_is_not_continued(room: BuildFolder, tmp_path: Path) -> None:
    """What Sphinx remembers is read as a program is: a stranger's is removed unread."""
    shutil.copytree(tmp_path / "_build", tmp_path / "theirs", copy_function=shutil.copy2)
    assert not BuildFolder(build=tmp_path / "theirs", kind="html", terms="terms").prepare(keeps_pages=True)
    assert not (tmp_path / "theirs" / ".survey" / "html" / "doctrees").exists()
    assert room.prepare(keeps_pages=True)


# -- publishing ------------------------------------------------------------------------------------


def test_a_site_is_what_the_last_build_made(room: BuildFolder, tmp_path: Path) -> None:
    """What has changed is replaced, what is gone is removed, what is the same is not touched."""
    site = tmp_path / "_build" / "html"
    room.publish(site)
    assert _read(site) == PAGES
    before = (site / "index.html").stat()
    (room.pages / "works" / "a.html").unlink()
    _make(room, {"index.html": "index", "works/b.html": "b"})  # the same text, but a new file
    room.publish(site)
    assert _read(site) == {"index.html": "index", "works/b.html": "b", "_static/style.css": "style"}
    assert (site / "index.html").stat() == before


def test_files_of_a_person_stay_in_the_site(room: BuildFolder, tmp_path: Path) -> None:
    """Such as a CNAME, or a repository for publishing; a link that is in nobody's way, too."""
    site = tmp_path / "_build" / "html"
    mine = {"CNAME": "me", ".git": "gitdir: elsewhere", "works/mine.html": "mine"}
    for name, text in mine.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    (site / "latest").symlink_to("works")
    room.publish(site)
    (room.pages / "works" / "a.html").unlink()
    room.publish(site)
    assert _read(site) == {"index.html": "index", "_static/style.css": "style", **mine}


@pytest.mark.parametrize("text", ["", "ind", "index, and more"])
def test_a_spoiled_page_is_restored(text: str, room: BuildFolder, tmp_path: Path) -> None:
    """A page that is empty, cut or changed is brought out again, though it was not made anew."""
    site = tmp_path / "_build" / "html"
    room.publish(site)
    (site / "index.html").write_text(text)
    (site / "works" / "a.html").unlink()
    room.publish(site)
    assert _read(site) == PAGES


def test_a_page_of_the_site_that_was_only_touched_is_removed(room: BuildFolder, tmp_path: Path) -> None:
    """Another time, other rights or a second name make no file a person's."""
    site = tmp_path / "_build" / "html"
    room.publish(site)
    for name in PAGES:
        (site / name).touch()
        (site / name).chmod(0o600)
    os.link(site / "works" / "a.html", tmp_path / "backup")
    (room.pages / "works" / "a.html").unlink()
    room.publish(site)
    assert set(_read(site)) == {"index.html", "_static/style.css"}


def test_a_page_of_the_site_that_somebody_changed_is_not_removed(room: BuildFolder, tmp_path: Path) -> None:
    """It is no longer what was brought out."""
    site = tmp_path / "_build" / "html"
    room.publish(site)
    (site / "works" / "a.html").write_text("mine")
    (room.pages / "works" / "a.html").unlink()
    room.publish(site)
    assert (site / "works" / "a.html").read_text() == "mine"


@pytest.mark.parametrize("allowed", range(5))
def test_publishing_that_stops_is_completed(allowed: int, room: BuildFolder, tmp_path: Path) -> None:
    """Wherever it stopped, every file is whole, and the next time the site is right."""
    site = tmp_path / "_build" / "html"
    room.publish(site)
    (room.pages / "works" / "a.html").unlink()
    new = {"index.html": "new index", "works/b.html": "b", "_static/style.css": "new style"}
    _make(room, new)
    with stopped_after(allowed):
        room.publish(site)
    assert all(text in {PAGES.get(name), new.get(name)} for name, text in _read(site).items())
    room.publish(site)
    assert _read(site) == new


def test_a_record_that_came_with_a_repository_removes_nothing(room: BuildFolder, tmp_path: Path) -> None:
    """Whatever it names is left alone, and said."""
    site = tmp_path / "_build" / "html"
    room.publish(site)
    (site / "precious.html").write_text("precious")
    notes = json.dumps({"files": {"precious.html": None}, "number": 0})
    (room.folder / "published.json").write_text(notes)
    assert room.publish(site) == ["precious.html"]
    assert room.publish(site) == [], "it is said once"
    assert (site / "precious.html").exists()


def test_without_a_record_nothing_is_removed_and_all_is_right(room: BuildFolder, tmp_path: Path) -> None:
    """Nobody knows then what is a person's."""
    site = tmp_path / "_build" / "html"
    room.publish(site)
    (room.folder / "published.json").write_text(json.dumps([1]))
    (room.pages / "works" / "a.html").unlink()
    (site / "index.html").write_text("")
    room.publish(site)
    assert _read(site) == PAGES


@pytest.mark.parametrize(
    ("name", "target"),
    [(".", ""), ("works", ""), ("index.html", "index.html"), ("works/a.html", "gone")],
)
def test_no_link_is_followed(name: str, target: str, room: BuildFolder, tmp_path: Path) -> None:
    """The link is named, and neither the site nor what it leads to is changed."""
    site, other = tmp_path / "_build" / "html", tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("theirs")
    place = site / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(other / target)
    with pytest.raises(SurveyError, match=f"{place}:1:1: error linked-file"):
        room.publish(site)
    assert _read(other) == {"index.html": "theirs"}
    assert [path.name for path in (tmp_path / "_build").rglob("*.css")] == ["style.css"], "nothing came out"


@pytest.mark.parametrize(
    "name",
    ["_build", "_build/.survey", *(f"_build/.survey/html{name}" for name in ("", "/pages", "/doctrees"))],
)
def test_the_workshop_itself_is_no_link(name: str, tmp_path: Path) -> None:
    """A build does not even begin."""
    (tmp_path / "other" / "pages").mkdir(parents=True)
    (tmp_path / "other" / "pages" / "theirs").touch()
    place = tmp_path / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(tmp_path / "other")
    with pytest.raises(SurveyError, match=f"{place}:1:1: error linked-file"):
        BuildFolder(build=tmp_path / "_build", kind="html", terms="").prepare(keeps_pages=True)
    assert (tmp_path / "other" / "pages" / "theirs").exists()


def test_an_edition_takes_the_place_of_the_one_before(room: BuildFolder, tmp_path: Path) -> None:
    """Also under another name, but not that of another variant, and never what somebody changed."""
    folder = tmp_path / "_build" / "pdf"
    folder.mkdir()

    def deliver(name: str, variant: str) -> list[str]:
        (folder / name).write_text(name)
        room.replace_former(folder / name, variant)
        return sorted(path.name for path in folder.iterdir())

    assert deliver("stones.pdf", "whole") == ["stones.pdf"]
    assert deliver("stones-hard.pdf", "part") == ["stones-hard.pdf", "stones.pdf"]
    assert deliver("rocks.pdf", "whole") == ["rocks.pdf", "stones-hard.pdf"]
    assert deliver("rocks.pdf", "whole") == ["rocks.pdf", "stones-hard.pdf"]
    (folder / "rocks.pdf").write_text("mine")
    assert deliver("hills.pdf", "whole") == ["hills.pdf", "rocks.pdf", "stones-hard.pdf"]


def test_an_edition_is_known_as_long_as_nothing_has_changed(room: BuildFolder, tmp_path: Path) -> None:
    """Not one of another variant, of other sources or under another name, nor what somebody changed."""
    book = tmp_path / "_build" / "stones.pdf"
    assert not room.is_delivered(book, "whole", "sources")
    book.write_text("book")
    assert not room.is_delivered(book, "whole", "sources"), "who knows what made it"
    room.replace_former(book, "whole", "sources")
    assert room.is_delivered(book, "whole", "sources")
    assert not room.is_delivered(book, "part", "sources")
    assert not room.is_delivered(book, "whole", "others")
    assert not room.is_delivered(book.with_name("rocks.pdf"), "whole", "sources")
    book.write_text("mine")
    assert not room.is_delivered(book, "whole", "sources")
    book.unlink()
    book.symlink_to("elsewhere")
    assert not room.is_delivered(book, "whole", "sources")


def test_the_pages_of_an_edition_are_not_kept_twice(room: BuildFolder) -> None:
    """They are in the edition, and the next one goes on from what Sphinx remembers."""
    room.drop_pages()
    room.finish()
    assert not room.pages.exists()
    assert room.prepare(keeps_pages=False)
