"""A case in a few lines: one measure, two ministries of two sides."""

import json
from collections.abc import Callable

import pytest

from claimtrack.codec import CaseText, read_texts
from claimtrack.graph import ClaimGraph

TOTAL = {"measure": "tanks", "subject": "east", "period": "2020-09-27/said"}
DAY = {"measure": "tanks", "subject": "east", "period": "2020-09-27"}

Build = Callable[..., ClaimGraph]


@pytest.fixture(scope="session")
def build() -> Build:
    """A graph of statements about the tanks of the east, and of more entries."""

    def graph(*statements: dict[str, object], **more: list[object]) -> ClaimGraph:
        case: dict[str, object] = {
            "claimtrack": 1,
            "name": "test",
            "sources": [
                {"id": "west"},
                {"id": "west-mod", "part_of": ["west"]},
                {"id": "west-spokesman", "part_of": ["west-mod"]},
                {"id": "east"},
                {"id": "east-mod", "part_of": ["east"]},
                {"id": "agency"},
            ],
            "places": [{"id": "valley"}, {"id": "village", "part_of": ["valley"]}],
            "measures": [
                {"id": "armour"},
                {"id": "tanks", "part_of": ["armour"]},
                {"id": "price", "answers": "amount"},
                {"id": "control", "answers": "choice", "options": ["a", "b", "c"]},
            ],
            "questions": [{"id": "total", **TOTAL}, {"id": "day", **DAY}],
            "statements": list(statements),
            **more,
        }
        text = json.dumps(case).encode()
        return read_texts([CaseText(content=text)])

    return graph
