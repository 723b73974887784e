"""`{{ }}` of the clerk's text → values. Each expression alone, over permitted nodes only.

Dotted names and quantities never meet the parser: it is the slow part.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from inspect import signature
from typing import Any

from generator import wording
from generator.calls import FILTERS, FUNCTIONS, METHODS, as_figure, as_year
from generator.conversion import difference, scaled
from generator.diagnostic import nearest
from generator.messages import Message
from generator.model import Figure, Indicator
from generator.patterns import lazy
from generator.quantity import SCALES, Quantity, Script, Unreadable, parse, plain, rounded
from generator.units import unit_at
from generator.unsayable import Unsayable

_PATH = lazy(r"(\w+)((?:\s*\.\s*\w+)*)((?:\s*\|\s*\w+)*)")
#: The same for a name like R&D经费 or 4·26活动.
_ODD_PATH = lazy(r"(.+?)((?:\s*\.\s*\w+)*)((?:\s*\|\s*\w+)*)")
_FILTERED = lazy(r"([^|'\"()]+?)\s*((?:\|\s*\w+\s*)*)")
#: What an input method types for the marks of an expression. One character for one: columns hold.
_FOLDED = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)} | dict(zip("“”‘’　｜、", "\"\"'' |,", strict=True))
_HALF = str.maketrans(_FOLDED)
_NUMERIC = lazy(r"[\d一二三四五六七八九十百千两约近超第]|连续|不少于|不低于|至少|不超过")
_OPERATORS = lazy(r"[-()\[\]+*/'\"<>=!,]")
_QUOTED = lazy("(\"[^\"]*\"|'[^']*'|“[^”]*”|‘[^’]*’)")
#: More characters are no expression; some would take long to refuse.
_LONGEST = 400


class Scope:
    """Names that a text may use: its own level's first, then its ancestors'."""

    __slots__ = ("main", "names", "parent", "said", "used")

    def __init__(self, names: Mapping[str, Any], parent: Scope | None = None, main: str = "本年") -> None:
        self.names = names
        self.parent = parent
        self.main: str = parent.main if parent else main
        self.used: set[str] = set()
        #: What was evaluated here before: reports say many a number twice.
        self.said: dict[str, Figure | str] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.names or (self.parent is not None and name in self.parent)

    def __getitem__(self, name: str) -> Any:
        if name in self.names:
            self.used.add(name)
            return self.names[name]
        if self.parent is None:
            raise Unsayable("E401", Message("没有“{name}”这个名称", name=name))
        return self.parent[name]

    def use_all(self) -> None:
        """Every name in scope counts as used."""
        self.used.update(self.names)
        if self.parent is not None:
            self.parent.use_all()

    def all(self) -> list[str]:
        """Every name in scope."""
        return [*self.names, *(self.parent.all() if self.parent else ())]


def evaluate(code: str, scope: Scope) -> Figure | str:
    """Code → what is printed. Raises Unsayable. A name in scope wins over a literal."""
    code = code.strip()
    found = scope.said.get(code)
    if found is None:
        found = scope.said[code] = _evaluated(code, scope)
    return found


def _evaluated(code: str, scope: Scope) -> Figure | str:
    if code in scope:
        return wording.printed(scope[code], scope.main)
    if code[:1].isdigit() and (found := _literal(code)) is not None:
        return _meant(found, scope)
    return wording.printed(_value(code, scope), scope.main)


def named(path: str, scope: Scope) -> Indicator:
    """A name, or a path of names to a part → the indicator. Raises Unsayable."""
    first, *rest = unicodedata.normalize("NFKC", path).split(".")
    if first not in scope:
        from generator import advice  # noqa: PLC0415  only wanted when something is wrong

        hint = advice.several(path, scope.all()) or nearest(first, scope.all())
        raise Unsayable("E401", Message("没有“{name}”这个名称", name=first), hint)
    found = scope[first]
    for name in rest:
        found = _attribute(found, name, first)
    if not isinstance(found, Indicator):
        raise Unsayable("E409", Message("“{name}”不是指标", name=path), Message("写 指标 或 数据 里的名称"))
    return found


def _half(code: str) -> str:
    """Marks as an input method types them → as they are read; what stands in quotes is the clerk's."""
    pieces = _QUOTED.split(code)
    pieces[::2] = [piece.translate(_HALF) for piece in pieces[::2]]
    pieces[1::2] = [_quoted(piece[1:-1]) for piece in pieces[1::2]]
    return "".join(pieces)


def _quoted(text: str) -> str:
    return f"'{text}'" if '"' in text else f'"{text}"'


def _value(typed: str, scope: Scope) -> Any:
    if not typed:
        raise Unsayable("E402", Message("{{ }} 里是空的"), Message("写上名称或数，或删去"))
    if len(typed) > _LONGEST or "\\" in typed:
        raise _unreadable(typed)
    path = _PATH.fullmatch(typed)
    if path is None or path[1] not in scope:
        if (name := unicodedata.normalize("NFKC", typed)) in scope:
            return scope[name]
        code = _half(typed)
        path = _ODD_PATH.fullmatch(code if code[:1].isdigit() else code.replace("。", "."))
        if path is None or path[1] not in scope:
            return _other(code, scope)
    value = scope[path[1]]
    for name in path[2].split(".")[1:]:
        value = _attribute(value, name.strip(), path[1])
    return _filtered(value, path[3])


def _other(code: str, scope: Scope) -> Any:
    """What is no path of names: a number with filters, or an expression; else a fault."""
    filtered = _FILTERED.fullmatch(code)
    if filtered and (found := _literal(filtered[1])) is not None:
        return _filtered(_meant(found, scope), filtered[2])
    if _OPERATORS.search(code) and not re.fullmatch(r"[\d.]*[-—][\d.]*\w*", code):
        try:
            return _walk(_parsed(code), scope)
        except RecursionError:
            raise _unreadable(code) from None
    if filtered and _NUMERIC.match(code):
        _refuse(filtered[1])
    path = _PATH.fullmatch(code) or _ODD_PATH.fullmatch(code)
    name = path[1] if path else code
    if len(name) < len(code) and name.replace(" ", "") in scope:
        raise _unreadable(code, Message("写成 {code}，名称中间不要空格", code=code.replace(" ", "")))
    raise Unsayable("E401", Message("没有“{name}”这个名称", name=name), _unknown(scope, name))


def _literal(text: str) -> Figure | None:
    try:
        quantity = parse(text)
    except Unreadable:
        return None
    return Figure(str(quantity), (), quantity)


def _meant(found: Figure, scope: Scope) -> Figure:
    """A literal, unless it looks like a misspelt name: 一般公共预算支出 is no count of 般公共预算支出."""
    quantity = found.number
    if len(quantity.unit) < 3:
        return found
    alike = [name for name in scope.all() if name[:1] == found.text[0]]
    close = nearest(found.text, alike) if alike else None
    spelt = quantity.script not in {Script.ARABIC, Script.GROUPED} and len(quantity.unit) > 3
    spelt = spelt and quantity.unit[0] != "大" and not unit_at(quantity.unit, 0)  # 三大攻坚战, 三个国家级平台
    if close or spelt:
        raise Unsayable("E401", Message("没有“{name}”这个名称", name=found.text), close or _LITERAL)
    return found


def _refuse(text: str) -> None:
    try:
        parse(text)
    except Unreadable as bad:
        raise Unsayable("E302", bad.message, bad.hint) from None


def _filtered(value: Any, filters: str) -> Any:
    for name in filters.split("|")[1:]:
        value = _filter(name.strip(), value)
    return value


def _filter(name: str, value: Any) -> Any:
    if name not in FILTERS:
        raise Unsayable("E410", Message("没有“|{name}”", name=name), nearest(name, FILTERS))
    return FILTERS[name](value)


def _attribute(value: Any, name: str, owner: str) -> Any:
    try:
        return wording.attribute(value, name)
    except Unsayable as bad:
        if bad.code == "E410" and owner:
            message = Message("“{owner}”没有“.{name}”", owner=owner, name=name)
            from generator import advice  # noqa: PLC0415  only wanted when something is wrong

            raise Unsayable("E410", message, advice.attribute(name, wording.attribute_names(value))) from None
        raise


def _unknown(scope: Scope, name: str) -> Message:
    from generator import advice  # noqa: PLC0415  only wanted when something is wrong

    return advice.expression(name) or nearest(name, scope.all()) or _LITERAL


_LITERAL = Message("在 指标 里写上它，或者直接写数，如 {{ 30件 }}")


def _unreadable(code: str, hint: Message | None = None) -> Unsayable:
    shown = code if len(code) <= 40 else code[:40] + "……"
    hint = hint or Message("写成 名称、名称.同比、分别同比(甲, 乙)，或直接写数，如 30件")
    return Unsayable("E402", Message("“{code}”读不懂", code=shown), hint)


# ------------------------------------------------------------------ other syntax


@lru_cache(maxsize=1024)
def _parsed(code: str) -> Any:
    from jinja2 import Environment, TemplateSyntaxError, nodes  # noqa: PLC0415  most reports need no parser

    try:
        tree = Environment(autoescape=True).parse("{{ " + code + " }}")
    except (TemplateSyntaxError, RecursionError):
        raise _unreadable(code) from None
    output = tree.body[0]
    if len(tree.body) > 1 or not isinstance(output, nodes.Output) or len(output.nodes) > 1:
        raise _unreadable(code)
    return output.nodes[0]


def _walk(node: Any, scope: Scope) -> Any:
    """Value of a permitted node; a node of any other type is refused."""
    walk = _NODES.get(type(node).__name__)
    if walk is None:
        raise Unsayable("E409", Message("正文里不能用这种写法"), Message("只能用名称、数、函数和简单的加减"))
    return walk(node, scope)


def _name(node: Any, scope: Scope) -> Any:
    if node.name not in scope:
        raise Unsayable("E401", Message("没有“{name}”这个名称", name=node.name), _unknown(scope, node.name))
    return scope[node.name]


def _const(node: Any, _scope: Scope) -> Any:
    if node.value == "":
        raise Unsayable("E402", Message("{{ }} 里是空的"), Message("写上名称或数，或删去"))
    if isinstance(node.value, (str, int)) and not isinstance(node.value, bool):
        return node.value
    raise Unsayable("E409", Message("小数要带单位，如 3.4亿元"))


def _call(node: Any, scope: Scope) -> Any:
    method = METHODS.get(getattr(node.node, "attr", "")) if type(node.node).__name__ == "Getattr" else None
    if method is not None and not (node.kwargs or node.dyn_args or node.dyn_kwargs):
        return _asked(method, [_walk(arg, scope) for arg in (node.node.node, *node.args)])
    name = getattr(node.node, "name", "")
    if not name:
        raise Unsayable("E409", Message("这里不能加括号"), Message("去掉括号"))
    if name not in FUNCTIONS or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise Unsayable("E410", Message("没有“{name}()”", name=name), _instead(node, name, scope))
    return _asked(FUNCTIONS[name], [_walk(arg, scope) for arg in node.args])


def _instead(node: Any, name: str, scope: Scope) -> Message | None:
    """`同比(甲)` is 甲.同比."""
    of = getattr(node.args[0], "name", "") if len(node.args) == 1 else ""
    if name in wording.ATTRIBUTES and of in scope:
        return Message("写成 {of}.{name}", of=of, name=name)
    return nearest(name, FUNCTIONS)


def _asked(function: Callable[..., Any], values: list[Any]) -> Any:
    """What a function answers; too many values are a fault of the clerk's."""
    try:
        signature(function).bind(*values)
    except TypeError:
        raise Unsayable("E409", Message("括号里写多了")) from None
    return function(*values)


def _item(node: Any, scope: Scope) -> Any:
    """指标["R&D经费"], 数据["…"], 支持资金["市科技计划"]."""
    owner, name = getattr(node.node, "name", ""), _walk(node.arg, scope)
    if owner not in {"指标", "数据"} and isinstance(series := _walk(node.node, scope), wording.Series):
        return wording.of_year(series, as_year(name))
    if not isinstance(name, str):
        raise Unsayable("E409", Message("方括号里写加引号的名称"), Message('如 指标["R&D经费"]'))
    name = unicodedata.normalize("NFKC", name)
    if owner == "数据" and name in scope:
        return scope[name]
    if owner not in {"指标", "数据"}:
        return _attribute(_walk(node.node, scope), name, owner)
    names = _root(scope)
    if name not in names:
        raise Unsayable("E401", Message("没有“{name}”这个名称", name=name), nearest(name, scope.all()))
    return names[name]


def _root(scope: Scope) -> Mapping[str, Any]:
    while scope.parent is not None:
        scope = scope.parent
    return scope.names


def _pipe(node: Any, scope: Scope) -> Any:
    if node.args or node.kwargs:
        raise Unsayable("E409", Message("“|{name}”后面不带括号", name=node.name))
    return _filter(node.name, _walk(node.node, scope))


def _binary(sign: str) -> Any:
    return lambda node, scope: _computed(sign, _walk(node.left, scope), _walk(node.right, scope))


_NODES: Mapping[str, Any] = {
    "Name": _name,
    "Const": _const,
    "TemplateData": lambda node, _scope: str(node.data),
    "Getattr": lambda node, scope: _attribute(_walk(node.node, scope), node.attr, getattr(node.node, "name", "")),
    "Getitem": _item,
    "Call": _call,
    "Filter": _pipe,
    "Add": _binary("+"),
    "Sub": _binary("-"),
    "Mul": _binary("*"),
    "Div": _binary("/"),
}

# ------------------------------------------------------------------- arithmetic

_LIMIT = Decimal(10) ** 15
#: Decimals of a quotient.
_DECIMALS = 1


def _computed(sign: str, left: Any, right: Any) -> Any:
    """Bounded arithmetic on numbers and on figures of one dimension. Raises Unsayable."""
    (a, keys), (b, others) = _operand(left), _operand(right)
    if a.unit and b.unit and a.dimension != b.dimension:
        raise Unsayable("E304", Message("单位不同，不能相加减：{a}、{b}", a=a, b=b))
    try:
        value = _OPERATIONS[sign](a.value, _in_unit(b, a).value)
    except ArithmeticError:
        raise Unsayable("E305", Message("除数是零")) from None
    if abs(value) > _LIMIT:
        raise Unsayable("E305", Message("算出来的数太大"))
    found = _result(sign, value, a, b)
    return Figure(str(found), tuple(dict.fromkeys(keys + others)), found, f"{a} {sign} {b}")


def _in_unit(quantity: Quantity, other: Quantity) -> Quantity:
    """A quantity in another's unit, where both have one."""
    same = quantity.unit == other.unit or not (quantity.unit and other.unit)
    return quantity if same else scaled(quantity.base, other)


def _result(sign: str, value: Decimal, a: Quantity, b: Quantity) -> Quantity:
    """A number in the unit of the operand that has one; a quotient of two like quantities has none."""
    if sign == "-" and a.percentage and b.percentage:
        return difference(a, b)
    if sign == "/" and (b.unit or not a.unit):
        return Quantity(plain(rounded(value, _DECIMALS)))
    keep = a if a.unit or not b.unit else b
    if sign == "/":
        return keep.with_value(rounded(value / SCALES[keep.scale], _DECIMALS) * SCALES[keep.scale])
    return keep.with_value(rounded(value, 6))


def _operand(value: Any) -> tuple[Quantity, tuple[str, ...]]:
    """A number, and the keys of what it comes from."""
    if isinstance(value, int):
        return Quantity(Decimal(value)), ()
    figure = as_figure(value)
    if figure.quantity is None or not figure.quantity.exact:
        raise Unsayable("E305", Message("“{value}”不是准确的数，不能参加计算", value=figure.text))
    return figure.quantity, figure.sources


_OPERATIONS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}
