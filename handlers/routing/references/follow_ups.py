"""Words in a group right behind what was planned, changed or filed there, that name no other thing: heard as a reply to it."""

from datetime import timedelta
from decimal import Decimal

from handlers.calendar import talked_plans
from handlers.calendar.changes import event_replies, last_change
from handlers.core import message_reading, speakers
from handlers.core.messages.message_subject import About, about_time
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.routing import undo_commands
from handlers.routing.references.accompanying_acts import names_event
from handlers.routing.references.candidate_times import accepts
from handlers.worklog import log_replies
from union.events.model import Event, Occurrence, Status
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.corrections import read_correction
from union.reading.acts.changes.hinted_changes import read_proposals
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange
from union.reading.acts.opinion import Sense
from union.reading.acts.tasks.doers import doer
from union.reading.acts.tasks.own_plans import TAKES_IT
from union.reading.message import Intent
from union.reading.replies.item_replies import read_reply_to
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by
from union.worklog.entries import LogEntry
from union.worklog.spoken_corrections import is_close, is_cost_of_another_thing

SOON, DAYS = timedelta(hours=1), 31
MOVED_TO = "改到{:f}号"  # as a reply says it
# Characters: 「推迟两天」 may be said of anything, and whoever writes more names what is meant.
SHORTEST, LONGEST = 4, 60
# 「咱还是放到周五」, "eh dun need liao, cancel" name nothing.
FILLERS = EitherScript(
    r"咱们?|[我你]们?|大家|要不|干脆|还是|不如|按照?|原[来先]的?|那个|[那就先再吧都]|\b(?:eh|ok|okay|so|sorry|pls|then|just|we|lah)\b|[\s·,]",
    any_case=True,
)
# 「中，后晌就去」 answers somebody.
AGREED = EitherScript(
    r"(?:(?:好|行|中|可以|得|嗯|收到|没问题|ok|okay|can|noted|sure)[的啊呀吧嘞啦]?){1,3}(?:[,，。!！\s]|$)",
    any_case=True,
)
CHANGES = (Sense.MOVED, Sense.CANCELLED, Sense.CORRECTED)
LIKELY, TALK, SURE_TALK = 0.3, 0.6, 0.85


def hear_follow_up(turn: Turn) -> bool:
    """Whether they change it, and that is done."""
    text = turn.said.text
    if turn.where.private or not SHORTEST < len(text) <= LONGEST or AGREED.match(text):
        return False
    is_alone = not message_reading.is_stretch(turn) and message_reading.is_by_itself(turn)
    if not is_alone or read_proposals(text):  # 「改29號得唔得？」 asks, and may be of another
        return False
    found = _latest_thing(turn)
    if isinstance(found, LogEntry):
        return _correct_log(turn, found)
    group, about = turn.with_group(), About("event", found.id) if found else None
    one = occurrences.of_subject(turn.db, group, about, turn.now) if about else None
    if one is None or names_event(turn, text):
        return False
    if (day := _right_day(turn, one)) is not None:
        return event_replies.answer(turn, group, about_time(one), day)
    return _change_event(turn, one)


def _latest_thing(turn: Turn) -> Event | LogEntry | None:
    """What was changed here last, where that is newer than what was planned or told here last."""
    found, changed = undo_commands.latest_here(turn, SOON), last_change.item(turn, SOON)
    said_at = found.said_at if found else turn.said.at - SOON
    return changed.event if changed and last_change.is_newer(turn, said_at, by_all=True) else found


def _change_event(turn: Turn, one: Occurrence) -> bool:
    """By words that say a change and name nothing, or that a reply to it would say and are most likely no talk."""
    text, meant, found = turn.said.text, message_reading.opinion_of(turn), read_changes(turn.said.text)
    again = next((each for each in found if each.deed in (ChangeDeed.REOPEN, ChangeDeed.BACK)), None)
    is_plain = bool(found) and not FILLERS.sub("", found[0].own)
    if meant is None or meant.share(Sense.CHATTER) >= (SURE_TALK if is_plain else TALK):
        return False
    # 「交上来了」 behind the call to a meeting that is still to come
    is_too_early = is_plain and found[0].deed is ChangeDeed.FINISH and not accepts(turn, one, found[0].deed)
    if is_too_early or (is_plain and _takes_on_dated_task(turn, found[0])):
        return False
    if one.status is not Status.OPEN:
        return (
            one.status is Status.CANCELLED and again is not None and event_replies.changed(turn, one, again)
        )
    may_be_task = not found or found[0].deed is ChangeDeed.DUE
    # 「会标谁做？」 「我来，周一前」: what is held is not what is taken on
    is_taken = not is_due_by(one.event) and TAKES_IT.match(normal(text).text)
    if (found and not is_plain) or (may_be_task and (is_taken or doer(text, speakers.people_names(turn)))):
        return False  # 「今天食堂不开」, 「场地志强你去订，20号前」 name what they are about
    if may_be_task and talked_plans.has_likely_plan(turn, talked_plans.SURE):
        return False  # 「尺码表还躺在我桌上…建国你手快，下周三之前发我」
    reply = None if is_plain else read_reply_to(text, turn.written, one.start, turn.notice)
    is_read = is_plain or (reply is not None and reply.when is not None)
    is_likely = is_plain or meant.share(*CHANGES) >= LIKELY
    return is_read and is_likely and event_replies.answer(turn, turn.with_group(), about_time(one), text)


def _takes_on_dated_task(turn: Turn, change: ItemChange) -> bool:
    """Whether the words before tell with a day what is taken on: 「20号前报名单，我负责」."""
    if change.deed is not ChangeDeed.OWNER or not change.before:
        return False
    return message_reading.read_words(turn, turn.said.text, Intent.EVENT).when is not None


def _right_day(turn: Turn, one: Occurrence) -> str | None:
    """Of what is on the 17th "the email says 18 not 17", as a reply would say it."""
    said = read_correction(turn.said.text)
    if said is None or len(said.right) != 1 or said.right[0].unit or said.right[0].is_money:
        return None
    is_its = said.denied == {Decimal(one.start.day)} and 1 <= said.right[0].value <= DAYS
    return MOVED_TO.format(said.right[0].value) if is_its else None


def _correct_log(turn: Turn, entry: LogEntry) -> bool:
    """「簽到紙得18個喎 改返18」: a figure near one of the log's, said to be the right one."""
    said = read_correction(turn.said.text, is_about_it=True)
    if said is None or not (said.is_slip or said.denied) or is_cost_of_another_thing(entry, said):
        return False
    return is_close(entry, said) and log_replies.put_right(turn, entry, said)
