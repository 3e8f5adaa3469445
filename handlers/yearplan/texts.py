"""Sentences of /plan: a year plan sent in, its pages with an item and its own sentence each, what was put on the calendar;
how far the year is with it, section by section.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from handlers.core.messages.outgoing_message import brief
from handlers.events.texts import span
from union.core.almanac.date_format import day_words, weekday_words
from union.core.grouping import runs
from union.core.kinds import kind_words
from union.core.period import Grain
from union.events.model import Event, Rule, Status
from union.events.recurrence_rules import pattern
from union.events.rule_text import rule_words
from union.reading.message import When
from union.words import Words, sentence, sentence_of
from union.yearplan.model import Duty
from union.yearplan.progress import Count, ProgressPart, Tracked, bar, count, is_done_or_held, is_late, total
from union.yearplan.proposals import Proposal, is_same_time

LONGEST_QUOTE, LONGEST_TITLE, LONGEST_NAME, LONGEST_DUTY = 220, 60, 40, 120
MOST_NUMBERS = 12
# /plan with nothing to read.
how_to = sentence(
    "把全年工作计划发给我，逐项核对后排进日历：\n"
    "· 发 .docx、.xlsx 或 .txt 文件，说明里写 /plan\n"
    "· 上级发来的日历文件 .ics，同样发 /plan\n"
    "· 回复计划文件或计划全文，发 /plan\n"
    "· /plan 后面直接贴计划全文，太长可分几条发\n"
    "年份写在后面：/plan 2027。加入日历之前都要您点头。"
)
only_officers = sentence("年度计划由委员和管理员导入。")  # A reader sends or confirms a plan
given_up = sentence("好的，这份计划不读了。")  # 取消 before anything was read
how_to_tick = sentence("点编号去掉或选上；点「加入日历」之前不改动日程。")  # Below the head
# The page whose buttons choose what to change.
how_to_change = sentence("要改哪一项？点编号，再回复新的日期或名称。")
how_to_choose = sentence("点类型，整类选上或去掉；可以选几类。")  # The page whose buttons tick by kind
# Words came; more may follow.
gathering = sentence("已收到计划文字{signs}字。还有下文就接着发，发完点「开始读取」。")
# More words than are taken by message.
too_much = sentence("计划文字超过{most}字，请存成 .docx 或 .txt 文件再发，说明里写 /plan。")
# The title names another year than the one it is read for.
other_year = sentence("注意：标题写的是{said}年，现在按{year}年读。")


def is_it_a_plan(_: Words, file_name: str) -> str:
    """A document came in private without a word."""
    named = brief(file_name, LONGEST_NAME)
    if file_name.lower().endswith(".ics"):
        return _("「{name}」里的日程要排进日历吗？我先读出来，您核对。", name=named)
    return _("「{name}」是年度计划吗？是的话我读出来，您核对后再排进日历。", name=named)


def reading(_: Words, percent: int | None = None) -> str:
    return _("正在读取计划…") if percent is None else _("正在读取计划…已读{percent}%", percent=percent)


def name(_: Words, title: str) -> str:
    """「《2027年工会工作计划》」."""
    short = brief(title.strip("《》 "), LONGEST_NAME)
    return _("《{title}》", title=short) if short else _("计划")


# Of the title of a plan.
# A document without anything that has a time.
nothing_found = sentence_of("{title}里没有读到有时间的工作。请看看发的是不是计划全文。", "title", name)
# 放弃: nothing more of it is offered.
dropped = sentence_of("已放弃{title}，没有选的不再列出；已加入日历的不受影响。", "title", name)
nothing_left = sentence_of("{title}：没有待确认的项目。", "title", name)  # Everything is settled.
# The same plan again.
nothing_new = sentence_of("{title}没有新的或改过的内容，{count}项已在日历上。", "title", name)


def head(_: Words, title: str, found: Sequence[Proposal], page: int, pages: int) -> str:
    facts = {"title": name(_, title), "count": len(found), "ticked": sum(one.ticked for one in found)}
    if pages == 1:
        return _("{title}：{count}项，已选{ticked}项", **facts)
    return _("{title}：{count}项，已选{ticked}项（第{page}/{pages}页）", page=page + 1, pages=pages, **facts)


standing = sentence("另有{count}项已在日历上，不再列出。")  # What is on the calendar is not listed again


def missing(_: Words, named: Sequence[Event], count: int) -> str:
    """What an earlier plan put on the calendar and this one does not name; it stays until somebody says so."""
    said = _("、").join(_("#{number} {title}", number=one.number, title=brief(one.title)) for one in named)
    if count > len(named):
        return _("原计划中有，这份没有：{said}等{count}项，仍在日历上。", said=said, count=count)
    return _("原计划中有，这份没有：{said}，仍在日历上。", said=said)


def item(_: Words, one: Proposal, year: int, number: int | None, *, past: bool) -> str:
    """「3 ☑ 3月8日 周一 女职工趣味运动会（活动；王芳）」; `number`: what it stands on the calendar as already."""
    facts = [kind_words(_, one.item.kind), _("、").join(one.item.owners)]
    told, when = _("；").join(filter(None, facts)), when_words(_, one.item.when, year)
    named = {"place": one.position + 1, "tick": "☑" if one.ticked else "☐"}
    named |= {"when": when, "title": brief(one.item.title, LONGEST_TITLE)}
    lines = [_("{place} {tick} {when} {title}（{facts}）", **named, facts=told)]
    if one.before is not None and number is not None and is_same_time(one.before, one.item.when):
        lines.append(_("　日历上已有 #{number}，不会重复添加", number=number))
    elif one.before is not None:
        before = when_words(_, one.before, year)
        lines.append(_("　#{number} 原定{before}，现为{now}", number=number or 0, before=before, now=when))
    if one.moved_from is not None:
        day = day_words(_, one.moved_from, now=date(year, 1, 1))
        lines.append(_("　{day}是休息日，提前到前一个工作日", day=day))
    if past:
        lines.append(_("　日期已过，加入后不再提醒"))
    return "\n".join(lines)


def when_words(_: Words, when: When, year: int) -> str:
    """「3月」, 「3月底前」, 「每季度」, 「3月8日 周一」; the year only where it is not the plan's."""
    first = date(year, 1, 1)
    if when.rrule is not None:
        parts, rule = pattern(when.rrule).parts, endless(_, Rule(when.rrule, when.shift), first)
        if parts.get("FREQ") == "YEARLY" and "BYMONTH" not in parts and when.grain is Grain.YEAR:
            return _("全年")
        return _("{rule}前", rule=rule) if when.deadline else rule
    words = span(_, when.start, when.end, when.grain, first)
    if not when.deadline:
        return words
    if when.grain is Grain.DAY and when.start.year == year and (when.start + timedelta(days=1)).day == 1:
        return _("{month}月底前", month=when.start.month)
    if when.grain is Grain.DAY and when.end is None and when.start.year == year:
        facts = {"month": when.start.month, "day": when.start.day}
        return _("{month}月{day}日前（{weekday}）", **facts, weekday=weekday_words(_, when.start.date()))
    return _("{when}前", when=words)


def endless(_: Words, rule: Rule, today: date) -> str:
    """「每季度」: a rule without its last day."""
    rrule = ";".join(part for part in rule.rrule.split(";") if not part.startswith("UNTIL="))
    return rule_words(_, Rule(rrule, rule.shift), now=today)


def duties(_: Words, title: str, found: Sequence[Duty], first: int, total: int) -> str:
    """Duties without a time, from the `first` on (counted from 0); nothing is put on the calendar for them."""
    lines = [_("{title}里未定时间的工作，共{total}条：", title=name(_, title), total=total)]
    for place, duty in enumerate(found, first + 1):
        lines.append(_("{place}. {text}", place=place, text=brief(duty.text, LONGEST_DUTY)))
    return "\n".join([*lines, _("要定时间的，发「/add 时间 事情」。")])


def ask_change(_: Words, one: Proposal, year: int) -> str:
    """Which item is to be changed: a reply gives its date or name."""
    facts = {"place": one.position + 1, "title": brief(one.item.title)}
    return _(
        "第{place}项「{title}」（{when}）改成什么？回复新的日期或名称，如「4月15日」「9月底前」「女职工体检」，也可以一起写。",
        **facts, when=when_words(_, one.item.when, year),
    )  # fmt: skip


def changed(_: Words, one: Proposal, year: int) -> str:
    facts = {"place": one.position + 1, "title": brief(one.item.title, LONGEST_TITLE)}
    said = _("第{place}项已改为：{when} {title}", **facts, when=when_words(_, one.item.when, year))
    if not one.item.owners:
        return said
    return _("{said}（负责：{names}）", said=said, names=_("、").join(one.item.owners))


ADDED = (
    sentence("已加入{count}项：{numbers}"),
    sentence("已改期{count}项：{numbers}"),
    sentence("已在日历上、没有重复添加{count}项：{numbers}"),
    sentence("其中{count}项日期已过，不再提醒：{numbers}"),
)


def adoption_summary(_: Words, title: str, *done: Sequence[int]) -> str:
    """What was done with what was ticked, by the group's numbers: made, moved, tied, past."""
    named = ((say, found) for say, found in zip(ADDED, done, strict=True) if found)
    told = (say(_, count=len(found), numbers=numbers(_, found)) for say, found in named)
    return "\n".join([_("{title}", title=name(_, title)), *told])


def undone(_: Words, title: str, made: int, moved: int, tied: int, kept: Sequence[int]) -> str:
    """All of it was taken back: what was added, what was moved, what was only tied to the plan."""
    said = [_("刚加入的{count}项", count=made)] if made else []
    said += [_("{count}项改回原来的日期", count=moved)] if moved else []
    said += [_("{count}项留在日历上", count=tied)] if tied else []
    facts = {"title": name(_, title), "said": _("，").join(said)}
    lines = [_("已撤销{title}{said}。", **facts) if made else _("已撤销{title}：{said}。", **facts)]
    if not said:
        lines = [_("{title}没有可以撤销的。", **facts)]
    if kept:
        lines.append(_("{numbers} 已办完或已取消，没有动。", numbers=numbers(_, kept)))
    return "\n".join(lines)


def numbers(_: Words, found: Sequence[int]) -> str:
    """「#31–#53」, 「#31、#33–#35」."""
    told = [
        _("#{first}–#{last}", first=run[0], last=run[-1]) if len(run) > 1 else _("#{number}", number=run[0])
        for run in runs(sorted(set(found)))
    ]
    said = _("、").join(told[:MOST_NUMBERS])
    return _("{numbers}等", numbers=said) if len(told) > MOST_NUMBERS else said


LONGEST_SECTION, LONGEST_LABEL = 14, 10
whole_plan = sentence("全部工作")  # Instead of a section_name, in a plan without any
nothing_of = sentence("日历上还没有{year}年度计划。")  # No plan of the year was put on the calendar
waits = sentence_of("{title}还有{count}项待确认。", "title", name)  # A plan was read and is not settled.


def progress_head(_: Words, year: int, title: str, found: Sequence[ProgressPart]) -> str:
    """「《2027年工会工作计划》：完成12/38（31%），2项到期未完成」."""
    whole_plan = total(part.count for part in found)
    facts = {"done": whole_plan.done, "planned": whole_plan.planned, "percent": whole_plan.percent}
    called = name(_, title) if title else _("{year}年计划", year=year)
    line = _("{title}：完成{done}/{planned}（{percent}%）", title=called, **facts)
    return _("，").join([line, *_unfinished_counts(_, whole_plan)])


def part_line(_: Words, part: ProgressPart) -> str:
    """「帮扶慰问 ▓▓▓▓░░ 4/6」."""
    line = _(
        "{section} {bar} {done}/{planned}",
        section=section_name(_, part.section), bar=bar(part.count.done, part.count.planned),
        done=part.count.done, planned=part.count.planned,
    )  # fmt: skip
    return _("，").join([line, *_unfinished_counts(_, part.count)])


def _unfinished_counts(_: Words, found: Count) -> list[str]:
    late = [_("{count}项到期未完成", count=found.late)] if found.late else []
    return [*late, _("{count}项不办了", count=found.given_up)] if found.given_up else late


def section_name(_: Words, text: str) -> str:
    """A heading of the plan; what stands under none is 其他."""
    return brief(text, LONGEST_SECTION) if text else _("其他")


def item_line(_: Words, one: Tracked, wall: datetime) -> str:
    """「✅ #31 1月 走访困难职工」, of a series 「· #40 每季度 职工座谈会：已办1次，共2次」."""
    event, today = one.event, wall.date()
    if event.rule is not None:
        return _series_line(_, one, event.rule, wall)
    only = one.times[0]
    when = span(_, only.start, only.end, event.grain, today)
    facts = {"number": event.number, "title": brief(event.title), "when": when}
    if is_done_or_held(only, wall):
        return _("✅ #{number} {when} {title}", **facts)
    if only.status is Status.GIVEN_UP:
        return _("－ #{number} {when} {title}（不办了）", **facts)
    if is_late(only, wall):
        return _("⚠ #{number} {when} {title}（到期未完成）", **facts)
    return _("· #{number} {when} {title}", **facts)


def _series_line(_: Words, one: Tracked, rule: Rule, wall: datetime) -> str:
    event, found = one.event, count(one, wall)
    mark = _("⚠") if found.late else _("✅") if found.done == found.planned else _("·")
    facts = {"mark": mark, "number": event.number, "title": brief(event.title)}
    facts |= {"rule": endless(_, rule, wall.date()), "planned": found.planned, "done": found.done}
    if not found.done and all(each.start > wall for each in one.times):
        return _("{mark} #{number} {rule} {title}：还没到", **facts)
    return _("{mark} #{number} {rule} {title}：到目前应办{planned}次，已办{done}次", **facts)
