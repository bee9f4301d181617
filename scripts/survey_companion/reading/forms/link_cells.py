"""Cells that hold nothing but addresses or identifiers → links in Markdown.

Input: the head of a column, and a cell. Output: the cell with its links named after the head.
"""

import re

from survey_companion.model.arxiv import is_arxiv_id
from survey_companion.reading.words.field_words import FIELD_LABELS

_BARE = re.compile(
    r"<?(?:https?://|www\.)[^\s<>]+>?(?:[\s,;|]+<?(?:https?://|www\.)[^\s<>]+>?)*", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ARXIV = re.compile(r"(?:arxiv:\s*)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z-]+)?/\d{7})(v\d+)?", re.IGNORECASE)
_MARKUP = re.compile(r"([\\`*_\[\]<>&!])")
_PLAIN = re.compile(r"[^\s()<>]+")  # an address that needs no angle brackets
_WORDS_FOR_LINK = re.compile(r"\b(?:links?|urls?|addresses|address|id|href|uri)\b|链接|地址|网址|下载|连接")


def link_cell(head: str, cell: str) -> str:
    """Return the cell as Markdown; one that is no address or identifier is returned as it is.

    `head` is a word of `field_words`: an identifier is a link only below a head of links.
    """
    if _BARE.fullmatch(cell):
        urls = (each.rstrip(",;|") for each in _ADDRESS.findall(cell))
        return " ".join(make_link(_label(head), url) for url in urls)
    if FIELD_LABELS.get(head) != "link":
        return cell
    if found := _DOI.fullmatch(cell):
        return make_link("doi", f"https://doi.org/{found[1]}")
    if (found := _ARXIV.fullmatch(cell)) and is_arxiv_id(found[1]):
        return make_link("arXiv", f"https://arxiv.org/abs/{found[1]}{found[2] or ''}")
    return cell


def make_link(label: str, url: str) -> str:
    """Return a link in Markdown; the label is plain text."""
    whole = f"https://{url}" if url.lower().startswith("www.") else url
    whole = whole.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    return f"[{escape(label)}]({whole})" if _PLAIN.fullmatch(whole) else f"[{escape(label)}](<{whole}>)"


def escape(text: str) -> str:
    """Return plain text as inline Markdown."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _label(head: str) -> str:
    """Return what a link below the head is called: "paper" for "paper link"."""
    kind = FIELD_LABELS.get(head)
    left = " ".join(_WORDS_FOR_LINK.sub(" ", head).split())
    if left and kind in {"link", "code"}:
        return left
    return "code" if kind == "code" else "paper"
