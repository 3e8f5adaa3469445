"""Who answers for a thing from now on, who is added or taken off, who goes: 「负责人加上赵敏」, 「把我加上」, "#3 PIC only Ravi".

A name is one of the roster, 我, or, behind a word for whoever is in charge, what looks like a name and stands alone there:
no words that only stand beside one become somebody.
"""

from collections.abc import Sequence
from enum import StrEnum
from re import Match
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.reading.acts.changes.numbered_orders import ASKED, IDLE, QUESTION, SUPPOSED, is_idle_beside
from union.reading.acts.tasks.assignments import HEAD, REST, TITLES, marked, roster_names_by_form
from union.reading.names.people import COMPOUND, SURNAMES
from union.reading.text.normal_form import EitherScript, simplified


class PeopleDeed(StrEnum):
    """What becomes of those who are named."""

    ONLY = "only"  # they, and nobody else
    MORE = "more"
    LESS = "less"
    GOES = "goes"  # they come, or go


class PeopleSaid(NamedTuple):
    """Those named, in full where they are on the roster; `is_charge`: a word says that it is theirs to do."""

    deed: PeopleDeed
    names: tuple[str, ...]
    is_charge: bool


class SaidOfPeople(NamedTuple):
    """All that words say of people, in order; `rest`: the words beside it, which may name the item; `is_named`: or a clause that says so names it."""

    said: tuple[PeopleSaid, ...]
    rest: str
    is_named: bool = False


SIGNS = EitherScript(
    r"(?:还|仲)有|一[起齐块同]|(?:^|[,，])\s?[给畀俾]|[是系算归挂][^,，。]{1,12}[的嘅㗎名数]|[转换改让派交][成由给畀俾咗了]|[接跟管]|负责|责任人|[承主]办人|牵头人|跟进人|[加补添去除减掉埋]|[来嚟]|参加|出席|参会|列席|与会|同行|['’]s\b|\b(?:mine|yours|under|person|me|with|instead|together|bring(?:ing)?|help(?:s|ing)?|(?:tak|handl|cover|pass|hand|giv|assign|look|do|runn)(?:e|es|ing|s)?|pic|owners?|charge|add|remove|take|put|go(?:ing|es)?|com(?:e|es|ing)|attend(?:s|ing|ees?)?|join(?:s|ing)?|participants?)\b",
    any_case=True,
)
COUNTED = EitherScript(
    r"\d{1,6}[多余]?[人名位户个]?次?(?:职工|会员|家属)?(?:参加|出席|到会|与会|来)"
)  # names nobody
LONGEST, MYSELF = 160, ("我", "本人", "i", "me", "myself", "mine")
WRITTEN_TO = ("你", "您", "yours", "you", "u")
END = r"(?=$|[,，。.;；!！\n·」”\"])"
NAMED = rf"{HEAD}{REST}*+"
ONE = rf"(?:{NAMED}|我(?!们|哋|家)|本人|(?<![A-Za-z'])(?:I|i|me|myself)(?![A-Za-z]))"
STRANGER = (
    rf"(?:(?:{COMPOUND}|[{SURNAMES}])[\u4e00-\u9fff]{{1,2}}|[老小阿][\u4e00-\u9fff]|[A-Z][a-z]{{1,14}})"
)
AND = r"(?:·?(?:[、&+/和跟与同及]|同埋|以及|还有|,·?and|and)·?)"
LIST = rf"(?P<who>{ONE}(?:同志(?!{HEAD}))?(?:{AND}{ONE}(?:同志(?!{HEAD}))?){{0,5}})"
ANY_LIST = rf"(?P<who>(?:{ONE}|{STRANGER})(?:(?:{AND}|[,，]·?)(?:{ONE}|{STRANGER})){{0,5}})"
NAMES_LIST = rf"(?P<who>{ONE}(?:(?:{AND}|[,，]·?){ONE}){{0,7}})"
FILL = r"(?:[吧啦喇了呀啊哈哦喔囉咯㗎嘞]|·?(?i:now|ok|okay|hor|ah|lah|la|lor|leh|liao|please|pls|instead|from·now·on|thanks|thx)(?![A-Za-z])){0,3}"
CHARGE = r"(?:负责人?|责任人|[承主]办人|牵头人|跟进人|(?<![A-Za-z])(?i:pic|owners?|(?:person·)?in·charge)(?![A-Za-z]))"
ONLY = r"(?:只|净系?|仅|单)(?:剩下|保留|[留剩要写有是系得填]){0,2}|(?<![A-Za-z])(?:only|just)·"
TAIL = r"(?:[两俩三四2-5]个?人?|一个人?|就[行好得]|就可以|[吧啦喇了呀啊]|得[啦喇]?|·(?:now|only|instead|please|pls|lah|la|ok|too|also|as·well)){0,3}"
BECOMES = r"(?:[改换转变写填定设调成为做作返系是由应该当要还就都先]|现在|以后|[:：·]|(?<![A-Za-z])(?:is|are|shd|should|will|to|now|be)(?![A-Za-z])){0,6}"
NOT_THEM = Regex(  # 「，不是李建国」, "not Kumar": who it is not; more than one sign, or it would be 是不是
    r"[,，]?\s?(?:而?不是|唔系|·(?:and·)?(?:not|instead·of|rather·than)·)[“”\"「」『』]{0,2}[^,，。;；！!？?是系\n]{1,12}[“”\"「」『』]{0,2}(?=$|[,，。;；！!\n])"
)
BESIDE_THEM = Regex(  # 「志強都係負責」, 「嗰單仲有美玲㗎」: beside those who have it
    rf"{LIST}(?:[也都亦][是系]?|一样是?|同样是?){{1,2}}(?:有份)?(?:负责|跟进?|参与){FILL}{END}|(?<![没冇])(?:还|仲)有(?P<one>{ONE})[的㗎嘅]?{FILL}{END}"
)
ONLY_THEM = Regex(rf"{CHARGE}[,，]{{0,20}}·?{BECOMES}·?(?:{ONLY})?·?{ANY_LIST}{TAIL}{END}")
MORE_OF_CHARGE = (
    Regex(
        rf"{CHARGE}(?:里|名单)?(?:[再也还要都]{{0,3}}[加添补增多][加上多埋入返写个一位]{{0,3}}){ANY_LIST}{TAIL}{END}"
    ),
    Regex(rf"(?i:add)·{LIST}·(?:as|to|to·the)·(?:co-?|another·|second·)?{CHARGE}"),
    Regex(rf"(?:[加添补][加上多埋入返]{{0,2}}){LIST}(?:[做当为成到进]{{1,2}}|一?[起齐]){CHARGE}"),
)
MORE = (
    Regex(
        rf"(?:把|将)?{LIST}[也都要一齐起]{{0,3}}[加补写列算添][到进入上埋返落]{{1,2}}(?:去|来|里面?|名单|一个){{0,2}}{TAIL}{END}"
    ),
    Regex(rf"[加添补算][上埋返多入]{{0,2}}{LIST}(?:一个|一份|一位|个)?{TAIL}{END}"),
    Regex(
        rf"(?i:(?<![a-z])(?:add|include|put|count)·){LIST}(?:·(?:in|on|down|to·(?:it|this|that)))?{TAIL}{END}"
    ),
)
LESS = (
    Regex(rf"{CHARGE}?(?:里面?|中)?(?:去掉|[拿删划撤减]掉?[去了]?|剔除|不要|唔要|取消){LIST}{TAIL}{END}"),
    Regex(rf"(?:把|将){LIST}(?:从[^,，。]{{1,6}})?(?:去掉|[拿删划撤]掉?|撤下来?|剔除)[了吧去]{{0,2}}{END}"),
    Regex(
        rf"{LIST}(?:就|也|都|那天|当天|到时候?){{0,2}}(?:[去来嚟]不[了到成]|[去嚟]唔[到成]|参加不了|(?:不|唔)(?:再)?(?:去|来|嚟|参加|负责|跟))(?:参加)?[了啦喇]{{0,2}}{END}"
    ),
    Regex(
        rf"{LIST}(?:['’]s|·(?i:is|are|will|am))?·?(?i:can['’]?t|cannot|can·not|won['’]?t|not|no·longer|isn['’]t)·(?i:go|going|come|coming|make·it|attend|attending|join|joining|free)(?![A-Za-z])(?:·(?i:anymore|any·more|for))?"
    ),
    Regex(rf"(?i:(?<![a-z])(?:remove|drop)·){LIST}(?:·(?:as|from)·.{{0,16}}{CHARGE})?{TAIL}{END}"),
)
INSTEAD = Regex(
    rf"(?P<goes>{ONE})(?:['’]ll|·(?i:will|can|to|is))?(?:·(?i:go|going|goes|come|coming|attend|cover|take·over))?·(?i:instead|in·his·place|in·her·place){FILL}{END}|(?:换|改)[成为上做由]{{0,2}}{LIST}(?:[去来嚟上]|顶上?|负责)?{TAIL}{END}"
)  # behind whoever is taken off
GOERS = r"(?:出席|参加|参会|到会|与会|列席|同行|同去|一齐去|一起去|去)(?:人员?|者|名单|的人|同志)?|(?i:attendees?|attending|participants?|going|coming)"
GO = (
    Regex(rf"(?:{GOERS})(?:[有是系]{{1,2}}[:：]?|[:：])·?{NAMES_LIST}{TAIL}{END}"),
    Regex(
        rf"(?<![给跟和与同向问为帮替代陪等请叫让过找见送接]){LIST}(?:[两俩三四2-5]个?人?|哋|[也都会要需须得能]|应该?|必须|可以|答应|确认|一[起齐同]|一块儿?|准时|埋|代表工会){{0,5}}"
        r"(?:(?:过?[来去嚟])?(?:参加|出席|到会|到场|列席|与会|同行)|[同过]?去|过?[来嚟])(?:[呢这那嗰]个)?(?:会议?|活动|走访|探访)?[的啦喇㗎啊呀吧嘅一趟]{0,2}(?=$|[,，。;；!！\n])"
    ),
    Regex(
        rf"{LIST}(?:·(?:both|all|also|too|will|are|is|am|must|shall|should|need·to|needs·to|have·to|has·to|can|be)|'(?:ll|m|re)){{0,4}}·"
        r"(?:go|going|come|coming|attend|attending|join|joining)(?:·(?:too|also|this|it|that|the·(?:meeting|visit|event)|as·well|together|along|for·this|to·this)){0,2}(?=$|[,，。.;；!！\n])"
    ),
)  # fmt: skip
# Whose it is, in words of belonging; END of a clause behind it, so that 「车是张伟的弟弟开」 is none.
SOME = rf"{ONE}(?:{AND}{ONE}){{0,3}}"
WHOSE = rf"(?P<who>{SOME}|[你您](?![们哋]))"
TIMES = r"(?!·?(?i:\d|on|by|at|until|till|before|mon|tue|wed|thu|fri|sat|sun|today|tmr|tomorrow|next|leave|mc|off))"
OVER = r"(?:来|去)?(?:跟进?|负责|做|弄|管|接手?|处理|盯|办|搞)?"
THING = r"[^,，.。;!?！？\n\ue000]{1,60}?"
BELONGS = (
    Regex(
        rf"(?<![不唔是没])(?:[是系算属]|[挂记放写摆入落算归][在到喺]?)·?{WHOSE}(?:自己)?(?:的?名[字下]?|[的嘅㗎数]|[头账手]上|[那嗰]边)(?:事|活|任务|工作)?{FILL}{END}"
    ),
    Regex(
        rf"(?<![A-Za-z])(?i:is|are|be|its|it['’]s|that['’]?s)(?:·(?i:now|actually|really|still|also|one|is|all|to·be|only)){{0,3}}·(?P<who>{SOME}(?=['’])|(?i:mine|yours)(?![A-Za-z]))(?:['’]s?)?(?:·(?i:job|task|one|duty|responsibility|work|part))?{FILL}{END}"
    ),
    Regex(
        rf"(?<![A-Za-z])(?i:under|go(?:es)?·to|belongs?·to|falls?·(?:to|under|on)|assigned·to|is·(?:with|by|on|for))·(?P<who>{SOME}|(?i:you|u)(?![A-Za-z]))(?:['’]s?)?(?:·(?i:name|side|charge|care|plate))?{FILL}{END}"
    ),
    Regex(
        rf"(?<![A-Za-z])(?i:that(?:['’]?s|·(?:one·)?is)|this·(?:one·)?is|it['’]?s)·(?:(?i:actually|all)·)?(?P<who>{SOME}){FILL}{END}"
    ),
)  # fmt: skip
# Who takes it, hands it on, or is put in another's place: `thing` is what the words name between, and stays.
PASSED = (
    Regex(
        rf"(?:就|由|还是|归|都){{0,2}}{LIST}(?:就|来|嚟|自己|去|先|只|净系?|会|可以){{0,3}}(?:接(?:手|过来|管|住|下来)?|跟(?:进|住|到尾|开)?|负责|管|盯住?|揸|顶上?|牵头){FILL}{END}"
    ),
    Regex(
        rf"我?(?:现在|想|要|先|就|已经?|而家){{0,2}}(?:转交?|移交|交接|让|改?派)[咗了]?[给畀俾]{LIST}{OVER}{FILL}{END}"
    ),
    Regex(rf"(?:换个?人[,，]?|人(?=[换改]))?[换改][成为做由]{LIST}{OVER}{FILL}{END}"),
    Regex(
        rf"(?<![A-Za-z])(?i:change|switch|swap|set|update|correct)·(?:(?i:the)·)?(?i:person(?:·in·charge|·responsible)?|pic|owner|in·charge|name|responsible(?:·person)?)(?P<thing>·(?i:for|of|on)·{THING})?·(?i:to|as)·{LIST}{FILL}{END}"
    ),
    Regex(
        rf"(?<![A-Za-z])(?i:(?:i['’]?m·|i·|am·)?(?:pass|hand|giv|transferr|assign)ing|(?:re)?assign|transfer|i(?:['’]ll|·will)·(?:pass|hand|give))(?P<thing>·{THING})?(?:·(?i:over))?·(?i:to)·{LIST}(?:·(?i:to·(?:handle|do|run|settle|follow·up|take·over)))?{FILL}{END}"
    ),
    Regex(
        rf"(?<![A-Za-z])(?i:give|hand|pass)·(?P<thing>{THING})·(?i:to)·{LIST}·(?i:to·(?:handle|do|run|settle|follow·up|take·over)){FILL}{END}"
    ),
    Regex(
        rf"(?<!(?i:can)·)(?P<who>{SOME})(?:['’](?:ll|m|s|re)|·(?i:will|shall|is|am|are|to|now|gonna)){{0,3}}·(?i:tak(?:e|es|ing)|handl(?:e|es|ing)|do(?:es|ing)?|cover(?:s|ing)?|own(?:s|ing)?|runn?(?:s|ing)|settl(?:e|es|ing)|lead(?:s|ing)|in·charge|responsible|looking·after)(?![A-Za-z]){TIMES}(?:·(?i:over|on|care·of|charge·of|of|for|it|this|that|one)(?![A-Za-z])){{0,3}}+{TIMES}"
    ),
)  # fmt: skip
# Who does no more than that is one of those who do it.
PARTLY = (
    Regex(rf"{LIST}(?:只|净系?|就|单){{1,2}}(?:负责|管|做|搞|弄|跟)(?![了过咗])"),
    Regex(
        rf"(?P<who>{SOME})(?:['’]s|·(?i:is|are))?·(?i:only|just)·(?i:doing|does|do|handling|handles?|taking|helping·with)(?![A-Za-z])"
    ),
)
# What says that something is handed on, or in, is a hand-over only beside a reason: 「总结我交给陈静了，这周值班」.
REASONED = (
    Regex(rf"(?:我?(?:交|拜托|麻烦)[咗了]?[给畀俾]?|(?:^|(?<=[,，]))[给畀俾]){LIST}{OVER}{FILL}{END}"),
    Regex(
        rf"(?<![A-Za-z])(?i:(?:i·)?(?:give|gave|hand(?:ed)?|pass(?:ed)?))·(?P<thing>{THING})·(?i:to)·{LIST}{FILL}{END}"
    ),
)
REASON = EitherScript(
    r"没空|忙|请假|出差|不在|冇时间|唔得闲|[做搞顾忙]不|来不及|走不开|生病|[值夜]班|夜更|上堂|带班|培训|我哪有|\b(?:busy|leave|shift|no time|cannot|can.?t|sick|overseas|tied up|away)\b",
    any_case=True,
)
HELPS = (
    Regex(rf"{LIST}(?:也|来|会|就|一起|一齐){{0,2}}(?:帮忙|帮手|配合|协助|打下手|搭把手){FILL}{END}"),
    Regex(
        rf"(?<!(?i:can)·){LIST}(?:['’]ll|·(?i:will|to|is|also)){{0,2}}·(?i:help(?:s|ing)?|assist(?:s|ing)?)(?:·(?i:out|him|her|them|me)|·{NAMED}){{0,2}}(?:·(?i:with|on|do))?(?![A-Za-z])"
    ),
)
TOGETHER = (
    Regex(
        rf"(?:带上|[叫拉约喊]上|[叫带拉约揾]埋|连同)(?P<who>{SOME})(?:一[起齐同道]|一块儿?)?[去来嚟]?{FILL}{END}"
    ),
    Regex(
        rf"{LIST}(?:[两俩三四2-5]个?人?|[哋也都要会]){{0,3}}(?:一[起齐同道]|一块儿?)(?:[去来嚟弄搞做办跟探]|负责|走访|看望|接待)?[的啦喇呀啊吧㗎]{{0,2}}{END}"
    ),
    Regex(
        rf"(?<![A-Za-z])(?i:bring(?:ing)?|together·with|along·with)·(?P<who>{SOME})(?:·(?i:along|too|also))?{FILL}{END}"
    ),
    Regex(rf"(?P<who>{SOME})(?:·(?i:will|are|both|doing|do|going|it|this)){{0,3}}·(?i:together){FILL}{END}"),
)
# In this order: whoever is added to those in charge is not all of them.
RULES = (
    *((PeopleDeed.MORE, each, True) for each in MORE_OF_CHARGE),
    (PeopleDeed.MORE, BESIDE_THEM, True),
    *((PeopleDeed.LESS, each, False) for each in LESS),
    (PeopleDeed.MORE, INSTEAD, False),
    (PeopleDeed.ONLY, ONLY_THEM, True),
    *((PeopleDeed.MORE, each, False) for each in MORE),
    *((PeopleDeed.GOES, each, False) for each in GO),
    *((PeopleDeed.MORE, each, False) for each in TOGETHER),
    *((PeopleDeed.MORE, each, True) for each in (*HELPS, *PARTLY)),
    *((PeopleDeed.ONLY, each, True) for each in (*BELONGS, *PASSED, *REASONED)),
)
CLAUSE, BETWEEN = Regex(r"[,，。;；!！\n]|(?<!\d)\.(?=\s|$)"), ("，", ", ")
FILLERS = EitherScript(
    r"[#＃]\s?\d{1,6}|^\s?\d{1,4}[号號](?!楼|线|门)|那[边件]|嗰[边单]|其实|\b(?:actually|hor|eh|guys|one|also|sorry)\b",
    any_case=True,
)
CALLED = Regex(rf"@·?(?P<at>{NAMED})|^(?P<head>{NAMED})(?=[,，:：·])|[,，](?P<end>{NAMED})[.。!！]?$")
MAY = r"(?:行不行|行[吗嘛]|可以[吗嘛]|可不可以|可唔可以|好不好|好唔好|好[吗嘛]|得唔得|成不成|成[吗嘛]|掂唔掂|方便吗|能行吗|[搞做弄](?:唔|不)(?:搞|做|弄)?得?(?:掂|完|来)|吗|咩|得未|可唔可以呀?)[呀啊呢]?|·?(?:can|ok|okay|possible)(?:·(?:or·not|lah?|ah))?"
DOES = r"(?:接手|接过去|接一?下|接|跟进?|顶[上替]?|负责|弄|做|搞|写|办|管|盯|牵头|带队|收尾|收|处理|揸|拍|印|买|整|准备|take·(?:it|this|over)|handle|do)"
ASKED_ONE = (  # Of whom it is asked: 「李建国你一个人弄行不行」, 「交畀国华跟得唔得？」, "Kumar can you take it?"
    Regex(
        rf"(?<![是系])(?P<who>{NAMED})(?:[你您]|一个人|自己|来|去|先|帮[我忙手]?|可不可以|可唔可以|能不能|可以|得闲){{1,5}}{DOES}(?:一?下|住|埋|它|佢|[完好掉]){{0,2}}[,，]?(?:{MAY})?(?P<ends>[?？啊呀呢]{{0,3}})$"
    ),
    Regex(rf"(?P<who>{NAMED})(?:[你您]|一个人|自己){{1,2}}(?:{MAY})(?P<ends>[?？啊呀呢]{{0,3}})$"),
    Regex(  # 「张伟替我去行不行」
        rf"(?P<who>{NAMED})(?:[你您来去先]|可以|得闲){{0,3}}(?:顶[上替]?|[替代])我(?:{DOES}|[去来])?(?:一?下|住)?[,，]?(?:{MAY})?(?P<ends>[?？啊呀呢]{{0,3}})$"
    ),
    Regex(  # "Kumar can go instead?"
        rf"(?P<who>{NAMED})·(?i:can|could)·(?i:go|come|take|cover|do|help)(?P<thing>·[^,，?？]{{0,30}}?)?(?:·(?i:instead|for·me))?(?P<ends>·?[?？]{{1,3}})$"
    ),
    Regex(
        rf"(?:[交转移换让由给俾畀派归]{{1,3}})(?P<who>{NAMED})(?:[来去]|先|帮[我忙手]?){{0,2}}(?:{DOES})?(?:一?下|住|埋){{0,2}}[,，]?(?:{MAY})?(?P<ends>[?？啊呀呢]{{0,3}})$"
    ),
    Regex(
        rf"(?P<who>{NAMED})[,·]{{1,2}}(?:can|could|would|will)·(?:you|u)·(?:(?:please|pls|help|kindly)·)?(?:me·)?(?:take|handle|do|cover|finish|own|lead)(?:·(?:it|this|that|over|care|of|up)){{0,3}}(?:·instead)?(?P<ends>·?[?？]{{0,3}})$"
    ),
    Regex(
        rf"(?i:can|could|may)·(?:we|i|u|you)·(?:please·|pls·)?(?:pass|give|hand|assign)·(?P<thing>[^,，?？]{{0,30}})to·(?P<who>{NAMED})(?P<ends>·?[?？]{{0,3}})$"
    ),
)
LEAVE_FIRST = Regex(
    r"能不能|能否|可不可以|可唔可以|可否|要不要|不如|(?<![a-z])(?i:can|could|may|would|will)(?![a-z])|行不行|得唔得"
)
ENDS_ASKING, ALONE = Regex(rf"(?:{MAY})[?？啊呀呢]{{0,3}}$"), Regex(r"一个人|自己")
# 「行，交给我」, 「得，我嚟」, "ok I'll take it": whoever says so takes what was asked of them.
TAKES_IT = EitherScript(
    r"(?:(?:行|好|得|可以|成|没问题|冇问题|冇問題|收到|嗯|ok|okay|sure|can|yes|no prob(?:lem)?)[的啊呀吧了嘅啦喇]{0,2}[,，.。!！\s]{0,2})?"
    r"(?:(?:就|都|那|咁)?(?:交|包)(?:给|畀|俾|在|喺)我(?:来|嚟|做|搞|跟|办|身上)?|(?:就|由|等|让|那|咁)?我(?:可以)?(?:一个人)?(?:来|嚟|去|接|做|搞|跟|弄|写|办|负责|顶)(?:做|弄|搞|写|跟|手|办|上|进|负责){0,2}|(?:lah?[,\s]{1,2})?(?:i'?ll|i will|let me|i can|i)\s(?:take|do|handle|cover|go|settle|help)(?:\s(?:it|this|that|over|care of it|lah?|then)){0,2})"
    r"[吧啦喇了呀啊的]{0,2}[。！!~\s]{0,3}",
    any_case=True,
)


class AskedOf(NamedTuple):
    """Who is asked to see to what `rest` names; `is_alone`: the others are off it."""

    name: str
    rest: str
    is_alone: bool


def may_tell_people(text: str) -> bool:
    """Whether words may say who has something or goes: of others no roster is looked up."""
    return len(text) <= LONGEST and SIGNS.search(COUNTED.sub("", text)) is not None


def may_ask_person(text: str) -> bool:
    """Whether words ask at all: of others no roster is looked up."""
    return any(each.search(text) for each in (ENDS_ASKING, LEAVE_FIRST)) or "?" in text or "？" in text


def read_person_asked(text: str, names: Sequence[str]) -> AskedOf | None:
    """Whom of the roster words ask to take something on; None where nobody is asked."""
    if len(text) > LONGEST:
        return None
    plain = simplified(text.strip()).replace(" ", "·").rstrip(".。!！")
    left, known = marked(plain, tuple(names)), roster_names_by_form(tuple(names))
    for rule in ASKED_ONE:
        found = rule.search(left)
        is_asked = found is not None and (
            "?" in text or "？" in text or ENDS_ASKING.search(found[0]) is not None
        )
        if found is None or not (is_asked or LEAVE_FIRST.search(left)):
            continue
        form = plain[slice(*found.span("who"))]
        named = found.end("thing") if found.groupdict().get("thing") else found.start()
        rest = LEAVE_FIRST.sub(lambda one: " " * len(one[0]), left[:named])
        words = "".join(text.strip()[at] if sign != " " else " " for at, sign in enumerate(rest))
        return AskedOf(known.get(form, form), words.strip(" ,，"), ALONE.search(found[0]) is not None)
    return None


OF_CHARGE, NAME, ONE_OF_US = Regex(CHARGE), Regex(rf"{ONE}|{STRANGER}"), Regex(ONE)
TAKES_ON = Regex(r"我[过来嚟]{1,2}[的啦喇㗎啊呀吧嘅]{0,2}")  # 「节目单我来」 is no coming


def read_people(
    text: str, names: Sequence[str], me: str, *, is_reasoned: bool = False
) -> SaidOfPeople | None:
    """What words say of who sees to something or goes; None where they ask, suppose or say nothing of it. `is_reasoned`: why it is handed on is told beside them."""
    if not may_tell_people(text) or any(each.search(text) for each in (ASKED, SUPPOSED, QUESTION)):
        return None
    plain = simplified(text).replace(" ", "·")
    left, known = marked(plain, tuple(names)), roster_names_by_form(tuple(names))
    left = NOT_THEM.sub(
        lambda each: _blank(each) if OF_CHARGE.search(left) or ONE_OF_US.search(each[0]) else each[0], left
    )
    called = {known.get(plain[slice(*each.span(each.lastgroup or 0))]) for each in CALLED.finditer(left)}
    found, is_reasoned = list[tuple[int, PeopleSaid]](), is_reasoned or REASON.search(text) is not None
    for deed, rule, is_charge in RULES:
        match = rule.search(left) if rule not in REASONED or is_reasoned else None
        is_lone = rule is INSTEAD and all(each.deed is not PeopleDeed.LESS for _, each in found)
        if match is None or is_lone or TAKES_ON.fullmatch(match[0]):
            continue
        start, end = match.span(next(each for each in ("goes", "one", "who") if match.groupdict().get(each)))
        forms = [plain[slice(*each.span())] for each in NAME.finditer(left, start, end)] or [plain[start:end]]
        if forms[0].lower() in WRITTEN_TO:
            forms = [each for each in called if each is not None and len(called) == 1]
            left = CALLED.sub(_blank, left) if forms else left
        who = [me if each.lower() in MYSELF else known.get(each, each) for each in forms]
        if who:
            found.append((match.start(), PeopleSaid(deed, tuple(dict.fromkeys(who)), is_charge)))
            left = left[: match.start()] + _blank(match) + left[match.end() :]
    rest = "".join(text[at] if sign != "," or text[at] in ",，" else " " for at, sign in enumerate(left))
    said = tuple(each for _, each in sorted(found, key=lambda one: one[0]))
    return SaidOfPeople(said, rest.strip(" ,，。")) if said else None


def people_of_item(text: str, title: str, names: Sequence[str], me: str) -> SaidOfPeople | None:
    """The same of one item: only clauses that name nothing else; `rest`: the other clauses, without why somebody hands it on."""
    whole = read_people(text, names, me)
    if whole is None or _is_idle(whole.rest, title):
        return whole and whole._replace(rest="")
    told, left, is_named = list[PeopleSaid](), list[str](), False
    is_reasoned = REASON.search(text) is not None
    for clause in CLAUSE.split(text):
        one = read_people(clause, names, me, is_reasoned=is_reasoned)
        if one is not None and _is_idle(one.rest, title):
            told += one.said
            is_named = is_named or IDLE.sub("", one.rest) != ""
        elif not _is_idle(clause, title) and REASON.search(clause) is None:
            left.append(clause.strip())
    return SaidOfPeople(tuple(told), BETWEEN[text.isascii()].join(left), is_named) if told else None


def _is_idle(words: str, title: str) -> bool:
    return is_idle_beside(IDLE.sub(" ", FILLERS.sub(" ", words)), title)


def goers(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """Those whom words say to go or come, 我 for the writer."""
    told = read_people(text, names, MYSELF[0])
    found = [each for each in told.said if each.deed is PeopleDeed.GOES] if told is not None else []
    return tuple(dict.fromkeys(name for each in found for name in each.names))


def _blank(found: Match[str]) -> str:
    """Commas in its place; what it names between, the thing, stays."""
    words = "," * len(found[0])
    if not found.groupdict().get("thing"):
        return words
    start, end = (each - found.start() for each in found.span("thing"))
    return words[:start] + found["thing"] + words[end:]


NO_NAME = Regex(r"[我你您他她它们哋只就都也不没别唔未加改换写的了吧吗呢啊啦喇是系在把被让由给畀俾去来嚟告说]")
BODY = Regex(r"(?:部|科|队|组|室|会|处|办|中心|车间|支部|公司|厂|院|团|社|站|班|系|所|局|店)$")
LIKE_NAME = Regex(
    r"[\u4e00-\u9fff]{2,4}|@?[A-Za-z][\w .'’/-]{1,40}|[\u4e00-\u9fff]{1,2}[A-Za-z]{2,14}|[A-Za-z]{2,14}[\u4e00-\u9fff]{1,2}"
)
OF_OFFICE = Regex(rf"[\u4e00-\u9fff]{{2,12}}(?:{TITLES}|经理|老师|师傅|同志)|各[\u4e00-\u9fff]{{1,12}}")


def people_in(words: str, names: Sequence[str]) -> tuple[str, ...]:
    """Those of the roster, and 我, whom words of any kind name."""
    plain = simplified(words).replace(" ", "·")
    left, known = marked(plain, tuple(names)), roster_names_by_form(tuple(names))
    forms = (plain[slice(*each.span())] for each in ONE_OF_US.finditer(left))
    return tuple(dict.fromkeys(known.get(each, each) for each in forms))


def is_name(words: str) -> bool:
    """Whether what nobody on the roster is called may be a name, or a body: no 只留李建国, 告王主席 or 张伟你."""
    plain = simplified(words).strip()
    if BODY.search(plain):
        return True
    return NO_NAME.search(plain) is None and bool(LIKE_NAME.fullmatch(plain) or OF_OFFICE.fullmatch(plain))
