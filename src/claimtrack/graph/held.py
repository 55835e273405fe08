"""What every question about a record's words needs of a graph."""

from collections.abc import Mapping
from typing import Protocol, TypeVar

from claimtrack.graph.indexes import Indexes
from claimtrack.model import Envelope, Record

Kind = TypeVar("Kind", bound=Record)


class Held(Protocol):
    """What holds records, and what is known beside them: a `ClaimGraph`.

    Attributes:
        index: What points at what.
    """

    index: Indexes

    def __getitem__(self, id_: str) -> Record:
        """Give the record that an id names."""

    def of_kind(self, kind: type[Kind]) -> Mapping[str, Kind]:
        """Give the records of one kind, by id."""

    def get(self, id_: str, kind: type[Kind]) -> Kind:
        """Give the record of one kind that an id names."""

    def envelope(self, id_: str) -> Envelope:
        """Give when a record came to be known, and what files call it."""
