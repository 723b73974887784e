"""Where a document goes, and its replacement: whole or not at all, and never over a person's work."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
import time
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from generator import catalog
from generator.messages import Message
from generator.writers import package

FORMATS = ("docx", "txt")
#: What a number sheet is written as.
SHEETS = ("docx", "xlsx")
#: Suffixes that a person means as a file's, never as part of a folder's name.
_OTHERS = frozenset({".doc", ".wps", ".pdf", ".rtf", ".odt"})
#: The same of tables, and of what would be the report itself.
_FOREIGN = frozenset({".xls", ".et", ".csv", ".ods", ".txt", ".yaml", ".yml"})
#: What a shell takes for its own.
_APART = frozenset(" \t\n\"'`$&|;<>()[]{}*?!#~^%,=")
WINDOWS = sys.platform == "win32"
_CHANGED = Message(
    "“{path}”不是生成时的原样（可能在 Word 里改过），没有覆盖；"
    "新的写在旁边，不含那些改动。要覆盖就加 --overwrite，改动会丢失"
)
_OPEN = Message("“{path}”正在别的程序里打开着，换不掉；新的写在旁边。关闭它再生成一次")
_REASONS = {
    errno.EACCES: Message("没有权限"),
    errno.EPERM: Message("没有权限"),
    errno.EROFS: Message("磁盘是只读的"),
    errno.ENOSPC: Message("磁盘满了"),
    errno.EDQUOT: Message("磁盘空间的限额用完了"),
    errno.EISDIR: Message("它是一个文件夹"),
    errno.ENOTDIR: Message("路径中间有一段不是文件夹"),
    errno.EEXIST: Message("路径中间有一段不是文件夹"),
    errno.ENAMETOOLONG: Message("名称太长"),
    errno.ENOENT: Message("没有这个文件或文件夹"),
    errno.ELOOP: Message("符号链接绕成了圈"),
    errno.EINVAL: Message("不是普通的文件"),
    errno.EFBIG: Message("文件太大"),
}


def reason(fault: OSError | RuntimeError) -> Message:
    """Why the system refused, in words for a clerk."""
    if isinstance(fault, RuntimeError):
        return _REASONS[errno.ELOOP]
    return _REASONS.get(fault.errno or 0) or Message("{reason}", reason=fault.strerror or fault)


class Unsuitable(ValueError):
    """An OUT that cannot be meant; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


def places(reports: Sequence[Path], output: str | None, form: str | None) -> tuple[str, list[Path]]:
    """What OUT and --format mean: the format, and every report's document. Raises Unsuitable.

    OUT is a folder if it is one, ends like one, or has no suffix of ours.
    """
    suffix = _suffix(output)
    if suffix in _OTHERS:
        raise Unsuitable(Message("不能写成 {suffix}，只能写成 .docx 或 .txt", suffix=suffix))
    if suffix and form and suffix != f".{form}":
        raise Unsuitable(Message("OUT 的后缀是 {suffix}，和 --format {form} 不一致", suffix=suffix, form=form))
    form = form or suffix.removeprefix(".") or FORMATS[0]
    outs = [target(report, form) for report in reports]
    if output is not None:
        outs = [Path(output) if suffix else Path(output) / out.name for out in outs]
    real = [out.resolve() for out in outs]
    if over := [out for at, out in enumerate(outs) if real[at] in {report.resolve() for report in reports}]:
        if over[0].suffix.lower() == ".docx":
            raise Unsuitable(Message("“{path}”是 Word 文件；要由它得到写报告的 YAML，用 niangao import", path=over[0]))
        raise Unsuitable(Message("“{path}”就是报告本身，不能写在它上面", path=over[0]))
    if twice := [out for at, out in enumerate(outs) if real[at] in real[:at]]:
        raise Unsuitable(crowded(twice[0]))
    return form, outs


def sheet_places(report: Path, output: str | None) -> list[tuple[str, Path]]:
    """What OUT means for a number sheet: its formats and their files; both where OUT is none. Raises Unsuitable."""
    suffix = Path(output).suffix.lower() if output and not _folder(output) else ""
    if suffix.removeprefix(".") in SHEETS:
        assert output is not None
        return [(suffix.removeprefix("."), Path(output))]
    if suffix in _OTHERS | _FOREIGN:
        raise Unsuitable(Message("不能写成 {suffix}，核对表只能写成 .docx 或 .xlsx", suffix=suffix))
    beside = target(report, SHEETS[0])
    folder = Path(output) if output else beside.parent
    return [(form, folder / f"{beside.stem}-数据核对表.{form}") for form in SHEETS]


def crowded(path: Path) -> Message:
    """What is said where two documents would go to one file."""
    return Message("几份报告都要写到“{path}”；OUT 写成一个文件夹，报告不要重名", path=path)


def _suffix(output: str | None) -> str:
    """The suffix that says which file OUT is; none of a folder."""
    if output is None or _folder(output):
        return ""
    suffix = Path(output).suffix.lower()
    return suffix if suffix in _OTHERS or suffix.removeprefix(".") in FORMATS else ""


def _folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or os.path.isdir(output)  # noqa: PTH112


def target(path: Path, form: str) -> Path:
    """Where a report's document goes unless it is said: its own name, beside it."""
    if not os.path.isdir(path):  # noqa: PTH112  that of pathlib raises where a folder may not be entered
        return path.with_name(f"{path.stem}.{form}")
    named = path.resolve() if path.name in {"", ".."} else path
    return named.parent / f"{named.name}.{form}"


def of_kind(out: Path, kind: str) -> Path:
    """A report's document of one kind among several: 2011.docx → 2011-工作总结.docx."""
    return out.with_stem(f"{out.stem}-{kind}")


def typed(path: Path) -> str:
    """A path as it is typed in a command."""
    text = str(path)
    if not _APART.intersection(text):
        return text
    if WINDOWS:
        return f'"{text}"'
    from shlex import quote  # noqa: PLC0415  said at the end of `new` alone

    return quote(text)


def settle(out: Path, data: bytes, *, overwrite: bool = False) -> tuple[Path, Message | None]:
    """Write a document → where, and why not to `out`. What a person may have changed stays, the new one goes beside.

    Raises OSError; then nothing was written and the old file is as it was.
    """
    if out.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(out))
    note = None if overwrite or not out.exists() or _ours(out, data) else _CHANGED
    if note is None:
        try:
            return _placed(out, data), None
        except PermissionError:
            if not (WINDOWS and out.exists()):
                raise
            note = _OPEN
    beside = next(path for path in _beside(out) if not path.exists() or _ours(path, data))
    return _placed(beside, data), Message(note.template, path=out)


def _placed(path: Path, data: bytes) -> Path:
    replace(path, data)
    if path.suffix.lower() != ".docx":
        with contextlib.suppress(OSError):  # without the note the next text goes beside this one: nothing is lost
            replace(_note(path), sha256(data).hexdigest().encode())
    return path


def _beside(out: Path) -> list[Path]:
    """报告（新）.docx, 报告（新2）.docx, …"""
    return [out.with_stem(f"{out.stem}（新{n if n > 1 else ''}）") for n in range(1, 1000)]


def _ours(path: Path, data: bytes) -> bool:
    """Whether a file is as it was written here: by its seal, or for text by the note in the cache."""
    try:
        old = path.read_bytes()
        if old == data:
            return True
        if path.suffix.lower() == ".docx":
            return package.untouched(path)
        return _note(path).read_bytes() == sha256(old).hexdigest().encode()
    except OSError:
        return False


def _note(path: Path) -> Path:
    return catalog.cache() / "written" / sha256(str(path.resolve()).encode()).hexdigest()


def replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, keeping the old one's mode; through a link, the file it leads to.

    Raises OSError; then the old file is as it was.
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".niangao-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError):  # some network shares know no modes
            temporary.chmod(_mode(path))
        _rename(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def create(path: Path, text: str) -> None:
    """Write a new file, a script (#!) as one that can be run. Raises OSError, FileExistsError if it is there."""
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    replace(path, text.encode())
    if text.startswith("#!"):
        with contextlib.suppress(OSError):
            path.chmod(path.stat().st_mode | 0o111)


def _mode(path: Path) -> int:
    """The old file's mode, or what a new file would get."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _rename(temporary: Path, path: Path, tries: int = 5) -> None:
    """Windows refuses while Word, WPS or a scanner holds the file; a moment later it may not."""
    try:
        temporary.replace(path)
    except PermissionError:
        if tries == 1 or not WINDOWS:
            raise
        time.sleep(0.2)
        _rename(temporary, path, tries - 1)
