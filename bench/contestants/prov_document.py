"""W3C PROV in Python: `prov`, with the graph that it makes of a document.

Statements and claims are entities, sources agents, relays derivations.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from contestants.base import NormalPair, NormalRow, normal_pair
from contestants.json_lines import Row, rows
from prov.graph import prov_to_graph
from prov.model import (
    ProvAttribution,
    ProvDerivation,
    ProvDocument,
    ProvEntity,
    ProvSpecialization,
)

ClaimKey = tuple[str, int, int | None]


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
        self._seen: set[ClaimKey] = set()
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
        self.graph = prov_to_graph(self.document)
        for start, stop, relation in self.graph.edges(data="relation"):
            if isinstance(relation, ProvDerivation):
                self.relayed[start].append(stop)
            elif isinstance(relation, ProvAttribution):
                self.source[start] = stop
            elif isinstance(relation, ProvSpecialization):
                self.claim[start] = stop

    def complete(self) -> None:
        """Everything is there."""

    def count_pairs(self) -> int:
        return sum(1 for _ in self._pairs())

    def _pairs(self) -> Iterator[tuple[ClaimKey, ClaimKey]]:
        by_question: defaultdict[str, list[ClaimKey]] = defaultdict(list)
        for entity in set(self.claim.values()):
            key = _claim_key(entity)
            by_question[key[0]].append(key)
        for claims in by_question.values():
            for one, other in combinations(claims, 2):
                if _ends_before(one, other) or _ends_before(other, one):
                    yield one, other

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


def _claim_name(row: Row) -> str:
    high = "" if row["hi"] is None else row["hi"]
    return f"c_{row['question']}_{row['lo']}_{high}"


def _attributes(entity: ProvEntity) -> dict[str, str]:
    return {name.localpart: value for name, value in entity.attributes}


def _claim_key(entity: ProvEntity) -> ClaimKey:
    held = _attributes(entity)
    return held["question"], held["lo"], held.get("hi")


def _ends_before(one: ClaimKey, other: ClaimKey) -> bool:
    return one[2] is not None and one[2] < other[1]
