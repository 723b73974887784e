"""A file → the XML parts of the Word document in it, or why it is none."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from pathlib import Path

from generator.diagnostic import Diagnostic
from generator.messages import Message
from generator.readers.xml import Element, R, Unreadable, W, local, parse
from generator.source import LARGEST, content

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = Message("用 Word 或 WPS 打开它，另存为 .docx，再检查一次")
#: What else a file may begin with.
_KINDS = {
    b"%PDF": Message(" PDF 文件"),
    b"{\\rtf": Message(" RTF 文件"),
    b"<": Message("网页或 XML"),
    b"\xef\xbb\xbf<": Message("网页或 XML"),
}
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
        self._names = {name.lower(): name for name in self._zip.namelist()}
        self.main = self._main()
        self._related = self._relationships(self.main)

    def _main(self) -> str:
        targets = self._relationships("")
        main = next((target for kind, target in targets.values() if kind == "officeDocument"), "word/document.xml")
        root = self.part(main)
        if root is None or root.tag != f"{W}document":
            known = {"xl": Message("表格"), "ppt": Message("演示文稿")}.get(main.partition("/")[0])
            raise _no_document(known)
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
        try:
            if self._zip.getinfo(known).file_size > LARGEST:
                raise _damaged(Message("“{part}”太大", part=name))
            return parse(self._zip.read(known))
        except (NotImplementedError, *_BROKEN, Unreadable):
            raise _damaged(Message("“{part}”读不出来", part=name)) from None
        except RuntimeError:  # zipfile's own word for a password
            raise _locked() from None

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
    if path.suffix.lower() in {".yaml", ".yml"}:
        raise Unfit("E510", Message("它是写报告的 YAML，不是 Word 文件"), Message("检查报告用 niangao check"))
    return Archive(data)


def _opened(data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        raise _locked() if _ENCRYPTED in data else _old()
    if not data.startswith(b"PK"):
        kind = next((kind for head, kind in _KINDS.items() if data.lstrip().startswith(head)), None)
        raise _no_document(kind) if data else _damaged(Message("一个字节也没有"))
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (NotImplementedError, *_BROKEN):
        raise _damaged(Message("压缩包不完整")) from None


def _no_document(kind: Message | None) -> Unfit:
    if kind is None:
        return Unfit("E510", Message("它不是 Word 的 .docx 文件"), _SAVE_AS)
    return Unfit("E510", Message("它不是 Word 的 .docx 文件，是{kind}", kind=kind), _SAVE_AS)


def _old() -> Unfit:
    return Unfit("E511", Message("它是旧格式（.doc 或 .wps），不是 .docx"), _SAVE_AS)


def _locked() -> Unfit:
    hint = Message("用 Word 或 WPS 打开它，去掉打开密码，再检查一次")
    return Unfit("E512", Message("文件加了密码，打不开"), hint)


def _damaged(reason: Message) -> Unfit:
    hint = Message("重新拷一份；或用 Word 打开，让它修复，另存一份")
    return Unfit("E513", Message("文件损坏：{reason}", reason=reason), hint)
