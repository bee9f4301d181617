"""Texts that cost a careless reader more than their length, each as long as asked.

Input: a number of characters, lines or groups. Output: a list, a record, LaTeX, an answer of a
source, or a page of prose.
A kind is a place, such as the title of a paper, and what is repeated there.
"""

from collections.abc import Callable, Iterator

Make = Callable[[int], str]

HEAD = "# T\n\n## P\n\n- [2024] **Known.** *Doe*\n"

_PAPER = "- [2024] **{}.** *{}* `{}` [[paper](https://arxiv.org/{})]{}\n"
# Each place has one hole.
PLACES = {
    "item": "- □\n",
    "title": _PAPER.format("A □ b", "Doe et al.", "ACL", "abs/2401.00001", ""),
    "authors": _PAPER.format("A b", "□", "ACL", "abs/2401.00001", ""),
    "first author": _PAPER.format("A b", "Doe□ et al.", "ACL", "abs/2401.00001", ""),
    "venue": _PAPER.format("A b", "Doe et al.", "A □ 2024", "abs/2401.00001", ""),
    "address": _PAPER.format("A b", "Doe et al.", "ACL", "□", ""),
    "label": "- [2024] **A b.** *Doe et al.* [[□](https://arxiv.org/abs/2401.00001)]\n",
    "remark": _PAPER.format("A b", "Doe et al.", "ACL", "abs/2401.00001", " □ x"),
    "plain authors": "- [2024] **A b.** Doe A, □ x\n",
    "year": "- [□2024] **A b.**\n",
    "behind a tool": "- [Tool](https://ok.example/1)□x\n",
    "behind a paper": "- [A tool](https://arxiv.org/abs/2401.00001) □2023x\n",
    "heading": "## 1. □ x\n\n- [2024] **A b.** *Doe*\n",
    "prose": "□ x\n",
    "description": "- [**Tool**](https://ok.example/1). A b □ x\n",
    "definition": "[□]: https://ok.example/\n",
    "html": "<div>\n- □ x\n</div>\n",
}
# Runs of one character,
_CHARACTERS = " \t.,;:-–—_*`~^'\"“()[]{}<>|/\\&$%#@!?=+0aAéÉ\u0300漢م😀\u200dÃâ\u00a0\u2003"
# and of two or more: alternations, nested and unclosed marks, stacked accents, many links.
_UNITS = [
    *("a ", "A ", "A. ", "A, ", "A and ", "et al. ", "Jr, ", "A Jr ", "A., ", "A B., "),
    *("Aa", "A1", "_A", "a_"),
    *("1 ", "1.", "1-", "2024 ", "(2024", "ACL 2024 ", " (2024)", "[1", "3 languages ", "; ", " | ", "--"),
    *("(a)", "(a ", "A (", ") ", "[a]", "[[", "![", "](", "[](", "[a](b) ", "[a (http:", "\\[", "\\("),
    *("**a", "**a ", "**a** ", "*a", "*a**", "*a_", "__a", "a*", "`a", "`` ", "`a``", "\\*", "\\\\"),
    *("&a", "&amp;", "&#1;", "<a", "<a ", "<!--", "<?", "<![CDATA[", "</a", "<a b='", "<b>", "href= "),
    *("http://a.", "https://a.b/c ", "10.1234/", "/abs/", "arxiv ", "?a=1&", "%41", "#a", "a.b"),
    *("{a", "{{", "$a", "{\\'", "\u0300\u0323", "e\u0301", "e\u0300\u0301\u0302\u0303", "Ã©", "â€™", "ï¿½"),
    *('"a"', "“a”", "> ", "- ", "1. ", ", , ", ",  ", ". "),
]
UNITS = [*_CHARACTERS, *_UNITS]


def fill(place: str, unit: str) -> Make:
    """Return what makes a text whose hole is filled with so many characters."""
    return lambda length: place.replace("□", (unit * (length // len(unit) + 1))[:length])


def lines() -> Iterator[tuple[str, Make]]:
    """Yield every kind of line by its name."""
    for name, place in PLACES.items():
        for unit in UNITS:
            yield f"{name}: {unit!r}", fill(place, unit)


def _paper(number: int, title: str = "", identifier: int | None = None, authors: str = "Doe et al.") -> str:
    identifier = number if identifier is None else identifier
    return _PAPER.format(title or f"Stone {number}", authors, "ACL 2024", f"abs/2401.{identifier:05}", "")


def _letters(number: int) -> str:
    """Return the number in letters; digits would tell titles apart."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def _each(make: Callable[[int], str], before: str = "") -> Make:
    return lambda number: before + "".join(map(make, range(number)))


# Many of a kind, by their number.
MANY: dict[str, Make] = {
    "equal headings": _each(lambda i: f"## Same\n\n{_paper(i)}\n"),
    "equal headings below one": _each(lambda i: f"### Same\n\n{_paper(i)}\n", "## A\n\n"),
    "equal headings and titles": _each(lambda _: f"## Same\n\n{_paper(0, 'Same')}\n"),
    "a work in every section": _each(lambda i: f"## S{i}\n\n{_paper(0)}{_paper(i + 1)}\n"),
    "headings that end in numbers": _each(lambda i: f"## A {i}\n\n## A\n\n{_paper(i)}\n"),
    "headings of all levels": _each(lambda i: f"{'#' * (1 + i % 6)} H\n\n{_paper(i)}\n"),
    "headings alone": _each(lambda _: "## Same\n"),
    "a long heading and many entries": lambda number: f"## {'a ' * number}\n\n" + _each(_paper)(number),
    "equal titles": _each(lambda _: _paper(0, "Same")),
    "equal titles, other links": _each(lambda i: _paper(i, "Same")),
    "equal titles of others": _each(lambda i: _paper(i, "Same", authors=f"D{_letters(i)}e et al.")),
    "equal titles without authors": _each(lambda i: _paper(i, "Same", authors="")),
    "slips in titles of one link": _each(lambda i: _paper(i, f"A study of stones {_letters(i)}", 0)),
    "equal links": _each(lambda i: _paper(i, identifier=0)),
    "near titles": _each(lambda i: _paper(i, f"A study of stones, part {i}")),
    "equal keys": _each(lambda i: _paper(i, f"A and the {i}")),
    "equal names of resources": _each(lambda i: f"- [**Name**](https://e.org/{i}). Text.\n", "## Data\n\n"),
    "many parts of resources": _each(lambda i: f"## Data {i}\n\n- [**N{i}**](https://e.org/{i}). Text.\n\n"),
    "lost capitals": _each(lambda i: _paper(i, f"mBert {i} mbert")),
    "unread items": _each(lambda _: "- what\n"),
    "unknown fields": _each(lambda i: f"x{i}: 1\n"),
    "equal definitions": _each(lambda _: "[x]: https://e.org\n"),
    "lines of a paragraph": _each(lambda _: "a [b\n"),
    "lines of an item": _each(lambda _: "b\n", "- a\n"),
    "paragraphs of an item": _each(lambda _: "\n  b\n", "- a\n"),
    "blank lines": _each(lambda _: "\n", "- a\n"),
    "items behind tabs": _each(lambda _: "\t- a\n"),
    "items in items": _each(lambda i: f"{'  ' * (i % 30)}- a\n"),
    "quotes in quotes": lambda number: f"{'>' * number} a\n{'> ' * number}a\n",
    "rows of a table": _each(lambda _: "| c | d |\n", "\n| a | b |\n| - | - |\n"),
    "columns of a table": lambda number: f"\n{'| a ' * number}|\n{'| - ' * number}|\n{'| b ' * number}|\n",
    "tables": _each(lambda _: "\n| a | b |\n| - | - |\n| c | d |\n"),
    "open comments": _each(lambda _: "<!-- a\n"),
    "blocks of code": _each(lambda _: "```\na\n"),
    "lines below a text": _each(lambda _: "a\n===\n"),
}


def keys() -> Iterator[tuple[str, Make]]:
    """Yield every kind of file of keys by its name."""
    head = "# Generated by `survey convert`\n"
    kinds: dict[str, Callable[[int], str]] = {
        "chain": lambda i: f"a{i} now:a{i + 1}\n",
        "circle": lambda i: f"a{i} now:a{i ^ 1}\n",
        "one title": lambda i: f"a{i} by:b{i} url:c{i} title:stone1\n",
        "one address": lambda i: f"a{i} arxiv:2401.00001 title:t{i}\n",
        "one key": lambda i: f"a title:t{i}\n",
    }
    for name, make in kinds.items():
        yield f"keys, {name}", _each(make, head)
    for unit in ("title:a ", "doi:a ", "%41", "a,", "gone ", ": ", "<<<<<<< "):
        yield f"keys, {unit!r}", fill(f"{head}a □b\n", unit)


def front_matter() -> Iterator[tuple[str, Make]]:
    """Yield every kind of front matter by its name."""
    for unit in ("[", "{a: ", "a: ", "- ", "[a], ", "*a, ", "&a ", "''", "? ", "!a ", "\n x"):
        yield f"front matter: {unit!r}", fill("---\ntitle: □\n---\n", unit)
    yield "front matter: fields", lambda number: f"---\n{_each(lambda i: f'x{i}: 1' + chr(10))(number)}---\n"


RECORD = """[doe2023a]
title = "{}"
authors = ["{}"]
year = 2020
confirmed = true
sources = ["https://a.b"]
{}
"""


def records() -> Iterator[tuple[str, Make]]:
    """Yield every kind of record of a work by its name."""
    places = {
        "title": RECORD.format("A □", "Doe, A", ""),
        "author": RECORD.format("A", "Doe□, A", ""),
        "short venue": RECORD.format("A", "Doe, A", _published("short", "A □ 2020")),
        "pages": RECORD.format("A", "Doe, A", _published("pages", "1□")),
        "base": RECORD.format("A", "Doe, A", 'model = { is_release = true, base = "A □" }'),
        "size": RECORD.format("A", "Doe, A", 'model = { is_release = true, parameters = ["7□"] }'),
        "language": RECORD.format("A", "Doe, A", 'language = "en□"'),
        "address": RECORD.format("A", "Doe, A", 'url = "https://a.b/□"'),
        "key": "['a□']\n" + RECORD.format("A", "Doe, A", ""),
        "number": RECORD.format("A", "Doe, A", "x = □"),
    }
    for name, place in places.items():
        for unit in UNITS:
            if not set(unit) & set("'\"\\\t"):
                yield f"record, {name}: {unit!r}", fill(place, unit)
    yield "record, deep key", lambda number: RECORD.format("A", "Doe, A", f"a{'.a' * number} = 1")
    yield "record, deep array", lambda number: RECORD.format("A", "Doe, A", f"a = {'[' * number}")
    fields = _each(lambda i: f"x{i} = 1\n")
    yield "record, fields", lambda number: RECORD.format("A", "Doe, A", fields(number))


def _published(name: str, value: str) -> str:
    fields = {"short": "X", "pages": "1"} | {name: value}
    inside = "".join(f', {field} = "{text}"' for field, text in fields.items())
    return f'published = {{ type = "article", year = 2020, venue = "V"{inside} }}'


_LATEX = [
    *("{", "}", "[", "]", "{\\'", "\\'", "\\hat{", "\\textbf{", "\\textbf", "\\sqrt[", "\\item[", "\\\\*["),
    *(
        "\\begin{a}",
        "\\end{a}",
        "$",
        "$a",
        "\\(",
        "\\[",
        "%",
        "%a\n",
        "~",
        "`",
        "--",
        "\\",
        "\\frac",
        "{\\'e}",
    ),
    *("{\\end{a}", "\\({", "\\footnote[{", "\\verb|", "\\c", "&", "\\left(", "\\mbox{$"),
]


def _close(make: Make) -> Make:
    return lambda length: make(length) + "}" * length


def latex() -> Iterator[tuple[str, Make]]:
    """Yield every kind of LaTeX by its name: what sources answer, and what readers of a .bib file meet."""
    for unit in _LATEX:
        yield f"LaTeX: {unit!r}", fill("A □ b", unit)
        yield f"LaTeX, closed: {unit!r}", _close(fill("□a", unit))


def answers() -> Iterator[tuple[str, Make]]:
    """Yield every kind of BibTeX that a source may answer, by its name."""
    for unit in (*_LATEX, *UNITS):
        for name, field in (("title", "title = {□}"), ("authors", "title = {A}, author = {□}")):
            yield f"answer, {name}: {unit!r}", fill(f"@article{{a, {field}}}", unit)


_ROLES = ("{cite:p}`a` ", "{cite:t}`a` 4.5 ", "{a}`b\n", "[4.5](https://a.b) ", "{.a}", "[4.5]{.a} ")
_NUMBERS = (
    "4.5 ",
    "4.5, ",
    "1,111",
    "1.1",
    "4.5% ",
    "7–",
    "over ",
    "ten million ",
    "4.5.\n",
    "~4.5",
    "1 billion ",
)
_BLOCKS = (
    "- 4.5\n",
    "a\n: 4.5\n\n",
    ":f: 4.5\n",
    ":::{a}\n",
    "| 4.5 ",
    "> 4.5\n\n",
    "% 4.5\n",
    "(a)=\n",
    "{.a}\n",
)


def prose() -> Iterator[tuple[str, Make]]:
    """Yield every kind of page that people may write about a list, by its name."""
    for unit in (*UNITS, *_ROLES, *_NUMBERS):
        yield f"prose: {unit!r}", fill("One says 4.5 □ x 4.5 {cite:p}`a`.\n", unit)
    for unit in _BLOCKS:
        yield f"prose, blocks: {unit!r}", fill("One says 4.5 {cite:p}`a`:\n\n□\n", unit)
