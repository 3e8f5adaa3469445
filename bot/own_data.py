"""What is done outside of any transaction for people's own data: exports made, the file cleansed after an erasure."""

import asyncio
from pathlib import Path

from bot.cleansing import cleanse_apart
from bot.config import Config
from bot.exporting import export_apart
from bot.replica import fresh_generation
from handlers.cleansing import finish_erasures
from handlers.export_making import make_exports
from handlers.services import Services


async def care_for_data(services: Services, config: Config) -> None:
    """Make the exports wanted and finish the erasures begun; each in a child process of its own."""

    async def cleanse(path: Path) -> bool:
        # First, so that the replicating program ends and lets go of the log; the next one begins with nothing.
        if config.replica.url:
            await asyncio.to_thread(fresh_generation, config)
        return await cleanse_apart(path)

    await make_exports(services, export_apart)
    await finish_erasures(services, cleanse)
