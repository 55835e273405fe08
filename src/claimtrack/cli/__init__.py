"""The command: a thin line over the library."""

from claimtrack.cli.command import main

__all__ = ["main"]
