"""Words nobody understood, about an item of ours: said which one, and what may become of it as buttons."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from handlers.calendar.changes import event_replies, new_time_question
from handlers.core import message_reading
from handlers.core.messages.message_subject import About
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from handlers.events.texts import title_line
from handlers.reminders.texts import label_done
from handlers.routing.references.candidate_times import may_be, wall_of
from handlers.routing.references.likely_items import (
    CANCEL,
    CERTAIN,
    CLEAR,
    DONE,
    MOVE,
    NAMED,
    Meant,
    at_hand,
    is_beside_it,
    item_of,
    seen,
    standing_out,
    wanted,
    weighed,
)
from handlers.worklog import ended_items, log_command, log_entry
from union.core.records import replace
from union.core.rights import Action
from union.events.model import Occurrence
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope
from union.reading.acts.leftovers import STAYS, is_talk
from union.reading.acts.opinion import Sense
from union.reading.message import Intent, Message
from union.reading.replies.moved_times import moved
from union.reading.text.normal_form import EitherScript as Regex
from union.reading.text.normal_form import normal
from union.reminders.lead_times import is_due_by
from union.worklog.event_links import Candidate, Reason

CHANGES = {DONE: ChangeDeed.FINISH, MOVE: ChangeDeed.MOVE, CANCEL: ChangeDeed.CANCEL}
CHOICES = tuple(CHANGES)
# 「买好了，花了865」
PAID = Regex(
    r"(?:[买買订訂做印租借备備](?:好|齐|齊|到|咗)?(?:了|咗)|采购|採購)[^。！!?？]{0,24}?(?:花|付|用|一共|共|俾|畀)(?:了|咗|去)?\s?[$¥]?\d"
)
CHANGED = (Sense.MOVED, Sense.CANCELLED)
A_YEAR, SOON = relativedelta(years=1), timedelta(days=60)
SAYS_YEAR = Regex(r"\d{4}|年|补[记登报录]|\blast\b|\bago\b", any_case=True)
OTHERWISE_THERE = Regex(
    r"(?:(?:时间|地[点方]|集合|其[他余它]|别的|内容|人数)[、和同]?)+(?:都|也|一样)?(?:照[旧常]|[不没]变)|same (?:time|place|venue)",
    any_case=True,
)
A_MOMENT = timedelta(microseconds=1)
WORTH_A_BUTTON, LIKELY, SURE = 0.2, 0.6, 0.8


def meant(turn: Turn) -> Occurrence | None:
    """The item the words are about by many signs, though nobody understood what they say of it."""
    found = item_of(turn) or at_hand(turn)
    ended = ended_items.endings(turn, turn.said.text) if found is None and not is_beside_it(turn) else ()
    return found.one if found is not None else next((each.one for each in ended), None)


def changed_of(turn: Turn, message: Message) -> Meant | None:
    """What reads like work or a plan of its own and most likely moves or calls off the item it names, or surely does one."""
    found = item_of(turn) if len(message.times) < 2 else None
    if found is None or not may_be(turn, found.one, ChangeDeed.MOVE):
        return None
    least = LIKELY if found.words >= NAMED else SURE
    return found if found.said.share(*CHANGED) >= least else None


def told_anew(turn: Turn, message: Message) -> Meant | None:
    """The one item of several days that a plan tells again with other ones: 「走访从29号开始，到31号」."""
    when, title = message.when, normal(message.title or "").text
    if when is None or when.end is None or not title:
        return None
    days = when.start.date(), (when.end - A_MOMENT).date()
    found = [
        each
        for each in weighed(turn)
        if title in normal(each.one.event.title).text
        and each.one.start.date() < each.one.last_moment.date()
        and days != (each.one.start.date(), each.one.last_moment.date())
        and each.one.start.date() <= days[1]
        and days[0] <= each.one.last_moment.date()
    ]
    return found[0] if len(found) == 1 else None


def done(turn: Turn) -> bool:
    """Do what the words most surely want of the item they most surely are about; its receipt has the way back."""
    if turn.said.edited or turn.said.forwarded or turn.is_old:
        return False
    found = item_of(turn) or at_hand(turn)
    if found is None or found.fit < CERTAIN or is_talk(turn.said.text) or _stays(turn.said.text):
        return False
    shares = {DONE: found.said.share(Sense.FINISHED), MOVE: found.share(MOVE), CANCEL: found.share(CANCEL)}
    answer = max(shares, key=lambda each: shares[each])
    is_sure = (
        shares[answer] >= SURE and answer in labels(turn, found.one) and may_be_done(turn, found, answer)
    )
    return is_sure and do(turn, answer, kept(found.one))


def _stays(text: str) -> bool:
    """Whether all is as it was; that its place or hour is says nothing of its day."""
    return STAYS.search(OTHERWISE_THERE.sub("", text)) is not None


def may_be_done(turn: Turn, found: Meant, answer: int) -> bool:
    """Whether the words give what it needs: a move another time than its own, the rest no other day than its own."""
    return _moved(turn, found.one) is not None if answer == MOVE else not found.is_of_another_day


def ended_by(turn: Turn) -> Candidate | None:
    """The item that work told most likely ends, where its words and figures do not say (event_links.py); sure ones have `Reason.ALL`."""
    said = message_reading.opinion_of(turn)
    if said is None or said.share(Sense.FINISHED, Sense.TOLD) < LIKELY or is_beside_it(turn):
        return None
    over = [each for each in weighed(turn) if may_be(turn, each.one, ChangeDeed.FINISH)]
    found = standing_out(over, WORTH_A_BUTTON, CLEAR / 2)
    if found is None:
        return None
    is_finished = found.said.share(Sense.FINISHED) >= LIKELY
    if is_due_by(found.one.event) and not is_finished:  # 「提案又收到3份」 ends no collection
        return None
    return Candidate(found.one, found.fit, (Reason.ALL,) if found.fit >= CERTAIN and is_finished else ())


def question(turn: Turn, one: Occurrence) -> str:
    """Which item it is, with its time: who only asked for that knows it then."""
    return turn._("说的是 {item} 吗？点了才改。", item=title_line(turn._, one, turn.today))


def labels(turn: Turn, one: Occurrence) -> dict[int, str]:
    """What may become of it now, by whoever wrote the words; the likeliest first."""
    found: dict[int, str] = {}
    if may_be(turn, one, ChangeDeed.FINISH) and turn.may(Action.FINISH):
        found[DONE] = label_done(turn._, one.event)
    if may_alter(turn, one.event):
        found |= {MOVE: turn._("改期"), CANCEL: turn._("取消")}
    said = message_reading.opinion_of(turn, one.event.title)
    if said is None:
        return found
    ranked = sorted(found, key=lambda each: wanted(said, each), reverse=True)
    return {choice: found[choice] for choice in ranked}


def kept(one: Occurrence) -> dict[str, Any]:
    """What a question about it remembers."""
    return {"event_id": one.event.id, "original": occurrences.code(one)}


def do(turn: Turn, answer: int, data: Mapping[str, Any]) -> bool:
    """Do to the item what was chosen, with what the words tell of it; False where it is there no more."""
    about = About("event", data["event_id"], occurrences.read_code(data["original"]))
    one = occurrences.meant(turn.db, turn.with_group(), about, turn.now)
    if one is None:
        return False
    if answer == DONE and filed(turn, one):
        return True
    if answer == MOVE:
        anew = _moved(turn, one)
        if anew is None or not event_replies.changed(turn, one, anew):
            new_time_question.ask(turn, one, new_time_question.MOVE)
        return True
    text = turn.said.text
    return event_replies.changed(turn, one, ItemChange(CHANGES[answer], "", (), "", (), Scope.ONE, text))


def _moved(turn: Turn, one: Occurrence) -> ItemChange | None:
    """To another time than its own, where the words name one."""
    times = [each.when.text for each in seen(turn).reads]
    change = moved(turn.said.text, times, wall_of(turn), one.start, turn.with_group().notice)
    return replace(change, scope=Scope.ONE) if change is not None else None


def paid_for(turn: Turn) -> bool:
    """Whether the words told what was paid for something of ours, 「包饺子的食材买好了，花了865元」; then that is filed and ends nothing."""
    if PAID.search(turn.said.text) is None or is_talk(turn.said.text):
        return False
    told = message_reading.read_words(turn, turn.said.text, Intent.LOG)
    return any(each.money for each in told.facts) and _is_filed(turn, told)


def filed(turn: Turn, fulfils: Occurrence | None = None) -> bool:
    """Whether the words were filed: work with a figure, of a day that can be; it finishes that item, else the one it most likely ends."""
    told = message_reading.read_words(turn, turn.said.text, Intent.LOG)
    has_figures = any(each.measures or each.money for each in told.facts)
    return has_figures and _is_filed(turn, told, fulfils, ended_by)


def _is_filed(
    turn: Turn,
    told: Message,
    fulfils: Occurrence | None = None,
    ended: Callable[[Turn], Candidate | None] | None = None,
) -> bool:
    """Whether what was told could be filed by whoever told it, of a day that can be."""
    if not turn.may(Action.LOG) or log_command.wrong_day(turn, told) is not None or _may_be_next(turn, told):
        return False
    log_command.file(turn, log_entry.as_log(told), fulfils=fulfils, ended_by=ended)
    return True


def _may_be_next(turn: Turn, told: Message) -> bool:
    """Whether a day without a year was read as one nearly a year ago, while the next is near: 「通过11月21号搞秋茗」 in October."""
    if SAYS_YEAR.search(turn.said.text):
        return False
    days = [when.start.date() for fact in told.facts if (when := fact.when or told.when) is not None]
    return any(turn.today < day + A_YEAR <= turn.today + SOON for day in days)
