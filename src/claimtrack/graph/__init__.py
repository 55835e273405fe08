"""Records as a graph: what points at what, what lies within what, what came first."""

from claimtrack.graph.claimgraph import ClaimGraph
from claimtrack.graph.clocks import Bounds, Clocks
from claimtrack.graph.containment import Containment

__all__ = ["Bounds", "ClaimGraph", "Clocks", "Containment"]
