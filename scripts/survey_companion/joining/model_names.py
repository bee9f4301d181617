"""Names of models and methods → the works that present them.

Input: works with records. Output: for a name as a table of results or a record prints it, the work of that
name. Names are compared without case, blanks and hyphens; "Llama-2 7B" names the work of "Llama 2", as 7B is
one of its sizes, but "Llama 2" never names that of "LLaMA". A name that two works have names neither.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from survey_companion.model.survey import CitationKey, Work

_REMARK = re.compile(r"(?:(?<!\s)\s++)?\([^()]*+\)")
_UP_TO_BRACKET = re.compile(r"([^()]*+)([()]?)")
_COMMA = re.compile(r"(,\s*+)")
_BETWEEN = re.compile(r"[\s_‐‑–-]++")
_SIZE = re.compile(r"[\s_‐‑–-]\d++(?:\.\d++)?[MBT]\d?$", re.IGNORECASE)  # "7B", "560M", "7B1"
_BETWEEN_PARTS = re.compile(r"(\s++(?:\+|w/|with|\()\s*+)")  # "BLOOM + CoT w/ tools (direct)"
_SLASH = " / "


def split_names(text: str) -> list[str]:
    """Return the names and the commas between them; a comma in brackets separates no names."""
    names = [""]
    for before, bracket in _UP_TO_BRACKET.findall(text):
        first, *others = [before] if bracket == ")" else _COMMA.split(before)
        names[-1] += first
        names += others
        names[-1] += bracket
    return names


def drop_remark(name: str) -> str:
    """Return a name without its remarks in brackets."""
    return _REMARK.sub("", name)


def _normalise(name: str) -> str:
    return _BETWEEN.sub("", name.casefold())


def _own_names(short_name: str) -> Iterator[str]:
    """Yield the names in "BLOOMZ / mT0"; in "Chinese LLaMA / Alpaca" the first word may belong to both."""
    yield short_name
    parts = short_name.split(_SLASH)
    if len(parts) > 1 and not any(" " in part.strip() for part in parts):
        yield from parts


class ModelNames:
    """Finds the work of a name."""

    def __init__(self, works: Iterable[Work]) -> None:
        found: dict[str, list[Work]] = defaultdict(list)
        for work in works:
            model = work.record.model if work.record else None
            for name in dict.fromkeys(map(_normalise, _own_names(model.short_name or "") if model else ())):
                found[name].append(work)
        found.pop("", None)
        self._works = {name: alike[0] for name, alike in found.items() if len(alike) == 1}

    def find(self, name: str) -> Work | None:
        """Return the work of this name, or of this name without a size at its end; `None` if unknown."""
        plain = drop_remark(name).strip()
        return self._works.get(_normalise(plain)) or self._works.get(_normalise(_SIZE.sub("", plain)))

    def find_parts(self, system: str) -> list[tuple[str, Work | None]]:
        """Return the parts of a system's name with their works: "GPT-3 (small) + CoT" has "GPT-3" and "CoT".

        What stands between them, "+" say, has no work; together the parts are the whole name.
        """
        if whole := self.find(system):
            return [(system, whole)]
        parts = _BETWEEN_PARTS.split(system)
        return [(part, None if at % 2 else self.find(part)) for at, part in enumerate(parts)]

    def bases(self, work: Work) -> list[Work]:
        """Return the works of the models on which that of a work is built, each once, without itself."""
        model = work.record.model if work.record else None
        names = split_names(model.base)[::2] if model and model.base else ()
        found = {base.key: base for name in names if (base := self.find(name)) and base.key != work.key}
        return list(found.values())


def find_built(works: Iterable[Work], names: ModelNames) -> dict[CitationKey, list[Work]]:
    """Return the works whose model has the model of a work as its base, by that work's key."""
    built: dict[CitationKey, list[Work]] = defaultdict(list)
    for work in works:
        for base in names.bases(work):
            built[base.key].append(work)
    return built
