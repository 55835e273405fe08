"""The names under which records stand in a PROV document that we write."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from claimtrack.graph import ClaimGraph
from claimtrack.interop.prov.names import TERMS, Parts, own_parts, parts_of
from claimtrack.model import Source, Statement

OUR_PREFIX = "ct"
"""The prefix of our own words."""


class Naming:
    """Names for the records of a graph.

    A source or a statement whose id or key is an IRI keeps it, so that what came from
    PROV goes back under its own name. All else is named by its noun and its id.

    Args:
        graph: The graph.
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._kept = self._kept_parts(graph)
        foreign = {parts.namespace for parts in self._kept.values()}
        self._prefixes: dict[str, str] = {
            namespace: f"ns{number}"
            for number, namespace in enumerate(sorted(foreign), start=1)
        }

    def _kept_parts(self, graph: ClaimGraph) -> Mapping[str, Parts]:
        """Give the IRIs that records keep, by record id."""
        statements = graph.of_kind(Statement)
        # Of two statements with one key, neither can have it for a name.
        shared = Counter(one.key for one in statements.values())
        found = {id_: parts_of(id_) for id_ in graph.of_kind(Source)}
        for id_, one in statements.items():
            if one.key is not None and shared[one.key] == 1 and one.key not in found:
                found[id_] = parts_of(one.key)
        return MappingProxyType({id_: p for id_, p in found.items() if p is not None})

    def name(self, noun: str, record_id: str) -> str:
        """Give a record's qualified name."""
        kept = self._kept.get(record_id)
        parts = own_parts(noun, record_id) if kept is None else kept
        prefix = self._prefixes.setdefault(parts.namespace, noun)
        return f"{prefix}:{parts.local}"

    def keeps(self, record_id: str) -> bool:
        """Tell whether a record is named by its own IRI."""
        return record_id in self._kept

    @property
    def prefixes(self) -> Mapping[str, str]:
        """The namespace of each prefix that was needed, in order."""
        needed = {prefix: space for space, prefix in self._prefixes.items()}
        return MappingProxyType({OUR_PREFIX: TERMS, **dict(sorted(needed.items()))})
