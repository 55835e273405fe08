"""A store in each of the places where one can be."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from tests.store.places import PLACES, Place

from claimtrack.store import Store


@pytest.fixture(params=PLACES)
def opened(request: pytest.FixtureRequest) -> Iterator[Callable[[], Store]]:
    """What opens one and the same store, as often as it is called."""
    place: Place = request.param
    with ExitStack() as stack:
        opens = stack.enter_context(place())
        yield lambda: stack.enter_context(Store(opens()))
