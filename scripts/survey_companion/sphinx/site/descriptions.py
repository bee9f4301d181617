"""What search engines show of a page: its lead, or else its first sentences.

Input: the text of a page. Output: one line without markup, at most as long as search engines show.
"""

from collections.abc import Iterator

from docutils import nodes

from survey_companion.text.short_texts import cut_at_word

_ENOUGH = 70  # letters after which no further paragraph is added
_LONGEST = 200
# What a page begins with that says nothing of its subject.
_ASIDE = {"facts", "suggestion", "links", "letters", "head-bar", "legend"}
_NOTE = "figure-note"  # says it only if nothing else does


def describe_page(doctree: nodes.document | None, title: str) -> str:
    """Return the description, with the title if it is short; empty if the page begins without a sentence."""
    top = next(doctree.findall(nodes.section), None) if doctree is not None else None
    if top is None:
        return ""
    paragraphs = list(_find_paragraphs(top))
    leads = [text for text, classes in paragraphs if "lead" in classes]
    others = [text for text, classes in paragraphs if _NOTE not in classes]
    words = ""
    for text in leads or others or [text for text, _ in paragraphs]:
        words = f"{words} {text}".strip()
        if len(words) >= _ENOUGH:
            break
    is_short = bool(words) and len(words) < _ENOUGH
    return _cut(f"{title}: {words}" if is_short else words)


def _find_paragraphs(top: nodes.section) -> Iterator[tuple[str, list[str]]]:
    """Yield the paragraphs before the first heading or table, with their classes or those around them."""
    for node in top.children:
        if isinstance(node, (nodes.section, nodes.table)):
            return
        if isinstance(node, nodes.Element) and not _ASIDE.intersection(node["classes"]):
            inside = node.children if isinstance(node, nodes.container) else [node]
            for each in inside:
                if isinstance(each, nodes.paragraph):
                    yield " ".join(each.astext().split()), node["classes"]


def _cut(text: str) -> str:
    """Return a text, or its beginning up to the last sentence or word that search engines would show."""
    if len(text) <= _LONGEST:
        return text
    sentence = text[:_LONGEST].rpartition(". ")[0]
    return f"{sentence}." if len(sentence) >= _ENOUGH else cut_at_word(text, _LONGEST)
