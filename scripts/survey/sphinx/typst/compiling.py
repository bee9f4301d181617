"""Typst source → PDF.

Input: the source beside its pictures, and where each unusual character stands in the pages.
Output: a PDF that claims PDF/UA-1, and PDF/A-2a where the edition has a date. Only the fonts of the compiler,
of this package and of a folder that the user names are used, so that every machine sets the same book.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import typst
from sphinx.config import Config
from sphinx.util import logging

_LOGGER = logging.getLogger(__name__)
_FONTS = Path(__file__).with_name("fonts")
_ACCESSIBLE: Literal["ua-1"] = "ua-1"
_LASTING: Literal["a-2a"] = "a-2a"  # asks for a date
_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed")

Letters = Mapping[str, tuple[str, int | None]]  # where each character first stands: file and line


def compile_book(source: Path, config: Config, letters: Letters) -> bool:
    """Write the PDF, in place of an earlier one only when it is whole, and return whether it is there.

    What hinders it, a character that no font has or another fault, is logged as an error.
    """
    target = source.with_suffix(".pdf")
    extra = [Path(folder) for folder in config.survey_book_fonts]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[_FONTS, *extra])
    day = config.survey_info.get("date")
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else datetime.fromtimestamp(0, UTC)
    try:
        pdf, warnings = typst.compile_with_warnings(
            source,
            root=source.parent,
            font_paths=fonts,
            pdf_standards=[_LASTING, _ACCESSIBLE] if day else [_ACCESSIBLE],
            timestamp=moment,
        )
    except typst.TypstError as error:
        _explain(error, letters)
        return False
    for warning in warnings:
        _LOGGER.warning("typst: %s", warning.diagnostic.strip(), type="survey")
    part = target.with_suffix(".pdf.tmp")
    part.write_bytes(pdf)
    part.replace(target)
    return True


def _explain(error: typst.TypstError, letters: Letters) -> None:
    """Log each character that no font has with its place, or what else is wrong."""
    missing = sorted({letter for found in _MISSING.findall(error.diagnostic) for letter in found})
    for letter in missing:
        path, line = letters.get(letter, (None, None))
        _LOGGER.error(
            "no font has the character “%s” (U+%04X); name a folder with one: survey pdf --fonts DIR",
            *(letter, ord(letter)),
            location=f"{path}:{line or ''}" if path else None,
            type="survey",
        )
    if not missing:
        _LOGGER.error("typst: %s", error.diagnostic.strip(), type="survey")
