"""What is said to whoever speaks to the bot in a group and was not understood."""

from handlers.core.messages.text_limits import brief
from union.events.model import Event
from union.words import Words
from union.worklog.entries import LogEntry


def present(_: Words) -> str:
    """Only its name was called."""
    return _("我在。直接说一句就行，例如：\n· 今天走访困难职工3户，发放慰问金900元\n· 下周有什么活动")


def welcome(_: Words) -> str:
    """Thanked by name."""
    return _("不客气，有事直接说。")


def about_item(_: Words, event: Event) -> str:
    """What can be said of the item that the message was about."""
    return _(
        "没听懂，没有改动。说的是 #{number} {title}，可以说：\n· 完成 #{number}\n· 推迟 #{number} 两天",
        number=event.number,
        title=brief(event.title),
    )


def about_log(_: Words, entry: LogEntry) -> str:
    """The same of a log."""
    return _(
        "没听懂，没有改动。说的是 #{number} {title}，可以说：\n· 撤销 #{number}\n· 为什么 #{number}",
        number=entry.number,
        title=brief(entry.facts[0].title) if entry.facts else "",
    )


def about_nothing(_: Words) -> str:
    """Where there is nothing it could be about."""
    return _(
        "没听懂，没有记下。可以说：\n· 今天走访困难职工3户，发放慰问金900元\n· 下周三下午3点开工会小组长例会"
    )
