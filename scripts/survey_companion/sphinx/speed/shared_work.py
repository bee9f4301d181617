"""Works out once what is the same on thousands of pages, and templates once for all builds.

Input: what Sphinx hands to the template of a page, and its highlighter. Output: the same, byte for byte.
All pages outside the navigation have the same tree of it, all pages of a folder the same tags of style
sheets and scripts; and code without a language has nothing to highlight.
"""

import posixpath
from collections.abc import Callable
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, FileSystemBytecodeCache, bccache
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.typing import ExtensionMetadata

from survey_companion.project.garbage import collect_rarely
from survey_companion.sphinx.citations.freshness import style_version

_BUILDERS = {"html", "dirhtml"}
_AFTER_SHORTENING = 150  # before the theme draws the tree
_BEFORE_WEIGHT = 850  # which writes styles that each page has of its own


class _Memory:
    """What one build has worked out."""

    def __init__(self) -> None:
        self._tags: dict[tuple[str, Any], str] = {}
        self._trees: dict[tuple[Any, ...], str] = {}

    def share_tree(
        self, app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
    ) -> None:
        """Let a page outside the navigation have the tree of the others: it shows no branch of its own."""
        if "orphan" not in (context.get("meta") or {}) or "toctree" not in context:
            return
        folder, draw = _folder(app, page), context["toctree"]

        def remember(**options: Any) -> str:  # noqa: ANN401
            key = (folder, *sorted(options.items()))
            if key not in self._trees:
                self._trees[key] = draw(**options)
            return self._trees[key]

        context["toctree"] = remember

    def share_tags(
        self, app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
    ) -> None:
        """Let a page have the tags of the others in its folder."""
        if app.builder.name in _BUILDERS:
            for name in ("css_tag", "js_tag"):
                context[name] = self._remember(_folder(app, page), context[name])

    def _remember(self, folder: str, make: Callable[[Any], str]) -> Callable[[Any], str]:
        def remember(file: Any) -> str:  # noqa: ANN401
            if not getattr(file, "filename", None):
                return make(file)
            if (folder, file) not in self._tags:
                self._tags[folder, file] = make(file)
            return self._tags[folder, file]

        return remember


def _folder(app: Sphinx, page: str) -> str:
    """Return where a page is published: the links of all pages there are written alike."""
    return posixpath.dirname(app.builder.get_target_uri(page))


def show_plain(source: str) -> str:
    """Return the HTML of a text as Pygments writes it."""
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return f'<div class="highlight"><pre><span></span>{escape(text, quote=False)}\n</pre></div>\n'


def _show_plain_text(app: Sphinx) -> None:
    """Let Pygments have only code that it could colour."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    highlight = app.builder.highlighter.highlight_block

    def show(source: str, lang: str, *arguments: Any, **options: Any) -> str:  # noqa: ANN401
        wishes = [*arguments, *(value for name, value in options.items() if name != "location")]
        if lang == "text" and not any(wishes):
            return show_plain(source)
        return highlight(source, lang, *arguments, **options)

    app.builder.highlighter.highlight_block = show  # type: ignore[method-assign]


class _Templates(FileSystemBytecodeCache):
    """Compiled templates beside the doctrees; another version of ours or of Jinja compiles them anew."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))
        self._version = f"{style_version()} {version('jinja2')}"

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> bccache.Bucket:
        """Return the place of a template; what our extensions of Jinja make of its source counts, too."""
        parts = (self._version, *sorted(environment.extensions), source)
        return super().get_bucket(environment, name, filename, "\0".join(parts))


def _keep_templates(app: Sphinx) -> None:
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if environment is not None:
        environment.bytecode_cache = _Templates(Path(app.doctreedir) / "templates")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what pages share."""
    collect_rarely()
    memory = _Memory()
    app.connect("builder-inited", _show_plain_text)
    app.connect("builder-inited", _keep_templates)
    app.connect("html-page-context", memory.share_tree, priority=_AFTER_SHORTENING)
    app.connect("html-page-context", memory.share_tags, priority=_BEFORE_WEIGHT)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
