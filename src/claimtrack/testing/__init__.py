"""The test kit: hypothesis strategies for every record and for small worlds of them.

Importing this room registers the strategies, so that `st.from_type(Claim)` works.

>>> from hypothesis import given, settings, strategies as st
>>> from claimtrack.model import Claim, digest
>>> @settings(max_examples=5, database=None)
... @given(st.from_type(Claim))
... def a_claim_has_a_digest(claim):
...     assert len(digest(claim)) == 64
>>> a_claim_has_a_digest()

"""

from claimtrack.testing._registering import register
from claimtrack.testing.nouns import (
    claims,
    corrections,
    documents,
    envelopes,
    links,
    measures,
    names,
    orders,
    partitions,
    places,
    questions,
    records,
    relays,
    responses,
    reviews,
    settlements,
    sources,
    statements,
    subjects,
)
from claimtrack.testing.small_worlds import worlds
from claimtrack.testing.values import amounts, answers, choices, counts, periods, whens

# Not `nouns.assertions`, which would hide the module of that name: what makes assertions
# is `st.from_type(Assertion)`.
__all__ = [
    "amounts",
    "answers",
    "choices",
    "claims",
    "corrections",
    "counts",
    "documents",
    "envelopes",
    "links",
    "measures",
    "names",
    "orders",
    "partitions",
    "periods",
    "places",
    "questions",
    "records",
    "relays",
    "responses",
    "reviews",
    "settlements",
    "sources",
    "statements",
    "subjects",
    "whens",
    "worlds",
]

register()
