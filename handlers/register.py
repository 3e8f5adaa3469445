"""The table of contents: which handler gets which update. The first that fits takes it, so order matters."""

from typing import Any

from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from handlers import (
    additions,
    agenda,
    amending,
    asking,
    attachments,
    branch_cards,
    branch_correcting,
    budgets,
    calendar,
    care_answers,
    care_over,
    care_rules,
    charge,
    correcting,
    coverage,
    details,
    editing,
    exposing,
    feeds,
    festival_list,
    finding,
    finishing,
    greeting,
    handing_over,
    hearing,
    helped,
    hint_muting,
    holidays,
    house,
    joining,
    language,
    lead_settings,
    leftover,
    letterhead,
    merging,
    mirrors,
    my_list,
    name_list,
    own_reminders,
    own_templates,
    packs,
    paper_template,
    photos,
    plain,
    presence,
    privacy,
    reports,
    request_answers,
    request_door,
    request_staff,
    roles,
    settings,
    signing_answers,
    signing_up,
    templates,
    tying,
    unsure,
    web,
    which,
    worklog,
    yearplan_accepting,
    yearplan_editing,
    yearplan_gathering,
    yearplan_missing,
    yearplan_pages,
    yearplan_progress,
    yearplan_undoing,
)
from handlers.chinese import Word
from handlers.command_door import Asked, CommandDoor, MayBeCommand
from handlers.commands import COMMANDS, WORDS
from handlers.conversation import conversation
from handlers.errors import failed
from handlers.membership import membership
from handlers.press import pressed

GROUP, PRIVATE = filters.ChatType.GROUPS, filters.ChatType.PRIVATE
NEW = filters.UpdateType.MESSAGE  # CommandHandler and MessageHandler would take edits too
OWN = NEW & (PRIVATE | ~filters.FORWARDED)  # in a group a forwarded command was given somewhere else
# What a command goes on with once the document it came with is read.
DOCUMENTS = {
    holidays.NAME: (attachments.with_words, holidays.show),
    paper_template.NAME: (attachments.with_template, paper_template.command),
}
DEEDS = {
    "which.choose": lambda turn: which.choose(turn, hearing.hear),
    "which.change": which.change,
    **additions.DEEDS,
    **agenda.DEEDS,
    **amending.DEEDS,
    **asking.DEEDS,
    **branch_cards.DEEDS,
    **branch_correcting.DEEDS,
    **budgets.DEEDS,
    **calendar.DEEDS,
    **care_answers.DEEDS,
    **care_over.DEEDS,
    **care_rules.DEEDS,
    **correcting.DEEDS,
    **coverage.DEEDS,
    **details.DEEDS,
    **exposing.DEEDS,
    **feeds.DEEDS,
    **festival_list.DEEDS,
    **finding.DEEDS,
    **finishing.DEEDS,
    **greeting.DEEDS,
    **handing_over.DEEDS,
    **helped.DEEDS,
    **hint_muting.DEEDS,
    **holidays.DEEDS,
    **house.DEEDS,
    **joining.DEEDS,
    **language.DEEDS,
    **lead_settings.DEEDS,
    **leftover.DEEDS,
    **letterhead.DEEDS,
    **merging.DEEDS,
    **mirrors.DEEDS,
    **my_list.DEEDS,
    **name_list.DEEDS,
    **own_reminders.DEEDS,
    **own_templates.DEEDS,
    **packs.DEEDS,
    **paper_template.DEEDS,
    **photos.DEEDS,
    **presence.DEEDS,
    **privacy.DEEDS,
    **reports.DEEDS,
    **request_answers.DEEDS,
    **request_door.DEEDS,
    **request_staff.DEEDS,
    **roles.DEEDS,
    **settings.DEEDS,
    **signing_answers.DEEDS,
    **signing_up.DEEDS,
    **templates.DEEDS,
    **tying.DEEDS,
    **unsure.DEEDS,
    **web.DEEDS,
    **worklog.DEEDS,
    **yearplan_accepting.DEEDS,
    **yearplan_editing.DEEDS,
    **yearplan_gathering.DEEDS,
    **yearplan_missing.DEEDS,
    **yearplan_pages.DEEDS,
    **yearplan_progress.DEEDS,
    **yearplan_undoing.DEEDS,
}


def register(app: "Application[Any, Any, Any, Any, Any, Any]") -> None:
    """Give every kind of update its handler."""
    # Where the bot stands in a chat, and what happens to the chat itself, before anything is said in it.
    app.add_handler(ChatMemberHandler(membership, ChatMemberHandler.MY_CHAT_MEMBER))
    # What happens to a chat comes without words: with words none of Telegram's forty kinds of it is looked for.
    happened = NEW & ~filters.TEXT & filters.StatusUpdate.ALL
    app.add_handler(MessageHandler(happened, conversation(house.chat_changed)))
    # Telegram is asked who the chat's administrators are before this one button is obeyed.
    app.add_handler(CallbackQueryHandler(charge.taking, pattern=charge.PATTERN))
    app.add_handler(CallbackQueryHandler(conversation(pressed(DEEDS))))
    # An edit corrects what the message made; it never makes something twice.
    app.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, conversation(editing.edited)))
    # Telegram may be asked first whether somebody is in a group.
    app.add_handler(MessageHandler(PRIVATE & filters.Regex(request_door.LINK) & OWN, request_door.by_link))
    word = Word(request_door.WORDS, request_door.NAME, request_door.ALONE)
    app.add_handler(CommandHandler(request_door.NAME, request_door.by_word, PRIVATE & OWN))
    app.add_handler(MessageHandler(PRIVATE & word & OWN, request_door.by_word))
    app.add_handler(CommandDoor(MayBeCommand(WORDS, (command.alone for command in COMMANDS)), _commands()))
    # A command nobody knows: what other bots' commands look like too.
    app.add_handler(MessageHandler(filters.COMMAND & OWN, conversation(house.unknown_command)))
    # Last, because everything else would fit here as well.
    app.add_handler(MessageHandler(GROUP & NEW, conversation(plain.in_group)))
    app.add_handler(MessageHandler(PRIVATE & NEW, conversation(plain.in_private)))
    app.add_error_handler(failed)


def _commands() -> list[Asked]:
    """For each command what gives it in Latin letters, then what gives it in Chinese."""
    found: list[Asked] = []
    for command in COMMANDS:
        act = conversation(command.act)
        word = Word(command.words, command.name, command.alone)
        found += [CommandHandler(command.name, act, OWN), MessageHandler(word & OWN, act)]
    return found
