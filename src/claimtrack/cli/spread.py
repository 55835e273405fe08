"""claimtrack spread: who carried a statement or a claim further."""

import argparse

import attrs

from claimtrack.analysis import Carrier, Spread, spread
from claimtrack.cli.shared import (
    VERSION,
    Answer,
    Commands,
    Json,
    add_files,
    dumped,
    graph_of,
)
from claimtrack.tables import wrapped


def add_spread(commands: Commands) -> None:
    """Add the command."""
    spreading = commands.add_parser(
        "spread", help="who carried a statement or a claim further"
    )
    add_files(spreading)
    spreading.add_argument(
        "traced", metavar="ID", help="a statement, a claim or a document"
    )
    spreading.set_defaults(answer=_spread)


def _spread(given: argparse.Namespace) -> Answer:
    found = spread(graph_of(given), given.traced)
    if given.format == "json":
        return dumped(spread_json(found)), False
    return spread_text(found), False


def spread_text(found: Spread) -> str:
    """Give who carried it, a line each, further in the further away."""
    lines = [_line(one) for one in found]
    count = len({one.step.source_id for one in found})
    closing = (
        f"{len(lines):,} statement{'' if len(lines) == 1 else 's'} "
        f"by {count:,} source{'' if count == 1 else 's'}"
    )
    return "\n".join([*lines, closing]) if lines else "Nobody is known to have."


def _line(one: Carrier) -> str:
    step, relay = one.step, one.relay
    times = [step.asserted_at, one.published_at and f"published {one.published_at}"]
    when = "".join(f", {time}" for time in times if time)
    said = f": {'; '.join(step.claims)}" if step.claims else ""
    how = f"{relay.mode.value}, " if relay.mode.value != "unknown" else ""
    told = f"{step.label}  {step.source}{when}{said} ({how}from {one.through})"
    return wrapped(told, "  " * min(one.step_count, 10))


def spread_json(found: Spread) -> Json:
    """Give who carried it as JSON, the nearest first."""
    return {"claimtrack": VERSION, "carriers": [_carrier(one) for one in found]}


def _carrier(one: Carrier) -> Json:
    fields = attrs.asdict(one.step)
    id_, name = fields.pop("source_id"), fields.pop("source")
    relay = one.relay
    return {
        "step": one.step_count,
        **fields,
        "source": id_,
        "source_name": name,
        "published_at": one.published_at,
        "through": {"id": relay.rests_on_id, "label": one.through},
        "mode": relay.mode.value,
        "basis": None if relay.basis is None else relay.basis.value,
        "attributed_to": relay.attributed_to,
    }
