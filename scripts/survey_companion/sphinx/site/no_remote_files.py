"""Keeps pages to the project's own files: building or reading a page loads nothing from other sites.

Input: the pages as they are read. Output: a warning for each image on another site, which is left out, and
for each directive that would load a table or HTML from an address.
"""

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst.directives.misc import Raw
from sphinx.application import Sphinx
from sphinx.directives.patches import CSVTable
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata, OptionSpec

_LOGGER = logging.getLogger(__name__)


def _without(options: OptionSpec, *names: str) -> OptionSpec:
    return {name: convert for name, convert in options.items() if name not in names}


class OwnTable(CSVTable):
    """The directive `csv-table` without the option to load an address."""

    option_spec: ClassVar[OptionSpec] = _without(CSVTable.option_spec or {}, "url")

    def run(self) -> Any:  # noqa: ANN401  (what docutils returns)
        """Return the table; its file is checked like any other file that a page names."""
        if "file" in self.options:
            env = self.state.document.settings.env
            env.relfn2path(self.options["file"])  # this refuses a file that a page must not show
        return super().run()


class OwnRaw(Raw):
    """The directive `raw` without the options to load an address or a file."""

    option_spec: ClassVar[OptionSpec] = _without(Raw.option_spec or {}, "url", "file")


def leave_out_images(_: Sphinx, doctree: nodes.document) -> None:
    """Remove images on other sites with a warning, before Sphinx downloads them for an edition."""
    for image in list(doctree.findall(nodes.image)):
        address: str = image["uri"]
        if "://" in address or address.startswith("//"):
            _LOGGER.warning(
                "this image is on another site, from which no page may load it: %s; save it below docs/",
                address,
                location=image,
                type="survey",
            )
            image.parent.remove(image)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives and the event."""
    app.add_directive("csv-table", OwnTable, override=True)
    app.add_directive("raw", OwnRaw, override=True)
    # Before Sphinx collects the images of a page.
    app.connect("doctree-read", leave_out_images, priority=100)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
