"""Everything in one networkx MultiDiGraph, and plain Python over it."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import networkx as nx
from contestants.base import NormalPair, NormalRow, normal_pair
from contestants.json_lines import Row, rows

ClaimNode = tuple[str, int, int | None]


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

    def _pairs(self) -> Iterator[tuple[ClaimNode, ClaimNode]]:
        for question, kind in self.graph.nodes(data="kind"):
            if kind == "question":
                answers = self.graph.in_edges(question, keys=True)
                claims = [claim for claim, _, key in answers if key == "answers"]
                for one, other in combinations(claims, 2):
                    if _ends_before(one, other) or _ends_before(other, one):
                        yield one, other

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


def _ends_before(one: ClaimNode, other: ClaimNode) -> bool:
    return one[2] is not None and one[2] < other[1]
