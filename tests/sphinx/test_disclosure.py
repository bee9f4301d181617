"""Whole blocks that a reader opens with a click."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from browsing import run_sphinx, write_site

PAGE = """# Stones

:::{fold} The *entry*
:anchor: cite

First.

```text
@misc{stones}
```
:::

::::{fold} No anchor
Last.
::::
"""


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of a site with two folds."""
    return write_site(tmp_path_factory.mktemp("fold"), {"stones": PAGE}, "")


def test_a_fold_is_closed_and_has_its_anchor_inside(docs: Path) -> None:
    """Browsers open the element when the address leads to something in it, and need no script."""
    done = run_sphinx(docs, docs.parent / "html", "html")
    assert done.returncode == 0, done.stderr
    page = BeautifulSoup((docs.parent / "html" / "stones.html").read_text(encoding="utf-8"), "lxml")
    entry, other = page.select("details.disclosure")
    assert not entry.has_attr("open")
    summary = entry.find("summary")
    assert isinstance(summary, Tag)
    assert summary.decode_contents() == "The <em>entry</em>"
    assert "First." in entry.get_text()
    assert [tag.get_text(strip=True) for tag in entry.select("#cite pre")] == ["@misc{stones}"]
    assert not other.select("[id]")


@pytest.mark.parametrize("builder", ["epub", "latex", "text"])
def test_an_edition_shows_all(docs: Path, builder: str) -> None:
    """Nothing can be opened there; the summary says nothing that the content does not."""
    folder = docs.parent / builder
    done = run_sphinx(docs, folder, builder)
    assert done.returncode == 0, done.stderr
    files = [path for path in folder.rglob("*") if path.suffix in {".tex", ".txt", ".xhtml"}]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    assert all(part in text for part in ("First.", "misc", "Last."))
    assert "details" not in text
