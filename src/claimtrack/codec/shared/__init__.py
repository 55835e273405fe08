"""What reading and writing our formats takes: limits, shapes, versions, saving."""
