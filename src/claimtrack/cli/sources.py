"""claimtrack sources: how many independent voices stand behind a claim."""

import argparse

from claimtrack.analysis import Independence, Voice, independence
from claimtrack.cli.shared import (
    VERSION,
    Answer,
    Commands,
    Json,
    add_files,
    dumped,
    graph_of,
)
from claimtrack.model import Quoted
from claimtrack.tables import wrapped


def add_sources(commands: Commands) -> None:
    """Add the command."""
    asking = commands.add_parser(
        "sources", help="how many independent voices stand behind a claim"
    )
    add_files(asking)
    asking.add_argument("claim", metavar="CLAIM", help="a claim, or what carries it")
    asking.set_defaults(answer=_sources)


def _sources(given: argparse.Namespace) -> Answer:
    found = independence(graph_of(given), given.claim)
    if given.format == "json":
        return dumped(sources_json(found)), False
    return sources_text(found), False


def sources_text(found: Independence) -> str:
    """Give how many voices there are at most, and each of them."""
    lines = [wrapped(found.explain())]
    for voice in found:
        nameless = "" if voice.is_named else " (unnamed)"
        lines.append(wrapped(f"{voice.name}{nameless}", "  "))
        lines += [_origin(one) for one in voice.origins]
    return "\n".join(lines)


def _origin(origin: Quoted) -> str:
    when = "" if origin.asserted_at is None else f", {origin.asserted_at}"
    quote = "" if origin.quote is None else f": “{origin.quote}”"
    return wrapped(f"{origin.statement_label}  {origin.source}{when}{quote}", "    ")


def sources_json(found: Independence) -> Json:
    """Give the voices behind a claim as JSON."""
    return {
        "claimtrack": VERSION,
        "named": found.named,
        "at_most": found.at_most,
        "voices": [_voice(voice) for voice in found],
    }


def _voice(voice: Voice) -> Json:
    return {
        "name": voice.name,
        "is_named": voice.is_named,
        "sources": list(voice.sources),
        "origins": [
            {
                "id": one.statement_id,
                "label": one.statement_label,
                "source": one.source_id,
                "source_name": one.source,
                "asserted_at": one.asserted_at,
                "quote": one.quote,
            }
            for one in voice.origins
        ],
        "because": voice.because,
    }
