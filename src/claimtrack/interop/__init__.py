"""Foreign formats, read and written: what they can't carry comes back as losses."""

from claimtrack.interop.claimreview.reading import (
    read_claimreview,
    read_claimreview_text,
)
from claimtrack.interop.claimreview.writing import claimreview_text, write_claimreview
from claimtrack.interop.diagrams.dot import dot_text
from claimtrack.interop.diagrams.mermaid import mermaid_text
from claimtrack.interop.diagrams.svg import svg_text
from claimtrack.interop.diagrams.writing import write_diagram
from claimtrack.interop.followthemoney.reading import read_ftm, read_ftm_text
from claimtrack.interop.followthemoney.writing import ftm_text, write_ftm
from claimtrack.interop.formats import ALL_FORMATS
from claimtrack.interop.graphfiles.graphml import graphml_text, write_graphml
from claimtrack.interop.graphfiles.graphml_reading import (
    read_graphml,
    read_graphml_text,
)
from claimtrack.interop.graphfiles.node_link import (
    node_link_text,
    read_node_link,
    read_node_link_text,
    write_node_link,
)
from claimtrack.interop.prov.reading import (
    read_prov,
    read_prov_text,
    read_prov_turtle,
)
from claimtrack.interop.prov.writing import prov_text, prov_turtle, write_prov

__all__ = [
    "ALL_FORMATS",
    "claimreview_text",
    "dot_text",
    "ftm_text",
    "graphml_text",
    "mermaid_text",
    "node_link_text",
    "prov_text",
    "prov_turtle",
    "read_claimreview",
    "read_claimreview_text",
    "read_ftm",
    "read_ftm_text",
    "read_graphml",
    "read_graphml_text",
    "read_node_link",
    "read_node_link_text",
    "read_prov",
    "read_prov_text",
    "read_prov_turtle",
    "svg_text",
    "write_claimreview",
    "write_diagram",
    "write_ftm",
    "write_graphml",
    "write_node_link",
    "write_prov",
]
