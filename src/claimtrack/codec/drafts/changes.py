"""What a draft answers when it is changed, and when it refuses to be."""

from collections.abc import Iterable

import attrs

from claimtrack.errors import ClaimtrackError

_SHOWN = 10


@attrs.frozen(kw_only=True, repr=False)
class Change:
    """What became of a draft, for the end of a notebook's cell to show.

    It stands for its id wherever an id is asked for.

    Attributes:
        id: What was changed.
        noun: What that is: a source, a statement, ...
        did: "entered", "replaced", "unchanged", "edited" or "dropped".
        stood: What stood there before, if it was something else; None if not.
        gone: What went with it: the claims of a statement that was replaced, the
            partitions of a measure.

    >>> Change(id="K01", noun="statement", did="replaced")
    K01: replaced the statement that stood there

    """

    id: str
    noun: str
    did: str
    stood: str | None = None
    gone: tuple[str, ...] = ()

    def __repr__(self) -> str:
        told = {
            "entered": f"a new {self.noun}",
            "replaced": f"replaced the {self.stood or self.noun} that stood there",
            "unchanged": f"the {self.noun} is as it was",
            "edited": f"edited the {self.noun}",
            "dropped": f"dropped the {self.noun}",
        }[self.did]
        gone = f"; gone with it: {', '.join(self.gone)}" if self.gone else ""
        return f"{self.id}: {told}{gone}"


class StillNamedError(ClaimtrackError, ValueError):
    """A thing of a draft that can't be dropped while others point at it.

    Attributes:
        id: What was to be dropped.
        named_by: What points at it, in the order of the case file.

    """

    def __init__(self, id_: str, *, named_by: Iterable[str]) -> None:
        self.id = id_
        self.named_by = tuple(named_by)
        more = len(self.named_by) - _SHOWN
        shown = ", ".join(self.named_by[:_SHOWN]) + (f" and {more} more" * (more > 0))
        super().__init__(f"{id_!r} is still named by {shown}; drop or edit those first")
