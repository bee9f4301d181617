"""Works and data resources → CSL-JSON, RIS and CSV.

Input: works with unique keys. Output: the text of one file. Specifications:
https://docs.citationstyles.org/en/stable/specification.html,
https://en.wikipedia.org/wiki/RIS_(file_format), RFC 4180.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import rispy

from survey_companion.model.record_types import PublicationType, ResourceRecord
from survey_companion.model.survey import Author, CitationKey, Person, Resource, Work
from survey_companion.text.json_line import encode_json
from survey_companion.text.person_names import invert_author, parse_byline

CslItem = dict[str, Any]

_CSL_TYPES = {
    PublicationType.INPROCEEDINGS: "paper-conference",
    PublicationType.ARTICLE: "article-journal",
    PublicationType.TECHREPORT: "report",
    PublicationType.SOFTWARE: "software",
    PublicationType.MISC: "webpage",
}
_RIS_TYPES = {
    "paper-conference": "CPAPER",
    "article-journal": "JOUR",
    "report": "RPRT",
    "software": "COMP",
    "webpage": "ELEC",
    "article": "UNPB",
}


def render_csl_item(item: CslItem) -> str:
    """Return one work as a JSON object."""
    return encode_json(item)


def join_csl(items: Iterable[str]) -> str:
    """Return JSON objects as one JSON array."""
    return "[\n" + ",\n".join(items) + "\n]\n"


def csl_item(work: Work) -> CslItem:
    """Return a work as a CSL item without unknown fields."""
    facts = work.record
    published = facts.published if facts else None
    arxiv = work.arxiv
    values = {
        "id": work.key,
        "type": _CSL_TYPES[published.type] if published else "article",
        "title": work.title,
        "author": [csl_name(author) for author in work.byline.authors] if work.byline else None,
        "issued": {"date-parts": [_date_parts(work)]} if work.year else None,
        "container-title": (published.venue or published.short) if published else None,
        "collection-title": published.series if published else None,
        "volume": published.volume if published else None,
        "issue": published.number if published else None,
        "page": "–".join(filter(None, published.page_range)) if published else None,
        "publisher": published.publisher if published else ("arXiv" if arxiv else None),
        "DOI": work.doi,
        "PMCID": published.pmcid if published else None,
        "editor": _csl_editors(published.editors) if published and published.editors else None,
        "archive": "arXiv" if arxiv else None,
        "archive_location": arxiv,
        "number": f"arXiv:{arxiv}" if arxiv and not published else None,
        "URL": work.paper.url if work.paper else None,
        # CSL has no "and others": the note keeps a short list from passing for a whole one.
        "note": "The list of authors is not complete." if work.byline and work.byline.truncated else None,
        "keyword": ", ".join(section.title for section in work.sections) or None,
    }
    return {name: value for name, value in values.items() if value}


def _date_parts(work: Work) -> list[int]:
    """Return the year, and the month and day where they are known."""
    return [int(part) for part in (work.date or "0").split("-")]


def _csl_editors(editors: str) -> list[dict[str, str]]:
    byline = parse_byline(editors)
    return [csl_name(editor) for editor in byline.authors] if byline else []


def csl_name(author: Author) -> dict[str, str]:
    """Return a name as CSL has it: a person's in its parts, a team's as it is."""
    if isinstance(author, Person):
        parts = {"family": author.family, "given": author.given, "suffix": author.suffix}
        return {name: part for name, part in parts.items() if part}
    return {"literal": author.name}


class _RisWriter(rispy.RisWriter):  # type: ignore[misc]  # rispy has no types
    def set_header(self, count: int) -> str:  # noqa: ARG002  (rispy's signature)
        """Return nothing, where rispy would number the records: not every program skips that."""
        return ""


_RIS_WRITER = _RisWriter()


def render_ris_record(work: Work, item: CslItem) -> str:
    """Return one work, which is also given as a CSL item, as a RIS record."""
    return write_ris(_ris_record(work, item))


def write_ris(record: Mapping[str, str | Sequence[str]]) -> str:
    """Return the fields, named as rispy names them, as a RIS record; each text on one line."""
    lines = {
        name: _one_line(value) if isinstance(value, str) else [_one_line(each) for each in value]
        for name, value in record.items()
    }
    return str(_RIS_WRITER.formats([lines]))


def _one_line(text: str) -> str:
    """A line break would start another field."""
    return " ".join(text.split())


def join_ris(records: Iterable[str]) -> str:
    """Return records as one file."""
    return "\n".join(records)


def _ris_record(work: Work, item: CslItem) -> dict[str, str | list[str]]:
    first, _, last = item.get("page", "").partition("–")
    is_journal = item["type"] == "article-journal"
    values: dict[str, str | list[str] | None] = {
        "type_of_reference": _RIS_TYPES[item["type"]],
        "id": work.key,
        "title": item["title"],
        "authors": [invert_author(author) for author in work.byline.authors] if work.byline else None,
        "year": str(work.year) if work.year else None,
        "journal_name" if is_journal else "secondary_title": item.get("container-title"),
        "volume": item.get("volume"),
        "number": item.get("issue"),
        "start_page": first,
        "end_page": last,
        "publisher": item.get("publisher"),
        "doi": item.get("DOI"),
        "urls": [url for url in (item.get("URL"), work.preprint.url if work.preprint else None) if url],
        "keywords": [section.title for section in work.sections],
        "notes": [item["note"]] if "note" in item else None,
    }
    return {name: value for name, value in values.items() if value}


WORK_FIELDS = tuple(
    "key title authors year venue arxiv doi url code sections key_point "
    "submitted model released parameters base languages openness languages_note languages_of".split()
)
RESOURCE_FIELDS = tuple("name section url kind languages size unit license status papers description".split())


def work_fields(work: Work) -> list[str]:
    """Return the values of a work in the order of `WORK_FIELDS`."""
    return [*_identity(work), *_places(work), *_model(work)]


def _identity(work: Work) -> list[str]:
    names = [invert_author(author) for author in work.byline.authors] if work.byline else []
    others = ["et al."] if work.byline and work.byline.truncated else []
    return [work.key, work.title, "; ".join([*names, *others]), str(work.year or ""), work.venue or ""]


def _places(work: Work) -> list[str]:
    sections = "; ".join(section.name for section in work.sections)
    code = work.code.url if work.code else ""
    key_point = (work.record.key_point if work.record else None) or ""
    return [work.arxiv or "", work.doi or "", work.paper.url if work.paper else "", code, sections, key_point]


def _model(work: Work) -> list[str]:
    """Return the month of first submission, and the model that the work releases or studies."""
    facts = work.record
    submitted = (facts.submitted if facts else None) or ""
    model = facts.model if facts else None
    if model is None:
        return [submitted, *[""] * 8]
    return [
        submitted,
        model.short_name or "",
        "yes" if model.is_release else "no",
        "; ".join(model.parameters),
        model.base or "",
        "; ".join(model.languages) or str(model.language_count or ""),
        model.openness.value if model.openness else "",
        model.languages_note or "",
        model.languages_of or "",
    ]


def render_resources_csv(resources: Sequence[Resource], facts: Mapping[str, ResourceRecord]) -> str:
    """Return one row per data resource, in the order given."""
    return render_csv([RESOURCE_FIELDS, *(resource_fields(each, facts.get(each.slug)) for each in resources)])


def resource_fields(resource: Resource, facts: ResourceRecord | None) -> list[str]:
    """Return the values of a data resource in the order of `RESOURCE_FIELDS`."""
    start = [resource.name, resource.section.name, (facts and facts.url) or resource.url or ""]
    if facts is None:
        return [*start, *[""] * 7, resource.description or ""]
    size = facts.size
    return [
        *start,
        facts.kind.value if facts.kind else "",
        str(facts.languages or ""),
        str(size.value) if size else "",
        size.unit if size else "",
        facts.license or "",
        facts.status.value,
        "; ".join(facts.papers),
        resource.description or "",
    ]


def render_keys_csv(keys: Iterable[CitationKey], aliases: Mapping[str, CitationKey]) -> str:
    """Return every citation key there is or was, with the one to use now, sorted."""
    rows: dict[str, CitationKey] = {key: key for key in keys}
    rows |= aliases
    return render_csv([("key", "current"), *([key, rows[key]] for key in sorted(rows))])


def render_csv(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of values, the first of them usually the names of the columns."""
    return "".join(render_rows(rows))


def render_rows(rows: Iterable[Sequence[str]]) -> list[str]:
    """Return each row of values as CSV; a spreadsheet takes none of them for a formula."""
    lines = _Lines()
    csv.writer(lines, lineterminator="\n").writerows(
        [f"'{value}" if value and value[0] in "=+-@\t" else value for value in row] for row in rows
    )
    return lines


class _Lines(list[str]):
    """What `csv` takes for a file: it writes a row at a time."""

    write = list.append
