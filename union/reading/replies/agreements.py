"""What an officer says to another's proposal: yes or no, and what else: 「同意，就改18号，下雨用体育馆」, "no lah, make it sunday"."""

from enum import StrEnum
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.text.normal_form import simplified

LONGEST, EDGES = 160, " ,，、。.;；！!~～"
PARTICLES = r"[的啊呀吧了嘞滴哈哦嗯喔啦嘅㗎噶咯]{0,3}"
# What may stand before it: 「我个人觉得」, "i'm".
WHOSE = r"(?:嗯{1,3}|那|(?:我们?|咱们?|俺|本人)(?:这边|个人|都|也|觉得|认为|看|冇){0,2}|完全|都|也|i'?m |i am |i |we |all ){0,2}[,，\s]?"
YES = (
    r"同意|赞成|赞同|支持|附议|[没无冇]有?(?:意见|问题|异议|所谓)|可以|行得通|没毛病|要得|得行|好主意|就这么[定办]|就这样"
    r"|agreed?|support(?:ed)?|no (?:objections?|problem|issue)s?|(?:ok(?:ay)?|fine|good|works) (?:with|for|by) (?:me|us|it|that|this)|sounds good|good idea|go ahead|seconded"
    # 「行动」, 「好像」, 「得闲」, "can you" say something else.
    r"|(?:行|好|中|成|得|改吧|推吧|挪吧|换吧)(?=[的啊呀吧了嘞滴哈哦喔啦嘅㗎咯,，。.!！\s]|$|那?就|没问题|冇问题)|(?:ok(?:ay)?|sure|yes|yup|yeah|ya|can|fine|good)(?:[,\s]{1,2}can)?(?![A-Za-z'])(?! (?:you|u|i|we|someone|anyone|the|morning|afternoon)\b)"
)
NO = r"不(?:行|用|同意|可以|好|改|合适|得行|赞成)|唔(?:得|好|同意|赞成|改|使)|算了|别(?![人的])|先不|反对|no(?![A-Za-z])(?! (?:objection|problem|issue|need to))|cannot|can'?t|nope"
SAID = Regex(
    rf"{WHOSE}(?:(?P<no>{NO})|(?P<yes>{YES})){PARTICLES}(?:\s?(?:lah?|loh?|lor|leh|also|too|pls|please)(?![a-z]))?",
    any_case=True,
)
# What is open yet is no yes: 「可以，但要先问问校长」, "ok if the hall is free".
RESERVED = Regex(
    r"(?:先|等|再|要)(?:去|跟|和|向|看看?|我)?(?:问|确认|请示|商量|等|看看|查)|前提|除非|(?:如果|要是|只要)[^,，。]{0,10}(?:同意|批|有空|没问题|订到)|\b(?:unless|until|only if|provided|let me|check with|if (?:the|we|he|she|they)\b[^,.]{0,24}\b(?:free|ok|agrees?|available|can))\b",
    any_case=True,
)
ASKS = Regex(
    r"[?？]|[吗么]$|谁|什么|几[点号时]|怎么|多少|是不是|\b(?:who|what|when|why|how)\b", any_case=True
)
LEAD = Regex(r"(?:(?:那(?!天|个|次|边)么?|咁|所以|就|then|so)[,，\s]{0,2}){0,3}", any_case=True)


class Agreement(StrEnum):
    """What somebody says to a proposal."""

    YES = "yes"
    NO = "no"


class Consent(NamedTuple):
    """The answer, and what is said beside it."""

    answer: Agreement
    rest: str


def read_consent(text: str) -> Consent | None:
    """The answer that words begin with; None where they give none, ask, or leave it open."""
    text = text.strip()
    plain = simplified(text)
    found = SAID.match(plain) if len(text) <= LONGEST else None
    if found is None or ASKS.search(plain) or RESERVED.search(plain):
        return None
    behind = text[found.end() :].strip(EDGES)
    again = SAID.match(simplified(behind))  # 「好呀，冇問題」
    if again is not None and again["no"] is None and found["no"] is None:
        behind = behind[again.end() :].strip(EDGES)
    lead = LEAD.match(simplified(behind))
    rest = behind[lead.end() :] if lead is not None else behind
    return Consent(Agreement.NO if found["no"] else Agreement.YES, rest.strip(EDGES))
