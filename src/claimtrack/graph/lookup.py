"""What a label, a chosen id or the first digits of a digest names."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

from claimtrack.errors import AmbiguousIdError, UnknownIdError
from claimtrack.graph.merging import kind_of
from claimtrack.model import Assertion, Claim, Envelope, Record, Statement, nfc

_DIGITS = re.compile(r"[0-9a-f]{8,64}")
_CLOSE_COUNT = 3


class Names:
    """Everything that a graph's records can be called.

    Args:
        records: The records, by id.
        envelopes: Their envelopes, by record id.
    """

    def __init__(
        self, records: Mapping[str, Record], envelopes: Iterable[Envelope]
    ) -> None:
        self._records = records
        self._by_label: dict[str, list[str]] = {}
        for envelope in envelopes:
            for label in envelope.labels:
                self._by_label.setdefault(label, []).append(envelope.record_id)

    def find(self, text: str, kinds: tuple[type[Record], ...]) -> str:
        """Give the id of the one record of some kinds that a text names.

        An assertion's label stands for its claim where a claim is asked for, for its
        statement where a statement is.

        Raises:
            UnknownIdError: Where it names none.
            AmbiguousIdError: Where it names several.

        Complexity: O(1) for a label or an id, O(n) for the first digits of a digest.
        """
        text = nfc(text)
        found = sorted({id_ for one in self._named(text) for id_ in _as(one, kinds)})
        found = [id_ for id_ in found if isinstance(self._records[id_], kinds)]
        if not found:
            raise UnknownIdError(text, close=self._close(text))
        if len(found) > 1:
            matches = (f"{kind_of(self._records[id_])} {id_[:12]}" for id_ in found)
            raise AmbiguousIdError(text, matches=matches)
        return found[0]

    def _named(self, text: str) -> list[tuple[str, Record]]:
        ids = list(self._by_label.get(text, ()))
        if not ids and text in self._records:
            ids = [text]
        if not ids and _DIGITS.fullmatch(text):
            ids = [id_ for id_ in self._records if id_.startswith(text)]
        return [(id_, self._records[id_]) for id_ in ids]

    def _close(self, text: str) -> Sequence[str]:
        chosen = (id_ for id_ in self._records if not _DIGITS.fullmatch(id_))
        names = sorted({*self._by_label, *chosen})
        return difflib.get_close_matches(text, names, n=_CLOSE_COUNT)


def _as(named: tuple[str, Record], kinds: tuple[type[Record], ...]) -> tuple[str, ...]:
    id_, record = named
    if not isinstance(record, Assertion) or Assertion in kinds:
        return (id_,)
    if Claim in kinds:
        return (record.claim_id,)
    return (record.statement_id,) if Statement in kinds else (id_,)
