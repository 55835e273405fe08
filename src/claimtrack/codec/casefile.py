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
from claimtrack.codec.labels import Labels, Problems, Spot, quoted
from claimtrack.codec.limits import Limits
from claimtrack.codec.parsing import Members, parse
from claimtrack.codec.shapes import Walk
from claimtrack.codec.statements import Statements
from claimtrack.errors import (
    InvalidValueError,
    MalformedInputError,
    Problem,
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
    problems = Problems((text.file for text in given), most=chosen.problems)
    cases: list[CaseEntry] = []
    for text in given:
        try:
            case = _read_entries(text, chosen, problems)
        except MalformedInputError as error:
            problems.take(problems.begin(()), error.problems)
            problems.more_count += error.more_count
        else:
            cases.extend(() if case is None else (case,))
    if len(cases) < len(given):
        raise problems.error()
    return _Reading(cases, problems).graph()


def _read_entries(
    text: CaseText, limits: Limits, problems: Problems
) -> CaseEntry | None:
    """Give a file's entries, or None where nothing can be read on from.

    Raises:
        MalformedInputError: Where it is no case file of this version.
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
    """Several checked case files, on their way to one graph."""

    def __init__(self, cases: Sequence[CaseEntry], problems: Problems) -> None:
        self._cases = cases
        self._problems = problems
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
        return ClaimGraph([*self._records(), *rest])

    def _records(self) -> Iterable[Record | Envelope]:
        yield from self._definitions.records.values()
        yield from self._definitions.partitions
        yield from self._statements.documents()
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
