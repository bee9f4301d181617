"""Generated pages that stand outside the navigation."""

import shutil
from pathlib import Path

from conftest import CASES, build_site


def test_a_front_page_of_one_s_own_need_not_name_the_page_on_citing(tmp_path: Path) -> None:
    """A project whose front page is older than that page still builds, and a new one may name it."""
    shutil.copy(CASES / "sample.md", tmp_path / "list.md")
    assert build_site(tmp_path / "list.md", tmp_path).returncode == 0
    front = tmp_path / "docs" / "index.md"
    _, _, text = front.read_text(encoding="utf-8").partition("\n")
    assert "\ncite\n" in text
    without = text.replace("\ncite\n", "\n").replace(" <cite>", " <references>")
    site = tmp_path / "docs" / "_build" / "html"
    for own, is_named in ((without, False), (text, True), (without, False)):
        front.write_text(own, encoding="utf-8")
        done = build_site(tmp_path / "list.md", tmp_path)
        assert done.returncode == 0, done.stderr
        page = (site / "references.html").read_text(encoding="utf-8")
        assert ('href="cite.html"' in page) is is_named
        assert (site / "cite.html").is_file()
