"""The test kit: assertions, strategies and laws, for those who test claim logic.

Importing this room registers the strategies, so that `st.from_type(Claim)` works. Each
name loads its module when it is first asked for: assertions and laws need no
hypothesis, and where it is not installed only the strategies are missing.

>>> from hypothesis import given, settings, strategies as st
>>> import claimtrack.testing
>>> from claimtrack.model import Claim, digest
>>> @settings(max_examples=5, database=None)
... @given(st.from_type(Claim))
... def a_claim_has_a_digest(claim):
...     assert len(digest(claim)) == 64
>>> a_claim_has_a_digest()

"""

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.testing.asserting import (
        assert_consistent,
        assert_contradicts,
        assert_traces_to,
    )
    from claimtrack.testing.laws import (
        assert_adding_twice_changes_nothing,
        assert_keeps_laws,
        assert_only_looks,
        assert_order_free,
        assert_relays_change_nothing,
        assert_renaming_renames,
        assert_settling_hides,
        assert_strangers_change_nothing,
    )
    from claimtrack.testing.nouns import (
        assertions,
        claims,
        corrections,
        documents,
        envelopes,
        links,
        measures,
        names,
        orders,
        partitions,
        places,
        questions,
        records,
        relays,
        responses,
        reviews,
        settlements,
        sources,
        statements,
        subjects,
    )
    from claimtrack.testing.small_worlds import worlds
    from claimtrack.testing.values import (
        amounts,
        answers,
        choices,
        counts,
        periods,
        whens,
    )
    from claimtrack.testing.whole_graphs import graphs
    from claimtrack.testing.written_cases import case_files
else:
    _NAMES = {
        "asserting": ("assert_consistent", "assert_contradicts", "assert_traces_to"),
        "laws": (
            "assert_adding_twice_changes_nothing",
            "assert_keeps_laws",
            "assert_only_looks",
            "assert_order_free",
            "assert_relays_change_nothing",
            "assert_renaming_renames",
            "assert_settling_hides",
            "assert_strangers_change_nothing",
        ),
        "nouns": (
            "assertions",
            "claims",
            "corrections",
            "documents",
            "envelopes",
            "links",
            "measures",
            "names",
            "orders",
            "partitions",
            "places",
            "questions",
            "records",
            "relays",
            "responses",
            "reviews",
            "settlements",
            "sources",
            "statements",
            "subjects",
        ),
        "small_worlds": ("worlds",),
        "values": ("amounts", "answers", "choices", "counts", "periods", "whens"),
        "whole_graphs": ("graphs",),
        "written_cases": ("case_files",),
    }
    _MODULE = {name: module for module, names in _NAMES.items() for name in names}

    def __getattr__(name: str) -> object:
        from importlib import import_module  # noqa: PLC0415 -- only when asked

        if name not in _MODULE:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        found = getattr(import_module(f"{__name__}.{_MODULE[name]}"), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *_MODULE})


__all__ = [
    "amounts",
    "answers",
    "assert_adding_twice_changes_nothing",
    "assert_consistent",
    "assert_contradicts",
    "assert_keeps_laws",
    "assert_only_looks",
    "assert_order_free",
    "assert_relays_change_nothing",
    "assert_renaming_renames",
    "assert_settling_hides",
    "assert_strangers_change_nothing",
    "assert_traces_to",
    "assertions",
    "case_files",
    "choices",
    "claims",
    "corrections",
    "counts",
    "documents",
    "envelopes",
    "graphs",
    "links",
    "measures",
    "names",
    "orders",
    "partitions",
    "periods",
    "places",
    "questions",
    "records",
    "relays",
    "responses",
    "reviews",
    "settlements",
    "sources",
    "statements",
    "subjects",
    "whens",
    "worlds",
]

if find_spec("hypothesis") is not None:
    from claimtrack.testing._registering import register

    register()
