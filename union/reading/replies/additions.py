"""「还有9号那批4户」, 「再补2户」, 「另外还送了米6袋」: words that add to what their writer has just told."""

from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import normal
from union.reading.text.tense import Tense, tense

LONGEST = 80  # signs; a longer message tells something of its own
MORE = Regex(
    r"\s{0,4}(?:(?:对了|哦对?|噢对?|啊对?|哎)[,。!\s]{0,2})?"
    r"(?:(?:另外|此外|同时|顺便)(?:还|又|也)?有?|还有|另有|还(?=[送发买给补])|又(?=[送发买给补])"
    r"|(?:再|还要|再要)(?:补|加)(?:上|充)?(?:一下|个|了)?|补[上充]了?|加上|[漏忘](?:了?[说写记报算登])?了?)[:,\s]{0,2}",
)
THAT = Regex(r"那(?:[批次场趟](?:的|,)?|边)")
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
    """The words added; `thing` is what the sum was paid for, where nothing but that tells that it is an addition."""

    words: str
    thing: str | None = None


def cost(words: str) -> tuple[str, str] | None:
    """What was paid for and the words with the sum's unit: 点心, 「点心180元」; None where they say anything else."""
    found = COST.match(normal(words).text)
    return (found["thing"], f"{found['thing']}{found['sum']}元") if found else None


def addition(text: str) -> AddedWords | None:
    """What a message adds, with a leading word or as what something cost; None where it adds nothing."""
    words = added(text)
    if words:
        return AddedWords(words)
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
    rest = THAT.sub("", said[lead.end() :]) if lead and lead.end() else ""
    return rest if HAS_FIGURE.search(rest) else None
