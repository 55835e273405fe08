"""Foreign formats, read and written: what they can't carry comes back as losses."""

from claimtrack.interop.prov.reading import read_prov, read_prov_text

__all__ = ["read_prov", "read_prov_text"]
