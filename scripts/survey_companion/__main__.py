"""`python -m survey` is `survey`."""

from survey_companion.commands.cli import main

main()
