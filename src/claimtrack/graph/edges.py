"""Which records each field of a record may point at."""

import itertools
import operator
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from claimtrack.model import (
    Assertion,
    Claim,
    Correction,
    Document,
    Link,
    Measure,
    Order,
    Partition,
    Place,
    Question,
    Record,
    Relay,
    Response,
    Review,
    Source,
    Statement,
    Subject,
)

_ANY_SUBJECT = (Subject, Source, Place)

POINTERS: MappingProxyType[type[Record], MappingProxyType[str, tuple[type, ...]]] = (
    MappingProxyType(
        {
            kind: MappingProxyType(fields)
            for kind, fields in (
                (Source, {"part_of": (Source,)}),
                (Place, {"part_of": (Place,)}),
                (Subject, {"part_of": _ANY_SUBJECT}),
                (Measure, {"part_of": (Measure,)}),
                (
                    Partition,
                    {"whole_id": (Measure, Place), "part_ids": (Measure, Place)},
                ),
                (
                    Question,
                    {
                        "measure_id": (Measure,),
                        "subject_id": _ANY_SUBJECT,
                        "place_id": (Place,),
                    },
                ),
                (Claim, {"question_id": (Question,)}),
                (Document, {"publisher_id": (Source,)}),
                (Statement, {"source_id": (Source,), "document_id": (Document,)}),
                (
                    Assertion,
                    {
                        "statement_id": (Statement,),
                        "claim_id": (Claim,),
                        "taken_from": (Statement,),
                    },
                ),
                (
                    Relay,
                    {
                        "statement_id": (Statement,),
                        "rests_on_id": (Statement,),
                        "attributed_to": (Source,),
                    },
                ),
                (Response, {"statement_id": (Statement,), "answers_id": (Statement,)}),
                (Order, {"statement_id": (Statement,), "after_id": (Statement,)}),
                (
                    Correction,
                    {"statement_id": (Statement,), "corrects_id": (Statement,)},
                ),
                (Review, {"statement_id": (Statement,), "claim_id": (Claim,)}),
                (Link, {"between": (Claim, Statement, Source)}),
            )
        }
    )
)
"""For each kind of record, its pointing fields and the kinds they may point at."""

_SEVERAL = frozenset({"part_of", "part_ids", "between"})
"""Fields that point at several things."""

Joining = Partition | Link
"""Records that join things which must all be of one kind."""


def pointers(record: Record) -> Iterator[tuple[str, str, tuple[type, ...]]]:
    """Give each field that points, the id it points at, and the kinds allowed there.

    >>> list(pointers(Source(id="am-mod", part_of=["armenia"])))
    [('part_of', 'armenia', (<class 'claimtrack.model.sources.Source'>,))]

    """
    for field, kinds in POINTERS.get(type(record), {}).items():
        value = getattr(record, field)
        if isinstance(value, tuple):
            for one in value:
                yield field, one, kinds
        elif value is not None:
            yield field, value, kinds


def targets(
    kind: type[Record], records: Iterable[Record]
) -> Iterator[tuple[set[str], tuple[type, ...]]]:
    """Give for each pointing field of a kind all ids pointed at, and the kinds allowed.

    >>> [ids for ids, _ in targets(Source, [Source(id="am-mod", part_of=["armenia"])])]
    [{'armenia'}]

    """
    for field, kinds in POINTERS.get(kind, {}).items():
        values = set(map(operator.attrgetter(field), records))
        values.discard(None)
        if field in _SEVERAL:
            values = set(itertools.chain.from_iterable(values))
        yield values, kinds


def alike(record: Joining) -> tuple[str, ...]:
    """Give the ids that must all be of one kind: a partition's, a link's."""
    if isinstance(record, Link):
        return record.between
    return (record.whole_id, *record.part_ids)
