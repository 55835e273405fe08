"""What case files declare of others' records: reviews, links and settlements."""

from collections.abc import Iterator, Sequence
from functools import partial

from claimtrack.codec.records.claims import Claims
from claimtrack.codec.records.definitions import Definitions
from claimtrack.codec.records.statements import Statements
from claimtrack.codec.shared.entries import CaseEntry, LinkEntry, ReviewEntry
from claimtrack.codec.shared.hints import quoted
from claimtrack.codec.shared.labels import Problems, Spot
from claimtrack.errors import InvalidValueError
from claimtrack.graph import kind_of
from claimtrack.model import Link, Record, Review, Settlement, Source


class Declared:
    """Reviews, links and settlements, once all that they can name is known."""

    def __init__(
        self,
        definitions: Definitions,
        statements: Statements,
        claims: Claims,
        problems: Problems,
    ) -> None:
        self._definitions = definitions
        self._statements = statements
        self._claims = claims
        self._problems = problems

    def records(self, case: CaseEntry, file: int) -> Iterator[Record]:
        """Give the records of one file, and report what names nothing."""
        for number, review in enumerate(case.reviews):
            spot = Spot(file=file, path=f"$.reviews[{number}]")
            yield from self._reviews(review, spot)
        for number, entry in enumerate(case.links):
            spot = Spot(file=file, path=f"$.links[{number}]")
            link = self._statements.attempt(spot, partial(self._link, entry, spot))
            yield from () if link is None else (link,)
        for one in case.settlements:
            yield Settlement(finding=one.finding, by=one.by, because=one.because)

    def _reviews(self, review: ReviewEntry, spot: Spot) -> Iterator[Review]:
        slot = self._statements.find(review.statement, spot.at("statement"))
        claim_id = self._claims.find(review.claim, spot.at("claim"))
        if slot is not None and claim_id is not None:
            yield Review(
                statement_id=slot.id,
                claim_id=claim_id,
                rating=review.rating,
                scale=review.scale,
            )

    def _link(self, entry: LinkEntry, spot: Spot) -> Link | None:
        spots = [spot.at("between", number) for number in range(len(entry.between))]
        ends = list(zip(entry.between, spots, strict=True))
        kinds = [self._end_kinds(*end) for end in ends]
        if not all(kinds):
            return None
        if len(spots) != 2:  # noqa: PLR2004 -- a pair
            message = "a link is between two different things"
            raise InvalidValueError(message)
        if self._are_sources(entry.between, kinds):
            ids: list[str] = list(entry.between)
        elif all("claim" in one for one in kinds):
            ids = [str(self._claims.find(*end)) for end in ends]
        else:
            slots = (self._statements.find(*end) for end in ends)
            ids = [slot.id for slot in slots if slot is not None]
        return Link(kind=entry.kind, between=ids, by=entry.by, because=entry.because)

    def _are_sources(
        self, between: Sequence[str], kinds: Sequence[frozenset[str]]
    ) -> bool:
        """Tell whether a link joins two sources; refuse one that can be read twice.

        What is a source's id and a statement's label means what the other end can.
        """
        got = " and ".join(map(quoted, between))
        are_sources = all("source" in one for one in kinds)
        are_said = all(one - {"source"} for one in kinds)
        if are_sources and are_said:
            message = (
                f"{got} each name a source and a statement; give a claim's label or a "
                "digest, or the statements other labels"
            )
            raise InvalidValueError(message)
        if not (are_sources or are_said):
            message = f"a link joins two claims, statements or sources; got {got}"
            raise InvalidValueError(message)
        return are_sources

    def _end_kinds(self, label: str, spot: Spot) -> frozenset[str]:
        """Give the kinds of what a link's end can name, or report that it is none."""
        known = self._definitions.records.get(label)
        if isinstance(known, Source):
            return frozenset({"source"}) | self._labelled(label, spot.file)
        if self._claims.is_claim(label, spot.file):
            return frozenset({"claim"})
        if known is not None and not self._statements.is_known(label, spot.file):
            message = f"{quoted(label)} is a {kind_of(known)}, which no link joins"
            self._problems.report(spot, message)
            return frozenset()
        is_known = self._statements.find(label, spot) is not None
        return frozenset({"statement"} if is_known else ())

    def _labelled(self, label: str, file: int) -> frozenset[str]:
        """Give the kind of what the file itself gives a label, if anything."""
        if not self._statements.is_label(label, file):
            return frozenset()
        is_claim = self._claims.is_claim(label, file)
        return frozenset({"claim" if is_claim else "statement"})
