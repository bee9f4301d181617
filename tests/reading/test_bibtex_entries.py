"""BibTeX files: entries with their lines, and what cannot be read."""

import pytest

from survey_companion.reading.forms.bibtex_entries import LONGEST, parse_bibtex


@pytest.mark.parametrize(
    ("text", "entries", "faults", "unread"),
    [
        ("@misc{a, title = {A}}", [("misc", "a", {"title": "A"}, (1,))], [], []),
        (
            "text\n@misc{a, title = {A},\n year = 2020}\nmore",
            [("misc", "a", {"title": "A", "year": "2020"}, (2, 3))],
            [],
            [],
        ),
        (
            "@misc{a, title = {A}} @misc{b, title = {B}}",
            [("misc", "a", {"title": "A"}, (1,)), ("misc", "b", {"title": "B"}, (1,))],
            [],
            [],
        ),
        (
            '@misc{a, title = {A}}\n@MISC(b, Title = "B" # " C")',
            [("misc", "a", {"title": "A"}, (1,)), ("misc", "b", {"title": "B C"}, (2,))],
            [],
            [],
        ),
        ('@string{x = "Y"}\n@misc{a, title = x}', [("misc", "a", {"title": "Y"}, (2,))], [], []),
        ('@misc{a, month = jan # "~1"}', [("misc", "a", {"month": "January~1"}, (1,))], [], []),
        (
            "@misc{a, title = {A}, title = {B}, note = {}, Note = {c}}",
            [("misc", "a", {"title": "A", "note": "c"}, (1,))],
            [],
            [],
        ),
        (
            "@misc{, title = {A}}",
            [("misc", "", {}, (1,))],
            [(1, 7, "@misc{, title = {A}}", "the rest of this entry cannot be read: entry key expected")],
            [],
        ),
        (
            "@misc{a, title = {A}\n\n@misc{b, title = {B}}",
            [("misc", "a", {}, (1,)), ("misc", "b", {"title": "B"}, (3,))],
            [(1, 1, "@misc{a, title = {A}", "the rest of this entry cannot be read: premature end of file")],
            [],
        ),
        (
            "x\n@misc{a, title = {A},\n year = }\n@misc{b, title = {B}}",
            [("misc", "a", {"title": "A"}, (2, 3)), ("misc", "b", {"title": "B"}, (4,))],
            [(3, 9, "year = }", "the rest of this entry cannot be read: field value expected")],
            [],
        ),
        (
            "@misc{a, title = nowhere, year = 2020}",
            [("misc", "a", {"year": "2020"}, (1,))],
            [(1, 18, "nowhere", "the string is not defined, so it is empty")],
            [],
        ),
        (
            '\n  @misc{a, title = "A}\n',
            [("misc", "a", {}, (2,))],
            [(2, 23, '@misc{a, title = "A}', "the rest of this entry cannot be read: unbalanced braces")],
            [],
        ),
        (
            '@comment{a, b}\n@preamble{"x"}\n@misc{a, title = {A}}',
            [("misc", "a", {"title": "A"}, (3,))],
            [],
            [],
        ),
        ("% @misc{x\n@misc{a, title = {A}}", [("misc", "a", {"title": "A"}, (2,))], [], []),
        ("a@b.c\n@misc{a, title = {A  B\n C}}", [("misc", "a", {"title": "A B C"}, (2, 3))], [], []),
        (
            "@misc{a, title {A}}\n% end",
            [("misc", "a", {}, (1, 2))],
            [(1, 16, "@misc{a, title {A}}", "the rest of this entry cannot be read: '=' expected")],
            [],
        ),
        (
            "@misc{a b, title = {A}}",
            [("misc", "a", {}, (1,))],
            [(1, 10, "@misc{a b, title = {A}}", "the rest of this entry cannot be read: '=' expected")],
            [],
        ),
        ("@misc{a}", [("misc", "a", {}, (1,))], [], []),
        ("@misc", [], [], []),
        ("", [], [], []),
        (
            "@misc{a,\n title = {A},\n x = nowhere,\n y = elsewhere}",
            [("misc", "a", {"title": "A"}, (1, 2, 3, 4))],
            [
                (3, 6, "nowhere", "the string is not defined, so it is empty"),
                (4, 6, "elsewhere", "the string is not defined, so it is empty"),
            ],
            [],
        ),
        (
            "@misc{a, title = {A}\n  year = 2020}",
            [("misc", "a", {"title": "A"}, (1, 2))],
            [(2, 3, "year = 2020}", "the rest of this entry cannot be read: '}' expected")],
            [],
        ),
        (
            "@misc{",
            [("misc", "", {}, (1,))],
            [(1, 1, "@misc{", "the rest of this entry cannot be read: premature end of file")],
            [],
        ),
        (
            "@misc{\n\n",
            [("misc", "", {}, (1,))],
            [(1, 1, "@misc{", "the rest of this entry cannot be read: premature end of file")],
            [],
        ),
        (
            "x\n@string{x}\ny",
            [],
            [(2, 10, "@string{x}", "the rest of this entry cannot be read: '=' expected")],
            [],
        ),
        (
            "@string{x = }",
            [],
            [(1, 13, "@string{x = }", "the rest of this entry cannot be read: field value expected")],
            [],
        ),
        (
            "@preamble{}\n@misc{b, title = {B}}",
            [("misc", "b", {"title": "B"}, (2,))],
            [(1, 11, "@preamble{}", "the rest of this entry cannot be read: field value expected")],
            [],
        ),
        (
            "@misc(a b) @misc{c, title = {C}}\n\n",
            [("misc", "a", {}, (1,)), ("misc", "c", {"title": "C"}, (1,))],
            [
                (
                    1,
                    10,
                    "@misc(a b) @misc{c, title = {C}}",
                    "the rest of this entry cannot be read: '=' expected",
                )
            ],
            [],
        ),
    ],
)
def test_entries_and_faults(
    text: str,
    entries: list[tuple[str, str, dict[str, str], tuple[int, ...]]],
    faults: list[tuple[int, int, str, str]],
    unread: list[int],
) -> None:
    """Each entry has its lines; a fault has its place, and spares what stands before and after it."""
    found = parse_bibtex(text.split("\n"))
    assert [(each.type, each.key, each.fields, each.lines) for each in found.entries] == entries
    assert [(each.line, each.column, each.found, each.wrong) for each in found.faults] == faults
    assert found.unread == unread


def test_many_faults_in_one_line() -> None:
    """The first is named; after ten the rest of the line is not tried, but the next entry is."""
    found = parse_bibtex(["@misc{a b} " * 12, "x", "", "@misc{b, title = {B}}"])
    assert [each.key for each in found.entries] == [*"a" * 9, "b"]
    assert [(each.line, each.column) for each in found.faults] == [(1, 10)]


@pytest.mark.parametrize(("more", "entries", "unread"), [(0, 2, []), (1, 1, [2, 3])])
def test_long_entries(more: int, entries: int, unread: list[int]) -> None:
    """An entry longer than fifty thousand characters is named, not read; its neighbours are."""
    start, end = "@misc{a, title = {", "\n}}"
    text = f"{start}{'x' * (LONGEST - len(start) - len(end) + more)}{end}"
    found = parse_bibtex(["", *text.split("\n"), "@misc{b, title = {B}}"])
    assert (len(found.entries), found.unread) == (entries, unread)
    assert [(each.line, each.column, each.found, each.wrong) for each in found.faults] == (
        [(2, 1, "50,001 characters", "the entry is too long")] if more else []
    )
