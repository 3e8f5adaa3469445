"""Signs of what is said beside the acts: that something is over or stays, that it is only talk, that a member wants something.

The last may sound like what a member asks of the union in private: a lack, a grievance, a wish.
"""

from union.core.lazy_regex import Regex
from union.reading import lexicon
from union.reading.acts.changes.change_verbs import LATE
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


def is_talk(text: str) -> bool:
    """Whether words suppose, joke, were heard, are of somebody's home or being late, or ask whether it is so: a sign against any deed."""
    words, is_joke = normal(text).text, any(each.search(text) for each in (JOKING, IS_IT, LATE))
    return is_joke or any(lexicon.pattern(each).search(words) for each in AGAINST)


STAYS = EitherScript(
    r"不动|不变|照常|照旧|不改|[不唔](?:用|必|使)(?:改|动|郁)|没变|照[开走排练打跑搞办上去](?![着心])|照样|照(?=\d)|如期|still on\b",
    any_case=True,
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


# 「看了，没问题」 calls nothing off, whatever it is like.
CALLED_OFF = EitherScript(
    r"取消|[不未甭别唔](?!错)|停|算了|黄了|作罢|免了|[没冇](?!问题|事|关系|意见)|\b(?:cancel|off|no|not|don|skip|drop|scrap|won)",
    any_case=True,
)
# 「青年教师赛课报名表3号交教务，工会只发奖，别记」
NOT_TO_BE_KEPT = EitherScript(
    r"(?<!刚才)(?<!那[条件项])[,，。;；\s](?:这[条个件项]?|小秘书?|你)?(?:就|也|都|先)?(?:别|不用|不必|不要|不需要|唔使|唔好)(?:帮我|给我)?(?:记|登记)(?:了|录|啦|吧|哈|它|低|日程|台账){0,2}[。!！~]{0,2}$"
    r"|[,.]\s?(?:no need|don'?t|dun|do not)(?: to)? (?:record|log|note|save)(?: (?:this|it|down|lah?)){0,2}[.!]?$",
    any_case=True,
)


def refuses_record(text: str) -> bool:
    """Whether somebody says at the end that the bot need not keep what was said."""
    return len(text) <= LONGEST_WISH and NOT_TO_BE_KEPT.search(text) is not None


# How far something is that is not over, what a list holds, a price that was asked for: none of it is work done.
INTERIM = EitherScript(
    r"(?:[还還仲就]|只)差(?:几|[两兩二三四五六七八九十\d]|[这這那]|一?[两兩]|多少|[个個])"
    r"|差(?:[一两兩二三四五六七八九十\d]{1,3})[个個家][^,，。;；]{1,6}[,，].{0,10}(?:能|可以|会|會)(?:交|[齐齊]|完|搞|[办辦])"
    r"|(?:肯定|一定|应该|應該)(?:能|可以|会|會)?(?:交|[齐齊]|完成|搞[定掂])"
    r"|\bstill\s(?:short\sof|waiting|missing|need|got\s(?:people|some))\b|\bhav(?:e\s?n[o']?t|en'?t)\sfinish|\bnot\sfinish(?:ed)?\sye?t?",
    any_case=True,
)
LISTED = EitherScript(
    r"(?:那?[个個就]?(?:名[单單]上|目前|[现現]在|[总總][共数數]|一共|共有?|in\stotal|altogether)[^\d,，。]{0,4})\d{1,4}[\u4e00-\u9fff]{0,3}(?:\s?\w{1,12})?(?:[,，、]\s?其中[^,，。\d]{0,10}\d{1,4}[\u4e00-\u9fff]{0,3}){0,3}[。.]?",
    any_case=True,
)
PRICE_ASKED = EitherScript(
    r"(?:[问問](?:了|[过過]|到|咗)|打[听聽]|[询詢](?:了|[过過])?[价價]|咨[询詢]|\b(?:asked|enquired)\b)[^。；;]{0,40}(?:大概|大[约約]|左右|差不多|[报報][价價]|\b(?:about|around|roughly)\b)",
    any_case=True,
)


ENTRIES = EitherScript(
    r"报名|报[上過过]?[来來嚟]|[报報]了名|接[龙龍]|回[执執]|[填交][来來咗]|\b(?:sign(?:ed)?[\s-]?ups?|registered|registrations?|rsvps?|names?)\b",
    any_case=True,
)
UP_TO_NOW = EitherScript(
    r"(?:这样|這樣|咁样|目前|[现現]在|而家|到[现現]在|至今|[暂暫][时時]|加起[来來])[^\d,，。]{0,6}\d|又(?:[来來多报報]|嚟)[^\d,，。]{0,5}\d|\b(?:so\sfar|now|currently|still\sopen)\b",
    any_case=True,
)
NO_MORE = EitherScript(
    r"截止|[结結]束|[报報]?[满滿齐齊]|完[毕畢了]|最[终終后後]|元|[块塊]|\b(?:closed|over|full|final|done|all\sin)\b|[$]",
    any_case=True,
)
MORE_CAME, FIGURE, LONGEST_RUNNING = (
    EitherScript(
        r"又|[再多][来來报報]|[来來]了|嚟咗|[这這咁]样|[这這咁]樣|加|\b(?:more|another)\b", any_case=True
    ),
    Regex(r"\d+"),
    60,
)


def is_running_count(text: str) -> bool:
    """「初三的报名来了，5个队。这样一共12个队」, "3 more signed up, 38 now": who came to it and how many there are by now, and more may come."""
    if len(text) > LONGEST_RUNNING or NO_MORE.search(text) or len(FIGURE.findall(text)) < 2:
        return False
    return all(each.search(text) for each in (ENTRIES, UP_TO_NOW, MORE_CAME))


# What was asked of somebody who has not answered: 「問咗酒樓改19號，等佢覆」, "i ask for 11 dec, wait confirm".
ASKED_OF_OTHERS = EitherScript(
    r"[问問][过過咗了]?|提议|提議|建议|建議|[约約倾傾商][紧緊着量]|申[请請]|[只净淨][能系係]|想|打算|\b(?:want(?:s|ed)?|hop(?:e|ing)|plan(?:ning)? to|ask(?:ed|ing)?|suggest(?:ed|ing)?|propos(?:e|ed|ing)|request(?:ed|ing)?|can only)\b",
    any_case=True,
)
NO_ANSWER_YET = EitherScript(
    r"(?:(?<![不唔别])[等待][^,，。;；]{0,6}(?:[回答]?[覆复復信话話]|确[认定]|confirm|点头|點頭|批[复覆]?)|(?:[还還仲]?[未没冇]有?|尚未)(?:confirm|确[认定]|落实|落實|敲定|定[实實]|回?[覆复復]|答[覆复復应應])"
    r"|\b(?:wait(?:ing)?(?: for| to)?(?: \w{1,12}){0,2} (?:confirm\w{0,8}|reply|answer|ok)|(?:not|nvr|never|haven'?t)(?: yet)? (?:confirm(?:ed)?|repl(?:y|ied))(?: yet)?|pending (?:their |his |her )?(?:reply|confirmation|answer)))"
    r"[^,，。;；\d]{0,6}$",
    any_case=True,
)


def awaits_answer(text: str) -> bool:
    """Whether another day or so was only asked for: nothing is changed before the answer is there."""
    said = NO_ANSWER_YET.search(text) if len(text) <= LONGEST_WISH else None
    return said is not None and ASKED_OF_OTHERS.search(text, 0, said.start()) is not None


SENTENCE = EitherScript(r"[。；;!！\n](?=.)|[.]\s")


def is_unsettled(text: str) -> bool:
    """「羽毛球报上来12个人了，还差几个」, 「一共9户，其中重病2户」, 「问了基建科，大概2800」: told, but nothing was done."""
    return (
        any(each.search(text) for each in (INTERIM, PRICE_ASKED))
        or (MORE_CAME.search(text) is not None and is_running_count(text))
        or LISTED.fullmatch(text.strip()) is not None
    )


def is_only_unsettled(text: str) -> bool:
    """The same of words that are one sentence."""
    return is_unsettled(text) and SENTENCE.search(text.strip()) is None
