"""claimtrack convert: from one format to another, and what is lost."""

import argparse
from collections.abc import Iterable, Sequence

import attrs

from claimtrack.cli.shared import (
    VERSION,
    Answer,
    Commands,
    Json,
    dumped,
)
from claimtrack.codec import FORMATS, convert
from claimtrack.model import Loss, one_line

MOST_LOSSES = 1000
"""How many losses the text lists; the JSON lists all."""
_DIGEST_DIGITS = 64
_SHOWN = 80


def add_convert(commands: Commands) -> None:
    """Add the command."""
    converting = commands.add_parser(
        "convert", help="write a case file as a log, or a log as a case file"
    )
    converting.add_argument("source", metavar="IN", help="a case file or a log")
    endings = " or ".join(f"{one.ending} ({one.name})" for one in FORMATS)
    converting.add_argument(
        "target", metavar="OUT", help=f"a file whose name ends in {endings}"
    )
    converting.add_argument(
        "--name", help="what a case file is called; OUT's name by default"
    )
    converting.add_argument(
        "--format", choices=("text", "json"), default="text", help="text by default"
    )
    converting.set_defaults(answer=_convert)


def _convert(given: argparse.Namespace) -> Answer:
    losses = convert(given.source, given.target, name=given.name, formats=FORMATS)
    if given.format == "json":
        return dumped(losses_json(losses)), False
    return losses_text(losses), False


def losses_text(losses: Sequence[Loss]) -> str:
    """Give losses as lines, and how many there are."""
    lines = [_loss_text(one) for one in losses[:MOST_LOSSES]]
    if len(losses) > MOST_LOSSES:
        lines.append(f"and {len(losses) - MOST_LOSSES:,} more")
    count = f"{len(losses):,} loss{'' if len(losses) == 1 else 'es'}"
    return "\n".join((*lines, count if losses else "Nothing is lost."))


def _loss_text(loss: Loss) -> str:
    is_digest = len(loss.record_id) == _DIGEST_DIGITS
    named = loss.record_id[: 12 if is_digest else _SHOWN]
    value = f" {loss.value[:_SHOWN]!r}" if loss.value else ""
    what = f"{loss.field}{value}" if loss.field else "all of it"
    return one_line(f"{loss.noun} {named}: {what}: {loss.because}")


def losses_json(losses: Iterable[Loss]) -> Json:
    """Give losses as JSON."""
    return {"claimtrack": VERSION, "losses": [attrs.asdict(one) for one in losses]}
