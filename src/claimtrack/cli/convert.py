"""claimtrack convert: from one format to another, and what is lost."""

import argparse
from collections.abc import Iterable, Iterator, Sequence

import attrs

from claimtrack.cli.shared import (
    VERSION,
    Answer,
    Commands,
    Json,
    dumped,
)
from claimtrack.codec import convert
from claimtrack.interop import ALL_FORMATS
from claimtrack.model import Loss, one_line

MOST_LOSSES = 100
"""How many losses the text lists; of more it says how many are alike."""
_DIGEST_DIGITS = 64
_SHOWN = 80


def add_convert(commands: Commands) -> None:
    """Add the command."""
    converting = commands.add_parser(
        "convert", help="write a file in another format, and tell what is lost"
    )
    readable = [one for one in ALL_FORMATS if one.read or one.read_folder]
    told = ", ".join(one.told for one in readable)
    converting.add_argument("source", metavar="IN", help=f"a file: {told}")
    add_target(converting)
    converting.add_argument(
        "--from",
        dest="read_as",
        choices=[one.name for one in readable],
        help="what IN is in; found out by default",
    )
    converting.add_argument(
        "--format", choices=("text", "json"), default="text", help="text by default"
    )
    converting.set_defaults(answer=_convert)


def add_target(parser: argparse.ArgumentParser) -> None:
    """Let a command take a file that is written, and what it is written as."""
    written = [one for one in ALL_FORMATS if one.write is not None]
    endings = ", ".join(f"{one.endings[0]} ({one.told})" for one in written)
    parser.add_argument(
        "target", metavar="OUT", help=f"a file whose name ends in one of: {endings}"
    )
    parser.add_argument(
        "--to",
        dest="write_as",
        choices=[one.name for one in written],
        help="what OUT is written in; its name says so by default",
    )
    parser.add_argument(
        "--name", help="what a case file is called; OUT's name by default"
    )


def _convert(given: argparse.Namespace) -> Answer:
    losses = convert(
        given.source,
        given.target,
        name=given.name,
        formats=ALL_FORMATS,
        read_as=given.read_as,
        write_as=given.write_as,
    )
    if given.format == "json":
        return dumped(losses_json(losses)), False
    return losses_text(losses), False


def losses_text(losses: Sequence[Loss]) -> str:
    """Give losses as lines, or where they are many their kinds; and their number."""
    told = _kinds(losses) if len(losses) > MOST_LOSSES else map(_loss_text, losses)
    count = f"{len(losses):,} loss{'' if len(losses) == 1 else 'es'}"
    return "\n".join((*told, count if losses else "Nothing is lost."))


def _kinds(losses: Sequence[Loss]) -> Iterator[str]:
    """Give a line for all losses that are alike, with the first of them."""
    kinds: dict[tuple[str, str, str], list[Loss]] = {}
    for loss in losses:
        kinds.setdefault((loss.noun, loss.field, loss.because), []).append(loss)
    for number, alike in enumerate(kinds.values()):
        if number == MOST_LOSSES:
            yield f"and {len(kinds) - MOST_LOSSES:,} more kinds"
            return
        first = _loss_text(alike[0])
        yield first if len(alike) == 1 else f"{len(alike):,} times, first: {first}"


def _loss_text(loss: Loss) -> str:
    is_digest = len(loss.record_id) == _DIGEST_DIGITS
    named = loss.record_id[: 12 if is_digest else _SHOWN]
    value = f" {loss.value[:_SHOWN]!r}" if loss.value else ""
    what = f"{loss.field}{value}" if loss.field else "all of it"
    return one_line(f"{loss.noun} {named}: {what}: {loss.because}")


def losses_json(losses: Iterable[Loss]) -> Json:
    """Give losses as JSON."""
    return {"claimtrack": VERSION, "losses": [attrs.asdict(one) for one in losses]}
