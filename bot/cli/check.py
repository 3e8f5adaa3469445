"""`check`: prints what bot/checks/all_checks.py finds, for people or for programs, and fails when something is wrong."""

import argparse
import json
import os

from bot.cli.parser import add_config
from bot.refusal import FAILED

HELP = "检查配置、数据库、磁盘、时钟、备份、网页、令牌等，说明哪里有问题"


def configure(parser: argparse.ArgumentParser) -> None:
    """The file to look at, and how to say it."""
    add_config(parser)
    parser.add_argument("--json", action="store_true", help="输出一个 JSON 对象")


def run(args: argparse.Namespace) -> int:
    """One line for each thing looked at, as soon as it is known, or one object; 1 when one of them is wrong."""
    from bot.checks.all_checks import findings  # PTB takes long to import; --help need not wait for it
    from bot.checks.findings import Mark

    found = []
    for finding in findings(args.config, os.environ):
        found.append(finding)
        if not args.json:
            print(finding.mark, finding.text, flush=True)
    ok = all(finding.mark is not Mark.WRONG for finding in found)
    if args.json:
        told = [{"what": one.what, "mark": one.mark.name.lower(), "text": one.text} for one in found]
        print(json.dumps({"ok": ok, "findings": told}, ensure_ascii=False))
    return 0 if ok else FAILED
