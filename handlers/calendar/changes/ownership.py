"""交给: somebody else answers for an item from now on, and hears of it in private."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.calendar import event_creation
from handlers.calendar.changes import change_texts as finishing_phrases
from handlers.calendar.changes.occurrence_status import change, changed_text, say
from handlers.core import hooks
from handlers.core.messages import message_subject
from handlers.core.messages.keyboards import Rows
from handlers.core.turn import Turn
from handlers.events.texts import title_line
from handlers.reminders.reminder_card import item_row
from storage.core import people
from storage.core.outbox.queue import Lane
from union.core.groups import Person
from union.events.model import Occurrence, Owner
from union.reading.replies.item_details import names_of
from union.words import Words, language_of, words

MOST = 20  # items named line by line


def given_to_you(_: Words, group: str, who: str, one: Occurrence, today: date) -> str:
    """Told in private to who answers for an item from now on."""
    item = title_line(_, one, today)
    return _("{group}：{who}把这一项交给您：\n{item}", group=group, who=who, item=item)


def several_given_to_you(_: Words, group: str, who: str, lines: Sequence[str]) -> str:
    """Told in private to who takes over everything."""
    head = _("{group}：{who}把{count}项交给您：", group=group, who=who, count=len(lines))
    return "\n".join([head, *shortened(_, lines)])


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
    before = {owner.person_id for owner in one.event.owners}
    now = change(turn, one, replace(one.event, owners=_owners(turn, said)))
    lines = [changed_text(turn, now)]
    unknown = [owner.name for owner in now.event.owners if owner.person_id is None]
    if unknown:
        names = turn._("、").join(unknown)
        lines.append(turn._("名册里没有{names}，先只记名字，提醒发在群里。", names=names))
    say(turn, now, "\n".join(lines), rows)
    for owner in now.event.owners:
        if owner.person_id not in before:
            _tell_owner(turn, now, owner)


def tell(turn: Turn, person: Person, text: str, rows: Rows = (), mark: str | None = None) -> None:
    """A private message to somebody else who can be reached; it waits for the end of quiet hours."""
    me = turn.me()
    if me is None or me.id != person.id:
        turn.desk().tell(person, text, rows, lane=Lane.ANSWER, about=mark)


def name_of_me(turn: Turn) -> str:
    """The writer's name; an anonymous administrator has none of his own."""
    return turn.incoming.who.name if turn.incoming.who else finishing_phrases.anonymous(turn._)


def _owners(turn: Turn, said: str) -> tuple[Owner, ...]:
    """Who is named: somebody known by the whole, else each of 「李建国和王芳」."""
    whole = event_creation.owner(turn, said)
    names: Sequence[str] = [said] if whole.person_id is not None else names_of(said)
    found = [event_creation.owner(turn, name) for name in names[: event_creation.MOST_OWNERS]]
    return tuple(dict.fromkeys(found))


def _tell_owner(turn: Turn, one: Occurrence, owner: Owner) -> None:
    group = turn.with_group()
    member = people.member_of(turn.db, group, owner.person_id) if owner.person_id else None
    if member is None:
        return
    _ = words(language_of(member.person.language))
    line = given_to_you(_, group.title, name_of_me(turn), one, turn.today)
    text = "\n".join([line, *hooks.of(turn).owner_lines(turn, _, one.event)])
    tell(
        turn,
        member.person,
        text,
        [item_row(_, group, one, turn.wall)],
        message_subject.of_time(one),
    )
