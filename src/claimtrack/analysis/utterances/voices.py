"""Who speaks, and what each says, as parts of a sentence."""

from collections.abc import Iterable, Sequence

from claimtrack.analysis.utterances.commitments import Commitment
from claimtrack.analysis.utterances.declarations import reason_of
from claimtrack.analysis.utterances.wordings import Wordings
from claimtrack.graph import ClaimGraph, period_in_words
from claimtrack.model import Certainty, EndKind, Link, Span, Statement, read_period


class Voices:
    """The words for commitments of one graph.

    Args:
        graph: The graph.
    """

    def __init__(self, graph: ClaimGraph) -> None:
        self._graph = graph
        self._words = graph.once(Wordings)

    def name(self, one: Commitment) -> str:
        """Name who speaks."""
        return self._words.name(self._graph, one.speaker_id)

    def sayer(self, one: Commitment) -> str:
        """Name who made the claim, which for a carried one is not who speaks."""
        if one.said_in is None or one.said_in == one.utterance_id:
            return self.name(one)
        statement = self._graph.get(one.said_in, Statement)
        return self._words.name(self._graph, statement.source_id)

    def says(self, one: Commitment) -> str:
        """Give the answer; a denial begins with "not"."""
        return self._words.says(self._graph, one.assertion)

    def claimed(self, one: Commitment) -> str:
        """Give the answer that is asserted or denied."""
        return self._words.claimed(self._graph, one.assertion)

    def did(self, one: Commitment) -> str:
        """Give what was said in the past tense, without who said it."""
        claimed = self.claimed(one)
        claimed = "“unknown”" if claimed == "unknown" else claimed
        return f"{'denied' if one.denies else 'said'} {claimed}"

    def excludes_nothing(self, one: Commitment) -> str:
        """Say why an answer excludes nothing."""
        if one.assertion.certainty is Certainty.POSSIBLE:
            return "what is only possible excludes nothing"
        return "an unknown answer excludes nothing"

    def hedges(self, some: Iterable[Commitment]) -> list[str]:
        """Say of each that is only probable that it is, once for each speaker."""
        names = dict.fromkeys(
            self.name(one)
            for one in some
            if one.assertion.certainty is Certainty.PROBABLE
        )
        return [f"{name} says it only as probable." for name in names]

    def joined(self, one: Commitment, other: Commitment) -> list[str]:
        """Say who declared that two sources are one, or two statements, and why."""
        told = []
        same = self._graph.sameness
        if one.source_id == other.source_id and one.speaker_id != other.speaker_id:
            names = dict.fromkeys((self.name(one), self.name(other)))
            which = (
                " and ".join(names) if len(names) > 1 else f"The two {self.name(one)}"
            )
            links = same.path(one.speaker_id, other.speaker_id)
            told.append(f"{which} are one source, {_declared(links)}.")
        first, second = one.assertion.statement_id, other.assertion.statement_id
        if one.utterance_id == other.utterance_id and first != second:
            links = same.path(first, second)
            told.append(f"The two statements are one, {_declared(links)}.")
        return told

    def settled_by(self, one: Commitment, other: Commitment, *, about: str) -> str:
        """Name the record that would settle which of two holds.

        Args:
            one: The one.
            other: The other.
            about: What a record has to be about to tell.
        """
        names = list(dict.fromkeys((self.name(one), self.name(other))))
        if one.source_id == other.source_id:
            who = listed(names, " or ")
            return f"a statement by {who} that says which of the two it stands by"
        who = " or by ".join(names) if len(names) > 1 else "one of the two"
        return f"a dated record about {about}, or a correction by {who}"

    def counts(self, one: Commitment, other: Commitment) -> str:
        """Say since when two answers that end when they were said count."""
        verb = "count" if one.is_additive and other.is_additive else "tell what holds"
        first, second = (_period(each).partition("/")[0] for each in (one, other))
        if first == second and written(one).start.kind is EndKind.FIXED:
            return f"both {verb} from {first}"
        return f"both {verb} up to when they were said"

    def order(self, earlier: Commitment, later: Commitment) -> str:
        """Say which of two claims was made later, and how that is known."""
        first, second = str(earlier.said_in), str(later.said_in)
        before, after = self.sayer(earlier), self.sayer(later)
        index = self._graph.index
        is_told = any(one.after_id == first for one in index.orders_from[second])
        as_told = ", as the text tells" if is_told else ""
        if before == after:
            return f"{self._said_first(earlier, later)}{as_told}"
        if any(one.answers_id == first for one in index.responses_from[second]):
            return f"{after} spoke in answer to {before}"
        return f"{after} spoke later than {before}{as_told}"

    def _said_first(self, earlier: Commitment, later: Commitment) -> str:
        before, after = self.says(earlier), self.says(later)
        if before == after:
            return f"{before} was said twice"
        return f"{before} was said before {after}"

    def period(self, one: Commitment) -> str:
        """Give the period that is asked about."""
        return period_in_words(_period(one))

    def ends_when_said(self, one: Commitment) -> bool:
        """Tell whether a period is written to end when it was said."""
        return written(one).stop.kind is EndKind.SAID


def written(one: Commitment) -> Span:
    """Give the period that is asked about, as it is written."""
    return read_period(_period(one))


def listed(words: Sequence[str], joint: str) -> str:
    """Give words as an enumeration, with what stands before the last.

    >>> listed(["a subject", "a place", "a period"], " or ")
    'a subject, a place or a period'

    """
    *others, last = words
    return f"{', '.join(others)}{joint}{last}" if others else last


def _declared(links: Sequence[Link]) -> str:
    who = listed(list(dict.fromkeys(link.by for link in links)), " and ")
    why = "; ".join(dict.fromkeys(map(reason_of, links)))
    return f"as {who} declared: {why}"


def _period(one: Commitment) -> str:
    period = None if one.question is None else one.question.period
    return "" if period is None else period.text
