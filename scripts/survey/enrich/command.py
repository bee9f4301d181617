"""The command `survey enrich`."""

import sys
from pathlib import Path

import click

from survey.options import FAILED, errors_shown, locate, project_options


@click.command()
@click.argument("keys", metavar="[KEY]...", nargs=-1)
@project_options
@click.option("--accept", is_flag=True, help="Write every proposal without asking, for scripts.")
@click.option("--replace", is_flag=True, help="Also propose to replace values that a person has confirmed.")
@click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(".survey-cache"),
    show_default=True,
    help="Where answers are kept for a week.",
)
@click.option("--doi-host", default="https://doi.org", hidden=True)
@click.option("--arxiv-host", default="https://export.arxiv.org", hidden=True)
@click.option("--acl-host", default="https://aclanthology.org", hidden=True)
@click.option("--impatient", is_flag=True, hidden=True, help="Without pauses, for servers of our own.")
def enrich(  # noqa: PLR0913  (each is an option)
    keys: tuple[str, ...],
    catalogue: Path,
    output: Path | None,
    *,
    accept: bool,
    replace: bool,
    cache: Path,
    doi_host: str,
    arxiv_host: str,
    acl_host: str,
    impatient: bool,
) -> None:
    """Look up what records lack at doi.org, arXiv and the ACL Anthology, and propose it.

    Without a KEY, every work with a gap is looked up. Nothing is written unless you say yes.

    \b
    Examples:
      survey enrich garcia2024introducing
      survey enrich --accept
    """
    from survey.enrich.client import Client, Manners
    from survey.enrich.proposals import Hosts
    from survey.enrich.session import Session, choose_works

    project = locate(catalogue, output)
    manners = (
        Manners(per_second=1000, timeout=(2, 1), deadline=2, retries=2, backoff=0.05)
        if impatient
        else Manners()
    )
    hosts = Hosts(doi=doi_host, arxiv=arxiv_host, acl=acl_host)
    with errors_shown():
        works, unknown = choose_works(project, keys)
        if unknown:
            raise click.BadParameter(f"no work has the key {', '.join(unknown)}", param_hint="KEY")
        session = Session(
            project=project,
            client=Client(cache, manners),
            hosts=hosts,
            decide=(lambda _: True) if accept else _ask,
            say=click.echo,
            replaces=replace,
        )
        failures = session.look_up(works)
    sys.exit(FAILED if failures else 0)


def _ask(question: str) -> bool:
    """Ask a person; without a terminal the answer is no."""
    if not sys.stdin.isatty():
        click.echo("Not written: there is nobody to ask. --accept writes without asking.")
        return False
    return click.confirm(question)
