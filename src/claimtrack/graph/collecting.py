"""The collector of reference cycles, and when it had better wait."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector of reference cycles, if it runs, and start it again after.

    While many lasting records are made it would look at all of them time and again,
    and they form no cycles.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
