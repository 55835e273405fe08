"""What everything in an archive may name: few records beside all that is said."""

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

import networkx as nx

from claimtrack.codec import from_tables
from claimtrack.errors import MalformedInputError, Problem
from claimtrack.graph import ClaimGraph
from claimtrack.model import Chosen, Link, Partition
from claimtrack.scale.engine import NamedRow

CHOSEN = ("sources", "places", "subjects", "measures")
"""The tables of what has an id that somebody chose."""
BESIDE = ("partitions", "links", "settlements")
"""The tables of what is declared of others."""


class Definitions:
    """Sources, places, subjects and measures, with what is declared of them.

    Args:
        tables: Their rows, by table.
        verify: Whether to check digests.

    Raises:
        MalformedInputError: With every problem in them.
    """

    def __init__(self, tables: Mapping[str, list[NamedRow]], *, verify: bool) -> None:
        self._rows = {
            str(row["id"]): (table, row) for table in CHOSEN for row in tables[table]
        }
        self._settlements = tables["settlements"]
        links = [(*_pair(row), row) for row in tables["links"]]
        self.linked = [(one, other) for one, other, _ in links]
        """Each two of statements, claims and sources that a link is about."""
        own = [row for *two, row in links if self._rows.keys() >= {*two}]
        self._said_links: defaultdict[str, list[NamedRow]] = defaultdict(list)
        for one, _, row in links:
            if one not in self._rows:
                self._said_links[one].append(row)
        whole = [*CHOSEN, "partitions", "settlements"]
        given = {"links": own, **{name: tables[name] for name in whole}}
        graph = graph_of(given, verify=verify)
        self._near: defaultdict[str, set[str]] = defaultdict(set)
        self._beside: defaultdict[str, list[tuple[str, NamedRow]]] = defaultdict(list)
        for record in graph.records():
            if isinstance(record, Chosen):
                self._near[record.id].update(record.part_of)
        by_id = {str(row["id"]): row for row in (*tables["partitions"], *own)}
        for id_, partition in graph.of_kind(Partition).items():
            self._tie(
                [partition.whole_id, *partition.part_ids], "partitions", by_id[id_]
            )
        for id_, link in graph.of_kind(Link).items():
            self._tie(link.between, "links", by_id[id_])

    def _tie(self, ids: Iterable[str], table: str, row: NamedRow) -> None:
        """Take several as needed together, and with a record about them."""
        several = [*ids]
        for one in several:
            self._near[one].update(several)
            self._beside[one].append((table, row))

    def families(self) -> Mapping[str, int]:
        """Give each id the number of the family in which one leads to another.

        Complexity: O(n).
        """
        tied: nx.Graph[str] = nx.Graph()
        tied.add_nodes_from(self._rows)
        for one, near in self._near.items():
            tied.add_edges_from((one, other) for other in near)
        together = enumerate(nx.connected_components(tied))
        return {id_: number for number, ids in together for id_ in ids}

    def needed(self, named: Iterable[str]) -> dict[str, list[NamedRow]]:
        """Give the rows of all that some ids name and lead to, by table.

        Complexity: O(n) in the families of these.
        """
        found: defaultdict[str, list[NamedRow]] = defaultdict(list)
        seen = {id_ for id_ in named if id_ in self._rows}
        queue = deque(sorted(seen))
        beside: dict[str, tuple[str, NamedRow]] = {}
        while queue:
            id_ = queue.popleft()
            table, row = self._rows[id_]
            found[table].append(row)
            beside.update(
                (str(row["id"]), (where, row)) for where, row in self._beside[id_]
            )
            further = self._near[id_] - seen
            seen |= further
            queue.extend(sorted(further))
        for where, row in beside.values():
            found[where].append(row)
        return {**found, "settlements": self._settlements}

    def links_among(self, ids: frozenset[str]) -> list[NamedRow]:
        """Give the rows of links between statements or claims, the first among ids."""
        there = sorted(ids.intersection(self._said_links))
        return [row for one in there for row in self._said_links[one]]


def graph_of(tables: Mapping[str, list[NamedRow]], *, verify: bool) -> ClaimGraph:
    """Give the graph of some rows; a table may have none.

    Raises:
        MalformedInputError: With every problem in them.
    """
    filled = {name: rows for name, rows in tables.items() if rows}
    return from_tables(filled, verify=verify)


def _pair(row: NamedRow) -> tuple[str, str]:
    """Give the two that a link is about.

    Raises:
        MalformedInputError: Where the row tells of no two.
    """
    try:
        one, other = json.loads(str(row["between"]))
    except (ValueError, TypeError, RecursionError):
        message = f"expected a JSON list of two ids; got {row['between']!r}"
        path = f"links, {row['id']}, column 'between'"
        raise MalformedInputError([Problem(path=path, message=message)]) from None
    return str(one), str(other)
