"""What pages say of the offline files, and how they link them."""

import zlib

import pytest

from survey_companion.exports.offline_files import (
    OfflineFile,
    count_pages,
    describe_files,
    drop_links,
    link_files,
    read_setting,
    show_size,
    write_setting,
)

PDF = b"%%PDF-1.7\n1 0 obj\n<</Type /Catalog/Pages 2 0 R>>\nendobj\n%s\n%%%%EOF\n"
TREE = b"2 0 obj\n<<\n  /Type /Pages\n  /Count 1234\n  /Kids [3 0 R 4 0 R]\n>>\nendobj\n"
PART = b"3 0 obj\n<</Kids [5 0 R]/Count 7/Parent 2 0 R/Type/Pages>>\nendobj\n"
PAGE = b"5 0 obj\n<</Type /Page/Count 9999>>\nendobj\n"


def _pack(objects: bytes) -> bytes:
    """Return the objects in a compressed stream, as smaller PDFs have them."""
    data = zlib.compress(objects)
    head = b"9 0 obj\n<< /Type /ObjStm /N 3 /First 12 /Filter /FlateDecode /Length %d >>\nstream\n" % len(
        data
    )
    return head + data + b"\nendstream\nendobj"


@pytest.mark.parametrize("objects", [PART + TREE + PAGE, TREE + PAGE + PART])
def test_the_pages_of_a_pdf_are_counted(objects: bytes) -> None:
    """The root of the tree has the count of all, also where its objects are compressed."""
    assert count_pages(PDF % objects) == 1234
    assert count_pages(PDF % _pack(objects)) == 1234


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", PDF % PAGE, PDF % _pack(b"")[:-30], b"<<" * 10_000])
def test_what_does_not_tell_has_no_pages(data: bytes) -> None:
    """Then the size alone is told."""
    assert count_pages(data) == 0
    (pdf, _) = describe_files("s", [("PDF", data)])
    assert pdf.note == "20 kB" if len(data) > 10_000 else "1 kB"


@pytest.mark.parametrize(
    ("size", "text"),
    [
        *((0, "1 kB"), (1_499, "1 kB"), (1_500, "2 kB"), (388_604, "389 kB"), (999_499, "999 kB")),
        *((999_500, "1.0 MB"), (4_249_999, "4.2 MB"), (4_250_000, "4.3 MB"), (1_234_500_000, "1,234.5 MB")),
    ],
)
def test_sizes_are_short(size: int, text: str) -> None:
    """Two figures or three are enough to decide whether to load a file."""
    assert show_size(size) == text


def test_files_stand_in_one_order_and_say_what_they_are() -> None:
    """The zip is made of the pages, so they do not know its size; what was not made is not named."""
    epub = ("EPUB", b"x" * 2_000)
    files = describe_files("stones", [epub, ("PDF", PDF % TREE)])
    assert [(each.label, each.path, each.note) for each in files] == [
        ("PDF", "downloads/stones.pdf", "1,234 pages, 1 kB"),
        ("EPUB", "downloads/stones.epub", "2 kB"),
        ("zip", "downloads/stones.zip", ""),
    ]
    assert [each.label for each in describe_files("stones", [epub])] == ["EPUB", "zip"]
    assert describe_files("s", [("PDF", PDF % PART.replace(b"7", b"1"))])[0].note == "1 page, 1 kB"
    assert read_setting(write_setting(files)) == files
    assert read_setting("") == ()


def test_links_lead_from_any_page_and_are_no_markup() -> None:
    """Each address is one from the page; nothing in a name is HTML."""
    files = (
        OfflineFile(label="PDF", path='d/"<b>.pdf', note="<i>"),
        OfflineFile(label="zip", path="d/s.zip"),
    )
    assert link_files(files, "../") == (
        '<a href="../d/&quot;&lt;b&gt;.pdf">PDF</a> (&lt;i&gt;) · <a href="../d/s.zip">zip</a>'
    )
    assert link_files((), "") == ""


def test_the_zip_links_none_of_them() -> None:
    """Both lines and the address for search engines are gone, and nothing else."""
    line = link_files(describe_files("s", [("EPUB", b"")]), "")
    for whole in (
        f'<p>A</p>\n<p class="offline-files">Take: {line}</p><p>B</p>',
        f'<p>A</p>\n<p class="edition offline-files">Offline: {line}</p><p>B</p>',
        '<p>A</p>\n<meta name="citation_pdf_url" content="https://s.example/d/s.pdf"><p>B</p>',
    ):
        assert drop_links(whole) == "<p>A</p><p>B</p>"
    kept = '<p class="edition">Edition 1</p> <meta name="citation_title" content="T"> offline-files'
    assert drop_links(kept) == kept
