"""A question about the work as one value: which days, who, what, which figure, beside what.

「李委员」 is left to the caller, who knows the roster: the words of a person are taken out before.
"""

from datetime import date, datetime

from union.core import period
from union.core.lazy_regex import Regex
from union.core.period import A_DAY, Grain, Period
from union.reading.english.translation import is_english
from union.reading.money.flows import is_received
from union.reading.questions import subject_words, time_spans, work_questions
from union.reading.questions.subject_words import terms_in
from union.reading.questions.thresholds import Limit, limit_in, plainly, words_and_exclusion
from union.reading.text.identifiers import masked

COMPARED = Regex(
    r"(?<![评对])比(?![赛武例拼重选如方])|对比|相比|环比|同比|(?:较|跟|和|与)[^,。?]{0,8}(?:比|多(?!少)|(?<!多)少|增|减)|(?:增长|增加|减少|下降|多了|少了|多出)(?:了)?(?:多少|几|百分)|[和跟与][^,。?]{2,8}哪个(?!月)[^,。?]{0,6}[多少高低](?=[?]?$)"
)
AND = Regex(
    r"[和与跟同](?=[今去前上下这本]|第?[一二三四1-4]季|[一二三四五六七八九十\d]{1,3}月|20\d\d年|[春夏秋冬][天季])"
)
SOMETHING_BEFORE = Regex(r"(?:比|较|跟|和|与|同|相比于?|对比|比起)\s*$")
LAST = Regex(
    r"(?:上一?[次回]|最近(?:的)?(?:一[次回])?|最后一?[次回]|前一次)[^,。?]{0,16}?(?:什么时候|哪一?天|几号|几月|何时|哪个月|多久|是哪)|(?:上一?[次回]|最近一[次回]|最后一[次回])|多久(?:都)?没(?:有)?"
)
OF_LAST = Regex(
    "多久都?没有?|最近的?一次|最近一回|最后一[次回]|上一?[次回]|前一次|最近|都?是(?:什么|哪一?[个场次项])(?!时|地|人|日)"
)
NEXT = Regex(
    r"下一?[次回场](?=[^,。?]{0,16}(?:什么时候|哪一?天|几号|几月|何时|周几|几点))|(?:下一?[次回场])(?=.{1,12}$)"
)
WHEN = Regex(
    r"(?:(?<![彩编])安?排|是|(?<!现)在|定在?|改到){0,3}(?:(?:什么时候|什么时间|哪一?[天日]|几月几[号日]|几月(?:份)?|几[号日]|何时|哪个月|多久(?:以?前)?|(?:星期|周|礼拜)几)(?:几点)?"
    r"|几点钟?(?:还是几点)?(?![要建意希体])|\d{1,2}[点:]\d{0,2}[半分]?(?:整)?还是\d{1,2}[点:]\d{0,2}半?|\s{1,3}还是\s{1,3}|(?:(?<=[\u4e00-\u9fff]{2})|(?<=[,? ]))在(?:哪[里儿块边]?|哪个?(?:地方|会议室|教室|食堂|厅|门|楼|馆|场|层|室|屋|房间?|号楼)|什么(?:地方|位置)|几楼|[^,。?在]{1,8}还是[^,。?]{1,8})"
    r"(?=开|办|搞|做|见|等|食|集合|举行|打|比|交|$|[,。?啊呀呢咯]))(?!好(?:$|[?呢吧,。]))(?:[要得该]?(?:[做办搞弄写][完好成]|完成)|的|了|办的|开的|开[席场]|开始?|集合|举行|出发|入席|见面?|等|搞|截止|交|报|办)?"
)
BEST = Regex(
    r"(?:(?<=[训赛会座课动次场期])人)?(?:得?最|(?<=[得的])(?=[多少]\??$))(?P<which>[多少大高低小])|[排数]?第一[名位]?(?=$|[,。?的是])"
)
WHICH_MONTH = Regex(r"(?:哪|那)(?:一)?个?(?P<what>月|季度)(?:份)?|几月(?:份)?|的月份?$")
WHO = Regex(r"谁|哪(?:个|位|名)(?:人|委员|同志|组长|干部)|什么人")
WHICH_KIND = Regex(r"(?:哪|什么)(?:一)?(?:类|种|项|方面|块)(?:工作|活动|支出)?")
WHICH_ONE = Regex(
    r"哪(?:一)?(?:[个笔件项单样趟批天]|[场次期](?=人最|(?!人)))(?!月|人(?!最))(?:活动|工作|支出)?|是什么|什么活动|最[大高多小少低]的?那?一?(?:笔|场|次|项|个活动)"
)
REPORTERS = Regex(
    r"(?:谁|哪些(?:人|委员|同志)|哪几个人|(?:几|多少)(?:个|位|名)?(?:人|委员|同志))(?:都)?(?:已经?|都)?[^,。?没未]{0,3}(?:报了|记了|报送|上报|交了|填了|报过|记过|报(?!名))"
)
SHARE = Regex(
    r"占(?:了|到)?(?P<whole>[^,。?]{0,10}?)(?:的)?(?:多少|几成|百分之几|比例|比重|几分之几|%|比(?:例|重)?(?:是|为)?多少)"
)
OVERDUE = Regex(r"过期|逾期|超期|过了?期限|超过期限|误期|到期(?:没|未)|拖(?:着|延|欠)")
DUE = Regex(r"(?:截止|到期|该交|要交|要报)的?[^,。?]{0,4}(?:有)?(?:哪些|什么|几)")
DONE = Regex(
    r"(?:(?:都|还|一共|共)?(?:做|干|办|搞|开展|组织|完成|记|报|忙|举办|参加|负责|(?<!要)跑|弄)(?:了|过|完)?(?:些)?(?:哪些|什么|啥|哪几(?:件|项|个|场|次)?|多少(?:事|工作)|几(?:件|项)(?:事|工作))(?P<thing>事情?|工作|活动|的)?)"
    r"|有(?:哪些|什么|啥)(?P<more>工作记录|记录|成果|进展|动态)?|(?:干|忙)(?:了)?(?:些)?啥|(?:工作|情况)(?:怎么样|如何|怎样)|情况(?=$|[?,。])|有没有(?=[^,。?]{0,40}过)|过(?=[^,。?]{0,40}没有?$)|[了过](?:谁|哪些人|哪几个人|什么人)|(?:去|来)?(?:看望|探望|慰问|走访|探访|看)(?:的|了|过)?谁(?:了|的|过)?(?=$|[?啊呀])|(?:开展|组织|举办|慰问|走访|搞|办|做|开)了(?:没有?|吗)$"
    r"|(?:列|查|看|说|报)(?:一下|出|一列)|(?:哪些|什么)(?P<kind>活动|工作|培训|比赛|会议|讲座|慰问)"
)
AVERAGE = Regex(
    r"多少钱(?:一|每)(?P<one>[户人次场期份件条个盒箱桶袋双套只瓶张块本把床台])买?的?|平均(?:每|一)?(?P<per>次|场|堂|节|回|期|户|人|个?月|项|份)?|人均|户均|(?<![^,。?])每(?P<each>户|人|次|场|堂|节|期|份)(?:大?概|约)?(?:是|发|给|花)?多少"
)
# 「8月份的培训人次」: the figure by its name alone.
NAMED = (
    (Regex("总?(?:人次|人数)"), "people"),
    (Regex("支出|花费|金额|总额|开支|费用"), "money"),
    (Regex("总?(?:次数|场次|场数)"), "count"),
    (Regex("总?(?P<unit>[户期份件处条])数"), "unit:"),
)
HOW_MUCH = Regex(r"多少(?=了?(?:$|[?,。]))")
# How many there are is no work done: 「会员有多少人」.
STRENGTH = Regex("会员|委员|工会|单位|公司|车间|厂|职工|员工")
THING = Regex("(?:多少|(?<![十百千])几[盒箱袋块张把])(?P<of>[\u4e00-\u9fff]{2,6})")
LIMITED = Regex(r"超过|以上|以下|不到|大于|小于|高于|低于|不足|不少于|不超过")
AHEAD_WORDS = Regex(r"(?:将|打算|准备|计划|预计|还要|要|该)(?:花|用|办|开|搞|发|支出)")
WHY = Regex(
    r"为什么|为何|怎么(?!样)|凭什么|原因|天气|下雨|(?:电话|手机)(?:号码?)?(?:是|有|多少|几|[?。]?$)|微信号|住址|地址|工资|密码|谁是|(?<![的了过])是谁(?=\W|[啊呀呢]|$)"
)
ASKING = Regex(
    r"[号日点天午一二三四五六][^,。]{0,4}还是[^,。]{0,4}(?:[号日点天午末]|[周期初十][一二三四五六七八九])|[几谁哪啥](?![都也])|[?]|多少|多久|对比|比较$|什么(?![都也])|怎么|怎样|如何|[没未](?:有)?[^,。]{0,6}[吗?]|吗$|情况$|有没有|没有?$|最[多少高低大小]|(?:人数|人次|次数|户数|总额|名次|比分)$|是不是[在定]?[\d一二三四五六七八九十周星礼今明后上下]|环比|同比|比例|占比|比重|总(?:额|支出|金额|人次|人数)$|(?<!合计)合计$|的(?:费用|支出|花费|开支)$|(?:查|统计|看|算|列)一?下|帮我查"
)
PAST = Regex(
    r"(?<!安排)(?<!计划)(?<!定)[了过](?:些)?(?:哪些|什么|啥|多少|几)|(?:都|已经?)(?:做|干|办|搞|开展|组织|完成)|干(?:了)?啥|过(?:没有?|吗)|有没有[^,。?]{1,16}过(?=$|[,。?])|上一?[次回]|最近一[次回]|最后一[次回]|最[多少高低大小]|哪[个一]?月|比去年|同比|环比|占|是?(?:哪一?天|什么时候|几月|几[号日]|谁|哪[个次场])[^,。?要该得能可]{0,5}[^,。?要该得能可点号天月的日]的(?=$|[?,。])"
)
REQUEST = Regex(
    r"^\s*(?:请|麻烦)?(?:帮[我忙])?(?:查查|(?:把[^,。?]{2,20})?(?:[查看算列]|统计)(?:一?下|出来))"
)
WHAT_DONE = Regex(r"(?:搞|办|做|开展|组织|举办)?(?:了|的)?(?:什么|哪些|啥)(?:活动|工作|事情?)")
OWN_FIGURE = Regex(r"\d\s*(?:元|万|块|人|户|名|份|次|场|位)")
WHO_DID = Regex(
    r"(?:是|由)?谁(?:去|来|带队)?(?:搞|组织|办|开展|举办|负责|牵头|讲|带|做|弄)(?:了|过|的)?(?!多|少|什么)|谁去(?:了|过|的)?(?!多)"
)
LISTED = Regex(r"(?:的)?(?:支出|花费|开支)?(?:都)?有?(?:哪些|什么|哪几[个项场笔次])(?:支出|花费|开支)?")
EACH_OF = Regex("分别|各自|各(?=[发花有是用办搞开])|(?<!平均)每[次回场期堂节](?=[^,。?]{0,3}(?:多少|几))")
# 「人数最多的一次运动会圆满结束」 asks nothing.
QUESTIONED = Regex(r"[几谁哪?]|多少|什么(?!样)|怎么|吗$|对比$|多久")
ENDS_ASKING = Regex(r"(?:多久|多少(?:人次|[人钱户次元场期份])?|什么|哪些|谁|几[次户人场])[?。]?$")
EACH = Regex(r"各[^,。?]{0,4}(?:多少|几)|分别|各自")
# 「发给哪个车间的」, 「看的谁」, 「每人给多少」, 「到场的有多少」 beside a figure: only the words of the logs tell.
BESIDE = Regex(
    r"[给到在由是看]{0,2}的?(?:是|有)?(?:谁(?:去|来|带队|主持|主讲|看)?|什么(?:人|地方|内容|事情?|东西)?|(?:哪|那)(?:里|儿|些|[一几]?[个位家支队样户笔场次])(?:人|[\u4e00-\u9fff](?=[,。?的]|$)|车间|小组|部门|单位|分会)?|怎么样|如何)"
    r"|(?:的|都)?(?:有|是)?(?:(?<!平均)每一?个?|人均|户均)(?:[户人家位名份次场回])?[给发派送花用去来]{0,2}了?(?:大?概)?多少[钱元人]?|[来到]?[场会]?的?(?:有|是)?多少(?=\W|$)|(?<![a-z])each(?: one)?(?![a-z])",
    any_case=True,
)
MANY = Regex(work_questions.MANY)
MOST_LOOKS, MOST_MORE, PAIR = 8, 2, 2  # looks at what else is asked, the same asked again included
# What was given to somebody to hand in may be meant, and not only the month's report.
HANDED = Regex(r"[没未]有?交(?!.*报)")
OF_MONEY = Regex("钱|支出|开支|开销|花|经费|费用|金额|资金")
DID_ENGLISH = Regex(
    r"\b(?:did|last (?!day|date)|went|came|turned up|attended|spent|(?:got|get) passed|got the|held|conducted|handled|settled|visited|gave|given|so far|up to now|(?:got|had|drew) (?:the )?(?:more|most|fewer|fewest|least)|already)\b",
    any_case=True,
)
STANDING = frozenset(("open", "unreported", "overdue", "reporters"))


def has_asking_words(text: str) -> bool:
    """Whether words ask at all."""
    return ASKING.search(plainly(text)) is not None


def is_about_the_past(text: str) -> bool:
    """Whether a question is of what was done: 「搞了哪些活动」, not 「有什么活动」."""
    return PAST.search(plainly(text)) is not None or (
        is_english(text) and DID_ENGLISH.search(text) is not None
    )


def has_only_limits(text: str) -> bool:
    """Whether the figures of a question are no report: 「超过50人的有哪些」, 「最大的一笔是什么」."""
    said = plainly(text)
    left = (limit_in(said) or (None, said))[1]
    is_bounded = left != said or any(each.search(said) for each in (BEST, COMPARED, AVERAGE))
    if "," not in said and ENDS_ASKING.search(said):
        return True
    return is_bounded and not OWN_FIGURE.search(left) and QUESTIONED.search(said) is not None


def is_requested(text: str) -> bool:
    """Whether a figure is asked for without a word of asking: 「查一下8月份的培训人次」."""
    return REQUEST.search(plainly(text)) is not None


def read_question(text: str, now: datetime) -> work_questions.Question | None:
    """The question a text asks, None when it asks none that the log or the calendar can answer.

    Without a period, what is open or unreported is asked of this month, the last time of all times, figures of this year.
    """
    said, without = words_and_exclusion(plainly(text))
    if not ASKING.search(said) or WHY.search(said) or work_questions.LEFT.search(said):
        return None
    is_of_two = COMPARED.search(said) or EACH.search(said)  # 「上周和这周比」 are two, no span
    found = time_spans.spans_asked(AND.sub("比", said) if is_of_two else said, now)
    rest = masked(said, [(each.begin, each.end) for each in found], time_spans.BLANK)
    limit, rest = limit_in(rest) or (None, rest)
    asks_for, rest = _wanted_with_rest(rest, limit)
    fixed = tuple(each.festival for each in found if each.festival)
    wants = _of_time(asks_for, found, now.date()) if asks_for else None
    if wants is None or len(set(fixed)) > 1:
        return None
    main, versus, is_said = _days(said, found, wants, now.date())
    wants, also, rest = _also(wants, rest)
    told, rest = _further_question(said, wants, also, rest)
    also = ("open",) if wants == "unreported" and HANDED.search(said) else also
    terms = terms_in(rest, fixed)
    is_bare = wants == "amount" and not found  # 「一共多少」 of what?
    if not terms and (is_bare or _needs_words(wants, rest)):
        return None
    subject, most = "".join(terms), _superlative_asked(said)
    asked = work_questions.Question(
        main, subject_words.category_of(terms), subject or None, wants, terms,
        purpose=work_questions.purpose_in(said) if wants == "money" else None,
        versus=versus, said=is_said,
        whole=share["whole"] if (share := SHARE.search(said)) else None,
        per=None if told else _per(said), most=most,
        fixed=fixed, also=also, limit=limit, without=without,
        is_income=wants == "money" and work_questions.INCOME_ASKED.search(said) is not None,
        verb=work_questions.deed_counted(said, is_turnout=not terms and most is not None) if wants == "people" else "",
        told=told,
    )  # fmt: skip
    return _otherwise(asked, found, said, now)


def _wanted_with_rest(rest: str, limit: Limit | None) -> tuple[str | None, str]:
    if limit and LISTED.search(rest):  # 「1万元以上的支出有哪些」
        return "done", LISTED.sub(" ", rest)
    return work_questions.remainder_question(rest) or _wants(EACH_OF.sub("", rest))


def _otherwise(
    asked: work_questions.Question, found: list[time_spans.Asked], said: str, now: datetime
) -> work_questions.Question:
    """With what is meant where nothing is found so; dues of a month are sought by its name first."""
    by_name = time_spans.of_month(asked, found)
    is_running = asked.period.is_month and now.date() < asked.period.end
    if by_name and not is_running and any(map(is_received, asked.terms)):  # dues come in the next month
        return by_name._replace(otherwise=asked)
    otherwise = time_spans.of_festival(asked, found, said) or time_spans.of_season(asked, said, now.date())
    otherwise = otherwise or _of_its_sort(asked) or by_name
    return asked._replace(otherwise=otherwise) if asked.wants not in STANDING else asked


def _of_its_sort(asked: work_questions.Question) -> work_questions.Question | None:
    """「花了多少慰问金」 where no log names a sum so: what was spent on work of that sort."""
    stem = (asked.purpose or "")[:-1]
    category = subject_words.categories().get(stem) if asked.terms == (asked.purpose,) else None
    return asked.of(stem, category=category)._replace(purpose=None) if category else None


def _of_time(wants: str, found: list[time_spans.Asked], today: date) -> str | None:
    """Of days to come the logs tell nothing: 「明天走访谁带队」 asks for what is planned."""
    is_ahead = any(each.period.first > today for each in found)
    if not is_ahead or wants in STANDING or wants in ("when", work_questions.SAID):
        return wants
    return work_questions.SAID if wants == "last" else None


def _needs_words(wants: str, rest: str) -> bool:
    is_of_thing = wants == work_questions.SAID or wants.startswith(work_questions.LEFT_ASKED)
    return is_of_thing or (wants == "people" and STRENGTH.search(rest) is not None)


def _wants(rest: str) -> tuple[str | None, str]:
    still, left = work_questions.standing(rest)
    if OVERDUE.search(rest) and still in (None, "open"):
        return "overdue", ""
    if still:
        return still, left
    if DUE.search(rest):
        return "open", ""
    if (told := REPORTERS.search(rest)) and not (BEST.search(rest) or terms_in(rest[: told.start()], ())):
        return "reporters", ""
    if work_questions.FIRST.search(rest):  # in order of time the first stands first
        return "done", WHEN.sub("", work_questions.FIRST.sub(" ", rest))
    if WHO_DID.search(rest) and not (BEST.search(rest) or WHEN.search(rest)):
        return "last", WHEN.sub(" ", OF_LAST.sub(" ", WHO_DID.sub(" ", rest)))
    if NEXT.search(rest):
        return "next", WHEN.sub("", NEXT.sub("", rest))
    if LAST.search(rest):
        return "last", WHEN.sub(
            "", work_questions.wanted(OF_LAST.sub(" ", work_questions.COUNTED_THEN.sub(" ", rest)))[1]
        )
    if WHEN.search(rest) and not BEST.search(rest):
        return "when", WHEN.sub("", WHO_DID.sub(" ", rest))
    return _figure(rest)


def _also(wants: str, rest: str) -> tuple[str, tuple[str, ...], str]:
    """What else is asked in the same sentence, 「来了几支队 多少人」, and the words without it."""
    more = list[str]()
    for _ in range(MOST_LOOKS):
        if wants in STANDING or len(more) == MOST_MORE:
            break
        one, left = work_questions.wanted(rest)
        if one is None and wants != "done" and (what := WHAT_DONE.search(rest)):
            one, left = "done", rest[: what.start()] + " " + rest[what.end() :]
        if one is None and wants == "money" and NAMED[0][0].search(rest):  # "turnout and prize cost"
            one, left = "people", NAMED[0][0].sub(" ", rest)
        if one is None:
            break
        more += [one] if one != wants and one not in more else []
        rest = left
    if "done" in more and wants not in ("last", "when", "next"):  # what was done says how much, too
        return "done", (), rest
    return wants, tuple(more), rest


def _further_question(said: str, wants: str, also: tuple[str, ...], rest: str) -> tuple[bool, str]:
    """Whether something is asked in the same breath that no sum tells, 「发了多少双，发给哪个车间的」, and the words without it."""
    is_list = wants in (*STANDING, "next", "done", work_questions.SAID)
    if is_list or BEST.search(said) or COMPARED.search(said):
        return False, rest
    left, is_more = BESIDE.sub(" ", rest), len(MANY.findall(said)) > 1 + len(also)
    is_each = EACH_OF.search(said) is not None or _per(said) == wants.removeprefix("unit:")
    return left != rest or is_each or is_more, left  # 「走访了几户，每户多少钱」


def _figure(rest: str) -> tuple[str | None, str]:
    left = rest
    if AHEAD_WORDS.search(rest) or LIMITED.search(rest):
        return None, rest
    if BEST.search(rest):
        left = BEST.sub("", WHICH_ONE.sub("", WHICH_KIND.sub("", WHICH_MONTH.sub("", WHO.sub("", rest)))))
    if share := SHARE.search(rest):
        left = rest[: share.start()]
        said_whole = share["whole"].strip("的 ")
        return _measure(said_whole) or _measure(left) or ("facts" if said_whole else "money"), left
    left = AVERAGE.sub(lambda match: "多少钱" if match["one"] else "", left)
    asked = work_questions.wanted(left)
    return asked if asked[0] is not None else _unasked_figure(rest, left)


def _unasked_figure(rest: str, left: str) -> tuple[str | None, str]:
    """A figure by its name alone, the most of something, a thing without a unit, or what was done."""
    for pattern, named in NAMED:
        if found := pattern.search(left):
            return (f"unit:{found['unit']}" if named == "unit:" else named), pattern.sub(" ", left)
    if BEST.search(rest) or COMPARED.search(rest):
        of_one = "people" if WHICH_ONE.search(rest) and BEST.search(rest) else "count"
        return _measure(left) or of_one, left
    if HOW_MUCH.search(left):
        return "amount", HOW_MUCH.sub("", left)
    if thing_asked := THING.search(left):
        return "amount", f"{left[: thing_asked.start()]} {left[thing_asked.start('of') :]}"
    if done := DONE.search(rest):
        thing = next((each for each in done.groups() if each), "")
        kept = "" if thing in work_questions.EVERYTHING or thing in ("的", "事", "事情") else thing
        return "done", rest[: done.start()] + " " + kept + rest[done.end() :]
    if work_questions.TOLD_ASKED.search(rest):
        return work_questions.SAID, work_questions.TOLD_ASKED.sub(" ", rest)
    return None, rest


def _measure(words: str) -> str | None:
    """Which measure words speak of without asking how much: 花钱, 支出 of money, 人次 of people."""
    if OF_MONEY.search(words) or work_questions.purpose_in(words):
        return "money"
    return "people" if "人" in words else None


def _per(said: str) -> str | None:
    if (found := AVERAGE.search(said)) is None:
        return None
    per = found["per"] or found["each"] or found["one"] or (found[0][0] if found[0][0] in "人户" else "次")
    return per.removeprefix("个")


def _superlative_asked(said: str) -> tuple[str, bool] | None:
    """「哪个月最多」: of what, and whether the least is asked for."""
    best = BEST.search(said)
    if best is None or COMPARED.search(said):
        return None
    least = best["which"] in ("少", "低", "小") if best["which"] else False
    if month := WHICH_MONTH.search(said):
        return ("quarter" if month["what"] == "季度" else "month"), least
    if WHO.search(said):
        return "person", least
    if WHICH_KIND.search(said) and not WHICH_ONE.search(said):
        return "category", least
    return ("fact", least) if WHICH_ONE.search(said) else None


def _days(
    said: str, found: list[time_spans.Asked], wants: str, today: date
) -> tuple[Period, Period | None, bool]:
    """The days asked about, those to compare with, and whether any were said; a year or month said beside a festival stands for them."""
    plain = [each for each in found if not each.festival] or found
    default = period.containing(today) if wants in STANDING else period.of_key(str(today.year))
    assert default is not None
    if not COMPARED.search(said):
        main = plain[0].period if plain else default
        if wants in ("open", "overdue") and found:
            return _of_items(main, today), None, True
        if EACH.search(said) and len({each.period for each in found}) == PAIR:
            return found[-1].period, found[0].period, True
        return main, None, bool(found)
    other = next((each for each in plain if SOMETHING_BEFORE.search(said[: each.begin])), None)
    if other is None and len(plain) > 1:
        other = plain[-1]
    named = next((each.period for each in plain if each is not other), None)
    if "环比" in said:
        main = named or period.containing(today)
        return main, time_spans.span_before(main), bool(plain)
    if other is None:
        main = named or default
        return main, time_spans.year_back(main), bool(plain)
    main = named or _current_counterpart(other.period, today)
    return main, _aligned(main, other.period), True


def _current_counterpart(other: Period, today: date) -> Period:
    """「比上个月」: this month; 「比去年」: this year."""
    if found := period.around(today, other.grain):
        return found
    length = other.end - other.first
    return Period("", Grain.DAY, other.end, min(other.end + length, today + A_DAY))


def _of_items(main: Period, today: date) -> Period:
    """A list of items is of a report's time: 「年底前还有什么」 of the year, not of its last month."""
    if main.key:
        return main
    month = period.containing(today)
    is_of_month = main.first <= today < main.end or month.first - A_DAY <= main.first < month.end
    return month if is_of_month else period.of_key(str(today.year)) or main  # 「月底前还剩哪些没办」


def _aligned(main: Period, other: Period) -> Period:
    """「10月比去年」: the same days of that year."""
    if other.grain is not Grain.YEAR or main.grain is Grain.YEAR:
        return other
    while main.first.year > other.first.year:
        main = time_spans.year_back(main)
    return main
