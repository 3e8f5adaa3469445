"""/handover, 「把我的事项交给王芳」: everything an officer answers for goes to another, after a look at the list;
交给: one item does. Who answers for it from now on hears of it in private.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from re import Match
from typing import Any

from handlers.calendar import event_creation
from handlers.calendar.changes import occurrence_status
from handlers.calendar.changes.occurrence_status import change, changed_text, name_of_me, say
from handlers.core import hooks, pending_questions, speakers
from handlers.core import press_texts as press_phrases
from handlers.core.button_press import unforged
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument
from handlers.core.messages.outgoing_message import Rows, brief
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import occurrences
from handlers.events.texts import title_line
from handlers.reminders.reminder_card import item_row
from handlers.requests import request_card
from storage.core import drafts, people
from storage.core.outbox.queue import Lane
from storage.events import queries as events_queries
from union.calendar.handover import HandoverRequest, handed, made_for_nobody, owned, read_argument, request_in
from union.core.groups import Person, Role
from union.core.records import dataclass, replace
from union.core.rights import Action
from union.events.model import Event, Occurrence, Owner
from union.reading.acts.changes.changes import read_changes
from union.reading.acts.changes.item_changes import ChangeDeed
from union.reading.names.people import ONESELF
from union.reading.replies.item_details import names_in_list
from union.reminders.lead_times import is_due_by
from union.words import Words, language_of, words

WORDS = ("移交",)
ASKING, HANDED = "handover", "handover.done"
KEPT, UNDOABLE = timedelta(days=7), timedelta(days=30)
ALL, OWNED = "all", "owned"
MOST = 20  # items named line by line


@dataclass(frozen=True, slots=True)
class Handing:
    """From whom (None: a name nobody on the roster has) to whom."""

    of: Person | None
    name: str
    to: Person


def command(turn: Turn) -> None:
    """/handover @wangfang."""
    how = turn._(
        "请写交给谁，例如：/handover @wangfang，或「把我的事项交给王芳」。管理员可以写：/handover 李建国 王芳"
    )
    _propose(turn, turn.there(read_argument(argument(turn.said.text, WORDS)), how))


def disowned(turn: Turn, _said: Match[str]) -> bool:
    """「不是我负责」 in reply to an item: the writer is off it, and nobody is put in their place."""
    about, me = turn.replied_about(), turn.me()
    is_item = about is not None and about.subject == "event" and turn.may(Action.ALTER)
    one = occurrences.of_subject(turn.db, turn.with_group(), about, turn.now) if about and is_item else None
    names_other = any(
        each.new not in ONESELF for each in read_changes(turn.said.text) if each.deed is ChangeDeed.OWNER
    )
    if one is None or me is None or names_other:
        return False
    others = tuple(each for each in one.event.owners if not each.is_person(me.id, me.name))
    if len(others) < len(one.event.owners):
        one = change(turn, one, replace(one.event, owners=others))
        say(turn, one, changed_text(turn, one))
    return True


def claimed(turn: Turn, asked: Match[str]) -> bool:
    """A plain sentence asks for it: what would move is shown."""
    _propose(turn, request_in(asked))
    return True


def _propose(turn: Turn, asked: HandoverRequest) -> None:
    """What would move is shown, with what answers for it and what was only made counted apart."""
    found = _handing(turn, asked)
    mine, made = _moving(turn, found)
    asked_for = len(request_card.moving(turn, found.of))
    if not mine and not made and not asked_for:
        raise NotDone(turn._("{of}名下没有未完成的事项，不用交接。", of=found.name))
    data = {"of": found.of.user_id if found.of else None, "name": found.name, "to": found.to.user_id}
    draft_id = pending_questions.begin(turn, ASKING, data, KEPT)
    lines, own = (_lines(turn, mine), _lines(turn, made)), len(mine) + asked_for
    text = proposal(turn._, found.name, found.to.name, *lines, requests=asked_for)
    label = turn._("交给{to}（{count}项）", to=brief(found.to.name, 12), count=own + len(made))
    rows = [[turn.button(label, "handover.do", draft_id, ALL)]]
    if own and made:
        label = turn._("只交负责的（{count}项）", count=own)
        rows.append([turn.button(label, "handover.do", draft_id, OWNED)])
    rows.append([turn.button(turn._("先不交"), "handover.drop", draft_id)])
    drafts.set_message(turn.db, draft_id, turn.say(text, rows))


def _handing(turn: Turn, asked: HandoverRequest) -> Handing:
    group, me = turn.with_group(), turn.me()
    to = speakers.bearer(turn, asked.to)
    of = me if asked.of is None else people.person_named(turn.db, group, asked.of)
    if asked.of is not None and (me is None or of is None or of.id != me.id):
        turn.needs(Action.CHANGE_ANY, turn._("别人的事项由管理员来交接；自己的请写「把我的事项交给王芳」。"))
    if asked.of is None and me is None:
        raise NotDone(turn._("匿名管理员没有自己的事项。请写明是谁的：/handover 李建国 王芳"))
    turn.needs(Action.CHANGE_OWN)
    unknown = turn._(
        "名册里没有「{name}」。请对方先在群里说句话，或写 @用户名；/roles 看名册。", name=brief(asked.to)
    )
    to = turn.there(to, unknown)
    if of is not None and of.id == to.id:
        raise NotDone(turn._("这些事项本来就归这个人，不用交接。"))
    member = people.member(turn.db, group, to)
    if member is None or member.role is Role.MEMBER:
        why = turn._("{name}现在是群成员，不能办理事项。请管理员先在 /roles 里改为委员。", name=to.name)
        raise NotDone(why)
    return Handing(of, of.name if of else (asked.of or ""), to)


def _moving(turn: Turn, found: Handing) -> tuple[list[Event], list[Event]]:
    """What the person answers for, and what he made that nobody answers for; what is over stays."""
    group, wall = turn.with_group(), turn.wall
    opened = occurrences.open_items(turn)
    ahead = [each for each in opened if each.rule or is_due_by(each) or max(each.until, each.start) > wall]
    alive = [event for event in ahead if occurrences.at_hand(turn.db, group, event, wall) is not None]
    return owned(alive, found.of, found.name), made_for_nobody(alive, found.of)


def _lines(turn: Turn, found: Sequence[Event]) -> list[str]:
    group, wall = turn.with_group(), turn.wall
    times = [
        occurrences.at_hand(turn.db, group, event, wall) or occurrences.of_whole_event(event)
        for event in found
    ]
    return [title_line(turn._, one, turn.today) for one in times]


def _hand_over_items(turn: Turn) -> None:
    press, draft = turn.press, pending_questions.pressed_by_asker(turn, ASKING)
    unforged(press.ids[1] in (ALL, OWNED))
    of = people.person_of_user(turn.db, draft.data["of"]) if draft.data["of"] is not None else None
    to = people.person_of_user(turn.db, draft.data["to"])
    member = people.member(turn.db, turn.with_group(), to) if to else None
    if to is None or member is None or member.role is Role.MEMBER or not turn.may(Action.CHANGE_OWN):
        raise NotDone(press_phrases.gone(turn._))
    found = Handing(of, draft.data["name"], to)
    drafts.end(turn.db, draft)
    mine, made = _moving(turn, found)
    moving = [*mine, *(made if press.ids[1] == ALL else ())]
    changes = list[dict[str, Any]]()
    for event in moving:
        given = handed(event, found.of, found.name, found.to)
        events_queries.change(turn.db, turn.with_group(), given)
        owners = {"before": _owners_as_json(event.owners), "after": _owners_as_json(given.owners)}
        changes.append({"event_id": event.id, **owners})
    numbers = request_card.hand_over(turn, request_card.moving(turn, found.of), found.to)
    count = len(moving) + len(numbers)
    data = {**draft.data, "changes": changes, "requests": numbers}
    undo_id = pending_questions.begin(turn, HANDED, data, UNDOABLE)
    turn.audit("handover", f"{undo_id}:{found.to.id}:{count}")
    undo = turn.button(turn._("撤销"), "handover.undo", undo_id)
    text = turn._("已交接：{of}的{count}项现在由{to}负责。", of=found.name, to=found.to.name, count=count)
    turn.edit_pressed(text, [[undo]])
    if moving:
        _ = words(language_of(found.to.language))
        facts = {"group": turn.with_group().title, "who": name_of_me(turn), "count": len(moving)}
        # Told in private to who takes over everything.
        head, lines = _("{group}：{who}把{count}项交给您：", **facts), _lines(turn, moving)
        tell(turn, found.to, "\n".join([head, *shortened(_, lines)]))


def _owners_as_json(owners: Sequence[Owner]) -> list[list[Any]]:
    return [[owner.name, owner.person_id] for owner in owners]


def _undo(turn: Turn) -> None:
    """Each item goes back that nobody has given to others since."""
    draft, group = pending_questions.pressed_by_asker(turn, HANDED), turn.with_group()
    drafts.end(turn.db, draft)
    count, changes = 0, {each["event_id"]: each for each in draft.data["changes"]}
    for event in events_queries.of_ids(turn.db, group, changes).values():
        if _owners_as_json(event.owners) == changes[event.id]["after"]:
            owners = tuple(Owner(*each) for each in changes[event.id]["before"])
            events_queries.change(turn.db, group, replace(event, owners=owners))
            count += 1
    of, to = (people.person_of_user(turn.db, draft.data.get(whose) or 0) for whose in ("of", "to"))
    if of is not None and to is not None:
        count += request_card.give_back(turn, draft.data.get("requests", ()), of, to)
    turn.edit_pressed(turn._("已撤销交接：{count}项还归{of}。", of=draft.data["name"], count=count))


DEEDS: Deeds = {
    "handover.do": _hand_over_items,
    "handover.drop": lambda turn: pending_questions.close(
        turn, pending_questions.pressed_by_asker(turn, ASKING), turn._("好的，没有交接。")
    ),
    "handover.undo": _undo,
}


def given_to_you(_: Words, group: str, who: str, one: Occurrence, today: date) -> str:
    """Told in private to who answers for an item from now on."""
    item = title_line(_, one, today)
    return _("{group}：{who}把这一项交给您：\n{item}", group=group, who=who, item=item)


def proposal(
    _: Words, of: str, to: str, owned: Sequence[str], made: Sequence[str], *, requests: int = 0
) -> str:
    """What would move, before it does; of members' requests only how many."""
    count = len(owned) + len(made) + requests
    lines = [_("{of}的事项交给{to}，共{count}项：", of=of, to=to, count=count)]
    if owned:
        lines += [_("负责的{count}项：", count=len(owned)), *shortened(_, owned)]
    if made:
        lines += [_("发起、没写谁负责的{count}项：", count=len(made)), *shortened(_, made)]
    if requests:
        lines.append(_("会员的诉求{count}件", count=requests))
    return "\n".join([*lines, _("点一下按钮就交接，交错了可以撤销。")])


def shortened(_: Words, lines: Sequence[str]) -> list[str]:
    """The first of them, and how many more."""
    rest = len(lines) - MOST
    return [*lines[:MOST], _("……还有{count}项", count=rest)] if rest > 0 else list(lines)


def give(turn: Turn, one: Occurrence, said: str, rows: Rows = ()) -> None:
    """The item to who is named, one or several; what is said below it says so."""
    whole = event_creation.owner(turn, said)  # somebody known by the whole, else each of 「李建国和王芳」
    called = [said] if whole.person_id is not None else names_in_list(said)
    owners = event_creation.owners(turn, called)
    if owners:
        give_to(turn, one, owners, rows)
    else:
        turn.say(occurrence_status.what_can_be_said(turn._))


def give_to(turn: Turn, one: Occurrence, owners: tuple[Owner, ...], rows: Rows = ()) -> None:
    """The item to those, and nobody else."""
    before = {owner.person_id for owner in one.event.owners}
    if owners == one.event.owners:
        turn.nod()  # nothing changes by who takes it once more
        return
    now = change(turn, one, replace(one.event, owners=owners))
    lines = [changed_text(turn, now)]
    unknown = [owner.name for owner in now.event.owners if owner.person_id is None]
    if unknown:
        names = turn._("、").join(unknown)
        lines.append(turn._("名册里没有{names}，先只记名字，提醒发在群里。", names=names))
    say(turn, now, "\n".join(lines), rows)
    group = turn.with_group()
    for owner_id in (each.person_id for each in now.event.owners if each.person_id not in before):
        member = people.member_of(turn.db, group, owner_id) if owner_id else None
        if member is not None:
            _ = words(language_of(member.person.language))
            line = given_to_you(_, group.title, name_of_me(turn), now, turn.today)
            text = "\n".join([line, *hooks.of(turn).owner_lines(turn, _, now.event)])
            row = item_row(_, group, now, turn.wall)
            tell(turn, member.person, text, [row], message_subject.of_time(now))


def tell(turn: Turn, person: Person, text: str, rows: Rows = (), mark: str | None = None) -> None:
    """A private message to somebody else who can be reached; it waits for the end of quiet hours."""
    me = turn.me()
    if me is None or me.id != person.id:
        turn.desk().tell(person, text, rows, lane=Lane.ANSWER, about=mark)
