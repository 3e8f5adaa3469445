"""Questions about one item of the calendar, and about figures of days to come."""

from datetime import datetime

from union.core.lazy_regex import Regex
from union.core.period import Period
from union.reading.acts.changes.change_verbs import ChangeDeed
from union.reading.acts.changes.changes import ItemChange, Scope
from union.reading.questions.thresholds import plainly
from union.reading.questions.time_spans import spans_asked

HANDED = r"(?:负责|牵头|主办|经办|管|跟进?|办|做|弄|搞|写|交|报|收)"
OWNED = Regex(
    r"谁(?:来|在|要)?(?:负责|牵头|主办|经办|管|跟进)(?:的是)?(?P<of>[^,。?]{2,20})$|(?P<what>[^,。?]{2,20}?)(?:是|由|归|让)?谁(?:来|在|要)?"
    rf"{HANDED}的?(?=$|,)"
)
# 「我手上还有哪样没交的」, 「大文还有什么没交」.
# 「这周我要干点啥」, 「大文名下还有几件事」, 「我最近有啥要交的没」: a hand, what is still to do, or both words of doing and of time.
THINGS = r"(?:哪些|哪几?[样件项个]|什么|啥|几[样件项个]|多少)(?:事情?|工作|任务|东西|活儿?)?"
SPAN = r"(?:今天|明天|[这本下]个?(?:周|星期|礼拜|月)|最近|近期|现在|目前|眼下|手头)?"
DO = r"(?:交|报|办|做|干|完成|弄|搞|写|忙|负责)"
OPEN_OF = Regex(
    rf"^我?(?:手[上里头]|名下)的?(?:活儿?|事情?|任务|工作)?(?:都|还)?(?:有|剩){THINGS}"
    rf"|^(?:请问|那|问下)?{SPAN}(?P<who>我|[\u4e00-\u9fff]{{2,4}}?|[A-Z][A-Za-z·]{{1,30}}?){SPAN}"
    rf"(?:(?:的?手[上里头]|那边|名下|这边)(?:都|还|仲|现在|目前){{0,2}}(?:有|剩)?{THINGS}"
    rf"|(?:都|还|仲){{0,2}}(?:有|剩){THINGS}(?:还没|没|未|要|该|得)有?{DO}|(?:都|还)?(?:要|该|得|需要){DO}(?:点|些)?{THINGS})"
)
# 「摸底表还有谁没交上来」, 「还有谁的活没交」, 「邊個仲有嘢過咗期未交」; 「谁还没报」 asks of reports.
WHO = r"(?:谁|边个|边位|哪(?:个|位|几个|几位|些人)|who(?:se)?\b)"
WHO_LEFT = Regex(
    rf"{WHO}(?P<of>[^,。?]{{0,14}}?)(?:没|未|冇|仲欠|(?:超|过)[咗了]?期)[有能]?(?P<deed>[^,。?]{{0,4}}?(?:交|办|弄|搞|做|干|写|完成|落实|了结|上来|动静))"
    rf"|(?:没|未)(?:有)?(?:交|办|弄|搞|做|干|完成)[^,。?]{{0,4}}的(?:还有|都?有|是){{0,2}}(?:谁|哪)"
    rf"|who\W.{{0,24}}(?:not\W(?:yet\W)?(?:done|finish|submit|hand)|outstanding|overdue|still\W(?:owe|hav))|(?:not\W(?:yet\W)?done|outstanding|overdue).{{0,24}}\bwho\b",
    any_case=True,
)
BARE_WHO = Regex(r"^(?:还有|还|现在|目前|眼下|都)*(?:有)?(?:谁|哪些人|哪位)(?:还|都)*(?:没|未)有?[交办]?$")
DONE = Regex(
    r"(?P<what>[^,。?]{2,20}?)(?:交|报|办|做|弄|搞|写|印|发|定|订|买|贴|排|填|改|收|通知|联系|落实|完成|准备|处理|上报|报送|提交)(?:完|好|齐|上去|出去|上|下来)?(?:了)?(?:没有?|吗|没)$"
)
DUE_WHEN = Regex(
    r"(?P<what>[^,。?]{2,20}?)(?:什么时候|哪一?天|几号|何时)(?:要|该|得|之?前)?(?:交|报|截止|到期|上报|报送|提交|完成)(?!了|的)|(?P<of>[^,。?]{2,20}?)(?:的)?(?:截止|到期|期限)(?:时间|日期|日)?(?:是|到)?(?:什么时候|哪一?天|几号|何时)"
)
FIGURE = Regex(r"多少|几")
EDGES = Regex(
    r"^(?:我们|咱们|请问|现在|那个|这个|今年|本月|这次|的|交|上报|报送)+|(?:[都还已现在到底]|已经|的|这个?事情?|这项工作){1,5}$"
)
END = Regex(r"(?<![?!。,呢啊呀\s])[?!。,呢啊呀\s]+$")
SHORTEST = 2


def item_asked(text: str) -> str | None:
    """By what name an item is asked about: who has it, whether it is done."""
    said = END.sub("", plainly(text))
    due = DUE_WHEN.search(said)
    found = due or OWNED.search(said) or DONE.search(said)
    if found is None or (due is None and FIGURE.search(said)):
        return None
    named = EDGES.sub("", next(each for each in found.groups() if each))
    return named if len(named) >= SHORTEST else None


def whose_open(text: str) -> str | None:
    """Whose open items are asked for: 我, or a name; None for any other question."""
    found = OPEN_OF.match(END.sub("", plainly(text)))
    return found["who"] or "我" if found else None


def asks_who_is_left(text: str) -> bool:
    """Whether it is asked who has still to do or to hand in something; of reports alone no."""
    said = END.sub("", plainly(text))
    return BARE_WHO.match(said) is None and WHO_LEFT.search(said) is not None


def time_ahead(text: str, now: datetime) -> Period | None:
    """The days to come of which a figure is asked, None for days that have begun."""
    said = plainly(text)
    if not FIGURE.search(said):
        return None
    today = now.date()
    return next((each.period for each in spans_asked(said, now) if each.period.first > today), None)


SIGNS = Regex(r"[谁誰几幾哪啥邊]|什[么麼麽]|多久|\bw(?:hen|here|ho|hat)\b", any_case=True)
# 「那个会几点来着」, 「周四几点开会」, 「名单交给谁」: what it is of the calendar its words or its day tell.
POINTED = Regex(
    r"^(?:顺便)?(?:请问|想?(?:问|确认|知道)一?[下声]?|对了|那(?=[,，])|有?谁(?:还|有)?(?:知道|记得|晓得|清楚))?[,，]?(?P<what>(?!我们?|咱们?|[你他她]|大家|谁)[^,。?谁几哪啥什]{1,14}?)(?:那[天日])?(?:现在|最后|到底)?(?:是|定|安?排|改|放|交|报|约)?(?:在|到|给|成)?"
    r"(?:几点|几号|几楼|(?:星期|礼拜|周)几|哪(?:[里儿天层]|一[日天]|[间家个](?:酒[楼家店]|饭店|餐厅|会所|礼堂|会议室|场地|地方))?|谁|什么(?:时候|地方|时间)|啥(?:时候|地方|时间)|多久)(?:来?(?P<held>[开上打跳练比办搞讲集排][会课赛舞合练座]?)|负责|主持|收|管)?(?:始|的)?(?:来着|[啊呀呢哈哦嘛了]){0,2}$"
)
NOUNS = {"会": "会", "课": "课", "赛": "比赛", "练": "排练", "座": "讲座"}


def pointed(text: str) -> ItemChange | None:
    """What is asked when or where it is, as whoever changes it would name it: 「那个会」, 「周四的会」."""
    found = POINTED.match(END.sub("", plainly(text)))
    if found is None:
        return None
    noun = NOUNS.get((found["held"] or "")[-1:], "")
    what = found["what"] + (f"的{noun}" if noun and noun not in found["what"] else "")
    return ItemChange(ChangeDeed.MOVE, what, (), "", (), Scope.UNSAID, found[0][found.end("what") :])


PAGE_ASKED = Regex(
    r"(?:开?会前|开会之前)(?:先?给我|让我)?先?(?:看看|看一下|看一眼)吧?"
    r"|上(?:次|回|一次)(?:的?会议?|例会|开会)上?都?(?:定|决定|议定|通过|布置)了?些?(?:什么|啥|哪些|哪几件)(?:事情?|工作)?"
)
# 「上次会上定的事办得怎么样了」
TASKS_ASKED = Regex(
    r"上(?:次|回|一次)(?:的?会议?|例会|开会)[上里]?(?:(?:交代|布置|安排|决定|议定|定|说|分)(?:下[来去])?)?的?(?:那?几[项件]|这?些)?(?:任务|事情?|工作|活儿?)(?:都|现在|最近)?"
    r"(?:(?:办|做|落实|进行|完成|推进|弄|干)得?)?(?:(?:的?情况)?(?:怎么?样|咋样|如何|到哪(?:一步|里|儿)?)了?|[完好成齐]?(?:了没有?|没有?|了?吗))"
)
PAGE_SIGNS = Regex("会前|会之前|上次|上回|上一次")


def is_page_asked(text: str) -> bool:
    """「会前给我看看」, 「上次会定了什么」: what there is to read before the next meeting."""
    return PAGE_ASKED.fullmatch(END.sub("", plainly(text))) is not None


def are_tasks_asked(text: str) -> bool:
    """「上次会上定的事办得怎么样了」: how the tasks stand that a meeting gave out."""
    return TASKS_ASKED.fullmatch(END.sub("", plainly(text))) is not None
