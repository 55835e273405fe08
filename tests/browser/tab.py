"""A page in a browser, of which tests ask what happened in it."""

from typing import Any

import attrs


@attrs.define(slots=False)  # playwright hangs what it needs on a listener
class Tab:
    """A page in a browser, with all that went wrong in it.

    Attributes:
        page: Playwright's page.
        asked: The addresses that it wanted to load, its own among them.
        said: What stood in its console, and what its scripts raised.
        boxes: What opened as a dialog.
    """

    page: Any
    asked: list[str] = attrs.field(factory=list)
    said: list[str] = attrs.field(factory=list)
    boxes: list[str] = attrs.field(factory=list)

    def watch(self) -> None:
        """Note what happens from now on, and let nothing but files load."""
        self.page.on("console", lambda one: self.said.append(one.text))
        self.page.on("pageerror", lambda one: self.said.append(str(one)))
        self.page.on("dialog", self._close)
        self.page.route("**/*", self._load)

    def _close(self, dialog: Any) -> None:  # noqa: ANN401 -- playwright's own
        self.boxes.append(dialog.message)
        dialog.dismiss()

    def _load(self, route: Any) -> None:  # noqa: ANN401 -- playwright's own
        self.asked.append(route.request.url)
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            route.abort()
