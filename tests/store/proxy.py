"""A way to a server that breaks off where a test wants it to."""

import select
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

_MOST = 2**16


class Proxy:
    """Carries what is sent between clients and a server, until it breaks off.

    Args:
        address: The address of the server.
    """

    def __init__(self, address: str) -> None:
        sqlalchemy = pytest.importorskip("sqlalchemy")
        url = sqlalchemy.make_url(address)
        self._server = (url.host, url.port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        way = url.set(host="127.0.0.1", port=self._listener.getsockname()[1])
        self.address: str = way.render_as_string(hide_password=False)
        self._left, self._words, self._after, self._patience_s = 0, b"", False, 0.0
        self._accepting = threading.Thread(target=self._accept)
        self._accepting.start()

    def break_off_at(
        self, call: int = 0, *, words: bytes = b"", after: bool, patience_s: float = 0.2
    ) -> None:
        """Break off at a call from now on: before it gets there, or its answer back.

        Args:
            call: How many calls from now, from 1; 0 for none by its number.
            words: What is in the call; nothing for any.
            after: Whether it gets there, and its answer does not get back.
            patience_s: How long to wait for that answer.
        """
        self._left, self._words = call, words
        self._after, self._patience_s = after, patience_s

    def close(self) -> None:
        """Take no more clients."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._accepting.join()
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._carry, args=(client,)).start()

    def _carry(self, client: socket.socket) -> None:
        server = socket.create_connection(self._server)
        with client, server, suppress(ConnectionError):
            while True:
                ready = select.select([client, server], [], [])[0]
                for one in ready:
                    sent = one.recv(_MOST)
                    if not sent:
                        return
                    if one is server:
                        client.sendall(sent)
                    elif not self._is_passed_on(sent, server):
                        return

    def _is_passed_on(self, sent: bytes, server: socket.socket) -> bool:
        self._left -= 1
        breaks = self._left == 0 or (self._words and self._words in sent)
        if not breaks:
            server.sendall(sent)
            return True
        self._left, self._words = 0, b""
        if self._after:
            server.sendall(sent)
            # What it answers is lost, but it has done it; some calls have no answer.
            server.settimeout(self._patience_s)
            with suppress(TimeoutError):
                server.recv(_MOST)
        return False


@contextmanager
def proxied(address: str) -> Iterator[Proxy]:
    """A way to the server of an address."""
    proxy = Proxy(address)
    try:
        yield proxy
    finally:
        proxy.close()
