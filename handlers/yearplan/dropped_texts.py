"""Sentences about what an earlier plan had and the one sent again has not."""

from datetime import date

from handlers.core.messages.text_limits import brief
from handlers.events.texts import span
from handlers.yearplan.texts import name
from union.events.model import Event, Rule
from union.events.rule_text import rule_words
from union.words import Words


def head(_: Words, title: str, count: int) -> str:
    """Above the list."""
    return _(
        "{title}：原计划中有、这份没有的{count}项。点「不再列入」就从日历上撤下，已办的不动；不点照旧。",
        title=name(_, title),
        count=count,
    )


def line(_: Words, event: Event, today: date, *, is_out: bool) -> str:
    """「☑ #3 10月 篮球比赛」; the year is said where it is not `today`'s."""
    if event.rule is not None:
        parts = event.rule.rrule.split(";")
        rrule = ";".join(part for part in parts if not part.startswith("UNTIL="))
        when = rule_words(_, Rule(rrule, event.rule.shift), now=today)
    else:
        when = span(_, event.start, event.end, event.grain, today)
    facts = {"number": event.number, "when": when, "title": brief(event.title)}
    if is_out:
        return _("☐ #{number} {when} {title}（不再列入）", **facts)
    return _("☑ #{number} {when} {title}", **facts)


def settled(_: Words, title: str, kept: int, out: int) -> str:
    """Nothing is left to be asked."""
    said = [_("保留{count}项", count=kept)] if kept else []
    said += [_("不再列入{count}项", count=out)] if out else []
    return _("{title}：原计划中有、这份没有的，{said}。", title=name(_, title), said=_("，").join(said))


def label_keep(_: Words, event: Event) -> str:
    """Button."""
    return _("保留 #{number}", number=event.number)


def label_out(_: Words, event: Event) -> str:
    """Button beside it."""
    return _("不再列入 #{number}", number=event.number)


def label_back(_: Words, event: Event) -> str:
    """Button of what is out."""
    return _("恢复 #{number}", number=event.number)


def label_keep_all(_: Words) -> str:
    """Button."""
    return _("全部保留")


def label_out_all(_: Words) -> str:
    """Button."""
    return _("全部不再列入")
