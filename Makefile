# Every recipe calls .venv/bin/python: Debian has no `python`, and nobody has to activate anything.
.DEFAULT_GOAL := help
CHECKS := types dead format lint layers sizes house docs words
.PHONY: help setup demo test check bench bench-short bench-peers samples torture replica-drill lock upgrade words papers pictures $(addprefix check-,$(CHECKS))
PYTHON := .venv/bin/python
COMPILE := -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes

help: ## 列出这些命令
	@sed -n 's/^\([a-z -]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 34

setup: .venv/.runtime-stamp ## 建立 .venv，装好运行要用的
	@$(PYTHON) -m compileall -q bot handlers storage union  # the service may write none: each start would compile all
	@PYTHONDONTWRITEBYTECODE= $(PYTHON) -c "from union import data; [data.table(each.stem) for each in data.FOLDER.glob('*.toml')]"  # its tables as well
	@echo "装好了。先试试：make demo；用到自己的群里：.venv/bin/python -m bot init"

demo: .venv/.runtime-stamp ## 不用令牌，在浏览器里试用
	@$(PYTHON) -m bot demo

test: .venv/.dev-stamp ## 全部测试（除慢测试和浏览器测试），两个核上两三分钟；第一次先装开发工具
	@PYTHONDONTWRITEBYTECODE= $(PYTHON) -m pytest -n 2 --dist worksteal  # rewritten assertions are kept: half a minute less each time

check: .venv/.dev-stamp ## 格式、类型、分层、篇幅、死代码、文档链接、译文
	@$(MAKE) --no-print-directory --keep-going -j2 $(addprefix check-,$(CHECKS))

check-types:
	@$(PYTHON) -m mypy

check-format:
	@$(PYTHON) -m ruff format --check .

check-lint:
	@$(PYTHON) -m ruff check .

check-layers:
	@$(PYTHON) -c "from importlinter.cli import lint_imports_command as lint; lint()"

check-dead check-sizes check-house check-docs check-words: check-%:
	@$(PYTHON) -m tools.check_$*

samples: .venv/.dev-stamp ## 用真实句子跑一个月和一年，核对各种报表与标注
	@$(PYTHON) -m tools.samples
	@$(PYTHON) -m tools.year_samples

lock: .venv/.dev-stamp ## 按 pyproject.toml 重新生成各份锁文件
	@$(PYTHON) -m pip install --quiet uv
	@$(PYTHON) $(COMPILE) -o requirements.lock pyproject.toml
	@$(PYTHON) $(COMPILE) --extra dev -o requirements-dev.lock pyproject.toml
	@$(PYTHON) $(COMPILE) --extra dev --extra ci --constraint requirements-dev.lock --override tools/ci-overrides.txt -o requirements-ci.lock pyproject.toml
	@$(PYTHON) $(COMPILE) --extra replica -o requirements-replica.lock pyproject.toml
	@$(PYTHON) $(COMPILE) --extra bench -o requirements-bench.lock pyproject.toml

upgrade: ## 依赖都换成最新能用的，装好，检查，跑全部测试；有一项不过就 git checkout requirements*.lock 退回
	@$(MAKE) lock COMPILE="$(COMPILE) --upgrade"
	@$(MAKE) check test

papers: .venv/.dev-stamp ## 按代码重写命令、配置、设置、权限、隐私各页
	@$(PYTHON) -m tools.papers

pictures: .venv/.ci-stamp ## 从演示间重拍 README 和手册里的图（要有 Chromium、中文和表情字体）
	@$(PYTHON) -m tools.pictures

words: .venv/.dev-stamp ## 收集界面文字，更新译文目录
	@sh tools/words.sh

BENCHES := rate latency burst fanout reminders heartbeat footprint understanding bounds worklog calendar plan documents month_picture recovery scale

bench: bench-peers ## 全部测速，与别的库和机器人比较，写进 docs/benchmarks.md（约一刻钟）
	@for name in $(BENCHES); do echo "== $$name"; .venv-bench/bin/python -m bench.$$name --write || exit 1; done

bench-short: bench-peers ## 测速的短版：与写下的比值相差不到一倍才算通过（两分半钟，重试时最多五分钟）
	@.venv-bench/bin/python -m bench.short

bench-peers: .venv-bench/.stamp
	@command -v npm >/dev/null && (cd bench/peers && npm ci --silent --no-fund --no-audit) || echo "没有 node，略过 chrono-node。"

torture: .venv/.dev-stamp ## 反复杀掉机器人，看它丢不丢、重不重（CRASHES=2000 SEED=7；RUN=… 换一种）
	@$(PYTHON) -m tests.torture $(RUN) $(if $(CRASHES),--crashes $(CRASHES)) $(if $(SEED),--seed $(SEED)) $(if $(EPISODE),--episode $(EPISODE)) $(ARGS)

replica-drill: .venv/.dev-stamp .venv/.replica-stamp ## 演练：机器没了，从实时副本恢复，说出丢了多少
	@$(PYTHON) -m tests.drill.replica $(if $(RUNS),--runs $(RUNS)) $(if $(SEED),--seed $(SEED))

.venv/.ci-stamp: requirements-ci.lock .venv/.dev-stamp
	@sh tools/setup.sh ci

.venv/.replica-stamp: requirements-replica.lock
	@sh tools/setup.sh replica

.venv-bench/.stamp: requirements-bench.lock
	@sh tools/setup.sh bench

.venv/.runtime-stamp: requirements.lock
	@sh tools/setup.sh runtime

.venv/.dev-stamp: requirements-dev.lock
	@sh tools/setup.sh dev
