"""Foreign formats, read and written: what they can't carry comes back as losses."""

from claimtrack.interop.followthemoney.reading import read_ftm, read_ftm_text
from claimtrack.interop.followthemoney.writing import ftm_text, write_ftm

__all__ = ["ftm_text", "read_ftm", "read_ftm_text", "write_ftm"]
