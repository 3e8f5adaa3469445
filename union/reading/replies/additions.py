"""What is added to work told before: 「再补2户」, 「还有点心180」, 「昨晚讲课那条忘了说手套也发了60双」."""

from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.replies.short_replies import END, LONGEST
from union.reading.text.normal_form import normal
from union.reading.text.tense import Tense, tense

MORE = Regex(
    r"\s{0,4}(?:(?:对了|哦对?|噢对?|啊对?|哎)[,。!\s]{0,2})?"
    r"(?:(?:另外|此外|同时|顺便)(?:还|又|也)?有?|还有|另有|还(?=[送发买给补])|又(?=[送发买给补])"
    r"|(?:再|还要|再要)(?:补|加)(?:上|充)?(?:一下|个|了)?|补[上充]了?|加上|[漏忘](?:了?[说写记报算登])?了?)[:,\s]{0,2}",
)
THAT = Regex(r"那(?:[批次场趟](?:的|,)?|边)")
# 「还有一笔200的场地费漏了」
LEFT_OUT = Regex(r"(?<=.)(?:也|都|给)?(?:漏了?|忘了?|没)(?:[算记写报加登]|掉)?(?:上|进去?)?[了啦]?$")
# 「…麻烦给我添上」
PUT_IN = Regex(
    r"[,\s]?(?:麻烦|帮忙|劳驾|请)?[你您]?(?:[给帮替]我?)?(?:添|补|加|记|登)(?:上去?|进去?|一下)[吧哈啊呗]?$"
)
# 「昨晚讲课那条我糊涂了忘了说手套也发了60双」
OF_THAT = Regex(
    r"^(?P<to>[^,。;]{2,20}?)的?[那这]一?[条笔次场][^。;\d]{0,14}?[忘漏]了?[说写记报算登]?了?[,:\s]{0,2}(?P<words>[^。;]{1,30})$"
)
ONE_SUM = Regex(
    r"^有?[一1]?[笔个项]?(?P<sum>\d+(?:\.\d+)?)(?:[元块]钱?)?的?(?P<thing>[\u4e00-\u9fff]{1,6}[费钱款金])$|^[一1]?[笔项](?P<bare>\d+)$"
)
HAS_FIGURE = Regex(r"[\d一二两三四五六七八九十百千半]")
# 「还有点心180」, 「果篮花了168」: a sum whose unit nobody says; a count or a number of something has its unit or mark.
COST = Regex(
    r"^(?P<thing>[\u4e00-\u9fff]{1,8}?)(?:又|还|也|一?共|总共)?(?P<paid>花了?|用了|付了|是)?(?P<sum>\d{2,6}(?:\.\d{1,2})?)(?:[元块]钱?)?[。!\s]?$"
)
PAID_ALREADY = Regex(r"[^\d，。；、,;]{0,4}\d")
ASKS = Regex(
    r"[?]|[吗呢]$|谁|多少|几[个户人点]|什么|怎么|要不要|能不能|下[周个星月]|明[天日]|后天|打算|准备|要去"
)


class AddedWords(NamedTuple):
    """The words added; `thing` is what the sum was paid for, where nothing but that tells that it is an addition; `to` names the log."""

    words: str
    thing: str | None = None
    to: str | None = None


# 「add to the lo hei: bill $1,184.50」, 「family day: add $120 for the castle」; the total behind it is no more of it.
ADDS_TO = Regex(
    r"^\s?(?:(?:ok|pls|also|and|sorry|oh)[,\s]{1,2}){0,2}(?:add\s(?:on\s)?to\s(?:the\s|my\s|that\s)?(?P<to>[^:,$\d\n]{2,40}?)(?:\s(?:one|log|entry|record))?\s?[:,-]\s"
    r"|(?P<head>[^:,$\d\n]{2,40}):\s(?:pls\s)?add\s(?:on\s)?"
    r"|(?:for|in|on)\s(?:the\s|my\s|that\s)?(?P<of>[^:,$\d\n]{2,40}?)(?:\s(?:one|log|entry|record|report|visit))?,?\s(?:(?:pls|please|can|also|kindly|u|you|to)\s){0,3}add\s(?:on\s|in\s)?)(?P<words>[^\n]{0,80}?)(?:,?\s(?:so|total|making|now)\s[^\n]{0,40})?$",
    any_case=True,
)
# 「pls add 12 flyers to the depot visit log」
ADDED_TO = Regex(
    r"^\s?(?:(?:ok|pls|please|also|and|n|sorry|oh)[,\s]{1,2}){0,2}add\s(?:on\s|in\s)?(?P<words>[^\n]{1,40}?)\s(?:to|in|into)\s(?:the\s|my\s|that\s)(?P<to>[^:,$\d\n]{2,40}?)\s(?:log|entry|record|report)$",
    any_case=True,
)


def cost(words: str) -> tuple[str, str] | None:
    """What was paid for and the words with the sum's unit: 点心, 「点心180元」; None where they say anything else."""
    found = COST.match(normal(words).text)
    return (found["thing"], f"{found['thing']}{found['sum']}元") if found else None


def addition(text: str) -> AddedWords | None:
    """What a message adds, with a leading word or as what something cost; None where it adds nothing."""
    words = added(text)
    if to := ADDS_TO.match(text) or ADDED_TO.match(text):
        named = next(each for name, each in to.groupdict().items() if each and name != "words")
        return AddedWords(to["words"], to=named) if HAS_FIGURE.search(to["words"]) else None
    if words:
        return AddedWords(words)
    plain = PUT_IN.sub("", END.sub("", normal(text).text))
    that = OF_THAT.match(plain) if len(plain) <= LONGEST and ASKS.search(plain) is None else None
    if that and HAS_FIGURE.search(that["words"]):
        return AddedWords(that["words"], to=that["to"])
    found, paid = COST.match(normal(text).text), cost(text)
    is_paid = found is not None and found["paid"] not in (None, "是")
    return AddedWords(paid[1], paid[0]) if paid and is_paid else None


def is_unpaid(thing: str, text: str) -> bool:
    """Whether a text names a thing and no sum for it; with one, another sum is a correction."""
    place = text.find(thing)
    return place >= 0 and PAID_ALREADY.match(text, place + len(thing)) is None


def added(text: str) -> str | None:
    """The words that are added; None for any other message, and for one that plans or asks."""
    said = normal(text).text
    if len(said) > LONGEST or ASKS.search(said) or tense(said) is Tense.PLANNED:
        return None
    lead = MORE.match(said)
    rest = LEFT_OUT.sub("", THAT.sub("", PUT_IN.sub("", said[lead.end() :])) if lead and lead.end() else "")
    rest = ONE_SUM.sub(lambda one: f"{one['thing'] or ''}{one['sum'] or one['bare']}元", rest)
    return rest if HAS_FIGURE.search(rest) else None
