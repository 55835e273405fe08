"""claimtrack: who said it, through whom, and what can't all be true.

Sources, statements and claims as a provenance graph. Each name below loads its room
when it is first asked for, so that importing claimtrack costs little.

>>> import claimtrack as ct
>>> ct.Count(spans=[(2, 2)]).isdisjoint(ct.Count(spans=[(1, 1)]))
True

"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.analysis import (
        CHECKS,
        check,
        comparability,
        compare,
        diff,
        disputes,
        positions,
        series,
        trace,
        why,
    )
    from claimtrack.codec import Case, read
    from claimtrack.errors import (
        ClaimtrackError,
        MalformedInputError,
        UnknownIdError,
    )
    from claimtrack.graph import ClaimGraph, as_of, known_to
    from claimtrack.model import (
        Amount,
        Assertion,
        Choice,
        Claim,
        Count,
        Document,
        Finding,
        Measure,
        Period,
        Place,
        Question,
        Source,
        Statement,
        Subject,
        Unknown,
        Verdict,
        When,
    )
else:
    _NAMES = {
        "analysis": (
            "CHECKS",
            "check",
            "comparability",
            "compare",
            "diff",
            "disputes",
            "positions",
            "series",
            "trace",
            "why",
        ),
        "codec": ("Case", "read"),
        "errors": (
            "ClaimtrackError",
            "MalformedInputError",
            "UnknownIdError",
        ),
        "graph": ("ClaimGraph", "as_of", "known_to"),
        "model": (
            "Amount",
            "Assertion",
            "Choice",
            "Claim",
            "Count",
            "Document",
            "Finding",
            "Measure",
            "Period",
            "Place",
            "Question",
            "Source",
            "Statement",
            "Subject",
            "Unknown",
            "Verdict",
            "When",
        ),
    }
    _ROOM = {name: room for room, names in _NAMES.items() for name in names}

    def __getattr__(name: str) -> object:
        from importlib import import_module  # noqa: PLC0415 -- only when asked

        if name not in _ROOM:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        found = getattr(import_module(f"{__name__}.{_ROOM[name]}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *_ROOM})


__all__ = [
    "CHECKS",
    "Amount",
    "Assertion",
    "Case",
    "Choice",
    "Claim",
    "ClaimGraph",
    "ClaimtrackError",
    "Count",
    "Document",
    "Finding",
    "MalformedInputError",
    "Measure",
    "Period",
    "Place",
    "Question",
    "Source",
    "Statement",
    "Subject",
    "Unknown",
    "UnknownIdError",
    "Verdict",
    "When",
    "as_of",
    "check",
    "comparability",
    "compare",
    "diff",
    "disputes",
    "known_to",
    "positions",
    "read",
    "series",
    "trace",
    "why",
]
