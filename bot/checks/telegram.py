"""What is asked of Telegram itself: who the token is, the clock, privacy mode, the webhook, the operator's chat."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx
from telegram import Bot, User, WebhookInfo
from telegram.constants import ChatAction
from telegram.error import BadRequest, EndPointNotFound, Forbidden, InvalidToken, TelegramError

from bot.checks.machine import Finding, clock, note, right, wrong
from bot.clock import host_now
from bot.config.settings import Config, addresses
from bot.telegram.http_request import AiohttpRequest
from bot.telegram.update_source import PATH

SECONDS = 8.0  # a person waits for the answers
MANY = 100  # updates that wait for a bot that is brought them
LATELY = timedelta(hours=1)


async def telegram(config: Config) -> list[Finding]:
    """Everything Telegram can say, within a few seconds; without network one line."""
    found = list[Finding]()
    try:
        async with asyncio.timeout(SECONDS), _bot(config) as bot:
            async for one in _bot_findings(bot, config):
                found.append(one)
    except (InvalidToken, Forbidden, EndPointNotFound):
        return [wrong("token", "telegram.token 被 Telegram 拒绝，请到 @BotFather 核对或重新申请")]
    except (TelegramError, TimeoutError):
        found.append(
            wrong("telegram", f"连不上 {config.telegram.api_base_url}，请检查网络、代理或 api_base_url")
        )
    return found


async def _bot_findings(bot: Bot, config: Config) -> AsyncIterator[Finding]:
    me = bot.bot
    yield right("token", f"令牌有效，机器人是 @{me.username}（{me.full_name}）")
    for found in (
        await _clock(config),
        _privacy(me),
        await _webhook(bot, config),
        await _operator(bot, config),
    ):
        if found is not None:
            yield found


async def identity(config: Config) -> User:
    """Who the token is. Raises TelegramError and TimeoutError."""
    async with asyncio.timeout(SECONDS), _bot(config) as bot:
        return bot.bot


def _bot(config: Config) -> Bot:
    """Opening it asks getMe."""
    request = AiohttpRequest(read_seconds=SECONDS, connect_seconds=SECONDS)
    return Bot(**addresses(config), request=request, get_updates_request=AiohttpRequest())


async def _clock(config: Config) -> Finding | None:
    """By the date of an answer; the token is not in this question. None where the server says none."""
    parts = urlsplit(config.telegram.api_base_url)
    try:
        async with httpx.AsyncClient(timeout=SECONDS) as client:
            answer = await client.head(f"{parts.scheme}://{parts.netloc}/")
        told = parsedate_to_datetime(answer.headers["Date"])
    except (httpx.HTTPError, LookupError, ValueError):
        return None
    return clock(told if told.tzinfo else told.replace(tzinfo=UTC), host_now())


def _privacy(me: User) -> Finding:
    if me.can_read_all_group_messages:
        return right("privacy", "隐私模式已关闭，群里的普通消息都能看到")
    return note(
        "privacy",
        "隐私模式开着，群里只看得到命令和对机器人的回复；要让它听懂普通消息，"
        "请在 @BotFather 用 /setprivacy 关闭，再把机器人移出群重新拉入",
    )


async def _webhook(bot: Bot, config: Config) -> Finding | None:
    try:
        told = await bot.get_webhook_info()
    except TelegramError:
        return None
    return webhook(told, config, host_now())


def webhook(told: WebhookInfo, config: Config, now: datetime) -> Finding:
    """How Telegram's way in stands to the configured one; of an address only the host is shown."""
    host = urlsplit(told.url).hostname
    if config.telegram.mode == "polling":
        if told.url:
            return note(
                "webhook",
                f"Telegram 那里还设着 webhook（{host}）：启动时会自动取消；若另有程序在用，先停掉它",
            )
        return right("webhook", f"主动收取消息（polling），积压 {told.pending_update_count} 条")
    if told.url != config.web.public_url.rstrip("/") + PATH:
        return note(
            "webhook", f"Telegram 那里登记的 webhook 是 {host or '空的'}，不是现在的配置：启动后会自动登记"
        )
    # Telegram's own words for what went wrong of late, which a certificate may be; "" for nothing.
    at: datetime | None = told.last_error_date
    error = told.last_error_message or "没有说明" if at is not None and now - at < LATELY else ""
    if error:
        return wrong("webhook", f"Telegram 一小时内送不到 webhook：{error}。请检查代理和证书")
    if told.pending_update_count > MANY:
        return note("webhook", f"webhook 积压 {told.pending_update_count} 条：机器人没有在运行，或处理不过来")
    return right("webhook", f"webhook 已登记，积压 {told.pending_update_count} 条")


async def _operator(bot: Bot, config: Config) -> Finding | None:
    """Whether the operator can be written to, without writing: a chat shows for some seconds that somebody types."""
    chat_id = config.operator.chat_id
    if not chat_id:
        return note("operator", "没有填 operator.chat_id：磁盘满、备份失败时没有人会听到")
    try:
        await bot.send_chat_action(chat_id, ChatAction.TYPING)
    except (Forbidden, BadRequest):
        return wrong(
            "operator", "operator.chat_id 的人收不到机器人的私聊：请他私聊机器人按一次「开始」，并核对编号"
        )
    except TelegramError:
        return None
    return right("operator", "出了事能私聊告诉 operator.chat_id")
