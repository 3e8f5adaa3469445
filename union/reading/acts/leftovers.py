"""Words no reading took that may still be about something of ours: what they would do to it, and what speaks against it.

Which item is meant is for whoever knows the items (handlers/routing/talk/item_doubt.py). Private ones may
sound like what a member asks of the union: a lack, a grievance, a wish.
"""

from union.core.lazy_regex import Regex
from union.core.records import dataclass
from union.reading import lexicon
from union.reading.acts.doubt import LONGEST, NOT_OURS
from union.reading.acts.intent import Because
from union.reading.text.normal_form import normal

# A verb of change, of state, of coming, or a question of when, where, who and how much.
CHANGE = Regex(
    r"改|换|挪|推[迟到后]|往[前后]|延[后到期]|提[前早到]|顺延|宽[限到]|拖到|取消|不[开搞办去弄用]了?|停办|作罢|让给|交给|接手|还给|[来去到]不[了成]|调[到整换]"
    r"|\b(?:move|push|postpone|shift|cancel|resched|swap|change|instead|till|until|bring forward|take over|pass to|drop)",
    any_case=True,
)
OVER = Regex(
    r"[好完齐到成妥毕][了咗啦喇]|搞[定掂]|弄好|办妥|落实|到位|齐[了全]|收[齐到]|结束|收官|[寄交发印买订]咗"
    r"|\b(?:done|over|settled?|collected|finish(?:ed)?|completed?|sent|booked|hand(?:ed)? in|siap|selesai|habis|all in)\b",
    any_case=True,
)
STATE = Regex(
    rf"{OVER.pattern}|定[了下]|没[到来交好齐弄办]|还[差没缺]|补[上了交]|\b(?:confirm(?:ed)?|cfm|cmi|complete|ready)\b",
    any_case=True,
)
COMING = Regex(
    r"报[名上]?|[来去到]\d|\d{1,3}[个人名位]|留[位\d]|\b(?:sign|pax|join|coming|attend)\b", any_case=True
)
QUESTION = Regex(
    r"几[点号时]|什么时候|啥时|哪[天里儿日]|何时|多少|谁|怎么[办弄还没安]|能不能|可不可以|行不|得不|好不|吗|边[日度个]|点[样算]|\b(?:when|where|what time|who|how many|how much|can (?:we|i)|berapa|bila)\b",
    any_case=True,
)
SIGNS = Regex("|".join(each.pattern for each in (CHANGE, STATE, COMING, QUESTION)), any_case=True)
FIGURE = Regex(r"\d\s?(?![\d点:：号日月年级楼层])")
# Which day suits is for people to settle among themselves.
CHOOSING = Regex(r"哪[一]?[天日].{0,8}(?:好|合适|有空|方便|开)|(?:改|挪|换|放)[到在]?哪")
AGAINST = (Because.PRIVATE, Because.HEARSAY, Because.FELT, Because.OPINION)
JOKING = Regex(r"要是|如果|假如|万一|梦见|差点|哈哈|呵呵|嘻嘻|😂|🤣|😄|\b(?:haha|lol|hehe)", any_case=True)


@dataclass(frozen=True, slots=True)
class Leftover:
    """`words`: the text in its normal form; which sorts of verb it has; `talks`: how much of it is talk."""

    words: str
    changes: bool
    is_state: bool
    is_coming: bool
    asks: bool
    has_figure: bool
    talks: int

    @property
    def signs(self) -> int:
        """How many sorts of sign speak for it."""
        return sum((self.changes, self.is_state, self.is_coming, self.asks, self.has_figure))


def read_leftover(text: str) -> Leftover | None:
    """What the words would do to an item; None for what is passed on, too long or does nothing."""
    if len(text) > LONGEST or SIGNS.search(text) is None or NOT_OURS.search(text) or CHOOSING.search(text):
        return None
    words = normal(text).text
    against = sum(lexicon.pattern(each).search(words) is not None for each in AGAINST)
    said = f"{text}\n{words}"  # English words stand in the normal form as Chinese ones
    changes, asks = CHANGE.search(said) is not None, QUESTION.search(said) is not None
    talks = against + (JOKING.search(text) is not None)
    return Leftover(
        words,
        changes,
        STATE.search(said) is not None,
        COMING.search(said) is not None,
        asks,
        FIGURE.search(words) is not None,
        talks,
    )


ASKED_FOR = Regex(
    r"能不能|能否|可不可以|可否|行不行|管不管|怎么办|咋办|找谁|谁来?管|合不?合理|合理吗|算谁的|凭什么|为什么|为啥"
    r"|还发不发|(?:发|给|交|算|管|补|报|修)不(?:发|给|交|算|管|补|报|修)|[能可]以?[^,。;!?]{0,10}吗"
)
WANTED = Regex(
    r"希望|建议|请求|盼望?着?|[想要](?:反映|投诉|举报|申诉|问一?下|咨询)|反映(?:一?下|个)|投诉|有意见|不公平?|不合理|说说话|做主|想问"
)
LACKING = Regex(
    r"[没不未](?:给|发|交|缴|算|修|换|补|兑现|报销|安排)|[少漏](?:给|发|交|缴|算)了?|没人(?:修|管|理|打扫|带|换|问)|没地方|不够(?:用|住|坐|吃|放)?"
    r"|[拖克]欠|克扣|乱扣|扣(?:了|我|钱|工资|奖金)|降(?:了|薪|工资)|减薪|降薪|欠薪|逼|强迫|刁难|受不了|吃不消|扛不住|没法(?:住|吃|用|睡|干)"
    r"|(?:老是?|总是?|经常|天天|一直|又)[^,。;!?]{0,4}(?:停|坏|晚点|迟到|漏|堵|锁|断|加班|凉|脏)|坏了[^,。;!?]{0,4}(?:天|月|周|久)"
    r"|太(?:咸|少|小|差|吵|热|冷|贵|挤|慢|脏|臭|难吃|大了|远|累|长)|[臭脏挤]死|洗不了澡|喝不上|吃不上"
)
LONGEST_WISH = 600


def is_wish(text: str) -> bool:
    """「食堂的菜太咸」, 「加班费没发全，找谁问」."""
    if len(text) > LONGEST_WISH:
        return False
    said = normal(text).text
    return any(each.search(said) is not None for each in (ASKED_FOR, WANTED, LACKING))
