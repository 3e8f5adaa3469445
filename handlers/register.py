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
    calendar,
    charge,
    correcting,
    details,
    editing,
    feeds,
    festival_list,
    finding,
    finishing,
    handing_over,
    hearing,
    holidays,
    house,
    joining,
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
from handlers.commands import COMMANDS
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
    **calendar.DEEDS,
    **correcting.DEEDS,
    **details.DEEDS,
    **feeds.DEEDS,
    **festival_list.DEEDS,
    **finding.DEEDS,
    **finishing.DEEDS,
    **handing_over.DEEDS,
    **holidays.DEEDS,
    **house.DEEDS,
    **joining.DEEDS,
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
    app.add_handler(MessageHandler(filters.StatusUpdate.ALL & NEW, conversation(house.chat_changed)))
    # Telegram is asked who the chat's administrators are before this one button is obeyed.
    app.add_handler(CallbackQueryHandler(charge.taking, pattern=charge.PATTERN))
    app.add_handler(CallbackQueryHandler(conversation(pressed(DEEDS))))
    # An edit corrects what the message made; it never makes something twice.
    app.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, conversation(editing.edited)))
    for command in COMMANDS:
        act = conversation(command.act)
        app.add_handler(CommandHandler(command.name, act, OWN))
        app.add_handler(MessageHandler(Word(command.words, command.name, command.alone) & OWN, act))
    # A command nobody knows: what other bots' commands look like too.
    app.add_handler(MessageHandler(filters.COMMAND & OWN, conversation(house.unknown_command)))
    # Last, because everything else would fit here as well.
    app.add_handler(MessageHandler(GROUP & NEW, conversation(plain.in_group)))
    app.add_handler(MessageHandler(PRIVATE & NEW, conversation(plain.in_private)))
    app.add_error_handler(failed)
