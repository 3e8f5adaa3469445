"""The items open in a group that what somebody tells may have ended, weighed (union/worklog/told_ends.py)."""

from handlers.calendar.changes import event_replies
from handlers.core.turn import Turn
from handlers.worklog import log_command, log_entry, told_endings
from union.core.rights import Action
from union.reading.acts.changes.item_changes import ChangeDeed, of_one
from union.reading.message import Intent, Message
from union.reading.text.normal_form import EitherScript
from union.reminders.lead_times import is_due_by

SENTENCE_END, MOST_SENTENCES = EitherScript(r"[。；;！!\n]"), 4


def closed(turn: Turn, message: Message) -> bool:
    """What was told without its title, by all that speaks for it: the item is over, and what has figures or was held is kept."""
    if message.intent is not Intent.NONE or turn.said.forwarded or not turn.may(Action.LOG):
        return False
    sentences = [each for each in SENTENCE_END.split(message.text)[:MOST_SENTENCES] if each.strip()]
    if _closed(turn, message.text):
        return True
    ended = [_closed(turn, each) for each in sentences] if len(sentences) > 1 else []
    return True in ended  # 「…合计92份。表也都收回来了」: two things are over


def _closed(turn: Turn, text: str) -> bool:
    found = told_endings.endings(turn, text)
    if len(found) != 1 or not found[0].is_sure:
        return False
    told = told_endings.told_in(turn, text)
    if log_command.wrong_day(turn, told) is not None:
        return False
    one, is_part = found[0].one, found[0].is_part
    if is_part and found[0].is_named:
        return False  # what is to become of it is asked (item_doubt.py)
    has_figures = log_entry.has_figures(told.facts)
    if is_part and not has_figures:
        turn.say(
            turn._("#{number} {title}还没有办完，照常提醒。", number=one.event.number, title=one.event.title)
        )
    elif has_figures or not is_due_by(one.event):
        log_command.file(turn, told, fulfils=None if is_part else one)
    else:
        change = of_one(ChangeDeed.FINISH, text)
        return event_replies.changed(turn, one, change)
    return True
