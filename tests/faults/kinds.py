"""Every kind of fault there is."""

from __future__ import annotations

from . import accounts, beside, prose, structured
from .harness import Kind

KINDS: tuple[Kind, ...] = (*structured.KINDS, *prose.KINDS, *beside.KINDS, *accounts.KINDS)
