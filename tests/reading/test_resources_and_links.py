"""Data resources in one line, and the links of entries."""

import pytest

from survey_companion.reading.lines.link_roles import is_label, read_links
from survey_companion.reading.lines.resource_lines import parse_resource
from survey_companion.reading.markdown.inline import parse_line


@pytest.mark.parametrize(
    ("text", "name", "url", "description", "flaws"),
    [
        ("[**Slate**](https://a.org). Flat stones.", "Slate", "https://a.org", "Flat stones.", []),
        ("[Slate](https://a.org): flat stones", "Slate", "https://a.org", "flat stones", []),
        ("**Slate** flat stones", "Slate", None, "flat stones", []),
        ("**Slate:** flat stones", "Slate", None, "flat stones", []),
        ("Slate. Flat stones.", "Slate", None, "Flat stones.", []),
        (
            "Slate of sssssssssssssssssssssssssssssssssssssssssssssssssss. Flat",
            "Slate of sssssssssssssssssssssssssssssssssssssssssssssssssss",
            None,
            "Flat",
            [],
        ),
        ("Slate of ssssssssssssssssssssssssssssssssssssssssssssssssssss. Flat", None, None, None, []),
        ("Slate, flat stones", None, None, None, []),
        ("[Slate](nowhere) flat", "Slate", None, "flat", ["nowhere"]),
        ("[](https://a.org) flat", None, None, None, []),
        ("**...** flat", None, None, None, []),
        ("**Slate** [flat](https://b.org) stones", "Slate", None, "flat (https://b.org) stones", []),
        (
            "**Slate** [[paper](https://b.org)] [x] [[y](z)]",
            "Slate",
            None,
            "paper (https://b.org) [x] [y (z)]",
            [],
        ),
        (
            "[Slate](https://a.org)[Gravel](https://b.org)",
            "Slate",
            "https://a.org",
            "Gravel (https://b.org)",
            [],
        ),
        (
            "[Slate](https://a.org) [Slate](https://a.org)",
            "Slate",
            "https://a.org",
            "Slate (https://a.org)",
            [],
        ),
        ("**Slate** <https://a.org>", "Slate", None, "https://a.org", []),
        ("![badge](u) **Slate** x", None, None, None, []),
        ("<foo>**Slate**</foo> x", "Slate", None, "x", []),
        ("**Slate** **Rock** x", "Slate", None, "Rock x", []),
        ("**Slate** – x", "Slate", None, "x", []),
        ("", None, None, None, []),
        ("**Slate**", "Slate", None, None, []),
        ("[![x](y)](https://a.org) Slate", "x", "https://a.org", "Slate", []),
    ],
)
def test_data_resources(
    text: str, name: str | None, url: str | None, description: str | None, flaws: list[str]
) -> None:
    """The marked or linked name, its address, what is said of it, and an address that is none."""
    entry = parse_resource(parse_line(text))
    if entry is None:
        assert name is None
        return
    assert (entry.name, entry.url, entry.description) == (name, url, description)
    assert [flaw.found for flaw in entry.flaws] == flaws


@pytest.mark.parametrize(
    ("printed", "links", "flaws"),
    [
        ([("paper", "https://a.org")], [("paper", "https://a.org", "paper")], []),
        (
            [("pdf", "https://a.org"), ("code", "https://b.org")],
            [("pdf", "https://a.org", "paper"), ("code", "https://b.org", "code")],
            [],
        ),
        ([("[paper]", "https://a.org")], [("paper", "https://a.org", "paper")], []),
        ([("pa", "https://a.org"), ("per", "https://a.org")], [("paper", "https://a.org", "paper")], []),
        ([("Stones", "https://a.org")], [("paper", "https://a.org", "paper")], []),
        ([("Stones.", "https://a.org")], [("paper", "https://a.org", "paper")], []),
        ([("", "https://a.org")], [("link", "https://a.org", "other")], []),
        (
            [("here", "https://arxiv.org/abs/2001.00001")],
            [("here", "https://arxiv.org/abs/2001.00001", "paper")],
            [],
        ),
        ([("here", "https://github.com/a/b")], [("here", "https://github.com/a/b", "code")], []),
        (
            [("here", "https://huggingface.co/datasets/a")],
            [("here", "https://huggingface.co/datasets/a", "code")],
            [],
        ),
        ([("here", "https://dl.acm.org/x")], [("here", "https://dl.acm.org/x", "paper")], []),
        ([("here", "https://a.org")], [("here", "https://a.org", "paper")], []),
        ([("论文", "https://a.org")], [("论文", "https://a.org", "paper")], []),
        ([("代码", "https://a.org")], [("代码", "https://a.org", "code")], []),
        ([("video", "https://a.org")], [("video", "https://a.org", "other")], []),
        ([("slides", "https://youtu.be/x")], [("slides", "https://youtu.be/x", "other")], []),
        ([("project", "https://a.org")], [("project", "https://a.org", "other")], []),
        ([("paper", "a.org")], [], [("[paper](a.org)", "a.org")]),
        ([("", "")], [], [("[]()", "")]),
        ([("x", "ftp://a.org")], [], [("[x](ftp://a.org)", "ftp://a.org")]),
        ([("dataset", "https://a.org")], [("dataset", "https://a.org", "other")], []),
        ([("demo", "https://a.org")], [("demo", "https://a.org", "other")], []),
        ([("Springer", "https://a.org")], [("Springer", "https://a.org", "paper")], []),
        ([(" a  b ", "https://a.org")], [("a b", "https://a.org", "other")], []),
    ],
)
def test_roles_of_links(
    printed: list[tuple[str, str]], links: list[tuple[str, str, str]], flaws: list[tuple[str, str | None]]
) -> None:
    """The label tells, else the address; what is no web address is named with its mark."""
    found, wrong = read_links(printed, "Stones")
    assert [(link.label, link.url, link.role.name) for link in found] == links
    assert [(flaw.found, flaw.mark) for flaw in wrong] == flaws


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paper", True),
        ("[paper]", True),
        ("Stones", False),
        ("paper of many stones", True),
        ("paper of many stones!", False),
        ("code", True),
        (" pdf ", True),
        ("", False),
    ],
)
def test_labels_of_links(text: str, expected: bool) -> None:
    """At most twenty letters with a known word."""
    assert is_label(text) is expected
