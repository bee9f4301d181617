"""sphinxcontrib-bibtex with the same roles and the same output, in time that grows with the citations alone.

    extensions = ["sphinxcontrib.bibtex", "survey_companion.sphinx.speed.fast_bibtex"]

Input: the domain `cite` and the transform of sphinxcontrib-bibtex. Output: heirs that look up what the
originals search for, and that remember what they would work out again. Each part stands by itself:

    plugins      pybtex looks through all installed packages for a plug-in once, not for every citation
    domain       citations by key, filters with an index, each entry formatted once, also across builds
    transforms   back-references of a bibliography in one pass

It knows the insides of one release series. With any other it changes nothing and says so: pages come out
the same, only more slowly. `suppress_warnings = ["survey.bibtex"]` silences that.
"""

from importlib.metadata import version

from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from survey_companion.sphinx.speed.fast_bibtex.plugins import remember_plugins

_LOGGER = logging.getLogger(__name__)
_KNOWN = {"sphinxcontrib-bibtex": "2.7.", "pybtex": "0.26."}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Put the faster parts in place of the originals, where these are the ones known."""
    app.setup_extension("sphinxcontrib.bibtex")
    unknown = find_unknown()
    if unknown:
        _LOGGER.warning(
            "fast citations are switched off (found %s, tested with %s); the pages are the same",
            " and ".join(unknown),
            ", ".join(f"{name} {series}x" for name, series in _KNOWN.items()),
            type="survey",
            subtype="bibtex",
        )
    else:
        _replace_parts(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def find_unknown() -> list[str]:
    """Return each package with its version, as "pybtex 1.0", that is not of the series known."""
    found = {name: version(name) for name in _KNOWN}
    return [f"{name} {found[name]}" for name, series in _KNOWN.items() if not found[name].startswith(series)]


def _replace_parts(app: Sphinx) -> None:
    from sphinxcontrib.bibtex.transforms import BibliographyTransform  # noqa: PLC0415  (only of a known version)

    from survey_companion.sphinx.speed.fast_bibtex.indexed_domain import IndexedDomain  # noqa: PLC0415
    from survey_companion.sphinx.speed.fast_bibtex.transforms import IndexedTransform  # noqa: PLC0415

    remember_plugins()
    app.add_domain(IndexedDomain, override=True)
    app.registry.post_transforms.remove(BibliographyTransform)
    app.add_post_transform(IndexedTransform)
