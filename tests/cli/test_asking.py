"""The commands that ask about named things: why, trace, positions."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.analysis import why
from claimtrack.codec import read
from claimtrack.model import Document, Statement, When, digest

Run = Callable[..., tuple[int, str, str]]
Save = Callable[..., Path]

CASE: dict[str, object] = {
    "claimtrack": 1,
    "name": "case",
    "sources": [
        {"id": "west", "name": "West"},
        {"id": "west-mod", "name": "Ministry of the West", "part_of": ["west"]},
        {"id": "east-mod", "name": "Ministry of the East"},
        {"id": "agency", "name": "Agency"},
        {"id": "site"},
    ],
    "measures": [{"id": "tanks", "name": "tanks lost"}],
    "documents": [
        {"id": "page", "publisher": "site", "url": "https://example.org/1"},
        {"id": "empty-page", "url": "https://example.org/2"},
    ],
    "statements": [
        {
            "id": "five",
            "source": "west-mod",
            "asserted_at": "2020-10-01",
            "claims": [
                {
                    "measure": "tanks",
                    "period": "2020-09",
                    "answer": "at least 5",
                    "quote": "five tanks and more",
                },
                {"text": "It rained."},
            ],
        },
        {
            "id": "two",
            "source": "east-mod",
            "asserted_at": "2020-10-02",
            "quote": "We lost two.",
            "claims": [{"measure": "tanks", "period": "2020-09", "answer": 2}],
        },
        {
            "id": "told",
            "source": "agency",
            "relays": [{"statement": "five", "mode": "translated", "basis": "stated"}],
        },
        {
            "id": "copied",
            "source": "site",
            "document": "page",
            "relays": [{"statement": "told", "attributed_to": "west"}],
            "claims": [{"of": "five#1"}],
        },
    ],
}
FIVE = digest(
    Statement(
        source_id="west-mod", asserted_at=When(text="2020-10-01"), key="case/five"
    )
)
TOLD = digest(Statement(source_id="agency", key="case/told"))
PAGE = digest(Document(publisher_id="site", url="https://example.org/1"))
COPIED = digest(Statement(source_id="site", document_id=PAGE))


def ring_of(*labels: str) -> dict[str, object]:
    """A case in which each statement relays the next and the last the first."""
    following = (*labels[1:], labels[0])
    statements = [
        {"id": one, "source": "site", "relays": [{"statement": other}]}
        for one, other in zip(labels, following, strict=True)
    ]
    return {
        "claimtrack": 1,
        "name": "ring",
        "sources": [{"id": "site"}],
        "statements": statements,
    }


def ladder_of(*widths: int) -> dict[str, object]:
    """A case with some ways from each rung to the next: their product in all."""
    statements: list[dict[str, object]] = []
    for rung, width in enumerate(widths):
        sides = [f"{rung} {side}" for side in range(width)]
        relays = [{"statement": side} for side in sides]
        statements.append({"id": str(rung), "source": "site", "relays": relays})
        following = [{"statement": str(rung + 1)}]
        statements.extend(
            {"id": side, "source": "site", "relays": following} for side in sides
        )
    statements.append({"id": str(len(widths)), "source": "site"})
    return {
        "claimtrack": 1,
        "name": "ladder",
        "sources": [{"id": "site"}],
        "statements": statements,
    }


def test_why_prints_both_voices_the_verdict_and_the_reason(
    run: Run, save: Save
) -> None:
    path = save(CASE)
    (judgement,) = why(read(path), "five#1", "two")

    code, out, err = run("why", path, "five#1", "two")

    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:4] == [
        "five#1 Ministry of the West, 2020-10-01: tanks lost (2020-09): at least 5 (“five",
        "    tanks and more”)",
        "two#1 Ministry of the East, 2020-10-02: tanks lost (2020-09): 2 (“We lost two.”)",
        "conflict (same question)",
    ]
    reasons = f"{judgement.because} To settle it: {judgement.resolve}."
    assert " ".join(" ".join(lines[4:]).split()) == reasons
    assert all(one.startswith("  ") and len(one) <= 80 for one in lines[4:])


def test_why_prints_every_pair_of_claims_of_two_statements(
    run: Run, save: Save
) -> None:
    path = save(CASE)

    code, out, err = run("why", path, "five", "two")

    assert (code, err) == (0, "")
    verdicts = ("conflict (same question)", "compatible (not comparable)")
    for told, verdict in zip(out.split("\n\n"), verdicts, strict=True):
        assert verdict in told.splitlines()


def test_why_gives_json_of_a_fixed_shape(run: Run, save: Save) -> None:
    path = save(CASE)
    judgements = why(read(path), "copied", "two")

    code, out, err = run("why", "--format", "json", path, "copied", "two")

    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "claimtrack": 1,
        "pairs": [
            {
                "verdict": None,
                "comparability": {
                    "relation": "same question",
                    "part": None,
                    "path": [],
                    "paths": [],
                    "reason": one.comparability.reason,
                },
                "statements": [
                    {
                        "id": side.statement_id,
                        "label": side.statement_label,
                        "source": side.source_id,
                        "source_name": side.source,
                        "asserted_at": side.asserted_at,
                        "quote": side.quote,
                    }
                    for side in one.sides
                ],
                "claims": [
                    {
                        "id": side.claim_id,
                        "label": side.claim_label,
                        "question": "tanks lost (2020-09)",
                        "answer": side.answer,
                        "stance": side.stance.value,
                    }
                    for side in one.sides
                ],
                "rule": one.rule,
                "because": one.because,
                "resolve": one.resolve,
            }
            for one in judgements
        ],
    }


def test_why_names_the_path_from_part_to_whole(run: Run, save: Save) -> None:
    case = {
        "claimtrack": 1,
        "name": "case",
        "sources": [{"id": "site"}, {"id": "agency"}],
        "measures": [{"id": "armour"}, {"id": "tanks", "part_of": ["armour"]}],
        "statements": [
            {
                "id": source,
                "source": source,
                "claims": [{"measure": measure, "period": "2020-09", "answer": answer}],
            }
            for source, measure, answer in (
                ("site", "tanks", 5),
                ("agency", "armour", 2),
            )
        ],
    }

    _, out, _ = run("why", "--format", "json", save(case), "site", "agency")

    (pair,) = json.loads(out)["pairs"]
    compared = {**pair["comparability"], "reason": ""}
    assert compared == {
        "relation": "part of",
        "part": "first",
        "path": ["tanks", "armour"],
        "paths": [{"dimension": "measure", "path": ["tanks", "armour"]}],
        "reason": "",
    }


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("text", "One of the two makes no claim that could be compared.\n"),
        ("json", '{\n  "claimtrack": 1,\n  "pairs": []\n}\n'),
    ],
)
def test_why_says_so_where_there_is_nothing_to_compare(
    form: str, printed: str, run: Run, save: Save
) -> None:
    path = save(CASE)

    ran = run("why", "--format", form, path, "told", "two")

    assert ran == (0, printed, "")


def test_trace_prints_the_way_back_to_the_origin(run: Run, save: Save) -> None:
    path = save(CASE)

    code, out, err = run("trace", path, "copied")

    west = "Ministry of the West [five, 2020-10-01], part of West"
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "site [copied], on page: reports at least 5",
        "  relays: Agency [told]: its own words are not recorded here",
        "    (named as the speaker there: West)",
        "    relays (translated), stated: Ministry of the West [five, 2020-10-01], part",
        "        of West: asserts at least 5 (“five tanks and more”); asserts “It",
        "        rained.”",
        "Origins:",
        f"  {west}",
    ]


def test_trace_of_a_claim_follows_that_claim(run: Run, save: Save) -> None:
    path = save(CASE)

    _, out, _ = run("trace", path, "copied#1")

    lines = out.splitlines()
    assert lines[0] == "tanks lost (2020-09): at least 5"
    assert lines[1] == "site [copied], on page: reports at least 5"
    assert "It rained" not in out


def test_trace_gives_json_of_a_fixed_shape(run: Run, save: Save) -> None:
    path = save(CASE)

    code, out, err = run("trace", "--format", "json", path, "copied#1")

    given = json.loads(out)
    statements = {one["label"]: one for one in given.pop("statements")}
    assert (code, err) == (0, "")
    assert len(given.pop("claim")) == 64
    assert given == {
        "claimtrack": 1,
        "starts": [COPIED],
        "origins": [FIVE],
        "first_known": [FIVE],
        "chains": [
            {
                "statements": [COPIED, TOLD, FIVE],
                "relays": [
                    {"mode": "unknown", "basis": None, "attributed_to": "west"},
                    {"mode": "translated", "basis": "stated", "attributed_to": None},
                ],
                "ends_in_ring": False,
            }
        ],
        "truncated": False,
    }
    assert statements == {
        "copied": {
            "statement_id": COPIED,
            "label": "copied",
            "source": "site",
            "source_name": "site",
            "part_of": [],
            "asserted_at": None,
            "document": "page",
            "url": "https://example.org/1",
            "quote": None,
            "claims": ["reports at least 5"],
            "is_unseen": False,
        },
        "told": {
            "statement_id": TOLD,
            "label": "told",
            "source": "agency",
            "source_name": "Agency",
            "part_of": [],
            "asserted_at": None,
            "document": None,
            "url": None,
            "quote": None,
            "claims": [],
            "is_unseen": True,
        },
        "five": {
            "statement_id": FIVE,
            "label": "five",
            "source": "west-mod",
            "source_name": "Ministry of the West",
            "part_of": ["West"],
            "asserted_at": "2020-10-01",
            "document": None,
            "url": None,
            "quote": None,
            "claims": ["asserts at least 5 (“five tanks and more”)"],
            "is_unseen": False,
        },
    }


def test_trace_of_a_statement_follows_no_claim(run: Run, save: Save) -> None:
    path = save(CASE)

    _, out, _ = run("trace", "--format", "json", path, "copied")

    assert json.loads(out)["claim"] is None


@pytest.mark.parametrize("asked", ["page", PAGE, PAGE[:8], "copied", COPIED[:8]])
def test_trace_takes_labels_and_digests_of_statements_and_documents(
    asked: str, run: Run, save: Save
) -> None:
    path = save(CASE)

    _, out, _ = run("trace", "--format", "json", path, asked)

    assert json.loads(out)["starts"] == [COPIED]


def test_trace_tells_of_a_ring(run: Run, save: Save) -> None:
    path = save(ring_of("a", "b"))

    _, text, _ = run("trace", path, "a")
    _, out, _ = run("trace", "--format", "json", path, "a")

    given = json.loads(out)
    assert text.splitlines()[-1] == "No origin: only a ring."
    assert given["origins"] == []
    assert [one["ends_in_ring"] for one in given["chains"]] == [True]


@pytest.mark.parametrize(
    ("widths", "listed"),
    [((3, 4), (12, False)), ((10, 10, 10), (1000, False)), ((7, 11, 13), (1000, True))],
)
def test_trace_lists_a_thousand_chains_at_most_and_says_so(
    widths: tuple[int, ...], listed: tuple[int, bool], run: Run, save: Save
) -> None:
    path = save(ladder_of(*widths))

    _, out, _ = run("trace", "--format", "json", path, "0")

    given = json.loads(out)
    assert (len(given["chains"]), given["truncated"]) == listed
    assert len(given["origins"]) == 1


def test_positions_prints_each_question_once_and_who_answers_what(
    run: Run, save: Save
) -> None:
    back = {"id": "back", "source": "west-mod", "key": "1", "retracts": ["five"]}
    retraction = {"claimtrack": 1, "statements": [back]}
    paths = [save(CASE), save(retraction, "retraction.json")]

    code, out, err = run("positions", *paths, "west")

    who = "Ministry of the West, 2020-10-01"
    assert (code, err) == (0, "")
    assert sorted(out.splitlines()) == sorted(
        [
            "tanks lost (2020-09)",
            f"  five#1  {who}: at least 5",
            "      withdrawn by back",
            "in their own words",
            f"  five#2  {who}: “It rained.”",
            "      withdrawn by back",
        ]
    )


def test_positions_prints_what_stands_without_a_remark(run: Run, save: Save) -> None:
    path = save(CASE)

    ran = run("positions", path, "east-mod")

    voice = "two#1  Ministry of the East, 2020-10-02: 2"
    assert ran == (0, f"tanks lost (2020-09)\n  {voice}\n", "")


def test_positions_gives_json_of_a_fixed_shape(run: Run, save: Save) -> None:
    path = save(CASE)

    code, out, err = run("positions", "--format", "json", path, "east-mod")

    given = json.loads(out)
    (held,) = given["positions"]
    assert (code, err, given["claimtrack"]) == (0, "", 1)
    assert held["stands"] is True
    assert [one["label"] for one in held["statements"]] == ["two"]
    assert [one["answer"] for one in held["claims"]] == ["2"]


def test_positions_of_a_source_that_vouches_for_nothing_says_so(
    run: Run, save: Save
) -> None:
    path = save(CASE)

    ran = run("positions", path, "agency")

    assert ran == (0, "It vouches for no claim.\n", "")


@pytest.mark.parametrize(
    ("call", "asked", "close"),
    [
        (("why", "fiv", "two"), "fiv", "five"),
        (("why", "two", "fivee#1"), "fivee#1", "five#1"),
        (("trace", "copied#2"), "copied#2", "copied#1"),
        (("trace", "pag"), "pag", "page"),
        (("positions", "eastmod"), "eastmod", "east-mod"),
    ],
)
def test_an_unknown_label_is_answered_with_what_is_close(
    call: tuple[str, ...], asked: str, close: str, run: Run, save: Save
) -> None:
    command, *arguments = call
    path = save(CASE)

    text = run(command, path, *arguments)
    form = run(command, "--format", "json", path, *arguments)

    code, out, err = text
    told, _, named = err.rstrip().partition("; close to it: ")
    assert (code, out) == (2, "")
    assert told == f"claimtrack: nothing here is called {asked!r}"
    assert close in named.split(", ")
    assert form == text


def test_a_label_with_nothing_close_is_answered_plainly(run: Run, save: Save) -> None:
    path = save(CASE)

    ran = run("trace", path, "@@@")

    assert ran == (2, "", "claimtrack: nothing here is called '@@@'\n")


def test_a_label_of_several_things_is_answered_with_all_of_them(
    run: Run, save: Save
) -> None:
    paths = [save({**CASE, "name": name}, f"{name}.json") for name in ("one", "other")]

    code, out, err = run("trace", *paths, "five")

    ids = sorted(
        digest(
            Statement(
                source_id="west-mod",
                asserted_at=When(text="2020-10-01"),
                key=f"{name}/five",
            )
        )
        for name in ("one", "other")
    )
    named = ", ".join(f"statement {id_[:12]}" for id_ in ids)
    assert (code, out) == (2, "")
    assert err == (
        f"claimtrack: 'five' could mean any of: {named}; "
        "give more digits of a digest, or another label\n"
    )


@pytest.mark.parametrize("command", ["why", "trace", "positions"])
def test_a_missing_file_is_bad_input(command: str, run: Run, tmp_path: Path) -> None:
    asked = ["a", "b"] if command == "why" else ["a"]

    code, out, err = run(command, tmp_path / "missing.json", *asked)

    assert (code, out) == (2, "")
    assert err.startswith("claimtrack: ")
    assert "missing.json" in err
