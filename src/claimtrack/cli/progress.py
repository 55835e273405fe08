"""What takes long, told on a terminal while it lasts."""

import threading
from typing import Self, TextIO

from claimtrack.cli.passwords import without_passwords
from claimtrack.model import printable
from claimtrack.tables import SCREEN_WIDTH, clipped

_CLEARED = "\r\x1b[K"


class Progress:
    """A line on a terminal that says what is being done, and for how long.

    It shows from the second tick on, so that what is done at once says nothing, and
    leaves nothing behind. Where the stream is no terminal, nothing is written.

    Args:
        stream: Where to tell.
        seconds: How long it is from tick to tick.
    """

    def __init__(self, stream: TextIO, seconds: float = 1.0) -> None:
        self._stream = stream
        self._seconds = seconds
        self._doing = ""
        self._is_over = threading.Event()
        self._ticking: threading.Thread | None = None

    def tell(self, doing: str) -> None:
        """Say what is being done from now on; of an address not the password."""
        self._doing = printable(without_passwords(doing))

    def __enter__(self) -> Self:
        if self._stream.isatty():
            self._ticking = threading.Thread(target=self._tick, daemon=True)
            self._ticking.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._is_over.set()
        if self._ticking is not None:
            self._ticking.join()

    def _tick(self) -> None:
        ticks = 0
        while not self._is_over.wait(self._seconds):
            ticks += 1
            if ticks > 1 and self._doing:
                told = f", {ticks * self._seconds:.0f} s"
                room = SCREEN_WIDTH - 1 - len(told)
                self._write(f"{_CLEARED}{clipped(self._doing, room)}{told}")
        if ticks > 1:
            self._write(_CLEARED)

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
