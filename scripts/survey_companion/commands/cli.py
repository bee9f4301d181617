"""The command line: the program `survey` and its commands, each a module of its own.

Each command imports what it needs when it runs, so that `survey --help` answers at once.
"""

import click

from survey_companion import __version__
from survey_companion.commands.add import add
from survey_companion.commands.build import build
from survey_companion.commands.check import check
from survey_companion.commands.clean import clean
from survey_companion.commands.convert import convert
from survey_companion.commands.diff import diff
from survey_companion.commands.enrich import enrich
from survey_companion.commands.epub import epub
from survey_companion.commands.fix import fix
from survey_companion.commands.pdf import pdf
from survey_companion.commands.read import read
from survey_companion.commands.report import report
from survey_companion.commands.serve import serve
from survey_companion.commands.zip_site import zip_site
from survey_companion.project.garbage import collect_rarely


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Messages read path:line:column: severity code: what is wrong; what was expected; what to do."
    "  Exit code: 0 when all is well, 1 when something is an error, 2 for a wrong command line.",
)
@click.version_option(__version__)
def main() -> None:
    """Turn a survey's awesome-list into a BibTeX file and a cross-referenced site.

    \b
    Examples:
      survey read README.md                       what are the lines of a list taken for?
      survey check                                what is wrong with the list?
      survey add 2401.02909                       add a paper to the list
      survey build                                convert it and build docs/_build/html
      survey serve                                the same, rebuilt whenever a file changes
      survey pdf                                  the book, to print and keep
      survey epub                                 the book for e-readers; survey zip: the site in one file
      survey build --catalogue ../list/README.md --output my-survey
    """
    collect_rarely()


COMMANDS = (add, build, check, clean, convert, diff, enrich, epub, fix, pdf, read, report, serve, zip_site)
for command in COMMANDS:
    main.add_command(command)
