"""Which pages an edition (book, EPUB, LaTeX, plain text) leaves out, and what replaces links to them.

An edition has no explorers and no pages of single works: its bibliography has the same content.
"""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from survey_companion.sphinx.citations.mentions import bibliography_of

WORKS = "works/"  # the folder of the pages of works


def is_edition(builder: Builder) -> bool:
    """Whether the builder makes an edition (a book, an EPUB, LaTeX or plain text) and not a site."""
    return builder.format != "html" or builder.name == "epub"


def is_online_only(app: Sphinx, docname: str) -> bool:
    """Whether editions leave the page out."""
    return any(fnmatchcase(docname, pattern) for pattern in app.config.survey_online_only)


class OmitsOnlinePages:
    """A mixin for builders of editions: they do not read the pages left out, which saves most of the time."""

    def get_asset_paths(self) -> list[str]:
        """Return the patterns of files not to read: those of the builder, and the pages to leave out."""
        own: list[str] = super().get_asset_paths()  # type: ignore[misc]
        return [*own, *(f"{pattern}.md" for pattern in self.config.survey_online_only)]  # type: ignore[attr-defined]


def find_reference(env: BuildEnvironment, docname: str) -> tuple[str, str] | None:
    """Return page and anchor of the reference that replaces the page of a work; `None` if there is none."""
    known: dict[str, tuple[str, str]] = getattr(env, "survey_references", {})
    return known.get(docname)


def note_references(_: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Store where the reference of each work is; return no page, since none has to be read again."""
    env.survey_references = {  # type: ignore[attr-defined]
        f"{WORKS}{each.key}": (each.bibliography_key.docname, each.citation_id)
        for each in bibliography_of(env).citations
    }
    return ()


def find_elsewhere(app: Sphinx, here: str, docname: str, anchor: str = "") -> str | None:
    """Return the address that replaces a link from the page `here` to a page that the edition leaves out.

    For the page of a work it is that of the work's reference, relative to `here`; for any other page it is
    that of the page on the published site. `None` if there is no such reference, or if the address of the
    site is unknown.
    """
    if found := find_reference(app.env, docname):
        place, name = found
        return f"{app.builder.get_relative_uri(here, place).partition('#')[0]}#{name}"
    base: str = app.config.html_baseurl
    if not base or docname.startswith(WORKS):
        return None
    return f"{base}{docname}.html#{anchor}" if anchor else f"{base}{docname}.html"
