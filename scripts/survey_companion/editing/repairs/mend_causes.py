"""The table of what `survey fix` mends, in the order in which it is mended.

Text comes first, so that all else is found in it; then links and facts; lines that go or move come last.
"""

from survey_companion.editing.repairs import (
    form_mends,
    line_mends,
    order_mends,
    record_mends,
    text_mends,
    version_mends,
)
from survey_companion.editing.repairs.mends import Cause

CAUSES: tuple[Cause, ...] = (
    Cause(
        slug="encoding",
        sentence="text that was once decoded wrongly is repaired",
        find=text_mends.find_misread,
    ),
    Cause(
        slug="control-characters",
        sentence="control characters, and those that reorder text, go",
        find=text_mends.find_controls,
    ),
    Cause(
        slug="lost-letters",
        sentence="letters that an encoding lost are those of the linked paper's record",
        find=record_mends.find_damaged,
    ),
    Cause(
        slug="wrong-identifier",
        sentence="a link to another work, which the record refuses, becomes that of the record",
        find=record_mends.find_identifiers,
    ),
    Cause(
        slug="old-address",
        sentence="an address at which a paper stood before becomes the present one",
        find=line_mends.find_old_addresses,
    ),
    Cause(
        slug="https",
        sentence="http becomes https where the site is known to answer there",
        find=line_mends.find_unencrypted,
    ),
    Cause(
        slug="wrong-venue",
        sentence="a venue that contradicts the linked paper becomes that of the record",
        find=version_mends.find_venues,
    ),
    Cause(
        slug="published-version",
        sentence="a preprint that was published since gets the venue and the year of the record",
        find=version_mends.find_published,
    ),
    Cause(
        slug="wrong-year",
        sentence="a year that contradicts the linked paper becomes that of the record",
        find=version_mends.find_years,
    ),
    Cause(
        slug="lost-capitals",
        sentence="a title gets the capitals of the record",
        find=record_mends.find_capitals,
    ),
    Cause(
        slug="missing-code",
        sentence="a line gets the link to code that the record and another line of the work have",
        find=record_mends.find_missing_code,
    ),
    Cause(
        slug="misspelt-name",
        sentence="a name becomes that which the record and another line of the work have",
        find=record_mends.find_misspelt,
    ),
    Cause(slug="et-al", sentence="“et al.” is spelt so", find=line_mends.find_et_al),
    Cause(
        slug="form",
        sentence="a line gets the form of nearly all lines of its section",
        find=form_mends.find_odd_forms,
    ),
    Cause(
        slug="doubled-lines",
        sentence="a line that stands twice in one section goes",
        find=line_mends.find_doubled,
    ),
    Cause(
        slug="lost-order",
        sentence="lines whose year was mended move to their place in a section that was sorted by it",
        find=order_mends.find_lost_order,
        moves=True,
    ),
    Cause(
        slug="order",
        sentence="lines are sorted by date where most of the section is",
        find=order_mends.find_disorder,
        is_usual=False,
        moves=True,
    ),
)
