"""/add 职代会 3月20日: the steps of a template laid out around the day, ticked on a card, then items tied together; /template: which there are, and those of the group's own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.calendar import event_creation, time_question
from handlers.calendar.templates import template_proposal
from handlers.core import message_reading, pending_questions
from handlers.core import press_texts as press_phrases
from handlers.core.button_press import permitted_deed, unforged
from handlers.core.messages import message_subject
from handlers.core.messages.command_words import argument
from handlers.core.messages.outgoing_message import Rows
from handlers.core.turn import Answers, Deeds, NotDone, Turn
from handlers.events import event_groups
from handlers.events.event_groups import laid_out, of_pack, read_mark
from handlers.reminders import reminder_schedule
from storage.calendar import templates
from storage.core import drafts
from storage.events import queries as events_queries
from union.calendar.templates import (
    LONGEST_NAME,
    MOST_STEPS,
    Anchor,
    Template,
    TemplateStep,
    built_in,
    from_items,
    in_language,
    read_lines,
    template_named,
)
from union.core.almanac.date_format import day_words
from union.core.period import Grain, is_clock_time
from union.core.rights import Action
from union.events.model import Event, Status
from union.reading.message import When
from union.reading.privacy.redaction import mask_private
from union.reading.reader import read
from union.words import Words

SUBJECT = "template"  # of the draft: a template that waits for its day or its ticks
KEPT = timedelta(days=7)
A_PAGE = 8
EDGES = " \t\n，,。.：:、；;！!的"


def all_templates(turn: Turn) -> list[Template]:
    """Every template the group has, its own first."""
    return [*templates.of_group(turn.db, turn.with_group()).values(), *ready(turn._)]


def ready(_: Words) -> list[Template]:
    """The built-in ones, in the reader's signs."""
    return [in_language(each, _) for each in built_in()]


def propose_if_named(turn: Turn, text: str, when: When | None) -> bool:
    """Whether /add names a template and at most a day: then its steps are proposed."""
    if when is not None and (when.rrule or when.deadline or not _is_day(when)):
        return False
    template = template_named(
        (text.replace(when.text, "", 1) if when else text).strip(EDGES), all_templates(turn)
    )
    if template is None:
        return False
    _propose(turn, template, when, mask_private(text))
    return True


def day_given(turn: Turn, draft: drafts.Draft) -> bool:
    """A reply to the card, or to the question for the day: the steps are counted from that day."""
    if turn.group is None or not turn.may(Action.ADD):
        return False
    when = message_reading.run_reader(turn, read).when
    if when is None or when.rrule or not _is_day(when):
        if turn.where.private:
            turn.say(turn._("没有看到日期，请回复如「3月20日」或「3月20日上午9点」。"))
        return turn.where.private
    template = template_proposal.template_of(draft.data)
    if _propose(turn, template, when, draft.data["said"]):
        if draft.outbox_id is not None and "start" in draft.data:
            found = template_proposal.lay_out(turn, template, _anchor(when))
            facts = {"name": template.name, "day": template_proposal.when(turn._, found, turn.today)}
            turn.edit(draft.outbox_id, turn._("「{name}」改为{day}，见下面的新安排。", **facts))
        drafts.end(turn.db, draft)
    return True


def _propose(turn: Turn, template: Template, when: When | None, said: str) -> bool:
    """Put the card, or ask for the day; False when the day lies behind us."""
    is_over = when is not None and when.start.date() < turn.today
    anchor = None if when is None or is_over else _anchor(when)
    data = template_proposal.keep(template, anchor) | {"message_id": turn.said.message_id, "said": said}
    draft_id = pending_questions.begin(turn, SUBJECT, data, KEPT)
    if anchor is None:
        question = turn._("「{name}」定在哪一天？回复我日期，如「3月20日」。", name=template.name)
        if when is not None:
            day = day_words(turn._, when.start.date(), now=turn.today)
            question = turn._("{day}已经过了，请回复一个今天以后的日期。", day=day)
        drafts.set_message(turn.db, draft_id, turn.say(question))
        return not is_over
    found = template_proposal.lay_out(turn, template, anchor)
    text = template_proposal.card(turn._, found, 0, turn.today)
    drafts.set_message(turn.db, draft_id, turn.say(text, _rows(turn, found, draft_id, 0, 0)))
    return True


def _show(turn: Turn, ids: tuple[str, ...]) -> None:
    draft = _pressed(turn)
    _draft_id, left_out, page = (int(each) for each in ids)
    found = template_proposal.proposal_of_draft(turn, draft)
    rows = _rows(turn, found, draft.id, left_out, page)
    turn.edit_pressed(template_proposal.card(turn._, found, left_out, turn.today), rows)


def _adopt(turn: Turn, ids: tuple[str, ...]) -> None:
    draft = _pressed(turn)
    found = template_proposal.proposal_of_draft(turn, draft)
    steps = event_groups.ticked(found.steps, int(ids[1]))
    if not steps:
        none = turn._("一步也没有勾，先点一步")
        raise NotDone(none if found.open_steps else template_proposal.settled_before(turn._))
    person, group = turn.enrol(), turn.with_group()
    items = [replace(each.item, author_id=person.id if person else None) for each in steps]
    made = [reminder_schedule.add_with_reminders(turn.db, group, each, turn.now) for each in items]
    drafts.end(turn.db, draft)
    turn.heard()
    turn.edit_pressed(template_proposal.adopted(turn._, found, made, turn.today))
    turn.mark_pressed(f"plan:{found.pack}")


def _drop(turn: Turn, ids: tuple[str, ...]) -> None:
    draft = _pressed(turn)
    pending_questions.close(turn, draft, turn._("好的，「{name}」没有安排。", name=draft.data["name"]))


def _pressed(turn: Turn) -> drafts.Draft:
    return pending_questions.pressed(turn, SUBJECT, template_proposal.settled_before(turn._))


def _rows(turn: Turn, found: template_proposal.Proposal, draft_id: int, left_out: int, page: int) -> Rows:
    open_ = found.open_steps
    unforged(not page or 0 < page * A_PAGE < len(open_))
    shown = open_[page * A_PAGE : (page + 1) * A_PAGE]
    rows = event_groups.boxes(turn, "plan.show", shown, left_out, draft_id, behind=(page,))
    near = {page - 1: turn._("‹ 前面几步"), page + 1: turn._("后面几步 ›")}
    there = {each: label for each, label in near.items() if 0 <= each * A_PAGE < len(open_)}
    turns = [turn.button(label, "plan.show", draft_id, left_out, each) for each, label in there.items()]
    open_, row = found.open_steps, []
    count = len(event_groups.ticked(open_, left_out))
    if open_:
        label = turn._("全部采用") if count == len(open_) else turn._("采用勾选的{count}步", count=count)
        row.append(turn.button(label, "plan.adopt", draft_id, left_out))
    day = [each for each in open_ if found.template.steps[each.bit].offset == 0]
    if day and len(open_) > 1:
        others = sum(1 << each.bit for each in found.steps if each not in day)
        row.append(turn.button(turn._("只记当天"), "plan.adopt", draft_id, others))
    return [*rows, *([turns] if turns else []), [*row, turn.button(turn._("取消"), "plan.drop", draft_id)]]


def _is_day(when: When) -> bool:
    return when.grain is Grain.DAY or is_clock_time(when.grain)


def _anchor(when: When) -> Anchor:
    return Anchor(when.start, when.grain, when.end)


ANSWERS: Answers = {SUBJECT: day_given}
next_answers = pending_questions.unreplied(
    {SUBJECT: lambda turn, draft: "start" not in draft.data and day_given(turn, draft)}, time_question.is_time
)


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
        missing = turn._("没有叫「{name}」的模板。", name=name) + "\n" + template_proposal.how_to_save(turn._)
        found = turn.there(template_named(name, all_templates(turn)), missing)
        kept = templates.of_group(turn.db, turn.with_group()) if found.own else {}
        mine = {number: one for number, one in kept.items() if one.name == found.name}
        turn.say(template_proposal.template_text(turn._, found), _delete_rows(turn, mine))
    else:
        own, _ = templates.of_group(turn.db, turn.with_group()), turn._
        lines = [_("模板（发「/add 名称 日期」使用）：")]
        lines += [
            _("· {name}，{count}步（本群）", name=one.name, count=len(one.steps)) for one in own.values()
        ]
        lines += [_("· {name}，{count}步", name=one.name, count=len(one.steps)) for one in ready(_)]
        turn.say("\n".join([*lines, "", template_proposal.how_to_save(_)]), _delete_rows(turn, own))


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
    turn.say(f"{first}\n{template_proposal.template_text(turn._, made)}", _delete_rows(turn, {number: made}))


def _delete(turn: Turn, ids: tuple[str, ...]) -> None:
    group, gone = turn.with_group(), press_phrases.done_before(turn._)
    found = turn.there(templates.get(turn.db, group, turn.press.number()), gone)
    templates.remove(turn.db, group, found.name)
    turn.audit("template.delete", ids[0])
    turn.edit_pressed(turn._("已删除模板「{name}」。用它排好的日程不受影响。", name=found.name))


def _delete_rows(turn: Turn, own: Mapping[int, Template]) -> Rows:
    """Who may keep these templates may delete them."""
    if not turn.may(Action.TEMPLATES):
        return []
    labels = {number: turn._("删除 {name}", name=one.name) for number, one in own.items()}
    return [[turn.button(label, "template.delete", number)] for number, label in labels.items()]


DEEDS: Deeds = {
    "plan.show": permitted_deed(Action.ADD, _show),
    "plan.adopt": permitted_deed(Action.ADD, _adopt),
    "plan.drop": permitted_deed(Action.ADD, _drop),
    "template.delete": permitted_deed(Action.TEMPLATES, _delete),
}
