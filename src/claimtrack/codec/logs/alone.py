"""Records that stand by themselves, as foreign files and tables hold them."""

from claimtrack.codec.logs.converters import log_converter
from claimtrack.codec.logs.entering import Entering, Fields
from claimtrack.codec.logs.entries import ALONE, not_a_noun
from claimtrack.codec.shared.limits import Limits
from claimtrack.codec.shared.parsing import Members
from claimtrack.graph import ClaimGraph
from claimtrack.model import record_id


def record_fields(graph: ClaimGraph, id_: str) -> Fields:
    """Give a record by itself as JSON values: what a log says of it, and its noun.

    >>> from claimtrack.model import Source
    >>> record_fields(ClaimGraph([Source(id="am-mod")]), "am-mod")
    {'id': 'am-mod', 'noun': 'source'}

    """
    record = graph[id_]
    unstructure = log_converter(Limits()).unstructure
    fields: Fields = unstructure(record)
    envelope = graph.envelopes.get(id_)
    if envelope is not None:
        fields |= unstructure(envelope)
        del fields["record_id"]
    return fields | {"id": record_id(record), "noun": type(record).__name__.lower()}


def enter_alone(entering: Entering[str], value: object, spot: str) -> None:
    """Take what should be a record by itself, or report why it is none.

    Args:
        entering: What takes it.
        value: A parsed JSON value.
        spot: Where it stands.
    """
    if not isinstance(value, Members):
        entering.report(spot, "expected an object with a noun")
        return
    noun = value.get("noun")
    if not isinstance(noun, str) or noun not in ALONE:
        entering.report(entering.within(spot, ".noun"), not_a_noun(noun, ALONE))
        return
    kind, shape = ALONE[noun]
    if entering.has_shape(value, shape, spot):
        entering.enter(value, kind, spot)
