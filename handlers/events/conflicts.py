"""One line below a new or moved item when somebody is needed elsewhere at that hour, or the day is off."""

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Turn
from handlers.events import occurrences
from storage.core import people
from union.calendar.day_contents import Clash, clash, day_off
from union.core.almanac.date_format import day_words, moment_words
from union.core.groups import in_charge
from union.core.kinds import Kind
from union.core.period import UNDATED, Grain
from union.events.model import Event, Occurrence, Status
from union.reading.text.normal_form import EitherScript, normal
from union.words import Words

TIMES, AHEAD = 5, timedelta(days=31)  # of a series
LONGEST_TITLE = 30
TALKED_ABOUT = EitherScript(
    r"(?:再|先|会?上|时)?(?:一起|继续)?(?:谈|倾|讨论|检讨|研究|审议|商[量议讨]|议(?![程题])|汇报|报告|跟进|交代|决定)"
)
Known = dict[tuple[date, date], list[Occurrence]]  # what is on the calendar from a day to another


def of_events(turn: Turn, events: Sequence[Event]) -> list[str]:
    """For each of several items; the days of several are read once."""
    known: Known = {}
    return [of_event(turn, event, known) for event in events]


def of_event(turn: Turn, event: Event, known: Known | None = None) -> str:
    """For an item as a whole: of a series its next times."""
    if event.rule is None:
        return of_times(turn, [occurrences.of_whole_event(event)], known)
    wall = turn.wall
    times = occurrences.coming(turn.db, turn.with_group(), event, wall, TIMES)
    return of_times(turn, [one for one in times if one.start < wall + AHEAD], known)


def of_times(turn: Turn, times: Sequence[Occurrence], known: Known | None = None) -> str:
    """For these times of one item; empty when there is nothing to point out."""
    if not times or times[0].start >= UNDATED:
        return ""
    group = turn.with_group()
    today, after = turn.today, times[-1].start.date() + timedelta(days=1)
    days, known = (times[0].start.date(), after), {} if known is None else known
    if days not in known:
        known[days] = occurrences.between_dates(turn.db, group, *days)
    chiefs = in_charge(people.roster(turn.db, group))
    twice = clash(times, known[days], [each.person.id for each in chiefs])
    off = day_off(times, group.notice, turn.settings.region)
    found, _ = [twice_text(turn._, twice, today)] if twice else [], turn._
    if off is not None:
        day, holiday = day_words(_, off[0].start.date(), now=today), off[1]
        found.append(
            _("{day}是{holiday}假期", day=day, holiday=_(holiday)) if holiday else _("{day}休息", day=day)
        )
    return turn._("注意：{what}。", what=turn._("；").join(found)) if found else ""


def twice_text(_: Words, found: Clash, today: date) -> str:
    """「11月25日 周三 15:00 还有 #12 委员会会议，李建国两边都有事」."""
    event, when = found.other.event, moment_words(_, found.other.start, now=today)
    facts = {"number": event.number, "title": brief(event.title, LONGEST_TITLE)}
    what = _("{when} 还有 #{number} {title}", when=when, **facts)
    if not found.owners:
        return _("{what}，时间重了", what=what)
    names = _("、").join(owner.name for owner in found.owners)
    return _("{what}，{names}两边都有事", what=what, names=names)


def meeting_about(turn: Turn, plan: Event) -> Event | None:
    """The meeting of its day, named, at which something is to be talked about: 「周四理事会再讨论场租」 is no second meeting."""
    title = normal(plan.title).text
    is_of_day = plan.grain is Grain.DAY and plan.rule is None and not plan.deadline
    if not is_of_day or TALKED_ABOUT.search(title) is None:
        return None
    day = plan.start.date()
    of_day = occurrences.between_dates(turn.db, turn.with_group(), day, day + timedelta(days=1))
    meetings = [one.event for one in of_day if one.status is Status.OPEN and one.event.kind is Kind.MEETING]
    names = [(each, normal(each.title).text) for each in meetings]
    found = [each for each, name in names if title.startswith(name) and TALKED_ABOUT.match(title, len(name))]
    return found[0] if len(found) == 1 else None
