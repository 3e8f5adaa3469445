"""Sentences about how far the year is with its plan, section by section, and about next year's."""

from collections.abc import Sequence
from datetime import datetime

from handlers.core.messages.outgoing_message import brief
from handlers.events.texts import span
from handlers.yearplan.texts import endless, name
from union.events.model import Rule, Status
from union.words import Words, sentence, sentence_of
from union.yearplan.progress import Count, ProgressPart, Tracked, bar, count, is_done, is_late, total

LONGEST_SECTION, LONGEST_LABEL = 14, 10
whole = sentence("全部工作")  # Instead of a section, in a plan without any
nothing_of = sentence("日历上还没有{year}年度计划。")  # No plan of the year was put on the calendar
waits = sentence_of("{title}还有{count}项待确认。", "title", name)  # A plan was read and is not settled.


def head(_: Words, year: int, title: str, found: Sequence[ProgressPart]) -> str:
    """「《2027年工会工作计划》：完成12/38（31%），2项到期未完成」."""
    whole = total(part.count for part in found)
    facts = {"done": whole.done, "planned": whole.planned, "percent": whole.percent}
    called = name(_, title) if title else _("{year}年计划", year=year)
    line = _("{title}：完成{done}/{planned}（{percent}%）", title=called, **facts)
    return _("，").join([line, *_rest(_, whole)])


def part_line(_: Words, part: ProgressPart) -> str:
    """「帮扶慰问 ▓▓▓▓░░ 4/6」."""
    line = _(
        "{section} {bar} {done}/{planned}",
        section=section(_, part.section), bar=bar(part.count.done, part.count.planned),
        done=part.count.done, planned=part.count.planned,
    )  # fmt: skip
    return _("，").join([line, *_rest(_, part.count)])


def _rest(_: Words, found: Count) -> list[str]:
    late = [_("{count}项到期未完成", count=found.late)] if found.late else []
    return [*late, _("{count}项不办了", count=found.given_up)] if found.given_up else late


def section(_: Words, text: str) -> str:
    """A heading of the plan; what stands under none is 其他."""
    return brief(text, LONGEST_SECTION) if text else _("其他")


def item_line(_: Words, one: Tracked, wall: datetime) -> str:
    """「✅ #31 1月 走访困难职工」, of a series 「· #40 每季度 职工座谈会：已办1次，共2次」."""
    event, today = one.event, wall.date()
    if event.rule is not None:
        return _series(_, one, event.rule, wall)
    only = one.times[0]
    when = span(_, only.start, only.end, event.grain, today)
    facts = {"number": event.number, "title": brief(event.title), "when": when}
    if is_done(only, wall):
        return _("✅ #{number} {when} {title}", **facts)
    if only.status is Status.GIVEN_UP:
        return _("－ #{number} {when} {title}（不办了）", **facts)
    if is_late(only, wall):
        return _("⚠ #{number} {when} {title}（到期未完成）", **facts)
    return _("· #{number} {when} {title}", **facts)


def _series(_: Words, one: Tracked, rule: Rule, wall: datetime) -> str:
    event, found = one.event, count(one, wall)
    mark = _("⚠") if found.late else _("✅") if found.done == found.planned else _("·")
    facts = {"mark": mark, "number": event.number, "title": brief(event.title)}
    facts |= {"rule": endless(_, rule, wall.date()), "planned": found.planned, "done": found.done}
    if not found.done and all(each.start > wall for each in one.times):
        return _("{mark} #{number} {rule} {title}：还没到", **facts)
    return _("{mark} #{number} {rule} {title}：到目前应办{planned}次，已办{done}次", **facts)
