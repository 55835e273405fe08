"""Why two assertions do or don't contradict each other, in words a reader can print."""

from functools import lru_cache
from typing import assert_never

import attrs

from claimtrack.analysis.comparison.comparing import Comparison, Relation
from claimtrack.analysis.comparison.doubts import dates_in_doubt, doubt_of
from claimtrack.analysis.comparison.periods_aside import aside_in_words
from claimtrack.analysis.comparison.scopes import Dimension, Scope, joint_lies
from claimtrack.analysis.comparison.spans import (
    ONLY_AROUND,
    ONLY_ASIDE,
    ONLY_SAME,
    ONLY_WITHIN,
    Lie,
)
from claimtrack.analysis.utterances.commitments import Commitment, are_one_utterance
from claimtrack.analysis.utterances.declarations import declarer_of, reason_of
from claimtrack.analysis.utterances.voices import Voices, listed
from claimtrack.graph import ClaimGraph, name_of
from claimtrack.model import Link, Verdict


@lru_cache
def _neither_names(named_by: tuple[int, ...]) -> str:
    """Say what neither of two names, by how many of them name each dimension."""
    named = zip(Dimension, named_by, strict=True)
    silent = [f"a {one.value}" for one, count in named if count == 0]
    return f"neither names {listed(silent, ' or ')}"


class Reasons:
    """The reasons behind one comparison.

    Args:
        graph: The graph.
        comparison: The two, beside each other.
    """

    def __init__(self, graph: ClaimGraph, comparison: Comparison) -> None:
        self._graph = graph
        self._voices = Voices(graph)
        self._comparison = comparison
        self._one, self._other = comparison.one, comparison.other

    def comparability(self) -> str:
        """Say whether the two answer one question, and why."""
        return f"{self._ground()}."

    def because(self) -> str:
        """Give the shortest sufficient reason for the verdict."""
        comparison = self._comparison
        match comparison.verdict:
            case Verdict.CONFLICT:
                reason = self._conflict()
            case Verdict.UNDETERMINED:
                reason = self._undetermined()
            case Verdict.AGREE:
                reason = self._agreement()
            case Verdict.COMPATIBLE:
                reason = self._compatible()
            case _:
                assert_never(comparison.verdict)
        return " ".join((f"{reason}.", *self._beside()))

    def replaced(self) -> str:
        """Say that the second answer came later, and does not exclude the first."""
        reason = f"{self._in_turn()}; the two don't exclude each other."
        return " ".join((reason, *self._voices.joined(self._one, self._other)))

    def _beside(self) -> list[str]:
        """Say what else a reader has to know: hedges, and what was declared one."""
        pair = (self._one, self._other)
        return [*self._voices.hedges(pair), *self._voices.joined(*pair)]

    def rule(self) -> str:
        """Name the rule that gives the verdict."""
        comparison = self._comparison
        if comparison.is_unordered:
            return "one source contradicts itself only in a known order"
        lies = comparison.conflicting or comparison.lies
        if comparison.incomparable is not None or lies == ONLY_ASIDE:
            return "what is not comparable can't contradict"
        if lies == ONLY_SAME:
            return "two answers to one question conflict when they share no value"
        part, whole = self._part_and_whole()
        if self._only_time(part, whole):
            return "a running total does not fall"
        return "a part can't exceed its whole"

    def resolve(self) -> str:
        """Name the record that would settle it."""
        comparison = self._comparison
        if comparison.incomparable is not None:
            return "whether the two are comparable after all"
        if comparison.is_unordered:
            return "which of the two was said first"
        if comparison.verdict is Verdict.CONFLICT:
            about = self._recorded()
            return self._voices.settled_by(self._one, self._other, about=about)
        return (
            self._left_open() or doubt_of(self._graph, self._one, self._other).resolve
        )

    def _recorded(self) -> str:
        """Say what a record would have to be about to settle it."""
        if self._one.question is None:
            return "the same claim"
        lies = self._comparison.conflicting
        is_one = lies == ONLY_SAME or self._one.question == self._other.question
        return "the same question" if is_one else "either question"

    def _left_open(self) -> str | None:
        """Say what one of the two should have named."""
        for scope in self._comparison.scopes:
            if scope.named_by == 1:
                which = scope.dimension.value
                if self._one.source_id == self._other.source_id:
                    return f"which {which} is meant where none is named"
                return f"which {which} {self._silent(scope)} means"
        return None

    # Whether they can be compared.

    def _ground(self) -> str:
        """Say how the two lie to each other, as a sentence without its full stop."""
        comparison = self._comparison
        if comparison.incomparable is not None:
            return self._declared_incomparable(comparison.incomparable)
        if comparison.relation is Relation.NOT_COMPARABLE:
            return self._apart()
        clauses = [*self._unnamed(), *self._paths(), *self._period()]
        has_commas = any(", " in clause for clause in clauses)
        sentence = ("; " if has_commas else ", and ").join(clauses)
        return sentence[0].upper() + sentence[1:]

    def _declared_incomparable(self, link: Link) -> str:
        names = [self._voices.name(one) for one in (self._one, self._other)]
        of_sources = self._one.source_id in link.between
        which = " and ".join(names) if of_sources else "the two"
        return f"{declarer_of(link)} declared {which} incomparable: {reason_of(link)}"

    def _apart(self) -> str:
        one, other = self._one.question, self._other.question
        if one is None or other is None:
            return "They make different claims"
        for scope in self._comparison.scopes:
            if scope.lies == ONLY_ASIDE and scope.dimension is Dimension.PERIOD:
                return aside_in_words(self._graph, self._one, self._other)
            if scope.lies == ONLY_ASIDE:
                which = scope.dimension.value
                mine = name_of(self._graph, getattr(one, f"{which}_id"))
                theirs = name_of(self._graph, getattr(other, f"{which}_id"))
                return (
                    f"Different {which}s: {mine} and {theirs}, neither within the other"
                )
        wider = (s for s in self._comparison.scopes if s.lies != ONLY_SAME)
        ways = listed([f"by {scope.dimension.value}" for scope in wider], " and ")
        return f"Their scopes cross: {ways}, now the one is the wider, now the other"

    def _unnamed(self) -> list[str]:
        scopes = self._comparison.scopes
        named_by = tuple([one.named_by for one in scopes])
        told = [_neither_names(named_by)] if 0 in named_by else []
        if 1 not in named_by:
            return told
        return told + [
            f"{self._silent(one)} names no {one.dimension.value}"
            for one in scopes
            if one.named_by == 1
        ]

    def _silent(self, scope: Scope) -> str:
        """Name the one of the two that leaves something open."""
        if self._one.source_id == self._other.source_id:
            return "one of the two"
        is_period = scope.dimension is Dimension.PERIOD
        field = "period" if is_period else f"{scope.dimension.value}_id"
        named = getattr(self._one.question, field)
        return self._voices.name(self._one if named is None else self._other)

    def _paths(self) -> list[str]:
        ways = [
            (scope.dimension.value, [name_of(self._graph, id_) for id_ in scope.path])
            for scope in self._comparison.scopes
            if scope.path
        ]
        return [
            f"by {which}, {part} lies within {', which lies within '.join(wholes)}"
            for which, (part, *wholes) in ways
        ]

    def _period(self) -> list[str]:
        if self._one.question is None:
            return ["both make the same claim"]
        period = self._comparison.scopes[-1]
        is_same = self._comparison.lies == ONLY_SAME
        if period.named_by == 1:
            return []
        if period.named_by == 0:
            return ["both answer the same question"] if is_same else []
        return [self._period_named_by_both(period, is_same_question=is_same)]

    def _period_named_by_both(self, period: Scope, *, is_same_question: bool) -> str:
        if period.lies == ONLY_WITHIN:
            return self._one_period_in_other(self._one, self._other)
        if period.lies == ONLY_AROUND:
            return self._one_period_in_other(self._other, self._one)
        if period.lies == ONLY_SAME:
            return self._same_period(is_same_question=is_same_question)
        return doubt_of(self._graph, self._one, self._other).reason

    def _same_period(self, *, is_same_question: bool) -> str:
        one, other = self._one, self._other
        own = {one.utterance_id, other.utterance_id}
        is_carried = one.said_in is not None and own != {one.said_in, other.said_in}
        if is_carried and self._voices.ends_when_said(one):
            return "both speak of the moment at which the claim was first made"
        if is_same_question:
            return "both answer the same question about the same period"
        return "both are about the same period"

    def _one_period_in_other(self, part: Commitment, whole: Commitment) -> str:
        voices = self._voices
        if voices.ends_when_said(part) and voices.ends_when_said(whole):
            what = "count" if part.is_additive and whole.is_additive else "period"
            return (
                f"{voices.counts(part, whole)}, and {voices.order(part, whole)}: "
                f"the later {what} contains the earlier"
            )
        mine, theirs = voices.period(part), voices.period(whole)
        if mine == theirs:
            return (
                f"both are about {mine}, and {voices.sayer(part)} spoke before it was "
                "over, so that this figure covers the shorter time"
            )
        return (
            f"the period of {voices.sayer(part)}, {mine}, lies within that of "
            f"{voices.sayer(whole)}, {theirs}"
        )

    # What follows.

    def _conflict(self) -> str:
        one, other = self._one, self._other
        if one.source_id == other.source_id:
            return self._against_oneself()
        if len(self._comparison.lies) > 1:
            return f"{self._ground()}, but {self._both()} can't both hold either way"
        if Lie.SAME in self._comparison.conflicting:
            return self._nothing_in_common()
        part, whole = self._part_and_whole()
        if self._only_time(part, whole):
            says = self._voices.says
            return (
                f"{self._ground()}, so {says(part)} first and {says(whole)} later "
                "can't both hold"
            )
        return (
            f"{self._ground()}: a part can't exceed its whole, so {self._both()} can't "
            "both hold"
        )

    def _against_oneself(self) -> str:
        one, other = self._one, self._other
        same_claim = one.assertion.claim_id == other.assertion.claim_id
        is_part = Lie.SAME not in self._comparison.conflicting and not self._only_time(
            *self._part_and_whole()
        )
        rule = ", and a part can't exceed its whole" if is_part else ""
        if are_one_utterance(one, other):
            return f"{self._ground()}{rule}: {self._both()} can't both hold"
        turn = self._in_turn()
        if same_claim or one.question == other.question:
            part, whole = self._part_and_whole()
            if not same_claim and self._only_time(part, whole):
                return f"{turn}, and a running total does not fall"
            return turn if same_claim else f"{turn}, and the two can't both hold"
        return f"{self._ground()}{rule}: {turn}, and the two can't both hold"

    def _in_turn(self) -> str:
        """Say what one source said first and what later."""
        one, other = self._one, self._other
        ids = one.assertion.statement_id, other.assertion.statement_id
        if self._graph.clocks.before(ids[1], ids[0]):
            one, other = other, one
        name, did = self._voices.name(one), self._voices.did
        if one.assertion.claim_id == other.assertion.claim_id:
            again = "denied it" if other.denies else "said it after all"
            return f"{name} first {did(one)} and later {again}"
        return f"{name} first {did(one)} and later {did(other)}"

    def _nothing_in_common(self) -> str:
        one, other = self._one, self._other
        says, name = self._voices.says, self._voices.name
        if one.denies == other.denies:
            follows = "leave no answer" if one.denies else "can't both hold"
            return f"{self._ground()}: {self._both()} {follows}"
        denier, speaker = (one, other) if one.denies else (other, one)
        if one.assertion.claim_id == other.assertion.claim_id:
            return f"{name(denier)} denies exactly what {name(speaker)} asserts"
        return (
            f"{self._ground()}: to say {says(speaker)} is to say "
            f"{self._voices.claimed(denier)}, which {name(denier)} denies"
        )

    def _undetermined(self) -> str:
        comparison = self._comparison
        if comparison.incomparable is not None:
            return (
                f"{self._ground()}; if they are comparable, {self._both()} can't both "
                "hold"
            )
        if comparison.is_unordered:
            return self._unordered()
        first = self._conflicts_if_first()
        if first is not None:
            return f"{self._ground()}: {first}"
        return (
            f"{self._ground()}: on some readings {self._both()} can't both hold, "
            "on others they can"
        )

    def _conflicts_if_first(self) -> str | None:
        """Say which of two who spoke first can't hold; None where more is open."""
        *scopes, period = self._comparison.scopes
        voices, pair = self._voices, (self._one, self._other)
        names = [voices.sayer(side) for side in pair]
        if (
            period.lies != {Lie.WITHIN, Lie.AROUND}
            or any(len(scope.lies) > 1 for scope in scopes)
            or not all(map(voices.ends_when_said, pair))
            or names[0] == names[1]
        ):
            return None
        earlier = attrs.evolve(period, lies=ONLY_WITHIN)
        if not joint_lies((*scopes, earlier)) <= self._comparison.conflicting:
            names.reverse()
        return (
            f"if {names[0]} spoke first, {self._both()} can't both hold, and if "
            f"{names[1]} did, they can"
        )

    def _unordered(self) -> str:
        one, other = self._one, self._other
        name, did = self._voices.name(one), self._voices.did
        ids = (one.assertion.statement_id, other.assertion.statement_id)
        doubt = dates_in_doubt(self._graph, ids)
        why = "which came first is not known" if doubt is None else doubt.reason
        return f"{name} {did(one)} and {did(other)}; {why}, and the later may replace the earlier"

    def _agreement(self) -> str:
        one, other = self._one, self._other
        joint = ";" if self._comparison.incomparable is not None else ", and"
        free = [side for side in (one, other) if side.excludes_nothing]
        if free:
            return f"{self._ground()}{joint} {self._voices.excludes_nothing(free[0])}"
        if one.assertion.claim_id == other.assertion.claim_id and one.denies:
            return f"{self._ground()}{joint} both deny it"
        if one.question is None:
            return self._ground()
        if one.admits == other.admits:
            return f"{self._ground()}{joint} both give the same answer"
        return f"{self._ground()}{joint} one answer lies within the other"

    def _compatible(self) -> str:
        comparison = self._comparison
        if comparison.relation is Relation.NOT_COMPARABLE:
            return f"{self._ground()}, so both can hold"
        free = [one for one in (self._one, self._other) if one.excludes_nothing]
        if free:
            return f"{self._ground()}, and {self._voices.excludes_nothing(free[0])}"
        if len(comparison.lies) > 1:
            return f"{self._ground()}, but {self._both()} can both hold either way"
        return f"{self._ground()}, so {self._both()} can both hold"

    def _both(self) -> str:
        says = self._voices.says
        first, second = says(self._one), says(self._other)
        return "the two" if first == second else f"{first} and {second}"

    def _part_and_whole(self) -> tuple[Commitment, Commitment]:
        lies = self._comparison.conflicting or self._comparison.lies
        turned = Lie.WITHIN not in lies and Lie.AROUND in lies
        return (self._other, self._one) if turned else (self._one, self._other)

    def _only_time(self, part: Commitment, whole: Commitment) -> bool:
        """Tell whether they are counts of one thing, the one of a shorter time."""
        wider = [s for s in self._comparison.scopes if s.lies != ONLY_SAME]
        return bool(wider) and all(
            scope.dimension is Dimension.PERIOD
            and scope.named_by > 1
            and self._voices.ends_when_said(part)
            and self._voices.ends_when_said(whole)
            for scope in wider
        )
