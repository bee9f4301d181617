"""What editions without a site leave out, and where links lead instead."""

import json
import re
from pathlib import Path

import pytest

from books import XHTML, anchors_of, links_of, parse, read_book
from browsing import run_sphinx, write_site

BIBLIOGRAPHY = """
@misc{doe2020stones, author = {Doe, Ana}, title = {Stones}, year = {2020}}
@misc{roe2021walls, author = {Roe, Bo}, title = {Walls}, year = {2021}}
"""
PAGES = {
    "index": "# Front\n\n## Last words\n\nText.\n\n"
    "```{toctree}\n:hidden:\n\nnotes\nexplore\nreferences\ncompanion/index\n```\n",
    "works/doe2020stones": "---\norphan: true\n---\n\n(work-doe2020stones)=\n# Stones\n\nIts own page.\n",
    "works/unknown": "---\norphan: true\n---\n\n# Unknown\n\nNo reference has this key.\n",
    "explore": "# Explore\n\nEverything.\n",
    "companion/index": "# The tool\n\n```{toctree}\n:hidden:\n\nfiles\n```\n",
    "companion/files": "# Files\n\nWhich there are.\n",
    "notes": "# Notes\n\nOf {survey:work}`doe2020stones`, once {survey:work}`old`,"
    " {doc}`a page of it </works/doe2020stones>`, [its file](works/doe2020stones.md)"
    " and {doc}`a page of nothing <works/unknown>`.\n"
    "See {doc}`explore` and {doc}`this too <explore>`. Cited: {cite:t}`doe2020stones`.\n\n"
    "{.edition-only}\nPrinted alone.\n\nWord [and a click]{.site-only}[and a page]{.edition-only}.\n\n"
    "```{drawing} /map.svg\n```\n\n"
    ":::{dropdown} Closed\n:class-container: site-only\n\nBehind it.\n:::\n\n"
    "{.site-only}\n## Downloads\n\nAs a file.\n",
}
MAP = """<svg xmlns="http://www.w3.org/2000/svg" role="group"><title>Map</title>
<a href="works/doe2020stones.html#cite"><text>stones</text></a>
<a href="works/unknown.html"><text>nothing</text></a>
<a href="explore.html#map"><text>explorer</text></a>
<a href="references.html"><text>list</text></a></svg>
"""
OBJECTS = [
    ["work", key, "Stones", "works/doe2020stones", "work-doe2020stones"] for key in ("doe2020stones", "old")
]
ADDRESS = "https://example.org/stones/"


def _sources(root: Path, address: str | None = None) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    docs = write_site(root, PAGES, BIBLIOGRAPHY, OBJECTS)
    (docs / "map.svg").write_text(MAP, encoding="utf-8")
    info = json.loads((docs / "survey.json").read_text(encoding="utf-8"))
    (docs / "survey.json").write_text(json.dumps({**info, "address": address}), encoding="utf-8")
    return docs


def _book(root: Path, address: str | None) -> dict[str, bytes]:
    docs = _sources(root, address)
    done = run_sphinx(docs, root / "epub", "epub")
    assert done.returncode == 0, done.stderr
    return read_book(root / "epub" / "stones.epub")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The book of a site that is published."""
    return _book(tmp_path_factory.mktemp("published"), ADDRESS)


@pytest.fixture(scope="module")
def unpublished(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The book of a site that nobody knows an address of."""
    return _book(tmp_path_factory.mktemp("unpublished"), None)


def _text(data: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", data.decode().partition("<body>")[2]).split())


def test_pages_that_need_the_site_are_left_out(published: dict[str, bytes]) -> None:
    """Neither the explorer, a work nor the tool has a page, and the contents do not name them."""
    pages = {name for name in published if name.endswith(".xhtml")}
    assert pages == {"cover.xhtml", "nav.xhtml", "index.xhtml", "notes.xhtml", "references.xhtml"}
    assert b"Explore" not in published["nav.xhtml"]
    assert b"The tool" not in published["nav.xhtml"]


def test_links_to_works_lead_to_the_references(published: dict[str, bytes]) -> None:
    """However a link names a work's page, it leads to the reference; a work without one is plain text."""
    text = published["notes.xhtml"].decode()
    found = re.findall(r'href="references\.xhtml#ref-doe2020stones"', text)
    assert len(found) == 6, "two keys, two addresses, a citation and a drawing"
    assert "Of Stones, once Stones, a page of it, its file and a page of nothing." in _text(
        published["notes.xhtml"]
    )
    assert "works/" not in text


def test_links_to_other_pages_lead_to_the_published_site(
    published: dict[str, bytes], unpublished: dict[str, bytes]
) -> None:
    """With an address, a link says what the page is; without one its words stay, and lead nowhere."""
    links = [uri for _, uri in links_of(published) if "explore" in uri]
    assert links == [*[f"{ADDRESS}explore.html"] * 2, f"{ADDRESS}explore.html#map"]
    assert "See the explorer of works and this too." in _text(published["notes.xhtml"])
    assert [uri for _, uri in links_of(unpublished) if "explore" in uri] == []
    assert "See the explorer of works and this too." in _text(unpublished["notes.xhtml"])


def test_every_link_lands(published: dict[str, bytes], unpublished: dict[str, bytes]) -> None:
    """A link inside the book leads to a page or an anchor that there is."""
    for book in (published, unpublished):
        inside = [(page, uri) for page, uri in links_of(book) if ":" not in uri]
        assert len(inside) > 10
        assert [(page, uri) for page, uri in inside if uri not in anchors_of(book)] == []


def test_a_drawing_keeps_what_it_says(unpublished: dict[str, bytes]) -> None:
    """A picture loses the links that lead nowhere, not their words; its role is one that books allow."""
    text = unpublished["notes.xhtml"].decode()
    assert text.count("<g><text>") == 2
    assert "<g><text>nothing</text></g>" in text
    assert '<svg xmlns="http://www.w3.org/2000/svg" role="document">' in text
    assert 'href="references.xhtml"><text>list</text>' in text


def test_each_kind_of_output_has_its_own_parts(tmp_path: Path, published: dict[str, bytes]) -> None:
    """`site-only` stands on the site alone, `edition-only` in editions alone, also in the contents."""
    printed = _text(published["notes.xhtml"])
    assert "Downloads" not in printed + published["nav.xhtml"].decode()
    assert "As a file." not in printed
    assert "Behind it." not in printed
    assert "Printed alone." in printed
    assert "Word and a page." in printed
    docs = _sources(tmp_path, ADDRESS)
    assert run_sphinx(docs, tmp_path / "html").returncode == 0
    shown = _text((tmp_path / "html" / "notes.html").read_bytes().replace(b"<body", b"<body><x", 1))
    assert "Downloads" in shown
    assert "As a file." in shown
    assert "Behind it." in shown
    assert "Printed alone." not in shown
    assert "Word and a click." in shown


def test_chapters_follow_the_text_around_their_list(published: dict[str, bytes], tmp_path: Path) -> None:
    """A list of pages in the last section of a page does not make its pages parts of that section."""
    nav = published["nav.xhtml"].decode()
    assert re.findall(r'href="(\w+\.xhtml)(?:#[\w-]+)?">', nav.partition("</nav>")[0]) == [
        *("index.xhtml", "notes.xhtml", "references.xhtml")
    ]
    docs = _sources(tmp_path)
    done = run_sphinx(docs, tmp_path / "latex", "latex")
    assert done.returncode == 0, done.stderr
    tex = (tmp_path / "latex" / "stones.tex").read_text(encoding="utf-8")
    assert re.findall(r"^\\chapter\{(.*)\}$", tex, re.MULTILINE) == ["Last words", "Notes", "References"]


def test_another_kind_of_output_reads_the_pages_again(tmp_path: Path) -> None:
    """The site and an edition may share one folder of doctrees: neither gets the parts of the other."""
    docs = _sources(tmp_path, ADDRESS)
    shared = ("-d", str(tmp_path / "doctrees"))
    texts = []
    for number, builder in enumerate(("html", "text", "html", "text")):
        done = run_sphinx(docs, tmp_path / f"{builder}-{number}", builder, *shared)
        assert done.returncode == 0, done.stderr
        suffix = "html" if builder == "html" else "txt"
        texts.append((tmp_path / f"{builder}-{number}" / f"notes.{suffix}").read_text(encoding="utf-8"))
    assert ["Printed alone." in text for text in texts] == [False, True, False, True]
    assert ["As a file." in text for text in texts] == [True, False, True, False]
    assert texts[0] == texts[2]
    assert texts[1] == texts[3]


LINKS = {
    "index": "# Front\n\n```{toctree}\n:hidden:\n\ndeep/notes\nexplore\nreferences\n```\n",
    "explore": "# Explore\n\n(all-of-it)=\n(Everything_here)=\n\n## All *of* it\n\nText.\n\n"
    "(loose)=\n\nA paragraph.\n\n(by-year)=\n## By year\n\nYears.\n",
    "works/doe2020stones": PAGES["works/doe2020stones"],
    "deep/notes": "(own)=\n# Notes\n\n{cite:t}`doe2020stones`\n\n"
    "- {doc}`../explore`\n- {doc}`up and down <../deep/../explore>`\n"
    "- {ref}`all-of-it`\n- {ref}`everything_here`\n- {ref}`words <loose>`\n- [more](#all-of-it)\n"
    "- [years](../explore.md#by-year)\n- [here](../explore.md#everything_here)\n"
    "- {ref}`own`\n- {ref}`work-doe2020stones`\n",
}


def _item_texts(page: bytes) -> list[tuple[str, str | None]]:
    """Return the words of each list item of a page, and where its link leads."""
    items = parse(page).iter(f"{XHTML}li")
    links = ((item, next(item.iter(f"{XHTML}a"), None)) for item in items)
    return [("".join(item.itertext()), None if link is None else link.get("href")) for item, link in links]


@pytest.mark.parametrize("address", [ADDRESS, None], ids=["published", "unpublished"])
def test_links_that_the_site_resolves_hold_in_an_edition(tmp_path: Path, address: str | None) -> None:
    """Paths with dots, labels and headings of pages left out: each keeps its words and its anchor."""
    docs = write_site(tmp_path, LINKS, BIBLIOGRAPHY, OBJECTS)
    info = json.loads((docs / "survey.json").read_text(encoding="utf-8"))
    (docs / "survey.json").write_text(json.dumps({**info, "address": address}), encoding="utf-8")
    for builder in ("html", "epub"):
        done = run_sphinx(docs, tmp_path / builder, builder)
        assert done.returncode == 0, done.stderr
    explore = f"{ADDRESS}explore.html" if address else None

    def at(anchor: str) -> str | None:
        return f"{explore}#{anchor}" if explore else None

    assert _item_texts(read_book(tmp_path / "epub" / "stones.epub")["deep/notes.xhtml"]) == [
        ("the explorer of works", explore),
        ("up and down", explore),
        ("All of it", at("all-of-it")),
        ("All of it", at("everything-here")),
        ("words", at("loose")),
        ("more", at("all-of-it")),
        ("years", at("by-year")),
        ("here", at("everything-here")),
        ("Notes", "#own"),
        ("Stones", "../references.xhtml#ref-doe2020stones"),
    ]
    site = (tmp_path / "html" / "explore.html").read_text(encoding="utf-8")
    for anchor in ("all-of-it", "everything-here", "loose", "by-year"):
        assert f'id="{anchor}"' in site, "the anchors are those of the site"


def test_a_label_that_nobody_has_is_still_named(tmp_path: Path) -> None:
    """Only labels of pages that there are lead elsewhere."""
    docs = write_site(tmp_path, {"page": "# Page\n\n{ref}`no-such-label`\n"}, "")
    done = run_sphinx(docs, tmp_path / "epub", "epub")
    assert done.returncode == 1
    assert "undefined label: 'no-such-label'" in done.stderr
