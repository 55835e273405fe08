"""The sections of a PROV-JSON document, and which things each of them joins.

Source: The PROV-JSON Serialization (W3C Member Submission, 24 April 2013), sections 2
and 3; PROV-DM (W3C Recommendation, 2013), section 5.
"""

from types import MappingProxyType

import attrs


@attrs.frozen(kw_only=True)
class Section:
    """What stands in a section.

    Attributes:
        required: The members that name what is joined and must be there.
        optional: Those that may be.
        is_read: Whether anything in it can be taken over.
        is_dated: Whether it tells when something happened.
    """

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    is_read: bool = False
    is_dated: bool = False


TIME = "prov:time"
"""The member that says when something happened."""

SECTIONS: MappingProxyType[str, Section] = MappingProxyType(
    {
        "entity": Section(is_read=True),
        "activity": Section(is_read=True),
        "agent": Section(is_read=True),
        "wasGeneratedBy": Section(
            required=("prov:entity",),
            optional=("prov:activity",),
            is_read=True,
            is_dated=True,
        ),
        "used": Section(),
        "wasInformedBy": Section(),
        "wasStartedBy": Section(),
        "wasEndedBy": Section(),
        "wasInvalidatedBy": Section(
            required=("prov:entity",),
            optional=("prov:activity",),
            is_read=True,
            is_dated=True,
        ),
        "wasDerivedFrom": Section(
            required=("prov:generatedEntity", "prov:usedEntity"),
            optional=("prov:activity", "prov:generation", "prov:usage"),
            is_read=True,
        ),
        "wasAttributedTo": Section(
            required=("prov:entity", "prov:agent"), is_read=True
        ),
        "wasAssociatedWith": Section(
            required=("prov:activity",),
            optional=("prov:agent", "prov:plan"),
            is_read=True,
        ),
        "actedOnBehalfOf": Section(
            required=("prov:delegate", "prov:responsible"),
            optional=("prov:activity",),
            is_read=True,
        ),
        "wasInfluencedBy": Section(
            required=("prov:influencee", "prov:influencer"), is_read=True
        ),
        "specializationOf": Section(),
        "alternateOf": Section(),
        "hadMember": Section(),
        "mentionOf": Section(),
    }
)
"""The sections, in the order in which the submission lists them."""
BLANK_ENDS = frozenset({"prov:generation", "prov:usage"})
"""The members that name a relation, whose name may be a blank one."""
PREFIX = "prefix"
"""The section that says what each prefix stands for."""
BUNDLE = "bundle"
"""The section of documents within the document."""
