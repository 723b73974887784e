@echo off
setlocal
for /f "tokens=2 delims=:" %%a in ('chcp') do set "CODEPAGE=%%a"
chcp 65001 >nul
if exist "%~dp0venv\Scripts\niangao.exe" echo 在下面输入命令，回车执行。例如新建一份报告：
if exist "%~dp0venv\Scripts\niangao.exe" echo     niangao new 总结与思路 -o 我的报告
if not exist "%~dp0venv\Scripts\niangao.exe" echo 还没有安装。请先双击“安装.bat”。
chcp %CODEPAGE% >nul
if not exist "%~dp0venv\Scripts\niangao.exe" pause
if not exist "%~dp0venv\Scripts\niangao.exe" exit /b 1
set "PATH=%~dp0venv\Scripts;%PATH%"
cd /d "%~dp0"
cmd /k
