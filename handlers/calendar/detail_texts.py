"""Sentences about what belongs to an item: its checklist, notes, attachments, and 详情, which shows it all."""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.core.messages.outgoing_message import brief
from handlers.events.texts import days_of
from storage.events.event_parts import Note
from union.core.almanac.date_format import day_words
from union.events.model import Event, Occurrence, Owner, done_count, is_shared, is_ticked, progress
from union.events.recurrence_rules import pattern
from union.events.rule_text import rule_words
from union.words import Words

LONGEST_LABEL = 16
TICKED, OPEN = "☑", "☐"


def owners(_: Words, one: Occurrence, *, named: bool, private: bool) -> str:
    """Who answers for it; of several in private with a tick behind who has done it, in the group by count."""
    found = one.event.owners
    if not found:
        return ""
    names = _("、").join(_owner(_, one, owner, marked=private and is_shared(one)) for owner in found)
    who = names if named else _("{count}人", count=len(found))
    done = done_count(one)
    if private or not done:
        return _("负责：{who}", who=who)
    return _("负责：{who}（已完成{done}人，还差{missing}人）", who=who, done=done, missing=len(found) - done)


def _owner(_: Words, one: Occurrence, owner: Owner, *, marked: bool) -> str:
    return _("{name}（已完成）", name=owner.name) if marked and one.key in owner.done else owner.name


def rule(_: Words, event: Event, times: Sequence[Occurrence], today: date) -> str:
    """「重复：每周五；接下来：…」, empty for a one-off item."""
    if event.rule is None:
        return ""
    if pattern(event.rule.rrule).dates:
        return _("日期：{days}", days=rule_words(_, event.rule, now=today))
    said = _("重复：{rule}", rule=rule_words(_, event.rule, now=today))
    return _("{rule}；接下来：{days}", rule=said, days=days_of(_, times, today)) if times else said


def checklist(_: Words, one: Occurrence) -> list[str]:
    """「清单 1/2：」 and its lines."""
    found = progress(one)
    if found is None:
        return []
    lines = [
        _("{mark} {place}. {text}", mark=mark(one, place), place=place + 1, text=check.text)
        for place, check in enumerate(one.event.checks)
    ]
    return [_("清单 {done}/{total}：", done=found[0], total=found[1]), *lines]


def mark(one: Occurrence, place: int) -> str:
    """「☑」 of a line that is ticked, else 「☐」."""
    return TICKED if is_ticked(one, one.event.checks[place]) else OPEN


def note(_: Words, one: Note, who: str) -> str:
    """A note with who wrote it."""
    return _("备注：{text}（{who}）", text=one.text, who=who) if who else _("备注：{text}", text=one.text)


def files(_: Words, shown: int, hidden: int) -> str:
    """「附件2份」; `hidden`: sent in private, not to be shown here."""
    here = _("附件{count}份，点下面的按钮取", count=shown) if shown else ""
    elsewhere = _("私聊里另有附件{count}份", count=hidden) if hidden else ""
    return _("；").join(filter(None, (here, elsewhere)))


def label_file(_: Words, one: Note) -> str:
    """Button that sends an attachment again."""
    name = one.text or (one.file.name if one.file else "")
    return _("📎 {name}", name=brief(name, LONGEST_LABEL)) if name else _("📎 照片")


def author(_: Words, who: str, at: datetime, today: date) -> str:
    """Who put it on the calendar, and when (wall time)."""
    return _("发起：{who}，{day}", who=who, day=day_words(_, at.date(), now=today))


def note_kept(_: Words, event: Event, text: str) -> str:
    """A note has been added."""
    return _("已给 #{number} {title}加上备注：{text}", **event.facts, text=text)


def file_kept(_: Words, event: Event, name: str) -> str:
    """An attachment has been added."""
    what = brief(name) if name else _("照片")
    return _("已给 #{number} {title}加上附件：{what}", **event.facts, what=what)
