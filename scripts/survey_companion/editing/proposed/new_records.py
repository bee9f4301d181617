"""What is known of a new work → its record, as text of works.toml.

Nobody has confirmed it, and the record says so. The text is added at the end, so that all else stays.
"""

from collections.abc import Mapping, Sequence

from survey_companion.text.toml_values import render_toml

HEADER = "# What is known of each work: one table each, named by its citation key.\n"
Value = str | int | tuple[str, ...]
# The order of the fields; those of a publication follow in a table of their own.
_ORDER = (
    *("title", "authors", "authors_truncated", "year", "arxiv", "arxiv_class", "submitted"),
    *("url", "code", "also_titled", "key_point"),
)
_PUBLISHED = (
    *("type", "venue", "short", "year", "volume", "number", "pages", "publisher", "doi", "acl_id", "url"),
)


def add_record(text: str, key: str, values: Mapping[str, Value], sources: Sequence[str]) -> str:
    """Return the text with the record at its end; fields of the publication are named "published.year"."""
    lines = [f"[{key}]"]
    lines += [f"{name} = {_show(values[name])}" for name in _ORDER if name in values]
    lines += ["confirmed = false", f"sources = {_show(tuple(sources))}"]
    published = [
        f"{name} = {_show(values[f'published.{name}'])}"
        for name in _PUBLISHED
        if f"published.{name}" in values
    ]
    if published:
        lines += ["", f"[{key}.published]", *published]
    before = text or HEADER
    gap = "" if before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    return f"{before}{gap}{chr(10).join(lines)}\n"


def _show(value: Value) -> str:
    """Return the value as TOML; of several, each has a line of its own."""
    if not isinstance(value, tuple):
        return render_toml(value)
    inside = "".join(f"  {_show(each)},\n" for each in value)
    return f"[\n{inside}]" if value else "[]"
