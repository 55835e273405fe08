"""Relays that are behind, and words that their speaker disowns, in words."""

from collections.abc import Callable

from claimtrack.analysis import disownings, echoes, stale_relays
from claimtrack.graph import ClaimGraph

Build = Callable[..., ClaimGraph]

FIRST = {
    "id": "first",
    "source": "west-mod",
    "asserted_at": "2020-10-01",
    "quote": "We took three.",
    "claims": [{"question": "day", "answer": 3}],
}
PAGE = {
    "id": "page",
    "source": "agency",
    "asserted_at": "2020-10-09",
    "relays": [{"statement": "first"}],
}


def test_a_stale_relay_says_who_took_it_back_and_when_that_was_known(
    build: Build,
) -> None:
    back = {
        "id": "back",
        "source": "west-spokesman",
        "asserted_at": "2020-10-03",
        "quote": "That was wrong.",
        "document": "note",
        "retracts": ["first"],
    }
    note = {"id": "note", "publisher": "west-mod", "published_at": "2020-10-04"}

    (found,) = stale_relays(build(FIRST, back, PAGE, documents=[note]))

    assert found.because == (
        "west-mod said 3 on 2020-10-01, “We took three.” and west-spokesman retracted "
        "it on 2020-10-03, “That was wrong.”, published on 2020-10-04; agency carries "
        "it still on 2020-10-09."
    )
    assert found.resolve == "a correction by agency"


def test_a_claim_taken_back_several_times_is_one_finding(build: Build) -> None:
    backs = [
        {
            "id": kind,
            "source": "west-mod",
            "asserted_at": f"2020-10-0{day}",
            kind: ["first"],
            "key": kind,
        }
        for day, kind in enumerate(("retracts", "disowns", "corrects"), start=3)
    ]

    (found,) = stale_relays(build(FIRST, *backs, PAGE))
    (two,) = stale_relays(build(FIRST, *backs[:2], PAGE))

    assert len(found.evidence) == 4
    assert found.because.endswith(" And so were 2 more.")
    assert two.because.endswith(" And so was another.")


def test_a_withdrawal_that_nobody_can_date_makes_nobody_stale(build: Build) -> None:
    """Dated before what it takes back, so that its own date counts for nothing."""
    back = {
        "id": "back",
        "source": "west-mod",
        "asserted_at": "2020-09-01",
        "retracts": ["first"],
    }

    assert [*stale_relays(build(FIRST, back, PAGE))] == []


def test_what_was_taken_back_as_a_doubt_was_never_said(build: Build) -> None:
    doubt = {
        **FIRST,
        "claims": [{"question": "day", "answer": 3, "stance": "doubts"}],
    }
    back = {
        "id": "back",
        "source": "west-mod",
        "asserted_at": "2020-10-03",
        "retracts": ["first"],
    }

    assert [*stale_relays(build(doubt, back, PAGE))] == []


def test_an_unseen_relay_carries_a_denial_as_a_denial(build: Build) -> None:
    denial = {**FIRST, "claims": [{"question": "day", "answer": 3, "stance": "denies"}]}
    back = {
        "id": "back",
        "source": "west-mod",
        "asserted_at": "2020-10-03",
        "retracts": ["first"],
    }

    (found,) = stale_relays(build(denial, back, PAGE))

    assert found.sides[0].answer == "not 3, in words that are not recorded"
    assert found.sides[0].stance.value == "reports-denial"


def test_who_speaks_for_another_disowns_in_its_name(build: Build) -> None:
    never = {"id": "never", "source": "west", "key": "n", "disowns": ["first"]}

    (found,) = disownings(build(FIRST, never))

    assert found.because == (
        "west says that west-mod never said this: that disputes whose words they are, "
        "and no figure."
    )
    assert found.resolve == "a record of west-mod saying it"


def test_whom_a_relay_names_as_speaker_can_disown_it(build: Build) -> None:
    relay = {
        "id": "page",
        "source": "agency",
        "key": "1",
        "relays": [{"statement": "first", "attributed_to": "east"}],
    }
    never = {"id": "never", "source": "east-mod", "key": "n", "disowns": ["page"]}

    (found,) = disownings(build(FIRST, relay, never))

    assert found.because == (
        "east-mod says that it never said what agency reports as its words: that "
        "disputes whose words they are, and no figure."
    )
    assert found.resolve == "a record of east-mod saying it"


def test_disowned_twice_by_one_statement_entered_twice_is_one_finding(
    build: Build,
) -> None:
    nevers = [
        {
            "id": f"n{number}",
            "source": "west-mod",
            "key": str(number),
            "disowns": ["first"],
        }
        for number in range(2)
    ]
    same = {"kind": "same", "between": ["n0", "n1"], "by": "desk", "because": "one"}

    found = [*disownings(build(FIRST, *nevers, links=[same]))]

    assert len(found) == 1


def test_what_is_entered_twice_does_not_disown_itself(build: Build) -> None:
    never = {"id": "never", "source": "west-mod", "key": "n", "disowns": ["first"]}
    same = {"kind": "same", "between": ["never", "first"], "by": "d", "because": "one"}

    assert [*disownings(build(FIRST, never, links=[same]))] == []


def test_what_is_carried_unseen_is_told_in_the_words_it_was_made_in(
    build: Build,
) -> None:
    about = {**FIRST, "claims": [{"question": "day", "answer": "about 200"}]}
    back = {
        "id": "back",
        "source": "west-mod",
        "asserted_at": "2020-10-03",
        "retracts": ["first"],
    }
    other = {"id": "other", "source": "east-mod", "relays": [{"statement": "first"}]}
    graph = build(about, back, PAGE, other)

    (stale,), (echo,) = stale_relays(graph), echoes(graph)

    made = "about 200 (150 to 250)"
    unseen = f"{made}, in words that are not recorded"
    assert [side.answer for side in stale.sides] == [unseen]
    assert [side.answer for side in echo.sides] == [made, unseen, unseen]


def test_what_was_only_reported_is_not_said_to_have_been_said(build: Build) -> None:
    report = {"question": "day", "answer": 3, "stance": "reports"}
    back = {
        "id": "back",
        "source": "west-mod",
        "asserted_at": "2020-10-03",
        "retracts": ["first"],
    }

    (found,) = stale_relays(build({**FIRST, "claims": [report]}, back, PAGE))

    assert found.because.startswith("west-mod reported 3 on 2020-10-01")
