"""What a notebook shows of answers: bounded, and nothing but text in a few tags."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.tables.markup import escaped, html_lines, html_table

MOST_BYTES = 50_000
TAGS = {
    *("div", "style", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("p", "pre", "bdi"),
}
ATTRIBUTES = {
    ("class", "claimtrack"),
    ("style", "overflow-x:auto"),
    ("scope", "col"),
    ("dir", "auto"),
}
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</td></table><h1>x",
    "</style><script>alert(1)</script>",
    "</pre><iframe src=javascript:alert(1)>",
    "<!--",
    "&lt;b&gt;",
    "a\u202egnp.exe",
    "\x1b[31m",
)

texts = st.text(max_size=300) | st.sampled_from(PAYLOADS)
cells = st.none() | st.booleans() | st.integers() | texts


class Reading(HTMLParser):
    """Reads HTML as a browser would, and notes its tags and its text."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.cells: list[str] = []
        self._is_cell = False
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(attrs)
        if tag in {"td", "bdi"}:
            self.cells.append("")
            self._is_cell = True

    def handle_endtag(self, tag: str) -> None:
        self._is_cell = self._is_cell and tag not in {"td", "bdi"}

    def handle_data(self, data: str) -> None:
        if self._is_cell:
            self.cells[-1] += data

    def handle_comment(self, data: str) -> None:
        self.tags.add(f"<!--{data}")


def assert_harmless(markup: str) -> None:
    read = Reading(markup)
    assert read.tags <= TAGS
    assert read.attributes <= ATTRIBUTES
    assert len(markup.encode()) <= MOST_BYTES


@given(st.lists(st.tuples(cells, cells, cells), max_size=20), texts)
def test_a_table_is_harmless_whatever_its_cells_hold(
    rows: list[tuple[object, ...]], caption: str
) -> None:
    assert_harmless(html_table(["a", "b", "c"], rows, caption=caption, more=caption))


@given(texts)
def test_lines_are_harmless_whatever_they_hold(text: str) -> None:
    assert_harmless(html_lines(text))


@given(st.lists(texts, max_size=60), st.integers(0, 200))
def test_a_text_is_cut_and_nothing_else(parts: list[str], more: int) -> None:
    text = "".join(parts)
    most = 40 + more

    shown = escaped(text, most)

    assert len(shown.encode()) <= most
    assert shown == escaped(text, 10**6) or shown.endswith("…")


@pytest.mark.parametrize("text", ["&" * 9_000, "\u202e" * 9_000, "ա" * 9_000])
def test_what_is_long_is_cut_to_what_a_page_can_take(text: str) -> None:
    rows = [(text,) * 22] * 20

    assert_harmless(html_table(["x"] * 22, rows, caption=text, more=text))
    assert_harmless(html_lines("\n".join([text] * 100)))


def test_cells_are_shown_as_a_reader_wants_them() -> None:
    rows = [("two\nlines", True, 3, None, None), ("", False, None, "x", None)]

    markup = html_table(["a", "b", "c", "d", "e"], rows, caption="2 rows")

    assert Reading(markup).cells == ["two lines", "yes", "3", "", "", "no", "", "x"]
    assert markup.count('<th scope="col">') == 4


def test_a_table_without_rows_says_what_there_is_none_of() -> None:
    markup = html_table(["a"], [], caption="0 findings")

    assert "<caption>0 findings</caption>" in markup
    assert "<td" not in markup


def test_lines_stand_as_they_are_indented() -> None:
    assert html_lines("a\n  b").partition("<pre>")[2] == (
        "<bdi>a</bdi>\n  <bdi>b</bdi></pre></div>"
    )
