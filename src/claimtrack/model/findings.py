"""What a check noticed, with its evidence; what a format could not carry."""

import enum
import itertools
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import attrs

from claimtrack.model.links import DENIALS, Stance
from claimtrack.model.text import one_line
from claimtrack.typing import ClaimId, StatementId


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
class CandidateHop:
    """A hop of a relay at which something may have happened.

    Attributes:
        statement_id: The digest of the statement that rests on the other.
        statement_label: What files call it.
        source: Who speaks in it, by name.
        rests_on_id: The digest of the statement that it rests on.
        rests_on_label: What files call that.
        rests_on_source: Who speaks in that, by name.
    """

    statement_id: StatementId
    statement_label: str
    source: str
    rests_on_id: StatementId
    rests_on_label: str
    rests_on_source: str


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
        candidates: The hops at one of which it must have happened, those nearest to
            the relay first.
        evidence: What shows it besides the sides, such as what was withdrawn and what
            withdrew it.
    """

    id: str
    code: str
    verdict: Verdict | None
    sides: tuple[Quoted, ...]
    rule: str
    because: str
    resolve: str
    equals: tuple[Quoted, ...] = ()
    candidates: tuple[CandidateHop, ...] = ()
    evidence: tuple[Quoted, ...] = ()

    def explain(self) -> str:
        """Give the finding as prose: who says what, why it matters, what settles it.

        Figures that could stand in for one of these are told before that, the first
        three of them. Of many who contradict nobody the first eight are told.
        """
        settling = f"To settle it: {self.resolve}." if self.resolve else ""
        standing_in = _standing_in(self.equals, self.sides)
        most = _MOST_VOICES if self.verdict is None else len(self.sides)
        left = len(self.sides) - most
        more = f"And {left:,} more." if left > 0 else ""
        told = (_voices(self.sides[:most]), more, self.because, standing_in, settling)
        return one_line(" ".join(sentence for sentence in told if sentence))


_MOST_EQUALS = 3
_MOST_VOICES = 8
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
    """Say who says what: what all are asked once, and who speaks twice once."""
    shared, own = _questions([side.question for side in sides])
    told = _told(sides, own)
    return _sentence(f"On {shared}: {told}" if shared else told)


def _standing_in(equals: Sequence[Quoted], sides: Sequence[Quoted]) -> str:
    """Say which other figures come to the same; empty where none does."""
    if not equals:
        return ""
    scope = f" ({_questions([side.question for side in sides])[0]})"
    named = equals[:_MOST_EQUALS]
    told = _told(named, [side.question.removesuffix(scope) for side in named])
    more = len(equals) - len(named)
    rest = f"; and {more:,} more" if more else ""
    which = "Another figure" if len(equals) == 1 else "Other figures"
    return _sentence(f"{which} would do as well: {told}{rest}")


def _told(sides: Sequence[Quoted], asked: Sequence[str]) -> str:
    """Say what each source says to what each side is asked."""
    questions = dict(zip(map(id, sides), asked, strict=True))
    runs = itertools.groupby(sides, key=lambda side: (side.source_id, side.source))
    return "; ".join(_voice(tuple(run), questions) for _, run in runs)


def _questions(questions: Sequence[str]) -> tuple[str, list[str]]:
    """Give what is asked of all, and what is asked of each besides."""
    if len(set(questions)) == 1:
        return questions[0], [""] * len(questions)
    for start in re.finditer(r" \(", questions[0] if questions else ""):
        scope = questions[0][start.start() :]
        if _is_one_bracket(scope[1:]) and all(one.endswith(scope) for one in questions):
            return scope[2:-1], [one.removesuffix(scope) for one in questions]
    return "", [*questions]


def _is_one_bracket(text: str) -> bool:
    """Tell whether a text is in brackets from its first character to its last."""
    depth = 0
    for place, character in enumerate(text, start=1):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return place == len(text)
    return False


def _voice(sides: Sequence[Quoted], asked: Mapping[int, str]) -> str:
    """Say what one source says, all of it after its name."""
    is_at_once = len({side.asserted_at for side in sides}) == 1
    told: list[str] = []
    verb = ""
    for place, side in enumerate(sides):
        words = [_when(side.asserted_at)] if not (told and is_at_once) else []
        if _VERBS[side.stance] != verb or not is_at_once:
            verb = _VERBS[side.stance]
            words.append(verb)
        words.append(_answer(side, asked[id(side)]))
        # The words of a whole statement stand behind all that it says.
        is_repeated = any(_has_words_of(side, later) for later in sides[place + 1 :])
        quote = "" if side.quote is None or is_repeated else f", “{side.quote}”"
        told.append(f"{' '.join(filter(None, words))}{quote}")
    joint = " and " if is_at_once and not any("“" in one for one in told) else ", and "
    return f"{sides[0].source} {_listed(told, joint)}"


def _when(asserted_at: str | None) -> str:
    return "" if asserted_at is None else f"({asserted_at})"


def _answer(side: Quoted, asked: str) -> str:
    # The verb denies already.
    is_denial = side.stance in DENIALS
    answer = side.answer.removeprefix("not ") if is_denial else side.answer
    answer = "“unknown”" if answer == "unknown" else answer
    return f"{answer} for {asked}" if asked else answer


def _has_words_of(one: Quoted, other: Quoted) -> bool:
    return (one.statement_id, one.quote) == (other.statement_id, other.quote)


def _listed(words: Sequence[str], joint: str) -> str:
    *others, last = words
    return f"{', '.join(others)}{joint}{last}" if others else last


def _sentence(text: str) -> str:
    is_ended = text.removesuffix("”").endswith((".", "!", "?", "…"))
    return text if is_ended or not text else f"{text}."
