"""What the command line asks, answered by the library."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from claimtrack.cli.check import add_check
from claimtrack.cli.colours import coloured, is_coloured
from claimtrack.cli.compare import add_compare
from claimtrack.cli.convert import add_convert
from claimtrack.cli.disputes import add_disputes
from claimtrack.cli.passwords import without_passwords
from claimtrack.cli.positions import add_positions
from claimtrack.cli.progress import Progress
from claimtrack.cli.report import add_report
from claimtrack.cli.schema import add_schema
from claimtrack.cli.sources import add_sources
from claimtrack.cli.spread import add_spread
from claimtrack.cli.store import add_store
from claimtrack.cli.terminal import harmless_json, isolated
from claimtrack.cli.trace import add_trace
from claimtrack.cli.why import add_why
from claimtrack.errors import ClaimtrackError
from claimtrack.model import printable

COMMANDS = (
    add_check,
    add_disputes,
    add_why,
    add_trace,
    add_spread,
    add_sources,
    add_positions,
    add_compare,
    add_report,
    add_convert,
    add_store,
    add_schema,
)
"""What adds each command, in the order in which the help shows them."""
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
        with Progress(sys.stderr) as progress:
            given.progress = progress
            progress.tell(f"claimtrack {given.command}")
            text, code = given.answer(given)
        # All of it in one go: on bad input nothing is printed but the error.
        safe = _for_people if given.format == "text" else harmless_json
        print(safe(text), end="\n" if text else "")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone, and wants no more: what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (ClaimtrackError, OSError) as error:
        told = without_passwords(f"claimtrack: {error}")
        print(printable(told), file=sys.stderr)
        return _BAD_INPUT
    return int(code)


def _for_people(text: str) -> str:
    """Give text as it is shown; what is redirected has no marks for a terminal."""
    shown = printable(text)
    if sys.stdout.isatty():
        shown = isolated(shown)
    return coloured(shown) if is_coloured(sys.stdout, os.environ) else shown


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong with a call; of an address in it, not the password."""

    def error(self, message: str) -> NoReturn:
        super().error(without_passwords(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="claimtrack",
        description="Who said it, through whom, and what can't all be true.",
    )
    commands = parser.add_subparsers(required=True, dest="command", metavar="COMMAND")
    for add in COMMANDS:
        add(commands)
    return parser
