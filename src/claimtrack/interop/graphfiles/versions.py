"""Which version of our graph files a file is, and what is said of one unknown here."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from claimtrack.codec.shared.versions import (
    CASE_FILE_VERSION,
    GRAPH_FILE_VERSION,
    refusal,
)

NOT_OURS = "expected a graph with claimtrack's records, as claimtrack writes it"
"""What is said of a graph that holds no records."""
VERSIONS: Mapping[str, int] = MappingProxyType(
    {"claimtrack": CASE_FILE_VERSION, "graph_file": GRAPH_FILE_VERSION}
)
"""What a file says of itself."""
_NOUNS = MappingProxyType(
    {"claimtrack": "claimtrack formats", "graph_file": "graph files"}
)


def version_faults(said: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with what a file says of itself, by key.

    >>> list(version_faults({"claimtrack": 1, "graph_file": 2}))
    [('graph_file', 'written as version 2 of the graph files; this claimtrack reads version 1')]

    """
    for key, reads in VERSIONS.items():
        given = said.get(key)
        message = refusal(given, noun=_NOUNS[key], reads=reads)
        if message is not None or type(given) is not int:
            yield key, message or NOT_OURS
