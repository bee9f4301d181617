"""The source of a book → PDF, and errors of the compiler → messages with places in the pages.

Input: the source beside its pictures, and the place of each unusual character in the pages.
Output: a PDF that claims PDF/UA-1, and PDF/A-2a if the edition has a date. A character without a font is an
error.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from sphinx.config import Config
from sphinx.util import logging

from survey_companion.sphinx.editions.typst.typesetting import set_pdf

_LOGGER = logging.getLogger(__name__)
_FONTS = Path(__file__).with_name("fonts")
_ACCESSIBLE, _LASTING = "ua-1", "a-2a"  # the second requires a date
_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")  # Typst's escape of an unprintable character

Letters = Mapping[str, tuple[str, int | None]]  # character → file and line where it first occurs


def compile_book(source: Path, config: Config, day: str | None, letters: Letters) -> bool:
    """Write the PDF, and return whether it was written; only a complete PDF replaces an earlier one.

    `day` is that of the edition, YYYY-MM-DD.
    A character that no font has, or any other error of the compiler, is logged as an error.
    """
    fonts = [_FONTS, *(Path(folder) for folder in config.survey_book_fonts if folder)]
    part = source.with_suffix(".pdf.tmp")
    outcome = set_pdf(source, part, fonts, [_LASTING, _ACCESSIBLE] if day else [_ACCESSIBLE], day)
    if outcome.error:
        _explain(outcome.error, letters)
        return False
    for warning in outcome.warnings:
        _LOGGER.warning("typst: %s", warning, type="survey")
    part.replace(source.with_suffix(".pdf"))
    return True


def _explain(error: str, letters: Letters) -> None:
    """Log each character that no font has, with its place, or else the compiler's message."""
    found = (_CODE.sub(lambda code: chr(int(code[1], 16)), text) for text in _MISSING.findall(error))
    missing = sorted({letter for text in found for letter in text})
    for letter in missing:
        path, line = letters.get(letter, (None, None))
        _LOGGER.error(
            "no font has the character “%s” (U+%04X); name a folder with one: survey pdf --fonts DIR",
            *(letter, ord(letter)),
            location=f"{path}:{line or ''}" if path else None,
            type="survey",
        )
    if not missing:
        _LOGGER.error("typst: %s", error, type="survey")
