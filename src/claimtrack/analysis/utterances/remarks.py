"""Findings beside the contradictions."""

from collections.abc import Iterable

from claimtrack.model import CandidateHop, Finding, Quoted, finding_id


def remark(
    code: str,
    sides: Iterable[Quoted],
    *,
    rule: str,
    because: str,
    resolve: str,
    candidates: tuple[CandidateHop, ...] = (),
    evidence: Iterable[Quoted] = (),
) -> Finding:
    """Give a finding of what was noticed and contradicts nobody.

    It goes by its code and its sides. The rest is as `Finding` says; what shows it is
    told once.
    """
    told = tuple(sides)
    return Finding(
        id=finding_id(code, ((side.statement_id, side.claim_id) for side in told)),
        code=code,
        verdict=None,
        sides=told,
        rule=rule,
        because=because,
        resolve=resolve,
        candidates=candidates,
        evidence=tuple(dict.fromkeys(evidence)),
    )
