"""One door before the handlers of all commands: a message that can be none passes it by, and none of them is asked.

PTB asks one handler after the other, two for each command: for a plain message that took as long as half its reading.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from telegram import Message, Update
from telegram.ext import Application, BaseHandler

from handlers.core.messages.command_words import SLASHES, plain
from handlers.core.update_transaction import Context

Asked = BaseHandler[Update, Context, Any]
App = Application[Any, Context, Any, Any, Any, Any]


class MayBeCommand:
    """Lets more pass than is a command, and never less: what begins with a slash or a command's word, or is one alone."""

    def __init__(self, words: Iterable[str], alone: Iterable[re.Pattern[str] | None]) -> None:
        self._begins = (*SLASHES, *map(plain, words))
        self._alone = tuple(each for each in alone if each is not None)
        self._longest = max(map(len, self._begins))

    def __call__(self, message: Message) -> bool:
        """Whether any command is to look at it."""
        text = (message.text or message.caption or "").strip()
        if plain(text[: self._longest]).startswith(self._begins):
            return True
        whole = plain(text)
        return any(each.fullmatch(whole) for each in self._alone)


class CommandDoor(BaseHandler[Update, Context, Any]):
    """The handlers of commands as one handler; of those that fit the first takes the update, as in PTB's own list."""

    def __init__(self, may_be: MayBeCommand, handlers: Sequence[Asked]) -> None:
        super().__init__(handlers[0].callback)
        self._may_be, self._handlers = may_be, handlers

    def check_update(self, update: object) -> tuple[Asked, object] | None:
        """The handler that takes it and what that found; None for what is no command."""
        message = update.message if isinstance(update, Update) else None
        if message is None or not self._may_be(message):
            return None
        found = ((each, each.check_update(update)) for each in self._handlers)
        return next(((each, check) for each, check in found if check not in (None, False)), None)

    async def handle_update(
        self, update: Update, application: App, check_result: Any, context: Context
    ) -> Any:
        """By the one that takes it."""
        handler, check = check_result
        return await handler.handle_update(update, application, check, context)
