"""Tables of words, by which the text of a list is told apart: titles, names, venues, labels and headings.

The tables hold words that are in general use in computer science and its neighbours, in English and Chinese.
None of them belongs to one list. `venue_words`, `field_words`, `link_words`, `name_words` and `section_words`
have them. Input: a text with bars between words. Output: the words, or what each of them means.
"""


def read_words(text: str) -> frozenset[str]:
    """Return the words of a table, which are separated by bars; line breaks mean nothing."""
    return frozenset(word for line in text.split("\n") for word in line.strip().split("|") if word)


def read_meanings(tables: dict[str, str]) -> dict[str, str]:
    """Return what each word of the tables means."""
    return {word: meaning for meaning, text in tables.items() for word in read_words(text)}
