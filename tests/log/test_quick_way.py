"""The quick way through a log: taken by what a log writes, and by nothing unsound."""

import json

import pytest
from hypothesis import given
from tests.log.worlds import World, worlds

from claimtrack.codec import Limits
from claimtrack.codec.logs.canonical import plain_values, shape_test
from claimtrack.codec.logs.entries import LINES, ClaimLine, MeasureLine, StatementLine
from claimtrack.codec.logs.writing import log_lines
from claimtrack.graph import ClaimGraph


@given(worlds())
def test_every_line_that_is_written_goes_the_quick_way(world: World) -> None:
    for line in list(log_lines(ClaimGraph(world)))[1:]:
        values = plain_values(line.removesuffix(b"\n"), Limits())

        assert values == json.loads(line)
        assert shape_test(LINES[values["noun"]][1])(values)


@pytest.mark.parametrize(
    "line",
    [
        b'{"id":"a","id":"a"}',
        b'{"id":{"a":[],"a":[]}}',
        b'{"id":"\\u0061"}',
        b'{"id":NaN}',
        b'{"id":1e3}',
        b'{"id":1}',
        b'{"id":"\\ud800"}',
        b'{"id":"\\uD800"}',
        b'{"id":"a"}{}',
        b'{"id":"a',
        b'{"id":"\x01"}',
        b'\xef\xbb\xbf{"id":"a"}',
        b'{"id":"\xff"}',
        b'{"id":%s}' % (b"1" * 5000),
        b"[" * 100_000,
        b"[]",
        b"",
    ],
)
def test_what_is_not_plainly_sound_goes_the_long_way(line: bytes) -> None:
    assert plain_values(line, Limits()) is None


@pytest.mark.parametrize(
    "line", [b' {"id":"a"}', b'{"id": "a"}', b'{"id":"a"}\r', b'{"id":"\\n\\u0001"}']
)
def test_what_says_the_same_with_other_spaces_goes_the_quick_way(line: bytes) -> None:
    assert plain_values(line, Limits()) == json.loads(line)


@pytest.mark.parametrize("limits", [Limits(text_bytes=9), Limits(depth=3)])
def test_what_a_limit_could_stop_goes_the_long_way(limits: Limits) -> None:
    assert plain_values(b'{"id":"a"}', limits) is None
    assert plain_values(b'{"id":"a"}', Limits(text_bytes=10, depth=4)) is not None


@pytest.mark.parametrize(
    ("shape", "values"),
    [
        (MeasureLine, {"answers": "number"}),
        (MeasureLine, {"answers": ["count"]}),
        (MeasureLine, {"additive": 1}),
        (MeasureLine, {"additive": None}),
        (MeasureLine, {"unit": 1.5}),
        (MeasureLine, {"names": []}),
        (MeasureLine, {"names": {"en": "x"}}),
        (MeasureLine, {"aliases": ["x", None]}),
        (MeasureLine, {"alias": "x"}),
        (ClaimLine, {"answer": 3}),
        (ClaimLine, {"answer": {"count": [3]}}),
        (ClaimLine, {"answer": {"number": ["3"]}}),
        (StatementLine, {}),
        (StatementLine, {"kind": "telling", "source_id": "a", "relays": [{}]}),
    ],
)
def test_what_does_not_plainly_have_the_shape_goes_the_long_way(
    shape: type, values: dict[str, object]
) -> None:
    assert not shape_test(shape)({"id": "a", "noun": "x", **values})
