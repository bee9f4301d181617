"""Values → TOML.

Input: texts, numbers, truth values, and lists and tables of them. Output: TOML in one line.
"""

import json
from collections.abc import Mapping

from survey_companion.model.characters import is_visible


def render_toml(value: object) -> str:
    """Return a value as TOML in one line; whatever is not visible in a text is escaped."""
    if isinstance(value, str):
        return "".join(char if is_visible(char) else _escape(char) for char in _quote(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        inside = ", ".join(f"{render_toml(name)} = {render_toml(each)}" for name, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(render_toml, value))}]"
    return str(value)


def _quote(text: str) -> str:
    """Return the text in quotation marks; JSON's escapes are TOML's, too."""
    return json.dumps(text, ensure_ascii=False)


def _escape(char: str) -> str:
    """Return the escape of a character; half of a pair, which TOML cannot hold, becomes U+FFFD."""
    number = ord(char) if not 0xD800 <= ord(char) <= 0xDFFF else 0xFFFD
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
