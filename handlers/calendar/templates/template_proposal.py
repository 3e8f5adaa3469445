"""A template laid out for a day and not taken over yet: its steps, their places on the card, their owners; and sentences of templates."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from handlers.calendar import event_creation
from handlers.core.button_press import unforged
from handlers.core.turn import Turn
from handlers.events import event_groups
from storage.core import people
from storage.core.drafts import Draft
from union.calendar import templates
from union.calendar.templates import Anchor, Template, TemplateStep
from union.core.almanac.date_format import day_words, span_words
from union.core.period import Grain
from union.core.records import dataclass
from union.events.model import Check, Event, Owner, Status
from union.words import Words, sentence


@dataclass(frozen=True, slots=True)
class Proposal:
    """A template on a day, its steps by day."""

    template: Template
    anchor: Anchor
    steps: Sequence[event_groups.ProposedStep]

    @property
    def pack(self) -> str:
        """What its items carry."""
        return templates.pack_name(self.template, self.anchor)

    @property
    def open_steps(self) -> list[event_groups.ProposedStep]:
        """Those that can still become items."""
        return [each for each in self.steps if each.may_be_ticked]


def lay_out(turn: Turn, template: Template, anchor: Anchor) -> Proposal:
    """The template on that day, by the group's calendar, beside what the group has planned already."""
    group, pack = turn.with_group(), templates.pack_name(template, anchor)
    items = []
    for dated in templates.dated(template, anchor, group.notice):
        step, at = dated.step, dated.at
        event = Event(
            id=0, number=0, title=step.title, kind=step.kind, start=at.start, end=at.end, grain=at.grain,
            owners=_owners(turn, template, step.owner), pack=pack, said=step.title, topic=turn.where.topic,
            checks=tuple(Check(text) for text in step.checks),
        )  # fmt: skip
        items.append((template.steps.index(step), event))
    steps = event_groups.proposed(turn.db, group, pack, items, past_before=turn.today)
    return Proposal(template, anchor, steps)


def keep(template: Template, anchor: Anchor | None) -> dict[str, Any]:
    """A template and the day it is asked for, None when that is still to be said, as plain JSON."""
    data: dict[str, Any] = {
        "name": template.name,
        "own": template.own,
        "steps": templates.steps_as_json(template.steps),
    }
    if anchor is not None:
        end = anchor.end.isoformat() if anchor.end else None
        data |= {"start": anchor.start.isoformat(), "grain": anchor.grain.value, "end": end}
    return data


def proposal_of_draft(turn: Turn, draft: Draft) -> Proposal:
    """The proposal behind a question, dated by what holds now; ValueError when its day was not said yet."""
    data = draft.data
    unforged("start" in data)
    end = datetime.fromisoformat(data["end"]) if data["end"] else None
    anchor = Anchor(datetime.fromisoformat(data["start"]), Grain(data["grain"]), end)
    return lay_out(turn, template_of(data), anchor)


def template_of(data: Mapping[str, Any]) -> Template:
    """The template as it was when the question was asked."""
    return Template(data["name"], templates.steps_from_json(data["steps"]), own=data["own"])


def _owners(turn: Turn, template: Template, owner: str | None) -> tuple[Owner, ...]:
    """Who has that union title; in a template of one's own also somebody of that name."""
    if owner is None:
        return ()
    for member in people.roster(turn.db, turn.with_group()):
        if member.title and owner in member.title:
            return (Owner(member.person.name, member.person.id),)
    return (event_creation.owner(turn, owner),) if template.own else ()


# Somebody pressed first, or it waited too long.
settled_before = sentence("这张安排已经处理过或过期了，可以重新发 /add")
# How one's own is written.
how_to_save = sentence(
    "存一个本群的，一步一行：\n/template 春游\n提前14天 联系车辆\n提前3个工作日 通知名单\n当天 春游\n之后5个工作日 报销\n"
    "也可以回复一项日程或一次安排：存为模板 春游"
)


def card(_: Words, found: Proposal, left_out: int, today: date) -> str:
    """The whole card: the day, a line a step, and how another day is said."""
    facts = {"name": found.template.name, "day": when(_, found, today)}
    lines = [
        event_groups.line(_, each, day_words(_, each.item.start.date(), now=today), left_out)
        for each in found.steps
    ]
    if not found.open_steps:
        return "\n".join([_("{name}（{day}），各步都已安排或已过：", **facts), *lines])
    how = _("点一下去掉或保留某一步；要换日子，回复我新的日期。")
    return "\n".join([_("{name}（{day}），按下列步骤安排？", **facts), *lines, "", how])


def when(_: Words, found: Proposal, today: date) -> str:
    anchor = found.anchor
    return span_words(_, anchor.start, anchor.end, anchor.grain, now=today)


def adopted(_: Words, found: Proposal, made: Sequence[Event], today: date) -> str:
    """The card once its steps are items."""
    facts = {"name": found.template.name, "day": when(_, found, today)}
    lines = [event_groups.event_line(_, event, today) for event in made]
    how = _("会按时提醒。要去掉某一项，发「撤销 #编号」。")
    return "\n".join([_("已安排「{name}」（{day}）：", **facts), *lines, how])


def related_event_lines(_: Words, others: Sequence[Event], today: date) -> list[str]:
    """Under an item: what was laid out with it, what is done marked."""
    lines = [_("同一安排的其他事项：")]
    for event in others:
        when = span_words(_, event.start, event.end, event.grain, now=today)
        is_done = event.status is Status.DONE
        line = _("✓ #{number} {title}，{day}") if is_done else _("· #{number} {title}，{day}")
        lines.append(line.format(**event.facts, day=when))
    return lines


def template_text(_: Words, template: Template) -> str:
    """One template with its steps."""
    head = _("「{name}」，{count}步：", name=template.name, count=len(template.steps))
    how = _("用的时候发：/add {name} 3月20日", name=template.name)
    return "\n".join([head, *(step_line(_, step) for step in template.steps), "", how])


def step_line(_: Words, step: TemplateStep) -> str:
    """One step with its distance from the day."""
    facts = {"when": _distance(_, step), "title": step.title}
    if step.owner:
        return _("· {when} {title}（{owner}）", owner=step.owner, **facts)
    return _("· {when} {title}", **facts)


def _distance(_: Words, step: TemplateStep) -> str:
    days = abs(step.offset)
    if days == 0:
        return _("当天")
    if step.offset < 0:
        return _("提前{days}个工作日", days=days) if step.working else _("提前{days}天", days=days)
    return _("之后{days}个工作日", days=days) if step.working else _("之后{days}天", days=days)
