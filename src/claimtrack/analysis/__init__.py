"""Questions to a graph, answered with findings."""

from claimtrack.analysis.anchoring.quotes import (
    AnchoredQuote,
    AnchoredQuotes,
    Anchoring,
    anchors,
)
from claimtrack.analysis.anchoring.text_anchors import (
    TextAnchor,
    anchor_from,
    anchors_in,
)
from claimtrack.analysis.anchoring.unanchored import unanchored_quotes
from claimtrack.analysis.checks import (
    CHECKS,
    CODES,
    Check,
    Findings,
    check,
    checks_giving,
    come_upon,
)
from claimtrack.analysis.comparison.comparing import Relation
from claimtrack.analysis.contested.disputing import disputes
from claimtrack.analysis.contested.lines import figure_in_words
from claimtrack.analysis.contested.quotes import Quotes
from claimtrack.analysis.contested.rows import Camp, Dispute, Disputes, Side
from claimtrack.analysis.diffing import Difference, Differing, diff
from claimtrack.analysis.names.finding import (
    NameMatch,
    Proposal,
    Proposals,
    find_named,
    find_source,
)
from claimtrack.analysis.names.flagging import (
    Flag,
    FlaggedName,
    FlaggedNames,
    flagged_names,
)
from claimtrack.analysis.ordering.circling import circular_reports
from claimtrack.analysis.ordering.impossible import impossible_orders
from claimtrack.analysis.pairs.asking import (
    Comparability,
    Judgement,
    Why,
    comparability,
    why,
)
from claimtrack.analysis.pairs.conflict import contradictions
from claimtrack.analysis.pairs.declaring import declared_contradictions
from claimtrack.analysis.pairs.facing import Faced, Facing, compare
from claimtrack.analysis.pairs.holding import Position, Positions, positions
from claimtrack.analysis.pairs.revising import changes_of_mind
from claimtrack.analysis.provenance.chains import Chain, Hop, Hops, Step
from claimtrack.analysis.provenance.claim_voices import (
    VoicedClaim,
    VoicedClaims,
    voices,
)
from claimtrack.analysis.provenance.disowning import disownings
from claimtrack.analysis.provenance.echoing import echoes
from claimtrack.analysis.provenance.independent_voices import (
    Independence,
    Voice,
    independence,
)
from claimtrack.analysis.provenance.narrowing import bottlenecks
from claimtrack.analysis.provenance.outdating import stale_relays
from claimtrack.analysis.provenance.spreading import Carrier, Spread, spread
from claimtrack.analysis.provenance.tracing import Trace, trace
from claimtrack.analysis.relaying.drifting import drifts
from claimtrack.analysis.retraction.retracting import (
    Retraction,
    Share,
    smallest_retraction,
)
from claimtrack.analysis.sums.summing import sum_mismatches
from claimtrack.analysis.totals.asked import Asked, question_of
from claimtrack.analysis.totals.conflict_periods import ConflictPeriod, conflict_periods
from claimtrack.analysis.totals.dated_figures import (
    DatedFigure,
    Stretch,
    amid,
    dated_figures_on,
    moments,
    side_names,
    stretches_of,
)
from claimtrack.analysis.totals.histories import series
from claimtrack.analysis.totals.running import PointKind
from claimtrack.analysis.totals.series_table import Point, Series
from claimtrack.analysis.utterances.sides import Sides, side_name
from claimtrack.analysis.watch.answers_apart import AnswersApart
from claimtrack.analysis.watch.watching import Change, Watch

__all__ = [
    "CHECKS",
    "CODES",
    "AnchoredQuote",
    "AnchoredQuotes",
    "Anchoring",
    "AnswersApart",
    "Asked",
    "Camp",
    "Carrier",
    "Chain",
    "Change",
    "Check",
    "Comparability",
    "ConflictPeriod",
    "DatedFigure",
    "Difference",
    "Differing",
    "Dispute",
    "Disputes",
    "Faced",
    "Facing",
    "Findings",
    "Flag",
    "FlaggedName",
    "FlaggedNames",
    "Hop",
    "Hops",
    "Independence",
    "Judgement",
    "NameMatch",
    "Point",
    "PointKind",
    "Position",
    "Positions",
    "Proposal",
    "Proposals",
    "Quotes",
    "Relation",
    "Retraction",
    "Series",
    "Share",
    "Side",
    "Sides",
    "Spread",
    "Step",
    "Stretch",
    "TextAnchor",
    "Trace",
    "Voice",
    "VoicedClaim",
    "VoicedClaims",
    "Watch",
    "Why",
    "amid",
    "anchor_from",
    "anchors",
    "anchors_in",
    "bottlenecks",
    "changes_of_mind",
    "check",
    "checks_giving",
    "circular_reports",
    "come_upon",
    "comparability",
    "compare",
    "conflict_periods",
    "contradictions",
    "dated_figures_on",
    "declared_contradictions",
    "diff",
    "disownings",
    "disputes",
    "drifts",
    "echoes",
    "figure_in_words",
    "find_named",
    "find_source",
    "flagged_names",
    "impossible_orders",
    "independence",
    "moments",
    "positions",
    "question_of",
    "series",
    "side_name",
    "side_names",
    "smallest_retraction",
    "spread",
    "stale_relays",
    "stretches_of",
    "sum_mismatches",
    "trace",
    "unanchored_quotes",
    "voices",
    "why",
]
