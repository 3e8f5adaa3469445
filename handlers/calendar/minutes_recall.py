"""A card of minutes nobody has adopted: brought back to who sent it, once, before the first of its days; nothing of it is lost in silence."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from handlers.calendar import minutes_card
from handlers.calendar.minutes_card import NONE, Line
from handlers.core import pending_questions
from handlers.core.job_context import Desk
from handlers.core.messages.keyboards import Rows, button
from handlers.core.messages.outgoing_message import Composed
from handlers.core.turn import Turn
from storage.core import drafts, people
from storage.core.drafts import Draft
from union.core.almanac.date_format import day_words
from union.core.almanac.workdays import add_workdays
from union.core.groups import is_hushed, pulled_back, pushed_forward
from union.words import Words, language_of, words

SOON = timedelta(hours=3)


def recall(desk: Desk) -> None:
    """A card nobody has adopted comes back to who sent it, once; at its end it says itself that nothing came of it."""
    for draft in pending_questions.due(desk, minutes_card.SUBJECT):
        author = people.member_of(desk.db, desk.group, draft.person_id or 0)
        if not pending_questions.strike(desk, draft):
            if draft.outbox_id is not None:
                desk.edit_in(draft.chat_id, draft.outbox_id, _never_adopted(desk, draft))
            drafts.end(desk.db, draft)
        elif draft.chat_id == desk.group.chat_id and not is_hushed(desk.wall.date(), desk.group.settings):
            body = Composed()
            if author is not None:
                body.mention(author.person, author.person.name)
                body.add(desk._("："))
            body.add(_waiting(desk._, desk, draft))
            rows = _recall_rows(desk._, desk.group.id, draft)
            row = desk.post(body.text, rows, topic=desk.group.settings.reminder_topic, entities=body.entities)
            drafts.asked_in(desk.db, draft.id, row)
        elif author is not None:
            _ = words(language_of(author.person.language))
            is_here = draft.chat_id == author.person.user_id
            row = desk.tell(
                author.person,
                _waiting(_, desk, draft),
                _recall_rows(_, desk.group.id, draft) if is_here else (),
            )
            if is_here:
                drafts.asked_in(desk.db, draft.id, row)


def told(turn: Turn) -> bool:
    """Asked how it stands with what a meeting decided: first of all that the card waits."""
    found = drafts.of_subject(turn.db, turn.with_group(), minutes_card.SUBJECT)
    if not found:
        return False
    is_here = found[-1].chat_id == turn.where.chat_id
    rows = _recall_rows(turn._, turn.with_group().id, found[-1]) if is_here else ()
    return turn.tell(_waiting(turn._, turn.desk(), found[-1]), rows)


def _waiting(_: Words, desk: Desk, draft: Draft) -> str:
    """「11月20日 周五会上定的3项还没有采用，没有排进日程，最早的是11月30日 周一。」"""
    today, first = desk.wall.date(), _first_day(draft.data["lines"])
    text = _(
        "{day}会上定的{count}项还没有采用，没有排进日程",
        day=day_words(_, _day_of(desk, draft), now=today),
        count=len(draft.data["lines"]),
    )
    if first is None:
        return _("{text}。", text=text)
    return _("{text}，最早的是{first}。", text=text, first=day_words(_, first, now=today))


def _never_adopted(desk: Desk, draft: Draft) -> str:
    day = day_words(desk._, _day_of(desk, draft), now=desk.wall.date())
    return desk._(
        "{day}会上定的{count}项一直没有采用，没有排进日程；要排就把纪要再发一次。",
        day=day,
        count=len(draft.data["lines"]),
    )


def _day_of(desk: Desk, draft: Draft) -> date:
    return desk.group.day(datetime.fromisoformat(draft.data["at"]))


def _recall_rows(_: Words, group_id: int, draft: Draft) -> Rows:
    ids = group_id, draft.id
    return [[button(_("看一看"), "minutes.open", *ids, NONE), button(_("都不要"), "minutes.drop", *ids)]]


def _first_day(lines: Sequence[Line]) -> date | None:
    return min(
        (minutes_card.when_of(each["when"]).start.date() for each in lines if each["when"]), default=None
    )


def steps(turn: Turn, lines: Sequence[Line]) -> list[str]:
    """On the next working day, or some hours later where the first of its days leaves no time; and before it is forgotten."""
    group, first = turn.with_group(), _first_day(lines)
    wall = turn.wall
    moment = datetime.combine(add_workdays(wall.date(), 1, group.notice), group.settings.reminder_time)
    if first is not None and first <= moment.date():
        soon = pulled_back(wall + SOON, group.settings)
        moment = soon if soon > wall else pushed_forward(wall + SOON, group.settings)
    return [moment.isoformat(), (wall + minutes_card.KEPT - timedelta(days=1)).isoformat()]
