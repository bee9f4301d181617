"""Makes the texts of cells about works, for tables of a section or of the whole survey.

Input: works. Output: escaped Markdown. `work_table` puts it into columns.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from survey_companion.columns.facets import OPENNESS
from survey_companion.columns.suggestions import Suggestions
from survey_companion.joining.appearance import first_appeared
from survey_companion.joining.contents import count_noun
from survey_companion.joining.merge import titles_of
from survey_companion.joining.published import split_section
from survey_companion.model.dates import shorten_month
from survey_companion.model.headings import Section
from survey_companion.model.identifiers import host_of
from survey_companion.model.links import ROLES
from survey_companion.model.record_types import ModelFacts
from survey_companion.model.survey import CitationKey, Work
from survey_companion.model.work_kinds import PREPRINT
from survey_companion.text.keys import normalise_title
from survey_companion.text.myst import disclose, escape_text, escape_url, span
from survey_companion.text.person_names import label_author, name_author, sort_author

UNKNOWN = "–"
FIRST = 3  # number of authors that a row shows; the others are folded away

_YEAR = re.compile(r"(?<=\s)(?:19|20)\d\d\b")


class WorkCells:
    """The texts that pages show of a work, all Markdown; each is made once and reused on every page."""

    def __init__(self, work: Work, suggestions: Suggestions | None = None) -> None:
        """Take the work; each text is made when it is first used. Only pages need the suggestions."""
        self.work = work
        self.suggestions = suggestions

    @property
    def key(self) -> CitationKey:
        """Return the citation key."""
        return self.work.key

    @property
    def year(self) -> str:
        """Return the year of the version to cite."""
        return str(self.work.year) if self.work.year else UNKNOWN

    @cached_property
    def first(self) -> str | None:
        """Return when it first appeared ("Nov 2023"), which sorts tables; None if in the year to cite."""
        first = first_appeared(self.work)
        return shorten_month(first) if first and first[:4] != str(self.work.year) else None

    @cached_property
    def title(self) -> str:
        """Return the title as a link to the work's page."""
        return link_work(self.work)

    @cached_property
    def also_known_as(self) -> tuple[str, ...]:
        """Return the other titles of the work."""
        return other_titles(self.work)

    @cached_property
    def short_names(self) -> tuple[str, ...]:
        """Return what the list calls the work, such as the name of its model."""
        return tuple(escape_text(name) for name in short_names(self.work))

    @cached_property
    def key_point(self) -> str | None:
        """Return what the work does or shows."""
        return show_key_point(self.work)

    @cached_property
    def authors(self) -> str:
        """Return the first authors, and the others folded away."""
        return show_authors(self.work)

    @cached_property
    def byline(self) -> str:
        """Return authors and year in short form: "Doe et al. (2023)"."""
        return escape_text(short_byline(self.work))

    @cached_property
    def venue(self) -> str:
        """Return the venue as a badge."""
        return show_venue(self.work)

    @cached_property
    def links(self) -> str:
        """Return every link as a label."""
        return show_links(self.work)


def describe_works(works: Sequence[Work], here: Section) -> str:
    """Return the line of facts: counts of works (all, published, with code, in other sections) and years.

    What the companion has added to the section is only counted, unless the section has nothing else.
    """
    published, added = split_section(works, here)
    if not added:
        return _state_facts(works, here, "")
    more = f"{len(added):,} added by this companion"
    if published:
        return f"{_state_facts(published, here, ' of the published list')} · {more}"
    return _state_facts(added, here, " added by this companion")


def _state_facts(works: Sequence[Work], here: Section, whose: str) -> str:
    is_added = works[0].is_added_to(here)
    listings = [listing for work in works for listing in work.listings if listing.section == here]
    lines = sum(is_added or not listing.is_addition for listing in listings)
    years = sorted({first[:4] for work in works if (first := first_appeared(work))})
    facts = [f"{count_noun(len(works), 'work')}{whose}"]
    if lines != len(works):
        facts[0] += f" on {lines} lines"
    if years:
        facts.append("first appeared " + (years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"))
    if published := sum(work.is_published for work in works):
        facts.append(f"{published} published")
    for role in ROLES:
        number = sum(any(each.role is role for each in work.links) for work in works)
        if role.counted_as and number:
            facts.append(f"{number} {role.counted_as}")
    if elsewhere := sum(len(_places(work, with_added=is_added)) > 1 for work in works):
        facts.append(f"{elsewhere} also in another section")
    return " · ".join(facts)


def _places(work: Work, *, with_added: bool) -> set[Section]:
    return {each.section for each in work.listings if with_added or not each.is_addition}


def show_works(works: Iterable[Work], suggestions: Suggestions | None = None) -> dict[CitationKey, WorkCells]:
    """Return the cells of each work by its key."""
    return {work.key: WorkCells(work, suggestions) for work in works}


# -- cells -----------------------------------------------------------------------------------------


def link_work(work: Work) -> str:
    """Return the title as a link to the work's page."""
    # The span encloses the link, because the parser takes a span in the text of a link for a nested link.
    return _name_language(work, f"[{escape_text(work.title)}](</works/{work.key}.md>)")


def show_title(work: Work) -> str:
    """Return the title; if it is not English, its language is marked for screen readers and hyphenation."""
    return _name_language(work, escape_text(work.title))


def _name_language(work: Work, markdown: str) -> str:
    language = work.record.language if work.record else None
    # docutils turns this class into the attribute `lang`.
    return span(markdown, f"language-{language}") if language else markdown


def show_key_point(work: Work) -> str | None:
    """Return what the work does or shows."""
    return escape_text(work.record.key_point) if work.record and work.record.key_point else None


def short_byline(work: Work) -> str:
    """Return "Doe and Roe (2023)" or "Doe et al. (2023)"; unknown parts are left out."""
    year = f"({work.year})" if work.year else ""
    if work.byline is None:
        return year
    names = [label_author(author) for author in work.byline.authors]
    is_long = work.byline.truncated or len(names) > 2
    shown = f"{names[0]} et al." if is_long else " and ".join(names)
    return f"{shown} {year}".strip()


def show_authors(work: Work, *, has_facets: bool = False) -> str:
    """Return the first authors, and the others folded away.

    The explorer takes what stands between commas for a name, and so marks a name with a comma.
    """
    if work.byline is None:
        return UNKNOWN
    names = [escape_text(name_author(author)) for author in work.byline.authors]
    if has_facets:
        names = [span(name, "facet-author") if "," in name else name for name in names]
    others = " et al." if work.byline.truncated else ""
    if len(names) <= FIRST + 1:  # hiding a single name would save no room
        return ", ".join(names) + others
    rest = ", ".join(names[FIRST:]) + others
    return ", ".join(names[:FIRST]) + disclose(f"and {len(names) - FIRST} more", rest, ",")


def explore_authors(work: Work) -> str:
    """Return the authors as `show_authors` has them, and by what the first one is sorted if it differs."""
    shown = show_authors(work, has_facets=True)
    first = work.byline.authors[0] if work.byline else None
    if first is None or (key := sort_author(first)) == name_author(first):
        return shown
    return f"{span(escape_text(key), 'sort-key')} {shown}"


def show_venue(work: Work, *, has_facets: bool = False) -> str:
    """Return the venue as a badge, whose class says whether the work is published or only a preprint."""
    if not work.venue:
        return UNKNOWN
    kind = type_of(work)
    state = "published" if work.is_published else "preprint" if kind == "preprint" else "listed"
    if not has_facets:
        return span(escape_text(work.venue), "venue", state)
    series, rest = split_venue(work.venue)
    text = f"{span(escape_text(series), 'facet-venue')} {escape_text(rest)}"
    badge = span(text.strip(), "venue", state)
    return f"{badge} {span(kind, 'facet-type')}" if kind else badge


@lru_cache
def split_venue(venue: str) -> tuple[str, str]:
    """Return series and year: "EMNLP" and "2023" for "EMNLP 2023"; without a year, all is the series."""
    found = _YEAR.search(venue, 2)
    return (venue[: found.start()].rstrip(), venue[found.start() :]) if found else (venue, "")


def type_of(work: Work) -> str | None:
    """Return the type of publication in a word or two, such as "journal"; None if unknown."""
    if work.type:
        return work.kind.word
    is_arxiv = work.arxiv is not None and (work.venue or "").lower() in {"arxiv", "corr"}
    return PREPRINT.word if is_arxiv or (work.record and work.arxiv) else None


def show_links(work: Work, *, has_facets: bool = False) -> str:
    """Return all links with their labels; equal labels get the host in brackets."""
    links = [each for each in (work.paper, work.preprint, *work.links) if each]
    names = [each.label.lower() for each in links]
    shown = []
    for each, name in zip(links, names, strict=True):
        label = _show_label(each.label)
        host = "" if names.count(name) == 1 else f" ({escape_text(host_of(each.url))})"
        is_value = has_facets and each is not work.paper
        facet = " .facet-has" if is_value and not host else ""
        shown.append(f"[{label}{host}](<{escape_url(each.url)}>){{.label .{each.role.name}{facet}}}")
        if is_value and host:
            shown.append(span(label, "facet-has"))  # hidden; the value of the facet has no host
    return " ".join(shown)


@lru_cache
def _show_label(label: str) -> str:
    return escape_text(label[:1].upper() + label[1:])


def short_names(work: Work) -> tuple[str, ...]:
    """Return what the list calls the work, unless its title has that name too."""
    names = dict.fromkeys(each.short_name for each in work.listings if each.short_name)
    return tuple(name for name in names if name not in work.title)


def other_titles(work: Work) -> tuple[str, ...]:
    """Return the other titles of the work: those in the list, of the preprint, earlier and short ones."""
    recorded = titles_of(work.record) if work.record else ()
    listed = [each.title for each in work.listings]
    others = [title for title in (*listed, *recorded, *short_names(work)) if title != work.title]
    titles = {normalise_title(title): title for title in others}
    if titles:  # rarely
        titles.pop(normalise_title(work.title), None)
    return tuple(escape_text(title) for title in titles.values())


def model_facts(work: Work) -> Iterator[tuple[str, str]]:
    """Yield facts about the model that the work releases or studies: name and value, both plain text."""
    model = work.record.model if work.record else None
    if model is None:
        return
    if model.short_name:
        yield "Name", model.short_name
    if model.parameters:
        yield "Parameters", ", ".join(model.parameters)
    if model.base:
        yield ("Base model" if model.is_release else "Model studied"), model.base
    if languages := describe_languages(model):
        owner = f"those of {model.languages_of}: " if model.languages_of else ""
        yield "Languages", f"{owner}{languages}"
    if model.openness in OPENNESS:
        yield "Openness", OPENNESS[model.openness]


def describe_languages(model: ModelFacts) -> str:
    """Return the names or the number of the languages, and how they were counted; empty if unknown."""
    known = ", ".join(model.languages) or (f"{model.language_count:,}" if model.language_count else "")
    return add_note(known, model.languages_note)


def add_note(text: str, note: str | None) -> str:
    """Return the text with the note in brackets; if one of the two is empty, return the other."""
    return f"{text} ({note})" if text and note else text or note or ""
