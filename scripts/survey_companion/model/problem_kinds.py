"""The table of all kinds of problem: name, severity, what is wrong, what was expected, what to do."""

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
    """A kind of problem: name, severity, what is wrong, what was expected, what to do."""

    UNREADABLE_FILE = (
        "unreadable-file",
        Severity.ERROR,
        "the file cannot be read",
        "a text file",
        "check the path and how the file was saved",
    )
    INVALID_UTF8 = (
        "invalid-utf8",
        Severity.ERROR,
        "this line is not valid UTF-8",
        "UTF-8 text",
        "save the file as UTF-8; the bad bytes are shown as U+FFFD",
    )
    READ_AS = (
        "read-as",
        Severity.NOTICE,
        "the file is not UTF-8, so it was read in the encoding that it most likely has",
        "UTF-8 text",
        "look whether names with accents are right; save the file as UTF-8 to be sure",
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
        "split it, or remove text that is not part of the list",
    )
    CONFLICT_MARK = (
        "conflict-mark",
        Severity.ERROR,
        "git could not merge two changes here, and marked both of them",
        "the lines that are right, without the marks around them",
        "keep what is right of both sides, and delete the lines <<<<<<<, ======= and >>>>>>>",
    )
    STACKED_MARKS = (
        "stacked-marks",
        Severity.ERROR,
        "one letter has more combining marks than any script uses; the rest of them were left out",
        "at most 30 combining marks in a row",
        "type the letter again",
    )
    REPAIRED_ENCODING = (
        "repaired-encoding",
        Severity.WARNING,
        "this UTF-8 text was once saved as if it had another encoding; it was repaired for this run only",
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
        "there is no survey in this folder",
        "bib/survey.toml or bib/catalogue.md in the current folder or in one above it",
        "go to the folder of a survey, make one with survey init, or name a list with --catalogue",
    )
    UNREAD_RECORDS = (
        "unread-records",
        Severity.WARNING,
        "this file of records is beside the list, but it is not read",
        "survey.toml beside the list, or the records in bib/ of the output folder",
        "write a survey.toml beside the list (the README explains it), or move the records",
    )
    INVALID_FRONT_MATTER = (
        "invalid-front-matter",
        Severity.ERROR,
        "the front matter cannot be used",
        f"YAML with the fields {_FRONT_MATTER}",
        "correct or remove it, or put its fields into survey.toml",
    )
    UNUSED_FRONT_MATTER = (
        "unused-front-matter",
        Severity.WARNING,
        "the front matter has a field that is not used",
        f"one of {_FRONT_MATTER}",
        "check its spelling, or leave it if another program needs it",
    )
    OWN_ENTRY = (
        "own-entry",
        Severity.NOTICE,
        "what the list does not say of its survey is taken from this entry",
        "survey.toml, or the entry that cites the survey of the list",
        "describe the survey in survey.toml if this entry is of another work",
    )
    OPEN_QUOTE = (
        "open-quote",
        Severity.WARNING,
        "a quotation mark is never closed, so this line was read as if it were a letter",
        'a cell in quotation marks, with two ("") for one inside it',
        "close it, or write it twice",
    )
    LONG_ROW = (
        "long-row",
        Severity.WARNING,
        "the row has more cells than the head of the table; the last ones became remarks",
        "a cell for each column; one with a delimiter in it stands in quotation marks",
        "put the cell with a delimiter in it into quotation marks, or name the column",
    )
    BROKEN_FILE = (
        "broken-file",
        Severity.ERROR,
        "the file cannot be read from here on",
        "valid YAML or JSON, at most 50 levels deep: a list of papers, each a mapping with a title",
        "look for a missing quotation mark, comma or bracket here or in the lines above",
    )
    BROKEN_BIBTEX = (
        "broken-bibtex",
        Severity.ERROR,
        "this BibTeX cannot be read",
        "an entry such as @article{key, title = {…}, author = {…}, year = 2024}, closed by its brace",
        "look for a missing brace, comma or quotation mark here or in the lines above",
    )
    UNUSED_FIELDS = (
        "unused-fields",
        Severity.NOTICE,
        "fields that a list has no place for were not carried over",
        "title, author, year, journal or booktitle, doi, eprint, url, note, keywords",
        "put volumes, pages and the like into works.toml if they shall be cited",
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
        "another heading already has the address that this one would get, so a number was added to it",
        "a different name for each section",
        "rename one, or join the two sections",
    )
    DUPLICATE_NUMBER = (
        "duplicate-number",
        Severity.WARNING,
        "another heading already has this number, so this one is shown without it",
        "a different number for each section",
        "give one of them another number, or remove both numbers",
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
        "the work is already listed in as many sections as are allowed, so this line was left out",
        "at most 100 sections for one work",
        "list it only in the sections where readers will look for it",
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
        "this entry is neither a paper nor a data resource",
        "the form of the entries around it",
        "complete the entry, or write it as a paragraph",
    )
    PROPOSED_ENTRY = (
        "proposed-entry",
        Severity.WARNING,
        "these lines propose a paper, and nobody has put it into a section",
        "an entry below the heading of a section",
        "copy the lines to a file, add the paper with survey add --from FILE, and delete them here",
    )
    NO_ADDED_MONTH = (
        "no-added-month",
        Severity.WARNING,
        "an entry of the additions does not say in which month it was added",
        "`added 2026-11`, in code marks, at the end of the entry",
        "add the mark, with the year and the month in which you added the entry",
    )
    INVALID_ADDED_MONTH = (
        "invalid-added-month",
        Severity.ERROR,
        "this mark names no month, so the entry has none",
        "one mark such as `added 2026-11`: the year, a hyphen and the month from 01 to 12",
        "correct the mark",
    )
    STRAY_ADDED_MONTH = (
        "stray-added-month",
        Severity.WARNING,
        "this line says when it was added, but is no entry",
        "such a mark at the end of an entry of the additions",
        "move the mark or the line, or delete the mark",
    )
    NEW_SECTION = (
        "new-section",
        Severity.WARNING,
        "additions stand in a section that the published list does not have, so it got a page of its own",
        "the headings of a section of the published list, or a section below a heading Frontiers",
        "spell the headings as the published list does, or move the section below a heading Frontiers",
    )
    READ_AS_PAPER = (
        "read-as-paper",
        Severity.NOTICE,
        "this line has only a title and the address of a paper, so it was read as a paper",
        "the authors or venue of the paper, or the description of a data resource",
        "complete the line; a heading with the word data, corpora or benchmarks marks data resources",
    )
    UNREAD_TABLE = (
        "unread-table",
        Severity.ERROR,
        "the rows of this table have links to papers, but no column holds their titles, so it was not read",
        "a row for each paper, and a head such as Title, Authors, Venue, Year, Paper, Code",
        "name the columns, or say in columns of survey.toml what they are",
    )
    OTHER_TABLE = (
        "other-table",
        Severity.NOTICE,
        "this table is about something else than papers, so it is left out",
        "for papers: a row for each, and a head such as Title, Authors, Venue, Year, Paper, Code",
        "nothing, if its rows are no papers; otherwise, say in columns of survey.toml what they are",
    )
    LEFT_OUT = (
        "left-out",
        Severity.NOTICE,
        "below these headings lists have no entries, so what stands there is left out",
        "papers and data resources below headings that do not say News, Contributing or the like",
        "nothing; if papers stand there, add the heading to papers in survey.toml",
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
        "the title is not marked, so it may include other parts of the line",
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
        "lines with different titles have the same link; they are kept as different works",
        "one title for one link",
        "correct the wrong link or the wrong title",
    )
    TWO_IDENTIFIERS = (
        "two-identifiers",
        Severity.WARNING,
        "lines with the same title have different identifiers of one kind; they are taken as one work",
        "one identifier for one work",
        "correct the wrong link",
    )
    FALSE_IDENTIFIER = (
        "false-identifier",
        Severity.WARNING,
        "no paper can have the identifier in this link",
        "an identifier such as 2401.02909 at arXiv, or a DOI that exists",
        "correct the link",
    )
    UNCLEAR_DOI = (
        "unclear-doi",
        Severity.NOTICE,
        "a link seems to hold a DOI, but it is not certain where the DOI ends, so it was not taken",
        "https://doi.org/ and the DOI, or a publisher's usual address",
        "link the DOI, or give it in the work's record",
    )
    SAME_TITLE = (
        "same-title",
        Severity.WARNING,
        "lines with one title have different authors and identifiers; they are kept as different works",
        "one title for one work",
        "if they are one work, give it one record, or correct the wrong authors or links",
    )
    NEAR_TITLES = (
        "near-titles",
        Severity.WARNING,
        "two works have almost the same title",
        "one title for one work",
        "if they are one work, give both titles in its record, or use one title in all lines",
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
        "this section lists exactly the works of other sections together",
        "at least one work that those other sections do not list",
        "explain it in the section's prose, and settle the problem in settled.toml",
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
        "correct the year, or link the version that appeared in that year",
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
        "the venue is arXiv, but the link leads elsewhere",
        "a link to arXiv, or the venue of the linked paper",
        "correct the venue or the link",
    )
    SINCE_PUBLISHED = (
        "since-published",
        Severity.NOTICE,
        "the venue is arXiv, but the work has been published since",
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
        "add the link, or give the work's address in its record",
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
        "the paper link does not lead to a known publisher or archive",
        "arXiv, the ACL Anthology, a DOI or a publisher",
        "check that the link leads to the paper and is likely to last",
    )
    NO_AUTHORS = (
        "no-authors",
        Severity.WARNING,
        "this entry names no author",
        "the names of the authors",
        "add the authors, or a record of the work",
    )
    TRUNCATED_AUTHORS = (
        "truncated-authors",
        Severity.NOTICE,
        "not all authors are named",
        "all authors, in a record",
        "add a record that names all authors",
    )
    LOST_CAPITALS = (
        "lost-capitals",
        Severity.NOTICE,
        "names in this title have lost their capitals",
        "the title as the paper has it",
        "restore the capitals",
    )
    UNKNOWN_FORMULA = (
        "unknown-formula",
        Severity.NOTICE,
        "this text between dollar signs is no formula that the companion knows, so it is shown as it is",
        "a complete formula of usual commands in one line, such as a_i^2 or \\omega",
        "correct the formula, or give the title in words in a record",
    )
    LINK_NOT_RECORDED = (
        "link-not-recorded",
        Severity.WARNING,
        "the link's identifier is not in the work's record",
        "an identifier that the record has",
        "correct the link or the record; if it is another work's link, name it in not_this of the record",
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
        "title, first author and identifier that a person has compared with a source",
        "look the work up, and set confirmed = true",
    )
    TWIN_RECORDS = (
        "twin-records",
        Severity.ERROR,
        "two records have the same identifier or title",
        "one record for one work",
        "merge them, and keep the key that goes as an alias",
    )
    KEY_USED_TWICE = (
        "key-used-twice",
        Severity.ERROR,
        "an alias is also the key or an alias of another work",
        "each key and each alias for one work only",
        "remove the alias",
    )
    LOST_KEY = (
        "lost-key",
        Severity.WARNING,
        "no line lists the work of this citation key any more",
        "every work that was listed before",
        "restore the line, or do nothing if it shall be gone: no other work gets its key",
    )
    REUSED_KEY = (
        "reused-key",
        Severity.ERROR,
        "this citation key was given to another work before",
        "a key that was never used",
        "choose another key, or delete the line of the key in bib/keys.lock if nobody cites it",
    )
    INVALID_KEYS = (
        "invalid-keys",
        Severity.ERROR,
        "the file that keeps citation keys cannot be used, so nothing is written",
        "one line for each key",
        "correct the line, or restore the file from version control",
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
        "the rounded mean of all scores, without the languages in average_leaves_out",
        "correct the average, or explain the difference in average_note",
    )
    CLAIM_DIFFERS = (
        "claim-differs",
        Severity.WARNING,
        "the description gives another number of languages than the record",
        "the number of the record",
        "correct whichever is wrong",
    )
    IDLE_HINT = (
        "idle-hint",
        Severity.WARNING,
        "nothing in the lists is so named, or has this form, so it changes nothing",
        "a heading, the head of a column, a word before a colon, or the form of a line, as in the list",
        "check its spelling; survey read shows the headings and forms of a list",
    )
    IDLE_SETTLEMENT = (
        "idle-settlement",
        Severity.WARNING,
        "there is no open problem that this settlement would settle",
        "the code and the key, slug or anchor of an open problem",
        "check its spelling; if the problem is gone, remove it",
    )
    COUNTED_SETTLEMENT = (
        "counted-settlement",
        Severity.NOTICE,
        "this settlement counts problems, so a new one could take the place of one that is gone",
        "the sections in which the problems stand (in), or a text of each (values)",
        "name what is settled, and remove count",
    )
    MOVED_NOWHERE = (
        "moved-nowhere",
        Severity.ERROR,
        "the new address (to) is that of no page or data resource",
        "the present address of a section or part, or data-… of a data resource",
        "correct it; if something moved more than once, each of its entries needs its present address",
    )
    ADDRESS_IN_USE = (
        "address-in-use",
        Severity.ERROR,
        "the old address (from) is in use, or an earlier entry has moved it already",
        "an address that is no longer in use, in one entry only",
        "remove the entry, or give the new section another name",
    )
    EDITION_DIFFERS = (
        "edition-differs",
        Severity.ERROR,
        "the newest edition in this file is not the one that survey.toml names",
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
        "this edition names something that contradicts the list",
        "added, moved and corrected things in the list, and removed ones no longer in it",
        "correct the name: a citation key, data-… or the address of a page",
    )
    LISTED_TWICE = (
        "listed-twice",
        Severity.WARNING,
        "this work is listed twice in one section",
        "one line for a work in each section",
        "remove one of the lines",
    )
    ALREADY_LISTED = (
        "already-listed",
        Severity.WARNING,
        "the published list has this addition in the same section already",
        "additions of what the published list does not have in that section",
        "remove the line from the additions",
    )
    ALSO_LISTED = (
        "also-listed",
        Severity.NOTICE,
        "what this line adds stands in another section, too",
        "a line in each section where it belongs, all with the same facts",
        "do nothing if that is meant; else remove the line",
    )
    FITS_ELSEWHERE = (
        "fits-elsewhere",
        Severity.NOTICE,
        "what this line adds has more words in common with the entries of another section",
        "the section with the most similar entries",
        "compare both sections; do nothing if this one is right",
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
        "this number is in nothing that the sentence cites",
        "a number from a record, a result or a data resource that the sentence cites",
        "correct it, cite its source, add it to the record cited, or let the build count it: {count}`works`",
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
    MARKED_NAME = (
        "marked-name",
        Severity.WARNING,
        "this author's name has a footnote mark, which is left out",
        "the name alone",
        "delete the mark from the record",
    )
    UNLISTED_RECORD = (
        "unlisted-record",
        Severity.ERROR,
        "the list does not name the work or data resource of this record",
        "the name of a listed work or data resource",
        "correct the name, or remove the record",
    )
    UNUSED_PROSE = (
        "unused-prose",
        Severity.ERROR,
        "no section has a page with the path of this file, so its text is shown nowhere",
        "the path of a section's page",
        "move the file to the path of its section's page; the section may have been renamed",
    )
    FOREIGN_FILE = (
        "foreign-file",
        Severity.ERROR,
        "a file that this program did not write is where it would write one; it was left alone",
        "no file there, or one that this program wrote",
        "move the file away, or delete it to get the generated one",
    )
    EDITED_FILE = (
        "edited-file",
        Severity.ERROR,
        "a generated file was changed by hand; it was left alone",
        "changes in the list, in a record or in prose, from which the file is made",
        "move the file away to keep it, or delete it to get the generated one",
    )
    EDITED_STARTER = (
        "edited-starter",
        Severity.ERROR,
        "a file was changed, but its first line still says that it is generated; it was left alone",
        "the file as generated, or without that line if it is yours",
        "remove the first line to keep the file, or delete the file to have the generated one",
    )
    TWIN_FILE = (
        "twin-file",
        Severity.ERROR,
        "the paths of two files differ only in capitals or in how accents are encoded; nothing was written",
        "paths that are different on every operating system",
        "rename one of them",
    )
    LINKED_FILE = (
        "linked-file",
        Severity.ERROR,
        "a symbolic link is where files are written or pages are read; nothing was written",
        "a folder or a file inside the project: what a link leads to may belong to somebody else",
        "replace the link by a copy of what it leads to, or remove it",
    )
    SPECIAL_FILE = (
        "special-file",
        Severity.ERROR,
        "this is not a file that can be read or replaced; nothing was written",
        "a regular file with a printable name",
        "move it away",
    )

    def __init__(self, slug: str, severity: Severity, wrong: str, expected: str, advice: str) -> None:
        self.slug = slug
        self.severity = severity
        self.wrong = wrong
        self.expected = expected
        self.advice = advice

    @property
    def sentence(self) -> str:
        """Return what is wrong, starting with a capital."""
        return self.wrong[0].upper() + self.wrong[1:]
