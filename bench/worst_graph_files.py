"""The worst megabyte for the readers of graph files, tables and ClaimReview."""

from collections.abc import Iterator

from filling import SIZE, filled

NODE_LINK = '{"graph":{"claimtrack":1,"graph_file":1,"records":[]},'
GRAPHML = (
    '<graphml><graph><data key="claimtrack">1</data><data key="graph_file">1</data>'
)
TABLE_HEAD = "id,labels,recorded_at,kind,names,aliases,part_of\n"
SCRIPT = '<script type="application/ld+json">'


def node_links() -> Iterator[tuple[str, str]]:
    nodes = f'{NODE_LINK}"edges":[],"nodes":['
    edges = f'{NODE_LINK}"nodes":[],"edges":['
    yield (
        "tiny sources",
        filled(
            nodes,
            "]}",
            lambda n: f'{{"id":"{n:x}","record":{{"id":"{n:x}","noun":"source"}}}}',
            ",",
        ),
    )
    yield "empty objects", filled(nodes, "]}", lambda _: "{}", ",")
    yield "no objects", filled(nodes, "]}", lambda _: "1", ",")
    ends = '{"source":"","target":""}'
    yield "edges of nothing", filled(edges, "]}", lambda _: ends, ",")


def graphmls() -> Iterator[tuple[str, str]]:
    tail = "</graph></graphml>"
    yield (
        "tiny sources",
        filled(
            GRAPHML,
            tail,
            lambda n: (
                f'<node id="{n:x}"><data key="record">{{"id":"{n:x}",'
                '"noun":"source"}</data></node>'
            ),
        ),
    )
    yield "empty nodes", filled(GRAPHML, tail, lambda _: "<node/>")
    yield "edges of nothing", filled(GRAPHML, tail, lambda _: "<edge/>")
    yield "as many keys", filled("<graphml>", "", lambda n: f'<key id="{n:x}"/>')
    yield "one deep nest", "<a>" * (SIZE // 3)
    yield "one long text", f'{GRAPHML}<data key="records">{"x" * SIZE}</data>{tail}'


def tables() -> Iterator[tuple[str, str]]:
    yield "tiny sources", filled(TABLE_HEAD, "", lambda n: f"{n:x},,,,,,\n")
    yield "empty rows", filled(TABLE_HEAD, "", lambda _: ",,,,,,\n")
    yield "no rows", TABLE_HEAD + "\n" * SIZE
    yield "cells too few", filled(TABLE_HEAD, "", lambda _: "a\n")
    yield "broken lists", filled(TABLE_HEAD, "", lambda n: f"{n:x},[,,,,,\n")
    yield "as many columns", "a," * (SIZE // 2)
    yield "one deep nest", f'{TABLE_HEAD}a,"{"[" * SIZE}",,,,,\n'


def reviews() -> Iterator[tuple[str, str]]:
    yield (
        "tiny reviews",
        filled(
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
        filled(
            "[",
            "]",
            lambda n: f'{{"@type":"Claim","text":"{n:x}","author":"b"}}',
            ",",
        ),
    )
    claim = '{"@type":"Claim","text":"x",'
    yield (
        "as many authors",
        filled(f'{claim}"author":[', "]}", lambda n: f'"{n:x}"', ","),
    )
    yield "as many losses", filled(claim, "}", lambda n: f'"k{n:x}":1', ",")
    yield (
        "as many dates",
        filled(f'{claim}"datePublished":[', "]}", lambda _: '"a"', ","),
    )
    yield "empty objects", filled("[", "]", lambda _: "{}", ",")
    yield "a page of openings", filled("<html>", "", lambda _: "<script ")
    yield "a page of comments", filled("<html>", "", lambda _: "<!--")
    yield (
        "a page of broken blocks",
        filled("<html>", "", lambda _: f"{SCRIPT}{{</script>"),
    )
