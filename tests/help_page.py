"""Makes a page of the documentation from the help texts of `survey` and of its commands.

Input: the commands, as click objects. Output: the page in MyST. It is the same on every machine, whereas
the text that click prints depends on the width of the terminal, and is too wide for a phone.
"""

import inspect
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import click

Option = tuple[str, str]  # names, and help text

_FEW = 2  # options of more commands than this are explained once, in a section of their own
_LABEL, _TITLE = "shared-options", "Options that commands share"
_VERBATIM = "\b"  # click's mark for a paragraph whose lines are kept
_GAP = re.compile(r" {2,}")  # between two columns
_ADDRESS = re.compile(r"https?://[^\s,]*[^\s,.]")
_SPECIAL = re.compile(r"([\\*_`\[\]<>{}])")


def render_page(main: click.Group, program: str, head: str) -> str:
    """Return the page: `head`, then the group itself, then its commands in alphabetical order."""
    context = click.Context(main, info_name=program, **main.context_settings)
    commands = {name: main.commands[name] for name in sorted(main.commands)}
    contexts = {
        name: click.Context(command, info_name=name, parent=context) for name, command in commands.items()
    }
    times = Counter(option for each in contexts.values() for option in _options(each))
    shared = [option for option, number in times.items() if number > _FEW]
    lines = [head, "", "# Commands", "", *_render_command(context, shared)]
    for name, each in contexts.items():
        lines += ["", f"## `{program} {name}`", "", *_render_command(each, shared)]
    if shared:
        lines += ["", f"({_LABEL})=", "", f"## {_TITLE}", *_render_options(shared)]
    return "\n".join(lines) + "\n"


def _options(context: click.Context) -> list[Option]:
    """Return all options but the hidden ones, as click describes them."""
    records = (option.get_help_record(context) for option in context.command.get_params(context))
    return [record for record in records if record and record[1]]


def _render_command(context: click.Context, shared: Collection[Option]) -> Iterator[str]:
    """Yield the lines about a command: what it does, how to call it, and its options."""
    command, options = context.command, _options(context)
    first, *others = _paragraphs(command.help or "")
    yield from first
    yield from _fence([f"{context.command_path} {' '.join(command.collect_usage_pieces(context))}"])
    for paragraph in others:
        yield from ["", *paragraph] if paragraph[0] != _VERBATIM else _render_verbatim(paragraph[1:])
    yield from _render_options(option for option in options if option not in shared)
    names = ", ".join(f"`{name}`" for name, text in options if (name, text) in shared)
    if names:
        yield from ["", f"{{ref}}`{_TITLE} <{_LABEL}>`: {names}."]
    for paragraph in _paragraphs(command.epilog or ""):
        yield from ["", *paragraph]


def _render_options(options: Iterable[Option]) -> Iterator[str]:
    for name, text in options:
        first, *others = _split_sentences(" ".join(text.split()))
        yield from ["", f"`{name}`", f": {first}", *(f"  {sentence}" for sentence in others)]


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Yield each paragraph as a list of lines: one per sentence, or unchanged lines if it has the mark."""
    for paragraph in filter(None, inspect.cleandoc(text).split("\n\n")):
        lines = paragraph.splitlines()
        yield lines if lines[0] == _VERBATIM else _split_sentences(" ".join(paragraph.split()))


def _split_sentences(text: str) -> list[str]:
    return [_escape(sentence) for sentence in re.split(r"(?<=[.?]) +(?=[A-Z[])", text)]


def _render_verbatim(lines: list[str]) -> Iterator[str]:
    """Yield a paragraph whose lines are kept: below its first line, code or a table of two columns."""
    yield from ["", lines[0]]
    columns = [_GAP.split(line.strip(), maxsplit=1) for line in lines[1:]]
    if any(len(cells) > 1 for cells in columns):
        yield ""
        for code, *meanings in columns:
            yield "- " + ": ".join([f"`{code}`", *map(_escape, meanings)])
    else:
        yield from _fence(inspect.cleandoc("\n".join(["", *lines[1:]])).splitlines())


def _fence(lines: list[str]) -> Iterator[str]:
    yield from ["", "```text", *lines, "```"]


def _escape(text: str) -> str:
    """Return plain text as Markdown; a web address becomes code, so that it does not become a link."""
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _ADDRESS.sub(lambda found: f"`{found[0]}`", escaped)
