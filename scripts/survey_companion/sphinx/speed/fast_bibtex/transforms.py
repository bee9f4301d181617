"""Finds the back-references of all entries of a bibliography in one pass.

The original iterates over all citations of the page for every single entry.
"""

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinxcontrib.bibtex.transforms import BibliographyTransform

if TYPE_CHECKING:
    from survey_companion.sphinx.speed.fast_bibtex.indexed_domain import IndexedDomain


class IndexedTransform(BibliographyTransform):
    """Replaces each bibliography by the entries that it lists."""

    def run(self, **options: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Run the original without back-references, and add these afterwards."""
        domain = cast("IndexedDomain", self.env.get_domain("cite"))
        with domain.looking_at(refs=()):
            super().run(**options)
        citations = [each for each in self.document.findall(nodes.citation) if "docname" in each]
        known = {name: domain.find_backrefs(name) for name in {each["docname"] for each in citations}}
        for citation in citations:
            for name in citation["ids"]:
                if name in known[citation["docname"]]:
                    citation["backrefs"] = known[citation["docname"]][name]
