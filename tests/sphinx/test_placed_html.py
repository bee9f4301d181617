"""HTML is changed where it has to be, and kept to the letter everywhere else."""

from hypothesis import given
from hypothesis import strategies as st

from survey_companion.sphinx.placed_html import PlacedParser, replace_parts
from survey_companion.sphinx.site.addresses import lead_from_root


class _Tags(PlacedParser):
    def __init__(self, html: str) -> None:
        self.found: list[tuple[int, str]] = []
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.found.append((self.here, self.get_starttag_text() or ""))


@given(
    st.lists(
        st.sampled_from(["<b>", "</b>", "x", "\n", "\r\n", "\x0c", "\u2028", "é", "<a href='y'>", "&amp;"])
    )
)
def test_tags_are_where_the_parser_says(parts: list[str]) -> None:
    """Whatever lines the text has, each tag stands at its place."""
    html = "".join(parts)
    found = _Tags(html).found
    assert len(found) == sum(part in {"<b>", "<a href='y'>"} for part in parts)
    assert all(html[start:].startswith(tag) for start, tag in found)


def test_parts_are_replaced_in_order() -> None:
    """What lies between them stays."""
    assert replace_parts("abcdef", [(0, 1, "x"), (3, 5, "")]) == "xbcf"
    assert replace_parts("abc", []) == "abc"


def test_relative_addresses_are_led_from_the_root() -> None:
    """Links, scripts, pictures and forms; an anchor of the page, whole addresses and all else stay."""
    html = (
        '<!doctype html>\n<html data-content_root="./"><!-- <a href="x"> -->\n'
        '<a class="a" href="works/a.html#b&amp;c">href="x" &amp; y</a><a href="#b"></a><a href="/c"></a>'
        '<a href="mailto:x@example.org"></a><a href="https://example.org/"></a><img alt="" src="y.svg"/>'
        '<form action=""></form><script src="z.js?v=1">if (a < b) "<a href=\\"w\\">"</script>'
    )
    assert lead_from_root(html, "/en/") == (
        '<!doctype html>\n<html data-content_root="/en/./"><!-- <a href="x"> -->\n'
        '<a class="a" href="/en/works/a.html#b&amp;c">href="x" &amp; y</a><a href="#b"></a><a href="/c"></a>'
        '<a href="mailto:x@example.org"></a><a href="https://example.org/"></a><img alt="" src="/en/y.svg"/>'
        '<form action="/en/"></form><script src="/en/z.js?v=1">if (a < b) "<a href=\\"w\\">"</script>'
    )
