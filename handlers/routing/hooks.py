"""The one place where what lower rooms ask for is answered by the rooms that know."""

from handlers.calendar.changes import attendance_redraw
from handlers.care import log_link, visit_card
from handlers.core.hooks import Hooks
from handlers.helped import receipt_line
from handlers.privacy import exposed_numbers
from handlers.routing import chat_menus, command_menu
from handlers.routing.command_table import COMMANDS
from handlers.worklog import event_link_question
from handlers.yearplan import source_quote
from union.words import Words


def _help_text(_: Words) -> str:
    return command_menu.help_text(_, COMMANDS)


HOOKS = Hooks(
    after_update=exposed_numbers.look,
    help_text=_help_text,
    keep_group_menu=chat_menus.keep_group,
    keep_person_menu=chat_menus.keep_person,
    attendance_changed=attendance_redraw.refresh,
    event_source=source_quote.of_event,
    event_logs=event_link_question.logs_of,
    owner_lines=visit_card.for_owner,
    log_filed=log_link.fulfil,
    log_lines=receipt_line.codes_line,
    log_buttons=receipt_line.link_button,
)
