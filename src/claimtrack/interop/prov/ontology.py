"""PROV-O made the PROV-JSON document that says the same.

Both then go one way: what is refused, taken over or lost is decided in one place.
"""

import re
from collections import defaultdict
from collections.abc import (
    Container,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from collections.abc import (
    Set as AbstractSet,
)
from decimal import Decimal
from types import MappingProxyType

from claimtrack.codec.shared.parsing import Members
from claimtrack.interop.prov.accounts import LABEL, TYPE, Losses
from claimtrack.interop.prov.names import PROV, XSD
from claimtrack.interop.prov.ontology_words import (
    DATED,
    ELEMENTS,
    KINDS,
    MEMBERS,
    PLAIN,
    QUALIFIED,
    RELATIONS,
    SECTION_OF,
    Way,
)
from claimtrack.interop.prov.parsing_turtle import (
    RDF,
    Blank,
    Literal,
    Term,
    Triple,
    Turtle,
)
from claimtrack.interop.prov.sections import BUNDLE, PREFIX, TIME

_FIXED = MappingProxyType({"prov": PROV, "xsd": XSD})
_CUT = re.compile("[/#:]")
# Looking for the namespace of an IRI costs as much as it has parts.
_MOST_CUTS = 8
_NAMED = frozenset({"hadActivity", "hadGeneration", "hadUsage", "hadPlan"})
_JOINING = frozenset({*PLAIN, *QUALIFIED, *DATED, "asInBundle"})
_ONE_ENDED = frozenset({"wasGeneratedBy", "wasInvalidatedBy", "wasAssociatedWith"})
_TRUTH = MappingProxyType({"true": True, "1": True, "false": False, "0": False})
_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_LABEL_IRI = "http://www.w3.org/2000/01/rdf-schema#label"
_TYPE_IRI = f"{RDF}type"
_NOT_PROV = "nothing says that it is an entity, an activity or an agent"
_NAMELESS = "what has no name of its own is no record"
_ONE_END = "nothing says what it joins"

_Said = Mapping[str, Mapping[Term, None]]
_NOTHING: _Said = MappingProxyType({})


def as_prov_json(turtle: Turtle, losses: Losses) -> Members:
    """Give PROV-O as a PROV-JSON document.

    Args:
        turtle: What the document holds.
        losses: Where that is reported which PROV-JSON has no place for.

    Complexity: O(n).
    """
    names = _Names(turtle.prefixes)
    by_graph: defaultdict[str, list[Triple]] = defaultdict(list)
    for triple in turtle.triples:
        by_graph[triple.graph].append(triple)
    document = _Scope(by_graph.pop("", []), names, losses).members()
    bundles = Members([])
    for graph, triples in by_graph.items():
        bundles[names.name(graph)] = _Scope(triples, names, losses).members()
    if bundles:
        document[BUNDLE] = bundles
    document[PREFIX] = Members(names.prefixes())
    return document


class _Names:
    """Qualified names for IRIs, with the prefixes of the document where they fit."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        given = {space: p for p, space in prefixes.items() if p and p not in _FIXED}
        self._known = given | {space: prefix for prefix, space in _FIXED.items()}
        self._used = frozenset(self._known.values())
        self._number = 0

    def prefixes(self) -> Iterator[tuple[str, object]]:
        """Give the namespace of each prefix but those that are always known."""
        for space, prefix in self._known.items():
            if prefix not in _FIXED:
                yield prefix, space

    def name(self, iri: str) -> str:
        """Give the name of an IRI or a blank node."""
        if isinstance(iri, Blank):
            return iri
        cuts = [match.end() for match in _CUT.finditer(iri)][-_MOST_CUTS:] or [len(iri)]
        for cut in reversed(cuts):
            if iri[:cut] in self._known:
                return f"{self._known[iri[:cut]]}:{iri[cut:]}"
        return f"{self._made(iri[: cuts[-1]])}:{iri[cuts[-1] :]}"

    def _made(self, space: str) -> str:
        self._number += 1
        while f"ns{self._number}" in self._used:
            self._number += 1
        return self._known.setdefault(space, f"ns{self._number}")


class _Scope:
    """What one graph says: the document's own, or a bundle's."""

    def __init__(
        self, triples: Iterable[Triple], names: _Names, losses: Losses
    ) -> None:
        self._names = names
        self._losses = losses
        self._said: defaultdict[str, defaultdict[str, dict[Term, None]]]
        self._said = defaultdict(lambda: defaultdict(dict))
        for one in triples:
            self._said[one.subject][one.predicate][one.value] = None
        self._sections: defaultdict[str, dict[str, list[Members]]]
        self._sections = defaultdict(lambda: defaultdict(list))
        self._inferred: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._qualifying: set[str] = set()
        self._blank_count = 0

    def members(self) -> Members:
        """Give the sections."""
        for subject, said in self._said.items():
            self._relate(subject, said)
        for subject, said in self._said.items():
            if subject not in self._qualifying:
                self._element(subject, said)
        return Members(
            (section, Members((k, _alone(v)) for k, v in things.items()))
            for section, things in self._sections.items()
        )

    def _relate(self, subject: str, said: _Said) -> None:
        """Take what a thing has to do with others."""
        covered: set[tuple[str, str, str]] = set()
        for word, way in QUALIFIED.items():
            for node in _nodes(said, PROV + word):
                self._qualifying.add(node)
                end = self._qualified(subject, said, way, node)
                covered |= {(way.section, w, end) for w in ("", way.word)}
        moments = {
            section: list(said[PROV + word])
            for word, section in DATED.items()
            if PROV + word in said
        }
        for word, way in PLAIN.items():
            others = list(_nodes(said, PROV + word))
            for other in others:
                if (way.section, way.word, other) not in covered:
                    # Of one coming about, the time and the activity are one relation.
                    times = moments.get(way.section, [])
                    is_one = len(times) == len(others) == 1
                    moment = times.pop() if is_one else None
                    self._plain(subject, way, other, moment)
        for section, times in moments.items():
            for time in times:
                self._plain(subject, PLAIN[section], "", time)

    def _plain(self, subject: str, way: Way, other: str, moment: Term | None) -> None:
        """Take a relation of which no more is told."""
        self._blank_count += 1
        name = f"_:r{self._blank_count}"
        if isinstance(subject, Blank) or isinstance(other, Blank):
            self._losses.named(way.section, name, 0, _NAMELESS)
            return
        members = self._ends(subject, way, other)
        if moment is not None:
            members[TIME] = self._value(moment)
        self._put(way.section, name, members)

    def _qualified(self, subject: str, said: _Said, way: Way, node: str) -> str:
        """Take what tells more of a relation, and give its other end; "" for none."""
        told = self._said.get(node, _NOTHING)
        ends = [one for end in way.ends for one in _nodes(told, PROV + end)]
        if not ends:
            # Some leave it to the property that joins the two at once.
            plain = (w for w, one in PLAIN.items() if one.section == way.section)
            ends = [one for word in plain for one in _nodes(said, PROV + word)]
        end = ends[0] if len(ends) == 1 else ""
        if isinstance(subject, Blank) or isinstance(end, Blank):
            self._lose(way.section, node, _NAMELESS)
        elif end or way.section in _ONE_ENDED:
            members = self._ends(subject, way, end)
            own = {_TYPE_IRI, *(PROV + one for one in way.ends)}
            self._tell(members, told, but=own)
            types = [
                one for one in told.get(_TYPE_IRI, ()) if not _says(one, RELATIONS)
            ]
            if way.word and PROV + way.word not in types:
                types.append(PROV + way.word)
            self._add(members, TYPE, types)
            self._put(way.section, self._names.name(node), members)
        else:
            self._lose(way.section, node, _ONE_END)
        return end

    def _ends(self, subject: str, way: Way, other: str) -> Members:
        members = Members([])
        for key, iri in ((way.start, subject), (way.end, other)):
            if iri:
                members[key] = self._names.name(iri)
                self._infer(iri, key)
        return members

    def _infer(self, iri: str, key: str) -> None:
        if key in SECTION_OF:
            self._inferred[iri][SECTION_OF[key]] = None

    def _element(self, subject: str, said: _Said) -> None:
        words = {
            one for one in (*ELEMENTS, *KINDS) if PROV + one in said.get(_TYPE_IRI, ())
        }
        sections = {ELEMENTS[one]: None for one in ELEMENTS if one in words}
        sections = sections or {KINDS[one]: None for one in KINDS if one in words}
        members = Members([])
        self._tell(members, said, but={_TYPE_IRI})
        types = [one for one in said.get(_TYPE_IRI, ()) if not _says(one, ELEMENTS)]
        self._add(members, TYPE, types)
        for section in sections or (self._inferred.get(subject, {}) if members else ()):
            if isinstance(subject, Blank):
                self._lose(section, subject, _NAMELESS)
            else:
                self._put(section, self._names.name(subject), Members(members.items()))
        if members and not (sections or subject in self._inferred):
            self._lose("subject", subject, _NOT_PROV)

    def _tell(self, members: Members, said: _Said, *, but: AbstractSet[str]) -> None:
        """Put what is said of a thing into the members of an element or a relation."""
        for predicate, values in said.items():
            word = predicate.removeprefix(PROV) if predicate.startswith(PROV) else ""
            if predicate in but or word in _JOINING:
                continue
            if word in _NAMED:
                members[MEMBERS[word]] = _alone(list(map(self._name_of, values)))
            else:
                key = MEMBERS.get(word) or self._names.name(predicate)
                self._add(members, LABEL if predicate == _LABEL_IRI else key, values)

    def _name_of(self, one: Term) -> object:
        return self._names.name(one) if isinstance(one, str) else self._value(one)

    def _add(self, members: Members, key: str, values: Iterable[Term]) -> None:
        found = [self._value(one) for one in values]
        if found:
            members[key] = _alone(found)

    def _value(self, one: Term) -> object:
        """Give a value as PROV-JSON has it."""
        if isinstance(one, Literal):
            return self._literal(one)
        return Members([("$", self._names.name(one)), ("type", "prov:QUALIFIED_NAME")])

    def _literal(self, one: Literal) -> object:
        if one.language is not None:
            return Members([("$", one.text), ("lang", one.language)])
        kind = (one.datatype or "").removeprefix(XSD)
        if kind in {"", "string", "dateTime"}:
            return one.text
        if kind == "boolean" and one.text in _TRUTH:
            return _TRUTH[one.text]
        if kind in {"integer", "decimal"} and _PLAIN_NUMBER.fullmatch(one.text):
            return Decimal(one.text) if "." in one.text else int(one.text)
        return Members([("$", one.text), ("type", self._names.name(str(one.datatype)))])

    def _put(self, section: str, name: str, members: Members) -> None:
        self._sections[section][name].append(members)

    def _lose(self, noun: str, node: str, because: str) -> None:
        self._losses.named(noun, self._names.name(node), 0, because)


def _nodes(said: _Said, predicate: str) -> Iterator[str]:
    """Give the things that a property points at."""
    for one in said.get(predicate, ()):
        if isinstance(one, str):
            yield one


def _says(one: Term, words: Container[str]) -> bool:
    """Tell whether a type is one of some words of PROV."""
    is_prov = isinstance(one, str) and one.startswith(PROV)
    return is_prov and str(one).removeprefix(PROV) in words


def _alone(values: Sequence[object]) -> object:
    return values[0] if len(values) == 1 else list(values)
