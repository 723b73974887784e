"""The pictures a report names → the same with their files read, from the report's folder and from nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from generator.diagnostic import WARNING, Diagnostic, nearest
from generator.images import NoPicture, image, turned
from generator.messages import Message
from generator.model import Picture

#: A photograph straight from a telephone has a tenth of this.
_LARGEST = 50 << 20
_KINDS = (".png", ".jpg", ".jpeg")


def load(pictures: Mapping[str, Picture], folder: Path) -> tuple[dict[str, Picture], list[Diagnostic]]:
    """Pictures by their keys and the report's folder → those that could be read, and what is wrong with others."""
    found, faults = dict[str, Picture](), list[Diagnostic]()
    for key, picture in pictures.items():
        span = picture.file.span()
        try:
            data = _read(picture.file.value, folder)
            found[key] = picture._replace(image=image(data))
        except NoPicture as bad:
            faults.append(Diagnostic(bad.code, bad.message, span, hint=bad.hint))
            continue
        if turned(data):
            hint = Message("用看图的程序转正，另存一份")
            faults.append(
                Diagnostic("E223", Message("照片是横着存的，在 Word 里会躺倒"), span, hint=hint, severity=WARNING)
            )
    return found, faults


def _read(name: str, folder: Path) -> bytes:
    """A file's name as it is written, and the folder → its bytes. Raises NoPicture (E220)."""
    path = _place(name, folder)
    try:
        if not path.is_file():
            raise NoPicture("E220", Message("找不到图片“{name}”", name=name), _alike(name, folder))
        if path.stat().st_size > _LARGEST:
            hint = Message("用“画图”等程序缩小，长边 3000 像素就够印")
            raise NoPicture("E222", Message("图片文件超过 {most} MB", most=_LARGEST >> 20), hint)
        return path.read_bytes()
    except OSError as fault:
        message = Message("打不开图片“{name}”：{reason}", name=name, reason=fault.strerror or fault)
        raise NoPicture("E220", message, Message("看看它是不是被别的程序占着，有没有权限")) from None


def _place(name: str, folder: Path) -> Path:
    """Where the file is. A name may not lead out of the folder: by its root, by .., or by a link."""
    parts = [part for part in re.split(r"[/\\]", name) if part not in {"", "."}]
    rooted = name[:1] in {"/", "\\"} or ":" in name
    try:
        home = folder.resolve()
        path = home.joinpath(*parts).resolve()
    except (OSError, ValueError, RuntimeError):  # a name no system can have, links in a circle
        raise NoPicture("E220", Message("找不到图片“{name}”", name=name), _HERE) from None
    if rooted or not parts or ".." in parts or not path.is_relative_to(home):
        raise NoPicture("E220", Message("图片“{name}”不在报告的文件夹里", name=name), _HERE)
    return path


_HERE = Message("把图片放到报告的文件夹里，只写文件名，如 现场.jpg")


def _alike(name: str, folder: Path) -> Message:
    """A picture of the folder with nearly that name."""
    try:
        names = [each.name for each in folder.iterdir() if each.suffix.lower() in _KINDS]
    except OSError:
        names = []
    return nearest(name, names) or _HERE
