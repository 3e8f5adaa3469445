"""The message a ballot stands in: what is asked, a button for each answer, who chose what."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from handlers.core import pending_questions
from handlers.core import press_texts as presses
from handlers.core.job_context import Desk
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Button, Rows, button, in_rows
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.events.event_rights import may_alter
from storage.attendance import headcounts, sign_ups
from storage.core import drafts, people
from storage.engine.database import Database
from storage.events import queries as events_queries
from union.attendance.ballots import MADE, BallotDeed, VoteVerdict, counts, is_event_for_vote, verdict
from union.attendance.competition_results import Result
from union.attendance.representatives import CONGRESS, OF_CONGRESS, QUORUM
from union.core.almanac.workdays import is_workday
from union.core.groups import Group, is_hushed
from union.core.kinds import Kind
from union.core.period import A_DAY, Grain
from union.core.rights import Action
from union.events.model import Event, Occurrence, Status
from union.reading.privacy.redaction import keepable
from union.reading.text.normal_form import simplified
from union.words import Words

SUBJECT = "ballot"
KEPT = timedelta(days=30)


def begin(turn: Turn, kind: BallotDeed, title: str, options: Sequence[str], **more: Any) -> None:
    """Keep a ballot and show it; whoever asked is on the roster from now on."""
    turn.enrol()
    more |= {"by_representatives": _is_for_representatives(turn)} if kind is BallotDeed.VOTE else {}
    title, *named = (keepable(each, private=False) for each in (title, *options))
    data = {"kind": kind.value, "title": title, "options": named, "votes": {}} | more
    show(turn, pending_questions.new_draft(turn, SUBJECT, data | {"called": turn.said.message_id}, KEPT))


def show(turn: Turn, draft: drafts.Draft) -> None:
    """Bring the message up to date; of a secret vote it shows how many took part and no more."""
    data = draft.data
    found = {who: people.get(turn.db, int(who)) for who in data["votes"]}
    names = {who: person.name for who, person in found.items() if person}
    shown, buttons = list[list[str]](), list[Button]()
    for place, label in enumerate(data["options"]):
        by = [names.get(who, "") for who, mine in data["votes"].items() if place in mine]
        shown.append([] if data.get("secret") else by)
        label = f"{label} · {len(by)}" if shown[-1] else label
        buttons.append(turn.button(label, "ballot.cast", draft.id, place))
    width = 3 if data["kind"] == BallotDeed.VOTE and not data["between"] else 2
    end = turn._("定下") if data["kind"] == BallotDeed.DAY else turn._("结束表决")
    last = [turn.button(end, "ballot.end", draft.id), turn.button(turn._("撤销"), "ballot.drop", draft.id)]
    text = _text(turn._, data, shown, len(voters(turn.db, turn.with_group(), data)))
    pending_questions.show(turn, draft, text, [*in_rows(buttons, width), last])


def _text(_: Words, data: Mapping[str, Any], chosen: Sequence[Sequence[str]], expected: int) -> str:
    """What is asked, and who chose what; of a secret vote how many took part."""
    head = [_("{title}：哪天合适？能来的日子都点上，再点一次取消。", title=data["title"])]
    if data["kind"] != BallotDeed.DAY.value:
        asked = _("表决（无记名）：{title}") if data["secret"] else _("表决：{title}")
        told = _("应投{expected}人，已投{count}人", expected=expected, count=len(data["votes"]))
        head = [asked.format(title=data["title"]), told]
    if data.get("by_representatives"):
        needed = {"present": QUORUM.needed(expected), "more": expected // 2 + 1}
        head.append(_("{present}人到会有效，全体过半数{more}票通过", **needed))
    for option, by in zip(data["options"], chosen, strict=True):  # of a secret vote nobody
        if by:
            names = _("、").join(filter(None, by))
            head.append(_("{option} {count}人：{names}", option=option, count=len(by), names=names))
    return "\n".join(head)


def _is_for_representatives(turn: Turn) -> bool:
    """Whether a vote is the representatives': said so, or taken at a 职代会, of a group that keeps their register."""
    if not headcounts.representatives(turn.db, turn.with_group()):
        return False
    one = meeting_now(turn.desk())
    is_congress = one is not None and CONGRESS.search(one.event.title) is not None
    return is_congress or OF_CONGRESS.search(turn.said.text) is not None


def meeting_now(desk: Desk) -> Occurrence | None:
    """The meeting that is on: today's that began last, one made for a vote left out."""
    today = desk.wall.date()
    found = occurrences.between_dates(desk.db, desk.group, today, today + A_DAY)
    held = [each for each in found if each.event.kind is Kind.MEETING and each.start <= desk.wall]
    return next((each for each in reversed(held) if not is_event_for_vote(each.event)), None)


def voters(db: Database, group: Group, data: Mapping[str, Any]) -> list[str]:
    """Who has a vote, by name: the committee, or the representatives of the register."""
    if data.get("by_representatives"):
        return headcounts.representatives(db, group)
    return [each.person.name for each in people.officers(db, group)]


def may_vote(turn: Turn, draft: drafts.Draft) -> bool:
    if not draft.data.get("by_representatives"):
        return turn.may(Action.LOG)
    me = turn.me()
    listed = map(simplified, voters(turn.db, turn.with_group(), draft.data))
    return me is not None and simplified(me.name) in listed


def most_chosen(data: Mapping[str, Any]) -> list[int]:
    """The places that most have chosen; none while nobody has."""
    found = counts(data["votes"].values(), len(data["options"]))
    return [place for place, each in enumerate(found) if each and each == max(found)]


def open_here(turn: Turn, *kinds: BallotDeed) -> list[drafts.Draft]:
    """The open ballots of this chat, of these kinds; the one replied to alone where it is one of them."""
    found = drafts.of_subject(turn.db, turn.with_group(), SUBJECT)
    here = [each for each in found if each.chat_id == turn.where.chat_id]
    here = [each for each in here if not kinds or each.data["kind"] in kinds]
    sent = turn.replied_row()
    return [each for each in here if sent and each.outbox_id == sent.id] or here


LONGEST_TITLE = 60
OPEN_FOR = timedelta(days=7)


def close(turn: Turn, draft: drafts.Draft) -> None:
    """Count the vote and say what it came to: in the message that was pressed, to whoever ended it in words in one of its own."""
    one, text, rows = _keep_vote_result(turn.desk(), draft, turn.where.topic)
    turn.show(text, rows, about=message_subject.of_time(one))
    if turn.incoming.press is not None:
        turn.mark_pressed(message_subject.of_time(one))
    else:
        _end_board(turn.desk(), draft)


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
            one, text, rows = _keep_vote_result(desk, draft, topic)
            text = desk._("一周没有人结束，按已投的计票。\n{result}", result=text)
            desk.post(text, rows, topic=topic, about=message_subject.of_time(one))
        else:
            drafts.end(desk.db, draft)
            best = [draft.data["options"][place] for place in most_chosen(draft.data)]
            _, named = desk._, {"title": draft.data["title"], "days": desk._("、").join(best)}
            if best:
                text = _(
                    "「{title}」一周没有定下来，先收起；选{days}的最多。定了说一声，好排进日程。", **named
                )
            else:
                text = _("「{title}」一周没有人选，先收起，要问请再说一遍。", **named)
            desk.post(text, topic=topic, silent=True)
        _end_board(desk, draft)


def _end_board(desk: Desk, draft: drafts.Draft) -> None:
    if draft.outbox_id is not None:
        is_day = draft.data["kind"] == BallotDeed.DAY
        text = desk._("不再选日子：{title}") if is_day else desk._("表决已结束：{title}")
        desk.edit_in(draft.chat_id, draft.outbox_id, text.format(title=draft.data["title"]))


def _keep_vote_result(desk: Desk, draft: drafts.Draft, topic: int | None) -> tuple[Occurrence, str, Rows]:
    """The numbers are kept with the meeting; what to say, with the button that takes them back. The question is over."""
    group, data, one = desk.group, draft.data, meeting_now(desk)
    told = headcounts.stated_headcount(desk.db, group, one).expected if one else None
    quorum = headcounts.terms(desk.db, group, one.event).quorum if one else None
    found = counts(data["votes"].values(), len(data["options"]))
    quorum = quorum or (QUORUM if data.get("by_representatives") else None)
    expected, present = told or len(voters(desk.db, group, data)), len(data["votes"])
    came_to = verdict(found, present, expected, quorum, between=data["between"])
    result = _result(desk._, data, found, (expected, present), came_to)
    text = desk._("表决「{title}」：{result}", title=data["title"], result=result)
    line, meeting = (text, one.event.title) if one else (result, "")
    one = one or _add_vote_event(desk, draft, topic)
    kept = sign_ups.results(desk.db, group, one)
    sign_ups.keep_results(desk.db, group, one, (*kept, Result("", line)), desk.now)
    drafts.end(desk.db, draft)
    where = desk._("记在 #{number} {meeting}", number=one.event.number, meeting=meeting).strip()
    ids = one.event.id, occurrences.code(one), len(kept)
    return one, f"{text}\n{where}", [[button(desk._("撤销"), "ballot.void", group.id, *ids)]]


def _result(
    _: Words, data: Mapping[str, Any], found: Sequence[int], people: tuple[int, int], came_to: VoteVerdict
) -> str:
    votes = _("、").join(
        _("{option}{count}票", option=option, count=count)
        for option, count in zip(data["options"], found, strict=True)
        if count
    )
    came = _("应到{expected}人、实到{present}人", expected=people[0], present=people[1])
    first = data["options"][found.index(max(found))]
    ends = {
        VoteVerdict.TOO_FEW: _("不到法定人数，表决无效"),
        VoteVerdict.CARRIED: _("定为{option}", option=first) if data["between"] else _("通过"),
        VoteVerdict.MOST: _("{option}最多，没有过半数", option=first),
        VoteVerdict.LOST: _("没有通过"),
        VoteVerdict.TIED: _("票数相同，没有定下来"),
    }
    return _("，").join(part for part in (came, votes, ends[came_to]) if part)


def _add_vote_event(desk: Desk, draft: drafts.Draft, topic: int | None) -> Occurrence:
    """A vote outside of a meeting stands on the calendar as one that was held today, by whoever asked."""
    title = desk._("表决：{title}", title=draft.data["title"])[:LONGEST_TITLE]
    day = datetime.combine(desk.wall.date(), time.min)
    event = Event(
        0, 0, title, Kind.MEETING, day, Grain.DAY,
        said=MADE, said_at=desk.now, author_id=draft.person_id, topic=topic,
    )  # fmt: skip
    one = occurrences.of_whole_event(events_queries.add(desk.db, desk.group, event, desk.now))
    asker = people.member_of(desk.db, desk.group, draft.person_id or 0)
    return occurrences.set_status(
        desk.db, desk.group, one, Status.DONE, desk.now, asker.person if asker else None
    )


def _press_void(turn: Turn) -> None:
    one, place = occurrences.of_press(turn), turn.press.number(2)
    if place >= len(sign_ups.results(turn.db, turn.with_group(), one)):
        raise NotDone(presses.gone(turn._))
    if not may_alter(turn, one.event):
        raise NotDone(presses.only_author(turn._))
    turn.edit_pressed(_withdraw_result(turn, one, place))


def void_in_reply(turn: Turn, about: str | None) -> bool:
    """「撤销」 in reply to what a vote came to; of any other message about the meeting the meeting itself is meant."""
    subject, sent, group = message_subject.read(about), turn.replied_row(), turn.with_group()
    is_item = subject is not None and subject.subject == message_subject.EVENT
    one = occurrences.of_subject(turn.db, group, subject, turn.now) if subject and is_item else None
    kept = sign_ups.results(turn.db, group, one) if one else ()
    said = [place for place, each in enumerate(kept) if each.name in turn.said.reply_text]
    if one is None or sent is None or not said:
        return False
    if may_alter(turn, one.event):
        turn.edit(sent.id, _withdraw_result(turn, one, said[-1]))
    else:
        turn.say(presses.only_author(turn._))
    return True


def _withdraw_result(turn: Turn, one: Occurrence, place: int) -> str:
    """What is said when the result goes, with the meeting that was made for it."""
    group = turn.with_group()
    kept = sign_ups.results(turn.db, group, one)
    sign_ups.keep_results(turn.db, group, one, (*kept[:place], *kept[place + 1 :]), turn.now)
    told = kept[place].name
    if is_event_for_vote(one.event):
        told = one.event.title
        events_queries.close(turn.db, group, one.event, Status.CANCELLED, turn.now, turn.me())
    return turn._("已撤销：{title}", title=told)


DEEDS: Deeds = {"ballot.void": _press_void}
