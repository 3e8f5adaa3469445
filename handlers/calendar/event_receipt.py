"""What is said back about an item that was made or changed, with its buttons; and who is meant by a name that nobody on the roster bears."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from handlers.attendance import attendance_card
from handlers.core import group_choice, hooks, pending_questions
from handlers.core.messages import message_subject
from handlers.core.messages.outgoing_message import Button, Rows, in_rows
from handlers.core.turn import Deeds, Turn
from handlers.events import conflicts, occurrences
from handlers.events import texts as phrases
from handlers.reminders import texts as reminders_texts
from storage.core import drafts, people
from storage.core.outbox import sent_messages
from storage.events import event_parts
from storage.events import queries as events_queries
from union.core.almanac.date_format import day_words
from union.core.almanac.workdays import is_workday
from union.core.groups import Member
from union.core.period import UNDATED
from union.core.rights import Action
from union.events import recurrence_rules
from union.events.model import Event, Occurrence, Owner
from union.reading.acts.tasks.assignments import BODIES as OF_ALL
from union.reading.acts.tasks.assignments import OFFICERS
from union.reading.names.people import SURNAMES
from union.reading.text.normal_form import EitherScript
from union.reminders.lead_times import is_due_by, is_hand_in, own_leads
from union.reminders.reminder_times import planned
from union.words import Words

Line = Callable[[Words, Occurrence, Sequence[str] | None, date], str]
SHOWN = 3  # dates of a series that are said back


def say(turn: Turn, event: Event) -> None:
    """Say what was understood."""
    text = text_of(turn, event, phrases.planned)
    turn.say(text, rows(turn, event), about=message_subject.of_event(event.id))


def lines_of(turn: Turn, event: Event) -> list[str]:
    """An item among others: with its reminders and its dates."""
    one = _next_occurrence(turn, event)
    leads = phrases.leads_told(turn._, one, _leads(turn, one), turn.today)
    line = turn._("{item}（{leads}）", item=phrases.title_line(turn._, one, turn.today), leads=leads)
    times = _times(turn, event) if event.rule is not None else ""
    return [each for each in (line, times) if each]


def _next_occurrence(turn: Turn, event: Event) -> Occurrence:
    return occurrences.next_of_event(
        turn.db, turn.with_group(), event, turn.wall
    ) or occurrences.of_whole_event(event)


def redraw(turn: Turn, event: Event) -> None:
    """Bring the echo of a changed item up to date, when it stands in this very chat."""
    first = standing_here(turn, event, message_subject.of_event(event.id))
    if first is not None:
        turn.edit(first, text_of(turn, event, phrases.changed), rows(turn, event))


def standing_here(turn: Turn, event: Event, mark: str) -> int | None:
    """The outbox row of the message with this mark, where the item was written in this very chat."""
    group = turn.with_group()
    is_here = events_queries.chat_of(turn.db, group, event) == turn.where.chat_id
    return next(iter(sent_messages.row_ids_about(turn.db, group.id, mark)), None) if is_here else None


def rows(turn: Turn, event: Event) -> list[list[Button]]:
    """撤销 and 改, of a hand-in 已交; in the group also whether one comes, where the item asks."""
    group = turn.with_group()
    ways = (turn._("撤销"), "item.undo"), (phrases.label_change(turn._), "item.help")
    row = [turn.button(label, deed, event.id) for label, deed in ways]
    if is_hand_in(event) and event.rule is None:
        row.insert(0, turn.button(reminders_texts.label_done(turn._, event), "ev.done", event.id, "0"))
    here = not turn.where.private
    found = attendance_card.gathering_at_hand(turn.db, group, event, turn.now) if here else None
    asked = [*hooks.of(turn).event_twins(turn, event), *owner_question_row(turn, event)]
    if found is None:
        return [row, *asked]
    row.append(turn.button(turn._("名单"), "part.names", event.id, "0"))
    sign_in = attendance_card.sign_in_button(turn._, group, found.one, turn.wall)
    return [*attendance_card.rows(turn._, group, found, "0"), *([sign_in] if sign_in else []), row, *asked]


def text_of(turn: Turn, event: Event, line: Line) -> str:
    """The echo: the item with its time and reminders, then what else is worth knowing, a line each."""
    one = _next_occurrence(turn, event)
    first = line(turn._, one, _leads(turn, one), turn.today)
    # Who comes to a one-off item, in the group; of a series its reminders tell.
    is_counted = event.rule is None and not turn.where.private
    counts = attendance_card.counts_now(turn, one) if is_counted else ""
    said = [phrases.details(turn._, event), note_line(turn, event, counts), counts]
    return "\n".join(filter(None, [first, *said, *_notes(turn, one)]))


def note_line(turn: Turn, event: Event, counts: str = "") -> str:
    """What was noted of it as it was planned: where one gathers, what it costs; no limit that the counts tell."""
    notes = event_parts.of_event(turn.db, turn.with_group(), event)
    said = phrases.planned_note(turn._, event, notes, are_counted=bool(counts))
    return turn._("备注：{text}", text=said) if said else ""


def _leads(turn: Turn, one: Occurrence) -> Sequence[str] | None:
    """The reminders that are told: of a series that comes round its own, else those ahead; None where none are wanted.

    Of dates that were named the next one with any ahead tells.
    """
    event, group = one.event, turn.with_group()
    own = own_leads(event, turn.settings)
    dates = recurrence_rules.pattern(event.rule.rrule).dates if event.rule else {}
    if not own or (event.rule is not None and not dates):
        return own or None
    times = occurrences.coming(turn.db, group, event, turn.wall, len(dates)) if dates else [one]
    found = ([each.lead for each in planned(time, turn.settings, turn.wall, group.notice)] for time in times)
    return next((leads for leads in found if leads), ())


def _notes(turn: Turn, one: Occurrence) -> list[str]:
    event, found, notice = one.event, [], turn.notice
    if event.rule is not None:
        found += [_times(turn, event), phrases.short_months(turn._, event.rule)]
    last = one.last_moment.date()
    if is_due_by(event) and one.start < UNDATED and not is_workday(last, notice):
        words, ahead = day_words(turn._, last, now=turn.today), planned(one, turn.settings, turn.wall, notice)
        is_told = any(is_workday(each.due.date(), notice) for each in ahead)
        said = turn._("注意：{day}是休息日。", day=words)
        if is_told:
            said = turn._("注意：{day}是休息日，会在之前的工作日提醒。", day=words)
        found.append(said)
    checks = len(event.checks)
    found.append(turn._("清单{count}项，回复「详情」打勾", count=checks) if checks else "")
    found.append(conflicts.of_event(turn, event))
    if group_choice.has_several_groups(turn):
        found.append(turn._("群：{title}", title=turn.with_group().title))
    return found


def _times(turn: Turn, event: Event) -> str:
    dates = recurrence_rules.pattern(event.rule.rrule if event.rule else "").dates
    times = occurrences.coming(turn.db, turn.with_group(), event, turn.wall, len(dates) or SHOWN)
    if dates:
        return phrases.all_times(turn._, times, turn.today) if len(times) > 1 else ""
    return phrases.next_times(turn._, times, turn.today) if times else ""


BODIES = EitherScript(rf"{OF_ALL}|.{{1,8}}(?:车间|小组|部门?|科|室|组|班|队|分会|工会|厂|公司)|All .{{1,30}}")
OWN_NAME = EitherScript(rf"(?:[{SURNAMES}][\u4e00-\u9fff]{{1,2}}|{OFFICERS}|[A-Za-z .]+)")
SUBJECT, KEPT = "owner", timedelta(days=7)
NOBODY, MOST, MOST_OFFERED = 0, 3, 12


def unknown(made: Sequence[Event]) -> list[str]:
    """The owners nobody knows; bodies as 各小组 are no persons."""
    names = dict.fromkeys(owner.name for event in made for owner in event.owners if owner.person_id is None)
    return [name for name in names if not BODIES.fullmatch(name)]


def owner_question_row(turn: Turn, event: Event) -> list[list[Button]]:
    """Below one item the button that asks: of who goes by another name than his own, which nobody will ever bear."""
    names = [name for name in unknown([event]) if not OWN_NAME.fullmatch(name)]
    if not names or not offered(turn):
        return []
    return [[turn.button(turn._("{name}是哪位", name=names[0]), "owner.ask", event.id)]]


def _press_ask(turn: Turn) -> None:
    turn.needs(Action.FINISH)
    ask(turn, [turn.there(events_queries.get(turn.db, turn.with_group(), turn.press.number()))])


def ask(turn: Turn, made: Sequence[Event]) -> None:
    """Ask about the first of them."""
    asked = unknown(made)[:MOST]
    if asked and offered(turn):
        data = {"names": asked, "events": [event.id for event in made]}
        draft_id = pending_questions.begin(turn, SUBJECT, data, KEPT)
        drafts.set_message(turn.db, draft_id, turn.say(*_question(turn, asked[0], draft_id)))


def _question(turn: Turn, name: str, draft_id: int) -> tuple[str, Rows]:
    buttons = [turn.button(each.person.name, "owner.who", draft_id, each.person.id) for each in offered(turn)]
    nobody = turn.button(turn._("不在群里"), "owner.who", draft_id, NOBODY)
    question = turn._("「{name}」不在名册里，是哪一位？到时好提醒本人。", name=name)
    return question, [*in_rows(buttons, 3), [nobody]]


def offered(turn: Turn) -> list[Member]:
    """Who something can be given to with a button."""
    return people.officers(turn.db, turn.with_group())[:MOST_OFFERED]


def _press(turn: Turn) -> None:
    draft, who = pending_questions.pressed_by(turn, SUBJECT, Action.FINISH), turn.press.number(1)
    member = turn.there(people.member_of(turn.db, turn.with_group(), who)) if who else None
    name, *left = draft.data["names"]
    said = turn._("好的，「{name}」照原样写。", name=name)
    if member is not None:
        numbers = turn._("、").join(f"#{number}" for number in _assign_to_member(turn, draft, name, member))
        said = turn._("好的，{numbers}由{who}负责。", numbers=numbers, who=member.person.name)
    if left:
        drafts.change(turn.db, draft, {**draft.data, "names": left})
        question, owner_question_row = _question(turn, left[0], draft.id)
        turn.edit_pressed(f"{said}\n{question}", owner_question_row)
    else:
        pending_questions.close(turn, draft, said)


def _assign_to_member(turn: Turn, draft: drafts.Draft, name: str, member: Member) -> list[int]:
    group, numbers = turn.with_group(), []
    given = Owner(member.person.name, member.person.id)
    for event in events_queries.of_ids(turn.db, group, draft.data["events"]).values():
        owners = [given if each.name == name and each.person_id is None else each for each in event.owners]
        if tuple(owners) != event.owners:
            events_queries.change(turn.db, group, replace(event, owners=tuple(dict.fromkeys(owners))))
            numbers.append(event.number)
    return sorted(numbers)


DEEDS: Deeds = {"owner.who": _press, "owner.ask": _press_ask}
