"""What is wrong with a value, before it is known where."""

from __future__ import annotations

from generator.diagnostic import Related
from generator.messages import Message
from generator.source import Span

#: The code of a fault that was reported where it arose: whoever catches it says nothing more.
REPORTED = ""


class Unsayable(Exception):
    """A value that cannot be had or printed; the place is added by whoever knows it."""

    def __init__(self, code: str, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.template)
        self.code, self.message, self.hint = code, message, hint
        self.span: Span | None = None
        self.related: tuple[Related, ...] = ()

    def at(self, span: Span | None) -> Unsayable:
        """The same fault with its place."""
        self.span = span
        return self
