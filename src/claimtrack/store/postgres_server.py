"""A server of PostgreSQL, as far as a store needs it. The one user of SQLAlchemy."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeGuard

from claimtrack.errors import BusyStoreError, MissingExtraError, UnreadableStoreError

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection

_SCHEME = re.compile(r"postgres(ql)?(\+\w+)?://")
_DRIVER = "postgresql+psycopg"
_EXTRA = "postgres"
_BUSY = "55P03"
_LONGEST_MS = 2**31 - 1
_SHORTEST_CONNECT_S, _LONGEST_CONNECT_S = 2, 86_400
_NOWHERE = "the address of a store"
_NO_ADDRESS = (
    "expected postgresql://USER:PASSWORD@HOST:PORT/DATABASE, in which all but the "
    "first word can be left out, and an @ of a name or a password is written %40"
)


def is_address(where: object) -> TypeGuard[str]:
    """Tell whether something is the address of a server, and no path.

    >>> is_address("postgresql://desk@localhost/claims"), is_address("claims.db")
    (True, False)

    """
    return isinstance(where, str) and _SCHEME.match(where) is not None


class Server:
    """A connection to a database, made anew after it was lost.

    Each transaction sees what was there when each of its steps began, and a turn is
    held by an advisory lock, for which no right is needed but that to connect.

    Attributes:
        where: The address, without its password and its options.

    Args:
        address: The address.
        timeout_s: How many seconds to wait for the server, and for others who write.

    Raises:
        MissingExtraError: Where SQLAlchemy or psycopg is not installed.
        UnreadableStoreError: Where it is no address, or nothing can be reached there.
    """

    def __init__(self, address: str, *, timeout_s: float) -> None:
        _check_extra()
        from sqlalchemy import create_engine, pool  # noqa: PLC0415 -- an extra

        url = _read(address)
        self.where = _told(url)
        self._patience_ms = math.ceil(min(max(timeout_s * 1000, 1), _LONGEST_MS))
        query = {"connect_timeout": _connect_timeout_s(timeout_s), **url.query}
        # Of a host or an option that can't be, what the driver makes of it.
        with self._errors_told(UnicodeError, ValueError, TypeError):
            engine = create_engine(
                url.set(drivername=_DRIVER, query=query),
                connect_args={"client_encoding": "utf8"},
                # What is seen by a step is what is there once the turn was taken.
                isolation_level="READ COMMITTED",
                poolclass=pool.NullPool,
                use_native_hstore=False,
            )
            self._connection: Connection = engine.connect()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all that is done meanwhile or, where it raises, nothing.

        Within another it is part of that.

        Raises:
            BusyStoreError: Where others wrote for too long.
            UnreadableStoreError: Where anything else is wrong.
        """
        with self._errors_told():
            if self._connection.in_transaction():
                yield
                return
            with self._connection.begin():
                yield

    def rows(self, asked: str, **given: object) -> Sequence[tuple[Any, ...]]:
        """Give what is there, in a transaction."""
        with self.transaction():
            return [tuple(row) for row in self._run(asked, given)]

    def run(self, step: str, *given: Mapping[str, object]) -> None:
        """Run a step as often as something is given for it, in a transaction."""
        with self.transaction():
            self._run(step, given)

    def take_turn(self, kind: int, of: str) -> None:
        """Wait until nobody else has the turn at something, up to the transaction's end.

        Args:
            kind: What sort of turn it is, in 31 bits.
            of: What it is a turn at, as SQL that gives its object identifier.
        """
        self.rows(
            # A batch that was reported as kept is kept, though the power fails.
            """SELECT set_config('lock_timeout', :patience, true),
            set_config('synchronous_commit', CASE current_setting('synchronous_commit')
            WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, true)
            """,
            patience=f"{self._patience_ms}ms",
        )
        key = f"CAST(:kind AS bigint) << 32 | CAST({of} AS bigint)"
        self.rows(f"SELECT pg_advisory_xact_lock({key})", kind=kind)

    def close(self) -> None:
        """Let go of the connection."""
        with self._errors_told():
            self._connection.close()

    def _run(
        self, step: str, given: Mapping[str, object] | Sequence[Mapping[str, object]]
    ) -> Iterator[Sequence[object]]:
        from sqlalchemy import text  # noqa: PLC0415 -- an extra

        ran = self._connection.execute(text(step), given or None)
        return iter(ran if ran.returns_rows else ())

    @contextmanager
    def _errors_told(self, *others: type[Exception]) -> Iterator[None]:
        """Raise the errors of a store for those of SQLAlchemy, and for others."""
        from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 -- an extra

        told: tuple[type[Exception], ...] = (SQLAlchemyError, UnicodeDecodeError)
        try:
            yield
        except told + others as error:
            # Of the driver's own: SQLAlchemy's would show the entries as well.
            of_driver = getattr(error, "orig", None) or error
            if getattr(of_driver, "sqlstate", None) == _BUSY:
                raise BusyStoreError(self.where) from error
            because = " ".join(str(of_driver).split())
            raise UnreadableStoreError(self.where, because) from error


def _check_extra() -> None:
    try:
        import psycopg  # noqa: F401, PLC0415 -- an extra
        import sqlalchemy  # noqa: F401, PLC0415 -- an extra
    except ImportError as error:
        package = "psycopg" if error.name is None else error.name.partition(".")[0]
        raise MissingExtraError(package, extra=_EXTRA) from error


def _read(address: str) -> "URL":
    from sqlalchemy.engine import make_url  # noqa: PLC0415 -- an extra
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415 -- an extra

    # With two of them nobody can tell where the password ends, and a part is shown.
    if is_address(address) and address.count("@") <= 1:
        try:
            return make_url(address)
        except (ArgumentError, ValueError):
            # Not to be chained: it may show a part of the password.
            pass
    raise UnreadableStoreError(_NOWHERE, _NO_ADDRESS)


def _told(url: "URL") -> str:
    """Give an address without its password and its options."""
    plain = type(url).create(
        "postgresql", url.username, None, url.host, url.port, url.database
    )
    return plain.render_as_string()


def _connect_timeout_s(timeout_s: float) -> str:
    seconds = min(max(timeout_s, _SHORTEST_CONNECT_S), _LONGEST_CONNECT_S)
    return str(math.ceil(seconds))
