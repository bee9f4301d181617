"""Character classes that are the same on every Python: 3.11 has Unicode 14, and 3.14 has 16."""

import re
import unicodedata
from functools import lru_cache

# The characters that `str.isprintable` refuses in Unicode 16, without the unassigned ones: an older Python
# takes a new emoji for unassigned, and would escape it in messages and refuse it in addresses.
_HIDDEN = re.compile(
    "[\0-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u1680\u180e\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u3000\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U0010ffff]"
)

# Characters added since Unicode 14 that are neither letters nor digits. Any other character that this Python
# does not know is taken for a letter.
_SIGNS = re.compile(
    "[\u0897\u0cf3\u0ece\u2427-\u243f\u2ffc-\u2fff\u31e4\u31e5\u31ef\U00010d69-\U00010d6f\U00010efa-\U00010eff"
    "\U00011241\U00011b00-\U00011b09\U00011f00\U00011f01\U00011f03\U00011f34-\U00011f3a\U00011f3e-\U00011f4f\U00011f5a"
    "\U00013430-\U00013440\U00013447-\U00013455\U0001cc00-\U0001ccef\U0001cd00-\U0001ceff\U0001e08f"
    "\U0001e4ec-\U0001e4ef\U0001e5ee\U0001e5ef\U0001f000-\U0001fbef]"
)


@lru_cache(maxsize=1 << 14)
def is_letter(char: str) -> bool:
    """Whether the character is a letter or a digit of any script."""
    return char.isalnum() or (unicodedata.category(char) == "Cn" and not _SIGNS.match(char))


def is_visible(text: str) -> bool:
    """Whether every character of the text is printable; a blank is."""
    return _HIDDEN.search(text) is None
