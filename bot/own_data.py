"""What is done outside of any transaction for people's own data: exports made, the file cleansed after an erasure."""

from bot.cleansing import cleanse_apart
from bot.exporting import export_apart
from handlers.cleansing import finish_erasures
from handlers.export_making import make_exports
from handlers.services import Services


async def care_for_data(services: Services) -> None:
    """Make the exports wanted and finish the erasures begun; each in a child process of its own."""
    await make_exports(services, export_apart)
    await finish_erasures(services, cleanse_apart)
