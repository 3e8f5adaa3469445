# small: imported where `check` runs: what it looks at takes long to import
"""Looks at everything the bot needs, in order: what is on this machine first, then what others have to answer.

Changes nothing: no file is created, no message sent. It may be done beside a running bot, and without network.
"""

import asyncio
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.checks import copies, machine, web_addresses
from bot.checks.findings import Finding, wrong
from bot.checks.telegram import telegram
from bot.config.settings import load
from bot.operations.instance_lock import is_running
from bot.refusal import Refusal


def findings(path: Path, environ: Mapping[str, str]) -> Iterator[Finding]:
    """What there is to say of the configuration file and all it names; stops where it can't go on."""
    try:
        config = load(path, environ)
    except Refusal as error:
        yield from (wrong("config", line) for line in str(error).splitlines())
        return
    running = is_running(config.storage.path)
    yield machine.configuration(path, config)
    yield machine.zones(config)
    yield from machine.database(config.storage.path)
    yield from machine.disks(config)
    yield machine.font()
    yield from copies.newest_backup(config)
    yield from copies.replica(config, running=running)
    yield from web_addresses.halves(config)
    yield from web_addresses.listens(config, running=running)
    if running:
        yield from web_addresses.answers(config)
    yield from asyncio.run(telegram(config))
