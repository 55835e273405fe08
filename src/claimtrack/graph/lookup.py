"""What a label, a chosen id or the first digits of a digest names."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

from claimtrack.errors import AmbiguousIdError, UnknownIdError
from claimtrack.graph.merging import kind_of
from claimtrack.model import Assertion, Chosen, Claim, Envelope, Record, Statement, nfc

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
        self._by_label: dict[str, dict[str, None]] = {}
        self.enter(envelopes)

    def enter(self, envelopes: Iterable[Envelope]) -> None:
        """Take in new or changed envelopes.

        Complexity: O(n) in their labels.
        """
        for envelope in envelopes:
            for label in envelope.labels:
                self._by_label.setdefault(label, {})[envelope.record_id] = None

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
        found = self._meant([*self._by_label.get(text, ()), text], kinds)
        if not found and _DIGITS.fullmatch(text):
            starting = [
                id_
                for id_, record in self._records.items()
                if id_.startswith(text) and not isinstance(record, Chosen)
            ]
            found = self._meant(starting, kinds)
        if not found:
            raise self._unknown(text, kinds)
        if len(found) > 1:
            matches = (f"{kind_of(self._records[id_])} {id_[:12]}" for id_ in found)
            raise AmbiguousIdError(text, matches=matches)
        return found[0]

    def _unknown(self, text: str, kinds: tuple[type[Record], ...]) -> UnknownIdError:
        """Give the error, which says so where a text names something else."""
        others = self._meant([*self._by_label.get(text, ()), text], ())
        if not others:
            return UnknownIdError(text, close=self._close(text))
        named = kind_of(self._records[others[0]])
        wanted = [kind.__name__.lower() for kind in kinds]
        return UnknownIdError(text, named=named, wanted=wanted)

    def _meant(self, ids: Iterable[str], kinds: tuple[type[Record], ...]) -> list[str]:
        """Give the ids of the records of some kinds that some ids stand for."""
        known = (id_ for id_ in ids if id_ in self._records)
        meant = {_stands_for(id_, self._records[id_], kinds) for id_ in known}
        if not kinds:
            return sorted(meant)
        return sorted(id_ for id_ in meant if isinstance(self._records[id_], kinds))

    def _close(self, text: str) -> Sequence[str]:
        chosen = (id_ for id_ in self._records if not _DIGITS.fullmatch(id_))
        names = sorted({*self._by_label, *chosen})
        return difflib.get_close_matches(text, names, n=_CLOSE_COUNT)


def _stands_for(id_: str, record: Record, kinds: tuple[type[Record], ...]) -> str:
    if not isinstance(record, Assertion) or Assertion in kinds or not kinds:
        return id_
    if Claim in kinds:
        return record.claim_id
    return record.statement_id if Statement in kinds else id_
