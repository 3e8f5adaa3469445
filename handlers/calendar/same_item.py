"""Whether what was just planned is another word about an item that is there: one button below its receipt makes it that."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from handlers.core import message_reading
from handlers.core.messages.outgoing_message import Button, brief
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from storage.events import queries as events_queries
from union.core.kinds import Kind
from union.core.period import A_DAY, Grain
from union.events.model import Event, Status
from union.reading.acts.opinion import Sense
from union.reading.message import Message, When
from union.reading.replies.mentions import core_of, title_mention_scores
from union.reading.text.normal_form import EitherScript, normal
from union.reminders.lead_times import is_due_by

NEAR, AHEAD = timedelta(days=14), timedelta(days=60)
LOUD = 1.5  # how a title is named at least: by more than one common word (union/reading/replies/mentions.py)
CHANGING, PLANNING = (Sense.MOVED, Sense.CANCELLED, Sense.PARTLY), (Sense.PLANNED, Sense.TASKED)
SURE, SHORTEST, SHORTEST_LATIN = 0.5, 3, 5
# 「第二场」, 「再来一场」: another of the name.
ONE_MORE = EitherScript(
    r"再|又|另|第[二三四五六2-6]|加[场开班]|每|初赛|决赛|(?i:\b(?:second|2nd|another|again|next|also|extra|final)\b)"
)
BARE_DAY = EitherScript(r"^(?!.{0,12}(?:月|[今明后]|周|星期|礼拜))\D{0,2}\d{1,2}[号日]")
A_WORD = 2  # signs
SAME = "item.same"


def rows(
    turn: Turn, event: Event, likely_moved: Callable[[Turn, Event], Sequence[Event]]
) -> list[list[Button]]:
    """The buttons, right behind the words that planned it, for the item that is called so, or those that they most likely move."""
    if turn.incoming.said is None or turn.said.at != event.said_at:
        return []
    found = _namesake(turn, event) or _of_wider_time(turn, event) or _named_closed_item(turn, event)
    if not (found or ONE_MORE.search(event.said)):
        found = _changeable(turn, event, likely_moved(turn, event))
    return [[_button(turn, event, each)] for each in found]


def _button(turn: Turn, event: Event, old: Event) -> Button:
    label = turn._("这是改 #{number} {title}", number=old.number, title=brief(old.title))
    return turn.button(label, SAME, event.id, old.id)


def _namesake(turn: Turn, event: Event) -> list[Event]:
    """The one open item of this name on another day near by: 「球馆满了，保龄球赛3号晚上7点」 may be its new day, unless words or weeks tell it is one more."""
    meets_again = event.kind is Kind.MEETING
    if event.rule is not None or is_due_by(event) or meets_again or ONE_MORE.search(event.said):
        return []
    core = core_of(event.title)
    known = _changeable(turn, event, occurrences.open_items(turn))
    away = ((each, abs((each.start.date() - event.start.date()).days)) for each in known)
    near = [each for each, days in away if 0 < days <= NEAR.days and days % 7]
    found = [each for each in near if is_one_name(core, core_of(each.title))]
    return found if len(found) == 1 else []


def _of_wider_time(turn: Turn, event: Event) -> list[Event]:
    """The open item of several days, of the same owner, that shares a word with it: 「約咗公司5號下晝4點」 of 「同公司約見面，1月頭」."""
    said = normal(event.said).text
    found = [
        each
        for each in _changeable(turn, event, occurrences.open_items(turn))
        if event.grain is Grain.MINUTE and each.end is not None and each.end - each.start > A_DAY
        if each.start <= event.start < each.end
        and set(each.owners) & set(event.owners)
        and _shares_word(each.title, said)
    ]
    return found if len(found) == 1 else []


def _shares_word(title: str, said: str) -> bool:
    core = normal(title).text
    return any(core[at : at + A_WORD] in said for at in range(len(core) - A_WORD + 1))


def _changeable(turn: Turn, event: Event, items: Iterable[Event]) -> list[Event]:
    """Those put down before it that it may be another word about, and that the writer may change."""
    return [
        each
        for each in items
        if each.id < event.id and _can_be_changed_by(turn, each, event) and may_alter(turn, each)
    ]


def is_one_name(one: str, two: str) -> bool:
    """「保龄球赛」 and 「保龄球赛」, bowling and bowling night: one may begin or end with the other."""
    short, long = sorted((one, two), key=len)
    least = SHORTEST_LATIN if short.isascii() else SHORTEST
    return len(short) >= least and (long.startswith(short) or long.endswith(short))


def settled(turn: Turn, plan: Message) -> tuple[Event, When] | None:
    """The one open item of that name and day whose hour the plan says, now that it is settled: 「总结会定了，25号下午两点半」.

    A bare day is the item's, of whatever month.
    """
    when, title = plan.last_when, core_of(plan.title or "")
    is_hour = when is not None and when.grain is Grain.MINUTE and not (when.rrule or when.deadline)
    if when is None or not is_hour or not title or ONE_MORE.search(plan.text):
        return None
    found = [
        (each, at)
        for each in occurrences.open_items(turn)
        if each.rule is None and each.grain in (Grain.DAY, Grain.HOUR) and not is_due_by(each)
        if (at := _on_its_day(each, when)) and each.kind is not Kind.FESTIVAL
        if is_one_name(title, core_of(each.title)) and may_alter(turn, each)
    ]
    return found[0] if len(found) == 1 else None


def _on_its_day(event: Event, when: When) -> When | None:
    by = event.start.date() - when.start.date()
    is_bare = BARE_DAY.search(when.text) is not None and event.start.day == when.start.day
    at = when.later(by) if by and is_bare else when
    return at if event.start.date() == at.start.date() and event.start <= at.start < event.until else None


def _named_closed_item(turn: Turn, event: Event) -> list[Event]:
    """The one closed lately that the words name and rather change than plan anew: 「意見書仲差數字，當未完成，25號前再交」."""
    meant = message_reading.opinion_of(turn)
    if meant is None or meant.share(*PLANNING) >= SURE:  # of most words; known without the calendar
        return []
    group, since = turn.with_group(), turn.now - NEAR
    closed = [
        each
        for status in (Status.DONE, Status.CANCELLED)
        for each in events_queries.closed_since(turn.db, group, status, since)
    ]
    known = _changeable(turn, event, closed)
    scores = title_mention_scores([each.title for each in known], event.said)
    best = max(scores, default=0.0)
    found = [each for each, score in zip(known, scores, strict=True) if score == best >= LOUD]
    said = message_reading.opinion_of(turn, found[0].title) if len(found) == 1 else None
    return found if said is not None and said.share(*CHANGING) > said.share(*PLANNING) else []


def _can_be_changed_by(turn: Turn, one: Event, new: Event) -> bool:
    is_held = one.status is Status.DONE or one.start <= turn.written
    if is_held and not is_due_by(one):  # the next meeting is another one
        return False
    is_other = one.rule is not None or one.said_at in (None, new.said_at) or one.kind is Kind.FESTIVAL
    return not is_other and is_due_by(one) is is_due_by(new) and abs(one.start - new.start) <= AHEAD
