"""Files of graphs that other programs draw: node-link JSON and GraphML."""
