"""PROV-O in Turtle, of a PROV-JSON document that we made.

Written by hand: libraries give blank nodes random names, and the same graph gives the
same text here. Only the shapes that our own writer makes are known.
"""

import json
import re
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from claimtrack.interop.prov.accounts import LABEL, TYPE
from claimtrack.interop.prov.names import PROV, TERMS, XSD, resolved
from claimtrack.interop.prov.sections import SECTIONS, TIME
from claimtrack.model import Loss
from claimtrack.typing import RecordId

# Source: RDF 1.1 Turtle (W3C, 2014), production 144s, LANGTAG.
_LANGUAGE = re.compile(r"[a-zA-Z]+(?:-[a-zA-Z0-9]+)*")
_NO_LANGUAGE = "no language tag of Turtle: the name is written without it"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_CLASS_OF = MappingProxyType(
    {"entity": "prov:Entity", "activity": "prov:Activity", "agent": "prov:Agent"}
)
_PREDICATE_OF = MappingProxyType({TYPE: "a", LABEL: "rdfs:label"})


@attrs.frozen(kw_only=True)
class _Way:
    """How PROV-O says a relation.

    Attributes:
        plain: The property from one end to the other.
        qualified: That from one end to what tells more of it.
        made: The class of what tells more.
        end: The property from there to the other end.
    """

    plain: str
    qualified: str
    made: str
    end: str


def _by_name(plain: str, made: str, *, end: str = "entity", more: str = "") -> _Way:
    """Give a way, by the local names of its property, its class and its other end.

    Where the class is of one end only, `more` is what the qualified property is of.
    """
    return _Way(
        plain=f"prov:{plain}",
        qualified=f"prov:qualified{more or made}",
        made=f"prov:{made}",
        end=f"prov:{end}",
    )


_INFLUENCE = _by_name("wasInfluencedBy", "EntityInfluence", more="Influence")
_INVALIDATION = _by_name("wasInvalidatedBy", "Invalidation", end="activity")
_DERIVATION = _by_name("wasDerivedFrom", "Derivation")
_QUOTATION = _by_name("wasQuotedFrom", "Quotation")
_REVISION = _by_name("wasRevisionOf", "Revision")

Sections = Mapping[str, Mapping[str, Mapping[str, object]]]
"""The sections of a PROV-JSON document, as JSON values."""


def turtle_text(
    prefixes: Mapping[str, str], sections: Sections
) -> tuple[str, tuple[Loss, ...]]:
    """Give a document as Turtle, and what that can't carry.

    Args:
        prefixes: The namespace of each prefix.
        sections: The elements and relations, by section and name.

    Complexity: O(n).
    """
    turtle = _Turtle(prefixes)
    for section, things in sections.items():
        for name, members in things.items():
            turtle.take(section, name, members)
    return turtle.text(), tuple(sorted(set(turtle.losses)))


class _Turtle:
    """Triples, by subject, in the order in which subjects first came."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.losses: list[Loss] = []
        self._prefixes = {**prefixes, "prov": PROV}
        self._said: dict[str, dict[str, None]] = {}

    def text(self) -> str:
        """Give the whole document."""
        spaces = {"ct": TERMS, "prov": PROV, "rdfs": _RDFS, "xsd": XSD}
        heads = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in spaces.items()]
        between = " ;\n    "
        said = (
            f"\n{subject} {between.join(lines)} .\n"
            for subject, lines in self._said.items()
        )
        return "".join((*heads, *said))

    def take(self, section: str, name: str, members: Mapping[str, object]) -> None:
        """Take an element or a relation."""
        rest = {k: v for k, v in members.items() if k not in _formal(section)}
        if section in _CLASS_OF:
            self._say(self._iri(name), "a", _CLASS_OF[section])
            self._tell(self._iri(name), rest)
            return
        required = (*SECTIONS[section].required, "prov:activity")
        first, second = (members.get(end) for end in required[:2])
        subject = self._iri(str(first))
        if section == "wasGeneratedBy":
            if TIME in members:
                moment = f"{json.dumps(members[TIME])}^^xsd:dateTime"
                self._say(subject, "prov:generatedAtTime", moment)
            if second is not None:
                self._say(subject, "prov:wasGeneratedBy", self._iri(str(second)))
            return
        other = self._iri(str(second))
        way = _way(section, members)
        self._say(subject, f"prov:{section}" if way is None else way.plain, other)
        if way is not None:
            told = self._iri(name)
            self._say(subject, way.qualified, told)
            self._say(told, "a", way.made)
            self._say(told, way.end, other)
            self._tell(told, rest)

    def _tell(self, subject: str, members: Mapping[str, object]) -> None:
        for key, given in members.items():
            for one in given if isinstance(given, list | tuple) else (given,):
                value = self._value(one, members)
                self._say(subject, _PREDICATE_OF.get(key, key), value)

    def _say(self, subject: str, predicate: str, thing: str) -> None:
        self._said.setdefault(subject, {}).setdefault(f"{predicate} {thing}")

    def _iri(self, name: str) -> str:
        return f"<{resolved(name, self._prefixes)}>"

    def _value(self, one: object, members: Mapping[str, object]) -> str:
        if not isinstance(one, dict):
            return json.dumps(one, ensure_ascii=False)
        text = str(one["$"])
        if "lang" not in one:
            # Types are names of ours or of PROV.
            return text
        quoted = json.dumps(text, ensure_ascii=False)
        if _LANGUAGE.fullmatch(one["lang"]):
            return f"{quoted}@{one['lang']}"
        self.losses.append(
            Loss(
                noun=_types(members)[0].removeprefix("ct:").lower(),
                record_id=RecordId(str(members["ct:id"])),
                field="names",
                value=f"{one['lang']}: {text}",
                because=_NO_LANGUAGE,
            )
        )
        return quoted


def _formal(section: str) -> frozenset[str]:
    shape = SECTIONS[section]
    return frozenset({*shape.required, *shape.optional, TIME})


def _way(section: str, members: Mapping[str, object]) -> _Way | None:
    """Give how a relation tells more; None where there is no more to tell."""
    types = set(_types(members))
    match section:
        case "wasInfluencedBy":
            return _INFLUENCE
        case "wasInvalidatedBy":
            return _INVALIDATION
        case "wasDerivedFrom" if "prov:Revision" in types:
            return _REVISION
        case "wasDerivedFrom" if "prov:Quotation" in types:
            return _QUOTATION
        case "wasDerivedFrom":
            return _DERIVATION
        case _:
            return None


def _types(members: Mapping[str, object]) -> list[str]:
    """Give the types, the first of which is the noun."""
    given = members.get(TYPE)
    return [str(one["$"]) for one in given] if isinstance(given, list) else []
