"""Tells hypothesis which strategy makes which kind of value."""

from claimtrack.model import (
    Amount,
    Assertion,
    Choice,
    Claim,
    Correction,
    Count,
    Document,
    Envelope,
    Link,
    Measure,
    Name,
    Order,
    Partition,
    Period,
    Place,
    Question,
    Relay,
    Response,
    Review,
    Settlement,
    Source,
    Statement,
    Subject,
    When,
)
from claimtrack.testing import nouns, values
from claimtrack.testing._hypothesis import st


def register() -> None:
    """Let `st.from_type` make every record, and what records are made of."""
    for kind, strategy in (
        (Amount, values.amounts()),
        (Assertion, nouns.assertions()),
        (Choice, values.choices()),
        (Claim, nouns.claims()),
        (Correction, nouns.corrections()),
        (Count, values.counts()),
        (Document, nouns.documents()),
        (Envelope, nouns.envelopes()),
        (Link, nouns.links()),
        (Measure, nouns.measures()),
        (Name, nouns.names()),
        (Order, nouns.orders()),
        (Partition, nouns.partitions()),
        (Period, values.periods()),
        (Place, nouns.places()),
        (Question, nouns.questions()),
        (Relay, nouns.relays()),
        (Response, nouns.responses()),
        (Review, nouns.reviews()),
        (Settlement, nouns.settlements()),
        (Source, nouns.sources()),
        (Statement, nouns.statements()),
        (Subject, nouns.subjects()),
        (When, values.whens()),
    ):
        st.register_type_strategy(kind, strategy)
