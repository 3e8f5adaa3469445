"""Titles as an officer would have written them: no date words, no 「召开」 in front, no owner, no place."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from union.core.lazy_regex import Regex, run_before_end
from union.reading import lexicon
from union.reading.acts import classification
from union.reading.acts.intent_features import CALLS_ON_COLLEAGUE as VISITED
from union.reading.acts.tasks.bare_titles import is_aside
from union.reading.text.normal_form import Normal, normal

BREAK = Regex(r"[。;!?\n:~|]|,(?!\d{3}(?!\d))|\s")
CLOCK = Regex(r"(?<=\d):(?=\d\d(?!\d))")  # it parts what is named from what is done there
# Any sign but letters and opening brackets at the beginning, closing ones at the end: 「🎉“四送”活动🎉」.
OPENING, CLOSING = r"(?:[^\w“「《【]|[①-⑳])+", r"[^\w”」》】%]"
# 「各位理事：」, 「姐妹们，」: who is talked to.
GREETING = Regex(
    r"\s?(?:(?:各位|全体|大家)[^,。;!?\n:~]{0,6}|(?:兄弟姐妹|姐妹|兄弟|同志|同事|家人|亲)们[大早晚上下中午好安请注意看过来了啊]{0,6})[:,!~。]"
)
DANGLING = Regex(  # What led to the figures at the end of an English clause: 「Basketball competition with」
    r"(?<=[A-Za-z])\s(?:with|for|of|to|at|in|on|and|by|from|the|is|are|till|til|until|moved|shifted|postponed|(?<!annual\s)(?<!sick\s)(?<!on\s)leaves?|departs?|starts?|begins?)$|\s(?:is|are|has\sbeen|will\sbe)\s(?:confirmed|fixed|set|on|planned|scheduled)!*$|\s(?:planned|scheduled)$",
    any_case=True,
    signs="A-Za-z",
)
AGREED = Regex(
    r"^(?:you(?:\sare|r\smember\sis|\x27re)\s)(?:cordially\s|warmly\s|all\s)?invited\sto\s(?:attend\s|join\s)?(?:(?:the|our|an?)\s)?(?=\w)|^(?-i:the)\s(?=[a-z]+\s[a-z]+$)|^(?:(?:ok|okay|so|and|then|also|btw|anyway)[,\s]{1,2}){1,3}(?=\w)|^(?:we\s)?(?:agreed|decided|resolved)(?:\s(?:on|that|to\s(?:have|hold|organi[sz]e)))?\s(?=\w)"
    r"|^(?:(?:pls|please|kindly)\s)?(?:take\snote|note)(?:\sthat)?\s(?:the\s|our\s)?(?=\w)|^(?:from\snow\son|starting\snext\s(?:week|month)|with\simmediate\seffect),?\s(?=\w)"
    r"|^(?:there(?:\sis|'s)?(?:\s?will\sbe|'ll\sbe)?\s|(?:we\s)?(?:will\s|are\s|'ll\s|'re\s)?(?:have|having|hold|holding)\s)?(?:an?|our)\s(?=\w{2})",
    any_case=True,
)
SETTING = Regex(r"[\s,]?(?:兹|拟|暂|初步?|现)?[定于在]{1,2}|[\s,·]{0,2}[A-Za-z]{1,2}")
PARTS_OF_WORDS = frozenset("关对定由现正存至终便处实内不")  # 关于, 现在
HANDLED = Regex(  # 「把选票印好」, 「把灭火器换了」
    r"(?P<thing>[^,。;]{1,24}?)(?:(?P<any>[写做弄搞办拟拿]|准备|完成)|(?P<verb>起草|整理|汇总|统计|通知|布置|落实|核对|收集|联系|打印|采购|[印买订贴排收查修改填出发换结]))"
    r"(?:一下|一?[份篇期]|[好完齐妥清了]|出来|上来|起来|清楚|到位){1,2}"
)
EDGE_SIGNS = ' ,。;!?:、()-~"…·\n'
HEADING = Regex(  # 「通告：…」, 「敲定了：…」, 「六月份：…」, 「plans from my side: …」
    r"\s?(?:(?:hi|hello|hey|dear)(?:·[a-z]{2,9}){0,2}|(?:请)?(?:各[位组会]|各小组|各分会|大家|全体[\u4e00-\u9fff]{0,4})?请?[注留]意|(?:各|全体)[\u4e00-\u9fff]{0,7}(?:长|员|会|组|位|工|部|间|友|志|师|妹|主席|同事|单位)(?=:)|(?:紧急|重要|温馨)?(?:通知|通告|公告|启事|提示|提醒)|(?:帮我)?(?:记得|记下)"
    r"|(?:[早晚]?会上|开会)?(?:已经?|正式)?(?:敲定|议定|商定|商量|说定|约定|决定|确[定认]|初步定|说|定)[了于好妥过一下来]{0,3}的?|跟大家[说讲][一下声]{0,2}|好消息"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,2}|本|这个|下个?)月份?的?(?:活动|安排|工作|计划)?"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{3,6})?"
    r"|(?:(?:请|pls|please|kindly)·?)?(?:(?:put|place)·(?:this·)?on·(?:the·)?record|(?:take·)?note)[:,]|(?:for·the·record|decided|agreed|confirmed|as·agreed|just·to·confirm|actions?|plans?|updates?|todo|next(?:·up)?|fyi|notice|reminder|announcement)(?:·[^:,。\d]{1,24})?)[:,。!]",
    any_case=True,
)
HANDING = Regex(  # 「…名单，4月30日前交给我」: to whom, and no name of a thing; 「你跑一趟」
    r"(?:[你您我]?(?:就|得|要|再|来|去)?(?:跑|走|去)一?趟|过期不候|一分不差|我[和跟同与][\u4e00-\u9fff]{2,3}(?:一起|一块儿?)?[去来]?)|(?:要|都|须|全部){0,2}(?:到位|搞[定掂]|(?:准备|[弄办做备])好)[啊呀哦]?|"
    r"(?:最迟|请|都|要|前|之前){0,3}(?:上?[交报送发还回覆复]|提交|传)(?:齐|好|返)?(?:[给到](?:我|工会|主席|[\u4e00-\u9fff]{2,3})|本人|[我本]会|秘书处)?"
    r"|报名(?:请|就|可以?|都|直接){0,2}(?:戳|找|私|联系|加|发|跟|滴|@)[^,。;]{1,6}"
)
SUMS_ONLY = Regex(  # 「每人一束花，预算2000」: what it may cost names nothing
    r"(?:总|活动)?(?:预算|经费|费用|花费|标准)?(?:约|大概|大约|控制在|不超过|一共|共|是|为|按)?\d{1,9}(?:\.\d+)?[元块万]?(?:以内|左右|上下)?|(?:一?总?共|大概|大约|约|合计)\d{1,5}(?:户|人|个|份|名|盒|箱|家|件)(?:人|职工|同志)?"
)
INVITATION = (  # 「欢迎报名」, 「大家互相转告」: said to those who read it, and no name
    r"(?:欢迎|有兴趣的?|[想要愿]意?(?:来|去|参加)?的|感兴趣的?)?(?:请|大家|各位|同事|同志|会员|职工|姐妹们?|们|都|快来?|踊跃|积极|尽快|抓紧|赶紧|准时|按时|务必|一起|前来|[来去]){0,4}(?:报名|参加|出席|参与|到场|光临|捧场|到会|接龙)(?:参加)?[啊呀哦吧]?"
    r"|(?:请|麻烦)?(?:大家|各位)?(?:请)?(?:互相|相互|帮忙)?(?:转告|转发|周知|知悉|通知到位)(?:一下)?|(?:收到|看到)(?:后|的)?(?:都|请|麻烦)?(?:回复?|覆|回个话|扣1|吱声)[覆复]?(?:一[下声回覆复])?"
    r"|不(?:[能用]|[得能]闲|来)?[^,。;]{0,6}的(?:请|麻烦)?(?:提前)?(?:[跟和同向找]我)?(?:请假|讲|说|通知)[^,。;]{0,4}|thanks?(?:·you|·all|·everyone|!){0,2}|(?:pls|please|kindly|do)(?:·do)?·(?:be·punctual|sign·up|rsvp|回复|attend|note|register|come|join(?:·us)?|be·on·time|报名|spread·the·word)(?:·[a-z]{2,8}){0,2}"
    r"|let[·\s]?(?:me|us|我|[A-Z][a-z]+)[·\s]?(?:know|知道)[·\s]?(?:if|如果).{3,40}|all[·\s]?[a-z\u4e00-\u9fff·]{2,24}[·\s]?to·(?:attend|be·present|come)|see·(?:you|u|ya)(?:·(?:all|there))?"
    r"|(?:原则上|无特殊情况)?(?:一律)?不[得准能可](?:无故)?(?:缺席|迟到|请假|早退|代会)(?:[、和或](?:缺席|迟到|早退|请假)){0,2}"
    r"|(?:具体)?[^,。;]{0,8}(?:另行|再行?|稍后|随后)(?:通知|公布|告知)|(?:给)?(?:大家)?添?麻烦(?:大家|各位)?了?|谢谢(?:大家|各位)?|辛苦(?:大家|各位)?了?|多谢"
)
INVITING, INVITED_LAST = (
    Regex(INVITATION, any_case=True),
    Regex(rf"[,。;!\s]\s?(?:{INVITATION})[。!~\s]{{0,3}}$", any_case=True),
)
# 「如果不能来请提前说一声」, 「不能来的跟我请假」: nothing is supposed of what the message says.
REGRETS = Regex(
    r"(?<=[,。;!\s])(?:(?P<general>如果?|若|要是|万一|谁|哪位|各位|有)(?:大家|谁|哪位|各位|同[志事])?)?[^,。;]{0,3}(?:有(?:特殊|急|要|什么)?(?:事|情况)|没空|没时间|[来去到]不[了成]|不[能便克]?(?:来|去|到|参加|出席|到会)|参加不了|无法(?:参加|出席|到场|到会)|走不开|不方便|不得闲)"
    r"[^,。;]{0,4}?(?P<those>的|者)?(?:同志|同事|人|话)?[,，]?(?:请|要|麻烦|可以|就|先|可|务必){0,2}(?:提前|事先|尽早|早点)?(?:(?:[跟和同向给]|告诉|告知|通知|联系)(?P<me>我|本人)?[\u4e00-\u9fff]{0,3}?)?(?:一声|一下)?"
    r"(?:请个?假|[说讲回](?:一声|一下|声)?|打个?招呼|告知|告诉|联系|通知|报备)(?:我|一声|一下){0,2}(?=[,。;!~\s]|$)(?(general)|(?(those)|(?(me)|(?!))))"
    r"|(?<=[,。;!\s])(?:(?:pls|please|kindly|do|请)[·\s]?){0,2}(?:let[·\s]?(?:me|us|我|[A-Z][a-z]+)[·\s]?(?:know|知道)|(?:inform|tell|text|告诉)[·\s]?(?:me|us|我|[A-Z][a-z]+))[·\s]?(?:if|如果|early)[^,。;!]{0,40}"
    r"|(?<=[,。;!\s])(?:if|如果)[·\s]?(?:you[·\s]?)?(?:can't|cannot|unable|不能|不|not)[^,。;!]{0,30}?[,·\s请]{0,3}(?:(?:pls|please|kindly|请)[·\s]?)?(?:let|inform|tell|text|告诉)[^,。;!]{1,24}",
    any_case=True,
)
HANDS = Regex(  # 「要6个志愿者」: who is wanted for it
    r"(?:还|另|只)?(?:要|需要?|缺|差|招募?|找)\s?[\d两三四五六七八九十]{1,3}(?:个|名|位|人)[\u4e00-\u9fff]{0,6}"
)
SAYS = Regex(r"(?:(?!要|给|书面)[^,。;]){2,20}(?:说|讲|[回答][复覆])")  # 「劳工处说，24号10点调解」
OF_ALL = Regex(
    r"(?:时间|日子)?(?:都|均|全部?|一律)(?:[是为系在]|安排在)?|分(?:成|为|开)?[两二三四五六七八2-9][场批次期天轮拨组].{0,3}"
)  # 「…，都是周二」, 「…，分两批去」
AGENDA = Regex(  # 「…召开例会，议题为…」: what is talked about there names nothing beside the meeting
    r"(?:会议|主要)?(?:议题|议程|内容|主题|事项)(?:[有为是:]|包括|主要).*|(?:会上|会议)?(?:将|主要|重点|专题)?(?:研究|讨论|审议|听取|商讨|商议|传达)(?!会|班|生)..*"
)
PLACES = Regex("会[址所后务]|分会.?$|活动中心(?:门口)?.?$")  # 会址 is no 会, 「荃湾分会」 none that is held
# 「周五5点半，篮球馆，搞个投篮」: where it is names it last.
WHERE = Regex("(?!参观|[去看逛游进])[\u4e00-\u9fff\\d]{1,7}(?:馆|厅|室|楼|堂|[操球广]场|公园|门口)")
# In English what names a thing, and does not only call people together: 「let's meet on Friday 6pm for the exco」 names it behind.
NAMING = Regex(
    r"^(?!(?:let'?s|pls|please|kindly|we|all|guys|ok|okay|see|so|hi|hello|dear|note|mark|reminder|remember|confirm|confirmed|got|just|you|i|it|they|he|she|date|time|update|sorry|everyone|team|morning|good|also|and|but|then|come|meet|gather|next|same|this|that|there|there's|in|on|at|for|to|by|from)\b)"
    r"(?:the\s)?(?:[a-z][a-z&'-]{3,}|[a-z&'-]{2,}\s[a-z&'-]{2,})",
    any_case=True,
)
WITH_WHOM, TALKS = Regex(r"\s?我?们?(?:已经?)?约[了好咗]"), Regex(r"[谈商聊]|开会|见面|碰头|对接|协商|讨论")
# 「主席点头了」, and a single word of what is done with it.
TOLD_END, HANDS_OUT, LEAST_NAME = Regex(r"了[啊呀啦哈吧]?[\s!]?$"), Regex(r"[派发领送收]"), 2
# 「预算交主席了\n大米28号到」: what is over is told, and is not what is planned in the clause behind it.
OVER = Regex(r"(?:[交报传送印贴填付签写还完齐]|发(?!现))[\u4e00-\u9fff]{0,6}[了啦]\W?$")
OCCASION = Regex(r"[\u4e00-\u9fff]{2}(?:旅行|[会赛游宴聚营典课])$")  # 「秋季旅行10月25日，西贡一天」
INSTEAD = Regex(r"\s?(?:那?就)?改[成为做](?!本)[\u4e00-\u9fff]{2}")  # 「板报取消，改成发手册」
LONGEST, LONGEST_LATIN, LONGEST_FACT, LONGEST_TAIL = 40, 80, 60, 48
MASK, BORDERS, SHORT_DEED = "＊", "、,;)” ", 4  # signs: 「走访困难职工」, but 「工会干部业务知识培训」
RISES_TO = Regex(r"(?:升|高|增加|增长|降|减少|涨|扩大|缩短)[到至为了]?$")
PAIRS = (("(", ")"), ("（", "）"), ("“", "”"), ("‘", "’"), ("「", "」"), ("《", "》"), ("【", "】"))
# 「先后对13人进行了大病救助」
TREATED = Regex(r".{0,4}?对(?P<whom>[^对]{2,30}?)(?:进行|开展|实施)了?(?P<how>[^了的]{2,20})$")
TITLE_LEADS = Regex(
    lambda: (
        rf"{OPENING}|\(?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})[、)]|"
        + "|".join(lexicon.phrases("title_leads"))
    )
)
TITLE_TAIL = Regex(lambda: f"(?:{CLOSING}|{'|'.join(lexicon.phrases('title_tails'))})$")

IN_CASE = Regex("^(?:如果?|若|倘)有(?:任何|何)?(?=..)")
LABEL = Regex(
    r"(?:\(?[\d一二三四五六七八九十]{1,2}[.、)]\s?)?(?:[\u4e00-\u9fff]{0,4}(?:时间|日期|日子|地点|安排|通知|计划|同事|委员|同志|老师|家长|大家)|各位.{0,8}|.{0,6}们)"
)


class TitleClause(NamedTuple):
    """What is left of a clause as written and in the reader's words, and where all of it stands in the normal text."""

    start: int
    end: int
    text: str
    said: str


def event_title(
    said: Normal, spans: Iterable[tuple[int, int]], dated: int, within: tuple[int, int] | None = None
) -> str | None:
    """The item's name: of the clauses left the one that says most of what kind it is, else the first.

    `dated` is where the time to act on stands; a clause about it that names a kind goes before all others.
    `within`: the stretch of the text that is looked at, else all of it.
    """
    start, end = within or (0, len(said.text))
    parts = [part for part in _clauses(said, covered_places(spans), start, end) if part.text]
    opening = (GREETING, HEADING)
    parts = [part for part in parts if not any(one.match(said.text, part.start) for one in opening)] or parts
    if not parts:
        return None
    of_time = [part for part in parts if part.start <= dated < part.end]
    labelled = None if of_time else next((part for part in parts if _labels(said, part, dated)), None)
    if labelled is not None:
        return shortened(labelled.text)
    parts = _naming(parts, of_time, dated)
    said_of = {part: PLACES.sub("", part.said) if len(parts) > 1 else "" for part in parts}
    weights = {part: classification.loudness("kinds", words) for part, words in said_of.items()}

    def how_likely(part: TitleClause) -> tuple[bool, float, bool]:
        is_occasion = OCCASION.search(part.said.rstrip(EDGE_SIGNS)) is not None
        is_named = part in of_time and (weights[part] > 0 or is_occasion)
        is_long = part in of_time and dated - part.start > SHORT_DEED  # 「看完，选B。南岛旅行定8月22号」
        return is_named, weights[part], is_long

    best = max(parts, key=how_likely)
    in_case = IN_CASE.sub("", best.text)  # 「如有议程建议，请于4日前交本人」
    title = _of_thing(best) or _thing_of_deed(said, parts, best) + in_case + _agreed_on(said, parts, best)
    return shortened(title if weights[best] > 0 else _of_its_time(said, of_time, best) or title)


def without_invitation(text: str) -> str:
    """A message without what it asks of all its readers at the end: it says nothing of what the message does."""
    said = normal(text)
    found = INVITED_LAST.search(said.text)
    return text[: said.places[found.start()]] if found and found.start() else text


def _naming(parts: list[TitleClause], of_time: Sequence[TitleClause], dated: int) -> list[TitleClause]:
    """Those of the clauses that may name the item; all of them where none may."""
    parts = [part for part in parts if not is_aside(part.said)] or parts
    parts = [part for part in parts if part in of_time or not part.said.lstrip().startswith("请")] or parts
    own = next((part for part in of_time if len(part.text) > 1), None)
    parts = [part for part in parts if not (own and part.end < own.start and OVER.search(part.said))]
    for nameless in (OF_ALL, AGENDA, HANDING, INVITING, SUMS_ONLY, HANDS, SAYS):
        parts = [part for part in parts if not nameless.fullmatch(part.said.strip(EDGE_SIGNS))] or parts
    parts = [one for one in parts if INSTEAD.match(one.said) or VISITED.search(one.said)] or parts
    things = [part for part in parts if part in of_time or not WHERE.fullmatch(part.said.strip(EDGE_SIGNS))]
    parts = things if any(len(part.said) > SHORT_DEED for part in things) else parts
    # 「约了劳动局谈合同 下周四11点 区政府大楼」: who is met and what about go before where
    met = [part for part in parts if WITH_WHOM.match(part.said) and TALKS.search(part.said)]
    parts = met if len(parts) > 1 and met and not any(TALKS.search(part.said) for part in of_time) else parts
    # 「Uniform fitting will be held on 27 June, HQ store」: in English a thing is named before its time, its place behind.
    before = [part for part in parts if part.start < dated - 1 and part.text.isascii()]
    return before if any(NAMING.match(part.text) for part in before) else parts


def _labels(said: Normal, part: TitleClause, dated: int) -> bool:
    """「秋季烧烤：10月24号上午，报名截止15号」: what stands before a colon and the time is what is planned then."""
    is_before = said.text[part.end : part.end + 1] == ":" and part.end < dated <= part.end + 2
    words = part.said.strip(EDGE_SIGNS)
    return is_before and len(words) > 2 and LABEL.fullmatch(words) is None


def _agreed_on(said: Normal, parts: Sequence[TitleClause], best: TitleClause) -> str:
    """「约了街道办 19号下午 谈合约」: whom one meets and what about are one name."""
    behind = next((part for part in parts if part.start > best.end), best)
    is_met = behind is not best and WITH_WHOM.match(said.text, best.start) and TALKS.match(behind.said)
    return behind.text if is_met else ""


def _of_its_time(said: Normal, of_time: Sequence[TitleClause], best: TitleClause) -> str | None:
    """「主席点头了，24号行龙脊」, 「月饼订了，20号派」: what is told of before the time was done, what is done then is planned."""
    own = next((part for part in of_time if part.start > best.start), None)
    if own is None or not TOLD_END.search(said.text, best.start, best.end):
        return None
    if HANDS_OUT.fullmatch(own.said.strip(EDGE_SIGNS)):
        return own.text + best.text
    return own.text if len(own.text) > LEAST_NAME else None


def _thing_of_deed(said: Normal, parts: Sequence[TitleClause], best: TitleClause) -> str:
    """「中秋月饼13日9:00起在库房发放」: what is named before the clock time of the deed."""
    before = best.start - 1
    thing = next((each for each in parts if each.end == before and CLOCK.match(said.text, before)), None)
    is_bare = thing is None or len(thing.text) < 2 or SETTING.fullmatch(thing.said) is not None
    return "" if thing is None or is_bare or thing.text in best.text else thing.text


def _of_thing(clause: TitleClause) -> str | None:
    """Of 「把账结了」 what is to be done; in the words as they are, where they are the title's own."""
    places = turned(clause.said.removeprefix("把")) if clause.said.startswith("把") else None
    if places is None or not clause.said.startswith(clause.text, 1):
        return None
    return "".join(clause.said[start + 1 : end + 1] for start, end in places)


def shortened(text: str) -> str:
    """As much of a title as is kept; the letters of another script say half as much as a sign of ours."""
    if text.isascii():
        return _cut_to_length(DANGLING.sub("", AGREED.sub("", text)), LONGEST_LATIN)
    return _cut_to_length(text, LONGEST)


def fact_title(said: Normal, dates: AbstractSet[int], figures: AbstractSet[int], start: int, end: int) -> str:
    """What was done, in the words of its first clause that says something, as far as they read as Chinese.

    Dates go, figures only where they end the clause: 「先后走访12户职工」 stays what it is.
    """
    for before, last in _cuts(said, start, end):
        kept = [place for place in range(before + 1, last) if place not in dates]
        text = "" if GREETING.match(said.text, before + 1) else _fact_clause(said, kept, figures)
        if len(text) > 1 and text not in lexicon.phrases("no_titles"):
            return _cut_to_length(text, LONGEST_FACT)
    quoted = said.quote(start, end)
    return _cut_to_length(quoted.strip(EDGE_SIGNS) or quoted, LONGEST_FACT)


def _fact_clause(said: Normal, kept: list[int], figures: AbstractSet[int]) -> str:
    """A clause without what leads to it and without the figures at its end."""
    kept = _turned(said, _without_listed(said, kept, figures), figures)
    kept = _without_tail(said, kept, figures)
    text = "".join(said.text[place] for place in kept)
    if text.count("(") > text.count(")"):  # 「走访12户(其中劳模2户)」
        kept = _without_tail(said, kept[: text.rindex("(")], figures)
    head = _leading("".join(said.text[place] for place in kept))
    return DANGLING.sub("", original_text(said, kept[head:]).strip(EDGE_SIGNS))


def _without_tail(said: Normal, kept: list[int], figures: AbstractSet[int]) -> list[int]:
    """Without the figures at the end and the words that lead to them."""
    left = len(kept)
    while left and (cut := _tail_length(said, kept[max(0, left - LONGEST_TAIL) : left], figures)):
        left -= cut
    return kept[:left]


def _without_listed(said: Normal, kept: list[int], figures: AbstractSet[int]) -> list[int]:
    """Without the figures that end an item of a list: 「评出能手5名、班组3个」."""
    left: list[int] = []
    for place in kept:
        if said.text[place] == "、" and left and any(one not in figures for one in left):
            left = left[: len(left) - _figure_length(left, figures)]
        left.append(place)
    return left


def _turned(said: Normal, kept: list[int], figures: AbstractSet[int]) -> list[int]:
    """「对困难职工进行了走访」 → 「走访困难职工」; what was done to mere figures stands alone."""
    treated = TREATED.match("".join(said.text[place] for place in kept))
    if treated is None:
        return kept
    whom, how = (kept[slice(*treated.span(name))] for name in ("whom", "how"))
    whom = whom[: len(whom) - _figure_length(whom, figures)]
    return [*how, *whom] if len(how) <= SHORT_DEED else [*whom, *how]


def _figure_length(kept: list[int], figures: AbstractSet[int]) -> int:
    """How many signs of a figure stand at the end."""
    return next((i for i, place in enumerate(reversed(kept)) if place not in figures), len(kept))


def _tail_length(said: Normal, kept: list[int], figures: AbstractSet[int]) -> int:
    """How many signs at the end are a figure or say nothing; 「上升到两万元」 is nothing without its figure."""
    text = "".join(said.text[place] for place in kept)
    count = _figure_length(kept, figures)
    if count:
        return 0 if RISES_TO.search(text[:-count]) else count
    return 0 if _ends_masked(said, kept) else _trailing(text)


def _ends_masked(said: Normal, kept: list[int]) -> bool:
    """Whether a name ends there that was masked: the signs of 「张＊＊」 are no marks of typesetting."""
    return bool(kept) and said.raw[said.places[kept[-1]]] == MASK


def _cut_to_length(text: str, most: int) -> str:
    """At most so long, cut at a border where there is one, and with its brackets and quotation marks in pairs."""
    if len(text) > most:
        border = max(text.rfind(sign, 0, most) for sign in BORDERS)
        text = text[: border if border > 1 else most]
    for opening, closing in PAIRS:
        text = text.replace(opening + closing, "")
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text


def covered_places(spans: Iterable[tuple[int, int]]) -> set[int]:
    """The places in the normal text that the spans cover."""
    return {place for start, end in spans for place in range(start, end)}


def _clauses(said: Normal, left_out: AbstractSet[int], start: int, end: int) -> Iterator[TitleClause]:
    """The clauses with what is left out cut away, each trimmed; a cut in mid-clause closes up."""
    for before, last in _cuts(said, start, end):
        left = [place for place in range(before + 1, last) if place not in left_out]
        kept = without_joints(said.text, left)
        yield TitleClause(before + 1, last, trimmed(said, kept), "".join(said.text[at] for at in kept))


def without_joints(text: str, kept: list[int]) -> list[int]:
    """「推荐表于11月13日前报」: what led to a time goes with it."""
    led = {
        place
        for place, following in pairwise(kept)
        if following > place + 1 and text[place] in "于在" and text[place - 1 : place] not in PARTS_OF_WORDS
    }
    return [place for place in kept if place not in led] if led else kept


def turned(words: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where verb and thing stand in what follows a 把: 「灭火器换了」 is 换灭火器, 「方案写一下」 the thing alone."""
    found = HANDLED.fullmatch(words)
    if found is None or len(found["thing"]) + len(found["verb"] or "") < 2:
        return None
    return (0, 0) if found["any"] else found.span("verb"), found.span("thing")


def _cuts(said: Normal, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The signs between which the clauses stand."""
    yield from pairwise([start - 1, *(match.start() for match in BREAK.finditer(said.text, start, end)), end])


def trimmed(said: Normal, kept: list[int]) -> str:
    """The signs left as they stand in the message, without what leads to a name or ends it."""
    text = "".join(map(said.text.__getitem__, kept))
    start = _leading(text)
    end = len(text) - (0 if _ends_masked(said, kept) else _trailing(text[start:]))
    if end - start < 2:  # 「开会」 is a title of its own
        start, end = 0, len(text)
    return DANGLING.sub("", original_text(said, kept[start:end]).strip(EDGE_SIGNS))


def original_text(said: Normal, kept: list[int]) -> str:
    """The signs left, as they stand in the message; several of one phrase say it once, and English words keep apart."""
    if isinstance(said.places, range):  # each sign is one of the message
        spans = dict(zip(kept, (at + 1 for at in kept), strict=True))
    else:
        spans = dict[int, int]()
        for at in kept:
            spans[said.places[at]] = max(said.ends[at], spans.get(said.places[at], 0))
    parts = [said.raw[start:end] for start, end in spans.items()]
    gaps = [end < start for end, start in zip(spans.values(), [*spans][1:], strict=False)]
    for at, (is_gap, (before, behind)) in enumerate(zip(gaps, pairwise(parts), strict=True), 1):
        if (
            is_gap
            and f"{before[-1:]}{behind[:1]}".isascii()
            and before[-1:].isalnum()
            and behind[:1].isalpha()
        ):
            parts[at] = f" {parts[at]}"
    return "".join(parts)


def _leading(text: str) -> int:
    start = 0
    while (match := TITLE_LEADS.match(text, start)) and len(text) - match.end() >= 2:
        start = match.end()
    return start


def _trailing(text: str) -> int:
    return len(text) - run_before_end(TITLE_TAIL, text)
