"""An item of the calendar asked about as whoever changes it would name it: 「那个会几点来着」, 「周四几点开会」, 「名单交给谁」."""

from handlers.calendar.views import cal_command
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Turn
from handlers.questions import event_answers
from handlers.routing.references.candidate_times import wall_of
from handlers.routing.references.resolver import candidates
from handlers.routing.talk import spoken_to
from union.core.lazy_regex import Regex
from union.core.rights import Action
from union.reading.acts.changes.changes import ItemChange
from union.reading.replies.mentions import mentions

WHO, TO_WHOM, MOST = Regex(r"谁"), Regex(r"[给找]谁"), 3


def claimed(turn: Turn, asked: ItemChange) -> bool:
    """Whether it names an item that is to come; then its time and place are said, or whose it is."""
    is_to_us = turn.where.private or spoken_to.is_meant(turn)
    if turn.said.edited or turn.said.forwarded or not turn.may(Action.SEE):
        return False
    if turn.settings.group_questions != "answer" and not is_to_us:
        return False
    if event_answers.is_about_item(turn, turn.said.text):
        return False
    named = mentions(asked, wall_of(turn), turn.with_group().notice, turn.settings.region)
    if not any(each.words or each.when or each.points for each in named):
        return False
    found = [each.one for each in candidates(turn, asked) if each.is_sure or each.on_day][:MOST]
    if found and WHO.search(asked.text):
        lines = [event_answers.line(turn, one) for one in found]
        if len(found) == 1 and TO_WHOM.search(asked.text) and found[0].event.said:
            lines.append(turn._("原话：{said}", said=brief(found[0].event.said)))
        return turn.tell("\n".join(lines))
    if found:
        cal_command.say_items(turn, found, asked.own)
    return bool(found)
