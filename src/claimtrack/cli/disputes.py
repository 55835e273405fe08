"""claimtrack disputes: who stands where, one paragraph a question."""

import argparse
import itertools
import json
from collections.abc import Iterable

from claimtrack.analysis import Camp, Dispute, Quotes, Side, disputes, figure_in_words
from claimtrack.cli.shared import (
    VERSION,
    Answer,
    Commands,
    Json,
    add_files,
    count,
    dumped,
    graph_of,
    sides_json,
)
from claimtrack.model import Quoted
from claimtrack.tables import wrapped

MOST_SHOWN = 10
"""How many claims of a side, and how many pairs, the text shows."""
MOST_LISTED = 1000
"""How many claims of a side or a camp the JSON lists; it counts all."""


def add_disputes(commands: Commands) -> None:
    """Add the command."""
    disputing = commands.add_parser(
        "disputes", help="who stands where, one question after the other"
    )
    add_files(disputing, formats=("text", "json", "jsonl"))
    disputing.add_argument(
        "--history",
        action="store_true",
        help="look at all that was ever said, not only at what stands",
    )
    disputing.add_argument(
        "--settled", action="store_true", help="also questions that somebody settled"
    )
    disputing.add_argument(
        "--limit", type=count, metavar="N", help="no more than the first N questions"
    )
    disputing.set_defaults(answer=_disputes)


def _disputes(given: argparse.Namespace) -> Answer:
    found = disputes(graph_of(given), history=given.history, settled=given.settled)
    shown = found[: given.limit]
    match given.format:
        case "json":
            return dumped(disputes_json(shown, len(found))), False
        case "jsonl":
            rows = (json.dumps(_row(one), ensure_ascii=False) for one in shown)
            return "\n".join(rows), False
        case _:
            return disputes_text(shown, len(found)), False


def disputes_text(shown: Iterable[Dispute], total: int) -> str:
    """Give disputes as paragraphs, and how many there are in all."""
    paragraphs = [_paragraph(one) for one in shown]
    told = f"{total:,} disputed question{'' if total == 1 else 's'}"
    missing = total - len(paragraphs)
    closing = f"{told}, {missing:,} of them not shown" if missing else told
    return "\n\n".join((*paragraphs, closing))


def _paragraph(dispute: Dispute) -> str:
    scope = "across sides" if dispute.is_across else "within one side"
    number = f"{dispute.at_least:,} of {dispute.claim_count:,} claims"
    verb = "does" if dispute.at_least == 1 else "do"
    lines = [
        wrapped(dispute.question or "in their own words"),
        wrapped(f"at least {number} {verb} not hold; {scope}", "  "),
    ]
    for side in dispute.sides:
        lines += _side_lines(side)
    lines += _camp_lines(dispute)
    lines += _pair_lines(dispute)
    return "\n".join(lines)


def _side_lines(side: Side) -> list[str]:
    shown = itertools.islice(side.quotes, MOST_SHOWN)
    more = len(side.quotes) - MOST_SHOWN
    lines = [wrapped(f"{side.name}:", "  "), *map(_voice, shown)]
    return [*lines, f"      and {more:,} more"] if more > 0 else lines


def _voice(side: Quoted) -> str:
    when = "" if side.asserted_at is None else f", {side.asserted_at}"
    quote = "" if side.quote is None else f" “{side.quote}”"
    return _hanging(f"{side.claim_label}  {side.source}{when}: {side.answer}{quote}")


def _hanging(text: str) -> str:
    """Give a text whose further lines stand further in than its first."""
    return wrapped(text, "    ", "      ")


def _camp_lines(dispute: Dispute) -> list[str]:
    if not dispute.camps:
        return []
    lines = [wrapped("what suits most at once:", "  "), *map(_camp, dispute.camps)]
    more = 0 if dispute.camp_count is None else dispute.camp_count - len(dispute.camps)
    if more > 0:
        lines.append(f"    and {more:,} more such groups")
    apart = [] if dispute.gap is None else [f"gap {figure_in_words(dispute.gap)}"]
    if dispute.ratio is not None:
        apart.append(f"ratio {figure_in_words(dispute.ratio)}")
    return [*lines, f"  {', '.join(apart)}"] if apart else lines


def _camp(camp: Camp) -> str:
    claims = f"{camp.claim_count:,} claim{'' if camp.claim_count == 1 else 's'}"
    labels = [one.claim_label for one in itertools.islice(camp.quotes, MOST_SHOWN)]
    more = "" if len(camp.quotes) <= MOST_SHOWN else " and more"
    return _hanging(f"{camp.answer}: {claims} ({', '.join(labels)}{more})")


def _pair_lines(dispute: Dispute) -> list[str]:
    if not dispute.pairs:
        return []
    shown = dispute.pairs[:MOST_SHOWN]
    lines = [wrapped("can't both hold:", "  ")]
    lines += [_hanging(" and ".join(one.claim_label for one in pair)) for pair in shown]
    if dispute.pair_count is None:
        return [*lines, "    and perhaps more"]
    more = dispute.pair_count - len(shown)
    return [*lines, f"    and {more:,} more pairs"] if more > 0 else lines


def disputes_json(shown: Iterable[Dispute], total: int) -> Json:
    """Give disputes as JSON, in the order in which they come."""
    rows = [_row(one) for one in shown]
    return {
        "claimtrack": VERSION,
        "disputes": rows,
        "truncated": len(rows) < total,
    }


def _row(dispute: Dispute) -> Json:
    return {
        "question": dispute.question,
        "question_ids": list(dispute.question_ids),
        "at_least": dispute.at_least,
        "claim_count": dispute.claim_count,
        "source_count": dispute.source_count,
        "across_sides": dispute.is_across,
        "sides": [
            {
                "name": side.name,
                "sources": list(side.source_ids),
                **_claims(side.quotes),
            }
            for side in dispute.sides
        ],
        "camps": [
            {"answer": camp.answer, **_claims(camp.quotes)} for camp in dispute.camps
        ],
        "camp_count": dispute.camp_count,
        "gap": None if dispute.gap is None else figure_in_words(dispute.gap),
        "ratio": None if dispute.ratio is None else figure_in_words(dispute.ratio),
        "pairs": [sides_json(pair) for pair in dispute.pairs],
        "pair_count": dispute.pair_count,
    }


def _claims(quotes: Quotes) -> Json:
    return {
        "claim_count": len(quotes),
        **sides_json(itertools.islice(quotes, MOST_LISTED)),
    }
