"""Records as a graph: what points at what, what lies within what, what came first."""

from claimtrack.graph.claimgraph import ClaimGraph
from claimtrack.graph.clocks import Bounds, Clocks
from claimtrack.graph.containment import Containment, containment_of
from claimtrack.graph.layers import later_first
from claimtrack.graph.merging import (
    differ,
    disagreements,
    given_fields,
    kind_of,
    merge,
)

__all__ = [
    "Bounds",
    "ClaimGraph",
    "Clocks",
    "Containment",
    "containment_of",
    "differ",
    "disagreements",
    "given_fields",
    "kind_of",
    "later_first",
    "merge",
]
