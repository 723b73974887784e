"""Node tree → typed values, by the vocabulary in schema. Every fault of the fields (E2xx) in one run."""

from __future__ import annotations

from typing import Any

from generator import schema
from generator.calls import RESERVED
from generator.diagnostic import ERROR, WARNING, Diagnostic, nearest
from generator.leaves import READERS, TEXTS, Bad
from generator.messages import Message
from generator.model import Indicator
from generator.node import BROKEN, Mapping, Node, Scalar, Sequence, filled, span_in
from generator.patterns import lazy
from generator.quantity import Unreadable
from generator.slips import slips_in
from generator.source import Span
from generator.text import Text, computed
from generator.wording import ATTRIBUTES


def validate(node: Node, record: str) -> tuple[Any, list[Diagnostic]]:
    """A tree and the name of its record → the record's dataclass, or None, and all faults."""
    reader = _Validator()
    value = reader.record(node, schema.RECORDS[record], "")
    if value is not None and reader.strays:
        value = value._replace(**{key: _both(stray, getattr(value, key)) for key, stray in reader.strays.items()})
    return value, reader.faults


_PLACEHOLDER = lazy("（待填：?([^）]*)）?")
_ILLEGAL = lazy("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
#: A remark, and not #1 机组.
_REMARK = lazy(r"#+(?:\s|[\u4e00-\u9fff（])")
#: What people write for a text that is not to be printed.
_NOTHING = frozenset({"无", "没有", "不写", "不印", "空"})
_COMMENT = lazy(r"[ \t]+(#[^\r\n]*)")
_KINDS = {Scalar: Message("文字"), Sequence: Message("列表"), Mapping: Message("带键的内容")}

#: What stands beside 指标, and is no indicator's name where more follows than a number.
_PARTS = frozenset({"报告", "总结", "计划"})
#: Readers of what stands on one line.
_ONE_LINE = frozenset({"line", "cell", "label"})
#: How a map and a list begin on one line.
_OPENINGS = {id(_KINDS[Mapping]): "{", id(_KINDS[Sequence]): "["}


class _Validator:
    def __init__(self) -> None:
        self.faults: list[Diagnostic] = []
        #: What belongs at the left edge and does not stand there, by its attribute.
        self.strays: dict[str, Any] = {}

    # ------------------------------------------------------------------ shapes

    def value(self, node: Node, kind: schema.Type, key: str) -> Any:
        """Any type of the vocabulary; None where there was a fault."""
        if isinstance(kind, schema.Leaf):
            return self.leaf(node, kind, key)
        if isinstance(kind, schema.ByShape):
            return self.by_shape(node, kind, key)
        if isinstance(kind, schema.Ref):
            return self.record(node, schema.RECORDS[kind.record], key)
        if isinstance(kind, schema.ListOf):
            return self.sequence(node, kind, key)
        if isinstance(kind, schema.MapOf):
            return self.mapping(node, kind, key)
        return self.choice(node, kind)

    def by_shape(self, node: Node, kind: schema.ByShape, key: str) -> Any:
        scalar, mapping, sequence = kind
        chosen = scalar if isinstance(node, Scalar) else mapping if isinstance(node, Mapping) else sequence
        if chosen is None:
            return self.wrong_shape(node, key, _KINDS[Scalar if scalar else Mapping if mapping else Sequence])
        return self.value(node, chosen, key)

    def sequence(self, node: Node, kind: schema.ListOf, key: str) -> Any:
        listed = isinstance(kind.item, schema.ListOf)  # a list that may hold lists may be the only one
        if not isinstance(node, Sequence) or (
            kind.single and listed and not any(isinstance(each, Sequence) for each in node.items)
        ):
            if kind.single:
                found = self.value(node, kind.item, key)
                return () if found is None or found == () else (found,)
            self.wrong_shape(node, key, _KINDS[Sequence])
            return ()
        if kind.item is schema.CELL:
            return self.row(node, key)
        items = [self.value(item, kind.item, f"{key}[{i}]") for i, item in enumerate(node.items, 1)]
        if kind is schema.LEVELS and None in items:
            return None  # with a level less, headings would be said to be too deep
        return tuple([item for item in items if item is not None])

    def row(self, node: Sequence, key: str) -> Any:
        """A row, by the shortest way: a table has thousands of cells, nearly all of them simple."""
        typed = node.source.text[node.start : node.end]
        sure = not ("\n" in typed or "#" in typed or "（待填" in typed)
        return tuple(
            [
                Text(f"{key}[{i}]", item, 0, item.text)
                if sure and isinstance(item, Scalar) and item.style == "" and item.text
                else self.leaf(item, schema.CELL, f"{key}[{i}]") or computed(f"{key}[{i}]", item.span, ())
                for i, item in enumerate(node.items, 1)
            ]
        )

    def mapping(self, node: Node, kind: schema.MapOf, key: str) -> Any:
        if not isinstance(node, Mapping):
            if not self.slipped(node):
                self.wrong_shape(node, key, _KINDS[Mapping])
            return {}
        values: dict[str, Any] = {}
        for name, child in node.entries:
            inner = f"{key}.{name.text}"
            if kind.forms and self.leaf(name, schema.FORM, inner) is None:
                continue
            if not kind.named:
                values[self.label(name)] = self.value(child, kind.value, inner)
            elif name.text in _PARTS and not _counts(child):
                self.unknown(name, schema.RECORDS["指标"], node)
                if self.astray(name, child, node, schema.RECORDS["指标"]):
                    break
            elif ":" in name.text and (meant := self.slipped(name)):
                values[meant] = Indicator(inner, name.span, meant, broken=True)
            else:
                self.name(name)
                counted = kind is schema.INDICATORS
                values[name.text] = (
                    self.indicator(child, name, inner) if counted else self.value(child, kind.value, inner)
                )
        return {name: value for name, value in values.items() if value is not None}

    def label(self, name: Scalar) -> str:
        """A key of the clerk's that is printed: as typed, without the colon that is printed behind it."""
        if "{{" in name.typed or "}}" in name.typed:
            self.fault("E404", Message("这里不能用 {{ }}"), name.span, hint=Message("直接写文字"))
        return name.typed.strip().rstrip("：:")

    def indicator(self, node: Node, name: Scalar, key: str) -> Indicator:
        """An indicator always comes to be, broken if need be: what uses it is not at fault."""
        before = len(self.faults)
        found: Indicator | None = self.record(node, schema.RECORDS["指标"], key, name=name.text)
        if found is None or any(fault.severity == ERROR for fault in self.faults[before:]):
            return Indicator(key, name.span, name.text, broken=True)
        return found

    def record(self, node: Node, record: schema.Record, key: str, **extra: Any) -> Any:
        if (isinstance(node, Scalar) and record.short and node.text) or (isinstance(node, Sequence) and record.listed):
            values = self.short(node, record, key)
        elif isinstance(node, Mapping):
            values = self.fields(node, record, key)
        elif isinstance(node, Scalar) and not node.text:
            return self.empty(node, key or record.label)
        elif self.slipped(node, record):
            return None
        else:
            return self.wrong_shape(node, key or record.label, _KINDS[Mapping], record)
        if values is None:
            return None
        placed = {"key": key, "span": node.span} if record.placed else {}
        return record.make(**values, **placed, **extra)

    def short(self, node: Node, record: schema.Record, key: str) -> dict[str, Any] | None:
        """A scalar where a record is wanted: a section's plain line, an indicator's value."""
        if self.slipped(node, record):
            return None
        field = record.fields.get(record.short)
        value = self.value(node, schema.LINE if field is None else field.type, key)
        return None if value is None else {record.short if field is None else field.attr: value}

    def fields(self, node: Mapping, record: schema.Record, key: str) -> dict[str, Any] | None:
        values: dict[str, Any] = {}
        seen: set[str] = set()
        for name, child in node.entries:
            field = record.fields.get(name.text) or self.unknown(name, record, node)
            if field is None:
                if self.astray(name, child, node, record):
                    break
                continue
            seen.add(field.name)
            inner = f"{key}.{field.name}" if key else field.name
            if isinstance(child, Scalar) and not child.text and child.style in {"", BROKEN}:
                if field.name == name.text:
                    self.empty(child, field.name, name)
                continue
            if not (isinstance(child, Scalar) or field.required or filled(child)):
                self.empty(child, field.name, name)
                continue
            value = self.value(child, field.type, inner)
            if value is not None:
                values[field.attr] = value
        if record.some and seen.isdisjoint(record.some) and len(seen) == len(node.entries):  # else the key is wrong
            one, other, *_ = record.some
            message = Message("这一条既没有{one}也没有{other}", one=one, other=other)
            self.fault("E202", message, node.span, hint=Message("补上 {one}: 或 {other}:", one=one, other=other))
        for field in record.fields.required:
            self.present(node, record, field, seen)
        known = {**record.stand_ins, **values} if record.stand_ins else values
        return known if all(field.attr in known for field in record.fields.required) else None

    def present(self, node: Mapping, record: schema.Record, field: schema.Field, seen: set[str]) -> None:
        """A required key is there and is no empty list; one that is wrong was reported already."""
        child = node.get(field.name)
        if isinstance(child, Sequence) and not child.items:
            self.fault("E205", Message("“{name}”还没有填写", name=field.name), child.span, hint=Message("至少写一项"))
        elif field.name not in seen:
            message = Message("“{record}”里缺“{name}”", record=record.label, name=field.name)
            hint = Message("补上 {name}: （{help}）", name=field.name, help=Message(field.help)) if field.help else None
            self.fault("E202", message, Span(node.source, node.start, node.start + 1), hint=hint)

    # ------------------------------------------------------------------ faults

    def fault(self, code: str, message: Message, span: Span, **more: Any) -> None:
        self.faults.append(Diagnostic(code, message, span, **more))

    def wrong_shape(self, node: Node, key: str, wanted: Message, record: schema.Record | None = None) -> None:
        if isinstance(node, Scalar) and not node.text:
            return self.empty(node, key)
        from generator import advice  # noqa: PLC0415  only wanted when something is wrong

        name = key.rsplit(".", 1)[-1]
        hint = advice.example(name, _OPENINGS.get(id(wanted), ""), record)
        if hint is None and wanted is _KINDS[Sequence]:
            hint = Message("每一项另起一行，以“- ”开头")
        message = Message("“{name}”应当是{wanted}，这里是{found}", name=name, wanted=wanted, found=_KINDS[type(node)])
        return self.fault("E203", message, node.span, hint=hint)

    def slipped(self, node: Node, record: schema.Record | None = None) -> str:
        """Lines of a plain scalar that look like the record's keys, or any keys; → the first one's name."""
        if not isinstance(node, Scalar) or node.style or (":" not in node.typed and "：" not in node.typed):
            return ""
        found = [(key, fault) for key, fault in slips_in(node) if record is None or key in record.fields]
        self.faults += [fault for _, fault in found]
        return found[0][0] if found else ""

    def empty(self, node: Node, key: str, name: Scalar | None = None) -> None:
        if isinstance(node, Scalar) and node.style in {BROKEN, "*"}:
            return  # an alias or worse: load has said so
        message = Message("“{name}”还没有填写", name=key.rsplit(".", 1)[-1])
        hint = Message("填上内容；用不着就删掉这一行")
        if key.startswith("报告.已核."):
            hint = Message("冒号后面写理由，如 台账已核；不用再核的，删掉这一行")
        self.fault("E205", message, (name or node).span, hint=hint)

    def unknown(self, name: Scalar, record: schema.Record, node: Mapping) -> schema.Field | None:
        """A key that is not the record's is a fault; → the field that was meant, to go on with."""
        if slip := self.slipped(name, record):
            return record.fields[slip]
        from generator import advice  # noqa: PLC0415  only wanted when something is wrong

        hint, meant = advice.key(name, node.get(name.text), record)
        message = Message("“{record}”里没有“{name}”这个键", record=record.label, name=name.text)
        self.fault("E201", message, name.span, hint=hint)
        return record.fields[meant] if meant and node.get(meant) is None else None

    def astray(self, name: Scalar, child: Node, node: Mapping, record: schema.Record) -> bool:
        """Read what belongs at the left edge as if it stood there; → whether all that follows is its own."""
        from generator import advice  # noqa: PLC0415  only wanted when something is wrong

        if not advice.outermost(name, child, record):
            return False
        if empty := not filled(child):
            behind = [entry for entry in node.entries if entry[0].start > name.start]
            own = [(key, each) for key, each in behind if key.text not in record.fields]
            child = Mapping(node.source, name.end, node.end, own)
        if isinstance(child, Mapping) and child.entries:
            field = schema.RECORDS["年稿"].fields[name.text]
            found = self.value(child, field.type, field.name)
            self.strays[field.attr] = _both(found, self.strays.get(field.attr))
        return empty

    def name(self, scalar: Scalar) -> None:
        """A clerk's own name must not hide a word of the vocabulary."""
        if not scalar.text:
            self.fault("E206", Message("这里的名称是空的"), scalar.span, hint=Message("写上名称"))
        if scalar.text in schema.RESERVED or scalar.text in ATTRIBUTES or scalar.text in RESERVED:
            message = Message("“{name}”是保留的名称，不能用作数的名称", name=scalar.text)
            hint = Message("换一个更具体的名称，如 “{name}数”", name=scalar.text)
            self.fault("E206", message, scalar.span, hint=hint)

    # ------------------------------------------------------------------ leaves

    def choice(self, node: Node, kind: schema.Choice) -> Any:
        if isinstance(node, Scalar) and node.text in kind.words:
            return node.text
        if isinstance(node, Scalar) and not self.sound(node):
            return None
        message = Message("这里只能写 {words}", words="、".join(kind.words))
        hint = nearest(node.text, kind.words) if isinstance(node, Scalar) else None
        return self.fault("E204", message, node.span, hint=hint)

    def leaf(self, node: Node, kind: schema.Leaf, key: str) -> Any:
        if kind.reader == "paragraphs":
            return self.paragraphs(node, key)
        if not isinstance(node, Scalar):
            return self.wrong_shape(node, key, Message(kind.label))
        if kind.reader in TEXTS:
            return self.text(node, kind, key)
        if not _simple(node) and not self.sound(node):
            return None
        if not node.text or node.text.isspace():
            return self.empty(node, key)
        try:
            return READERS[kind.reader](node.text, key, node)
        except Bad as bad:
            severity = ERROR if bad.taken is None else WARNING
            self.fault(bad.code, bad.message, node.span, hint=bad.hint, severity=severity)
            return bad.taken
        except Unreadable as bad:
            return self.fault("E302", bad.message, node.span, hint=bad.hint)
        except ValueError:
            message = Message("“{text}”不是{kind}", text=node.text, kind=Message(kind.label))
            return self.fault("E204", message, node.span)

    def paragraphs(self, node: Node, key: str) -> Any:
        """正文 as a list: paragraphs, and tables and pictures between them."""
        assert isinstance(node, Sequence)
        body: list[Any] = []
        for i, item in enumerate(node.items, 1):
            inner = f"{key}[{i}]"
            if isinstance(item, Mapping):
                body += self.record(item, schema.HOLDER, inner) or ()
            else:
                body += self.leaf(item, schema.PROSE, inner) or ()
        return tuple(body)

    def text(self, node: Scalar, kind: schema.Leaf, key: str) -> Any:
        """A text is handed on in spite of a fault: there may be more in it, and it uses names."""
        if not _simple(node):
            if kind.reader != "label":
                self.uncut(node)
            self.sound(node, text=True, lines=kind.reader not in _ONE_LINE)
        lines = TEXTS[kind.reader](node, key)
        if node.style == "|" and "#" in node.text:
            self.remarks(lines)
        if node.style == "" and node.text in _NOTHING and kind.reader.endswith("_or_none"):
            hint = Message("什么也不印，写 否")
            self.fault("E204", Message("“{text}”会照样印出来", text=node.text), node.span, hint=hint)
        if not lines:
            return self.empty(node, key)
        if kind.reader in _ONE_LINE and len(lines) > 1:
            self.fault("E203", Message("“{name}”要写在一行里", name=key.rsplit(".", 1)[-1]), node.span)
        return lines if kind.reader.startswith("prose") else lines[0]

    def remarks(self, lines: tuple[Text, ...]) -> None:
        """In a block of prose `# ` is no comment."""
        for line in lines:
            if _REMARK.match(line.value):
                message, hint = Message("这一行在正文里，会照样印出来"), Message("写给自己看的，移到“正文”那一行的上面")
                self.fault("E109", message, line.span(), hint=hint, severity=WARNING)

    def sound(self, node: Scalar, *, text: bool = False, lines: bool = False) -> bool:
        """Whether a value is what was typed: no fold, nothing Word cannot hold, no hole."""
        before = len(self.faults)
        if node.style == ">" or (node.style != "|" and "\n" in node.source.text[node.start : node.end]):
            message = Message("这段文字分成了几行，YAML 会在行间加空格")
            hint = Message("改用 |，从下一行起一行一段") if lines else Message("写在一行里")
            if node.text[:1] == "｜":
                message, hint = Message("这里的“｜”是全角的"), Message("改成半角的 |，正文从下一行起，一行一段")
            self.fault("E110", message, node.span, hint=hint)
        elif not text and "\n" in node.text.strip("\n"):
            self.fault("E203", Message("这里要写在一行里"), node.span)
        illegal = node.style == '"' and not node.text.isprintable()  # load refuses them elsewhere
        for match in _ILLEGAL.finditer(node.text) if illegal else ():
            message = Message("Word 文件里不能有控制字符（U+{code}）", code=f"{ord(match[0]):04X}")
            self.fault("E107", message, span_in(node, match.start(), match.end()))
        for match in _PLACEHOLDER.finditer(node.text) if "（待填" in node.text else ():
            message = Message("还没有填：{hole}", hole=match[1]) if match[1] else Message("这里还没有填写")
            self.fault("E205", message, span_in(node, match.start(), match.end()))
        return len(self.faults) == before and node.style != BROKEN

    def uncut(self, node: Scalar) -> None:
        """Behind prose a comment is a piece of it that would be lost."""
        cut = _COMMENT.match(node.source.text, node.end) if node.style == "" else None
        if cut:
            hint = Message('给整句两头加上半角引号 "；要写说明，另起一行')
            message = Message("从 # 起成了注释，不会印出来")
            self.fault("E109", message, Span(node.source, cut.start(1), cut.end()), hint=hint)


def _counts(node: Node) -> bool:
    """Whether it may be an indicator's."""
    known = schema.RECORDS["指标"].fields
    return any(key.text in known for key, _ in node.entries) if isinstance(node, Mapping) else filled(node)


def _both(stray: Any, found: Any) -> Any:
    """What stands in the wrong place and in the right one: indicators together, else the one in the right place."""
    return {**stray, **(found or {})} if isinstance(stray, dict) else found or stray


def _simple(node: Scalar) -> bool:
    """Whether a plain scalar surely is what was typed: one line, no comment behind it, no hole."""
    text = node.source.text
    return (
        node.style == ""
        and node.end - node.start == len(node.text)
        and text[node.end : node.end + 1] in "\r\n,]}"
        and "（待填" not in node.text
    )
