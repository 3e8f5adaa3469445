"""Looks at what the bot needs before it starts: configuration, zone data, database, token.

Changes nothing: no file is created, no message sent.
"""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from telegram import Bot, User
from telegram.error import EndPointNotFound, Forbidden, InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.clock import host_now
from bot.config import Config, load
from bot.database_trouble import explained
from bot.receiving import refuse_halves
from bot.refusal import Refusal
from bot.watch import LOW, NONE, megabytes, room_of
from storage import lateness
from storage.database import StorageError, examine, open_reading
from union.regions import REGIONS

LATELY = timedelta(days=30)
SECONDS = 8.0  # a person waits for the answer


class Mark(StrEnum):
    """How a finding is shown."""

    RIGHT = "✓"
    NOTE = "!"
    WRONG = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, in words."""

    mark: Mark
    text: str


def findings(path: Path, environ: Mapping[str, str]) -> Iterator[Finding]:
    """What there is to say of the configuration file and all it names, in order; stops where it can't go on."""
    try:
        config = load(path, environ)
    except Refusal as error:
        yield from (Finding(Mark.WRONG, line) for line in str(error).splitlines())
        return
    yield Finding(Mark.RIGHT, f"配置 {path} 没有问题")
    yield _zones()
    yield _database(config.storage.path)
    yield from _rooms(config)
    yield from _ways_in(config)
    yield from _lateness(config.storage.path)
    yield from asyncio.run(_telegram(config))


def _zones() -> Finding:
    try:
        for region in REGIONS.values():
            ZoneInfo(region.timezone)
    except ZoneInfoNotFoundError:
        return Finding(Mark.WRONG, "缺少时区数据，请运行 make setup 重新安装依赖")
    return Finding(Mark.RIGHT, "时区数据齐全")


def _database(path: Path) -> Finding:
    problem = examine(path)
    if problem is not None:
        return Finding(Mark.WRONG, explained(problem, path))
    state = "可以使用" if path.exists() else "还不存在，首次启动时会建立"
    return Finding(Mark.RIGHT, f"数据库 {path} {state}")


def _rooms(config: Config) -> Iterator[Finding]:
    """Where the bot writes, and there is hardly any room left; nothing where there is enough."""
    folders = {
        "数据库": config.storage.path.parent,
        "照片": config.storage.photos,
        "备份": config.backup.directory,
    }
    for name, folder in folders.items():
        free = room_of(folder)
        if free is not None and free < LOW:
            mark = Mark.WRONG if free < NONE else Mark.NOTE
            yield Finding(mark, f"{name}所在的磁盘只剩 {megabytes(free)}，请腾出空间")


def _ways_in(config: Config) -> Iterator[Finding]:
    """What the webhook and the pages need beside themselves."""
    try:
        refuse_halves(config)
    except Refusal as refusal:
        yield Finding(Mark.WRONG, str(refusal))
    url = config.web.public_url
    if url.startswith("http://"):
        yield Finding(
            Mark.NOTE, f"web.public_url 是 {url}，不加密：除了在本机试用，请改用 https://（见 docs/web.md）"
        )


def _lateness(path: Path) -> Iterator[Finding]:
    """How punctual the reminders of the last month were; nothing where none were sent."""
    try:
        store = open_reading(path)
    except StorageError:
        return
    try:
        figure = lateness.since(store.db, host_now() - LATELY)
    finally:
        store.close()
    if figure.sent:
        yield Finding(
            Mark.RIGHT if figure.latest <= lateness.IN_TIME else Mark.NOTE,
            f"近30天发出提醒 {figure.sent} 条，{figure.in_time} 条在一分钟内，最晚迟了{_span(figure.latest)}",
        )


def _span(seconds: int) -> str:
    """「40秒」「12分钟」「3小时」."""
    if seconds < 120:
        return f"{seconds}秒"
    return f"{seconds // 60}分钟" if seconds < 7200 else f"{seconds // 3600}小时"


async def _telegram(config: Config) -> list[Finding]:
    try:
        async with asyncio.timeout(SECONDS):
            me = await _who_am_i(config)
    except (InvalidToken, Forbidden, EndPointNotFound):
        return [Finding(Mark.WRONG, "telegram.token 被 Telegram 拒绝，请到 @BotFather 核对或重新申请")]
    except (TelegramError, TimeoutError):
        return [
            Finding(Mark.WRONG, f"连不上 {config.telegram.api_base_url}，请检查网络、代理或 api_base_url")
        ]
    return [Finding(Mark.RIGHT, f"令牌有效，机器人是 @{me.username}（{me.full_name}）"), _privacy(me)]


async def _who_am_i(config: Config) -> User:
    """The answer to getMe, which PTB asks for when a Bot is opened."""
    bot = Bot(
        config.telegram.token.get_secret_value(),
        base_url=config.telegram.api_base_url,
        base_file_url=config.telegram.api_base_file_url,
        request=HTTPXRequest(connect_timeout=SECONDS, read_timeout=SECONDS),
        get_updates_request=HTTPXRequest(),
    )
    async with bot:
        return bot.bot


def _privacy(me: User) -> Finding:
    if me.can_read_all_group_messages:
        return Finding(Mark.RIGHT, "隐私模式已关闭，群里的普通消息都能看到")
    return Finding(
        Mark.NOTE,
        "隐私模式开着，群里只看得到命令和对机器人的回复；要让它听懂普通消息，"
        "请在 @BotFather 用 /setprivacy 关闭，再把机器人移出群重新拉入",
    )
