"""A digest is worked out once, and belongs to the record that it was asked of."""

import copy
import pickle

import attrs

from claimtrack.model import Question, digest


def test_a_kept_digest_is_no_part_of_equality_hash_or_repr() -> None:
    asked, unasked = Question(measure_id="a"), Question(measure_id="a")
    digest(asked)

    assert asked == unasked
    assert hash(asked) == hash(unasked)
    assert repr(asked) == repr(unasked)


def test_an_evolved_record_has_a_digest_of_its_own() -> None:
    asked = Question(measure_id="a")
    digest(asked)

    evolved = attrs.evolve(asked, measure_id="b")

    assert digest(evolved) == digest(Question(measure_id="b"))


def test_a_copied_or_pickled_record_keeps_its_digest() -> None:
    asked = Question(measure_id="a")
    known = digest(asked)

    assert digest(copy.copy(asked)) == known
    assert digest(pickle.loads(pickle.dumps(asked))) == known  # noqa: S301 -- our own
