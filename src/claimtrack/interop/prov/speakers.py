"""Who speaks: agents made sources, delegations made parts, and whose an entity is."""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx

from claimtrack.interop.prov.accounts import LABEL, TYPE, Losses, Told
from claimtrack.interop.prov.own import OwnRecords, names_of
from claimtrack.model import Envelope, Name, Record, Source, SourceKind
from claimtrack.typing import RecordId, SourceId

_KIND_OF = {"Person": SourceKind.PERSON, "Organization": SourceKind.ORGANIZATION}
# No real chain of command is as long; without an end a stranger's would take hours.
_MOST_WHOLES = 100
_NO_ACTIVITY = "who acted for whom in one activity is no part of who belongs to whom"
_RING = "delegation in a ring makes nobody a part of another"
_NO_TYPE = "a source has no such kind"
_TWO_KINDS = "a person and an organization at once: neither kind is taken"
_OWN_KIND = "the source says in a field of claimtrack's what it is"
_NO_ATTRIBUTE = "a source has no such attribute"
_NO_RELATION = "only who acted for whom is taken over"
_NOT_SAID = "what is attributed here is no statement"
_SEVERAL = "attributed to several, and nothing tells which of them speaks"
_FOR_WHOLE = "attributed to several: the one that is a part of all others speaks"
_NO_NAME = "what this becomes has no name of its own"
_VAGUE = frozenset({SourceKind.UNKNOWN.value, SourceKind.ANONYMOUS.value})
_HOW = "only whose it is, is taken over"


def unknown_author(iri: str) -> SourceId:
    """Give the id of the source of an entity whose author nobody told.

    One for each entity: two that nobody knows are not one voice. No IRI has spaces, so
    it is never an agent's.

    >>> unknown_author("http://example.org/a")
    'unknown author of http://example.org/a'

    """
    return SourceId(f"unknown author of {iri}")


class Speakers:
    """The agents of a document, and which of them speaks in each entity.

    Args:
        told: What the document tells.
        own: What reads records of ours.
        losses: Where losses are reported.

    Attributes:
        made: The sources and what they are called, each with its place.
    """

    def __init__(self, told: Iterable[Told], own: OwnRecords, losses: Losses) -> None:
        self._losses = losses
        self._own = own
        self._told: defaultdict[str, list[Told]] = defaultdict(list)
        self._delegations: list[Told] = []
        self._attributions: defaultdict[str, list[Told]] = defaultdict(list)
        for one in told:
            self._sort(one)
        self._ids = {iri: self._id(iri) for iri in self._told}
        self._vague = {self._ids[iri] for iri in self._told if self._is_vague(iri)}
        self._wholes = self._part_of()
        self.made: list[tuple[Record | Envelope, str]] = []
        for iri in self._told:
            self._take(iri)

    def _sort(self, one: Told) -> None:
        match one.section:
            case "agent":
                self._told[str(one.iri)].append(one)
            case "actedOnBehalfOf":
                self._delegations.append(one)
                for end in ("prov:delegate", "prov:responsible"):
                    self._told[one.ends[end]].extend(())
            case "wasAttributedTo":
                self._attributions[one.ends["prov:entity"]].append(one)
                self._told[one.ends["prov:agent"]].extend(())
            case "wasAssociatedWith" if "prov:agent" in one.ends:
                self._told[one.ends["prov:agent"]].extend(())
            case _:
                pass

    def id_of(self, iri: str) -> str:
        """Give the id of an agent's source."""
        return self._ids[iri]

    def is_vague(self, id_: str) -> bool:
        """Tell whether a source stands for somebody whom nobody knows."""
        return id_ in self._vague

    def is_family(self, one: str, other: str) -> bool:
        """Tell whether two sources are the same, or one is a part of the other."""
        return other in self._whole(one) or one in self._whole(other)

    def speaker(self, entity: str) -> str | None:
        """Give the id of the source that speaks in an entity; None where unknown."""
        attributions = self._attributions.get(entity, [])
        ids = {self.id_of(one.ends["prov:agent"]) for one in attributions}
        chosen = [one for one in sorted(ids) if ids <= self._whole(one)]
        speaker = chosen[0] if chosen else None
        because = _SEVERAL if speaker is None else _FOR_WHOLE
        for one in attributions:
            if self.id_of(one.ends["prov:agent"]) != speaker:
                self._losses.whole(one, because)
            else:
                report_name(one, self._losses)
                report_attributes(one, self._losses, _HOW)
        return speaker

    def not_said(self, entity: str) -> None:
        """Report attributions of what is no statement."""
        for one in self._attributions.get(entity, []):
            self._losses.whole(one, _NOT_SAID)

    def _id(self, iri: str) -> str:
        given = [one.own.get("id", ()) for one in self._told[iri] if one.noun]
        return next((values[0].text for values in given if values), iri)

    def _is_vague(self, iri: str) -> bool:
        kinds = (one.own.get("kind", ()) for one in self._told[iri] if one.noun)
        return any(value.text in _VAGUE for values in kinds for value in values)

    def _part_of(self) -> Mapping[str, set[str]]:
        """Give what each source is a part of, by delegations that go in no ring."""
        usable = [one for one in self._delegations if "prov:activity" not in one.ends]
        ways = nx.DiGraph(self._way(one) for one in usable)
        ring_of = {
            id_: number
            for number, ring in enumerate(nx.strongly_connected_components(ways))
            for id_ in ring
        }
        wholes: defaultdict[str, set[str]] = defaultdict(set)
        for one in self._delegations:
            part, whole = self._way(one)
            if "prov:activity" in one.ends:
                self._losses.whole(one, _NO_ACTIVITY)
            elif ring_of[part] == ring_of[whole]:
                self._losses.whole(one, _RING)
            else:
                wholes[part].add(whole)
                report_name(one, self._losses)
                report_attributes(one, self._losses, _NO_RELATION)
        return wholes

    def _way(self, one: Told) -> tuple[str, str]:
        delegate, responsible = one.ends["prov:delegate"], one.ends["prov:responsible"]
        return self.id_of(delegate), self.id_of(responsible)

    def _whole(self, id_: str) -> frozenset[str]:
        """Give a source and what it is a part of, nearest first, as far as is looked."""
        seen, queue = {id_}, deque([id_])
        while queue and len(seen) < _MOST_WHOLES:
            above = sorted(self._wholes.get(queue.popleft(), set()) - seen)
            seen.update(above)
            queue.extend(above)
        return frozenset(seen)

    def _take(self, iri: str) -> None:
        told = self._told[iri]
        kind = self._kind(told)
        names = names_of(told)
        part_of = sorted(self._wholes.get(self.id_of(iri), ()))
        self._report(told)
        for one in told:
            if one.noun:
                native: Mapping[str, object] = {"names": names, "part_of": part_of}
                if "kind" not in one.own and kind is not None:
                    native = {**native, "kind": kind.value}
                made = self._own.record(one, one.noun, native)
                self.made.extend((each, one.path) for each in made or () if each)
                return
        path = told[0].path if told else "$"
        source = Source(
            id=SourceId(iri),
            kind=kind,
            names=[Name(text=t, language=one) for one in names for t in names[one]],
            part_of=part_of,
        )
        self.made.append((source, path))
        if told:
            labels = tuple({one.name for one in told})
            envelope = Envelope(record_id=RecordId(iri), labels=labels)
            self.made.append((envelope, path))

    def _kind(self, told: Sequence[Told]) -> SourceKind | None:
        kinds = {
            _KIND_OF[word] for one in told for _, word in one.typed if word in _KIND_OF
        }
        return next(iter(kinds)) if len(kinds) == 1 else None

    def _report(self, told: Sequence[Told]) -> None:
        is_certain = self._kind(told) is not None
        for one in told:
            for value, word in one.typed:
                is_ours = word is not None and ":" in word
                if word in _KIND_OF and not is_certain:
                    self._losses.part(one, TYPE, value.text, _TWO_KINDS)
                elif word in _KIND_OF and one.noun and "kind" in one.own:
                    self._losses.part(one, TYPE, value.text, _OWN_KIND)
                elif word not in _KIND_OF and not is_ours:
                    self._losses.part(one, TYPE, value.text, _NO_TYPE)
            report_attributes(one, self._losses, _NO_ATTRIBUTE, but=(TYPE, LABEL))
            for value in one.attributes.get(LABEL, ()):
                if not value.is_text:
                    self._losses.part(one, LABEL, value.text, _NO_ATTRIBUTE)


def report_name(told: Told, losses: Losses) -> None:
    """Report the name of a relation that becomes no record of its own."""
    if told.iri is not None:
        losses.part(told, "id", told.name, _NO_NAME)


def report_attributes(
    told: Told, losses: Losses, because: str, *, but: Sequence[str] = ()
) -> None:
    """Report the attributes of a thing that no record takes."""
    for key, values in told.attributes.items():
        for value in values if key not in but else ():
            losses.part(told, key, value.text, because)
