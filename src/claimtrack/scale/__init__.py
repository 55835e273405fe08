"""Archives that are larger than memory, asked with the same answers."""

from claimtrack.scale.archive import Archive

__all__ = ["Archive"]
