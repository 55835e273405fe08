"""Why two assertions do or don't contradict each other, in words a reader can print."""

from typing import assert_never

from claimtrack.analysis.commitments import Commitment
from claimtrack.analysis.comparing import Comparison, Relation
from claimtrack.analysis.naming import answer_in_words, name_of, period_in_words
from claimtrack.analysis.scopes import Dimension, Scope
from claimtrack.analysis.spans import Lie
from claimtrack.graph import ClaimGraph
from claimtrack.model import Certainty, EndKind, Period, Verdict, read_period

_SETTLED_BY_EVIDENCE = (
    "A correction by one of the two, or a dated record that counts the same thing, "
    "would settle it."
)
_SETTLED_BY_ORDER = "The hour at which each was said would settle it."


class Reasons:
    """The reasons behind one comparison.

    Args:
        graph: The graph.
        comparison: The two, beside each other.
    """

    def __init__(self, graph: ClaimGraph, comparison: Comparison) -> None:
        self._graph = graph
        self._comparison = comparison
        self._one, self._other = comparison.one, comparison.other

    def comparability(self) -> str:
        """Say whether the two answer one question, and why."""
        comparison = self._comparison
        if comparison.incomparable is not None:
            link = comparison.incomparable
            return f"{link.by} declared the two incomparable: {link.because}"
        if comparison.relation is Relation.NOT_COMPARABLE:
            aside = [s for s in comparison.scopes if s.lies == {Lie.ASIDE}]
            return self._aside(aside[0]) if aside else "Their scopes cross."
        told = (self._scope(scope) for scope in comparison.scopes)
        return " ".join(sentence for sentence in told if sentence) or (
            "Both answer the same question about the same period."
        )

    def because(self) -> str:
        """Give the shortest sufficient reason for the verdict."""
        comparison = self._comparison
        match comparison.verdict:
            case Verdict.CONFLICT:
                reason = self._conflict(self._worst())
            case Verdict.UNDETERMINED:
                reason = f"{self.comparability()} {self._on_some_readings()}"
            case Verdict.AGREE:
                reason = f"{self.comparability()} One answer refines the other."
            case Verdict.COMPATIBLE:
                reason = f"{self.comparability()} {self._compatible()}"
            case _:
                assert_never(comparison.verdict)
        return " ".join(filter(None, (reason.strip(), *self._hedges())))

    def rule(self) -> str:
        """Name the rule that gives the verdict."""
        lies = self._comparison.conflicting or self._comparison.lies
        if lies == {Lie.SAME}:
            return "two answers to one question conflict when they share no value"
        if lies & {Lie.WITHIN, Lie.AROUND}:
            return "a part can't exceed its whole"
        return "what is not comparable can't contradict"

    def resolve(self) -> str:
        """Say which record would settle it."""
        comparison = self._comparison
        if comparison.incomparable is not None:
            return "Whether the two are comparable after all would settle it."
        if comparison.verdict is not Verdict.UNDETERMINED:
            return _SETTLED_BY_EVIDENCE
        for scope in comparison.scopes:
            if scope.named_by == 1:
                which = scope.dimension.value
                return f"Which {which} the one that names none means would settle it."
        return _SETTLED_BY_ORDER

    def _worst(self) -> Lie:
        order = (Lie.SAME, Lie.WITHIN, Lie.AROUND, Lie.ASIDE)
        return next(lie for lie in order if lie in self._comparison.conflicting)

    def _conflict(self, lie: Lie) -> str:
        if lie is Lie.SAME:
            return self._nothing_in_common()
        part, whole = (self._one, self._other)
        if lie is Lie.AROUND:
            part, whole = whole, part
        wider = [s for s in self._comparison.scopes if s.lies != {Lie.SAME}]
        if all(scope.dimension is Dimension.PERIOD for scope in wider):
            return self._falls(part, whole)
        return (
            f"{self.comparability()} So {self._says(part)} there can't exceed "
            f"{self._says(whole)} around it."
        )

    def _nothing_in_common(self) -> str:
        one, other = self._one, self._other
        if one.assertion.claim_id == other.assertion.claim_id:
            denier, speaker = (one, other) if one.denies else (other, one)
            return (
                f"{self._source(denier)} denies exactly what "
                f"{self._source(speaker)} asserts."
            )
        same = self.comparability()
        return f"{same} {self._says(one)} and {self._says(other)} share no value."

    def _falls(self, part: Commitment, whole: Commitment) -> str:
        counted = f"{self._says(part)} by {self._source(part)}"
        later = f"{self._says(whole)} by {self._source(whole)}"
        return (
            f"{self._period(part, whole)} So {later} can't be, where {counted} "
            "was counted before: a count does not fall."
        )

    def _on_some_readings(self) -> str:
        return (
            f"On some readings {self._says(self._one)} and "
            f"{self._says(self._other)} can't both hold, on others they can."
        )

    def _compatible(self) -> str:
        relation = self._comparison.relation
        if relation is Relation.NOT_COMPARABLE:
            return "Both can hold."
        return f"{self._says(self._one)} and {self._says(self._other)} can both hold."

    def _hedges(self) -> list[str]:
        return [
            f"{self._source(one)} says it only as probable."
            for one in (self._one, self._other)
            if one.assertion.certainty is Certainty.PROBABLE
        ]

    def _scope(self, scope: Scope) -> str:
        which = scope.dimension.value
        if scope.named_by == 0:
            return f"Neither names a {which}."
        if scope.named_by == 1:
            return f"Only one of the two names a {which}."
        if scope.dimension is Dimension.PERIOD:
            return self._period_scope(scope)
        if scope.path:
            steps = " > ".join(name_of(self._graph, id_) for id_ in scope.path)
            return f"By {which}, the first lies within the last: {steps}."
        return ""

    def _period_scope(self, scope: Scope) -> str:
        if scope.lies == {Lie.WITHIN}:
            return self._period(self._one, self._other)
        if scope.lies == {Lie.AROUND}:
            return self._period(self._other, self._one)
        if scope.lies == {Lie.SAME}:
            return self._same_moment()
        return f"{self._why_unknown()}"

    def _same_moment(self) -> str:
        one, other = self._one, self._other
        same = one.said_in is not None and one.said_in == other.said_in
        carried = one.said_in != one.assertion.statement_id or (
            other.said_in != other.assertion.statement_id
        )
        if same and carried:
            return "Both speak of the moment at which the claim was first made."
        return "Both answer the same question about the same period."

    def _why_unknown(self) -> str:
        if None in {self._one.said_in, self._other.said_in}:
            return "Where one of the claims was first made can't be told."
        return (
            f"Whether {self._source(self._one)} or {self._source(self._other)} "
            "said it first can't be told, or whether the period was over by then."
        )

    def _period(self, part: Commitment, whole: Commitment) -> str:
        mine, theirs = _period_of(part), _period_of(whole)
        if _ends_when_said(part) and _ends_when_said(whole):
            start = mine.text.partition("/")[0]
            counts = f"Both count from {start}" if start else "Both count so far"
            return f"{counts}, and {self._order(part, whole)}."
        return (
            f"The period {period_in_words(mine.text)} of {self._source(part)} lies "
            f"within {period_in_words(theirs.text)} of {self._source(whole)}."
        )

    def _order(self, earlier: Commitment, later: Commitment) -> str:
        first, second = earlier.said_in, later.said_in
        who = f"{self._source(later)} spoke later than {self._source(earlier)}"
        if first is None or second is None:
            return who
        index = self._graph.index
        if any(r.answers_id == first for r in index.responses_from[second]):
            return f"{self._source(later)} spoke in answer to {self._source(earlier)}"
        if any(o.after_id == first for o in index.orders_from[second]):
            return f"{who}, as the text tells"
        if any(r.rests_on_id == first for r in index.relays_from[second]):
            return f"{self._source(later)} relays {self._source(earlier)}"
        return who

    def _aside(self, scope: Scope) -> str:
        one, other = self._one.question, self._other.question
        if one is None or other is None:
            return "They make different claims."
        if scope.dimension is Dimension.PERIOD:
            return "Their periods cross: neither lies within the other."
        key = f"{scope.dimension.value}_id"
        mine = name_of(self._graph, getattr(one, key))
        theirs = name_of(self._graph, getattr(other, key))
        return (
            f"Different {scope.dimension.value}s: {mine} and {theirs}, "
            "neither within the other."
        )

    def _says(self, one: Commitment) -> str:
        return one.assertion.wording or answer_in_words(self._graph, one.assertion)

    def _source(self, one: Commitment) -> str:
        return name_of(self._graph, one.source_id)


def _period_of(one: Commitment) -> Period:
    if one.question is None or one.question.period is None:
        message = "a comparison by period is between claims that name one"
        raise ValueError(message)  # pragma: no cover -- only asked where both do
    return one.question.period


def _ends_when_said(one: Commitment) -> bool:
    return read_period(_period_of(one).text).stop.kind is EndKind.SAID
