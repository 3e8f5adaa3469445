"""The continuous replica: Litestream as a child of the bot, and what is asked of its program.

Its configuration lies beside the database, readable by the bot's user only; secrets go through the child's environment.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bot.config.sections import Replica
from bot.config.settings import Config
from storage.worklog.photos import write

PROGRAM = "litestream"
SECRETS = {"access_key": "LITESTREAM_ACCESS_KEY_ID", "secret_key": "LITESTREAM_SECRET_ACCESS_KEY"}
KEPT = "24h"  # of snapshots, of which there is one a day
FETCH_SECONDS = 3600
PRIVATE = 0o077  # nobody else reads what the child writes


class ReplicaError(Exception):
    """What was asked of the replica was not done; the text says why, in Chinese, and what to do."""


def program() -> Path:
    """Litestream of this environment, else of the machine. Raises ReplicaError."""
    beside = Path(sys.executable).with_name(PROGRAM)
    if beside.exists():
        return beside
    found = shutil.which(PROGRAM)
    if found is None:
        raise ReplicaError("没有找到 litestream，请运行 sh tools/setup.sh replica 安装")
    return Path(found)


def configured(config: Config, socket: Path | None = None) -> Path:
    """Write what Litestream needs to know beside the database; returns where. JSON is YAML, too.

    On `socket` a running one listens to orders.
    """
    database = config.storage.path.resolve()
    target = database.with_name(f"{database.name}.litestream.yml")
    # A disk may be written to at any time; a service counts calls.
    pace = "500ms" if folder_of(config.replica.url) else "1s"
    told = {
        "logging": {"level": "warn", "stderr": True},
        "socket": {"enabled": socket is not None, "path": str(socket or ""), "permissions": 0o600},
        "snapshot": {"interval": KEPT, "retention": KEPT},
        "dbs": [
            {
                "path": str(database),
                "busy-timeout": "1s",
                "monitor-interval": "250ms",
                "replica": {"url": config.replica.url, "sync-interval": pace},
            }
        ],
    }
    write(target.parent, target.name, json.dumps(told, indent=1).encode())
    return target


def environment(replica: Replica, environ: Mapping[str, str]) -> dict[str, str]:
    """The child's environment: ours without our own settings, with the keys of the replica's place."""
    kept = {name: text for name, text in environ.items() if not name.upper().startswith("GONGHUI_")}
    given = {name: getattr(replica, key).get_secret_value() for key, name in SECRETS.items()}
    return kept | {name: text for name, text in given.items() if text}


def fetch(config: Config, target: Path) -> None:
    """Restore what the replica holds into this file. Raises ReplicaError."""
    target.unlink(missing_ok=True)
    database = config.storage.path
    database.parent.mkdir(parents=True, exist_ok=True)
    argv = [str(program()), "restore", "-config", str(configured(config)), "-no-expand-env"]
    try:
        said = subprocess.run(
            [*argv, "-o", str(target), str(database.resolve())],
            env=environment(config.replica, os.environ), capture_output=True, timeout=FETCH_SECONDS,
            umask=PRIVATE, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise ReplicaError("实时副本一小时没有传完，请检查网络") from None
    if said.returncode:
        lines = said.stderr.decode("utf-8", "replace").strip().splitlines()
        fault = lines[-1][-300:] if lines else "litestream 没有说明原因"  # its own last word
        raise ReplicaError(f"从实时副本取不到数据库：{fault}。请检查 replica.url 和网络")
    target.chmod(0o600)


def fresh_generation(config: Config) -> bool:
    """Delete what the replica holds and have it begin anew, for an erasure; a bot that runs does it again at once.

    False where it lies with somebody else's service: there the old is gone after three days, in no snapshot and no log any
    more, or when the operator empties the place.
    """
    asked_anew(config).touch(0o600)
    return forget(config)


def forget(config: Config) -> bool:
    """Delete what was replicated so far; no Litestream may be running. False where that can't be reached."""
    shutil.rmtree(metadata_of(config.storage.path), ignore_errors=True)
    folder = folder_of(config.replica.url)
    if folder is None:
        return False
    shutil.rmtree(folder / "ltx", ignore_errors=True)
    return not (folder / "ltx").exists()


def folder_of(url: str) -> Path | None:
    """The folder a replica on a disk of this machine is in, None for any other."""
    parts = urlsplit(url)
    return Path(unquote(parts.path)) if parts.scheme == "file" else None


def metadata_of(database: Path) -> Path:
    """The folder in which Litestream keeps how far it is."""
    real = database.resolve()
    return real.with_name(f".{real.name}-litestream")


def asked_anew(config: Config) -> Path:
    """The file that says that a fresh generation was asked for and not begun."""
    database = config.storage.path.resolve()
    return database.with_name(f"{database.name}.litestream.anew")
