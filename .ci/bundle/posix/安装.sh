#!/bin/sh
# 双击这个文件，或在终端里运行。说了什么，看旁边的“安装结果.txt”。
cd -- "$(dirname -- "$0")" || exit 3

right() {
  "$1" -c 'import sys, venv; sys.exit("%d.%d" % sys.version_info[:2] not in sys.argv[1:])' @PYTHONS@ 2>/dev/null
}

# 把 niangao 放到用户的命令里；别的程序占了这个名称，不动它。
place() {
  link=$HOME/.local/bin/$1
  case $(readlink "$link") in
  */bin/niangao) ;;
  *)
    if [ -e "$link" ] || [ -L "$link" ]; then
      echo "$link 已经有了，没有改动它。年稿的命令是：$PWD/venv/bin/niangao"
      return
    fi
    ;;
  esac
  mkdir -p "$HOME/.local/bin" && ln -sf "$PWD/venv/bin/niangao" "$link"
}

install() {
  python=
  for each in $(printf 'python%s ' @PYTHONS@) python3 python; do
    if right "$each"; then python=$each; break; fi
  done
  if [ -z "$python" ]; then
    echo '这个安装包要用 Python @PYTHONS@，这台电脑上没有找到。已有的是：'
    python3 --version 2>&1 || echo '没有 Python'
    echo '请信息管理员安装，再运行一次“安装.sh”；已有 3.10 以上的，也可以请做安装包的人另做一个：make bundle PYTHON_VERSION=版本'
    return 1
  fi
  "$python" -m venv --clear --without-pip venv &&
    venv/bin/python "$(echo wheels/pip-*.whl)/pip" --isolated install --quiet --no-index --find-links wheels niangao==@VERSION@ &&
    venv/bin/niangao --version || {
    echo '没有装成。请把上面的提示发给维护的人。'
    return 1
  }
  place niangao
  place 年稿
  echo '装好了。打开终端，输入 niangao new 总结与思路 -o 我的报告；说“没有这个命令”的，注销后重新登录一次。'
  echo '怎样写，见“使用说明.txt”。这个文件夹不要移动，移动以后再安装一次。'
}

install >安装结果.txt 2>&1
code=$?
if [ -t 1 ]; then
  cat 安装结果.txt
elif [ -n "$DISPLAY$WAYLAND_DISPLAY" ] && command -v xdg-open >/dev/null 2>&1; then
  xdg-open 安装结果.txt >/dev/null 2>&1 &
fi
exit $code
