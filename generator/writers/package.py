"""A .docx as its parts: read, sealed with a hash of itself, written the same at any time and place."""

from __future__ import annotations

import io
import zipfile
import zlib
from hashlib import blake2b
from pathlib import Path

#: Zip cannot say "no time"; this is the earliest it can say.
_EPOCH = (1980, 1, 1, 0, 0, 0)
CUSTOM = "docProps/custom.xml"
CONTENT_TYPES = "[Content_Types].xml"

Parts = dict[str, bytes]


def unpack(data: bytes) -> Parts:
    """A package's bytes → its parts. Raises zipfile.BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def pack(parts: Parts) -> bytes:
    """Parts → bytes that depend on nothing else: order, dates and attributes are fixed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda n: (n != CONTENT_TYPES, n)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, parts[name], compresslevel=1)
    return out.getvalue()


def seal(parts: Parts) -> Parts:
    """Parts with the hash of all the others among the custom properties."""
    custom = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="内容校验">'
        f"<vt:lpwstr>{_fingerprint(parts)}</vt:lpwstr></property></Properties>"
    )
    return {**parts, CUSTOM: custom.encode()}


def untouched(path: Path) -> bool:
    """Whether a file is a package just as it was written here; anything else may hold a person's work."""
    try:
        parts = unpack(path.read_bytes())
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        return False
    return parts.get(CUSTOM) == seal(parts)[CUSTOM]


def _fingerprint(parts: Parts) -> str:
    digest = blake2b(digest_size=32)
    for name in sorted(parts):
        if name != CUSTOM:
            digest.update(f"{name}\0{len(parts[name])}\0".encode())
            digest.update(parts[name])
    return digest.hexdigest()
