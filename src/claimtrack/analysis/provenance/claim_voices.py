"""How many voices stand behind each claim of a graph, as one table."""

from collections.abc import Iterable, Iterator

import attrs

from claimtrack.analysis.provenance.all_origins import Origins
from claimtrack.analysis.provenance.following import carriers
from claimtrack.analysis.provenance.grouping import Grouped
from claimtrack.graph import ClaimGraph, claim_in_words, question_in_words
from claimtrack.model import Claim, Question, Statement
from claimtrack.tables import Cells, Column, ColumnKind, Table


@attrs.frozen(kw_only=True)
class VoicedClaim:
    """A claim, and how many stand behind it.

    Attributes:
        claim_id: The claim's digest.
        question: What is asked, in words; empty for free text.
        answer: The answer or the text, in words.
        source_count: How many sources carry it.
        origin_count: How many statements it goes back to.
        named: How many independent voices there are at most among those who are named.
        at_most: How many there are at most, if everybody unnamed is somebody else.
    """

    claim_id: str
    question: str
    answer: str
    source_count: int
    origin_count: int
    named: int
    at_most: int


class VoicedClaims(Table[VoicedClaim]):
    """The claims of a graph, by question, answer and digest; as rows, one a claim."""

    layout = (
        Column(name="question", meaning="What is asked, in words."),
        Column(name="answer", meaning="The answer or the text, in words."),
        Column(
            name="sources",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="How many sources carry it.",
        ),
        Column(
            name="origins",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="How many statements it goes back to.",
        ),
        Column(
            name="named",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="How many independent voices at most are named.",
        ),
        Column(
            name="at_most",
            kind=ColumnKind.WHOLE_NUMBER,
            meaning="How many there are at most, with everybody unnamed.",
        ),
        Column(name="claim_id", meaning="The claim's digest."),
    )
    kept_back = ("claim_id",)

    def __init__(self, claims: Iterable[VoicedClaim]) -> None:
        super().__init__(sorted(claims, key=_place))

    def _cells(self, entry: VoicedClaim) -> Cells:
        return (
            entry.question or None,
            entry.answer,
            entry.source_count,
            entry.origin_count,
            entry.named,
            entry.at_most,
            entry.claim_id,
        )


def voices(graph: ClaimGraph) -> VoicedClaims:
    """Tell of every claim how many independent voices stand behind it at most.

    Counted as `independence` counts, for all claims at once. Claims that somebody
    asserts or reports are told; those that are denied or doubted only are not.

    Args:
        graph: The graph, or a view of it.

    Complexity: O(n log n) in the statements and in those that carry each claim, what
    `Origins` takes, and O(n) in each different set of origins.

    >>> from claimtrack.codec import Case
    >>> case = Case("one voice")
    >>> for source in ("ministry", "agency", "site"):
    ...     _ = case.source(source)
    >>> _ = case.say("first", "ministry", text="The bridge fell.", on="2021-03-05")
    >>> _ = case.relay("wire", "agency", of="first")
    >>> _ = case.say("other", "site", text="Nobody was hurt.", on="2021-03-06")
    >>> [(one.answer, one.source_count) for one in voices(case.graph()).where(at_most=1)]
    [('“Nobody was hurt.”', 1), ('“The bridge fell.”', 2)]

    """
    return VoicedClaims(_voiced(graph))


def _voiced(graph: ClaimGraph) -> Iterator[VoicedClaim]:
    every, same = graph.once(Origins), graph.sameness.of
    statements, questions = graph.of_kind(Statement), graph.of_kind(Question)
    known: dict[frozenset[str], Grouped] = {}
    for claim_id, claim in graph.of_kind(Claim).items():
        carrying = carriers(graph, claim_id)
        if not carrying:
            continue
        origins = every.of(claim_id)
        grouped = known.get(origins)
        if grouped is None:
            grouped = known[origins] = Grouped(graph, origins)
        asked = claim.question_id
        question = None if asked is None else questions[asked]
        yield VoicedClaim(
            claim_id=claim_id,
            question="" if question is None else question_in_words(graph, question),
            answer=claim_in_words(graph, claim),
            source_count=len({same(statements[one].source_id) for one in carrying}),
            origin_count=len(origins),
            named=len(grouped.families),
            at_most=grouped.at_most,
        )


def _place(one: VoicedClaim) -> tuple[str, str, str]:
    return one.question, one.answer, one.claim_id
