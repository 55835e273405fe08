"""What statements claim: answers read, carried claims followed, stances settled."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from claimtrack.codec.records.claim_slots import (
    ClaimSlot,
    Content,
    has_one_form,
    read_entry,
)
from claimtrack.codec.records.definitions import Definitions
from claimtrack.codec.records.questions import Questions
from claimtrack.codec.records.stances import Upstream
from claimtrack.codec.records.statements import Slot, Statements
from claimtrack.codec.shared.entries import ClaimEntry
from claimtrack.codec.shared.hints import quoted
from claimtrack.codec.shared.labels import (
    Digests,
    Labelled,
    Labels,
    Problems,
    Spot,
)
from claimtrack.model import (
    DENIALS,
    Assertion,
    Claim,
    Measure,
    Record,
    Response,
    Stance,
    Unknown,
    digest,
    everything_but,
    whole,
)
from claimtrack.typing import ClaimId, StatementId

_FORMS = (
    "expected one of: an answer to a question (by its id or its measure), a text, "
    "or `of` another statement or claim"
)


_Taken = tuple[tuple[ClaimSlot, int | None], ...]
"""The entries that an entry takes claims from, and which one where it is one."""


class Claims:
    """The claims of the files that are read together.

    Attributes:
        records: Questions, claims, assertions and responses.
        named: Each labelled record's id and label.
    """

    def __init__(
        self,
        definitions: Definitions,
        statements: Statements,
        questions: Questions,
        labels: Labels,
        problems: Problems,
    ) -> None:
        self.records: list[Record] = []
        self.named: list[tuple[str, str]] = []
        self._definitions = definitions
        self._statements = statements
        self._questions = questions
        self._labels = labels
        self._problems = problems
        self._claims: dict[ClaimId, Claim] = {}
        self._digests: Digests[Claim] = Digests()
        self._labelled: dict[str, set[ClaimId]] = {}
        self._upstream = Upstream({})
        self._slots: dict[Spot, ClaimSlot] = {}
        self._claims_of: dict[Slot, list[ClaimSlot]] = {}

    def declare(self) -> None:
        """Give the claims of every statement their labels."""
        for slot in self._statements.slots:
            own = self._claims_of[slot] = []
            for number, entry in enumerate(slot.entry.claims):
                spot = slot.spot.at("claims", number)
                label = entry.id
                if label is None and slot.entry.id is not None:
                    label = f"{slot.entry.id}#{number + 1}"
                claim_slot = ClaimSlot(slot=slot, spot=spot, entry=entry, label=label)
                own.append(claim_slot)
                self._slots[spot] = claim_slot
                labelled = Labelled(kind="claim", id=spot.path, spot=spot)
                self._labels.define(label, labelled)

    def take_claim(self, claim: Claim, labels: Iterable[str]) -> None:
        """Take a claim of a log, which labels may name by itself."""
        claim_id = ClaimId(digest(claim))
        self._claims[claim_id] = claim
        self._digests.define(claim_id, claim)
        for label in labels:
            self._labelled.setdefault(label, set()).add(claim_id)

    def take_assertion(self, assertion: Assertion, slot: Slot, spot: Spot) -> None:
        """Take a claim in a statement of a log."""
        entry = ClaimEntry(stance=assertion.stance)
        content = Content(claim_id=assertion.claim_id)
        self._slots[spot] = ClaimSlot(
            slot=slot, spot=spot, entry=entry, contents=[content], is_record=True
        )
        self._claims_of[slot].append(self._slots[spot])

    def read(self) -> None:
        """Read every claim: those written out, then those taken from others."""
        taken: dict[ClaimSlot, _Taken] = {}
        for claim_slot in self._slots.values():
            if claim_slot.is_record:
                continue
            if claim_slot.entry.of is None:
                self._read_written(claim_slot)
            elif self._has_one_form(claim_slot):
                taken[claim_slot] = self._taken_from(claim_slot)
        for claim_slot in self._in_order(taken):
            # Where nothing can be taken, that was told already.
            source = taken[claim_slot] and self._statements.find(
                str(claim_slot.entry.of), claim_slot.spot.at("of")
            )
            if source:
                claim_slot.contents.extend(
                    Content(claim_id=content.claim_id, taken_from=source.id)
                    for one, part in taken[claim_slot]
                    for content in one.taken(part)
                )

    def _in_order(self, taken: Mapping[ClaimSlot, _Taken]) -> list[ClaimSlot]:
        before = {
            later: [one for one, _ in earlier] for later, earlier in taken.items()
        }
        try:
            order = list(TopologicalSorter(before).static_order())
        except CycleError as error:
            ring = [one.spot.path for one in error.args[1]]
            message = f"`of` goes in a ring: {' > '.join(ring)}"
            self._problems.report(error.args[1][0].spot.at("of"), message)
            return []
        return [claim_slot for claim_slot in order if claim_slot in taken]

    def _taken_from(self, claim_slot: ClaimSlot) -> _Taken:
        spot = claim_slot.spot.at("of")
        found = self._labels.find(str(claim_slot.entry.of), "statement", spot)
        if found is None:
            return ()
        if found.kind == "claim":
            return ((self._slots[found.spot], found.part),)
        source = self._statements.slot_of(found)
        carried = tuple(
            (one, None) for seen in self._seen(source) for one in self._claims_of[seen]
        )
        if not carried:
            message = (
                f"{quoted(str(claim_slot.entry.of))} makes no claim and relays none"
            )
            self._problems.report(spot, message)
        return carried

    def _seen(self, start: Slot) -> Iterator[Slot]:
        """Give the nearest statements upstream, or the start, that list claims."""
        reached = {start}
        queue = [start]
        for slot in queue:
            if self._claims_of[slot]:
                yield slot
                continue
            queue.extend(one for one in slot.relays if one not in reached)
            reached.update(slot.relays)

    def _has_one_form(self, claim_slot: ClaimSlot) -> bool:
        if not has_one_form(claim_slot.entry):
            self._problems.report(claim_slot.spot, _FORMS)
            return False
        if claim_slot.entry.of is not None and claim_slot.entry.taken_from is not None:
            message = "`of` says where a claim was taken from; leave this out"
            self._problems.report(claim_slot.spot.at("taken_from"), message)
            return False
        return True

    def _read_written(self, claim_slot: ClaimSlot) -> None:
        if not self._has_one_form(claim_slot):
            return
        entry, spot = claim_slot.entry, claim_slot.spot
        if entry.text is not None:
            made = self._statements.attempt(
                spot, lambda: Claim(text=entry.text, language=entry.language)
            )
        else:
            made = self._answered(entry, spot)
        if made is not None:
            claim_id = ClaimId(digest(made))
            self._claims[claim_id] = made
            self._digests.define(claim_id, made)
            wording = entry.answer if isinstance(entry.answer, str) else None
            claim_slot.contents.append(
                Content(
                    claim_id=claim_id,
                    wording=wording,
                    taken_from=self._named_source(claim_slot),
                )
            )

    def _named_source(self, claim_slot: ClaimSlot) -> StatementId | None:
        label = claim_slot.entry.taken_from
        if label is None:
            return None
        found = self._statements.find(label, claim_slot.spot.at("taken_from"))
        return None if found is None else found.id

    def _answered(self, entry: ClaimEntry, spot: Spot) -> Claim | None:
        question = self._questions.asked(entry, spot)
        if question is None or entry.answer is None:
            return None
        measure = self._definitions.records[question.measure_id]
        if not isinstance(
            measure, Measure
        ):  # pragma: no cover -- the question was checked
            return None
        written = entry.answer
        answer = self._statements.attempt(
            spot.at("answer"), lambda: read_entry(written, measure)
        )
        if answer is None:
            return None
        return Claim(question_id=self._questions.enter(question), answer=answer)

    def settle(self) -> None:
        """Give every claim its stance, and make the records."""
        made = {
            slot: [(c.entry.stance, o.claim_id) for c in own for o in c.contents]
            for slot, own in self._claims_of.items()
        }
        self._upstream = Upstream(made)
        self._check_parts()
        for claim_slot in (one for one in self._slots.values() if not one.is_record):
            several = len(claim_slot.contents) > 1
            for number, content in enumerate(claim_slot.contents, start=1):
                assertion = self._assertion(claim_slot, content)
                self.records.append(assertion)
                label = claim_slot.label_of(digest(assertion))
                if label is not None:
                    part = f".{number}" if several else ""
                    self.named.append((digest(assertion), label + part))
                if content.taken_from is not None and claim_slot.entry.of is not None:
                    self.records.extend(
                        _response(claim_slot.slot, content.taken_from, self._claims_of)
                    )
        self.records.extend(self._questions.records.values())
        self.records.extend(self._claims.values())

    def _check_parts(self) -> None:
        for spot, (label, found) in self._labels.parts_named.items():
            whole = self._slots[found.spot]
            if whole.contents and not whole.taken(found.part):
                self._labels.report_unknown(label, "statement", spot)

    def _assertion(self, claim_slot: ClaimSlot, content: Content) -> Assertion:
        entry = claim_slot.entry
        stance = self._stance(claim_slot, content)
        if stance in DENIALS and self._leaves_none(content.claim_id):
            message = "denies every answer there is, which leaves none"
            self._problems.report(claim_slot.spot, message)
        return Assertion(
            statement_id=claim_slot.slot.id,
            claim_id=content.claim_id,
            stance=stance,
            certainty=entry.certainty,
            quote=entry.quote,
            # Empty words are none; where nothing is said, the answer's own are meant.
            wording=content.wording if entry.wording is None else entry.wording or None,
            taken_from=content.taken_from,
        )

    def _stance(self, claim_slot: ClaimSlot, content: Content) -> Stance:
        if claim_slot.entry.stance is not None:
            return claim_slot.entry.stance
        if not claim_slot.slot.relays and not claim_slot.slot.entry.relays:
            return Stance.ASSERTS
        upstream, claim_id = self._upstream, content.claim_id
        # What was taken from a denial denies, whatever else is relayed.
        taken = content.taken_from
        denied = upstream.is_denied(claim_slot.slot, claim_id) or (
            taken is not None and upstream.is_denied_in(taken, claim_id)
        )
        return Stance.REPORTS_DENIAL if denied else Stance.REPORTS

    def _leaves_none(self, claim_id: ClaimId) -> bool:
        claim = self._claims[claim_id]
        if claim.question_id is None or claim.answer is None:
            return False
        if isinstance(claim.answer, Unknown):
            return False
        measure = self._definitions.records[
            self._questions.records[claim.question_id].measure_id
        ]
        return isinstance(measure, Measure) and not everything_but(
            claim.answer, whole(measure)
        )

    def is_claim(self, label: str, file: int) -> bool:
        """Tell whether a label or digest means a claim rather than a statement."""
        found = self._labels.peek(label, "statement", file)
        return found.kind == "claim" if found else bool(self._by_digits(label))

    def find(self, label: str, spot: Spot) -> ClaimId | None:
        """Give the claim that a label or digest means at a spot, or report it."""
        named = self._labels.peek(label, "statement", spot.file)
        claim_ids = set() if named else self._by_digits(label)
        if not claim_ids:
            found = self._labels.find(label, "statement", spot)
            if found is None:
                return None
            if self._is_broken(found):
                return None
            claim_ids = {content.claim_id for content in self._contents(found)}
        if len(claim_ids) == 1:
            return claim_ids.pop()
        message = (
            f"{quoted(label)} stands for {len(claim_ids)} claims; name one of them"
        )
        self._problems.report(spot, message)
        return None

    def _is_broken(self, found: Labelled) -> bool:
        """Tell whether what should make a claim there was told of as a problem."""
        if found.kind == "claim":
            return not self._slots[found.spot].contents
        own = self._claims_of[self._statements.slot_of(found)]
        return any(not one.contents for one in own)

    def _contents(self, found: Labelled) -> list[Content]:
        if found.kind == "claim":
            return self._slots[found.spot].taken(found.part)
        own = self._claims_of[self._statements.slot_of(found)]
        return [content for one in own for content in one.contents]

    def _by_digits(self, text: str) -> set[ClaimId]:
        found = {ClaimId(id_) for id_, _ in self._digests.starting(text)}
        return found or set(self._labelled.get(text, ()))


def _response(
    slot: Slot, taken_from: StatementId, seen: Mapping[Slot, Sequence[ClaimSlot]]
) -> Iterator[Response]:
    """Make a statement that takes a claim a response, where no relay leads there.

    A relay leads on through statements that list no claims of their own.
    """
    reached = dict.fromkeys(slot.relays)
    queue = list(reached)
    for one in queue:
        if not seen[one]:
            queue.extend(further for further in one.relays if further not in reached)
            reached.update(dict.fromkeys(one.relays))
    if taken_from not in {slot.id, *(one.id for one in reached)}:
        yield Response(statement_id=slot.id, answers_id=taken_from)
