"""Questions to a graph, answered with findings."""

from claimtrack.analysis.asking import (
    Comparability,
    Judgement,
    Why,
    comparability,
    why,
)
from claimtrack.analysis.checks import CHECKS, CODES, Findings, check
from claimtrack.analysis.comparing import Relation
from claimtrack.analysis.conflict import contradictions
from claimtrack.analysis.tracing import Chain, Step, Trace, trace

__all__ = [
    "CHECKS",
    "CODES",
    "Chain",
    "Comparability",
    "Findings",
    "Judgement",
    "Relation",
    "Step",
    "Trace",
    "Why",
    "check",
    "comparability",
    "contradictions",
    "trace",
    "why",
]
