"""Case files and logs: read strictly, together, every problem at once."""

import itertools
import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import attrs

from claimtrack.codec.claims import Claims
from claimtrack.codec.converters import make_converter
from claimtrack.codec.definitions import Definitions
from claimtrack.codec.entries import CaseEntry, LinkEntry
from claimtrack.codec.labels import Labels, Problems, Spot, quoted
from claimtrack.codec.limits import Limits
from claimtrack.codec.log_beside import LogBeside
from claimtrack.codec.log_reading import ReadLog, is_log, read_located, read_log_text
from claimtrack.codec.parsing import Members, parse
from claimtrack.codec.questions import Questions
from claimtrack.codec.shapes import Walk
from claimtrack.codec.statements import Statements
from claimtrack.errors import (
    InvalidValueError,
    MalformedInputError,
    Problem,
    RefusedRecordsError,
)
from claimtrack.graph import ClaimGraph, kind_of
from claimtrack.model import (
    Envelope,
    Link,
    Record,
    Review,
    Settlement,
    Source,
)

VERSION = 1
"""The case file's major version that this reads."""


@attrs.frozen(kw_only=True)
class CaseText:
    """The content of a case file or a log.

    Attributes:
        content: The bytes.
        file: What to call it in messages; None for no name.
    """

    content: bytes
    file: str | None = None


def read(*paths: str | os.PathLike[str], limits: Limits | None = None) -> ClaimGraph:
    """Read case files and logs together into one graph.

    Which of the two a file is, its content tells, not its name. A label is looked up
    in its own file first, then in the others; a log names things by id, and gives the
    labels that it has to the case files.

    Args:
        paths: The files.
        limits: What to refuse; the defaults are large.

    Raises:
        MalformedInputError: With every problem of every file, by JSON path, and in a
            log by line.
        OSError: Where a file can't be opened.

    Complexity: O(n).
    """
    chosen = Limits() if limits is None else limits
    texts = [read_content(path, chosen) for path in paths]
    return read_texts(texts, limits=chosen)


def read_content(path: str | os.PathLike[str], limits: Limits) -> CaseText:
    """Give a file's content, as much of it as is needed to refuse it.

    Raises:
        OSError: Where it can't be opened.
    """
    with Path(path).open("rb") as stream:
        # One byte more than the limit is enough.
        content = stream.read(limits.file_bytes + 1)
    return CaseText(content=content, file=os.fspath(path))


def read_texts(
    texts: Iterable[CaseText], *, limits: Limits | None = None
) -> ClaimGraph:
    """Read the contents of case files and logs together into one graph.

    Raises:
        MalformedInputError: With every problem of every file, by JSON path.

    >>> text = b'{"claimtrack": 1, "sources": [{"id": "am-mod"}]}'
    >>> read_texts([CaseText(content=text)])
    <ClaimGraph: 1 Source>

    """
    chosen = Limits() if limits is None else limits
    given = tuple(texts)
    if len(given) == 1 and is_log(given[0].content):
        return read_log_text(given[0].content, file=given[0].file, limits=chosen)
    problems = Problems((text.file for text in given), most=chosen.problems)
    contents: list[CaseEntry | ReadLog] = []
    for text in given:
        try:
            content = _read_one(text, chosen, problems)
        except MalformedInputError as error:
            problems.take(problems.begin(()), error.problems)
            problems.more_count += error.more_count
        else:
            contents.extend(() if content is None else (content,))
    if len(contents) < len(given):
        raise problems.error()
    return _Reading(contents, problems).graph()


def _read_one(
    text: CaseText, limits: Limits, problems: Problems
) -> CaseEntry | ReadLog | None:
    """Give what a file holds, or None where nothing can be read on from.

    Raises:
        MalformedInputError: Where it is no case file of this version, or no sound log.
    """
    if is_log(text.content):
        log = read_located(text.content, file=text.file, limits=limits)
        problems.begin(())
        return log
    value = parse(text.content, limits=limits, file=text.file)
    version = value.get("claimtrack") if isinstance(value, Members) else None
    if type(version) is int and version != VERSION:
        message = (
            f"written as version {version} of the case file; "
            f"this claimtrack reads version {VERSION}"
        )
        problem = Problem(path="$.claimtrack", message=message, file=text.file)
        raise MalformedInputError([problem])
    file = problems.begin(value if isinstance(value, Members) else ())
    walk = Walk(limits, text.file)
    walk.check(value, CaseEntry)
    problems.take(file, walk.problems)
    problems.more_count += walk.more_count
    return (
        make_converter().structure(value, CaseEntry)
        if walk.is_sound and not walk.more_count
        else None
    )


class _Reading:
    """Several checked case files and logs, on their way to one graph."""

    def __init__(
        self, contents: Sequence[CaseEntry | ReadLog], problems: Problems
    ) -> None:
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

    def graph(self) -> ClaimGraph:
        """Give the graph, or raise with every problem."""
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
            log.take_claims(self._questions, self._claims, made)
        self._statements.join()
        self._claims.read()
        self._claims.settle()
        rest = self._rest()
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

    def _rest(self) -> list[Record]:
        rest: list[Record] = []
        for file, case in self._cases:
            for number, review in enumerate(case.reviews):
                spot = Spot(file=file, path=f"$.reviews[{number}]")
                slot = self._statements.find(review.statement, spot.at("statement"))
                claim_id = self._claims.find(review.claim, spot.at("claim"))
                if slot is not None and claim_id is not None:
                    rest.append(
                        Review(
                            statement_id=slot.id,
                            claim_id=claim_id,
                            rating=review.rating,
                            scale=review.scale,
                        )
                    )
            for number, entry in enumerate(case.links):
                spot = Spot(file=file, path=f"$.links[{number}]")
                link = self._statements.attempt(spot, partial(self._link, entry, spot))
                rest.extend(() if link is None else (link,))
            rest.extend(
                Settlement(finding=one.finding, by=one.by, because=one.because)
                for one in case.settlements
            )
        return rest

    def _link(self, entry: LinkEntry, spot: Spot) -> Link | None:
        spots = [spot.at("between", number) for number in range(len(entry.between))]
        kinds = {
            self._end_kind(e, s) for e, s in zip(entry.between, spots, strict=True)
        }
        if None in kinds:
            return None
        if len(spots) != 2:  # noqa: PLR2004 -- a pair
            message = "a link is between two different things"
            raise InvalidValueError(message)
        if "source" in kinds and len(kinds) > 1:
            got = " and ".join(map(quoted, entry.between))
            message = f"a link joins two claims, statements or sources; got {got}"
            raise InvalidValueError(message)
        ends = zip(entry.between, spots, strict=True)
        ids: list[str] = list(entry.between)
        if kinds == {"claim"}:
            ids = [str(self._claims.find(*end)) for end in ends]
        elif kinds != {"source"}:
            slots = (self._statements.find(*end) for end in ends)
            ids = [slot.id for slot in slots if slot is not None]
        return Link(kind=entry.kind, between=ids, by=entry.by, because=entry.because)

    def _end_kind(self, label: str, spot: Spot) -> str | None:
        """Give what kind of thing a link's end names, or report that it is none."""
        known = self._definitions.records.get(label)
        if isinstance(known, Source):
            return "source"
        if self._claims.is_claim(label, spot.file):
            return "claim"
        if known is not None and not self._statements.is_known(label, spot.file):
            message = f"{quoted(label)} is a {kind_of(known)}, which no link joins"
            self._problems.report(spot, message)
            return None
        return None if self._statements.find(label, spot) is None else "statement"

    def _refuse(self) -> None:
        if self._problems.in_order():
            raise self._problems.error()
