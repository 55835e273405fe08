"""What the table of each kind of record is called, and what stands in it."""

from types import MappingProxyType

from claimtrack.graph import RECORD_KINDS
from claimtrack.model import Record

TABLES: MappingProxyType[str, type[Record]] = MappingProxyType(
    {f"{kind.__name__.lower()}s": kind for kind in RECORD_KINDS}
)
"""For the name of each table the kind of record in it, in one fixed order."""
JSON_COLUMNS = frozenset(
    {
        "aliases",
        "answer",
        "between",
        "labels",
        "names",
        "options",
        "part_ids",
        "part_of",
    }
)
"""The columns whose cells are JSON."""
