"""A text file's bytes → Reading: a paragraph a line, as reading.Paragraph has it for import."""

from __future__ import annotations

from generator.messages import Message
from generator.patterns import lazy
from generator.readers.archive import MOST_PARAGRAPHS, Unfit, too_long
from generator.reading import EAST_ASIA, Layout, Look, Paragraph, Properties, Reading, Settings, Stretch
from generator.source import broken_at, decode

_LINE_END = lazy("\r\n|[\n\r\x85\u2028\u2029]")
#: What no text has in it but by accident, and what only a file that is no text has.
_BINARY = lazy("[\0-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
#: 三号, as body text is set: nothing in a text file says otherwise.
_LOOK, _LAYOUT = Look("", 32), Layout()


def read(data: bytes, path: str) -> Reading:
    """Bytes in UTF-8, UTF-16 or GB18030 → the lines. Raises Unfit for what is no text, or too long (E516, E517)."""
    try:
        text = decode(data)
    except UnicodeDecodeError as fault:
        line, column = broken_at(fault)
        raise _no_text(Message("第{line}行第{column}个字认不出来", line=line, column=column)) from None
    if _BINARY.search(text):
        raise _no_text(Message("里面有不是文字的内容"))
    lines = _LINE_END.split(text.rstrip())
    if len(lines) > MOST_PARAGRAPHS:
        raise too_long()
    paragraphs = tuple(_paragraph(number, line) for number, line in enumerate(lines, 1))
    return Reading(path, (), paragraphs, Settings(), Properties(), _LOOK)


def _paragraph(number: int, line: str) -> Paragraph:
    stretches = (Stretch(line, EAST_ASIA, _LOOK),) if line else ()
    return Paragraph(number, line, "", _LAYOUT, stretches, mark_size=_LOOK.size)


def _no_text(reason: Message) -> Unfit:
    hint = Message("用记事本打开看看：是文字的，另存时编码选 UTF-8；不是的，用原来的程序打开，另存为 .docx")
    return Unfit("E516", Message("读不出文字：{reason}", reason=reason), hint)
