"""Why a source is not used: every reason is a clause that goes on after "because"."""


class UnavailableError(Exception):
    """A source did not give a usable answer; the message says why."""


class UnreachableError(UnavailableError):
    """There was no connection at all."""


class BrokenError(UnavailableError):
    """The connection was lost on the way, so that asking again may help."""
