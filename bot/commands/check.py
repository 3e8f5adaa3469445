"""`check`: prints what bot/examination.py finds, and fails when something is wrong."""

import argparse
import os

from bot.refusal import FAILED
from bot.usage import add_config

HELP = "检查配置、数据库和令牌，说明哪里有问题"


def configure(parser: argparse.ArgumentParser) -> None:
    """Only the file to look at."""
    add_config(parser)


def run(args: argparse.Namespace) -> int:
    """One line for each thing looked at, as soon as it is known; 1 when one of them is wrong."""
    from bot.examination import Mark, findings  # PTB takes long to import; --help need not wait for it

    wrong = False
    for finding in findings(args.config, os.environ):
        print(finding.mark, finding.text, flush=True)
        wrong = wrong or finding.mark is Mark.WRONG
    return FAILED if wrong else 0
