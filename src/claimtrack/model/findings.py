"""What a check noticed, with its evidence; what a format could not carry."""

import enum
from collections.abc import Sequence
from types import MappingProxyType

import attrs

from claimtrack.model.links import DENIALS, Stance
from claimtrack.model.text import one_line
from claimtrack.typing import ClaimId, RecordId, StatementId


class Verdict(enum.Enum):
    """Whether two commitments can both hold."""

    CONFLICT = "conflict"
    """They can't, however open scope and unknown order are read."""
    UNDETERMINED = "undetermined"
    """On some readings they can't."""
    AGREE = "agree"
    """They answer the same question, and one refines the other."""
    COMPATIBLE = "compatible"
    """They can."""


@attrs.frozen(kw_only=True)
class Quoted:
    """One side of a finding: a claim in a statement, with the words that make it.

    Attributes:
        statement_id: The statement's digest.
        statement_label: What files call the statement; the digest's beginning if
            nothing.
        claim_id: The claim's digest.
        claim_label: What files call this claim in this statement.
        source: The speaker, by name.
        source_id: The speaker's id.
        quote: The words as said; None where none were kept.
        question: What is asked, in words; empty for free text.
        answer: The answer in words; a denial's begins with "not".
        asserted_at: When it was said, as written; None where unknown.
        stance: Whether it asserts the claim, denies it, or reports or doubts it.
    """

    statement_id: StatementId
    statement_label: str
    claim_id: ClaimId
    claim_label: str
    source: str
    source_id: str
    quote: str | None
    question: str
    answer: str
    asserted_at: str | None = None
    stance: Stance = Stance.ASSERTS


@attrs.frozen(kw_only=True)
class Finding:
    """What a check noticed; data, not an exception.

    Attributes:
        id: The digest of the code and of what the finding names: stable over time.
        code: Which check noticed it.
        verdict: Conflict or undetermined; None for what is no contradiction.
        sides: What it names, with quotes.
        rule: The rule applied, in a few words.
        because: The shortest sufficient reason, in plain words.
        resolve: What would settle it, as a noun phrase; empty where nothing has to be.
        equals: What could stand in for one of the sides and come to the same.
    """

    id: str
    code: str
    verdict: Verdict | None
    sides: tuple[Quoted, ...]
    rule: str
    because: str
    resolve: str
    equals: tuple[Quoted, ...] = ()

    def explain(self) -> str:
        """Give the finding as prose: who says what, why it matters, what settles it."""
        settling = f"To settle it: {self.resolve}." if self.resolve else ""
        told = (_voices(self.sides), self.because, settling)
        return one_line(" ".join(sentence for sentence in told if sentence))


@attrs.frozen(kw_only=True, order=True)
class Loss:
    """What a format can't carry, of one record.

    Attributes:
        noun: What the record is, such as "statement".
        record_id: Its chosen id or digest.
        field: Which of its fields, labels or times is lost; "" for the whole record.
        value: What is lost, as text; "" for the whole record.
        because: Why the format can't carry it.
    """

    noun: str
    record_id: RecordId
    field: str = ""
    value: str = ""
    because: str


_VERBS = MappingProxyType(
    {
        Stance.ASSERTS: "says",
        Stance.DENIES: "denies",
        Stance.REPORTS: "reports",
        Stance.REPORTS_DENIAL: "reports a denial of",
        Stance.DOUBTS: "doubts",
    }
)


def _voices(sides: Sequence[Quoted]) -> str:
    questions = {side.question for side in sides}
    if len(questions) == 1 and "" not in questions:
        told = "; ".join(_voice(side) for side in sides)
        return _sentence(f"On {questions.pop()}: {told}")
    return _sentence("; ".join(_voice(side, side.question) for side in sides))


def _voice(side: Quoted, question: str = "") -> str:
    when = "" if side.asserted_at is None else f" ({side.asserted_at})"
    asked = f" for {question}" if question else ""
    quote = "" if side.quote is None else f", “{side.quote}”"
    # The verb denies already.
    is_denial = side.stance in DENIALS
    answer = side.answer.removeprefix("not ") if is_denial else side.answer
    return f"{side.source}{when} {_VERBS[side.stance]} {answer}{asked}{quote}"


def _sentence(text: str) -> str:
    is_ended = text.removesuffix("”").endswith((".", "!", "?", "…"))
    return text if is_ended or not text else f"{text}."
