"""Finding a day and deciding: one message with a button for each answer, edited as people choose, closed by whoever asked.

Kept as an unfinished thing of the group's (storage/core/drafts.py). Who chose what goes with it when it is closed: of a vote the
numbers alone stay, with the meeting it was taken in or, outside of one, as a meeting of its own. A day becomes an event like any
that is told.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from handlers.attendance import ballot_board
from handlers.attendance.ballot_board import SUBJECT, begin, may_vote, most_chosen, open_here, show, voters
from handlers.attendance.texts import needs_a_person
from handlers.core import hooks, message_reading, pending_questions
from handlers.core import press_texts as presses
from handlers.core.messages.incoming_message import Said
from handlers.core.turn import Deeds, NotDone, Turn
from storage.core import drafts, people
from union.attendance.ballots import (
    ANSWERS,
    ANY_DAY,
    HOUR,
    MOST_OPTIONS,
    WEEK,
    BallotDeed,
    BallotWords,
)
from union.core.almanac.date_format import day_words, moment_words
from union.core.almanac.workdays import is_workday
from union.core.period import A_DAY, Grain
from union.core.rights import Action
from union.reading.message import Intent
from union.reading.privacy.redaction import keepable

OFFERED = 5  # working days, where no span was told
ANSWERED = (BallotDeed.CAST, BallotDeed.SUITS, BallotDeed.SETTLE, BallotDeed.CLOSE)


def claimed(turn: Turn, said: BallotWords) -> bool:
    """Whether the words open a ballot, choose in one that is open, or close it."""
    if turn.said.forwarded:
        return False
    if turn.where.private and turn.may(Action.TAKE_PART):
        if said.deed in (BallotDeed.DAY, BallotDeed.VOTE, BallotDeed.CLOSE):
            return turn.tell(turn._("这句请在群里说，委员们才点得到。"))
        return said.deed is BallotDeed.MISSING and _missing(turn, said)
    if turn.where.private:
        return False
    if turn.incoming.anonymous and said.deed in ANSWERED and open_here(turn):
        return turn.tell(needs_a_person(turn._))
    if not turn.may(Action.TAKE_PART):
        return said.deed is BallotDeed.CLOSE  # no work is told by 「表决结束」, whoever says it
    if turn.said.edited:
        return any(each.data["called"] == turn.said.message_id for each in open_here(turn))
    return ACTS[said.deed](turn, said)


def _missing(turn: Turn, _said: BallotWords) -> bool:
    """Who has not voted: names in private, to officers; in a group the number."""
    found = drafts.of_subject(turn.db, turn.with_group(), SUBJECT)
    vote = next((each.data for each in reversed(found) if each.data["kind"] == BallotDeed.VOTE), None)
    if vote is None:
        return False
    voted = [people.get(turn.db, int(each)) for each in vote["votes"]]
    done = {each.name for each in voted if each is not None}
    left = [each for each in voters(turn.db, turn.with_group(), vote) if each not in done]
    _, title = turn._, vote["title"]
    if not left:
        return turn.tell(_("「{title}」都投了", title=title))
    if turn.where.private and turn.may(Action.LOG):
        return turn.tell(_("「{title}」还没投：{names}", title=title, names=_("、").join(left)))
    return turn.tell(_("「{title}」还有{count}人没投", title=title, count=len(left)))


def _find_day(turn: Turn, said: BallotWords) -> bool:
    tomorrow = "tomorrow " if said.words.isascii() else "明天"
    plan = message_reading.read_words(turn, tomorrow + said.words)
    days = _days(turn, said.days)
    if not turn.may(Action.ADD) or plan.intent is not Intent.EVENT or len(days) < 2:
        return False
    hour = plan.when.start.time() if plan.when and plan.when.grain is Grain.MINUTE else None
    moments = [datetime.combine(day, hour or time.min) for day in days]
    words, today = moment_words if hour else day_words, turn.today
    labels = [words(turn._, each, now=today) for each in moments]
    kept, words_kept = [each.isoformat() for each in days], keepable(said.words, private=False)
    begin(turn, BallotDeed.DAY, plan.title or said.words, labels, days=kept, plan=words_kept)
    return True


def _days(turn: Turn, said: str) -> list[date]:
    """The days named, or the working days of the span; of none the next ones. At most six, none gone by."""
    group = turn.with_group()
    today = group.day(turn.said.at)
    named = [each for each in _days_named(turn, said) if each >= today]
    if len(named) > 1:
        return named[:MOST_OPTIONS]
    when = message_reading.read_words(turn, f"{said}开会", Intent.EVENT).when if said else None
    first = max(when.start.date(), today) if when else today + A_DAY
    end = when.until.date() if when else first + 2 * OFFERED * A_DAY
    span = (first + A_DAY * each for each in range((end - first).days))
    most = MOST_OPTIONS if when else OFFERED
    return [each for each in span if is_workday(each, group.notice)][:most]


def _days_named(turn: Turn, said: str) -> list[date]:
    times = message_reading.read_words(turn, f"{said}开会", Intent.EVENT).times
    return sorted({each.start.date() for each in times if each.grain is Grain.DAY})


def _vote(turn: Turn, said: BallotWords) -> bool:
    if not turn.may(Action.ADD):
        return False
    options = said.options or (turn._("赞成"), turn._("反对"), turn._("弃权"))
    begin(turn, said.deed, said.words, options, secret=said.is_secret, between=bool(said.options))
    return True


def _answered(turn: Turn, said: BallotWords) -> bool:
    """「赞成」 of somebody who writes instead of pressing."""
    asked = [each for each in open_here(turn, BallotDeed.VOTE) if not each.data["between"]]
    if not asked or asked[-1].data["secret"] or turn.me() is None or not may_vote(turn, asked[-1]):
        return False
    _choose(turn, asked[-1], ANSWERS[said.words])
    return True


def _suited(turn: Turn, said: BallotWords) -> bool:
    """「周三不行，周四可以」 of somebody who writes instead of pressing."""
    found = open_here(turn, BallotDeed.DAY)
    me = turn.me()
    if not found or me is None:
        return False
    offered = len(found[-1].data["options"])
    yes, no = (set(_places_said(turn, found[-1], each)) for each in (said.days, said.unsuited))
    if not yes and not no:
        return False
    before = set(found[-1].data["votes"].get(str(me.id), []))
    mine = (before | yes if said.days else before or set(range(offered))) - no
    _keep(turn, found[-1], str(me.id), sorted(mine))
    return True


def _keep(turn: Turn, draft: drafts.Draft, who: str, mine: Sequence[int]) -> None:
    others = {each: chosen for each, chosen in draft.data["votes"].items() if each != who}
    votes = others | ({who: list(mine)} if mine else {})
    show(turn, drafts.change(turn.db, draft, {**draft.data, "votes": votes}))


def _choose(turn: Turn, draft: drafts.Draft, place: int) -> str:
    is_day = draft.data["kind"] == BallotDeed.DAY
    person = turn.me() if is_day else turn.enrol()
    if person is None:
        return needs_a_person(turn._)
    if not is_day and not may_vote(turn, draft):
        return presses.not_allowed(turn._)
    who, options = str(person.id), draft.data["options"]
    before = draft.data["votes"].get(who, [])
    mine = sorted({place} ^ set(before)) if is_day else [place]
    _keep(turn, draft, who, mine)
    _, option = turn._, options[place]
    if not is_day:
        return _("已记：{option}，结束前可以改", option=option)
    return _("已记：{option}", option=option) if place in mine else _("已取消：{option}", option=option)


def _press_cast(turn: Turn) -> None:
    draft = pending_questions.pressed_by(turn, SUBJECT, Action.TAKE_PART, presses.gone(turn._))
    if turn.press.number(1) < len(draft.data["options"]):
        turn.toast = _choose(turn, draft, turn.press.number(1))


def _press_end(turn: Turn) -> None:
    draft = pending_questions.pressed_by_asker(turn, SUBJECT)
    if draft.data["kind"] == BallotDeed.VOTE and draft.data["votes"]:
        ballot_board.close(turn, draft)
        return
    best = most_chosen(draft.data)
    if not best:
        raise NotDone(turn._("还没有人选"), alert=True)
    if len(best) > 1:
        days = turn._("、").join(draft.data["options"][each] for each in best)
        raise NotDone(turn._("{days}一样多，请说一句，例如「就定周三」", days=days), alert=True)
    _settle(turn, draft, best[0], Said("", turn.incoming.pressed_in or 0, turn.now))


def _drop(turn: Turn, draft: drafts.Draft) -> None:
    drafts.end(turn.db, draft)
    if draft.outbox_id is not None:
        turn.edit(draft.outbox_id, turn._("已撤销：{title}", title=draft.data["title"]))


def undone_in_reply(turn: Turn, about: str | None) -> bool:
    """「撤销」 in reply to the message of a ballot, or to what came of it."""
    sent = turn.replied_row()
    asked = [each for each in open_here(turn) if sent and each.outbox_id == sent.id]
    if asked and pending_questions.is_askers(turn, asked[0]):
        _drop(turn, asked[0])
    elif asked:
        turn.say(presses.only_author(turn._))
    return bool(asked) or ballot_board.void_in_reply(turn, about)


def _ended_in_words(turn: Turn, said: BallotWords) -> bool:
    """「表决结束」, 「就定周三」: by whoever asked."""
    is_vote = said.deed is BallotDeed.CLOSE
    found = open_here(turn, BallotDeed.VOTE if is_vote else BallotDeed.DAY)
    alike = _places_said(turn, found[-1], said.days) if found and not is_vote else []
    place = alike[0] if len(alike) == 1 else None
    if not found or (place is None and not is_vote):
        return is_vote
    if not pending_questions.is_askers(turn, found[-1]):
        if place is not None:
            return _suited(turn, said)
        turn.say(presses.only_author(turn._))
    elif place is not None:
        _settle(turn, found[-1], place, turn.said, said.words)
    elif not found[-1].data["votes"]:
        turn.say(turn._("还没有人选"))
    else:
        ballot_board.close(turn, found[-1])
    return True


def _places_said(turn: Turn, draft: drafts.Draft, said: str) -> list[int]:
    """Which of the days are named; 「周四」 is also the one Thursday among them."""
    offered = [date.fromisoformat(each) for each in draft.data["days"]]
    if said == ANY_DAY:
        return list(range(len(offered)))
    named = _days_named(turn, said) if said else []
    exact = [place for place, day in enumerate(offered) if day in named]
    weekdays = {day.weekday() for day in named} if WEEK.match(said) else set()  # of no week that was named
    return exact or [place for place, day in enumerate(offered) if day.weekday() in weekdays]


def _settle(turn: Turn, draft: drafts.Draft, place: int, said: Said, hour: str = "") -> None:
    """The day is found: it is planned as if its asker had said so, at the hour where one is said now."""
    day, plan = date.fromisoformat(draft.data["days"][place]), draft.data["plan"]
    plan = f"{hour}{HOUR.sub('', plan)}" if hour else plan
    drafts.end(turn.db, draft)
    text = turn._("{title}：定在{day}", title=draft.data["title"], day=draft.data["options"][place])
    if draft.outbox_id is not None:
        turn.desk().edit_in(draft.chat_id, draft.outbox_id, text)
    words = f"{plan} on {day:%d %b %Y}" if plan.isascii() else f"{day.month}月{day.day}日{plan}"
    turn.speak_as(replace(said, text=f"/add {words}", reply_to=None))
    hooks.of(turn).hear(turn)


ACTS: Mapping[BallotDeed, Callable[[Turn, BallotWords], bool]] = {
    BallotDeed.DAY: _find_day,
    BallotDeed.VOTE: _vote,
    BallotDeed.CAST: _answered,
    BallotDeed.SUITS: _suited,
    BallotDeed.SETTLE: _ended_in_words,
    BallotDeed.CLOSE: _ended_in_words,
    BallotDeed.MISSING: _missing,
}
DEEDS: Deeds = {
    "ballot.cast": _press_cast,
    "ballot.end": _press_end,
    "ballot.drop": lambda turn: _drop(turn, pending_questions.pressed_by_asker(turn, SUBJECT)),
    **ballot_board.DEEDS,
}
