"""The worst megabyte for the readers of graph files, tables and ClaimReview."""

from collections.abc import Callable, Iterator

SIZE = 1_000_000
NODE_LINK = '{"graph":{"claimtrack":1,"graph_file":1,"records":[]},'
GRAPHML = (
    '<graphml><graph><data key="claimtrack">1</data><data key="graph_file">1</data>'
)
TABLE_HEAD = "id,labels,recorded_at,kind,names,aliases,part_of\n"
SCRIPT = '<script type="application/ld+json">'


def repeated(head: str, tail: str, part: Callable[[int], str], joint: str = "") -> str:
    """A text of a megabyte: a head, as many parts as fit, and a tail."""
    parts, size, number = [], len(head) + len(tail), 0
    while size < SIZE:
        parts.append(part(number))
        size += len(parts[-1]) + len(joint)
        number += 1
    return f"{head}{joint.join(parts[:-1])}{tail}"


def node_links() -> Iterator[tuple[str, str]]:
    nodes = f'{NODE_LINK}"edges":[],"nodes":['
    edges = f'{NODE_LINK}"nodes":[],"edges":['
    yield (
        "tiny sources",
        repeated(
            nodes,
            "]}",
            lambda n: f'{{"id":"{n:x}","record":{{"id":"{n:x}","noun":"source"}}}}',
            ",",
        ),
    )
    yield "empty objects", repeated(nodes, "]}", lambda _: "{}", ",")
    yield "no objects", repeated(nodes, "]}", lambda _: "1", ",")
    ends = '{"source":"","target":""}'
    yield "edges of nothing", repeated(edges, "]}", lambda _: ends, ",")


def graphmls() -> Iterator[tuple[str, str]]:
    tail = "</graph></graphml>"
    yield (
        "tiny sources",
        repeated(
            GRAPHML,
            tail,
            lambda n: (
                f'<node id="{n:x}"><data key="record">{{"id":"{n:x}",'
                '"noun":"source"}</data></node>'
            ),
        ),
    )
    yield "empty nodes", repeated(GRAPHML, tail, lambda _: "<node/>")
    yield "edges of nothing", repeated(GRAPHML, tail, lambda _: "<edge/>")
    yield "as many keys", repeated("<graphml>", "", lambda n: f'<key id="{n:x}"/>')
    yield "one deep nest", "<a>" * (SIZE // 3)
    yield "one long text", f'{GRAPHML}<data key="records">{"x" * SIZE}</data>{tail}'


def tables() -> Iterator[tuple[str, str]]:
    yield "tiny sources", repeated(TABLE_HEAD, "", lambda n: f"{n:x},,,,,,\n")
    yield "empty rows", repeated(TABLE_HEAD, "", lambda _: ",,,,,,\n")
    yield "no rows", TABLE_HEAD + "\n" * SIZE
    yield "cells too few", repeated(TABLE_HEAD, "", lambda _: "a\n")
    yield "broken lists", repeated(TABLE_HEAD, "", lambda n: f"{n:x},[,,,,,\n")
    yield "as many columns", "a," * (SIZE // 2)
    yield "one deep nest", f'{TABLE_HEAD}a,"{"[" * SIZE}",,,,,\n'


def reviews() -> Iterator[tuple[str, str]]:
    yield (
        "tiny reviews",
        repeated(
            "[",
            "]",
            lambda n: (
                f'{{"@type":"ClaimReview","claimReviewed":"{n:x}","author":"{n:x}",'
                '"reviewRating":"x"}'
            ),
            ",",
        ),
    )
    yield (
        "tiny claims",
        repeated(
            "[",
            "]",
            lambda n: f'{{"@type":"Claim","text":"{n:x}","author":"b"}}',
            ",",
        ),
    )
    claim = '{"@type":"Claim","text":"x",'
    yield (
        "as many authors",
        repeated(f'{claim}"author":[', "]}", lambda n: f'"{n:x}"', ","),
    )
    yield "as many losses", repeated(claim, "}", lambda n: f'"k{n:x}":1', ",")
    yield (
        "as many dates",
        repeated(f'{claim}"datePublished":[', "]}", lambda _: '"a"', ","),
    )
    yield "empty objects", repeated("[", "]", lambda _: "{}", ",")
    yield "a page of openings", repeated("<html>", "", lambda _: "<script ")
    yield "a page of comments", repeated("<html>", "", lambda _: "<!--")
    yield (
        "a page of broken blocks",
        repeated("<html>", "", lambda _: f"{SCRIPT}{{</script>"),
    )
