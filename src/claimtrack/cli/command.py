"""What the command line asks, answered by the library."""

import argparse
import json
import os
import sys
from collections.abc import Sequence

from claimtrack.analysis import CODES, check, positions, trace, why
from claimtrack.cli.rendering import (
    Json,
    findings_json,
    findings_lines,
    findings_text,
    losses_json,
    losses_text,
    positions_json,
    positions_text,
    trace_json,
    why_json,
)
from claimtrack.cli.terminal import harmless_json, printable
from claimtrack.codec import FORMATS, case_file_schema, convert, read
from claimtrack.errors import ClaimtrackError
from claimtrack.graph import ClaimGraph, as_of, known_to

_BAD_INPUT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give its exit code.

    0 with findings or without; 1 where a finding has a code that `--fail-on` names; 2
    on bad input, which goes to standard error alone.

    Args:
        arguments: The words after the command's name; None for the process's own.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = _parser().parse_args(arguments)
    try:
        text, code = given.answer(given)
        # All of it in one go: on bad input nothing is printed but the error.
        safe = printable if given.format == "text" else harmless_json
        print(safe(text), end="\n" if text else "")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone, and wants no more: what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (ClaimtrackError, OSError) as error:
        print(printable(f"claimtrack: {error}"), file=sys.stderr)
        return _BAD_INPUT
    return int(code)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="claimtrack",
        description="Who said it, through whom, and what can't all be true.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands.add_parser("check", help="what can't all be true"))

    asking = commands.add_parser(
        "why", help="why two statements or claims do or do not contradict each other"
    )
    _add_files(asking)
    asking.add_argument("one", metavar="A", help="a label, or a digest's first digits")
    asking.add_argument("other", metavar="B", help="another")
    asking.set_defaults(answer=_why)

    tracing = commands.add_parser("trace", help="who said it, and through whom")
    _add_files(tracing)
    tracing.add_argument(
        "traced", metavar="ID", help="a statement, a claim or a document"
    )
    tracing.set_defaults(answer=_trace)

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

    schema = commands.add_parser("schema", help="the JSON Schema of the case file")
    schema.set_defaults(answer=_schema, format="json")

    holding = commands.add_parser("positions", help="what a source holds")
    _add_files(holding)
    holding.add_argument("source", metavar="SOURCE", help="a source's id")
    holding.set_defaults(answer=_positions)
    return parser


def _add_check(checking: argparse.ArgumentParser) -> None:
    _add_files(checking, formats=("text", "json", "jsonl"))
    checking.add_argument(
        "--code",
        type=_codes,
        default=CODES,
        metavar="CODE,...",
        help="findings with these codes only",
    )
    checking.add_argument(
        "--history",
        action="store_true",
        help="look at all that was ever said, not only at what stands",
    )
    checking.add_argument(
        "--undetermined",
        action="store_true",
        help="also pairs that conflict on some readings of scope and order only",
    )
    checking.add_argument(
        "--settled", action="store_true", help="also findings that somebody settled"
    )
    checking.add_argument(
        "--fail-on",
        type=_codes,
        default=(),
        metavar="CODE,...",
        help="exit with 1 where a finding has one of these codes",
    )
    checking.set_defaults(answer=_check)


def _codes(text: str) -> tuple[str, ...]:
    codes = tuple(text.split(","))
    for code in codes:
        if code not in CODES:
            message = f"no code is called {code!r}; the codes are {', '.join(CODES)}"
            raise argparse.ArgumentTypeError(message)
    return codes


def _add_files(
    parser: argparse.ArgumentParser, *, formats: Sequence[str] = ("text", "json")
) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a case file or a log")
    parser.add_argument(
        "--format", choices=formats, default="text", help="text by default"
    )
    _add_views(parser)


def _add_views(parser: argparse.ArgumentParser) -> None:
    moment = parser.add_mutually_exclusive_group()
    moment.add_argument(
        "--as-of", metavar="WHEN", help="only what was surely said or out by then"
    )
    moment.add_argument(
        "--recorded-as-of", metavar="WHEN", help="only what was on record by then"
    )
    parser.add_argument(
        "--known-to",
        metavar="SOURCE",
        help="only what this source had said, and what that rests on",
    )


def _graph(given: argparse.Namespace) -> ClaimGraph:
    """Read the files, and give the part of them that is asked for."""
    graph = read(*given.files)
    if given.recorded_as_of is not None:
        graph = as_of(graph, given.recorded_as_of, clock="recorded")
    if given.known_to is not None:
        return known_to(graph, given.known_to, given.as_of)
    if given.as_of is not None:
        return as_of(graph, given.as_of, clock="asserted")
    return graph


def _check(given: argparse.Namespace) -> tuple[str, bool]:
    found = check(
        _graph(given),
        history=given.history,
        settled=given.settled,
        undetermined=given.undetermined,
    )
    shown = [finding for finding in found if finding.code in given.code]
    failed = any(finding.code in given.fail_on for finding in found)
    match given.format:
        case "json":
            return _dumped(findings_json(shown)), failed
        case "jsonl":
            return "\n".join(findings_lines(shown)), failed
        case _:
            return findings_text(shown), failed


def _why(given: argparse.Namespace) -> tuple[str, bool]:
    judgements = why(_graph(given), given.one, given.other)
    if given.format == "json":
        return _dumped(why_json(judgements)), False
    text = str(judgements) or "One of the two makes no claim that could be compared."
    return text, False


def _trace(given: argparse.Namespace) -> tuple[str, bool]:
    found = trace(_graph(given), given.traced)
    text = _dumped(trace_json(found)) if given.format == "json" else str(found)
    return text, False


def _positions(given: argparse.Namespace) -> tuple[str, bool]:
    found = positions(_graph(given), given.source)
    if given.format == "json":
        return _dumped(positions_json(found)), False
    return positions_text(found), False


def _convert(given: argparse.Namespace) -> tuple[str, bool]:
    losses = convert(given.source, given.target, name=given.name, formats=FORMATS)
    if given.format == "json":
        return _dumped(losses_json(losses)), False
    return losses_text(losses), False


def _schema(_: argparse.Namespace) -> tuple[str, bool]:
    return _dumped(case_file_schema()), False


def _dumped(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
