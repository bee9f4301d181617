"""What people wrote for readers, without its markup: line by line, and word by word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

DOCS = Path("docs")
PROSE = DOCS / "prose"
COMPANION = DOCS / "companion"

# Directives whose content is text of the page; any other is left out with all it holds.
_TEXTUAL = {"container", "note", "admonition", "tip", "hint", "important", "glossary", "epigraph", "seealso"}
_FENCE = re.compile(r"\s*(`{3,}|:{3,}|~{3,})\s*(?:\{([\w:-]+)\})?\s*(.*)$")
_NO_TEXT = re.compile(
    r"\s*(?:#+ |\||\(\S+\)=\s*$|\{[.#][^}]*\}\s*$|%|<!--|:[\w-]+:|!\[|\[\^?[\w-]+\]: |-{3,}\s*$|\+{3,})"
)
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)]|:) +(?:\[[ x]\] )?")
_CITATION = re.compile(r"\{cite:(\w+)\}`([^`]+)`")
_COUNT = re.compile(r"\{count\}`[^`]+`")  # a number that the build fills in
_ROLE = re.compile(r"\{[\w:-]+\}`(?:([^`<]+?)\s*<[^`>]*>|([^`]+))`")
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_ATTRIBUTES = re.compile(r"(?<=[\])`])\{[.#][^}]*\}")
_CODE = re.compile(r"(`+)(.+?)\1")
_QUOTED = re.compile(r"(``+) ?(.+?) ?\1")  # shows markup, is none
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of running text."""

    path: Path  # from the repository's root
    number: int  # 1-based
    text: str  # without markup; a citation is the word "Citation"

    def __str__(self) -> str:
        """Return the place, as editors read it."""
        return f"{self.path.as_posix()}:{self.number}"


def written_pages(root: Path) -> Iterator[Path]:
    """Yield the paths, from the root, of the pages and the prose that people write, sorted."""
    folders = (root / PROSE, root / COMPANION)
    found = [*(root / DOCS).glob("*.md"), *(page for each in folders for page in each.rglob("*.md"))]
    for path in sorted(found):
        if not path.read_text(encoding="utf-8").startswith("% Generated"):
            yield path.relative_to(root)


def read_lines(root: Path, path: Path) -> list[Line]:
    """Return the running text of a page, line by line; headings, tables and code have none."""
    source = (root / path).read_text(encoding="utf-8")
    return [Line(path=path, number=number, text=text) for number, text in read_text_lines(source)]


def read_text_lines(source: str) -> list[tuple[int, str]]:
    """Return the running text of a source, each line with its number."""
    return list(_text_lines(source.splitlines()))


def _text_lines(source: list[str]) -> Iterator[tuple[int, str]]:
    fences: list[tuple[str, bool]] = []  # what closes each open block, and whether it holds text
    body = _skip_front_matter(source)
    for number, line in enumerate(source, start=1):
        if number <= body:
            continue
        fence = _FENCE.match(line)
        if fence and fences and not fence[2] and not fence[3] and fence[1].startswith(fences[-1][0]):
            fences.pop()
        elif fence and (not fences or fences[-1][1]):
            fences.append((fence[1], (fence[2] or "") in _TEXTUAL))
        elif all(is_text for _, is_text in fences) and line.strip() and not _NO_TEXT.match(line):
            text = strip_markup(line)
            if text:
                yield number, text


def _skip_front_matter(source: list[str]) -> int:
    """Return the number of lines before the page itself."""
    if source[:1] != ["---"]:
        return 0
    return source.index("---", 1) + 1


def strip_markup(line: str) -> str:
    """Return the words of a line as a reader sees them."""
    text = _CITATION.sub("Citation", _QUOTED.sub("Code", _ITEM.sub("", line)))
    text = _COUNT.sub("twelve", text)
    text = _ROLE.sub(lambda role: role[1] or role[2].rpartition("/")[2].replace("-", "‑"), text)
    text = _LINK.sub(r"\1", _ATTRIBUTES.sub("", text))
    text = _CODE.sub(r"\2", text)
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    return " ".join(text.replace("\\", "").split())


def find_words(text: str) -> list[str]:
    """Return the words: whatever holds a letter or a digit."""
    return [word for word in text.split() if re.search(r"\w", word)]


def find_citations(source: str) -> list[tuple[int, str]]:
    """Return the key of every citation with its line, in the order of the text."""
    return [
        (source.count("\n", 0, role.start()) + 1, key.strip())
        for role in _CITATION.finditer(_blank_quoted(source))
        for key in role[2].split(",")
    ]


def _blank_quoted(source: str) -> str:
    """Return a source of the same length without what shows markup: blocks of code, and code in a line."""
    text = "".join(_blank_code(source.splitlines(keepends=True)))
    return _QUOTED.sub(lambda code: " " * len(code[0]), text)


def _blank_code(lines: list[str]) -> Iterator[str]:
    """Yield the lines, those of blocks in some language blank."""
    closing = ""
    for line in lines:
        fence = _FENCE.match(line)
        if closing:
            yield " " * (len(line) - 1) + "\n"
            if fence and fence[1].startswith(closing) and not fence[2] and not fence[3]:
                closing = ""
        else:
            yield line
            closing = fence[1] if fence and fence[3] and not fence[2] else ""


def find_roles(source: str, *names: str) -> list[tuple[int, str]]:
    """Return the target of every role of these names with its line, in the order of the text."""
    role = re.compile(rf"\{{(?:{'|'.join(map(re.escape, names))})\}}`(?:[^`<]*<([^`>]*)>|([^`]+))`")
    return [
        (source.count("\n", 0, found.start()) + 1, (found[1] or found[2]).strip())
        for found in role.finditer(_blank_quoted(source))
    ]


# -- sentences -------------------------------------------------------------------------------------

_SHORT = re.compile(
    r"\b(?:et al|e\.g|i\.e|vs|cf|etc|approx|resp|ca|Figs?|Sec|Eq|No|pp?|vol|v"
    r"|Dr|Prof|St|Jr|Sr|[A-Z])\.(?=\s|,|$)"
)
_END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[]?[A-Z0-9])")


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a line; a full stop after an abbreviation ends none."""
    plain = _SHORT.sub(lambda short: short[0].replace(".", "․"), text)
    ends = [match.end() for match in _END.finditer(plain)]
    return [text[start:end].strip() for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]


def count_syllables(word: str) -> int:
    """Return about how many syllables an English word has: groups of vowels, without a silent e."""
    groups = re.findall(r"[aeiouy]+", word.lower())
    is_silent = re.search(r"[^aeiouyl]e$", word.lower()) and len(groups) > 1
    return max(1, len(groups) - bool(is_silent))


def reading_ease(lines: list[str]) -> Mapping[str, float]:
    """Return numbers of words and sentences, and Flesch's reading ease: https://doi.org/10.1037/h0057532."""
    sentences = [sentence for line in lines for sentence in split_sentences(line)]
    words = [word for sentence in sentences for word in find_words(sentence)]
    if not words:
        return {"words": 0, "sentences": 0, "ease": 0.0}
    syllables = sum(map(count_syllables, words))
    ease = 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * syllables / len(words)
    return {"words": len(words), "sentences": len(sentences), "ease": ease}
