"""What a vote came to: the numbers alone, kept with the meeting it was taken in or, outside of one, as a meeting of its own."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from handlers.attendance.ballot_board import SUBJECT, meeting_now, most_chosen, voters
from handlers.core import press_texts as presses
from handlers.core.job_context import Desk
from handlers.core.messages import message_subject
from handlers.core.messages.keyboards import Rows, button
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from storage.attendance import headcounts, sign_ups
from storage.core import drafts, people
from storage.core.drafts import Draft
from storage.events import queries as events_queries
from union.attendance.ballots import MADE, BallotDeed, Verdict, counts, is_made, verdict
from union.attendance.competition_results import Result
from union.attendance.representatives import QUORUM
from union.core.almanac.workdays import is_workday
from union.core.grain import Grain
from union.core.groups import is_hushed
from union.core.kinds import Kind
from union.events.model import Event, Occurrence, Status
from union.words import Words

LONGEST_TITLE = 60
OPEN_FOR = timedelta(days=7)


def close(turn: Turn, draft: Draft) -> None:
    """Count the vote and say what it came to: in the message that was pressed, to whoever ended it in words in one of its own."""
    desk = turn.desk()
    one, text, rows = _counted(desk, draft, turn.where.topic)
    mark = message_subject.of_time(one)
    if turn.incoming.press is not None:
        turn.edit_pressed(text, rows)
        turn.mark_pressed(mark)
        return
    turn.say(text, rows, about=mark)
    _end_board(desk, draft)


def close_old(desk: Desk) -> None:
    """What nobody has ended within a week ends by itself: a vote is counted as it stands, of a day it is said which has most."""
    today = desk.wall.date()
    if is_hushed(today, desk.group.settings) or not is_workday(today, desk.group.notice):
        return
    for draft in drafts.of_subject(desk.db, desk.group, SUBJECT):
        if drafts.begun_since(desk.db, draft, desk.now - OPEN_FOR):
            continue
        topic = desk.group.settings.reminder_topic
        if draft.data["kind"] == BallotDeed.VOTE and draft.data["votes"]:
            one, text, rows = _counted(desk, draft, topic)
            text = desk._("一周没有人结束，按已投的计票。\n{result}", result=text)
            desk.post(text, rows, topic=topic, about=message_subject.of_time(one))
        else:
            drafts.end(desk.db, draft)
            best = [draft.data["options"][place] for place in most_chosen(draft.data)]
            desk.post(_given_up(desk._, draft.data["title"], best), topic=topic, silent=True)
        _end_board(desk, draft)


def _given_up(_: Words, title: str, best: Sequence[str]) -> str:
    if not best:
        return _("「{title}」一周没有人选，先收起，要问请再说一遍。", title=title)
    days = _("、").join(best)
    return _(
        "「{title}」一周没有定下来，先收起；选{days}的最多。定了说一声，好排进日程。", title=title, days=days
    )


def _end_board(desk: Desk, draft: Draft) -> None:
    if draft.outbox_id is not None:
        _, title = desk._, draft.data["title"]
        is_day = draft.data["kind"] == BallotDeed.DAY
        text = _("不再选日子：{title}", title=title) if is_day else _("表决已结束：{title}", title=title)
        desk.edit_in(draft.chat_id, draft.outbox_id, text)


def _counted(desk: Desk, draft: Draft, topic: int | None) -> tuple[Occurrence, str, Rows]:
    """The numbers are kept with the meeting; what to say, with the button that takes them back. The question is over."""
    group, data, one = desk.group, draft.data, meeting_now(desk)
    told = headcounts.counted(desk.db, group, one).expected if one else None
    quorum = headcounts.terms(desk.db, group, one.event).quorum if one else None
    found = counts(data["votes"].values(), len(data["options"]))
    quorum = quorum or (QUORUM if data.get("by_representatives") else None)
    expected, present = told or len(voters(desk.db, group, data)), len(data["votes"])
    came_to = verdict(found, present, expected, quorum, between=data["between"])
    result = _result(desk._, data, found, (expected, present), came_to)
    text = desk._("表决「{title}」：{result}", title=data["title"], result=result)
    line, meeting = (text, one.event.title) if one else (result, "")
    one = one or _of_its_own(desk, draft, topic)
    kept = sign_ups.results(desk.db, group, one)
    sign_ups.keep_results(desk.db, group, one, (*kept, Result("", line)), desk.now)
    drafts.end(desk.db, draft)
    where = desk._("记在 #{number} {meeting}", number=one.event.number, meeting=meeting).strip()
    ids = one.event.id, occurrences.code(one), len(kept)
    return one, f"{text}\n{where}", [[button(desk._("撤销"), "ballot.void", group.id, *ids)]]


def _result(
    _: Words, data: Mapping[str, Any], found: Sequence[int], people: tuple[int, int], came_to: Verdict
) -> str:
    votes = _("、").join(
        _("{option}{count}票", option=option, count=count)
        for option, count in zip(data["options"], found, strict=True)
        if count
    )
    came = _("应到{expected}人、实到{present}人", expected=people[0], present=people[1])
    first = data["options"][found.index(max(found))]
    ends = {
        Verdict.TOO_FEW: _("不到法定人数，表决无效"),
        Verdict.CARRIED: _("定为{option}", option=first) if data["between"] else _("通过"),
        Verdict.MOST: _("{option}最多，没有过半数", option=first),
        Verdict.LOST: _("没有通过"),
        Verdict.TIED: _("票数相同，没有定下来"),
    }
    return _("，").join(part for part in (came, votes, ends[came_to]) if part)


def _of_its_own(desk: Desk, draft: Draft, topic: int | None) -> Occurrence:
    """A vote outside of a meeting stands on the calendar as one that was held today, by whoever asked."""
    title = desk._("表决：{title}", title=draft.data["title"])[:LONGEST_TITLE]
    day = datetime.combine(desk.wall.date(), time.min)
    event = Event(
        0, 0, title, Kind.MEETING, day, Grain.DAY,
        said=MADE, said_at=desk.now, author_id=draft.person_id, topic=topic,
    )  # fmt: skip
    one = occurrences.whole(events_queries.add(desk.db, desk.group, event, desk.now))
    asker = people.member_of(desk.db, desk.group, draft.person_id or 0)
    by = asker.person if asker else None
    return occurrences.set_status(desk.db, desk.group, one, Status.DONE, desk.now, by)


def _press_void(turn: Turn) -> None:
    one, place = occurrences.of_press(turn), turn.press.number(2)
    if place >= len(sign_ups.results(turn.db, turn.with_group(), one)):
        raise NotDone(presses.gone(turn._))
    if not may_alter(turn, one.event):
        raise NotDone(presses.only_author(turn._))
    turn.edit_pressed(_taken_back(turn, one, place))


def void_in_reply(turn: Turn, about: str | None) -> bool:
    """「撤销」 in reply to what a vote came to; of any other message about the meeting the meeting itself is meant."""
    subject, sent, group = message_subject.read(about), turn.replied_row(), turn.with_group()
    is_item = subject is not None and subject.subject == message_subject.EVENT
    one = occurrences.meant(turn.db, group, subject, turn.now) if subject and is_item else None
    kept = sign_ups.results(turn.db, group, one) if one else ()
    said = [place for place, each in enumerate(kept) if each.name in turn.said.reply_text]
    if one is None or sent is None or not said:
        return False
    if may_alter(turn, one.event):
        turn.edit(sent.id, _taken_back(turn, one, said[-1]))
    else:
        turn.say(presses.only_author(turn._))
    return True


def _taken_back(turn: Turn, one: Occurrence, place: int) -> str:
    """What is said when the result goes, with the meeting that was made for it."""
    group = turn.with_group()
    kept = sign_ups.results(turn.db, group, one)
    sign_ups.keep_results(turn.db, group, one, (*kept[:place], *kept[place + 1 :]), turn.now)
    told = kept[place].name
    if is_made(one.event):
        told = one.event.title
        events_queries.close(turn.db, group, one.event, Status.CANCELLED, turn.now, turn.me())
    return turn._("已撤销：{title}", title=told)


DEEDS: Deeds = {"ballot.void": _press_void}
