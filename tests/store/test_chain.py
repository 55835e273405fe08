"""The chain of digests: whatever is changed in it behind a store's back is found."""

import hashlib
from collections.abc import Sequence

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import InvalidValueError
from claimtrack.model import Source
from claimtrack.store import Entry, Head, MemoryLedger, Store, Verification
from claimtrack.store.chain import entry_after, head_of, head_text, read_head
from claimtrack.store.verifying import verification

lines = st.lists(st.binary(min_size=1, max_size=12), min_size=1, max_size=6)
times = st.sampled_from((None, "2021-03-01T12:00Z"))


def chained(content: Sequence[bytes], when: str | None = None) -> list[Entry]:
    """Entries that were written one after another."""
    entries: list[Entry] = []
    head = Head()
    for line in content:
        entries.append(entry_after(head, line, when))
        head = head_of(entries[-1])
    return entries


def first_altered(entries: Sequence[Entry], kept: Head | None = None) -> int | None:
    return verification(entries, kept, where="here").number


@given(lines, times)
def test_what_was_written_is_sound(content: list[bytes], when: str | None) -> None:
    entries = chained(content, when)

    for entry in entries:
        found = verification(entries, head_of(entry), where="here")

        assert found == Verification(head=head_of(entries[-1]))


@given(lines, times)
def test_every_altered_byte_is_found_where_it_is(
    content: list[bytes], when: str | None
) -> None:
    entries = chained(content, when)

    for place, entry in enumerate(entries):
        for number in range(len(entry.line)):
            line = bytearray(entry.line)
            line[number] ^= 1 << number % 8
            altered = attrs.evolve(entry, line=bytes(line))

            found = first_altered([*entries[:place], altered, *entries[place + 1 :]])

            assert found == place + 1


@given(lines, st.data())
def test_a_longer_or_shorter_line_is_found(
    content: list[bytes], data: st.DataObject
) -> None:
    entries = chained(content)
    place = data.draw(st.integers(0, len(entries) - 1))
    other = data.draw(
        st.one_of(
            st.binary(min_size=1).map(lambda more: content[place] + more),
            st.just(content[place][:-1]),
        )
    )
    entries[place] = attrs.evolve(entries[place], line=other)

    assert first_altered(entries) == place + 1


@pytest.mark.parametrize("one", [None, "", "-", "null", "2021-03-01T12:00Z"])
@pytest.mark.parametrize("other", [None, "", "-", "null", "2021-03-01T12:01Z"])
def test_another_time_is_found(one: str | None, other: str | None) -> None:
    first, second = chained([b"a", b"b"], one)

    found = first_altered([first, attrs.evolve(second, recorded_at=other)])

    assert found == (None if one == other else 2)


@given(lines, st.data())
def test_another_digest_is_found(content: list[bytes], data: st.DataObject) -> None:
    entries = chained(content)
    place = data.draw(st.integers(0, len(entries) - 1))
    digest = hashlib.sha256(data.draw(st.binary())).hexdigest()
    entries[place] = attrs.evolve(entries[place], digest=digest)

    assert first_altered(entries) == place + 1


@given(lines, times)
def test_a_dropped_entry_is_found(content: list[bytes], when: str | None) -> None:
    entries = chained(content, when)
    kept = head_of(entries[-1])

    for place in range(len(entries)):
        found = first_altered([*entries[:place], *entries[place + 1 :]], kept)

        assert found == place + 1


@given(lines)
def test_dropped_entries_are_found_though_the_rest_is_numbered_anew(
    content: list[bytes],
) -> None:
    entries = chained(content)
    kept = head_of(entries[-1])

    left = [
        attrs.evolve(entry, number=number)
        for number, entry in enumerate(entries[1:], start=1)
    ]

    assert first_altered(left, kept) == 1


@given(lines)
def test_a_truncated_store_is_found(content: list[bytes]) -> None:
    entries = chained(content)
    kept = head_of(entries[-1])

    for count in range(len(entries)):
        found = verification(entries[:count], kept, where="here")

        assert found.number == count + 1
        assert found.because.endswith(f"the head that was kept counts {kept.count}")
        assert found.head.count == count


@given(st.lists(st.binary(min_size=1), min_size=2, max_size=5, unique=True), st.data())
def test_two_entries_swapped_are_found(
    content: list[bytes], data: st.DataObject
) -> None:
    entries = chained(content)
    one = data.draw(st.integers(0, len(entries) - 2))
    other = data.draw(st.integers(one + 1, len(entries) - 1))
    rows = entries[:]
    rows[one], rows[other] = rows[other], rows[one]
    renumbered = [
        attrs.evolve(row, number=number) for number, row in enumerate(rows, start=1)
    ]

    assert first_altered(rows) == one + 1
    assert first_altered(renumbered) == one + 1


def test_an_entry_that_stands_twice_is_found() -> None:
    first, second = chained([b"a", b"b"])

    assert first_altered([first, first, second]) == 2


def test_a_store_that_was_rewritten_whole_differs_from_the_head_that_was_kept() -> None:
    kept = Store(MemoryLedger()).add([Source(id="ada")]).head
    rewritten = chained([b'{"id":"eve","noun":"source"}', b"{}"])

    found = verification(rewritten, kept, where="here")

    assert found.number == 1
    assert "the head that was kept is another" in found.because
    assert found.head == Head()


@pytest.mark.parametrize("kept", [None, Head()])
def test_what_came_after_a_head_that_was_kept_is_sound(kept: Head | None) -> None:
    assert first_altered(chained([b"a", b"b"]), kept) is None


def test_a_digest_can_be_taken_without_this_library() -> None:
    first, second = chained([b"a", b"b"], "2021-03-01T12:00Z")
    place = f'[2,"{first.digest}","2021-03-01T12:00Z"]'

    content = f"claimtrack/1 entry\n{place}\nb"

    assert second.digest == hashlib.sha256(content.encode()).hexdigest()


@given(st.integers(1, 10**18 - 1), st.binary())
def test_a_head_is_read_as_it_was_written(count: int, content: bytes) -> None:
    head = Head(count=count, digest=hashlib.sha256(content).hexdigest())

    assert read_head(head_text(head)) == head
    assert read_head(head_text(Head())) == Head()


@pytest.mark.parametrize(
    "text", ["", "0", f"0:{'a' * 64}", "1:", f"1:{'a' * 63}", f"01:{'a' * 64}", "a:b"]
)
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError, match="expected a head"):
        read_head(text)
