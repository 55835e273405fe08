"""Answers as text for a reader and as JSON for a program."""

import itertools
import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence

import attrs

from claimtrack.analysis import Chain, Judgement, Position, Step, Trace
from claimtrack.model import Finding, Loss, Quoted, Verdict, one_line

Json = dict[str, object]
VERSION = 1
WIDTH = 80
MOST_LOSSES = 1000
"""How many losses the text lists; the JSON lists all."""
_DIGEST_DIGITS = 64
_SHOWN = 80
MOST_CHAINS = 1000
"""How many chains of a trace the JSON lists; more are told of, not listed."""


def finding_text(finding: Finding) -> str:
    """Give a finding as a paragraph: code, both voices, reason, what would settle it."""
    is_open = finding.verdict is Verdict.UNDETERMINED
    verdict = f" [{Verdict.UNDETERMINED.value}]" if is_open else ""
    lines = [f"{finding.code}{verdict}  {finding.id[:12]}"]
    for side in finding.sides:
        when = "" if side.asserted_at is None else f", {side.asserted_at}"
        lines.append(_wrapped(f"{side.claim_label}  {side.source}{when}", "  "))
        asked = f"{side.question}: " if side.question else ""
        quote = "" if side.quote is None else f" “{side.quote}”"
        lines.append(_wrapped(f"{asked}{side.answer}{quote}", "      "))
    if finding.equals:
        equals = ", ".join(one.claim_label for one in finding.equals)
        lines.append(_wrapped(f"The same would follow from {equals}.", "  "))
    lines.append(_wrapped(finding.because, "  "))
    if finding.resolve:
        lines.append(_wrapped(f"To settle it: {finding.resolve}.", "  "))
    return "\n".join(lines)


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def findings_text(findings: Iterable[Finding]) -> str:
    """Give findings as paragraphs, and how many there are."""
    paragraphs = [finding_text(finding) for finding in findings]
    count = len(paragraphs)
    total = f"{count} finding{'' if count == 1 else 's'}"
    return "\n\n".join((*paragraphs, total))


def findings_json(findings: Iterable[Finding]) -> Json:
    """Give findings as JSON; fields may be added, none is taken away."""
    return {"claimtrack": VERSION, "findings": [_finding(one) for one in findings]}


def findings_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Give findings as JSON Lines: one finding a line, and nothing else."""
    for one in findings:
        yield json.dumps(_finding(one), ensure_ascii=False)


def positions_text(positions: Iterable[Position]) -> str:
    """Give positions as lines: the question once, then who answers what."""
    lines = []
    by_question = itertools.groupby(positions, key=lambda one: one.side.question)
    for question, held in by_question:
        lines.append(_wrapped(question or "in their own words", ""))
        for one in held:
            side = one.side
            when = "" if side.asserted_at is None else f", {side.asserted_at}"
            stands = "" if one.stands else "  (no longer stands)"
            told = f"{side.claim_label}  {side.source}{when}: {side.answer}{stands}"
            lines.append(_wrapped(told, "  "))
    return "\n".join(lines) or "It vouches for no claim."


def positions_json(positions: Iterable[Position]) -> Json:
    """Give positions as JSON, in the order in which they come."""
    held = [{"stands": one.stands, **_sides([one.side])} for one in positions]
    return {"claimtrack": VERSION, "positions": held}


def losses_text(losses: Sequence[Loss]) -> str:
    """Give losses as lines, and how many there are."""
    lines = [_loss_text(one) for one in losses[:MOST_LOSSES]]
    if len(losses) > MOST_LOSSES:
        lines.append(f"and {len(losses) - MOST_LOSSES:,} more")
    count = f"{len(losses):,} loss{'' if len(losses) == 1 else 'es'}"
    return "\n".join((*lines, count if losses else "Nothing is lost."))


def _loss_text(loss: Loss) -> str:
    is_digest = len(loss.record_id) == _DIGEST_DIGITS
    named = loss.record_id[: 12 if is_digest else _SHOWN]
    value = f" {loss.value[:_SHOWN]!r}" if loss.value else ""
    what = f"{loss.field}{value}" if loss.field else "all of it"
    return one_line(f"{loss.noun} {named}: {what}: {loss.because}")


def losses_json(losses: Iterable[Loss]) -> Json:
    """Give losses as JSON."""
    return {"claimtrack": VERSION, "losses": [attrs.asdict(one) for one in losses]}


def _finding(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "code": finding.code,
        "verdict": None if finding.verdict is None else finding.verdict.value,
        **_sides(finding.sides),
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
    }


def _sides(sides: Iterable[Quoted]) -> Json:
    given = tuple(sides)
    return {
        "statements": [
            {
                "id": side.statement_id,
                "label": side.statement_label,
                "source": side.source_id,
                "source_name": side.source,
                "asserted_at": side.asserted_at,
                "quote": side.quote,
            }
            for side in given
        ],
        "claims": [
            {
                "id": side.claim_id,
                "label": side.claim_label,
                "question": side.question,
                "answer": side.answer,
                "stance": side.stance.value,
            }
            for side in given
        ],
    }


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
            "reason": comparability.reason,
        },
        **_sides(judgement.sides),
        "rule": judgement.rule,
        "because": judgement.because,
        "resolve": judgement.resolve,
    }


def trace_json(trace: Trace) -> Json:
    """Give a trace as JSON: where it starts and ends, and the ways between."""
    chains = list(itertools.islice(trace.chains(), MOST_CHAINS + 1))
    listed = chains[:MOST_CHAINS]
    passed = {one for chain in listed for one in chain.statements}
    return {
        "claimtrack": VERSION,
        "claim": trace.claim_id,
        "starts": list(trace.starts),
        "origins": list(trace.origins),
        "statements": [
            _step(trace.step(one))
            for one in sorted({*passed, *trace.starts, *trace.origins})
        ],
        "chains": [_chain(one) for one in listed],
        "truncated": len(chains) > MOST_CHAINS,
    }


def _step(step: Step) -> Json:
    fields = attrs.asdict(step)
    id_, name = fields.pop("source_id"), fields.pop("source")
    return {**fields, "source": id_, "source_name": name}


def _chain(chain: Chain) -> Json:
    return {
        "statements": list(chain.statements),
        "relays": [
            {
                "mode": relay.mode.value,
                "basis": None if relay.basis is None else relay.basis.value,
                "attributed_to": relay.attributed_to,
            }
            for relay in chain.relays
        ],
        "ends_in_ring": chain.ends_in_ring,
    }
