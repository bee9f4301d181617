"""Makes sphinxcontrib-bibtex faster: its time grows linearly with the number of citations.

    extensions = ["sphinxcontrib.bibtex", "survey_companion.sphinx.speed.fast_bibtex"]

Roles and output stay the same. Measured on the project's own site, it saves 26 % of the time of a full build,
nearly half of it by `plugins`; what the other parts save grows with the square of the number of citations.
Input: the domain `cite` and the transform of sphinxcontrib-bibtex. Output: subclasses that use an index and
a cache where the originals scan and recompute. Each part works without the others:

    plugins          pybtex searches the installed packages for plug-ins once, not for every citation
    indexed_domain   finds citations by their key, and skips recomputing if nothing has changed
    transforms       finds all back-references of a bibliography in one pass

It replaces internals of one release series. With any other series it changes nothing and logs an information:
the pages are the same, but the build takes longer.
"""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from survey_companion.sphinx.speed.fast_bibtex.plugins import remember_plugins
from survey_companion.sphinx.tested_versions import is_tested

TESTED = {"sphinxcontrib-bibtex": ("2.7.",), "pybtex": ("0.26.",)}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Replace parts of sphinxcontrib-bibtex with faster ones, if its version is a tested one."""
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
