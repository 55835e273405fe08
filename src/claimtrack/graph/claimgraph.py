"""ClaimGraph: records, their indexes, and the networkx view of them."""

import itertools
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar, cast

from claimtrack.graph.batches import Batch
from claimtrack.graph.clocks import (
    EDGES,
    Clocks,
    Growth,
    clocks_of,
    earlier_of,
    own_rooms,
)
from claimtrack.graph.collecting import collector_paused
from claimtrack.graph.containment import Containment, containment_of
from claimtrack.graph.indexes import Indexes
from claimtrack.graph.lookup import Names
from claimtrack.graph.record_tables import records_table
from claimtrack.graph.sameness import Sameness
from claimtrack.graph.searching import Hits, hits
from claimtrack.model import (
    Document,
    Envelope,
    Link,
    LinkKind,
    Record,
    Statement,
)
from claimtrack.tables import Shown, Table, html_table

if TYPE_CHECKING:
    # networkx takes longer to load than everything else, and most calls need none.
    import networkx as nx

    from claimtrack.graph.nodes import View

Kind = TypeVar("Kind", bound=Record)
Made = TypeVar("Made")


class ClaimGraph(Shown):
    """A set of records, with what is needed to ask about them.

    Append-only: a batch of records enters whole or not at all, and nothing ever
    leaves. The order in which records enter changes no answer.

    Args:
        records: The first batch: records, and envelopes with their labels and times
            of recording.

    Attributes:
        index: What points at what.
        revision: How many batches have changed it.

    Raises:
        RefusedRecordsError: Where the batch does not hold together.

    >>> from claimtrack.model import Source
    >>> graph = ClaimGraph([Source(id="armenia")])
    >>> graph.add([Source(id="am-mod", part_of=["armenia"])])
    >>> sorted(graph.of_kind(Source))
    ['am-mod', 'armenia']

    """

    def __init__(self, records: Iterable[Record | Envelope] = ()) -> None:
        self._records: dict[str, Record] = {}
        self._of_kind: dict[type, dict[str, Record]] = {}
        self._envelopes: dict[str, Envelope] = {}
        self._view: View | None = None
        self._clocks: Clocks | None = None
        self._containment: Containment | None = None
        self._names: Names | None = None
        self._sameness: Sameness | None = None
        self.index = Indexes()
        self.revision = 0
        self._made: dict[object, object] = {}
        self.add(records)

    def add(
        self,
        records: Iterable[Record | Envelope],
        *,
        before: Callable[[Batch], object] | None = None,
    ) -> None:
        """Take a batch of records: all of them, or, where it raises, none.

        Of one chosen id, names, aliases and part_of are united. A record that is here
        already changes nothing.

        Args:
            records: The batch.
            before: Called with the batch once it is checked and before it is in: for
                what has to look at the graph as it was.

        Raises:
            RefusedRecordsError: Where a record points at nothing, an id has two
                definitions that differ, part_of would ring, or an answer is none that
                its measure has; with every problem.

        Complexity: O(n) in the batch; O(V + E) where it changes what is part of what.
        The names, what lies within what and the clocks grow with it once they were
        asked for, unless the clocks have to be read anew, see `Clocks.grown_by`.
        """
        with collector_paused():
            batch = Batch(self._records, self._envelopes)
            batch.take(records)
            if self._clocks is not None:
                batch.growth = self._growth(self._clocks, batch)
            if before is not None:
                before(batch)
            if batch.records or batch.envelopes:
                self._enter(batch)

    def _enter(self, batch: Batch) -> None:
        self.revision += 1
        self._made.clear()
        for kind, records in batch.of_kind.items():
            # What can be here already, to be changed, has no index.
            self.index.enter(kind, records)
            self._of_kind.setdefault(kind, {}).update(records)
        self._records.update(batch.records)
        self._envelopes.update(batch.envelopes)
        if self._view is not None:
            for id_, record in batch.records.items():
                self._view.enter(id_, record)
        self._keep_in_step(batch)

    def _keep_in_step(self, batch: Batch) -> None:
        if Link in batch.of_kind:
            self._sameness = None
        if self._names is not None:
            self._names.enter(batch.envelopes.values())
        if self._clocks is not None:
            if batch.growth is None:
                self._clocks = None
            else:
                self._clocks.grow(batch.growth)
        if self._containment is not None and batch.changes_containment:
            if batch.only_defines:
                self._containment.grow(batch.records.values())
            else:
                self._containment = None

    def _growth(self, clocks: Clocks, batch: Batch) -> Growth | None:
        links = batch.records_of(Link).values()
        # What is declared of one entry holds for all that are the same.
        if links and (
            self.sameness or any(link.kind is LinkKind.SAME for link in links)
        ):
            return None
        documents = ChainMap(
            cast("dict[str, Document]", batch.records_of(Document)),
            cast("dict[str, Document]", self._of_kind.get(Document, {})),
        )
        edges = (batch.records_of(kind).values() for kind in EDGES)
        return clocks.grown_by(
            own_rooms(batch.records_of(Statement), documents),
            earlier_of(itertools.chain.from_iterable(edges)),
        )

    def __or__(self, other: "ClaimGraph") -> "ClaimGraph":
        """Give a graph of the records of both.

        Raises:
            RefusedRecordsError: Where the two define one id in two ways.
        """
        united = ClaimGraph()
        united.add((*self.records(), *other.records()))
        return united

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ClaimGraph):
            return NotImplemented
        return self._records == other._records and self._envelopes == other._envelopes

    __hash__ = None  # type: ignore[assignment]  # it grows

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._records

    def __getitem__(self, id_: str) -> Record:
        """Give the record of a chosen id or whole digest; KeyError where none is."""
        return self._records[id_]

    def __repr__(self) -> str:
        counts = ", ".join(
            f"{len(records)} {kind.__name__}"
            for kind, records in sorted(
                self._of_kind.items(), key=lambda item: item[0].__name__
            )
        )
        return f"<ClaimGraph: {counts or 'empty'}>"

    def _repr_html_(self) -> str:
        counts = sorted((kind.__name__, len(x)) for kind, x in self._of_kind.items())
        return html_table(("kind", "records"), counts, caption="A claim graph")

    def records(self) -> Iterator[Record | Envelope]:
        """Give every record, by kind and id, and then every envelope.

        Complexity: O(n log n).
        """
        for kind in sorted(self._of_kind, key=lambda kind: kind.__name__):
            records = self._of_kind[kind]
            yield from (records[id_] for id_ in sorted(records))
        yield from (self._envelopes[id_] for id_ in sorted(self._envelopes))

    def of_kind(self, kind: type[Kind]) -> Mapping[str, Kind]:
        """Give the records of one kind, by chosen id or digest."""
        return MappingProxyType(cast("dict[str, Kind]", self._of_kind.get(kind, {})))

    def get(self, id_: str, kind: type[Kind]) -> Kind:
        """Give the record of one kind that an id names; KeyError where none is."""
        return cast("dict[str, Kind]", self._of_kind.get(kind, {}))[id_]

    def table(self, kind: type[Kind]) -> Table[Kind]:
        """Give the records of one kind as a table, by id: nothing in them is lost.

        Raises:
            InvalidValueError: Where it is no kind of record.

        Complexity: O(n log n) in the records of the kind.
        """
        return records_table(self, kind)

    def find(self, text: str) -> Hits:
        """Give the records that have a text in their words, whatever its case.

        Looked at are labels and chosen ids, names and aliases; titles, addresses and
        texts of documents; quotes, wordings, claims and questions in words. A digest is
        found by its first eight or more digits.

        Returns:
            First what is the text, then what begins with it, then what contains it;
            within these sources, places, subjects, measures and so on, by label.

        Complexity: O(n) in all the words of the graph.

        >>> from claimtrack.model import Name, Source
        >>> mod = Source(id="am-mod", names=[Name(text="Ministry of Defence")])
        >>> ClaimGraph([mod]).find("DEFENCE")
        kind    label   shown                id
        source  am-mod  Ministry of Defence  am-mod

        """
        return hits(self, text)

    def envelope(self, id_: str) -> Envelope:
        """Give when a record came to be known here, and what files call it."""
        return self._envelopes.get(id_) or Envelope(record_id=id_)

    @property
    def envelopes(self) -> Mapping[str, Envelope]:
        """What is known about records beside their content, by record id."""
        return MappingProxyType(self._envelopes)

    def find_id(self, text: str, *kinds: type[Record]) -> str:
        """Give the id of the one record that a label, id or digest names.

        Args:
            text: A label, a chosen id, a digest, or its first eight or more digits.
            kinds: The kinds of record that are meant. An assertion's label stands for
                its claim or its statement where one of those is meant.

        Raises:
            UnknownIdError: Where it names none; says what is close.
            AmbiguousIdError: Where it names several; names them.
        """
        if self._names is None:
            with collector_paused():
                self._names = Names(self._records, self._envelopes.values())
        return self._names.find(text, kinds)

    @property
    def containment(self) -> Containment:
        """What lies within what, by part_of and partitions."""
        if self._containment is None:
            self._containment = containment_of(self._records.values())
        return self._containment

    @property
    def clocks(self) -> Clocks:
        """When each statement was made, and which came before which."""
        if self._clocks is None:
            edges = (self.of_kind(kind).values() for kind in EDGES)
            self._clocks = clocks_of(
                self.of_kind(Statement),
                self.of_kind(Document),
                itertools.chain.from_iterable(edges),
                self.sameness,
            )
        return self._clocks

    @property
    def sameness(self) -> Sameness:
        """What analysts declared to be the same: sources, statements and claims."""
        if self._sameness is None:
            self._sameness = Sameness(self.of_kind(Link).values())
        return self._sameness

    def once(self, make: "Callable[[ClaimGraph], Made]") -> "Made":
        """Give what a function makes of the graph: made once, and anew after it grew.

        For what several questions need, such as what everybody commits to.

        Args:
            make: The function, which must always make the same of the same graph; it
                is known again by being equal.

        >>> graph = ClaimGraph()
        >>> graph.once(repr) is graph.once(repr)
        True

        """
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    @property
    def nx(self) -> "nx.DiGraph[str]":
        """The graph as a read-only networkx `DiGraph`, kept in step with this one.

        Nodes have `kind` and `record`, edges `kinds` and `records`. Edges point from
        what rests to what it rests on, as PROV does.
        """
        if self._view is None:
            from claimtrack.graph.nodes import View  # noqa: PLC0415 -- loads networkx

            self._view = View()
            for id_, record in self._records.items():
                self._view.enter(id_, record)
        return self._view.graph
