"""How easy the pages that people write are to read: `python tests/benchmarks/readability.py`.

Flesch's reading ease: 60 is plain English, 30 what scholars write for each other, 0 very hard. No test
has a threshold: names and terms count as hard words, whoever uses them.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from prose import read_lines, reading_ease, written_pages  # noqa: E402  # after its folder is known


def main() -> None:
    """Print words, words per sentence and reading ease of each page."""
    print(f"{'words':>6} {'per sentence':>12} {'ease':>5}  page")
    for path in written_pages(ROOT):
        found = reading_ease([line.text for line in read_lines(ROOT, path)])
        if found["words"]:
            per_sentence = found["words"] / found["sentences"]
            print(f"{found['words']:6.0f} {per_sentence:12.1f} {found['ease']:5.0f}  {path.as_posix()}")


if __name__ == "__main__":
    main()
