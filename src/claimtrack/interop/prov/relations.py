"""Relations made edges: derivations, quotations, revisions, invalidations."""

from collections import defaultdict
from collections.abc import Iterable
from types import MappingProxyType

from claimtrack.interop.prov.accounts import TYPE, Losses, Told
from claimtrack.interop.prov.documents import Document
from claimtrack.interop.prov.own import SAYING, OwnRecords
from claimtrack.interop.prov.sections import TIME
from claimtrack.interop.prov.speakers import Speakers, report_attributes, report_name
from claimtrack.interop.prov.utterances import Said, Utterances, when_of
from claimtrack.model import (
    Correction,
    CorrectionKind,
    Envelope,
    Order,
    Record,
    Relay,
    RelayMode,
    Response,
    Statement,
    digest,
    record_id,
)
from claimtrack.typing import RecordId, SourceId, StatementId

_EARLIER = MappingProxyType(
    {"Relay": "rests_on_id", "Response": "answers_id", "Correction": "corrects_id"}
)
_REVISION, _QUOTATION = "Revision", "Quotation"
_NO_ACTIVITY = "claimtrack has no activities: what is used in one need not be passed on"
_NO_ASSOCIATION = "who took part in an activity need not have said what came of it"
_NO_INFLUENCE = "an influence of some kind is no relation that claimtrack has"
_NOT_SAID = "joins what is no statement"
_UNKNOWN_REVISER = (
    "a correction is by the same source: who made one of the two is unknown, "
    "so that only their order is taken"
)
_OTHER_REVISER = (
    "a correction is by the same source: that of another is taken as a response"
)
_NO_TYPE = "a relay has no such kind"
_NO_ATTRIBUTE = "a relay has no such attribute"
_NOT_WITHDRAWN = (
    "what ends an entity withdraws what it says only where one agent alone ended it "
    "that is its own, or above or below it"
)
_HOW_ENDED = "only who ended it and when is taken over"
_OWN_TIME = "a withdrawal was made when its statement was"
_UNKEPT_TIME = "a time that claimtrack can't hold"


_Edge = Relay | Order | Response | Correction


class Relations:
    """The relations of a document.

    Args:
        told: What the document tells.
        speakers: Who speaks.
        utterances: What is said.
        own: What reads records of ours.
        document: Where problems and losses are reported.

    Attributes:
        made: The records, each with its place.
    """

    def __init__(
        self,
        told: Iterable[Told],
        speakers: Speakers,
        utterances: Utterances,
        own: OwnRecords,
        document: Document,
    ) -> None:
        self._by_section: defaultdict[str, list[Told]] = defaultdict(list)
        for one in told:
            self._by_section[one.section].append(one)
        self._speakers = speakers
        self._said = utterances.said
        self._sayings = utterances.sayings
        self._own = own
        self._document = document
        self._losses: Losses = document.losses
        self.made: list[tuple[Record | Envelope, str]] = []

    def take(self) -> None:
        """Make the records, and report what is lost."""
        self._take_derivations()
        for one in self._by_section["wasInfluencedBy"]:
            if one.noun:
                ends = one.ends["prov:influencee"], one.ends["prov:influencer"]
                self._take_own(one, *ends)
            else:
                self._losses.whole(one, _NO_INFLUENCE)
        used = self._take_invalidations()
        for one in self._by_section["wasAssociatedWith"]:
            if one.number not in used:
                self._losses.whole(one, _NO_ASSOCIATION)
        for one in self._by_section["activity"]:
            if one.noun == SAYING:
                report_attributes(one, self._losses, _NO_ACTIVITY, but=(TYPE,))
            else:
                self._losses.whole(one, _NO_ACTIVITY)

    def _take_derivations(self) -> None:
        pairs: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
        for one in self._by_section["wasDerivedFrom"]:
            ends = one.ends["prov:generatedEntity"], one.ends["prov:usedEntity"]
            if one.noun:
                self._take_own(one, *ends)
            else:
                pairs[ends].append(one)
        for (later, earlier), several in pairs.items():
            if later in self._said and earlier in self._said:
                self._derive(self._said[later], self._said[earlier], several)
            else:
                for one in several:
                    self._losses.whole(one, _NOT_SAID)

    def _derive(self, later: Said, earlier: Said, told: list[Told]) -> None:
        """Make one edge of all that tells of one derivation."""
        words = frozenset[str]().union(*(one.types for one in told))
        kept = _REVISION if _REVISION in words else _QUOTATION
        edge: _Edge
        if kept == _REVISION:
            edge = self._revised(later, earlier)
        else:
            mode = RelayMode.VERBATIM if _QUOTATION in words else RelayMode.UNKNOWN
            edge = Relay(statement_id=later.id, rests_on_id=earlier.id, mode=mode)
        self.made.append((edge, told[0].path))
        labels = tuple(one.name for one in told if one.iri is not None)
        if labels:
            envelope = Envelope(record_id=RecordId(record_id(edge)), labels=labels)
            self.made.append((envelope, told[0].path))
        for one in told:
            self._report_derivation(one, edge, kept)

    def _revised(self, later: Said, earlier: Said) -> _Edge:
        if later.speaker is None or earlier.speaker is None:
            return Order(statement_id=later.id, after_id=earlier.id)
        if not self._speakers.is_family(later.speaker, earlier.speaker):
            return Response(statement_id=later.id, answers_id=earlier.id)
        return Correction(
            statement_id=later.id,
            corrects_id=earlier.id,
            kind=CorrectionKind.CORRECTS,
        )

    def _report_derivation(self, one: Told, edge: _Edge, kept: str) -> None:
        for value, word in one.typed:
            because = None if word == kept else _NO_TYPE
            if word == _REVISION and isinstance(edge, Order):
                because = _UNKNOWN_REVISER
            elif word == _REVISION and isinstance(edge, Response):
                because = _OTHER_REVISER
            if because is not None:
                self._losses.part(one, TYPE, value.text, because)
        self._report_rest(one, _NO_ATTRIBUTE)

    def _report_rest(self, one: Told, because: str) -> None:
        for end in ("prov:activity", "prov:generation", "prov:usage"):
            if end in one.ends and one.ends[end] not in self._sayings:
                self._losses.part(one, end, one.ends[end], _NO_ACTIVITY)
        report_attributes(one, self._losses, because, but=(TYPE,))

    def _take_own(self, one: Told, later: str | None, earlier: str) -> None:
        """Take an edge of ours; where it starts may stand in a field of its own."""
        noun = str(one.noun)
        ends = (("statement_id", later), (_EARLIER[noun], earlier))
        native = {field: self._said[iri].id for field, iri in ends if iri in self._said}
        made = self._own.record(one, noun, native)
        self.made.extend((record, one.path) for record in made or () if record)
        for value, word in one.typed:
            if word != _type_of(one) and word != f"ct:{noun}":
                self._losses.part(one, TYPE, value.text, _NO_TYPE)
        if one.time is not None:
            self._losses.part(one, TIME, one.time.text, _OWN_TIME)
        self._report_rest(one, _NO_ATTRIBUTE)

    def _take_invalidations(self) -> frozenset[int]:
        """Make retractions, and give the numbers of the associations used for them."""
        used: set[int] = set()
        took_part: defaultdict[str, list[Told]] = defaultdict(list)
        for one in self._by_section["wasAssociatedWith"]:
            took_part[one.ends["prov:activity"]].append(one)
        for one in self._by_section["wasInvalidatedBy"]:
            if one.noun:
                self._take_own(one, None, one.ends["prov:entity"])
                continue
            partners = took_part[one.ends.get("prov:activity", "")]
            agent = self._retracting(one, partners)
            if agent is None:
                self._losses.whole(one, _NOT_WITHDRAWN)
            else:
                self._retract(one, agent)
                for partner in partners:
                    used.add(partner.number)
                    self._report_partner(partner)
        return frozenset(used)

    def _retracting(self, one: Told, partners: list[Told]) -> str | None:
        """Give the id of the source that withdraws what it said; None where none did."""
        said = self._said.get(one.ends["prov:entity"])
        agents = {partner.ends.get("prov:agent") for partner in partners}
        agent = agents.pop() if len(agents) == 1 else None
        if said is None or said.speaker is None or agent is None:
            return None
        id_ = self._speakers.id_of(agent)
        return id_ if self._speakers.is_family(id_, said.speaker) else None

    def _retract(self, one: Told, agent: str) -> None:
        entity, activity = one.ends["prov:entity"], one.ends["prov:activity"]
        when = None if one.time is None else when_of(one.time, self._document)
        if one.time is not None and when is None:
            self._losses.part(one, TIME, one.time.text, _UNKEPT_TIME)
        statement = Statement(
            source_id=SourceId(agent),
            asserted_at=when,
            key=one.iri or f"invalidation of {entity} by {activity}",
        )
        correction = Correction(
            statement_id=StatementId(digest(statement)),
            corrects_id=self._said[entity].id,
            kind=CorrectionKind.RETRACTS,
        )
        self.made.extend(((statement, one.path), (correction, one.path)))
        if one.iri is not None:
            envelope = Envelope(
                record_id=RecordId(digest(statement)), labels=(one.name,)
            )
            self.made.append((envelope, one.path))
        report_attributes(one, self._losses, _HOW_ENDED)

    def _report_partner(self, partner: Told) -> None:
        if "prov:plan" in partner.ends:
            plan = partner.ends["prov:plan"]
            self._losses.part(partner, "prov:plan", plan, _HOW_ENDED)
        report_name(partner, self._losses)
        report_attributes(partner, self._losses, _HOW_ENDED)


def _type_of(one: Told) -> str:
    """Give the type of PROV that says what an edge of ours says as well."""
    modes = [value.text for value in one.own.get("mode", ())]
    if modes == [RelayMode.VERBATIM.value]:
        return _QUOTATION
    return _REVISION if one.noun == "Correction" else ""
