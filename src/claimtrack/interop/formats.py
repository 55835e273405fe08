"""Every format, foreign and our own, as one table: one more is one more entry."""

import os
from collections.abc import Callable

from claimtrack.codec import FORMATS, CaseText, Format, Limits
from claimtrack.codec.shared.saving import write_atomically
from claimtrack.graph import ClaimGraph
from claimtrack.interop.claimreview.reading import (
    is_claimreview,
    read_claimreview_text,
)
from claimtrack.interop.claimreview.writing import claimreview_text
from claimtrack.interop.diagrams.composing import LIMIT, MOST, composed
from claimtrack.interop.diagrams.dot import dot_of
from claimtrack.interop.diagrams.drawing import Diagram
from claimtrack.interop.diagrams.mermaid import mermaid_of
from claimtrack.interop.diagrams.svg import svg_of
from claimtrack.interop.followthemoney.reading import read_ftm_text
from claimtrack.interop.followthemoney.table import is_ftm
from claimtrack.interop.followthemoney.writing import ftm_text
from claimtrack.interop.graphfiles.graphml import graphml_text
from claimtrack.interop.graphfiles.graphml_reading import is_graphml, read_graphml_text
from claimtrack.interop.graphfiles.node_link import (
    is_node_link,
    node_link_text,
    read_node_link_text,
)
from claimtrack.interop.prov.reading import (
    TURTLE_ENDINGS,
    is_prov_json,
    is_turtle,
    read_prov_text,
    read_prov_turtle,
)
from claimtrack.interop.prov.writing import prov_text, prov_turtle
from claimtrack.model import Conversion, Loss

_Written = tuple[str, tuple[Loss, ...]]
_Read = Callable[[CaseText, Limits], Conversion]
_Write = Callable[[ClaimGraph, str | os.PathLike[str], str], tuple[Loss, ...]]


def _written(text_of: Callable[[ClaimGraph], _Written]) -> _Write:
    """Give what writes a file, of what gives its text."""

    def write(
        graph: ClaimGraph, path: str | os.PathLike[str], _: str
    ) -> tuple[Loss, ...]:
        text, losses = text_of(graph)
        write_atomically(path, [text.encode()])
        return losses

    return write


def _drawn(text_of: Callable[[Diagram], str]) -> _Write:
    """Give what writes a file, of what gives a diagram's text."""

    def text_and_losses(graph: ClaimGraph) -> _Written:
        diagram = composed(graph, most=MOST, limit=LIMIT)
        return text_of(diagram), diagram.losses

    return _written(text_and_losses)


def _reading(read_text: Callable[..., Conversion]) -> _Read:
    """Give what reads a file's content, of what reads a text under limits."""
    return lambda text, limits: read_text(text.content, file=text.file, limits=limits)


def _whole(text_of: Callable[[ClaimGraph], str]) -> _Write:
    """Give what writes a file that loses nothing, of what gives its text."""
    return _written(lambda graph: (text_of(graph), ()))


FOREIGN_FORMATS = (
    Format(
        name="prov-json",
        told="W3C PROV-JSON",
        endings=(".prov.json",),
        recognises=is_prov_json,
        read=_reading(read_prov_text),
        write=_written(prov_text),
    ),
    Format(
        name="prov-o",
        told="W3C PROV-O in Turtle",
        endings=TURTLE_ENDINGS,
        recognises=is_turtle,
        read=_reading(read_prov_turtle),
        write=_written(prov_turtle),
    ),
    Format(
        name="ftm",
        told="FollowTheMoney statements",
        endings=(".ftm.csv",),
        recognises=is_ftm,
        read=_reading(read_ftm_text),
        write=_written(ftm_text),
    ),
    Format(
        name="claimreview",
        told="schema.org ClaimReview",
        endings=(".jsonld",),
        recognises=is_claimreview,
        read=_reading(read_claimreview_text),
        write=_written(claimreview_text),
    ),
    Format(
        name="node-link",
        told="node-link JSON",
        endings=(".node-link.json",),
        recognises=is_node_link,
        read=_reading(read_node_link_text),
        write=_whole(node_link_text),
    ),
    Format(
        name="graphml",
        told="GraphML",
        endings=(".graphml",),
        recognises=is_graphml,
        read=_reading(read_graphml_text),
        write=_whole(graphml_text),
    ),
    Format(
        name="mermaid",
        told="Mermaid diagram",
        endings=(".mmd", ".mermaid"),
        write=_drawn(mermaid_of),
    ),
    Format(
        name="dot", told="DOT diagram", endings=(".dot", ".gv"), write=_drawn(dot_of)
    ),
    Format(name="svg", told="picture in SVG", endings=(".svg",), write=_drawn(svg_of)),
)
"""The formats that others read and write."""

ALL_FORMATS = (*FOREIGN_FORMATS, *FORMATS)
"""Every format, in the order in which a file is tried."""
