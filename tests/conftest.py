"""Hypothesis profiles: dev, ci (the same examples each time), brief and night."""

import os

from hypothesis import HealthCheck, settings

# Where CI is set, hypothesis starts from a profile of its own: name the plain one.
plain = settings.get_profile("default")
settings.register_profile("dev", plain, deadline=None)
settings.register_profile(
    "ci",
    plain,
    deadline=None,
    derandomize=True,
    max_examples=25,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("brief", settings.get_profile("ci"), max_examples=5)
settings.register_profile("night", plain, deadline=None, max_examples=10_000)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
