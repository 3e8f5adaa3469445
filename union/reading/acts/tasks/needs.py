"""What is wanted or out of order, told right before whoever sees to it: 「法人证书要换新的，丽娟3月10日前跑一趟区总」.

Whoever says what they will do names the thing there, and not again: what is to be done is that thing.
"""

from union.core.lazy_regex import Regex
from union.reading.acts.classification import heard
from union.reading.text.normal_form import as_written

THING = r"(?P<thing>(?!我(?![们会])|你|[\d一二三四五六七八九十]{1,3}[号日点月])[^,。;:!?\n□ ]{2,24}?)"
WANTS = (
    r"(?:都|也|又|还|就)?(?P<must>要|需要|得|该)(?P<do>(?:再|重新|先|多|赶紧)?(?:换|加|补|买|订|修|备|准备|询价|采购|印|配|添|续|更新|年检|校准|清洗|清理|打印|做|定制|联系|检查|登记|整理|收|统计)"
    r"(?![了过])[^,。;:!?\n□ ]{0,12})"
)
BROKEN = (
    r"(?P<state>(?:都|也|又|全|快)?(?:坏|破|断|裂|秃噜|锈|歪|松|瘪|[过到]期|漏[水电气]?|堵|没电|用完|掉[漆色])了[^,。;:!?\n□ ]{0,4}"
    r"|(?:都|也|又|老是?)?(?:拧不[开动]|打不[开着]|关不[上严]|用不[了成]|不(?:亮|够[了用]?|转|出水|制冷|通)|缺[\d一两二三四五六七八九十]|没[货纸墨])[^,。;:!?\n□ ]{0,6})"
)
NEED = Regex(rf"(?:^|[,。;!\n □]){THING}(?:{WANTS}|{BROKEN})[,。;!?\n □]{{0,24}}$")
# How the clause opens: 「就是西墙那个…」, 「他们反映那个…」.
OPENS = Regex(
    r"^(?:(?:他们|她们|大家|职工们?|工人们?|师傅们?|车间)?(?:反映|提到|说)[了的]?|就是|还有|另外|然后|接下来|那个?|这个?|对了|所以){1,3}"
)
NOT_OURS = ("own_life", "everyday", "production", "other_bodies")


def need_before(words: str, raw: str = "") -> str | None:
    """The thing that is needed at the end of these words, as what is to be done; None where that is nothing of ours.

    `raw`: the message as written, in whose signs the thing is named.
    """
    found = NEED.search(words)
    if found is None or any(name in heard(found["thing"]) for name in NOT_OURS):
        return None
    thing = as_written(OPENS.sub("", found["thing"]) or found["thing"], raw)
    if len(found["do"] or "") == 1:  # 「大巴要订」
        return as_written(found["do"], raw) + thing
    return thing + (found["do"] or found["state"])
