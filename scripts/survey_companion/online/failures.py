"""Why a source is not used; every message is a clause that can follow "because"."""


class UnavailableError(Exception):
    """A source did not give a usable answer; the message says why."""


class UnreachableError(UnavailableError):
    """There was no connection at all."""


class BrokenError(UnavailableError):
    """The connection was lost during the request, so a retry may help."""
