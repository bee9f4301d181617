"""Forms of lines as a person writes them."""

import pytest

from survey_companion.reading.lines.candidates import Candidate
from survey_companion.reading.lines.line_templates import NAMES, is_template, parse_template
from survey_companion.reading.lines.outline import Node
from survey_companion.reading.lines.pieces import cut
from survey_companion.reading.markdown.inline import parse_line


@pytest.mark.parametrize(
    ("form", "line", "fields"),
    [
        (
            "- **{title}** {authors} [{links}]",
            "- **Stones** Ada Doe [[paper](u)]",
            "Stones: title | Ada Doe: authors",
        ),
        ("{title}", "- Stones", "Stones: title"),
        ("{title}", "- [Stones](u) ICML", "ICML: title"),
        ("- {authors}. {title}. {venue}, {year}", "- Stones", "Stones: authors, title, venue, year"),
        ("- {authors}. {title}. {venue}, {year}", "- [Stones](u) ICML", "ICML: authors, title, venue, year"),
        ("- [{title}](…) {venue}", "- [Stones](u) ICML", "Stones: title | ICML: venue"),
        ('- "{title}" … {year}', '- "Stones" x 2020', "Stones: title | x 2020: year"),
        ("- {ignore}", "- Stones", "Stones: ignore"),
        ("- {ignore}", "- [Stones](u) ICML", "ICML: ignore"),
        ("- … {ignore}", "- **Stones** Ada Doe [[paper](u)]", "Ada Doe: ignore"),
        ("- … {ignore}", "- Stones", "Stones: ignore"),
        ("- … {ignore}", "- **Stones** *Ada Doe* x", "x: ignore"),
        ("- … {ignore}", "- [Stones](u) ICML", "ICML: ignore"),
        ("- … {ignore}", '- "Stones" x 2020', "x 2020: ignore"),
        ("- … {ignore}", "- x `y` z", "z: ignore"),
        ("- ({venue}) **{title}**", "- (ICML) **Stones**", "ICML: venue | Stones: title"),
        (
            "- [{year}] **{title}** *{authors}, {venue}*",
            "- [2020] **Stones** *Ada Doe, ICML*",
            "2020: year | Stones: title | Ada Doe, ICML: authors, venue",
        ),
        ("- `{venue}` ***{title}***", "- `ICML` ***Stones***", "ICML: venue | Stones: title"),
        ("**{title}**", "- **Stones** Ada Doe [[paper](u)]", ""),
        ("- **{title}** ↵ {authors}", "- **Stones** Ada Doe [[paper](u)]", ""),
        ("- **{title}** ↵ *{authors}* {venue}", "- **Stones** Ada Doe [[paper](u)]", ""),
        ("| {title} | {venue}", "- **Stones** Ada Doe [[paper](u)]", ""),
        ("# {title}", "- **Stones** Ada Doe [[paper](u)]", ""),
    ],
)
def test_what_a_form_says_of_a_line(form: str, line: str, fields: str) -> None:
    """Each piece of a line that has the form, with its fields; nothing of other lines."""
    runs = parse_line(line.removeprefix("- "))
    node = Node(level=1, text="Papers", line=1)
    found = parse_template(form).match(Candidate(node, "item", cut(runs), (1,), runs))
    assert " | ".join(f"{piece.text}: {', '.join(names)}" for piece, names in found or ()) == fields


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("", "one {title}, or {ignore} for no entry, such as '- **{title}** {authors} [{links}]'"),
        ("x", "one {title}, or {ignore} for no entry, such as '- **{title}** {authors} [{links}]'"),
        ("**{title}", "the mark that closes **"),
        (
            "{title} {title}",
            "one {title}, or {ignore} for no entry, such as '- **{title}** {authors} [{links}]'",
        ),
        (
            "{title} {ignore}",
            "one {title}, or {ignore} for no entry, such as '- **{title}** {authors} [{links}]'",
        ),
        (
            "- **{authors}**",
            "one {title}, or {ignore} for no entry, such as '- **{title}** {authors} [{links}]'",
        ),
        ("{title}" + " *{venue}* `{year}`" * 20, "at most 30 pieces and 3 times …"),
        ("… {title} … … … … … … … … …", "at most 30 pieces and 3 times …"),
        ("[{title}", "the mark that closes ["),
        ("({title}", "the mark that closes ("),
    ],
)
def test_forms_that_cannot_be_understood(form: str, message: str | None) -> None:
    """The message says what was expected."""
    assert is_template(form) is (message is None)
    if message is not None:
        with pytest.raises(ValueError, match=r".") as raised:
            parse_template(form)
        assert str(raised.value) == message


def test_fields_that_nobody_knows() -> None:
    """The message names the fields that there are, and the first that is none of them."""
    with pytest.raises(ValueError, match=r"fields among title, .*, not \{stone\}$") as raised:
        parse_template("{stone} {title} {wall}")
    assert str(raised.value) == f"fields among {', '.join(NAMES)}, not {{stone}}"
