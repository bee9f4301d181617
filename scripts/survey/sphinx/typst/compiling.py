"""Typst source → PDF.

Input: the source beside its pictures, and where each unusual character stands in the pages.
Output: a PDF that claims PDF/A-2a and PDF/UA-1, with the date of the edition. Only the fonts of the compiler,
of this package and of a folder that the user names are used, so that every machine sets the same book.
"""

import os
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import typst
from sphinx.config import Config
from sphinx.errors import SphinxError
from sphinx.util import logging

_LOGGER = logging.getLogger(__name__)
_FONTS = Path(__file__).with_name("fonts")
_STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed")

Letters = Mapping[str, tuple[str, int | None]]  # where each character first stands: file and line


def compile_book(source: Path, config: Config, letters: Letters) -> Path:
    """Return the path of the PDF, which takes the place of an earlier one only when it is whole.

    Raises:
        SphinxError: no font has a character, or the compiler found another fault.
    """
    target = source.with_suffix(".pdf")
    extra = [Path(folder) for folder in config.survey_book_fonts]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[_FONTS, *extra])
    day = config.survey_info["date"]
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else datetime.fromtimestamp(0, UTC)
    try:
        pdf, warnings = typst.compile_with_warnings(
            source, root=source.parent, font_paths=fonts, pdf_standards=_STANDARDS, timestamp=moment
        )
    except typst.TypstError as error:
        raise _explain(error, letters) from error
    for warning in warnings:
        _LOGGER.warning("typst: %s", warning.diagnostic.strip(), type="survey")
    part = target.with_suffix(".pdf.tmp")
    part.write_bytes(pdf if isinstance(pdf, bytes) else b"".join(pdf))
    os.replace(part, target)
    return target


def _explain(error: typst.TypstError, letters: Letters) -> SphinxError:
    """Report each character that no font has with its place, and return the error to raise."""
    missing = sorted({letter for found in _MISSING.findall(error.diagnostic) for letter in found})
    if not missing:
        return SphinxError(f"typst: {error.diagnostic.strip()}")
    for letter in missing:
        path, line = letters.get(letter, ("", None))
        _LOGGER.error("no font has the character “%s” (U+%04X)", letter, ord(letter), location=(path, line))
    return SphinxError(
        f"the book was not written: {len(missing)} characters are in no font; "
        "name a folder that has a font for them: survey pdf --fonts DIR"
    )
