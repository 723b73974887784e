@echo off
setlocal
for /f "tokens=2 delims=:" %%a in ('chcp') do set "CODEPAGE=%%a"
chcp 65001 >nul
pushd "%~dp0"
set "CODE=1"
set "PYTHON="
for %%v in (@PYTHONS@) do if not defined PYTHON py -%%v -c "import venv" >nul 2>nul && set "PYTHON=py -%%v"
if not defined PYTHON python -c "import sys, venv; sys.exit('%%d.%%d' %% sys.version_info[:2] not in '@PYTHONS@'.split())" >nul 2>nul && set "PYTHON=python"
if not defined PYTHON echo 这个安装包要用 Python @PYTHONS@，这台电脑上没有找到。已有的是：
if not defined PYTHON python --version
if not defined PYTHON echo 请信息管理员从 python.org 下载安装，安装时勾选“Add python.exe to PATH”，再双击“安装.bat”。
if not defined PYTHON echo 已有 3.10 以上的，也可以请做安装包的人另做一个：make bundle PYTHON_VERSION=版本
if defined PYTHON echo 正在安装，大约一分钟……
if defined PYTHON %PYTHON% -m venv --clear --without-pip venv
for %%w in ("wheels\pip-*.whl") do set "PIP=%%~w\pip"
if defined PYTHON "venv\Scripts\python.exe" "%PIP%" --isolated install --quiet --no-index --find-links wheels niangao==@VERSION@ && set "CODE=0"
if "%CODE%"=="0" "venv\Scripts\niangao.exe" --version
if "%CODE%"=="0" echo 装好了。双击“年稿.bat”开始写报告；怎样写，见“使用说明.txt”。这个文件夹不要移动，移动以后再安装一次。
if defined PYTHON if not "%CODE%"=="0" echo 没有装成。请把上面的提示发给维护的人。
popd
echo.
chcp %CODEPAGE% >nul
pause
exit /b %CODE%
