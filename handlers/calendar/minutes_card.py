"""The card of what minutes give people to do: its lines as they are kept, what is said of them, its buttons.

One nobody has adopted is brought back to who sent it, once, before the first of its days.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from handlers.calendar import event_creation, event_receipt, several_items, time_question
from handlers.core import pending_questions
from handlers.core.job_context import Desk
from handlers.core.messages.outgoing_message import Button, Composed, Rows, button, in_rows
from handlers.core.turn import Turn
from handlers.events import occurrences
from handlers.events import texts as phrases
from storage.core import drafts, people
from union.core.almanac.date_format import day_words
from union.core.almanac.workdays import add_workdays
from union.core.groups import is_hushed, pulled_back, pushed_forward
from union.core.kinds import Kind
from union.core.period import Grain
from union.events import recurrence_rules
from union.events.model import Event
from union.reading.message import Intent, Message, When
from union.reading.message_json import when_json
from union.words import Words, language_of, words

SUBJECT, KEPT = "minutes.tasks", timedelta(days=14)
IN_A_ROW, NONE = 4, 0
Line = Mapping[str, Any]
SOON = timedelta(hours=3)


def line_of(turn: Turn, message: Message) -> Line:
    """A task as plain JSON; a day that may be one of two, or lies behind, is still to be said."""
    when = message.planned_when
    readings = (when, *message.alternatives) if when and message.alternatives else ()
    is_settled = (
        when is not None and not readings and not event_creation.is_time_past(turn, message.last_when or when)
    )
    return {
        "title": event_creation.public(message.title or message.text)[: several_items.LONGEST_TITLE],
        "kind": message.kind.value if message.kind else None,
        "owners": [event_creation.owner(turn, name).name for name in message.owners],
        "place": message.place,
        "festival": message.festival,
        "when": when_json(when) if is_settled else None,
        "readings": [when_json(each) for each in readings],
        "on": True,
    }  # fmt: skip


def lacks_owner(line: Line) -> bool:
    """Whether it is said of nobody that they are to do it; what takes place on its day needs nobody."""
    return not line["owners"] and (line["when"] is None or bool(line["when"]["deadline"]))


def when_of(data: Mapping[str, Any]) -> When:
    """The time that was kept so."""
    end = data["end"] and datetime.fromisoformat(data["end"])
    given = {"start": datetime.fromisoformat(data["start"]), "end": end, "grain": Grain(data["grain"])}
    return When(**{**data, **given})


def message_of(turn: Turn, line: Line) -> Message:
    """The task as it was read, or changed since; without a time where that is not said or has gone by."""
    when = when_of(line["when"]) if line["when"] else None
    when = None if when and event_creation.is_time_past(turn, when) else when
    kind = Kind(line["kind"]) if line["kind"] else None
    return Message(
        line["title"], Intent.EVENT, kind, line["title"], festival=line["festival"], when=when,
        owners=tuple(line["owners"]), place=line["place"],
    )  # fmt: skip


def card(turn: Turn, draft: drafts.Draft) -> tuple[str, Rows]:
    """All lines with a box each; or the one that is being changed, with who may have it."""
    lines, place = draft.data["lines"], draft.data["open"]
    if place:
        line = lines[place - 1]
        how = turn._("点名字交给他；或回复这条：「12月5日前」「给王芳」「改名为订礼堂」「不要」")
        readings = [
            phrases.span(turn._, when.start, when.end, when.grain, turn.today)
            for when in map(when_of, line["readings"])
        ]
        days = [turn.button(each, "minutes.day", draft.id, place, at) for at, each in enumerate(readings)]
        offered = [each.person for each in event_receipt.offered(turn)]
        names = [turn.button(each.name, "minutes.who", draft.id, place, each.id) for each in offered]
        back = turn.button(turn._("返回"), "minutes.open", draft.id, NONE)
        return f"{_card_line(turn, draft, place)}\n{how}", [*in_rows(days, 2), *in_rows(names, 3), [back]]
    shown = [_card_line(turn, draft, each) for each in range(1, len(lines) + 1)]
    ticked = [(each, line) for each, line in enumerate(lines, 1) if line["on"]]
    wanting = [(each, lacks_owner(line), message_of(turn, line).when is None) for each, line in ticked]
    head = turn._("会上定的{count}项，采用后排进日程：", count=len(shown))
    unowned = turn._("、").join(str(place) for place, is_unowned, _undated in wanting if is_unowned)
    undated = turn._("、").join(str(place) for place, _unowned, is_undated in wanting if is_undated)
    asked = [turn._("第{places}项没有写谁办", places=unowned)] if unowned else []
    asked += [turn._("第{places}项没有写哪天，不补就不排", places=undated)] if undated else []
    below = [turn._("{what}。点「改」补上。", what=turn._("；").join(asked))] if asked else []
    return "\n".join([head, *shown, *below]), _boxes(turn, draft)


def _card_line(turn: Turn, draft: drafts.Draft, place: int) -> str:
    line = draft.data["lines"][place - 1]
    message, when = message_of(turn, line), ""
    if message.when is not None:
        event = event_creation.planned(turn, message, time_question.source_of(turn, draft))
        when = _when_words(turn, event)
    title, owners = line["title"], line["owners"]
    if not line["on"]:
        return turn._("{place}. （不要）{title}", place=place, title=title)
    if not (owners or lacks_owner(line)):
        return turn._("{place}. {title}：{when}", place=place, title=title, when=when)
    who = turn._("、").join(owners) if owners else turn._("⚠谁办？")
    return turn._(
        "{place}. {title}：{when}，{who}", place=place, title=title, when=when or turn._("⚠哪天？"), who=who
    )


def _when_words(turn: Turn, event: Event) -> str:
    """Its time; of several dates all of them, as they will stand on the calendar."""
    dates = recurrence_rules.pattern(event.rule.rrule if event.rule else "").dates
    times = occurrences.times_of(event, turn.with_group(), turn.wall, len(dates)) if dates else []
    if len(times) > 1:
        return phrases.all_times(turn._, times, turn.today)
    return phrases.when_words(turn._, times[0] if times else occurrences.of_whole_event(event), turn.today)


def _boxes(turn: Turn, draft: drafts.Draft) -> Rows:
    lines = draft.data["lines"]
    boxes, change = list[Button](), list[Button]()
    for place, line in enumerate(lines, 1):
        box = f"{'☑' if line['on'] else '☐'} {place}"
        boxes.append(turn.button(box, "minutes.tick", draft.id, place))
        if line["on"]:
            change.append(turn.button(turn._("改 {place}", place=place), "minutes.open", draft.id, place))
    count = sum(line["on"] and message_of(turn, line).when is not None for line in lines)
    adopt = [turn.button(turn._("采用{count}项", count=count), "minutes.adopt", draft.id)] if count else []
    last = [*adopt, turn.button(turn._("都不要"), "minutes.drop", draft.id)]
    return [*in_rows(boxes, IN_A_ROW), *in_rows(change, IN_A_ROW), last]


def recall(desk: Desk) -> None:
    """A card nobody has adopted comes back to who sent it, once; at its end it says itself that nothing came of it."""
    for draft in pending_questions.due(desk, SUBJECT):
        author = people.member_of(desk.db, desk.group, draft.person_id or 0)
        if not pending_questions.strike(desk, draft):
            if draft.outbox_id is not None:
                text = desk._(
                    "{day}会上定的{count}项一直没有采用，没有排进日程；要排就把纪要再发一次。",
                    **_day_and_count(desk._, desk, draft),
                )
                desk.edit_in(draft.chat_id, draft.outbox_id, text)
            drafts.end(desk.db, draft)
        elif draft.chat_id == desk.group.chat_id and not is_hushed(desk.wall.date(), desk.group.settings):
            body = Composed()
            if author is not None:
                body.mention(author.person, author.person.name)
                body.add(desk._("："))
            body.add(_waiting(desk._, desk, draft))
            rows = _recall_rows(desk._, desk.group.id, draft)
            row = desk.post(body.text, rows, topic=desk.group.settings.reminder_topic, entities=body.entities)
            drafts.set_message(desk.db, draft.id, row)
        elif author is not None:
            _ = words(language_of(author.person.language))
            is_here = draft.chat_id == author.person.user_id
            rows = _recall_rows(_, desk.group.id, draft) if is_here else ()
            row = desk.tell(author.person, _waiting(_, desk, draft), rows)
            if is_here:
                drafts.set_message(desk.db, draft.id, row)


def tell_of_waiting_card(turn: Turn) -> bool:
    """Asked how it stands with what a meeting decided: first of all that the card waits."""
    found = drafts.of_subject(turn.db, turn.with_group(), SUBJECT)
    if not found:
        return False
    is_here = found[-1].chat_id == turn.where.chat_id
    rows = _recall_rows(turn._, turn.with_group().id, found[-1]) if is_here else ()
    return turn.tell(_waiting(turn._, turn.desk(), found[-1]), rows)


def _waiting(_: Words, desk: Desk, draft: drafts.Draft) -> str:
    first = _first_day(draft.data["lines"])
    text = _("{day}会上定的{count}项还没有采用，没有排进日程", **_day_and_count(_, desk, draft))
    if first is None:
        return _("{text}。", text=text)
    return _("{text}，最早的是{first}。", text=text, first=day_words(_, first, now=desk.wall.date()))


def _day_and_count(_: Words, desk: Desk, draft: drafts.Draft) -> dict[str, object]:
    day = desk.group.day(datetime.fromisoformat(draft.data["at"]))
    return {"day": day_words(_, day, now=desk.wall.date()), "count": len(draft.data["lines"])}


def _recall_rows(_: Words, group_id: int, draft: drafts.Draft) -> Rows:
    ids = group_id, draft.id
    return [[button(_("看一看"), "minutes.open", *ids, NONE), button(_("都不要"), "minutes.drop", *ids)]]


def _first_day(lines: Sequence[Line]) -> date | None:
    return min((when_of(each["when"]).start.date() for each in lines if each["when"]), default=None)


def steps(turn: Turn, lines: Sequence[Line]) -> list[str]:
    """On the next working day, or some hours later where the first of its days leaves no time; and before it is forgotten."""
    group, first = turn.with_group(), _first_day(lines)
    wall = turn.wall
    moment = datetime.combine(add_workdays(turn.today, 1, group.notice), group.settings.reminder_time)
    if first is not None and first <= moment.date():
        soon = pulled_back(wall + SOON, group.settings)
        moment = soon if soon > wall else pushed_forward(wall + SOON, group.settings)
    return [moment.isoformat(), (wall + KEPT - timedelta(days=1)).isoformat()]
