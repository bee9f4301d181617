"""Every kind of problem there is: a table of name, severity, what is wrong, what was expected, what to do."""

from enum import Enum

_FRONT_MATTER = (
    "title, short_title, authors, year, arxiv, edition, date, origin, source_url, address, license"
)


class Severity(Enum):
    """How bad a problem is."""

    ERROR = "error"  # something the file says could not be carried over
    WARNING = "warning"  # everything was carried over, but some of it is doubtful
    NOTICE = "notice"  # nothing is wrong, but something could be more complete


class Code(Enum):
    """Every kind of problem: name, severity, what is wrong, what was expected, what to do."""

    UNREADABLE_FILE = (
        "unreadable-file",
        Severity.ERROR,
        "the file cannot be read",
        "a UTF-8 text file",
        "check the path and how the file was saved",
    )
    INVALID_UTF8 = (
        "invalid-utf8",
        Severity.ERROR,
        "this line is not valid UTF-8",
        "UTF-8 text",
        "save the file as UTF-8; the bad bytes are shown as U+FFFD",
    )
    CONTROL_CHARACTER = (
        "control-character",
        Severity.WARNING,
        "a control character was removed",
        "visible text",
        "delete the character",
    )
    LONG_LINE = (
        "long-line",
        Severity.ERROR,
        "the line or paragraph is too long and was left out",
        "at most 20,000 characters",
        "break it, or remove what does not belong to the list",
    )
    STACKED_MARKS = (
        "stacked-marks",
        Severity.ERROR,
        "more marks stand on one letter than any script has; the rest of them were left out",
        "at most 30 combining marks in a row",
        "type the letter again",
    )
    REPAIRED_ENCODING = (
        "repaired-encoding",
        Severity.WARNING,
        "UTF-8 text was once read as another encoding; it was repaired for this run",
        "the repaired text",
        "save the repaired text in the file",
    )
    DAMAGED_ENCODING = (
        "damaged-encoding",
        Severity.WARNING,
        "characters were lost when this text was saved, and cannot be recovered",
        "the original characters",
        "look the name up and type it again",
    )
    NO_PROJECT = (
        "no-project",
        Severity.ERROR,
        "no survey is kept here",
        "bib/survey.toml or bib/catalogue.md in the current folder or in one above it",
        "go to the folder of a survey, or name a list with --catalogue",
    )
    UNREAD_RECORDS = (
        "unread-records",
        Severity.WARNING,
        "a file of records beside the list is not read",
        "survey.toml beside it, or the records in the output's bib/",
        "write survey.toml beside the list (its form is in the README), or move the records",
    )
    INVALID_FRONT_MATTER = (
        "invalid-front-matter",
        Severity.ERROR,
        "the front matter cannot be used",
        f"YAML with the fields {_FRONT_MATTER}",
        "correct or remove it, or say it in survey.toml",
    )
    UNUSED_FRONT_MATTER = (
        "unused-front-matter",
        Severity.WARNING,
        "the front matter has a field that is not used",
        f"one of {_FRONT_MATTER}",
        "check its spelling, or leave it if another program needs it",
    )
    EMPTY_CATALOGUE = (
        "empty-catalogue",
        Severity.ERROR,
        "no paper and no data resource was found",
        "list items such as '- [2024] **Title.** *Authors* `Venue` [[paper](https://…)]' under headings",
        "check that this is the right file",
    )
    DUPLICATE_HEADING = (
        "duplicate-heading",
        Severity.WARNING,
        "another heading already has the address that this one would get, so it gets a number",
        "a different name for each section",
        "rename one, or join the two sections",
    )
    DUPLICATE_NUMBER = (
        "duplicate-number",
        Severity.WARNING,
        "another heading already has this number, so this one is shown without it",
        "a different number for each section",
        "number one of them otherwise, or neither",
    )
    NO_SECTION = (
        "no-section",
        Severity.ERROR,
        "this entry stands before the first heading and has no section",
        "a heading above it",
        "move the entry under a heading",
    )
    LISTED_TOO_OFTEN = (
        "listed-too-often",
        Severity.ERROR,
        "the work already stands in as many sections as can be shown, so this line was left out",
        "at most 100 sections for one work",
        "list it in the sections where a reader looks for it",
    )
    UNREAD_LINE = (
        "unread-line",
        Severity.ERROR,
        "this line could not be read",
        "a heading, a list item or a paragraph, nested at most 20 deep",
        "check the line's indentation",
    )
    UNREAD_ITEM = (
        "unread-item",
        Severity.ERROR,
        "this list item is neither a paper nor a data resource",
        "the form of its neighbours",
        "complete the entry, or write it as a paragraph",
    )
    READ_AS_PAPER = (
        "read-as-paper",
        Severity.NOTICE,
        "this line has a title and the address of a paper alone, so it was read as a paper",
        "the authors or the venue of a paper, or what a data resource is",
        "complete the line; say data, corpora or benchmarks in the heading of data resources",
    )
    UNREAD_TABLE = (
        "unread-table",
        Severity.ERROR,
        "tables are not read",
        "one list item per paper or data resource",
        "turn the rows into list items",
    )
    HIDDEN_ENTRY = (
        "hidden-entry",
        Severity.ERROR,
        "this looks like an entry, but is not a list item of its own",
        "a line that starts with '- ', after a blank line where HTML or text stands above",
        "add the '- ' or the blank line",
    )
    UNCLOSED_MARKUP = (
        "unclosed-markup",
        Severity.ERROR,
        "an emphasis or code mark is not closed",
        "marks in pairs, as in **Title.**, *Authors* and `Venue`",
        "close the mark, or write a backslash before it",
    )
    UNCLOSED_LINK = (
        "unclosed-link",
        Severity.ERROR,
        "a link is not closed, or its brackets do not match",
        "[[label](https://…)]",
        "close the bracket",
    )
    UNUSABLE_LINK = (
        "unusable-link",
        Severity.ERROR,
        "this link is not a web address, so it was left out",
        "an address that starts with https://",
        "correct or remove the link",
    )
    HTML_LINK = (
        "html-link",
        Severity.ERROR,
        "a link or image written in HTML was left out",
        "[[label](https://…)]",
        "write the link in Markdown",
    )
    HTML_TAG = (
        "html-tag",
        Severity.WARNING,
        "an HTML tag inside an entry was left out; the text around it was kept",
        "Markdown",
        "remove the tag, or write &lt; for a < that belongs to the text",
    )
    DOUBTFUL_TITLE = (
        "doubtful-title",
        Severity.WARNING,
        "the title is not marked, so other parts of the line may have become part of it",
        "the title in **…**, in quotation marks or as a link",
        "mark the title",
    )
    MISSING_TITLE = (
        "missing-title",
        Severity.ERROR,
        "this entry has no title",
        "a title in **…**",
        "add the title",
    )
    UNREAD_YEAR = (
        "unread-year",
        Severity.WARNING,
        "this is not a year",
        "a four-digit year such as [2024]",
        "correct the year",
    )
    TWO_TITLES = (
        "two-titles",
        Severity.WARNING,
        "one link stands for works with different titles; they are kept apart",
        "one title for one link",
        "correct the wrong link or the wrong title",
    )
    TWO_IDENTIFIERS = (
        "two-identifiers",
        Severity.WARNING,
        "one title has two identifiers of the same kind; the listings are taken as one work",
        "one identifier for one work",
        "correct the wrong link",
    )
    NEAR_TITLES = (
        "near-titles",
        Severity.WARNING,
        "two works have almost the same title",
        "one title for one work",
        "if they are one work, give both titles in its record or make the lines agree",
    )
    MISSPELT_NAME = (
        "misspelt-name",
        Severity.WARNING,
        "listings of the same work spell a name in two ways",
        "one spelling",
        "correct the wrong one",
    )
    SECTION_UNION = (
        "section-union",
        Severity.WARNING,
        "this section is the union of others",
        "works of its own in each section",
        "say why in the section's prose, and settle it",
    )
    YEAR_BEFORE_PREPRINT = (
        "year-before-preprint",
        Severity.WARNING,
        "the year is earlier than the linked preprint, so year or link is wrong",
        "the year of the preprint, or a later one",
        "correct the year or the link",
    )
    YEAR_DIFFERS = (
        "year-differs",
        Severity.WARNING,
        "the year is not that of the linked preprint",
        "the year of the linked version",
        "correct the year, or link the version that appeared in it",
    )
    VENUE_DIFFERS = (
        "venue-differs",
        Severity.WARNING,
        "the venue is not that of the linked paper",
        "the venue of the ACL Anthology's record",
        "correct the venue",
    )
    VENUE_NOT_ARXIV = (
        "venue-not-arxiv",
        Severity.WARNING,
        "the venue is arXiv, but the link is not",
        "a link to arXiv, or the venue of the link",
        "correct the venue or the link",
    )
    SINCE_PUBLISHED = (
        "since-published",
        Severity.NOTICE,
        "the work has been published since",
        "the venue it was published at",
        "give the venue",
    )
    NO_LINK = (
        "no-link",
        Severity.WARNING,
        "this entry has no link at all",
        "a link to the paper",
        "add the link",
    )
    NO_PAPER_LINK = (
        "no-paper-link",
        Severity.WARNING,
        "this entry has no link to a paper",
        "a link labelled paper",
        "add the link, or record what there is instead",
    )
    PLAIN_HTTP = (
        "plain-http",
        Severity.NOTICE,
        "this link is not encrypted",
        "https://",
        "use https:// if the site answers there",
    )
    UNKNOWN_HOST = (
        "unknown-host",
        Severity.WARNING,
        "the paper link leads to no publisher or archive that is known",
        "arXiv, the ACL Anthology, a DOI or a publisher",
        "check that the link is the paper and will last",
    )
    NO_AUTHORS = (
        "no-authors",
        Severity.WARNING,
        "this entry names no author",
        "authors in *…*",
        "add the authors",
    )
    TRUNCATED_AUTHORS = (
        "truncated-authors",
        Severity.NOTICE,
        "the authors are not all named",
        "all authors, in a record",
        "add a record with the full list",
    )
    LOST_CAPITALS = (
        "lost-capitals",
        Severity.NOTICE,
        "names in this title have lost their capitals",
        "the title as the paper has it",
        "restore the capitals",
    )
    LINK_NOT_RECORDED = (
        "link-not-recorded",
        Severity.WARNING,
        "the link is not that of the work's record",
        "an identifier of the record",
        "correct the link; or correct the record, or refuse the identifier there with not_this",
    )
    NO_RECORD = (
        "no-record",
        Severity.WARNING,
        "no record describes this work",
        "a table in works.toml with this title",
        "add the record; survey enrich proposes one",
    )
    UNCONFIRMED_RECORD = (
        "unconfirmed-record",
        Severity.NOTICE,
        "nobody has confirmed this record",
        "title, first author and identifier seen in a record",
        "look it up, and set confirmed",
    )
    TWIN_RECORDS = (
        "twin-records",
        Severity.ERROR,
        "two records have the same identifier or title",
        "one record for one work",
        "join them, and keep the other key as an alias",
    )
    KEY_USED_TWICE = (
        "key-used-twice",
        Severity.ERROR,
        "an alias is another work's key or alias",
        "a key that leads to one work",
        "remove the alias",
    )
    LOST_KEY = (
        "lost-key",
        Severity.ERROR,
        "this citation key has been given out, and no record has it any more",
        "every key of keys.csv as a record's name or alias",
        "add it to the aliases of the work that took its place",
    )
    UNKNOWN_KEY = (
        "unknown-key",
        Severity.ERROR,
        "no work has this citation key",
        "a key of works.toml",
        "correct the key, or add the record",
    )
    UNKNOWN_BENCHMARK = (
        "unknown-benchmark",
        Severity.ERROR,
        "no benchmark has this name",
        "the name of a table of benchmarks.toml",
        "correct the name, or add the benchmark",
    )
    AVERAGE_DIFFERS = (
        "average-differs",
        Severity.WARNING,
        "the average is not the mean of the scores",
        "the mean, but for rounding, of all scores but those that average_leaves_out names",
        "correct it; or say in average_note why it is another one",
    )
    CLAIM_DIFFERS = (
        "claim-differs",
        Severity.WARNING,
        "the description gives another number of languages than the record",
        "the number of the record",
        "correct whichever is wrong",
    )
    IDLE_SETTLEMENT = (
        "idle-settlement",
        Severity.ERROR,
        "this settlement answers no problem",
        "the code and the key, slug or anchor of an open problem",
        "check its spelling; if the problem is gone, remove it",
    )
    MOVED_NOWHERE = (
        "moved-nowhere",
        Severity.ERROR,
        "nothing has the address that an old address is said to have moved to",
        "the address of a page of a section or part, or data-… of a data resource, that there is now",
        "correct it; what has moved more than once needs the last address each time",
    )
    ADDRESS_IN_USE = (
        "address-in-use",
        Severity.ERROR,
        "an old address is in use again, or moves to two places",
        "an address that nothing has any more, once",
        "remove the entry, or give the new section another name",
    )
    EDITION_DIFFERS = (
        "edition-differs",
        Severity.ERROR,
        "the newest edition is not the one that the settings name",
        "the same edition and date in both",
        "describe the new edition at the end of the file, or correct edition and date in survey.toml",
    )
    EDITION_ORDER = (
        "edition-order",
        Severity.ERROR,
        "the editions are not in order",
        "each version once, the oldest first, each later than the one before",
        "correct the date or the order",
    )
    UNTRUE_CHANGE = (
        "untrue-change",
        Severity.ERROR,
        "an edition names what the list does not bear out",
        "what was added, moved or corrected is there, and what was removed is not",
        "correct the name: a citation key, data-… or the address of a page",
    )
    LISTED_TWICE = (
        "listed-twice",
        Severity.WARNING,
        "this work is listed twice in one section",
        "one line for a work in each section",
        "remove one of the lines",
    )
    COPIES_DISAGREE = (
        "copies-disagree",
        Severity.WARNING,
        "listings of the same work disagree",
        "the same value on every line",
        "make the lines agree",
    )
    UNSUPPORTED_NUMBER = (
        "unsupported-number",
        Severity.NOTICE,
        "nothing that the sentence cites has this number",
        "a number that stands in a record, a result or a data resource which the sentence cites",
        "correct it, cite what it comes from, add it there, or let the build count it: {count}`works`",
    )
    INVALID_TOML = (
        "invalid-toml",
        Severity.ERROR,
        "the file is not valid TOML",
        "TOML 1.0",
        "correct the syntax",
    )
    INVALID_FIELD = (
        "invalid-field",
        Severity.ERROR,
        "a field is missing, unknown or of the wrong kind",
        "the fields that the file's first lines describe",
        "correct the field",
    )
    INVALID_VALUE = (
        "invalid-value",
        Severity.ERROR,
        "a field has a value that cannot be right",
        "the form that the file's first lines describe",
        "correct the value",
    )
    UNLISTED_RECORD = (
        "unlisted-record",
        Severity.ERROR,
        "this record describes nothing that the catalogue lists",
        "the name of a listed work or data resource",
        "correct the name, or remove the record",
    )
    UNUSED_PROSE = (
        "unused-prose",
        Severity.ERROR,
        "no section has the address of this prose, so no page shows it",
        "the path of a section's page",
        "move the file to the section's address, which may have been renamed",
    )
    FOREIGN_FILE = (
        "foreign-file",
        Severity.ERROR,
        "a file that this program did not write here stands where it would write one; it was left alone",
        "no file there, or one that this program wrote",
        "move the file away, or delete it to have what belongs there",
    )
    EDITED_FILE = (
        "edited-file",
        Severity.ERROR,
        "a generated file was changed by hand; it was left alone",
        "changes in the list, in a record or in prose, where they last",
        "move the file away to keep it, or delete it to have what belongs there",
    )
    EDITED_STARTER = (
        "edited-starter",
        Severity.ERROR,
        "a file was changed below a first line that calls it generated; it was left alone",
        "the file as generated, or one without that line, which is yours",
        "remove the first line to keep the file, or delete the file to have the generated one",
    )
    TWIN_FILE = (
        "twin-file",
        Severity.ERROR,
        "the paths of two files differ in capitals or in the form of accents alone; nothing was written",
        "names that every system tells apart",
        "rename one of them",
    )
    LINKED_FILE = (
        "linked-file",
        Severity.ERROR,
        "a link stands where files are written or pages are read; nothing was written",
        "a folder or a file of the project's own, since what a link leads to may belong to somebody else",
        "put there what the link leads to, or remove the link",
    )
    SPECIAL_FILE = (
        "special-file",
        Severity.ERROR,
        "this can be neither read nor replaced as a file; nothing was written",
        "a regular file",
        "remove it",
    )

    def __init__(self, slug: str, severity: Severity, wrong: str, expected: str, advice: str) -> None:
        self.slug = slug
        self.severity = severity
        self.wrong = wrong
        self.expected = expected
        self.advice = advice

    @property
    def sentence(self) -> str:
        """Return what is wrong, with a capital."""
        return self.wrong[0].upper() + self.wrong[1:]
