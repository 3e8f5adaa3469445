"""Refusals and breakdowns on demand, so that tests see how the bot takes them.
One fault waits for one method (or any, "*") and is used up."""

from dataclasses import dataclass

from bot.demo.bot_api.errors import BotError
from bot.demo.bot_api.values import Json


@dataclass(slots=True)
class Fault:
    """The next `times` calls of `method` end in this error; `after_effect`: the work is done all the same."""

    method: str
    error_code: int
    description: str
    parameters: Json | None = None
    times: int = 1
    after_effect: bool = False
    chat_id: int | None = None

    def fits(self, method: str, chat_id: str) -> bool:
        """Whether this call is the one to fail; `chat_id` as the bot wrote it."""
        named = self.method in ("*", method)
        return named and self.times > 0 and (self.chat_id is None or str(self.chat_id) == chat_id)

    def error(self) -> BotError:
        """What the bot is told."""
        return BotError(self.error_code, self.description, self.parameters)
