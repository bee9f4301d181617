"""SCOWL's lists of English words → the list of common words that the package ships.

Input: the folder of Debian's package `scowl`.
Output: `exports/words/common.txt`: without the words that the rules of `exports/english_words.py` make of
shorter ones, and with the names that those rules would take for words.
Neighbours: `make words` runs it; `exports/words/README.md` says where the words come from.
"""

import argparse
import sys
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path

from survey_companion.exports.english_words import accept_forms, find_stems, render_list

OUTPUT = Path(__file__).parent / "survey_companion" / "exports" / "words" / "common.txt"
FOLDER = Path("/usr/share/dict/scowl")
SIZES = (10, 20, 35, 40, 50, 55, 60)  # 60 is what SCOWL recommends for checking spelling
NAME_SIZES = (*SIZES, 70)
WORDS = ("english-words", "american-words", "british-words", "british_z-words")
NAMES = (
    *("english-upper", "american-upper", "british-upper"),
    *("english-proper-names", "american-proper-names", "british-proper-names"),
)
HEAD = """\
# Common English words. Made by scripts/collect_words.py; do not edit.
# Origin: SCOWL (Spell Checker Oriented Word Lists) 2020.12.07 by Kevin Atkinson,
#   http://wordlist.aspell.net, sizes 10 to 60, American and British; Debian's package scowl 2020.12.07-2.
# Licence: free to use, copy, modify, distribute and sell with its notice, which stands in SCOWL.txt.
# Changed: words that rules make of others are left out; rows with "!" are names that look like others.
# A row: how many letters the word before has too (to base 36), then the others.
"""


def read_words(folder: Path, kinds: Iterable[str], sizes: Iterable[int]) -> frozenset[str]:
    """Return the words of all files of these kinds and sizes, without possessive forms."""
    paths = [folder / f"{kind}.{size}" for kind in kinds for size in sizes]
    texts = (path.read_text(encoding="iso-8859-1") for path in paths if path.is_file())
    return frozenset(word for text in texts for word in text.split() if "'" not in word)


def choose_words(words: Iterable[str]) -> frozenset[str]:
    """Return those of the words that are no forms of shorter ones."""
    chosen: set[str] = set()
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(map(accept_forms(chosen), find_stems(word))):
            chosen.add(word)
    return frozenset(chosen)


def find_exceptions(
    words: AbstractSet[str], chosen: AbstractSet[str], names: Iterable[str]
) -> frozenset[str]:
    """Return the names that are no words, but look like forms of some."""
    accepts = accept_forms(chosen)
    return frozenset(name.lower() for name in names if name.lower() not in words and accepts(name.lower()))


def render_words(folder: Path) -> str:
    """Return the text of the list."""
    words = frozenset(word for word in read_words(folder, WORDS, SIZES) if word.islower())
    chosen = choose_words(words)
    exceptions = find_exceptions(words, chosen, read_words(folder, NAMES, NAME_SIZES))
    return HEAD + "\n".join(render_list(chosen, exceptions)) + "\n"


def main() -> None:
    """Write the list, or say what to install."""
    parser = argparse.ArgumentParser(description="Make the list of common English words.")
    parser.add_argument("--scowl", type=Path, default=FOLDER, metavar="FOLDER")
    folder = parser.parse_args().scowl
    if not (folder / "english-words.10").is_file():
        sys.exit(f"{folder}/english-words.10 is missing; to have it: apt-get install scowl")
    OUTPUT.write_text(render_words(folder), encoding="utf-8")
    sys.stdout.write(f"{OUTPUT.stat().st_size:,} bytes in {OUTPUT}\n")


if __name__ == "__main__":
    main()
