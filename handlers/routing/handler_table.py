"""Which handler gets which update. The first that fits takes it, so order matters.

The commands are one handler here: PTB asks one handler after the other, two for each command, and for a plain message that took
half as long as its reading.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from telegram import Message, Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from handlers.core import group_choice
from handlers.core.button_press import pressed
from handlers.core.feature import Feature, buttons_of
from handlers.core.messages.command_words import SLASHES, CommandWord, simplified_text
from handlers.core.monitoring.errors import failed
from handlers.core.update_transaction import Context, conversation
from handlers.people import administrator
from handlers.routing import basic_commands, free_text
from handlers.routing.bot_membership import membership
from handlers.routing.features import COMMANDS, FEATURES, WORDS, hear
from handlers.routing.references import earlier_messages
from union.core.lazy_regex import Regex

GROUP, PRIVATE = filters.ChatType.GROUPS, filters.ChatType.PRIVATE
NEW = filters.UpdateType.MESSAGE  # CommandHandler and MessageHandler would take edits too
OWN = NEW & (PRIVATE | ~filters.FORWARDED)  # in a group a forwarded command was given somewhere else
# Above the features, for a message whose group has been chosen may be any command.
GROUP_CHOICE = Feature(
    "group choice",
    buttons=(
        {"which.choose": lambda turn: group_choice.choose(turn, hear), "which.change": group_choice.change},
    ),
)
DEEDS = buttons_of((*FEATURES, GROUP_CHOICE))
Asked = BaseHandler[Update, Context, Any]
App = Application[Any, Context, Any, Any, Any, Any]


def register(app: "Application[Any, Any, Any, Any, Any, Any]") -> None:
    """Give every kind of update its handler."""
    # Where the bot stands in a chat, and what happens to the chat itself, before anything is said in it.
    app.add_handler(ChatMemberHandler(membership, ChatMemberHandler.MY_CHAT_MEMBER))
    # What happens to a chat comes without words: with words none of Telegram's forty kinds of it is looked for.
    happened = NEW & ~filters.TEXT & filters.StatusUpdate.ALL
    app.add_handler(MessageHandler(happened, conversation(basic_commands.chat_changed)))
    # Telegram is asked who the chat's administrators are before this one button is obeyed.
    app.add_handler(CallbackQueryHandler(administrator.taking, pattern=administrator.PATTERN))
    app.add_handler(CallbackQueryHandler(conversation(pressed(DEEDS))))
    # An edit corrects what the message made; it never makes something twice.
    app.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, conversation(earlier_messages.edited)))
    app.add_handler(
        AnyCommandHandler(MayBeCommand(WORDS, (command.alone for command in COMMANDS)), _commands())
    )
    # A command nobody knows: what other bots' commands look like too.
    app.add_handler(MessageHandler(filters.COMMAND & OWN, conversation(basic_commands.unknown_command)))
    # Last, because everything else would fit here as well.
    app.add_handler(MessageHandler((GROUP | PRIVATE) & NEW, conversation(free_text.hear_named)))
    app.add_error_handler(failed)


def _commands() -> list[Asked]:
    found: list[Asked] = []
    for command in COMMANDS:
        act = conversation(command.act)
        word = CommandWord(command.words, command.name, command.alone)
        found += [CommandHandler(command.name, act, OWN), MessageHandler(word & OWN, act)]
    return found


class MayBeCommand:
    """Lets more pass than is a command, and never less: what begins with a slash or a command's word, or is one alone."""

    def __init__(self, words: Iterable[str], alone: Iterable[Regex | None]) -> None:
        self._begins = (*SLASHES, *map(simplified_text, words))
        self._alone = tuple(each for each in alone if each is not None)
        self._longest = max(map(len, self._begins))

    def __call__(self, message: Message) -> bool:
        """Whether any command is to look at it."""
        text = (message.text or message.caption or "").strip()
        if simplified_text(text[: self._longest]).startswith(self._begins):
            return True
        whole = simplified_text(text)
        return any(each.fullmatch(whole) for each in self._alone)


class AnyCommandHandler(BaseHandler[Update, Context, Any]):
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
