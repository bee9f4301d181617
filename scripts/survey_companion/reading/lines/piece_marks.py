"""A piece of an entry's text, and the characters that separate and surround pieces."""

import re
from dataclasses import dataclass

PLAIN = "T"


@dataclass(slots=True)
class Piece:
    """A stretch of an entry's text with one kind of mark."""

    text: str  # without outer blanks and separators
    marks: (
        str  # letters in this order: L link, B bold, I italic, C code, G badge, Q quoted, P (), S []; T plain
    )
    before: str  # what stands between the piece before and this one: blanks, separators, emoji
    href: str | None = None  # the first address in it, as printed
    after: str = ""  # separators that ended its text, such as a colon
    label: str | None = None  # what the word before its colon says it is: a value of FIELD_LABELS
    said: str | None = None  # that word, as printed
    sub: int = 0  # 0: the first line or paragraph; n: the nth paragraph, sub-item or cell after it
    column: str | None = None  # of a table: what its head says it is, or the head itself


BEFORE = " \t\n\r.,;:|·•-–—/\\~>。，；：、｜\xa0"  # separators before a text


AFTER = " \t\n\r,;:|·•-–—/\\~<，；：、｜\xa0"  # and after it, where full stops may belong to the text


_SIGNS = (
    "\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\ufe0f\u200d"
    "\U0001f000-\U0001faff\\\\"
)


_EMOJI = rf"(?:(?::[a-z0-9_+-]{{2,30}}:)|[{_SIGNS}])++"


# Emoji that stand alone, begin or end a text; inside a word they belong to it.
LOOSE_EMOJI = re.compile(rf"(?:^|(?<=\s)){_EMOJI}(?=[\s:：]|$)|^{_EMOJI}|(?<![{_SIGNS}]){_EMOJI}$")


QUOTES = {'"': '"', "“": "”", "”": "”", "„": "“", "《": "》", "«": "»", "「": "」", "『": "』"}


BRACKETS = {"(": ")", "[": "]", "（": ")", "【": "]"}


ASCII = {"）": ")", "】": "]"}


BRACKET = re.compile(r"[()\[\]（）【】]")


WORD = re.compile(r"\w")
