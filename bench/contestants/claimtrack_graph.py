"""claimtrack: rows to records, records into a graph, the sweep over answers.

And the same graph out of a log, which is another way in.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from contestants.base import Claim as BenchClaim
from contestants.base import (
    NormalCount,
    NormalDispute,
    NormalPair,
    NormalRow,
    NormalTrace,
    normal_pair,
    normal_trace,
)
from contestants.json_lines import Row, rows

from claimtrack.analysis import contradictions
from claimtrack.analysis.comparison.candidates import Sweep, sharing_nothing
from claimtrack.analysis.contested.camps import groups
from claimtrack.analysis.provenance.all_origins import Above
from claimtrack.analysis.provenance.following import Following
from claimtrack.codec import Limits, read_log, write_log
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Answer,
    Assertion,
    Claim,
    Count,
    Envelope,
    Measure,
    Name,
    Question,
    Record,
    Relay,
    Source,
    SourceKind,
    Stance,
    Statement,
    Subject,
    When,
    digest,
    pieces,
)

MEASURE = "reported"
KINDS = {
    "primary": SourceKind.ORGANIZATION,
    "media": SourceKind.OUTLET,
    "agency": SourceKind.OUTLET,
    "ngo": SourceKind.ORGANIZATION,
    "social": SourceKind.PERSON,
    "official": SourceKind.STATE,
}
STANCES = {stance.value: stance for stance in Stance}


class Answered(NamedTuple):
    """A claim as the sweep takes it."""

    id: str
    admits: Answer | None


class ClaimtrackGraph:
    def ingest(self, folder: Path) -> None:
        self.graph = ClaimGraph()
        self.graph.add(_records(folder))

    def complete(self) -> None:
        graph = self.graph
        _ = graph.clocks, graph.containment, graph.find_id(MEASURE, Measure)

    def save(self, path: Path) -> None:
        write_log(self.graph, path)

    def findings(self, count: int) -> Callable[[], int]:
        """Give what makes up to so many findings and counts them.

        What comes before the first finding is done here.
        """
        found = contradictions(self.graph, history=True)
        next(found, None)
        return lambda: sum(1 for _ in islice(found, count))

    def count_pairs(self) -> int:
        return sum(1 for _ in self._pairs())

    def _pairs(self) -> Iterator[tuple[Answered, Answered]]:
        claims, claims_about = self.graph.of_kind(Claim), self.graph.index.claims_about
        for question_id in self.graph.of_kind(Question):
            about = claims_about[question_id]
            answers = [claims[id_].answer for id_ in about]
            yield from sharing_nothing(Sweep(map(Answered, about, answers)))

    def count_disputes(self) -> int:
        return sum(1 for _ in self._disputes())

    def _disputes(self) -> Iterator[tuple[str, int, int]]:
        claims = self.graph.of_kind(Claim)
        for question_id in self.graph.of_kind(Question):
            about = self.graph.index.claims_about[question_id]
            if about:
                weights = Counter(pieces(claims[id_].answer) for id_ in about)
                most = groups(weights, most=2).deepest
                if most < len(about):
                    yield question_id, len(about), most

    def trace(
        self, relays: Sequence[str], claims: Sequence[BenchClaim]
    ) -> tuple[list[set[str]], list[set[str]]]:
        graph, ways = self.graph, Following(self.graph)
        ids = [graph.find_id(label, Statement) for label in relays]
        found = [ways.walk([id_])[0] for id_ in ids]
        return found, [self._speakers(self._claim_id(claim)) for claim in claims]

    def _claim_id(self, claim: BenchClaim) -> str:
        subject, *span = claim
        question = Question(measure_id=MEASURE, subject_id=subject)
        answer = Count(spans=[tuple(span)])
        return digest(Claim(question_id=digest(question), answer=answer))

    def _speakers(self, claim_id: str) -> set[str]:
        ways, made = Following(self.graph), self.graph.index.assertions_of[claim_id]
        asserting = [x.statement_id for x in made if x.stance is Stance.ASSERTS]
        statements = self.graph.of_kind(Statement)
        return {statements[one].source_id for one in ways.walk(asserting)[1]}

    def count_origins(self) -> dict[str, int]:
        graph, above = self.graph, Above(self.graph)
        statements, made = graph.of_kind(Statement), graph.index.assertions_of
        found = {}
        for claim_id in graph.of_kind(Claim):
            origins = set[str]()
            for one in made[claim_id]:
                if one.stance is Stance.ASSERTS:
                    origins |= above.origins(one.statement_id)
            found[claim_id] = len({statements[one].source_id for one in origins})
        return found

    def normal_rows(self) -> Iterator[NormalRow]:
        graph = self.graph
        for id_, statement in graph.of_kind(Statement).items():
            envelope = graph.envelope(id_)
            assertion = graph.index.assertions_in[id_][0]
            relays = graph.index.relays_from[id_]
            relayed = (graph.envelope(one.rests_on_id).labels[0] for one in relays)
            yield (
                *envelope.labels,
                statement.source_id,
                *self._said(graph.get(assertion.claim_id, Claim)),
                assertion.stance.value,
                statement.asserted_at.text,
                envelope.recorded_at.text,
                tuple(sorted(relayed)),
            )

    def _said(self, claim: Claim) -> tuple[str, int, int | None]:
        asked = self.graph.get(claim.question_id, Question)
        return (asked.subject_id, *claim.answer.spans[0])

    def normal_pairs(self) -> Iterator[NormalPair]:
        for one, other in self._pairs():
            question, *first = self._said(self.graph.get(one.id, Claim))
            second = self._said(self.graph.get(other.id, Claim))[1:]
            yield normal_pair(question, tuple(first), second)

    def normal_disputes(self) -> Iterator[NormalDispute]:
        for id_, *counts in self._disputes():
            yield self.graph.get(id_, Question).subject_id, *counts

    def normal_traces(
        self, relays: Sequence[str], claims: Sequence[BenchClaim]
    ) -> Iterator[NormalTrace]:
        reached, speakers = self.trace(relays, claims)
        for label, some in zip(relays, reached, strict=True):
            labels = (self.graph.envelope(one).labels[0] for one in some)
            yield normal_trace(label, labels)
        yield from map(normal_trace, claims, speakers)

    def normal_counts(self) -> Iterator[NormalCount]:
        for id_, count in self.count_origins().items():
            yield self._said(self.graph.get(id_, Claim)), count


class ClaimtrackLog(ClaimtrackGraph):
    """The graph out of a log, each digest checked: a file may come from a stranger."""

    verify = True

    def ingest(self, path: Path) -> None:
        wide = Limits(file_bytes=path.stat().st_size, records=2**40)
        self.graph = read_log(path, limits=wide, verify=self.verify)


class ClaimtrackTrustedLog(ClaimtrackLog):
    """The graph out of a log of one's own, digests taken as they stand."""

    verify = False


def _records(folder: Path) -> Iterator[Record | Envelope]:
    yield Measure(id=MEASURE)
    yield from (Source(id=f"side-{side}") for side in "AB")
    yield from map(_source, rows(folder / "sources.jsonl"))
    questions = {}
    for row in rows(folder / "questions.jsonl"):
        whole = () if row["part_of"] is None else (row["part_of"],)
        yield Subject(id=row["id"], names=[Name(text=row["text"])], part_of=whole)
        question = Question(measure_id=MEASURE, subject_id=row["id"])
        questions[row["id"]] = digest(question)
        yield question
    yield from _said(folder / "statements.jsonl", questions)


def _source(row: Row) -> Source:
    return Source(
        id=row["id"],
        kind=KINDS[row["kind"]],
        names=[Name(text=row["name"])],
        part_of=() if row["side"] is None else (f"side-{row['side']}",),
    )


def _said(path: Path, questions: dict[str, str]) -> Iterator[Record | Envelope]:
    statements: dict[str, str] = {}
    claims: dict[tuple[str, int, int | None], str] = {}
    relays: list[tuple[str, str]] = []
    for row in rows(path):
        statement = Statement(
            source_id=row["source"],
            asserted_at=When(text=row["asserted_at"]),
            key=row["id"],
        )
        id_ = statements[row["id"]] = digest(statement)
        yield statement
        key = (row["question"], row["lo"], row["hi"])
        if key not in claims:
            answer = Count(spans=[key[1:]])
            claim = Claim(question_id=questions[row["question"]], answer=answer)
            claims[key] = digest(claim)
            yield claim
        yield Assertion(
            statement_id=id_, claim_id=claims[key], stance=STANCES[row["stance"]]
        )
        yield Envelope(
            record_id=id_,
            recorded_at=When(text=row["recorded_at"]),
            labels=[row["id"]],
        )
        relays += [(id_, relayed) for relayed in row["relays"]]
    # A row may relay a later one, so relays come last.
    for id_, relayed in relays:
        yield Relay(statement_id=id_, rests_on_id=statements[relayed])
