"""Foreign formats, read and written: what they can't carry comes back as losses."""

from claimtrack.interop.prov.reading import read_prov, read_prov_text
from claimtrack.interop.prov.writing import prov_text, prov_turtle, write_prov

__all__ = ["prov_text", "prov_turtle", "read_prov", "read_prov_text", "write_prov"]
