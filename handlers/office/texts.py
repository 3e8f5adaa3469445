"""Sentences about the web pages: how to get in, what a visitor without a pass reads, words of the pages' own."""

from collections.abc import Callable, Sequence
from datetime import datetime

from union.core.almanac.date_format import moment_words
from union.words import Words, sentence
from union.worklog.entries import LogEntry

# No public address is configured.
off = sentence("网页没有开通：部署机器人的人还没有填写对外网址（web.public_url）。")
which = sentence("打开哪个群的网页？")  # Asked of somebody in several groups
# Said in the group: the address is never written there.
only_in_private = sentence("网页的地址只发给本人，请点下面的按钮到私聊里取。")
# Above the button with the address, in private.
link = sentence(
    "「{title}」的网页：日历、待办、工作记录、月报。\n"
    "地址15分钟内有效，只能用一次，只给您本人，请勿转发。登录后保持7天，12小时不用自动退出。"
)


def _page(*lines: Callable[[Words], str]) -> Callable[[Words], Sequence[str]]:
    """What a visitor reads on a page of its own."""
    return lambda _: [line(_) for line in lines]


# What to do where it does not open by itself.
opening = _page(sentence("没有自动打开的话，请在与机器人的私聊里发 /web（或「网页」），用它给您的地址进来。"))
# Why that may be.
unopened = _page(
    sentence("您还不在用这个机器人的群里，或者已经退出。"),
    sentence("也可能是这一页放得太久：请关掉它，从机器人那里重新打开。"),
)
# For whoever has no session.
closed = _page(
    sentence("请先从机器人那里进来"),
    sentence("这里是工会小秘的网页，只给群里的人看。"),
    sentence("请在与机器人的私聊里发 /web（或「网页」），用它给您的地址进来。登录过期或退出之后也是这样。"),
)
# A link that opens nothing any more.
used = _page(
    sentence("这个地址已经不能用了"),
    sentence("地址15分钟内有效，只能用一次。请在与机器人的私聊里再发一次 /web。"),
)
# No such page, or not for this visitor.
missing = _page(
    sentence("没有这个页面"),
    sentence("地址可能写错了，或者内容已经不在了。"),
    sentence("不是本群的内容，这里也打不开。"),
)
# A form that is not one of this session's.
refused = _page(
    sentence("没有照办"), sentence("页面放得太久，或者您没有这项权限。请退回上一页，刷新后再试。")
)
# A file could not be made or read.
busy = _page(sentence("现在忙不过来"), sentence("正在处理的文件太多，或者这次没有成功。请过一分钟再试。"))
# A mistake of ours.
failed = _page(sentence("出错了"), sentence("这一页没能打开，请稍后再试；还不行请告诉部署机器人的人。"))
# Too many pages a minute.
hurried = _page(sentence("点得太快了"), sentence("一分钟里打开的页面太多。请过一分钟再看。"))


def author_line(_: Words, entry: LogEntry, at: datetime) -> str:
    """Who told it and when (wall time)."""
    said = _("{who} 记于 {at}", who=entry.author, at=moment_words(_, at, now=None))
    return _("{said}，{branch}", said=said, branch=entry.branch) if entry.branch else said
