"""/template: the templates a group has, and those of its own, saved from lines or from what was planned."""

from collections.abc import Mapping, Sequence

from handlers.calendar import event_creation
from handlers.calendar.templates import template_proposal as phrases
from handlers.calendar.templates.template_card import all_templates, ready
from handlers.core import press_texts as press_phrases
from handlers.core.button_press import permitted_deed
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument
from handlers.core.messages.outgoing_message import Rows
from handlers.core.turn import Deeds, NotDone, Turn
from handlers.events.event_groups import laid_out, of_pack, read_mark
from storage.calendar import templates
from storage.events import queries as events_queries
from union.calendar.templates import (
    LONGEST_NAME,
    MOST_STEPS,
    Template,
    TemplateStep,
    from_items,
    read_lines,
    template_named,
)
from union.core.rights import Action
from union.events.model import Event, Status

WORDS = ("模板", "存为模板", "范本", "存为范本")
MOST = 30  # of one group


def template(turn: Turn) -> None:
    """/template alone lists, with a name shows, with lines or in reply to something planned saves."""
    turn.needs(Action.SEE)
    name, _, rest = argument(turn.said.text, WORDS).lstrip('「"“').strip().partition("\n")
    name, lines = name.strip(' 」"”：:'), [line for line in rest.split("\n") if line.strip()]
    saves = bool(lines) or turn.said.reply_to_bot
    if saves and not turn.may(Action.TEMPLATES):
        turn.say(turn._("模板由本群管理员保存和删除；谁都可以用：/add 名称 日期。"))
    elif saves:
        _save(turn, name, lines)
    elif name:
        missing = turn._("没有叫「{name}」的模板。", name=name) + "\n" + phrases.how_to_save(turn._)
        found = turn.there(template_named(name, all_templates(turn)), missing)
        kept = templates.of_group(turn.db, turn.with_group()) if found.own else {}
        mine = {number: one for number, one in kept.items() if one.name == found.name}
        turn.say(phrases.template_text(turn._, found), _rows(turn, mine))
    else:
        own, _ = templates.of_group(turn.db, turn.with_group()), turn._
        lines = [_("模板（发「/add 名称 日期」使用）：")]
        lines += [
            _("· {name}，{count}步（本群）", name=one.name, count=len(one.steps)) for one in own.values()
        ]
        lines += [_("· {name}，{count}步", name=one.name, count=len(one.steps)) for one in ready(_)]
        turn.say("\n".join([*lines, "", phrases.how_to_save(_)]), _rows(turn, own))


def _save(turn: Turn, name: str, lines: Sequence[str]) -> None:
    own = templates.of_group(turn.db, turn.with_group())
    is_known = any(one.name == name for one in own.values())
    name = event_creation.public(name)
    if not name:
        turn.say(turn._("请写上模板的名称，如「存为模板 春游」。"))
    elif len(name) > LONGEST_NAME:
        turn.say(turn._("模板名称请不超过{most}个字。", most=LONGEST_NAME))
    elif len(own) >= MOST and not is_known:
        turn.say(turn._("本群已有{most}个模板，请先删掉不用的。", most=MOST))
    elif lines:
        if len(lines) > MOST_STEPS:
            raise NotDone(turn._("一个模板最多{most}步，请分成两个。", most=MOST_STEPS))
        read = read_lines(name, [event_creation.public(line) for line in lines])
        if read.unread:
            turn.say(
                turn._(
                    "这几行没有读懂，还没有存：\n{lines}\n每行先写时间再写事情，如「提前14天 联系车辆」「当天 春游」「之后3天 报销」。",
                    lines="\n".join(turn._("· {line}", line=line) for line in read.unread),
                )
            )
        else:
            _keep(turn, name, read.steps, replaced=is_known)
    else:
        # What the message replied to is about: an item with all that was laid out with it, or a card's items.
        found = turn.there(_planned(turn) or None)
        day = laid_out(turn.with_group(), found[0].pack)
        _keep(turn, name, from_items(name, found, day), replaced=is_known)


def _planned(turn: Turn) -> list[Event]:
    sent, group = turn.replied_row(), turn.with_group()
    pack = read_mark(sent.about if sent else None)
    if pack is not None:
        found = of_pack(turn.db, group, pack)
    else:
        about = turn.replied_about()
        is_item = about is not None and about.subject == message_subject.EVENT
        event = events_queries.get(turn.db, group, about.id) if about and is_item else None
        found = [] if event is None else of_pack(turn.db, group, event.pack) or [event]
    return [event for event in found if event.status is not Status.CANCELLED]


def _keep(turn: Turn, name: str, steps: tuple[TemplateStep, ...], *, replaced: bool) -> None:
    group, made = turn.with_group(), Template(name, steps, own=True)
    number = templates.save(turn.db, group, made, turn.me(), turn.now)
    turn.audit("template", number)
    first = turn._("已更新模板") if replaced else turn._("已存为模板")
    turn.say(f"{first}\n{phrases.template_text(turn._, made)}", _rows(turn, {number: made}))


def _delete(turn: Turn, ids: tuple[str, ...]) -> None:
    group, gone = turn.with_group(), press_phrases.done_before(turn._)
    found = turn.there(templates.get(turn.db, group, turn.press.number()), gone)
    templates.remove(turn.db, group, found.name)
    turn.audit("template.delete", ids[0])
    turn.edit_pressed(turn._("已删除模板「{name}」。用它排好的日程不受影响。", name=found.name))


def _rows(turn: Turn, own: Mapping[int, Template]) -> Rows:
    """Who may keep these templates may delete them."""
    if not turn.may(Action.TEMPLATES):
        return []
    labels = {number: turn._("删除 {name}", name=one.name) for number, one in own.items()}
    return [[turn.button(label, "template.delete", number)] for number, label in labels.items()]


DEEDS: Deeds = {"template.delete": permitted_deed(Action.TEMPLATES, _delete)}
