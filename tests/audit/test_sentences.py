"""Prose is read as people read it: sentence by sentence, each with what it cites."""

import pytest

from survey_companion.audit.sentences import Reference, split_page

MARKS = str.maketrans({"\ufffc": "○", "\ue000": "●"})


def _read(text: str) -> list[tuple[str, list[str]]]:
    """Return each sentence with the targets that it cites; a role is ○, a citation in brackets ●."""
    return [
        (each.text.strip().translate(MARKS), sorted(reference.target for reference in each.cites))
        for each in split_page(text)
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One stone. Two stones. mT5 has three.", ["One stone.", "Two stones.", "mT5 has three."]),
        ("One stone.\ntwo stones", ["One stone.", "two stones"]),
        (
            "Doe et al. (2020) say 4.5, e.g. for A. Doe. Yes.",
            ["Doe et al. (2020) say 4.5, e.g. for A. Doe.", "Yes."],
        ),
        ("“Is it?” Yes! And … no", ["“Is it?”", "Yes!", "And … no"]),
        ("One line\nof two.", ["One line\nof two."]),
        ("**One** _stone_, [two](https://x.org/4.5) \\* &amp; <b>three</b>.", ["One stone, two * & three."]),
        ("{term}`Four\nstones <stone>` of {ref}`1.1 <a>` {term}`b`.", ["Four stones of ○ ○."]),
        ("[Stones]{.grey} and `code 4.5` and ![a picture 4.5](x.png).", ["Stones and ○ and ○."]),
        ("<https://x.org/4.5> and <!-- 4.5 --> stones.", ["and  stones."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    """Full stops of abbreviations and decimals end none, a line's end after it does; markup is gone."""
    assert [sentence for sentence, _ in _read(text)] == sentences


def test_definitions_of_a_glossary_are_read() -> None:
    """What is indented is code, but in a glossary, where it is a definition."""
    block = "```{%s}\nstone\n\n    It weighs 4.5.\n```\n"
    assert "It weighs 4.5." in " ".join(sentence for sentence, _ in _read(block % "glossary"))
    assert "4.5" not in " ".join(sentence for sentence, _ in _read(block % "note"))


def test_what_a_sentence_cites() -> None:
    """A citation in brackets belongs to the sentence before it, one in the text to its own."""
    text = "One. {cite:p}`a,b` {cite:t}`c` says two.\nThree {cite:ps}`{see}d{p. 4}`. Four."
    assert _read(text) == [("One. ●", ["a", "b"]), ("○ says two.", ["c"]), ("Three ●.", ["d"]), ("Four.", [])]


def test_roles_and_links() -> None:
    """Roles that name works, data and benchmarks are cited, with a title or without, and so are links."""
    text = "{survey:resource}`a`, {survey:work}`a title <b>`, {ref}`bench-c`, [d](#data-d), {footcite:t}`e`."
    (sentence,) = split_page(text)
    assert sentence.cites == {
        Reference("survey:resource", "a"),
        Reference("survey:work", "b"),
        Reference("ref", "bench-c"),
        Reference("link", "#data-d"),
        Reference("cite", "e"),
    }


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (  # a row is one sentence, with the header
            "| {cite:t}`a` | B |\n| --- | --- |\n| {cite:t}`c` | 4.5 |\n| d | 5.5 |\n\nE",
            [
                *[("○", ["a"]), ("B", ["a"]), ("○", ["a", "c"]), ("4.5", ["a", "c"])],
                *[("d", ["a"]), ("5.5", ["a"]), ("E", [])],
            ],
        ),
        (  # what introduces a list is said of each item
            "{cite:t}`a` says:\n\n- one\n- two {cite:p}`b`\n  - three\n\nFour.",
            [("○ says:", ["a"]), ("one", ["a"]), ("two ●", ["a", "b"]), ("three", ["a"]), ("Four.", [])],
        ),
        ("{cite:t}`a` says.\n\n- one", [("○ says.", ["a"]), ("one", [])]),
        (
            "Says {cite:p}`a`: four\n{cite:p}`b`:\n\n> one",
            [("Says ●: four\n●:", ["a", "b"]), ("one", ["a", "b"])],
        ),
        (
            "{survey:resource}`a`\n: One.\n  Two.\n\nThree.",
            [("○", ["a"]), ("One.", ["a"]), ("Two.", ["a"]), ("Three.", [])],
        ),
    ],
)
def test_blocks_share_what_they_cite(text: str, sentences: list[tuple[str, list[str]]]) -> None:
    """Rows, items and definitions cite what their header, their introduction and their term cite."""
    assert _read(text) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "# A heading of 4.5\n",
        "```\n4.5\n```\n",
        "```python\n4.5\n```\n",
        "```{math}\n4.5\n```\n",
        ":::{code-block} python\n4.5\n:::\n",
        "```{include} 4.5\n```\n",
        "    4.5\n",
        "<!-- 4.5 -->\n",
        "<p>4.5</p>\n",
        "% 4.5\n",
        "---\ntitle: 4.5\n---\n",
        "(stone-4.5)=\n",
        '{.stone width="4.5"}\n',
        "[stone]: https://x.org/4.5\n",
        "```{figure} 4.5.png\n:width: 4.5\n```\n",
        ":::{note} 4.5\n---\nwidth: 4.5\n---\n:::\n",
    ],
)
def test_what_is_no_prose(text: str) -> None:
    """Headings, code, mathematics, comments, addresses, arguments and options have no sentence."""
    assert _read(text) == []


def test_directives_hold_prose() -> None:
    """What a directive shows as text is read, however deep it stands, and a glossary by its terms."""
    text = "::::{grid}\n:gutter: 3\n:::{card} {doc}`x`\nOne.\n:::\n::::\n\n"
    text += "```{glossary}\nstone\n  Two.\n\n  Three.\n```\n"
    assert [sentence for sentence, _ in _read(text)] == ["One.", "stone\nTwo.", "Three."]
    deep = "".join(":" * (40 - i) + "{note}\n" for i in range(30)) + "One.\n"
    assert _read(deep) == []  # nobody nests so deep


def test_places() -> None:
    """Each character of a sentence knows its line and column, in every kind of block."""
    text = (
        "# A\n\nOne **1.5** {cite:p}`stone15` \\* 2.5,\n  and `x\ny` &amp; 3.5.\n\n"
        "> - 4.5\n\n| a | 5.5 |\n| --- | --- |\n| 6.5 | 6.5 |\n\n"
        ":::{note}\n:class: stone\n\n7.5\n:::\n\n```{glossary}\nstone\n  8.5\n```\n\n"
        "9.5 [10.5](https://x.org/10.5) 10.5\n"
    )
    lines = text.split("\n")
    numbers = []
    for sentence in split_page(text):
        for position, char in enumerate(sentence.text):
            if sentence.text[position + 1 : position + 3] == ".5":
                line, column = sentence.locate(position)
                numbers.append((line, column))
                assert lines[line - 1][column - 1] == char
    assert len(numbers) == len(set(numbers)) == 12


def test_what_nobody_wants_may_be_left_out() -> None:
    """A paragraph that introduces the next one is read all the same."""
    text = "One.\n\n{cite:t}`a` says:\n\n- 4.5\n- five\n"
    found = [each.text for each in split_page(text, lambda words: "4.5" in words)]
    assert found == ["\ufffc says:", "4.5"]
    assert list(split_page("{cite:t}`a4.5`", lambda words: "4.5" in words)) == []
