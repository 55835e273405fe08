"""The report: one page, sound and harmless, with everything that is disputed."""

import base64
import hashlib
import html.parser
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from tests.hostile.payloads import PAYLOADS

import claimtrack as ct
from claimtrack.analysis import conflict_periods, dated_figures_on, question_of
from claimtrack.cli import main
from claimtrack.codec import log_lines
from claimtrack.graph import ClaimGraph
from claimtrack.report import Most, report_html, write_report
from claimtrack.report.elements import element, quote, unfolding
from claimtrack.report.timelines import timeline
from claimtrack.testing import graphs

CASE = "examples/karabakh-2020-09-27/"
FILES = (f"{CASE}seed-article.json", f"{CASE}day-one.json")
EMPTY = frozenset({"meta", "input", "rect", "path", "polygon"})
OURS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "header",
        "h1",
        "form",
        "label",
        "select",
        "option",
        "input",
        "p",
        "button",
        "main",
        "section",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "article",
        "details",
        "summary",
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "bdi",
        "q",
        "code",
        "span",
        "script",
        "svg",
        "desc",
        "rect",
        "path",
        "polygon",
        "g",
        "text",
    ]
)


class Page(html.parser.HTMLParser):
    """A page as a browser takes it apart, where it is well-formed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.blocks: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] in (["script"], ["style"]):
            self.blocks[self.open[-1]] = data
        else:
            self.texts.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, one, value in self.attributes if one == name]


def real() -> ClaimGraph:
    return ct.read(*FILES)


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(report_html(real()))


def assert_sound(found: Page) -> None:
    """Nothing in a page is alive but what is its own."""
    assert set(found.tags) <= OURS
    assert (found.tags["script"], found.tags["style"]) == (1, 1)
    names = {name for _, name, _ in found.attributes}
    assert not [name for name in names if name.startswith("on")]
    assert names.isdisjoint({"src", "style", "action", "srcset", "background"})
    assert [v for t, n, v in found.attributes if n == "href"] == ["#main"]
    ids = found.values("id")
    assert len(ids) == len(set(ids))
    assert set(found.values("aria-labelledby")) <= set(ids)


def test_the_policy_lets_nothing_run_but_the_page_s_own(page: Page) -> None:
    (policy,) = [v for v in page.values("content") if v.startswith("default-src")]

    for kind in ("script", "style"):
        digest = hashlib.sha256(page.blocks[kind].encode()).digest()
        told = base64.b64encode(digest).decode()
        assert f"{kind}-src 'sha256-{told}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_the_first_case_is_told_in_less_than_a_megabyte(page: Page) -> None:
    graph = real()
    text = "".join(page.texts)

    assert_sound(page)
    assert len(report_html(graph).encode()) < 1_000_000
    for dispute in ct.disputes(graph):
        assert dispute.explain() in text
    for finding in ct.check(graph, undetermined=True):
        assert finding.explain() in text
        for side in finding.sides:
            assert side.quote is None or side.quote in text
    assert hashlib.sha256(b"".join(log_lines(graph))).hexdigest() in text


def test_the_same_graph_gives_the_same_page() -> None:
    assert report_html(real()) == report_html(ct.read(*FILES[::-1]))


@given(graphs())
def test_any_graph_has_a_sound_page_with_every_dispute(graph: ClaimGraph) -> None:
    found = Page(report_html(graph))

    assert_sound(found)
    assert found.values("data-code").count("dispute") == len(ct.disputes(graph))
    told = found.tags["article"]
    assert told == len(ct.disputes(graph)) + len(ct.check(graph, undetermined=True))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_a_record_is_alive(payload: str) -> None:
    case = ct.Case("hostile")
    case.source("a", payload)
    case.source("b", f"b {payload}")
    case.measure("m", payload)
    case.question("q", "m")
    case.page("p", publisher="a", url="https://a.example", language="en")
    case.say("K1", "a", "q", 3, page="p", quote=payload)
    case.say("K2", "b", "q", 5, quote=payload)
    case.relay("K3", "b", of="K1")

    found = Page(report_html(case.graph(), title=payload))

    assert_sound(found)
    assert found.tags["article"] > 0


def test_a_quote_is_in_its_language_and_direction() -> None:
    case = ct.Case("quotes")
    for source in ("a", "b"):
        case.source(source)
    case.measure("tanks")
    case.question("q", "tanks")
    case.page("p", publisher="a", url="https://a.example", language="ar")
    case.say("K1", "a", "q", 3, page="p", quote="ثلاث دبابات")
    case.say("K2", "b", "q", 5)

    text = report_html(case.graph())

    assert '<q dir="auto" lang="ar">ثلاث دبابات</q>' in text
    assert quote("x", 'en" onload="y') == '<q dir="auto">x</q>'


def test_what_is_left_out_is_counted() -> None:
    least = Most(disputes=1, findings=2, chains=1, sources=1, positions=1, records=1)

    text = "".join(Page(report_html(real(), most=least)).texts)

    graph = real()
    assert f"{len(ct.disputes(graph)) - 1} more questions not shown." in text
    assert f"{len(ct.check(graph)) - 2} more findings not shown." in text
    assert "more statements not shown." in text
    assert "more sources not shown." in text
    assert "more records not shown." in text


def test_many_claims_of_one_side_are_cut() -> None:
    case = ct.Case("many")
    case.measure("tanks")
    case.question("q", "tanks")
    case.source("a")
    for number in range(25):
        case.source(f"s{number}", part_of="a")
        case.say(f"K{number}", f"s{number}", "q", number % 2)

    text = "".join(Page(report_html(case.graph())).texts)

    assert "5 more claims not shown." in text
    assert "The outermost are 1 apart." in text


def test_what_has_numbers_apart_is_told_how_often() -> None:
    case = ct.Case("apart")
    case.measure("tanks")
    case.question("q", "tanks", period="2020-09-27")
    for source, number in (("a", 2), ("b", 6)):
        case.source(source)
        case.say(f"K-{source}", source, "q", number, on="2020-10-01")

    text = "".join(Page(report_html(case.graph())).texts)

    assert "The outermost are 4 apart, the greater 3 times the lesser." in text


def pictures(graph: ClaimGraph) -> list[str]:
    return re.findall(r"<svg.*?</svg>", report_html(graph), re.DOTALL)


def test_figures_are_drawn_over_time_in_the_shape_of_their_side() -> None:
    case = ct.Case("shapes")
    case.measure("tanks")
    case.question("q", "tanks", period="2020-09-27")
    for number, source in enumerate("abcde"):
        case.source(source)
        on = None if source == "e" else f"2020-10-0{number + 1}"
        case.say(f"K-{source}", source, "q", 3 * number, on=on)
    case.say("K-more", "b", "q", "at least 7", on="2020-10-08")
    case.say("K-range", "c", "q", "between 20 and 30", on="2020-10-09")
    case.deny("K-not", "d", of="K-a", on="2020-10-09")
    case.retract("K-back", "a", of="K-a", on="2020-10-10")

    (picture,) = pictures(case.graph())

    for told in (
        "a (a), 2020-10-01: 0, withdrawn or replaced",
        "e (e), no date: 12",
        "b (b), 2020-10-08: at least 7",
        "c (c), 2020-10-09: between 20 and 30 (20 to 30)",
    ):
        assert f"<title>{told}</title>" in picture
    assert 'fill="none" stroke="currentColor" stroke-width="2"' in picture
    assert ">no date</text>" in picture


def shaded(graph: ClaimGraph) -> list[tuple[float, ...]]:
    """Where a timeline begins to be shaded, and how wide that is."""
    told = dated_figures_on(graph, question_of(graph, "q")[0])
    periods = conflict_periods(graph, question_of(graph, "q")[0], told)
    picture = timeline(told, "q", periods)
    assert ("figures stood that can't both hold" in picture) is bool(periods)
    found = re.findall(r'<rect x="([\d.]+)" y="16" width="([\d.]+)"', picture)
    return [tuple(map(float, one)) for one in found]


def test_the_time_in_which_figures_stood_against_each_other_is_shaded() -> None:
    case = ct.Case("shaded")
    case.measure("tanks")
    case.question("q", "tanks", period="2020-09-27")
    case.source("a")
    case.source("b")
    case.say("K1", "a", "q", 3, on="2020-10-01")
    case.say("K2", "b", "q", 5, on="2020-10-05")
    standing = shaded(case.graph())
    case.say("K3", "a", "q", 5, on="2020-10-11")
    ended = shaded(case.graph())
    case.retract("K4", "b", of="K2", on="2020-10-08")
    taken_back = shaded(case.graph())
    case.edit("K4", on="2021-10-08")
    case.drop("K3")
    long_after = shaded(case.graph())

    # From the second figure: to the right edge, until the third, until it was withdrawn.
    assert standing == [(548, 76)]
    assert ended == [(293.6, 254.4)]
    assert taken_back == [(293.6, 135.2)]
    # What ended after all figures goes as far as the picture.
    assert long_after == standing


def test_what_stood_against_each_other_from_one_day_on_is_shaded_to_the_edge() -> None:
    case = ct.Case("one day")
    case.measure("tanks")
    case.question("q", "tanks", period="2020-09-27")
    for source, figure in (("a", 3), ("b", 5)):
        case.source(source)
        case.say(f"K-{source}", source, "q", figure, on="2020-10-01")
    for_ever = shaded(case.graph())
    case.retract("K-back", "b", of="K-b", on="2020-10-08")

    assert shaded(case.graph()) == for_ever == [(328, 296)]


def test_what_was_said_at_one_moment_stands_side_by_side() -> None:
    case = ct.Case("at once")
    case.measure("tanks")
    case.question("q", "tanks", period="2020-09-27")
    for source in "ab":
        case.source(source)
        case.say(f"K-{source}", source, "q", ord(source), on="2020-10-01")

    (picture,) = pictures(case.graph())

    assert len(set(re.findall(r'<path d="M([0-9.]+) [0-9.]+ a5', picture))) >= 1
    assert picture.count(">2020-10-01</text>") == 1


def test_figures_below_nothing_and_without_end_are_drawn() -> None:
    case = ct.Case("amounts")
    case.measure("degrees", answers="amount")
    case.question("q", "degrees", period="2020-09-27")
    for source, answer in (("a", "less than -5"), ("b", "more than 3.5"), ("c", "any")):
        case.source(source)
        if answer != "any":
            case.say(f"K-{source}", source, "q", answer, on="2020-10-01")

    (picture,) = pictures(case.graph())

    assert "less than -5" in picture
    assert "more than 3.5" in picture


def test_a_dispute_about_a_text_has_no_picture() -> None:
    case = ct.Case("text")
    for source in "ab":
        case.source(source)
    case.say("K-a", "a", text="The bridge fell.", on="2020-10-01")
    case.deny("K-b", "b", of="K-a", on="2020-10-02")

    assert len(ct.disputes(case.graph())) == 1
    assert pictures(case.graph()) == []


def test_figures_without_any_date_have_no_picture() -> None:
    case = ct.Case("undated")
    case.measure("tanks")
    case.question("q", "tanks", period="2020-09-27")
    for number, source in enumerate("ab"):
        case.source(source)
        case.say(f"K-{source}", source, "q", number)

    assert pictures(case.graph()) == []


def test_answers_that_are_no_numbers_are_not_apart() -> None:
    case = ct.Case("holder")
    case.measure("holder", options=["us", "them"])
    case.question("q", "holder", period="2020-09-27")
    for source, answer in (("a", "us"), ("b", "them")):
        case.source(source)
        case.say(f"K-{source}", source, "q", answer)

    text = "".join(Page(report_html(case.graph())).texts)

    assert "What can hold together" in text
    assert "The outermost" not in text


def test_a_page_of_nothing_says_so() -> None:
    text = "".join(Page(report_html(ClaimGraph())).texts)

    for told in (
        "Nothing is disputed.",
        "Nothing was found.",
        "Nothing is undetermined.",
    ):
        assert told in text
    assert "Nothing rests on anything else." in text


def test_the_script_folds_words_of_any_script(page: Page) -> None:
    script = page.blocks["script"]

    assert r"\p{M}" in script
    assert "innerHTML" not in script
    assert not re.search(r"fetch|XMLHttp|import\(|eval|Function", script)


def test_the_command_writes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "karabakh.html"

    assert main(["report", *FILES, "-o", str(out)]) == 0
    told = capsys.readouterr().out
    assert (
        main(["report", *FILES, "-o", str(out), "--title", "A & B", "--format", "json"])
        == 0
    )

    assert (
        told
        == f"{out}: {len(report_html(real(), title='karabakh').encode()):,} bytes\n"
    )
    assert '"bytes":' in capsys.readouterr().out
    assert "<title>A &amp; B</title>" in out.read_text("utf-8")


def test_a_report_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "r.html").write_text("old")

    with pytest.raises(NotADirectoryError):
        write_report(ClaimGraph(), tmp_path / "r.html" / "x.html")

    assert (tmp_path / "r.html").read_text() == "old"


def test_elements_are_what_they_say() -> None:
    assert element("p", "x", hidden=None) == "<p>x</p>"
    assert unfolding("a", "b") == "<details><summary>a</summary>b</details>"
