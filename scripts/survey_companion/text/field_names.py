"""Names of the fields of records in plain words, for pages and messages.

Input: an entry of `unconfirmed_fields`: a field's name, perhaps followed by a remark, or a sentence.
Output: the entry with the field's name in words.
"""

import re

from survey_companion.model.links import RECORD_LINKS

# First the fields of works, of their publications, preprints and models, then those of other records.
FIELD_NAMES = {
    "title": "the title",
    "authors": "the authors",
    "authors_truncated": "whether all authors are named",
    "authors_total": "the number of authors",
    "year": "the year",
    "arxiv": "the arXiv identifier",
    "arxiv_class": "the arXiv class",
    "submitted": "the month of submission",
    "language": "the language of the title",
    "url": "the address",
    **{each.field: each.words for each in RECORD_LINKS},
    "published": "the publication",
    "preprint": "the preprint",
    "also_titled": "the other titles",
    "key_point": "the key point",
    "model": "the model",
    "not_this": "the wrong identifiers",
    "asked_by": "what asks for it to be cited",
    "aliases": "the earlier keys",
    "note": "the note",
    "sources": "the sources",
    "published.type": "the kind of publication",
    "published.short": "the short name of the venue",
    "published.year": "the year of publication",
    "published.venue": "the name of the venue",
    "published.volume": "the volume",
    "published.number": "the number of the issue",
    "published.series": "the series",
    "published.pages": "the pages",
    "published.edition": "the edition of the book",
    "published.editors": "the editors",
    "published.publisher": "the publisher",
    "published.institution": "the institution of the report",
    "published.school": "the school of the thesis",
    "published.isbn": "the ISBN",
    "published.issn": "the ISSN",
    "published.license": "the licence",
    "published.note": "the note on the publication",
    "published.doi": "the DOI of the published version",
    "published.acl_id": "the ACL Anthology identifier",
    "published.pmcid": "the PubMed Central identifier",
    "published.date": "the date of publication",
    "published.url": "the address of the published version",
    "preprint.title": "the title of the preprint",
    "preprint.year": "the year of the preprint",
    "preprint.authors": "the authors of the preprint",
    "model.is_release": "whether the model is released",
    "model.short_name": "the name of the model",
    "model.parameters": "the number of parameters",
    "model.base": "the base model",
    "model.languages": "the languages of the model",
    "model.language_count": "the number of languages of the model",
    "model.languages_note": "how the languages of the model were counted",
    "model.languages_of": "what the languages are those of",
    "model.openness": "the openness of the model",
    "name": "the name",
    "full_name": "the full name",
    "status": "the status",
    "kind": "the kind",
    "task": "the task",
    "ability": "the ability",
    "languages": "the number of languages",
    "languages_note": "how the languages were counted",
    "size": "the size",
    "metric": "the metric",
    "origin": "the origin",
    "license": "the licence",
    "paper": "the paper",
    "papers": "the papers",
    "translates": "what it is translated from",
    "used_by": "the works that use it",
    "description": "the description",
    "caveat": "the caveat",
    "claim_check": "the check of the published description",
}
_NAMED = re.compile(r"[a-z_]+(?:\.[a-z_]+)?(?![\w.])")


def name_field(entry: str) -> str:
    """Return the entry with the field's name in words; a sentence is returned unchanged."""
    found = _NAMED.match(entry)
    if found is None or found[0] not in FIELD_NAMES:
        return entry
    return f"{FIELD_NAMES[found[0]]}{entry[found.end() :]}"
