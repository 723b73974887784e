"""What a clerk double-clicks: scripts that build every report of the folder they stand in."""

from __future__ import annotations

import shlex
import sysconfig
from collections.abc import Sequence
from pathlib import Path

#: cmd.exe reads a script by the console's code page: nothing but ASCII may stand before chcp. No label and no
#: goto: cmd.exe finds them by counting bytes, and miscounts in UTF-8.
_BAT = """\
@echo off
setlocal
for /f "tokens=2 delims=:" %%a in ('chcp') do set "CODEPAGE=%%a"
chcp 65001 >nul
rem 双击这个文件，生成本文件夹里的全部报告。改了 YAML，再双击一次就行。
pushd "%~dp0"
set "NIANGAO="
if exist "{program}" set NIANGAO="{program}"
if not defined NIANGAO if exist "%~dp0..\\venv\\Scripts\\niangao.exe" set NIANGAO="%~dp0..\\venv\\Scripts\\niangao.exe"
if not defined NIANGAO where niangao >nul 2>nul && set "NIANGAO=niangao"
if not defined NIANGAO py -m cli --version 2>nul | findstr /b /c:"niangao " >nul && set "NIANGAO=py -m cli"
if not defined NIANGAO echo 没有找到年稿，请先安装：双击安装包里的“安装.bat”。装过的，请重新打开这个文件夹再试一次。
set "CODE=9009"
if defined NIANGAO %NIANGAO% build --each . -o .{options}
if defined NIANGAO set "CODE=%errorlevel%"
popd
echo.
chcp %CODEPAGE% >nul
pause
exit /b %CODE%
"""
#: File managers of Kylin and UOS run a script without a terminal: what was said is kept in a file, and opened.
_SH = """\
#!/bin/sh
# 双击这个文件，或在终端里运行：生成本文件夹里的全部报告。说了什么，看旁边的“生成结果.txt”。
cd -- "$(dirname -- "$0")" || exit 3
export PYTHONIOENCODING=utf-8
if [ -x {program} ]; then
  set -- {program}
elif [ -x ../venv/bin/niangao ]; then
  set -- ../venv/bin/niangao
elif command -v niangao >/dev/null 2>&1; then
  set -- niangao
elif python3 -m cli --version 2>/dev/null | grep -q '^niangao '; then
  set -- python3 -m cli
else
  set --
fi
if [ $# -gt 0 ]; then
  "$@" build --each . -o .{options} >生成结果.txt 2>&1
  code=$?
else
  echo '没有找到年稿，请先安装：运行安装包里的“安装.sh”。' >生成结果.txt
  code=127
fi
if [ -t 1 ]; then
  cat 生成结果.txt
elif [ -n "$DISPLAY$WAYLAND_DISPLAY" ] && command -v xdg-open >/dev/null 2>&1; then
  xdg-open 生成结果.txt >/dev/null 2>&1 &
fi
exit $code
"""


def scripts(program: Path | None = None, templates: Sequence[Path] = ()) -> dict[str, str]:
    """File names → scripts, for Windows and for Linux. They look first for the program that wrote them.

    `program` is the niangao command, by default that of this installation; `templates` are the office's own
    folders, which a build of its kinds and styles needs as well.
    """
    own = str(program or Path(sysconfig.get_path("scripts")) / "niangao")
    windows = own if own.endswith(".exe") else f"{own}.exe"
    folders = [str(folder.absolute()) for folder in templates]
    options = "".join([f' --templates "{folder}"' for folder in folders]).replace("%", "%%")
    bat = _BAT.format(program=windows.replace("%", "%%"), options=options)
    options = "".join([f" --templates {shlex.quote(folder)}" for folder in folders])
    sh = _SH.format(program=shlex.quote(own.removesuffix(".exe")), options=options)
    return {"生成.bat": bat.replace("\n", "\r\n"), "生成.sh": sh}
