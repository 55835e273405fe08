"""Entities made statements: who said each, when, and in which words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import attrs

from claimtrack.errors import InvalidValueError
from claimtrack.interop.prov.accounts import LABEL, TYPE, VALUE, Losses, Told, Value
from claimtrack.interop.prov.documents import Document
from claimtrack.interop.prov.names import OURS
from claimtrack.interop.prov.own import SAYING, OwnRecords, names_of
from claimtrack.interop.prov.sections import TIME
from claimtrack.interop.prov.speakers import (
    Speakers,
    report_attributes,
    report_name,
    unknown_author,
)
from claimtrack.model import (
    Envelope,
    Record,
    Source,
    SourceKind,
    Statement,
    When,
    digest,
    record_id,
)
from claimtrack.typing import RecordId, SourceId, StatementId

# Source: XML Schema 1.1 Part 2 (W3C, 2012), dateTime. Hour 24 and a fraction finer than
# a microsecond are lawful there, and no `When`.
_DATE_TIME = re.compile(
    r"-?(?:[1-9][0-9]{3,}|0[0-9]{3})-[0-9]{2}-[0-9]{2}"
    r"T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)
_STATEMENT = "Statement"
_NAMED = frozenset({"Place", "Subject", "Measure"})
_ENDS = (
    ("wasAttributedTo", "prov:entity"),
    ("wasGeneratedBy", "prov:entity"),
    ("wasInvalidatedBy", "prov:entity"),
    ("wasDerivedFrom", "prov:generatedEntity"),
    ("wasDerivedFrom", "prov:usedEntity"),
)
_NO_ATTRIBUTE = "a statement has no such attribute"
_NO_TYPE = "whether an entity is a report, a data set or a file makes no difference"
_NO_TIME = "only when a statement was made is taken over of how it came about"
_NO_LANGUAGE = "a statement's words and labels have no language"
_TWO_TIMES = "several times for one entity: none is taken"
_TWO_VALUES = "several values for one entity: none is taken"
_NOT_SAID = "what came about here is no statement"
_UNKEPT_TIME = "a time that claimtrack can't hold"


@attrs.frozen(kw_only=True)
class Said:
    """An entity as a statement.

    Attributes:
        id: The statement's id.
        speaker: Its source's id; None where that is unknown.
    """

    id: StatementId
    speaker: str | None


def when_of(value: Value, document: Document) -> When | None:
    """Give a time; None where it is none, which is reported, or can't be held."""
    if not _DATE_TIME.fullmatch(value.text):
        message = "expected an xsd:dateTime such as 2011-11-16T16:05:00Z"
        document.report(value.path, message)
        return None
    try:
        return When(text=value.text)
    except InvalidValueError:
        return None


def is_date_time(text: str) -> bool:
    """Tell whether a time can stand as it is where PROV wants an xsd:dateTime.

    >>> is_date_time("2020-09-27T10:02:00Z"), is_date_time("2020-09-27T10:02Z")
    (True, False)

    """
    return _DATE_TIME.fullmatch(text) is not None


class Utterances:
    """The entities of a document.

    Args:
        told: What the document tells.
        speakers: Who speaks.
        own: What reads records of ours.
        document: Where problems and losses are reported.

    Attributes:
        said: The statements, by the IRI of their entity.
        sayings: The activities that only say that a statement was made.
        made: The records, each with its place.
    """

    def __init__(
        self,
        told: Iterable[Told],
        speakers: Speakers,
        own: OwnRecords,
        document: Document,
    ) -> None:
        self._speakers = speakers
        self._own = own
        self._document = document
        self._losses: Losses = document.losses
        self._told: defaultdict[str, list[Told]] = defaultdict(list)
        self._generations: defaultdict[str, list[Told]] = defaultdict(list)
        self.sayings: set[str] = set()
        for one in told:
            self._sort(one)
        self.said: dict[str, Said] = {}
        self.made: list[tuple[Record | Envelope, str]] = []
        self._nouns = {iri: self._noun(iri) for iri in self._told}

    def _sort(self, one: Told) -> None:
        if one.section == "entity":
            self._told[str(one.iri)].append(one)
        if one.section == "activity" and one.noun == SAYING:
            self.sayings.add(str(one.iri))
        if one.section == "wasGeneratedBy":
            self._generations[one.ends["prov:entity"]].append(one)
        for section, end in _ENDS:
            if one.section == section:
                self._told[one.ends[end]].extend(())

    def _noun(self, iri: str) -> str | None:
        return next((one.noun for one in self._told[iri] if one.noun), None)

    def take(self) -> None:
        """Make the records, and report what is lost."""
        for iri in self._told:
            noun = self._nouns[iri]
            if noun is None or noun == _STATEMENT:
                self._take_statement(iri)
            else:
                self._take_other(iri, noun)

    def _take_other(self, iri: str, noun: str) -> None:
        """Take a record of ours that is no statement, such as a claim."""
        self._speakers.not_said(iri)
        for one in self._generations.get(iri, ()):
            self._losses.whole(one, _NOT_SAID)
        for one in self._told[iri]:
            from_names = {"names": names_of([one])} if noun in _NAMED else {}
            but = (TYPE, LABEL) if one.noun and from_names else (TYPE,)
            report_attributes(one, self._losses, _NO_ATTRIBUTE, but=but)
            self._report_types(one)
            if one.noun:
                self._enter(self._own.record(one, noun, from_names), one)

    def _take_statement(self, iri: str) -> None:
        told = self._told[iri]
        speaker = self._speakers.speaker(iri)
        when = self._when(iri)
        words = self._words(told)
        self._report(told)
        ours = next((one for one in told if one.noun), None)
        if ours is not None:
            native: dict[str, object] = {"source_id": speaker}
            native["asserted_at"] = None if when is None else when.text
            native["quote"] = words
            if not iri.startswith(OURS):
                native["key"] = iri
            made = self._own.record(ours, _STATEMENT, native)
            self._enter(made, ours)
            if made is not None:
                id_ = StatementId(record_id(made[0]))
                self.said[iri] = Said(id=id_, speaker=self._known(speaker))
            return
        source_id = unknown_author(iri) if speaker is None else SourceId(speaker)
        path = told[0].path if told else "$"
        if speaker is None:
            source = Source(id=source_id, kind=SourceKind.UNKNOWN)
            self.made.append((source, path))
        statement = Statement(
            source_id=source_id, asserted_at=when, quote=words, key=iri
        )
        self.made.append((statement, path))
        self.said[iri] = Said(
            id=StatementId(digest(statement)), speaker=self._known(speaker)
        )
        labels = {one.name for one in told}
        labels |= {value.text for one in told for value in _labels(one)}
        if labels:
            envelope = Envelope(
                record_id=RecordId(digest(statement)), labels=tuple(labels)
            )
            self.made.append((envelope, path))

    def _known(self, speaker: str | None) -> str | None:
        """Give a speaker, but for one that stands for somebody whom nobody knows."""
        is_vague = speaker is not None and self._speakers.is_vague(speaker)
        return None if is_vague else speaker

    def _enter(self, made: tuple[Record, Envelope | None] | None, told: Told) -> None:
        for one in made or ():
            if one is not None:
                self.made.append((one, told.path))

    def _when(self, iri: str) -> When | None:
        """Give when an entity was generated, where that is one time."""
        told = self._generations.get(iri, [])
        times = {one.time.text for one in told if one.time is not None}
        found = None
        for one in told:
            self._report_generation(one)
            if one.time is None:
                continue
            found = when_of(one.time, self._document)
            if found is None:
                self._losses.part(one, TIME, one.time.text, _UNKEPT_TIME)
            elif len(times) > 1:
                self._losses.part(one, TIME, one.time.text, _TWO_TIMES)
        return found if len(times) == 1 else None

    def _report_generation(self, one: Told) -> None:
        activity = one.ends.get("prov:activity")
        if one.time is None and activity not in self.sayings:
            self._losses.whole(one, _NO_TIME)
            return
        if activity is not None and activity not in self.sayings:
            self._losses.part(one, "prov:activity", activity, _NO_TIME)
        report_name(one, self._losses)
        report_attributes(one, self._losses, _NO_TIME)

    def _words(self, told: Iterable[Told]) -> str | None:
        values = [(one, v) for one in told for v in one.attributes.get(VALUE, ())]
        texts = {value.text for _, value in values if value.is_text and value.text}
        for one, value in values:
            if not value.is_text or not value.text:
                self._losses.part(one, VALUE, value.text, _NO_ATTRIBUTE)
            elif len(texts) > 1:
                self._losses.part(one, VALUE, value.text, _TWO_VALUES)
            elif value.language:
                self._losses.part(one, VALUE, f"@{value.language}", _NO_LANGUAGE)
        return next(iter(texts)) if len(texts) == 1 else None

    def _report_types(self, one: Told) -> None:
        for value, word in one.typed:
            if word is None or ":" not in word:
                self._losses.part(one, TYPE, value.text, _NO_TYPE)

    def _report(self, told: Iterable[Told]) -> None:
        for one in told:
            self._report_types(one)
            for value in one.attributes.get(LABEL, ()):
                if one.noun or not value.is_text or not value.text:
                    self._losses.part(one, LABEL, value.text, _NO_ATTRIBUTE)
                elif value.language:
                    self._losses.part(one, LABEL, f"@{value.language}", _NO_LANGUAGE)
            but = (TYPE, LABEL, VALUE)
            report_attributes(one, self._losses, _NO_ATTRIBUTE, but=but)


def _labels(told: Told) -> Iterator[Value]:
    for value in told.attributes.get(LABEL, ()):
        if value.is_text and value.text:
            yield value
