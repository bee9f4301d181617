"""A Chinese, Japanese or Korean text → whether it is the name of one person.

Input: a text with such letters. Output: 0 to 1.
"""

import re

from survey_companion.reading.words.name_words import SURNAMES

HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_KANA = re.compile(r"(?=.*[\u3040-\u30ff·\uac00-\ud7af])[\u3040-\u30ff\u4e00-\u9fff·\uac00-\ud7af]{2,8}")
_SPACED = re.compile(
    r"[\u3040-\u30ff\u4e00-\u9fff]{1,4}[ \u3000][\u3040-\u30ff\u4e00-\u9fff]{1,4}"  # Japanese
    r"|[\uac00-\ud7af]{1,2} [\uac00-\ud7af]{1,3}"  # Korean
)
WIDE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def look_at_wide(name: str) -> float:
    """Return how much a Chinese, Japanese or Korean text looks like one person: no name is a sentence."""
    if _SPACED.fullmatch(name):
        return 0.8
    if HAN.fullmatch(name):
        return 0.8 if {name[0], name[:2]} & SURNAMES else 0.4
    return 0.8 if _KANA.fullmatch(name) else 0.0
