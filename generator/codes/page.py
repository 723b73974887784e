"""One code's page."""

from __future__ import annotations

from typing import NamedTuple

from generator.messages import Message


class Page(NamedTuple):
    """What a code means, an example that is wrong, the same put right, what to do."""

    title: Message
    page: Message
