"""`python -m survey_companion` is `survey`."""

from survey_companion.commands.cli import main

main()
