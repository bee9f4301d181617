"""The offline files that a site offers: the book, the EPUB and the site in one file, and how they are named.

Input: the bytes of finished editions. Output: what pages say of them, as values that pages can be made with.
The number of pages is read from the PDF itself, since no setting can know it.
Source: ISO 32000-1, 7.7.3 (the tree of pages) and 7.5.7 (object streams)
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from html import escape

from survey_companion.joining.contents import count_noun

FOLDER = "downloads"  # below the root of the site

_SUFFIXES = {"PDF": "pdf", "EPUB": "epub", "zip": "zip"}  # by the words of links, in the order of display

_STREAM = re.compile(rb"<<([^\0]{0,400}?/Type\s*/ObjStm[^\0]{0,400}?)>>\s*stream\r?\n", re.DOTALL)
# The dictionary of a node of the tree of pages; the root has the count of all.
_PAGES = re.compile(rb"<<(?=[^<>]*/Type\s*/Pages\b)[^<>]*/Count\s+(\d{1,7})\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class OfflineFile:
    """One file that pages link."""

    label: str  # "PDF"
    path: str  # from the root of the site
    note: str = ""  # "160 pages, 4.2 MB"; empty if nothing is said of it


def describe_files(stem: str, editions: Sequence[tuple[str, bytes]]) -> tuple[OfflineFile, ...]:
    """Return the files of the site: the editions, as labels and bytes, and the zip.

    The zip is made of the pages that link it, so they cannot say how large it is.
    """
    known = {label: _describe(label, data) for label, data in editions}
    return tuple(
        OfflineFile(label=label, path=f"{FOLDER}/{stem}.{suffix}", note=known.get(label, ""))
        for label, suffix in _SUFFIXES.items()
        if label in known or label == "zip"
    )


def _describe(label: str, data: bytes) -> str:
    pages = count_pages(data) if label == "PDF" else 0
    counted = [count_noun(pages, "page")] if pages else []
    return ", ".join([*counted, show_size(len(data))])


def show_size(size: int) -> str:
    """Return "4.2 MB" or "389 kB" for a number of bytes: rounded, and the same wherever it stands."""
    if size < 999_500:
        return f"{max(1, (size + 500) // 1000)} kB"
    tenths = (size + 50_000) // 100_000
    return f"{tenths // 10:,}.{tenths % 10} MB"


def count_pages(pdf: bytes) -> int:
    """Return the number of pages of a PDF; 0 if it does not tell."""
    found = (int(match[1]) for part in (pdf, *_unpack(pdf)) for match in _PAGES.finditer(part))
    return max(found, default=0)


def _unpack(pdf: bytes) -> Iterator[bytes]:
    """Yield the object streams, in which a PDF may have its dictionaries compressed."""
    for match in _STREAM.finditer(pdf):
        if b"/FlateDecode" in match[1]:
            packed = pdf[match.end() : pdf.find(b"endstream", match.end())]
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(packed)


# -- as pages have them ----------------------------------------------------------------------------


def write_setting(files: Iterable[OfflineFile]) -> str:
    """Return the files as the setting by which Sphinx knows them."""
    return json.dumps([asdict(each) for each in files])


def read_setting(text: str) -> tuple[OfflineFile, ...]:
    """Return the files that a setting names; none if it is empty."""
    return tuple(OfflineFile(**each) for each in json.loads(text or "[]"))


def link_files(files: Iterable[OfflineFile], root: str) -> str:
    """Return links to the files as HTML; `root` leads to the root of the site."""
    return " · ".join(
        f'<a href="{escape(root + each.path)}">{escape(each.label)}</a>'
        + (f" ({escape(each.note)})" if each.note else "")
        for each in files
    )


# The zip is made of pages that link these files, but has none of them.
MARK = "offline-files"  # class of the paragraphs with the links
_LINKS = re.compile(
    rf'\n?<p class="(?:edition )?{MARK}">.*?</p>|\n?<meta name="citation_pdf_url" content="[^"<>]*">',
    re.DOTALL,
)


def drop_links(html: str) -> str:
    """Return a page without its links to the files."""
    return _LINKS.sub("", html)
