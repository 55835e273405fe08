"""What has to do with what: the components of an archive, in the engine.

Source: Kiveris et al., Connected Components in MapReduce and Beyond (SoCC 2014): large
and small stars in turn, which take O(log^2 n) rounds at most, rings included.
"""

from claimtrack.scale.engine import Engine
from claimtrack.scale.queries import query


def find_components(engine: Engine) -> None:
    """Make the table `components` of statements, claims and questions.

    Two are in one component where one may bear on what is found of the other: they
    rest on, answer, follow or correct each other, make one claim, are linked, or may be
    comparable.
    """
    for name in ("numbers", "touching", "comparable", "edges"):
        engine.make(name, query(name))
    while _loose(engine):
        engine.make("stars", query("large_star"))
        engine.make("edges", query("small_star"))
    engine.make("components", query("components"))


def _loose(engine: Engine) -> bool:
    ((count,),) = engine.rows(query("loose"))
    return bool(count)
