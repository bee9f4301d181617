"""Looking facts up: polite, sceptical, and never silent about what it changes."""

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from survey_companion.commands.cli import main
from survey_companion.online.answers import parse_arxiv, parse_csl
from survey_companion.online.anthology import parse_acl
from survey_companion.online.failures import UnavailableError
from survey_companion.online.proposals import Proposal
from survey_companion.online.record_edits import apply_proposals
from survey_companion.records.toml_records import parse_work_records

CSL = {
    "type": "article-journal",
    "title": ["Sorting <i>Stones</i>"],
    "author": [
        {"family": "Doe", "given": "Ana"},
        {"family": "Roe", "given": "Bo", "non-dropping-particle": "van der"},
    ],
    "container-title": "Journal of Stones",
    "issued": {"date-parts": [[2023, 5]]},
    "volume": "7",
    "page": "1-12",
    "publisher": "Quarry Press",
    "DOI": "10.1234/STONES.7",
}
ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><entry>
<id>http://arxiv.org/abs/2201.00001v2</id><published>2022-01-03T10:00:00Z</published>
<title>Sorting
  Stones</title><author><name>Ana Doe</name></author><author><name>Bo van der Roe</name></author>
<primary_category xmlns="http://arxiv.org/schemas/atom" term="cs.ST"/></entry></feed>
"""
BIB = """@inproceedings{doe-etal-2023-sorting,
  title = "Sorting {S}tones", author = "Doe, Ana and van der Roe, Bo and \\'Alvarez, Z{\\'e}",
  booktitle = "Proceedings of the Stones", month = jul, year = "2023", publisher = "Quarry Press",
  url = "https://aclanthology.org/2023.stones-main.1/", doi = "10.1234/stones.1", pages = "1--9"
}
"""


SLOW = 0  # a status of our own: one byte every half second


class Server(ThreadingHTTPServer):
    """A stand-in for doi.org, arXiv and the Anthology; answers are set by each test."""

    daemon_threads = True
    block_on_close = False  # an answer that drips would be waited for

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, list[tuple[int, str]]] = {}  # path → (status, text), the last one repeats
        self.asked: list[tuple[str, str, str]] = []  # path, Accept, User-Agent

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        """Give the next answer for the path."""
        self.server.asked.append((self.path, self.headers["Accept"], self.headers["User-Agent"]))
        answers = self.server.answers.get(self.path, [(404, "")])
        status, text = answers.pop(0) if len(answers) > 1 else answers[0]
        body = text.encode()
        if status == SLOW:
            self._drip(body)
            return
        self.send_response(200 if status == 206 else status)
        self.send_header("Content-Length", str(len(body) + (100 if status == 206 else 0)))
        if status == 429:
            self.send_header("Retry-After", "0")
        self.end_headers()
        self.wfile.write(body)

    def _drip(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):
            for index in range(len(body)):
                self.wfile.write(body[index : index + 1])
                time.sleep(0.5)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name it overrides)
        """Be quiet."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on this machine."""
    with Server() as running:
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield running
        running.shutdown()


RECORD = """# A comment that stays.
[doe2022sorting]
title = "Sorting Stones"
authors = ["Doe, Ana"]
authors_truncated = true
year = 2022
arxiv = "2201.00001"
confirmed = true
sources = []  # none yet
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A list with one work that has a record and one that has none."""
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "catalogue.md").write_text(
        "# T\n## P\n- [2022] **Sorting Stones.** *Doe et al.* `Arxiv` [[paper](https://arxiv.org/abs/2201.00001)]\n"
        "- [2023] **On rivers.** *Roe et al.* `ACL` [[paper](https://aclanthology.org/2023.stones-main.1)]\n"
    )
    (tmp_path / "bib" / "works.toml").write_text(RECORD)
    return tmp_path


def _enrich(project: Path, server: Server, *arguments: str) -> Result:
    hosts = [f"--{name}-host={server.address}/{name}" for name in ("doi", "arxiv", "acl")]
    files = ["--catalogue", str(project / "bib" / "catalogue.md"), "--cache", str(project / "cache")]
    return CliRunner().invoke(main, ["enrich", "--impatient", *hosts, *files, *arguments])


def _records(project: Path) -> str:
    return (project / "bib" / "works.toml").read_text()


ARXIV = "/arxiv/api/query?id_list=2201.00001"
DOI = "/doi/10.48550/arXiv.2201.00001"
ACL = "/acl/2023.stones-main.1.bib"


def test_what_is_missing_is_proposed_and_not_written(project: Path, server: Server) -> None:
    """The difference is shown with its source; without a yes the file stays as it is."""
    server.answers = {ARXIV: [(200, ATOM)]}
    result = _enrich(project, server, "doe2022sorting")
    assert result.exit_code == 0
    assert f"+ submitted = 2022-01    ({server.address}{ARXIV})" in result.output
    assert "+ arxiv_class = cs.ST" in result.output
    assert "? authors = Doe, Ana; Roe, Bo van der" in result.output
    assert "differs from a confirmed value, left alone: authors" in result.output
    assert _records(project) == RECORD


def test_accepted_proposals_are_written_and_nothing_else(project: Path, server: Server) -> None:
    """Comments stay, confirmed values stay, each source is noted, and the record is valid."""
    server.answers = {ARXIV: [(200, ATOM)]}
    assert _enrich(project, server, "--accept", "doe2022sorting").exit_code == 0
    text = _records(project)
    assert text.startswith(
        '# A comment that stays.\n[doe2022sorting]\ntitle = "Sorting Stones"\nauthors = ["Doe, Ana"]\n'
    )
    record = parse_work_records(text, "works.toml")[0]["doe2022sorting"]
    assert (record.submitted, record.arxiv_class, record.authors) == ("2022-01", "cs.ST", ("Doe, Ana",))
    assert record.sources == (f"{server.address}{ARXIV}",)


def test_a_confirmed_value_is_replaced_only_on_request(project: Path, server: Server) -> None:
    """With --replace the difference is an ordinary proposal."""
    server.answers = {ARXIV: [(200, ATOM)]}
    result = _enrich(project, server, "--accept", "--replace", "doe2022sorting")
    assert "- authors = Doe, Ana" in result.output
    assert parse_work_records(_records(project), "w")[0]["doe2022sorting"].authors == (
        "Doe, Ana",
        "Roe, Bo van der",
    )


def test_a_work_without_a_record_gets_one(project: Path, server: Server) -> None:
    """A new record has what the Anthology says, is not confirmed, and is valid."""
    server.answers = {ACL: [(200, BIB.replace("Sorting {S}tones", "On Rivers").replace("Doe, Ana and ", ""))]}
    assert "other authors" in _enrich(project, server, "--accept", "roe2023rivers").output, (
        "van der Roe is not Roe"
    )
    server.answers = {
        ACL: [(200, BIB.replace("Sorting {S}tones", "On Rivers").replace("van der Roe", "Roe"))]
    }
    assert _enrich(project, server, "--accept", "roe2023rivers").exit_code == 0
    record = parse_work_records(_records(project), "w")[0]["roe2023rivers"]
    assert record.authors == ("Doe, Ana", "Roe, Bo", "Álvarez, Zé")
    assert record.published is not None
    assert (record.published.short, record.published.pages, record.year) == ("STONES 2023", "1–9", 2023)
    assert not record.confirmed


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (ATOM.replace("Sorting\n  Stones", "Something else"), "it has another title, “Something else”"),
        (
            ATOM.replace("Ana Doe", "Eve Moe").replace("Bo van der Roe", "Al Poe"),
            "it has other authors, Moe, Eve; Poe, Al",
        ),
        ("<html>sorry</html>", "it has no entry"),
        (ATOM[:200], "it is not a feed"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><feed>&a;</feed>', "it is not a feed"),
        ("", "the answer is empty"),
    ],
)
def test_another_work_and_garbage_are_not_believed(
    answer: str, reason: str, project: Path, server: Server
) -> None:
    """An answer about something else, or about nothing, is named and changes nothing."""
    server.answers = {ARXIV: [(200, answer)]}
    result = _enrich(project, server, "--accept", "--replace", "doe2022sorting")
    assert f"{server.address}{ARXIV}: not used, because {reason}" in result.output
    assert _records(project) == RECORD


def test_a_busy_server_is_asked_again(project: Path, server: Server) -> None:
    """After 429 and 503 the request is repeated, and its answer is used."""
    server.answers = {ARXIV: [(429, ""), (503, ""), (200, ATOM)]}
    assert "+ submitted = 2022-01" in _enrich(project, server, "doe2022sorting").output
    assert [path for path, _, _ in server.asked].count(ARXIV) == 3


@pytest.mark.parametrize("status", [404, 429, 500, 206])
def test_a_server_that_fails_costs_one_source(status: int, project: Path, server: Server) -> None:
    """A refusal, an endless 429, an error and half an answer are named; the other source is still used."""
    server.answers = {ARXIV: [(status, ATOM)], DOI: [(200, json.dumps(CSL))]}
    result = _enrich(project, server, "doe2022sorting")
    assert result.exit_code == 0
    assert f"{server.address}{ARXIV}: not used, because " in result.output
    assert "+ published.volume = 7" in result.output


def test_no_server_at_all(project: Path, server: Server) -> None:
    """Without a network every source is named as unavailable, and the exit code says so."""
    server.shutdown()
    server.server_close()
    result = _enrich(project, server, "--accept", "doe2022sorting")
    assert result.exit_code == 3
    assert "No source can be reached" in result.output
    assert _records(project) == RECORD


def test_a_slow_answer_is_given_up(project: Path, server: Server) -> None:
    """A server that never finishes, though it sends a byte now and then, costs its source and no more."""
    server.answers = {ARXIV: [(SLOW, ATOM)], DOI: [(200, json.dumps(CSL))]}
    result = _enrich(project, server, "doe2022sorting")
    assert (
        f"{server.address}{ARXIV}: not used, because the answer was not complete after 2 s" in result.output
    )
    assert "+ published.volume = 7" in result.output


def test_a_publication_that_arxiv_names_is_looked_up(project: Path, server: Server) -> None:
    """The DOI in a preprint's record leads on to the publication, whose year goes with it."""
    doi = '<doi xmlns="http://arxiv.org/schemas/atom">10.1234/STONES.7</doi></entry>'
    server.answers = {
        ARXIV: [(200, ATOM.replace("</entry>", doi))],
        "/doi/10.1234/stones.7": [(200, json.dumps(CSL))],
    }
    assert _enrich(project, server, "--accept", "--replace", "doe2022sorting").exit_code == 0
    record = parse_work_records(_records(project), "w")[0]["doe2022sorting"]
    assert record.published is not None
    assert (record.published.doi, record.published.year, record.year) == ("10.1234/stones.7", 2023, 2023)
    assert {"published.doi", "year"} <= set(record.unconfirmed_fields)


def test_a_broken_record_is_never_written_over(project: Path, server: Server) -> None:
    """While a record cannot be read, nothing is looked up: its confirmed values could be lost."""
    server.answers = {ARXIV: [(200, ATOM)]}
    for fault in ('colour = "grey"\n', "year = \n"):
        (project / "bib" / "works.toml").write_text(RECORD + fault)
        result = _enrich(project, server, "--accept", "doe2022sorting")
        assert result.exit_code == 1
        assert "works.toml:10:" in result.output
        assert _records(project) == RECORD + fault


def test_garbage_is_not_kept(project: Path, server: Server) -> None:
    """An answer that could not be believed is asked for again."""
    server.answers = {ARXIV: [(200, "<html>"), (200, ATOM)]}
    assert "not used" in _enrich(project, server, "doe2022sorting").output
    assert "+ submitted = 2022-01" in _enrich(project, server, "doe2022sorting").output


def test_nothing_is_asked_twice_and_we_say_who_we_are(project: Path, server: Server) -> None:
    """The second run is answered from the cache; requests name the program and the form they want."""
    server.answers = {ARXIV: [(200, ATOM)], DOI: [(200, json.dumps(CSL))]}
    first = _enrich(project, server, "doe2022sorting")
    asked = list(server.asked)
    assert _enrich(project, server, "doe2022sorting").output == first.output
    assert server.asked == asked
    assert {path for path, _, _ in asked} == {ARXIV, DOI}
    assert all(agent.startswith("survey-companion/") for _, _, agent in asked)
    assert {path: accept for path, accept, _ in asked}[DOI] == "application/vnd.citationstyles.csl+json"


def test_an_unknown_key_is_wrong_usage(project: Path, server: Server) -> None:
    """A misspelt key is named."""
    result = _enrich(project, server, "nobody2020")
    assert result.exit_code == 2
    assert "no work has the key nobody2020" in result.output


def test_csl_is_read_with_care() -> None:
    """Particles belong to the family name, markup goes, and arXiv is no publication."""
    found = parse_csl(json.dumps(CSL), "s")
    assert (found.title, found.authors) == ("Sorting Stones", ("Doe, Ana", "van der Roe, Bo"))
    assert found.fields["published.type"] == "article"
    assert found.fields["published.pages"] == "1–12"
    assert found.fields["published.doi"] == "10.1234/stones.7"
    assert parse_csl(json.dumps({**CSL, "publisher": "arXiv"}), "s").fields == {}
    for text in ("", "[]", "{}", '{"title": 5}', "[" * 100_000):
        with pytest.raises(UnavailableError):
            parse_csl(text, "s")


def test_the_anthology_is_read_with_care() -> None:
    """Accents and particles come through, and the short venue comes from the identifier."""
    found = parse_acl(BIB, "s")
    assert found.authors == ("Doe, Ana", "van der Roe, Bo", "Álvarez, Zé")
    assert found.fields["published.acl_id"] == "2023.stones-main.1"
    findings = parse_acl(BIB.replace("2023.stones-main.1", "2023.findings-emnlp.1"), "s")
    assert findings.fields["published.short"] == "Findings of EMNLP 2023"
    for text in ("", "@misc{a", "<html>", "@misc{a, year = {2020}}"):
        with pytest.raises(UnavailableError):
            parse_acl(text, "s")


def test_the_arxiv_feed_is_read_with_care() -> None:
    """The identifier loses its version, the title its line breaks."""
    found = parse_arxiv(ATOM, "s")
    assert (found.title, found.fields["arxiv"]) == ("Sorting Stones", "2201.00001")


def test_editing_keeps_the_rest_of_the_file() -> None:
    """A second record stays to the letter."""
    proposal = Proposal(field="published.pages", old=None, new="1–9", source="s", is_confirmed=False)
    text = RECORD + '\n[roe2020sand]\ntitle = "Sand"   # as printed\n'
    changed = apply_proposals(text, "doe2022sorting", [proposal])
    assert '\n[roe2020sand]\ntitle = "Sand"   # as printed\n' in changed
    assert "1–9" in changed
