"""Makes the line of facts about the data resources of a section, and the texts of cells about them.

Input: data resources and their records. Output: escaped Markdown. `resource_table` puts it into columns.
"""

import re
from collections.abc import Mapping, Sequence

from survey_companion.columns.work_rows import UNKNOWN
from survey_companion.joining.contents import count_noun
from survey_companion.model.benchmark_types import BenchmarkRecord
from survey_companion.model.identifiers import host_of, is_web_address
from survey_companion.model.record_types import ResourceRecord, Size, Status
from survey_companion.model.survey import Resource
from survey_companion.text.myst import disclose, escape_text, link, span

UNCONFIRMED = "\u00a0(?)"
_SCALES = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6))


def describe_resources(resources: Sequence[Resource], facts: Mapping[str, ResourceRecord]) -> str:
    """Return the line of facts: the number of data resources, and how many have each status.

    What the companion has added is only counted, unless there is nothing else.
    """
    published = [each for each in resources if not each.is_addition]
    added = len(resources) - len(published)
    whose = "" if not added else " of the published list" if published else " added by this companion"
    told = published or resources
    statuses = [facts[each.slug].status for each in told if each.slug in facts]
    known = [f"{statuses.count(status)} {status.value}" for status in Status if status in statuses]
    more = [f"{added:,} added by this companion"] if added and published else []
    return " · ".join([f"{count_noun(len(told), 'data resource')}{whose}", *known, *more])


def show_languages(facts: ResourceRecord | None) -> str | None:
    """Return the number of languages; None if unknown."""
    return f"{facts.languages:,}" if facts and facts.languages is not None else None


def show_status(facts: ResourceRecord | None, *classes: str) -> str:
    """Return the status as a badge; `UNKNOWN` if there is no record."""
    return span(facts.status.value, "status", facts.status.value, *classes) if facts else UNKNOWN


def show_details(facts: ResourceRecord) -> str:
    """Return remarks that are too long for a column, folded away; editions omit those for checking facts."""
    check = facts.claim_check if facts.claim_check != "agrees" else None
    remarks = (
        ("Origin", facts.origin and show_sentence(facts.origin), True),
        ("Languages", facts.languages_note and show_sentence(facts.languages_note), True),
        ("The published description", check and show_sentence(check), False),
        ("Note", facts.note and show_sentence(facts.note), True),
        ("Seen at", facts.sources and show_sources(facts.sources), False),
    )
    texts = [
        f"*{name}:* {text}" if is_for_all else span(f"*{name}:* {text}", "site-only")
        for name, text, is_for_all in remarks
        if text
    ]
    is_for_all = any(each and text for _, text, each in remarks)
    classes = () if is_for_all else ("site-only",)  # an edition would show no remark at all
    return disclose("details and sources", " ".join(texts), None, *classes) if texts else ""


def show_sentence(text: str) -> str:
    """Return a sentence as Markdown; a missing full stop is added."""
    return escape_text(text if text.endswith((".", "!", "?")) else f"{text}.")


def show_value(facts: ResourceRecord | BenchmarkRecord | None, field: str, text: str | None) -> str:
    """Return a value as Markdown, marked with `UNCONFIRMED` if the record lists it so."""
    if facts is None or text is None:
        return UNKNOWN
    doubted = any(re.match(rf"{field}\b", entry) for entry in facts.unconfirmed_fields)
    return f"{escape_text(text)}{UNCONFIRMED}" if doubted else escape_text(text)


def format_size(size: Size) -> str:
    """Return a size with its unit; from a million on, with three digits: "30.4 trillion tokens"."""
    note = f" ({size.note})" if size.note else ""
    if size.value < 10**6:
        return f"{size.value:,} {size.unit}{note}"
    rounded = float(f"{size.value:.3g}")  # 999,999,999 is one billion, and not a thousand million
    name, factor = next(scale for scale in _SCALES if rounded >= scale[1])
    return f"{size.value / factor:.3g} {name} {size.unit}{note}"


def show_sources(sources: Sequence[str]) -> str:
    """Return the sources as links; the text is the host, or `owner/repository` for a file on GitHub."""
    named = [_name_source(source) for source in sources]
    names = [name for name, _ in named]
    texts = [name if url is None or names.count(name) == 1 else _shorten_address(url) for name, url in named]
    return ", ".join(link(text, url) for text, (_, url) in zip(texts, named, strict=True))


def _name_source(source: str) -> tuple[str, str | None]:
    if is_web_address(source):
        return host_of(source), source
    if "://" in source or ":" not in source:
        return source, None  # an address with a remark, or a remark alone
    repository, _, path = source.partition(":")
    return repository, f"https://github.com/{repository}/blob/HEAD/{path}"


def _shorten_address(url: str, width: int = 44) -> str:
    address = url.partition("://")[2].removeprefix("www.").rstrip("/")
    return address if len(address) <= width else f"{address[: width - 1]}…"
