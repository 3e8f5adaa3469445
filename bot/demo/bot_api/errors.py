"""What the room refuses, in Telegram's own words (tdlib/telegram-bot-api, Client.cpp).
Only the refusals and how they look as JSON; who is refused is decided where the method lives."""

from dataclasses import dataclass

from bot.demo.bot_api.values import Json


class BotError(Exception):
    """A refusal of the Bot API: HTTP status, description and sometimes parameters."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def card(self) -> Json:
        """The JSON body a Bot API server sends for this refusal."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(description: str) -> BotError:
    """A 400; error names in capitals and sentences alike follow the same prefix."""
    return BotError(400, f"Bad Request: {description}")


def forbidden(description: str) -> BotError:
    """A 403: the bot has no way into this chat."""
    return BotError(403, f"Forbidden: {description}")


def migrated(chat_id: int) -> BotError:
    """The group became a supergroup; PTB turns the parameter into ChatMigrated."""
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    return BotError(400, description, {"migrate_to_chat_id": chat_id})


@dataclass(slots=True)
class Fault:
    """The next `times` calls of `method` (or any, "*") end in this error, so that tests see how the bot takes it.

    `after_effect`: the work is done all the same.
    """

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
