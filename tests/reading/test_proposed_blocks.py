"""A paper that is proposed in the list itself is named, and no line of it is lost; a template is prose."""

import pytest

from short_ways import in_short, read_catalogue
from survey_companion.reading.proposed_blocks import find_blocks

BLOCK = """title: Rolling of Pebbles in Rivers
paper: https://arxiv.org/abs/2305.01234
author: Nora Quill, Otto Vane
code: (optional)
key-point: It rolls.
"""
TEMPLATE = """title: [Title]
paper: [Conference/Journal/arXiv]
author: [Authors]
code: (optional)
key-point: (optional)
"""
LIST = """# Stones

## Papers

- [2024] **A Study of Rolling Stones.** *Doe et al.* `ICML` [[paper](https://arxiv.org/abs/2401.00001)]
- [2022] **Rolling Walls.** *Roe et al.* `Arxiv` [[paper](https://arxiv.org/abs/2201.00002)]

"""


@pytest.mark.parametrize(
    ("text", "line", "lines"),
    [
        (f"```\n{BLOCK}```\n", 9, 5),
        (BLOCK, 8, 5),
        ("".join(f"- {line}\n" for line in BLOCK.splitlines()), 8, 5),
        (f"# Contribution\n\nPlease send:\n\n{BLOCK}", 12, 5),
        (f"# Contribution\nPlease send:\n```\n{TEMPLATE}```\n\n~~~text\n{BLOCK.upper()}~~~\n", 19, 5),
        ("author: Nora Quill et al.\nPaper: EMNLP 2023\nTITLE: Rolling of Pebbles in Rivers\n", 8, 3),
    ],
)
def test_a_filled_in_block_is_a_proposed_entry(text: str, line: int, lines: int) -> None:
    """In a code fence, a paragraph or a list, below any heading, in any order and case."""
    catalogue = read_catalogue(LIST + text)
    told = [each for each in in_short(catalogue.problems) if "left-out" not in each]
    assert [each.split(":")[1] for each in told] == [str(line)]
    assert "proposed-entry: " in told[0]
    assert len(catalogue.listings) == 2
    assert catalogue.account.is_balanced
    assert catalogue.account.problem == lines


@pytest.mark.parametrize(
    "text",
    [
        f"# Contribution\n\n```\n{TEMPLATE}```\n",
        f"# Contribution\n\n{TEMPLATE}",
        "```yaml\ntitle: My site\nauthor: Nora Quill\nurl: https://example.org\n```\n",
        "```\ntitle: Your title\npaper: The link to the paper\nauthor: The authors\n```\n",
    ],
)
def test_a_template_and_other_code_stay_prose(text: str) -> None:
    """Placeholders are no values, and other fields are no proposal."""
    catalogue = read_catalogue(LIST + text)
    assert "proposed-entry" not in str(in_short(catalogue.problems))
    assert catalogue.account.problem == 0
    assert catalogue.account.is_balanced


def test_front_matter_is_no_proposal() -> None:
    """What describes the list is not proposed for it."""
    catalogue = read_catalogue(f"---\n{BLOCK}---\n{LIST}")
    assert "proposed-entry" not in str(in_short(catalogue.problems))


def test_a_field_that_comes_again_begins_another_block() -> None:
    """Two proposals may stand below each other; what goes on in the next line belongs to its field."""
    first, second = find_blocks(f"{BLOCK}on and on\n{BLOCK}".splitlines())
    assert first.fields["key_point"] == "It rolls. on and on"
    assert (first.line, first.last, second.line, second.last) == (1, 6, 7, 11)
