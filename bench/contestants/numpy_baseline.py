"""numpy by hand, and pyarrow to parse: what a Python process can do."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json as pj
from contestants.base import NormalPair, NormalRow, normal_pair

NO_END = 2**53
LOW_BITS = 36
"""A question's number and a low answer fit into one whole number."""

COLUMNS = pa.schema(
    [
        ("id", pa.string()),
        ("source", pa.string()),
        ("question", pa.string()),
        ("lo", pa.int64()),
        ("hi", pa.int64()),
        ("stance", pa.string()),
        ("asserted_at", pa.timestamp("s")),
        ("recorded_at", pa.timestamp("s")),
        ("relays", pa.list_(pa.string())),
    ]
)


class NumpyBaseline:
    def ingest(self, folder: Path) -> None:
        self.table = pj.read_json(
            folder / "statements.jsonl",
            read_options=pj.ReadOptions(block_size=4 << 20),
            parse_options=pj.ParseOptions(explicit_schema=COLUMNS),
        ).combine_chunks()
        self.question_table = pj.read_json(folder / "questions.jsonl")
        self.source_table = pj.read_json(folder / "sources.jsonl")
        self.questions = _column(self.question_table, "id")
        self.sources = _column(self.source_table, "id")
        self._index_relays()
        self._index_claims()

    def _index_relays(self) -> None:
        ids, relays = _column(self.table, "id"), _column(self.table, "relays")
        self.source = _places(self.table["source"], self.sources)
        self.denies = pc.equal(self.table["stance"], "denies").to_numpy()
        self.relays_start = relays.offsets.to_numpy()
        self.relayed = _places(relays.flatten(), ids).astype(np.int64)

    def _index_claims(self) -> None:
        question = _places(self.table["question"], self.questions).astype(np.int64)
        low = self.table["lo"].to_numpy()
        high = pc.fill_null(self.table["hi"], NO_END).to_numpy()
        key = (question << LOW_BITS) | low
        by_claim = np.lexsort((high, key))
        sorted_key, sorted_high = key[by_claim], high[by_claim]
        is_new = np.ones(len(by_claim), bool)
        is_new[1:] = sorted_key[1:] != sorted_key[:-1]
        is_new[1:] |= sorted_high[1:] != sorted_high[:-1]
        self.claim = np.empty(len(by_claim), np.int64)
        self.claim[by_claim] = np.cumsum(is_new) - 1
        first = by_claim[is_new]
        self.claim_key, self.claim_question = key[first], question[first]
        self.claim_low, self.claim_high = low[first], high[first]
        self.statements_of = by_claim
        self.statements_start = np.append(np.flatnonzero(is_new), len(by_claim))

    def complete(self) -> None:
        """Everything is there."""

    def count_pairs(self) -> int:
        return len(self._pairs()[0])

    def _pairs(self) -> tuple[np.ndarray, np.ndarray]:
        high = np.minimum(self.claim_high, (1 << LOW_BITS) - 1)
        end_key = (self.claim_question << LOW_BITS) | high
        start = np.searchsorted(self.claim_key, end_key, side="right")
        question = self.claim_question
        stop = np.searchsorted(question, question, side="right")
        count = stop - start
        one = np.repeat(np.arange(len(count), dtype=np.int32), count)
        before = np.cumsum(count) - count
        other = np.arange(len(one), dtype=np.int64) - np.repeat(before - start, count)
        return one, other.astype(np.int32)

    def normal_rows(self) -> Iterator[NormalRow]:
        for row in self.table.to_pylist():
            asserted_at, recorded_at = (
                f"{row[name].isoformat()}Z" for name in ("asserted_at", "recorded_at")
            )
            yield (
                *(row[name] for name in ("id", "source", "question", "lo", "hi")),
                *(row["stance"], asserted_at, recorded_at),
                tuple(sorted(row["relays"])),
            )

    def normal_pairs(self) -> Iterable[NormalPair]:
        names = self.questions.to_pylist()
        question = self.claim_question.tolist()
        claims = [
            (low, None if high == NO_END else high)
            for low, high in zip(
                self.claim_low.tolist(), self.claim_high.tolist(), strict=True
            )
        ]
        for one, other in zip(*(each.tolist() for each in self._pairs()), strict=True):
            yield normal_pair(names[question[one]], claims[one], claims[other])


def _column(table: pa.Table, name: str) -> pa.Array:
    return table[name].combine_chunks()


def _places(values: pa.Array, among: pa.Array) -> np.ndarray:
    return pc.index_in(values, value_set=among).to_numpy()
