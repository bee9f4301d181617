"""The site while it is worked on."""

import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from time import sleep
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import uvicorn
from sphinx_autobuild.utils import find_free_port

from conftest import CASES
from survey_companion.commands.serve import make_server
from survey_companion.commands.steps import LIVE
from survey_companion.project.disk import OWN as FOLDER
from survey_companion.project.locating import locate_project


def _nothing(changed_paths: object) -> None:
    """Build nothing."""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where a server answers that shows one page."""
    root = tmp_path_factory.mktemp("served")
    pages = root / "docs" / "_build" / FOLDER / LIVE / "pages"
    pages.mkdir(parents=True)
    (pages / "index.html").write_text("<html><body>Stones</body></html>")
    (root / "docs" / "secret.txt").write_text("secret")
    (root / "list.md").write_text("")
    project = locate_project(root / "list.md", root)
    free = find_free_port()
    application = make_server(project, partial(_nothing), f"127.0.0.1:{free}")
    server = uvicorn.Server(uvicorn.Config(application, host="127.0.0.1", port=free, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while thread.is_alive() and not server.started:
        sleep(0.01)
    assert server.started
    yield free
    server.should_exit = True
    thread.join()


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


def _ask(port: int, path: str, host: str, headers: Mapping[str, str] = UPGRADE) -> tuple[int, str]:
    """Return status and text of an answer to somebody who calls the server by that name."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.putrequest("GET", path, skip_host=True)
        for name, value in {"Host": host, **headers}.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, "" if answer.status == 101 else answer.read().decode()


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "localhost", "127.0.0.1"])
def test_its_own_names_are_answered(host: str, port: int) -> None:
    """The page is there, with what makes it load again."""
    status, text = _ask(port, "/", host, {})
    assert status == 200
    assert "Stones" in text
    assert f"ws://127.0.0.1:{port}/websocket-reload" in text
    assert _ask(port, "/websocket-reload", host)[0] == 101


@pytest.mark.parametrize(
    "host", ["evil.example.org", "evil.example.org:8000", "127.0.0.1.evil.example.org", "0.0.0.0:8000", ""]
)
def test_no_other_name_is_answered(host: str, port: int) -> None:
    """A page of the web whose name leads here must not read what nobody has published yet."""
    status, text = _ask(port, "/", host, {})
    assert status == 400
    assert "Stones" not in text
    assert _ask(port, "/websocket-reload", host)[0] in {400, 403}


def test_only_pages_are_served(port: int) -> None:
    """No path leads out of their folder."""
    for path in ("/../../../../secret.txt", "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/secret.txt", "/secret.txt"):
        assert _ask(port, path, "localhost", {})[0] == 404


@contextmanager
def _served(root: Path, port: int) -> Iterator[str]:
    command = [sys.executable, "-m", "survey_companion", "serve", "--port", str(port)]
    command += ["--catalogue", str(root / "list.md"), "--output", str(root)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)


def _wait_for(address: str, words: str) -> str:
    """Return the page as soon as it has the words; a minute is long enough on any machine."""
    text = ""
    for _ in range(300):
        try:
            with urlopen(address) as answer:  # noqa: S310  (our own)
                text = answer.read().decode()
        except (URLError, ConnectionError):
            text = ""
        if words in text:
            return text
        sleep(0.2)
    return text


def test_a_change_is_shown_and_so_is_a_page_with_a_warning(tmp_path: Path) -> None:
    """Whoever writes sees the page at once, complete or not; the site for readers is not touched."""
    shutil.copy(CASES / "sample.md", tmp_path / "list.md")
    with _served(tmp_path, find_free_port()) as address:
        assert "Large Stones" in _wait_for(f"{address}/taxonomy/by-hand/large-stones.html", "Large")
        text = (CASES / "sample.md").read_text(encoding="utf-8")
        (tmp_path / "docs" / "mine.md").write_text("# Mine\n\n{ref}`nowhere`\n")
        (tmp_path / "list.md").write_text(text.replace("Large Stones", "Huge Stones"), encoding="utf-8")
        assert "Huge Stones" in _wait_for(f"{address}/taxonomy/by-hand/huge-stones.html", "Huge")
        assert "Mine" in _wait_for(f"{address}/mine.html", "Mine")
    assert not (tmp_path / "docs" / "_build" / "html").exists()


def test_a_port_that_is_taken_is_said_before_all_work(tmp_path: Path, port: int) -> None:
    """Nothing is converted, and the command line is what was wrong."""
    arguments = ["serve", "--port", str(port), "--catalogue", str(tmp_path / "list.md")]
    done = subprocess.run(
        [sys.executable, "-m", "survey_companion", *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert f"Invalid value for --port: {port}: Address already in use" in done.stderr
