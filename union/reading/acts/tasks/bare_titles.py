"""A title without the talk around it: 「順便寫封信俾公司」 is 寫封信俾公司, "I will be doing the visit" the visit.

Whatever found the title, a rule or what is learned, these words say who speaks to whom and how, and name nothing.
"""

from union.core.lazy_regex import Regex
from union.reading.acts.tasks.assignments import EACH, VERBS
from union.reading.names.people import SURNAMES
from union.reading.text.normal_form import EitherScript

LEAST = 2  # signs of a name
DEEDS = "起草|草拟|准备|布置|整理|汇总|统计|采购|购买|联系|落实|预订|打印|设计|制作|通知|收集|核对|租|订|买|写|拟|印|借"
# Who means to do it and how sure they are: 「我打算放在」, 「想搞个」, "we might have a".
SPEAKER, INTENT = (
    "[我咱](?:们|哋)?|大家|大伙|工会",
    "打算|计划|准备|谂住|谂紧|想着|想|考虑|可能|应该|或者|暂时|初步|还是|要不|就|先|也|再|都|会|要",
)
HOLDING = "[搞弄办做开约搅]|组织|安排|举办|举行|召开|来"
SOME = "[一两几](?:[个场次期堂点些]|轮)|[个场次期堂点些](?![体性项人月])"
LEADS = EitherScript(
    rf"^(?:(?:{SPEAKER})?(?:{INTENT}){{1,4}}(?:{HOLDING})(?:了|上)?(?:{SOME})(?=..)|(?:那?就)?[改换](?:成(?!本)|为|做)(?=..)|那[个份](?=..)|那(?![次天些里边儿么年月日位种条件达曲坡时种])(?=[\u4e00-\u9fff]{{3}})|(?:去|到)?医院里?(?=[看探]..)|"
    r"(?:请|麻烦|唔该|劳烦)?帮(?:我|手|忙)(?:把|将)(?=..)"
    # 「要他们20号前把材料给我」, 「昨天说的龙师傅的材料」, 「1月15号左右上门送」
    r"|(?:要|让|请|叫)?[他她佢]们?(?:把|将)(?=..)|(?:[昨前]天|刚才|刚刚|上次|之前|前面|头先)?(?:说|讲|提)[过到]?的(?=..)|左右(?=..)"
    r"|[搞弄整](?:一?个|一?份)(?=..)"
    # 「区教育工会要我们报送材料」
    r"|[\u4e00-\u9fff]{2,10}?(?:要求|要|叫|让|通知)(?:我们|咱们|我会|各基层工会)(?:再|也|都|尽快)?(?=[报交填送推写参提上])"
    r"|[给为帮](?:大家|咱们?|[\u4e00-\u9fff]{2,5}?)(?:讲|上|办|搞|开|做|组织|安排)一?[个场次堂期节](?=..)"
    r"|(?:请|麻烦|唔该|劳烦)?(?:帮(?:我|手|忙))?记(?:低|下|住|得|一下|一笔)[,，:：]?(?=..)|[我咱](?:们|哋)(?=..)"
    r"|(?:还|另外?|再)有[一两几]?[个场次项件](?=..)"
    r"|(?:顺便|顺手|顺带|顺路|得闲|有空|抽空|到时候?|届时|自己|尽量|最好|不如|要不(?!要))(?=..)"
    r"|我(?:会|要|想|打算|准备|先|再|都|就|自己|负责|来|去|嚟){1,3}(?=..)|[你您](?:来|去|再|就|先){0,2}(?=..)|再(?=约|[同跟和][^,，]{2,6}[谈倾开见])"
    r"|ok(?:ay)?[,，!！\s]{0,2}(?=[\u4e00-\u9fff]{2})|(?:对|好|行|得|是|嗯|哦|系|没错|可以|没问题|收到|好的|好[呀啊嘅])[,，!！。]\s?(?=..)"
    r")",
    any_case=True,
)
ENGLISH_LEADS = Regex(
    r"^(?:(?:nice|great|good|ok|okay|noted|sure|yes|yup|ya|yeah|thanks|thank you|wah|alright|right|cool|can)[,.!]\s{1,2}(?=\w)|(?:eh|hey|oi|aiyo|aiyah?|actually|instead)[,!]?\s(?=\w{2})"
    r"|(?:i|we)(?:\s?'(?:ll|m|re|d)|\s(?:will|am|are|shall|would like to|want to|need to|plan to|gonna))?(?:\salso)?(?:\sbe)?(?:\s(?:going|planning)\sto)?\s(?:do|doing|have|having|hold|holding|go|going|attend|attending|host|hosting|organising|organizing|conducting)\s(?:(?:for|to)\s)?(?:(?:the|an?|my|our)\s)?(?=\w{3})"
    r"|(?:i|we)(?:\s?'(?:ll|m|re|d)|\s(?:will|am|are|shall|would like to|want to|need to|plan to|gonna))(?:\salso)?(?:\sbe)?(?:\s(?:going|planning)\sto)?\s(?=\w{3})"
    r"|(?:(?:bot|secretary)[,\s]{1,2})(?=\w{2})|(?:pls\s|please\s|can\s)?(?:put|note|write|key|pen)\s(?:down|in)\s(?:(?:my|our|the|a)\s)?(?=\w{3})"
    r"|(?:planning|thinking|looking|hoping)\s(?:to|of|at)\s(?:have|having|hold|holding|do|doing|organi[sz](?:e|ing))\s(?:(?:the|an?|my|our)\s)?(?=\w{3})"
    r"|(?:need|looking for|want)\s(?:someone|somebody|anyone|a volunteer|one person)\sto\s(?=\w{3})"
    r"|(?:can|could|would|will)\s(?:you|u|someone|somebody|anyone)\s(?:pls\s|please\s)?(?:help\s)?(?:to\s)?(?=\w{3})"
    rf"|(?:can|could|would)\s(?=(?:{VERBS})\b)|(?:help\s(?:to\s)?)(?=(?:{VERBS})\b)"
    r"|(?:help|remember|don't forget)\sto\s(?=\w{3})|let's\s(?:have|do|hold)?\s?(?:an?|the)?\s?(?=\w{3})"
    r")",
    any_case=True,
)
TAILS = EitherScript(
    rf"(?:(?<=[\u4e00-\u9fff]{{2}})(?:(?:{SPEAKER})(?:{INTENT}){{1,4}}|(?:打算|计划|想着|谂住|考虑|暂时|初步|还是){{1,3}}(?={HOLDING}|[放定排摆])|(?:初步|暂时?|先)?(?:打算|想着|谂住|考虑))(?:(?:{HOLDING}|[放定排摆])[在到成喺]?)?[发打派比]?|(?<=[会赛动训检问课演游展])(?:想|先)|(?<=[赛动演会])(?<!工会)(?:学校|厂里|领导|上面|上级|院里|局里)|"
    r"[,，\s]{0,2}(?:多谢|谢谢|唔该|辛苦)(?:晒|大家|各位|你|曬)?[!！~]?|(?<=..)[,，]?(?:搞|整|弄|做|办)(?:掂|好|妥|定|完)(?:佢|它)?"
    # 「抽奖交给我」; 「申报材料报」, 「分组抽签定」: the verb of what is said of it
    r"|(?<=[\u4e00-\u9fff]{2})[,，\s]?(?:就|都)?(?:交|留|发|传|包|俾|给)(?:俾|给|畀|在)?我(?:这里|这边)?(?:来|嚟|去)?(?:负责|跟|做|搞|身上)?"
    # 「节目报张伟那里」, 「名单交给陈静」: to whom it goes
    rf"|(?<=[\u4e00-\u9fff]{{2}})(?:交|报|汇总)(?:(?:给|到|至)?[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:[那这](?:里|儿|边)|处|手[上里])|(?:给|到)[{SURNAMES}][\u4e00-\u9fff]{{1,2}})"
    # 「食堂监督我跟退休的谭老师去」, 「送温暖是赵敏的任务」, 「送温暖（你没给记）」
    r"|(?<=[\u4e00-\u9fff]{2})我[和跟同与](?:[\u4e00-\u9fff]{1,4}的)?[\u4e00-\u9fff]{2,3}(?:一起|一块儿?)?[去来]?|(?<=[\u4e00-\u9fff]{2})是[^（）]{2,12}的(?:任务|活儿?)"
    r"|（[你您怎又还][^（）]{0,8}[没漏忘][^（）]{0,4}[记写][^（）]{0,3}）"
    r"|(?<=[材料表册单告案结稿书目])(?:要|得)?(?:上?报|上交|报送|交)|(?<=[\u4e00-\u9fff]{3})(?<![鉴评认核制决规确选指稳约固限判审一必肯])定"
    r"|(?<=[\u4e00-\u9fff]{2})一式[两二三四五\d]份"
    # 「退休教师座谈会我联系好了」, 「报名表今天发下去了」: how far it is
    r"|(?<=[\u4e00-\u9fff]{2})(?:我|都)(?:已经?|都)?(?:联系|约|订|定|准备|弄|搞|办|借|通知)(?:好|妥|定|上|到)(?:了|啦|咗)?"
    r"|(?<=[\u4e00-\u9fff]{2})(?:[今昨]天|刚刚?|已经?|都){1,2}发(?:下去|出去|给大家|完)?了"
    # 「元旦慰问定了每户500」
    r"|(?<=[\u4e00-\u9fff]{2})(?:的?(?:标准|金额))?(?:已经?|都|就)?定(?:了|好了?|下来了?|为)(?:(?:是|为|按)?(?:每|人均|一?共|总共|预算)[^,，。]{1,12})?"
    r"|(?<=[案划单表稿告])(?:搞|弄|做|写|拿|整)?出来"
    # 「拔河赛正式定在6号」, 「太极班开起来了，每周三」: how its time is told
    r"|(?<=[\u4e00-\u9fff]{2})(?:正式|(?:开|办|搞)起来|(?:的)?赛程(?:出炉|公布|出来)|定个(?:日子|时间)|(?:重新|改)?定[在到于])"
    r"|(?<=[\u4e00-\u9fff]{2})(?<![恶个])搞|(?<=[\u4e00-\u9fff]{2})(?:啦|喇|囉|咯|呀|喎|㗎|吖|哋)|(?<=..)[,，]?(?:可以|行|得|好)(?:吗|唔得|不行|不好|嘛)[?？]?)$"
)
ENGLISH_TAILS = Regex(
    r"(?:\s(?:must|need(?:s)? to|has to|have to)\s(?:go|be)(?:\s(?:in|out|up|done|submitted|ready))?|\s?[（(](?:do|handle|take|print) it[)）])$|(?:[\s,]{1,2}|(?<=[\u4e00-\u9fff]))(?:thanks?|thx|tks|ty|thank you|lah?|leh|hor|ah|pls|please|(?:i\s)?do it|(?:is|are|still|confirm(?:ed)?)(?=$)|(?:can|okay|ok|right|yeah|ya)(?=\?)|(?<=,\s)(?:can|okay|ok))[!?.~]{0,2}$",
    any_case=True,
)
# 「女职工体检的事别忘了联系医院」, 「女司機關注組想開會」: between a thing and its deed.
WITHIN = EitherScript(
    r"(?<=..)(?:的|嘅|那个|这个|嗰单)?(?:事[情儿]?|嘢)[,，]?(?:千万|一定)?(?:要|得|都|也)?(?:别|不要|莫|唔好)?(?:忘记|忘了?|唔记得|记得|记住)(?:要|去|得)?(?=..)"
    r"|(?<=[组会队班部科室间])(?:想|打算|准备|计划|将会?|要)(?=[开召搞办举])"
    # 「给区总的那个经费决算表」, 「跟行政那边碰一下」
    r"|(?<=[^在]..)[那嗰][个份张啲](?=[^人月].)|(?<=..)那边(?=[碰谈商沟联对])"
)
# 「奖品采购一下」 is 采购奖品, 「委员会的议程你起草一下」 起草委员会议程.
THING_FIRST = EitherScript(
    rf"(?P<thing>(?![跟和与同找问向给把帮去到在为对请])[^,，。;；:：(（\s]{{2,14}}?)(?:[你您](?:来|去)?)?(?:帮[忙手])?(?P<deed>{DEEDS})一下$"
)
# 「节目单各车间报给我」 is 各车间报节目单
EACH_HANDS_IN = EitherScript(
    rf"(?P<thing>[^,，。;；:：(（\s]{{2,12}}?)(?P<deed>{EACH}(?:上?报|交|发|填))(?:[给畀俾到]?我)?"
)
# 「年度工作总结我来写初稿」
# 「报名表谁来做？要不我来」, 「物资谁去买啊，张伟你去，周五前买回来」
ASKED_WHO = EitherScript(
    r"(?<=[\u4e00-\u9fff]{2})(?:由|让|叫|给)?(?:谁|边个|哪个|哪位)(?:来|去|嚟|负责|得闲|有空){0,2}(?:[做写买弄搞办拿订印带收管跟盯]|主持|准备|布置|联系|统计)?[啊呀呢吧][?？]?[,，]?"
    r"|(?<=[\u4e00-\u9fff]{2})(?:由|让|叫|给)?(?:谁|边个|哪个|哪位)(?:来|去|嚟|负责|得闲|有空){0,2}(?:[做写买弄搞办拿订印带收管跟盯]|主持|准备|布置|联系|统计)?[?？]?$"
)
DRAFT = EitherScript(
    r"(?<=[\u4e00-\u9fff]{2})(?:我|你|您)?(?:来|去)?先?[写拟出拉打弄搞列](?:一?个|一份)?(?=(?:初稿|草稿|草案|一稿|提纲)$)"
)
OF = EitherScript(r"(?<=[\u4e00-\u9fff]{2})的(?=[\u4e00-\u9fff]{2,4}$)")
MET = EitherScript(r"^我?(?P<way>约)[了咗好](?=.{2})")
# 「訂金單據我執好，星期五交」: what the writer did with the thing before it is due.
DONE_WITH = EitherScript(
    r"(?<=[\u4e00-\u9fff]{2})我(?:已经?)?(?:[执整收弄写搞拿办]|整理|准备|核对)[了咗好齐掂妥完]{0,2}(?=[交送发拿报俾畀寄])"
)
# "set up meeting with management next Thu 10am": what begins at an hour is the meeting, not the call for it.
TO_SET_UP = Regex(
    r"^(?:set(?:ting)?\sup|arrang(?:e|ing)|schedul(?:e|ing)|fix|organi[sz](?:e|ing))\s(?:(?:an?|the|our)\s)?(?=[a-z\s]{0,24}\b(?:meeting|session|dialogue|discussion|call|briefing|interview|visit|talk)\b)",
    any_case=True,
)
# 「困难职工走访安排一下：12月8号上午九点半」 is the visit, not a paper about it.
ARRANGED = Regex(r"(?<=走访|慰问|看望|培训|活动|比赛|聚餐)安排$")
# 「Fire drill（Block A）」
ENGLISH_BRACKETS = Regex(r"(?<=[a-z\d])\s?（(?P<part>[\x20-\x7e]{1,80})）$", any_case=True)
# 「孙师傅做了手术。周五去看他」, "Auntie Lim had an op. Friday we go see her": whom the title only points at.
POINTS_AT = EitherScript(
    r"(?:(?<=\bsee\s)|(?<=\bvisit\s)|(?<=ing\s))(?:her|him|them)$|(?<=[望问看访探])[他她]们?$"
)
PERSON = EitherScript(
    rf"\b(?:Auntie|Aunty|Uncle|Mdm|Mr|Mrs|Ms|Bro|Sis|Kak|Encik)\s[A-Z][a-z]{{1,14}}(?:\s[A-Z][a-z]{{1,14}})?|[{SURNAMES}](?:[\u4e00-\u9fff]{{1,2}})?(?:师傅|老师|主任)|[老小][{SURNAMES}]|[{SURNAMES}](?:姐|哥|叔|姨|伯)"
)
# A clause that is only said in passing, and names nothing: "nice.", "can?", "I do it lah".
ASIDE = Regex(
    r"(?:nice|great|good|ok|okay|noted|sure|yes|yup|ya|yeah|thanks?|thank·you|thx|wah(?:·\w{1,12})?|alright|right|cool|can(?:·can)?|no·prob(?:lem)?|good·(?:idea|job)|(?:i·)?(?:will·)?(?:can·)?do·it|me·lah|i'll·do·it|got·it|will·do|done·deal)"
    r"(?:·(?:lah?|leh|ah|hor|all|guys|everyone|boss))?|(?:好的?|行|可以|没问题|收到|辛苦了?|不错|太好了|好[呀啊]|得|嗯)",
    any_case=True,
)


def is_aside(words: str) -> bool:
    """Whether a clause in the reader's words is only said in passing."""
    return ASIDE.fullmatch(words.strip(" ·,.!?~。;").replace(" ", "·")) is not None


def with_person_meant(title: str, written: str) -> str:
    """The title with the person it points at by a mere pronoun, where the message names one."""
    points, named = POINTS_AT.search(title), list(PERSON.finditer(written))
    if points is None or not named:
        return title
    return title[: points.start()] + written[slice(*named[-1].span())]


# 「@赵敏 你排一下」 right behind what asked for a rota names nothing itself.
DEED_ALONE = EitherScript(
    r"(?:[我你您]|这个|那个)?(?:来|去)?(?P<deed>[排写订買买拟擬填打印寄送报報交])?(?:[弄做办辦搞看]|负责|处理|跟进|整理|准备|落实)?(?:一下|好|完|出来|起来|妥)?[吧啊哈]?"
)


def titled_by_thing(title: str, thing: str) -> str:
    """A title that is a deed alone, with the thing it is done to; any other title as it is."""
    alone = DEED_ALONE.fullmatch(title) if thing else None
    return title if alone is None else f"{alone['deed'] or ''}{thing.removeprefix(alone['deed'] or '')}"


def bare_title(title: str, *, is_held: bool = False) -> str:
    """The title without the talk around it; `is_held`: it takes place at an hour and is not due by it."""
    found = _once_bare(title, is_held=is_held)
    return found if found == title else bare_title(found, is_held=is_held)


def _once_bare(title: str, *, is_held: bool) -> str:
    title = ENGLISH_BRACKETS.sub(r" (\g<part>)", title)
    handed = EACH_HANDS_IN.fullmatch(title)
    if handed is not None:
        return title[slice(*handed.span("deed"))] + title[slice(*handed.span("thing"))]
    for each in (
        LEADS,
        ENGLISH_LEADS,
        TAILS,
        ENGLISH_TAILS,
        WITHIN,
        ASKED_WHO,
        DRAFT,
        DONE_WITH,
        *([TO_SET_UP, ARRANGED] if is_held else []),
    ):
        shorter = each.sub("", title, 1).strip(" ,，")
        title = shorter if len(shorter) >= LEAST else title
    title = MET.sub(lambda found: title[found.start("way") : found.end("way")], title, 1)
    handled = THING_FIRST.fullmatch(title)
    if handled is None:
        return title
    thing, deed = (title[slice(*handled.span(name))] for name in ("thing", "deed"))
    return deed + OF.sub("", thing, 1)
