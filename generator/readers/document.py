"""An old report, .docx or .txt → Reading, as a person reads it: what an import begins with."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostic import Diagnostic
from generator.messages import Message
from generator.readers import plain, word
from generator.readers.archive import (
    MOST_CHARACTERS,
    MOST_PARAGRAPHS,
    RECOGNISE,
    Unfit,
    no_document,
    refuse_other,
    refuse_yaml,
    too_long,
)
from generator.readers.seen import seen
from generator.reading import Reading
from generator.source import content

#: Files of these names are no text, whatever stands in them.
_DOCUMENTS = frozenset(
    {".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt", ".rtf", ".pdf", ".odt", ".ofd"}
)
_PACKAGE = b"PK\x03\x04"


def read(path: Path) -> tuple[Reading | None, list[Diagnostic]]:
    """A file → what a person reads in it, and warnings; or None and why it cannot be read (E510–E513, E516, E517).

    What it is is told by what it begins with: a .docx may have any name. Headers, footers, page numbers,
    comments, hidden and deleted text are left out; notes stand in brackets where they are referred to.
    Raises OSError.
    """
    try:
        reading, found = _read(path, content(path))
    except Unfit as unfit:
        return None, [unfit.diagnostic._replace(path=str(path))]
    return reading, found


def _read(path: Path, data: bytes) -> tuple[Reading, list[Diagnostic]]:
    refuse_yaml(path)
    refuse_other(data)
    if data.startswith(_PACKAGE):
        reading, found = word.whole(data, str(path))
    elif path.suffix.lower() in _DOCUMENTS:
        raise no_document(None)
    else:
        reading, found = plain.read(data, str(path)), []
    reading = seen(reading)
    if len(reading.paragraphs) > MOST_PARAGRAPHS or sum(len(p.text) for p in reading.paragraphs) > MOST_CHARACTERS:
        raise too_long()
    if not any(paragraph.text for paragraph in reading.paragraphs):
        raise _no_word(any(paragraph.picture for paragraph in reading.paragraphs))
    return reading, found


def _no_word(pictures: bool) -> Unfit:
    reason = Message("里面只有图片，没有文字") if pictures else Message("里面一个字也没有")
    hint = RECOGNISE if pictures else Message("用打开它的程序看看，内容是不是在别的文件里")
    return Unfit("E516", Message("读不出文字：{reason}", reason=reason), hint)
