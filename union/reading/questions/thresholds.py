"""A question in plain words: without spoken and Cantonese words, slips of the pen, bare years (union/data/questions.toml);
and the threshold in it: 「超过50人的活动」, 「5000元以上的支出」, 「不到10户」.
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from union.core.lazy_regex import Regex
from union.data import table
from union.reading.english.translation import is_english
from union.reading.lexicon import TextRules
from union.reading.numbers.numerals import number
from union.reading.questions.english_questions import (
    asked_in_english,
    before_figure,
    with_sign_in_front,
    with_superlatives,
)
from union.reading.text.normal_form import EitherScript, normal

NUMBER = r"\d{1,12}(?:\.\d{1,6})?|[一二三四五六七八九十百千万两]{1,12}"
UNIT = "万元|万块|元|块钱?|人次|人|名|位|户|份|场|次|处|条|件"
LIMIT = Regex(
    rf"(?P<before>超过|超出|多于|大于|高于|不少于|不低于|不小于|至少|达到|少于|低于|小于|不足|不到|不超过|不多于|不高于)了?(?P<one>{NUMBER})(?P<of>万)?个?(?P<unit>{UNIT})?(?:以上)?(?:的)?"
    rf"|(?P<two>{NUMBER})(?P<of_two>万)?个?(?P<unit_two>{UNIT})?(?:及|或)?(?P<behind>以上|以下|以内|开外)(?:的)?"
)
MONEY = Regex("支出|花|钱|开支|费用|经费")
AT_LEAST = ("不少于", "不低于", "不小于", "至少", "达到", "以上")
MORE = ("超过", "超出", "多于", "大于", "高于", "开外")
AT_MOST = ("不超过", "不多于", "不高于", "以内", "以下")
PERSONS = ("人", "人次", "名", "位")
MYRIAD = 10000


# 「2026上半年」, 「2025慰问了多少」: a year without its sign; 「2025户」 is none.
BARE_YEAR = Regex(
    r"(?<![\d.第#])(?P<year>20[1-4]\d)(?=[上下]半年|全年|一整年|年度|第?[一二三四1-4]季|[一二三四]季度|[春夏秋冬]|中秋|端午|国庆|元旦|元宵|五一|三八|重阳|清明|[\u4e00-\u9fff]{2}(?<!万元)[^,。]*(?:多少|几|哪|什么))"
    r"(?!年|[元块万千百亿户人名个次场份件本处条张篇项])"
)
# 「领导突然问起来,…」, 「区总催季报了,…」: who wants to know is no part of what is asked.
ASKED_FOR = Regex(
    r"^(?:有?谁|哪位)(?:还|都)?(?:知道|记得|晓得|清楚)|^[^,。?!\d]{0,4}(?:领导|主席|书记|主任|上级|上面|上头|[区市省县局]总|总工会|[区市省县]工会|老板|局里|厂长|经理|办公室|人家|纪委|审计)[^,。?!\d]{0,6}(?:催|问|要|查|检查|等|说|让)[^,。?!\d多少几哪谁什么]{0,8}[,。!]"
)


class Limit(NamedTuple):
    """`unit` is 元 for money."""

    way: str
    value: Decimal
    unit: str
    words: str = ""  # as said

    def allows(self, value: Decimal) -> bool:
        """Whether a figure is within."""
        if self.way in AT_LEAST:
            return value >= self.value
        if self.way in MORE:
            return value > self.value
        return value <= self.value if self.way in AT_MOST else value < self.value

    @property
    def units(self) -> tuple[str, ...]:
        """The units of figures it speaks of."""
        return PERSONS if self.unit in PERSONS else (self.unit,)


def limit_in(text: str) -> tuple[Limit, str] | None:
    """The threshold of a question and the words without it; None without one."""
    found = LIMIT.search(text)
    if found is None:
        return None
    unit = found["unit"] or found["unit_two"] or ("元" if MONEY.search(text) else None)
    if unit is None:
        return None
    said = found["one"] or found["two"]
    read = said if said[0].isdigit() else number(said)
    if read is None:
        return None
    value = Decimal(str(read))
    if found["of"] or found["of_two"] or unit.startswith("万"):
        value *= MYRIAD
    unit = "元" if unit[-1] in "元块钱" else unit
    way = found["before"] or found["behind"]
    words = found[0].removesuffix("的").strip() if value else "支出"  # any sum at all
    return Limit(way, value, unit, words), f"{text[: found.start()]} {text[found.end() :]}"


# 「收了好多会费」 may be said in wonder: among people only what sums up or ends in a particle asks.
MANY = Regex(
    r"(?<=[了收花用访问查发来有是共到起在的记])好多(?=[^,，。]{0,8}(?P<end>[嘛喃噻呢?？]{0,2})[。\s]{0,2}$)"
)
SUMMED = Regex(r"一?共|总共|加起|合起|到底|[?？]$")
IN_PLACE = TextRules("questions", "in_place")
# 「会费不计」, 「除培训外」, 「不含慰问」: what a sum leaves out.
LEFT_OUT = Regex(
    r"(?:不(?:包?含|包括|算上?)|除(?:了|去|开)?|扣除)(?P<what>[\u4e00-\u9fff]{2,6}?)(?:之?外|以外|的话)?(?=[,。?]|花|用|支|$|一共)"
    r"|(?:^|,|(?<=多少)|(?<=多少钱))(?P<other>[\u4e00-\u9fff]{2,6}?)(?:收入|支出|的)?(?:不(?:计算?|算|含|包括)|除外)(?:在内)?(?=[,。?]|$)"
)


# 「秘书，帮我查一下名单谁负责」: what is asked stands behind it, and says itself that it asks.
LED = Regex(
    r"^(?P<call>(?:小?秘书?[，,：:\s]{1,2}){0,2})(?:那个[,，]?)?(?:麻[烦煩]|[请請]|[劳勞][驾駕烦煩])?[你您]?(?:(?:[帮幫给給替]我[们們]?|[帮幫]忙)?[查看翻](?:一?[下哈]|[查看])|(?<=[请請])查(?=[，,：:\s])|(?:我?想)?[请請]?[问問](?:一?[下声聲])?)[，,：:\s]{0,2}(?=[^\s，,])"
)
# 「例会地点？」
OF_ITEM = Regex(
    r"(?P<what>[^,，。:：;；\s\d]{2,14}?)的?(?:具体|具體|[举舉][办辦]|集合)?(?P<asked>[时時][间間]|日期|地[点點]|[负負][责責]人)(?:是|定了)?(?P<end>(?:来着|來著|[呢呀啊?？]){0,2})"
)
ASKED = {"时": "什么时候", "時": "什么时候", "日": "哪天", "地": "在哪里", "负": "谁负责", "負": "谁负责"}
TO_COME = Regex(
    r"^(?P<span>(?:今天|明天|[这這本下][个個]?(?:周|星期|[礼禮]拜|月)|月底前?|年底前?|最近|近期)?)(?:[还還都])?有(?:[没沒]有)?(?:什[么麼]|啥|哪些)(?:[快要该該])?(?:要)?(?:截止|到期)的?(?:事情?|任[务務]|工作)?(?=\W{0,2}$)"
)
NEXT_ONE = Regex(
    r"^(?:我[们們]|工会|工會)?下一?[个個场場次](?P<sort>活[动動]|[会會])[议議]?(?:是|在)?(?:什[么麼](?:[时時]候)?|哪[个個天]|啥(?:[时時]候)?)(?=(?:来着|[啊呀呢])?\W{0,2}$)"
)


def _asked_outright(text: str, *, alone: bool) -> str:
    """Without what leads up to a question; what names only a thing and what of it is wanted asks for that."""
    led = LED.match(text)
    rest = text[led.end() :] if led else text
    wanted = OF_ITEM.fullmatch(rest)
    if wanted is not None and (alone or led or wanted["end"]):
        rest = f"{wanted['what']}{ASKED[wanted['asked'][0]]}？"
    elif led is not None and not (ASKS.search(rest) or WHETHER.search(rest)):
        return text
    rest = TO_COME.sub(lambda found: f"{found['span'] or '最近'}要交什么", rest)
    rest = NEXT_ONE.sub(lambda found: f"接下来有什么{found['sort']}", rest)
    return f"{led['call']}{rest}" if led else rest


WHETHER = Regex(r"(?:[没沒]有?|[吗嗎])\W{0,2}$")


def in_standard(text: str, *, alone: bool) -> str:
    """A question in the words of the standard language: 「花了好多」, 「哪个请了假」; `alone`: nobody else is asked."""
    text = _asked_outright(text, alone=alone)
    many = MANY.search(text)
    if many and (alone or many["end"] or SUMMED.search(text)):
        text = f"{text[: many.start()]}多少{text[many.end() :].rstrip('嘛喃噻呢')}"
    for rule in IN_PLACE.rules:
        text = rule.pattern.sub(rule.says["means"], text)
    return text


def words_and_exclusion(said: str) -> tuple[str, str]:
    """The words without what a sum leaves out, and that; "" for nothing."""
    found = LEFT_OUT.search(said)
    if found is None:
        return said, ""
    return said[: found.start()] + said[found.end() :], found["what"] or found["other"]


@cache
def _words() -> dict[str, str]:
    data = table("questions")
    plain = {word: means for means, words in data["plain"].items() for word in words}
    return plain | dict(data["spoken"]["pairs"]) | dict(data["slips"]["pairs"])


SCANNER = Regex(lambda: "|".join(sorted(map(re.escape, _words()), key=len, reverse=True)))


CLAUSE_ENDS = Regex(
    r"(?<=[,，。;；?？!！\n\U0001F300-\U0001FAFF])(?=[^,，。;；?？!！\n\U0001F300-\U0001FAFF])|(?<=[啊呀呢嘛哦噢喔㗎啦吖])(?=[我俺])|(?<=[\u4e00-\u9fff]然后)"
)
ASKS = Regex(
    r"[几幾谁誰哪啥咋]|[边邊](?:[个個啲度日位间間处處]|一日)|(?:什么|[咩乜])(?!都)|多少|多久|怎么|如何|(?:[吗嗎没呢]|(?<!尚)未)[\s?？,，。]{0,4}$|没有[\s?？,，。]{0,4}$|有没有|[的在到是]\S{1,8}还是\S{1,8}[?？]|\b(?:what|wat|when|where|who|how|which)\b|多[大高]|\b(?:cost|turnout|attendance)\W{0,2}$",
    any_case=True,
)
# 「球赛几号，我要排班」, 「明天球赛几点呀，我三点五十还有节课」: why it is asked; 「多少钱，会费不算」 is part of it.
BEHIND = Regex(r"不(?:计|算|含|包括)|除[了去开外]|^\s{0,3}[总總][结結]|^[^,.]{1,40}(?:\bor\b|还是|還是|定係)")
BEFORE = Regex(
    r"^(?:我(?!记得|印象)|俺|早|[唉哎]|大家|各位|辛苦|不好意思|打扰|问一?下|年纪|记性|脑子|急[用死]?[了!！]?$|[^,，。\d]{0,6}(?:记不[住清得]|糊涂)|[写做报填交对编][^,，。\d]{0,6}要?用$|领导[又在]?[催要])"
)
# Of a clause that tells why it is asked, where logs tell of none of its words.
LEAD = EitherScript(
    r"我|咱|俺|(?<![慰访訪顾顧])[问問](?![题題卷])|催|追|[核查对]|审|要[数用]|等[着紧]|急|填表|报表|汇报|领导|财务|上[级面头]|早|大家|各位|辛苦|打[扰搅]|不好意思|唔好意思|\b(?:morning|afternoon|evening|hi|hello|hey|eh|aiyo|alamak|wah|boss|hq|mgmt|auditors?|chas\w+|ask\w*|need|settle|argu\w+|reports?|sorry|paiseh|pls|please|tolong|guys|all|bro|sis)\b",
    any_case=True,
)
MOST_CLAUSES = 12


HAN = Regex(r"[\u4e00-\u9fff]")
AND_COST = Regex(r"[,，、\s]{0,3}(?:and[\s·]?)?(?P<of>[A-Za-z]{0,12})(?:花了|费用)(?=\W{0,2}$)")
ACTIVITIES = Regex(r"(?<![A-Za-z])(?:events|activities)(?![A-Za-z])", any_case=True)
LAST_ONE = Regex(r"(?<![A-Za-z])last[·\s]?(?=[\u4e00-\u9fff])", any_case=True)


def asking_part(text: str) -> str:
    """The clauses that ask, with what they speak of before them: not why it is asked, nor what is asked of whom beside it."""
    text = text if HAN.search(text) else asked_in_english(text)
    clauses = CLAUSE_ENDS.split(text)
    asking = [at for at, each in enumerate(clauses) if ASKS.search(each)]
    if not 1 < len(clauses) <= MOST_CLAUSES or not asking:
        return text
    first = asking[0]
    last = max(at for at in asking if at == first or not BEFORE.search(clauses[at]))
    before = [each for each in clauses[:first] if not BEFORE.search(each)]
    behind = [each for each in clauses[last + 1 :] if BEHIND.search(each)]
    return "".join([*before, *clauses[first : last + 1], *behind]).strip(",，;； ")


# 「秘书秘书，」, 「小秘我想问一下」, 「你帮我看一哈」, 「我好写小结」: nothing of it is asked about.
CALLED = Regex(
    r"^(?:(?:那个|喂|诶|哎|嗨|hi|hello|请问?|麻烦|劳烦|@|[,，~!！\s]){0,3}(?:小?秘书(?![长处科员])|小秘)[仔姐哥君]?[啊呀]?[,，:：~!！\s]{0,2}){1,3}",
    any_case=True,
)
OPENED = Regex(
    r"^(?:(?:收到|好的?|好[嘞滴呢]|行|嗯+|[哦噢]+|明白|知道了|早上?好?|[大各][家位]好?|ok|(?:收到)?(?:多谢|谢谢|感谢|辛苦)[了啦]?(?:[\u4e00-\u9fff]{2,3})?)[啦了呀啊哈]{0,2}[,，!！~。\s]{1,2}){1,3}(?=[^,，!！~。\s])|"
    r"^(?:(?:[Pp]lease|[Kk]indly|请)·?)?(?:[Cc]an·you·|[Cc]ould·you·)?(?:[Tt]ell|[Ll]et|[Ss]how)·?(?:me|us|我们?)(?:·know)?(?![A-Za-z])[,:·\s]{0,2}|^统计一?下[:：,，]|"
    r"^(?:那个[,，])?(?:我)?(?:想|要|来)?(?:请?问|打听|确认|核对|了解)(?:一?[下哈声]|你?个事)儿?[啊哈呀]?[,，]?(?=.)|^我(?:记得|印象[里中]?)[,，]?(?=.)|^(?:领导|上[面头级]|主席|书记|[区市局厂院校]里|公司|人家|有人)(?:刚才?|又|在|都|过?来)?问(?:我们?|咱们?|起来?|一下)?[,，]?(?=.)|^(?:麻烦|请|劳驾)?你?[帮给替](?:我|俺|咱)们?(?:[拢捋翻]|看一?哈)(?:一?[下哈]|[看查算]|个数)?[,，]?(?=.)"
)
# 「总共用了好多钱」 is asked wherever it stands; "may until now" names a month.
SO_MANY = Regex(
    r"(?<=[总一]共)好多|(?<=[总一]共[用花来去发收有])好多|(?<=[总一]共[用花来去发收][了去的])好多|(?<=加起来)好多|(?<=加起来[用花来去发收有])好多|(?<=加起来[用花来去发收][了去])好多"
)
MAY = Regex(
    r"(?:(?<=\bin )|(?<=\bsince )|(?<=\bfrom )|(?<=\bfor )|(?<=^))may\b(?! (?:i|we|you|he|she|they|day|be|have)\b)",
    any_case=True,
)
# "the two safety talks": each was told as one.
OF_SEVERAL = Regex(
    r"\b(?:the )?(?:two|both|three|all)(?: of)?(?: the| our)? (?P<what>(?:[a-z]{2,12} ){0,2}[a-z]{3,12}?)s\b(?!')",
    any_case=True,
)
LONE_MAY = Regex(r"(?<![A-Za-z])may(?![A-Za-z])", any_case=True)
UNTIL_NOW = Regex(
    r"(?P<month>\d月|(?<![A-Za-z])may)[\s·,]{0,3}累计[\s,]{0,2}", any_case=True
)  # "October up to today"
SUM_WANTED = Regex(r"(?<=合计|总计|总共|一共|支出|花费)(?:给|报)[我俺]?个总?数")
REASON = Regex(
    r"(?:我|俺)(?:这边|们)?(?:好|要|正|得|在|等[下会]儿?|还|马上|明天|今天|急着?){0,3}(?:写|做|填|对|报|交|编|跟|给|排|弄|汇报|登)[^,，。?？]{1,12}(?:[,，]?怕[^。?？]{1,20})?[?？。]?$"
)
# 「…到了多少人你帮我看一下」
REQUESTED = Regex(
    r"[,，]?你?(?:帮[我忙俺]|[给替][我俺])(?:再)?[看查算列排数加翻捋拢](?:一?[下哈声]|[看查算]|出来)?[吧呗啊哈呀]?[。?？]?$"
)
# What English puts between the words of a question.
SMALL = Regex(
    r"·?(?<![A-Za-z])(?:(?:in·the·end|the|an?|at|for|of|to|on|in|was|were|is|are|do|does|did|have|has|had|got|there|our|us|we|total|altogether|all|again|ah|already"
    r"|actually|both|last·time|so·far|bring·in|came|come|went)(?![A-Za-z])·?){1,6}"
)


# 「老刘媳妇问」, 「教研组长催我」, 「HQ asking me」: who wants to know; of whom, where the question says but 他.
WANTS_TO_KNOW = Regex(
    r"^(?:(?P<who>[^,，。;；?？]{1,8}?)的?)?(?:爱人|媳妇|老婆|老公|家属|家里人?|家人|太太|先生|儿子|女儿|妈妈?|爸爸?)?(?:打[了个]{0,2}电话|发微信)?(?:刚才?|又|还|一直|老是?|总)?(?:过?来|在)?(?:[催追]?问|打听|催)"
    r"(?:我们?|咱们?|俺|起来?|到|道|一[下声哈])?(?:呢|了|说|要|呀)?[,，:：\s]$"
)
OF_SOMEBODY = Regex("(?<!其)[他她]")


def _without_asker(text: str) -> str:
    first, *rest = CLAUSE_ENDS.split(text, maxsplit=1)
    found = WANTS_TO_KNOW.match(first) if rest and not ASKS.search(first) else None
    if found is None or not ASKS.search(rest[0]):
        return text
    return f"{found['who']},{rest[0]}" if found["who"] and OF_SOMEBODY.search(rest[0]) else rest[0]


def _core_question(text: str) -> str:
    """Without who is called, how it is begun and why it is asked."""
    text = SUM_WANTED.sub("多少", text)
    said = SO_MANY.sub("多少", OPENED.sub("", CALLED.sub("", text)))
    request = REQUESTED.search(said)
    said = said[: request.start()] if request and ASKS.search(said[: request.start()]) else said
    end = REASON.search(said)
    is_apart = end and ASKS.search(said[: end.start()]) and not ASKS.search(end[0])
    return said[: end.start()] if end and is_apart else said


# "so far this month", 「到今天为止12月」: the span that is named is meant, not all of the year.
TO_DATE = EitherScript(
    r"\b(?:so far|to date|up to now|till now|until now)\b|(?:截[至止]到?|(?<![月号日年周])一?直?到)(?:今天|今日|现在|目前|而家|依家)(?:为止)?[,，]?",
    any_case=True,
)
SPENDING = EitherScript(r"\btotal (?:spending|spent|expenditure|expenses?)\b", any_case=True)
# 「这个月剩下的事都列一下，谁负责也写上」 asks what is left, and whose it is.
LIST_WANTED = EitherScript(
    r"(?:[把将])?(?P<of>[^,，。]{0,8}?)(?:里|内)?(?:剩下?|余下|[没未](?:有|曾)?(?:[办做弄搞完交][完成好]?|落实))[的嘅]?(?:工作|事情?|事项|项目|东西|嘢|活|任务)?(?:都|全部?|统统|[给帮同]我){0,3}(?:列|理|拉|报|发|写|数)(?:一?下|晒|出[来嚟]|个(?:单子?|清单|表)|一遍|[给畀]我|全){1,4}"
)
OWNERS_WANTED = EitherScript(
    r"(?:谁|[边邊]个)(?:来)?(?:负责|办|跟|做)的?(?:也|都)?(?:写|标|带|列|注|说)[上明出清埋一下]{1,3}|(?:带|附|注明|写上|标上|写明|列出)上?(?:负责人|谁负责|谁办|经办人)"
)
OF_SPAN = EitherScript(
    r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九本这個个上])月份?(?!\d)|[本这]个?(?:周|星期|礼拜|季)|\b(?:this|last) (?:week|month)\b|\bin (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)",
    any_case=True,
)
APART = Regex(
    r"(?<=[\u4e00-\u9fff])(?<!多少[人钱次个件])\s{1,9}(?=[\u4e00-\u9fff])"
)  # as the normal form has it


def list_as_question(text: str) -> str:
    """A list that is wanted of us, asked for: 「没办完的列出来，带上负责人」 is 「还有哪些没完成的，谁负责」."""
    asked = LIST_WANTED.sub(r"\g<of>还有哪些没完成的", text)
    return OWNERS_WANTED.sub("谁负责", asked) if asked != text else text


def plainly(text: str) -> str:
    """The question in the words the reader knows, normal and without what stands before and behind it."""
    text = text.lower() if text.isascii() and text.isupper() else text
    text = SPENDING.sub("how much did we spend", text)
    text = TO_DATE.sub(" " if text.isascii() else "", text) if OF_SPAN.search(text) else text
    text, sign = with_sign_in_front(text) if is_english(text) else (text, "")
    said = _without_asker(_core_question(normal(OF_SEVERAL.sub(r"\g<what>", text)).text))
    if is_english(text):  # what stands apart is no clause of its own: "how many members at the AGM"
        said = ACTIVITIES.sub("活动", before_figure(with_superlatives(said), sign))
        said = AND_COST.sub(r"、\g<of>多少钱", LAST_ONE.sub("上次", said))
        said = asking_part(SMALL.sub(" ", UNTIL_NOW.sub(r"\g<month>到现在,", said)))
        said = APART.sub("、", LONE_MAY.sub("5月", said) if MAY.search(text) else said)
    said = ASKED_FOR.sub("", SCANNER.sub(lambda match: _words()[match[0]], said))
    said = said if is_english(text) else TWICE.sub(r"\g<said>", asking_part(said))
    return BARE_YEAR.sub(lambda match: f"{match['year']}年", said)


# 「谈编更谈过几次」, 「派传单在哪里派」: the verb said again names nothing.
TWICE = Regex(
    r"(?P<said>(?P<verb>[\u4e00-\u9fff])(?P<of>[\u4e00-\u9fff]{1,8}?)(?P<place>[是在到]{1,2}(?:哪[里儿]?|什么地方))?)(?P=verb)(?=(?(place)[的架]?(?:\W|$)|[了过](?:多少|几)))"
)


def sign_of_plain(name: str) -> Regex:
    """A sign of a question of nothing but known words, or those words: [plainly] of questions.toml."""

    def words() -> str:
        said = table("questions")["plainly"][name]
        return said if isinstance(said, str) else "|".join(said)

    return Regex(words)


PLAINLY_ASKED, SHOWN = map(sign_of_plain, ("asks", "shown"))
BARE, LONGEST = Regex(r"^\W{0,3}#\s?\d{1,6}\W{0,3}$"), 80


# 「报名表谁来做？要不我来，周二前弄好」: whoever asks answers it; 「红烧肉谁打到了 我去的时候就剩汤了」 is talk.
VOLUNTEERED = EitherScript(
    r"(?:谁|边个|哪个|哪位)[^?？,，。]{0,14}(?<![了过咗])[?？,，。\s]\s?(?:要不|不如|还是|那)?(?:就)?(?:由|让)?我(?:来|去|嚟|做|写|弄|搞|办|买|跟|负责)(?![的了过咗到])|\bwho\b[^?]{0,40}\?\s?(?:i can|i'll|i will|let me|me)\b",
    any_case=True,
)


def may_be_plain_question(text: str) -> bool:
    """Whether words are short and hold such a sign: of others nothing is looked up."""
    if VOLUNTEERED.search(text):
        return False
    said = (normal(text).text.lower(), text.lower()) if len(text) <= LONGEST else ()
    return any(each.search(words) for each in (PLAINLY_ASKED, SHOWN, BARE) for words in said)
