import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.codec import CaseText, read_texts
from claimtrack.errors import MalformedInputError
from claimtrack.graph import ClaimGraph
from claimtrack.model import (
    Assertion,
    Certainty,
    Claim,
    Relay,
    Response,
    Stance,
    Statement,
    digest,
)

Json = dict[str, object]

RAIN, SUN = Claim(text="Rain."), Claim(text="Sun.")


def said(label: str, *claims: Json, **more: object) -> Json:
    """A statement entry whose key is its label."""
    return {
        "id": label,
        "source": "ministry",
        "key": label,
        "claims": list(claims),
        **more,
    }


def relaying(label: str, *relayed: str, claims: tuple[Json, ...] = ()) -> Json:
    """A statement entry that relays others."""
    return said(label, *claims, relays=[{"statement": one} for one in relayed])


def case_of(*statements: Json) -> Json:
    return {
        "claimtrack": 1,
        "sources": [{"id": "ministry"}],
        "statements": list(statements),
    }


def graph_of(*cases: Json) -> ClaimGraph:
    return read_texts(CaseText(content=json.dumps(case).encode()) for case in cases)


def read(*statements: Json) -> ClaimGraph:
    return graph_of(case_of(*statements))


def problems_of(*statements: Json) -> list[tuple[str, str]]:
    with pytest.raises(MalformedInputError) as caught:
        read(*statements)
    return [(one.path, one.message) for one in caught.value.problems]


def id_of(label: str) -> str:
    return digest(Statement(source_id="ministry", key=label))


def assertions_in(graph: ClaimGraph, label: str) -> set[Assertion]:
    found = graph.of_kind(Assertion).values()
    return {one for one in found if one.statement_id == id_of(label)}


def carried(claim: Claim, taker: str, giver: str, **more: object) -> Assertion:
    """What `of` should give."""
    return Assertion(
        statement_id=id_of(taker),
        claim_id=digest(claim),
        taken_from=id_of(giver),
        **more,  # type: ignore[arg-type]
    )


def stance_in(graph: ClaimGraph, label: str) -> set[Stance]:
    return {one.stance for one in assertions_in(graph, label)}


def test_of_a_statement_takes_all_its_claims() -> None:
    graph = read(
        said("first", {"text": "Rain."}, {"text": "Sun."}),
        said("second", {"of": "first"}),
    )

    assert assertions_in(graph, "second") == {
        carried(RAIN, "second", "first"),
        carried(SUN, "second", "first"),
    }


def test_of_a_claim_takes_that_claim_alone() -> None:
    graph = read(
        said("first", {"text": "Rain."}, {"text": "Sun."}),
        said("second", {"of": "first#2"}),
    )

    assert assertions_in(graph, "second") == {carried(SUN, "second", "first")}


def test_of_a_claim_can_name_it_by_its_id() -> None:
    graph = read(
        said("second", {"of": "weather"}),
        said("first", {"text": "Rain.", "id": "weather"}, {"text": "Sun."}),
    )

    assert assertions_in(graph, "second") == {carried(RAIN, "second", "first")}


def test_of_carries_claims_and_never_stance_certainty_or_quote() -> None:
    graph = read(
        said(
            "first",
            {
                "text": "Rain.",
                "stance": "denies",
                "certainty": "possible",
                "quote": "perhaps not",
            },
        ),
        said("second", {"of": "first"}),
    )

    assert assertions_in(graph, "second") == {
        carried(RAIN, "second", "first", stance=Stance.ASSERTS)
    }


def test_a_taken_claim_has_a_stance_certainty_and_quote_of_its_own() -> None:
    graph = read(
        said("first", {"text": "Rain."}, {"text": "Sun."}),
        said(
            "second",
            {
                "of": "first",
                "stance": "denies",
                "certainty": "probable",
                "quote": "not so",
            },
        ),
    )

    assert assertions_in(graph, "second") == {
        carried(
            claim,
            "second",
            "first",
            stance=Stance.DENIES,
            certainty=Certainty.PROBABLE,
            quote="not so",
        )
        for claim in (RAIN, SUN)
    }


def test_of_leads_through_claims_that_were_taken_themselves() -> None:
    graph = read(
        said("third", {"of": "second"}),
        said("second", {"of": "first"}),
        said("first", {"text": "Rain."}),
    )

    assert assertions_in(graph, "third") == {carried(RAIN, "third", "second")}


def test_of_a_relay_that_lists_no_claims_takes_what_it_relays() -> None:
    graph = read(
        said("first", {"text": "Rain."}),
        relaying("agency", "first"),
        relaying("site", "agency"),
        said("second", {"of": "site"}),
    )

    assert assertions_in(graph, "second") == {carried(RAIN, "second", "site")}


def test_of_a_relay_that_lists_claims_takes_those_alone() -> None:
    graph = read(
        said("first", {"text": "Rain."}),
        relaying("agency", "first", claims=({"text": "Sun."},)),
        said("second", {"of": "agency"}),
    )

    assert assertions_in(graph, "second") == {carried(SUN, "second", "agency")}


def test_of_a_relay_of_several_takes_the_claims_of_all() -> None:
    graph = read(
        said("first", {"text": "Rain."}),
        said("other", {"text": "Sun."}),
        relaying("agency", "first", "other", "first"),
        said("second", {"of": "agency"}),
    )

    assert assertions_in(graph, "second") == {
        carried(RAIN, "second", "agency"),
        carried(SUN, "second", "agency"),
    }


def test_of_a_statement_in_a_ring_of_relays_takes_what_leads_into_the_ring() -> None:
    graph = read(
        relaying("a", "b"),
        relaying("b", "a", "first"),
        said("first", {"text": "Rain."}),
        said("second", {"of": "a"}),
    )

    assert assertions_in(graph, "second") == {carried(RAIN, "second", "a")}


def test_of_a_statement_in_another_file_takes_its_claims() -> None:
    graph = graph_of(
        case_of(said("second", {"of": "first"})),
        case_of(said("first", {"text": "Rain."})),
    )

    assert assertions_in(graph, "second") == {carried(RAIN, "second", "first")}


def test_two_claims_of_one_statement_can_be_taken_one_from_the_other() -> None:
    graph = read(said("first", {"text": "Rain."}, {"of": "first#1", "quote": "q"}))

    assert assertions_in(graph, "first") == {
        Assertion(statement_id=id_of("first"), claim_id=digest(RAIN)),
        carried(RAIN, "first", "first", quote="q"),
    }
    assert len(graph.of_kind(Response)) == 0


def test_of_makes_its_statement_a_response() -> None:
    graph = read(
        said("first", {"text": "Rain."}, {"text": "Sun."}),
        said("second", {"of": "first"}, {"of": "first#2", "stance": "doubts"}),
    )

    assert list(graph.of_kind(Response).values()) == [
        Response(statement_id=id_of("second"), answers_id=id_of("first"))
    ]


def test_of_what_is_relayed_makes_no_response() -> None:
    graph = read(
        said("first", {"text": "Rain."}),
        relaying("agency", "first", claims=({"of": "first"},)),
        relaying("unseen", "first"),
        relaying("site", "unseen", claims=({"of": "first"}, {"of": "unseen"})),
    )

    assert list(graph.of_kind(Response)) == []
    assert len(graph.of_kind(Relay)) == 3


def test_of_what_lies_behind_a_relay_that_lists_claims_makes_a_response() -> None:
    graph = read(
        said("first", {"text": "Rain."}),
        relaying("agency", "first", claims=({"text": "Sun."},)),
        relaying("site", "agency", claims=({"of": "first"},)),
    )

    assert list(graph.of_kind(Response).values()) == [
        Response(statement_id=id_of("site"), answers_id=id_of("first"))
    ]


def test_of_what_is_not_relayed_makes_a_relay_a_response() -> None:
    graph = read(
        said("first", {"text": "Rain."}),
        said("other", {"text": "Sun."}),
        relaying("agency", "first", claims=({"of": "other"},)),
    )

    assert list(graph.of_kind(Response).values()) == [
        Response(statement_id=id_of("agency"), answers_id=id_of("other"))
    ]


def test_a_taken_claim_is_numbered_where_it_comes_to_several() -> None:
    graph = read(
        said("first", {"text": "Rain."}, {"text": "Sun."}),
        said("second", {"of": "first#1"}, {"of": "first"}),
        said("third", {"of": "first", "id": "both"}),
    )

    labels = {
        graph.envelope(digest(one)).labels
        for label in ("second", "third")
        for one in assertions_in(graph, label)
    }
    assert labels == {
        ("second#1", "second#2.1"),
        ("second#2.2",),
        ("both.1",),
        ("both.2",),
    }


def test_each_of_several_taken_claims_can_be_named_as_it_is_shown() -> None:
    graph = read(
        said("first", {"text": "Rain."}, {"text": "Sun."}),
        said("second", {"of": "first"}),
        said("third", {"of": "second#1.2"}),
    )

    assert assertions_in(graph, "third") == {carried(SUN, "third", "second")}


@pytest.mark.parametrize(
    "label", ["second#1.0", "second#1.3", "second#1.02", "second#1.2.1", "first#1.1"]
)
@pytest.mark.parametrize("key", ["of", "after"])
def test_a_number_that_no_taken_claim_has_names_nothing(label: str, key: str) -> None:
    last = (
        said("last", {"of": label}) if key == "of" else said("last", **{key: [label]})
    )

    problems = problems_of(
        said("first", {"text": "Rain."}, {"text": "Sun."}),
        said("second", {"of": "first"}),
        last,
    )

    ((path, message),) = problems
    assert path == f"$.statements[2].{'claims[0].of' if key == 'of' else 'after[0]'}"
    assert message.startswith(f"no statement is called {label!r}; close to it: ")


def test_numbers_without_end_name_nothing() -> None:
    problems = problems_of(
        said("first", {"text": "Rain."}, {"text": "Sun."}),
        said("second", {"of": "first"}),
        said("last", after=["second#1" + ".1" * 100_000]),
    )

    assert [path for path, _ in problems] == ["$.statements[2].after[0]"]


@pytest.mark.parametrize("of", ["frist", "first#9", "first#0", "weathr"])
def test_of_what_is_not_there_is_one_problem(of: str) -> None:
    problems = problems_of(
        said("first", {"text": "Rain.", "id": "weather"}, {"text": "Sun."}),
        said("second", {"of": of}),
    )

    ((path, message),) = problems
    assert path == "$.statements[1].claims[0].of"
    assert message.startswith(f"no statement is called {of!r}; close to it: ")


def test_of_a_statement_without_claims_is_one_problem() -> None:
    problems = problems_of(said("first"), said("second", {"of": "first"}))

    message = "'first' makes no claim and relays none"
    assert problems == [("$.statements[1].claims[0].of", message)]


def test_of_a_ring_of_relays_without_claims_is_one_problem() -> None:
    problems = problems_of(
        relaying("a", "b"), relaying("b", "a"), said("second", {"of": "a"})
    )

    message = "'a' makes no claim and relays none"
    assert problems == [("$.statements[2].claims[0].of", message)]


@pytest.mark.parametrize(
    "statements",
    [
        (said("a", {"of": "a"}),),
        (said("a", {"of": "a#1"}),),
        (said("a", {"of": "b"}), said("b", {"of": "a"})),
        (said("a", {"text": "Rain."}, {"of": "b"}), said("b", {"of": "a#2"})),
        (said("a", {"of": "b"}), said("b", {"of": "c"}), said("c", {"of": "a"})),
        (said("a", {"of": "b"}), relaying("b", "a")),
    ],
)
def test_a_ring_of_of_is_one_problem(statements: tuple[Json, ...]) -> None:
    problems = problems_of(*statements)

    ((path, message),) = problems
    assert path.startswith("$.statements[")
    assert path.endswith("].of")
    assert message.startswith("`of` goes in a ring: $.statements[")


def test_what_is_taken_from_a_ring_is_no_further_problem() -> None:
    problems = problems_of(
        said("a", {"of": "b"}),
        said("b", {"of": "a"}),
        said("c", {"of": "a"}),
        said("first", {"text": "Rain."}),
        said("d", {"of": "first"}),
    )

    assert len(problems) == 1


def test_a_claim_of_a_statement_that_relays_is_reported_by_default() -> None:
    graph = read(
        said("first", {"text": "Rain."}),
        relaying("agency", "first", claims=({"text": "Rain."}, {"of": "first"})),
    )

    assert assertions_in(graph, "agency") == {
        Assertion(
            statement_id=id_of("agency"),
            claim_id=digest(RAIN),
            stance=Stance.REPORTS,
        ),
        carried(RAIN, "agency", "first", stance=Stance.REPORTS),
    }


@pytest.mark.parametrize("stance", list(Stance))
def test_a_stance_that_is_given_stands_where_a_statement_relays(
    stance: Stance,
) -> None:
    graph = read(
        said("first", {"text": "Rain."}),
        relaying("agency", "first", claims=({"of": "first", "stance": stance.value},)),
    )

    assert stance_in(graph, "agency") == {stance}


@pytest.mark.parametrize(
    ("said_stance", "reported"),
    [
        ("asserts", Stance.REPORTS),
        ("reports", Stance.REPORTS),
        ("doubts", Stance.REPORTS),
        ("denies", Stance.REPORTS_DENIAL),
        ("reports-denial", Stance.REPORTS_DENIAL),
    ],
)
def test_what_is_denied_where_it_comes_from_is_reported_as_a_denial(
    said_stance: str, reported: Stance
) -> None:
    graph = read(
        said("first", {"text": "Rain.", "stance": said_stance}),
        relaying("agency", "first", claims=({"of": "first"},)),
    )

    assert stance_in(graph, "agency") == {reported}


def test_a_denial_is_reported_through_relays_that_list_no_claims() -> None:
    graph = read(
        said("first", {"text": "Rain.", "stance": "denies"}),
        relaying("unseen", "first"),
        relaying("site", "unseen", claims=({"text": "Rain."},)),
    )

    assert stance_in(graph, "site") == {Stance.REPORTS_DENIAL}


def test_a_denial_is_reported_through_relays_that_report_it() -> None:
    graph = read(
        said("first", {"text": "Rain.", "stance": "denies"}),
        relaying("agency", "first", claims=({"of": "first"},)),
        relaying("site", "agency", claims=({"of": "agency"},)),
        relaying("other", "site", claims=({"of": "site"},)),
    )

    assert stance_in(graph, "other") == {Stance.REPORTS_DENIAL}


def test_a_relay_that_asserts_what_another_denies_is_reported_itself() -> None:
    graph = read(
        said("first", {"text": "Rain.", "stance": "denies"}),
        relaying("agency", "first", claims=({"text": "Rain.", "stance": "asserts"},)),
        relaying("site", "agency", claims=({"text": "Rain."},)),
    )

    assert stance_in(graph, "site") == {Stance.REPORTS}


def test_a_denial_behind_a_relay_that_lists_other_claims_is_not_seen() -> None:
    graph = read(
        said("first", {"text": "Rain.", "stance": "denies"}),
        relaying("agency", "first", claims=({"text": "Sun."},)),
        relaying("site", "agency", claims=({"text": "Rain."},)),
    )

    assert stance_in(graph, "site") == {Stance.REPORTS}


def test_a_claim_that_one_denies_and_another_asserts_is_reported() -> None:
    graph = read(
        said("first", {"text": "Rain.", "stance": "denies"}),
        said("other", {"text": "Rain."}),
        relaying("agency", "first", "other", claims=({"text": "Rain."},)),
    )

    assert stance_in(graph, "agency") == {Stance.REPORTS}


def test_a_claim_that_nobody_upstream_makes_is_reported() -> None:
    graph = read(
        said("first", {"text": "Rain.", "stance": "denies"}),
        relaying("agency", "first", claims=({"text": "Sun."},)),
    )

    assert stance_in(graph, "agency") == {Stance.REPORTS}


def test_a_denial_is_reported_out_of_a_ring_of_relays() -> None:
    graph = read(
        relaying("a", "b", claims=({"text": "Rain."},)),
        relaying("b", "a", "first"),
        said("first", {"text": "Rain.", "stance": "denies"}),
    )

    assert stance_in(graph, "a") == {Stance.REPORTS_DENIAL}


# For each statement whom it relays, and how it stands to the one claim that there is: a
# stance each time that it makes it, or "" for the stance that it has by default.
STANCES = st.lists(st.sampled_from(["", "denies", "asserts"]), max_size=2)
RELAYS = st.lists(
    st.tuples(st.sets(st.integers(0, 5), max_size=3), STANCES), min_size=6, max_size=6
)


@given(relays=RELAYS, may_ring=st.booleans())
def test_what_is_reported_is_what_a_search_upstream_finds(
    relays: list[tuple[set[int], list[str]]], *, may_ring: bool
) -> None:
    made = [stances for _, stances in relays]
    upstream = [
        {one for one in further if may_ring or one < number}
        for number, (further, _) in enumerate(relays)
    ]

    def reported(start: int) -> Stance:
        said, reached = set(), set(upstream[start])
        queue = list(reached)
        for one in queue:
            said |= {
                word == "denies" for word in made[one] if word or not upstream[one]
            }
            if "" in made[one] or not made[one]:
                queue.extend(upstream[one] - reached)
                reached |= upstream[one]
        return Stance.REPORTS_DENIAL if said == {True} else Stance.REPORTS

    graph = read(
        *(
            relaying(
                str(number),
                *map(str, upstream[number]),
                claims=tuple(
                    {"text": "Rain.", "stance": word or None, "quote": str(place)}
                    for place, word in enumerate(made[number])
                ),
            )
            for number in range(len(relays))
        )
    )

    assert {str(n): stance_in(graph, str(n)) for n in range(len(relays))} == {
        str(n): {
            Stance(word) if word else reported(n) if upstream[n] else Stance.ASSERTS
            for word in made[n]
        }
        for n in range(len(relays))
    }


def test_a_relay_that_lists_no_claims_makes_none() -> None:
    graph = read(said("first", {"text": "Rain."}), relaying("agency", "first"))

    assert assertions_in(graph, "agency") == set()


def test_a_denial_by_of_in_answer_is_a_denial() -> None:
    graph = read(
        said("first", {"text": "Rain."}),
        said("second", {"of": "first", "stance": "denies"}, responds_to=["first"]),
    )

    assert assertions_in(graph, "second") == {
        carried(RAIN, "second", "first", stance=Stance.DENIES)
    }
    assert list(graph.of_kind(Response).values()) == [
        Response(statement_id=id_of("second"), answers_id=id_of("first"))
    ]


def test_a_chain_of_relays_is_as_long_as_it_likes() -> None:
    graph = read(
        said("0", {"text": "Rain.", "stance": "denies"}),
        *(relaying(str(number), str(number - 1)) for number in range(1, 3000)),
        relaying("last", "2999", claims=({"of": "2999"},)),
    )

    assert assertions_in(graph, "last") == {
        carried(RAIN, "last", "2999", stance=Stance.REPORTS_DENIAL)
    }
