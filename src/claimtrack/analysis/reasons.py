"""Why two assertions do or don't contradict each other, in words a reader can print."""

from typing import assert_never

from claimtrack.analysis.commitments import Commitment
from claimtrack.analysis.comparing import Comparison, Relation
from claimtrack.analysis.scopes import Dimension, Scope
from claimtrack.analysis.spans import Lie
from claimtrack.graph import ClaimGraph, answer_in_words, name_of, period_in_words
from claimtrack.model import (
    Certainty,
    EndKind,
    Period,
    Statement,
    Verdict,
    read_period,
)

_RECORD = "a dated record of the same thing, or a correction by one of the two"
_HOURS = "the hour at which each was said"


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
            return f"{link.by} declared the two incomparable: {link.because}."
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
        """Name the record that would settle it."""
        comparison = self._comparison
        if comparison.incomparable is not None:
            return "whether the two are comparable after all"
        if comparison.verdict is not Verdict.UNDETERMINED:
            return _RECORD
        for scope in comparison.scopes:
            if scope.named_by == 1:
                which = scope.dimension.value
                return f"which {which} the one that names none means"
        return _HOURS

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
        only_time = all(scope.dimension is Dimension.PERIOD for scope in wider)
        if only_time and _ends_when_said(part) and _ends_when_said(whole):
            return self._falls(part, whole)
        return (
            f"{self.comparability()} A part can't exceed its whole: "
            f"{self._says(part)} can't lie within {self._says(whole)}."
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
        return (
            f"{self._period(part, whole)} A count does not fall: "
            f"{self._says(part)} first and {self._says(whole)} later can't both hold."
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
            steps = (name_of(self._graph, id_) for id_ in scope.path)
            return f"By {which}, {' lies within '.join(steps)}."
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
        one, other = self._one, self._other
        if None in {one.said_in, other.said_in}:
            return "Where one of the claims was first made can't be told."
        first = f"Whether {self._sayer(one)} or {self._sayer(other)} said it first"
        if _ends_when_said(one) and _ends_when_said(other):
            return f"{first} can't be told."
        return f"{first}, or whether the period was over by then, can't be told."

    def _period(self, part: Commitment, whole: Commitment) -> str:
        mine, theirs = _period_of(part), _period_of(whole)
        if _ends_when_said(part) and _ends_when_said(whole):
            start, other = (p.text.partition("/")[0] for p in (mine, theirs))
            counts = f"Both count from {start}" if start == other else "Both count on"
            return (
                f"{counts}, and {self._order(part, whole)}: "
                "the later count contains the earlier."
            )
        if mine == theirs:
            return (
                f"Both are about {period_in_words(mine.text)}, and "
                f"{self._sayer(part)} spoke before it was over: that figure covers "
                f"the shorter time."
            )
        return (
            f"The period of {self._sayer(part)}, {period_in_words(mine.text)}, lies "
            f"within that of {self._sayer(whole)}, {period_in_words(theirs.text)}."
        )

    def _order(self, earlier: Commitment, later: Commitment) -> str:
        first, second = earlier.said_in, later.said_in
        before, after = self._sayer(earlier), self._sayer(later)
        if before == after:
            before, after = self._says(earlier), self._says(later)
        index = self._graph.index
        if any(r.answers_id == first for r in index.responses_from[second or ""]):
            return f"{after} came in answer to {before}"
        if any(o.after_id == first for o in index.orders_from[second or ""]):
            return f"{after} came later than {before}, as the text tells"
        return f"{after} came later than {before}"

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
        return answer_in_words(self._graph, one.assertion)

    def _sayer(self, one: Commitment) -> str:
        """Name who made the claim, which for a carried one is not who speaks here."""
        made_in = one.said_in or one.assertion.statement_id
        statement = self._graph.get(made_in, Statement)
        return name_of(self._graph, statement.source_id)

    def _source(self, one: Commitment) -> str:
        return name_of(self._graph, one.source_id)


def _period_of(one: Commitment) -> Period:
    if one.question is None or one.question.period is None:
        message = "a comparison by period is between claims that name one"
        raise ValueError(message)  # pragma: no cover -- only asked where both do
    return one.question.period


def _ends_when_said(one: Commitment) -> bool:
    return read_period(_period_of(one).text).stop.kind is EndKind.SAID
