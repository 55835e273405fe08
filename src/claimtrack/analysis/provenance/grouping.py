"""Origins in groups, of which each counts as one voice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claimtrack.analysis.utterances.sides import Sides
from claimtrack.graph import ClaimGraph
from claimtrack.model import Source, SourceKind, Statement

_NOBODY = (SourceKind.ANONYMOUS, SourceKind.UNKNOWN)
"""What a source is whose voice can't be told from another."""


class Grouped:
    """Origins in families, and those of whom nobody knows who they are.

    Args:
        graph: The graph.
        origins: The statements with which something began.

    Attributes:
        said_by: The statements of each source.
        families: The named sources: those of one side together.
        unnamed: The statements whose source is anonymous or unknown.

    Complexity: O(n log n) in the origins, and that of `Sides`.
    """

    def __init__(self, graph: ClaimGraph, origins: Iterable[str]) -> None:
        same, statements = graph.sameness.of, graph.of_kind(Statement)
        said_by: defaultdict[str, list[str]] = defaultdict(list)
        for one in sorted(set(map(same, origins))):
            said_by[same(statements[one].source_id)].append(one)
        ids = sorted(said_by)
        named = [id_ for id_ in ids if _is_named(graph, id_)]
        nobody = sorted(said_by.keys() - named)
        self.said_by: Mapping[str, Sequence[str]] = said_by
        self.families = _families(graph, named)
        self.unnamed = [one for id_ in nobody for one in said_by[id_]]

    @property
    def at_most(self) -> int:
        """How many voices there are at most."""
        return len(self.families) + len(self.unnamed)


def _families(graph: ClaimGraph, named: Sequence[str]) -> list[list[str]]:
    if len(named) == 1:
        return [[*named]]
    sides = Sides(graph, named)
    families: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in named:
        families[sides.of(id_)].append(id_)
    return [*families.values()]


def _is_named(graph: ClaimGraph, source_id: str) -> bool:
    sources = graph.of_kind(Source)
    group = graph.sameness.group(source_id)
    return not all(sources[one].kind in _NOBODY for one in group)
