"""Untrusted text → MyST Markdown that shows it literally.

Input: text and addresses from a catalogue. Output: inline Markdown in which no character
can start a directive, a role other than `math`, raw HTML, a link, a table cell or any other markup.
"""

import re
from functools import lru_cache
from urllib.parse import quote

from survey_companion.text.formulas import split_formulas

# Characters that can be markup in CommonMark or MyST; https://spec.commonmark.org/0.31.2/#backslash-escapes
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$%&@!^=+\"])")
# Markup only at the start of a line: lists, underlined headings, thematic breaks, targets, fences.
_LINE_START = re.compile(r"^([-:.)(]|\d{1,9}(?=[.)](?:\s|$)))")
# Right-to-left text must not reorder the text beside it; https://www.w3.org/TR/i18n-html-tech-bidi/
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\ufffe\uffff]+")
_URL_MARKS = "!#$%&'*+,-./:;=?@_~()[]"
_PLAIN_URL = re.compile(rf"[A-Za-z0-9{re.escape(_URL_MARKS)}]*")
# Characters that XML does not allow; https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def flatten(text: object) -> str:
    """Return the text in one line, without characters that control the text around it."""
    line = str(text)
    if not line.isprintable():
        line = _UNPRINTABLE.sub(" ", line)
    elif "  " not in line and line == line.strip():  # printable text has no other space than the blank
        return line
    return " ".join(line.split())


def keep_xml(text: str) -> str:
    """Return the text without the characters that XML cannot contain."""
    return _NOT_XML.sub("", text)


@lru_cache(maxsize=1 << 17, typed=True)  # the same titles, names and venues are on many pages
def escape_text(text: object) -> str:
    """Return one line of Markdown that is rendered as exactly this text, with its formulas as mathematics."""
    line = flatten(text)
    escaped = _escape_with_formulas(line) if line.count("$") > 1 else _MARKUP.sub(r"\\\1", line)
    if found := _LINE_START.match(escaped):
        head = found[1]
        escaped = f"{head}\\{escaped[len(head) :]}" if head.isdigit() else f"\\{escaped}"
    return isolate(escaped)


def _escape_with_formulas(line: str) -> str:
    """Return the line with each formula as a role; its LaTeX has neither a backtick nor a vertical line."""
    return "".join(
        _MARKUP.sub(r"\\\1", piece) if isinstance(piece, str) else f"{{math}}`{piece.source.strip()}`"
        for piece in split_formulas(line)
    )


def isolate(text: str) -> str:
    """Return the text; one that runs from right to left stands between marks, so that it moves no other."""
    return f"\u2068{text}\u2069" if has_right_to_left(text) else text


def has_right_to_left(text: str) -> bool:
    """Whether the text contains right-to-left characters."""
    return _RIGHT_TO_LEFT.search(text) is not None


def escape_url(url: str) -> str:
    """Return the address for a Markdown link in angle brackets; the address must have been checked."""
    return url if _PLAIN_URL.fullmatch(url) else quote(url, safe=_URL_MARKS)


def link(text: str, url: str | None) -> str:
    """Return the text as a link, or as plain text if there is no address."""
    return f"[{escape_text(text)}](<{escape_url(url)}>)" if url else escape_text(text)


def span(markdown: str, *classes: str) -> str:
    """Return the Markdown as a span with CSS classes."""
    return f"[{markdown}]{{.{' .'.join(classes)}}}"


def disclose(summary: str, markdown: str, instead: str | None = None, *classes: str) -> str:
    """Return Markdown that readers open by clicking its summary, which is Markdown too.

    On paper, where nothing can be opened, `instead` replaces the summary.
    """
    plain = span(instead, "instead") if instead else ""
    return span(f"{span(summary, 'summary')}{plain} {markdown}", "disclosure", *classes)


def fence(text: str, language: str) -> str:
    """Return the text as a fenced code block; the fence is longer than any in the text."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    mark = "`" * max(3, longest + 1)
    return f"{mark}{language}\n{text.rstrip()}\n{mark}"
