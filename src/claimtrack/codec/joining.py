"""Case files and logs that are read together, joined into one graph."""

import itertools
from collections.abc import Iterable, Sequence

from claimtrack.codec.log_beside import LogBeside
from claimtrack.codec.logs.reading import ReadLog
from claimtrack.codec.records.claims import Claims
from claimtrack.codec.records.declared import Declared
from claimtrack.codec.records.definitions import Definitions
from claimtrack.codec.records.questions import Questions
from claimtrack.codec.records.statements import Statements
from claimtrack.codec.shared.entries import CaseEntry
from claimtrack.codec.shared.labels import Labels, Problems, Spot
from claimtrack.errors import RefusedRecordsError
from claimtrack.graph import ClaimGraph, collector_paused
from claimtrack.model import Envelope, Record

Content = CaseEntry | ReadLog
"""What a file holds, its shape checked."""


class Joining:
    """Several checked case files and logs, on their way to one graph.

    Args:
        contents: What each file holds.
        problems: The problems of these files, begun for each.
    """

    def __init__(self, contents: Sequence[Content], problems: Problems) -> None:
        self._problems = problems
        labels = Labels(self._problems)
        self._definitions = Definitions(self._problems)
        self._statements = Statements(self._definitions, labels, self._problems)
        self._questions = Questions(
            self._definitions, self._statements, labels, self._problems
        )
        self._claims = Claims(
            self._definitions, self._statements, self._questions, labels, self._problems
        )
        self._cases: list[tuple[int, CaseEntry]] = []
        self._logs: list[LogBeside] = []
        for file, content in enumerate(contents):
            if isinstance(content, ReadLog):
                log = LogBeside(log=content, file=file, labels=labels)
                log.declare(self._definitions)
                self._logs.append(log)
            else:
                self._definitions.declare(content, file)
                self._cases.append((file, content))

    @collector_paused()
    def graph(self) -> ClaimGraph:
        """Give the graph.

        Raises:
            MalformedInputError: With every problem.

        """
        self._definitions.complete()
        for log in self._logs:
            log.take_documents(self._statements)
        for file, case in self._cases:
            self._statements.declare_documents(case, file)
            for number, entry in enumerate(case.questions):
                spot = Spot(file=file, path=f"$.questions[{number}]")
                self._questions.declare(entry, spot)
        slots = [log.take_statements(self._statements) for log in self._logs]
        for file, case in self._cases:
            self._statements.declare(case, file)
        self._claims.declare()
        for log, made in zip(self._logs, slots, strict=True):
            log.take_claims(self._questions, self._claims, self._statements, made)
        self._statements.join()
        self._claims.read()
        self._claims.settle()
        declared = Declared(
            self._definitions, self._statements, self._claims, self._problems
        )
        rest = [
            one for file, case in self._cases for one in declared.records(case, file)
        ]
        self._refuse()
        given = itertools.chain(
            self._records(), rest, *(log.records() for log in self._logs)
        )
        try:
            return ClaimGraph(given)
        except RefusedRecordsError as error:
            problems = error.problems
        for problem in problems:
            self._problems.report(self._spot_in_log(problem.path), problem.message)
        raise self._problems.error()

    def _spot_in_log(self, id_: str) -> Spot:
        """Give where a log has what a graph refuses.

        What case files hold was checked against all files; a log's answers fitted the
        measures as the log itself has them.
        """
        spots = (log.spot(id_) for log in self._logs if id_ in log.log.spot_of)
        return next(spots, Spot(file=0, path=id_))

    def _records(self) -> Iterable[Record | Envelope]:
        yield from self._definitions.records.values()
        yield from self._definitions.partitions
        yield from self._statements.documents()
        yield from self._statements.records
        for slot in self._statements.slots:
            yield from slot.edges
        yield from self._claims.records
        for id_, label in (
            *self._statements.named,
            *self._questions.named,
            *self._claims.named,
        ):
            yield Envelope(record_id=id_, labels=[label])

    def _refuse(self) -> None:
        if self._problems.in_order():
            raise self._problems.error()
