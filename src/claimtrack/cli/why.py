"""claimtrack why: why two do or do not contradict each other."""

import argparse
from collections.abc import Iterable

from claimtrack.analysis import Judgement, why
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

_HEADS = 3
"""Two voices and the verdict."""


def add_why(commands: Commands) -> None:
    """Add the command."""
    asking = commands.add_parser(
        "why", help="why two statements or claims do or do not contradict each other"
    )
    add_files(asking)
    asking.add_argument("one", metavar="A", help="a label, or a digest's first digits")
    asking.add_argument("other", metavar="B", help="another")
    asking.set_defaults(answer=_why)


def _why(given: argparse.Namespace) -> Answer:
    judgements = why(graph_of(given), given.one, given.other)
    if given.format == "json":
        return dumped(why_json(judgements)), False
    text = str(judgements) or "One of the two makes no claim that could be compared."
    return "\n\n".join(map(_in_lines, text.split("\n\n"))), False


def _in_lines(prose: str) -> str:
    """Give both voices and the verdict, and set in below them the reasons."""
    told = prose.split("\n")
    heads = [wrapped(one, "", "    ") for one in told[:_HEADS]]
    return "\n".join([*heads, *(wrapped(one, "  ") for one in told[_HEADS:])])


def why_json(judgements: Iterable[Judgement]) -> Json:
    """Give judgements as JSON, in the order in which they come."""
    return {"claimtrack": VERSION, "pairs": [_judgement(one) for one in judgements]}


def _judgement(judgement: Judgement) -> Json:
    comparability = judgement.comparability
    return {
        "verdict": None if judgement.verdict is None else judgement.verdict.value,
        "comparability": {
            "relation": comparability.relation.value,
            "part": comparability.part,
            "path": list(comparability.path),
            "paths": [
                {"dimension": which, "path": list(path)}
                for which, path in comparability.paths
            ],
            "reason": comparability.reason,
        },
        **sides_json(judgement.sides),
        "rule": judgement.rule,
        "because": judgement.because,
        "resolve": judgement.resolve,
    }
