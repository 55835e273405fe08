"""The versions of our own formats, and what a reader says to one it doesn't know.

Every version ever released stays readable: a reader of a later one gives what was
written in an earlier one its present shape before anything else looks at it.
"""

CASE_FILE_VERSION = 1
"""The case file's version that is written and read."""
LOG_VERSION = 1
"""The log's version that is written and read."""
TABLES_VERSION = 1
"""The version of the record tables that is written and read."""
GRAPH_FILE_VERSION = 1
"""The version of node-link JSON and GraphML that is written and read."""


def refusal(given: object, *, noun: str, reads: int) -> str | None:
    """Say that a version is not read, or give None where it is.

    What is no version at all is left to the check of the shape.

    Args:
        given: What stands in the file.
        noun: What the format is called.
        reads: The version that is read.

    >>> refusal(2, noun="log", reads=1)
    'written as version 2 of the log; this claimtrack reads version 1'
    >>> refusal(1, noun="log", reads=1) is None
    True

    """
    if type(given) is not int or given == reads:
        return None
    return (
        f"written as version {given} of the {noun}; "
        f"this claimtrack reads version {reads}"
    )
