"""How updates come in: by our own polling, or brought by Telegram to the webhook; each makes sure of the other's end."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram import Bot
from telegram.error import TelegramError

from bot.config.settings import Config
from bot.refusal import Refusal
from bot.telegram.api_response import named_wait
from bot.telegram.long_poll import ALLOWED

log = logging.getLogger(__name__)
LONGEST_PAUSE = 60.0
# Of each chat Telegram brings one message at a time, the next when that is answered: with one connection for all, who
# costs much would hold up everybody.
CONNECTIONS = 40


def refuse_halves(config: Config) -> None:
    """Refusal in words for a webhook without what it needs."""
    if config.telegram.mode != "webhook":
        return
    if not config.telegram.webhook_secret.get_secret_value():
        raise Refusal("webhook 方式要有校验口令，请填写 telegram.webhook_secret（字母数字，建议 32 个以上）")
    if not config.web.public_url.startswith("https://"):
        raise Refusal("webhook 方式要有 https:// 的对外网址，请填写 web.public_url")


async def begin_polling(bot: Bot) -> None:
    """Take away a webhook that was set; what waits there is kept and comes by polling."""
    await _until_done(lambda: bot.delete_webhook(drop_pending_updates=False))


async def begin_webhook(bot: Bot, config: Config) -> None:
    """Tell Telegram where to bring updates and which word proves that it is Telegram; nothing waiting is dropped."""
    from bot.telegram.webhook import PATH  # with what serves pages, which polling does without

    url = config.web.public_url.rstrip("/") + PATH
    secret = config.telegram.webhook_secret.get_secret_value()
    await _until_done(
        lambda: bot.set_webhook(
            url,
            secret_token=secret,
            allowed_updates=ALLOWED,
            max_connections=CONNECTIONS,
            drop_pending_updates=False,
        )
    )


async def _until_done(call: Callable[[], Awaitable[bool]]) -> None:
    pause = 1.0
    while True:
        try:
            await call()
            return
        except TelegramError as error:  # its own words: the address or the certificate may be at fault
            log.warning("the way in could not be set: %s: %s", type(error).__name__, error.message)
            await asyncio.sleep(max(pause, named_wait(error)))
            pause = min(pause * 2, LONGEST_PAUSE)
