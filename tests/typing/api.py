"""The public names as a user writes them; type-checked, never run."""

from typing import assert_type

import claimtrack as ct
from claimtrack.analysis import (
    Comparability,
    Disputes,
    Facing,
    Findings,
    Positions,
    Series,
    Trace,
    Why,
    spread,
)
from claimtrack.interop import mermaid_text, read_ftm, write_diagram
from claimtrack.model import Conversion, Loss
from claimtrack.store import Head, Ledger, PostgresLedger, Store, open_store

graph = ct.read("one.json", "two.json")
assert_type(graph, ct.ClaimGraph)
assert_type(ct.check(graph), Findings)
assert_type(ct.check(graph, undetermined=True)[0], ct.Finding)
assert_type(ct.check(graph)[0].verdict, ct.Verdict | None)
assert_type(ct.check(graph).where(code="conflict"), Findings)
assert_type(ct.why(graph, "K04", "K05"), Why)
assert_type(ct.comparability(graph, "K22", "K23"), Comparability)
assert_type(ct.trace(graph, "page-S04"), Trace)
assert_type(ct.Count(spans=[(2, 2)]) & ct.Count(spans=[(1, None)]), ct.Count)
assert_type(ct.disputes(graph, history=True), Disputes)
assert_type(ct.disputes(graph)[0].explain(), str)
assert_type(ct.series(graph, "az-mod", "heli"), Series)
assert_type(ct.compare(graph, "az-mod", "am-mod"), Facing)
assert_type(ct.positions(graph, "az-mod", as_of="2020-09-27"), Positions)
assert_type(ct.as_of(graph, "2020-09-27", clock="asserted"), ct.ClaimGraph)
assert_type(ct.known_to(graph, "ria", "2020-09-27"), ct.ClaimGraph)
assert_type(read_ftm("list.csv"), Conversion)
assert_type(write_diagram(ct.trace(graph, "page-S04"), "page.dot"), tuple[Loss, ...])
assert_type(mermaid_text(spread(graph, "K01"), most=10), str)

ledger: Ledger = PostgresLedger("postgresql://desk@localhost/claims", timeout_s=5)
assert_type(ledger.head(), Head)
assert_type(open_store("postgresql://desk@localhost/claims"), Store)
