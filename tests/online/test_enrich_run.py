"""A run of `survey enrich` as a whole: how it ends, what it says, and what it leaves alone."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hostile import HostileServer, bib, csl, feed, hostile_server, ok
from survey_companion.commands.cli import main
from survey_companion.online import proposals
from survey_companion.online.enrich_run import Outcome
from survey_companion.online.proposals import Proposal
from survey_companion.online.record_edits import EditError, edit_record
from survey_companion.project.receipts import write_receipt

NAMES = ("doi", "arxiv", "acl")
GOOD = ok(feed("<published>2022-01-03</published>"))
LIST = "# T\n## P\n" + "".join(
    f"- [2022] **Sorting{number} Stones.** *Doe et al.* `J` [[paper](https://arxiv.org/abs/2201.0000{number})]\n"
    for number in range(1, 6)
)
RECORD = """# Mine.
[doe2022sorting1]  # the first
title = "Sorting1 Stones"
authors = ["Doe, Ana"]
arxiv = "2201.00001"
confirmed = true
sources = [
  # seen in print
  "https://stones.example/1",
]

# About sand.
[roe2020sand]
title = "Sand"   # as printed
authors = []
confirmed = false
sources = []
"""
QUESTION = "/arxiv/api/query?id_list=2201.0000{}".format


@pytest.fixture
def server() -> Iterator[HostileServer]:
    """A server whose replies each test sets."""
    with hostile_server() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A list of five works, each with a preprint only."""
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "catalogue.md").write_text(LIST)
    return tmp_path


def _arguments(folder: Path, address: str, *more: str) -> list[str]:
    hosts = [f"--{name}-host={address}/{name}" for name in NAMES]
    files = ["--catalogue", str(folder / "bib" / "catalogue.md"), "--cache", str(folder / "cache")]
    return ["enrich", "--impatient", *hosts, *files, *more]


def _enrich(folder: Path, server: HostileServer, *more: str) -> Result:
    return CliRunner().invoke(main, _arguments(folder, server.address, *more))


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def _answer(title: str, published: str = "2022-01-03") -> bytes:
    return ok(feed(f"<published>{published}</published>").replace("Sorting Stones", title))


# -- how it ends -----------------------------------------------------------------------------------


def test_some_usable_answers_are_success(folder: Path, server: HostileServer) -> None:
    """One work's answers are enough, whatever became of the others."""
    server.replies = {QUESTION(3): _answer("Sorting3 Stones")}
    result = _enrich(folder, server)
    assert (result.exit_code, result.output.count("the server says 404")) == (0, 9)
    assert "No source" not in result.output


def test_no_usable_answer_is_an_error(folder: Path, server: HostileServer) -> None:
    """Every work is looked up, and the last line says what came of it."""
    result = _enrich(folder, server)
    assert (result.exit_code, result.output.count("the server says 404")) == (1, 10)
    assert result.output.endswith("\nNo source gave a usable answer.\n")


def test_a_source_that_answers_shows_that_there_is_a_network(folder: Path, server: HostileServer) -> None:
    """However oddly: closed at once is no usable answer, and not the end of the run."""
    server.at_once = b"\xff"
    result = _enrich(folder, server)
    assert result.exit_code == 1, result.output
    assert result.output.count("not used") == 10


def test_no_network_is_said_and_not_tried_for_ever(folder: Path) -> None:
    """After three works of which no source was reached, there is no use in more."""
    result = CliRunner().invoke(main, _arguments(folder, f"http://127.0.0.1:{_free_port()}"))
    assert result.exit_code == 3
    assert "[3/5]" in result.output
    assert "[4/5]" not in result.output
    assert "127.0.0.1 cannot be reached (Connection refused)" in result.output
    assert result.output.endswith("\nNo source can be reached. Is there a network?\n")


def test_a_source_that_is_down_does_not_end_the_run(folder: Path, server: HostileServer) -> None:
    """The others are asked for every work."""
    server.replies = {QUESTION(n): _answer(f"Sorting{n} Stones") for n in range(1, 6)}
    result = _enrich(folder, server, f"--doi-host=http://127.0.0.1:{_free_port()}")
    assert (result.exit_code, result.output.count("+ submitted = 2022-01")) == (0, 5)
    assert result.output.count("cannot be reached") == 5


def test_a_kept_answer_needs_no_network(folder: Path, server: HostileServer) -> None:
    """What was believed before is usable, though nothing can be reached."""
    server.replies = {QUESTION(1): _answer("Sorting1 Stones")}
    key = ("doe2022sorting1",)
    assert _enrich(folder, server, *key).exit_code == 0
    server.close()
    result = _enrich(folder, server, *key)
    assert (result.exit_code, "+ submitted = 2022-01" in result.output) == (0, True)


def test_three_works_out_of_reach_end_no_run_that_has_found_something(
    folder: Path, server: HostileServer
) -> None:
    """What is kept is still of use."""
    server.replies = {QUESTION(1): _answer("Sorting1 Stones"), QUESTION(5): _answer("Sorting5 Stones")}
    _enrich(folder, server)
    server.close()
    result = _enrich(folder, server)
    assert (result.exit_code, result.output.count("+ submitted = 2022-01")) == (0, 2)


def test_the_usual_sources_are_not_asked_on_this_machine(
    folder: Path, server: HostileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only who is named by an option may be anywhere."""
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *rest, **more: real(host and "127.0.0.1", *rest, **more)
    )
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    result = _enrich(folder, server, "--doi-host=https://doi.org", "--arxiv-host=https://export.arxiv.org")
    assert (result.exit_code, server.requests) == (3, [])
    assert "because doi.org is 127.0.0.1, which is not on the public internet" in result.output


def test_nothing_to_look_up_is_success(folder: Path, server: HostileServer) -> None:
    """A work without any identifier, and a list without works."""
    catalogue = folder / "bib" / "catalogue.md"
    catalogue.write_text("# T\n## P\n- [2022] **Stones.** *Doe* `J` [[paper](https://stones.example)]\n")
    result = _enrich(folder, server)
    assert (result.exit_code, server.requests) == (0, [])
    assert "no identifier that a source knows" in result.output
    assert result.output.endswith("\nThere is nothing to look up.\n")


def test_exit_codes_are_documented() -> None:
    """The help names each that a run can have."""
    text = CliRunner().invoke(main, ["enrich", "--help"]).output
    assert all(f"\n    {code.value}  " in text for code in Outcome)


def test_a_host_that_is_none_is_wrong_usage(folder: Path) -> None:
    """It is not asked for every work."""
    result = CliRunner().invoke(main, _arguments(folder, "http://[::1"))
    assert result.exit_code == 2
    assert "is no web address" in result.output


# -- what it says ----------------------------------------------------------------------------------


def test_nothing_commands_the_terminal(folder: Path, server: HostileServer) -> None:
    """Neither the list nor an answer nor an address; what cannot be seen is spelt out."""
    catalogue = folder / "bib" / "catalogue.md"
    entry = "- [2022] **Sto\x1b[31mnes\u202e\u200b.** *D\x07oe* `J` [[paper](https://doi.org/10.1234/a%1B%5B2Jb)]\n"
    catalogue.write_text("# T\n## P\n" + entry)
    server.replies = {"/doi/10.1234/a%1B%5B2jb": ok(csl(title="\x9b2J\x00Rivers\u2066"))}
    result = _enrich(folder, server)
    assert result.exit_code == 1, result.output
    assert all(line.isprintable() for line in result.output.split("\n"))
    assert "its title is “\\u009b2J\\u0000Rivers\\u2066”" in result.output


def test_a_terminal_of_few_characters_is_no_reason_to_stop(folder: Path, server: HostileServer) -> None:
    """What its encoding lacks is spelt out, too."""
    (folder / "bib" / "catalogue.md").write_text(
        LIST.replace("Sorting1 Stones", "Sorting Štěny"), encoding="utf-8"
    )
    run = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "survey_companion", *_arguments(folder, server.address)],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (1, b"")
    assert b"Sorting \\u0160t\\u011bny" in run.stdout


def test_a_long_line_is_cut(folder: Path, server: HostileServer) -> None:
    """A title of the list can be as long as a line of it, and so can an address; the reason is still said."""
    entry = LIST.splitlines()[2].replace("Sorting1", "x" * 5000)
    address = "doi.org/10.1234/" + "y" * 3970
    entry = entry.replace("arxiv.org/abs/2201.00001", address)
    (folder / "bib" / "catalogue.md").write_text(f"# T\n## P\n{entry}\n")
    output = _enrich(folder, server).output
    assert max(map(len, output.splitlines())) < 700
    assert "yy…: not used, because the address http://127.0.0.1" in output
    assert "yy… is longer than 4,000 characters\n" in output


# -- what is kept ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kept", ["", "{", "<html>", feed("").replace("Sorting Stones", "Rivers")])
def test_a_kept_answer_that_is_of_no_use_is_fetched_again(
    kept: str, folder: Path, server: HostileServer
) -> None:
    """Once: cut, of something else, or of another work. The new one is kept."""
    server.replies = {QUESTION(1): _answer("Sorting1 Stones")}
    first = _enrich(folder, server, "doe2022sorting1").output
    (entry,) = (folder / "cache").glob("*.json")
    write_receipt(entry, {"answer": kept}, entry.parent / "drafts")
    server.requests.clear()
    assert _enrich(folder, server, "doe2022sorting1").output == first
    assert sum(QUESTION(1).encode() in request for request in server.requests) == 1
    assert "2022-01-03" in entry.read_text()


def test_a_cache_that_leads_elsewhere_is_said_once(folder: Path, server: HostileServer) -> None:
    """The run goes on without it."""
    (folder / "elsewhere").mkdir()
    (folder / "cache").symlink_to("elsewhere")
    server.replies = {QUESTION(n): _answer(f"Sorting{n} Stones") for n in range(1, 6)}
    result = _enrich(folder, server)
    assert (result.exit_code, result.output.count("+ submitted = 2022-01")) == (0, 5)
    assert result.output.count(f"answers are not kept, because {folder / 'cache'} is a link") == 1
    assert list((folder / "elsewhere").iterdir()) == []


# -- works.toml ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.symlink_to(path.parent.parent / "theirs.toml"),
        lambda path: path.symlink_to("nowhere"),
        lambda path: path.symlink_to(path),
        os.mkfifo,
        Path.mkdir,
    ],
    ids="link dead-link circle fifo folder".split(),
)
def test_records_that_are_no_plain_file_are_refused(
    make: Callable[[Path], object], folder: Path, server: HostileServer
) -> None:
    """By name, before anything is asked, and nothing is written where they lead."""
    (folder / "theirs.toml").write_text(RECORD)
    make(folder / "bib" / "works.toml")
    result = _enrich(folder, server, "--accept")
    assert (result.exit_code, server.requests) == (1, [])
    assert f"{folder}/bib/works.toml:1:1: error" in result.output
    assert (folder / "theirs.toml").read_text() == RECORD


def test_a_folder_of_records_that_is_a_link_is_refused(folder: Path, server: HostileServer) -> None:
    """It can lead out of the project."""
    (folder / "bib").rename(folder / "theirs")
    (folder / "bib").symlink_to("theirs")
    result = _enrich(folder, server, "--accept")
    assert (result.exit_code, server.requests) == (1, [])
    assert f"{folder}/bib:1:1: error linked-file" in result.output


def test_records_that_become_a_link_are_not_written(
    folder: Path, server: HostileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run can take hours, and somebody works beside it."""
    works, theirs = folder / "bib" / "works.toml", folder / "theirs.toml"
    theirs.write_text(RECORD)
    server.replies = {QUESTION(1): _answer("Sorting1 Stones")}
    real = proposals.review_work

    def review_and_link(*arguments: object) -> object:
        works.symlink_to(theirs)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("survey_companion.online.enrich_run.review_work", review_and_link)
    result = _enrich(folder, server, "--accept", "doe2022sorting1")
    assert result.exit_code == 1, result.output
    assert f"{works}:1:1: error linked-file" in result.output
    assert (works.is_symlink(), theirs.read_text()) == (True, RECORD)


def test_what_a_person_wrote_meanwhile_is_not_written_over(
    folder: Path, server: HostileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proposal is for the value that it was made for."""
    works = folder / "bib" / "works.toml"
    works.write_text(RECORD)
    server.replies = {QUESTION(1): _answer("Sorting1 Stones")}
    real = proposals.review_work
    mine = RECORD.replace("confirmed = true", 'confirmed = true\nsubmitted = "2022-01"')

    def review_and_write(*arguments: object) -> object:
        works.write_text(mine)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("survey_companion.online.enrich_run.review_work", review_and_write)
    result = _enrich(folder, server, "--accept", "doe2022sorting1")
    assert result.exit_code == 1, result.output
    assert "not written, because submitted has been changed meanwhile" in result.output
    assert result.output.endswith("\nRecords that could not be written: 1.\n")
    assert works.read_text() == mine


def test_a_record_that_would_be_none_is_not_written(folder: Path, server: HostileServer) -> None:
    """Each value may be right by itself, and wrong beside another; the next work is written all the same."""
    wrong = feed("<id>http://arxiv.org/abs/2201.00001v1</id><published>2019-05-03</published>")
    server.replies = {
        QUESTION(1): ok(wrong.replace("Sorting Stones", "Sorting1 Stones")),
        QUESTION(2): _answer("Sorting2 Stones"),
    }
    result = _enrich(folder, server, "--accept")
    assert result.exit_code == 1, result.output
    assert "not written, because the record would not be valid: " in result.output
    assert "2022-01, as arXiv 2201.00001 says" in result.output
    text = (folder / "bib" / "works.toml").read_text()
    assert ("Sorting1" in text, "Sorting2" in text) == (False, True)


def _proposal(field: str, new: object) -> Proposal:
    return Proposal(field=field, old=None, new=new, source="https://source.example/#1", is_confirmed=False)


CHANGES = [_proposal("submitted", "2022-01"), _proposal("published.pages", "1–9"), _proposal("year", 2022)]


def test_comments_stay_where_they_are() -> None:
    """Those in a list, those behind a value, and those above the next record."""
    changed = edit_record(RECORD, "doe2022sorting1", CHANGES)
    lines = iter(changed.splitlines())
    assert [line for line in RECORD.splitlines() if line not in lines] == []  # each behind the one before
    assert changed.index("pages =") < changed.index("\n\n# About sand.\n[roe2020sand]\n")


@pytest.mark.parametrize("line", ["", "# ü\n", "a = 1\r\n", "[b.c]\nd = 1\n", "[[e]]\nf = 1\n", "[g]  # h\n"])
@pytest.mark.parametrize("key", ["doe2022sorting1", "roe2020sand", "poe2024dust"])
def test_every_other_record_stays_to_the_letter(line: str, key: str) -> None:
    """Whatever stands before it and behind it."""
    text = line + RECORD
    changed = edit_record(text, key, CHANGES)
    before, _, after = text.partition("# About sand.")
    assert (before if key == "roe2020sand" else after).strip() in changed
    assert changed.startswith(line)


def test_a_record_that_cannot_be_written_is_said() -> None:
    """A table in one line, before others, is more than the writer of TOML can change."""
    with pytest.raises(EditError, match=r"^the file could not be read with the change in it$"):
        edit_record('a = {title = "x"}\n[z]\na = 1\n', "a", CHANGES)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("# Mine.", "[", "the file could not be read with the change in it"),
        ("as printed", "", "something else in the file would change, too"),
        ('"Sand"', '"Mud"', "something else in the file would change, too"),
        ("# Mine.", "mine = 1", "something else in the file would change, too"),
        ("Sorting1", "Sorting", "something else in the record of doe2022sorting1 would change, too"),
        ("/stones.example", "/", "something else in the record of doe2022sorting1 would change, too"),
    ],
)
def test_a_file_that_would_break_is_not_written(
    old: str, new: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A writer of TOML that fails, or loses another record, a comment or a field, is caught."""
    monkeypatch.setattr(
        "survey_companion.online.record_edits.apply_proposals", lambda text, *_: text.replace(old, new, 1)
    )
    with pytest.raises(EditError, match=f"^{reason}$"):
        edit_record(RECORD, "doe2022sorting1", CHANGES)


def test_what_looks_like_a_record_inside_a_text_hides_no_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines behind it belong to the record that they stand in."""
    text = RECORD + 'note = """\n[doe2022sorting1]\nmine"""\n'
    monkeypatch.setattr(
        "survey_companion.online.record_edits.apply_proposals", lambda text, *_: text.replace("mine", "its")
    )
    with pytest.raises(EditError, match=r"^something else in the file would change, too$"):
        edit_record(text, "doe2022sorting1", CHANGES)


def test_the_anthology_leads_to_a_whole_record(folder: Path, server: HostileServer) -> None:
    """From a .bib file to a valid record that a person can look at."""
    entry = LIST.splitlines()[2].replace("arxiv.org/abs/2201.00001", "aclanthology.org/2022.stones-main.1")
    (folder / "bib" / "catalogue.md").write_text(f"# T\n## P\n{entry}\n")
    text = bib("year = 2022", "url = {https://aclanthology.org/2022.stones-main.1/}", "pages = {1--9}")
    server.replies = {"/acl/2022.stones-main.1.bib": ok(text.replace("Sorting Stones", "Sorting1 {S}tones"))}
    assert _enrich(folder, server, "--accept").exit_code == 0
    check = CliRunner().invoke(main, ["check", "--catalogue", str(folder / "bib" / "catalogue.md")])
    assert "works.toml" not in check.output
    assert 'pages = "1–9"' in (folder / "bib" / "works.toml").read_text()
