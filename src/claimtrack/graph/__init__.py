"""Records as a graph: what points at what, what lies within what, what came first."""

from claimtrack.graph.claimgraph import ClaimGraph
from claimtrack.graph.clocks import Bounds, Clocks
from claimtrack.graph.collecting import collector_paused
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
    "collector_paused",
    "containment_of",
    "differ",
    "disagreements",
    "given_fields",
    "kind_of",
    "later_first",
    "merge",
]
