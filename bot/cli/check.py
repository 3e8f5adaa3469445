"""`check`: looks at everything the bot needs, in order, and fails when something is wrong: this machine first, then what others answer.

Changes nothing: no file is created, no message sent. It may be done beside a running bot, and without network.
"""

import argparse
import asyncio
import json
import os
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config.settings import load, pass_on_proxy
from bot.refusal import FAILED, Refusal

if TYPE_CHECKING:
    from bot.checks.machine import Finding

HELP = "检查配置、数据库、磁盘、时钟、备份、网页、令牌等，说明哪里有问题"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出一个 JSON 对象")


def run(args: argparse.Namespace) -> int:
    """One line for each thing looked at, as soon as it is known, or one object; 1 when one of them is wrong."""
    from bot.checks.machine import Mark

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


def findings(path: Path, environ: MutableMapping[str, str]) -> "Iterator[Finding]":
    """What there is to say of the configuration file and all it names; stops where it can't go on."""
    from bot.checks import machine, web_addresses
    from bot.checks.machine import wrong
    from bot.checks.telegram import telegram
    from bot.operations.database_start import is_running

    try:
        config = load(path, environ)
    except Refusal as error:
        yield from (wrong("config", line) for line in str(error).splitlines())
        return
    pass_on_proxy(config, environ)
    running = is_running(config.storage.path)
    yield machine.configuration(path, config)
    yield machine.zones(config)
    yield from machine.database(config.storage.path)
    yield from machine.disks(config)
    yield machine.font()
    yield from machine.newest_backup(config)
    yield from machine.replica(config, running=running)
    yield from web_addresses.halves(config)
    yield from web_addresses.listens(config, running=running)
    if running:
        yield from web_addresses.answers(config)
    yield from asyncio.run(telegram(config))
