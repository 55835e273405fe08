"""Foreign formats, read and written: what they can't carry comes back as losses."""

__all__: list[str] = []
