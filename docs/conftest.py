"""Pages whose examples need an optional package are skipped where it is missing."""

from importlib.util import find_spec
from types import MappingProxyType

import pytest

NEEDED = MappingProxyType(
    {
        "archive.md": ("duckdb", "duckdb"),
        "check-an-archive.md": ("duckdb", "duckdb"),
        "draw-figures.md": ("matplotlib", "plot"),
        "read-prov-o.md": ("rdflib", "rdf"),
    }
)
"""By the name of a page, the package that it needs and the extra that brings it."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what can't run here, with what it needs."""
    for item in items:
        package, extra = NEEDED.get(item.path.name, ("", ""))
        if package and find_spec(package) is None:
            reason = f"needs {package}: pip install 'claimtrack[{extra}]'"
            item.add_marker(pytest.mark.skip(reason=reason))
