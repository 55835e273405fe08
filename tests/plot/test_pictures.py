"""Pictures: what they hold, and that they are equal to the byte."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.analysis.test_dated_figures import war

import claimtrack as ct
from claimtrack.errors import InvalidValueError, MissingExtraError, UnknownIdError
from claimtrack.model import Choice, Measure, Question, whole
from claimtrack.plot import plot_dispute, plot_matrix, plot_timeline, write_picture
from claimtrack.plot.naming import Box, free
from claimtrack.testing import graphs

pyplot = pytest.importorskip("matplotlib.pyplot", reason="needs claimtrack[plot]")
pytestmark = pytest.mark.extra

CASE = "examples/karabakh-2020-09-27/"
PLOTS = (plot_timeline, plot_dispute, plot_matrix)
each_plot = pytest.mark.parametrize("plot", PLOTS)
Plot = Callable[..., Any]


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    pyplot.close("all")


def busy() -> ct.ClaimGraph:
    """One question on which everything happens that a picture marks."""
    case = war()
    case.source("arabic", "وزارة الدفاع")
    case.source("odd", "a $x$ \u202e <b>\nname")
    case.question("d", "killed", period="2020-09-01")
    case.say("a", "n-mod", "q", 10, on="2020-09-02")
    case.say("b", "n-mod", "q", 25, on="2020-09-04")
    case.say("c", "n-mod", "q", 14, on="2020-09-06")
    case.deny("x", "s-mod", of="b", on="2020-09-05")
    case.say("e", "s-mod", "q", "at least 200", on="2020-09")
    case.say("f", "odd", "q", "about 50")
    case.say("g", "arabic", "q", "up to 30", on="2020-09-03")
    case.say("k1", "n-mod", "d", 10, on="2020-09-02")
    case.say("k2", "s-mod", "d", "9 to 12", on="2020-09-02")
    case.say("k3", "odd", "d", 40, on="2020-09-02")
    case.page("p", publisher="arabic")
    case.relay("r", "arabic", of="a", page="p", answer=11)
    return case.graph()


def texts(axes: Any) -> set[str]:  # noqa: ANN401 -- what matplotlib gives
    found = {text.get_text() for text in axes.texts}
    legends = [axes.get_legend(), *axes.figure.legends]
    for legend in filter(None, legends):
        found.update(text.get_text() for text in legend.get_texts())
    found.update(tick.get_text() for tick in axes.get_yticklabels())
    return found | {axes.get_title(loc="left")}


@each_plot
@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf"])
def test_the_same_picture_gives_the_same_bytes(
    plot: Plot, ending: str, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{number}{ending}" for number in range(2)]

    for path in paths:
        write_picture(plot(busy(), "q"), path)

    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert paths[0].stat().st_size > 1000


@each_plot
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(graph=graphs())
def test_whatever_was_said_can_be_drawn(plot: Plot, graph: ct.ClaimGraph) -> None:
    for id_, question in list(graph.of_kind(Question).items())[:2]:
        measure = graph.get(question.measure_id, Measure)
        if plot is plot_matrix or not isinstance(whole(measure), Choice):
            axes = plot(graph, id_)
            axes.figure.canvas.draw()
            pyplot.close(axes.figure)


@each_plot
def test_a_question_that_nobody_answered_says_so(plot: Plot) -> None:
    axes = plot(war().graph(), "q")

    assert "Nothing was said." in texts(axes)


@each_plot
def test_given_axes_are_drawn_on(plot: Plot) -> None:
    _, axes = pyplot.subplots()

    assert plot(busy(), "q", axes=axes) is axes
    assert axes.get_legend() is not None
    assert not axes.figure.legends


@each_plot
def test_names_are_no_formulas_and_no_controls(plot: Plot) -> None:
    told = "".join(texts(plot(busy(), "q")))

    assert r"a \$x\$ \u202e <b> name" in told
    assert "وزارة الدفاع" in told


def test_a_timeline_marks_what_happened() -> None:
    told = texts(plot_timeline(busy(), "q"))

    assert {"n-mod", "s-mod", "walk-back", "denied", "no date"} <= told
    assert "withdrawn or replaced" in told


@each_plot
def test_a_question_is_named_by_a_claim_on_it_too(plot: Plot) -> None:
    assert texts(plot(busy(), "a#1")) == texts(plot(busy(), "q"))

    case = war()
    case.say("t", "n-mod", text="It rained.")
    with pytest.raises(InvalidValueError, match="free text"):
        plot(case.graph(), "t#1")


def test_a_timeline_shades_when_figures_stood_against_each_other() -> None:
    axes = plot_timeline(busy(), "q")

    assert len(axes.patches) >= 1


def test_speakers_are_named_where_there_is_room() -> None:
    case = war()
    for number in range(13):
        case.say(f"a{number}", "n-mod", "q", number, on=f"2020-09-{number + 2:02}")

    assert "n-mod" in texts(plot_timeline(case.graph(), "q"))
    assert not plot_timeline(case.graph(), "q").texts
    assert plot_timeline(busy(), "q").texts


def test_names_neither_stand_on_each_other_nor_stick_out() -> None:
    case = war()
    for number, figure in enumerate([10, 11, 12, 13, 14, 15]):
        case.source(f"s{number}", f"Ministry of Defence number {number}")
        case.say(f"a{number}", f"s{number}", "q", figure, on="2020-09-02T10:00Z")
        case.say(f"b{number}", f"s{number}", "q", 12 + figure, on="2020-09-09T10:00Z")

    axes = plot_timeline(case.graph(), "q")
    axes.figure.draw_without_rendering()

    inside = axes.get_window_extent()
    boxes = [one.get_window_extent() for one in axes.texts]
    assert len(boxes) == 6
    for place, box in enumerate(boxes):
        assert box.x1 <= inside.x1 + 2
        assert not any(box.overlaps(other) for other in boxes[:place])


def test_where_all_is_full_a_name_stands_where_it_would() -> None:
    box = Box(left=0, bottom=0, right=10, top=10)

    assert box.meets(box)
    assert free([box], [box]) == box


def test_a_dispute_shades_camps_of_a_fixed_period_only() -> None:
    fixed, running = plot_dispute(busy(), "d"), plot_dispute(busy(), "q")

    assert {"2", "1"} <= texts(fixed)
    assert len(fixed.patches) == 2
    assert not running.patches


def test_a_matrix_shows_forty_sources_and_counts_the_rest() -> None:
    case = war()
    for number in range(45):
        case.source(f"x{number}")
        case.say(f"a{number}", f"x{number}", "q", 3)

    axes = plot_matrix(case.graph(), "q")

    assert len(axes.get_yticks()) == 40
    assert axes.get_xlabel() == "5 more sources and 0 more answers not shown"


def test_a_matrix_has_columns_for_options_and_texts() -> None:
    case = war()
    case.measure("held", answers="choice", options=["a", "b"])
    case.question("h", "held", period="2020-09-01")
    case.say("a", "n-mod", "h", "a")
    case.say("b", "s-mod", "h", "b")

    axes = plot_matrix(case.graph(), "h")

    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["a", "b"]


def test_a_picture_is_of_a_kind_that_is_known(tmp_path: Path) -> None:
    axes = plot_matrix(busy(), "q")

    with pytest.raises(InvalidValueError, match=r"\.svg, \.pdf, \.png"):
        write_picture(axes, tmp_path / "picture.bmp")


@each_plot
def test_an_unknown_question_is_told(plot: Plot) -> None:
    with pytest.raises(UnknownIdError):
        plot(busy(), "nothing")


@each_plot
def test_a_missing_extra_is_named(plot: Plot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)

    with pytest.raises(MissingExtraError, match="plot"):
        plot(war().graph(), "q")


def test_the_first_case_has_a_picture_of_each_kind(tmp_path: Path) -> None:
    graph = ct.read(CASE + "seed-article.json", CASE + "day-one.json")
    for plot in PLOTS:
        write_picture(plot(graph, "helicopters-az"), tmp_path / f"{plot.__name__}.svg")

    assert len([*tmp_path.iterdir()]) == 3
