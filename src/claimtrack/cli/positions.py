"""claimtrack positions: what a source holds."""

import argparse
import itertools
from collections.abc import Iterable

from claimtrack.analysis import Position, positions
from claimtrack.cli.shared import (
    VERSION,
    Answer,
    Commands,
    Json,
    add_files,
    dumped,
    graph_of,
    sides_json,
    wrapped,
)


def add_positions(commands: Commands) -> None:
    """Add the command."""
    holding = commands.add_parser("positions", help="what a source holds")
    add_files(holding)
    holding.add_argument("source", metavar="SOURCE", help="a source's id")
    holding.set_defaults(answer=_positions)


def _positions(given: argparse.Namespace) -> Answer:
    found = positions(graph_of(given), given.source)
    if given.format == "json":
        return dumped(positions_json(found)), False
    return positions_text(found), False


def positions_text(positions: Iterable[Position]) -> str:
    """Give positions as lines: the question once, then who answers what."""
    lines = []
    by_question = itertools.groupby(positions, key=lambda one: one.side.question)
    for question, held in by_question:
        lines.append(wrapped(question or "in their own words", ""))
        for one in held:
            side = one.side
            when = "" if side.asserted_at is None else f", {side.asserted_at}"
            stands = "" if one.stands else "  (no longer stands)"
            told = f"{side.claim_label}  {side.source}{when}: {side.answer}{stands}"
            lines.append(wrapped(told, "  "))
    return "\n".join(lines) or "It vouches for no claim."


def positions_json(positions: Iterable[Position]) -> Json:
    """Give positions as JSON, in the order in which they come."""
    held = [{"stands": one.stands, **sides_json([one.side])} for one in positions]
    return {"claimtrack": VERSION, "positions": held}
