"""Which characters can be seen, the same on every Python, whichever Unicode it knows."""

import re

# What `str.isprintable` refuses in Unicode 16, but for what is not assigned yet: a Python that is older than
# a picture would otherwise not print it, and refuse an address that has it.
_HIDDEN = re.compile(
    "[\0-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u1680\u180e\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u3000\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U0010ffff]"
)


def is_visible(text: str) -> bool:
    """Return whether every character prints something, or is a blank."""
    return _HIDDEN.search(text) is None
