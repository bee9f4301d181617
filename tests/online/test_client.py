"""Whatever a server does, it is one reason why its answer is not used, and the next work is looked up."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hostile import CASES, Case, HostileServer, feed, hostile_server, ok
from survey_companion.model.survey import Work
from survey_companion.online.cache import Cache
from survey_companion.online.client import Client, RequestPolicy
from survey_companion.online.enrich_run import Outcome, Session, choose_works
from survey_companion.online.proposals import Hosts
from survey_companion.project.locating import Project, locate_project

ADDRESSES = {
    "doi": "https://doi.org/10.1234/stones",
    "arxiv": "https://arxiv.org/abs/2201.00001",
    "acl": "https://aclanthology.org/2022.stones-main.1",
    "next": "https://arxiv.org/abs/2201.00002",
}
PATHS = {
    "doi": "/doi/10.1234/stones",
    "arxiv": "/arxiv/api/query?id_list=2201.00001",
    "acl": "/acl/2022.stones-main.1.bib",
}
NEXT = "/arxiv/api/query?id_list=2201.00002"
PATIENT = RequestPolicy(per_second=1e9, patience=20, silence=20, deadline=40, retries=1, backoff=0.001)


@pytest.fixture(scope="module")
def server() -> Iterator[HostileServer]:
    """A server whose replies each test sets."""
    with hostile_server() as running:
        yield running


def _make_project(folder: Path, address: str) -> Project:
    folder.mkdir()
    entry = f"- [2022] **Sorting Stones.** *Doe et al.* `J` [[paper]({address})]"
    (folder / "catalogue.md").write_text(f"# T\n## P\n{entry}\n")
    return locate_project(folder / "catalogue.md", folder)


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Project, Work]]:
    """Lists of one work that has one source, by that source."""
    folder = tmp_path_factory.mktemp("lists")
    made = {name: _make_project(folder / name, address) for name, address in ADDRESSES.items()}
    return {name: (project, choose_works(project, ())[0][0]) for name, project in made.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name[:60])
def test_an_odd_answer_costs_itself_and_no_more(
    case: Case, server: HostileServer, projects: dict[str, tuple[Project, Work]], tmp_path: Path
) -> None:
    """The reason is said in one line without any control character, and the next work is looked up."""
    reply = case.reply
    if isinstance(reply, bytes):
        reply = reply.replace(b"{port}", str(server.port).encode())
    published = "<id>http://arxiv.org/abs/2201.00002v1</id><published>2022-01-03</published>"
    server.replies = {PATHS[case.source]: reply, NEXT: ok(feed(published))}
    project, work = projects[case.source]
    hosts = Hosts(**{name: f"{server.address}/{name}" for name in PATHS})
    lines: list[str] = []
    session = Session(
        project=project,
        client=Client(replace(PATIENT, silence=case.silence, deadline=case.deadline), given=hosts.given),
        cache=Cache(tmp_path / "cache"),
        hosts=hosts,
        decide=lambda _: False,
        say=lines.append,
        replaces=False,
    )
    first = session.look_up([work])
    assert first is (Outcome.WELL if case.field else Outcome.NOTHING_USABLE), lines
    what = f"{case.field} of " if case.field else ""
    reason = case.reason.replace("{port}", str(server.port))
    assert f"  {what}{server.address}{PATHS[case.source]}: not used, because {reason}" in lines
    assert all(line.isprintable() for line in lines)
    assert f"  + {case.field} = " not in "\n".join(lines)
    session = replace(session, client=Client(PATIENT, given=hosts.given))  # on a busy machine, too
    assert session.look_up([projects["next"][1]]) is Outcome.WELL
    assert any(line.startswith("  + submitted = 2022-01") for line in lines)


def test_there_are_sixty_ways() -> None:
    """No case goes by the name of another, and none is lost."""
    assert len({case.name for case in CASES}) == len(CASES) >= 60
