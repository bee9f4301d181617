"""The language of a site: as people write it, and as Sphinx names the translation of its own words.

Input: a tag of BCP 47, such as zh-Hans. Output: settings of Sphinx. The pages' own words stay as the list and
the templates have them; what Sphinx and the theme add is translated where they know the language.
"""

from pathlib import Path
from typing import Any

import sphinx.locale
from babel import Locale
from babel.core import get_global

ENGLISH = "en"


def language_settings(tag: str | None) -> dict[str, Any]:
    """Return the settings for a language; for English, only what Sphinx would assume."""
    if tag is None or tag == ENGLISH:
        return {"language": ENGLISH}
    return {
        "language": find_translation(tag),
        "html_context": {"language": tag},  # the `lang` of each page
        "epub_language": tag,
    }


def find_translation(tag: str) -> str:
    """Return the name of Sphinx's translation that fits best: zh_CN for zh-Hans; else the bare language."""
    locale = Locale.parse(tag, sep="-")
    likely = get_global("likely_subtags")
    known = likely.get(str(locale)) or likely.get(locale.language) or str(locale)
    names = (str(locale), locale.language, f"{locale.language}_{known.split('_')[-1]}")
    folder = Path(sphinx.locale.__file__).parent
    return next((name for name in names if (folder / name).is_dir()), locale.language)
