import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.analysis import CODES, check
from claimtrack.codec import read
from claimtrack.model import Finding

Run = Callable[..., tuple[int, str, str]]
Save = Callable[..., Path]

# The west says five tanks or more, the east two and, in so many words, not five; an
# agency that names no army says one.
CASE: dict[str, object] = {
    "claimtrack": 1,
    "name": "case",
    "sources": [
        {"id": "west", "name": "West"},
        {"id": "west-mod", "name": "Ministry of the West", "part_of": ["west"]},
        {"id": "east-mod", "name": "Ministry of the East"},
        {"id": "agency"},
    ],
    "subjects": [{"id": "army", "name": "the eastern army"}],
    "measures": [{"id": "tanks", "name": "tanks lost"}],
    "questions": [
        {"id": "month", "measure": "tanks", "subject": "army", "period": "2020-09"}
    ],
    "statements": [
        {
            "id": "five",
            "source": "west-mod",
            "asserted_at": "2020-10-01",
            "claims": [
                {
                    "question": "month",
                    "answer": "at least 5",
                    "quote": "five tanks and more",
                }
            ],
        },
        {
            "id": "two",
            "source": "east-mod",
            "asserted_at": "2020-10-02",
            "quote": "We lost two.",
            "claims": [{"question": "month", "answer": 2}],
        },
        {
            "id": "not-five",
            "source": "east-mod",
            "asserted_at": "2020-10-02",
            "claims": [{"of": "five", "stance": "denies"}],
        },
        {
            "id": "one",
            "source": "agency",
            "claims": [{"measure": "tanks", "period": "2020-09", "answer": 1}],
        },
    ],
}
# The same, and one finding settled and one statement retracted.
LATER: dict[str, object] = {
    "claimtrack": 1,
    "statements": [{"source": "west-mod", "key": "retraction", "retracts": ["five"]}],
}


def shape_of(finding: Finding) -> dict[str, object]:
    """A finding in the shape that the JSON output has had since its first version."""
    return {
        "id": finding.id,
        "code": finding.code,
        "verdict": None if finding.verdict is None else finding.verdict.value,
        "statements": [
            {
                "id": side.statement_id,
                "label": side.statement_label,
                "source": side.source_id,
                "quote": side.quote,
            }
            for side in finding.sides
        ],
        "claims": [
            {
                "id": side.claim_id,
                "label": side.claim_label,
                "question": side.question,
                "answer": side.answer,
            }
            for side in finding.sides
        ],
        "rule": finding.rule,
        "because": finding.because,
        "resolve": finding.resolve,
    }


def without_later_fields(finding: dict[str, object]) -> dict[str, object]:
    """A finding of the JSON output without fields that were added to its sides."""
    statements, claims = finding["statements"], finding["claims"]
    assert isinstance(statements, list)
    assert isinstance(claims, list)
    kept = ("id", "label", "source", "quote")
    kept_of_claims = ("id", "label", "question", "answer")
    earlier = {key: value for key, value in finding.items() if key != "equals"}
    return {
        **earlier,
        "statements": [{key: one[key] for key in kept} for one in statements],
        "claims": [{key: one[key] for key in kept_of_claims} for one in claims],
    }


def codes_in(out: str) -> list[str]:
    return [json.loads(line)["code"] for line in out.splitlines()]


# Each two of three come to four at least, all of them to five at most: the parts of
# one whole are parts of another, so that it takes the solver to tell.
TANGLED: dict[str, object] = {
    "claimtrack": 1,
    "name": "tangled",
    "sources": [{"id": "west"}, {"id": "east"}],
    "measures": [{"id": id_} for id_ in ("all", "ab", "bc", "ac", "a", "b", "c")],
    "partitions": [
        {"whole": whole, "parts": list(parts), "disjoint": True, "exhaustive": True}
        for whole, parts in (("all", "abc"), ("ab", "ab"), ("bc", "bc"), ("ac", "ac"))
    ],
    "statements": [
        {
            "id": f"of-{measure}",
            "source": source,
            "claims": [{"measure": measure, "period": "2020-09", "answer": answer}],
        }
        for measure, source, answer in (
            ("ab", "west", "at least 4"),
            ("bc", "west", "at least 4"),
            ("ac", "west", "at least 4"),
            ("all", "east", "up to 5"),
        )
    ],
}


def test_check_prints_each_finding_as_a_paragraph_and_how_many_there_are(
    run: Run, save: Save
) -> None:
    path = save(CASE)
    conflict, denial = check(read(path))

    code, out, err = run("check", path)

    paragraphs = out.split("\n\n")
    words = [" ".join(paragraph.split()) for paragraph in paragraphs]
    assert (code, err) == (0, "")
    five = (
        "five#1 Ministry of the West, 2020-10-01 "
        "tanks lost (the eastern army, 2020-09): at least 5 “five tanks and more” "
    )
    two = (
        "two#1 Ministry of the East, 2020-10-02 "
        "tanks lost (the eastern army, 2020-09): 2 “We lost two.” "
    )
    not_five = (
        "not-five#1 Ministry of the East, 2020-10-02 "
        "tanks lost (the eastern army, 2020-09): not “at least 5” "
    )
    ids = [one.id[:12] for one in (conflict, denial)]
    settling = [f"To settle it: {one.resolve}." for one in (conflict, denial)]
    assert words == [
        f"conflict {ids[0]} {five}{two}{conflict.because} {settling[0]}",
        f"denial {ids[1]} {five}{not_five}{denial.because} {settling[1]}",
        "2 findings",
    ]


def test_check_wraps_its_lines(run: Run, save: Save) -> None:
    path = save(CASE)

    _, out, _ = run("check", path)

    assert [line for line in out.splitlines() if len(line) > 80] == []


def test_check_gives_json_of_a_fixed_shape(run: Run, save: Save) -> None:
    path = save(CASE)
    findings = list(check(read(path)))

    code, out, err = run("check", "--format", "json", path)

    given = json.loads(out)
    assert (code, err) == (0, "")
    assert list(given) == ["claimtrack", "findings"]
    assert given["claimtrack"] == 1
    assert list(map(without_later_fields, given["findings"])) == list(
        map(shape_of, findings)
    )


def test_check_gives_a_finding_of_fixed_values(run: Run, save: Save) -> None:
    path = save(CASE)

    _, out, _ = run("check", "--format", "json", path)

    finding = without_later_fields(json.loads(out)["findings"][0])
    statements, claims = finding["statements"], finding["claims"]
    assert isinstance(statements, list)
    assert isinstance(claims, list)
    assert [{**one, "id": len(one["id"])} for one in statements] == [
        {
            "id": 64,
            "label": "five",
            "source": "west-mod",
            "quote": "five tanks and more",
        },
        {"id": 64, "label": "two", "source": "east-mod", "quote": "We lost two."},
    ]
    assert [{**one, "id": len(one["id"])} for one in claims] == [
        {
            "id": 64,
            "label": "five#1",
            "question": "tanks lost (the eastern army, 2020-09)",
            "answer": "at least 5",
        },
        {
            "id": 64,
            "label": "two#1",
            "question": "tanks lost (the eastern army, 2020-09)",
            "answer": "2",
        },
    ]


def test_check_gives_json_lines_with_a_finding_each(run: Run, save: Save) -> None:
    path = save(CASE)
    _, out, _ = run("check", "--format", "json", path)
    findings = json.loads(out)["findings"]

    code, out, err = run("check", "--format", "jsonl", path)

    assert (code, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == findings


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("text", "0 findings\n"),
        ("json", '{\n  "claimtrack": 1,\n  "findings": []\n}\n'),
        ("jsonl", ""),
    ],
)
def test_check_finds_nothing_in_an_empty_case(
    form: str, printed: str, run: Run, save: Save
) -> None:
    path = save({"claimtrack": 1})

    ran = run("check", "--format", form, path)

    assert ran == (0, printed, "")


def test_check_counts_one_finding_as_one(run: Run, save: Save) -> None:
    path = save(CASE)

    _, out, _ = run("check", "--code", "denial", path)

    assert out.splitlines()[-1] == "1 finding"


def test_check_gives_undetermined_pairs_where_it_is_asked_to(
    run: Run, save: Save
) -> None:
    path = save(CASE)

    _, out, _ = run("check", "--undetermined", "--format", "jsonl", path)

    verdicts = [json.loads(line)["verdict"] for line in out.splitlines()]
    assert sorted(verdicts) == ["conflict"] * 2 + ["undetermined"] * 2


def test_check_gives_findings_with_some_codes_only(run: Run, save: Save) -> None:
    path = save(CASE)

    _, conflicts, _ = run("check", "--code", "conflict", "--format", "jsonl", path)
    _, both, _ = run("check", "--code", "denial,conflict", "--format", "jsonl", path)
    _, none, _ = run("check", "--code", "revision", "--format", "jsonl", path)

    assert codes_in(conflicts) == ["conflict"]
    assert codes_in(both) == ["conflict", "denial"]
    assert codes_in(none) == []


def test_check_runs_no_check_that_gives_none_of_the_codes(
    run: Run, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    path = save(TANGLED)

    code, out, err = run("check", "--code", "conflict", path)

    assert (code, out, err) == (0, "0 findings\n", "")


@pytest.mark.parametrize("codes", ["sum-mismatch", "conflict,sum-mismatch"])
def test_a_code_that_takes_the_solver_asks_for_it(
    codes: str, run: Run, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    path = save(TANGLED)

    calls = (("--code", codes), ("--code", "drift", "--fail-on", codes))
    told = [run("check", *call, path) for call in calls]

    assert all("claimtrack[solve]" in err for _, _, err in told)


def test_check_says_what_would_settle_only_what_is_to_be_settled(
    run: Run, save: Save
) -> None:
    asked = {"measure": "m", "period": "2020-09-27"}
    path = save(
        {
            "claimtrack": 1,
            "name": "a case",
            "sources": [{"id": "a"}],
            "measures": [{"id": "m"}],
            "statements": [
                {
                    "id": f"K{day}",
                    "source": "a",
                    "asserted_at": f"2020-10-0{day}",
                    "claims": [{**asked, "answer": answer}],
                }
                for day, answer in ((1, "at least 3"), (2, 5))
            ],
        }
    )

    _, out, _ = run("check", path)

    assert out.startswith("revision")
    assert "To settle it" not in out


@pytest.mark.parametrize("option", ["--code", "--fail-on"])
@pytest.mark.parametrize("codes", ["conflicts", "denial,", "", "conflict denial"])
def test_check_refuses_a_code_that_there_is_not(
    option: str, codes: str, run: Run, save: Save
) -> None:
    path = save(CASE)

    code, out, err = run("check", option, codes, path)

    assert (code, out) == (2, "")
    assert "no code is called" in err
    assert all(one in err for one in CODES)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [("conflict", 1), ("revision,denial", 1), ("revision", 0)],
)
def test_check_fails_on_the_codes_that_it_is_told_to(
    codes: str, expected: int, run: Run, save: Save
) -> None:
    path = save(CASE)
    _, printed, _ = run("check", path)

    ran = run("check", "--fail-on", codes, path)

    assert ran == (expected, printed, "")


def test_check_looks_at_what_stands_unless_it_is_told_otherwise(
    run: Run, save: Save
) -> None:
    paths = [save(CASE, "case.json"), save(LATER, "later.json")]

    _, standing, _ = run("check", "--format", "jsonl", *paths)
    _, history, _ = run("check", "--history", "--format", "jsonl", *paths)

    assert codes_in(standing) == []
    assert codes_in(history) == ["conflict", "denial"]


def test_check_leaves_settled_findings_out_unless_it_is_told_otherwise(
    run: Run, save: Save
) -> None:
    path = save(CASE)
    (conflict, _) = check(read(path))
    settled = {"finding": conflict.id[:8], "by": "ada", "because": "a misprint"}
    other = save({"claimtrack": 1, "settlements": [settled]}, "settled.json")

    _, unsettled, _ = run("check", "--format", "jsonl", path, other)
    _, all_of_them, _ = run("check", "--settled", "--format", "jsonl", path, other)

    assert codes_in(unsettled) == ["denial"]
    assert codes_in(all_of_them) == ["conflict", "denial"]


def test_check_reads_its_files_together(run: Run, save: Save) -> None:
    statements = CASE["statements"]
    assert isinstance(statements, list)
    whole = save(CASE, "whole.json")
    head = save({**CASE, "statements": statements[:1]}, "head.json")
    tail = save(
        {"claimtrack": 1, "name": "case", "statements": statements[1:]}, "tail.json"
    )

    together = run("check", "--format", "json", tail, head)

    assert together == run("check", "--format", "json", whole)


def test_the_order_of_the_files_changes_no_byte(run: Run, save: Save) -> None:
    paths = [save(CASE, "case.json"), save(LATER, "later.json")]

    one = run("check", "--history", "--undetermined", *paths)
    other = run("check", "--history", "--undetermined", *reversed(paths))

    assert one == other


def test_check_tells_of_a_missing_file(run: Run, tmp_path: Path) -> None:
    code, out, err = run("check", tmp_path / "missing.json")

    assert (code, out) == (2, "")
    assert err.startswith("claimtrack: ")
    assert "No such file or directory" in err
    assert "missing.json" in err


def test_check_tells_of_a_folder(run: Run, tmp_path: Path) -> None:
    code, out, err = run("check", tmp_path)

    assert (code, out) == (2, "")
    assert err.startswith("claimtrack: ")
    assert str(tmp_path) in err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check"],
        ["chek", "case.json"],
        ["check", "--format", "xml", "case.json"],
        ["check", "--no-such-option", "case.json"],
        ["why", "case.json", "A"],
        ["trace", "case.json"],
        ["trace", "--format", "jsonl", "case.json", "A"],
    ],
)
def test_a_call_that_can_not_be_understood_is_bad_input(
    arguments: list[str], run: Run
) -> None:
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert err.startswith("usage: claimtrack ")


@pytest.mark.parametrize("command", [[], ["check"], ["why"], ["trace"], ["positions"]])
def test_help_is_printed_on_standard_output(command: list[str], run: Run) -> None:
    code, out, err = run(*command, "--help")

    assert (code, err) == (0, "")
    assert out.startswith("usage: claimtrack ")


def test_fail_on_looks_at_what_code_does_not_show(run: Run, save: Save) -> None:
    path = save(CASE)

    code, out, _ = run("check", "--code", "revision", "--fail-on", "denial", path)

    assert (code, out) == (1, "0 findings\n")


def test_a_sum_names_what_would_do_as_well(run: Run, save: Save) -> None:
    asked = {"period": "2020-09-27"}
    case = {
        "claimtrack": 1,
        "name": "sums",
        "sources": [{"id": "a"}, {"id": "b"}],
        "measures": [{"id": "all"}, {"id": "one"}, {"id": "two"}],
        "partitions": [{"whole": "all", "parts": ["one", "two"], "disjoint": True}],
        "statements": [
            {
                "id": f"{source}-{measure}",
                "source": source,
                "asserted_at": "2020-10-01",
                "claims": [{"measure": measure, "answer": answer, **asked}],
            }
            for source, measure, answer in (
                ("a", "one", 3),
                ("b", "one", 3),
                ("a", "two", 4),
                ("b", "all", 6),
            )
        ],
    }

    code, out, _ = run("check", save(case))

    assert code == 0
    assert "  The same would follow from b-one#1.\n" in out


def test_a_limit_says_that_there_are_more(run: Run, save: Save) -> None:
    path = save(CASE)

    code, out, err = run("check", "--limit", 1, path)

    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "1 finding shown, and there are more"


@pytest.mark.parametrize(("limit", "truncated"), [(0, True), (1, True), (2, False)])
def test_a_limit_gives_json_that_tells_whether_there_are_more(
    limit: int, *, truncated: bool, run: Run, save: Save
) -> None:
    path = save(CASE)

    _, out, _ = run("check", "--limit", limit, "--format", "json", path)

    given = json.loads(out)
    assert (len(given["findings"]), given["truncated"]) == (limit, truncated)


def test_a_limit_says_beside_json_lines_that_there_are_more(
    run: Run, save: Save
) -> None:
    path = save(CASE)

    _, out, err = run("check", "--limit", 1, "--format", "jsonl", path)

    assert len(out.splitlines()) == 1
    assert err == "claimtrack: 1 finding shown, and there are more\n"


def test_a_limit_that_leaves_nothing_out_is_silent(run: Run, save: Save) -> None:
    path = save(CASE)

    ran = run("check", "--limit", 2, "--format", "jsonl", path)

    assert ran == run("check", "--format", "jsonl", path)


@pytest.mark.parametrize("code", ["conflict", "denial"])
def test_a_limit_counts_the_findings_that_are_asked_for(
    code: str, run: Run, save: Save
) -> None:
    path = save(CASE)

    _, limited, _ = run("check", "--code", code, "--limit", 1, path)

    assert limited == run("check", "--code", code, path)[1]


def test_a_limit_hides_nothing_from_fail_on(run: Run, save: Save) -> None:
    path = save(CASE)

    codes = [
        run("check", "--limit", 0, "--fail-on", code, path)[0]
        for code in ("conflict", "denial", "reversal")
    ]

    assert codes == [1, 1, 0]


@pytest.mark.parametrize("limit", ["-1", "many", "1.5", "\u00b2"])
def test_a_limit_is_a_number(limit: str, run: Run, save: Save) -> None:
    code, out, err = run("check", f"--limit={limit}", save(CASE))

    assert (code, out) == (2, "")
    assert "is no number of them" in err


STALE = Path(__file__).parents[1] / "cases/withdrawn/relayed-after-the-retraction"


def test_what_shows_a_finding_besides_is_told_in_text_and_in_json(run: Run) -> None:
    _, text, _ = run("check", STALE / "case.json")
    _, told, _ = run("check", STALE / "case.json", "--format", "json")

    assert "\n  Shown by north#1, retraction.\n" in text
    (finding,) = json.loads(told)["findings"]
    shown = finding["evidence"]
    assert [one["label"] for one in shown["statements"]] == ["north", "retraction"]
    assert [one["label"] for one in shown["claims"]] == ["north#1", "retraction"]
