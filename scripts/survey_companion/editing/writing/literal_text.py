"""Text → Markdown that shows it as it is, and addresses that no mark of Markdown ends."""

import re

_MARKS = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|\$|&(?=#?\w{1,31};)|!(?=\[)")
_CELL = re.compile(r"\|")
_START = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|([-+#>=])(?=\s|[-=]|$)|(:)(?=\w+:))")
_IN_ADDRESS = {
    "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20", '"': "%22", "\\": "%5C", "|": "%7C",
    "`": "%60", "[": "%5B", "]": "%5D", "*": "%2A", "{": "%7B", "}": "%7D", "^": "%5E",
}  # fmt: skip


def write_literally(text: str, *, is_cell: bool = False, in_html: bool = False) -> str:
    """Return the text with its marks escaped, so that a list shows it as it is."""
    if in_html:
        return re.sub(r"[&<>\\`*_\[\]$|~]", lambda found: f"&#{ord(found[0])};", text)
    text = _MARKS.sub(lambda found: f"\\{found[0]}", text)
    text = _START.sub(_escape_start, text)
    return _CELL.sub(r"\\|", text) if is_cell else text


def _escape_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[0]}"


def write_address(url: str) -> str:
    """Return the address with what would end it written in hexadecimal numbers."""
    return "".join(_IN_ADDRESS.get(char, char) for char in url)
