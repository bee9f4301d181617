"""Long texts → the short ones that stand for them in a link, a cell or a line of results.

Input and output: plain text in one line.
"""

from survey_companion.text.formulas import show_plainly
from survey_companion.text.myst import flatten


def main_title(title: str) -> str:
    """Return a title up to its colon, with its formulas in plain letters."""
    return flatten(show_plainly(title)).split(": ")[0]


def cut_at_word(text: str, most: int) -> str:
    """Return the text; of one longer than `most` characters the first whole words, and "…"."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[: most - 1]}…"
