"""PROV-JSON documents as hypothesis draws them, and as tests write them."""

import json
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

EX = "http://example.org/"
PREFIXES = {"ex": EX}
Json = dict[str, Any]

_ENDS = {
    "wasGeneratedBy": (("prov:entity",), ("prov:activity",)),
    "wasInvalidatedBy": (("prov:entity",), ("prov:activity",)),
    "wasDerivedFrom": (("prov:generatedEntity", "prov:usedEntity"), ("prov:usage",)),
    "wasAttributedTo": (("prov:entity", "prov:agent"), ()),
    "wasAssociatedWith": (("prov:activity",), ("prov:agent", "prov:plan")),
    "actedOnBehalfOf": (("prov:delegate", "prov:responsible"), ("prov:activity",)),
    "wasInfluencedBy": (("prov:influencee", "prov:influencer"), ()),
    "used": (("prov:activity", "prov:entity"), ()),
}
_AGENTS = {"prov:agent", "prov:delegate", "prov:responsible"}
_ACTIVITIES = {"prov:activity"}
_TIMES = (
    "2011-11-16T16:05:00",
    "2011-11-16T16:05:00.5+01:00",
    "2011-11-17T00:00:00Z",
    "2011-11-17T24:00:00Z",
)
_TYPES = ("Revision", "Quotation", "PrimarySource", "Person", "Organization", "Plan")
_LITERALS: tuple[object, ...] = (
    "words",
    "",
    7,
    True,
    {"$": "mots", "lang": "fr"},
    {"$": "3.5", "type": "xsd:double"},
    ["one", "two"],
)


def document(**sections: object) -> str:
    """A document in the namespace of the examples."""
    return json.dumps({"prefix": PREFIXES, **sections})


def typed(*words: str) -> list[dict[str, str]]:
    """Types, as values of `prov:type`."""
    return [{"$": word, "type": "prov:QUALIFIED_NAME"} for word in words]


def documents() -> SearchStrategy[Json]:
    """Small documents that are sound, in which most things bear on each other."""
    return _documents()


@st.composite
def _documents(draw: DrawFn) -> Json:
    found: Json = {"prefix": dict(PREFIXES)}
    for section, letter in (("entity", "e"), ("agent", "a"), ("activity", "r")):
        names = draw(st.sets(st.sampled_from([f"ex:{letter}{n}" for n in range(3)])))
        if names:
            found[section] = {name: _attributes(draw) for name in sorted(names)}
    for number in range(draw(st.integers(0, 7))):
        section = draw(st.sampled_from(sorted(_ENDS)))
        name = draw(st.sampled_from((f"_:r{number}", f"ex:r{number}")))
        found.setdefault(section, {})[name] = _relation(draw, section)
    return found


def _relation(draw: DrawFn, section: str) -> Json:
    required, optional = _ENDS[section]
    members = _attributes(draw)
    for key in required:
        members[key] = _end(draw, key)
    for key in optional:
        if draw(st.booleans()):
            members[key] = _end(draw, key)
    if section in {"wasGeneratedBy", "wasInvalidatedBy"} and draw(st.booleans()):
        members["prov:time"] = draw(st.sampled_from(_TIMES))
    return members


def _end(draw: DrawFn, key: str) -> str:
    letter = "a" if key in _AGENTS else "r" if key in _ACTIVITIES else "e"
    return f"ex:{letter}{draw(st.integers(0, 2))}"


def _attributes(draw: DrawFn) -> Json:
    members: Json = {}
    if draw(st.integers(0, 3)) == 0:
        members["prov:type"] = typed(f"prov:{draw(st.sampled_from(_TYPES))}")
    key = draw(st.sampled_from(("", "", "prov:label", "prov:value", "ex:size")))
    if key:
        members[key] = draw(st.sampled_from(_LITERALS))
    return members
