"""An archive: record tables larger than memory, asked share by share.

What has nothing to do with each other is parted by set-based SQL; each share is then
looked at by the same functions that look at a graph in memory. So the answers are the
same, record for record.
"""

import functools
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from claimtrack.analysis import (
    CHECKS,
    Check,
    Disputes,
    Findings,
    VoicedClaims,
    come_upon,
    disputes,
    voices,
)
from claimtrack.errors import (
    InvalidValueError,
    MalformedInputError,
    MissingExtraError,
    Problem,
)
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding
from claimtrack.scale.components import find_components
from claimtrack.scale.definitions import BESIDE, CHOSEN, Definitions, graph_of
from claimtrack.scale.duck import Duck
from claimtrack.scale.engine import Engine, NamedRow
from claimtrack.scale.folders import STARTING, open_folder
from claimtrack.scale.periods import stretches
from claimtrack.scale.queries import query

_ROOM = 50_000
_KEYS = {
    **dict.fromkeys(("statements", "claims", "questions"), "id"),
    **dict.fromkeys(STARTING, "statement_id"),
}
_NAMES = (
    *("source_id", "publisher_id", "measure_id", "subject_id", "place_id"),
    "attributed_to",
)
"""The columns that name what somebody defined."""


class Archive:
    """NamedRow tables in Parquet, asked as a graph is asked.

    Args:
        folder: The folder, as `write_tables(..., table_format="parquet")` writes it.
        room: How many statements, claims and questions are looked at together; what
            has to do with each other always is, however many there are.
        verify: Whether to check that each digest is that of what stands beside it.
        memory: How much memory the engine may take, such as "4GB".
        scratch: Where the engine makes its folder; it needs about as much room as the
            tables, and leaves nothing behind.

    Raises:
        InvalidValueError: Where the folder has tables in CSV, or room or memory is no
            such number.
        MalformedInputError: With every problem of the folder and of its definitions.
            What is wrong in a share is raised when that is read.
        MissingExtraError: Where duckdb is not installed.
        OSError: Where the folder can't be opened.

    Complexity: O(n log^2 n) in the engine, to part what has nothing to do with each
    other; in memory the definitions, and then one share at a time.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        *,
        room: int = _ROOM,
        verify: bool = True,
        memory: str | None = None,
        scratch: str | os.PathLike[str] | None = None,
    ) -> None:
        if room < 1:
            message = f"expected room for one or more; got {room}"
            raise InvalidValueError(message)
        self._verify = verify
        self._is_closed = False
        self._engine: Engine = Duck(
            memory=memory, scratch=None if scratch is None else Path(scratch)
        )
        try:
            open_folder(self._engine, Path(folder))
            self._definitions = self._defined()
            self._part(room)
        except BaseException:
            self.close()
            raise
        found = self._engine.rows(query("share_numbers"))
        self._shares = [int(str(number)) for (number,) in found]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave nothing behind."""
        self._is_closed = True
        self._engine.close()

    def shares(self) -> Iterator[ClaimGraph]:
        """Yield graphs of what has to do with each other, several together.

        Every statement, claim and question is in one of them, with all that it names.

        Raises:
            InvalidValueError: Where the archive is closed.
            MalformedInputError: Where something is wrong in a share.
        """
        for number in self._shares:
            if self._is_closed:
                message = "this archive is closed"
                raise InvalidValueError(message)
            yield self._graph(number)

    def findings(
        self,
        *,
        checks: Iterable[Check] = CHECKS,
        history: bool = False,
        settled: bool = False,
        undetermined: bool = False,
    ) -> Iterator[Finding]:
        """Yield what `check` finds, share by share, as the checks come upon it.

        Args:
            checks: Which checks to run.
            history: Whether to look at everything that was ever said.
            settled: Whether to give findings too that somebody settled.
            undetermined: Whether to give pairs too that conflict on some readings only.

        Raises:
            MalformedInputError: Where something is wrong in a share.
            MissingExtraError: At the end, where a check takes a package that is not
                installed.

        Complexity: that of the checks, in the memory of one share.
        """
        chosen = tuple(checks)
        missing: MissingExtraError | None = None
        for graph in self.shares():
            try:
                yield from come_upon(
                    graph,
                    checks=chosen,
                    history=history,
                    settled=settled,
                    undetermined=undetermined,
                )
            except MissingExtraError as error:
                missing = missing or error
        if missing is not None:
            raise missing

    def check(
        self,
        *,
        checks: Iterable[Check] = CHECKS,
        history: bool = False,
        settled: bool = False,
        undetermined: bool = False,
        limit: int | None = None,
    ) -> Findings:
        """Give what `check` finds in all of it, in its order.

        Args:
            checks: Which checks to run.
            history: Whether to look at everything that was ever said.
            settled: Whether to give findings too that somebody settled.
            undetermined: Whether to give pairs too that conflict on some readings only.
            limit: How many findings to give at most, those that are come upon first;
                what is behind them is not read.
        """
        found = functools.partial(
            self.findings,
            checks=tuple(checks),
            history=history,
            settled=settled,
            undetermined=undetermined,
        )
        findings = Findings(found, limit=limit)
        iter(findings)  # read while the archive is open
        return findings

    def disputes(self, *, history: bool = False, settled: bool = False) -> Disputes:
        """Give who stands where on each disputed question of all of it.

        Args:
            history: Whether to look at everything that was ever said.
            settled: Whether to give questions too that somebody settled.
        """
        return Disputes(
            one
            for graph in self.shares()
            for one in disputes(graph, history=history, settled=settled)
        )

    def voices(self) -> VoicedClaims:
        """Tell of every claim how many independent voices stand behind it at most."""
        return VoicedClaims(one for graph in self.shares() for one in voices(graph))

    def _defined(self) -> Definitions:
        tables = {
            name: [*self._engine.records(f"SELECT * FROM {name}")]  # noqa: S608 -- ours
            for name in (*CHOSEN, *BESIDE)
        }
        return Definitions(tables, verify=self._verify)

    def _part(self, room: int) -> None:
        """Part what has nothing to do with each other, and put together what fits."""
        engine, families = self._engine, self._definitions.families()
        engine.put(
            "families", {"id": str, "family": int}, [[*families], [*families.values()]]
        )
        linked = [*zip(*self._definitions.linked, strict=True)]
        engine.put("linked", {"one": str, "other": str}, linked)
        engine.put("spans", {"period": str, "since": int, "until": int}, self._spans())
        engine.put("room", {"room": int}, [[room]])
        find_components(engine)
        self._refuse_astray()
        engine.make("shares", query("shares"))
        for table, key in _KEYS.items():
            engine.make(f"placed_{table}", query("placed").format(table=table, key=key))
        engine.make("placed_documents", query("placed_documents"))

    def _spans(self) -> list[tuple[object, ...]]:
        """Give the periods that questions are about, as columns.

        Raises:
            MalformedInputError: Where one is none.
        """
        asked = (str(period) for (period,) in self._engine.rows(query("periods")))
        try:
            return [*zip(*stretches(asked), strict=True)]
        except InvalidValueError as error:
            problem = Problem(path="questions.parquet", message=error.message)
            raise MalformedInputError([problem]) from error

    def _refuse_astray(self) -> None:
        """Refuse links to what is not there: no share would have them.

        Raises:
            MalformedInputError: Where there are any, with the first of them.
        """
        astray = [
            Problem(path="links.parquet", message=f"{id_} names nothing")
            for (id_,) in self._engine.rows(query("astray"))
        ]
        if astray:
            raise MalformedInputError(astray)

    def _graph(self, number: int) -> ClaimGraph:
        tables = {name: self._share_of(name, number) for name in (*_KEYS, "documents")}
        named = {
            str(row[column])
            for rows in tables.values()
            for row in rows
            for column in _NAMES
            if row.get(column) is not None
        }
        needed = self._definitions.needed(named)
        said = frozenset(
            str(row["id"]) for name in ("statements", "claims") for row in tables[name]
        )
        links = [*needed.pop("links", []), *self._definitions.links_among(said)]
        return graph_of({**tables, **needed, "links": links}, verify=self._verify)

    def _share_of(self, table: str, number: int) -> list[NamedRow]:
        text = f"SELECT * FROM placed_{table} WHERE share = {number}"  # noqa: S608 -- ours
        rows = [*self._engine.records(text)]
        for row in rows:
            del row["share"]
        return rows
