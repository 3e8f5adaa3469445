#!/bin/sh
# Builds .venv (.venv-bench for the peers of the benchmark) from a pinned lock. Usage: tools/setup.sh runtime|dev|ci|replica|bench
# Called by make, which skips it while the stamps are newer than the locks.
set -eu
cd "$(dirname "$0")/.."

# Megabytes that pip fetches, measured with `pip download` on Linux x86-64, Python 3.11.
case "${1:-}" in
  runtime) lock=requirements.lock megabytes=60 stamps=.venv/.runtime-stamp ;;
  dev) lock=requirements-dev.lock megabytes=110 stamps=".venv/.runtime-stamp .venv/.dev-stamp" ;;
  ci) lock=requirements-ci.lock megabytes=230 stamps=".venv/.runtime-stamp .venv/.dev-stamp .venv/.ci-stamp" ;;
  replica) lock=requirements-replica.lock megabytes=90 stamps=".venv/.runtime-stamp .venv/.replica-stamp" ;;
  bench) lock=requirements-bench.lock megabytes=40 stamps=.venv-bench/.stamp ;;
  *) echo "用法：tools/setup.sh runtime|dev|ci|replica|bench" >&2; exit 2 ;;
esac

venv=$(dirname "${stamps%% *}")

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  for name in python3.14 python3.13 python3.12 python3.11 python3; do
    if command -v "$name" >/dev/null && new_enough "$name"; then echo "$name"; return; fi
  done
  echo "没有找到 Python 3.11 或更新的版本，请先安装（Debian/Ubuntu：apt install python3）。" >&2
  exit 1
}

has_pip() { "$1" -m pip --version >/dev/null 2>&1; }

# pip of the new environment, or the system's pip working on it where Debian left ensurepip out.
build_venv() {
  python=$(find_python)
  echo "用 $("$python" --version) 建立 $venv"
  if "$python" -c 'import ensurepip, venv' 2>/dev/null && "$python" -m venv --clear "$venv" >/dev/null 2>&1; then return; fi
  if ! has_pip "$python"; then
    echo "这台机器的 Python 没有 ensurepip，也没有 pip。请先安装其中之一（Debian/Ubuntu：apt install python3-venv）。" >&2
    exit 1
  fi
  "$python" -m venv --clear --without-pip "$venv"
}

QUIET="-qq --disable-pip-version-check"  # errors are said all the same

# A lock is whole. pip would refuse CI's for what tools/ci-overrides.txt says.
install() {
  if has_pip "$venv/bin/python"; then
    "$venv/bin/python" -m pip install $QUIET --require-hashes --no-deps --requirement "$lock"
  else
    "$(find_python)" -m pip --python "$venv/bin/python" install $QUIET --require-hashes --no-deps --requirement "$lock"
  fi
}

new_enough "$venv/bin/python" || build_venv
echo "正在安装 $lock 里的依赖，首次约下载 ${megabytes} MB，一两分钟……"
install
touch $stamps
