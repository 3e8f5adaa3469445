"""Who is away: 「我下周休假，有事找伟明」, 「王芳11月24日到26日请假」. No item of the calendar, and no work done."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import islice

from union.core.lazy_regex import Regex
from union.core.period import Grain, is_clock_time, own_end
from union.core.records import dataclass
from union.reading.english.translation import is_english
from union.reading.message import When
from union.reading.numbers.numerals import whole_number
from union.reading.text.identifiers import masked
from union.reading.text.normal_form import EitherScript, normal, simplified
from union.reading.time.dates.reference_time import TimeRead

ABSENCE = Regex(
    r"(?:请|休|销)(?:个|年|病|事|婚|产|丧|陪产|育儿|探亲|会务)?假(?!期|日|制)|放(?:大|年|婚|产|丧)?假|年休(?!假制)|休(?:年|产|陪产|婚|病|丧)假|(?:年|病|事|婚|产|丧|陪产)假(?:自|从|到|至|,|。|$)"
    r"|(?:请|休)(?:半|[一两三四五六七]|\d{1,2})天(?:年|病|事|婚|产)?假|(?:出差(?:去[^,。;\n]{1,6})?|外出(?:培训|学习|开会|办事)?|[去赴][^,。;\n]{1,8}(?:培训|出差|学习|进修))(?=[一两三四五六七八九十\d]{1,2}(?:天|个?周|个?礼拜)|[,。;(\s]|$)"
    r"|(?<![谁都])(?:不在|[去来到回]不[了成到])(?:单位|厂里?|公司|院里|学校|局里|店里|工地|岗|本市|本地)|返不[了到]来?|上不[了成]班|(?:别|不要|不用)(?:排事|来?找我|给我[派排])|找不到我|(?<=[,，\s我])[来去到]不[了成到](?=[,。!]|$)|[返回](?:咗|左|了)?(?:乡下?|老家|娘家)(?=[拜探过来嚟黎,。\s]|$)|(?:医生|大夫)[^,。;\n]{0,4}(?:歇|休息|静养|卧床|躺)|等我[^,。]{0,4}回|[那当][天日],?我(?:就|都|也)?(?:不[到来去在]|没空|来不)|on leave\b|(?:annual|sick|maternity) leave|can't make|out of (?:office|town)"
    r"|(?<=[我天日晚号午四五六])(?:整天|全天)?(?:都|也)?(?:不在|不返|没空|没时间)(?=[,。;\s]|$)|[天日晚]不在(?=[,。;\s]|$)|(?<=[天日号午四五六])我(?:就|都|也|真的?)?不(?:行|掂|得闲)(?=[,。;\s]|$)|(?<=\d[号日])(?:轮|要)?休息(?=[,。;\s]|$)"
    r"|(?<=[天日号午四五六])(?:全天|都|要|在家|会)?[补调轮]休(?=[,。;\s]|$)"
    r"|我[^,。;\n]{0,8}(?:\d[号日]?|[周期拜][一二三四五六日])(?:至|到|-)(?:\d{1,2}[号日]?|(?:周|星期|礼拜)?[一二三四五六日])(?:都|要|会)?(?:跟团|陪[^,。;\n]{1,4}?)?(?:飞|去|返|回|上|在)(?!职|工会|分会)[\u4e00-\u9fff]{2,6}(?=[,。;\s]|$)|我[^,。;\n]{0,10}飞(?!机|行|快|速|来)[\u4e00-\u9fff]{2,6}(?=[,。;\s]|$)",
    any_case=True,
)
# 「12号我来不到」, 「分会的事找小杨」: away, where it is said of a meeting, of leave or of who is to be asked meanwhile.
KEPT_AWAY = Regex(
    r"(?:参加|出席|[来去到开参出赶下打](?:[加回过]来?|得及)?)不(?:[了成到得来去]|开会|到会)|过不[去来]|赶不[回过]来|不(?:能|克|来得?)(?:参加|到会|出席|来|$|[,。])|不出席|(?:没法|无法)(?:参加|出席|到会)|缺席|出车|跑[长车][途车]?|休息(?=[,。]|$)|在外地|住院|陪[护床]|不在|[走脱抽]不开|不参加了?|我(?:[和跟同][^,。;\n]{1,4}?)?(?:就|都|也)?不(?:[去来][了啦]|行)[啊呀]?(?=[,。!]|$)"
)
OF_OFFICE = Regex(
    r"^(?:主席|书记|领导|各位)[,，]|[会赛](?=[,。我去来到开参赶不了就打那当]|$)|会议|比赛|讲座|培训|活动|旅行|[春秋郊]游|值班|请个?假|(?:别|不要|不用)(?:来?找|给|等)我|(?:有事|的事|急事|事儿?|工作|事情)[^,。;\n]{0,4}(?:请?找|联系|交给|问|打电话|发微信|微信|电话)|(?:你|帮我|代我|替我)[带顶代替]"
)
# 「我16到18号去重庆赛课，工会的事找何静」: elsewhere, where somebody else is to be asked meanwhile.
ELSEWHERE = Regex(
    r"(?:去(?!年|了)|回(?![了来去])|在)(?![^,。;]{0,8}(?:看望|探望|慰问|走访|采购|现场))[^,。;\n]{2,12}[,。][^。;\n]{0,24}?(?:的?事|工作|事情)(?=[^,。;\n]{0,4}(?:找|联系|交给|问)(?!我))"
    r"|(?:去(?!年|了)|在)[^,。;\n]{2,12}[,。][^。;\n]{0,24}?(?:人?不在|(?:别|不要|不用)(?:找|等)我|群?里?消息看不)"
)
NOT_ABSENCE = Regex(
    r"(?<!不)(?:到会|参会|出席)\d|[实应]到\d|到了?\d{1,3}[个人名位]|(?:不(?:用|要|准|许|得|能|可)?|别|勿|莫|尽量少)请个?假|谁|哪[个位]|批[了准]|[?吗]\s?$|(?:推迟?|延期?|顺延|改期?|提前|挪|往后推)[到至为]|制度|办法|规定|政策|权益|维权|\d人|职工的?(?:年休假|休假)|疗休养|[放休]假(?:通知|安排)|(?:几[点号时]|[周期拜]几|有没有|什么时候|哪一?天|[?吗])[^。;\n]{0,24}?(?:[请休]个?假|不在|来不)|我好请"  # 「那天有没有会？我想请个假」
    # 「那天我可能要去培训，能不能往后挪一天」: why something is to be moved.
    r"|(?:能不能|能否|可不可以|可否|可以不可以)[^,。;]{0,10}(?:[推挪延改换调]|提前|错开)"
    # 「不能来的跟我请假」, 「请假的提前说」: whoever it will be.
    r"|(?:[来去到]不了|参加不了|走不开|缺席|不(?:能|便|克|来|去|到|参加)[^,。;]{0,6}?|无法[^,。;]{0,6}?|因[故事][^,。;]{0,8}?|有(?:特殊|急|要)?(?:情况|事)[^,。;]{0,3}?|请假)(?:的(?!时候|话|事|是)|者)"
    r"|[跟向找和]我(?:本人)?请个?假|请假(?:请|须|要|需|得|必须|一律|就)?(?:提前|事先|[找跟向]我|直接|私信|报备)|(?:提前|事先|[如若]要?|(?:如|若|要是)有事)(?:请个?假)|"
    r"组织|(?<!你)带队|一行"
)
LATIN = r"@?[A-Z][A-Za-z]{1,14}(?:[· ][A-Z][A-Za-z]{1,14}){0,2}"
WHO = Regex(
    rf"^□?\s?(?:[^,。;□]{{0,6}}(?:会|培训|活动|值班)(?:那天)?[,\s]?)?(?:(?![^我]*[和跟同])[\u4e00-\u9fff]{{1,4}}(?=我))?(?P<who>我(?!们)|本人|@?[\u4e00-\u9fff]{{2,4}}?(?<!了)|{LATIN})(?=\s?,?(?:从|自|要|也|因)?(?:□|请|休|放|出差|外出|[去赴返回]|不在|[来到嚟黎]不))"
)
GREETING = Regex(
    r"^(?:(?:另外|还有|对了|然后|所以|那个|不过)[,，]?(?:主席|校长|书记|主任)?[,，]?|[\u4e00-\u9fff]{0,3}(?:主席|校长|书记|主任|院长|会长|部长|老师|师傅|[姐哥总])[,，](?=[^。;\n]{0,24}我)|(?:收到|好的?|嗯|各位|主席)[,。!\s]{1,3}|(?:抱歉|唔好意思|不好意思|对不起)(?:guys|all|team)?[,。!\s]{0,3}|(?:hi|hello|hey|morning|sorry|guys|all|大家好)[·\s,]{1,3})",
    any_case=True,
)
MYSELF = Regex(
    r"(?:^|[,。□]\s?|[周期拜][一二三四五六日天]\s?)(?:[^,。□]{0,8}(?:会|培训|活动|值班)(?:[那当]天)?)?(?P<who>我(?!们|家|[爸妈父母老儿女孩])|本人)|^□?请(?:个|年|病|事|婚|产|丧)?假|请个?假(?:[\u4e00-\u9fff]{1,4})?$"
    r"|^□[^,。]{0,10},请(?:病|事|年)?假(?:$|,)|^□?[放休去][^。]{0,16},(?:有?[急]?事[请就]?(?:找|联系|交)|(?:别|不要|不用)来?找我)"
    r"|[那当][天日]我|^□?[^,。□我]{2,10}我(?:[和跟同][^,。]{1,4}?)?(?:就|都|也)?不(?:[去来][了啦]|行)[啊呀]?(?=[,。!]|$)|^□\s?[返回](?:咗|左|了)?(?:乡|老家|娘家)|^□[^,。我]{2,12}[,\s]不在$|^on leave"
)
AWAITED = Regex(r"等我[^,。]{0,4}回")  # 「24到26号郑州出差，报销等我回」: the place is nobody
# 「李静请假，通过了春节慰问方案」: the time is of what the meeting did.
HELD_ELSEWHERE = Regex(r"[,。][^,。□]{0,12}(?:[了过]|通过|审议|讨论|研究|决定|布置)[^,。□]{0,6}□")
STAND_IN = Regex(
    rf"(?P<covers>{LATIN})(?:将要|·will|·can)·?take我的place|(?:^|(?<=[,。 让请由等叫]))(?P<goes>(?![让请由等叫])[\u4e00-\u9fff]{{2,3}}?)(?:来|去)?[代替]我(?:参加|出席|[去打上落]|开会)|(?:找(?!不)|搵|揾|联系|交给|(?:^|(?<=[,。 事作务]))[由让])(?P<who>我(?!们)|(?!我)[\u4e00-\u9fff]{{2,4}}?|{LATIN})(?=代|顶|替|接|负责|处理|做|写|跟|就|[,。啦吧哈啊呀]|$)"
)
THESE_DAYS = Regex("这[两几]天")
SENTENCE_ENDS = Regex(r"[。;!\n].")
# Why somebody is away is no work: 「我周一请假，要陪老伴看病」.
OWN_AFFAIR = EitherScript(
    r"(?:陪|带|送|接|照顾|伺候)(?:着|护)?(?:我们?)?家?(?:[老小]?[爸妈爹娘]|老伴|老人|老公|老婆|爱人|媳妇|对象|父母|父亲|母亲|公婆|岳父母?|岳母|儿子|女儿|闺女|孩子|娃|小孩|孙[子女]|外孙)"
    r"|(?:自己|我)?要?(?:去)?(?:看病|看牙|复查|做手术|相亲|搬家)$"
)
MORE = Regex(r"[.;!\n]\s{1,3}\S")
SENTENCE, LAST_DAY = Regex(r"[。;!\n]"), 31
BARE_DAYS = EitherScript(
    r"(?<![\d:：.,$¥/月年第-])(?P<first>\d{1,2})(?:(?:到|至)(?P<last>\d{1,2})|(?:到|至|-)(?P<end>\d{1,2})/(?P<month>\d{1,2}))(?=[\s,，]|[请休年病事婚产丧放回返去赴到在不都出陪飞]|$)"
)
LONGEST = 80
LASTS = Regex(  # 「请假三天」 says how long, and no day of its own
    r"(?<=[请休])(?P<n>半|[一两三四五六七]|\d{1,2})天(?=[年病事婚产陪护理育儿探亲丧]{0,3}假)|(?:(?<=出差)|(?<=培训)|(?<=学习)|(?<=进修)|(?<=外出))(?P<k>[一两三四五六七]|\d{1,2})[天日]|(?<=假)(?P<m>半|[一两三四五六七]|\d{1,2})天(?!内)|(?<=假)(?P<p>[一两二三四五六七])日"
    r"|(?:(?<=leave\s)|(?<=mc\s)|(?<=for\s))(?P<d>\d{1,2})\sdays?(?=[\s,.;!]|$)",
    any_case=True,
)
RETURN = Regex(  # 「休假三天，20号回来」: the day of the return is none of the absence
    r"[,，.;；\s]\s?(?:(?:will\s)?be\s)?back\s(?:on\s|by\s)?[^,.;\n]{2,16}$|[,.;]\s(?:on\s)?[^,.;\n]{2,16}\s(?:i'?m|i\sam|i(?:'?ll|\swill)\sbe)\sback(?:\sat\swork|\sto\swork)?[.!]?$|[,，\s][^,，。;\s]{2,10}?才?(?:能)?(?:回来|返工|回厂|回岗|销假|来上班|上班|能来|回得来)(?:上班)?$",
    any_case=True,
)
# 「我那个培训取消了，16、17号都在」: what kept somebody away is off, and they are here then.
HERE = Regex(
    r"(?:取消|不[用必再]?[去上]|[去上]不成|改期|推迟|延期|not[· ]going|call(?:ed)?[· ]off|postponed|no[· ]more)[^。;!?\n]{0,40}?[^。;!?不没未]{0,3}(?:(?<![不没现还正])在(?=$|[,。!了啦呀的])|在[度这厂岗港班家公单]|(?<!不)回来了?(?=$|[,。!])|(?<![没冇])有空|(?<!不)得闲|[能可]以?[来参]|(?<!not)(?<!not[· ])(?:around|available|back|free|can[· ](?:attend|come|make[· ]it)))",
    any_case=True,
)
CALLED_OFF = Regex(
    rf"{HERE.pattern}|"
    r"(?<![谁吗])(?:不|不用|不必|取消)(?:请|休)(?:年|病|事)?假了|销假|假(?:期|我|就|都|也|先){0,2}取消了?|取消(?:我的?)?[^,。;]{0,6}[年病事]?假(?!期?通知)|(?:年|病|事|调|补)?假(?:我|就|都|先|也){0,3}(?:不|唔)(?:休|请|放|要|用)(?:了|啦|喇)|提前(?:回来|上班|销假)|not (?:on leave|away) (?:anymore|any more)|leave (?:is )?cancelled|(?<=我)不放(?:年|大)?假了|(?:cancel(?:led|ling)?|not[· ]taking)(?:我的|[· ]the)?[· ]?(?:annual[· ])?leave|不再leave|not[· ]?休假",
    any_case=True,
)
OF_ANOTHER = Regex(
    r"隔壁|别人|人家|单位|公司|老板|[他她]|他们|\b(?:boss|he|she|his|her|their|they)\b", any_case=True
)
WHO_IS_AWAY = Regex(
    r"(?:谁|哪些人|哪几个人?|边个)(?:(?:[这下本]个?(?:周|星期|礼拜|月)|[今明后]天|这几天|\d{1,2}[月号日]|[周期拜][一二三四五六日天末]){1,3})?(?:都|会|要|有)?(?:请了?个?假|休假|不在(?!群)|出差|来不了)|who(?:'s| is|\W?s)? (?:away|on leave)",
    any_case=True,
)
PARTS = Regex(
    r"[。；;！!\n～~]+|(?<=[A-Za-z\d)])\.\s{1,3}(?=[A-Za-z])|[,，](?=\S)|,\s(?=(?:also|but|and|btw|plus)\b)|(?<=[\u4e00-\u9fff])\s(?=\d{1,2}[月号日])"
)
MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class Absence:
    """`who` is away, as written (我 is the writer); `stand_in` is who to turn to meanwhile."""

    who: str
    stand_in: str | None


def is_absence(text: str) -> bool:
    """Whether a normal text tells that somebody is away."""
    if len(text) > LONGEST:
        return False
    if CALLED_OFF.search(text) or NOT_ABSENCE.search(text):
        return CALLED_OFF.search(text) is not None
    is_kept_away = all(each.search(text) for each in (KEPT_AWAY, OF_OFFICE))
    return is_kept_away or any(each.search(text) for each in (ABSENCE, ELSEWHERE))


def is_of_nobody(text: str) -> bool:
    """Whether the words speak of leave or of who stays away, and of no certain person: 「不能来的跟我请假」."""
    return NOT_ABSENCE.search(normal(text).text) is not None


def in_english(text: str) -> str | None:
    """The words of an English text that say the writer is away, with the time where they have one."""
    if not is_english(text):
        return None
    from union.reading.english.absence import absence_clause  # import time: only English messages need it

    return absence_clause(text)


def absence_question(text: str) -> str | None:
    """The words where they ask who is away."""
    return text if len(text) <= LONGEST and WHO_IS_AWAY.search(normal(text).text) else None


def is_absence_cancelled(text: str) -> bool:
    """Whether the writer is not away after all."""
    said = normal(text).text
    return CALLED_OFF.search(said) is not None and OF_ANOTHER.search(said) is None


def absence_said(text: str) -> list[tuple[int, int]]:
    """The stretches that may tell that somebody is away, the longest first: all of it, a sentence, what stands behind a comma."""
    cuts = _cuts(text)
    ends = [found.end() for found in PARTS.finditer(text) if found[0][0] not in ",， "][:MOST_PARTS]
    found = [(start, end) for start in cuts for end in (len(text), *ends) if start < end]
    longest = LONGEST * (1 + is_english(text))
    short = dict.fromkeys(one for one in found if one[1] - one[0] <= longest)
    stretches = sorted(short, key=lambda one: (one[0] - one[1], one[0]))
    return [one for one in stretches if _may_tell(text[slice(*one)])]


def _may_tell(text: str) -> bool:
    """An absence is told in one sentence and the return behind it; called off it may be in several."""
    if in_english(text) is not None:
        return MORE.search(lasting(text)[0]) is None
    is_told = is_absence(normal(text).text)
    return is_told and (is_absence_cancelled(text) or not _has_other_sentence(normal(lasting(text)[0]).text))


def _has_other_sentence(words: str) -> bool:
    """Whether something else is said in front: its sentence is read by itself."""
    return SENTENCE_ENDS.search(GREETING.sub("", words.lstrip(", "))) is not None


def _cuts(text: str) -> list[int]:
    return [0, *(found.end() for found in islice(PARTS.finditer(text), MOST_PARTS)), len(text)]


def least(words: str, is_said: Callable[[str], bool]) -> tuple[int, int]:
    """The fewest clauses of a stretch that say the same of who is away, and when."""
    cuts = _cuts(words)
    first, last = 0, len(cuts) - 1
    while last - first > 1 and is_said(words[cuts[first] : cuts[last - 1]]):
        last -= 1
    while last - first > 1 and is_said(words[cuts[first + 1] : cuts[last]]):
        first += 1
    return cuts[first], cuts[last]


def with_days(text: str) -> str:
    """「14到16请假」, 「25-27/5放假」 with what the figures are; as it is where nobody is away."""
    spelt = days_spelt(text)
    told = SENTENCE.split(normal(spelt).text) if spelt != text else ()
    return spelt if any(is_absence(each) for each in told) else text


def days_spelt(text: str) -> str:
    return BARE_DAYS.sub(_days, text)


def _days(found: re.Match[str]) -> str:
    first, last, month = int(found["first"]), int(found["last"] or found["end"]), found["month"]
    return f"{month}月" * bool(month) + f"{first}号到{last}号" if 0 < first < last <= LAST_DAY else found[0]


def lasting(text: str) -> tuple[str, int]:
    """The words without the return and without how long it takes, and how many days that is; 0 where they do not say."""
    text = RETURN.sub("", text)
    found = LASTS.search(text)
    if found is None:
        return text, 0
    count = found[found.lastgroup or 0]
    bare = text if found["d"] else text[: found.start()] + text[found.end() :]
    return bare, whole_number(count) or 1


def stand_in(text: str) -> str | None:
    """Who is to be asked meanwhile."""
    return _name(STAND_IN.search(normal(text).text))


def _name(found: re.Match[str] | None) -> str | None:
    return (found[found.lastgroup or 0]).lstrip("@").replace("·", " ") if found else None


def read_absence(text: str, said_time: str) -> Absence | None:
    """Who is away; `said_time` are the words of the time, as the reader found it."""
    words = normal(text).text
    if in_english(text) is not None:
        return Absence("我", stand_in(text))
    if not is_absence(words) or CALLED_OFF.search(words):
        return None
    time = normal(said_time).text or (
        these[0] if (these := THESE_DAYS.search(words)) else ""
    )  # 「tmr i on leave until tues」: who is away stands within it
    said = (words if is_absence(time) else words.replace(time, "□", 1)).lstrip(", ")
    bare = GREETING.sub("", said)
    is_awaited = AWAITED.search(bare) is not None
    named = WHO.match(bare) if MYSELF.match(bare) is None and not is_awaited else None
    away = next((found for each in (ABSENCE, KEPT_AWAY, ELSEWHERE) if (found := each.search(bare))), None)
    is_nobody = named is None and not is_awaited and MYSELF.search(bare) is None
    if is_nobody or _has_other_sentence(said) or (away and HELD_ELSEWHERE.search(bare, away.end())):
        return None
    instead = STAND_IN.search(bare, away.end()) if away else None
    return Absence(_name(named) or "我", _name(instead))


A_DAY, LONG_AWAY, MIDDAY = timedelta(days=1), timedelta(days=4), 12
NEAR = 10  # signs before and behind a time that say what it is
UNTIL = Regex(r"(?:(?<!改)到|至|直到|until|till|thru|to)[·\s]{0,2}$", any_case=True)
RETURNS = Regex(
    r"[·\s]?(?:一?早|才|再|就|先|会|会再|要|照常|正常)?(?:能)?(?:回(?!复|覆|老?家|乡|娘)|返(?![了左咗]?乡|老家|[大夜早中通])|到家|见到?(?:我|人)|露面|归队|复工|[到回返]岗|来?上班|来(?=[,。!\s]|$)|销假|[·\s]?(?:i'm[·\s])?back)",
    any_case=True,
)
ENDS = EitherScript(r"(?:才|就)?(?:能)?(?:散|结束|完|为止|截止)")
# 「周二走周五才回」: on the way on both days.
SETS_OUT = EitherScript(
    r"(?:走|出发|启程|动身|起飞|上车|上船)(?=$|[,，。、;\s]|到|至)|\b(?:fly(?:ing)?(?: off| out)?|leaving|depart(?:ing)?|set(?:ting)? off)\b",
    any_case=True,
)
BACK = Regex(r"(?:回来|返嚟|返工|上班|back(?:[·\s](?:on|by|at work))?)[·\s]{0,2}$", any_case=True)
ENGLISH = {"a": 1, "one": 1, "two": 2, "three": 3}
SO_MANY_DAYS = Regex(
    r"(?<![第每前后头提那晚迟延推宽缓拖多月十廿\d])(?:(?P<n>[一两三四五六七八九十]|\d{1,2})(?:[天日]|(?P<week>个?(?:周|星期|礼拜)))(?![前后内晚一二三四五六日天])|(?P<d>\d{1,2}|a|one|two|three)[·\s](?:days?|(?P<weeks>weeks?))\b)",
    any_case=True,
)


def away_days(words: str, reads: Sequence[TimeRead], today: date) -> list[tuple[date, date]]:
    """The stretches of days, first and last; `words` is the normal text the times stand in. Without any time today, where it lasts."""
    found: list[tuple[date, date]] = []
    for one in reads:
        before, behind = words[max(0, one.begin - NEAR) : one.begin], words[one.end : one.end + NEAR]
        first, last = days_of(one.when)
        is_return = first == last and (RETURNS.match(behind) or BACK.search(before))
        if is_return or UNTIL.search(before) or (found and ENDS.match(behind)):
            is_there = is_return and one.when.start.hour < MIDDAY  # on its last day already
            is_there = is_there and not SETS_OUT.search(words[: one.begin])
            found = _stretches_with_last_day(found, last - A_DAY if is_there else last, today)
        else:
            found += [(first, last), *(days_of(each) for each in one.rest)]
    bare = masked(words, ((one.begin, one.end) for one in reads))  # 「28、29两天」 lasts no two days more
    lasts = SO_MANY_DAYS.search(bare)
    count = ENGLISH.get(lasts["d"]) or whole_number(lasts["n"] or lasts["d"]) if lasts is not None else None
    if count and (not found or found[-1][0] == found[-1][1]):
        first = found[-1][0] if found else today
        days = count * 7 if lasts is not None and (lasts["week"] or lasts["weeks"]) else count
        found = [*found[:-1], (first, first + A_DAY * (days - 1))]
    return found


def days_of(when: When) -> tuple[date, date]:
    """The first and the last day of a time."""
    grain = Grain.DAY if is_clock_time(when.grain) else when.grain
    first = when.start.date()
    midnight = datetime.combine(first, datetime.min.time())  # 「明早八点半」 is of one day
    end = when.end or own_end(midnight, grain)
    return first, max(first, (end - timedelta(microseconds=1)).date())


def days_told(words: str, named: Sequence[When], today: date) -> list[tuple[date, date]]:
    """The days of these times; from today where only the last is named: 「overseas with family until 5 Jan」."""
    days = [days_of(each) for each in named]
    is_until = len(days) == 1 and UNTIL.search(words[: words.find(named[0].text)])
    return _stretches_with_last_day([], days[0][1], today) if is_until else days


def fewer_days(text: str, first: date, last: date) -> int:
    """How many of these days somebody is away, where they are a week or more and the words say fewer: 「下周去培训两天」; else 0."""
    lasts = SO_MANY_DAYS.search(simplified(text))
    if lasts is None or lasts["week"] or lasts["weeks"] or last - first < LONG_AWAY:
        return 0
    count = ENGLISH.get(lasts["d"]) or whole_number(lasts["n"] or lasts["d"]) or 0
    return count if count <= (last - first).days else 0


def runs_of(days: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    """Days one behind the other as one stretch: 「今天和明天」."""
    in_order = sorted(days)  # 「清明我回老家 4月3到6不在」
    runs = in_order[:1]
    for first, last in in_order[1:]:
        begun, ended = runs[-1]
        runs[-1:] = [(begun, max(ended, last))] if first <= ended + A_DAY else [runs[-1], (first, last)]
    return runs


def _stretches_with_last_day(
    found: list[tuple[date, date]], last: date, today: date
) -> list[tuple[date, date]]:
    """With the last stretch until that day; from today, where none was begun."""
    first = found[-1][0] if found else today
    last += A_DAY * 7 if A_DAY <= first - last < A_DAY * 7 else timedelta()  # 「下周二走周五回」
    return [*found[:-1], (first, max(first, last))]


OWN_ABSENCE = EitherScript(
    r"出差|机票|機票|航班|车票|車票|行程|[请請休放年病事婚产產调][个個]?假|假期|外出|培[训訓]|[学學]习|旅[行游遊]|不在|唔[喺在返]|探[亲親]|老家|\b(?:leave|trip|mc|away|off|holiday|vacation|overseas|reservist|flight|ticket|itinerary)\b",
    any_case=True,
)
WHOLE_TIME = EitherScript(
    r"(?:不是|唔系|没有?)[整全成][个個]?(?:周|週|星期|礼拜|禮拜|月)|\bnot (?:the |for the |away )?(?:whole|entire|all|full) (?:week|month)",
    any_case=True,
)
PUT_RIGHT = EitherScript(
    r"改(?!天|日)|[应應][该該]?[是为為]|其[实實]是|不[对對]|[写寫记記搞弄说說讲講]?[错錯]|(?:不是|唔[系係]|[没冇沒]有?)(?:[整全成][个個]?|一[个個]|都)|^(?:就|只|[净淨][系係]|其[实實])|(?:不是|[别別][写寫]|不要[写寫]|唔[系係]|并非)(?=[^,，。]{0,3}\d)"
    r"|\b(?:not|instead of|rather than)\b(?=[^,.]{0,12}\d)|\bnot (?:the |for the |away )?(?:all|whole|entire|full)\b|\bonly (?:on )?(?:mon|tue|wed|thu|fri|sat|sun|\d)|\b(?:should be|change[ds]?|correct(?:ion)?|wrong|actually|shifted|moved)\b",
    any_case=True,
)
# The days that were wrong, and what stands before the right ones.
DENIED = EitherScript(
    r"(?:而?不是|[别別][写寫]成?|不要[写寫]成?|并非|唔[系係]|\b(?:not|instead of|rather than)\b)[^,，。;；.]{2,24}?(?=$|[,，。;；.]|(?<=[号日號])[是系係])"
    r"|\bfrom\s(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\s?(?:to|till|until|-)\s?\d{1,2}(?:st|nd|rd|th)?(?:\s[a-z]{3,9})?(?=\sto\s)",
    any_case=True,
)
PUT_BEFORE = EitherScript(r"^[^\n]{0,60}(?:改[成为為到做]|\bchanged? (?:it |my leave )?to\b)", any_case=True)
BARE_RANGE = Regex(
    r"(?<![\d:.])(\d{1,2})\s?(?:to|till|until|thru|-)\s?(\d{1,2})(?![\d:.]|\s?(?:am|pm|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    any_case=True,
)
BACK_THEN = EitherScript(
    r"(?:我(?!们|們)[^,，。?？谁誰]{0,14}|(?:才|先|就)能?)(?:回[来來到岗崗单厂廠]|返[来來嚟工]|上班|到家)(?![^,，。]{0,6}(?:再|才))|\b(?:i'?ll be|i am|i'?m|will be|coming|be) back\b",
    any_case=True,
)
TWO_WEEKDAYS = EitherScript(
    r"((?:周|星期|礼拜|禮拜|週))([一二三四五六])(?:[、和同與与])?([二三四五六日])(?=[两兩二]?[天日]|$|[,，。]|[^\W\d_点點号號月个個位名人家件项項十分]{2})"
)


def both_weekdays(text: str) -> str:
    """The words with each of two weekdays by its whole name: 「我下周一二去学习」."""
    return TWO_WEEKDAYS.sub(r"\1\2、\1\3", text)


def right_days(text: str) -> str:
    """The words without the days that are denied: 「不是整个星期，就周三四两天」."""
    return BARE_RANGE.sub(r"\1号到\2号", both_weekdays(PUT_BEFORE.sub("", DENIED.sub("", text))))


def absence_put_right(text: str) -> str | None:
    """The words with the right days where somebody puts right when they are away: 「把我的出差改成16到18号」, "my leave is 16 to 18, not 14 to 20"."""
    return right_days(text) if len(text) <= LONGEST and PUT_RIGHT.search(text) else None


def speaks_of_own_absence(text: str) -> bool:
    """Whether the words name the writer's own absence, or say that it is not all of some time."""
    return any(each.search(text) is not None for each in (WHOLE_TIME, OWN_ABSENCE))


def return_told(text: str) -> str | None:
    """The words where the writer says when they are back: 「我6号晚上就回来」."""
    return text if len(text) <= LONGEST and BACK_THEN.search(text) is not None else None
