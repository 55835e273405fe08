"""W3C PROV: PROV-JSON read and written, PROV-O written as Turtle."""
