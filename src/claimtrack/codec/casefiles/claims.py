"""The claims of a graph's statements, as the entries of a case file."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import attrs

from claimtrack.codec.casefiles.entries import answer_entry
from claimtrack.codec.casefiles.handles import Handles
from claimtrack.codec.shared.entries import AnswerEntry, ClaimEntry
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Claim,
    Loss,
    Measure,
    Question,
    Relay,
    Response,
    Stance,
    digest,
)


@attrs.frozen(kw_only=True)
class _Kept:
    """An assertion that the file has.

    Attributes:
        id: Its digest in the graph.
        record: What is read of it.
        claim: Its claim.
        answer: The claim's answer as it is written; None for a text.
    """

    id: str
    record: Assertion
    claim: Claim
    answer: AnswerEntry | None


class ClaimEntries:
    """What a case file says of the claims of each statement.

    Attributes:
        losses: What it can't say.
        claims: The claims that it has.
        asked: How often each question is named.
    """

    def __init__(self, graph: ClaimGraph, handles: Handles) -> None:
        self.losses: list[Loss] = []
        self.claims: set[str] = set()
        self.asked: Counter[str] = Counter()
        self._graph = graph
        self._handles = handles
        self._kept: defaultdict[str, list[_Kept]] = defaultdict(list)
        self._ids: dict[str, str | None] = {}
        self._references: dict[str, str] = {}
        self._of: dict[str, str] = {}
        self._joined = {
            *((e.statement_id, e.rests_on_id) for e in graph.of_kind(Relay).values()),
            *((e.statement_id, e.answers_id) for e in graph.of_kind(Response).values()),
        }
        self._relaying = {e.statement_id for e in graph.of_kind(Relay).values()}
        self._keep()
        self._name()
        self._carry()

    def _keep(self) -> None:
        """Find out which assertions the file can have."""
        assertions = self._graph.of_kind(Assertion)
        for id_ in sorted(assertions, key=self._handles.order):
            record = assertions[id_]
            kept = self._content(id_, record)
            if kept is not None:
                self._kept[record.statement_id].append(kept)
                self.claims.add(record.claim_id)

    def _content(self, id_: str, record: Assertion) -> _Kept | None:
        claim = self._graph.get(record.claim_id, Claim)
        answer = None
        if claim.question_id is not None and claim.answer is not None:
            if claim.language is not None:
                self._leave_out(id_, "an answer has no language there")
                return None
            question = self._graph.get(claim.question_id, Question)
            measure = self._graph.get(question.measure_id, Measure)
            answer = answer_entry(claim.answer, measure, wording=record.wording)
            if answer is None:
                self._leave_out(id_, "no words or numbers are read as its answer")
                return None
        bare = attrs.evolve(record, wording=record.wording or None)
        if bare != record:
            if digest(bare) in self._graph:
                self._leave_out(id_, "empty words are none there")
                return None
            self.losses.append(
                Loss(
                    noun="assertion",
                    record_id=id_,
                    field="wording",
                    because="empty words are none there",
                )
            )
        return _Kept(id=id_, record=bare, claim=claim, answer=answer)

    def _leave_out(self, id_: str, because: str) -> None:
        self.losses.append(Loss(noun="assertion", record_id=id_, because=because))

    def _name(self) -> None:
        """Give each claim the id with which it is written, and by which it is named."""
        for statement_id, several in self._kept.items():
            is_labelled = self._handles.label(statement_id) is not None
            start = self._handles.handle(statement_id)
            for number, kept in enumerate(several, start=1):
                default = f"{start}#{number}"
                label = self._handles.label(kept.id)
                if label is None and (is_labelled or default in self._handles.taken):
                    # An id of its own, or the default would be read as its label.
                    label = self._digits(kept)
                elif label is None or (label == default and is_labelled):
                    self._references[kept.id] = default
                    continue
                self._ids[kept.id] = self._references[kept.id] = label

    def _digits(self, kept: _Kept) -> str:
        own = digest(kept.record)
        return self._handles.digits(own) if own == kept.id else own

    def _carry(self) -> None:
        """Find out which claims are written as taken up, and which are written out."""
        for several in self._kept.values():
            for kept in several:
                source = self._source(kept)
                if source is not None:
                    self._of[kept.id] = source
                elif kept.claim.question_id is not None:
                    self.asked[kept.claim.question_id] += 1

    def _source(self, kept: _Kept) -> str | None:
        """Give what an assertion is read as taken from by `of`, and nothing else with it.

        Only what is written out is taken up, so that no ring comes of it.
        """
        source_id = kept.record.taken_from
        pair = (kept.record.statement_id, source_id)
        if source_id is None or kept.record.wording or pair not in self._joined:
            return None
        there = self._kept.get(source_id, [])
        same = (
            one
            for one in there
            if one.record.claim_id == kept.record.claim_id
            and one.record.taken_from is None
        )
        found = next(same, None)
        if found is None or len(there) > 1:
            return None if found is None else self._references[found.id]
        return self._handles.handle(source_id)

    def of(self, statement_id: str) -> list[ClaimEntry]:
        """Give the entries of a statement's claims."""
        return list(self._entries(statement_id))

    def _entries(self, statement_id: str) -> Iterator[ClaimEntry]:
        for kept in self._kept.get(statement_id, ()):
            record = kept.record
            is_plain = (
                record.stance is Stance.ASSERTS and statement_id not in self._relaying
            )
            yield attrs.evolve(
                self._form(kept),
                id=self._ids.get(kept.id),
                stance=None if is_plain else record.stance,
                certainty=record.certainty,
                quote=record.quote,
            )

    def _form(self, kept: _Kept) -> ClaimEntry:
        of = self._of.get(kept.id)
        if of is not None:
            return ClaimEntry(of=of)
        source, wording = kept.record.taken_from, kept.record.wording
        plain = ClaimEntry(
            wording=wording,
            taken_from=None if source is None else self._handles.handle(source),
        )
        if kept.answer is None:
            text, language = kept.claim.text, kept.claim.language
            return attrs.evolve(plain, text=text, language=language)
        if isinstance(kept.answer, str):
            same = kept.answer == wording
            plain = attrs.evolve(plain, wording=None if same else wording or "")
        return attrs.evolve(self._asking(plain, kept.claim), answer=kept.answer)

    def is_inline(self, question_id: str) -> bool:
        """Tell whether a question is written where it is answered, and only there."""
        is_labelled = self._handles.label(question_id) is not None
        return self.asked[question_id] == 1 and not is_labelled

    def _asking(self, plain: ClaimEntry, claim: Claim) -> ClaimEntry:
        question_id = str(claim.question_id)
        if not self.is_inline(question_id):
            return attrs.evolve(plain, question=self._handles.handle(question_id))
        question = self._graph.get(question_id, Question)
        return attrs.evolve(
            plain,
            measure=question.measure_id,
            subject=question.subject_id,
            place=question.place_id,
            period=None if question.period is None else question.period.text,
        )
