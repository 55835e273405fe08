"""Who is called so, in any script: on the names of the first case."""

import csv
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from claimtrack.analysis import NameMatch, find_named, find_source
from claimtrack.analysis.names.likeness import is_without_vowels
from claimtrack.errors import InvalidValueError, MissingExtraError
from claimtrack.graph import ClaimGraph
from claimtrack.model import Measure, Name, Place, Source

Form = tuple[str, str, str]

ROWS = csv.DictReader(
    Path(__file__).with_name("aliases.csv").read_text(encoding="utf-8").splitlines()
)
FORMS = [(row["entity"], row["form"], row["lang"]) for row in ROWS]


def id_of(entity: str) -> str:
    return entity.lower().replace(" ", "-")


def graph(without: Form | None = None) -> ClaimGraph:
    """Every entity as a source, with all the names that were printed, but for one."""
    names: defaultdict[str, list[Name]] = defaultdict(list)
    for form in FORMS:
        names[form[0]] += (
            [] if form == without else [Name(text=form[1], language=form[2])]
        )
    return ClaimGraph(Source(id=id_of(one), names=some) for one, some in names.items())


def source(id_: str, *names: tuple[str, str], aliases: tuple[str, ...] = ()) -> Source:
    given = [Name(text=text, language=language) for text, language in names]
    return Source(id=id_, names=given, aliases=aliases)


def test_every_name_that_was_printed_finds_its_own() -> None:
    everything = graph()

    for entity, form, language in FORMS:
        (first, *_) = find_source(everything, form, language=language)
        assert (first.id, first.match) == (id_of(entity), NameMatch.SAME)


def test_the_ministry_is_found_by_its_arabic_name() -> None:
    found = find_source(graph(), "وزارة الدفاع الارمنيه")

    assert found[0].id == "armenia-mod"
    assert found[0].match is NameMatch.LETTERS


@pytest.mark.extra
def test_most_names_that_nobody_entered_are_among_the_first_three() -> None:
    pytest.importorskip("rapidfuzz", reason="needs claimtrack[names]")
    pytest.importorskip("anyascii", reason="needs claimtrack[names]")

    found = 0
    for form in FORMS:
        entity, text, language = form
        first = find_source(graph(form), text, language=language, alike=True)[:3]
        found += id_of(entity) in {one.id for one in first}

    # The others are other words for it, such as Artsakh for Karabakh.
    assert found >= 89


@pytest.mark.extra
def test_names_that_are_alike_come_by_how_alike_they_are() -> None:
    pytest.importorskip("rapidfuzz", reason="needs claimtrack[names]")
    one, other = source("a", ("Шушан Степанян", "ru")), source("b", ("Степан", "ru"))

    found = find_source(ClaimGraph([one, other]), "Shushan Stepanyan", alike=True)

    assert [(x.id, x.match, x.likeness > 60) for x in found] == [
        ("a", NameMatch.ALIKE, True)
    ]


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("anyascii", "rapidfuzz"):
        with monkeypatch.context() as patched:
            patched.setitem(sys.modules, package, None)
            if package == "rapidfuzz":
                pytest.importorskip("anyascii", reason="needs claimtrack[names]")
            with pytest.raises(MissingExtraError, match=r"claimtrack\[names\]"):
                find_source(graph(), "x", alike=True)


@pytest.mark.parametrize(
    ("asked", "match"),
    [
        ("Azərbaycan MN", NameMatch.SAME),
        ("AZƏRBAYCAN  mn", NameMatch.FOLDED),
        ("azerbaycan mn", NameMatch.LETTERS),
        ("mn", NameMatch.WORDS),
    ],
)
def test_how_a_name_matches_is_told(asked: str, match: NameMatch) -> None:
    (found,) = find_source(ClaimGraph([source("m", ("Azərbaycan MN", "az"))]), asked)

    assert found.match is match
    assert (found.matched, found.language) == ("Azərbaycan MN", "az")


def test_the_letters_i_are_those_of_the_name_and_of_the_question() -> None:
    held = ClaimGraph([source("d", ("Dağlıq", "az")), source("i", ("INTERFAX", "en"))])

    assert find_source(held, "DAĞLIQ")[0].match is NameMatch.FOLDED
    assert find_source(held, "interfax")[0].match is NameMatch.FOLDED
    assert find_source(held, "interfax", language="tr")[0].match is NameMatch.FOLDED


def test_the_best_comes_first_and_then_the_id() -> None:
    held = ClaimGraph(
        [
            source("z", ("Ministry", "en")),
            source("b", ("ministry", "en")),
            source("a", ("ministry", "en"), aliases=("Ministry of Defence",)),
            source("none", ("Army", "en")),
        ]
    )

    found = find_source(held, "ministry")

    assert [one.id for one in found] == ["a", "b", "z"]
    assert [one.id for one in find_source(held, "ministry", most=1)] == ["a"]
    assert find_source(held, "defence")[0].language is None


def test_an_id_is_a_name() -> None:
    assert (
        find_source(ClaimGraph([Source(id="am-mod")]), "AM mod")[0].matched == "am-mod"
    )


def test_other_kinds_are_found_as_well() -> None:
    held = ClaimGraph([Source(id="x"), Place(id="town"), Measure(id="tanks")])

    assert [one.kind for one in find_named(held, "town")] == ["place"]
    assert [one.kind for one in find_named(held, "tanks")] == ["measure"]
    assert not find_source(held, "town")


@pytest.mark.parametrize("name", ["", " ", "«»", "\u202e"])
def test_a_name_has_letters(name: str) -> None:
    with pytest.raises(InvalidValueError, match="letters or digits"):
        find_source(ClaimGraph(), name)


def test_at_least_one_is_asked_for() -> None:
    with pytest.raises(InvalidValueError, match="from 1 on"):
        find_source(ClaimGraph(), "x", most=0)


def test_what_is_shown_hides_nothing() -> None:
    held = ClaimGraph([source("x", ("a\u202eb", "en"))])

    (row,) = find_source(held, "ab").rows()

    assert row["matched"] == "a\\u202eb"


def test_scripts_without_vowels_are_known() -> None:
    assert is_without_vowels("وزارة 27")
    assert not is_without_vowels("27")
    assert not is_without_vowels("a وزارة")
