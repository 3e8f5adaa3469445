"""The one place where what lower rooms ask for is answered by the rooms that know."""

from functools import partial

from handlers.attendance import spoken_sign_ups
from handlers.calendar import same_item
from handlers.calendar.changes import message_redraw
from handlers.care import visit_card, visit_events
from handlers.core.button_press import pressed
from handlers.core.feature import buttons_of
from handlers.core.hooks import Hooks
from handlers.helped import family_register
from handlers.privacy import exposed_numbers
from handlers.reports import amendment_question, report_snapshot
from handlers.routing import command_menu, features, free_text
from handlers.routing.references import likely_items
from handlers.routing.report_sections import SECTIONS
from handlers.routing.talk import planned_figures
from handlers.worklog import item_ties, payments
from handlers.yearplan import proposals

HOOKS = Hooks(
    answers=features.ANSWERS,
    next_answers=features.NEXT_ANSWERS,
    claims=features.CLAIMS,
    replies=features.REPLIES,
    command_words=features.WORDS,
    hear=features.hear,
    hear_plain=free_text.hear_plain,
    press=pressed(buttons_of(features.FEATURES)),
    after_update=exposed_numbers.look,
    help_topic=lambda _, subject: command_menu.help_topic(_, features.COMMANDS, subject),
    keep_group_menu=partial(command_menu.keep_group, features.COMMANDS),
    keep_person_menu=partial(command_menu.keep_person, features.COMMANDS),
    attendance_changed=message_redraw.refresh,
    list_begun=spoken_sign_ups.enter_names_told,
    event_twins=lambda turn, event: same_item.rows(turn, event, likely_items.likely_moved),
    event_source=proposals.quote_of_event,
    event_logs=item_ties.logs_of,
    owner_lines=visit_card.for_owner,
    carried_in=report_snapshot.carrier,
    log_changed=amendment_question.notice,
    log_filed=visit_events.fulfil,
    likely_ended_items=likely_items.likely_ended_items,
    only_planned=planned_figures.keep_planned_figures,
    payment_told=payments.payment_told,
    log_lines=family_register.codes_line,
    log_buttons=family_register.link_button,
    report_sections=SECTIONS,
)
