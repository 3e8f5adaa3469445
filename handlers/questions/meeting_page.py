"""会前一页纸: half an hour before a meeting whoever chairs it reads in private what the last one left, who comes, what is late, what money is left.

Nothing is kept for it: the outbox knows by its key what was said, and a meeting that was moved is another one.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time, timedelta

from handlers.attendance import attendance_card
from handlers.attendance import texts as attendance_phrases
from handlers.budgets import texts as budget_phrases
from handlers.budgets.report_section import year_spent
from handlers.calendar import minutes_card
from handlers.calendar.views import day_lines, due_list
from handlers.core.job_context import Desk
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import brief
from handlers.core.turn import Turn
from handlers.events import absences, occurrences
from handlers.reminders import reminder_job
from storage.attendance import headcounts, sign_ups
from storage.budgets import queries as budgets_queries
from storage.core import people
from storage.core.outbox import queue
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.events import times
from storage.worklog import entries
from union.attendance.competition_results import in_words
from union.attendance.headcount import Answer
from union.budgets.expenditure import WHOLE, ordered, spent_of
from union.core.almanac.date_format import day_words
from union.core.groups import Group, Member, in_charge, is_hushed, permitted
from union.core.kinds import Kind
from union.core.period import A_DAY, Grain
from union.core.rights import Action, Place, Tie, is_action_allowed, standing_of
from union.events.model import Occurrence, Status
from union.helped.families import masked
from union.reminders.lead_times import is_due_by
from union.words import Words, language_of, words

BEFORE, BEHIND, AHEAD = timedelta(minutes=30), timedelta(days=100), timedelta(days=60)
MOST = 4  # lines of one sort
LONGEST = 60  # signs of a log


def claimed(turn: Turn, _asked: object) -> bool:
    """An officer asks for it in private: the page of the next meeting."""
    if not turn.where.private or turn.said.forwarded or not turn.may(Action.LOG):
        return False
    db, group, member = turn.db, turn.with_group(), turn.member()
    wall = turn.wall
    one = next((each for each in _meetings(db, group, wall, AHEAD) if each.start > wall), None)
    if one is None or member is None:
        told = _last_meeting_text(turn._, db, group, wall, wall)
        turn.say(told or turn._("日历上两个月内没有要开的会，上次会也没有记下什么。"))
        return True
    text = page(turn._, db, group, one, wall, member)
    turn.say(text or turn._("《{title}》之前没有要看的。", title=one.event.title))
    return True


def tasks_told(turn: Turn, _asked: object) -> bool:
    """「上次会上定的事办得怎么样了」: how the tasks of the newest minutes stand."""
    if turn.said.forwarded or not turn.may(Action.LOG):
        return False
    if minutes_card.tell_of_waiting_card(turn):
        return True
    given = reminder_job.newest_minutes_tasks(turn.db, turn.with_group(), turn.wall)
    return bool(given) and turn.tell(reminder_job.standing(turn._, turn.with_group(), given, turn.wall))


def is_wanted(desk: Desk) -> bool:
    """Whether somebody has yet to read of a meeting at hand."""
    return any(True for _pair in _to_tell(desk))


def next_page_time(desk: Desk) -> datetime | None:
    """When the next meeting is half an hour ahead."""
    moments = (one.start - BEFORE for one in _meetings(desk.db, desk.group, desk.wall, A_DAY))
    return min((desk.group.utc(each) for each in moments if each > desk.wall), default=None)


def tell(desk: Desk) -> None:
    """A page to each who chairs one; none where there is nothing to read."""
    for one, member, key in list(_to_tell(desk)):
        _ = words(language_of(member.person.language))
        text = page(_, desk.db, desk.group, one, desk.wall, member)
        if text:
            mark = message_subject.of_event(one.event.id, one.original)
            desk.tell(member.person, text, key=key, about=mark)


def _to_tell(desk: Desk) -> Iterator[tuple[Occurrence, Member, str]]:
    if not permitted(desk.wall, desk.group.settings) or is_hushed(desk.wall.date(), desk.group.settings):
        return
    for one in _meetings(desk.db, desk.group, desk.wall, BEFORE):
        if one.start - BEFORE <= desk.wall < one.start:
            for member in _chairs(desk, one):
                key = f"page:{one.event.id}:{one.start:%Y%m%d%H%M}:{member.person.id}"
                if not queue.is_key_known(desk.db, key):
                    yield one, member, key


def _meetings(db: Database, group: Group, wall: datetime, ahead: timedelta) -> list[Occurrence]:
    """Those with an hour that are still to be held; nothing else is laid out, for every look at a group asks."""
    first, end = wall.date(), (wall + ahead).date() + A_DAY
    span = datetime.combine(first, time()), datetime.combine(end, time())
    meetings = events_queries.touching(db, group, first, end, of=Kind.MEETING)
    events = [each for each in meetings if each.grain is Grain.MINUTE]
    every = (one for event in events for one in times.of_event(db, group, event, *span))
    found = [one for one in every if one.status is Status.OPEN]
    return sorted(found, key=lambda one: (one.start, one.event.number))


def _chairs(desk: Desk, one: Occurrence) -> list[Member]:
    """Its owners, else who is in charge; for who is away who stands in."""
    roster = people.roster(desk.db, desk.group)
    known = {member.person.id: member for member in roster}
    away = absences.absentees_of_day(desk.db, desk.group, desk.wall.date())
    called = (
        people.person_named(desk.db, desk.group, each.name) for each in one.event.owners if not each.person_id
    )
    owners = {each.person_id for each in one.event.owners} | {each.id for each in called if each}
    for asked in ([each for each in roster if each.person.id in owners], in_charge(roster)):
        meant = (known.get(away.get(each.person.id, each.person.id) or 0) for each in asked)
        found = {each.person.id: each for each in meant if each is not None and each.person.reachable}
        if found:
            return list(found.values())
    return []


def page(_: Words, db: Database, group: Group, one: Occurrence, wall: datetime, member: Member) -> str:
    """What there is to read before the meeting, by sorts; "" for nothing."""
    own = (
        _last_meeting_text(_, db, group, min(one.start, wall), wall, one),
        reminder_job.line(_, db, group, one, wall),
        _who_comes(_, db, group, one, member),
        _late(_, db, group, one, wall),
    )
    if not any(own):
        return ""  # who is away and what money is left are no page by themselves
    day = one.start.date()
    away = absences.lines(_, db, group, day, day + A_DAY, day)
    told = [*own[:3], *away, own[3], _money(_, db, group, wall)]
    when = f"{one.start:%H:%M}" if day == wall.date() else day_words(_, day, now=wall.date())
    said = {"group": group.title, "number": one.event.number, "title": one.event.title, "when": when}
    return "\n".join([_("会前一页 【{group}】#{number} {title}（{when}）", **said), *filter(None, told)])


def _last_meeting_text(
    _: Words, db: Database, group: Group, by: datetime, wall: datetime, one: Occurrence | None = None
) -> str:
    """What the latest meeting before that moment voted, and what was filed of it; `one`: another time of this, or of its name."""
    held = [
        each
        for each in occurrences.between_dates(db, group, (by - BEHIND).date(), by.date() + A_DAY)
        if each.event.kind is Kind.MEETING and each.start < by and each.status in (Status.OPEN, Status.DONE)
    ]
    if one is not None:
        held = [each for each in held if one.event.id == each.event.id or one.event.title == each.event.title]
    for last in reversed(held):  # of the one that has just begun nothing is filed yet
        found = [in_words(each) for each in sign_ups.results(db, group, last)]
        for each in entries.tied_to(db, group, last.event.id, last.key):
            found.append(_("#{number} {title}", number=each.number, title=brief(masked(each).text, LONGEST)))
        if found:
            head = _("上次会议（{day}）：", day=day_words(_, last.start.date(), now=wall.date()))
            return _listed(head, found, lambda rest: _("……还有{count}条", count=rest))
    return ""


def _who_comes(_: Words, db: Database, group: Group, one: Occurrence, member: Member) -> str:
    """「参加9人，请假1人」, and who is on leave for who may see the list."""
    counts = attendance_card.counts_of(_, db, group, one)
    ties = [Tie.CHIEF] if member in in_charge(people.roster(db, group)) else []
    standing = standing_of(member, group.settings, Place.PRIVATE)
    is_theirs = one.event.author_id == member.person.id or is_action_allowed(
        standing, Action.NAMES, Place.PRIVATE, ties
    )
    given = headcounts.answers(db, group, one) if is_theirs else []
    names = [each.name for each in given if each.answer is Answer.LEAVE]
    leave = attendance_phrases.names_line(_, attendance_phrases.answer_words(_, Answer.LEAVE), names)
    return "\n".join(filter(None, (counts, leave if names else "")))


def _late(_: Words, db: Database, group: Group, one: Occurrence, wall: datetime) -> str:
    """Work that is past its day; the tasks of the meeting before stand above."""
    given = {each.id for each in reminder_job.previous_meeting_tasks(db, group, one)}
    found = [
        day_lines.late_line(_, each, wall.date())
        for each in due_list.opened(db, group, wall)
        if is_due_by(each.event) and each.end <= wall and each.event.id not in given
    ]
    head = _("已过期限{count}项：", count=len(found))
    more = _listed(head, found, lambda rest: _("……还有{count}项，发 /due 看", count=rest))
    return more if found else ""


def _money(_: Words, db: Database, group: Group, wall: datetime) -> str:
    """The year's whole budget; where there is none those of its kinds of work."""
    year = group.months.containing(wall.date()).year
    planned = budgets_queries.of_year(db, group, year)
    shown = [planned[WHOLE]] if WHOLE in planned else ordered(planned.values())[:MOST]
    sums = year_spent(db, group, year) if shown else {}
    return "\n".join(budget_phrases.line(_, each, spent_of(each, sums)) for each in shown)


def _listed(head: str, lines: Sequence[str], rest: Callable[[int], str]) -> str:
    shown = [each if each.startswith("　") else f"　{each}" for each in lines[:MOST]]
    return "\n".join([head, *shown, *([rest(len(lines) - MOST)] if len(lines) > MOST else [])])
