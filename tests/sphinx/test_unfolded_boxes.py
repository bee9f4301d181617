"""Tabs and dropdowns where nobody can open them."""

from pathlib import Path

import pytest

from books import XHTML, parse, read_book
from browsing import run_sphinx, write_site

PAGE = """# Boxes

::::{tab-set}
:::{tab-item} Stone
Hard.
:::
:::{tab-item} Wood
```text
Soft.
```
:::
::::

:::::{dropdown} What is inside
::::{tab-set}
:::{tab-item} Text
```text
Doe, A. (2020). Stones & "walls". https://example.org/stones?a=1&b=2
```

{.site-only}
Download it.
:::
:::{tab-item} BibTeX
:class-container: site-only

```text
@misc{doe}
```
:::
::::
:::::

::::{tab-set}
:::{tab-item} Lone
```text
one
two
```
:::
::::
"""


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of a page of boxes."""
    return write_site(tmp_path_factory.mktemp("opened"), {"boxes": PAGE}, "")


@pytest.fixture(scope="module")
def page(docs: Path) -> str:
    """The page as a book has it."""
    done = run_sphinx(docs, docs.parent / "epub", "epub")
    assert done.returncode == 0, done.stderr
    return read_book(docs.parent / "epub" / "stones.epub")["boxes.xhtml"].decode()


def test_all_of_a_box_is_shown_with_its_title(page: str) -> None:
    """Every tab and every dropdown is open, headed by what one would have clicked."""
    root = parse(page.encode())
    assert not {f"{XHTML}{name}" for name in ("input", "label", "details")} & {
        each.tag for each in root.iter()
    }
    rubrics = [each.text for each in root.iter(f"{XHTML}p") if "rubric" in each.get("class", "").split()]
    assert rubrics == ["Stone", "Wood", "What is inside"]
    text = " ".join("".join(root.itertext()).split())
    assert "Stone Hard. Wood Soft. What is inside Doe, A." in text


def test_a_tab_left_alone_is_its_content(page: str) -> None:
    """A citation of one line is a sentence with a link; a block of two lines stays a block."""
    root = parse(page.encode())
    (sentence,) = [each for each in root.iter(f"{XHTML}p") if each.get("class") == "sentence"]
    address = "https://example.org/stones?a=1&b=2"
    assert "".join(sentence.itertext()) == f'Doe, A. (2020). Stones & "walls". {address}'
    assert [each.get("href") for each in sentence.iter(f"{XHTML}a")] == [address]
    assert "one\ntwo" in "".join(root.itertext())
    assert "Download" not in page
    assert "@misc" not in page


UNTITLED = """# Boxes

:::{dropdown}
First words.

Last words.
:::

:::{dropdown}
:::

:::{dropdown} Title alone
:::

After.
"""


def test_a_box_without_a_title_keeps_all_it_has(tmp_path: Path) -> None:
    """Its first paragraph is no heading, and an empty one does no harm."""
    docs = write_site(tmp_path, {"boxes": UNTITLED}, "")
    for builder in ("epub", "text", "latex"):
        done = run_sphinx(docs, tmp_path / builder, builder)
        assert done.returncode == 0, done.stderr
    root = parse(read_book(tmp_path / "epub" / "stones.epub")["boxes.xhtml"])
    words = [(each.get("class"), each.text) for each in root.iter(f"{XHTML}p")]
    assert words == [
        *((None, "First words."), (None, "Last words."), ("rubric", "Title alone"), (None, "After."))
    ]
    assert len([each for each in root.iter(f"{XHTML}div") if "opened" in each.get("class", "")]) == 2
    text = (tmp_path / "text" / "boxes.txt").read_text(encoding="utf-8")
    assert text.split() == "Boxes ***** First words. Last words. -[ Title alone ]- After.".split()


def test_other_editions_show_the_same(docs: Path) -> None:
    """Plain text and LaTeX have the words of all boxes, too."""
    for builder, name in (("text", "boxes.txt"), ("latex", "stones.tex")):
        done = run_sphinx(docs, docs.parent / builder, builder)
        assert done.returncode == 0, done.stderr
        text = (docs.parent / builder / name).read_text(encoding="utf-8")
        assert [word in text for word in ("Stone", "Hard.", "Soft.", "What is inside", "Doe, A.")] == [
            True
        ] * 5
        assert "Lone" not in text


def test_the_site_keeps_its_tabs(docs: Path) -> None:
    """On the site a tab is a tab, and what is for the site alone is there."""
    done = run_sphinx(docs, docs.parent / "html")
    assert done.returncode == 0, done.stderr
    text = (docs.parent / "html" / "boxes.html").read_text(encoding="utf-8")
    assert text.count('type="radio"') == 5
    assert "<details" in text
    assert "Download it." in text
