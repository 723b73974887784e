"""A file → the XML parts of the Word document in it, or why it is none."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

from generator.diagnostic import Diagnostic
from generator.messages import Message
from generator.readers.xml import Element, NoXml, R, W, local, parse
from generator.source import LARGEST, content

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = Message("用 Word 或 WPS 打开它，点“文件”→“另存为”，类型选 .docx（Word 文档），再用新的那一份")
#: What to do with what has no text but only pictures of it.
RECOGNISE = Message(
    "扫描件和图片里没有文字：先用识别文字（OCR）的程序转成 .docx；不是扫描件的，用 Word 打开，另存为 .docx"
)
#: No document is longer; ten times the longest report of a government has a tenth of it.
MOST_PARAGRAPHS, MOST_CHARACTERS = 50_000, 2_000_000
#: A part that is larger when unpacked, or by so much larger than it was, is no text. In bytes.
_MOST_UNPACKED, _MOST_SWELLING, _HARMLESS = 2 * LARGEST, 300, 8 << 20
#: Entries of a package; a document has some twenty, and one for each picture.
_MOST_ENTRIES = 20_000
_ENTRY = b"PK\x01\x02"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, LookupError, OSError, ValueError)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Unfit(Exception):
    """A file that is no Word document; `diagnostic` says why."""

    def __init__(self, code: str, message: Message, hint: Message) -> None:
        super().__init__(message.template)
        self.diagnostic = Diagnostic(code, message, hint=hint)


class Archive:
    """An opened package. Parts are parsed when they are asked for."""

    def __init__(self, data: bytes) -> None:
        """Raises Unfit for a file that is no package, or is locked or broken."""
        self._zip = _opened(data)
        self._names = {name.replace("\\", "/").lower(): name for name in self._zip.namelist()}
        self._parts: dict[str, Element] = {}
        self._room = _MOST_UNPACKED
        self.main = self._main()
        self._related = self._relationships(self.main)

    def _main(self) -> str:
        targets = self._relationships("")
        main = next((target for kind, target in targets.values() if kind == "officeDocument"), "word/document.xml")
        if main.partition("/")[0] in _PACKAGES:
            raise no_document(_PACKAGES[main.partition("/")[0]])
        root = self.part(main)
        if root is None or root.tag != f"{W}document":
            raise no_document(next((kind for name, kind in _PACKAGES.items() if name in self._names), None))
        return main

    def root(self) -> Element:
        """The document's own part."""
        root = self.part(self.main)
        assert root is not None
        return root

    def part(self, name: str) -> Element | None:
        """A part's root element, None where there is no such part. Raises Unfit for one that is broken."""
        known = self._names.get(name.lower())
        if known is None:
            return None
        if known not in self._parts:
            self._parts[known] = self._parsed(known)
        return self._parts[known]

    def _parsed(self, name: str) -> Element:
        try:
            self._weigh(self._zip.getinfo(name))
            return parse(self._zip.read(name))
        except (NotImplementedError, *_BROKEN, NoXml):
            raise damaged(Message("“{part}”读不出来", part=name)) from None
        except RuntimeError:  # zipfile's own word for a password
            raise _locked() from None

    def _weigh(self, entry: zipfile.ZipInfo) -> None:
        """Refuse what would fill the memory, before it is unpacked."""
        self._room -= entry.file_size
        swollen = entry.file_size > max(_HARMLESS, _MOST_SWELLING * entry.compress_size)
        if swollen or self._room < 0 or entry.file_size > LARGEST:
            raise damaged(Message("“{part}”太大", part=entry.filename))

    def related(self, kind: str) -> Element | None:
        """The part that the document names as its 'styles', 'numbering', 'settings' or 'theme'."""
        target = next((target for each, target in self._related.values() if each == kind), "")
        return self.part(target) if target else None

    def linked(self, element: Element) -> Element | None:
        """The part that an element names by its r:id."""
        known = self._related.get(element.get(f"{R}id", ""))
        return self.part(known[1]) if known else None

    def _relationships(self, name: str) -> dict[str, tuple[str, str]]:
        """A part's relationships: id → kind and target."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for each in () if root is None else root.iter(_RELATIONSHIP):
            target = each.get("Target", "")
            if each.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[each.get("Id", "")] = each.get("Type", "").rpartition("/")[2], path
        return found

    def properties(self) -> dict[str, str]:
        """docProps/core.xml: the names of its elements → their text."""
        root = self.part("docProps/core.xml")
        return {} if root is None else {local(element): element.text or "" for element in root.iterchildren("{*}*")}


def opened(path: Path) -> Archive:
    """A file → its package. Raises Unfit where it is no .docx, and OSError where it cannot be opened."""
    data = content(path)
    refuse_yaml(path)
    return Archive(data)


def refuse_yaml(path: Path) -> None:
    """Raises Unfit for a report: whoever means to look at a document has named the wrong file."""
    if path.suffix.lower() in {".yaml", ".yml"}:
        raise Unfit("E510", Message("它是写报告的 YAML，不是 Word 文件"), Message("检查报告用 niangao check"))


def _opened(data: bytes) -> zipfile.ZipFile:
    refuse_other(data)
    if not data.startswith(b"PK"):
        raise no_document(None)
    if data.count(_ENTRY) > _MOST_ENTRIES:
        raise damaged(Message("压缩包里的文件太多"))
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (NotImplementedError, *_BROKEN):
        raise damaged(Message("压缩包不完整")) from None


def refuse_other(data: bytes) -> None:
    """Raises Unfit for the bytes of what is known and neither a package nor a text."""
    if not data:
        raise damaged(Message("一个字节也没有"))
    if data.startswith(_OLE):
        raise _locked() if _ENCRYPTED in data else _old()
    if _MARKUP.match(data):
        raise no_document(_WEB)
    for head, kind in _KINDS.items():
        if data[:_HEAD].lstrip().startswith(head):
            raise no_document(kind)


def no_document(kind: Kind | None) -> Unfit:
    """What to say of a file that is of another kind."""
    if kind is None:
        return Unfit("E510", Message("它不是 Word 的 .docx 文件"), _SAVE_AS)
    return Unfit("E510", Message("它不是 Word 的 .docx 文件，是{kind}", kind=kind.name), kind.hint)


def _old() -> Unfit:
    return Unfit("E511", Message("它是旧格式（.doc 或 .wps），不是 .docx"), _SAVE_AS)


def _locked() -> Unfit:
    hint = Message("用 Word 或 WPS 打开它，去掉打开密码，另存一份")
    return Unfit("E512", Message("文件加了密码，打不开"), hint)


def damaged(reason: Message) -> Unfit:
    """What to say of a file that is not whole."""
    hint = Message("重新拷一份；或用 Word 打开，让它修复，另存一份")
    return Unfit("E513", Message("文件损坏：{reason}", reason=reason), hint)


def too_long() -> Unfit:
    """What to say of a document that is longer than anyone writes."""
    hint = Message("这不像一份报告；只要其中一部分的，把它复制到新文件")
    message = Message(
        "文件太长：超过{paragraphs}段，或{characters}字", paragraphs=MOST_PARAGRAPHS, characters=MOST_CHARACTERS
    )
    return Unfit("E517", message, hint)


class Kind(NamedTuple):
    """What else a file may be, and what to do with it."""

    name: Message
    hint: Message = _SAVE_AS


_PICTURE, _SPREADSHEET, _SLIDES = Kind(Message("一张图片"), RECOGNISE), Kind(Message("表格")), Kind(Message("演示文稿"))
_WEB, _OTHER_ZIP = Kind(Message("网页或 XML")), Message("解开压缩，取出里面的 .docx")
_FIXED = Message("用打开它的阅读器导出为 .docx 或复制文字到 Word，另存为 .docx")
_HEAD = 64
_MARKUP = re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s{0,64}<(?:!doctype|\?xml|html|head|body|meta|table|!--)")
#: How files begin.
_KINDS = {
    b"%PDF": Kind(Message(" PDF 文件"), RECOGNISE),
    b"{\\rtf": Kind(Message(" RTF 文件")),
    b"MIME-Version:": _WEB,
    **dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"), _PICTURE),
    **dict.fromkeys((b"Rar!", b"7z\xbc\xaf"), Kind(Message("压缩包"), _OTHER_ZIP)),
}
#: What lies in packages of other kinds: a folder, or a file in lower case.
_PACKAGES = {
    "xl": _SPREADSHEET,
    "ppt": _SLIDES,
    "ofd.xml": Kind(Message(" OFD 文件"), _FIXED),
    "content.xml": Kind(Message(" OpenDocument 文件（.odt 等）")),
}
