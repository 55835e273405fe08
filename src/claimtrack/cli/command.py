"""What the command line asks, answered by the library."""

import argparse
import json
import os
import sys
from collections.abc import Sequence

from claimtrack.analysis import check, trace, why
from claimtrack.cli.rendering import (
    Json,
    findings_json,
    findings_text,
    trace_json,
    why_json,
)
from claimtrack.cli.terminal import printable
from claimtrack.codec import read
from claimtrack.errors import ClaimtrackError

_BAD_INPUT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code.

    0 with findings or without, 2 on bad input, which goes to standard error alone.

    Args:
        arguments: The words after the command's name; None for the process's own.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = _parser().parse_args(arguments)
    try:
        answer = given.answer(given)
        # All of it in one go: on bad input nothing is printed but the error.
        print(printable(answer))
        sys.stdout.flush()
    except (ClaimtrackError, OSError) as error:
        if isinstance(error, BrokenPipeError):
            # The reader has gone, and wants no more: what is left goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        print(printable(f"claimtrack: {error}"), file=sys.stderr)
        return _BAD_INPUT
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="claimtrack",
        description="Who said it, what can't all be true, and what is echo.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    checking = commands.add_parser("check", help="what can't all be true")
    _files(checking)
    checking.add_argument(
        "--undetermined",
        action="store_true",
        help="also pairs that conflict on some readings of scope and order only",
    )
    checking.set_defaults(answer=_check)

    asking = commands.add_parser(
        "why", help="why two statements or claims do or do not contradict each other"
    )
    _files(asking)
    asking.add_argument("one", metavar="A", help="a label, or a digest's first digits")
    asking.add_argument("other", metavar="B", help="another")
    asking.set_defaults(answer=_why)

    tracing = commands.add_parser("trace", help="who said it, and through whom")
    _files(tracing)
    tracing.add_argument(
        "traced", metavar="ID", help="a statement, a claim or a document"
    )
    tracing.set_defaults(answer=_trace)
    return parser


def _files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a case file")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text by default"
    )


def _check(given: argparse.Namespace) -> str:
    findings = check(read(*given.files), undetermined=given.undetermined)
    if given.format == "json":
        return _dumped(findings_json(findings))
    return findings_text(findings)


def _why(given: argparse.Namespace) -> str:
    judgements = why(read(*given.files), given.one, given.other)
    if given.format == "json":
        return _dumped(why_json(judgements))
    return str(judgements) or "Neither makes a claim that could be compared."


def _trace(given: argparse.Namespace) -> str:
    found = trace(read(*given.files), given.traced)
    return _dumped(trace_json(found)) if given.format == "json" else str(found)


def _dumped(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
