"""Everything in one networkx MultiDiGraph, and plain Python over it."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import networkx as nx
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


class NetworkxMultiDiGraph:
    def ingest(self, folder: Path) -> None:
        self.graph = nx.MultiDiGraph()
        for row in rows(folder / "sources.jsonl"):
            self.graph.add_node(
                row["id"],
                kind="source",
                name=row["name"],
                is_a=row["kind"],
                side=row["side"],
            )
        for row in rows(folder / "questions.jsonl"):
            self.graph.add_node(row["id"], kind="question", text=row["text"])
            if row["part_of"]:
                self.graph.add_edge(row["id"], row["part_of"], key="part_of")
        for row in rows(folder / "statements.jsonl"):
            self._enter(row)

    def _enter(self, row: Row) -> None:
        graph, id_, question = self.graph, row["id"], row["question"]
        claim = (question, row["lo"], row["hi"])
        graph.add_node(
            id_,
            kind="statement",
            asserted_at=row["asserted_at"],
            recorded_at=row["recorded_at"],
        )
        if claim not in graph:
            graph.add_node(claim, kind="claim")
            graph.add_edge(claim, question, key="answers")
        graph.add_edge(id_, row["source"], key="said_by")
        graph.add_edge(id_, claim, key=row["stance"])
        for relayed in row["relays"]:
            graph.add_edge(id_, relayed, key="relays")

    def complete(self) -> None:
        """Everything is there."""

    def count_pairs(self) -> int:
        return sum(1 for _ in self._pairs())

    def _pairs(self) -> Iterator[tuple[Claim, Claim]]:
        for _, claims in self._answers():
            for one, other in combinations(claims, 2):
                if _ends_before(one, other) or _ends_before(other, one):
                    yield one, other

    def _answers(self) -> Iterator[tuple[str, list[Claim]]]:
        for question, kind in self.graph.nodes(data="kind"):
            if kind == "question":
                answers = self.graph.in_edges(question, keys=True)
                yield question, [claim for claim, _, key in answers if key == "answers"]

    def count_disputes(self) -> int:
        return sum(1 for _ in self.normal_disputes())

    def trace(
        self, relays: Sequence[str], claims: Sequence[Claim]
    ) -> tuple[list[set[str]], list[set[str]]]:
        found = [upstream([one], self._relayed)[0] for one in relays]
        return found, [self._speakers(claim) for claim in claims]

    def count_origins(self) -> dict[Claim, int]:
        kinds = self.graph.nodes(data="kind")
        claims = (node for node, kind in kinds if kind == "claim")
        return {claim: len(self._speakers(claim)) for claim in claims}

    def _relayed(self, statement: str) -> Iterator[str]:
        edges = self.graph.out_edges(statement, keys=True)
        return (target for _, target, key in edges if key == "relays")

    def _speakers(self, claim: Claim) -> set[str]:
        edges = self.graph.in_edges(claim, keys=True)
        asserting = [one for one, _, key in edges if key == "asserts"]
        return {self._speaker(one) for one in upstream(asserting, self._relayed)[1]}

    def _speaker(self, statement: str) -> str:
        edges = self.graph.out_edges(statement, keys=True)
        return next(target for _, target, key in edges if key == "said_by")

    def normal_rows(self) -> Iterator[NormalRow]:
        for id_, held in self.graph.nodes(data=True):
            if held["kind"] == "statement":
                yield self._normal_row(id_, held)

    def _normal_row(self, id_: str, held: dict[str, str]) -> NormalRow:
        source, claim, stance, relayed = "", ("", 0, None), "", []
        for _, target, key in self.graph.out_edges(id_, keys=True):
            if key == "said_by":
                source = target
            elif key == "relays":
                relayed.append(target)
            else:
                claim, stance = target, key
        said = (stance, held["asserted_at"], held["recorded_at"])
        return (id_, source, *claim, *said, tuple(sorted(relayed)))

    def normal_pairs(self) -> Iterator[NormalPair]:
        for (question, *one), (_, *other) in self._pairs():
            yield normal_pair(question, tuple(one), tuple(other))

    def normal_disputes(self) -> Iterator[NormalDispute]:
        for question, claims in self._answers():
            most = deepest((low, high) for _, low, high in claims)
            if most < len(claims):
                yield question, len(claims), most

    def normal_traces(
        self, relays: Sequence[str], claims: Sequence[Claim]
    ) -> Iterator[NormalTrace]:
        reached, speakers = self.trace(relays, claims)
        yield from map(normal_trace, (*relays, *claims), (*reached, *speakers))

    def normal_counts(self) -> Iterator[NormalCount]:
        yield from self.count_origins().items()


def _ends_before(one: Claim, other: Claim) -> bool:
    return one[2] is not None and one[2] < other[1]
