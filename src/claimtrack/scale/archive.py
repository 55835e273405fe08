"""An archive: record tables larger than memory, asked shard by shard.

What has nothing to do with each other is parted by set-based SQL; each shard is then
looked at by the same functions that look at a graph in memory. So the answers are the
same, record for record.
"""

import functools
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
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
from claimtrack.errors import InvalidValueError, MissingExtraError
from claimtrack.graph import ClaimGraph
from claimtrack.model import Finding
from claimtrack.scale.duck import Duck
from claimtrack.scale.engine import Engine
from claimtrack.scale.folders import open_folder
from claimtrack.scale.shards import Shards

_ROOM = 50_000


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
            What is wrong in a shard is raised when that is read.
        MissingExtraError: Where duckdb is not installed.
        OSError: Where the folder can't be opened.

    Complexity: O(n log^2 n) in the engine, to part what has nothing to do with each
    other; in memory the definitions, and then one shard at a time.
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
        self._is_closed = False
        self._engine: Engine = Duck(
            memory=memory, scratch=None if scratch is None else Path(scratch)
        )
        try:
            open_folder(self._engine, Path(folder))
            self._shards = Shards(self._engine, room=room, verify=verify)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave nothing behind."""
        self._is_closed = True
        self._engine.close()

    def shards(self) -> Iterator[ClaimGraph]:
        """Yield graphs of what has to do with each other, several together.

        Every statement, claim and question is in one of them, with all that it names.

        Raises:
            InvalidValueError: Where the archive is closed.
            MalformedInputError: Where something is wrong in a shard.
        """
        for number in self._shards.numbers:
            if self._is_closed:
                message = "this archive is closed"
                raise InvalidValueError(message)
            yield self._shards.graph(number)

    def findings(
        self,
        *,
        checks: Iterable[Check] = CHECKS,
        history: bool = False,
        settled: bool = False,
        undetermined: bool = False,
    ) -> Iterator[Finding]:
        """Yield what `check` finds, shard by shard, as the checks come upon it.

        Args:
            checks: Which checks to run.
            history: Whether to look at everything that was ever said.
            settled: Whether to give findings too that somebody settled.
            undetermined: Whether to give pairs too that conflict on some readings only.

        Raises:
            MalformedInputError: Where something is wrong in a shard.
            MissingExtraError: At the end, where a check takes a package that is not
                installed.

        Complexity: that of the checks, in the memory of one shard.
        """
        chosen = tuple(checks)
        missing: MissingExtraError | None = None
        for graph in self.shards():
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
            for graph in self.shards()
            for one in disputes(graph, history=history, settled=settled)
        )

    def voices(self) -> VoicedClaims:
        """Tell of every claim how many independent voices stand behind it at most."""
        return VoicedClaims(one for graph in self.shards() for one in voices(graph))
