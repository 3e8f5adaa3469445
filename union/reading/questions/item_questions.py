"""Questions about one item of the calendar, and about figures of days to come."""

from datetime import datetime

from union.core.lazy_regex import Regex
from union.core.period import Period
from union.reading.acts.changes.item_changes import ChangeDeed, ItemChange, Scope
from union.reading.english.translation import is_english
from union.reading.questions.question_reader import WHEN
from union.reading.questions.subject_words import ASKING_ENGLISH, terms_in
from union.reading.questions.thresholds import plainly
from union.reading.questions.time_spans import spans_asked
from union.reading.text.normal_form import EitherScript, simplified

HANDED = r"(?:负责|牵头|主办|经办|主持|主讲|带队|领队|授课|讲课|值班|记录|管|跟进?|办|做|弄|搞|写|交|报|收|准?备|出|[拉拿取][回来]?|采?买|订|换|带|联系|通知|[统合]计|汇总|印|画|借|派|搬|布置|排)"
OWNED = Regex(
    r"谁(?:来|正?在|要)?(?:负责|牵头|主办|经办|管|跟进)(?:的是)?(?P<of>[^,。?]{1,20})$|(?P<what>[^,。?]{1,20}?)(?:是|由|归|让)?谁(?:来|去|正?在|要)?"
    rf"{HANDED}的?(?=$|,)"
)
# 「摸底表还有谁没交上来」, 「还有谁的活没交」, 「邊個仲有嘢過咗期未交」; 「谁还没报」 asks of reports.
WHO = r"(?:谁|边个|边位|哪(?:个|位|几个|几位|些人)|who(?:se)?\b)"
WHO_LEFT = Regex(
    rf"{WHO}(?P<of>[^,。?]{{0,14}}?)(?:没|未|冇|仲欠|(?:超|过)[咗了]?期)[有能]?(?P<deed>[^,。?]{{0,4}}?(?:交|办|弄|搞|做|干|写|完成|落实|了结|上来|动静))"
    rf"|(?:没|未)(?:有)?(?:交|办|弄|搞|做|干|完成)[^,。?]{{0,4}}的(?:还有|都?有|是){{0,2}}(?:谁|哪)"
    rf"|(?:没|未)(?:有)?(?:交|办|弄|搞|做|干|完成|落实)[^,。?]{{0,4}}的?[^。?谁]{{0,12}}(?:都?是|分别|各是?|归|由|在|该){{1,2}}{WHO}(?:管|负责|跟|做|办|手上)?"
    rf"|(?:任务|活儿?|工作|事情?|哪些|哪几[项样件个]|什么)[^,。?]{{0,8}}(?:没|未)有?(?:交|办|弄|搞|做|干|完成|落实)[^。?]{{0,6}}?(?:都?是|分别|各是|归|由|在|该)?{WHO}|^(?:现在|目前|眼下)?(?:大家|咱们|我们)?(?:都|各)?有?谁(?:都|在|各)?(?:负责|分管|管|跟)[着了]?些?(?:什么|啥|哪些)"
    rf"|who\W.{{0,24}}(?:not\W(?:yet\W)?(?:done|finish|submit|hand)|outstanding|overdue|still\W(?:owe|hav))|(?:not\W(?:yet\W)?done|outstanding|overdue).{{0,24}}\bwho\b",
    any_case=True,
)
WORK_LEFT = r"(?:not (?:yet )?(?:done|finish\w*|complete\w*|submit\w*|settled?|in)|outstanding|overdue|pending|still owes?|(?:haven'?t|hvnt|havent|never|not yet) (?:done|do|finish\w*|submit\w*|hand\w*|sen[dt]|settled?|g[ai]ven?|complete\w*)|undone)"
WHO_LEFT_ENGLISH = Regex(
    rf"\bwho(?:se|'s|s)?\b.{{0,40}}\b{WORK_LEFT}\b|\b(?:jobs?|tasks?|things?|stuff|items?|works?|what|which)\b.{{0,40}}\b{WORK_LEFT}\b.{{0,30}}\bwho(?:se|m)?\b",
    any_case=True,
)
# 「离预备会还有几天」
DAYS_LEFT = Regex(
    r"(?:还有|还剩|还差|还要)(?:几|多少)[天日]|还有多[久长]|\bhow (?:many days|long)\b[^.?!]{0,24}\b(?:to|until|till?|before|left)\b",
    any_case=True,
)
# What every such question says: 「前一阵交代下去的那些任务」, 「布置的几样东西现在还有」.
OF_NO_TASK = Regex(
    r"前一?阵子?|前[几些]天|看看|到期|(?:这|近|最近)[几两]天|[本这上下]个?(?:周|月|星期|礼拜)|上[次回个]|开?会上|(?:交代|交待|布置|安排|分[派配]|说好|答应|定|派|给)(?:下[去来])?[的了过]?|[那这](?:[几些]?[样件项个条份]?|批)|几[样件项个]|手[上头里]|(?:我们|咱们|大家|大伙)"
    r"|[的得]?(?:任务|活儿?|事情?儿?|工作|东西|嘢)|到(?:今天|现在|目前)|现在|目前|今天|还[有在]?|都|有|没|未|谁|哪[个些位几]|[的了吗呢啊呀嘛哈,，。?？!！]"
    r"|\b(?:tasks?|jobs?|things?|stuff|still|who|is|are|and|n|holding|them|with|which|what|outstanding|pending|overdue|not|done|do|finish\w*|submit\w*|hand\w*|yet|ah|lah|leh|pls|please|from|the|last|meeting|me|us|owes?|have|hasn'?t|haven'?t|never|our|we|anyone|anybody|so|far|given?|out)\b",
    any_case=True,
)
BARE_WHO = Regex(r"^(?:还有|还|现在|目前|眼下|都)*(?:有)?(?:谁|哪些人|哪位)(?:还|都)*(?:没|未)有?[交办]?$")
OTHER_DEED = r"(?![来到去走回吃喝睡醒起听说讲想懂知忘笑哭病累饿困忙死活哪看见有是在会要能行可算对成好完怎么])[\u4e00-\u9fff]"
# 「名单交了没」, 「音响修了没」 (not who has come); 「电影还看不看了」, 「例会取消了没」
DONE = Regex(
    r"(?P<what>[^,。?]{1,20}?)(?:交|报|办|做|弄|搞|写|印|发|定|订|买|换|出|寄|备|贴|排|填|改|收|通知|联系|落实|完成|准备|处理|解决|上报|报送|提交)(?:完|好|齐|上去|出去|[上下回]来|上)?(?:了)?(?:没有?|吗|没|(?<=了)吧)$|(?P<still>[^,。?]{2,20}?)(?:还(?:有没有|[\u4e00-\u9fff]不[\u4e00-\u9fff]了?)|(?:是不是|有没有)(?:已经)?(?:取消|改期|延期|推迟|提前|不办|不搞|改[到在][^,。?]{1,8})了?|(?:取消|改期|延期|推迟|提前)了?(?:没有?|吗))$"
    rf"|(?P<of>[^,。?]{{2,20}}?)(?:{OTHER_DEED}[好完齐成妥]?了(?:没有?|吗)|{OTHER_DEED}[好完齐成妥](?:没有?|吗)|还?没有?{OTHER_DEED}[好完齐成妥]?吗)$"
)
# "has Kumar booked the coach"; "have booked it", "is cancelled already" tell
WHETHER_ENGLISH = Regex(
    r"\b(?:or not|anot)\b(?=\W*$|\s?[?,]|\s(?:ah|leh|sia|hor)\b)|^(?:has|did (?!(?:an?|our|my|some|the(?! \w{2,12} (?:move|shift|change|get|go|happen)\b)|two|three|\d+)\b|\w{2,12}(?:ing|s)\b)|have (?:we|you|u|they|the|all)|(?:is|are|was|were)(?! (?:now|already|alr|not|done|settled|back|postponed|cancell?ed|moved|fixed|confirmed)\b))\b[^.!]{3,80}$",
    any_case=True,
)
# "is movie night still on", "has Kumar printed the name tags"
STILL_ENGLISH = Regex(
    r"^(?:(?P<lead>is|are|was) )?(?:the |our )?(?P<what>[^,.?!]{3,40}?) (?:still (?:on|happening|going)|cancell?ed|called off|postponed|going ahead|happening)\b(?(lead)|(?: (?:already|alr|ah|liao)){0,2}(?: (?:or not|anot)| ?\?))"
    r"|^(?:has|did|have) (?:[a-z]{2,14} ){1,2}?[a-z]{2,12} (?:up |out )?(?:the|our|all) (?P<thing>[^,.?!]{3,40}?)(?: (?:already|yet|alr|liao|or not|anot|ah)){0,3} ?\??$",
    any_case=True,
)
DUE_WHEN = Regex(
    r"(?P<what>[^,。?]{2,20}?)(?:什么时候|哪一?天|几号|何时)(?:要|该|得|之?前)?(?:交|报|截止|到期|上报|报送|提交|完成)(?!了|的)|(?P<of>[^,。?]{2,20}?)(?:的)?(?:截止|到期|期限)(?:时间|日期|日)?(?:是|到)?(?:什么时候|哪一?天|几号|何时)"
    r"|^(?P<thing>[^,。?]{1,20}?)(?:(?:那边|现在|目前|最近|进度|进展|情况){1,2}|(?:准备|筹备|整理|联系|进行|落实|推进|整改|处理|解决|调解|追|完成|弄|搞|办|做|写|收|交|催)(?:得|的|上来|齐|到|了){0,2})(?:怎么?样|如何|什么程度|到?哪(?:一?步|儿|里)?|有?几[份个张户件页成])了?$"
)
# When something takes place or is due; whether it is then, or on which of two days: 「启动会到底一号还是三号」, 「厨师比赛是这周末吗」.
WHEN_ASKED = Regex(
    r"(?:(?<![那这好过再前后头没])几|哪一?[几两]?|何)个?(?:天|日|号|时|点)|什么时候|啥时候|多会儿?|几时|\b(?:what (?:time|day|date)|which (?:day|date)|when)\b",
    any_case=True,
)
# 「碰头会改到哪天好」 is to be settled still.
UNSETTLED = Regex(
    r"(?:什么|啥)时候[^,。?]{1,6}了?(?:什么|啥)时候|(?:什么时候|啥时候|几时|哪一?[天日]|何时)[^,。?]{0,4}再(?:说|倾|谈|定|议|讲)|[改挪调推换定放约][到在成]?(?:哪|几|什么时候)|(?:哪一?[天日]|几[号点]|什么时候)(?:比较|都|最)?(?:好|合适|方便|有空|行|可以)"
)
# 「球赛同聚餐边个先」, "which is earlier, bowling or the visit"
ORDER_ASKED = Regex(
    r"(?:谁|哪一?个)[^,。?]{0,6}?(?:在?先|早|在前|在后)|\bwh?ich (?:one )?(?:is |comes? )?(?:earlier|first|sooner|later)\b",
    any_case=True,
)
A_DAY = r"(?:(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})[号日点]|[今明后]天|(?:[这下本]个?)?(?:周|星期|礼拜)[一二三四五六日天末]|(?:[正冬腊]月|农历)?(?:初[一二三四五六七八九十]|(?:廿|二?十)[一二三四五六七八九]?)(?![个人名位户份元块月两]))"
# 「灯谜是十五当天还是十四」, 「旅行8號定15號」, 「体检是上午还是下午」
PART_OF_DAY = r"(?:[上下]午|早上|中午|晚上?)"
THEN_ASKED = Regex(
    rf"{A_DAY}[^,。?]{{0,6}}?(?:还是|定系|定是|(?<=[号日])定(?=\d))[^,。?]{{0,4}}?{A_DAY}|{PART_OF_DAY}[^,。?]{{0,4}}?(?:还是|定系)[^,。?]{{0,4}}?{PART_OF_DAY}"
    rf"|(?:是不是|是否|系唔系|系咪)(?:在|定在)?{A_DAY}[^,。?]{{0,4}}$|(?:是不是|系唔系|是|在|系)?{A_DAY}[^,。?]{{0,6}}?(?:吗|嘛|(?<![什怎多那这])么|对吧|是吧|系咪|没错吧)(?=[,。?]|$)"
)
OPEN_STILL = Regex(
    r"都(?:行|可以|好|得|成)|[你您]们?(?:来|说了)?[定算]|(?:比较|更)?(?:好|合适|方便)[些点]?[呀呢啊?]?$|吧$|[讨商][论量]"
)
FIGURE = Regex(r"多少|几")
EDGES = Regex(
    r"^(?:我们|咱们|请问|现在|那个|这个|今年|本月|这次|的|交|上报|报送)+|(?:[都还已现在到底]|已经|的|[这那][个件样单]?事情?|[这那]项工作|[这那][个件份]|[是由]){1,5}$"
)
END = Regex(r"(?<![?!。,呢啊呀\s])[?!。,呢啊呀\s]+$")
SHORTEST = 2
# 「封信寄咗未」: one sign names a thing behind its classifier.
CLASSED = EitherScript(
    r"^[呢嗰那這这]?(?P<name>[封份張张條条單单][\u4e00-\u9fff])(?![\u4e00-\u9fff]?[据據子报報])"
)


def item_asked(text: str) -> str | None:
    """By what name an item is asked about: who has it, whether it is done."""
    said = END.sub("", plainly(text))
    due = DUE_WHEN.search(said)
    found = due or STILL_ENGLISH.search(text) or OWNED.search(said) or DONE.search(said)
    if found is None or (due is None and FIGURE.search(said)):
        return None
    named = EDGES.sub("", max(filter(None, found.groups()), key=len))
    classed = CLASSED.search(text) if len(named) == 1 else None
    return simplified(classed["name"]) if classed else named if len(named) >= SHORTEST else None


def asks_whether_over(text: str) -> bool:
    """Whether it is asked if a thing is done, or how far it is."""
    return WHETHER_ENGLISH.search(text) is not None or item_asked(text) is not None


def _is_question_matching(text: str, asked: Regex, unless: Regex) -> bool:
    said = plainly(text)
    return asked.search(said) is not None and unless.search(said) is None


# 「是谁去看的」, 「邊個派㗎」, "who went to see …": of a deed that is over; 「谁去买票」 may be to come.
WHO_DID = Regex(
    r"(?:是|系|由|给)?谁(?:来|去|给|在|帮|替|带着?|经手|陪着?|跟|到){0,2}[^,。?谁]{0,10}?(?:[了过咗的㗎]|来着)(?=[^,。?多少几]{0,8}$|[,。?])|(?:是|系)谁[去来]?[\u4e00-\u9fff]{1,8}\W{0,2}$"
    r"|\bwho(?:'s| was| were)? (?:went|saw|visited|bought|gave|did|held|ran|taught|led|paid|sent|met|brought|made|took|wrote|handled|spoke|attended|organi[sz]ed|[a-z]{3,12}ed)\b"
    r"|\bwho (?:was|were) (?:it )?(?:that|the one)\b",
    any_case=True,
)
TO_COME = Regex(
    r"明[天日晚]|听日|后天|下(?:个?(?:周|星期|礼拜|月)|次|回|场)|将|打算|准备|要|可以|能|会(?=去|来)|愿意|\b(?:will|going to|can|tomorrow|next)\b",
    any_case=True,
)


# 「请的谁」, 「拔河谁赢了」 name somebody else than who wrote the log.
BY_WHOM = Regex(
    r"(?<![请给看找叫到的])谁(?!赢|输|得|夺|获|中|拿了?第|当选)|\bwho(?:se)?\b(?! (?:won|lost|got|is))",
    any_case=True,
)


def is_writer_asked(text: str) -> bool:
    """Whether who wrote a log may be who is asked for."""
    return BY_WHOM.search(plainly(text)) is not None or BY_WHOM.search(text) is not None


def asks_for_doer(text: str) -> bool:
    """Whether it is asked who did something that is over."""
    said = plainly(text)
    return any(WHO_DID.search(each) for each in (said, text)) and not any(
        TO_COME.search(each) for each in (said, text)
    )


def asks_when(text: str) -> bool:
    """Whether it is asked when something is."""
    return _is_question_matching(text, WHEN_ASKED, UNSETTLED) or asks_order(text)


def asks_order(text: str) -> bool:
    """Whether it is asked which of several comes first."""
    return any(ORDER_ASKED.search(each) for each in (plainly(text), text))


def asks_days_left(text: str) -> bool:
    """Whether it is asked how many days there are until something."""
    return any(DAYS_LEFT.search(each) for each in (plainly(text), text))


def has_question_word(text: str) -> bool:
    """Whether a word asks when, where, who or how many."""
    return SIGNS.search(text) is not None


def asks_whether_then(text: str) -> bool:
    """Whether it is asked if something is on a day, or on which of two."""
    return _is_question_matching(text, THEN_ASKED, OPEN_STILL)


def asks_who_is_pending(text: str) -> bool:
    """Whether it is asked who has still to do or to hand in something; of reports alone no."""
    said = END.sub("", plainly(text))
    if BARE_WHO.match(said):
        return False
    return any(each.search(words) for each in (WHO_LEFT, WHO_LEFT_ENGLISH) for words in (said, text))


def pending_question_topic(text: str) -> str:
    """Of what such a question asks: its words without those that every one of them has; "" where nothing else is said."""
    said = text if is_english(text) else WHO_LEFT.sub(lambda found: found["of"] or " ", plainly(text))
    said = OF_NO_TASK.sub(" ", said)
    return said if any(len(each) >= SHORTEST for each in said.split()) else ""


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
    r"^(?:顺便)?(?:请问|想?(?:问|确认|知道)一?[下声]?|对了|那(?=[,，])|有?谁(?:还|有)?(?:知道|记得|晓得|清楚))?[,，]?(?P<what>(?!上一?[次回]|我们?|咱们?|[你他她]|大家|谁)[^,。?谁几哪啥什]{1,14}?)(?:那[天日])?(?:现在|最后|到底)?(?:是|定|安?(?<!彩)排|改|放|交|报|约)?(?:在|到|给|成)?"
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
    r"(?:开?会前|开会之前)(?:先?给我|让我)?先?(?:看看|看一下|看一眼)吧?|上(?:次|回|一次)(?:的?会议?|例会|开会)上?都?(?:定|决定|议定|通过|布置)了?些?(?:什么|啥|哪些|哪几件)(?:事情?|工作)?"
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


WHICH_DAY = (
    r"(?:什么时[候间]|哪一?天|几[号日]|何时|几时|几月几[号日]|(?:星期|周|礼拜)几|哪个?(?:星期|周|礼拜))"
)
ENTER = r"(?:报名|报到|登记|填表|交表|递表|收表|名单|截(?:止|至|稿|数|名|表)?|期限|限期|死线|交稿)"
# 「報名最晚到哪天」, 「报到几号」, 「几号前要报名」, 「什么时候截」; what was entered or handed in is over.
UNTIL_WHEN = Regex(
    rf"{ENTER}(?:表|的?(?:时间|日期|日子))?(?:最[晚迟后]|可以|还|能|得|要|是|在|到|至|个|交|截止?|的){{0,4}}{WHICH_DAY}(?![^,。?]{{0,4}}[了过])"
    rf"|报(?:到|至)(?:{WHICH_DAY}|哪)"
    rf"|{WHICH_DAY}(?:以?之?前|为止)?(?:就|要|得|该|可以|能|必须|给|把){{0,3}}(?:截|报名(?![了的])|登记(?![了的])|交表|交名单)"
    rf"|最[晚迟](?:要|得|可以|能|在|是|到|交|报){{0,3}}{WHICH_DAY}"
)
THING = r"(?:sign(?:ing)?[ -]?ups?|names?|forms?|regist\w{0,9}|rsvp|nominations?|applications?|name ?list|slots?|submissions?)"
CLOSE = r"(?:clos(?:e|es|ed|ing)|deadline|last day|due|cut ?off|by when|(?:un)?till? when|latest)"
UNTIL_WHEN_ENGLISH = Regex(
    rf"\b{THING}\b[^.?!]{{0,40}}\b(?:when\b[^.?!]{{0,24}}\b(?:in|up|by|{CLOSE})|{CLOSE})\b|\b{CLOSE}\b[^.?!]{{0,40}}\b{THING}\b"
    rf"|\bwhen\b[^.?!]{{0,40}}\b{THING}\b[^.?!]{{0,24}}\b{CLOSE}\b",
    any_case=True,
)
ASKS_WHEN = Regex(r"\bwhen\b|\bwhat\b|\bwat\b|\bhow long\b|[?？]", any_case=True)
OF_CLOSING = Regex(
    r"报名|登记|截止?|名单|\b(?:sign|name|form|regist|nomination|application|clos|deadline)", any_case=True
)


def asks_closing(text: str) -> bool:
    """Whether it is asked until when one may enter, hand in, register."""
    if UNTIL_WHEN_ENGLISH.search(text) and ASKS_WHEN.search(text):
        return True
    return UNTIL_WHEN.search(plainly(text)) is not None


def is_of_closing(words: str) -> bool:
    """Whether an item is there for such a day: 「插花课报名」."""
    return OF_CLOSING.search(words) is not None


def without_closing(text: str) -> str:
    """What the words speak of besides: the thing that is entered for."""
    return OF_CLOSING.sub(" ", text)


SPELT = Regex(r"[A-Za-z]{3,24}")
ASKING = Regex(
    r"上一?[次回]|最近一?[次回]?|最后一?[次回]|多少[个名位户份次场钱]?|几[个名位户份次场号点]|谁|哪[里儿个位些]?|什么|怎么样?|[是给去到在]的?(?=$|,)"
)


def words_asked(text: str) -> tuple[str, ...]:
    """Those words one by one, without what asks; English ones as they are spelt, by their stems, for a log is in them."""
    if is_english(text):
        spelt = (each[0] for each in SPELT.finditer(ASKING_ENGLISH.sub(" ", text)))
        return tuple(dict.fromkeys(each[: max(4, len(each) - 3)] for each in spelt))
    return terms_in(WHEN.sub(" ", ASKING.sub(" ", plainly(text))), ())
