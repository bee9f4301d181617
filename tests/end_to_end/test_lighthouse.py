"""What Lighthouse says of five kinds of page, as far as it is the same on every machine."""

from pathlib import Path

import pytest

from conftest import need, need_package
from lighthouse import ask_lighthouse, choose_pages, serve_compressed

# Bytes that a reader's first page takes, compressed, with all that it loads.
MOST_BYTES = {"front": 60_000, "section": 100_000, "explorer": 84_000, "work": 45_000, "references": 110_000}


@pytest.mark.parametrize("kind", MOST_BYTES)
def test_lighthouse_finds_pages_accessible_and_light(kind: str, site: Path) -> None:
    """Each kind of page has the full score in accessibility, and its first visit takes few bytes."""
    need_package("lighthouse")
    need("node")
    need("chromium")
    with serve_compressed(site) as address:
        report = ask_lighthouse(f"{address}/{choose_pages(site)[kind]}", ["accessibility"])
    assert report.scores == {"accessibility": 100}, report.faults
    assert 10_000 < report.bytes_sent < MOST_BYTES[kind]
