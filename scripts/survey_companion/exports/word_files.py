"""The files of words and names that the package ships: their text, and the rows in it.

Input: the name of a file in `words`, whose `README.md` says what each holds. Output: rows without comments.
"""

import pkgutil


def read_words_file(name: str) -> str:
    """Return the text of a file."""
    data = pkgutil.get_data("survey_companion", f"exports/words/{name}")
    assert data is not None  # noqa: S101  (it is part of the package)
    return data.decode("utf-8")


def rows_of(text: str) -> list[str]:
    """Return the lines of a file that hold something; comments begin with "#"."""
    return [line for line in text.splitlines() if line and not line.startswith("#")]
