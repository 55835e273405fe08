"""Digests of what is nearly, but not exactly, of a kind that records hold."""

from claimtrack.model import Question, digest


class Word(str):
    """A text of a class of its own, as numpy and enumerations have them."""

    __slots__ = ()


def test_a_text_of_a_class_of_its_own_is_digested_as_text() -> None:
    assert digest(Question(measure_id=Word("tanks-lost"))) == digest(
        Question(measure_id="tanks-lost")
    )
