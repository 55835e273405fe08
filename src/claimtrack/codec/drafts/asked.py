"""What the statements of a draft answer, for who answers it anew."""

from collections.abc import Iterable

import attrs

from claimtrack.codec.drafts.sections import Sections
from claimtrack.codec.shared.entries import ClaimEntry
from claimtrack.errors import InvalidValueError
from claimtrack.model import DENIALS, Stance

_ASKING = ("question", "measure", "subject", "place", "period")


@attrs.frozen(kw_only=True)
class Asked:
    """What a statement answers.

    Attributes:
        members: The question, as a claim's entry names it.
        is_denied: Whether the statement denies an answer rather than gives one.
    """

    members: dict[str, object]
    is_denied: bool


def asked_by(sections: Sections, labels: Iterable[str]) -> Asked:
    """Give the one question that statements or claims answer.

    Where they take their claims from others, or relay without listing any, those
    others' question is theirs.

    Raises:
        UnknownIdError: Where a label names nothing in the draft yet.
        InvalidValueError: Where they answer none, or several.

    Complexity: O(n) in the statements between.
    """
    first = list(labels)
    queue: list[tuple[str, Stance | None]] = [(label, None) for label in first]
    reached: set[str] = set()
    found: list[tuple[dict[str, object], Stance | None]] = []
    for label, stance in queue:
        if label in reached:
            continue
        reached.add(label)
        claims, relayed = _said_at(sections, label)
        queue.extend((one, stance) for one in relayed)
        for claim in claims:
            meant = claim.stance if stance is None else stance
            if claim.of is not None:
                queue.append((claim.of, meant))
            elif claim.question is not None or claim.measure is not None:
                found.append((_asking(claim), meant))
    distinct = {str(members): (members, stance) for members, stance in reversed(found)}
    if len(distinct) == 1:
        (members, stance) = next(iter(distinct.values()))
        return Asked(members=members, is_denied=stance in DENIALS)
    count = f"{len(distinct)} questions" if distinct else "no question"
    message = f"{', '.join(first)}: answers {count} here; say which one by question="
    raise InvalidValueError(message)


def _said_at(
    sections: Sections, label: str
) -> tuple[Iterable[ClaimEntry], Iterable[str]]:
    """Give the claims that a label means, and what is relayed where it lists none."""
    # A statement's own id comes first: a claim may have the same only by mistake.
    if label not in sections.statements:
        at = sections.claim_at(label)
        if at is not None:
            return [sections.statements[at.name].claims[at.index]], ()
    entry = sections.statements[sections.find(label, "statement").name]
    relayed = () if entry.claims else [one.statement for one in entry.relays]
    return entry.claims, relayed


def _asking(claim: ClaimEntry) -> dict[str, object]:
    members = {key: getattr(claim, key) for key in _ASKING}
    return {key: value for key, value in members.items() if value is not None}
