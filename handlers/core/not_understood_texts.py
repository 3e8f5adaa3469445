"""Sentences about messages that could not be filed."""

from union.core.units import money_text
from union.words import Words, sentence

# A 群成员 wanted to file something.
readers_only = sentence("本群只记委员的工作，您可以查看日程和月报（/cal、/digest）。需要记录请联系管理员。")
# A message of thousands of characters.
too_long = sentence("这条有{length}个字，太长了，没有记下。请分成几条发，每条不超过{most}个字。")


def not_understood(_: Words, currency: str) -> str:
    """In private, when nothing was read."""
    return _(
        "这句我没看懂，没有记下。可以这样写：\n"
        "· 今天走访慰问困难职工12户，发放慰问金{sum}\n"
        "· 下周三下午3点开工会小组长例会\n"
        "发 /help 看全部用法。",
        sum=money_text(600000, currency, _),
    )


def no_such_time(_: Words, words: str) -> str:
    """The time said cannot be: 2月30日, 下周三25点."""
    if any(sign in words for sign in "点點时時:："):
        return _("没有「{words}」这个时间，这句没有记下，请改好再发一遍。", words=words)
    return _("{words}没有这一天，这句没有记下，请改好再发一遍。", words=words)
