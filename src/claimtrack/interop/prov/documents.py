"""A PROV-JSON document, taken apart: every problem with its shape, and what it tells.

It is read by our own parser and walk, never by a library: what comes from strangers is
refused with its place, and a name is resolved before anything is concluded from it.
"""

from collections import ChainMap
from collections.abc import Iterator, Mapping, MutableMapping
from decimal import Decimal

from claimtrack.codec import Limits
from claimtrack.codec.shared.hints import Hints, quoted
from claimtrack.codec.shared.parsing import Mark, Members, parse
from claimtrack.codec.shared.shapes import member_path
from claimtrack.errors import InvalidValueError, MalformedInputError, Problem
from claimtrack.interop.prov.accounts import Losses, Told, Value
from claimtrack.interop.prov.names import PROV, TERMS, XSD, is_iri, resolved
from claimtrack.interop.prov.sections import BLANK_ENDS, BUNDLE, PREFIX, SECTIONS, TIME
from claimtrack.model import nfc

_FIXED = {"prov": (PROV,), "xsd": (XSD, XSD.removesuffix("#"))}
_NAME_TYPES = frozenset({"QUALIFIED_NAME", "QName", "anyURI"})
_UNREAD = "no record of claimtrack says this"
_BUNDLED = "what a bundle tells is read, but not that it is told there and by whom"


class Document:
    """A document on its way in.

    Args:
        limits: What to refuse.
        file: What to call it in messages; None for no name.

    Attributes:
        told: What it tells, in its order.
        losses: What is known already to be lost.
    """

    def __init__(self, limits: Limits, file: str | None) -> None:
        self.told: list[Told] = []
        self.losses = Losses()
        self._limits = limits
        self._file = file
        self._problems: list[Problem] = []
        self._more_count = 0
        self._count = 0
        self._is_legible = True
        self._hints = Hints()

    def take(self, content: bytes) -> None:
        """Take the document apart.

        Raises:
            MalformedInputError: With every problem of its shape.

        Complexity: O(n).
        """
        self.take_parsed(parse(content, limits=self._limits, file=self._file))

    def take_parsed(self, value: object) -> None:
        """Take apart what was parsed.

        Raises:
            MalformedInputError: With every problem of its shape.
        """
        self._look_over(value)
        if not self._is_legible:
            # No name can be made of half a character.
            self.refuse()
        if isinstance(value, Members):
            self._scope(value, "$", {}, in_bundle=False)
        else:
            self.report("$", "expected an object: a PROV-JSON document")
        self.refuse()

    def report(self, path: str, message: str) -> None:
        """Take note of a problem."""
        if len(self._problems) < self._limits.problems:
            problem = Problem(path=path, message=message, file=self._file)
            self._problems.append(problem)
        else:
            self._more_count += 1

    def refuse(self) -> None:
        """Refuse the document, where there are problems.

        Raises:
            MalformedInputError: With all of them.
        """
        if self._problems:
            raise MalformedInputError(self._problems, more_count=self._more_count)

    def _look_over(self, value: object) -> None:
        """Find what is wrong anywhere: repeated keys, no numbers, no characters."""
        stack: list[Iterator[tuple[str, object]]] = [iter((("$", value),))]
        while stack:
            path, one = next(stack[-1], (None, None))
            if path is None:
                stack.pop()
            elif isinstance(one, Members):
                for key in one.repeated:
                    message = "the key is given more than once"
                    self.report(member_path(path, key), message)
                stack.append(self._members(path, one))
            elif isinstance(one, list):
                stack.append(iter((f"{path}[{n}]", each) for n, each in enumerate(one)))
            elif isinstance(one, str):
                self._text(path, one)
            elif isinstance(one, Mark) and one.number is None:
                self.report(path, one.message)

    def _members(self, path: str, members: Members) -> Iterator[tuple[str, object]]:
        for key, one in members.items():
            # A path takes longer to make than most values take to look at.
            if not (self._is_plain(key) and self._is_plain(one)):
                here = member_path(path, key)
                self._text(here, key)
                yield here, one

    def _is_plain(self, one: object) -> bool:
        if isinstance(one, str):
            return one.isascii() and len(one) <= self._limits.text_bytes
        return one is None or isinstance(one, int | Decimal)

    def _text(self, path: str, text: str) -> None:
        longest = self._limits.text_bytes
        try:
            nfc(text)
        except InvalidValueError as error:
            self._is_legible = False
            self.report(path, error.message)
        else:
            if len(text) * 4 > longest and len(text.encode()) > longest:
                self.report(path, f"longer than {longest} bytes, the limit for text")

    def _scope(
        self,
        value: Members,
        path: str,
        outer: MutableMapping[str, str],
        *,
        in_bundle: bool,
    ) -> None:
        """Take a document or a bundle, whose prefixes are its own."""
        own = self._prefixes(value.get(PREFIX), f"{path}.{PREFIX}")
        # No copy: a stranger's document may have many prefixes and many bundles.
        spaces = ChainMap(own, outer)
        for section, things in value.items():
            at = member_path(path, section)
            if section == PREFIX:
                continue
            if section == BUNDLE and not in_bundle:
                self._bundles(things, at, spaces)
            elif section not in SECTIONS:
                hint = self._hints.close_to(section, [*SECTIONS, BUNDLE])
                self.report(at, f"PROV-JSON has no such section{hint}")
            elif not isinstance(things, Members):
                self.report(at, "expected an object, by name")
            else:
                self._section(section, things, at, spaces, in_bundle=in_bundle)

    def _prefixes(self, value: object, path: str) -> dict[str, str]:
        found = {prefix: spaces[0] for prefix, spaces in _FIXED.items()}
        if value is not None and not isinstance(value, Members):
            self.report(path, "expected an object: the namespace of each prefix")
        for prefix, space in value.items() if isinstance(value, Members) else ():
            at = member_path(path, prefix)
            if not isinstance(space, str) or not is_iri(space):
                self.report(at, "expected a namespace: an absolute IRI")
            elif prefix in _FIXED and space not in _FIXED[prefix]:
                self.report(at, f"the prefix {prefix!r} is for {_FIXED[prefix][0]}")
            elif prefix not in _FIXED:
                found[prefix] = space
        return found

    def _bundles(
        self, value: object, path: str, spaces: MutableMapping[str, str]
    ) -> None:
        if not isinstance(value, Members):
            self.report(path, "expected an object, by name")
            return
        for name, bundle in value.items():
            at = member_path(path, name)
            self._resolve(name, at, spaces)
            self._count += 1
            self.losses.named(BUNDLE, nfc(name), self._count, _BUNDLED)
            if isinstance(bundle, Members):
                self._scope(bundle, at, spaces, in_bundle=True)
            else:
                self.report(at, "expected an object: a bundle")

    def _section(
        self,
        section: str,
        things: Members,
        path: str,
        spaces: Mapping[str, str],
        *,
        in_bundle: bool,
    ) -> None:
        for name, given in things.items():
            at = member_path(path, name)
            several = given if isinstance(given, list) else [given]
            for number, one in enumerate(several):
                here = f"{at}[{number}]" if isinstance(given, list) else at
                self._count += 1
                if self._count == self._limits.records + 1:
                    most = self._limits.records
                    message = f"more than {most} entries, the limit for a file"
                    self.report(here, message)
                if isinstance(one, Members):
                    told = self._told(section, name, one, here, spaces, in_bundle)
                    if told is not None:
                        self.told.append(told)
                else:
                    self.report(here, "expected an object: attributes and values")

    def _told(  # noqa: PLR0917 -- where it stands, in one call a thing
        self,
        section: str,
        name: str,
        members: Members,
        path: str,
        spaces: Mapping[str, str],
        in_bundle: bool,  # noqa: FBT001 -- as above
    ) -> Told | None:
        """Give what one thing says; None where nothing of it can be taken over."""
        shape = SECTIONS[section]
        is_blank = name.startswith("_:") and bool(shape.required or not shape.is_read)
        told = Told(
            section=section,
            name=name,
            iri=None if is_blank else self._resolve(name, path, spaces),
            ends=self._ends(section, members, path, spaces),
            time=self._time(members, path) if shape.is_dated else None,
            attributes=self._attributes(section, members, path, spaces),
            own=self._own(members, path, spaces),
            path=path,
            number=self._count,
            in_bundle=in_bundle,
        )
        if not shape.is_read:
            self.losses.whole(told, _UNREAD)
            return None
        return told

    def _resolve(self, name: str, path: str, spaces: Mapping[str, str]) -> str | None:
        iri = resolved(name, spaces)
        if iri is None:
            prefix, colon, _ = name.partition(":")
            wanted = f"prefix {quoted(prefix)}" if colon else "default namespace"
            self.report(path, f"{quoted(name)}: no {wanted} is declared")
        elif not is_iri(iri):
            self.report(path, f"{quoted(name)} stands for no IRI")
        return iri

    def _ends(
        self, section: str, members: Members, path: str, spaces: Mapping[str, str]
    ) -> dict[str, str]:
        shape = SECTIONS[section]
        found = {}
        for key in (*shape.required, *shape.optional):
            at, given = member_path(path, key), members.get(key)
            if isinstance(given, str) and not given.startswith("_:"):
                iri = self._resolve(given, at, spaces)
                if iri is not None:
                    found[key] = iri
            elif isinstance(given, str) and key in BLANK_ENDS:
                found[key] = given
            elif given is not None:
                self.report(at, "expected the name of one thing")
            elif key in shape.required:
                self.report(path, f"{key!r} is missing")
        return found

    def _time(self, members: Members, path: str) -> Value | None:
        given = members.get(TIME)
        if given is None:
            return None
        at = member_path(path, TIME)
        if isinstance(given, str):
            return Value(value=given, path=at)
        self.report(at, "expected a time, as text")
        return None

    def _attributes(
        self, section: str, members: Members, path: str, spaces: Mapping[str, str]
    ) -> dict[str, tuple[Value, ...]]:
        shape = SECTIONS[section]
        formal = {*shape.required, *shape.optional, *((TIME,) * shape.is_dated)}
        if not shape.is_read:
            return {}
        return {
            key: tuple(self._values(given, member_path(path, key), spaces))
            for key, given in members.items()
            if key not in formal and not _is_ours(key, spaces)
        }

    def _own(
        self, members: Members, path: str, spaces: Mapping[str, str]
    ) -> dict[str, tuple[Value, ...]]:
        return {
            str(resolved(key, spaces)).removeprefix(TERMS): tuple(
                self._values(given, member_path(path, key), spaces)
            )
            for key, given in members.items()
            if _is_ours(key, spaces)
        }

    def _values(
        self, given: object, path: str, spaces: Mapping[str, str]
    ) -> Iterator[Value]:
        several = given if isinstance(given, list) else [given]
        for number, one in enumerate(several):
            at = f"{path}[{number}]" if isinstance(given, list) else path
            if isinstance(one, Members):
                yield from self._typed(one, at, spaces)
            else:
                yield from self._plain(one, at)

    def _plain(self, given: object, path: str) -> Iterator[Value]:
        if isinstance(given, str | int | Decimal):
            yield Value(value=given, path=path)
        elif isinstance(given, Mark) and given.number is not None:
            yield Value(value=given.number, datatype="number", path=path)
        elif not isinstance(given, Mark):
            message = "expected a text, a number, true, false, or an object with '$'"
            self.report(path, message)

    def _typed(
        self, given: Members, path: str, spaces: Mapping[str, str]
    ) -> Iterator[Value]:
        for key in given.keys() - {"$", "type", "lang"}:
            self.report(member_path(path, key), "expected '$', 'type' or 'lang'")
        for key in ("type", "lang"):
            if not isinstance(given.get(key), str | None):
                self.report(member_path(path, key), "expected text")
                return
        if "$" not in given:
            self.report(path, "'$' is missing")
            return
        for plain in self._plain(given["$"], member_path(path, "$")):
            kind, language = given.get("type"), given.get("lang")
            yield Value(
                value=plain.value,
                iri=_named(plain, kind, spaces),
                language=str(language) if language is not None else "",
                datatype=plain.datatype if kind is None else str(kind),
                path=path,
            )


def _named(plain: Value, kind: object, spaces: Mapping[str, str]) -> str | None:
    """Give what a value stands for, where its type says that it is a name."""
    if kind is None or str(kind).rpartition(":")[2] not in _NAME_TYPES:
        return None
    if str(kind).endswith("anyURI"):
        return nfc(plain.text)
    return resolved(plain.text, spaces)


def _is_ours(key: str, spaces: Mapping[str, str]) -> bool:
    if key.startswith("prov:"):
        return False
    iri = resolved(key, spaces)
    return iri is not None and iri.startswith(TERMS)
