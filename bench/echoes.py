"""Bare echo bots, as their libraries' own first pages have them: `python -m bench.echoes ptb|ptb8|aiogram PORT`."""

import asyncio
import logging
import sys

TOKEN = "7000000001:AAroomroomroomroomroomroomroomroomroom0"  # the room's, no secret


def ptb(port: int, at_once: int) -> None:
    """python-telegram-bot: one update after the other, or so many at once."""
    from telegram import Update
    from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None and update.message.text is not None:
            await update.message.reply_text(update.message.text)

    builder = ApplicationBuilder().token(TOKEN).base_url(f"http://127.0.0.1:{port}/bot")
    if at_once > 1:
        builder = builder.concurrent_updates(at_once)
    application: Application = builder.build()  # type: ignore[type-arg]
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


def aiogram(port: int) -> None:
    """aiogram: each update a task of its own."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message

    dispatcher = Dispatcher()

    async def echo(message: Message) -> None:
        await message.reply(message.text or "")

    dispatcher.message.register(echo)
    server = TelegramAPIServer.from_base(f"http://127.0.0.1:{port}")
    bot = Bot(TOKEN, session=AiohttpSession(api=server))
    asyncio.run(dispatcher.start_polling(bot))


def main(name: str, port: int) -> None:
    """Serve until ended."""
    logging.basicConfig(level=logging.WARNING)
    if name == "aiogram":
        aiogram(port)
    else:
        ptb(port, 8 if name == "ptb8" else 1)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
