"""The report on how complete a bibliography is."""

from short_ways import read_recorded
from survey_companion.audit.completeness import render_completeness, render_markdown

LIST = (
    "# L\n\n## Papers\n\n### Stones\n\n#### Round stones\n\n"
    "- [2020] **Rolling.** *Doe* [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "- [2021] **Lifting.** *Roe et al.*\n"
    "- [2022] **Carrying.**\n"
)
RECORD = """
[doe2020rolling]
title = "Rolling"
authors = ["Doe, Ana"]
year = 2020
arxiv = "2001.00001"
confirmed = true
unconfirmed_fields = ["year"]
sources = []
"""


def test_the_report_for_a_terminal() -> None:
    """Each section has a row with counts and shares; then come as many works with gaps as asked for."""
    assert render_completeness(read_recorded(LIST, RECORD), 2).splitlines() == [
        "               works  all authors        venue   identifier          DOI    confirmed     no doubt",
        "Round stones       3     1 (33 %)     1 (33 %)     1 (33 %)     0  (0 %)     1 (33 %)     0  (0 %)",
        "the taxonomy       3     1 (33 %)     1 (33 %)     1 (33 %)     0  (0 %)     1 (33 %)     0  (0 %)",
        "",
        "What to fix first (2 of 3 works with gaps):",
        "  anon2022carrying: authors missing, venue unknown, no identifier, not confirmed",
        "  roe2021lifting: authors missing, venue unknown, no identifier, not confirmed",
    ]


def test_the_report_for_a_page() -> None:
    """The same as a table and a list; the last line says how many works are left out, and how to see them."""
    assert render_markdown(read_recorded(LIST, RECORD), 1).splitlines() == [
        "| Section | Works | All authors | Venue | Identifier | DOI | Confirmed | No doubt |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| Round stones | 3 | 1 | 1 | 1 | 0 | 1 | 0 |",
        "| the taxonomy | 3 | 1 | 1 | 1 | 0 | 1 | 0 |",
        "",
        "**What to fix first.**",
        "",
        "- `anon2022carrying`: authors missing, venue unknown, no identifier, not confirmed",
        "- and 2 more; `survey report --most 3` names them all",
    ]
