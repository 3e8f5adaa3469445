"""The verbs that say what becomes of something planned, one rule a deed; the named group is what it becomes.

They are looked for in one clause of the normal form; the first rule that is found counts.
"""

from enum import StrEnum

from union.core.lazy_regex import Regex
from union.reading.time.pieces.base_patterns import COUNT


class ChangeDeed(StrEnum):
    """What becomes of it."""

    MOVE = "move"
    SHIFT = "shift"  # by a span: 「往后推半个钟」
    LATER = "later"  # put off, nobody said till when
    CANCEL = "cancel"
    FINISH = "finish"
    REOPEN = "reopen"
    PLACE = "place"
    OWNER = "owner"
    TITLE = "title"
    DUE = "due"  # when something is wanted, said anew
    SWAP = "swap"  # two items take each other's time, or place
    TERMS = "terms"  # what a reply says of who may come and when to remind: 「限30人」, 「提前一天提醒」
    BACK = "back"  # as it was before it was changed last
    HINDERED = "hindered"  # wrong or impossible: the clause behind it says what it becomes


UNIT = r"(?:个?半?(?:小时|钟头|钟)|分钟|天|日|周|个?(?:星期|礼拜)|个?月|个?工作日)"
SPAN = rf"(?:{COUNT}|半|几)个?半?{UNIT}"
LATER = r"(?:推迟|延期|延后|顺延|延迟|推后|往后(?:推|挪|移|延)|向后推|押后|后延|再延|延|晚|迟|改晚|改迟)"
EARLIER = r"(?:提前|提早|往前(?:提|挪|移|推)|改早|早|向前提)"
ASPECT = r"(?:了|咗)?"
TO = r"(?:到|至|去|为|成|在|喺|往|于)"
# Behind a bare 改 or 调 only what begins as a time does.
A_TIME = r"(?!\s?[\d一二三四五六七八九十]{1,3}[号楼][^,。;\d]{0,3}(?:会议室|教室|车间|楼|厅|馆|食堂|门))(?=\s?(?:(?:本|这|下{1,2}|上)?个?(?:周|星期|礼拜|月)|逢|每|今|明|后天|大后天|当[天日晚]|第二天|次日|[上下中]午|早上|晚上|傍晚|同日|那天|月[初中底末]|年[底末前]|十|二十|\d{1,4}\s?[点时:月号日./-]|\d{1,2}(?:st|nd|rd|th)|[一二三四五六七八九十廿卅]{1,3}[点时月号日]|\d{1,2}$))"
BEHIND = r"(?:了|啦|喇|吧|哈|啊|呀|的|咯|咗|哦)?"
DOING = r"(?:开|去|搞|办|做|弄|打|比|赛|上|学|讲|写|交|收|要|排|练|跳|演|举行|举办|进行|安排|组织|考虑)"
# 「写好了」, 「收齐」, 「报上去了」; 「交了」, 「办咗」; 「结束」, 「搞掂」.
DONE = r"(?:(?!签到)[攞拿领取写做办弄搞开打印填排定谈买借订收报交发寄送查审核签盖编改理备置装拍画拟录对卖]|统计|安排|登记|汇总|起草)"
OUT = r"(?:好|完|齐|妥|掂|出去|出来|上去|上来|下来|过去|毕|清|晒|成|到)"
ENDED = r"(?:[交报寄发送办开搞印攞完]|完成|结束|解决|落实)"
OVER = r"(?:搞定|搞掂|弄掂|(?:已|都|全部|顺利|圆满|如期|按时)完成|结束|收官|收摊|闭幕|落幕|圆满|完满|办结|settled|went·(?:very·)?well|done|finished|completed)"
NAMED = r"(?P<owner>我|[\u4e00-\u9fff]{2}(?:主席|委员|书记|老师|师傅)?)"
TAKES_ON = r"(?:来|去)?(?:负责|牵头|主持|跟进?|接手|接|管|收|弄|办|组织|张罗)(?:一下)?(?:了|吧|啦)?$"
# Where something takes place, told by the sort of place.
PLACE = r"(?:[^,。;\s的]{1,14}?(?:室|厅|楼|层|馆|堂|中心|场|院|酒[家店]|公园|宫|之家|校|基地|俱乐部|门口?|教室|社区|山庄|农庄|那[边里])|[^,。;\s的\d]{0,8}\d{3})(?:里面?|外面?)?"
PLACED = rf"(?P<place>(?!那|这){PLACE})(?:去|来)?(?:再|吧)?{DOING}?(?:集合)?(?:了|吧)?$"
REST = r"(?P<rest>[^,。;]{0,16})$"
NAME = r"[\u4e00-\u9fffA-Za-z]{2,12}?"

# What is handed to somebody is handed in, not over.
PAPERS = r"[册单表账帐案告料稿书结证票据件价]"

VERBS: tuple[tuple[ChangeDeed, Regex], ...] = (
    (
        ChangeDeed.TERMS,
        Regex(
            r"(?P<terms>(?:名额|上限|限额|限制?|人数)(?:都|再)?(?:改|调|加|增|放|扩|减|提|缩|限)?(?:到|至|为|成|是|在|:)?\s?\d{1,4}(?:[个名人位])?|不限(?:人数|名额)?|报名(?:截止)?(?:到|至)?(?:时间)?(?:改|延|提前|推迟)?(?:到|至|为)?[\d今明后下周星][^,。;]{1,12}(?:截止)?)(?:了|吧|啦)?$"
        ),
    ),
    (
        ChangeDeed.TERMS,
        Regex(
            r"(?P<terms>(?:提前[^,。;]{2,12}|当天|不用|不要|不必|无需|别)(?:再)?提醒)(?:就行|就好|即可|了|吧|我们|大家){0,2}$"
        ),
    ),
    (
        ChangeDeed.SWAP,
        Regex(
            r"(?:时间|日期|日子|地点|场地|地方)?(?:对调|互换|对换|(?P<two>调换|交换|换过来|换一?下|调一下|换一?[个天]))(?:一?下)?(?P<what>时间|日期|日子|地点|场地|地方)?(?:吧|了)?$"
        ),
    ),
    (ChangeDeed.SHIFT, Regex(rf"(?P<span>(?:{LATER}|{EARLIER}){ASPECT}(?:个)?{SPAN})(?!提醒|通知)")),
    (ChangeDeed.SHIFT, Regex(rf"(?P<span>{SPAN}(?:推后|延后|提前))")),
    (
        ChangeDeed.SHIFT,
        Regex(
            r"(?:(?:bring|brought|move[ds]?|push|pushed|put)·(?:it·)?(?P<span>(?:forward|earlier|up|back|off|out)·(?:by[·\s])?(?:half·an·hour|an·hour|\d{1,3}[·\s]?(?:minutes?|hours?|days?|weeks?|天|周|小时|分钟)|a·(?:day|week))))",
            any_case=True,
        ),
    ),
    (
        ChangeDeed.TITLE,
        Regex(
            r"(?:改名(?:为|叫|成)?|改叫|更名为|重命名为|应[该当]叫|(?:名字|名称|标题)(?:要?[改换定])?[为成叫是:]{1,2})\s?(?P<title>[^,。;]{2,40})$"
        ),
    ),
    (
        ChangeDeed.TITLE,
        Regex(r"[改换][成为](?P<title>[\u4e00-\u9fff]{1,12}(?:赛|会|课|班|活动|绳|操|培训|讲座))(?:了|吧)?$"),
    ),
    (
        ChangeDeed.TITLE,
        Regex(r"rename·(?P<item>.{2,40}?)·to·(?P<title>.{2,40}?)(?:·please)?$", any_case=True),
    ),
    (
        ChangeDeed.MOVE,
        Regex(
            rf"(?:不是|唔系|not·)[^,。;]{{1,12}}[_·\s]?(?:而?是|系|but)·?\s?(?:the[·\s])?{A_TIME}(?P<time>.{{1,24}})$"
        ),
    ),
    (
        ChangeDeed.MOVE,
        Regex(
            rf"(?:改期|改|挪|移|调整?|换|推|延|押|缓|搬|放|拖|提|宽限|延长|放宽|顺延|推迟|延期|延后|延迟|推后|押后|提前|提早|变更|调换|转|往[前后][推挪移]){ASPECT}{TO}\s?{A_TIME}(?P<time>.{{1,40}})$"
        ),
    ),
    (
        ChangeDeed.MOVE,
        Regex(
            rf"(?:改|挪|调|换|移|现定|改定|改约|重新定|(?<!原)定于?|变更[为到至]?|统一|顺延|延|推|还是(?=\s?(?:\d{{1,2}}[号日月/]|[本这下]?(?:周|星期)|明|后))|[说写发记打搞弄]错(?:时间|日子)?了?(?:应该)?是?|应该?是|应当是|最[晚迟]){ASPECT}(?:时间)?\s?{A_TIME}(?P<time>.{{1,40}})$"
        ),
    ),
    (ChangeDeed.MOVE, Regex(rf"{A_TIME}(?P<time>[^,。;_]{{1,14}})_不是")),
    (ChangeDeed.MOVE, Regex(rf"{A_TIME}(?P<time>[^,。;的了]{{1,14}}?){DOING}?[两二三]天$")),
    (ChangeDeed.MOVE, Regex(rf"(?P<time>每(?:个?月|周|个?星期)[^,。;的]{{1,10}}?)都?{DOING}(?:一[次节])?$")),
    (
        ChangeDeed.MOVE,
        Regex(
            rf"{A_TIME}(?P<time>[^,。;的了会课班场]{{1,14}})(?:(?:再|才){DOING}|补(?:[上课办开]|一[节场])?)(?:吧|了)?$"
        ),
    ),
    (
        ChangeDeed.DUE,
        Regex(
            rf"{A_TIME}(?P<time>[^,。;的了会课班场]{{1,14}}(?:之前|以前|前|就))(?:要|得)?(?:[交报发送给](?:给|到)?我?)?(?:了|吧)?$"
        ),
    ),
    (
        ChangeDeed.MOVE,
        Regex(
            r"(?:pushed|move[ds]?|rescheduled?|shifted?|brought·forward|bring·forward|postponed?|changed?|now·on|put·back)(?:·(?:back|out))?(?:·(?:to|till|until))?[·\s]?(?P<time>(?=\S{0,40}[\u4e00-\u9fff\d]).{2,40})$",
            any_case=True,
        ),
    ),
    (
        ChangeDeed.MOVE,
        Regex(
            r"(?:give·us|extended|extend)·(?:till|until|to)[·\s](?:the[·\s])?(?P<time>.{2,20}?)·for·(?:the·)?(?P<item>.{2,40})$",
            any_case=True,
        ),
    ),
    (
        ChangeDeed.PLACE,
        Regex(r"(?:改|换|挪)(?:了|咗)?(?:个)?(?:地点|地方|会场|教室|场地|酒[楼家店])(?P<place>)(?:了|吧)?$"),
    ),
    (
        ChangeDeed.PLACE,
        Regex(
            r"(?:地点|地方|会场|会议室|教室|场地|酒[楼家店]|集合点|集合地点|出发点)(?:改|换|挪|移|定|放)(?:了|咗)?(?:到|在|去|成|为|喺)?(?P<place>[^,。;了]{0,24})了?$"
        ),
    ),
    (
        ChangeDeed.PLACE,
        Regex(rf"(?:改|换|挪|移|搬|放|转|设|安排|定)(?:了|咗)?(?:到|在|去|成|为|喺)?{PLACED}"),
    ),
    (ChangeDeed.PLACE, Regex(rf"(?:(?<=都)|以后|今后|今天|这次)在{PLACED}")),
    (ChangeDeed.PLACE, Regex(rf"(?<=..)(?:去|到){PLACED}")),
    (
        ChangeDeed.OWNER,
        Regex(
            rf"(?:交给|转给|派给|移交给|改由|换成?|改成)(?P<owner>{NAME})(?:同志|老师)?(?:来)?(?:负责|办理|去办|处理|跟进?|牵头|接手|写|做|办|弄|管)(?:了|吧|啦)?$"
        ),
    ),
    (ChangeDeed.OWNER, Regex(rf"(?:由|让|请|叫|归|给|换|改由){NAMED}{TAKES_ON}")),
    (
        ChangeDeed.OWNER,
        Regex(rf"(?:^|(?<=..)){NAMED}(?:来|去)?(?:负责|牵头|主持|接手|接一?下|接过去弄?)(?:了|吧)?$"),
    ),
    (ChangeDeed.OWNER, Regex(rf"(?:负责人|牵头人|主持人?)(?:改|换|定)?[成为是由:]{NAMED}(?:了|吧)?$")),
    (
        ChangeDeed.FINISH,
        Regex(rf"(?<={PAPERS})(?:都|已经?|也)?(?:交给|转给|发给|交|报)[\u4e00-\u9fff]{{2,6}}[了啦喇咗]$"),
    ),
    (ChangeDeed.OWNER, Regex(rf"(?:交给|转给|移交给)(?P<owner>{NAME})(?:了|吧|啦)?$")),
    (
        ChangeDeed.OWNER,
        Regex(
            r"(?:hand|give|pass)·(?P<item>.{2,40}?)·(?:over·)?to·(?P<owner>[A-Z][A-Za-z-]{1,20})(?:·pls|·please|请)?$",
            any_case=True,
        ),
    ),
    (
        ChangeDeed.BACK,
        Regex(
            r"(?:恢复|改回|换回|还是按?|按|变回)(?:到|成)?原(?:来|先|定|样)的?(?:安排|时间|日子|计划|地点)?(?:吧|了)?$|不[改换调挪推移]了?(?:吧|了)$"
        ),
    ),
    (
        ChangeDeed.REOPEN,
        Regex(
            rf"(?:又要?{DOING}了$|不取消了?$|(?:还是)?照常{DOING}$|还是(?:要|得)?{DOING}(?:吧|的)?$|(?<!起)恢复(?:举[行办]|进行|正常|原计划)?{BEHIND}|又(?:能|可以)?(?:{DOING})(?:得成)?了|重新(?:{DOING}))$"
        ),
    ),
    (
        ChangeDeed.CANCEL,
        Regex(
            rf"取消(?=[^,。;]{{2,12}}(?:照常|照旧|不变|继续|不动)$)|(?:取消|作罢|作废|泡汤|黄|吹|告吹|免|(?<=[\u4e00-\u9fff]{2})算了?)(?:掉)?(?:了|吧|啦|喇|咗)?(?:举[办行])?{BEHIND}$|(?:不|唔)(?:再|用|需要|必)?{DOING}(?:了|啦|喇|吧|咗|住)$|(?<!暂)(?:全停|停一次|停[开办]|先停|停掉|停)(?:了|一次|吧)?$|暂停一次$|删掉$"
        ),
    ),
    (
        ChangeDeed.CANCEL,
        Regex(r"(?:do·?n[o'’]?t|no·longer)·need·(?:to·)?(?P<item>.{2,40}?)(?:·any·?more)?$", any_case=True),
    ),
    (
        ChangeDeed.CANCEL,
        Regex(
            r"(?:is·)?(?:cancelled|canceled|called·off|is·off|取消|scrapped|dropped)[·\s]?(?:guys|all|everyone)?$",
            any_case=True,
        ),
    ),
    (
        ChangeDeed.LATER,
        Regex(
            rf"(?:推迟|延期|延后|暂缓|缓一缓|改期|押后|暂停|改天|另定|待定|另约|先?放一放|搁一搁|先缓缓|改(?:了)?时间|晚[点些]|迟[点些啲])(?:举[办行]|进行|再[开办搞说定约]|定不下来)?{BEHIND}$"
        ),
    ),
    (
        ChangeDeed.HINDERED,
        Regex(
            rf"(?:[说写发记打搞弄报]错(?:时间|日子|日期|地方|地点)?了?|{DOING}不(?:了|成)了?|分成?[两二三]天{DOING}?|不在[^,。;]{{1,12}}?{DOING}?了|(?:(?:地点|地方|会场|教室|场地)(?:有变|变|改|换)|没空|有事|出差|冲突|撞了|不行|请假|被?占了?|占用)了?)$"
        ),
    ),
    (
        ChangeDeed.LATER,
        Regex(r"(?:时间|日期|日子|钟点)(?:变更|有[变改调][动更化整]?|[变改]了?动?|调整)(?:了|啦|喇|咗)?$"),
    ),
    (ChangeDeed.FINISH, Regex(rf"{DONE}{OUT}{BEHIND}{REST}")),
    (ChangeDeed.FINISH, Regex(rf"{ENDED}(?:了|啦|喇|咗|过)的?{REST}")),
    (ChangeDeed.FINISH, Regex(rf"{OVER}(?:晒|齐)?(?:了|啦|喇|咗|任务)?{REST}", any_case=True)),
    (ChangeDeed.FINISH, Regex(r"(?<=[\u4e00-\u9fff]{2})(?<![商约说])定(?:了|啦|喇|咗|下来了?)$")),
    (
        ChangeDeed.FINISH,
        Regex(
            r"(?<=[\u4e00-\u9fff]{2})(?<!上)[交寄发送](?:给|到|往|俾|畀)?[\u4e00-\u9fff]{2,4}(?:了|啦|喇|咗)$"
        ),
    ),
    (ChangeDeed.FINISH, Regex(rf"(?:已|已经)[交报寄发送](?:给|到|往|俾|畀)?{REST}")),
)

# 「摸底从15号放宽到20号前」 in the words of a change.
MOVED = Regex(
    r"(?:从|从原来的|由|從)[^,，。;；到至]{1,12}(?:放宽|放寬|延长|延長|延|推迟|推遲|改|挪|调|調)[到至]"
)
WHOSE = Regex(r"^[\u4e00-\u9fff]{2,4}的")


def said_as_moved(text: str) -> tuple[str, ...]:
    """Words that tell from when to when something goes, as a change is told; none where they do not."""
    moved = MOVED.sub("改到", text)
    return (moved, WHOSE.sub("", moved)) if moved != text else ()
