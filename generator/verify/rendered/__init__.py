"""Rules that only a rendered page shows (GB/T 9704-2012). Each check takes a Rendered and the office style."""

from __future__ import annotations

from generator.clause import Rule
from generator.verify.rendered.ending import RULES as ENDING
from generator.verify.rendered.filling import RULES as FILLING
from generator.verify.rendered.heads import RULES as HEADS
from generator.verify.rendered.number import RULES as NUMBER
from generator.verify.rendered.tightening import RULES as TIGHTENING

RULES: tuple[Rule, ...] = (*FILLING, *HEADS, *ENDING, *TIGHTENING, *NUMBER)
