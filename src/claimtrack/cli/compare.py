"""claimtrack compare: two sources beside each other, question by question."""

import argparse
from collections.abc import Iterable

from claimtrack.analysis import Faced, compare
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
from claimtrack.model import Quoted
from claimtrack.tables import wrapped


def add_compare(commands: Commands) -> None:
    """Add the command."""
    comparing = commands.add_parser(
        "compare", help="two sources beside each other, question by question"
    )
    add_files(comparing)
    comparing.add_argument("one", metavar="A", help="a source's id")
    comparing.add_argument("other", metavar="B", help="another's")
    comparing.set_defaults(answer=_compare)


def _compare(given: argparse.Namespace) -> Answer:
    rows = compare(graph_of(given), given.one, given.other)
    if given.format == "json":
        return dumped(compare_json(rows)), False
    return compare_text(rows), False


def compare_text(rows: Iterable[Faced]) -> str:
    """Give each question with what both say on it, and whether that can hold."""
    paragraphs = [_paragraph(row) for row in rows]
    return "\n\n".join(paragraphs) or "Neither vouches for a claim that stands."


def _paragraph(row: Faced) -> str:
    verdict = "only one of them speaks" if row.verdict is None else row.verdict.value
    lines = [wrapped(f"{row.question or 'in their own words'}: {verdict}")]
    lines += [_line(side, "  A  ") for side in row.one]
    lines += [_line(side, "  B  ") for side in row.other]
    if row.because:
        lines.append(wrapped(row.because, "  "))
    return "\n".join(lines)


def _line(side: Quoted, mark: str) -> str:
    when = "" if side.asserted_at is None else f", {side.asserted_at}"
    told = f"{side.claim_label}  {side.source}{when}: {side.answer}"
    return wrapped(told, mark, " " * len(mark))


def compare_json(rows: Iterable[Faced]) -> Json:
    """Give rows as JSON, in the order in which they come."""
    return {"claimtrack": VERSION, "questions": [_row(row) for row in rows]}


def _row(row: Faced) -> Json:
    return {
        "question": row.question,
        "verdict": None if row.verdict is None else row.verdict.value,
        "one": sides_json(row.one),
        "other": sides_json(row.other),
        "because": row.because,
    }
