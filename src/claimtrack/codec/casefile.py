"""Case files: read strictly, together, every problem at once."""

import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import attrs

from claimtrack.codec.claims import Claims
from claimtrack.codec.converters import make_converter
from claimtrack.codec.definitions import Definitions
from claimtrack.codec.entries import CaseEntry, LinkEntry
from claimtrack.codec.labels import Labels, Problems, Spot
from claimtrack.codec.limits import Limits
from claimtrack.codec.parsing import Members, parse
from claimtrack.codec.shapes import Walk
from claimtrack.codec.statements import Statements
from claimtrack.errors import (
    InvalidValueError,
    MalformedInputError,
    Problem,
    RefusedRecordsError,
)
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Envelope,
    Link,
    Record,
    Review,
    Settlement,
)

VERSION = 1
"""The case file's major version that this reads."""


@attrs.frozen(kw_only=True)
class CaseText:
    """A case file's content.

    Attributes:
        content: The bytes.
        file: What to call it in messages; None for no name.
    """

    content: bytes
    file: str | None = None


def read(*paths: str | os.PathLike[str], limits: Limits | None = None) -> ClaimGraph:
    """Read case files together into one graph.

    A label is looked up in its own file first, then in the others.

    Args:
        paths: The files.
        limits: What to refuse; the defaults are large.

    Raises:
        MalformedInputError: With every problem of every file, by JSON path.
        OSError: Where a file can't be opened.

    Complexity: O(n).
    """
    chosen = Limits() if limits is None else limits
    texts = []
    for path in paths:
        with Path(path).open("rb") as stream:
            # One byte more than the limit is enough to refuse it.
            content = stream.read(chosen.file_bytes + 1)
        texts.append(CaseText(content=content, file=os.fspath(path)))
    return read_texts(texts, limits=chosen)


def read_texts(
    texts: Iterable[CaseText], *, limits: Limits | None = None
) -> ClaimGraph:
    """Read the contents of case files together into one graph.

    Raises:
        MalformedInputError: With every problem of every file, by JSON path.

    >>> text = b'{"claimtrack": 1, "sources": [{"id": "am-mod"}]}'
    >>> read_texts([CaseText(content=text)])
    <ClaimGraph: 1 Source>

    """
    chosen = Limits() if limits is None else limits
    given = tuple(texts)
    problems: list[Problem] = []
    cases: list[CaseEntry] = []
    for text in given:
        try:
            case, found = _read_entries(text, chosen)
        except MalformedInputError as error:
            problems.extend(error.problems)
        else:
            problems.extend(found)
            cases.append(case)
    if len(cases) < len(given):
        raise MalformedInputError(problems)
    return _Reading(cases, [text.file for text in given], problems).graph()


def _read_entries(
    text: CaseText, limits: Limits
) -> tuple[CaseEntry, Sequence[Problem]]:
    """Give a file's entries, and the problems that do not hinder reading on.

    Raises:
        MalformedInputError: Where nothing can be read on from.
    """
    value = parse(text.content, limits=limits, file=text.file)
    version = value.get("claimtrack") if isinstance(value, Members) else None
    if type(version) is int and version != VERSION:
        message = (
            f"written as version {version} of the case file; "
            f"this claimtrack reads version {VERSION}"
        )
        problem = Problem(path="$.claimtrack", message=message, file=text.file)
        raise MalformedInputError([problem])
    walk = Walk(limits, text.file)
    walk.check(value, CaseEntry)
    if not walk.is_sound:
        raise MalformedInputError(walk.problems)
    return make_converter().structure(value, CaseEntry), walk.problems


class _Reading:
    """Several checked case files, on their way to one graph."""

    def __init__(
        self,
        cases: Sequence[CaseEntry],
        files: Sequence[str | None],
        problems: Sequence[Problem],
    ) -> None:
        self._cases = cases
        self._problems = Problems(files, problems)
        labels = Labels(self._problems)
        self._definitions = Definitions(self._problems)
        self._statements = Statements(self._definitions, labels, self._problems)
        self._claims = Claims(
            self._definitions, self._statements, labels, self._problems
        )

    def graph(self) -> ClaimGraph:
        """Give the graph, or raise with every problem."""
        for file, case in enumerate(self._cases):
            self._definitions.declare(case, file)
        self._definitions.complete()
        for file, case in enumerate(self._cases):
            self._statements.declare_documents(case, file)
            for number, entry in enumerate(case.questions):
                spot = Spot(file=file, path=f"$.questions[{number}]")
                self._claims.declare_question(entry, spot)
        for file, case in enumerate(self._cases):
            self._statements.declare(case, file)
        self._claims.declare()
        self._statements.join()
        self._claims.read()
        self._claims.settle()
        rest = self._rest()
        self._refuse()
        try:
            return ClaimGraph([*self._records(), *rest])
        except RefusedRecordsError as error:
            # A document's title or text in two versions: no path tells of it.
            raise MalformedInputError(error.problems) from None

    def _records(self) -> Iterable[Record | Envelope]:
        yield from self._definitions.records.values()
        yield from self._definitions.partitions
        yield from self._statements.records
        for slot in self._statements.slots:
            yield from slot.edges
        yield from self._claims.records
        for id_, label in (*self._statements.named, *self._claims.named):
            yield Envelope(record_id=id_, labels=[label])

    def _rest(self) -> list[Record]:
        rest: list[Record] = []
        for file, case in enumerate(self._cases):
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
        ends = entry.between
        if len(ends) != 2:  # noqa: PLR2004 -- a pair
            message = "a link is between two different things"
            raise InvalidValueError(message)
        ids: list[str | None]
        if all(end in self._definitions.records for end in ends):
            ids = list(ends)
        elif all(self._claims.is_claim(end, spot.file) for end in ends):
            ids = [
                self._claims.find(e, spot.at("between", n)) for n, e in enumerate(ends)
            ]
        else:
            slots = [
                self._statements.find(end, spot.at("between", number))
                for number, end in enumerate(ends)
            ]
            ids = [None if slot is None else slot.id for slot in slots]
        given = [id_ for id_ in ids if id_ is not None]
        if len(given) != len(ids):
            return None
        return Link(kind=entry.kind, between=given, by=entry.by, because=entry.because)

    def _refuse(self) -> None:
        if self._problems.found:
            raise MalformedInputError(self._problems.found)
