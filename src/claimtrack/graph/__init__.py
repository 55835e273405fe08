"""Records as a graph: what points at what, lies within what, came first, was known."""

from claimtrack.graph.batches import Batch
from claimtrack.graph.claimgraph import ClaimGraph
from claimtrack.graph.clocks import Bounds, Clocks
from claimtrack.graph.collecting import collector_paused
from claimtrack.graph.containment import Containment, containment_of
from claimtrack.graph.describing import KINDS, in_short, short_label
from claimtrack.graph.families import all_around
from claimtrack.graph.layers import later_first
from claimtrack.graph.merging import (
    differ,
    disagreements,
    given_fields,
    kind_of,
    merge,
)
from claimtrack.graph.naming import (
    answer_in_words,
    claim_in_words,
    claim_label,
    claimed_in_words,
    label_of,
    name_of,
    period_in_words,
    question_in_words,
    wording_of,
)
from claimtrack.graph.record_columns import RECORD_KINDS, own_layout
from claimtrack.graph.rooms import own_room
from claimtrack.graph.sameness import Sameness
from claimtrack.graph.searching import Hit, Hits
from claimtrack.graph.views import Clock, as_of, known_to

__all__ = [
    "KINDS",
    "RECORD_KINDS",
    "Batch",
    "Bounds",
    "ClaimGraph",
    "Clock",
    "Clocks",
    "Containment",
    "Hit",
    "Hits",
    "Sameness",
    "all_around",
    "answer_in_words",
    "as_of",
    "claim_in_words",
    "claim_label",
    "claimed_in_words",
    "collector_paused",
    "containment_of",
    "differ",
    "disagreements",
    "given_fields",
    "in_short",
    "kind_of",
    "known_to",
    "label_of",
    "later_first",
    "merge",
    "name_of",
    "own_layout",
    "own_room",
    "period_in_words",
    "question_in_words",
    "short_label",
    "wording_of",
]
