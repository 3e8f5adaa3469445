"""What people say when they hear too much, or again too little: 「小秘太吵了」, 「安静一周」, 「别再提醒这个」, 「别提醒我」, 「恢复提醒」."""

from enum import StrEnum

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading.numbers.numerals import number
from union.reading.text.normal_form import normal

LONGEST = 30
BOT = r"(?:工会小秘|小秘|机器人)"
NOT = r"(?:别|不要|不用|不必|不需要|无需|停止?)(?:再)?"
OVER = r"(?:了|啦|吧|啊|呀|哈|好吗|行吗|谢谢|[,。!~]){0,3}"
THIS = r"(?:(?:这|那)(?:个|件事?|项|条|事|一项|一条|件事情)(?:事儿?|工作|任务|会|提醒)?|它)"
SPAN = (
    r"(?P<span>(?:[一两二三四五六七八九十半几]|\d{1,2})个?(?:天|周|星期|礼拜|月)|半个月|这[几两三四五]天|今天|明天|后天|[这本]个?(?:周|星期|礼拜|月)|下个?(?:周|星期|月)"
    r"|到[^,。]{1,10}|[^,。到]{1,8}(?:之前|以前|前))"
)
HUSH = (
    rf"(?:(?:保持)?安静(?:一下)?|静音|消停|{NOT}(?:说话|出声|吵|闹|响|(?:发|推送?)(?:消息|提醒|通知)|提醒|催)|停发?(?:提醒|消息))"
    r"(?:我们|大家|群里)?(?:了)?"
)
ASK = r"(?:请|麻烦|给我|先|就|都|让)?"
LESS = Regex(
    rf"{BOT}(?:的?(?:消息|提醒|话|通知))?(?:也|真是?|实在|天天|最近|有点|有些|发得){{0,2}}(?:太|好|真|很|有点)?(?:吵人?|烦人?|啰嗦|唠叨|话多|多嘴|多|勤|密|频繁){OVER}"
    rf"|(?:提醒|{BOT}的?消息)(?:发得|真的?|也|实在|有点|有些){{0,2}}(?:太|好)?(?:多|密|频繁|勤|吵){OVER}"
    rf"|(?:{BOT},?)?{ASK}少(?:发|说|讲|来)(?:一?点|一?些|几条|两句)?(?:消息|提醒|话|通知)?{OVER}"
    rf"|(?:{BOT},?)?{ASK}安静(?:一?点|些|一下)(?:儿)?{OVER}"
)
PAUSE = Regex(rf"(?:{BOT},?)?{ASK}{SPAN}?(?:之?内|里)?{ASK}{HUSH}{OVER}|(?:{BOT},?)?{ASK}{HUSH}")
PAUSE_FOR = Regex(rf"(?:{BOT},?)?{ASK}{HUSH}{SPAN}{OVER}")
ITEM = Regex(
    rf"{NOT}(?:提醒|催|通知|叫)(?:我们|大家)?{THIS}{OVER}|{THIS}(?:以后|就|都)?{NOT}(?:提醒|催|通知)(?:我们|大家)?{OVER}"
)
MINE = Regex(rf"(?:{BOT},?)?(?:以后|请|麻烦|先|就|[,。]){{0,2}}{NOT}(?:提醒|催|通知)我(?!们){OVER}")
BACK = Regex(
    rf"(?:{BOT},?)?(?:可以|请|又可以)?(?:恢复|重新|继续|照常)(?:发|正常)?(?:提醒|说话|出声)(?:我们|大家)?{OVER}|(?:{BOT},?)?(?:{NOT}安静|取消静音|解除静音|取消安静|可以说话|可以出声){OVER}"
)
OF_US = Regex(rf"{BOT}|提醒|静音")
SENT = Regex(rf"{BOT}|发|推送|说话|出声|静音|安静")
COUNTED = Regex(r"(?P<count>[一两二三四五六七八九十半几]|\d{1,2})个?(?P<unit>天|周|星期|礼拜|月)")
DAYS = {"天": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30}
SEVERAL = 3  # days of 「这几天」


class Quiet(StrEnum):
    """What is wanted: fewer words, none for some days, none of one item, none to the writer alone, or all of them again."""

    LESS = "less"
    PAUSE = "pause"
    ITEM = "item"
    MINE = "mine"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class QuietAsked:
    """`days` from today, where they were counted; else `span` are the words for how long, perhaps none.

    `is_plain`: the words themselves say that they are about the bot; any others are, where they are said to it.
    """

    kind: Quiet
    span: str = ""
    days: int = 0
    is_plain: bool = True


def read_quiet(text: str) -> QuietAsked | None:
    """What a whole message asks of this kind; None for any other."""
    said = normal(text).text.strip() if len(text) <= LONGEST else ""
    for kind, pattern in ((Quiet.ITEM, ITEM), (Quiet.MINE, MINE), (Quiet.BACK, BACK), (Quiet.LESS, LESS)):
        if said and pattern.fullmatch(said):
            may_be_ours = kind in (Quiet.ITEM, Quiet.BACK) or (kind is Quiet.LESS and OF_US.search(said))
            return QuietAsked(kind, is_plain=bool(may_be_ours))
    found = (PAUSE_FOR.fullmatch(said) or PAUSE.fullmatch(said)) if said else None
    span = found["span"] or "" if found is not None else ""
    # 「不用提醒」 alone is said of what one has just planned.
    if found is None or not (span or SENT.search(said)):
        return None
    return QuietAsked(Quiet.PAUSE, span, _days(span), is_plain=bool(span) or OF_US.search(said) is not None)


def _days(span: str) -> int:
    """How many days a counted span has; 0 for one that names its end."""
    counted = COUNTED.fullmatch(span.removeprefix("这"))
    if counted is None:
        return 1 if span == "今天" else 0
    count, length = counted["count"], DAYS[counted["unit"]]
    if count == "几":
        return SEVERAL * length
    return max(length // 2, 1) if count == "半" else int(number(count) or 0) * length
