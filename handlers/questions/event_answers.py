"""Questions about one item of the calendar: 「互助保障名单谁负责」, 「名单交了没有」, and about days to come."""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.calendar.views import own_list
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.questions import texts as phrases
from handlers.questions.answer_words import period_words
from handlers.questions.scope import main_category
from storage.core import people
from union.core.almanac.date_format import day_words
from union.core.groups import Person
from union.events.model import Occurrence, Status
from union.questions.nearest import nearest
from union.reading.names.assignees import ONESELF
from union.reading.questions.item_questions import asks_who_is_left, item_asked, time_ahead, whose_open
from union.reading.replies.rare_words import named_in
from union.reminders.lead_times import is_due_by
from union.words import Words

BETWEEN = "，"
BEHIND, AHEAD = timedelta(days=60), timedelta(days=400)
SHOWN, MOST, LONGEST, AROUND, NAMED = 3, 8, 120, 20, 1.0  # how surely words name an item


def is_about_item(turn: Turn, text: str) -> bool:
    """Whether an item is asked about that is on the calendar."""
    asked = item_asked(text)
    return asked is not None and bool(_called(turn, asked))


def told(turn: Turn, text: str) -> bool:
    """Whether an item was asked about that is on the calendar; then who has it and how it stands is said."""
    asked = item_asked(text)
    found = _called(turn, asked) if asked else []
    if not found:
        return False
    return turn.tell("\n".join(lines(turn, found[:SHOWN])))


def told_likely(turn: Turn, text: str) -> bool:
    """Whether the words name an item of ours; then how it stands is said."""
    today = turn.with_group().day(turn.now)
    ahead = occurrences.within(turn.db, turn.with_group(), today - BEHIND, today + AHEAD)
    items = {one.event.id: one for one in reversed(ahead)}
    named = zip(named_in([each.event.title for each in items.values()], text), items.values(), strict=True)
    found = sorted((each for each in named if each[0] >= NAMED), key=lambda each: -each[0])
    return bool(found) and turn.tell("\n".join(lines(turn, [one for _, one in found[:SHOWN]])))


def lines(turn: Turn, found: Sequence[Occurrence], *, is_quoted: bool = False) -> list[str]:
    """How these stand; with the words that gave it where it is asked who, and the one that is meant is nobody's."""
    is_quoted = is_quoted or ("谁" in turn.said.text and not found[0].event.owners)
    more = quoted(turn, found[0]) if is_quoted and len(found) == 1 else []
    return [*(line(turn, one) for one in found), *more]


def quoted(turn: Turn, one: Occurrence) -> list[str]:
    """The words that gave an item, from a little before its title on."""
    said = one.event.said
    begin = max(said.find(one.event.title[:4]) - AROUND, 0)
    return [turn._("原话：{said}", said=brief(said[begin:], LONGEST))] if said else []


def told_whose(turn: Turn, text: str) -> bool:
    """Whether it was asked what somebody of us has still to do: 「我手上还有哪样没交」; then that list is shown."""
    person = whose(turn, text)
    return person is not None and tell_own(turn, person)


def whose(turn: Turn, text: str) -> Person | None:
    """Whose open items are asked for, where they are one of us."""
    who = whose_open(text)
    return turn.me() if who in ONESELF else people.named(turn.db, turn.with_group(), who) if who else None


def told_who_is_left(turn: Turn, text: str) -> bool:
    """Whether it was asked who has still to do something; then the tasks that are open are told with whose they are, as it was asked."""
    if not asks_who_is_left(text):
        return False
    today = turn.with_group().day(turn.now)
    times = occurrences.within(turn.db, turn.with_group(), today - BEHIND, today + AHEAD)
    tasks = [one for one in times if one.status is Status.OPEN and is_due_by(one.event)]
    first = list({one.event.id: one for one in reversed(tasks)}.values())[::-1]
    said = [BETWEEN.join((one.event.title, one.event.said)) for one in first]
    named = [one for one, fit in zip(first, named_in(said, text), strict=True) if fit >= NAMED]
    found = named or first
    more = turn._("……共{count}项", count=len(found)) if len(found) > MOST else ""
    rows = [line(turn, one) for one in found[:MOST]]
    return bool(found) and turn.tell("\n".join([*rows, *([more] if more else [])]))


def tell_own(turn: Turn, person: Person) -> bool:
    """What somebody has still to do, as their own list has it."""
    card = own_list.page_of(turn, person, 0)
    return turn.tell(card.body.text, card.rows, about=card.mark)


def told_ahead(turn: Turn, text: str) -> bool:
    """Whether a figure of days to come was asked: there is none yet, only what is planned."""
    group = turn.with_group()
    period = time_ahead(text, group.wall(turn.said.at))
    if period is None:
        return False
    planned = occurrences.within(turn.db, group, period.first, period.end)
    titles = list(dict.fromkeys(one.event.title for one in planned))
    said = phrases.ahead(turn._, period_words(turn, period, year=True), titles[:SHOWN], len(titles))
    return turn.tell("\n".join([said, phrases.examples(turn._, main_category(turn))]))


def _called(turn: Turn, words: str) -> list[Occurrence]:
    """The items so called, each once: the next time of a series, the last where none is to come."""
    today = turn.with_group().day(turn.now)
    found = occurrences.within(turn.db, turn.with_group(), today - BEHIND, today + AHEAD)
    names = [(one, " ".join((one.event.title, *(each.name for each in one.event.owners)))) for one in found]
    near = nearest([words], names)  # 「方案马强交了吗」
    so_called = near.found if near.is_all and not near.dropped else []
    one_of_each = dict[int, Occurrence]()
    for one in so_called:
        known = one_of_each.get(one.event.id)
        if known is None or known.start.date() < today:
            one_of_each[one.event.id] = one
    return list(one_of_each.values())


def line(turn: Turn, one: Occurrence, *, is_named: bool = True) -> str:
    """How an item stands and whose it is; of a late one only where `is_named`."""
    today, last = turn.with_group().day(turn.now), one.last_moment.date()
    late = (today - last).days if one.status is Status.OPEN and one.event.deadline else 0
    owners = None if late > 0 and not is_named else [each.name for each in one.event.owners]
    return item(turn._, one, owners, last, today, max(late, 0))


def item(_: Words, one: Occurrence, owners: Sequence[str] | None, day: date, today: date, late: int) -> str:
    """「#33 交互助保障名单：王芳负责，11月16日 周一截止，未完成，已过期限4天」."""
    by = _("、").join(brief(each) for each in owners or ())
    parts = [_("{names}负责", names=by) if by else _("没有写谁负责")] if owners is not None else []
    when = day_words(_, day, now=today)
    parts.append(_("{day}截止", day=when) if one.event.deadline else when)
    parts.append(_state(_, one.status, is_ahead=not one.event.deadline and day >= today))
    if late:
        parts.append(_("已过期限{days}天", days=late))
    return _(
        "#{number} {title}：{said}",
        number=one.event.number,
        title=brief(one.event.title),
        said=_("，").join(parts),
    )


def _state(_: Words, status: Status, *, is_ahead: bool) -> str:
    if status is Status.DONE:
        return _("已完成")
    if status is Status.OPEN:
        return _("还没到") if is_ahead else _("未完成")
    return _("已取消") if status is Status.CANCELLED else _("不办了")
