"""Festival cards: the steps before a festival are offered once a year, and become items when adopted.

What is offered when is decided in union/festivals/packs.py; the mark of a card names its festival and year.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from handlers.core.job_context import Desk
from handlers.core.messages.outgoing_message import Button, button
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events import event_groups
from handlers.events.event_groups import ProposedStep
from handlers.mirrors import copy_queue
from handlers.reminders.reminder_schedule import add_with_reminders
from storage.core import groups, people
from storage.engine.database import Database
from storage.events import queries as events_queries
from storage.festivals import card_states
from union.core.almanac.date_format import day_words, span_words
from union.core.groups import Group, is_hushed
from union.core.period import own_end
from union.core.rights import Action
from union.events.model import Event, Owner, Status
from union.festivals import packs
from union.festivals.packs import Pack, PackStep, coming, wished
from union.mirrors.destinations import Content
from union.words import Words, words

OFFERED, ADOPTED, DECLINED = "offered", "adopted", "declined"
SOON = timedelta(days=14)  # before the reminder a week ahead, which may move to a working day before


def offer(desk: Desk) -> None:
    """Put the cards of the day to the group, each once: one a day, the next on another, as when the bot was away on its day."""
    today, group = desk.wall.date(), desk.group
    if not group.settings.festival_cards or is_hushed(today, group.settings):
        return
    is_newcomer = groups.joined_since(desk.db, group, group.utc(datetime.combine(today, time())))
    wishes = wished(group.settings)
    for pack in packs.cards_due(today, region=group.settings.region, notice=group.notice, wished=wishes):
        is_new = card_states.state(desk.db, group, pack.festival, pack.year) is None
        is_of_use = any(today <= (step.end or step.day) and step.day <= pack.day for step in pack.steps)
        if is_new and is_of_use and (pack.card_day == today or not is_newcomer):
            steps = _proposed(desk.db, group, packs.in_language(pack, desk._))
            text, topic = _text(desk._, steps, pack, today, 0), group.settings.reminder_topic
            about = f"pack:{pack.festival}:{pack.year}"
            rows = _rows(desk._, group)
            # 三八, 五一, 夏送清凉 … are one press away until some are chosen
            if not group.settings.festival_wishes:
                rows = [*rows, [button(desk._("行业节日和其他安排"), "fest.more", group.id)]]
            outbox_id = desk.post(text, rows, topic=topic, about=about, key=desk.word_of_day)
            if outbox_id is None:
                return
            copy_queue.copy(desk, Content.PACKS, text, f"pack:{pack.name}")
            card_states.offer(desk.db, group, pack.festival, pack.year, outbox_id, desk.now)


def show_festival_pack(turn: Turn, festival: str) -> bool:
    """「安排春节慰问」: its card, or what was adopted of it; False where there is no such plan, or it is out of sight."""
    group = turn.with_group()
    found = coming(festival, turn.today, group.settings.region, group.notice)
    if found is None or turn.said.edited or turn.said.forwarded or not turn.may(Action.DECIDE_PACK):
        return False
    pack = packs.in_language(found, words(group.settings.language))
    if card_states.state(turn.db, group, pack.festival, pack.year) == ADOPTED:
        made = (
            event_groups.event_line(turn._, each, each.start.date())
            for each in events_queries.in_pack(turn.db, group, pack.name)
            if each.status is Status.OPEN
        )
        head = turn._("{festival}安排已经采用了：", festival=turn._(pack.festival))
        return turn.tell("\n".join([head, *made]))
    how = turn._("只排一件就写上日子，例如：2月3日春节慰问")
    mark = f"pack:{pack.festival}:{pack.year}"
    card = _text(turn._, _proposed(turn.db, group, pack), pack, turn.today, 0)
    row = turn.say(f"{card}\n{how}", _rows(turn._, group), about=mark)
    card_states.offer(turn.db, group, pack.festival, pack.year, row, turn.now)
    card_states.decide(turn.db, group, pack.festival, pack.year, OFFERED)
    return True


def remember(desk: Desk) -> None:
    """Of a card nobody answered the festival itself remains, as a chosen day of the trade, with its reminder a week ahead."""
    today, group = desk.wall.date(), desk.group
    cards = (
        packs.pack(festival, year, group.settings.region, group.notice)
        for festival, year in card_states.unanswered(desk.db, group)
    )
    found = [(each, packs.steps_in_script(packs.quiet_pack(each), desk._)) for each in cards if each]
    days = ((name, packs.following(name, today)) for name in wished(group.settings))
    found += [(each, each.steps) for each in (packs.day_alone(name, day) for name, day in days if day)]
    for pack, steps in found:
        near = [step for step in steps if today <= step.day <= today + SOON]
        lay_out(desk.db, group, pack, near, None, desk.now)


def lay_out(
    db: Database, group: Group, pack: Pack, steps: Sequence[PackStep], author_id: int | None, now: datetime
) -> list[Event]:
    """Make items of steps that are not over, with their reminders and last year's owners.

    A step that is an item already stays that one; what was taken back stays so.
    """
    in_pack = {event.title for event in events_queries.in_pack(db, group, pack.name)}
    made = []
    for one in _proposed(db, group, pack, steps):
        item, until = one.item, own_end(one.item.start, one.item.grain)
        item = replace(item, author_id=author_id, end=None if item.end == until else item.end)
        if one.event is None and item.title not in in_pack and item.until > group.wall(now):
            made.append(add_with_reminders(db, group, item, now))
    return made


def _proposed(
    db: Database, group: Group, pack: Pack, steps: Sequence[PackStep] | None = None
) -> list[ProposedStep]:
    """The pack's steps, or these of them, in their order, each with who answered for it a year ago."""
    # Who answered for the steps a year ago, by title; who has left the group since does not any more.
    here = {None, *(member.person.id for member in people.roster(db, group))}
    last_year = events_queries.in_pack(db, group, f"{pack.festival}{pack.year - 1}")
    known = {event.title: [each for each in event.owners if each.person_id in here] for event in last_year}
    before = {title: tuple(Owner(one.name, one.person_id) for one in each) for title, each in known.items()}
    items = [
        Event(
            id=0, number=0, title=step.title, kind=step.kind, start=datetime.combine(step.day, time()),
            end=None if step.end is None else datetime.combine(step.end, time()), grain=step.grain,
            owners=before.get(step.title, ()), festival=step.festival, pack=pack.name, said=step.title,
        )
        for step in (pack.steps if steps is None else steps)
    ]  # fmt: skip
    return event_groups.proposed(db, group, pack.name, enumerate(items))


def _adopt(turn: Turn) -> None:
    pack = _pressed(turn)
    group, person = turn.with_group(), turn.enrol()
    steps = [step for place, step in enumerate(pack.steps) if not _left_out_mask(turn) >> place & 1]
    made = lay_out(turn.db, group, pack, steps, person.id if person else None, turn.now)
    card_states.decide(turn.db, group, pack.festival, pack.year, ADOPTED)
    festival = turn._(pack.festival)
    lines = [turn._("已采用{festival}安排：", festival=festival)]
    lines += [event_groups.event_line(turn._, event, event.start.date()) for event in made]
    lines.append(turn._("会按时提醒。要去掉某一项，发「撤销 #编号」。"))
    none = turn._("{festival}的步骤都已过去或去掉了，没有新的安排。", festival=festival)
    turn.edit_pressed("\n".join(lines) if made else none)


def _choose(turn: Turn) -> None:
    """Show each step with a box; the boxes live in the buttons, so that two officers can't get in a tangle."""
    pack, left_out = _pressed(turn), _left_out_mask(turn)
    steps = _proposed(turn.db, turn.with_group(), pack)
    how = turn._("点一下去掉或保留某一步，然后按「采用」。")
    text = f"{_text(turn._, steps, pack, turn.today, left_out)}\n{how}"
    rows = event_groups.boxes(turn, "pack.choose", steps, left_out)
    adopt = turn.button(turn._("采用"), "pack.adopt", left_out)
    decline = turn.button(turn._("今年不安排"), "pack.decline")
    turn.edit_pressed(text, [*rows, [adopt, decline]])


def _decline(turn: Turn) -> None:
    pack, group = _pressed(turn), turn.with_group()
    turn.enrol()
    card_states.decide(turn.db, group, pack.festival, pack.year, DECLINED)
    restore = turn.button(turn._("恢复"), "pack.restore")
    facts = {"festival": turn._(pack.festival), "day": day_words(turn._, pack.day, now=turn.today)}
    text = turn._("好的，今年{festival}（{day}）不安排，也不再提醒。", **facts)
    turn.edit_pressed(text, [[restore]])


def _restore(turn: Turn) -> None:
    pack, group = _pressed(turn, DECLINED), turn.with_group()
    card_states.decide(turn.db, group, pack.festival, pack.year, OFFERED)
    card = _text(turn._, _proposed(turn.db, group, pack), pack, turn.today, 0)
    turn.edit_pressed(card, _rows(turn._, group))


def _pressed(turn: Turn, state: str = OFFERED) -> Pack:
    sent, group = turn.pressed_row(), turn.with_group()
    subject, _colon, rest = ((sent.about if sent else None) or "").partition(":")
    festival, _colon, year = rest.partition(":")
    found = (
        packs.pack(festival, int(year), group.settings.region, group.notice) if subject == "pack" else None
    )
    pack = packs.in_language(turn.there(found), words(group.settings.language))
    turn.needs(Action.DECIDE_PACK)
    if card_states.state(turn.db, group, pack.festival, pack.year) != state:
        raise NotDone(turn._("这张卡片已经处理过了"))
    return pack


def _left_out_mask(turn: Turn) -> int:
    return turn.press.number() if turn.press.ids else 0


def _text(_: Words, steps: Sequence[ProposedStep], pack: Pack, today: date, left_out: int) -> str:
    """The card: the festival, and a line for each step that is not over; a step's year is the card's."""
    facts = {"festival": _(pack.festival), "day": day_words(_, pack.day, now=today)}
    lines = [_("离{festival}（{day}）还有{days}天，按下列步骤安排？", **facts, days=(pack.day - today).days)]
    for each in steps:
        item = each.item
        if (item.end or item.start).date() >= today:
            day = span_words(_, item.start, item.end, item.grain, now=item.start.date())
            lines.append(event_groups.line(_, each, day, left_out))
    return "\n".join(lines)


def _rows(_: Words, group: Group) -> list[list[Button]]:
    adopt, choose = button(_("采用"), "pack.adopt", group.id, 0), button(_("改"), "pack.choose", group.id, 0)
    return [[adopt, choose, button(_("今年不安排"), "pack.decline", group.id)]]


DEEDS: Deeds = {
    "pack.adopt": _adopt,
    "pack.choose": _choose,
    "pack.decline": _decline,
    "pack.restore": _restore,
}
