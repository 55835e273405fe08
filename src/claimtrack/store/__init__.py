"""Records that last: append-only, a batch whole or not at all, chained by digests."""

from claimtrack.store.chain import Entry, Head, head_text, read_head
from claimtrack.store.ledger import Ledger
from claimtrack.store.memory import MemoryLedger
from claimtrack.store.opening import is_store, open_store
from claimtrack.store.postgres import PostgresLedger
from claimtrack.store.sqlite import SqliteLedger
from claimtrack.store.store import Receipt, Store
from claimtrack.store.verifying import Verification

__all__ = [
    "Entry",
    "Head",
    "Ledger",
    "MemoryLedger",
    "PostgresLedger",
    "Receipt",
    "SqliteLedger",
    "Store",
    "Verification",
    "head_text",
    "is_store",
    "open_store",
    "read_head",
]
