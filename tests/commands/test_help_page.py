"""The page on commands says what `--help` says."""

import click
import pytest

from conftest import ROOT
from help_page import render_page
from survey_companion.commands.cli import main

PAGE = ROOT / "docs" / "companion" / "commands.md"
_HEAD = (
    "% Generated from the help of each command."
    " Renew it with: python -m pytest tests/commands/test_help_page.py --renew"
)


def test_the_page_is_that_of_the_commands(request: pytest.FixtureRequest) -> None:
    """Whatever the help of a command says, the page says, and nothing else."""
    text = render_page(main, "survey", _HEAD)
    if request.config.getoption("--renew"):
        PAGE.write_text(text, encoding="utf-8")
    hint = f"{PAGE.relative_to(ROOT)} is stale; its first line says how to renew it"
    assert PAGE.read_text(encoding="utf-8") == text, hint


_HELP = """Lift a STONE
by hand.

\b
Examples:
  stones lift one
  stones lift "two
  three"

\b
Exit codes:
  0    *all* well
  10   a stone fell
  100
"""


def _add_command(group: click.Group, name: str, text: str, epilog: str | None = None) -> None:
    """Add a command that has an argument and three options, one of which is a secret."""
    parameters: list[click.Parameter] = [
        click.Argument(["stone"]),
        click.Option(["--size"], metavar="CM", default="10", show_default=True, help=f"How to {name}. Once."),
        click.Option(["--secret"], hidden=True),
        click.Option(["--all"], is_flag=True, help="All stones."),
    ]
    group.add_command(click.Command(name, params=parameters, help=text, epilog=epilog))


def test_the_form_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences have lines of their own, examples stay, and what many commands share is explained once."""
    stones = click.Group("stones", help="Sort *stones*. Keep them.")
    _add_command(stones, "lift", _HELP, "See http://localhost:80, or ask.")
    for name in ("roll", "drop"):
        _add_command(stones, name, "As it says.")
    for columns in ("20", "200"):  # no width of a terminal matters
        monkeypatch.setenv("COLUMNS", columns)
        page = render_page(stones, "stones", "% Head")
        assert page.startswith(_START)
        assert page[page.index("## `stones lift`") : page.index("\n## `stones roll`")] == _LIFT
        assert page.endswith(_END)


_START = r"""% Head

# Commands

Sort \*stones\*.
Keep them.

```text
stones [OPTIONS] COMMAND [ARGS]...
```

{ref}`Options that commands share <shared-options>`: `--help`.

## `stones drop`
"""
_LIFT = r"""## `stones lift`

Lift a STONE by hand.

```text
stones lift [OPTIONS] STONE
```

Examples:

```text
stones lift one
stones lift "two
three"
```

Exit codes:

- `0`: \*all\* well
- `10`: a stone fell
- `100`

`--size CM`
: How to lift.
  Once.
  \[default: 10\]

{ref}`Options that commands share <shared-options>`: `--all`, `--help`.

See `http://localhost:80`, or ask.
"""
_END = """
(shared-options)=

## Options that commands share

`--all`
: All stones.

`--help`
: Show this message and exit.
"""
