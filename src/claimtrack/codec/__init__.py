"""Our own formats: what is read from a file and what is written to one."""

from claimtrack.codec.casefile import CaseText, read, read_texts
from claimtrack.codec.limits import Limits

__all__ = ["CaseText", "Limits", "read", "read_texts"]
