"""`{{ }}` of the clerk's text → values. Each expression alone, over permitted nodes only.

Dotted names and quantities never meet the parser: it is the slow part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from generator import wording
from generator.diagnostic import nearest
from generator.messages import Message
from generator.model import Figure
from generator.quantity import Quantity, Unreadable, parse
from generator.wording import Unsayable

_PATH = re.compile(r"(\w+)((?:\s*\.\s*\w+)*)((?:\s*\|\s*\w+)*)")
_FILTERED = re.compile(r"([^|'\"()]+?)\s*((?:\|\s*\w+\s*)*)")
#: What an input method types for the marks of an expression. One character for one: columns hold.
_FOLDED = str.maketrans({chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)} | dict(zip("“”‘’　｜", "\"\"'' |")))
#: 1945件, 23.8%: nine numbers in ten. Anything that may be a mark or a scale is left to parse.
_COMMON = re.compile("([0-9]+(?:[.][0-9]+)?)(%|[^ -~余多万亿以左上几，。；：、！？（）《》“”—～％．]{1,3})")
_NUMERIC = re.compile(r"[\d一二三四五六七八九十百千两约近超第]|连续|不少于|不低于|至少|不超过")
_OPERATORS = re.compile(r"[-()\[\]+*/'\"<>=!,]")


class Scope:
    """Names that a text may use: its own level's first, then its ancestors'."""

    __slots__ = ("main", "names", "parent", "used")

    def __init__(self, names: Mapping[str, Any], parent: Scope | None = None, main: str = "本年") -> None:
        self.names = names
        self.parent = parent
        self.main = parent.main if parent else main
        self.used: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self.names or (self.parent is not None and name in self.parent)

    def __getitem__(self, name: str) -> Any:
        if name in self.names:
            self.used.add(name)
            return self.names[name]
        if self.parent is None:
            raise Unsayable("E401", Message("没有“{name}”这个名称", name=name))
        return self.parent[name]

    def all(self) -> list[str]:
        """Every name in scope."""
        return [*self.names, *(self.parent.all() if self.parent else ())]


def evaluate(code: str, scope: Scope) -> Figure | str:
    """Code → what is printed. Raises Unsayable. A name in scope wins over a literal."""
    code = code.strip()
    if code in scope:
        return wording.printed(scope[code], scope.main)
    if code[:1].isdigit() and (found := _literal(code)) is not None:
        return found
    return wording.printed(_value(code.translate(_FOLDED), scope), scope.main)


def _value(code: str, scope: Scope) -> Any:
    if not code:
        raise Unsayable("E402", Message("{{{{ }}}} 里是空的"), Message("写上名称或数，或删去"))
    path = _PATH.fullmatch(code)
    if path and path[1] in scope:
        value = scope[path[1]]
        for name in path[2].split(".")[1:]:
            value = _attribute(value, name.strip(), path[1])
        return _filtered(value, path[3])
    filtered = _FILTERED.fullmatch(code)
    if filtered and (found := _literal(filtered[1])) is not None:
        return _filtered(found, filtered[2])
    if _OPERATORS.search(code) and not re.fullmatch(r"[\d.]*[-—][\d.]*\w*", code):
        return _walk(_parsed(code), scope)
    if filtered and _NUMERIC.match(code):
        _refuse(filtered[1])
    name = path[1] if path else code
    raise Unsayable("E401", Message("没有“{name}”这个名称", name=name), _unknown(scope, name))


@lru_cache(maxsize=8192)
def _literal(text: str) -> Figure | None:
    match = _COMMON.fullmatch(text)
    if match is not None:
        return Figure(text, (), Quantity(Decimal(match[1]), match[2]))
    try:
        quantity = parse(text)
    except Unreadable:
        return None
    return Figure(str(quantity), (), quantity)


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
    if name not in wording.FILTERS:
        raise Unsayable("E410", Message("没有“|{name}”", name=name), nearest(name, wording.FILTERS))
    return wording.FILTERS[name](value)


def _attribute(value: Any, name: str, owner: str) -> Any:
    try:
        return wording.attribute(value, name)
    except Unsayable as bad:
        if bad.code == "E410":
            message = Message("“{owner}”没有“.{name}”", owner=owner, name=name)
            raise Unsayable("E410", message, nearest(name, wording.attribute_names(value))) from None
        raise


def _unknown(scope: Scope, name: str) -> Message:
    close = nearest(name, scope.all())
    return close or Message("在 指标 里写上它，或者直接写数，如 {{{{ 30件 }}}}")


# ------------------------------------------------------------------ other syntax


@lru_cache(maxsize=1024)
def _parsed(code: str) -> Any:
    from jinja2 import Environment, TemplateSyntaxError, nodes  # noqa: PLC0415  most reports need no parser

    try:
        tree = Environment(autoescape=True).parse("{{" + code + "}}")
    except (TemplateSyntaxError, RecursionError):
        hint = Message("写成 名称、名称.同比、分别同比(甲, 乙)，或直接写数，如 30件")
        raise Unsayable("E402", Message("“{code}”读不懂", code=code), hint) from None
    output = tree.body[0]
    assert isinstance(output, nodes.Output)
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
    if isinstance(node.value, (str, int)) and not isinstance(node.value, bool):
        return node.value
    raise Unsayable("E409", Message("小数要带单位，如 3.4亿元"))


def _call(node: Any, scope: Scope) -> Any:
    name = getattr(node.node, "name", "")
    if name not in wording.FUNCTIONS or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise Unsayable("E410", Message("没有“{name}()”", name=name), nearest(name, wording.FUNCTIONS))
    return wording.FUNCTIONS[name](*(_walk(arg, scope) for arg in node.args))


def _item(node: Any, scope: Scope) -> Any:
    owner = _walk(node.node, scope) if getattr(node.node, "name", "") != "指标" else _root(scope)
    name = _walk(node.arg, scope)
    if isinstance(owner, Mapping) and name in owner:
        return owner[name]
    if isinstance(owner, Mapping):
        raise Unsayable("E401", Message("没有“{name}”这个名称", name=name), nearest(str(name), owner))
    return _attribute(owner, str(name), getattr(node.node, "name", ""))


def _root(scope: Scope) -> Mapping[str, Any]:
    while scope.parent is not None:
        scope = scope.parent
    return scope.names


def _pipe(node: Any, scope: Scope) -> Any:
    if node.args or node.kwargs:
        raise Unsayable("E409", Message("“|{name}”后面不带括号", name=node.name))
    return _filter(node.name, _walk(node.node, scope))


def _binary(sign: str) -> Any:
    return lambda node, scope: wording.computed(sign, _walk(node.left, scope), _walk(node.right, scope))


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
