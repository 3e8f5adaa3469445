"""「还有9号那批4户」, 「再补2户」, 「另外还送了米6袋」: words that add to what their writer has just told."""

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
ASKS = Regex(
    r"[?]|[吗呢]$|谁|多少|几[个户人点]|什么|怎么|要不要|能不能|下[周个星月]|明[天日]|后天|打算|准备|要去"
)


def added(text: str) -> str | None:
    """The words that are added; None for any other message, and for one that plans or asks."""
    said = normal(text).text
    if len(said) > LONGEST or ASKS.search(said) or tense(said) is Tense.PLANNED:
        return None
    lead = MORE.match(said)
    rest = THAT.sub("", said[lead.end() :]) if lead and lead.end() else ""
    return rest if HAS_FIGURE.search(rest) else None
