"""The words of PROV-O, and where what they say stands in a PROV-JSON document.

Source: PROV-O (W3C Recommendation, 2013), sections 3 and 4; The PROV-JSON Serialization
(W3C Member Submission, 24 April 2013), section 3.
"""

from types import MappingProxyType

import attrs


@attrs.frozen(kw_only=True)
class Way:
    """How a property joins two things.

    Attributes:
        section: The section that it belongs in.
        start: The member for the thing that has the property.
        end: The member for the thing that it points at.
        word: The type that tells it from others of its section; "" for none.
        ends: The properties by which what tells more of it points at that thing.
    """

    section: str
    start: str
    end: str
    word: str = ""
    ends: tuple[str, ...] = ("entity",)


def _derived(word: str = "") -> Way:
    return Way(
        section="wasDerivedFrom",
        start="prov:generatedEntity",
        end="prov:usedEntity",
        word=word,
    )


def _joined(section: str, start: str, end: str, *ends: str) -> Way:
    return Way(section=section, start=f"prov:{start}", end=f"prov:{end}", ends=ends)


PLAIN = MappingProxyType(
    {
        "wasDerivedFrom": _derived(),
        "wasRevisionOf": _derived("Revision"),
        "wasQuotedFrom": _derived("Quotation"),
        "hadPrimarySource": _derived("PrimarySource"),
        "wasGeneratedBy": _joined("wasGeneratedBy", "entity", "activity"),
        "wasInvalidatedBy": _joined("wasInvalidatedBy", "entity", "activity"),
        "wasAttributedTo": _joined("wasAttributedTo", "entity", "agent"),
        "wasAssociatedWith": _joined("wasAssociatedWith", "activity", "agent"),
        "actedOnBehalfOf": _joined("actedOnBehalfOf", "delegate", "responsible"),
        "wasInfluencedBy": _joined("wasInfluencedBy", "influencee", "influencer"),
        "used": _joined("used", "activity", "entity"),
        "wasInformedBy": _joined("wasInformedBy", "informed", "informant"),
        "wasStartedBy": _joined("wasStartedBy", "activity", "trigger"),
        "wasEndedBy": _joined("wasEndedBy", "activity", "trigger"),
        "specializationOf": _joined(
            "specializationOf", "specificEntity", "generalEntity"
        ),
        "alternateOf": _joined("alternateOf", "alternate1", "alternate2"),
        "hadMember": _joined("hadMember", "collection", "entity"),
        "mentionOf": _joined("mentionOf", "specificEntity", "generalEntity"),
        # These go the other way round.
        "generated": _joined("wasGeneratedBy", "activity", "entity"),
        "invalidated": _joined("wasInvalidatedBy", "activity", "entity"),
        "influenced": _joined("wasInfluencedBy", "influencer", "influencee"),
    }
)
"""The properties that join two things at once."""

_ANY = ("influencer", "entity", "activity", "agent")
QUALIFIED = MappingProxyType(
    {
        "qualifiedDerivation": _derived(),
        "qualifiedRevision": _derived("Revision"),
        "qualifiedQuotation": _derived("Quotation"),
        "qualifiedPrimarySource": _derived("PrimarySource"),
        "qualifiedGeneration": _joined(
            "wasGeneratedBy", "entity", "activity", "activity"
        ),
        "qualifiedInvalidation": _joined(
            "wasInvalidatedBy", "entity", "activity", "activity"
        ),
        "qualifiedAttribution": _joined("wasAttributedTo", "entity", "agent", "agent"),
        "qualifiedAssociation": _joined(
            "wasAssociatedWith", "activity", "agent", "agent"
        ),
        "qualifiedDelegation": _joined(
            "actedOnBehalfOf", "delegate", "responsible", "agent"
        ),
        "qualifiedInfluence": _joined(
            "wasInfluencedBy", "influencee", "influencer", *_ANY
        ),
        "qualifiedUsage": _joined("used", "activity", "entity", "entity"),
        "qualifiedCommunication": _joined(
            "wasInformedBy", "informed", "informant", "activity"
        ),
        "qualifiedStart": _joined("wasStartedBy", "activity", "trigger", "entity"),
        "qualifiedEnd": _joined("wasEndedBy", "activity", "trigger", "entity"),
    }
)
"""The properties that point at what tells more of how two things are joined."""

DATED = MappingProxyType(
    {"generatedAtTime": "wasGeneratedBy", "invalidatedAtTime": "wasInvalidatedBy"}
)
"""The properties that say when something happened to an entity."""

ELEMENTS = MappingProxyType(
    {"Entity": "entity", "Activity": "activity", "Agent": "agent"}
)
"""The three classes of elements, and their sections."""
KINDS = MappingProxyType(
    {
        "Plan": "entity",
        "Collection": "entity",
        "EmptyCollection": "entity",
        "Bundle": "entity",
        "Person": "agent",
        "Organization": "agent",
        "SoftwareAgent": "agent",
    }
)
"""Classes within these three."""
RELATIONS = frozenset(
    {
        "Association",
        "Attribution",
        "Communication",
        "Delegation",
        "Derivation",
        "End",
        "Generation",
        "Invalidation",
        "Start",
        "Usage",
        "Influence",
        "ActivityInfluence",
        "AgentInfluence",
        "EntityInfluence",
        "InstantaneousEvent",
    }
)
"""Classes of what tells more, which say no more than the property does."""

MEMBERS = MappingProxyType(
    {
        "atTime": "prov:time",
        "hadActivity": "prov:activity",
        "hadGeneration": "prov:generation",
        "hadUsage": "prov:usage",
        "hadPlan": "prov:plan",
        "hadRole": "prov:role",
        "atLocation": "prov:location",
        "startedAtTime": "prov:startTime",
        "endedAtTime": "prov:endTime",
    }
)
"""Properties that PROV-JSON calls otherwise."""

SECTION_OF = MappingProxyType(
    {
        "prov:entity": "entity",
        "prov:generatedEntity": "entity",
        "prov:usedEntity": "entity",
        "prov:specificEntity": "entity",
        "prov:generalEntity": "entity",
        "prov:alternate1": "entity",
        "prov:alternate2": "entity",
        "prov:collection": "entity",
        "prov:trigger": "entity",
        "prov:activity": "activity",
        "prov:informed": "activity",
        "prov:informant": "activity",
        "prov:agent": "agent",
        "prov:delegate": "agent",
        "prov:responsible": "agent",
    }
)
"""What stands at an end of a relation, where nothing else says what it is."""
