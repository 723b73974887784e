# make demo 装好年稿并生成示例；make test 检查全部代码。只需要 make 和 Python ≥ 3.10（带 venv 与 pip）。
# Works with GNU make 3.81, which macOS has: no .ONESHELL, no $(file …), no grouped targets.

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY := $(BIN)/python
SHIPPED := setup.cfg pyproject.toml cli.py generator templates examples

# Chinese comes out whole under LANG=C too.
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# What changed since the demo was installed. Names are not made prerequisites: they may hold spaces.
CHANGED = $(shell find $(SHIPPED) -newer $(VENV)/.demo ! -name '*.pyc' ! -name __pycache__ 2>/dev/null | head -n 1)

.PHONY: help demo test catalog docs bundle bench clean force

help:
	@echo 'make demo     安装年稿，把 examples/ 里的报告都生成到 demo/'
	@echo 'make test     检查写法、类型，运行全部测试'
	@echo 'make catalog  收集程序里的提示语，更新并编译译文，列出还没有翻译的'
	@echo 'make docs     由词汇表写出 docs/词汇.md'
	@echo 'make bundle   做不用上网的安装包，放在 dist/；可以指定 PLATFORM=win_amd64 PYTHON_VERSION=3.11'
	@echo 'make bench    测量速度'
	@echo 'make clean    删去以上各项生成的一切'

demo: $(VENV)/.demo
	@mkdir -p demo
	@set -e; for report in examples/*.yaml examples/*/; do \
	  name=$$(basename "$$report" .yaml); \
	  case "$$report" in */) ls "$$report"*.yaml >/dev/null 2>&1 || continue ;; esac; \
	  [ -e "$$report" ] || continue; \
	  $(BIN)/niangao build "$$report" -o "demo/$$name.docx" --overwrite; \
	done
	@echo; echo "示例已经生成，请用 Word 或 WPS 打开："
	@for document in demo/*.docx; do printf '  %s/%s\n' "$$PWD" "$$document"; done
	@echo; echo "写自己的报告：$(BIN)/niangao new 总结与思路 -o 我的报告"
	@echo "从头学起：docs/教程.md"

test: $(VENV)/.dev
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PY) -m pytest -n auto

catalog: $(VENV)/.dev
	$(PY) -m tests.catalogue

docs: $(VENV)/.dev
	$(BIN)/niangao schema --format markdown > docs/词汇.md

bundle: $(VENV)/.dev
	$(PY) .ci/bundle.py $(if $(PLATFORM),--platform $(PLATFORM)) $(if $(PYTHON_VERSION),--python $(PYTHON_VERSION))

bench: $(VENV)/.dev
	$(PY) -m benchmarks.run

clean:
	rm -rf $(VENV) build dist demo *.egg-info __pycache__ .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find $(SHIPPED) tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

# A build/ left over would ship templates that have been deleted.
# Where the developer's install is, that is used: it is these very files. (wildcard: kept up to date, not made.)
$(VENV)/.demo: $(VENV)/.made setup.cfg $(wildcard $(VENV)/.dev) $(if $(CHANGED),force)
	@[ -f $(VENV)/.dev ] || { echo '正在安装年稿……'; rm -rf build; $(PY) -m pip install --quiet .; }
	@touch $@

$(VENV)/.dev: $(VENV)/.made setup.cfg
	rm -rf build
	$(PY) -m pip install --quiet -e '.[dev]'
	@touch $@

$(VENV)/.made:
	@found=; for python in $(PYTHON) python3 python python3.14 python3.13 python3.12 python3.11 python3.10; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' >/dev/null 2>&1; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo '没有找到 Python 3.10 或更新的版本。请从 python.org 安装；已经装在别处的，写 make demo PYTHON=路径' >&2; exit 1; \
	fi; \
	rm -rf $(VENV); \
	"$$found" -m venv $(VENV) || { \
	  rm -rf $(VENV); echo '建立虚拟环境失败。Debian、Ubuntu 请先安装 python3-venv' >&2; exit 1; }
	@touch $@
