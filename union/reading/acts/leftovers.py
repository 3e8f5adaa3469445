"""Words no reading took: signs that something came to its end, that a day is still to be settled, that a member wants something.

Private ones may sound like what a member asks of the union: a lack, a grievance, a wish.
"""

from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.acts.intent import Because
from union.reading.text.normal_form import EitherScript, normal

OVER = EitherScript(
    r"(?<!不)[好完齐到成妥毕][了咗啦喇]|搞[定掂]|弄好|办妥|落实|到位|齐[了全]|收[齐到]|结束|收官|[寄交发印买订]咗"
    r"|\b(?:done|over|settled?|collected|finish(?:ed)?|completed?|sent|booked|hand(?:ed)? in|siap|selesai|habis|all in)\b",
    any_case=True,
)
# Which day suits is for people to settle among themselves.
CHOOSING = EitherScript(r"哪[一]?[天日].{0,8}(?:好|合适|有空|方便|开)|(?:改|挪|换|放)[到在]?哪")

AGAINST = (Because.PRIVATE, Because.HEARSAY, Because.FELT, Because.OPINION)
JOKING = Regex(
    r"要是|如果|假如|万一|梦见|差点|哈哈|呵呵|嘻嘻|😂|🤣|😄|我(?:家|闺女|女儿|儿子|孩子|老公|老婆|媳妇|妈|爸)|^孩子|[,，]醉|\b(?:haha|lol|hehe)",
    any_case=True,
)
IS_IT = Regex(r"(?<![行好以能])吗\s{0,3}[?？]?$|怎么[写说读念]")

HEADED = Regex(r"\s{0,3}[【\[](?P<who>[^】\]\n]{2,24})[】\]]")
# 【邻市教育工会】, 【人力资源部】, 【三(4)班】, 【转发】: whose notice it is; what is held, and a branch, may be ours.
BODY = Regex(
    r"转[发贴载]?|(?:人力资源|人事|行政|保安|采购|市场)部|(?:邻|兄弟|隔壁|外|友)[^,。]{1,12}工会|[^,。]{0,10}\(?\d{1,2}\)?班"
    r"|(?!.*(?:通知|通告|公告|提醒|[简战周月]报|工会))[^,。]{0,10}(?:酒店|公司|集团|医院|学校|[小中]学|协会|物业|快递|物流|街道|社区|银行|气象台|交警|公安|派出所|学院|委员会|电视台|日报)(?:[^,。]{0,6}[部处室])?"
)
# What a superior union asks of its branches is ours, whoever passes it on.
OF_OURS = Regex(r"总工会|[省市区县镇街]总(?![经结体])|各(?:基层|分|级)?工会|上级工会|工会委员会|产业工会")
TO_US = Regex(  # 「转：集团工会定于…，请各单位工会主席参加」: passed on to us
    r"请?各(?:会(?![员议])|属会|直属|基层|分会|单位|成员单位|部门|车间|班组|支部|小组)|(?:集团|公司|总公司|局|系统|行业|兵团)(?:机关)?工会"
)
ASKS = Regex(
    r"请|前|将|[定拟]于|通知|报[名送]|各|\d[日号点:]|须|务必|要求"
)  # 「转：市总工会慰问200人」 asks nothing of us
MARK = EitherScript(
    r"\s{0,3}(?:[【\[]\s?转[发贴载]?\s?[】\]]\s?[:：]?|(?:转(?:发|贴)?|fwd?|forwarded(?: message)?)\s?[:：]|转发(?=[\u4e00-\u9fff]{2,14}(?:通知|通告)\s?[:：]))\s{0,3}",
    any_case=True,
)
SAME = 3


def passed_on_from(text: str) -> str | None:
    """The body whose notice a message begins with, as it names itself in brackets; None for any other message."""
    words, mark = normal(text).text, MARK.match(text)
    if OF_OURS.search(words) and (mark is None or ASKS.search(words)):
        return None
    if mark is not None:
        return None if TO_US.search(words) else "转发"
    found = HEADED.match(text)
    who = normal(found["who"]).text.strip() if found else ""
    return who if who and BODY.fullmatch(who) else None


def to_us(text: str) -> str:
    """The words of a notice that was passed on to us, without the mark of its being so; any other words as they are."""
    mark = MARK.match(text)
    return text[mark.end() :] if mark is not None and passed_on_from(text) is None else text


def is_own_body(body: str, title: str) -> bool:
    """Whether that is the group's own body, whose title the group has."""
    own, places = normal(title).text, range(max(1, len(body) - SAME + 1))
    return any(body[at : at + SAME] in own for at in places if body[at:] != "工会")


def is_talk(text: str) -> bool:
    """Whether words suppose, joke, were heard, are of somebody's home, or ask whether it is so: a sign against any deed."""
    words, is_joke = normal(text).text, any(each.search(text) for each in (JOKING, IS_IT))
    return is_joke or any(lexicon.pattern(each).search(words) for each in AGAINST)


STAYS = EitherScript(
    r"不动|不变|照常|照旧|不改|不用改|没变|照[开走排练打跑搞办上去](?![着心])|如期|still on\b", any_case=True
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
    said = normal(text).text if len(text) <= LONGEST_WISH else ""
    return any(each.search(said) for each in (ASKED_FOR, WANTED, LACKING))
