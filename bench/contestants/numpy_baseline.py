"""numpy by hand, and pyarrow to parse: what a Python process can do."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json as pj
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


Numbers = np.ndarray[Any, np.dtype[Any]]


class Rows(NamedTuple):
    """Rows of unequal length, one after the other.

    Attributes:
        start: Where each begins, and where the last ends.
        values: What stands in them.
    """

    start: Numbers
    values: Numbers

    def count(self, rows: Numbers) -> Numbers:
        return self.start[rows + 1] - self.start[rows]

    def of(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """Give which of some rows each value stands in, and the values."""
        count = self.count(rows)
        number = np.repeat(np.arange(len(rows)), count)
        before = np.cumsum(count) - count
        within = np.arange(len(number)) - np.repeat(before, count)
        return number, self.values[self.start[rows][number] + within]


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
        self.up = Rows(self.relays_start, self.relayed)
        relaying = np.repeat(np.arange(len(ids)), np.diff(self.relays_start))
        by_relayed = np.argsort(self.relayed, kind="stable")
        starts = np.searchsorted(self.relayed[by_relayed], np.arange(len(ids) + 1))
        self.down = Rows(starts, relaying[by_relayed])

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

    def count_disputes(self) -> int:
        return len(self._disputes()[0])

    def _disputes(self) -> tuple[Numbers, Numbers, Numbers]:
        """Give the disputed questions, how many claims each has, and how many hold.

        At the low end of a claim all hold that began by then and have not ended.
        """
        key, question = self.claim_key, self.claim_question
        high = np.minimum(self.claim_high, (1 << LOW_BITS) - 1)
        ends = np.sort((question << LOW_BITS) | high)
        begun = np.searchsorted(key, key, side="right")
        depth = begun - np.searchsorted(ends, key)
        first = np.flatnonzero(np.diff(question, prepend=-1))
        count = np.diff(first, append=len(question))
        deepest = np.maximum.reduceat(depth, first)
        some = deepest < count
        return question[first][some], count[some], deepest[some]

    def trace(
        self, relays: Sequence[str], claims: Sequence[Claim]
    ) -> tuple[tuple[Numbers, Numbers], tuple[Numbers, Numbers]]:
        """Give (number of what was traced, place of what was found) for each find."""
        starts = _places(pa.array(relays), _column(self.table, "id")).astype(np.int64)
        found = self._reached(self.up, np.arange(len(starts)), starts)
        traced, statement = self._asserting(self._numbers(claims))
        traced, statement = self._reached(self.up, traced, statement)
        is_origin = self.up.count(statement) == 0
        speakers = self.source[statement[is_origin]].astype(np.int64)
        return found, self._unique(traced[is_origin], speakers)

    def count_origins(self) -> Numbers:
        """Give by how many sources the origins of each claim are."""
        every = np.arange(len(self.source))
        origins = every[self.up.count(every) == 0]
        # From an origin downward the source is what is carried along.
        source = self.source[origins].astype(np.int64)
        source, statement = self._carried_down(source, origins)
        is_asserted = ~self.denies[statement]
        claims = self.claim[statement[is_asserted]]
        claim, _ = self._unique(claims, source[is_asserted])
        return np.bincount(claim, minlength=len(self.claim_low))

    def _numbers(self, claims: Sequence[Claim]) -> Numbers:
        """Give the numbers of claims."""
        question, low, high = zip(*claims, strict=True)
        asked = _places(pa.array(question), self.questions).astype(np.int64)
        key = (asked << LOW_BITS) | np.array(low)
        ends = np.array([NO_END if one is None else one for one in high])
        first = np.searchsorted(self.claim_key, key)
        last = np.searchsorted(self.claim_key, key, side="right")
        spans = zip(first, last, ends, strict=True)
        return np.array(
            [a + np.searchsorted(self.claim_high[a:b], x) for a, b, x in spans]
        )

    def _asserting(self, claims: Numbers) -> tuple[Numbers, Numbers]:
        """Give the place of each claim with each statement that asserts it."""
        made = Rows(self.statements_start, self.statements_of)
        number, statement = made.of(claims)
        is_asserted = ~self.denies[statement]
        return number[is_asserted], statement[is_asserted]

    def _reached(
        self, ways: "Rows", key: Numbers, start: Numbers
    ) -> tuple[Numbers, Numbers]:
        """Give all (key, statement) that ways lead to, the starts among them."""
        found = front = np.unique(key * len(self.source) + start)
        while len(front):
            key, here = np.divmod(front, len(self.source))
            number, there = ways.of(here)
            further = np.unique(key[number] * len(self.source) + there)
            front = np.setdiff1d(further, found, assume_unique=True)
            found = np.union1d(found, front)
        return np.divmod(found, len(self.source))

    def _carried_down(
        self, source: Numbers, origins: Numbers
    ) -> tuple[Numbers, Numbers]:
        """Give all (source, statement) below some origins, some more than once.

        What is in no ring nor below one is come to in as many rounds as it is deep;
        only of the rest has what is found to be held against what was found before.
        """
        is_round = self._is_round(origins)
        found = [source * len(self.source) + origins]
        seen, front = np.empty(0, np.int64), found[0]
        while len(front):
            key, here = np.divmod(front, len(self.source))
            number, there = self.down.of(here)
            further = key[number] * len(self.source) + there
            again = np.setdiff1d(further[is_round[there]], seen)
            seen = np.union1d(seen, again)
            front = np.concatenate([further[~is_round[there]], again])
            found.append(front)
        return np.divmod(np.concatenate(found), len(self.source))

    def _is_round(self, origins: Numbers) -> np.ndarray:
        """Tell which statements are in a ring of relays, or below one."""
        left, front = self.up.count(np.arange(len(self.source))), origins
        while len(front):
            _, there = self.down.of(front)
            left = left - np.bincount(there, minlength=len(left))
            front = np.unique(there[left[there] == 0])
        return left > 0

    def _unique(self, key: Numbers, value: Numbers) -> tuple[Numbers, Numbers]:
        width = len(self.sources)
        return np.divmod(np.unique(key * width + value), width)

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

    def normal_disputes(self) -> Iterator[NormalDispute]:
        names = self.questions.to_pylist()
        for question, *counts in zip(
            *(x.tolist() for x in self._disputes()), strict=True
        ):
            yield names[question], *counts

    def normal_traces(
        self, relays: Sequence[str], claims: Sequence[Claim]
    ) -> Iterator[NormalTrace]:
        names = _column(self.table, "id"), self.sources
        for traced, pairs, called in zip(
            (relays, claims), self.trace(relays, claims), names, strict=True
        ):
            starts = np.searchsorted(pairs[0], np.arange(len(traced) + 1))
            labels = called.take(pa.array(pairs[1])).to_pylist()
            for one, (first, last) in zip(traced, pairwise(starts), strict=True):
                yield normal_trace(one, labels[first:last])

    def normal_counts(self) -> Iterator[NormalCount]:
        names = self.questions.to_pylist()
        asked = (names[one] for one in self.claim_question.tolist())
        high = (None if one == NO_END else one for one in self.claim_high.tolist())
        claims = zip(asked, self.claim_low.tolist(), high, strict=True)
        yield from zip(claims, self.count_origins().tolist(), strict=True)


def _column(table: pa.Table, name: str) -> pa.Array:
    return table[name].combine_chunks()


def _places(values: pa.Array, among: pa.Array) -> np.ndarray:
    return pc.index_in(values, value_set=among).to_numpy()
