"""Links the offline files of a site: in the footer of each page, and where a page has `{offline-files}`.

Input: the setting `survey_downloads`, which `survey build --editions` passes. Output: lines with links; none
if the setting is empty, as in every other build, so no page links what is not there.
"""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from survey_companion.exports.offline_files import MARK, OfflineFile, link_files, read_setting
from survey_companion.sphinx.site.stale_files import note_file

_BUILDERS = {"html", "dirhtml"}


class offline_files(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """The place of a line with the offline files."""


class OfflineFiles(SphinxDirective):
    """The directive `offline-files`; it takes no argument."""

    def run(self) -> list[nodes.Node]:
        """Return the place of the line, which editions leave out."""
        return [offline_files(classes=["site-only"])]


class PlaceOfflineFiles(SphinxPostTransform):
    """Removes the places of the line if there is nothing to link."""

    default_priority = 500

    def run(self, **_: object) -> None:
        """Remove them, or tell them from where they link."""
        files = find_files(self.app)
        for place in list(self.document.findall(offline_files)):
            if not files:
                place.parent.remove(place)
            place["links"] = link_files(files, _root(self.app, self.env.docname))


def find_files(app: Sphinx) -> tuple[OfflineFile, ...]:
    """Return the files that the site offers; none in editions."""
    return read_setting(app.config.survey_downloads) if app.builder.name in _BUILDERS else ()


def _root(app: Sphinx, page: str) -> str:
    return "../" * app.builder.get_target_uri(page).count("/")


def _write_line(translator: HTML5Translator, node: offline_files) -> None:
    translator.body.append(
        f'<p class="{MARK}">Take it with you, to read without a network: {node["links"]}</p>\n'
    )
    raise nodes.SkipNode


def add_links(
    app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Give the template of each page its links."""
    context["offline_files"] = link_files(find_files(app), _root(app, page))


def write_nojekyll(app: Sphinx, failure: Exception | None) -> None:
    """Write the file by which GitHub Pages publishes folders such as `_static` as they are."""
    if failure is None and app.builder.name in _BUILDERS:
        path = Path(app.outdir) / ".nojekyll"
        path.touch()
        note_file(app, path)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the setting, the directive and the events."""
    app.setup_extension("survey_companion.sphinx.site.stale_files")
    app.add_config_value("survey_downloads", "", "html", frozenset({str}), "the files to link, as JSON")
    app.add_node(offline_files, html=(_write_line, None))
    app.add_directive("offline-files", OfflineFiles)
    app.add_post_transform(PlaceOfflineFiles)
    app.connect("html-page-context", add_links)
    app.connect("build-finished", write_nojekyll)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
