"""Style: what an office style fixes about the page, in the units Word stores.

Lengths are twips (1/20 pt; 1 mm = 56.69), sizes are half-points, widths in the
text are 字 (3.1 of GB/T 9704-2012: the width of one hanzi).
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from types import MappingProxyType

from generator.named import Named
from generator.patterns import lazy

#: Counts up when base.py makes another package of the same style, so that none is taken from a cache.
RECIPE = 1

#: Word's largest size, in half-points.
LARGEST = 3276

#: 22 inches: Word's largest paper, and what its other measures may not exceed either. In twips.
LONGEST = 31680

#: A working paper full of tables: margins of at most 20 mm, in twips, and 五号 in its tables, in half-points.
_SHEET_MARGIN, _SHEET_SIZE = 1134, 21

#: Word has heading 1 to heading 9; 7.3.3 names four levels.
MOST_LEVELS = 9

#: 号 → points. A convention of Chinese software; the standard names only the 号.
POINTS: dict[str, Decimal] = {
    name: Decimal(points)
    for name, points in {
        "初号": "42", "小初": "36", "一号": "26", "小一": "24", "二号": "22", "小二": "18",
        "三号": "16", "小三": "15", "四号": "14", "小四": "12", "五号": "10.5", "小五": "9",
        "六号": "7.5",
    }.items()
}  # fmt: skip
_DIGITS = str.maketrans("123456", "一二三四五六")
_NUMBER = lazy(r"[0-9]{1,6}(?:\.[0-9]{1,6})? *")
_TWIPS = {"毫米": Decimal(1440) / Decimal("25.4"), "厘米": Decimal(14400) / Decimal("25.4"), "磅": Decimal(20)}


def length(text: str) -> int:
    """'37毫米', '2.5厘米' or '28.95磅' → whole twips, half up.

    Raises ValueError for another unit, no number, or what is longer than Word's largest paper.
    """
    for unit, twips in _TWIPS.items():
        if text.endswith(unit):
            return _at_most(LONGEST, int((_number(text[: -len(unit)]) * twips).quantize(Decimal(1), ROUND_HALF_UP)))
    raise ValueError(text)


def spacing(text: str) -> int:
    """'-0.25磅' → whole twips, half up: a length that may also be taken away. Raises ValueError as `length` does."""
    return -length(text[1:]) if text.startswith("-") else length(text)


def size(text: str) -> int:
    """'三号', '3号' or '10.5磅' → half-points. Raises ValueError for anything else."""
    name = text.translate(_DIGITS)
    if name in POINTS:
        return int(POINTS[name] * 2)
    half_points = _number(text[:-1]) * 2 if text.endswith("磅") else Decimal(0)
    if half_points <= 0 or half_points % 1:
        raise ValueError(text)
    return _at_most(LARGEST, int(half_points))


def characters(text: str) -> Decimal:
    """'2字' → 2. Raises ValueError for anything else."""
    if not text.endswith("字"):
        raise ValueError(text)
    return _number(text[:-1])


def _at_most(most: int, value: int) -> int:
    if value > most:
        raise ValueError(value)
    return value


def _number(text: str) -> Decimal:
    if _NUMBER.fullmatch(text) is None:
        raise ValueError(text)
    return Decimal(text)


class Page(Named):
    """Paper and margins in twips (5.1, 5.2.1), lines and characters of a full page (5.2.3).

    `mirrored`: for printing on both sides (6.2) left and right change places on even pages.
    """

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    lines: int
    characters: int
    mirrored: bool = False

    @property
    def text_width(self) -> int:
        """Width of the type area (版心)."""
        return self.width - self.left - self.right

    @property
    def turned(self) -> "Page":
        """The page by 90 degrees, its type area the same: what was on the left is above. A wide page stays."""
        if self.width >= self.height:
            return self
        return self._replace(
            width=self.height, height=self.width,
            top=self.left, bottom=self.right, left=self.bottom, right=self.top,
            mirrored=False,
        )  # fmt: skip

    @property
    def text_height(self) -> int:
        """Height of the type area (版心)."""
        return self.height - self.top - self.bottom


class Face(Named):
    """One face: what Word needs to set a run. `size` in half-points, None: the body's; `align` as w:jc has it."""

    font: str
    size: int | None = None
    bold: bool = False
    align: str | None = None


class Body(Named):
    """The text's own face (5.2.2) and pitch: `line` and `spacing` in twips, `indent` in 字 (7.3.3).

    `latin` is the face of digits and Latin letters where it is another: the standard is silent.
    """

    font: str
    size: int
    line: int
    spacing: int = 0
    indent: Decimal = Decimal(2)
    latin: str | None = None


class PageNumber(Named):
    """7.5: face, the dashes around it, its distance from the paper's edge and from the type area's side."""

    font: str
    size: int
    footer: int
    dashes: bool = True
    alternate: bool = True
    indent: Decimal = Decimal(1)


class Signature(Named):
    """7.3.5: how far from the right edge of the type area signatures end, in 字.

    Unsealed (7.3.5.2) the longer of issuer and date ends at `right`, and the date begins `shift` further in than
    the issuer; sealed (7.3.5.1) the date ends at `sealed`. `seal` is a seal's diameter in twips: 42 mm, a bureau's.
    """

    right: Decimal = Decimal(2)
    shift: Decimal = Decimal(2)
    sealed: Decimal = Decimal(4)
    seal: int = 2381


class Style(Named):
    """A whole office style."""

    name: str
    page: Page
    body: Body
    title: Face
    levels: Mapping[str, Face]
    number: PageNumber
    table: Face
    signature: Signature = Signature()
    annex: Face | None = None
    title_characters: int = 18
    title_blank: int = 0
    forms: tuple[str, ...] = ()
    decimals: int = 1
    help: str = ""
    parents: tuple[str, ...] = ()
    alternatives: Mapping[str, str] = MappingProxyType({})

    @property
    def digest(self) -> str:
        """Names the base package that was made of this style."""
        said = (RECIPE, *self._replace(parents=(), help=self.name, alternatives={}), sorted(self.alternatives.items()))
        return sha256(repr(said).encode()).hexdigest()[:12]

    @property
    def cell(self) -> Decimal:
        """Width of one 字 as it is set, in twips: the body's size and its spacing."""
        return Decimal(self.body.size * 10 + self.body.spacing)

    @property
    def area(self) -> Decimal:
        """Width of the type area in 字 as they are set."""
        return self.page.text_width / self.cell

    @property
    def roomy(self) -> bool:
        """Whether a page takes at least one character."""
        return self.page.text_width >= self.cell > 0 and self.page.text_height >= self.body.line > 0

    @property
    def landscape(self) -> "Style":
        """The same faces on a page turned, for a working paper of wide tables, which no clause is about."""
        turned = self.page.turned
        margins = {side: min(_SHEET_MARGIN, getattr(turned, side)) for side in ("top", "bottom", "left", "right")}
        page = turned._replace(**margins)
        lines = page.text_height // max(1, self.body.line)
        return self._replace(
            page=page._replace(lines=lines, characters=int(page.text_width / self.cell)),
            number=self.number._replace(footer=min(self.number.footer, page.bottom * 3 // 5)),
            table=self.table._replace(size=min(self.table.size or _SHEET_SIZE, _SHEET_SIZE)),
        )

    def hanging(self, start: Decimal, lead: Decimal) -> Mapping[str, int]:
        """w:ind of a paragraph that begins at `start` with `lead` 字 of label, further lines under what follows that.

        w:leftChars counts without the hanging part, w:left with it, as Word itself writes them.
        """
        size = self.body.size * 10
        return {
            "leftChars": int(start * 100),
            "left": int((start + lead) * size),
            "hangingChars": int(lead * 100),
            "hanging": int(lead * size),
        }

    def level(self, form: str) -> int:
        """A heading form such as '（一）' → which of the style's levels (1…) has its face.

        The form decides the face, as 7.3.3 does, whatever the depth it is used at; an
        unlisted form takes the last.
        """
        forms = list(self.levels)
        form = form.rstrip()
        return forms.index(form) + 1 if form in self.levels else len(forms)
