"""When batches were recorded, and which of them were there as of a moment."""

import math
from collections.abc import Iterable, Iterator

from claimtrack.errors import InvalidValueError
from claimtrack.model import WALL_CLOCK_SLACK, When, read_time
from claimtrack.store.chain import Entry


def recording_time(when: str | When, *, last: str | None) -> str:
    """Give the time at which a batch is recorded, as it is written in its entries.

    Args:
        when: The time.
        last: That of the last batch that has one; None where none has.

    Raises:
        InvalidValueError: Where it is no time with an offset, or begins before the
            last batch's.
    """
    text = When(text=when).text if isinstance(when, str) else when.text
    moment = read_time(text)
    if not moment.has_offset:
        message = (
            "a batch is recorded at a time with an offset, such as "
            f"2021-03-01T12:00Z; got {text!r}"
        )
        raise InvalidValueError(message)
    if last is not None and moment.lower < read_time(last).lower:
        message = f"recorded at {text}, before the last batch: that was at {last}"
        raise InvalidValueError(message)
    return text


def up_to(entries: Iterable[Entry], when: str | When) -> Iterator[Entry]:
    """Yield the entries that were surely there as of a moment.

    A batch without a time was there when a later one surely was.

    Args:
        entries: All entries, from the first.
        when: The moment; of a day or a month its end.

    Raises:
        InvalidValueError: Where it is no time, or one without an end.
    """
    end = _end(when)
    waiting: list[Entry] = []
    for entry in entries:
        waiting.append(entry)
        if entry.recorded_at is None:
            continue
        moment = read_time(entry.recorded_at)
        if moment.lower > end:
            return
        if moment.upper <= end:
            yield from waiting
            waiting.clear()


def _end(when: str | When) -> float:
    """Give the last instant, in UTC, at which a moment has surely not passed."""
    text = when if isinstance(when, str) else when.text
    moment = read_time(text)
    if math.isinf(moment.upper):
        message = f"a moment has an end, and {text!r} may be any time"
        raise InvalidValueError(message)
    return moment.upper - (0 if moment.has_offset else WALL_CLOCK_SLACK)
