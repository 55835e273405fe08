"""Hypothesis profiles: dev, ci (the same examples each time) and night (many)."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("dev", deadline=None)
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("night", deadline=None, max_examples=10_000)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
