"""claimtrack positions: what a source holds."""

import argparse
import itertools
from collections.abc import Iterable, Iterator

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
)
from claimtrack.tables import wrapped


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
        lines.append(wrapped(question or "in their own words"))
        for one in held:
            side = one.side
            when = "" if side.asserted_at is None else f", {side.asserted_at}"
            told = f"{side.claim_label}  {side.source}{when}: {side.answer}"
            lines.append(wrapped(told, "  "))
            lines += [wrapped(remark, "      ") for remark in _remarks(one)]
    return "\n".join(lines) or "It vouches for no claim."


def _remarks(one: Position) -> Iterator[str]:
    """Say why it no longer stands, and what its own side says against it."""
    if one.withdrawn_by:
        yield f"withdrawn by {', '.join(one.withdrawn_by)}"
    elif one.replaced_by is not None:
        yield f"replaced by {one.replaced_by}"
    elif not one.stands:
        yield "no longer stands"
    if one.at_odds_with:
        yield f"can't hold beside {', '.join(one.at_odds_with)}"


def positions_json(positions: Iterable[Position]) -> Json:
    """Give positions as JSON, in the order in which they come."""
    held = [
        {
            "stands": one.stands,
            "withdrawn_by": list(one.withdrawn_by),
            "replaced_by": one.replaced_by,
            "at_odds_with": list(one.at_odds_with),
            **sides_json([one.side]),
        }
        for one in positions
    ]
    return {"claimtrack": VERSION, "positions": held}
