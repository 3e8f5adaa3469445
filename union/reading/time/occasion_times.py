"""Times in what is told as done that only name what it was about: 三季度厂务公开会, 迎国庆书画展, 春节前走访并发了慰问金.

Such a time is no day of the deed; where no other is said, that is the message's own.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from union.core.almanac.days_off import Notice
from union.core.grain import Grain
from union.core.lazy_regex import Regex
from union.reading.quantities.measures import Found as Count
from union.reading.time.dates.festival_dates import days_off
from union.reading.time.dates.reference_time import TimeRead

PERIODS = (Grain.MONTH, Grain.QUARTER, Grain.HALF, Grain.YEAR)
# Between a verb and its object stands no adverb: 「召开|三季度|厂务公开会」.
DONE_TO = Regex(r"(?:召开|举[行办]|开展|组织|完成|开|办|搞|做)了?(?:一次)?(?:《|“)?$")
# What a period may belong to: 「三季度|厂务公开会」, but not 「三季度|召开职代会」.
NOUN = r"的?(?:(?!召|举|开[展了过]|办|搞|参|组织)[^\d,。;:!?、\s了几]){0,10}"
# 「三季度厂务公开会，45人参会」: the whole clause names a meeting.
A_MEETING = Regex(
    rf"{NOUN}(?:总结|表彰|公开|推进|分析|职代|职工代表大|通报|例|述职|评审|讲评)会(?:顺利|圆满)?(?:召开|举行|结束)?了?(?=[,。;!?\s]|$)"
)
CLAUSE_BEGINS = Regex(r"(?:^|[,。;:!?\s])$")
# A month's own meeting is held in it; what sums it up follows it: 「10月份安全讲评会」.
SUMMED_UP = Regex(rf"{NOUN}(?:总结|讲评|点评|考核|评比|通报|表彰)")
HELD_AFTER = Regex(rf"{NOUN}(?:会(?![员费])|总结|讲评|点评|考核|评[比选审议]|通报|表彰|审查|审计|述职)")
# 「10月会费3286元已入账」: what was due for a month comes in behind it.
DUES = Regex(r"的?(?:工会)?(?:会费|经费(?!审))")
A_QUARTER, HALF_A_YEAR = timedelta(days=92), timedelta(days=183)
# 「迎国庆」, 「庆三八」
PURPOSE = Regex(r"(?:喜?迎接?|[欢喜]?庆|庆祝|贺|献礼)$")
BEFORE_FEAST = Regex(r"(?<!\d)[^\d月日号\s]+前夕?")
EVE = Regex(r"(?![去前今上\d])[^年]{1,6}前夕")
# 「元旦联欢会」, held some day before the feast or after it
PARTY = Regex(
    r"节?的?(?:职工|员工|女工|工会|文艺|迎新){0,2}(?:联欢|晚会|茶话会|团拜会|座谈会|游园|联谊|文艺汇演)"
)
SOON = timedelta(days=60)
PLANS = Regex(
    r"将|拟|计划|(?<![主重需必])要(?!求)|准备|(?<![邀申聘])请|报名|报[送名]|限|名额|预计|争取|力争|打算|确保|务必|安排|[应须需]|前(?:把|完成)|设[一二三特]等|时间|地点|通知|规模|欢迎|每[队组班支单分]|[?]"
)
GIVEN = Regex(
    r"(?:发放|派发|发给|发了|送去|送上|送出|送给|赠送|救助|资助|补助)[^\d,。;!?]{0,14}\d|慰问[金品][^\d,。;!?]{0,4}\d"
)
# What has been got ready: 「奖品买好了」, 「水果已订」
GOT_READY = (
    r"(?:买|采购|订|预订|做|制作|印|打印|备|准备|布置|借|租|约|联系|写|弄|搞|定制|借用|落实)(?:好|齐|妥|到位)了"
    r"|(?:已经?|都)(?:买|采购|订|预订|做|印|备|借|租|约|落实)了?(?=[,。;!?\s]|$)"
)
READY = Regex(GOT_READY, signs="好齐妥位已都")
# 「周五联欢会的横幅」, 「后天的运动会奖品」: the day is that of the meeting, no day of the deed.
PREPARED = Regex(
    rf"(?:的?[^,。;:!?\n的了已]{{0,8}}(?:会|赛|课|讲座|培训|活动|典礼|演出|演练|聚餐|[包做]饺子|春游|秋游|团建)的?)"
    rf"[^,。;:!?\n了已]{{2,12}}?(?:{GOT_READY})"
)
A_LIST = Regex(r"[^,。;:!?\n]{0,8}(?:节目|菜|清|名|物品|采购|分工|人员)[单表]:")
TOOK_PART = Regex(
    r"参加|参赛|参与|参观|到场|观看|展出|收到|评出|决出|获奖|颁发|\d\s?(?:余|多)?(?:人|人次|名)(?!额)|了(?=[,。;!?]|\d|$)"
)


def without_subjects(reads: Sequence[TimeRead], text: str, now: datetime) -> list[TimeRead]:
    """The times of what was told but for periods that say what it was about, and feasts it was meant for."""
    return [one for one in reads if not (_is_purpose(text, one) or _is_subject(text, one, now))]


def without_prepared(reads: Sequence[TimeRead], text: str) -> list[TimeRead]:
    """The times of a message but for days of what something has been got ready for: 「周五联欢会的横幅做好了」.

    And but for the feast in the heading of a list: 「元旦晚会节目单：合唱2个…」.
    """
    if READY.search(text) is None and not (reads and reads[0].is_name):
        return list(reads)
    return [
        one
        for one in reads
        if not (one.is_name and A_LIST.match(text, one.end))
        and (one.when.deadline or not (one.has_day and PREPARED.match(text, one.end)))
    ]


def without_occasions(
    reads: Sequence[TimeRead], text: str, counts: Sequence[Count], now: datetime
) -> list[TimeRead]:
    """The times of a message that may tell work done but for feasts that were its reason or still ahead of it."""
    if PLANS.search(text):
        return list(reads)
    if counts and TOOK_PART.search(text):
        reads = [one for one in reads if not _is_purpose(text, one)]
    if GIVEN.search(text):
        reads = [one for one in reads if not _is_before_feast(one, now)]
    return list(reads)


def is_occasion(one: TimeRead, text: str, now: datetime, notice: Notice | None = None) -> bool:
    """A feast ahead is the occasion of work told, not its day: 「春节慰问困难职工12户，已发完」 in February.

    So is a bare name, or 「五一前夕」, whose next day is nearer than its last, and one in a title: 「元旦联欢会」;
    and while its days off last, a bare name: 「国庆慰问一线职工30人」 told on 5 October is of that day.
    """
    if one.festival is None and not one.is_name:
        return False
    day, today = one.when.start.date(), now.date()
    is_bare = one.is_name or one.when.deadline or EVE.fullmatch(one.when.text) is not None
    is_title = one.is_name and PARTY.match(text, one.end) is not None
    has_days_off = one.festival is not None and one.is_name and day < today
    is_on = has_days_off and today < days_off(one.festival or "", day, notice)[1]
    return day > today or is_title or is_on or (is_bare and now - one.when.start > HALF_A_YEAR)


def _is_subject(text: str, one: TimeRead, now: datetime) -> bool:
    """Whether a period stands where it can only name the thing that was done, and that may have been done today."""
    when, is_of_dues = one.when, DUES.match(text, one.end) is not None
    if when.grain not in PERIODS or when.end or when.rrule or when.deadline or one.others:
        return False
    # Its meeting or dues may come when the period is over, not 「开展三季度安全检查」.
    summed_up = SUMMED_UP if when.grain is Grain.MONTH else HELD_AFTER
    is_over = when.until <= now and not is_of_dues and summed_up.match(text, one.end) is None
    if is_over or now - when.until > A_QUARTER:
        return False
    before = text[max(0, one.begin - 8) : one.begin]
    is_meeting = CLAUSE_BEGINS.search(before) is not None and A_MEETING.match(text, one.end) is not None
    return is_of_dues or is_meeting or DONE_TO.search(before) is not None


def _is_purpose(text: str, one: TimeRead) -> bool:
    return one.is_name and PURPOSE.search(text[max(0, one.begin - 3) : one.begin]) is not None


def _is_before_feast(one: TimeRead, now: datetime) -> bool:
    """「春节前」 in the weeks before it, and no date beside the name."""
    is_near = one.when.deadline and now.date() <= one.when.start.date() <= (now + SOON).date()
    return is_near and BEFORE_FEAST.fullmatch(one.when.text) is not None
