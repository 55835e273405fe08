"""claimtrack report: one file of HTML that an editor can open anywhere."""

import argparse
from pathlib import Path

from claimtrack.cli.shared import Answer, Commands, add_files, dumped, graph_of
from claimtrack.report import write_report


def add_report(commands: Commands) -> None:
    """Add the command."""
    reporting = commands.add_parser(
        "report", help="write one page of HTML for an editor"
    )
    add_files(reporting, formats=("text", "json"))
    reporting.add_argument(
        "-o", "--out", metavar="OUT", required=True, help="the page that is written"
    )
    reporting.add_argument("--title", help="what it is called; OUT's name by default")
    reporting.set_defaults(answer=_report)


def _report(given: argparse.Namespace) -> Answer:
    out = Path(given.out)
    write_report(graph_of(given), out, title=given.title or out.stem)
    size = out.stat().st_size
    if given.format == "json":
        return dumped({"written": given.out, "bytes": size}), False
    return f"{given.out}: {size:,} bytes", False
