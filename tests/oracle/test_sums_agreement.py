"""The library against the oracle, sum by sum, on tiny worlds."""

import itertools
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from tests.oracle.sums import Members, Sum, Sums, by_bounds, commitments
from tests.oracle.sums_worlds import sums_worlds

import claimtrack
from claimtrack.graph import ClaimGraph
from claimtrack.model import Assertion, Finding, Record, Verdict


@attrs.frozen
class Judged:
    """What the library found in a world, and what the oracle knows of it."""

    sums: Sums
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, world: tuple[Record, ...], *, history: bool) -> "Judged":
        graph = ClaimGraph(world)
        found = claimtrack.check(graph, history=history, undetermined=True)
        standing = commitments(world, history=history)
        return cls(Sums(world, standing), tuple(found.where(code="sum-mismatch")))

    def members(self, finding: Finding) -> list[Assertion]:
        """The members that a finding names, in its order; all of them stand."""
        standing = {
            (one.statement_id, one.claim_id, one.stance): one
            for one in self.sums.members
        }
        return [
            standing[side.statement_id, side.claim_id, side.stance]
            for side in finding.sides
        ]

    def in_words(self) -> str:
        """Every member, and the members of every finding."""
        numbers = {one: number for number, one in enumerate(self.sums.members)}
        lines = [f"{numbers[one]}: {self._in_words(one)}" for one in numbers]
        for finding in self.findings:
            named = [numbers[one] for one in self.members(finding)]
            lines.append(f"{finding.verdict}: {named}")
        lines += [
            f"minimal: {sorted(numbers[one] for one in some)}"
            for some in self.sums.minimal(by_bounds)
        ]
        return "\n".join(lines)

    def _in_words(self, member: Assertion) -> str:
        side = self.sums.side[member]
        statement = self.sums.known.statements[member.statement_id]
        when = statement.asserted_at and statement.asserted_at.text
        asked = side.question
        return (
            f"{statement.key}, {statement.source_id}, {when} {member.stance.value} "
            f"{side.claim.answer} of {asked.measure_id}, {asked.subject_id}, "
            f"{asked.place_id}, {asked.period and asked.period.text}"
        )

    def is_one_source_in_unknown_order(self, members: list[Assertion]) -> bool:
        known = self.sums.known
        statements = {one.statement_id for one in members}
        return len(
            {known.statements[one].source_id for one in statements}
        ) == 1 and any(
            known.line.can(lambda line, a=one, b=other: line.before(a, b))
            and known.line.can(lambda line, a=one, b=other: line.before(b, a))
            for one, other in itertools.combinations(statements, 2)
        )

    def question(self, whole: Assertion) -> str | None:
        """The question of a whole, as written."""
        return self.sums.side[whole].claim.question_id

    def reported(self) -> list[tuple[object, ...]]:
        """The question and the way of each finding of one whole beside its parts."""
        return [
            (self.question(one.whole), one.way)
            for members in map(self.members, self.findings)
            for one in self.sums.sums(frozenset(members))
            if one.whole == members[0]
        ]

    def is_sound(self, finding: Finding) -> bool:
        """Whether what a finding names can't hold, and could without any one of it.

        DESIGN 14: "Every minimal set is inconsistent by bounds, and consistent by
        bounds without any one member."
        """
        members = self.members(finding)
        return (
            len(set(members)) == len(members) > 2
            and not self.sums.possible(members, by_bounds)
            and all(
                self.sums.possible(set(members) - {one}, by_bounds) for one in members
            )
        )

    def is_well_told(self, finding: Finding) -> bool:
        """Whether the whole comes first and the verdict is what order allows."""
        members = self.members(finding)
        wholes = [one.whole for one in self.sums.sums(frozenset(members))]
        unsure = self.is_one_source_in_unknown_order(members)
        expected = Verdict.UNDETERMINED if unsure else Verdict.CONFLICT
        return finding.verdict is expected and (not wholes or members[0] in wholes)

    def expected(self) -> Iterator[Sum]:
        """Every way in which a minimal set of three or more is one sum."""
        for some in self.sums.minimal(by_bounds):
            if len(some) > 2 and self.is_settled(some):
                yield from self.sums.sums(some)

    def is_settled(self, some: Members) -> bool:
        """Whether no order that nobody knows says how any two members lie.

        Who asks of two at a time what lies within what misses what only all together
        settle.
        """
        pairs = itertools.combinations(some, 2)
        return all(len(self.sums.layouts(each)) == 1 for each in (some, *pairs))

    def tangles(self) -> list[Members]:
        """The minimal sets of three or more that are no one sum, each of one span."""
        return [
            some
            for some in self.sums.minimal(by_bounds)
            if len(some) > 2
            and self.sums.are_of_one_span(some)
            and not list(self.sums.sums(some))
        ]


def agree(judged: Judged) -> None:
    """Hold that what is found is so, and that what is so is found."""
    note(judged.in_words())
    assert all(map(judged.is_sound, judged.findings))
    assert all(map(judged.is_well_told, judged.findings))

    reported = judged.reported()
    # "One finding a whole and direction".
    assert len(set(reported)) == len(reported)
    assert set(reported) >= {
        (judged.question(one.whole), one.way) for one in judged.expected()
    }
    assert judged.findings or not judged.tangles()


def many(number: int) -> settings:
    everything = list(HealthCheck)
    return settings(
        max_examples=number, deadline=None, suppress_health_check=everything
    )


@pytest.mark.extra
@many(600)
@given(world=sums_worlds(plain=True), history=st.booleans())
def test_in_trees_every_sum_is_found_and_only_those(
    world: tuple[Record, ...], *, history: bool
) -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")

    agree(Judged.of(world, history=history))


@pytest.mark.extra
@many(600)
@given(world=sums_worlds(), history=st.booleans())
def test_in_tangles_what_is_found_is_so_and_no_sum_is_missed(
    world: tuple[Record, ...], *, history: bool
) -> None:
    pytest.importorskip("highspy", reason="needs the extra solve")

    judged = Judged.of(world, history=history)

    note(judged.in_words())
    assert all(map(judged.is_sound, judged.findings))
    assert all(map(judged.is_well_told, judged.findings))

    assert set(judged.reported()) >= {
        (judged.question(one.whole), one.way) for one in judged.expected()
    }
