"""What is done outside of any transaction for people's own data: exports made, the file cleansed after an erasure."""

import asyncio
from pathlib import Path

from bot.config.settings import Config
from bot.operations.replica import fresh_generation
from bot.workers.client import cleanse_apart, export_apart
from handlers.core.services import Services
from handlers.privacy.erasure_job import finish_erasures
from handlers.privacy.export_job import make_exports


async def care_for_data(services: Services, config: Config) -> None:
    """Make the exports wanted and finish the erasures begun; each in a child process of its own."""

    async def cleanse(path: Path) -> bool:
        # First, so that the replicating program ends and lets go of the log; the next one begins with nothing.
        if config.replica.url:
            await asyncio.to_thread(fresh_generation, config)
        return await cleanse_apart(path)

    await make_exports(services, export_apart)
    await finish_erasures(services, cleanse)
