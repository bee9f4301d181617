"""What can change between two states of a catalogue, and how."""

from dataclasses import dataclass
from enum import Enum


class ChangedKind(Enum):
    """What changed: a section, a work, a data resource or a setting."""

    SETTINGS = "settings"
    SECTION = "section"
    WORK = "work"
    RESOURCE = "data resource"


class ChangeKind(Enum):
    """How it changed."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"
    CORRECTED = "corrected"


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldChange:
    """One value before and after; `None` if there was or is no value."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One thing that changed."""

    what: ChangedKind
    sort: ChangeKind  # how it changed
    name: str  # the present citation key, slug, address or field; the last one of what was removed
    title: str  # likewise; empty for settings
    details: tuple[FieldChange, ...] = ()
