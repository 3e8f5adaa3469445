"""Orders, agendas, sign-up chains and group buys: what is to be done, to be talked about or bought is no work done."""

from union.core.lazy_regex import Regex
from union.reading.acts.extraction import Seen
from union.reading.text.tense import Tense, tense

# Words of an order that, at the head of a message with no sign of its being done, tell of no work done.
ORDERED = Regex(
    r"^\s?(?:各位|大家|同志们)?[,:]?(?:请|麻烦|拜托|烦请|务必|帮忙|尽快|抓紧)?"
    r"(?:写[一个份篇]|起草|草拟|拟[一个份好]|准备|布置|通知(?!栏|书|单)|讨论(?!通过|决定|并|会)|统计一下|请|麻烦|拜托|烦请|务必|谁有空)"
    r"|^\s?由[A-Za-z·]{2,40}负责"
    r"|^[^,。;:\n]{2,10}?每(?:人|位|组|个?小组|个?车间|个?支部|个?班组)(?:本[周月季])?(?:交|报|写|上报|提交|推荐|统计)"
)
FINISHED = Regex(r"[好完齐过妥毕到出]了(?=[,。;!\s]|$)|已经?|完毕|了[\d一二两三四五六七八九十]|了(?=[。!]|$)")
# Talk of meetings and papers to come is none of work done: 「议程：…」, 「接龙报名」, 「团购」.
NO_WORK = Regex(
    r"(?:^|[,。;!\n])[^,。;!\n]{0,16}(?:议程|议题|接龙|团购)(?=[:,。\s]|$)|(?:^|[,。;!\n\s])(?:接龙|团购|拼单|秒杀)|^\s?#?接龙"
)


def is_order(seen: Seen) -> bool:
    """Whether the words only tell others to do something, or what is to be talked about: no work done is told."""
    text = seen.said.text
    if NO_WORK.search(text):
        return True
    if ORDERED.match(text) is None:
        return False
    return tense(text) is not Tense.DONE and FINISHED.search(text) is None
