"""The command `survey enrich`."""

import sys
from pathlib import Path

import click

from survey_companion.commands.asked_sources import AskedSources, source_options
from survey_companion.commands.options import Paths, ShowErrors, locate_or_stop, need_extra, project_options


@click.command()
@click.argument("keys", metavar="[KEY]...", nargs=-1)
@project_options
@click.option("--accept", is_flag=True, help="Write every proposal without asking, for scripts.")
@click.option("--replace", is_flag=True, help="Also propose to replace values that a person has confirmed.")
@source_options
def enrich(  # noqa: PLR0913  (each is an option)
    keys: tuple[str, ...],
    catalogue: Paths,
    output: Path | None,
    *,
    accept: bool,
    replace: bool,
    sources: AskedSources,
) -> None:
    """Look up what records lack at doi.org, arXiv and the ACL Anthology, and propose it.

    Without a KEY, every work with a gap is looked up. Nothing is written unless you say yes.
    Each answer that cannot be used is named with the reason, and the next source is asked.
    A proxy in the environment (https_proxy, no_proxy) is used.

    \b
    Exit codes:
      0  a source gave a usable answer, even if others did not; or there was nothing to look up
      1  sources answered, but nothing was usable; a record could not be written; or a file is wrong
      2  wrong usage
      3  no source could be reached

    \b
    Examples:
      survey enrich garcia2024introducing
      survey enrich --accept
    """
    need_extra("online", "certifi", "h11", "tomlkit")
    from survey_companion.online.enrich_run import Session, choose_works

    client = sources.open_client()
    with ShowErrors():
        project = locate_or_stop(catalogue, output)
        works, unknown = choose_works(project, keys)
        if unknown:
            raise click.BadParameter(f"no work has the key {', '.join(unknown)}", param_hint="KEY")
        session = Session(
            project=project,
            client=client,
            cache=sources.cache,
            hosts=sources.hosts,
            decide=(lambda _: True) if accept else _ask,
            say=_say,
            replaces=replace,
        )
        outcome = session.look_up(works)
    sys.exit(outcome)


def _say(line: str) -> None:
    """Print a line; characters that the terminal's encoding does not have are escaped."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    click.echo(line.encode(encoding, "backslashreplace").decode(encoding))


def _ask(question: str) -> bool:
    """Ask a person; without a terminal the answer is no."""
    if not sys.stdin.isatty():
        click.echo("Not written: there is nobody to ask. --accept writes without asking.")
        return False
    return click.confirm(question)
