"""Shards: what has to do with each other, as many components as there is room for."""

import attrs

from claimtrack.errors import InvalidValueError, MalformedInputError, Problem
from claimtrack.graph import ClaimGraph
from claimtrack.scale.components import find_components
from claimtrack.scale.definitions import BESIDE, CHOSEN, Definitions, graph_of
from claimtrack.scale.engine import Engine, NamedRow
from claimtrack.scale.folders import STARTING
from claimtrack.scale.periods import stretches
from claimtrack.scale.queries import query

_KEYS = {
    **dict.fromkeys(("statements", "claims", "questions"), "id"),
    **dict.fromkeys(STARTING, "statement_id"),
}
"""By table, the column that says what a row belongs to."""
_NAMES = (
    *("source_id", "publisher_id", "measure_id", "subject_id", "place_id"),
    "attributed_to",
)
"""The columns that name what somebody defined."""


class Shards:
    """The record tables of an engine, parted.

    Args:
        engine: What has the tables.
        room: How many statements, claims and questions a shard has room for.
        verify: Whether to check digests.

    Attributes:
        numbers: What each shard is called, in order.

    Raises:
        MalformedInputError: With what is wrong in definitions, links or periods.
    """

    def __init__(self, engine: Engine, *, room: int, verify: bool) -> None:
        self._engine = engine
        self._verify = verify
        self._definitions = self._defined()
        self._part(room)
        found = engine.rows(query("shard_numbers"))
        self.numbers = [int(str(number)) for (number,) in found]

    def graph(self, number: int) -> ClaimGraph:
        """Give a shard as a graph, with all that its records name.

        Raises:
            MalformedInputError: With every problem in it; rows are those of the shard.
        """
        tables = {name: self._shard_of(name, number) for name in (*_KEYS, "documents")}
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
        given = {**tables, **needed, "links": links}
        try:
            return graph_of(given, verify=self._verify)
        except MalformedInputError as error:
            problems = (
                attrs.evolve(one, path=f"shard {number}, {one.path}")
                for one in error.problems
            )
            raise MalformedInputError(problems, more_count=error.more_count) from None

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
        engine.make("shards", query("shards"))
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
        """Refuse links to what is not there: no shard would have them.

        Raises:
            MalformedInputError: Where there are any, with the first of them.
        """
        astray = [
            Problem(path="links.parquet", message=f"{id_} names nothing")
            for (id_,) in self._engine.rows(query("astray"))
        ]
        if astray:
            raise MalformedInputError(astray)

    def _shard_of(self, table: str, number: int) -> list[NamedRow]:
        text = f"SELECT * FROM placed_{table} WHERE shard = {number}"  # noqa: S608 -- ours
        rows = [*self._engine.records(text)]
        for row in rows:
            del row["shard"]
        return rows
