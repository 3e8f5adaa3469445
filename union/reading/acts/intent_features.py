"""What a message shows beside its words when its intent is weighed: figures, times, tense, how it is put: as the note of an
officer, 「板报换新 主题安全」, or as talk.
"""

from collections.abc import Mapping

from union.core.lazy_regex import Regex
from union.core.period import MONTHS, Grain
from union.data import table
from union.reading.acts import classification
from union.reading.acts.classification import Evidence, words_by_ground
from union.reading.message import When
from union.reading.names.people import SURNAMES
from union.reading.text.tense import Tense, tense

# Grounds of evidence.toml whose words are talk, and those whose words are the office's.
TALK = frozenset(("me_and_you", "particles", "feelings", "hedges", "others", "own_life", "talk"))
OFFICE = ("deeds", "acts", "ours", "matters", "events")
SPOKEN = Regex(r"[?!@~]")
MISSING = Regex(  # 「走访12户，2户没去成」: how many are still missing is as dry as how many were reached
    r"(?<=\d)[户人名位家份][^,。;!?\d]{0,2}(?:还没|没有|未|没)(?:领|到|走|去|来|参加|参训|完成|发|通过|交|联系)[^,。;!?\d]{0,2}(?=[,。;)]|$)"
)
BLANK = " \t\n□,。;:"
A_WORD = 4  # signs that only name a thing
FIRST = 2  # signs that may stand before the first word of the office: 「给」, 「新」
VISITS = Regex(  # 「医院看小邱」, 「给老魏送了鸡汤」: somebody by his name
    r"[老小大阿][\u4e00-\u9fff](?:师傅|老师)?家(?:里|我)?(?:去|看)[过了]|[走跑]了\d{1,4}户|[看探走陪帮给送](?:望|了|访)?[^,。;\s]{0,4}[老小大阿][\u4e00-\u9fff]|看(?:望|了|过)[^,。;\n]{1,14}[,\s]{0,2}(?:红包|慰问[金品])",
    signs="老小大阿户看",
)

# 「给夜班职工送夜宵」, 「为职工追回工资」
GIVEN = Regex(r"(?:给|为|向|帮|到)[^,。;\n]{1,14}(?:发|送|派|赠|讨回|追回)", signs="发送派赠讨追")
HANDED = Regex(  # 「我们送了慰问金2000元」, 「六个孩子领到了助学金」
    r"给了(?=[他她]?们?[家\d一二两三四五六七八九十])|(?:送|发|塞|补|带|捎)(?:了|过去|到|去)|领[到了]|拿到|收到",
    signs="给送发塞补带捎领拿收",
)
# 「送文化进工地」: the name of a campaign.
CAMPAIGN = Regex(r"送[^,。;\n]{1,6}[进到下](?:社区|企业|工地|车间|乡|基层|一线|班组|校)")
HAS_MET = Regex(  # 「筹备会开过了」
    r"(?<!家长)(?<!同学)会(?:议)?(?:已|已经)?开(?:过|完|好)?了|开了[^,。;\s]{0,8}(?<!家长)(?<!同学)会(?![员费])",
    signs="会",
)
# 「昨天开会15人参加」: whose meeting it was, nobody had to say; 「部门开会15人参加」 is another's.
MET_BY = Regex(
    r"(?:^|[,。;!\s□]|我们|咱们|委员|小组)开(?:了)?(?:个|一次)?会[,\s]?(?:共|有|实到|应到)?\d{1,4}人(?:参加|参会|到会|到场|出席)",
    signs="人",
)
# 「开收心会」: a meeting of any name, but not one of the writer's own life.
MEETS = Regex(r"开(?:个|一次|一个)?[^,。;\s开]{1,8}(?<!家长)(?<!同学)(?<!演唱)(?<!音乐)会(?![员费展计])")
# 「明天三点约了人事部谈排班」, 「周二晚去仓库跟夜班同事谈」: somebody of the other side, or of ours, is met about a matter.
OTHER_SIDE = (
    r"(?<!我)(?:公司|资方|管方|院方|校方|人事|人力资源|厂[长方]|[总副]?经理|老细|总监|主任|院长|校长|处长|部长|队长|店长|馆长|园长|局长|行长|[\u4e00-\u9fff]总(?=[谈聊]|经理)|行政|物业|后勤|议员|业主|承办商|外判|判头|劳工[处局署]|总会|总工会"
    r"|职工|同事|工友|会员|女工|姐姐|HR)"
)
APPOINTED = Regex(
    rf"(?:约了?|[约见]好|[去会拜再]?见|拜访|跟|和|与|同|找)[^,。;!?\n]{{0,6}}{OTHER_SIDE}[^。;!?\n吃食饮聚]{{0,24}}?(?<!面)(?:谈(?![恋话了]|[^。;]{{0,10}}[谈聊]了)|开会|商量|反映|交涉|追问|见面|[讲说](?=[^,。;]{{1,10}}[事题案]))"
    rf"|(?:去见|拜访|会见)[^,。;!?\n]{{0,6}}{OTHER_SIDE}|去(?:劳工[处局署]|总会|议员办事处)",
    signs="约见拜跟和与同找去",
)
# 「搬运费600元今天付了」, 「场订好了，给了800元按金」: what an office pays for, and that it was paid or came in.
COST = Regex(
    r"(?:搬运|[复影]印|印刷|打印|场地|讲师|讲课|车马|交通|运输|邮递?|茶水|宣传|报名|旅行|团|培训)费|场租|[订定按押]金|帛金|奠仪|会费|拨款|资助|花[牌圈]|横[幅额]|传单|单张|会(?:衫|服|tee)"
    r"|旅巴|大巴|旅游巴|纪念品|奖品|礼[物品]|物资|利是|车[钱费]|尾[款数]|茶点|饮料|(?<![a-z])(?:bill|deposit|printing|banner|kuih|drinks|refreshments|snacks|catering)(?![a-z])"
    r"|(?:订购|购买)了(?:[1-9]\d\d|[3-9]\d)(?!\d)(?=[^。;!?\n]{0,60}(?:\$|\d元))"  # nobody buys so many for themselves
    r"|(?:订购|购买)了[^。;!?\n]{1,40}收据(?:w|with|在)·?我|[\u4e00-\u9fff]{2}[^,。;]{0,12}\d[^。;!?\n]{0,12}[,\s](?:发票|收据|单据)在我(?:这|手)"  # "ordered tumblers 180 pcs $1890 receipt w me"
)
# Money laid out until it is paid back: nobody does that for what is their own.
ADVANCED = r"(?<![鞋坐床靠护软脚瑜伽])垫(?:了|付|的|上|出|着)(?![片子料层圈])"
LAID_OUT, SURELY_PAID = Regex(f"先垫|{ADVANCED}"), 1.5
PAID = Regex(
    rf"已[付收交发找]|付(?:了|清|讫)|找[了数]|{ADVANCED}|(?<=[\d\s天日□])[出给发]了|[出给]了(?=[^,。;]{{0,8}}\d)|结清|过[了]?数|入[账数]|收[了到]|缴了|支付|报销|付款|花[了费]|发放了|(?:订购|购买)了(?=\d|[^。;!?\n]{{1,40}}收据)|(?:发票|收据|单据)在我"
)
AGREED = Regex(  # 「他们肯加3.5%」, 「厂长答应装2台」
    r"(?:谈|见|开|傾|讲)[完过了成妥][^。;!\n]{0,24}(?:肯|答应|应承|同意|承诺|愿意|批[准了])[^,。;]{0,10}\d|(?:肯|答应|应承|同意|承诺)[^,。;]{0,8}\d[^。;]{0,40}(?:谈|见|开)[完过]",
    signs="肯应同承愿批",
)
SOMEBODY = Regex(OTHER_SIDE)
FOR_SOMEBODY = Regex(r"[a-z]\sfor\s(?:the\s|our\s)?(?!me\b|my\b|us\b|lunch|dinner)[a-z]{3}")
REMIND = Regex(
    r"(?:门口|楼下|广场|车站|大厅|食堂|停车场)集合|提醒(?:我|大家|各位|一下)|到时候?提醒|(?:别|不要|勿|唔好)迟到|准时[参到出]|(?:[定订]于|安排在|(?<=[\u4e00-\u9fff]{2})定(?=\d{1,2}[月号日]))(?=[\d本下今明后周星])|收到请[覆复回]|敬请[参出光]|每[位人][$¥]?\d|名额[\d一二三四五六七八九十]|在[^,。;]{2,8}(?:上车|登车)",
    signs="集提迟准定订安收敬每额车",
)
HANDLING = Regex(  # 「发了」, 「签3份」: a short verb with what shows that it was done
    lambda: (
        rf"[{table('evidence')['handling']['verbs']}][了完出好给齐上下满去来到\d一二两三四五六七八九十百几]"
    )
)
OWNED = Regex(r"由[^,。;\s]{1,16}负责|负责人?[:是]")
ALREADY = Regex(r"已(?:经|全部|全)?(?![婚知读阅经有收])")  # 「已整改2处」
CLAUSE = Regex(r"[,。;!\n]")
OURS = frozenset(("ours", "matters", "events"))  # grounds that are words of the union itself
HOMES = Regex(r"[走跑访]了?\d{1,4}户|\d户[都全]?(?:走到|走完|走遍)", signs="户")  # 「包装车间走了21户」
CALLED_ON = 3.0
SURE_WORK, MOST_WORK, MOST_KIND = 1.9, 4.0, 4.0


def is_note(text: str, words: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether nothing in a message is put as people talk to each other."""
    if "hedges" in words and MISSING.search(text):
        words = words_by_ground(MISSING.sub("", text))
    return TALK.isdisjoint(words) and SPOKEN.search(text) is None


def opens_with_work(said: str, words: Mapping[str, tuple[str, ...]], *, is_counted: bool = True) -> bool:
    """Whether a message begins with a word of the office: behind two signs at most, where it counts something right behind a day."""
    begins = len(said) - len(said.lstrip(BLANK))
    places = [said.find(words[name][0]) for name in OFFICE if name in words]
    return bool(places) and min(places) <= (max(begins, FIRST) if is_counted else FIRST)


# 「我下周二去看望刚生二胎的林老师」, "we go see her": whom a committee calls on; family, friends and one's own teacher are none.
COLLEAGUE = rf"(?:师傅|老师|同事|工友|职工|会员|劳模|主任|组长|老[{SURNAMES}](?![师中])|小[{SURNAMES}](?![师])|(?<![表堂大我亲])[{SURNAMES}](?:姐|哥|叔|伯|姨|工))"
CALLS_ON_COLLEAGUE = Regex(
    rf"(?:看望|探望|慰问|走访|家访|探视|探(?![讨索])|看看?(?=[^,。;!?\n]{{0,10}}(?:住院|生病|病房|手术|刚生|产假|受伤|摔|崴|扭|骨折|出院)))(?:一下|下|了?下)?"
    rf"(?![^,。;!?\n]{{0,8}}(?:我[的妈爸奶爷外姑舅姨哥姐弟妹岳老以]|孩子|家长|朋友|同学|班主任|[以之从]前|[妈爸]))[^,。;!?\n了过]{{0,14}}?{COLLEAGUE}"
    r"|(?:我们|咱们|我[和跟同与][^,。;!?\n]{1,8}?)[去来](?:看望?|探望?|慰问)(?:一下|下)?[他她]们?(?=[,。;!\s]|$)"
    r"|\b(?:we|we'll|and·(?:me|i|[A-Z][a-z]{1,14})|and我|我们)[·\s]?(?:will·|are·|all·)?(?:准备|going·?|go·?)?(?:to·|and·|down·to·)?(?:see·|visit·|走访|看望)·?(?:her|him|them|(?:Auntie|Aunty|Uncle|Mdm|Bro|Sis)·[A-Z])",
    any_case=True,
)


def calls_on_colleague(seen: Evidence) -> bool:
    """Whether somebody of ours is to be called on, on a day to come that is said."""
    when = seen.when.when if seen.when is not None and seen.when.has_day else None
    is_ahead = when is not None and when.start > seen.now and not when.rrule
    return is_ahead and CALLS_ON_COLLEAGUE.search(seen.text) is not None


def visits(text: str) -> bool:
    """Whether somebody was called on or helped by name."""
    return VISITS.search(text) is not None


def work(words: str) -> float:
    """How loudly the words speak of union work; a campaign or a meeting held is enough, 「工会」 alone is a hint."""
    found = max(classification.loudness("categories", words), CALLED_ON if HOMES.search(words) else 0.0)
    if CAMPAIGN.search(words) or HAS_MET.search(words):
        return max(found, SURE_WORK)
    return max(found, 1.0) if "工会" in words else found


def of_log(seen: Evidence, words: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """The signs by which a told deed is known; `words` were heard."""
    counted = seen.figures - seen.durations
    is_ours = not OURS.isdisjoint(words)
    loud = min(work(seen.words), MOST_WORK)
    return {
        "work": loud,
        "figure": 1.5 if counted > 1 else counted,
        "sum": seen.sums > 0,
        "people": seen.people,
        "counted_ours": (counted > 0 or seen.sums > 0) and (is_ours or loud >= 2),
        "given": GIVEN.search(seen.text) is not None,
        "visit": visits(seen.text),
        "note": is_note(seen.text, words),
        "opens": opens_with_work(seen.words, words, is_counted=bool(seen.places)),
        "held": _held_meeting_score(seen),
        "handling": HANDLING.search(seen.words) is not None,
        "rule": seen.when is not None and seen.when.when.rrule is not None,
        "asks": "?" in seen.text,
        "paid": _paid_score(seen),
        "agreed": all(each.search(seen.text) for each in (AGREED, SOMEBODY)),
        "already": ALREADY.search(seen.text) is not None,
        "clauses": CLAUSE.search(seen.text) is not None,
    }


def of_plan(seen: Evidence, words: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """The signs by which a plan is known; `words` were heard."""
    when = seen.when
    return {
        "work": min(work(seen.words), MOST_WORK),
        "kind": min(classification.loudness("kinds", seen.words), MOST_KIND),
        "visit": visits(seen.text),
        "note": is_note(seen.text, words),
        "opens": opens_with_work(seen.words, words),
        "meets": MEETS.search(seen.words) is not None,
        "appointed": when is not None and is_appointed(seen.text),
        "asks": "?" in seen.text,
        "owned": OWNED.search(seen.text) is not None,
        "remind": REMIND.search(seen.text) is not None,
        "done": tense(seen.text) is Tense.DONE and not is_appointed(seen.text),
        "day": when is None or (when.has_day and when.when.rrule is None),
        "clock": when is not None and when.when.grain is Grain.MINUTE,
        "rule": when is not None and when.when.rrule is not None,
        "deadline": when is not None and when.when.deadline,
        "coarse": when is not None and is_coarse(when.when),
        "today": when is not None and when.when.grain is not Grain.MINUTE and _is_today(seen, when.when),
    }


def _paid_score(seen: Evidence) -> float:
    """What an office pays for was paid; surely so where somebody says that the money was laid out."""
    if seen.sums > 0 and LAID_OUT.search(seen.words):
        return SURELY_PAID
    return float(bool(seen.places and COST.search(seen.words)) and _is_paid(seen))


def _is_paid(seen: Evidence) -> bool:
    """「refreshments for donors yesterday RM186」: English needs no verb for what was paid on a day gone by."""
    when = seen.when
    is_past = when is not None and when.has_day and when.when.start.date() <= seen.now.date()
    is_spent = is_past and seen.sums > 0 and FOR_SOMEBODY.search(seen.raw) is not None
    return is_spent or PAID.search(seen.words) is not None


def _held_meeting_score(seen: Evidence) -> int:
    """A meeting that was held; twice as much with its day."""
    day = seen.when if seen.when is not None and seen.when.has_day else None
    if HAS_MET.search(seen.words):
        return 2 if day else 1
    return int(day is not None and not is_coarse(day.when) and MET_BY.search(seen.words) is not None)


def is_appointed(text: str) -> bool:
    """Whether somebody is met about a matter of the union's."""
    return APPOINTED.search(text) is not None


# 「运动会因为场地维修推后一周」: moved, not held.
SHIFTED = Regex(r"(?:推后|延后|推迟|延期|缓开|改期)(?!了?过)")
# How a thing is to be, or was put down: 「例会地点变更」, 「走访由国平带队」, 「不算安全，归到培训」.
ARRANGED = Regex(
    r"(?:时间|日期|地[点方]|场地|负责人)(?:变更|有变|变[了为]|调整|更改)|改由|不算(?!数)|归[到入]"
    r"|[由为成][^,。;]{2,8}(?:带队|领队|主持|主讲|牵头|负责)(?:$|[,。;])"
)


def is_arranged(text: str) -> bool:
    """Whether words say how something is to be, and not that it was done."""
    is_so = ARRANGED.search(text) is not None and tense(text) is not Tense.DONE
    return is_so or SHIFTED.search(text) is not None


def is_thing_given(text: str) -> bool:
    """Whether something was handed over, or got by those it was for."""
    return any(pattern.search(text) for pattern in (GIVEN, HANDED))


def is_coarse(when: When) -> bool:
    """Whether a time is a whole month or more."""
    return when.grain in MONTHS and not (when.deadline or when.rrule)


def _is_today(seen: Evidence, when: When) -> bool:
    """Said of today without more; 「今天下午开会」 in the morning lies ahead."""
    is_ahead = when.grain is Grain.HOUR and when.start > seen.now
    return when.start.date() == seen.now.date() and when.rrule is None and not is_ahead


def is_a_word(seen: Evidence) -> bool:
    """「体检」 alone answers somebody."""
    is_bare = seen.when is None and seen.figures + seen.sums == 0
    return is_bare and len(seen.text) <= A_WORD and tense(seen.text) is not Tense.DONE
