"""Questions to a graph, answered with findings."""

from claimtrack.analysis.asking import (
    Comparability,
    Judgement,
    Why,
    comparability,
    why,
)
from claimtrack.analysis.chains import Chain, Hop, Hops, Step
from claimtrack.analysis.checks import CHECKS, CODES, Findings, check
from claimtrack.analysis.comparing import Relation
from claimtrack.analysis.conflict import contradictions
from claimtrack.analysis.declaring import declared_contradictions
from claimtrack.analysis.diffing import Difference, Differing, diff
from claimtrack.analysis.histories import series
from claimtrack.analysis.holding import Position, Positions, positions
from claimtrack.analysis.retracting import Retraction, Share, smallest_retraction
from claimtrack.analysis.revising import changes_of_mind
from claimtrack.analysis.running import PointKind
from claimtrack.analysis.series_table import Point, Series
from claimtrack.analysis.summing import sum_mismatches
from claimtrack.analysis.tracing import Trace, trace
from claimtrack.analysis.watching import Change, Watch

__all__ = [
    "CHECKS",
    "CODES",
    "Chain",
    "Change",
    "Comparability",
    "Difference",
    "Differing",
    "Findings",
    "Hop",
    "Hops",
    "Judgement",
    "Point",
    "PointKind",
    "Position",
    "Positions",
    "Relation",
    "Retraction",
    "Series",
    "Share",
    "Step",
    "Trace",
    "Watch",
    "Why",
    "changes_of_mind",
    "check",
    "comparability",
    "contradictions",
    "declared_contradictions",
    "diff",
    "positions",
    "series",
    "smallest_retraction",
    "sum_mismatches",
    "trace",
    "why",
]
