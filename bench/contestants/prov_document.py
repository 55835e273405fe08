"""W3C PROV in Python: `prov`, with the graph that it makes of a document.

Statements and claims are entities, sources agents, relays derivations.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations
from pathlib import Path

from contestants.base import (
    Claim,
    NormalCount,
    NormalDispute,
    NormalPair,
    NormalRow,
    NormalTrace,
    normal_pair,
    normal_trace,
)
from contestants.depths import deepest
from contestants.json_lines import Row, rows
from contestants.walking import upstream
from prov.graph import prov_to_graph
from prov.model import (
    ProvAgent,
    ProvAttribution,
    ProvDerivation,
    ProvDocument,
    ProvEntity,
    ProvSpecialization,
)


class ProvDocumentAndGraph:
    def ingest(self, folder: Path) -> None:
        self.document = ProvDocument()
        self.names = self.document.add_namespace("e", "http://example.org/")
        for row in rows(folder / "sources.jsonl"):
            kept = {k: row[k] for k in ("name", "kind", "side") if row[k] is not None}
            given = {self.names[name]: value for name, value in kept.items()}
            self.document.agent(self.names[row["id"]], given)
        for row in rows(folder / "questions.jsonl"):
            kept = {k: row[k] for k in ("text", "part_of") if row[k] is not None}
            given = {self.names[name]: value for name, value in kept.items()}
            self.document.entity(self.names[row["id"]], given)
        self._seen: set[Claim] = set()
        for row in rows(folder / "statements.jsonl"):
            self._enter(row)
        self._index()

    def _enter(self, row: Row) -> None:
        names, document = self.names, self.document
        kept = ("stance", "asserted_at", "recorded_at")
        statement, claim = names[row["id"]], names[_claim_name(row)]
        document.entity(statement, {names[name]: row[name] for name in kept})
        document.wasAttributedTo(statement, names[row["source"]])
        key = (row["question"], row["lo"], row["hi"])
        if key not in self._seen:
            self._seen.add(key)
            # A PROV attribute has a value: no upper end is no attribute.
            asked = {"question": row["question"], "lo": row["lo"], "hi": row["hi"]}
            given = {names[k]: v for k, v in asked.items() if v is not None}
            document.entity(claim, given)
        document.specializationOf(statement, claim)
        for relayed in row["relays"]:
            document.wasDerivedFrom(statement, names[relayed])

    def _index(self) -> None:
        self.relayed: defaultdict[ProvEntity, list[ProvEntity]] = defaultdict(list)
        self.source, self.claim = {}, {}
        self.entity: dict[str, ProvEntity] = {}
        self.graph = prov_to_graph(self.document)
        for start, stop, relation in self.graph.edges(data="relation"):
            if isinstance(relation, ProvDerivation):
                self.relayed[start].append(stop)
            elif isinstance(relation, ProvAttribution):
                self.source[start] = stop
                self.entity[start.identifier.localpart] = start
            elif isinstance(relation, ProvSpecialization):
                self.claim[start] = stop

    def complete(self) -> None:
        """Everything is there."""

    def count_pairs(self) -> int:
        return sum(1 for _ in self._pairs())

    def _pairs(self) -> Iterator[tuple[Claim, Claim]]:
        for claims in self._by_question().values():
            for one, other in combinations(claims, 2):
                if _ends_before(one, other) or _ends_before(other, one):
                    yield one, other

    def _by_question(self) -> dict[str, list[Claim]]:
        by_question: defaultdict[str, list[Claim]] = defaultdict(list)
        for entity in set(self.claim.values()):
            key = _claim_key(entity)
            by_question[key[0]].append(key)
        return by_question

    def count_disputes(self) -> int:
        return sum(1 for _ in self.normal_disputes())

    def trace(
        self, relays: Sequence[str], claims: Sequence[Claim]
    ) -> tuple[list[set[ProvEntity]], list[set[ProvAgent]]]:
        asserting = self._asserting()
        found = [upstream([self.entity[one]], self._relayed)[0] for one in relays]
        return found, [self._speakers(asserting[claim]) for claim in claims]

    def count_origins(self) -> dict[Claim, int]:
        every = self._asserting()
        return {key: len(self._speakers(some)) for key, some in every.items()}

    def _asserting(self) -> dict[Claim, list[ProvEntity]]:
        keys = {one: _claim_key(one) for one in set(self.claim.values())}
        found: dict[Claim, list[ProvEntity]] = {key: [] for key in keys.values()}
        for statement, claim in self.claim.items():
            if _attributes(statement)["stance"] == "asserts":
                found[keys[claim]].append(statement)
        return found

    def _relayed(self, statement: ProvEntity) -> Sequence[ProvEntity]:
        return self.relayed.get(statement, ())

    def _speakers(self, asserting: Sequence[ProvEntity]) -> set[ProvAgent]:
        return {self.source[one] for one in upstream(asserting, self._relayed)[1]}

    def normal_rows(self) -> Iterator[NormalRow]:
        for statement, source in self.source.items():
            held = _attributes(statement)
            relayed = (one.identifier.localpart for one in self.relayed[statement])
            said = (str(held[n]) for n in ("stance", "asserted_at", "recorded_at"))
            yield (
                statement.identifier.localpart,
                source.identifier.localpart,
                *_claim_key(self.claim[statement]),
                *said,
                tuple(sorted(relayed)),
            )

    def normal_pairs(self) -> Iterator[NormalPair]:
        for (question, *one), (_, *other) in self._pairs():
            yield normal_pair(question, tuple(one), tuple(other))

    def normal_disputes(self) -> Iterator[NormalDispute]:
        for question, claims in self._by_question().items():
            most = deepest((low, high) for _, low, high in claims)
            if most < len(claims):
                yield question, len(claims), most

    def normal_traces(
        self, relays: Sequence[str], claims: Sequence[Claim]
    ) -> Iterator[NormalTrace]:
        for traced, found in zip(
            (*relays, *claims), chain(*self.trace(relays, claims)), strict=True
        ):
            yield normal_trace(traced, (one.identifier.localpart for one in found))

    def normal_counts(self) -> Iterator[NormalCount]:
        yield from self.count_origins().items()


def _claim_name(row: Row) -> str:
    high = "" if row["hi"] is None else row["hi"]
    return f"c_{row['question']}_{row['lo']}_{high}"


def _attributes(entity: ProvEntity) -> dict[str, str]:
    return {name.localpart: value for name, value in entity.attributes}


def _claim_key(entity: ProvEntity) -> Claim:
    held = _attributes(entity)
    return held["question"], held["lo"], held.get("hi")


def _ends_before(one: Claim, other: Claim) -> bool:
    return one[2] is not None and one[2] < other[1]
