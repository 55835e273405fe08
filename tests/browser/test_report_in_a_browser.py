"""The report as a reader meets it, in a browser: filters, rules, sizes, print."""

import importlib.resources
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.tab import Tab
from tests.hostile.payloads import PAYLOADS
from tests.hostile.worlds import hostile_graph

import claimtrack as ct
from claimtrack.graph import ClaimGraph
from claimtrack.report import report_html, write_report

pytestmark = pytest.mark.extra

Open = Callable[..., Tab]
CASE = "examples/karabakh-2020-09-27/"
FILES = (f"{CASE}seed-article.json", f"{CASE}day-one.json")
NARROW = {"width": 360, "height": 740}
"""A small telephone."""
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
SHOWN = "[...document.querySelectorAll('article')].filter((one) => !one.hidden).length"
WIDE = "document.documentElement.scrollWidth > innerWidth"


def real() -> ClaimGraph:
    return ct.read(*FILES)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "karabakh.html"
    write_report(real(), path, title="Karabakh, 27 September 2020")
    return path


def assert_quiet(tab: Tab, path: Path) -> None:
    """Nothing was loaded but the page, and nothing complained or popped up."""
    assert tab.asked == [path.as_uri()]
    assert tab.said == []
    assert tab.boxes == []


def shown(tab: Tab, **attributes: str) -> int:
    """Count the entries that a reader sees, of one kind."""
    which = "".join(f"[data-{name}='{value}']" for name, value in attributes.items())
    return int(tab.page.locator(f"article{which}:visible").count())


def test_it_loads_nothing_and_nothing_complains(open_tab: Open, report: Path) -> None:
    tab = open_tab(report)

    tab.page.evaluate(UNFOLD)
    tab.page.wait_for_timeout(200)

    assert_quiet(tab, report)
    assert tab.page.title() == "Karabakh, 27 September 2020"
    assert tab.page.locator("form").is_visible()


def test_a_reader_picks_by_code_and_takes_it_back(open_tab: Open, report: Path) -> None:
    graph = real()
    found = ct.check(graph, undetermined=True)
    tab = open_tab(report)
    everything = len(found) + len(ct.disputes(graph))
    assert shown(tab) == everything

    tab.page.select_option("select[name=code]", "echo")
    echoes = len(found.where(code="echo"))
    assert 0 < shown(tab) == shown(tab, code="echo") == echoes
    assert tab.page.text_content("#told") == f"{echoes} of {everything} shown"

    tab.page.click("button[type=reset]")
    tab.page.wait_for_function(f"{SHOWN} === {everything}")
    assert_quiet(tab, report)


def test_a_reader_picks_by_side_and_question_together(
    open_tab: Open, report: Path
) -> None:
    tab = open_tab(report)
    side, question = (
        tab.page.locator(f"select[name={name}] option").nth(1).get_attribute("value")
        for name in ("side", "question")
    )

    tab.page.select_option("select[name=side]", side)
    by_side = shown(tab)
    tab.page.select_option("select[name=question]", question)

    assert 0 < by_side < tab.page.locator("article").count()
    assert shown(tab) <= by_side
    for entry in tab.page.locator("article:visible").all():
        assert side in entry.get_attribute("data-side").split("\n")
        assert question in entry.get_attribute("data-question").split("\n")


@pytest.mark.parametrize(
    "typed",
    ["Минобороны", "МИНОБОРОНЫ", "وزارة الدفاع", "Պաշտպանության", "MÜDAFİƏ", "mudafiə"],
)
def test_names_are_found_in_any_script(
    open_tab: Open, tmp_path: Path, typed: str
) -> None:
    case = ct.Case("names")
    names = {
        "am": "Պաշտպանության նախարարություն",
        "az": "Müdafiə Nazirliyi",
        "ru": "Минобороны РФ",
        "ar": "وزارة الدفاع",
    }
    for id_, name in names.items():
        case.source(id_, name)
        case.measure(f"m-{id_}")
        case.question(f"q-{id_}", f"m-{id_}", period="2020-09-27")
        case.source(f"{id_}-other", f"other {id_}")
        case.say(f"K-{id_}", id_, f"q-{id_}", 1, on="2020-09-28")
        case.say(f"L-{id_}", f"{id_}-other", f"q-{id_}", 2, on="2020-09-28")
    path = tmp_path / "names.html"
    write_report(case.graph(), path)
    tab = open_tab(path)

    tab.page.fill("input[name=search]", typed)

    # One dispute and one finding speak of each.
    assert shown(tab) == 2
    tab.page.fill("input[name=search]", "nobody is called so")
    assert shown(tab) == 0


def test_the_keyboard_is_enough(open_tab: Open, report: Path) -> None:
    tab = open_tab(report)

    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.className") == "skip"
    tab.page.keyboard.press("Enter")
    assert tab.page.url.endswith("#main")
    folded = tab.page.locator("#sources details").first
    folded.locator("summary").focus()
    tab.page.keyboard.press("Enter")

    assert folded.evaluate("(one) => one.open")
    assert_quiet(tab, report)


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1000), ("dark", 1000), ("light", 360)]
)
def test_axe_finds_no_fault(
    open_tab: Open, report: Path, scheme: str, width: int
) -> None:
    package = pytest.importorskip("axe_playwright_python", reason="needs axe-core")
    axe = importlib.resources.files(package).joinpath("axe.min.js").read_text("utf-8")
    tab = open_tab(
        report, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    tab.page.evaluate(UNFOLD)

    tab.page.evaluate(axe)
    told = tab.page.evaluate("axe.run(document, {resultTypes: ['violations']})")

    faults = [(one["id"], one["nodes"][0]["html"]) for one in told["violations"]]
    assert faults == []
    assert told["passes"]


def test_nothing_sticks_out_on_a_telephone(
    open_tab: Open, report: Path, screenshots: Path
) -> None:
    for name, scheme in (("telephone", "light"), ("telephone-dark", "dark")):
        tab = open_tab(report, viewport=NARROW, color_scheme=scheme)
        assert not tab.page.evaluate(WIDE)

        tab.page.evaluate(UNFOLD)
        assert not tab.page.evaluate(WIDE)
        tab.page.screenshot(path=screenshots / f"report-{name}.png", full_page=True)
        assert_quiet(tab, report)


def test_light_and_dark_are_the_reader_s(
    open_tab: Open, report: Path, screenshots: Path
) -> None:
    look = "getComputedStyle(document.body)"
    told = []
    for scheme in ("light", "dark"):
        tab = open_tab(report, color_scheme=scheme)
        told.append(
            tuple(
                tab.page.evaluate(f"{look}.{one}")
                for one in ("backgroundColor", "color")
            )
        )
        tab.page.screenshot(path=screenshots / f"report-{scheme}.png")

    (light, black), (dark, white) = told
    assert light == "rgb(255, 255, 255)"
    assert black == "rgb(0, 0, 0)"
    assert dark not in (light, white)
    assert white == "rgb(255, 255, 255)"


def test_it_prints_with_everything_unfolded(
    open_tab: Open, report: Path, screenshots: Path
) -> None:
    tab = open_tab(report)
    folded = tab.page.locator("#records table").first
    assert not folded.is_visible()

    tab.page.emulate_media(media="print")
    assert folded.is_visible()
    assert not tab.page.locator("form").is_visible()

    paper = tab.page.pdf(path=screenshots / "report.pdf", format="A4")
    assert paper.startswith(b"%PDF-")
    assert len(paper) > 100_000


def test_without_scripts_everything_can_be_read(open_tab: Open, report: Path) -> None:
    tab = open_tab(report, java_script_enabled=False)

    assert not tab.page.locator("form").is_visible()
    graph = real()
    told = len(ct.disputes(graph)) + len(ct.check(graph, undetermined=True))
    assert shown(tab) == told


def test_no_payload_in_any_text_ever_runs(open_tab: Open, tmp_path: Path) -> None:
    for number, payload in enumerate(PAYLOADS):
        path = tmp_path / f"{number}.html"
        path.write_text(report_html(hostile_graph(payload), title=payload), "utf-8")

    for number in range(len(PAYLOADS)):
        path = tmp_path / f"{number}.html"
        tab = open_tab(path)
        tab.page.evaluate(UNFOLD)
        tab.page.fill("input[name=search]", "x")
        assert_quiet(tab, path)
        assert tab.page.locator("script").count() == 1
        assert tab.page.evaluate("[...document.images].length") == 0
        tab.page.context.close()


def test_what_is_put_in_by_hand_is_stopped_by_the_policy(
    open_tab: Open, report: Path, tmp_path: Path
) -> None:
    """The second lock: were markup ever to get in, the policy would stop it."""
    alive = (
        "<img src=https://x.example/p.png onerror='alert(1)'><script>alert(2)</script>"
    )
    text = report.read_text("utf-8").replace("<main", f"{alive}<main", 1)
    path = tmp_path / "broken-in.html"
    path.write_text(text, "utf-8")

    tab = open_tab(path)

    assert tab.boxes == []
    assert tab.asked == [path.as_uri()]
    assert any("Content Security Policy" in one for one in tab.said)
