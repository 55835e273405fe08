"""The public names as a user writes them; type-checked, never run."""

from typing import assert_type

import claimtrack as ct
from claimtrack.analysis import Comparability, Why

graph = ct.read("one.json", "two.json")
assert_type(graph, ct.ClaimGraph)
assert_type(ct.check(graph), ct.Findings)
assert_type(ct.check(graph, undetermined=True)[0], ct.Finding)
assert_type(ct.check(graph)[0].verdict, ct.Verdict | None)
assert_type(ct.check(graph).where(code="conflict"), ct.Findings)
assert_type(ct.why(graph, "K04", "K05"), Why)
assert_type(ct.comparability(graph, "K22", "K23"), Comparability)
assert_type(ct.trace(graph, "page-S04"), ct.Trace)
assert_type(ct.Count(spans=[(2, 2)]) & ct.Count(spans=[(1, None)]), ct.Count)
