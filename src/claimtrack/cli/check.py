"""claimtrack check: what can't all be true."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator

from claimtrack.analysis import CODES, check, checks_giving
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
from claimtrack.model import Finding, Verdict
from claimtrack.tables import wrapped


def add_check(commands: Commands) -> None:
    """Add the command."""
    checking = commands.add_parser("check", help="what can't all be true")
    add_files(checking, formats=("text", "json", "jsonl"))
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
    checking.add_argument(
        "--limit",
        type=count,
        metavar="N",
        help="no more than N findings, the first that are come upon",
    )
    checking.set_defaults(answer=_check)


def _codes(text: str) -> tuple[str, ...]:
    codes = tuple(text.split(","))
    for code in codes:
        if code not in CODES:
            message = f"no code is called {code!r}; the codes are {', '.join(CODES)}"
            raise argparse.ArgumentTypeError(message)
    return codes


def _check(given: argparse.Namespace) -> Answer:
    # Where some codes are looked for, a limit on all findings could hide them.
    is_about_all = given.code == CODES and not given.fail_on
    found = check(
        graph_of(given),
        checks=checks_giving((*given.code, *given.fail_on)),
        history=given.history,
        settled=given.settled,
        undetermined=given.undetermined,
        limit=given.limit if is_about_all else None,
    )
    matching = [finding for finding in found if finding.code in given.code]
    shown = matching[: given.limit]
    truncated = found.truncated or len(shown) < len(matching)
    failed = any(finding.code in given.fail_on for finding in found)
    match given.format:
        case "json":
            told = None if given.limit is None else truncated
            return dumped(findings_json(shown, truncated=told)), failed
        case "jsonl":
            if truncated:
                # Standard output has a finding a line, and nothing else.
                closing = _closing(len(shown), truncated=True)
                print(f"claimtrack: {closing}", file=sys.stderr)
            return "\n".join(findings_lines(shown)), failed
        case _:
            return findings_text(shown, truncated=truncated), failed


def finding_text(finding: Finding) -> str:
    """Give a finding as a paragraph: code, both voices, reason, what would settle it."""
    is_open = finding.verdict is Verdict.UNDETERMINED
    verdict = f" [{Verdict.UNDETERMINED.value}]" if is_open else ""
    lines = [f"{finding.code}{verdict}  {finding.id[:12]}"]
    for side in finding.sides:
        when = "" if side.asserted_at is None else f", {side.asserted_at}"
        lines.append(wrapped(f"{side.claim_label}  {side.source}{when}", "  "))
        asked = f"{side.question}: " if side.question else ""
        quote = "" if side.quote is None else f" “{side.quote}”"
        lines.append(wrapped(f"{asked}{side.answer}{quote}", "      "))
    if finding.evidence:
        shown = ", ".join(one.claim_label for one in finding.evidence)
        lines.append(wrapped(f"Shown by {shown}.", "  "))
    if finding.equals:
        equals = ", ".join(one.claim_label for one in finding.equals)
        lines.append(wrapped(f"The same would follow from {equals}.", "  "))
    lines.append(wrapped(finding.because, "  "))
    if finding.resolve:
        lines.append(wrapped(f"To settle it: {finding.resolve}.", "  "))
    return "\n".join(lines)


def findings_text(findings: Iterable[Finding], *, truncated: bool = False) -> str:
    """Give findings as paragraphs, how many there are, and whether there are more."""
    paragraphs = [finding_text(finding) for finding in findings]
    closing = _closing(len(paragraphs), truncated=truncated)
    return "\n\n".join((*paragraphs, closing))


def _closing(count: int, *, truncated: bool) -> str:
    total = f"{count} finding{'' if count == 1 else 's'}"
    return f"{total} shown, and there are more" if truncated else total


def findings_json(
    findings: Iterable[Finding], *, truncated: bool | None = None
) -> Json:
    """Give findings as JSON; fields may be added, none is taken away.

    Args:
        findings: The findings.
        truncated: Whether a limit left some out; None where there was no limit.
    """
    told: Json = {
        "claimtrack": VERSION,
        "findings": [_finding(one) for one in findings],
    }
    return told if truncated is None else {**told, "truncated": truncated}


def findings_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Give findings as JSON Lines: one finding a line, and nothing else."""
    for one in findings:
        yield json.dumps(_finding(one), ensure_ascii=False)


def _finding(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "code": finding.code,
        "verdict": None if finding.verdict is None else finding.verdict.value,
        **sides_json(finding.sides),
        "rule": finding.rule,
        "because": finding.because,
        "resolve": finding.resolve,
        "equals": [
            {
                "label": one.claim_label,
                "statement": one.statement_id,
                "claim": one.claim_id,
            }
            for one in finding.equals
        ],
        **_candidates(finding),
        **_evidence(finding),
    }


def _evidence(finding: Finding) -> Json:
    """Give what shows it besides the sides, where a finding has any."""
    if not finding.evidence:
        return {}
    return {"evidence": sides_json(finding.evidence)}


def _candidates(finding: Finding) -> Json:
    """Give the hops at one of which it happened, where a finding has any."""
    if not finding.candidates:
        return {}
    return {
        "candidates": [
            {
                "statement": one.statement_id,
                "label": one.statement_label,
                "source": one.source,
                "rests_on": one.rests_on_id,
                "rests_on_label": one.rests_on_label,
                "rests_on_source": one.rests_on_source,
            }
            for one in finding.candidates
        ]
    }
