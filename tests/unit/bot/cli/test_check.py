"""`check`: what is looked at, how it is said, and that nothing is changed by looking."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from bot.cli import main
from bot.clock import host_now
from bot.config.settings import load
from bot.operations import backups
from storage.core import groups, updates
from storage.core.rows import to_text
from storage.engine.database import Database, open_store
from union.core.backup_schedule import name_of

TOKEN = "4839201756:" + "Qw3rTy_Ui-0" * 3 + "Zz"
REFUSED = (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})


def me(reads_all: bool) -> tuple[int, dict[str, object]]:
    """getMe's answer for a bot with privacy mode off (`reads_all`) or on."""
    bot = {
        "id": 4839201756,
        "is_bot": True,
        "first_name": "小秘",
        "username": "gonghui_bot",
        "can_join_groups": True,
        "can_read_all_group_messages": reads_all,
        "supports_inline_queries": False,
    }
    return 200, {"ok": True, "result": bot}


class Telegram(HTTPServer):
    """Answers getMe with `answer`, the webhook with `webhook`, all else with `anything`, on loopback."""

    answer: tuple[int, dict[str, object]] = me(reads_all=True)
    anything: tuple[int, dict[str, object]] = (200, {"ok": True, "result": True})
    webhook: ClassVar[dict[str, object]] = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 0,
    }
    date: datetime | None = None  # what time it says it is; None: the right one


class Answering(BaseHTTPRequestHandler):
    """One request."""

    server: Telegram

    def do_POST(self) -> None:
        """Send the answer."""
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, body = self.server.anything
        if self.path.endswith("/getMe"):
            status, body = self.server.answer
        elif self.path.endswith("/getWebhookInfo"):
            status, body = 200, {"ok": True, "result": self.server.webhook}
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def do_HEAD(self) -> None:
        """What time it is; who asks has no token."""
        assert self.path == "/"
        self.send_response(302)
        self.end_headers()

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The Date of every answer."""
        return format_datetime(self.server.date or host_now(), usegmt=True)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: a test reads stderr."""


@pytest.fixture
def telegram() -> Iterator[Telegram]:
    """A Telegram that knows one method."""
    with Telegram(("127.0.0.1", 0), Answering) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def config(tmp_path: Path, telegram: Telegram) -> Path:
    """A good configuration for that Telegram."""
    path = tmp_path / "config.toml"
    base = f"http://127.0.0.1:{telegram.server_port}/bot"
    path.write_text(
        f'[telegram]\ntoken = "{TOKEN}"\napi_base_url = "{base}"\n[storage]\npath = "data/a.db"\n'
        "[operator]\nchat_id = 7\n",
        "utf-8",
    )
    path.chmod(0o600)
    return path


def check(config: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code and the lines of `check`."""
    code = main.main(["check", "--config", str(config)])
    out, err = capsys.readouterr()
    assert err == ""
    assert "Qw3rTy" not in out
    return code, out


def test_all_is_well(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything in order: only ✓, exit 0, the bot's name, and no file made by looking."""
    code, said = check(config, capsys)
    assert code == 0
    assert [line[0] for line in said.splitlines()] == ["✓"] * 10
    assert "@gonghui_bot（小秘）" in said
    assert "首次启动时会建立" in said
    assert "积压 0 条" in said and "与 Telegram 一致" in said and "磁盘还有" in said
    assert list(config.parent.iterdir()) == [config]


def test_half_a_webhook_and_an_open_address_are_said(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What `run` would refuse, and what would send sessions over the network in the clear."""
    written = config.read_text("utf-8").replace("[telegram]\n", '[telegram]\nmode = "webhook"\n')
    config.write_text(f'{written}[web]\npublic_url = "http://gonghui.example"\n', "utf-8")
    code, said = check(config, capsys)
    assert code == 1
    assert "✗ webhook 方式要有校验口令" in said
    assert "! web.public_url 是 http://gonghui.example" in said


def test_privacy_mode_is_a_note(config: Path, telegram: Telegram, capsys: pytest.CaptureFixture[str]) -> None:
    """Privacy mode on is no fault, but the operator hears what it means and how to change it."""
    telegram.answer = me(reads_all=False)
    code, said = check(config, capsys)
    assert code == 0
    assert "! 隐私模式开着" in said
    assert "/setprivacy" in said


def test_a_refused_token_is_said(
    config: Path, telegram: Telegram, capsys: pytest.CaptureFixture[str]
) -> None:
    """A token that looks right but is not accepted fails the check, without being shown."""
    telegram.answer = REFUSED
    code, said = check(config, capsys)
    assert code == 1
    assert "✗ telegram.token 被 Telegram 拒绝" in said


def test_an_unreachable_server_is_said(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody answers at the address: the address is named, not the token."""
    text = config.read_text("utf-8")
    config.write_text(text.replace("http://127.0.0.1:", "http://127.0.0.1:1/x"), "utf-8")
    code, said = check(config, capsys)
    assert code == 1
    assert "✗ 连不上 http://127.0.0.1:1/x" in said


def test_a_proxy_that_refuses_is_not_taken_for_telegram(
    config: Path, telegram: Telegram, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody between says 403 in words of their own: the network is to be looked at, not the token."""
    telegram.answer = 403, "<html>Forbidden by the company's proxy</html>"  # type: ignore[assignment]
    code, said = check(config, capsys)
    assert code == 1 and "✗ 连不上" in said and "令牌" not in said


def test_every_fault_of_the_configuration_is_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A configuration that cannot be used: its lines, each with ✗, and nothing further."""
    path = tmp_path / "config.toml"
    path.write_text(f'[telegram]\ntoken = "{TOKEN}"\nmod = 1\n[limits]\nper_second = "many"\n', "utf-8")
    code, said = check(path, capsys)
    assert code == 1
    assert [line[0] for line in said.splitlines()] == ["✗", "✗"]


def _a_directory(path: Path) -> None:
    path.mkdir(parents=True)


def _no_database(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database at all" * 200)


def _a_file_for_a_folder(path: Path) -> None:
    path.parent.write_text("", "utf-8")


def _written_by_a_newer_program(path: Path) -> None:
    from storage.engine.database import open_store

    open_store(path, "x").close()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) "
            "select migration_set, 'm9999_from_the_future', applied_at from _sqlite_migrations limit 1"
        )
    connection.close()


DATABASES = [
    (_a_directory, "是一个目录"),
    (_no_database, "已损坏"),
    (_a_file_for_a_folder, "不是目录"),
    (_written_by_a_newer_program, "更新版本"),
]


@pytest.mark.parametrize(("spoil", "said"), DATABASES)
def test_an_unusable_database_is_said(
    config: Path, capsys: pytest.CaptureFixture[str], spoil: object, said: str
) -> None:
    """What is wrong with the file, and what to do."""
    assert callable(spoil)
    spoil(config.parent / "data" / "a.db")
    code, lines = check(config, capsys)
    assert code == 1
    assert f"✗ 数据库 {config.parent / 'data' / 'a.db'}" in lines
    assert said in lines


@pytest.mark.slow
def test_it_says_how_punctual_the_reminders_were(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of the last month, in one line; nothing of a bot that has sent none."""
    assert "近30天" not in check(config, capsys)[1]
    store = open_store(load(config, {}).storage.path, "test")
    with store.unit() as db:
        reminded(db, host_now() - timedelta(minutes=40))
    store.close()
    assert "近30天发出提醒 1 条，0 条在一分钟内，最晚迟了40分钟" in check(config, capsys)[1]


def reminded(db: Database, due: datetime) -> None:
    """One reminder that was due then and was sent forty minutes later."""
    group_id = groups.create(db, -1, "工会", due)
    db.execute(
        """insert into events (id, group_id, number, title, kind, start, grain, timezone, status, said, created_at)
           values (1, ?, 1, '例会', 'meeting', '2026-11-25', 'day', 'Asia/Shanghai', 'open', '', '')""",
        [group_id],
    )
    db.execute(
        """insert into outbox (id, group_id, chat_id, lane, method, params, state, created_at, next_try_at, sent_at)
           values (1, ?, -1, 1, 'sendMessage', '{}', 'sent', '', '', ?)""",
        [group_id, to_text(due + timedelta(minutes=40))],
    )
    db.execute(
        """insert into reminders (group_id, event_id, original, lead, due_at, state, outbox_id, key)
           values (?, 1, '2026-11-25T00:00', 'd1', ?, 'sent', 1, 'k')""",
        [group_id, to_text(due)],
    )


def test_as_json_it_is_one_object(
    config: Path, telegram: Telegram, capsys: pytest.CaptureFixture[str]
) -> None:
    """For programs: each finding has its subject and mark, and the exit code is the same."""
    telegram.answer = REFUSED
    assert main.main(["check", "--json", "--config", str(config)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is False
    assert {one["what"]: one["mark"] for one in told["findings"]} == {
        "config": "right", "zone": "right", "database": "right", "disk": "right", "font": "right", "token": "wrong"
    }  # fmt: skip


def test_a_clock_that_is_wrong_is_said(
    config: Path, telegram: Telegram, capsys: pytest.CaptureFixture[str]
) -> None:
    """Against the date of Telegram's answer; a little is a note, and by how much and which way is told."""
    telegram.date = host_now() + timedelta(minutes=10)
    code, said = check(config, capsys)
    assert code == 1 and "✗ 服务器时钟比 Telegram 慢" in said
    telegram.date = host_now() - timedelta(seconds=50)
    code, said = check(config, capsys)
    assert code == 0 and "! 服务器时钟比 Telegram 快" in said


def test_without_network_a_row_of_the_future_shows_a_clock_set_back(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file remembers what time it was."""
    text = config.read_text("utf-8")
    config.write_text(text.replace("http://127.0.0.1:", "http://127.0.0.1:1/x"), "utf-8")
    store = open_store(load(config, {}).storage.path, "test")
    with store.unit() as db:
        updates.first_sight(db, 1, 5, host_now() + timedelta(hours=3, minutes=1))
    store.close()
    code, said = check(config, capsys)
    assert code == 1 and "✗ 数据库里有 3小时以后的消息" in said and "✗ 连不上" in said


def test_what_others_can_read_is_said(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The configuration with its token, and the database; a configuration without a secret is nobody's."""
    path = load(config, {}).storage.path
    open_store(path, "test").close()
    path.chmod(0o644)
    config.chmod(0o644)
    code, said = check(config, capsys)
    assert code == 0
    assert f"chmod 600 {config}" in said and f"chmod 600 {path}" in said
    assert "还没有备份" in said
    config.write_text(config.read_text("utf-8").replace(TOKEN, ""), "utf-8")
    monkeypatch.setenv("GONGHUI_TELEGRAM__TOKEN", TOKEN)
    assert f"chmod 600 {config}" not in check(config, capsys)[1]


@pytest.mark.slow
def test_a_backup_that_is_broken_or_old_is_said(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The newest is opened and checked; it is no use to find out on the day it is needed."""
    settings = load(config, {})
    open_store(settings.storage.path, "test").close()
    made = backups.make(backups.order(settings, host_now()))
    code, said = check(config, capsys)
    assert code == 0 and "✓ 最近的备份" in said and "完整：0 个群，0 条记录" in said
    wall = host_now().astimezone(backups.zone_of(settings)) - timedelta(days=3)
    old = made.path.with_name(name_of(backups.bot_id_of(settings), wall.replace(tzinfo=None)))
    made.path.rename(old)
    code, said = check(config, capsys)
    assert code == 0 and "! 最近的备份" in said and "3天前" in said
    old.write_bytes(old.read_bytes()[:5000])
    code, said = check(config, capsys)
    assert code == 1 and "✗ 最近的备份" in said and "打不开或不完整" in said


def test_nobody_who_hears_is_said(
    config: Path, telegram: Telegram, capsys: pytest.CaptureFixture[str]
) -> None:
    """No operator is a note; one who can't be written to is a fault, for it is found out too late otherwise."""
    telegram.anything = (
        403,
        {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"},
    )
    code, said = check(config, capsys)
    assert code == 1 and "✗ operator.chat_id 的人收不到" in said
    config.write_text(config.read_text("utf-8").replace("chat_id = 7", "chat_id = 0"), "utf-8")
    code, said = check(config, capsys)
    assert code == 0 and "! 没有填 operator.chat_id" in said


def test_a_replica_without_its_program_is_said(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before it is needed."""
    config.write_text(config.read_text("utf-8") + '[replica]\nurl = "away"\n', "utf-8")
    monkeypatch.setenv("PATH", str(config.parent))
    monkeypatch.setattr("sys.executable", str(config.parent / "python"))
    code, said = check(config, capsys)
    assert code == 1 and "✗ 没有找到 litestream" in said


LITESTREAMS = [("v0.3.13", True), ("0.5.16", True), ("0.5.17", False), ("0.6.0", False), ("dev", False)]


@pytest.mark.parametrize(("version", "is_old"), LITESTREAMS)
def test_a_litestream_that_may_lose_what_was_kept_is_said(
    version: str,
    is_old: bool,
    config: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While there is a replica it is the one who folds the log: its own SQLite counts, not Python's. The bot runs all the same."""
    program = config.parent / "litestream"
    program.write_text(f"#!/bin/sh\necho {version}\n", "utf-8")
    program.chmod(0o700)
    monkeypatch.setattr("sys.executable", str(config.parent / "python"))
    config.write_text(config.read_text("utf-8") + '[replica]\nurl = "s3://away/a"\n', "utf-8")
    code, said = check(config, capsys)
    assert code == 0 and (f"! litestream {version} 自带的 SQLite 太旧" in said) is is_old


def test_addresses_that_are_taken_or_open_are_said(
    config: Path, telegram: Telegram, capsys: pytest.CaptureFixture[str]
) -> None:
    """While the bot is away; the bot would go on without them, so it is a note."""
    port = telegram.server_port
    lines = f'[web]\nhealth = true\nhealth_listen = "0.0.0.0:{port}"\n'
    config.write_text(config.read_text("utf-8") + lines, "utf-8")
    code, said = check(config, capsys)
    assert code == 0
    assert f"! 0.0.0.0:{port} 被别的程序占着" in said and "请用防火墙挡住" in said
