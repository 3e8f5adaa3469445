"""The verbs that say what becomes of something planned, one rule a deed (union/data/change_verbs.toml).

They are looked for in one clause of the normal form; the first rule that is found counts.
"""

from datetime import date
from itertools import pairwise

from union.core.lazy_regex import Regex
from union.reading.lexicon import TextRules
from union.reading.text.normal_form import EitherScript
from union.reading.time.pieces.base_patterns import COUNT

VERBS = TextRules("change_verbs", "verbs", {"COUNT": COUNT})
# A time behind a bare 改, a place by its sort, 「改早」, and the verbs of what takes place.
A_TIME, PLACE, EARLIER, DOING, DELIVER = map(
    VERBS.spelt, ("@A_TIME", "@PLACE", "@EARLIER", "@DOING", "@DELIVER")
)
BREAK = Regex(
    r"[。;!?\n…]|(?<=[\u4e00-\u9fff])(?<![点号日半月至午上])~|(?<![\d.])\d{1,2}[.、)](?=[\u4e00-\u9fff])|(?<!\d),|,(?!\d{3}(?!\d))|(?<!\d):|:(?!\d)|(?<=[^\sA-Za-z0-9])\s(?=[^\sA-Za-z0-9])|(?<=[0-9人名户])\s(?=[\u4e00-\u9fff])|(?<=[了更行变动])\s(?=\d{1,2}[号日月点:.])|(?<=[号日天点半了啦吧去弄做管手办接跟])(?=(?:其[他它余]|截止|限期|别的|时间|钟点|地[点方]|日[子期]|期限|死线)(?:都|也|还)?(?:照[旧常]|不[变动]|一样))|(?<=.)(?=so·skip)|(?<![A-Za-z])so·?(?:the·)?(?=[\u4e00-\u9fff])|(?<=[搁放着缓吧了办行期迟停])(?=什么时候|啥时候?|哪[天日]|几时|具体(?:时间|日[期子])|另行通知|等(?:通知|消息|信))|\s(?=(?:and|n)把)"
)
NOT_BUT = Regex(  # 「不是19号，是24号」 is one clause; the sign stays one sign
    r"(?:(?<=不是)|(?<=唔系))(?P<first>[^,。;]{1,10}),(?=而?[是系])|(?:(?<=[半点号日午\d始开责头管收交写报办发合场席会到])|(?<=[半点号日午\d始开][了啦嗷哈呀啊哦]))[,\s](?=不是[^,。;]{1,10}(?:$|[,。;](?!而?[是系])))"
)
RIGHTED = Regex(  # 「更正：课是27号」: who puts something right says 是 for 改到
    r"(?<=[更订纠]正)([:,\s了]{1,3}[^,。;:]{2,14}?)(应?该?是)(?=\s?\d|[本这下]?周|[上下中]午|晚上|早上|[一二三四五六七八九十]{1,3}[月号])"
)
ARROW = Regex(r"(?<=[号日点半午上])(?:→[ ,]?|->)(?=\d|[下本]?(?:周|星期))")  # 「聚餐20号 → 21号」
PLACED_AT = Regex(  # 「AGM venue: Level 3」 alone, which heads no notice
    r"^([^,。;:\d\n]{2,20}(?:地点|场地|会场|集合点))(?<!会议地点):(?=[^,。;:\n]{2,30}(?:,\s?(?:not|不是)[^,。;]{1,20})?$)"
)
SETTLED = Regex(  # 「联欢会时间已定：12月30日」 is one clause as well
    rf"((?:时间|日期|日子)[已经也都终于现在]{{0,3}}(?:确|敲)?定(?:下来)?[了好于]?)[:,\s](?={A_TIME})"
)
PARTICLES = Regex(  # A word of joining at the head of a clause, a particle at its end, and whom it is told
    r"^(?:所以|然后|就是说?|不过|但是|反正|因此|instead(?=改由)|(?:and|n)(?=把|改到)|和(?=[改换挪移搬转]))(?=.{2})|(?<=.)[嘛哈噻哦呀啊咯嘞呗喔]{1,3}$|(?<=.)[✅☑✔👌👍🙏💪🎉]{1,4}$|(?<=[了啦吧])\s?@\w{1,16}$"
)
DAY_FIRST = Regex(r"\((\d{1,2}/\d{1,2}\))")  # a day in English words, as the translation leaves it
SINCE = Regex(  # 「健步走从下周起改成5点半」
    r"(?:从|自)?(?P<since>(?:下{1,2}个?(?:周[一二三四五六日]?|月)|\d{1,2}月(?:份|\d{1,2}[号日])?|\d{1,2}[号日]|周[一二三四五六日]|[今明后]天))(?:起|开始)(?:$|(?=[^,。;]{2}))"
)
PRONOUNS = ("她", "他")
OF_SAME, AT_LATEST = ("", "都是", "还是", *PRONOUNS), Regex(r"最[晚迟遲]")
AGREED = Regex(
    r"(?:我|已经?|也|都){0,2}(?:[跟和同与]|找|问|拜托)了?(?P<who>[\u4e00-\u9fff]{2,4}?)(?:都|已经?|也)?(?:说|讲|商量|约|谈|沟通|打招呼|同意|答应|愿意)(?:好|定|过|妥|通)?了?"
)
SAYS = Regex(r"(?P<who>[\u4e00-\u9fff]{2,4}?)(?:都|也|已经?)?(?:说|讲|答应|应承|同意|愿意)了?(?:会|可以|由)?")
# How the clause behind a change that leaves it open says what it becomes: 「30号上午开」, 「改文化宫」, 「在图书室」.
ANEW = r"(?:[Nn]ew·(?:date|time)·?(?:is·?)?\s{0,2})?(?:那?就|[先暂]|现在|依家|如今|新的?)?(?:时间|地点|地方|场地|会场)?(?:改|换|挪|定|放|推|顺|延|串|补[回返]?)?(?:了|咗)?(?:[还仍就]是)?(?:[还仍就]?在|到|去|成|为|而?是|系|喺|:)?\s?"
STARTS_WITH_TIME = Regex(A_TIME)
TIME_BEHIND = Regex(rf"{ANEW}(?P<new>{A_TIME}[^,。;]{{1,40}})$")
PLACE_BEHIND = Regex(
    rf"{ANEW}(?P<new>(?:(?<=场地)|(?<=地点))(?![待未另再还不照没是·:改换定被有坏占满借太]|[正还]?在?[修装维整]|[^,。;?]{{0,12}}(?:由|[归交给]|负责|接手|跟进))[^,。;?]{{2,30}}|{PLACE})(?:去|来)?{DOING}?(?:集合|见)?(?:了|吧)?$"
)
TIME_ONLY = Regex(
    rf"(?:and[·\s])?(?:那?就|[先改定到])*(?:[推延提][前后]?)?(?:[一两二三]天)?\s?(?P<new>{A_TIME}[\d一二三四五六七八九十两半点号日月:周上下中午早晚今明后天底 ]{{1,14}})(?:(?:同[一样]|一样的?|原来的?|老)(?:时间|钟点))?(?:准时|正式)?(?:(?:(?!点)[\u4e00-\u9fff]){{0,4}}?(?:开始|[开入]席|开[场演赛课]|开|进行|集合|出发|见|上车|报到))?"
)
SPAN_ONLY = Regex(
    r"(?:[这下本]个?|\d{1,2}|十[一二]?|[一二三四五六七八九])?(?:周|星期|礼拜|月份?)(?:底|末|初|[上中下]旬)?"
)
DAY_SHIFTED_TO = Regex(
    r"(?:[吧嘛啊呀呗啦](?=\s?(?:\d{1,2}月)?\d{1,2}[号日](?:之?前|一[准定]|[再才就先能可]|[交给报发送弄写做贴]|$)))?[\s(]?(?:[到至]|就是|即)?(?P<new>(?:\d{1,2}月)?\d{1,2}[号日](?!楼|线|门)[^,。;]{0,16})"
)
A_NUMBER = Regex(r"\d{1,2}[号日]")
A_DAY_ALONE = Regex(r"[\d一二三四五六七八九十][号日]|周[一二三四五六日]|月底")
AGAIN = "(?:再|重新?|补)[回返上]?[开办搞摆来做]?"
MADE_UP = Regex(  # 「补返喺8月19」, 「19号12点半补返」
    rf"(?=补|加[回返]|(?:make·?up|(?:re)?do(?:·it)?·?again)|[^,。;]{{2,24}}?{AGAIN}$)(?:补[回返上]?|加[回返]|改[做为成]?|(?:make·?up|(?:re)?do(?:·it)?·?again)[·\s]?(?:on·)?)?[到在喺于]?(?P<new>{A_TIME}[^,。;]{{1,24}}?)(?:{AGAIN})?$"
)
PLACE_IN_TIME = Regex(
    rf"(?:在|去|到)(?P<new>{PLACE})(?:去|来)?{DOING}?(?:集合)?(?:了|吧)?$|(?<=[\d点半午晚上]) (?P<only>{PLACE})$"
)
NOT_BEFORE = Regex(  # 「名单要迟几天，还有三家没交，22号才有」
    r"^[Nn]ew·|[号日午晚上\d一二三四五六][先才](?:能|可以|会)?(?:有|得|齐|完|开|办|搞|交|出|到)"
)
TO_DO = Regex(  # 「请在8日前交来」
    r"(?:日|号|周|月|底|天|点|午|[一二三四五六])(?:之|以)?(?:前|内)|(?<!申)请|(?<![主纪])要(?!求)|争取|务必|必须|(?:计划|准备|打算)(?=[今明后下\d在于把将])|抓紧|尽快|力争|等(?!级)|负责(?![人的])|再|才|(?<![类特级性])别|[未没莫冇仍]|不(?:从|在|按|往|由|让|再|齐|完|成|妥)|\bto\b|will"
)
TILL_TOLD = Regex(  # 「哪天另说」, 「啥时候能成我再招呼」, 「具体日期另行通知」: of `rest` the day stays; `soft` may be said of what is off
    r"(?P<rest>(?:地[点方]|场地|会场|人[员数选]|名单|细[节则]|流程|座位|路线|车次?|分组|节目|费用|奖品|讲师|内容|题目|议[题程]|要求|安排)[^,。;?\n]{0,4}(?:另|待|再|等|未|没(?!有?(?:$|[,。?\n])))[^,。;?\n]{0,4})"
    r"|(?:[什甚]么时[候间]|啥时[候间]?|哪[一]?[天日]|[几何]时|多会儿?|多咱|具体|时间|日期|日子)[^,。;?\n谁]{0,10}?(?:[再另等待未]|还?没[有能定准谱]|不[定详])[^,。;?\n]{0,8}"
    r"|(?:另行?|另外|再行?|后续|等(?:候|待)?[^,。;\s]{0,5}?|听候?|看)(?:通知|信儿?|消息|招呼|回音|答复|安排(?!好|的))|另(?:定|议|说|约)|(?P<soft>改[天日]再|[以日]?后再[说议定约]|回头再|再(?:说(?!一|了)|议|约)|再?看情况)|待定|未定|择[期日]|(?:再|才)(?:定|说|商量)哪一?[天日]"
    r"|\b(?:tb[cda]|kiv|until·further·notice|new·date·later)\b",
    any_case=True,
)
NOT_NOW = Regex(
    rf"(?:(?:(?<=..)先)(?:别|不|莫|甭|唔好)(?:急着?|再)?(?={DOING}|[\u4e00-\u9fff]{{1,2}}(?:了|啦)?$)|(?:不|唔)(?:能|再|会)?(?=过来|来|去|到)|(?<=[来到过去])不(?:了|成|来)了?$)(?P<rest>[^,。;]{{0,10}}?)(?:了|啦|先)?$"
)
# What makes a verb change nothing: it is not to be so, would be too soon, is only what somebody said, is a sum, is of oneself.
NOT_TO = Regex(r"(?:别|莫|不要|不用|唔好|不能再?|甭)$")  # 「别拖到五点了」
TOO_SOON = Regex(r"(?:就|还是)?(?:太|来不及|不够|提醒)")
SAID_BY = Regex(r"[说讲][要得]?$")
DEPOSIT = Regex(r"[定订押租]金\s?\d|[场租]地?费")
MYSELF = Regex(
    r"(?:那|估计|可能)?我(?:那天|今天|明天|[上下]午|晚上|要|得|会|可能|大概|估计|先|也|就|到时){0,3}"
)
# 「交好告诉我」 is still to be done, as is what follows it: 「结束后发早餐券」, 「做完一起拍照」; 「结束后合了影」 was.
TELL_ME = Regex(
    r"[就再]?(?:告诉|通知|回复|[跟和])我|再(?:说|定|议|看)"
    r"|[了]?(?:(?:以|之)?[后後](?![勤天续来])|大家|一起|统一)(?=[^了过]{2,20}$)"
)
IN_PART = Regex(
    r"(?:[又再先只仅]|(?<![天晚早午上日号周])就|陆续|陆陆续续)(?:[收交报领发来送缴]|有)|[只还就]差"
)  # 「提案又收到3份」: it goes on
# 「14、15、16号三天，都是早上八点」: days of a list stand before the last, and nothing that is moved.
LISTED_DAYS = Regex(r"(?:\d{1,2}月)?\d{1,2}[日号]?(?:[、/和与跟及]\d{1,2}[日号]?){0,9}[、/和与跟及]")
A_FIGURE = Regex(r"^(?:应该?是|应当是|是)\s?\d{1,2}$")
COUNTED = Regex(
    r"[改换挪搬调]了[\d一二两三四五六七八九十百]{1,5}[项户处件条张份具台桌名]|[请家位必量得][^,。;]{0,4}提前[^,。;]{1,5}(?:[分刻]钟?|小时)(?:到|来|入场|签到)|[改换调][^,。;]{1,10}[条笔]的?(?:[记纪]录|日志|账)"
)  # 「当场改了十一项」, 「请提前十分钟到」, 「改回5号那条记录」
FROM_PLACE = Regex(  # 「集合地点由北门改为南门」, 「场地从报告厅换到技能中心」
    r"(?:(?:(?<!集合)(?:地[点方]|场地|会场))|(?<=[\u4e00-\u9fff]{2}))[由从]原?[^,。;由从]{1,12}$"
)
FROM_OUTSIDE = Regex(r"老师|教授|领导|专家|讲师|[组团队会院局厅部司]|医生|律师|对方|那边|人家|他们")
CLOSES_TODAY = Regex(
    "今[天日晚](?:[上中下]午|晚上?)?(?:截止|结束|关闭)|(?:截止|结束|关闭)(?:到|于)?今[天日晚]"
)
HOW_MANY = Regex(r"(?:最[后终])?(?:一?共|总共|合计|总计|已?有|收到?)[^,。;\d]{0,6}\d")
# 「已经给主席了，比预计的早一天」: how it turned out moves nothing.
AGAINST_PLAN = Regex(
    r"比(?:预[计期想定]|原[定来先计]|计划|规定|说好|约好|想象|要求|期限|截止|去年|上次)[^,。;]{0,6}(?:早|晚|迟|提前|推迟|快|慢)"
)
# Who comes later than the others moves nothing: 「理事会我遲十五分鐘」, "I will be 15 min late".
LATE = EitherScript(
    r"我(?!们)[^,，。;；]{0,6}(?:晚|迟)(?:到|来|嚟|(?:少少|一?点|一?会儿?|[\d一二三四五六七八九十半两几]{1,3}个?(?:分钟?|刻钟?|小时|钟头?)?)[到来嚟]?(?=$|[\s,，。;；了啦喇啊呀哈先]))"
    r"|\b(?:i|i.?ll|i.?m|am|will be|might be)\b[^,.;]{0,24}\blate\b|\brunning late\b",
    any_case=True,
)
STILL_OPEN = Regex(rf"再(?!{DOING})|通知|另行|[说看问等]|(?<!接)待|讨论|商量")
LED_ON = Regex(  # what begins another matter; 「还有一家没交」 goes on about the same
    r"^(?:另外|还有(?![一两二三四五六七八九十几半好多些点人谁没个户])|此外|同时|对了|然后)(?=[\u4e00-\u9fff]{2})"
)
# What of a thing begins at an hour.
BEGINS = r"(?:集合|出发|报到|开[场席演餐]|入[场席]|进场|开会)"
INSTEAD = Regex(r"(?:那?就|所以)?(?:改|换|变)(?:成|为|到|在)?(?:了|咗)?")


def instead(words: str, day: date | None) -> str:
    """What is planned in the place of a thing that was on that day: 「改成29号下午茶话会」 is of its month."""
    found = INSTEAD.match(words)
    rest = words[found.end() :] if found else words
    return f"{day.month}月{rest}" if found and day and A_NUMBER.match(rest) else rest


SAME_TIME = EitherScript(  # of what was called off
    r"(?:就|在)?(?:同一|同样|同|一样的?)个?(?:时间|时段|日子)(?:改|换)?(?=[\u4e00-\u9fff])(?:[成做为搞办](?=[\u4e00-\u9fff]{2}))?"
)
SENTENCE_END = Regex(
    r"[。；;！!？?\n]|(?<=[A-Za-z]{2})\.\s|(?<=[^\s.]\d)\.\s|(?<=\))\.\s|[,，\s](?=(?:另外|此外|还有)[^,，。；;\n\s]{1,10}?(?:定[了在于好]|安排[了在好]))"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end, each with the sign that ends it."""
    cuts = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if text[start:end].strip()]
