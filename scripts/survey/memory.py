"""How often Python looks for garbage.

What a survey is read into is kept until the end, lists and pages alike: looking for garbage finds next to
none, and looks at everything each time.
"""

import gc


def look_rarely() -> None:
    """Look for garbage after many new objects, and through old ones almost never."""
    gc.set_threshold(200_000, 10, 1_000)
