"""claimtrack trace: who said it, and through whom."""

import argparse
import itertools

import attrs

from claimtrack.analysis import Chain, Step, Trace, trace
from claimtrack.cli.shared import (
    VERSION,
    Answer,
    Commands,
    Json,
    add_files,
    dumped,
    graph_of,
    in_lines,
)

MOST_CHAINS = 1000
"""How many chains of a trace the JSON lists; more are told of, not listed."""


def add_trace(commands: Commands) -> None:
    """Add the command."""
    tracing = commands.add_parser("trace", help="who said it, and through whom")
    add_files(tracing)
    tracing.add_argument(
        "traced", metavar="ID", help="a statement, a claim or a document"
    )
    tracing.set_defaults(answer=_trace)


def _trace(given: argparse.Namespace) -> Answer:
    found = trace(graph_of(given), given.traced)
    text = dumped(trace_json(found)) if given.format == "json" else in_lines(str(found))
    return text, False


def trace_json(trace: Trace) -> Json:
    """Give a trace as JSON: where it starts and ends, and the ways between."""
    chains = list(itertools.islice(trace.chains(), MOST_CHAINS + 1))
    listed = chains[:MOST_CHAINS]
    passed = {one for chain in listed for one in chain.statements}
    return {
        "claimtrack": VERSION,
        "claim": trace.claim_id,
        "starts": list(trace.starts),
        "origins": list(trace.origins),
        "first_known": list(trace.first_known),
        "statements": [
            _step(trace.step(one))
            for one in sorted(
                {*passed, *trace.starts, *trace.origins, *trace.first_known}
            )
        ],
        "chains": [_chain(one) for one in listed],
        "truncated": len(chains) > MOST_CHAINS,
    }


def _step(step: Step) -> Json:
    fields = attrs.asdict(step)
    id_, name = fields.pop("source_id"), fields.pop("source")
    return {**fields, "source": id_, "source_name": name}


def _chain(chain: Chain) -> Json:
    return {
        "statements": list(chain.statements),
        "relays": [
            {
                "mode": relay.mode.value,
                "basis": None if relay.basis is None else relay.basis.value,
                "attributed_to": relay.attributed_to,
            }
            for relay in chain.relays
        ],
        "ends_in_ring": chain.ends_in_ring,
    }
