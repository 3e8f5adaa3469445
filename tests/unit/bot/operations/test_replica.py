"""The replica: what Litestream is told, that it lives as long as the bot, and what the drill loses."""

import asyncio
import stat
from pathlib import Path

import pytest

from bot.cli import main
from bot.config.settings import Config, load
from bot.operations import replica, replica_process
from bot.operations.replica import ReplicaError, configured, environment, fresh_generation, program
from bot.operations.replica_process import Replicating
from handlers.core.monitoring.troubles import Trouble
from storage.engine.database import open_store
from tests.drill.replica import drill
from tests.unit.handlers.stage import stage

TOKEN = "7000000001:AAroomroomroomroomroomroomroomroomroom0"
KEYS = {"GONGHUI_REPLICA__ACCESS_KEY": "AKIAEXAMPLE", "GONGHUI_REPLICA__SECRET_KEY": "hushhush"}


def litestream() -> str:
    """The program, or no test."""
    try:
        return str(program())
    except ReplicaError:
        pytest.skip("litestream is not installed: sh tools/setup.sh ci")


def config(folder: Path, url: str = "copies") -> Config:
    path = folder / "config.toml"
    path.write_text(f'[telegram]\ntoken = "{TOKEN}"\n[replica]\nurl = "{url}"\n', encoding="utf-8")
    (folder / "data").mkdir(exist_ok=True)
    return load(path, KEYS)


def test_the_secrets_are_in_no_file(tmp_path: Path) -> None:
    """They go through the child's environment; the file is the owner's alone; our own settings stay with us."""
    settings = config(tmp_path, "s3://bucket/bot")
    path = configured(settings)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "hushhush" not in path.read_text() and "s3://bucket/bot" in path.read_text()
    given = environment(settings.replica, {"PATH": "/bin", "GONGHUI_TELEGRAM__TOKEN": TOKEN})
    assert given == {
        "PATH": "/bin",
        "LITESTREAM_ACCESS_KEY_ID": "AKIAEXAMPLE",
        "LITESTREAM_SECRET_ACCESS_KEY": "hushhush",
    }
    assert "hushhush" not in repr(settings)


def test_a_folder_is_meant_from_the_configuration_file(tmp_path: Path) -> None:
    """Like every path; Litestream wants an address."""
    assert config(tmp_path).replica.url == (tmp_path / "copies").as_uri()


def test_a_fresh_generation_forgets_what_the_folder_holds(tmp_path: Path) -> None:
    """For an erasure; other files in it are left, and of a service elsewhere it says that it can't."""
    settings = config(tmp_path)
    for folder in (tmp_path / "copies" / "ltx" / "0", tmp_path / "data" / ".gonghui.db-litestream" / "ltx"):
        folder.mkdir(parents=True)
        (folder / "1.ltx").write_bytes(b"a name")
    (tmp_path / "copies" / "notes").write_text("x")
    assert fresh_generation(settings)
    left = sorted(path.name for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["config.toml", "gonghui.db.litestream.anew", "notes"]
    assert not fresh_generation(config(tmp_path, "s3://bucket/bot"))


def test_without_the_program_it_is_said_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    """In one line, and nothing is touched."""
    config(tmp_path)
    monkeypatch.setattr(replica.sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main.main(["restore", "--config", str(tmp_path / "config.toml"), "replica"]) == 1
    assert "sh tools/setup.sh replica" in capsys.readouterr().err
    assert not (tmp_path / "data" / "gonghui.db").exists()


@pytest.mark.slow
@pytest.mark.anyio
async def test_a_replica_that_is_away_is_told_and_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its place being no folder the operator hears of it; when it is one again, and after a kill, it goes on."""
    litestream()
    settings, services = config(tmp_path), stage().services
    monkeypatch.setattr(replica_process, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(replica_process, "PATIENCE_SECONDS", 0.5)
    store = open_store(settings.storage.path, "x")
    (tmp_path / "copies").write_text("in the way")
    keeper = Replicating(settings, services, tmp_path / "s")
    task = asyncio.create_task(keeper.run())

    async def until(is_open: bool) -> None:
        async with asyncio.timeout(20):
            while services.troubles.is_open(Trouble.REPLICA) is not is_open:
                await asyncio.sleep(0.1)

    await until(is_open=True)
    (tmp_path / "copies").unlink()
    await until(is_open=False)
    (tmp_path / "copies" / "ltx" / "old").write_text("a name")
    fresh_generation(settings)  # while it runs
    await asyncio.sleep(2)
    await until(is_open=False)
    assert not replica.asked_anew(settings).exists()
    assert list((tmp_path / "copies").rglob("*.ltx")) and not (tmp_path / "copies" / "ltx" / "old").exists()
    (tmp_path / "s").unlink()  # as if it hung
    await until(is_open=True)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    store.close()


@pytest.mark.slow
@pytest.mark.anyio
async def test_a_lost_machine_comes_back_from_the_replica(tmp_path: Path) -> None:
    """The drill once: less than two seconds are lost, nothing is doubled, the bot goes on."""
    litestream()
    loss = await drill(tmp_path, 7.0)
    assert loss.is_good, loss.line()
    assert loss.filed > 50 and loss.missing <= loss.behind_rows
